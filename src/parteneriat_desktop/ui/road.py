"""The dates of one consultation as stations of its road, each with a sentence that recounts it by hand.

Rules of this module:

1. At most seven stations: what the law asks for comes first, further meetings take the room that is left.
2. A term stands where its other end is entered; where nothing is entered, on the day that the law gives.
3. What was not kept is said as a fact, with its days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import listing
from parteneriat_desktop.countries.deadline_words import length
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.consultation_terms import Outcome, TermKind, announced_from, terms
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.ui.term_words import bound, delay, lead, outcome, recounted
from parteneriat_desktop.ui.widgets.timeline import Mark, Station

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.consultation_terms import Term
    from parteneriat_desktop.ui.context import Context

#: Most stations on the road.
MOST = 7
#: What stays when there are more: the higher, the sooner it is left out.
_ALWAYS, _LEGAL, _MEETING = range(3)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A station before it is written: its rank, day and words, and the term that it is about."""

    key: str
    day: date
    what: str
    rank: int = _LEGAL
    second: str = ""
    rest: Sentence | None = None
    term: Term | None = None


def stations(context: Context, consultation: Consultation) -> list[Station]:
    """Return the stations of a consultation in the order of their dates."""
    known = terms(consultation, context.workspace)
    stops = [
        *_beginning(context, consultation),
        *_meetings(context, consultation, known),
        *_ends(context, consultation, known),
    ]
    kept = sorted(stops, key=lambda stop: stop.rank)[:MOST]
    return [_station(context, stop) for stop in sorted(kept, key=lambda stop: (stop.day, stop.rank))]


def _beginning(context: Context, consultation: Consultation) -> Iterator[_Stop]:
    """Yield the announcement and today."""
    start = consultation.announced_on
    if start is not None:
        posted = belonging(context.workspace, Announcement, "consultation", consultation.id)
        channels = ", ".join(sorted({context.show(one.channel) for one in posted if one.channel is not None}))
        counted_from = announced_from(consultation, context.workspace)
        rest = Sentence("Terms are counted from {day}.", day=counted_from) if consultation.is_statutory else None
        yield _Stop("announced_on", start, N_("Announced"), _ALWAYS, channels, rest=rest)
    received = listing.count(context.workspace, "contribution", {"consultation": consultation.id})
    count = context.say(Counted("{count} proposal received", "{count} proposals received", received))
    yield _Stop("today", context.today, N_("Today"), _ALWAYS, count)


def _meetings(context: Context, consultation: Consultation, known: list[Term]) -> Iterator[_Stop]:
    """Yield the meetings that have a day, and the documents that follow a debate."""
    for meeting in belonging(context.workspace, Meeting, "consultation", consultation.id):
        own = {term.kind: term for term in known if term.record == meeting.id}
        held = own.get(TermKind.DEBATE) or own.get(TermKind.PUBLIC_MEETING)
        if meeting.held_on is not None:
            what = context.show(meeting.kind)
            if meeting.starts_at is not None:
                hour = formatting.show_time(meeting.starts_at, context.catalogue)
                what = context.say(Sentence("{meeting}, {hour}", meeting=what, hour=hour))
            second = meeting.place or ""
            if held is not None:
                second = context.say(_limit(held))
            yield _Stop(meeting.id, meeting.held_on, what, _LEGAL if held else _MEETING, second, term=held)
        documents = own.get(TermKind.DOCUMENTS)
        if documents is not None:
            yield _of_term(context, f"documents:{meeting.id}", N_("Documents public"), documents)


def _ends(context: Context, consultation: Consultation, known: list[Term]) -> Iterator[_Stop]:
    """Yield the end of proposals, the endorsement and the adopted act."""
    of_law = {term.kind: term for term in known if term.record is None}
    ends = (
        ("proposals_deadline", TermKind.PROPOSALS, consultation.proposals_deadline, N_("Proposals close")),
        (
            "endorsement",
            TermKind.ENDORSEMENT,
            consultation.sent_for_endorsement_on or consultation.planned_endorsement_on,
            N_("To endorsement"),
        ),
    )
    for key, kind, day, words in ends:
        term = of_law.get(kind)
        if term is not None:
            yield _of_term(context, key, words, term)
        elif day is not None:
            yield _Stop(key, day, words, _ALWAYS)
    adopted = consultation.adopted_act_date
    if adopted is not None:
        yield _Stop("adopted_act_date", adopted, N_("Act adopted"), _ALWAYS, consultation.adopted_act_number or "")


def _of_term(context: Context, key: str, words: str, term: Term) -> _Stop:
    """Return the station of a term: where its other end is entered, else on the day that the law gives."""
    rank = _ALWAYS if term.record is None else _LEGAL
    return _Stop(key, term.actual or bound(term.deadline), words, rank, context.say(_limit(term)), term=term)


def _limit(term: Term) -> Sentence:
    """Return the second line of a station: what the law gives, or by how much it was missed."""
    if term.outcome is Outcome.BROKEN:
        return delay(term)
    match term.kind:
        case TermKind.DEBATE:
            return Sentence("at the latest {day}", day=term.deadline.plain)
        case TermKind.ENDORSEMENT | TermKind.PUBLIC_MEETING:
            return Sentence("not before {day}", day=term.deadline.date)
        case _:
            return length(term.deadline)


def _station(context: Context, stop: _Stop) -> Station:
    """Write a station."""
    catalogue = context.catalogue
    weekday = formatting.show_weekday(stop.day, catalogue)
    what = context.text(stop.what)
    what = what[:1].upper() + what[1:]
    words = Sentence("{what}: {weekday}, {day}.", what=what, weekday=weekday, day=stop.day)
    strong, sentence = words, stop.rest
    if stop.term is not None:
        strong, sentence = lead(stop.term, catalogue), _explained(context, stop.term)
    return Station(
        stop.key,
        stop.day,
        formatting.show_date(stop.day, catalogue),
        weekday,
        what,
        stop.second,
        context.say(strong),
        context.say(sentence) if sentence is not None else "",
        _mark(context, stop),
        is_verified=stop.term is None or stop.term.deadline.verified,
        is_frozen=stop.term is not None and stop.term.frozen,
    )


def _explained(context: Context, term: Term) -> Sentence:
    """Return how a term was counted and whether it was kept."""
    arithmetic = recounted(term.deadline, context.catalogue)
    said = outcome(term)
    if said is None:
        return arithmetic
    if term.outcome is Outcome.BROKEN:
        return Sentence("{arithmetic} Not kept: {delay}.", arithmetic=arithmetic, delay=said)
    return Sentence("{arithmetic} {kept}", arithmetic=arithmetic, kept=said)


def _mark(context: Context, stop: _Stop) -> Mark:
    """Return how a station is drawn."""
    today = context.today
    if stop.key == "today":
        return Mark.TODAY
    if stop.term is not None and stop.term.outcome is Outcome.BROKEN:
        return Mark.MISSED
    is_entered = stop.term is None or stop.term.actual is not None
    return Mark.DONE if is_entered and stop.day <= today else Mark.COMING
