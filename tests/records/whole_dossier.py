"""A dossier that proves every condition of the target, record by record, and the shipped programmes."""

from __future__ import annotations

import json
from pathlib import Path

from surrounding_records import World, attachment

from parteneriat_desktop.records.programme import Programme

PROGRAMMES = Path(__file__).parent.parent.parent / "resources" / "programmes"
COMMITMENT = {
    "frequency_months": 6,
    "methods": ["public_debate"],
    "inclusion_measures": "rampă",
    "publication_channels": ["website"],
    "signatory": "primar",
}
DOSSIER: dict[str, tuple[str, dict[str, object]]] = {
    "hall": (
        "partner",
        {"kind": "authority_commune", "country": "RO", "tax_number": "3519330", "name": "Comuna Socodor"},
    ),
    "ngo": ("partner", {"kind": "ngo_foundation", "country": "RO", "tax_number": "4829835", "name": "Fundația Estuar"}),
    "p": (
        "partnership",
        {
            "is_new": True,
            "parties": [{"partner": "hall"}, {"partner": "ngo"}],
            "signed_on": "2026-01-10",
            "in_force_on": "2026-01-11",
            "duration_months": 36,
            "council_decision_number": "5/2026",
            "council_decision_date": "2026-01-09",
            "registration_number": "1",
            "signed_document": attachment(),
        },
    ),
    "plan": (
        "plan",
        {
            "partnership": "p",
            "state": "adopted",
            "territory": ["12055"],
            "problem_analysis": "Problema",
            "domains": [{"domain": "fighting_poverty", "main": True}],
            "adopted_on": "2026-02-01",
            "registration_number": "2",
            "documents": [{"role": "other"}, {"role": "signed_pdf", "attachment": attachment()}],
            "priority_consultation": "k",
            "consultation_commitment": COMMITMENT,
            "budget_total": "100",
            "currency": "RON",
        },
    ),
    "t": (
        "target",
        {
            "plan": "plan",
            "target_value": "5",
            "unit": "persoane",
            "due_on": "2026-12-31",
            "baseline_unknown_reason": "nu s-a măsurat",
        },
    ),
    "short": ("result", {"plan": "plan", "horizon": "short"}),
    "long": ("result", {"plan": "plan", "horizon": "long"}),
    "line": ("budget_line", {"plan": "plan", "planned": "100", "source": "pnrr_grant"}),
    "a": ("activity", {"plan": "plan", "code": "A"}),
    "part": ("activity", {"plan": "plan", "code": "A.1", "parent": "a"}),
    "r": ("responsibility", {"activity": "a", "role": "accountable", "partner": "hall"}),
    "w0": ("working_tool", {"plan": "plan", "name": "Ghid"}),
    "w": (
        "working_tool",
        {
            "plan": "plan",
            "adoption_act_number": "6",
            "adoption_act_date": "2026-02-01",
            "evidence": attachment(),
            "beneficiary_department": "Asistență socială",
            "in_use_since": "2026-03-01",
        },
    ),
    "k": (
        "consultation",
        {
            "regime": "voluntary",
            "purpose": "plan_priorities",
            "plan": "plan",
            "announced_on": "2026-01-01",
            "registration_number": "3",
            "response_document": attachment(),
            "state": "archived",
        },
    ),
    "n": ("announcement", {"consultation": "k", "channel": "website"}),
    "m": (
        "meeting",
        {
            "consultation": "k",
            "partnership": "p",
            "held_on": "2026-01-05",
            "registration_number": "4",
            "minutes_document": attachment(),
        },
    ),
    "c": ("participation_count", {"meeting": "m", "total": 3}),
    "later": (
        "consultation",
        {
            "regime": "voluntary",
            "purpose": "evaluation",
            "plan": "plan",
            "announced_on": "2026-07-01",
            "state": "archived",
        },
    ),
    "e": (
        "cooperation_entry",
        {
            "partnership": "p",
            "entry_date": "2026-05-05",
            "parties": ["hall", "ngo"],
            "registration_number": "7",
            "evidence": attachment(),
        },
    ),
    "qt": (
        "questionnaire_template",
        {"title": "Satisfacție", "items": [{"number": 1, "text": "Informare la timp", "kind": "likert_5"}]},
    ),
    "q": ("questionnaire", {"partnership": "p", "based_on": "qt", "title": "Satisfacție"}),
    "s": ("response", {"questionnaire": "q", "received_on": "2026-07-10", "answers": [{"item": 1, "score": 4}]}),
    "rep": (
        "monitoring_report",
        {
            "plan": "plan",
            "kind": "half_yearly",
            "period_from": "2026-02-01",
            "period_until": "2026-07-31",
            "registration_number": "8",
            "registration_date": "2026-08-10",
            "signed_pdf": attachment("raport.pdf"),
            "state": "signed",
        },
    ),
}


def dossier(without: tuple[str, ...] = (), **changes: dict[str, object]) -> World:
    """Return the dossier without some records and with changed fields of others."""
    world = World()
    for record, (name, fields) in DOSSIER.items():
        if record not in without:
            made = world.make(name, record, **(fields | changes.get(record, {})))
            world.records[name, record] = made
    return world


def programme(name: str = "ro-447") -> Programme:
    """Return a shipped programme, checked as a record."""
    wire = json.loads((PROGRAMMES / f"{name}.json").read_text(encoding="utf-8"))
    accepted = Programme.accept(wire, World().country)
    assert not accepted.problems
    found = Programme.read("", accepted.values)
    assert not found.missing()
    assert not found.problems(World())
    return found
