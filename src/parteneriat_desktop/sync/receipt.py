"""What the sender of a bundle has taken in: the part of ``bundle.json`` that closes the loop.

Rules of this module (exchange.md 9):

1. A receipt says what its signer STORED, never what somebody sent: per bundle its manifest, number and
   day of arrival, per scope how many segments and changes, per refused file why.
2. ``epoch`` is a random id of a database's life. A workspace that was restored from a backup has another
   one than before; ``writers`` are all installations that it goes on for, the present one last. What
   they acknowledged earlier counts no longer.
3. ``have``, ``want`` and ``state`` of the description belong to the receipt; only ``have`` and ``want``
   decide what is sent next.
4. Bundles of earlier versions have no receipt; unknown keys in one are ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.journal.scope import is_scope
from parteneriat_desktop.sync.json_reader import MOMENT, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from parteneriat_desktop.records.values import Wire

EPOCH: Final = re.compile(r"[0-9a-f]{32}")
SHA256: Final = re.compile(r"[0-9a-f]{64}")
CODE: Final = re.compile(r"[a-z0-9-]{1,60}")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bundle that was stored: the SHA-256 of its manifest (hex), its number, its changes, when it was imported."""

    manifest: str
    sequence: int
    changes: int
    arrived: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not stored: its name and SHA-256 (hex), the code of the refusal, sentence and advice."""

    file: str
    sha256: str
    code: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a scope is stored."""

    segments: int
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was taken in."""

    epoch: str
    writers: tuple[str, ...] = ()
    arrived: tuple[Arrived, ...] = ()
    refused: tuple[Refused, ...] = ()
    held: Mapping[str, Held] = field(default_factory=dict[str, Held])


def receipt_wire(receipt: Receipt) -> dict[str, Wire]:
    """Return a receipt as it stands in ``bundle.json``."""
    return {
        "epoch": receipt.epoch,
        "writers": [*receipt.writers],
        "arrived": [
            {
                "manifest": one.manifest,
                "sequence": one.sequence,
                "changes": one.changes,
                "arrived": one.arrived.astimezone(UTC).strftime(MOMENT),
            }
            for one in receipt.arrived
        ],
        "refused": [
            {
                "file": one.file,
                "sha256": one.sha256,
                "code": one.code,
                "sentence": one.sentence,
                "advice": one.advice,
            }
            for one in receipt.refused
        ],
        "held": {
            scope: {"segments": held.segments, "changes": held.changes} for scope, held in sorted(receipt.held.items())
        },
    }


def read_receipt(reader: Reader) -> Receipt:
    """Read a receipt; what is absent or of another kind is refused (description-form)."""
    held = reader.inner("held")
    for scope in held.wire:
        if not is_scope(scope):
            raise held.refuse(scope[:80])
    return Receipt(
        epoch=reader.text("epoch", EPOCH.fullmatch),
        writers=reader.texts("writers", EPOCH.fullmatch),
        arrived=tuple(_arrived(one) for one in reader.objects("arrived")),
        refused=tuple(_refused(one) for one in reader.objects("refused")),
        held={scope: _held(held.inner(scope)) for scope in held.wire},
    )


def _arrived(reader: Reader) -> Arrived:
    """Read a stored bundle."""
    return Arrived(
        manifest=reader.text("manifest", SHA256.fullmatch),
        sequence=reader.number("sequence"),
        changes=reader.number("changes"),
        arrived=reader.moment("arrived"),
    )


def _refused(reader: Reader) -> Refused:
    """Read a refused file."""
    return Refused(
        file=reader.text("file", bool),
        sha256=reader.text("sha256", SHA256.fullmatch),
        code=reader.text("code", CODE.fullmatch),
        sentence=reader.text("sentence", bool),
        advice=reader.text("advice"),
    )


def _held(reader: Reader) -> Held:
    """Read how much of a scope is stored."""
    return Held(reader.number("segments"), reader.number("changes"))
