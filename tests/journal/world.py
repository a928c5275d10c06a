"""Several replicas, the letters between them, and the truth about who really held what.

The truth is kept here, from the bytes that were written and carried; it never asks a replica. After
every act the replica concerned must show exactly what the truth allows: I3 (nothing vanishes that
nobody replaced knowingly, and what is deleted is hidden), I4 (nothing replaced is offered), I5 (the
conflicts are exactly the fields with several values), I9 (incremental = folded again), and I1, because
the truth depends on the set of changes alone.
"""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from replica import Letter, Place, PowerCutError, Replica, State

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal import change, digest, editing, erasure, scope, segment, survivors

START = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ONE, TWO = "01936d6e-0000-7000-8000-00000000000a", "01936d6e-0000-7000-8000-00000000000b"
DOSSIER_ONE, DOSSIER_TWO = scope.dossier(ONE), scope.dossier(TWO)

OLD_FIELDS = frozenset({"title", "text", "amount"})
NEW_FIELDS = OLD_FIELDS | {"later"}
PARTNER: Place = (scope.COMMON, "partner", "01936d6e-0000-7000-8000-000000000001")
PERSON: Place = (scope.PRIVATE, *PARTNER[1:])
PLAN: Place = (DOSSIER_ONE, "plan", "01936d6e-0000-7000-8000-000000000002")
OTHER_PLAN: Place = (DOSSIER_TWO, "plan", "01936d6e-0000-7000-8000-000000000003")
NEWER: Place = (DOSSIER_ONE, "idea_of_a_newer_version", "01936d6e-0000-7000-8000-000000000004")
PLACES = (PARTNER, PLAN, OTHER_PLAN, NEWER, PERSON)
ALL = frozenset({scope.COMMON, DOSSIER_ONE, DOSSIER_TWO, scope.PRIVATE})
TOWN, NGO, OTHER_TOWN, MINISTRY = range(4)


@dataclass(frozen=True)
class Written:
    """What really happened when a change was written."""

    place: Place
    fields: dict[str, Any]
    time: str
    replaced: dict[str, frozenset[str]]
    covered: frozenset[str]
    erases: frozenset[str]


@dataclass(frozen=True)
class Alive:
    """What the truth allows to be shown of one record."""

    shown: dict[str, list[str]]
    conflicts: set[str]
    deleted: bool


def identify(line: bytes) -> str:
    """Return the identity of a line as the format defines it."""
    blanked = json.loads(line).get("id")
    return blanked or hashlib.sha256(line).hexdigest()[:32]


def text_of(value: Any) -> str:
    """Return a text by which values are compared."""
    return json.dumps(value, sort_keys=True)


class World:
    """Four installations of three kinds, one of them with an older schema, and their post."""

    def __init__(self) -> None:
        common = frozenset({scope.COMMON, scope.PRIVATE})
        self.replicas = [
            Replica("a" * 32, "1" * 64, common | {DOSSIER_ONE}, NEW_FIELDS),
            Replica("b" * 32, "2" * 64, ALL, OLD_FIELDS),
            Replica("c" * 32, "3" * 64, common | {DOSSIER_TWO}, NEW_FIELDS),
            Replica("d" * 32, "4" * 64, ALL, NEW_FIELDS),
        ]
        self.held: list[set[str]] = [set() for _ in self.replicas]
        self.skew = [0, -9000, 9000, 0]
        self.facts: dict[str, Written] = {}
        self.letters: list[Letter] = []
        self.sealed: dict[str, bytes] = {}
        self.images: list[tuple[int, State, set[str]]] = []
        self.amounts: set[str] = {"null"}
        self.moment = 0

    def copied(self) -> World:
        """Return a second world in the same state."""
        twin = copy.copy(self)
        twin.replicas = [copy.copy(replica) for replica in self.replicas]
        for replica in twin.replicas:
            replica.state = replica.state.copied()
        twin.held = [set(held) for held in self.held]
        twin.facts, twin.letters, twin.sealed = dict(self.facts), list(self.letters), dict(self.sealed)
        return twin

    # acts of people

    def clock(self, who: int) -> str:
        """Return the next moment as a replica's wrong clock tells it."""
        self.moment += 1
        told = START + timedelta(seconds=self.moment + self.skew[who])
        return told.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def set_clock(self, who: int, seconds: int) -> None:
        """Let the clock of a machine go wrong by so many seconds from now on."""
        self.skew[who] = seconds

    def save(self, who: int, place: Place, form: dict[str, Any]) -> None:
        """Save a form; the form of a deleted record cannot be opened."""
        if not self.replicas[who].fold(place).deleted:
            self.amounts.add(text_of(form.get("amount")))
            self.note(who, self.replicas[who].save(place, form, self.clock(who)))

    def act(self, who: int, place: Place, edit: change.Edit | None) -> None:
        """Write what the journal's editing decided."""
        self.note(who, self.replicas[who].write(place, edit, self.clock(who)))

    def delete(self, who: int, place: Place) -> None:
        """Delete a record."""
        self.act(who, place, editing.delete(self.replicas[who].fold(place)))

    def undelete(self, who: int, place: Place) -> None:
        """Take a deletion back."""
        self.act(who, place, editing.undelete(self.replicas[who].fold(place)))

    def resolve(self, who: int, place: Place, pick: int) -> None:
        """Decide one open conflict of a record, taking one of the values as they are."""
        now = self.replicas[who].fold(place)
        if now.conflicts:
            name = sorted(now.conflicts)[pick % len(now.conflicts)]
            competing = now.conflicts[name]
            chosen = self.replicas[who].state.changes[place][competing[pick % len(competing)]]
            self.act(who, place, editing.resolve(now, name, chosen.values[name]))
            assert name not in self.replicas[who].fold(place).conflicts, "a resolution left the conflict open"

    def undo(self, who: int, place: Place) -> None:
        """Take back the last change of a record."""
        changes = self.replicas[who].state.changes.get(place, {})
        self.act(who, place, editing.undo(changes, self.replicas[who].fold(place)))

    def erase(self, who: int, place: Place, names: set[str]) -> None:
        """Erase fields of what this installation wrote."""
        record = f"01936d6e-0000-7000-8000-1{self.moment:011d}"
        self.note(who, self.replicas[who].erase(place, names, record, self.clock(who)))

    def rotate(self, who: int) -> None:
        """Take a new key, as everybody has been told."""
        self.replicas[who].rotate()

    # the truth

    def note(self, who: int, written: change.Change | None) -> None:
        """Remember what was written and what its author really held."""
        if written is None:
            return
        line = json.loads(written.line)
        place = (self.place_of(written, who), line["e"], line["r"])
        alive = self.alive(place, self.held[who])
        fields = line["f"]
        self.facts[identify(written.line)] = Written(
            place,
            fields,
            line["t"],
            {name: frozenset(alive.shown.get(name, ())) for name in fields},
            frozenset(i for name, ids in alive.shown.items() if name != "_del" for i in ids)
            if fields.get("_del")
            else frozenset(),
            frozenset(fields["lines"]) if line["e"] == erasure.ERASURE else frozenset(),
        )
        self.held[who].add(identify(written.line))
        self.check(who)

    def place_of(self, written: change.Change, who: int) -> str:
        """Return the scope in which a replica has just written."""
        return next(p[0] for p, found in self.replicas[who].state.changes.items() if written.id in found)

    def alive(self, place: Place, held: set[str]) -> Alive:
        """Return what the truth allows to be shown, given all that is held."""
        here = {i: self.facts[i] for i in held if self.facts[i].place == place}
        blanked = {e for i in held for e in self.facts[i].erases}
        shown: dict[str, list[str]] = {}
        for i, fact in here.items():
            for name in fact.fields:
                if not any(i in other.replaced.get(name, ()) for other in here.values()):
                    shown.setdefault(name, []).append(i)
        conflicts = {
            name for name, ids in shown.items() if len({text_of(self.value(i, name, blanked)) for i in ids}) > 1
        }
        deleters = [i for i in shown.get("_del", ()) if here[i].fields["_del"]]
        seen = {i for d in deleters for i in here[d].covered}
        if deleters and {i for name, ids in shown.items() if name != "_del" for i in ids} - seen:
            conflicts.add("_del")
        return Alive(shown, conflicts, bool(deleters) and "_del" not in conflicts)

    def value(self, identity: str, name: str, blanked: set[str]) -> Any:
        """Return the value that a change gives a field, unless it has been erased."""
        return None if identity in blanked and name != "_del" else self.facts[identity].fields[name]

    def check(self, who: int) -> None:
        """Compare all that a replica shows with the truth, and its projection with a new fold."""
        state = self.replicas[who].state
        held = self.held[who]
        blanked = {e for i in held for e in self.facts[i].erases}
        assert state.changes.keys() == {self.facts[i].place for i in held}, "a record is missing or too many"
        for place, changes in state.changes.items():
            shown, alive = state.folds[place], self.alive(place, held)
            assert survivors.fold(changes) == shown, "I9: the projection is not what folding gives"
            expected = {
                name: sorted(text_of(self.value(i, name, blanked)) for i in ids) for name, ids in alive.shown.items()
            }
            offered = {
                name: sorted(text_of(changes[i].values[name]) for i in ids) for name, ids in shown.survivors.items()
            }
            assert offered == expected, "I3/I4: other values survive than the truth allows"
            assert shown.conflicts.keys() == alive.conflicts, "I5: other conflicts than the truth has"
            assert shown.deleted == alive.deleted, "I3: hidden or shown against the truth"
            amount = self.replicas[who].row(place).get("amount")
            assert text_of(amount) in self.amounts, "two halves of a register were joined that nobody wrote together"
            for name in alive.shown.keys() - {"_del"}:
                latest = max(self.facts[i].time for i in alive.shown[name])
                best = {
                    text_of(self.value(i, name, blanked)) for i in alive.shown[name] if self.facts[i].time == latest
                }
                assert text_of(shown.values[name]) in best, "not the latest value is displayed"

    # the post

    def send(self, sender: int, receiver: int, *, full: bool = False) -> Letter:
        """Pack a letter; it is kept and may arrive never, late, often or elsewhere."""
        to = self.replicas[receiver]
        letter = self.replicas[sender].export(to.writer, to.scopes, full=full)
        assert letter.scopes <= to.scopes, "a dossier went to somebody who may not see it"
        for data in letter.files:
            found = segment.Segment.read(data)
            assert found.header.scope in letter.scopes, "a letter holds more than it says"
            if found.header.writer == self.replicas[sender].writer:
                self.sealed.setdefault(found.header.hash, data)
            self.check_relayed(sender, found.header.hash, data)
        self.letters.append(letter)
        return letter

    def check_relayed(self, sender: int, name: str, data: bytes) -> None:
        """Compare a relayed segment with what its writer sealed (I8), blanked lines aside (I12)."""
        first = self.sealed.get(name, data).split(b"\n")
        now = data.split(b"\n")
        assert first[:2] == now[:2], "I8: the signed header changed on its way"
        assert len(first) == len(now), "I8: lines were lost on their way"
        blanked = {e for i in self.held[sender] for e in self.facts[i].erases}
        for was, line in zip(first[2:-1], now[2:-1], strict=True):
            assert was == line or identify(was) in blanked, "I8: a line changed on its way"
            assert (identify(line) in blanked) == (b'"id"' in line[:6]), "I12: what was erased is still sent"

    def deliver(self, letter: Letter, who: int) -> None:
        """Bring a letter to a replica, twice (I7), and see that all of it is there (I2)."""
        self.accept(letter, who)
        self.held[who] |= {identify(line) for data in letter.files for line in data.split(b"\n")[2:-1]}
        self.check(who)
        before = self.picture(who)
        self.replicas[who].receive(letter)
        assert self.picture(who) == before, "I7: the second time changed something"

    def accept(self, letter: Letter, who: int) -> None:
        """Bring an honest letter; whatever came before it, it is not refused."""
        try:
            self.replicas[who].receive(letter)
        except RefusedError as refusal:
            raise AssertionError(f"I2: an honest letter was refused: {refusal.code}") from refusal

    def refuse(self, letter: Letter, who: int) -> None:
        """Bring a damaged letter; it must be refused and change nothing (I10)."""
        before = self.picture(who)
        try:
            self.replicas[who].receive(letter)
        except RefusedError:
            pass
        else:
            raise AssertionError("I10: a damaged letter was accepted")
        assert self.picture(who) == before, "I10: a refused letter left something behind"

    def cut_power(self, letter: Letter, who: int, writes: int) -> None:
        """Stop the machine in the middle of an import; the disk is as before or as after (I11)."""
        before = self.picture(who)
        self.replicas[who].writes_until_cut = writes
        try:
            self.replicas[who].receive(letter)
        except PowerCutError:
            assert self.picture(who) == before, "I11: half an import is on the disk"
        else:
            self.held[who] |= {identify(line) for data in letter.files for line in data.split(b"\n")[2:-1]}
        finally:
            self.replicas[who].writes_until_cut = None
        self.check(who)

    def swap(self, one: int, other: int, *, full: bool = False) -> None:
        """Let two replicas exchange letters that arrive: a receipt first, then both ways."""
        for sender, receiver in ((one, other), (other, one), (one, other)):
            self.deliver(self.send(sender, receiver, full=full), receiver)
        self.check_level(one, other)

    def check_level(self, one: int, other: int) -> None:
        """See that two replicas hold the same in every scope that both see (I6)."""
        shared = (self.replicas[one].scopes & self.replicas[other].scopes) - {scope.PRIVATE}
        held = [{i for i in self.held[who] if self.facts[i].place[0] in shared} for who in (one, other)]
        assert held[0] == held[1], "I6: letters that arrived left a difference"

    def picture(self, who: int) -> str:
        """Return all that a replica keeps, as text."""
        state = self.replicas[who].state
        return repr(
            (
                sorted(state.segments.items()),
                sorted((place, sorted(found.items())) for place, found in state.changes.items()),
                sorted(state.folds.items(), key=lambda item: item[0]),
                sorted(state.loose.items()),
                sorted(state.receipts.items()),
                state.serial,
            )
        )

    # accidents

    def back_up(self, who: int) -> None:
        """Keep a copy of a disk."""
        self.images.append((who, self.replicas[who].state.copied(), set(self.held[who])))

    def restore(self, number: int) -> None:
        """Put an old copy back without anybody noticing."""
        who, image, held = self.images[number]
        self.replicas[who].state, self.held[who] = image.copied(), set(held)
        self.check(who)

    def clone(self, who: int) -> None:
        """Copy a whole disk to another machine that works on under the same identity."""
        twin = Replica(
            self.replicas[who].writer, self.replicas[who].key, self.replicas[who].scopes, self.replicas[who].fields
        )
        twin.state = self.replicas[who].state.copied()
        self.replicas.append(twin)
        self.held.append(set(self.held[who]))
        self.skew.append(self.skew[who] + 5)

    # the end

    def close(self, *, full: bool) -> list[str]:
        """Let all exchange until nothing is new, and return the digest of each scope (I1, I6)."""
        everybody = range(len(self.replicas))
        for _ in range(2):
            for one in everybody:
                for other in everybody:
                    if one < other:
                        self.swap(one, other, full=full)
        digests: dict[str, set[str]] = {}
        for who in everybody:
            self.check_chains(who)
            for where in self.replicas[who].scopes - {scope.PRIVATE}:
                digests.setdefault(where, set()).add(self.digest(who, where))
        assert all(len(found) == 1 for found in digests.values()), "I1: the same changes print differently"
        return [found.pop() for _, found in sorted(digests.items())]

    def check_chains(self, who: int) -> None:
        """See that every segment still verifies after all erasures (I12)."""
        for found in self.replicas[who].state.segments.values():
            again = segment.Segment.read(found.bytes())
            assert again.changes(self.replicas[who].state.erasures) == found.changes(self.replicas[who].state.erasures)

    def digest(self, who: int, where: str) -> str:
        """Return the digest of what a replica shows in one scope."""
        folds = {place: found for place, found in self.replicas[who].state.folds.items() if place[0] == where}
        return digest.state_digest(
            [digest.row_text(p[1], p[2], found.values) for p, found in folds.items() if not found.deleted],
            [digest.conflict_text(p[1], p[2], n, ids) for p, f in folds.items() for n, ids in f.conflicts.items()],
        )


def damaged(letter: Letter, file: int, byte: int) -> Letter:
    """Return the letter with one byte of one of its files changed."""
    files = list(letter.files)
    data = bytearray(files[file % len(files)])
    data[byte % len(data)] ^= 1
    files[file % len(files)] = bytes(data)
    return replace(letter, files=tuple(files))
