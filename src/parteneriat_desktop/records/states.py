"""The states of partnership, plan and consultation, and what each step asks for.

Rules of this module:

1. The graphs are data; the first of the following states is the usual next one.
2. A step is refused by what is missing for that state: some fields early, all mandatory ones later,
   then the guards of the step. Warnings never refuse it.
3. A step writes what it settles in the same change as the state: the terms of the law that hold then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records import record_states
from parteneriat_desktop.records.consultation import Consultation, Regime
from parteneriat_desktop.records.consultation_steps import CONSULTATION_STEPS, PRODUCES
from parteneriat_desktop.records.consultation_terms import written
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.partnership_steps import PARTNERSHIP_STEPS
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.plan_steps import PLAN_STEPS
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.records.values import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire

Graph = dict[str, tuple[str, ...]]

#: Law 52/2003 and ЗНА чл. 26.
STATUTORY: Graph = {
    "draft": ("announced", "cancelled"),
    "announced": ("proposals_closed", "debate_scheduled", "cancelled"),
    "proposals_closed": ("under_analysis", "debate_scheduled", "cancelled"),
    "debate_scheduled": ("debate_held", "cancelled"),
    "debate_held": ("documents_published", "cancelled"),
    "documents_published": ("under_analysis", "cancelled"),
    "under_analysis": ("response_published", "cancelled"),
    "response_published": ("in_endorsement", "cancelled"),
    "in_endorsement": ("adopted", "withdrawn", "cancelled"),
    "adopted": ("archived",),
    "withdrawn": ("archived",),
    "archived": (),
    "cancelled": (),
}
#: A voluntary consultation adopts nothing: after the response it is archived with its result.
VOLUNTARY: Graph = STATUTORY | {"response_published": ("archived", "in_endorsement", "cancelled")}

STATES: dict[str, Graph] = {
    "partnership": {
        "draft": ("signed",),
        "signed": ("in_progress", "ended"),
        "in_progress": ("ended", "suspended"),
        "suspended": ("in_progress", "ended"),
        "ended": (),
    },
    "plan": {
        "draft": ("in_consultation", "adopted"),
        "in_consultation": ("adopted",),
        "adopted": ("in_implementation",),
        "in_implementation": ("in_monitoring",),
        "in_monitoring": ("closed",),
        "closed": (),
    },
    "consultation": STATUTORY,
    **record_states.GRAPHS,
}

#: What is filled in before an early step; for steps not named here: every mandatory field.
_CONSULTED = (
    "regime",
    "method",
    "purpose",
    "plan",
    "title",
    "responsible_person",
    "announced_on",
    "proposals_deadline",
)
_PUBLISHED = (*_CONSULTED, "draft_document", "substantiation", "urgent_reason")
EARLY: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("plan", "in_consultation"): ("partnership", "title", "territory", "problem_analysis"),
    **{
        ("consultation", state): _PUBLISHED
        for state in STATUTORY
        if state not in {"archived", "cancelled", "withdrawn"}
    },
    ("consultation", "withdrawn"): (),
    ("consultation", "cancelled"): (),
    **record_states.EARLY,
}


def graph(record: Record) -> Graph:
    """Return the states of a record's kind; none for kinds without states."""
    if isinstance(record, Consultation) and record.regime is Regime.VOLUNTARY:
        return VOLUNTARY
    return STATES.get(record.ENTITY, {})


def present_state(record: Record) -> str:
    """Return the state a record is in; one that was never set is in the first state of its kind."""
    return str(getattr(record, "state", None) or next(iter(graph(record)), "draft"))


def following(record: Record) -> tuple[str, ...]:
    """Return the states that can follow the present one, the usual one first."""
    return graph(record).get(present_state(record), ())


def next_state(record: Record) -> str | None:
    """Return the usual next state, or None at the end and for kinds without states."""
    return next(iter(following(record)), None)


def problems_before(record: Record, to: str, around: Surroundings) -> list[Problem]:
    """List everything that stands between a record and a state; warnings among it do not refuse the step."""
    early = EARLY.get((record.ENTITY, to))
    found = [problem for problem in [*record.missing(), *record.problems(around)] if _counts(problem, early)]
    return [*found, *_guards(record, to, around)]


def settled(record: Record, to: str, around: Surroundings) -> dict[str, Wire]:
    """Return what a step writes: the state and what settles with it; for a consultation the terms that hold then."""
    found: dict[str, Wire] = {**record.step_values(to, around), "state": to}
    if isinstance(record, Consultation) and (terms := written(record, around)):
        found["computed_deadlines"] = encode(terms)
    return found


def produced(record: Record, to: str | None) -> str | None:
    """Return the code of the document that a step makes, or None."""
    return PRODUCES.get((record.ENTITY, to or ""))


def _counts(problem: Problem, early: tuple[str, ...] | None) -> bool:
    """Say whether a problem belongs to a step; the state itself is set by the step."""
    if problem.severity is not Severity.MISSING:
        return True
    return problem.field != "state" and (early is None or problem.field in early)


def _guards(record: Record, to: str, around: Surroundings) -> Iterable[Problem]:
    """Return what the step itself asks for."""
    if isinstance(record, Partnership) and to in PARTNERSHIP_STEPS:
        return PARTNERSHIP_STEPS[to](record, around)
    if isinstance(record, Plan) and to in PLAN_STEPS:
        return PLAN_STEPS[to](record, around)
    if isinstance(record, Consultation) and to in CONSULTATION_STEPS:
        return CONSULTATION_STEPS[to](record, around)
    return record_states.refusal_of_steps(record, to, around)
