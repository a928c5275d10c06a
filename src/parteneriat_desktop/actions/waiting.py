"""What is here and cannot be placed or shown: it is kept, passed on as it came, and listed.

Rules of this module:

1. Nothing that arrived is dropped because this version does not understand it or because something else has not
   arrived. A kind of record, a field or a value of a newer version, a record whose parent is missing, a file or
   a package that is still on its way: each is named to the person, and heals by itself when the rest arrives
   or the program is renewed.
2. A change from a clock that is more than a day ahead is shown first until somebody edits the field; so the
   person is told, and may check the date of this computer or ask the sender about theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.actions import attachments
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.journal.erasure import ERASURE
from parteneriat_desktop.records.catalogue import ENTITIES, SCHEMA, entity
from parteneriat_desktop.records.registers import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.store.query import Row
    from parteneriat_desktop.sync.verification import Verified

#: How far ahead the clock of an author may be without a word.
AHEAD: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what it is, the record that it concerns (empty: none) and the sentence about it.

    ``what`` is one of kind, field, parent, file, clock.
    """

    what: str
    entity: str
    record: str
    sentence: Sentence


def waiting(workspace: Workspace) -> list[Waiting]:
    """Return everything that waits for something, or that this version cannot show."""
    return [
        *_kinds(workspace),
        *_fields(workspace),
        *_parents(workspace),
        *_files(workspace),
        *_clocks(workspace),
    ]


def _kinds(workspace: Workspace) -> Iterator[Waiting]:
    """Name the kinds of records that only a newer version knows."""
    for name, count in workspace.store.unknown_kinds().items():
        yield Waiting("kind", name, "", _of_unknown_kind(name, count))


def _of_unknown_kind(name: str, count: int) -> Sentence:
    """Say that records of a kind are kept that this version does not know."""
    return Counted(
        "{count} record of the kind “{kind}” is kept and passed on; a newer version of the program shows it.",
        "{count} records of the kind “{kind}” are kept and passed on; a newer version of the program shows them.",
        count,
        kind=name,
    )


def _fields(workspace: Workspace) -> Iterator[Waiting]:
    """Name the fields of records that hold what this version cannot show."""
    for kind in ENTITIES:
        for record in workspace.all(kind.ENTITY):
            for name in sorted(record.unread):
                yield Waiting("field", kind.ENTITY, record.id, _unread(record, name))


def _unread(record: Record, name: str) -> Sentence:
    """Say that a field holds what this version cannot show."""
    return Sentence(
        "“{title}”: the field “{field}” holds something that this version cannot show; it is kept and passed on.",
        title=title(record),
        field=_label(record, name),
    )


def _label(record: Record, name: str) -> Sentence | str:
    """Return the label of a field, or its name where this version has no label for it."""
    declared = record.field(name)
    return name if declared is None else Sentence(declared.facts.label)


def _parents(workspace: Workspace) -> Iterator[Waiting]:
    """Name the records that belong to something that has not arrived, once for each link."""
    for row in workspace.store.orphans():
        record = _record(row)
        for name in _lost_links(workspace, record):
            sentence = Sentence(
                "“{title}” waits for another record that has not arrived: {field}.",
                title=title(record),
                field=_label(record, name),
            )
            yield Waiting("parent", row.entity, row.id, sentence)


def _lost_links(workspace: Workspace, record: Record) -> Iterator[str]:
    """Yield the links of a record that lead to nothing that is here."""
    for declared in record.fields():
        target = None if declared.many else getattr(record, declared.name)
        if declared.facts.link and target is not None and workspace.store.row(declared.facts.link, target) is None:
            yield declared.name


def _files(workspace: Workspace) -> Iterator[Waiting]:
    """Name the attached files that have not arrived."""
    for lost in attachments.missing(workspace).values():
        sentence = Sentence(
            "The attached file “{file}” has not arrived; it is asked for in the next bundle.", file=lost.file_name
        )
        yield Waiting("file", "", "", sentence)


def _clocks(workspace: Workspace) -> Iterator[Waiting]:
    """Name the records whose latest change comes from a clock that is ahead."""
    for row in workspace.store.changed_after(_limit(workspace)):
        sentence = Sentence(
            "“{title}” was changed by a computer whose clock is more than a day ahead ({day}); "
            "what it wrote is shown first until somebody changes it again.",
            title=title(_record(row)),
            day=date.fromisoformat(row.changed[:10]),
        )
        yield Waiting("clock", row.entity, row.id, sentence)


def _record(row: Row) -> Record:
    """Return the typed record of a row."""
    return known_entity(row.entity).read(row.id, row.fields)


def _limit(workspace: Workspace) -> str:
    """Return the moment behind which the times of changes are told to a person."""
    return f"{workspace.clock.now() + AHEAD:%Y-%m-%dT%H:%M:%S}.999Z"


def notices(workspace: Workspace, verified: Verified) -> Iterator[Sentence]:
    """Yield what a person is told of a bundle: what a newer version wrote in it, and clocks that are ahead."""
    newer = [segment.header for segment in verified.segments if segment.header.schema > SCHEMA]
    if newer:
        yield Sentence("The bundle holds work of a newer version of the program; install it to see everything.")
    foreign: dict[str, set[str]] = {}
    unread: set[str] = set()
    for change in (change for header in newer for change in verified.changes[header.hash]):
        kind = entity(change.entity)
        if kind is None:
            foreign.setdefault(change.entity, set()).add(change.record)
        elif kind.read(change.record, spread(kind, change.values)).unread:
            unread.add(change.record)
    for name in sorted(foreign.keys() - {ERASURE}):
        yield _of_unknown_kind(name, len(foreign[name]))
    if unread:
        yield Counted(
            "{count} record holds something that this version cannot show; it is kept and passed on.",
            "{count} records hold something that this version cannot show; it is kept and passed on.",
            len(unread),
        )
    ahead = sum(change.time > _limit(workspace) for changes in verified.changes.values() for change in changes)
    if ahead:
        yield Counted(
            "{count} change was written by a clock that is more than a day ahead; it is shown first until somebody "
            "changes the field again.",
            "{count} changes were written by a clock that is more than a day ahead; they are shown first until "
            "somebody changes the fields again.",
            ahead,
        )
