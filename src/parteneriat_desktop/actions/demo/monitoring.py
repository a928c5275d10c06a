"""Sample monitoring: parts of activities, values of every kind, payments, risks, visits, a training, reports."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.records.budget import BudgetLine
from parteneriat_desktop.records.monitoring_schedule import kind_of_report, schedule, terms_of
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.target import Target
from parteneriat_desktop.records.work import Activity

if TYPE_CHECKING:
    from parteneriat_desktop.actions.demo.sample import Sample
    from parteneriat_desktop.records.monitoring_schedule import Period
    from parteneriat_desktop.records.values import Wire

#: Days ago on which the targets in numbers were measured before, and how far they had come then.
EARLIER = ((420, Decimal("0.10")), (240, Decimal("0.25")), (150, Decimal("0.30")))
#: Days ago, share of the line and VAT rate of the payments of a budget line.
PAYMENTS = ((300, Decimal("0.20"), 19), (190, Decimal("0.15"), 19), (80, Decimal("0.18"), 21))
#: Steps of the reports, the oldest period first; a plan has as many as its texts.
STEPS: tuple[tuple[str, ...], ...] = (("checked", "signed", "sent", "confirmed"), ("checked", "signed", "sent"), ())
GIVEN = 12


def write_monitoring(sample: Sample, partnership: str, partners: list[str]) -> None:
    """Write what the years of monitoring bring to the plans of a partnership that are adopted."""
    texts: dict[str, Any] = sample.texts["monitoring"]
    for plan in belonging(sample.workspace, Plan, "partnership", partnership):
        if plan.is_concluded:
            _write_parts(sample, texts, plan)
            _write_values(sample, texts, plan)
            _write_payments(sample, texts, plan)
            _write_deviations(sample, texts, plan)
            _write_visits(sample, texts, plan, partners[0])
            _write_training(sample, texts["training"], plan)
            _write_reports(sample, texts["reports"], plan)
    _write_cooperation(sample, texts, partnership, partners)


def _write_parts(sample: Sample, texts: dict[str, Any], plan: Plan) -> None:
    """Write the parts of the first activity, one of them finished; the second activity is late."""
    first, second = sorted(belonging(sample.workspace, Activity, "plan", plan.id), key=lambda one: one.code or "")[:2]
    start = first.starts_on or sample.day(400)
    for number, name in enumerate(texts["parts"], start=1):
        begun = start + timedelta(days=60 * (number - 1))
        fields: dict[str, Wire] = {
            "plan": plan.id,
            "objective": first.objective,
            "parent": first.id,
            "code": f"{first.code}.{number}",
            "name": name,
            "starts_on": begun.isoformat(),
            "ends_on": (begun + timedelta(days=60 if number == 1 else 300)).isoformat(),
            "responsible_partner": first.responsible_partner,
            "state": "finished" if number == 1 else "in_progress",
            "percent": 100 if number == 1 else 70,
        }
        sample.save("activity", fields)
    sample.save("activity", {"state": "delayed"}, second.id)


def _write_values(sample: Sample, texts: dict[str, Any], plan: Plan) -> None:
    """Write earlier values and yearly goals of the targets in numbers, then indicators of the other kinds."""
    year = sample.workspace.today.year
    for target in belonging(sample.workspace, Target, "plan", plan.id):
        start, goal = Decimal(str(target.start)), Decimal(str(target.goal))
        steps = ((year - 1, Decimal("0.3")), (year, Decimal("0.7")), (year + 1, Decimal(1)))
        yearly: Wire = [{"year": one, "value": _between(start, goal, share)} for one, share in steps]
        sample.save("target", {"yearly_targets": yearly}, target.id)
        for days, share in EARLIER:
            value = _between(start, goal, share)
            sample.save(
                "indicator_value", {"target": target.id, "measured_on": sample.day(days).isoformat(), "value": value}
            )
    for given in texts["indicators"]:
        card: dict[str, Wire] = {name: value for name, value in given.items() if name != "values"}
        record = sample.save("target", card | _common(sample, plan))
        for days, value in given["values"]:
            sample.save("indicator_value", {"target": record, "measured_on": sample.day(days).isoformat(), **value})


def _between(start: Decimal, goal: Decimal, share: Decimal) -> str:
    """Return a whole number so far on the way from the start to the goal."""
    return str((start + (goal - start) * share).quantize(Decimal(1)))


def _common(sample: Sample, plan: Plan) -> dict[str, Wire]:
    """Return what the indicators of every kind have."""
    return {
        "plan": plan.id,
        "type": "output",
        "due_on": (sample.workspace.today + timedelta(days=300)).isoformat(),
        "verification_source": "dosarul proiectului",
        "frequency": "half_yearly",
        "responsible": _lead(sample, plan),
        "responsible_function": "coordonator de proiect",
        "mode": "snapshot",
    }


def _lead(sample: Sample, plan: Plan) -> str | None:
    """Return who spends the money of a plan."""
    return next((line.partner for line in belonging(sample.workspace, BudgetLine, "plan", plan.id)), None)


def _write_payments(sample: Sample, texts: dict[str, Any], plan: Plan) -> None:
    """Write payments from each budget line."""
    for place, line in enumerate(belonging(sample.workspace, BudgetLine, "plan", plan.id)):
        for number, (days, share, rate) in enumerate(PAYMENTS[: 3 - place], start=1):
            amount = ((line.planned or Decimal(0)) * share).quantize(Decimal("0.01"))
            day = sample.day(days + 5 * place)
            fields: dict[str, Wire] = {
                "line": line.id,
                "spent_on": day.isoformat(),
                "document_kind": "factură",
                "document_number": f"{100 * (place + 1) + number}",
                "document_date": (day - timedelta(days=6)).isoformat(),
                "supplier": texts["suppliers"][place % len(texts["suppliers"])],
                "amount": str(amount),
                "vat": str((amount * rate / (100 + rate)).quantize(Decimal("0.01"))),
                "evidence": sample.file(f"factura-{100 * (place + 1) + number}"),
            }
            sample.save("expenditure", fields)


def _write_deviations(sample: Sample, texts: dict[str, Any], plan: Plan) -> None:
    """Write risks and deviations; days to come are counted from today, past ones from the day of noticing."""
    for kind, description, cause, probability, impact, measure, responsible, state, days, due in texts["deviations"]:
        fields: dict[str, Wire] = {
            "plan": plan.id,
            "kind": kind,
            "noticed_on": sample.day(days).isoformat(),
            "description": description,
            "cause": cause,
            "probability": probability,
            "impact": impact,
            "measure": measure,
            "responsible": responsible,
            "due_on": None if due is None else (sample.workspace.today + timedelta(days=due)).isoformat(),
            "state": state,
            "closed_on": sample.day(days - 30).isoformat() if state == "closed" else None,
        }
        sample.save("deviation", fields)


def _write_visits(sample: Sample, texts: dict[str, Any], plan: Plan, partner: str) -> None:
    """Write a pilot with its visits in the field, and a monitoring visit."""
    pilot, visit = texts["pilot"], texts["visit"]
    visits: Wire = [
        {"visited_on": sample.day(days).isoformat(), "purpose": purpose, "findings": found}
        for days, purpose, found in pilot["visits"]
    ]
    sample.save(
        "pilot",
        {
            "plan": plan.id,
            "subject": pilot["subject"],
            "partner": partner,
            "starts_on": sample.day(180).isoformat(),
            "visits": visits,
            "result": pilot["result"],
            "evidence": sample.file("evaluarea-pilotarii"),
        },
    )
    fields: dict[str, Wire] = {"plan": plan.id, "visited_on": sample.day(35).isoformat(), **visit}
    sample.save("monitoring_visit", fields | {"measures_due": sample.day(-30).isoformat()})


def _write_training(sample: Sample, texts: dict[str, Any], plan: Plan) -> None:
    """Write a training that was held twice, with who took part as counts and the certificates by number."""
    fields: dict[str, Wire] = {name: texts[name] for name in ("title", "topic", "provider", "hours")}
    audience: Wire = ["authorities", "ngos"]
    training = sample.save("training", fields | {"plan": plan.id, "audience": audience, "planned_events": 3})
    for number, place in enumerate(texts["places"], start=1):
        held = sample.day(280 - 100 * number)
        event = sample.save(
            "training_event",
            {
                "training": training,
                "number": number,
                "held_on": held.isoformat(),
                "held_until": (held + timedelta(days=1)).isoformat(),
                "place": place,
                "trainer": texts["provider"],
                "evidence": sample.file(f"prezenta-instruire-{number}"),
            },
        )
        sample.save(
            "participation_count", {"training_event": event, "total": GIVEN + number, "women": 8, "source": "list"}
        )
        for holder in range(1, GIVEN + 1):
            certificate: dict[str, Wire] = {
                "training_event": event,
                "series": "IP",
                "issued_on": (held + timedelta(days=2)).isoformat(),
                "holder_name": f"Participant de exemplu {holder}",
            }
            sample.save("certificate", certificate)


def _write_cooperation(sample: Sample, texts: dict[str, Any], partnership: str, partners: list[str]) -> None:
    """Write the log of a partnership; a step that is due in the past was done in time."""
    for kind, summary, outcome, step, days, due in texts["cooperation"]:
        held = sample.day(days)
        fields: dict[str, Wire] = {
            "partnership": partnership,
            "entry_date": held.isoformat(),
            "kind": kind,
            "parties": [{"partner": partner} for partner in partners],
            "summary": summary,
            "outcome": outcome,
            "next_step": step,
            "next_due": None if due is None else sample.day(due).isoformat(),
            "next_done_on": sample.day(due + 1).isoformat() if due is not None and due > 0 else None,
        }
        if kind == "deliverable":
            fields |= sample.registration(held)
        sample.save("cooperation_entry", fields)


def _write_reports(sample: Sample, texts: list[dict[str, Any]], plan: Plan) -> None:
    """Write the reports of the first periods that are over; the last of the texts stays a draft."""
    rules = programme(sample.workspace)
    over = [one.period for one in schedule(plan, sample.workspace, rules) if one.period.until < sample.workspace.today]
    kind = kind_of_report(over[0], terms_of(plan, rules)) if over else None
    for period, given, steps in zip(over, texts, STEPS, strict=False):
        record = sample.save("monitoring_report", _report(plan, period, given) | {"kind": str(kind)})
        for step in steps:
            if step == "signed":
                day = min(period.due, sample.workspace.today)
                paper: dict[str, Wire] = {
                    "signed_pdf": sample.file(f"raport-semnat-{period.start}"),
                    "sent_on": day.isoformat(),
                    "confirmed_on": day.isoformat() if "confirmed" in steps else None,
                    **sample.registration(_before(day, period.until)),
                }
                sample.save("monitoring_report", paper, record)
            finalise(sample.workspace, "monitoring_report", record, step)


def _before(day: date, least: date) -> date:
    """Return the day before, but none before the least."""
    return max(day - timedelta(days=1), least)


def _report(plan: Plan, period: Period, given: dict[str, Any]) -> dict[str, Wire]:
    """Return the words of a report on a period."""
    return {
        "plan": plan.id,
        "period_from": period.start.isoformat(),
        "period_until": period.until.isoformat(),
        "summary": given["summary"],
        "cooperation": given["cooperation"],
        "deviations": given["deviations"],
        "good_practice": given["good_practice"],
        "self_assessment": given["mark"],
        "self_assessment_reason": given["reason"],
        "prepared_by": "coordonator de proiect",
        "checked_by": "secretar general",
        "approved_by": "primar",
    }
