"""Deliberate mistakes, each with the scenario that must find it.

A property test that never saw its mutant die proves little. Each mutant replaces attributes of the
journal's modules, or of the replica where the mistake would be made in store or sync.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import replica
import scenarios
from world import World

from parteneriat_desktop.journal import change, companions, editing, erasure, exchange, segment, survivors
from parteneriat_desktop.journal.change import DELETED, EVERYTHING, Change, Edit
from parteneriat_desktop.journal.survivors import Fold

Scenario = Callable[[World], None]


@dataclass(frozen=True)
class Mutant:
    """A mistake: its name, what it replaces, the scenario that finds it, and whether random histories find it soon."""

    name: str
    patches: tuple[tuple[Any, str, Any], ...]
    killer: Scenario
    soon: bool = False


REAL_READ = change.read
REAL_FOLD = survivors.fold
REAL_EDIT = editing._edit  # noqa: SLF001 - a mutant stands in the middle of the code
REAL_DELETE = editing.delete
REAL_BLANK = erasure.blank
REAL_COMPOSE = change.compose


def everywhere(name: str, function: Any) -> tuple[tuple[Any, str, Any], ...]:
    """Return the patches for all modules that hold a function under its name."""
    modules = (change, segment, erasure, survivors, editing)
    return tuple((module, name, function) for module in modules if hasattr(module, name))


def read_by_counter(line: bytes) -> Change:
    """Name a change by writer and serial."""
    found = REAL_READ(line)
    return replace(found, id=hashlib.sha256(f"{found.writer}{found.serial}".encode()).hexdigest()[:32])


def fold_latest(changes: Mapping[str, Change]) -> Fold:
    """Keep the latest value only."""
    real = REAL_FOLD(changes)
    kept = {name: ids[:1] for name, ids in real.survivors.items()}
    return Fold(real.values, kept, {}, deleted=real.deleted, unsure=frozenset())


def fold_by_arrival(changes: Mapping[str, Change]) -> Fold:
    """Display what arrived first."""
    real = REAL_FOLD(changes)
    order = list(changes)
    arrived = {name: tuple(sorted(ids, key=order.index)) for name, ids in real.survivors.items()}
    values = {name: changes[arrived[name][0]].values[name] for name in real.values}
    return replace(real, values=values, survivors=arrived)


def fold_delete_wins(changes: Mapping[str, Change]) -> Fold:
    """Hide a record as soon as somebody deletes it."""
    real = REAL_FOLD(changes)
    deleters = [i for i in real.survivors.get(DELETED, ()) if changes[i].values[DELETED]]
    conflicts = {name: ids for name, ids in real.conflicts.items() if name != DELETED or not deleters}
    return replace(real, conflicts=conflicts, deleted=bool(deleters))


def seen_by_clock(changes: Mapping[str, Change]) -> dict[str, set[str]]:
    """Let only the later clock supersede."""
    seen: dict[str, set[str]] = {}
    for found in changes.values():
        for name, ids in found.seen.items():
            earlier = {i for i in ids if i not in changes or changes[i].time < found.time}
            seen.setdefault(name, set()).update(earlier)
    return seen


def delete_blindly(now: Fold) -> Edit | None:
    """Delete without saying what was seen."""
    real = REAL_DELETE(now)
    return real and Edit(real.values, {name: ids for name, ids in real.seen.items() if name != EVERYTHING})


class Claiming:
    """Deletions that claim to have seen every change ever written."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def compose(self, edit: Edit, **line: Any) -> Change:
        """Write a change and remember its id."""
        found = REAL_COMPOSE(edit, **line)
        self.written.append(found.id)
        return found

    def delete(self, now: Fold) -> Edit | None:
        """Delete and claim."""
        real = REAL_DELETE(now)
        return real and Edit(real.values, {**real.seen, EVERYTHING: tuple(self.written)})


CLAIMING = Claiming()


def edit_blindly(now: Fold, values: Mapping[str, Any]) -> Edit:
    """Save without saying what was seen."""
    return Edit(REAL_EDIT(now, values).values, {})


def edit_seeing_one(now: Fold, values: Mapping[str, Any]) -> Edit:
    """Save and name only the displayed survivor."""
    real = REAL_EDIT(now, values)
    return Edit(real.values, {name: ids[:1] for name, ids in real.seen.items()})


def blank_all(found: Change) -> Change:
    """Blank a line and its history of what was seen."""
    wire = json.loads(REAL_BLANK(found).line)
    return REAL_READ(json.dumps({**wire, "p": {}}, separators=(",", ":")).encode())


def heads_beyond_gaps(headers: Any) -> list[str]:
    """Acknowledge the newest, whatever is missing before it."""
    present = {header.hash: header for header in headers}
    return sorted(present.keys() - {header.previous for header in present.values()})


def acknowledged_as_sent(self: replica.Replica, peer: str) -> Any:
    """Believe that whatever was sent has arrived."""
    return tuple(self.state.sent.get(peer, ())), ()


def note_growing_receipt(_self: replica.Replica, state: replica.State, letter: replica.Letter) -> None:
    """Let receipts only grow."""
    have, want = state.receipts.get(letter.sender, ((), ()))
    state.receipts[letter.sender] = (tuple(sorted({*have, *letter.have})), letter.want or want)


def stage_in_place(self: replica.Replica) -> replica.State:
    """Try a letter on the real data."""
    return self.state


def know_by_number(_self: replica.Replica, state: replica.State, header: segment.Header) -> bool:
    """Take a second segment with one number for a repeat."""
    place = (header.writer, header.scope, header.number)
    return any((s.header.writer, s.header.scope, s.header.number) == place for s in state.segments.values())


def share_everything(self: replica.Replica, _scopes: frozenset[str]) -> frozenset[str]:
    """Send all that is here to everybody."""
    return self.scopes


def relay_known_fields(self: replica.Replica, arrived: segment.Segment) -> segment.Segment:
    """Write lines again with the fields that this version knows."""
    lines = []
    for line in arrived.lines:
        wire = json.loads(line)
        known = {name: value for name, value in wire["f"].items() if name in self.fields or name in {DELETED, "lines"}}
        lines.append(json.dumps({**wire, "f": known}, ensure_ascii=False, separators=(",", ":")).encode())
    return replace(arrived, lines=tuple(lines))


def gather_apart(_self: replica.Replica, form: dict[str, Any]) -> dict[str, Any]:
    """Let the members of a register merge one by one."""
    values = {name: value for name, value in form.items() if name != "amount"}
    return values | {f"amount_{name}": value for name, value in (form.get("amount") or {}).items()}


def spread_apart(_self: replica.Replica, values: dict[str, Any]) -> dict[str, Any]:
    """Join the members of a register for its form."""
    joined = {name.removeprefix("amount_"): value for name, value in values.items() if name.startswith("amount_")}
    return values | {"amount": joined or None}


def settle_never(_self: erasure.Erasures, found: Change, _key: str) -> Change:
    """Let an original stand although it was erased."""
    return found


MUTANTS = (
    Mutant("identity by writer and counter", everywhere("read", read_by_counter), scenarios.cloned_disk),
    Mutant("last writer wins", everywhere("fold", fold_latest), scenarios.concurrent_edits, soon=True),
    Mutant("arrival order decides", everywhere("fold", fold_by_arrival), scenarios.concurrent_edits, soon=True),
    Mutant("the clock supersedes", ((survivors, "_seen", seen_by_clock),), scenarios.informed_edit_with_a_slow_clock),
    Mutant(
        "delta since sent", ((replica.Replica, "acknowledged", acknowledged_as_sent),), scenarios.lost_letter, soon=True
    ),
    Mutant(
        "receipts only grow",
        ((replica.Replica, "note_receipt", note_growing_receipt),),
        scenarios.restored_peer,
        soon=True,
    ),
    Mutant("heads beyond gaps", ((exchange, "heads", heads_beyond_gaps),), scenarios.parts_lost),
    Mutant("delete always wins", everywhere("fold", fold_delete_wins), scenarios.edit_against_delete),
    Mutant('p["*"] left out', ((editing, "delete", delete_blindly),), scenarios.delete_and_bring_back),
    Mutant(
        'p["*"] claims what was not seen',
        ((change, "compose", CLAIMING.compose), (editing, "delete", CLAIMING.delete)),
        scenarios.edit_against_delete,
    ),
    Mutant("saves name nothing seen", ((editing, "_edit", edit_blindly),), scenarios.plain_work),
    Mutant("a resolution names one survivor", ((editing, "_edit", edit_seeing_one),), scenarios.resolved_conflict),
    Mutant(
        "no rollback of a refused bundle", ((replica.Replica, "stage", stage_in_place),), scenarios.damaged_second_part
    ),
    Mutant("half an import after a power cut", ((replica.Replica, "stage", stage_in_place),), scenarios.power_cut),
    Mutant(
        "equal values are a conflict", ((survivors, "_differ", lambda found: len(found) > 1),), scenarios.equal_edits
    ),
    Mutant(
        "a register split into fields",
        ((replica.Replica, "gather", gather_apart), (replica.Replica, "spread", spread_apart)),
        scenarios.halves_of_a_register,
    ),
    Mutant(
        "unknown fields dropped",
        ((replica.Replica, "relay", relay_known_fields),),
        scenarios.through_an_older_version,
        soon=True,
    ),
    Mutant("one segment per number", ((replica.Replica, "knows", know_by_number),), scenarios.cloned_disk),
    Mutant(
        "everything goes to everybody",
        ((replica.Replica, "shared_with", share_everything),),
        scenarios.two_dossiers,
        soon=True,
    ),
    Mutant("the original beats the erasure", ((erasure.Erasures, "settle", settle_never),), scenarios.erased_text),
    Mutant("blanking loses what was seen", everywhere("blank", blank_all), scenarios.erased_text),
    Mutant(
        "an erasure counts for its own key alone",
        ((replica, "OWNERS", {}),),
        scenarios.erased_under_the_next_key,
    ),
    Mutant(
        "blanked lines travel alone",
        ((companions, "companions", lambda _chosen, _erasing: []),),
        scenarios.erased_beside_a_clone,
    ),
)
