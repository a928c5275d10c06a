"""The legal terms of a consultation: from when each is counted, what it is compared with, and whether it was kept.

Rules of this module:

1. A term that was written down when a step was entered is used as it stands, while it is counted from the same
   day; otherwise it is counted by the law that holds now.
2. A minimum is counted from the latest posting among the channels that the law names, a maximum from the
   earliest one: the safe side both times.
3. In Bulgaria a change of the published file lets the term for proposals begin again.
4. Terms are facts: they say by how many days something was too early or too late and refuse nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.legal_pack import Kind
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import computed_deadline
from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.consultation import Regime
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.participation import PublicationChannel
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.law import Law
    from parteneriat_desktop.records.computed_deadline import ComputedDeadline
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.surroundings import Surroundings

#: Channels in which a consultation must be announced.
MANDATORY = {
    Regime.LAW_52: (PublicationChannel.WEBSITE, PublicationChannel.NOTICE_BOARD),
    Regime.ZNA_26: (PublicationChannel.WEBSITE,),
}


class TermKind(Choice):
    """What a term is about."""

    PROPOSALS = "proposals", N_("term for proposals")
    ENDORSEMENT = "endorsement", N_("earliest submission for endorsement")
    DEBATE = "debate", N_("last day of the debate")
    DOCUMENTS = "documents", N_("last day to publish the documents of the debate")
    PUBLIC_MEETING = "public_meeting", N_("earliest day of the public meeting")


class Outcome(Choice):
    """Whether a term was kept."""

    OPEN = "open", N_("still open")
    KEPT = "kept", N_("kept")
    BROKEN = "broken", N_("not kept")


@dataclass(frozen=True, slots=True)
class Term:
    """One term with the day that it is compared with.

    ``record`` is the meeting that the term is about, None for the consultation itself; ``field`` is where the
    ``actual`` day stands. ``days`` is by how many days it was broken. ``frozen`` says that it was written down
    when a step was entered.
    """

    kind: TermKind
    deadline: Deadline
    frozen: bool
    record: str | None
    field: str
    actual: date | None
    outcome: Outcome
    days: int

    @property
    def entity(self) -> str:
        """The kind of record in which the actual day stands."""
        return "consultation" if self.record is None else "meeting"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term to be counted: the rule, the day to count from, and where its other end stands."""

    kind: TermKind
    rule: str
    start: date
    field: str
    actual: date | None
    record: str | None = None


def terms(consultation: Consultation, around: Surroundings) -> list[Term]:
    """Return the legal terms of a consultation in the order of its steps; none for a voluntary one."""
    law = around.law
    found = (_term(asked, consultation, law, around.today) for asked in _asked(consultation, around))
    return [term for term in found if term is not None]


def term(consultation: Consultation, around: Surroundings, kind: TermKind) -> list[Term]:
    """Return the terms of one kind."""
    return [found for found in terms(consultation, around) if found.kind is kind]


def written(consultation: Consultation, around: Surroundings) -> list[ComputedDeadline]:
    """Return the terms that hold now, in the form in which they are kept with the record."""
    return [computed_deadline.kept(found.deadline, found.record) for found in terms(consultation, around)]


def announced_from(consultation: Consultation, around: Surroundings) -> date | None:
    """Return the day from which the announcement counts: the latest posting among the channels of the law."""
    mandatory = MANDATORY.get(consultation.regime, ()) if consultation.regime is not None else ()
    posted = [
        one.posted_on
        for one in belonging(around, Announcement, "consultation", consultation.id)
        if one.posted_on is not None and one.channel in mandatory and one.kind in {None, AnnouncementKind.CONSULTATION}
    ]
    return max(posted, default=consultation.announced_on)


def debates(consultation: Consultation, around: Surroundings) -> list[Meeting]:
    """Return the debates of a consultation, the earliest first; those without a day last."""
    return _meetings(consultation, around, MeetingKind.DEBATE)


def published_from(
    meeting: Meeting, consultation: Consultation, around: Surroundings, kind: AnnouncementKind
) -> date | None:
    """Return the day on which date and place of a meeting were first published, or None.

    A notice names its meeting; one of the consultation that names none belongs to the next meeting after it.
    """
    own = belonging(around, Announcement, "meeting", meeting.id)
    shared = [
        one
        for one in belonging(around, Announcement, "consultation", consultation.id)
        if one.kind is kind and one.meeting is None and _is_next(meeting, one.posted_on, consultation, around)
    ]
    return min((one.posted_on for one in [*own, *shared] if one.posted_on is not None), default=None)


def _is_next(meeting: Meeting, posted: date | None, consultation: Consultation, around: Surroundings) -> bool:
    """Say whether a meeting is the first of its kind that was not held before a notice was posted."""
    later = [
        one
        for one in _meetings(consultation, around, meeting.kind)
        if posted is not None and (one.held_on is None or one.held_on >= posted)
    ]
    return bool(later) and later[0].id == meeting.id


def _meetings(consultation: Consultation, around: Surroundings, kind: MeetingKind | None) -> list[Meeting]:
    """Return the meetings of one kind, the earliest first; those without a day last."""
    found = [one for one in belonging(around, Meeting, "consultation", consultation.id) if one.kind is kind]
    return sorted(found, key=lambda one: (one.held_on is None, str(one.held_on), one.id))


def _asked(consultation: Consultation, around: Surroundings) -> Iterator[_Asked]:
    """Yield what is to be counted under the regime of a consultation."""
    announced = announced_from(consultation, around)
    match consultation.regime:
        case Regime.LAW_52:
            if announced is not None:
                yield _Asked(
                    TermKind.PROPOSALS,
                    "ro.l52.proposals",
                    announced,
                    "proposals_deadline",
                    consultation.proposals_deadline,
                )
                yield _endorsement(consultation, announced)
            yield from _debate_terms(consultation, around)
        case Regime.ZNA_26:
            if announced is not None:
                changes = (change.changed_on for change in consultation.file_changes or ())
                yield _Asked(
                    TermKind.PROPOSALS,
                    "bg.zna26.proposals_short" if consultation.short_term_reason else "bg.zna26.proposals",
                    max([announced, *(day for day in changes if day is not None)]),
                    "proposals_deadline",
                    consultation.proposals_deadline,
                )
        case _:
            return


def _endorsement(consultation: Consultation, announced: date) -> _Asked:
    """Return the term before which a draft is not sent for endorsement."""
    sent = consultation.sent_for_endorsement_on
    field = "planned_endorsement_on" if sent is None else "sent_for_endorsement_on"
    actual = consultation.planned_endorsement_on if sent is None else sent
    return _Asked(TermKind.ENDORSEMENT, "ro.l52.endorsement", announced, field, actual)


def _debate_terms(consultation: Consultation, around: Surroundings) -> Iterator[_Asked]:
    """Yield the terms of each debate and public meeting under Law 52/2003."""
    for debate in debates(consultation, around):
        published = published_from(debate, consultation, around, AnnouncementKind.DEBATE)
        if published is not None:
            yield _Asked(TermKind.DEBATE, "ro.l52.debate", published, "held_on", debate.held_on, debate.id)
        if debate.held_on is not None and debate.held_on <= around.today:
            yield _Asked(
                TermKind.DOCUMENTS,
                "ro.l52.documents",
                debate.held_on,
                "minutes_published_on",
                debate.minutes_published_on,
                debate.id,
            )
    for meeting in _meetings(consultation, around, MeetingKind.PUBLIC_MEETING):
        published = published_from(meeting, consultation, around, AnnouncementKind.MEETING)
        if published is not None:
            yield _Asked(
                TermKind.PUBLIC_MEETING, "ro.l52.public_meeting", published, "held_on", meeting.held_on, meeting.id
            )


def _term(asked: _Asked, consultation: Consultation, law: Law, today: date) -> Term | None:
    """Return a term as it was written down, or counted now; None where the law knows none."""
    stored = (
        computed_deadline.counted(part)
        for part in consultation.computed_deadlines or ()
        if (part.rule, part.record, part.start) == (asked.rule, asked.record, asked.start)
    )
    frozen = next((deadline for deadline in stored if deadline is not None), None)
    deadline = frozen or law.term(asked.rule, asked.start)
    if deadline is None:
        return None
    outcome, days = compared(deadline, asked.actual, today)
    return Term(asked.kind, deadline, frozen is not None, asked.record, asked.field, asked.actual, outcome, days)


def compared(deadline: Deadline, actual: date | None, today: date) -> tuple[Outcome, int]:
    """Return whether a term was kept and by how many days it was broken.

    What must be done by a day and is not done counts as broken from the day after it on.
    """
    is_late = actual is None and deadline.kind is Kind.MAXIMUM and today > deadline.plain
    days = deadline.days_broken(today) if is_late else 0 if actual is None else deadline.days_broken(actual)
    if days:
        return Outcome.BROKEN, days
    return (Outcome.OPEN if actual is None or actual > today else Outcome.KEPT), 0
