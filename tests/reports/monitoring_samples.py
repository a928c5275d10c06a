"""Monitoring reports for the samples: empty, of two quarters of a plan, and with sixty rows of everything."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.records.budget import Expenditure
from parteneriat_desktop.records.consultation import Consultation, ConsultationState
from parteneriat_desktop.records.cooperation import CooperationEntry, CooperationKind
from parteneriat_desktop.records.deviation import Deviation, DeviationKind, DeviationState
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.monitoring_report import MonitoringReport
from parteneriat_desktop.records.participation import ParticipationMethod
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.references import NamedPartner
from parteneriat_desktop.records.snapshot import ReportKind
from parteneriat_desktop.records.target import MeasureMode, Target
from parteneriat_desktop.records.values import MaskedCount

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

REPORT, PARTNERSHIP, PLAN = "monitoring-1", "partnership-1", "plan-1"
PARTIES = [NamedPartner(partner="ngo"), NamedPartner(partner="town")]


def a_report(**given: object) -> MonitoringReport:
    """A report on the summer of the sample plan."""
    values: dict[str, object] = {
        "id": REPORT,
        "plan": PLAN,
        "sequence": 2,
        "kind": ReportKind.QUARTERLY,
        "period_from": date(2026, 7, 1),
        "period_until": date(2026, 9, 30),
        "summary": "Au continuat instruirile; punctul de informare a fost deschis la 1 septembrie.",
        "cooperation": "Comitetul s-a întrunit lunar, cu procese-verbale semnate de ambele părți.",
        "good_practice": "Ședințe după ora 16, cu transport din satele Vadu și Țarina.",
        "self_assessment": 4,
        "self_assessment_reason": "Un singur indicator este în urmă.",
        "prepared_by": "coordonator de proiect",
        "checked_by": "secretar general",
        "approved_by": "primar",
        "registration_number": "4127",
        "registration_date": date(2026, 10, 15),
    }
    return MonitoringReport(**(values | given))


def blank_report() -> MonitoringReport:
    """A report of which nothing is known."""
    return MonitoringReport(id=REPORT)


def a_summer() -> list[Record]:
    """What happened in the summer of the sample plan."""
    return [a_report(), *_measured(), *_asked(), *_together()]


def _measured() -> list[Record]:
    """Targets with values, and payments."""
    goals = (
        ("t3", "T3", "Consultări publice organizate", 8, 3),
        ("t4", "T4", "Instrumente de lucru în folosință", 4, 1),
    )
    found: list[Record] = [IndicatorValue(id="v1", target="t1", measured_on=date(2026, 9, 1), value=Decimal(9))]
    for record, code, name, goal, value in goals:
        target = Target(id=record, plan=PLAN, code=code, name=name, unit="număr", baseline=Decimal(0))
        target.target_value, target.mode = Decimal(goal), MeasureMode.SNAPSHOT
        found += [
            target,
            IndicatorValue(id=f"v{record}", target=record, measured_on=date(2026, 9, 30), value=Decimal(value)),
        ]
    kept = Target(id="t5", plan=PLAN, code="T5", name="Program al punctului de informare", unit="ore pe săptămână")
    kept.baseline = kept.target_value = Decimal(20)
    found += [kept, IndicatorValue(id="v5", target="t5", measured_on=date(2026, 9, 30), value=Decimal(20))]
    found += [
        Expenditure(id="e1", line="l0", spent_on=date(2026, 8, 3), amount=Decimal("61214.90")),
        Expenditure(id="e2", line="l2", spent_on=date(2026, 5, 3), amount=Decimal("3120.00")),
    ]
    return found


def _asked() -> list[Record]:
    """Three consultations that were planned for the summer, two of them held."""
    rows = (
        (1, "Prioritățile satelor Vadu și Țarina", date(2026, 7, 22), 34, ParticipationMethod.CIVIC_FORUM),
        (2, "Servicii sociale de proximitate", None, None, ParticipationMethod.WORKING_GROUP),
        (3, "Procedura de colaborare", date(2026, 9, 25), 27, ParticipationMethod.PUBLIC_DEBATE),
    )
    found: list[Record] = []
    for number, title, day, people, method in rows:
        state = ConsultationState.CANCELLED if day is None else ConsultationState.DEBATE_HELD
        planned = day or date(2026, 8, 18)
        found.append(
            Consultation(
                id=f"m{number}",
                plan=PLAN,
                title=title,
                method=method,
                planned_for=planned,
                announced_on=day,
                state=state,
            )
        )
        if people is not None:
            count = ParticipationCount(id=f"m{number}p", consultation=f"m{number}", total=people)
            count.women, count.men, count.age_18_29 = people - 12, 12, number
            count.roma, count.roma_exact = MaskedCount(None), number
            count.disability = MaskedCount(5 + number)
            found.append(count)
    return found


def _together() -> list[Record]:
    """The cooperation log of the summer, a deviation and its measure."""
    return [
        CooperationEntry(
            id="w1",
            partnership=PARTNERSHIP,
            entry_date=date(2026, 7, 8),
            kind=CooperationKind.MEETING,
            parties=PARTIES,
            summary="Repartizarea rolurilor pentru punctul de informare",
            outcome="realizat",
            next_step="Deschiderea punctului",
            next_due=date(2026, 9, 1),
            next_done_on=date(2026, 9, 1),
        ),
        CooperationEntry(
            id="w2",
            partnership=PARTNERSHIP,
            entry_date=date(2026, 8, 12),
            kind=CooperationKind.JOINT_ACTIVITY,
            parties=PARTIES,
            summary="Caravana drepturilor, satul Vadu: 61 de participanți",
        ),
        Deviation(
            id="d1",
            plan=PLAN,
            kind=DeviationKind.DEVIATION,
            noticed_on=date(2026, 7, 1),
            description="Postul de asistent comunitar este vacant.",
            measure="Relansarea concursului cu program flexibil.",
            responsible="secretar general",
            due_on=date(2026, 9, 30),
            state=DeviationState.IN_PROGRESS,
        ),
    ]


def a_long_summer(text: str, title: str) -> list[Record]:
    """A report in which everything is long or comes sixty times."""
    report = a_report(summary=(text * 2)[:8000], cooperation=(text * 2)[:8000], self_assessment_reason=text[:4000])
    found: list[Record] = [report]
    for number in range(60):
        day = date(2026, 7, 1) + timedelta(days=number)
        found.append(Consultation(id=f"m{number}", plan=PLAN, title=title, planned_for=day, method=_method(number)))
        found.append(
            CooperationEntry(
                id=f"w{number}",
                partnership=PARTNERSHIP,
                entry_date=day,
                kind=CooperationKind.DELIVERABLE,
                summary=text[:4000] if number % 20 == 0 else title,
                outcome=title,
            )
        )
        found.append(
            Deviation(
                id=f"d{number}",
                plan=PLAN,
                description=text[:4000] if number % 30 == 0 else title,
                measure=title,
                responsible="Secretar general al unității administrativ-teritoriale",
                due_on=day,
            )
        )
        found.append(
            IndicatorValue(id=f"v{number}", target=f"t{number}", measured_on=day, value=Decimal("999999999.75"))
        )
    return found


def _method(number: int) -> ParticipationMethod:
    """One method after the other."""
    return list(ParticipationMethod)[number % len(ParticipationMethod)]
