"""The database of a workspace as the rest of the program sees it.

Rules of this module:

1. Values in, values out: no connection, statement or row of SQLAlchemy leaves this package.
2. Every method that changes something is one transaction, or part of the one that the caller holds
   by ``with store.writing():``. An error leaves the database as it was and is a ``RefusedError``.
3. The store decides nothing about the work: it keeps the journal and what is folded from it.
4. The clock is the caller's: moments are arguments.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.digest import conflict_text, row_text, state_digest
from parteneriat_desktop.journal.survivors import fold
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store import (
    conflicts,
    erasing,
    log,
    past,
    projection,
    receiving,
    schema,
    search,
    waiting,
)
from parteneriat_desktop.store.backup import backup
from parteneriat_desktop.store.database import PATIENCE, check_file
from parteneriat_desktop.store.failures import DAMAGED, explained
from parteneriat_desktop.store.installation import Installation
from parteneriat_desktop.store.query import Query, Row
from parteneriat_desktop.store.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.journal.erasure import Erasures
    from parteneriat_desktop.journal.segment import Header, Segment, Waiting
    from parteneriat_desktop.journal.survivors import Fold
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.store.conflicts import Conflict
    from parteneriat_desktop.store.search import Hit
    from parteneriat_desktop.store.tables import RecordTables


NOTHING_KNOWN = receiving.Known()
NOBODY: Mapping[str, str] = MappingProxyType({})


class Store(Installation):
    """An open workspace database."""

    def __init__(self, path: Path, entities: Sequence[type[Record]], *, patience: int = PATIENCE) -> None:
        super().__init__(path, patience=patience)
        self._tables, self._readings = _declared(tuple(entities))

    @classmethod
    def create(
        cls, path: Path, entities: Sequence[type[Record]] = ENTITIES, *, scripts: Sequence[str] | None = None
    ) -> Self:
        """Make an empty database; where one is already it is refused (workspace-exists)."""
        if path.exists():
            raise RefusedError(
                Sentence("There is already a workspace in “{folder}”.", folder=str(path.parent)),
                Sentence("Open it, or choose an empty folder for the new one."),
                code="workspace-exists",
            )
        with explained():
            path.touch(exist_ok=False)
        try:
            store = cls(path, entities)
            try:
                with store.writing() as connection:
                    schema.migrate(connection, schema.shipped() if scripts is None else scripts)
            except BaseException:
                store.close()
                raise
        except BaseException:
            remove_database(path)
            raise
        return store

    @classmethod
    def open(
        cls,
        path: Path,
        entities: Sequence[type[Record]] = ENTITIES,
        *,
        scripts: Sequence[str] | None = None,
        patience: int = PATIENCE,
    ) -> Self:
        """Open a database, check it, and bring an older one up to date.

        Refuses with no-workspace, damaged, foreign-file, newer-schema, read-only, locked.
        """
        check_file(path)
        known = schema.shipped() if scripts is None else scripts
        store = cls(path, entities, patience=patience)
        try:
            store._bring_up_to_date(known)
        except BaseException:
            store.close()
            raise
        return store

    def _bring_up_to_date(self, scripts: Sequence[str]) -> None:
        """Check the file and run the migrations it lacks; before that a backup is put beside it."""
        with self.reading() as connection:
            schema.check_version(connection, scripts)
            version = schema.version(connection)
        if not self.is_sound():
            raise RefusedError(*DAMAGED, code="damaged")
        if version < len(scripts):
            before = self.path.with_name(f"{self.path.stem}-schema-{version}.db")
            if not before.exists():
                backup(self, before)
            with self.writing() as connection:
                schema.migrate(connection, scripts)
                projection.rebuild(connection, self._tables)

    def is_sound(self) -> bool:
        """Say whether SQLite finds its file in order (quick_check)."""
        with self.reading() as connection:
            return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() == "ok")

    # The journal

    def append(self, scope: str, change: Change) -> Fold:
        """Add a change to the journal and bring its record up to date; a known change adds nothing."""
        key = (scope, change.entity, change.record)
        with self.writing() as connection:
            first, changes = log.held(connection, key)
            if change.id in changes:
                return fold(changes)
            number = log.insert(connection, scope, change)
            changes[change.id] = change
            table = self._tables.by_entity.get(change.entity)
            if table is None:
                return fold(changes)
            folded = projection.Folded(key, first or number, changes, table)
            projection.project(connection, table, folded)
            return folded.fold

    def changes(self, scope: str, entity: str, record: str) -> dict[str, Change]:
        """Return the changes of a record in a scope, by id."""
        with self.reading() as connection:
            return log.held(connection, (scope, entity, record))[1]

    def knows(self, record: str) -> bool:
        """Say whether anything has changes under a record id, of whatever kind."""
        with self.reading() as connection:
            return bool(log.keys_of(connection, record))

    def scopes(self, entity: str, record: str) -> list[str]:
        """Return the scopes in which a record has changes, sorted."""
        with self.reading() as connection:
            return sorted(key[0] for key in log.keys_of(connection, record) if key[1] == entity)

    def fold(self, scope: str, entity: str, record: str) -> Fold:
        """Return what the journal says about a record in a scope."""
        return fold(self.changes(scope, entity, record))

    def last_serial(self, writer: str) -> int:
        """Return the highest serial of a writer in this database, 0 without changes."""
        with self.reading() as connection:
            return log.last_serial(connection, writer)

    def unsealed(self, writer: str) -> dict[str, list[Waiting]]:
        """Return a writer's changes that belong to no segment yet, by scope, in the order of serials."""
        with self.reading() as connection:
            return log.unsealed(connection, writer)

    def count_unsealed(self, writer: str) -> dict[str, int]:
        """Return how many of a writer's changes belong to no segment yet, by scope."""
        with self.reading() as connection:
            return log.count_unsealed(connection, writer)

    def add_segment(
        self, segment: Segment, ids: Sequence[str], known: receiving.Known = NOTHING_KNOWN
    ) -> receiving.Received:
        """Keep a segment sealed here, given the ids of its changes, which are in the journal; say what it blanked."""
        with self.writing() as connection:
            if receiving.keep_own(connection, segment, ids):
                return receiving.Received(new_segments=1)
            return receiving.receive(connection, self._tables, [segment], known)

    def blank(self, scope: str, ids: Iterable[str]) -> list[Change]:
        """Blank changes that are known to be erased, by their ids; return what they were."""
        with self.writing() as connection:
            return receiving.blank_known(connection, self._tables, scope, ids)

    def headers(self, scope: str | None = None) -> list[Header]:
        """Return the headers of all segments, or of one scope, in the order of their arrival."""
        with self.reading() as connection:
            return log.headers(connection, scope)

    def segment(self, name: str) -> Segment:
        """Return a segment by its hash, byte for byte; an unknown one is refused (unknown-segment)."""
        with self.reading() as connection:
            return log.segment(connection, name)

    def erasures(self, owners: Mapping[str, str] = NOBODY) -> Erasures:
        """Return every erasure that is sealed here; ``owners`` names the institution of a key id."""
        with self.reading() as connection:
            return erasing.gather(connection, (), owners)

    def erasing_segments(self) -> list[str]:
        """Return the hashes of the segments that erase something, in the order of their arrival."""
        with self.reading() as connection:
            return erasing.segments(connection)

    def number(self, scope: str, change: str) -> int | None:
        """Return the number under which a change of a scope was inserted; None for one that is not here."""
        with self.reading() as connection:
            return log.numbers(connection, scope, [change]).get(change)

    def segments_of(self, scope: str, change: str) -> list[str]:
        """Return the hashes of the segments that seal a change of a scope; none while it is not sealed."""
        with self.reading() as connection:
            return log.segments_of(connection, scope, change)

    def arrived(self, first: int, end: int) -> list[tuple[str, Change]]:
        """Return the changes that arrived under the numbers from ``first`` up to ``end``, each with its scope."""
        with self.reading() as connection:
            return log.between(connection, first, end)

    def written_by(self, writers: Iterable[str], records: Iterable[str]) -> list[tuple[str, Change, list[str]]]:
        """Return the changes of writers to records, each with its scope and the hashes of the segments that seal it."""
        with self.reading() as connection:
            return log.written_by(connection, writers, records)

    def receive(self, segments: Sequence[Segment], known: receiving.Known = NOTHING_KNOWN) -> receiving.Received:
        """Take in segments whose signatures have been verified; in any order, as often as you like."""
        with self.writing() as connection:
            return receiving.receive(connection, self._tables, segments, known)

    def rebuild(self) -> None:
        """Fold the whole journal again; the rows are afterwards what they were before."""
        with self.writing() as connection:
            projection.rebuild(connection, self._tables)

    # Reading

    def row(self, entity: str, record: str) -> Row | None:
        """Return a record, deleted or not; None where it has no changes here."""
        with self.reading() as connection:
            return self._readings[entity].find(connection, record)

    def rows(self, query: Query) -> list[Row]:
        """Return the records that a query asks for."""
        reading = self._readings[query.entity]
        self._prepare_search(query.search)
        with self.reading() as connection:
            return reading.rows(connection, query)

    def ids(self, query: Query) -> list[str]:
        """Return the ids of the records that a query asks for, in its order."""
        reading = self._readings[query.entity]
        self._prepare_search(query.search)
        with self.reading() as connection:
            return reading.ids(connection, query)

    def count(self, query: Query) -> int:
        """Return how many records a query would give without its limits."""
        reading = self._readings[query.entity]
        self._prepare_search(query.search)
        with self.reading() as connection:
            return reading.count(connection, query)

    def ids_holding(self, entity: str, key: str) -> list[str]:
        """Return the ids of the records, not deleted, in whose lists and parts a key is written, at any depth."""
        with self.reading() as connection:
            return self._readings[entity].ids_holding(connection, key)

    def highest_number(self, entity: str, record: str, year: str) -> int:
        """Return the highest n of the numbers “n/year” ever given beneath a record, or of all; 0 without one."""
        with self.reading() as connection:
            return self._readings[entity].highest_number(connection, record, year)

    def last_of_sequence(self, entity: str, record: str) -> int:
        """Return the highest number of a sequence ever given beneath a record; 0 without one."""
        with self.reading() as connection:
            return self._readings[entity].last_of_sequence(connection, record)

    def rows_at(self, entity: str, until: str) -> list[Row]:
        """Return the records of a kind that were not deleted at a time, as they stood then, in the order of lists."""
        with self.reading() as connection:
            return past.rows_at(connection, self._tables.by_entity[entity], until)

    def children(self, entity: str, link: str, record: str) -> list[Row]:
        """Return the records of a kind whose link field names the given record."""
        return self.rows(Query(entity, {link: record}))

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Return the records whose text holds all the words, whatever a person typed."""
        self._prepare_search(text)
        with self.reading() as connection:
            return search.find(connection, self._tables, text, limit)

    def index_texts(self) -> None:
        """Index what came in bulk; every search does so first, an import may do it beforehand."""
        with self.reading() as connection:
            behind = search.is_behind(connection)
        if behind:
            with self.writing() as connection:
                search.catch_up(connection, self._tables)

    def conflicts(self) -> list[Conflict]:
        """Return every open conflict with its competing values."""
        with self.reading() as connection:
            return conflicts.read_conflicts(connection)

    def history(self, entity: str, record: str) -> list[tuple[str, Change]]:
        """Return every change of a record with its scope, the oldest first."""
        with self.reading() as connection:
            return conflicts.read_history(connection, entity, record)

    def orphans(self) -> list[Row]:
        """Return the records that link to a record which has not arrived here."""
        with self.reading() as connection:
            found = list(conflicts.read_orphans(connection, self._tables))
        return [row for entity, record in found if (row := self.row(entity, record)) is not None]

    def unknown_kinds(self) -> dict[str, int]:
        """Return the kinds of records that this program does not know, each with the number of its records."""
        with self.reading() as connection:
            return waiting.unknown_kinds(connection, self._tables)

    def changed_after(self, moment: str) -> list[Row]:
        """Return the records whose latest change says that it is later than a moment."""
        with self.reading() as connection:
            found = list(waiting.changed_after(connection, self._tables, moment))
        return [row for entity, record in found if (row := self.row(entity, record)) is not None]

    def digest(self, scope: str) -> str:
        """Return one digest of all rows and open conflicts of a scope, to compare two workspaces."""
        return self.digests([scope])[scope]

    def digests(self, scopes: Iterable[str]) -> dict[str, str]:
        """Return the digest of each of several scopes."""
        conflicting: dict[str, list[str]] = {}
        for found in self.conflicts():
            text = conflict_text(found.entity, found.record, found.field, [value.change for value in found.values])
            conflicting.setdefault(found.scope, []).append(text)
        with self.reading() as connection:
            return {
                scope: state_digest(
                    [
                        row_text(entity, record, fields)
                        for entity, table in self._tables.by_entity.items()
                        for record, fields in projection.read_scope(connection, table, scope)
                    ],
                    conflicting.get(scope, []),
                )
                for scope in scopes
            }

    def _prepare_search(self, text: str) -> None:
        """Index what has changed before words are looked for.

        While another thread writes, or nothing can be written, the index is searched as it is.
        """
        if search.query_of(text) and self._lock.acquire(blocking=False):
            try:
                with suppress(RefusedError):
                    self.index_texts()
            finally:
                self._lock.release()


@cache
def _declared(entities: tuple[type[Record], ...]) -> tuple[RecordTables, Mapping[str, Reading]]:
    """Return the tables of these kinds and how they are read; both are the same in every database of a process."""
    tables = schema.declare(entities)
    return tables, {entity: Reading(table) for entity, table in tables.by_entity.items()}


def remove_database(path: Path) -> None:
    """Remove a database file with its log and shared memory, where they are."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
