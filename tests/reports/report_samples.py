"""Three sets of records for every report: nothing filled in, ordinary (published cases), extreme."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from consultation_samples import CONSULTATION, DEBATE, REQUEST, no_consultation, romanian
from held_records import Records
from meeting_samples import MEETING, a_debate, blank_meeting
from monitoring_samples import REPORT, a_summer, blank_report
from policy_samples import PROPOSAL, an_alternative, blank_proposal
from questionnaire_samples import QUESTIONNAIRE, TEMPLATE, an_evening, blank_questionnaire
from training_samples import TRAINING, a_course, blank_training
from yearly_samples import YEARLY, a_yearly_report

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.budget import BudgetChapter, BudgetLine, FundingSource
from parteneriat_desktop.records.consultation import ParticipationMethod
from parteneriat_desktop.records.frequency import Frequency
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.partnership import (
    Addendum,
    AgreementClause,
    Partnership,
    PartnershipKind,
    PartnershipParty,
)
from parteneriat_desktop.records.plan import ConsultationCommitment, Plan, PlanDomain, PlanState, PriorityDomain
from parteneriat_desktop.records.programme import CountingRule, EvidenceRow, Programme, ProgrammeClause
from parteneriat_desktop.records.references import Reference
from parteneriat_desktop.records.result import Achievement, Result
from parteneriat_desktop.records.target import Horizon, Target, YearlyTarget
from parteneriat_desktop.records.transparency_report import TransparencyReport
from parteneriat_desktop.records.values import Attachment
from parteneriat_desktop.records.work import Activity, ActivityState, Objective, RaciRole, Responsibility
from parteneriat_desktop.records.working_tool import ToolKind, WorkingTool
from parteneriat_desktop.reports.catalogue import make, make_whole
from parteneriat_desktop.reports.frame import DocumentState, Frame, Funding, Issuer
from parteneriat_desktop.reports.transmittal_sheet import SentFile, Transmittal

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

DAY = date(2026, 11, 20)
PARTNERSHIP, PLAN = "partnership-1", "plan-1"
FILE = Attachment("ab" * 32, "acord.pdf", "application/pdf", 41_000)
SENTENCE = "Cerem ca răspunsurile să fie publicate în termen, cu motivele lor și cu numele compartimentului. "


#: The record that each report of the samples is about.
SUBJECTS = {
    "R01": PARTNERSHIP,
    "R02": PLAN,
    "R03": REPORT,
    "R04": PARTNERSHIP,
    "R05": CONSULTATION,
    "R05D": DEBATE,
    "R06": CONSULTATION,
    "R06L": CONSULTATION,
    "R07": CONSULTATION,
    "R08": MEETING,
    "R09": YEARLY,
    "R11": PLAN,
    "R12": PARTNERSHIP,
    "R13": QUESTIONNAIRE,
    "R13F": TEMPLATE,
    "R14": TRAINING,
    "R14L": TRAINING,
    "R15": PROPOSAL,
    "R19": REQUEST,
}


#: The reports about everything that is held.
WHOLE = ("R10", "R16")


def a_document(code: str, records: Records, frame: Frame) -> bytes:
    """A report about its record of the samples, or about all of them."""
    if code in WHOLE:
        return make_whole(code, records, frame)
    return make(code, records, SUBJECTS[code], frame)


def a_frame(language: str, **given: object) -> Frame:
    """A frame of a town hall."""
    values: dict[str, object] = {
        "catalogue": Catalogue(language),
        "issuer": Issuer(name="Municipiul Ploiești", lines=("Județul Prahova", "Compartiment proiecte")),
        "day": DAY,
        "state": DocumentState.SAMPLE,
        "programme": a_programme(),
    }
    return Frame(**(values | given))


def nothing() -> Records:
    """A partnership and a plan of which nothing is known."""
    return Records().add(
        Partnership(id=PARTNERSHIP),
        Plan(id=PLAN),
        *blank_meeting(),
        *blank_questionnaire(),
        *no_consultation(),
        blank_report(),
        blank_proposal(),
        blank_training(),
        TransparencyReport(id=YEARLY),
    )


def ordinary() -> Records:
    """The partnership of Ploiești with a plan whose budget is that of the published toolkit project."""
    records = Records().add(
        Partner(
            id="ngo",
            kind=PartnerKind.ASSOCIATION,
            country="RO",
            name="Asociația ARES’EL",
            acronym="ARES’EL",
            court="Judecătoria Ploiești",
            representative_function="președinte",
        ),
        Partner(
            id="town",
            kind=PartnerKind.MUNICIPALITY,
            country="RO",
            name="Municipiul Ploiești",
            acronym="Ploiești",
            unit_code="130534",
            representative_function="primar",
        ),
        Partnership(
            id=PARTNERSHIP,
            title=(
                "Parteneriatul pentru Ploiești – consolidarea capacității ONG-urilor și partenerilor sociali din "
                "municipiul Ploiești și localitățile limitrofe de a se implica în formularea și promovarea dezvoltării "
                "la nivel local"
            ),
            kind=PartnershipKind.LOCAL_DEVELOPMENT,
            parties=[PartnershipParty(partner="ngo"), PartnershipParty(partner="town", signatory="primar")],
            council_decision_number="68/2021",
            steering_group=True,
            steering_frequency_months=3,
            duration_months=24,
            in_force_on=date(2021, 3, 25),
            signed_on=date(2021, 3, 20),
            clauses=[clause for clause in AgreementClause if clause is not AgreementClause.MONITORING],
            addenda=[Addendum(number="2", date=date(2022, 5, 3), change="prelungirea duratei")],
            approval_report_ref=Reference(number="12/2021", date=date(2021, 2, 1)),
            signed_document=FILE,
        ),
    )
    return records.add(
        *_ordinary_plan(),
        *a_debate(),
        *an_evening(),
        *romanian(),
        a_yearly_report(),
        *a_summer(),
        an_alternative(),
        *a_course(),
    )


def _ordinary_plan() -> list[Record]:
    """A plan with objectives, activities, targets, results, money and roles."""
    plan = Plan(
        id=PLAN,
        partnership=PARTNERSHIP,
        title="Politici publice locale",
        territory=["130534"],
        population=180_540,
        problem_analysis=(SENTENCE * 8 + "\n") * 3,
        target_group="ONG-uri, parteneri sociali și cetățeni din satele fără centru de zi.",
        domains=[
            PlanDomain(domain=PriorityDomain.GOVERNANCE, main=True),
            PlanDomain(domain=PriorityDomain.VULNERABLE, main=False),
        ],
        adopted_on=date(2026, 3, 31),
        state=PlanState.IN_IMPLEMENTATION,
        monitored_until=date(2028, 3, 31),
        implementation_from=date(2026, 4, 1),
        implementation_until=date(2028, 3, 31),
        council_decision_ref=Reference(number="14", date=date(2026, 3, 31)),
        consultation_commitment=ConsultationCommitment(
            frequency_months=3,
            methods=[ParticipationMethod.PUBLIC_DEBATE, ParticipationMethod.CIVIC_FORUM],
            inclusion_measures="Transport și ședințe după ora 16.",
        ),
        budget_total=Decimal("874291.99"),
        currency="RON",
    )
    return [plan, *_work(), *_money(), *_goals()]


def _work() -> list[Record]:
    """Objectives, activities in two levels and who does them."""
    steps: list[Record] = [
        Objective(id=f"o{number}", plan=PLAN, code=f"OS{number}", name=name, responsible_partner="town")
        for number, name in enumerate(
            ("Calitatea deciziilor", "Propuneri alternative ale ONG-urilor", "Politici inițiate de personal"), start=1
        )
    ]
    for number in range(1, 9):
        activity = Activity(
            id=f"a{number}",
            plan=PLAN,
            objective=f"o{number % 3 + 1}",
            code=f"A{number}",
            name=f"Sesiune regională de instruire pentru autorități, seria {number}",
            starts_on=date(2026, 4, number),
            ends_on=date(2026, 9, number),
            responsible_partner="ngo",
            state=ActivityState.IN_PROGRESS,
        )
        part = Activity(
            id=f"a{number}.1", plan=PLAN, parent=activity.id, code=f"A{number}.1", name="Analiza legislației"
        )
        steps += [activity, part]
        steps.append(
            Responsibility(
                id=f"r{number}",
                activity=activity.id,
                partner="ngo",
                role=RaciRole.ACCOUNTABLE,
                function="coordonator de proiect",
                due_on=date(2026, 9, 30),
            )
        )
        steps.append(Responsibility(id=f"s{number}", activity=activity.id, partner="town", role=RaciRole.RESPONSIBLE))
    tool = WorkingTool(id="t", plan=PLAN, kind=ToolKind.GUIDE, name="Manual, ediția a doua")
    return [*steps, tool]


def _money() -> list[Record]:
    """The budget of the published project, by source."""
    amounts = (
        (FundingSource.OTHER_EU_FUNDS, "719579.88", 2026, BudgetChapter.STAFF),
        (FundingSource.STATE_BUDGET, "137227.27", 2027, BudgetChapter.TRAINING),
        (FundingSource.NGO_COFINANCING, "17484.84", 2027, BudgetChapter.STAFF),
    )
    return [
        BudgetLine(
            id=f"l{number}",
            plan=PLAN,
            chapter=chapter,
            partner="ngo",
            source=source,
            year=year,
            planned=Decimal(amount),
            amount_net=Decimal(amount),
            vat_amount=Decimal(0),
            currency="RON",
            activity="a1",
        )
        for number, (source, amount, year, chapter) in enumerate(amounts)
    ]


def _goals() -> list[Record]:
    """Targets and results."""
    return [
        Target(
            id="t1",
            plan=PLAN,
            code="T1",
            name="Persoane instruite în competențe civice",
            unit="persoane",
            baseline=Decimal(0),
            baseline_year=2025,
            baseline_source="evidența asociației",
            target_value=Decimal(150),
            due_on=date(2027, 12, 31),
            horizon=Horizon.LONG,
            frequency=Frequency.QUARTERLY,
            verification_source="liste de prezență",
            responsible="ngo",
            responsible_function="coordonator",
            yearly_targets=[YearlyTarget(year=2026, value=Decimal(70)), YearlyTarget(year=2027, value=Decimal(150))],
        ),
        Target(
            id="t2", plan=PLAN, code="T2", name="Municipii asistate", unit="municipii", baseline_unknown_reason="nou"
        ),
        Result(
            id="r1",
            plan=PLAN,
            horizon=Horizon.SHORT,
            description="Mecanism de consultare",
            achieved=Achievement.YES,
            achieved_on=date(2026, 9, 20),
            indicator="t1",
        ),
        Result(id="r2", plan=PLAN, horizon=Horizon.LONG, description="5 politici publice alternative înregistrate"),
    ]


def a_transmittal(files: int = 5) -> Transmittal:
    """A bundle with some files."""
    digests = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(files)]
    return Transmittal(
        sender="Comuna Șesu Țarinei",
        sender_function="Primar",
        recipient="Ministerul Investițiilor și Proiectelor Europene",
        recipient_function="Registratura",
        created=datetime(2026, 11, 20, 14, 32),  # noqa: DTZ001 - shown as it is
        sequence=7,
        file_name="Sesu_Tarinei_2026-11-20_0007.asice",
        size=2_700_000,
        contains=Sentence("214 changes, 4 reports"),
        omits=Sentence("names and contacts"),
        files=tuple(
            SentFile(what=Sentence("Monitoring report"), path=f"reports/R03-{number}.pdf", sha256=digest, size=41_000)
            for number, digest in enumerate(digests)
        ),
        manifest_digest=hashlib.sha256(b"manifest").hexdigest(),
        key_fingerprint="FRYO-CK32-AZDP-SITZ-6QT4-PM4O-OM2N-RZJY",
    )


FUNDING = Funding(
    phrase="PNRR. Finanțat de Uniunea Europeană – UrmătoareaGenerațieUE.",
    disclaimer=(
        "Conținutul acestui material nu reprezintă în mod obligatoriu poziția oficială a Uniunii Europene sau a "
        "Guvernului României."
    ),
)


def a_programme(counting: CountingRule = CountingRule.FULL) -> Programme:
    """A target that asks for every row of the matrix."""
    clauses = [ProgrammeClause(row=row, text=row.label, decides=True) for row in EvidenceRow]
    name = "Parteneriatele dintre autoritățile locale și ONG-uri sunt înființate și operaționale"
    return Programme(id="447", code="447", name=name, objective=50, counting=counting, clauses=clauses)
