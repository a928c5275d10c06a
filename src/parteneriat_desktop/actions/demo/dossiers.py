"""Sample dossiers: an agreement, its intervention plan with annexes, its consultations and meetings."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.actions.demo.consultations import write_priorities
from parteneriat_desktop.countries.months import add_months

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.demo.sample import Sample
    from parteneriat_desktop.records.values import Wire

TOTAL = Decimal("243200.00")
SOURCES = (("pnrr_grant", "0.70"), ("local_budget", "0.20"), ("ngo_cofinancing", "0.10"))
CLAUSES = (
    "object",
    "obligations",
    "contributions",
    "personal_data",
    "consultation",
    "monitoring",
    "amendment",
    "termination",
)
ROLES = ("accountable", "responsible")


def write_dossier(sample: Sample, partners: list[str], number: int) -> str:
    """Write one dossier and return its partnership; the last of every three is young and far from complete."""
    texts: dict[str, Any] = sample.texts["dossiers"][number % len(sample.texts["dossiers"])]
    young = number % 3 == 2  # noqa: PLR2004 - the third of three
    signed = sample.day(150 if young else 700 - 90 * (number % 3))
    town_hall, ngo = partners[0], partners[1 + number % 3]
    agreement = _agreement(sample, texts, number, signed) | {"parties": _parties(town_hall, ngo, signed)}
    partnership = sample.save("partnership", agreement)
    plan = sample.save("plan", _plan(sample, texts, partnership, signed, young=young))
    _write_annexes(sample, texts, plan, (town_hall, ngo))
    if not young:
        consultation = write_priorities(sample, plan, signed + timedelta(days=20))
        sample.save("plan", {"priority_consultation": consultation}, plan)
    _write_meetings(sample, partnership, signed)
    return partnership


def _agreement(sample: Sample, texts: dict[str, Any], number: int, signed: date) -> dict[str, Wire]:
    """Return the fields of an agreement that is signed and in force."""
    return {
        "internal_code": f"PI-{signed.year}-{number + 1:02d}",
        "title": sample.numbered(texts["title"], number, "dossiers"),
        "kind": "agreement",
        "object": texts["object"],
        "is_new": True,
        "signed_on": signed.isoformat(),
        "in_force_on": (signed + timedelta(days=3)).isoformat(),
        "duration_months": 36,
        "council_decision_number": str(18 + number),
        "council_decision_date": (signed - timedelta(days=14)).isoformat(),
        "steering_group": True,
        "steering_frequency_months": 3,
        "clauses": list(CLAUSES),
        "target_code": sample.workspace.profile.programme,
        "state": "in_progress",
        "signed_document": sample.file(f"acord-{number + 1}"),
        **sample.registration(signed),
    }


def _parties(town_hall: str, ngo: str, signed: date) -> Wire:
    """Return the two parties."""
    return [
        {"partner": town_hall, "role": "lead", "signatory": "primar", "signed_on": signed.isoformat()},
        {"partner": ngo, "role": "partner", "signatory": "reprezentant legal", "signed_on": signed.isoformat()},
    ]


def _plan(sample: Sample, texts: dict[str, Any], partnership: str, signed: date, *, young: bool) -> dict[str, Wire]:
    """Return the fields of a plan; a young one is a draft."""
    adopted = signed + timedelta(days=60)
    fields: dict[str, Wire] = {
        "partnership": partnership,
        "title": texts["plan"],
        "territory": [sample.workspace.profile.unit_code] if sample.workspace.profile.unit_code else None,
        "problem_analysis": texts["problem"],
        "target_group": texts["target_group"],
        "domains": [{"domain": texts["main"], "main": True}, {"domain": texts["other"], "main": False}],
        "budget_total": str(TOTAL),
        "currency": "RON",
        "consultation_commitment": {
            "frequency_months": 6,
            "methods": ["civic_forum", "written_consultation", "public_debate"],
            "inclusion_measures": "ședințe după ora 17, anunțuri în limbaj simplu, transport din satul Vârfuri",
            "publication_channels": ["website", "notice_board", "village_poster"],
            "signatory": "primar",
        },
        "state": "draft",
    }
    if young:
        return fields
    adoption: dict[str, Wire] = {
        "adopted_on": adopted.isoformat(),
        "monitored_until": add_months(adopted, 24).isoformat(),
        "implementation_from": adopted.isoformat(),
        "implementation_until": add_months(adopted, 24).isoformat(),
        "council_decision_ref": {"number": "31", "date": adopted.isoformat()},
        "documents": [{"role": "other", "title": texts["plan"], "attachment": sample.file("plan-de-interventie")}],
        "state": "in_monitoring",
        **sample.registration(adopted),
    }
    return fields | adoption


def _write_annexes(sample: Sample, texts: dict[str, Any], plan: str, parties: tuple[str, str]) -> None:
    """Write objective, activities with responsibilities, targets, results, budget and working tool."""
    start, town_hall = sample.day(500), parties[0]
    objective = sample.save(
        "objective",
        {"plan": plan, "code": "O1", "name": texts["object"], "responsible_partner": town_hall, "state": "in_progress"},
    )
    for number, name in enumerate(texts["activities"], start=1):
        activity = sample.save(
            "activity",
            {
                "plan": plan,
                "objective": objective,
                "code": f"A{number}",
                "name": name,
                "starts_on": (start + timedelta(days=30 * number)).isoformat(),
                "ends_on": (start + timedelta(days=30 * number + 360)).isoformat(),
                "responsible_partner": parties[number % 2],
                "state": "in_progress",
                "percent": sample.chance.randint(20, 90),
            },
        )
        for position, role in enumerate(ROLES):
            partner = parties[(number + position) % 2]
            function = "coordonator de proiect" if partner == parties[1] else "inspector asistență socială"
            fields: dict[str, Wire] = {"activity": activity, "partner": partner, "role": role, "function": function}
            sample.save("responsibility", fields)
    for number, (name, unit, base, goal, direction, horizon) in enumerate(texts["targets"], start=1):
        target = _target(sample, (str(number), name, unit, direction, horizon), base, goal)
        record = sample.save("target", target | {"plan": plan, "responsible": parties[1]})
        reached = Decimal(base) + (Decimal(goal) - Decimal(base)) * sample.chance.randint(20, 80) / 100
        value: dict[str, Wire] = {"target": record, "measured_on": sample.day(60).isoformat()}
        sample.save("indicator_value", value | {"value": str(reached.quantize(Decimal(1)))})
    for horizon, description in texts["results"]:
        sample.save("result", {"plan": plan, "horizon": horizon, "description": description, "achieved": "partly"})
    for source, share in SOURCES:
        sample.save("budget_line", _budget_line(sample, plan, source, TOTAL * Decimal(share)) | {"partner": town_hall})
    sample.save(
        "working_tool",
        {
            "plan": plan,
            "kind": "procedure",
            "name": texts["tool"],
            "beneficiary_department": "compartimentul asistență socială",
            "adoption_act_number": "57",
            "adoption_act_date": sample.day(300).isoformat(),
            "in_use_since": sample.day(280).isoformat(),
            "users_count": 9,
            "evidence": sample.file("procedura"),
        },
    )


def _target(sample: Sample, words: tuple[str, str, str, str, str], base: str, goal: str) -> dict[str, Wire]:
    """Return the fields of a target."""
    number, name, unit, direction, horizon = words
    return {
        "code": f"T{number}",
        "name": name,
        "unit": unit,
        "type": "outcome",
        "direction": direction,
        "baseline": base,
        "baseline_year": sample.day(730).year,
        "baseline_source": "evidențele primăriei",
        "target_value": goal,
        "due_on": (sample.workspace.today + timedelta(days=20 if horizon == "short" else 400)).isoformat(),
        "horizon": horizon,
        "verification_source": "registru lunar",
        "frequency": "quarterly",
        "responsible_function": "coordonator de proiect",
        "mode": "snapshot",
    }


def _budget_line(sample: Sample, plan: str, source: str, planned: Decimal) -> dict[str, Wire]:
    """Return the fields of a budget line without VAT."""
    amount = str(planned.quantize(Decimal("0.01")))
    return {
        "plan": plan,
        "chapter": "services",
        "source": source,
        "year": sample.day(300).year,
        "amount_net": amount,
        "vat_rate": "0",
        "vat_amount": "0.00",
        "currency": "RON",
        "planned": amount,
        "contracted": amount,
        "eligible": True,
    }


def _write_meetings(sample: Sample, partnership: str, signed: date) -> None:
    """Write a meeting of the steering group every quarter since the agreement was signed."""
    held = add_months(signed, 3)
    while held < sample.workspace.today:
        day = held - timedelta(days=max(0, held.weekday() - 4))
        meeting = sample.save(
            "meeting",
            {
                "partnership": partnership,
                "kind": "coordination",
                "title": "Ședința comitetului de coordonare",
                "held_on": day.isoformat(),
                "starts_at": "10:00",
                "ends_at": "11:30",
                "place": "Sala de consiliu",
                "moderator": "primar",
                "secretary": "inspector asistență socială",
                "agenda": [{"title": "Stadiul activităților"}, {"title": "Consultările următoare"}],
                "decisions": [{"what": sample.chance.choice(sample.texts["meeting_decisions"]), "status": "done"}],
                "minutes_document": sample.file(f"minuta-{day.isoformat()}"),
                **sample.registration(day),
            },
        )
        sample.save(
            "participation_count", {"meeting": meeting, "total": sample.chance.randint(5, 12), "source": "list"}
        )
        held = add_months(held, 3)
