"""A segment: a sealed run of one writer's changes in one scope.

Rules of this module:

1. The header is one JSON line ``{"w","scope","n","prev","count","ids","schema","app","key"}`` in this
   order; its bytes are what is signed, and ``hash = sha256(header)[:16]`` names the segment.
2. ``prev`` is the hash of this writer's previous segment in this scope, empty for n = 1. So each
   (writer, scope) is a chain. (w, scope, n) is NOT unique: a cloned disk forks the chain.
3. ``ids = sha256(concatenated change ids)``. It covers the ids, not the lines, so that a line may be
   blanked later and header, signature and chain still verify.
4. Every change carries the header's writer. A change may belong to several segments.
5. In a file: header line, signature line (base64 of DER), change lines, each followed by a line feed.
6. A segment whose count, ids or writer do not fit is refused whole. The signature itself is verified
   in ``sync``, where the keys are.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.journal.change import ID_LENGTH, Change, is_count, is_id, read
from parteneriat_desktop.journal.erasure import NO_ERASURES, Erasures
from parteneriat_desktop.journal.refusals import Rule, enforce, refusal
from parteneriat_desktop.journal.scope import is_scope
from parteneriat_desktop.journal.strict_json import compact, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.values import Wire

#: Bytes by a name of their own, because a segment has a method of that name.
Line = bytes

#: Most changes of one segment (design.md 11).
MOST_CHANGES = 10_000
#: Longest header and longest signature, in bytes; a DER signature of P-256 has at most 72.
LONGEST_HEADER, LONGEST_SIGNATURE = 1_000, 200
#: Longest name of the program that sealed, in characters.
LONGEST_APP = 60

HEX64 = re.compile(r"[0-9a-f]{64}")

KEYS = ("w", "scope", "n", "prev", "count", "ids", "schema", "app", "key")


@dataclass(frozen=True, slots=True)
class Header:
    """What is signed: whose run of changes, its place in the chain, and what it holds.

    ``line`` is the signed bytes and ``hash`` their name; ``previous`` is the hash of the segment
    before, or empty; ``ids`` digests the change ids; ``key`` is the id of the signing key.
    """

    line: bytes
    hash: str
    writer: str
    scope: str
    number: int
    previous: str
    count: int
    ids: str
    schema: int
    app: str
    key: str

    @staticmethod
    def read(line: bytes) -> Header:
        """Return the header of a line, or refuse the line with segment-header and its like."""
        if len(line) > LONGEST_HEADER or b"\n" in line:
            raise refusal("segment-header", Sentence("The header of a package part is no single short line."))
        wire = parse(line)
        if not isinstance(wire, dict) or tuple(wire) != KEYS:
            raise refusal("segment-header", Sentence("The header of a package part has other keys than this format."))
        enforce(RULES, wire)
        checked: dict[str, Any] = wire
        header = Header(line, _name(line), *checked.values())
        if (header.number == 1) != (header.previous == ""):
            raise refusal(
                "segment-previous", Sentence("The header of a package part does not fit its place in the chain.")
            )
        return header


@dataclass(frozen=True, slots=True)
class Segment:
    """A signed header with the lines of its changes, exactly as sealed (or blanked since)."""

    header: Header
    signature: Line
    lines: tuple[Line, ...]

    @staticmethod
    def read(data: Line) -> Segment:
        """Return the segment of a file; the changes are checked by ``changes``, the signature in ``sync``."""
        head, mark, lines = data.partition(b"\n")
        signature, second_mark, body = lines.partition(b"\n")
        if not (mark and second_mark and body.endswith(b"\n")):
            raise refusal("segment-form", Sentence("A package part is cut off or has no signature."))
        header = Header.read(head)
        if body.count(b"\n") != header.count:
            raise refusal("segment-count", Sentence("A package part holds another number of changes than it says."))
        return Segment(header, _read_signature(signature), tuple(body[:-1].split(b"\n")))

    def bytes(self) -> Line:
        """Return the segment as it stands in a file."""
        return b"\n".join((self.header.line, base64.b64encode(self.signature), *self.lines, b""))

    def changes(self, erasures: Erasures = NO_ERASURES) -> tuple[Change, ...]:
        """Return the changes in their order, as they are after the given erasures.

        Refuses a count, ids or a writer that do not fit the header, and blanked lines that no erasure covers.
        """
        if len(self.lines) != self.header.count:
            raise refusal("segment-count", Sentence("A package part holds another number of changes than it says."))
        changes = tuple(map(read, self.lines))
        if any(change.writer != self.header.writer for change in changes):
            raise refusal("segment-writer", Sentence("A package part holds a change of somebody else."))
        ids = tuple(change.id for change in changes)
        if len(set(ids)) != len(ids) or digest_ids(ids) != self.header.ids:
            raise refusal("segment-ids", Sentence("A package part does not hold the changes that were signed."))
        return tuple(erasures.settle(change, self.header.key) for change in changes)

    def settled(self, erasures: Erasures) -> Segment:
        """Return the segment with what has been erased blanked; header, signature and chain stay valid."""
        return Segment(self.header, self.signature, tuple(change.line for change in self.changes(erasures)))


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A sealed run whose ``header.line`` waits for its signature; ``ids`` are those of its changes, in their order."""

    header: Header
    lines: tuple[bytes, ...]
    ids: tuple[str, ...]

    def signed(self, signature: bytes) -> Segment:
        """Return the segment with the signature over ``header.line``."""
        return Segment(self.header, signature, self.lines)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change of one's own that waits to be sealed: its line, and of its meaning what a seal needs."""

    line: bytes
    id: str
    writer: str
    serial: int


@dataclass(frozen=True, slots=True)
class Seal:
    """Who seals: the schema version, the name and version of the program, the id of the signing key."""

    schema: int
    app: str
    key: str


def seal(changes: Sequence[Change | Waiting], scope: str, previous: Header | None, by: Seal) -> Unsigned:
    """Return the next segment of a chain, its changes in the order of their serials, to be signed.

    ``previous`` is the newest own segment of this scope. The changes are one writer's, between 1 and
    10,000; more are sealed as several segments.
    """
    ordered = sorted(changes, key=lambda change: (change.serial, change.id))
    if len({change.writer for change in ordered}) != 1:
        raise refusal("segment-writer", Sentence("A package part can only hold the changes of one writer."))
    ids = tuple(change.id for change in ordered)
    header: dict[str, Wire] = {
        "w": ordered[0].writer,
        "scope": scope,
        "n": previous.number + 1 if previous else 1,
        "prev": previous.hash if previous else "",
        "count": len(ordered),
        "ids": digest_ids(ids),
        "schema": by.schema,
        "app": by.app,
        "key": by.key,
    }
    return Unsigned(Header.read(compact(header)), tuple(change.line for change in ordered), ids)


def digest_ids(ids: Sequence[str]) -> str:
    """Return SHA-256 over the concatenated ids, as 64 hexadecimal digits (rule 3)."""
    return sha256("".join(ids).encode("ascii")).hexdigest()


def _name(line: bytes) -> str:
    """Return the hash that names a segment, by the bytes of its header."""
    return sha256(line).hexdigest()[:ID_LENGTH]


def _read_signature(text: bytes) -> bytes:
    """Return the DER bytes of a signature line."""
    try:
        signature = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        signature = b""
    if not 0 < len(signature) <= LONGEST_SIGNATURE or base64.b64encode(signature) != text:
        raise refusal("segment-signature", Sentence("A package part carries no readable signature."))
    return signature


def _is_previous(value: object) -> bool:
    """Say whether a value names the segment before, or is empty."""
    return value == "" or is_id(value)


def _is_digest(value: object) -> bool:
    """Say whether a value is a whole SHA-256 in lower-case hexadecimal digits."""
    return isinstance(value, str) and HEX64.fullmatch(value) is not None


def _is_app(value: object) -> bool:
    """Say whether a value can be the name and version of a program."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_APP


def _is_size(value: object) -> bool:
    """Say whether a value is a possible number of changes in one segment."""
    return is_count(value) and cast("int", value) <= MOST_CHANGES


RULES = (
    Rule("w", is_id, "segment-header", Sentence("The header of a package part does not name its writer.")),
    Rule(
        "scope",
        is_scope,
        "segment-scope",
        Sentence("The header of a package part does not say with whom it is shared."),
    ),
    Rule("n", is_count, "segment-header", Sentence("The header of a package part has no number in its chain.")),
    Rule(
        "prev",
        _is_previous,
        "segment-previous",
        Sentence("The header of a package part does not name the part before."),
    ),
    Rule("count", _is_size, "segment-size", Sentence("A package part must hold between 1 and 10,000 changes.")),
    Rule(
        "ids",
        _is_digest,
        "segment-header",
        Sentence("The header of a package part does not say which changes it holds."),
    ),
    Rule(
        "schema", is_count, "segment-header", Sentence("The header of a package part names no version of its records.")
    ),
    Rule(
        "app",
        _is_app,
        "segment-header",
        Sentence("The header of a package part does not name the program that made it."),
    ),
    Rule(
        "key", _is_digest, "segment-key", Sentence("The header of a package part does not name the key that signed it.")
    ),
)
