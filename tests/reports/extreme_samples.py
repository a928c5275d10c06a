"""Records that press on every edge of a page: long names and texts, nine-figure amounts, sixty rows of everything."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from consultation_samples import LONG_NAME, crowded
from held_records import Records
from meeting_samples import a_long_debate
from monitoring_samples import a_long_summer
from policy_samples import a_thick_proposal
from questionnaire_samples import many_papers
from yearly_samples import a_wordy_report

from parteneriat_desktop.records.budget import BudgetChapter, BudgetLine, FundingSource
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.partnership import (
    Addendum,
    Partnership,
    PartnershipParty,
)
from parteneriat_desktop.records.plan import ConsultationCommitment, Plan
from parteneriat_desktop.records.result import Result
from parteneriat_desktop.records.target import Horizon, Target
from parteneriat_desktop.records.work import Activity, Objective, RaciRole, Responsibility

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
from report_samples import DAY, PARTNERSHIP, PLAN, SENTENCE
from training_samples import a_long_course

LONG_TITLE = ("Îmbunătățirea serviciilor pentru comunități vulnerabile în satele fără acces, " * 4)[:250]


def _long(number: int, letters: int) -> str:
    """A name that is long in every sixth row."""
    return LONG_TITLE[: letters if number % 6 == 0 else 40]


def extreme() -> Records:
    """Long names and texts, nine-figure amounts, sixty rows of everything."""
    text = (SENTENCE * 60)[:5200]
    records = Records()
    for number in range(6):
        kind = PartnerKind.COMMUNE if number % 2 else PartnerKind.ASSOCIATION
        partner = Partner(id=f"p{number}", kind=kind, country="RO", name=LONG_NAME, unit_code="130534")
        partner.representative_function = "Secretar general al unității administrativ-teritoriale"
        partner.tax_number = "4267117"
        records.add(partner)
    partnership = Partnership(id=PARTNERSHIP, title=LONG_TITLE, clauses=[])
    partnership.parties = [
        PartnershipParty(partner=f"p{number % 6}", signatory="Secretar general, Ștefănescu-Țurcanu Maria-Magdalena")
        for number in range(60)
    ]
    partnership.addenda = [Addendum(number=str(number), change=text[:4000]) for number in range(3)]
    plan = Plan(id=PLAN, partnership=PARTNERSHIP, title=LONG_TITLE, problem_analysis=(SENTENCE * 120)[:10_000])
    plan.target_group = "\n\n\n".join([SENTENCE * 3] * 5)
    plan.territory = ["130534"] * 60
    plan.currency, plan.budget_total = "RON", Decimal("999999999.99")
    plan.consultation_commitment = ConsultationCommitment(inclusion_measures=text[:4000])
    return records.add(
        partnership,
        plan,
        *_extreme_work(),
        *_extreme_goals(text),
        *a_long_debate(),
        *many_papers(),
        *crowded(),
        a_wordy_report(),
        *a_long_summer(text, LONG_TITLE),
        a_thick_proposal(text, LONG_TITLE),
        *a_long_course(LONG_TITLE),
    )


def _extreme_work() -> list[Record]:
    """Sixty activities, lines and responsibilities."""
    rows: list[Record] = [Objective(id="o", plan=PLAN, code="OS1", name=LONG_TITLE * 2)]
    sources, chapters, roles = list(FundingSource), list(BudgetChapter), list(RaciRole)
    for number in range(60):
        parent = f"a{number - 1}" if number % 3 == 1 else None
        rows.append(
            Activity(
                id=f"a{number}", plan=PLAN, objective="o", parent=parent, code=f"A{number}", name=_long(number, 120)
            )
        )
        rows.append(
            Responsibility(
                id=f"r{number}",
                activity=f"a{number}",
                partner=f"p{number % 6}",
                role=roles[number % 4],
                function="Secretar general al unității administrativ-teritoriale",
                due_on=DAY,
            )
        )
        rows.append(
            BudgetLine(
                id=f"l{number}",
                plan=PLAN,
                chapter=chapters[number % len(chapters)],
                source=sources[number % len(sources)],
                year=2026 + number % 5,
                planned=Decimal("999999999.99"),
                amount_net=Decimal("999999999.99"),
                vat_amount=Decimal("189999999.99"),
                partner=f"p{number % 6}",
                activity=f"a{number}",
            )
        )
    return rows


def _extreme_goals(text: str) -> list[Record]:
    """Sixty targets and results, some with texts of several pages."""
    rows: list[Record] = []
    for number in range(60):
        rows.append(
            Target(
                id=f"t{number}",
                plan=PLAN,
                code=f"T{number}",
                name=_long(number, 150),
                unit="puncte procentuale",
                baseline=Decimal("999999999.999999"),
                target_value=Decimal("999999999.5"),
                due_on=DAY,
                definition=text[:4000] if number == 7 else None,
            )
        )
        rows.append(
            Result(
                id=f"e{number}",
                plan=PLAN,
                horizon=list(Horizon)[number % 2],
                description=text if number == 5 else _long(number, 250),
                indicator=f"t{number}",
            )
        )
    return rows
