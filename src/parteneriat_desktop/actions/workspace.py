"""The workspace: one institution's records, keys and files, and the surroundings for its checks.

Rules of this module:

1. A workspace is opened by one program at a time and closed by whoever opened it.
2. It knows the day and asks the clock it was given, never the machine.
3. Whoever opens a database that was restored or copied goes on as a new writer, in a new epoch: others
   are told, and what was acknowledged before counts no longer.
4. What a program that was killed left unfinished is removed before anything is read, and what was erased
   is erased again before anything is shown.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import cleaning, erased_ledger, law_in_use, record_id
from parteneriat_desktop.actions import writer as writers
from parteneriat_desktop.actions.instance_lock import InstanceLock
from parteneriat_desktop.actions.own_key import OwnKey
from parteneriat_desktop.actions.profile import Profile
from parteneriat_desktop.countries import country
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.change import Author, compose
from parteneriat_desktop.records.catalogue import ENTITIES, entity
from parteneriat_desktop.store.attachments import Attachments
from parteneriat_desktop.store.leftovers import remove_leftovers
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from types import TracebackType
    from typing import Self

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.countries.law import Law
    from parteneriat_desktop.journal.change import Change, Edit
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.records.fields import Record

#: Setting that lists the writers of this workspace, oldest first.
OWN_WRITERS = "own_writers"
#: Setting that holds the random id of the database's present life: a new one for every new writer.
EPOCH = "epoch"


class Workspace:
    """An open workspace. It is the ``Surroundings`` that records are checked in."""

    def __init__(self, paths: Paths, store: Store, lock: InstanceLock, clock: Clock) -> None:
        self.paths = paths
        self.store = store
        self.clock = clock
        self.attachments = Attachments(paths.attachments)
        self.profile = Profile.load(store)
        self.keys = OwnKey(paths.keys)
        self._lock = lock
        known = writers.known_writer(paths.writer, store.last_serial)
        self.writer = known or writers.new_writer(paths.writer)
        self.own_writers = self._remember_writer()
        self.epoch = store.setting(EPOCH)
        self._serial = store.last_serial(self.writer)

    @classmethod
    def open(cls, paths: Paths, clock: Clock) -> Self:
        """Open the workspace of a folder.

        Raises ``RefusedError`` when there is none (code ``no-workspace``), when another program has
        it open (``locked``) or when its database cannot be used (``damaged``, ``newer``).
        """
        if not paths.database.is_file():
            raise RefusedError(
                Sentence("There is no workspace in {folder}.", folder=str(paths.home)),
                Sentence("Start with “init”, or name the right folder with --home."),
                code="no-workspace",
            )
        lock = InstanceLock(paths.lock)
        with ExitStack() as undoing:
            undoing.callback(lock.release)
            remove_leftovers(paths.home)
            store = Store.open(paths.database, ENTITIES)
            undoing.callback(store.close)
            opened = cls(paths, store, lock, clock)
            opened._finish_erasing()
            undoing.pop_all()
        return opened

    def close(self) -> None:
        """Write down how far this writer came and let others in.

        Where that cannot be written the older serial stays, which does no harm; what was done before is done.
        """
        with suppress(RefusedError):
            writers.remember(self.paths.writer, self.writer, self._serial)
        self.store.close()
        self._lock.release()

    def __enter__(self) -> Self:
        """Return the open workspace."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the workspace, whatever happened."""
        self.close()

    def _remember_writer(self) -> tuple[str, ...]:
        """Return every writer that this workspace ever was, the present one last."""
        known = tuple(self.store.setting(OWN_WRITERS).split())
        if self.writer in known and self.store.setting(EPOCH):
            return known
        listed = known if self.writer in known else (*known, self.writer)
        with self.store.writing():
            self.store.put_setting(OWN_WRITERS, " ".join(listed))
            self.store.put_setting(EPOCH, writers.new_id())
        return listed

    def _finish_erasing(self) -> None:
        """Erase again what a restored or copied database brought back, and clean what could not be cleaned before."""
        if self.paths.erased.is_dir():
            with self.store.writing():
                cleaning.note(self.store, erased_ledger.reapply(self.paths, self.store))
        with suppress(RefusedError):
            cleaning.clean(self.paths, self.store, self.profile.language)

    def adopt(self, found: Iterable[str]) -> None:
        """Count further writers as own: their changes are sealed and sent like those of the present one."""
        further = [writer for writer in found if writer not in self.own_writers]
        if further:
            self.own_writers = (*self.own_writers[:-1], *further, self.writer)
            self.store.put_setting(OWN_WRITERS, " ".join(self.own_writers))

    @property
    def country(self) -> Country:
        """The country whose identifiers, register and currency hold here."""
        return country(self.profile.country)

    @property
    def law(self) -> Law:
        """The legal pack in use and the working days with this institution's own days."""
        return law_in_use.law(self.store, self.profile.country, self.own_writers)

    @property
    def today(self) -> date:
        """The day to count from."""
        return self.clock.today

    def find(self, name: str, record: str) -> Record | None:
        """Return a record that is not deleted, or None."""
        row = self.store.row(name, record)
        kind = entity(name)
        return None if row is None or row.deleted or kind is None else kind.read(row.id, row.fields)

    def children(self, name: str, link: str, record: str) -> Sequence[Record]:
        """Return the records of an entity whose link field names the given record."""
        kind = known_entity(name)
        return [kind.read(row.id, row.fields) for row in self.store.children(name, link, record)]

    def all(self, name: str) -> Sequence[Record]:
        """Return every record of an entity that is not deleted."""
        kind = known_entity(name)
        return [kind.read(row.id, row.fields) for row in self.store.rows(Query(name))]

    def new_record_id(self) -> str:
        """Return a fresh identifier for a record."""
        return record_id.new_record_id(self.clock.now())

    def append(self, scope: str, name: str, record: str, edit: Edit, moment: str) -> Change:
        """Write one change of this workspace's writer, inside a writing transaction."""
        serial = self._serial + 1
        author = Author(self.writer, self.profile.function)
        change = compose(edit, entity=name, record=record, author=author, serial=serial, time=moment)
        self.store.append(scope, change)
        self._serial = serial
        return change

    def forget_serial(self) -> None:
        """Take the last serial from the database again, after a transaction was rolled back."""
        self._serial = self.store.last_serial(self.writer)


def known_entity(name: str) -> type[Record]:
    """Return the class of an entity, or refuse a name that this version does not know."""
    kind = entity(name)
    if kind is None:
        raise RefusedError(
            Sentence("There is no kind of record called “{name}”.", name=name[:60]),
            Sentence("Use one of: {names}.", names=", ".join(found.ENTITY for found in ENTITIES)),
            code="unknown-entity",
        )
    return kind
