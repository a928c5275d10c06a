"""``bundle.json``: who sends what to whom, and where the sender stands.

Rules of this module:

1. The form is ``parteneriat-bundle/1``. Fields are only ever added; a reader of this version accepts
   unknown fields and ignores them. Any other format is refused.
2. The recipient stands inside of what is signed, so that a copy cannot be passed off as meant for
   somebody else. No recipient means: readable by anyone enrolled.
3. ``previous`` and ``sequence`` order the bundles of one sender for receipts and gap messages; content
   is accepted in any order.
4. Names of persons do not occur; the signer is described by a function.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Final, Literal, cast

from parteneriat_desktop.journal.strict_json import compact, parse
from parteneriat_desktop.sync.encryption import RECIPIENT
from parteneriat_desktop.sync.json_reader import MOMENT, Reader
from parteneriat_desktop.sync.receipt import Receipt, read_receipt, receipt_wire
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from parteneriat_desktop.records.values import Wire

FORMAT: Final = "parteneriat-bundle/1"
Kind = Literal["data", "receipt", "enrolment"]
KINDS: Final[tuple[Kind, ...]] = ("data", "receipt", "enrolment")
ROLES: Final = ("town_hall", "ngo", "ministry")

HASH: Final = re.compile(r"[0-9a-f]{32}")
SHA256: Final = re.compile(r"[0-9a-f]{64}")
SHA256_OR_NOTHING: Final = re.compile(r"([0-9a-f]{64})?")
IDENTIFIER: Final = re.compile(r"[0-9a-z-]{8,64}")
FINGERPRINT: Final = re.compile(r"([A-Z2-7]{4}-){7}[A-Z2-7]{4}")
WRITER: Final = re.compile(r"([0-9a-f]{32})?")
COUNTRY: Final = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Party:
    """An institution as a bundle names it: unit is the SIRUTA or EKATTE code, writer its computer; empty is unknown.

    ``age`` is its public encryption key, which older versions did not publish.
    """

    name: str
    role: str
    country: str
    fingerprint: str
    unit: str = ""
    tax_number: str = ""
    writer: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom a bundle is meant."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Replaces:
    """Which key an enrolment replaces and up to where that one is good: last bundle, last segment per hashed chain."""

    fingerprint: str
    last_good: int
    chains: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file for people inside a bundle: its entry, its name at the sender, media type, size and SHA-256 (hex)."""

    path: str
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The content of ``bundle.json``; created is a claim of the sender's clock."""

    id: str
    kind: Kind = "data"
    sender: Party
    recipient: Recipient | None = None
    created: datetime
    sequence: int
    previous: str = ""
    part: int = 1
    parts: int = 1
    schema: int
    app: str
    signer_function: str = ""
    have: tuple[str, ...] = ()
    want: tuple[str, ...] = ()
    want_blobs: tuple[str, ...] = ()
    segments: int = 0
    changes: int = 0
    files: tuple[FileFacts, ...] = ()
    state: Mapping[str, str] = field(default_factory=dict[str, str])
    receipt: Receipt | None = None
    replaces: Replaces | None = None


def write_description(description: Description) -> bytes:
    """Return ``bundle.json`` with its keys in their fixed order."""
    sender, recipient = description.sender, description.recipient
    wire: dict[str, Wire] = {
        "format": FORMAT,
        "id": description.id,
        "kind": description.kind,
        "sender": {
            "name": sender.name,
            "role": sender.role,
            "country": sender.country,
            "unit": sender.unit,
            "tax_number": sender.tax_number,
            "fingerprint": sender.fingerprint,
            "writer": sender.writer,
            **({"age": sender.age} if sender.age else {}),
        },
        "recipient": {"name": recipient.name, "fingerprint": recipient.fingerprint} if recipient else None,
        "created": description.created.astimezone(UTC).strftime(MOMENT),
        "sequence": description.sequence,
        "previous": description.previous,
        "part": {"number": description.part, "of": description.parts},
        "schema": description.schema,
        "app": description.app,
        "signer": {"function": description.signer_function},
        "have": [*description.have],
        "want": [*description.want],
        "want_blobs": [*description.want_blobs],
        "counts": {
            "segments": description.segments,
            "changes": description.changes,
            "files": len(description.files),
        },
        "files": [
            {
                "path": file.path,
                "name": file.name,
                "media_type": file.media_type,
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in description.files
        ],
        "state": dict(sorted(description.state.items())),
        **({} if description.receipt is None else {"receipt": receipt_wire(description.receipt)}),
        **({} if description.replaces is None else {"replaces": replaces_wire(description.replaces)}),
    }
    return compact(wire) + b"\n"


def replaces_wire(replaces: Replaces) -> Wire:
    """Return which key is replaced, as ``bundle.json`` says it."""
    return {
        "fingerprint": replaces.fingerprint,
        "last_good": replaces.last_good,
        "chains": dict(sorted(replaces.chains.items())),
    }


def read_description(data: bytes) -> Description:
    """Read ``bundle.json``; refuse bad JSON (json-…), another format (format) and missing fields (description-form)."""
    wire = parse(data)
    if not isinstance(wire, dict):
        raise refuse("description-form", field="bundle.json")
    if wire.get("format") != FORMAT:
        raise refuse("format", format=str(wire.get("format"))[:60])
    reader = Reader(wire, "")
    part, counts = reader.inner("part"), reader.inner("counts")
    return Description(
        id=reader.text("id", IDENTIFIER.fullmatch),
        kind=cast("Kind", reader.text("kind", KINDS.__contains__)),
        sender=read_party(reader.inner("sender")),
        recipient=None if reader.is_null("recipient") else read_recipient(reader.inner("recipient")),
        created=reader.moment("created"),
        sequence=reader.number("sequence"),
        previous=reader.text("previous", SHA256_OR_NOTHING.fullmatch),
        part=part.number("number"),
        parts=part.number("of"),
        schema=reader.number("schema"),
        app=reader.text("app"),
        signer_function=reader.inner("signer").text("function"),
        have=reader.texts("have", HASH.fullmatch),
        want=reader.texts("want", HASH.fullmatch),
        want_blobs=reader.texts("want_blobs", SHA256.fullmatch),
        segments=counts.number("segments"),
        changes=counts.number("changes"),
        files=tuple(read_file(one) for one in reader.objects("files")),
        state=reader.inner("state").all_texts(),
        receipt=read_receipt(reader.inner("receipt")) if "receipt" in wire else None,
        replaces=read_replaces(reader.inner("replaces")) if "replaces" in wire else None,
    )


def read_replaces(reader: Reader) -> Replaces:
    """Read which key an enrolment replaces."""
    chains = reader.inner("chains")
    return Replaces(
        fingerprint=reader.text("fingerprint", FINGERPRINT.fullmatch),
        last_good=reader.number("last_good"),
        chains={chain: chains.number(chain) for chain in chains.wire},
    )


def read_party(reader: Reader) -> Party:
    """Read the sender."""
    return Party(
        name=reader.text("name", bool),
        role=reader.text("role", ROLES.__contains__),
        country=reader.text("country", COUNTRY.fullmatch),
        fingerprint=reader.text("fingerprint", FINGERPRINT.fullmatch),
        unit=reader.text("unit"),
        tax_number=reader.text("tax_number"),
        writer=reader.text("writer", WRITER.fullmatch),
        age=read_encryption_key(reader),
    )


def read_encryption_key(reader: Reader) -> str:
    """Return the sender's encryption key; none where it is of a kind that only newer versions know."""
    value = reader.wire.get("age", "")
    if not isinstance(value, str):
        raise reader.refuse("age")
    return value if RECIPIENT.fullmatch(value) else ""


def read_recipient(reader: Reader) -> Recipient:
    """Read the recipient."""
    return Recipient(reader.text("name"), reader.text("fingerprint", FINGERPRINT.fullmatch))


def read_file(reader: Reader) -> FileFacts:
    """Read the facts of one file."""
    return FileFacts(
        path=reader.text("path", bool),
        name=reader.text("name", bool),
        media_type=reader.text("media_type"),
        size=reader.number("size"),
        sha256=reader.text("sha256", SHA256.fullmatch),
    )
