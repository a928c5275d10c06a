"""Where each thing that a step of a consultation still needs is put right: a field, a new record, a tab.

Rules of this module:

1. What is wrong with a field leads to that field; what a guard asks of the dossier leads to the record that
   it is about, or to the form of the one that is missing, with its links filled in.
2. Things of one kind stand together with their number: hundreds of undecided proposals are one need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.records.consultation_terms import debates
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.records.problems import Severity
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.ui.context import Place
from parteneriat_desktop.ui.going import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.ui.context import Context

#: Guards that ask for a record: its kind and what is filled in.
ADDED: dict[str, tuple[str, dict[str, str]]] = {
    "Add the announcement in this channel, with its day: {channel}.": ("announcement", {"kind": "consultation"}),
    "It was not announced in this channel: {channel}.": ("announcement", {"kind": "consultation"}),
    "Add at least one announcement with its day.": ("announcement", {"kind": "consultation"}),
    "Date and place of the debate are not announced yet; the term runs from that day.": (
        "announcement",
        {"kind": "debate"},
    ),
    "Add the announcement of the response, with its day.": ("announcement", {"kind": "response"}),
    "No announcement of the response is entered yet.": ("announcement", {"kind": "response"}),
    "Add the debate as a meeting of this consultation.": ("meeting", {"kind": "debate"}),
    "A debate was asked for by somebody whose request obliges; it was not scheduled.": ("meeting", {"kind": "debate"}),
}
#: Guards about a debate: the fields of it, the first of which that is empty is shown.
OF_DEBATE: dict[str, tuple[str, ...]] = {
    "In the debate: {problem}": ("held_on", "starts_at", "place", "enrolment_rule", "minutes_per_speaker"),
    "The debate is still to come.": ("held_on",),
    "The debate must be held by {day}: {arithmetic}.": ("held_on",),
    "Attach the minutes of the debate.": ("minutes_document",),
    "Write whether the initiator was present at the debate.": ("initiator_present",),
    "Write when the minutes of the debate were published.": ("minutes_published_on",),
    "Write number and date of registration of the minutes of each meeting.": ("registration_number",),
}
COUNTS = "Add how many people took part in the debate."
UNDECIDED = "Contribution {number} has no decision yet."
UNJUSTIFIED = "Contribution {number} has no written justification."
#: The tab with the register of proposals.
REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Need:
    """What is said, and where it leads: a place, or a tab of the dossier; nowhere for what is only a fact."""

    words: Sentence
    short: str
    way: Place | str | None
    is_warning: bool = False


def needs(context: Context, consultation: Consultation, problems: Sequence[Problem]) -> list[Need]:
    """Return what stands between a consultation and a step, then what is only pointed out."""
    found = [*_proposals(problems), *_each(context, consultation, problems)]
    unlike: dict[tuple[str, bool], Need] = {}
    for need in found:
        unlike.setdefault((need.short or str(need.words), need.is_warning), need)
    return sorted(unlike.values(), key=lambda need: need.is_warning)


def _proposals(problems: Sequence[Problem]) -> Iterator[Need]:
    """Yield the proposals without a decision or a justification, as one need each."""
    undecided = sum(one.sentence.template == UNDECIDED for one in problems)
    if undecided:
        words = Counted("{count} proposal without a decision", "{count} proposals without a decision", undecided)
        yield Need(words, "", REGISTER)
    bare = sum(one.sentence.template == UNJUSTIFIED for one in problems)
    if bare:
        words = Counted("{count} proposal without a justification", "{count} proposals without a justification", bare)
        yield Need(words, "", REGISTER)


def _each(context: Context, consultation: Consultation, problems: Sequence[Problem]) -> Iterator[Need]:
    """Yield everything else."""
    for one in problems:
        if one.sentence.template in {UNDECIDED, UNJUSTIFIED}:
            continue
        declared = type(consultation).field(one.field) if one.field else None
        missing = one.severity is Severity.MISSING and declared is not None
        short = context.text(declared.facts.label) if missing and declared is not None else ""
        way = (
            Place(RECORD, "consultation", consultation.id, one.field) if one.field else _way(context, consultation, one)
        )
        yield Need(one.sentence, short, way, one.severity is Severity.WARNING)


def _way(context: Context, consultation: Consultation, problem: Problem) -> Place | None:
    """Return where a guard's sentence leads."""
    template = problem.sentence.template
    if template in ADDED:
        entity, preset = ADDED[template]
        channel = dict(problem.sentence.values).get("channel")
        given = {"channel": channel.value} if isinstance(channel, PublicationChannel) else {}
        return Place(RECORD, entity, preset={"consultation": consultation.id, **preset, **given})
    if template == COUNTS:
        debate = _debate(context, consultation, ())
        return Place(RECORD, "participation_count", preset={"meeting": debate.id}) if debate is not None else None
    fields = OF_DEBATE.get(template, ())
    debate = _debate(context, consultation, fields) if fields else None
    if debate is None:
        return None
    empty = (name for name in fields if getattr(debate, name) is None)
    return Place(RECORD, "meeting", debate.id, next(empty, fields[0]))


def _debate(context: Context, consultation: Consultation, fields: Sequence[str]) -> Meeting | None:
    """Return the first debate with an empty field among the given ones, else the first meeting with one, or any."""
    around = context.workspace
    held = [*debates(consultation, around), *belonging(around, Meeting, "consultation", consultation.id)]
    lacking = (one for one in held if any(getattr(one, name) is None for name in fields))
    return next(lacking, held[0] if held else None)
