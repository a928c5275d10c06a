"""Values of fields and their wire form.

Rules of this module:

1. A wire value is text, integer, boolean, list, object or null; never a fraction. Decimals, dates
   and times travel as text.
2. ``decode`` turns a wire value into a value of the declared type or returns the sentence that
   refuses it; it never raises for bad data and never guesses.
3. Text is NFC, line ends are LF, Romanian letters have the comma below (not the cedilla). U+0000,
   other control characters and lone surrogates are refused: databases, XML and paper cannot hold
   them. Marks of writing direction are kept.
4. A value that this version cannot read is kept elsewhere as it is, never dropped
   (``Record.unread``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, cast

from parteneriat_desktop.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

Wire = None | bool | int | str | list["Wire"] | dict[str, "Wire"]

#: Longest text of a field without a length of its own.
PROSE = 20_000
#: 64-bit signed integers, as both databases hold them.
LARGEST = 2**63 - 1

COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")
CEDILLA = re.compile("[şţŞŢ]")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
SHA256 = re.compile(r"[0-9a-f]{64}")


class Choice(StrEnum):
    """An enumeration whose members carry their wire value and an English label to translate."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member whose text is the wire value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, slots=True)
class Attachment:
    """A reference to an attached file: its content by hash, its name as the person gave it, its size in bytes."""

    sha256: str
    file_name: str
    media_type: str
    size: int


#: How a number of people is written of which only that much may be known.
FEW = "<5"


@dataclass(frozen=True, slots=True)
class MaskedCount:
    """A number of people in a group that must not be recognised; None means "fewer than five"."""

    number: int | None

    @property
    def value(self) -> int | str:
        """The wire value: the number, or “<5”."""
        return FEW if self.number is None else self.number

    def __str__(self) -> str:
        """Write the number, or that it is below five."""
        return str(self.value)


def clean_text(text: str) -> str:
    """Return the text in the one form that is stored: NFC, LF, comma below."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(COMMA_BELOW) if CEDILLA.search(composed) else composed


def decode_text(wire: Wire, length: int | None) -> str | Sentence:
    """Read a text of at most ``length`` characters."""
    if not isinstance(wire, str):
        return Sentence("Here a text is expected.")
    found = FORBIDDEN.search(wire)
    if found:
        return Sentence(
            "Character {position} of the text is a control character that cannot be stored; delete it.",
            position=found.start() + 1,
        )
    text = clean_text(wire)
    limit = length or PROSE
    if len(text) > limit:
        return Sentence(
            "The text has {length} characters; at most {limit} fit here. Shorten it or attach it as a file.",
            length=len(text),
            limit=limit,
        )
    return text


def decode_boolean(wire: Wire, _length: int | None) -> bool | Sentence:
    """Read a yes or no."""
    return wire if isinstance(wire, bool) else Sentence("Answer yes or no.")


def decode_integer(wire: Wire, _length: int | None) -> int | Sentence:
    """Read a 64-bit integer."""
    if isinstance(wire, bool) or not isinstance(wire, int) or abs(wire) > LARGEST:
        return Sentence("Here a whole number is expected.")
    return wire


def decode_decimal(wire: Wire, _length: int | None) -> Decimal | Sentence:
    """Read a decimal number written as text with a point, or an integer."""
    text = str(wire) if isinstance(wire, int) and not isinstance(wire, bool) else wire
    if not isinstance(text, str) or not DECIMAL.fullmatch(text):
        return Sentence("Here a number is expected, with at most 15 digits before the decimal mark and 6 after it.")
    return Decimal(text)


def decode_date(wire: Wire, _length: int | None) -> date | Sentence:
    """Read a calendar date written as YYYY-MM-DD."""
    try:
        day = date.fromisoformat(wire) if isinstance(wire, str) and DATE.fullmatch(wire) else None
    except ValueError:
        day = None
    return day or Sentence("This is no calendar date; write day, month and year, for example 20.11.2026.")


def decode_time(wire: Wire, _length: int | None) -> time | Sentence:
    """Read a time of day written as HH:MM."""
    if not isinstance(wire, str) or not TIME.fullmatch(wire):
        return Sentence("This is no time of day; write hour and minutes, for example 16:30.")
    return time.fromisoformat(wire)


def decode_attachment(wire: Wire, _length: int | None) -> Attachment | Sentence:
    """Read a reference to an attached file."""
    match wire:
        case {"sha256": str(sha256), "file_name": str(name), "media_type": str(media), "size": int(size), **rest} if (
            not rest and SHA256.fullmatch(sha256) and 0 <= size <= LARGEST
        ):
            named, kind = decode_text(name, 250), decode_text(media, 120)
            if named and isinstance(named, str) and isinstance(kind, str):
                return Attachment(sha256, named, kind, size)
            return Sentence("The name of the attached file cannot be stored; rename the file.")
        case _:
            return Sentence("Here an attached file is expected; choose the file again.")


def decode_masked(wire: Wire, _length: int | None) -> MaskedCount | Sentence:
    """Read a number of people, or “<5”."""
    if wire == FEW:
        return MaskedCount(None)
    number = decode_integer(wire, None)
    return number if isinstance(number, Sentence) else MaskedCount(number)


DECODERS: dict[type, Callable[[Wire, int | None], Any]] = {
    str: decode_text,
    bool: decode_boolean,
    int: decode_integer,
    Decimal: decode_decimal,
    date: decode_date,
    time: decode_time,
    Attachment: decode_attachment,
    MaskedCount: decode_masked,
}


def decode_choice(kind: type[Choice], wire: Wire) -> Choice | Sentence:
    """Read a member of an enumeration by its wire value."""
    found = next((member for member in kind if member.value == wire), None)
    if found is not None:
        return found
    return Sentence(
        "“{value}” is not one of the possible values: {values}.",
        value=str(wire)[:60],
        values=", ".join(member.value for member in kind),
    )


def encode(value: Any) -> Wire:  # noqa: PLR0911 - one answer for each declared type
    """Turn a value of a declared type into its wire form."""
    match value:
        case Choice() | MaskedCount():
            return value.value
        case None | bool() | int() | str():
            return value
        case Decimal():
            return format(value, "f")
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
        case Attachment():
            return {
                "sha256": value.sha256,
                "file_name": value.file_name,
                "media_type": value.media_type,
                "size": value.size,
            }
        case list():
            return [encode(item) for item in cast("list[object]", value)]
        case _:
            return {name: encode(item) for name, item in value.filled().items()}
