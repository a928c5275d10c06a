"""Real workspaces over years: their folders, the bundles between them, backups, copies and clones.

What must hold is asked of the workspaces from outside: after every import the receiver has all that the bundle
holds, whatever refuses a bundle has changed nothing, and at the end everybody who is connected has everything
that anybody had, and prints the same (I1, I2, I6, I7, I9, I10 of the exchange).

Of receipts: what is shown as received was really stored by a computer of whoever received it, at every moment; once
everybody has exchanged, it is stored there still, although computers went back to older states without knowing it,
nothing waits for a receipt that came, and nobody counts as silent.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from exchanging import send, text_of

from conftest import NAMES, make_template
from parteneriat_desktop.actions import backup, change_record, check_seals, conflicts, outbox
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.record_exchange import record_exchange
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.sync.archive import read_archive

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ROLES = tuple(NAMES)
#: Refusals that an honest bundle may meet: it is for somebody else, or was made by a clock that is far ahead.
EXPECTED = {"wrong-recipient", "created-in-future"}


@cache
def template() -> Path:
    """Return a folder with three enrolled institutions, made once."""
    folder = Path(tempfile.mkdtemp())
    make_template(folder)
    return folder


@dataclass
class Machine:
    """A computer: its folder, the institution that owns it, how wrong its clock is, and its open workspace."""

    home: Path
    role: str
    skew: timedelta
    stack: ExitStack = field(default_factory=ExitStack)
    workspace: Workspace = field(init=False)


class Years:
    """Three institutions, their computers, and everything that was ever written to a disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(template(), folder / "start")
        self.moment = START
        self.machines = [Machine(folder / "start" / role, role, timedelta()) for role in ROLES]
        for machine in self.machines:
            self.open(machine)
        self.letters: list[tuple[Path, frozenset[str]]] = []
        #: What the computers of each institution ever stored, by segments; it is never asked of a receipt.
        self.stored: dict[str, set[str]] = {role: set() for role in ROLES}
        self.backups: list[tuple[str, Path]] = []
        self.copies: list[tuple[int, Path]] = []
        town_hall = self.machines[0].workspace
        partner = save(town_hall, "partner", {"name": NAMES["ngo"], "kind": "ngo_association"}).id
        self.partnership = save(town_hall, "partnership", {"title": "P", "parties": [{"partner": partner}]}).id or ""
        self.plan = save(town_hall, "plan", {"partnership": self.partnership, "title": "Plan"}).id or ""
        self.post(0, None)
        for who in (1, 2):
            self.deliver(0, who)

    def now(self, machine: Machine) -> datetime:
        """Return what the clock of a computer shows; time goes on whenever somebody looks at it."""
        self.moment += timedelta(seconds=1)
        return self.moment + machine.skew

    def open(self, machine: Machine) -> None:
        """Start the program on a computer."""
        clock = Clock(date(2026, 11, 20), lambda: self.now(machine))
        machine.workspace = machine.stack.enter_context(Workspace.open(Paths(machine.home), clock))

    def end(self) -> None:
        """Stop the program everywhere."""
        for machine in self.machines:
            machine.stack.close()

    # what people do

    def edit(self, who: int, name: str, value: str) -> None:
        """Change a field of the plan; one that was deleted cannot be changed."""
        workspace = self.machines[who].workspace
        with suppress(RefusedError):
            save(workspace, "plan", {name: value}, self.plan)
            row = workspace.store.row("plan", self.plan)
            assert row is not None
            assert row.fields[name] == value, "what was just saved is not shown"

    def act(self, who: int, act: str) -> None:
        """Delete the plan, take something back, or decide every conflict."""
        workspace = self.machines[who].workspace
        with suppress(RefusedError):
            if act == "settle":
                for found in conflicts.conflicts(workspace):
                    conflicts.take(workspace, found.entity, found.record, found.field, found.values[-1].change)
            else:
                getattr(change_record, act)(workspace, "plan", self.plan)

    def post(self, who: int, to: int | None, *, full: bool = False) -> list[int]:
        """Write bundles; return their numbers."""
        machine = self.machines[who]
        peer = None if to is None else NAMES[self.machines[to].role]
        out = self.folder / "post" / str(len(self.letters))
        before = len(self.letters)
        written = send(machine.workspace, peer, out, full=full).bundles
        self.note(who)
        for one in outbox.outbox(machine.workspace):
            outbox.mark_sent(machine.workspace, one.digest)
        self.nothing_is_received_that_was_not_stored(machine)
        for bundle in written:
            names = read_archive(bundle.read_bytes())
            held = frozenset(name[9:41] for name in names if name.startswith("segments/"))
            self.letters.append((bundle, held))
        return list(range(before, len(self.letters)))

    def deliver(self, letter: int, who: int) -> bool:
        """Bring a bundle; all of it is there afterwards, or nothing has changed. A second time brings nothing."""
        workspace = self.machines[who].workspace
        file, held = self.letters[letter]
        before = text_of(workspace)
        try:
            import_files(workspace, [file])
        except RefusedError as error:
            refused = error.code
        else:
            refused = ""
        if refused:
            assert refused in EXPECTED, f"an honest bundle was refused: {refused}"
            assert text_of(workspace) == before, "I10: a refused bundle left something behind"
            return False
        assert held <= segments_of(workspace), "I2: a part of a bundle did not arrive"
        after = text_of(workspace)
        import_files(workspace, [file])
        assert text_of(workspace) == after, "I7: the second time changed something"
        self.note(who)
        self.nothing_is_received_that_was_not_stored(self.machines[who])
        return True

    def note(self, who: int) -> None:
        """Write down what a computer holds."""
        machine = self.machines[who]
        self.stored[machine.role] |= segments_of(machine.workspace)

    def nothing_is_received_that_was_not_stored(self, machine: Machine) -> None:
        """Ask a computer what it shows as received, package by package and of the plan."""
        owner = {NAMES[role]: role for role in ROLES}
        for one in outbox.outbox(machine.workspace):
            if one.state is SendingState.RECEIVED and one.name:
                assert one.segments <= self.stored[owner[one.name]], "shown as received, and never stored"
        row = machine.workspace.store.row("plan", self.plan)
        if row is None:
            return
        changes = list(machine.workspace.store.changes(row.scope, "plan", self.plan).values())
        last = next((one for one in reversed(changes) if one.writer in machine.workspace.own_writers), changes[-1])
        seals = set(machine.workspace.store.segments_of(row.scope, last.id))
        for standing in record_exchange(machine.workspace, "plan", self.plan).standings:
            if standing.state is SendingState.RECEIVED:
                assert seals & self.stored[owner[standing.peer]], "a record is shown as received that nobody stored"

    # accidents

    def set_clock(self, who: int, skew: timedelta) -> None:
        """Let a clock go wrong."""
        self.machines[who].skew = skew

    def back_up(self, who: int) -> None:
        """Write a backup file."""
        out = self.folder / f"backup-{len(self.backups)}.zip"
        backup.back_up(self.machines[who].workspace, out)
        self.backups.append((self.machines[who].role, out))

    def restore(self, number: int) -> None:
        """Put a backup file back by the program: the workspace goes on as a new writer."""
        role, file = self.backups[number]
        machine = next(found for found in self.machines if found.role == role)
        writer = machine.workspace.writer
        machine.stack.close()
        backup.restore(Paths(machine.home), Clock(date(2026, 11, 20), lambda: self.now(machine)), file)
        self.open(machine)
        assert machine.workspace.writer != writer

    def copy(self, who: int) -> None:
        """Copy the folder of a computer, with everything in it."""
        machine = self.machines[who]
        machine.stack.close()
        out = self.folder / f"copy-{len(self.copies)}"
        shutil.copytree(machine.home, out)
        self.copies.append((who, out))
        self.open(machine)

    def put_back(self, number: int) -> None:
        """Put a copied folder in the place of the one it was copied from; nobody notices."""
        who, folder = self.copies[number]
        machine = self.machines[who]
        machine.stack.close()
        shutil.rmtree(machine.home)
        shutil.copytree(folder, machine.home)
        self.open(machine)

    def clone(self, number: int) -> None:
        """Go on with a copied folder on another computer."""
        who, folder = self.copies[number]
        home = self.folder / f"clone-{len(self.machines)}"
        shutil.copytree(folder, home)
        machine = Machine(home, self.machines[who].role, self.machines[who].skew)
        self.machines.append(machine)
        self.open(machine)

    # the end

    def close(self) -> None:
        """Set the clocks right and let all exchange what they lack: all hold everything and print the same."""
        for machine in self.machines:
            machine.skew = timedelta()
        everything = set[str]().union(*(changes_of(machine.workspace) for machine in self.machines))
        everybody = range(len(self.machines))
        for _ in range(2):
            for one in everybody:
                for other in everybody:
                    if one < other and self.machines[one].role != self.machines[other].role:
                        self.swap(one, other)
        for machine in self.machines:
            self.receipts_are_true(machine)
        texts = [text_of(machine.workspace) for machine in self.machines]
        for machine, text in zip(self.machines, texts, strict=True):
            assert everything <= changes_of(machine.workspace), "I2: something that somebody had was lost"
            assert text == texts[0], "I1: the same changes print differently"
            machine.workspace.store.rebuild()
            assert text_of(machine.workspace) == text, "I9: folded again, the records are others"
            assert check_seals.check_seals(machine.workspace)[0], "I12: a sealed package is no longer whole"

    def receipts_are_true(self, machine: Machine) -> None:
        """Ask a computer, after everybody has exchanged, what was received, what waits and who is silent."""
        for one in outbox.outbox(machine.workspace):
            receivers = [other for other in self.machines if NAMES[other.role] == one.name]
            stored = any(one.segments <= segments_of(other.workspace) for other in receivers)
            assert not receivers or stored, "what somebody received is stored nowhere"
        for standing in record_exchange(machine.workspace, "plan", self.plan).standings:
            assert standing.state is SendingState.RECEIVED, "what everybody holds is not shown as received"
        late = [one.name for one in outbox.unanswered(machine.workspace) if one.segments and one.name]
        assert not late, f"a receipt is waited for that has come: {late}"
        silent = [one.name for one in outbox.last_answers(machine.workspace) if one.days > 1]
        assert not silent, f"called silent, although they answered just now: {silent}"

    def swap(self, one: int, other: int) -> None:
        """Let two computers exchange letters that arrive: a receipt first, then both ways, differences only (I6)."""
        for sender, receiver in ((one, other), (other, one), (one, other)):
            for letter in self.post(sender, receiver):
                assert self.deliver(letter, receiver), "with right clocks nothing is refused"


def segments_of(workspace: Workspace) -> set[str]:
    """Return the hashes of all segments of a workspace."""
    return {header.hash for header in workspace.store.headers()}


def changes_of(workspace: Workspace) -> set[str]:
    """Return the ids of all shared changes of a workspace, sealed or not."""
    with workspace.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM change WHERE scope <> 'private'")
        return {identity for (identity,) in rows}
