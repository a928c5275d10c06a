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
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from parteneriat_desktop.journal.strict_json import compact, parse
from parteneriat_desktop.sync.encryption import RECIPIENT
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parteneriat_desktop.records.values import Wire

FORMAT: Final = "parteneriat-bundle/1"
Kind = Literal["data", "receipt", "enrolment"]
KINDS: Final[tuple[Kind, ...]] = ("data", "receipt", "enrolment")
ROLES: Final = ("town_hall", "ngo", "ministry")

LONGEST_TEXT: Final = 500
MOST_ITEMS: Final = 20_000
HASH: Final = re.compile(r"[0-9a-f]{32}")
SHA256: Final = re.compile(r"[0-9a-f]{64}")
SHA256_OR_NOTHING: Final = re.compile(r"([0-9a-f]{64})?")
IDENTIFIER: Final = re.compile(r"[0-9a-z-]{8,64}")
FINGERPRINT: Final = re.compile(r"([A-Z2-7]{4}-){7}[A-Z2-7]{4}")
WRITER: Final = re.compile(r"([0-9a-f]{32})?")
COUNTRY: Final = re.compile(r"[A-Z]{2}")
MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


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
    }
    return compact(wire) + b"\n"


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


@dataclass(frozen=True, slots=True)
class Reader:
    """Typed access to a JSON object; whatever is absent or of another kind is refused by the path of its key."""

    wire: dict[str, Wire]
    path: str

    def refuse(self, key: str) -> Exception:
        """Return the refusal of a key."""
        return refuse("description-form", field=f"{self.path}{key}")

    def text(self, key: str, accepts: Callable[[str], object] = lambda _: True) -> str:
        """Return a text of at most 500 characters that is accepted."""
        value = self.wire.get(key)
        if not isinstance(value, str) or len(value) > LONGEST_TEXT or not accepts(value):
            raise self.refuse(key)
        return value

    def number(self, key: str) -> int:
        """Return an integer that is not negative."""
        value = self.wire.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refuse(key)
        return value

    def moment(self, key: str) -> datetime:
        """Return a moment written as ``2026-11-20T09:30:00Z``."""
        try:
            moment = datetime.strptime(self.text(key), MOMENT).replace(tzinfo=UTC)
        except ValueError:
            raise self.refuse(key) from None
        if moment.strftime(MOMENT) != self.wire[key]:
            raise self.refuse(key)
        return moment

    def is_null(self, key: str) -> bool:
        """Tell whether a key is there and null."""
        return key in self.wire and self.wire[key] is None

    def inner(self, key: str) -> Reader:
        """Return the reader of an object inside."""
        value = self.wire.get(key)
        if not isinstance(value, dict):
            raise self.refuse(key)
        return Reader(value, f"{self.path}{key}.")

    def items(self, key: str) -> list[Wire]:
        """Return a list of at most 20,000 items."""
        value = self.wire.get(key)
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise self.refuse(key)
        return value

    def texts(self, key: str, accepts: Callable[[str], object]) -> tuple[str, ...]:
        """Return a list of accepted texts."""
        items = self.items(key)
        if not all(isinstance(item, str) and accepts(item) for item in items):
            raise self.refuse(key)
        return tuple(cast("list[str]", items))

    def objects(self, key: str) -> list[Reader]:
        """Return the readers of a list of objects."""
        items: list[Any] = self.items(key)
        if not all(isinstance(item, dict) for item in items):
            raise self.refuse(key)
        return [Reader(item, f"{self.path}{key}[{position}].") for position, item in enumerate(items)]

    def all_texts(self) -> dict[str, str]:
        """Return an object of texts."""
        return {key: self.text(key) for key in self.wire}
