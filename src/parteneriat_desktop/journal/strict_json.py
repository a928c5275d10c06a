"""JSON as the journal and the bundles accept it, and the compact form in which they write it.

Rules of this module (RFC 8259, narrowed):

1. Text is UTF-8 without byte order mark; anything else is refused before it is parsed.
2. Objects and lists nest at most 32 deep. The depth is measured on the text before the parser sees
   it, so no input can exhaust the parser's stack.
3. A key occurs once in an object. RFC 8259 §4 leaves the meaning of a second one open: two programs
   could read two different values under one signature.
4. Numbers are 64-bit integers. Fractions, exponents, ``NaN`` and ``Infinity`` are refused; decimals
   travel as text.
5. U+0000 and lone surrogates are refused in texts and keys: PostgreSQL, XML and paper cannot hold them.
6. Nothing is repaired. What is refused is refused whole, with a code of its own.
7. The bytes that arrived are what is kept, hashed and relayed. ``compact`` writes new lines;
   ``canonical`` only compares values and is never signed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn, cast

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.records.values import Wire

#: Deepest nesting of objects and lists (design.md 11).
DEEPEST = 32
#: 64-bit signed integers, as both databases hold them.
SMALLEST, LARGEST = -(2**63), 2**63 - 1
#: Longest text of such an integer; longer ones are refused before they are converted.
LONGEST_INTEGER = len(str(SMALLEST))

# Whole strings (or the rest of the text, if one is never closed) and the brackets outside of them.
# Possessive, so that no text can make the scan slower than linear.
TOKEN = re.compile(r'"[^"\\]*+(?:\\[\s\S][^"\\]*+)*+"?+|[\[\]{}]')
BAD_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
BAD_CHARACTER = re.compile("[\x00\ud800-\udfff]")

ADVICE = Sentence("Correct it at its source, or ask the sender for a new copy.")


def parse(data: bytes | str) -> Wire:
    """Return the value of a JSON text.

    Raises ``RefusedError`` with one of the codes json-encoding, json-depth, json-duplicate-key,
    json-nan, json-fraction, json-integer, json-character, json-syntax.
    """
    text = _decode(data)
    if text.count("{") + text.count("[") > DEEPEST:
        _check_depth(text)
    try:
        value = _scan(text)
    except json.JSONDecodeError as error:
        raise _refusal(
            "json-syntax", Sentence("The text is not valid JSON at character {position}.", position=error.pos + 1)
        ) from None
    if "\\" in text and BAD_ESCAPE.search(text):
        _check_characters(value)
    return value


def compact(value: Wire | Mapping[str, Wire]) -> bytes:
    """Return a value as compact JSON in UTF-8, with the keys in the order they have."""
    return _COMPACT.encode(value).encode("utf-8")


def canonical(value: Wire | Mapping[str, Wire]) -> str:
    """Return a text that is equal for two values exactly when they are the same JSON value."""
    return _CANONICAL.encode(value)


def _refusal(code: str, sentence: Sentence) -> RefusedError:
    """Return the error that refuses a JSON text."""
    return RefusedError(sentence, ADVICE, code=code)


def _decode(data: bytes | str) -> str:
    """Return the text of the bytes (rule 1), without characters that nothing can hold (rule 5)."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        raise _refusal(
            "json-encoding", Sentence("Byte {position} of the text is not UTF-8.", position=error.start + 1)
        ) from None
    if text.startswith("\ufeff"):
        raise _refusal("json-encoding", Sentence("The text begins with a byte order mark."))
    # What was decoded from UTF-8 holds no surrogates; looking for one character is a hundred times faster.
    if "\x00" in text or (isinstance(data, str) and BAD_CHARACTER.search(text)):
        raise _refuse_character()
    return text


def _scan(text: str) -> Wire:
    """Return the value of a text; one with blanks around it or an error in it takes the decoder's longer way."""
    try:
        value, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError:
        end = -1
        value = None
    return cast("Wire", value if end == len(text) else _DECODER.decode(text))


def _check_depth(text: str) -> None:
    """Refuse a text whose brackets nest deeper than allowed (rule 2)."""
    # All empty brackets together are at most one level more: they hold nothing.
    if text.count("{") + text.count("[") - text.count("{}") - text.count("[]") < DEEPEST:
        return
    depth = 0
    for found in TOKEN.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            if depth > DEEPEST:
                raise _refusal(
                    "json-depth", Sentence("The JSON text nests deeper than {deepest} levels.", deepest=DEEPEST)
                )
        elif mark in "]}":
            depth -= 1


def _check_characters(value: Wire) -> None:
    """Refuse U+0000 and lone surrogates that were written as escapes (rule 5)."""
    if any(BAD_CHARACTER.search(text) for text in _texts(value)):
        raise _refuse_character()


def _texts(value: Wire) -> Iterator[str]:
    """Yield every text and key of a value; the nesting is already known to be shallow."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)


def _refuse_character() -> RefusedError:
    """Return the refusal of a character that cannot be stored."""
    return _refusal(
        "json-character", Sentence("The text holds a character that cannot be stored (U+0000 or half a pair).")
    )


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of its pairs (rule 3)."""
    read = dict(pairs)
    if len(read) != len(pairs):
        raise _refusal("json-duplicate-key", Sentence("A key occurs twice in one JSON object."))
    return read


def _read_integer(text: str) -> int:
    """Return an integer of at most 64 bits (rule 4)."""
    value = int(text) if len(text) <= LONGEST_INTEGER else LARGEST + 1
    if not SMALLEST <= value <= LARGEST:
        raise _refusal("json-integer", Sentence("A number is larger than 64 bits can hold."))
    return value


def _refuse_fraction(_text: str) -> NoReturn:
    """Refuse a number with a fraction or an exponent (rule 4)."""
    raise _refusal(
        "json-fraction", Sentence("A number has a decimal point or an exponent; such numbers travel as text.")
    )


def _refuse_constant(_text: str) -> NoReturn:
    """Refuse NaN and Infinity (rule 4)."""
    raise _refusal("json-nan", Sentence("A number is NaN or Infinity, which JSON does not know."))


_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
_DECODER = json.JSONDecoder(
    object_pairs_hook=_read_object,
    parse_int=_read_integer,
    parse_float=_refuse_fraction,
    parse_constant=_refuse_constant,
)
