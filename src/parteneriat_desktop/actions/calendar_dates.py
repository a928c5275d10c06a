"""Every date of every dossier for the calendar: legal terms, what is planned and promised, meetings with their hour.

Rules of this module:

1. A legal term stands on the day that binds, with its arithmetic; where the date that a person entered stands
   for it (the end of the term for proposals), the two are one entry.
2. What the list of what is due says too is listed once, as the legal term or entered date that it is.
3. Days off are those of the law in use, with their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.consultation_due import OVER
from parteneriat_desktop.actions.due import SOURCES
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.consultation_terms import TermKind, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, time

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.law import Law
    from parteneriat_desktop.countries.working_days import DayOff, ExtraDay
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.consultation_terms import Term
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.meeting import Meeting


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date: what it is, of which record, in which of its fields, from which hour to which."""

    day: date
    starts_at: time | None
    ends_at: time | None
    what: Sentence
    title: str
    entity: str
    record: str
    field: str
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Affected:
    """A term that another day off or working day would change."""

    title: str
    record: str
    kind: TermKind
    before: Deadline
    after: Deadline


#: Dates of a consultation that a person enters, and what each is.
ENTERED = {
    "announced_on": Sentence("Announcement"),
    "planned_for": Sentence("Planned consultation"),
    "planned_endorsement_on": Sentence("Planned endorsement"),
    "sent_for_endorsement_on": Sentence("Sent for endorsement"),
    "adopted_act_date": Sentence("Adopted act"),
}
#: What each legal term says in a calendar.
LEGAL = {
    TermKind.PROPOSALS: Sentence("Least term for proposals"),
    TermKind.ENDORSEMENT: Sentence("Earliest day for endorsement"),
    TermKind.DEBATE: Sentence("Last day for the debate"),
    TermKind.DOCUMENTS: Sentence("Last day for the documents of the debate"),
    TermKind.PUBLIC_MEETING: Sentence("Earliest day for the public meeting"),
}


def dates(workspace: Workspace, since: date, until: date) -> list[CalendarDate]:
    """Return every date from one day to another, both included, in order."""
    own = [*_own(workspace)]
    told = {(one.day, one.entity, one.record, one.field) for one in own}
    due = [one for one in _due(workspace) if (one.day, one.entity, one.record, one.field) not in told]
    return sorted((one for one in [*own, *due] if since <= one.day <= until), key=_place)


def _place(one: CalendarDate) -> tuple[date, str, str, str, str]:
    """Return the place of a date in the order: by day and hour, then by what it is about."""
    return one.day, str(one.starts_at or ""), one.title, one.record, one.field


def days_off(workspace: Workspace, since: date, until: date) -> list[DayOff]:
    """Return the days of a period that are not worked, with their names."""
    return workspace.law.days.days_off(since, until)


def affected(workspace: Workspace, extra: ExtraDay) -> list[Affected]:
    """Return the open terms that an own day would change; what was written down with a step stays."""
    law = workspace.law
    assumed = Assumed(workspace, law.with_day(extra))
    found: list[Affected] = []
    for consultation in _consultations(workspace):
        if consultation.state in OVER:
            continue
        pairs = zip(terms(consultation, workspace), terms(consultation, assumed), strict=True)
        found += [
            Affected(
                title(consultation), before.record or consultation.id, before.kind, before.deadline, after.deadline
            )
            for before, after in pairs
            if (before.deadline.plain, before.deadline.date) != (after.deadline.plain, after.deadline.date)
        ]
    return found


@dataclass(frozen=True, slots=True)
class Assumed:
    """The surroundings of a workspace under another law."""

    workspace: Workspace
    law: Law

    @property
    def country(self) -> Country:
        """The country of the workspace."""
        return self.workspace.country

    @property
    def today(self) -> date:
        """The day to count from."""
        return self.workspace.today

    def find(self, entity: str, record: str) -> Record | None:
        """Return a record that is not deleted, or None."""
        return self.workspace.find(entity, record)

    def children(self, entity: str, link: str, record: str) -> Sequence[Record]:
        """Return the records of an entity whose link field names the given record."""
        return self.workspace.children(entity, link, record)


def _consultations(workspace: Workspace) -> list[Consultation]:
    """Return all consultations."""
    return cast("list[Consultation]", list(workspace.all("consultation")))


def _own(workspace: Workspace) -> Iterator[CalendarDate]:
    """Yield the dates of consultations and meetings."""
    for consultation in _consultations(workspace):
        yield from _of_consultation(consultation, workspace)
    for meeting in cast("list[Meeting]", list(workspace.all("meeting"))):
        if meeting.held_on is not None:
            what = Sentence("Meeting: {kind}", kind=meeting.kind)
            hours, name = (meeting.starts_at, meeting.ends_at), _name(meeting, workspace)
            yield CalendarDate(meeting.held_on, *hours, what, name, "meeting", meeting.id, "held_on")


def _due(workspace: Workspace) -> Iterator[CalendarDate]:
    """Yield what the list of what is due knows."""
    for source in SOURCES:
        for day, entity, record, field, name, sentence in source(workspace):
            yield CalendarDate(day, None, None, sentence, name, entity, record, field)


def _name(meeting: Meeting, workspace: Workspace) -> str:
    """Return the title of a meeting, or of what it belongs to."""
    owners = (("consultation", meeting.consultation), ("partnership", meeting.partnership))
    held_for = (workspace.find(entity, record) for entity, record in owners if record is not None)
    owner = next((found for found in held_for if found is not None), meeting)
    return meeting.title or title(owner)


def _of_consultation(consultation: Consultation, workspace: Workspace) -> Iterator[CalendarDate]:
    """Yield the legal terms of a consultation and the dates that a person entered for it."""
    name = title(consultation)
    counted = terms(consultation, workspace)
    proposals = next((term.deadline for term in counted if term.kind is TermKind.PROPOSALS), None)
    if consultation.proposals_deadline is not None:
        what = Sentence("Proposals until")
        where = ("consultation", consultation.id, "proposals_deadline")
        yield CalendarDate(consultation.proposals_deadline, None, None, what, name, *where, proposals)
    for term in counted:
        if term.kind is not TermKind.PROPOSALS or term.actual is None:
            yield _legal(term, consultation)
    for field, what in ENTERED.items():
        day = cast("date | None", getattr(consultation, field))
        if day is not None:
            yield CalendarDate(day, None, None, what, name, "consultation", consultation.id, field)


def _legal(term: Term, consultation: Consultation) -> CalendarDate:
    """Return a legal term as a date; it stands in the field with which it is compared."""
    return CalendarDate(
        term.deadline.plain,
        None,
        None,
        LEGAL[term.kind],
        title(consultation),
        term.entity,
        term.record or consultation.id,
        term.field,
        term.deadline,
    )
