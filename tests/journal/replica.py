"""A workspace in memory, made of the journal alone: what store and sync do with it, in the fewest words.

Everything goes through attributes of the journal's modules and through methods of this class, so that
a mutant can replace any of it. Signatures are keyed digests: enough to be forged by nobody here.
"""

from __future__ import annotations

import copy
import hmac
from dataclasses import dataclass, field

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal import change, companions, editing, erasure, exchange, scope, segment, survivors

Place = tuple[str, str, str]  # scope, entity, record

SEAL_APP = "replica 1"
#: Every key that an institution may ever have, and the first one, by which it is known.
OWNERS = {f"{digit * 63}{number}": digit * 64 for digit in "1234" for number in range(10)}


class PowerCutError(Exception):
    """The machine stopped in the middle of a write."""


@dataclass(frozen=True)
class Letter:
    """A bundle: who sends it, what it has, what it lacks, and the files of its segments."""

    sender: str
    scopes: frozenset[str]
    have: tuple[str, ...]
    want: tuple[str, ...]
    files: tuple[bytes, ...]


@dataclass
class State:
    """All that a disk holds; a backup or a cloned disk is a copy of it."""

    segments: dict[str, segment.Segment] = field(default_factory=dict)
    changes: dict[Place, dict[str, change.Change]] = field(default_factory=dict)
    folds: dict[Place, survivors.Fold] = field(default_factory=dict)
    loose: dict[str, list[change.Change]] = field(default_factory=dict)
    receipts: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    sent: dict[str, set[str]] = field(default_factory=dict)
    erasures: erasure.Erasures = erasure.NO_ERASURES
    serial: int = 0

    def copied(self) -> State:
        """Return a copy that shares no container with this one."""
        return State(
            dict(self.segments),
            {place: dict(changes) for place, changes in self.changes.items()},
            dict(self.folds),
            {name: list(changes) for name, changes in self.loose.items()},
            dict(self.receipts),
            copy.deepcopy(self.sent),
            self.erasures,
            self.serial,
        )


class Replica:
    """One installation: its writer, the key of its institution, the scopes it sees, the fields it knows."""

    def __init__(self, writer: str, key: str, scopes: frozenset[str], fields: frozenset[str]) -> None:
        self.writer = writer
        self.key = key
        self.scopes = scopes
        self.fields = fields
        self.state = State()
        self.writes_until_cut: int | None = None

    # what a person does

    def write(self, place: Place, edit: change.Edit | None, time: str) -> change.Change | None:
        """Append one change and project its record."""
        if edit is None:
            return None
        where, entity, record = place
        author = change.Author(self.writer, "inspector")
        self.state.serial += 1
        written = change.compose(edit, entity=entity, record=record, author=author, serial=self.state.serial, time=time)
        self.insert(self.state, where, (written,))
        self.state.loose.setdefault(where, []).append(written)
        return written

    def save(self, place: Place, form: dict[str, object], time: str) -> change.Change | None:
        """Save the fields of a form that this version knows."""
        known = {name: value for name, value in form.items() if name in self.fields}
        return self.write(place, editing.edit(self.fold(place), self.gather(known)), time)

    def erase(self, place: Place, names: set[str], record: str, time: str) -> change.Change | None:
        """Erase fields from the history that this institution wrote."""
        history = [found for found in self.state.changes.get(place, {}).values() if found.writer == self.writer]
        written = self.write((place[0], erasure.ERASURE, record), erasure.erase(history, names), time)
        if written is not None:
            self.learn_erasures(self.state, [(written.line, self.key)])
        return written

    def rotate(self) -> None:
        """Go on with the next key of the institution; what was signed before stays as it is."""
        self.key = f"{self.key[:63]}{(int(self.key[63]) + 1) % 10}"

    def fold(self, place: Place) -> survivors.Fold:
        """Return what is shown of a record."""
        return self.state.folds.get(place, survivors.NOTHING)

    def row(self, place: Place) -> dict[str, object]:
        """Return the fields of a record as its form shows them."""
        return self.spread(dict(self.fold(place).values))

    # hooks of the schema

    def gather(self, form: dict[str, object]) -> dict[str, object]:
        """Return the journal values of a form; ``amount`` is one register of value and currency."""
        return dict(form)

    def spread(self, values: dict[str, object]) -> dict[str, object]:
        """Return the fields of a form from journal values."""
        return values

    def relay(self, arrived: segment.Segment) -> segment.Segment:
        """Return what is kept of a segment that arrived: its bytes."""
        return arrived

    # exchange

    def seal(self) -> None:
        """Seal what is new in each scope that may ever leave."""
        for where, changes in self.state.loose.items():
            if changes and where != scope.PRIVATE:
                own = [s.header for s in self.state.segments.values() if self.is_own(s.header, where)]
                previous = max(own, key=lambda header: (header.number, header.hash), default=None)
                by = segment.Seal(1, SEAL_APP, self.key)
                unsigned = segment.seal(changes, where, previous, by)
                sealed = unsigned.signed(sign(self.key, unsigned.header.line))
                self.state.segments[sealed.header.hash] = sealed
                changes.clear()

    def export(self, peer: str, scopes: frozenset[str], *, full: bool = False) -> Letter:
        """Pack everything, or everything since the latest receipt of the peer."""
        self.seal()
        shared = self.shared_with(scopes)
        headers = [s.header for s in self.state.segments.values() if s.header.scope in shared]
        have, want = self.acknowledged(peer)
        hashes = exchange.delta(headers, [] if full else have, want)
        self.state.sent.setdefault(peer, set()).update(exchange.heads(headers))
        chosen = [self.state.segments[name] for name in hashes]
        along = companions.companions(chosen, [self.state.segments[header.hash] for header in headers])
        return Letter(
            self.writer,
            shared,
            tuple(exchange.heads(headers)),
            tuple(gap.hash for gap in exchange.gaps(headers)),
            tuple(found.bytes() for found in (*chosen, *along)),
        )

    def shared_with(self, scopes: frozenset[str]) -> frozenset[str]:
        """Return the scopes that may be sent to somebody who sees the given ones."""
        return (scopes & self.scopes) - {scope.PRIVATE}

    def knows(self, state: State, header: segment.Header) -> bool:
        """Say whether a segment is here already: by its hash alone, for numbers are not unique."""
        return header.hash in state.segments

    def acknowledged(self, peer: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what the peer has and wants, by its latest receipt."""
        return self.state.receipts.get(peer, ((), ()))

    def note_receipt(self, state: State, letter: Letter) -> None:
        """Let the latest receipt replace the older one."""
        state.receipts[letter.sender] = (letter.have, letter.want)

    def receive(self, letter: Letter) -> None:
        """Apply a letter whole, or refuse it and stay as before."""
        if not letter.scopes <= self.scopes:
            raise RefusedError(Sentence("Not addressed to us."), Sentence("Send it on."), code="not-addressed")
        staged = self.stage()
        self.apply(staged, letter)
        self.state = staged

    def stage(self) -> State:
        """Return the copy on which a letter is tried."""
        return self.state.copied()

    def apply(self, state: State, letter: Letter) -> None:
        """Check and insert every segment of a letter."""
        arrived = [segment.Segment.read(data) for data in letter.files]
        lines = [(line, s.header.key) for s in arrived for line in s.lines]
        self.learn_erasures(state, lines)
        for found in arrived:
            if not hmac.compare_digest(found.signature, sign(found.header.key, found.header.line)):
                raise RefusedError(Sentence("Forged."), Sentence("Ask again."), code="signature")
            changes = found.changes(state.erasures)
            if not self.knows(state, found.header):
                self.count_write()
                state.segments[found.header.hash] = self.relay(found.settled(state.erasures))
                self.insert(state, found.header.scope, changes)
                sealed = {arrived.id for arrived in changes}
                loose = state.loose.get(found.header.scope, [])
                state.loose[found.header.scope] = [own for own in loose if own.id not in sealed]
        self.note_receipt(state, letter)

    def insert(self, state: State, where: str, changes: tuple[change.Change, ...]) -> None:
        """Insert or ignore changes and project the records that they touch."""
        touched: set[Place] = set()
        for found in changes:
            self.count_write()
            place = (where, found.entity, found.record)
            state.changes.setdefault(place, {}).setdefault(found.id, found)
            touched.add(place)
            if found.writer == self.writer:
                state.serial = max(state.serial, found.serial)
        for place in touched:
            state.folds[place] = survivors.fold(state.changes[place])

    def learn_erasures(self, state: State, lines: list[tuple[bytes, str]]) -> None:
        """Blank everything here that a newly known erasure covers."""
        new = erasure.Erasures.gather(lines, OWNERS).blanked
        if not new:
            return
        known = dict(state.erasures.blanked)
        for identity, by in new.items():
            known[identity] = known.get(identity, frozenset()) | by
        state.erasures = erasure.Erasures(known, OWNERS)
        keys = {c.id: s.header.key for s in state.segments.values() for c in map(change.read, s.lines)}
        state.segments = {name: s.settled(state.erasures) for name, s in state.segments.items()}
        for place, changes in state.changes.items():
            state.changes[place] = {
                identity: state.erasures.settle(found, keys.get(identity, self.key))
                for identity, found in changes.items()
            }
            state.folds[place] = survivors.fold(state.changes[place])
        for where, loose in state.loose.items():
            state.loose[where] = [state.erasures.settle(found, self.key) for found in loose]

    def count_write(self) -> None:
        """Stop the machine where the test wants it to stop."""
        if self.writes_until_cut is not None:
            self.writes_until_cut -= 1
            if self.writes_until_cut < 0:
                raise PowerCutError

    def is_own(self, header: segment.Header, where: str) -> bool:
        """Say whether a header belongs to this writer's chain of a scope."""
        return header.writer == self.writer and header.scope == where


def sign(key: str, line: bytes) -> bytes:
    """Return the stand-in of a signature over a header."""
    return hmac.digest(key.encode(), line, "sha256")
