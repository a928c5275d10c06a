"""What must be true of a translated catalogue.

Rules of this script:

1. Nothing is missing, fuzzy or left over; each plural form is there.
2. A translation has the holes of its source and ends with the same mark.
3. Romanian has letters with the comma below and quotes „…”; Bulgarian has quotes „…“ and no word
   mixes Latin and Cyrillic letters.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

CEDILLA = re.compile("[şţŞŢ]")
MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
QUOTED = {"ro": "„”", "bg": "„“", "en": "“”"}
QUOTES = re.compile('[„”“"«»]')
END_MARKS = ".…:?!;,"
#: Sources that end with an abbreviation, whose full stop is no end mark.
ABBREVIATED = re.compile(r"\b[Nn]o\.$")


def check_translation(translated: Catalog, wanted: Catalog, language: str) -> list[str]:
    """List what is wrong with a language's catalogue against the template."""
    problems = [f"{language}: left over: {message.id!r}" for message in translated.obsolete.values()]
    known = {(message.context, message.id) for message in wanted if message.id}
    problems += [
        f"{language}: not in the program: {message.id!r}"
        for message in translated
        if message.id and (message.context, message.id) not in known
    ]
    for message in wanted:
        if message.id:
            own = translated.get(_key(message), message.context)
            found = ["missing"] if own is None else list(_faults(own, language, translated.num_plurals))
            problems += [f"{language}: {fault}: {message.id!r}" for fault in found]
    return problems


def check_source(wanted: Catalog) -> list[str]:
    """List what is wrong with the English texts themselves."""
    return [
        f"en: {fault}: {text!r}"
        for message in wanted
        for text in _forms(message.id)
        if (fault := _wrong_letters(text, "en") or _wrong_holes(text))
    ]


def holes(text: str) -> set[str]:
    """Return the names of a text's holes."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _faults(message: Message, language: str, plurals: int) -> Iterator[str]:
    """Name the faults of one translated message."""
    forms = _forms(message.string)
    expected = plurals if isinstance(message.id, (tuple, list)) else 1
    if len(forms) != expected or not all(forms):
        yield "missing"
        return
    if message.fuzzy:
        yield "fuzzy"
    source = _forms(message.id)[-1]
    for position, form in enumerate(forms):
        if _wrong_holes(form) or not _same_holes(source, form, one=position == 0 and expected > 1):
            yield f"other holes in “{form}”"
        if not ABBREVIATED.search(source) and _end(source) != _end(form):
            yield f"other end mark in “{form}”"
        fault = _wrong_letters(form, language)
        if fault:
            yield fault


def _same_holes(source: str, form: str, *, one: bool) -> bool:
    """Compare the holes; the form for exactly one may leave out the number."""
    difference = holes(source) ^ holes(form)
    return not difference or (one and difference == {"count"})


def _wrong_holes(text: str) -> str:
    """Name a template that cannot be filled."""
    try:
        names = holes(text)
    except ValueError:
        return "braces do not match"
    return "" if all(name.isidentifier() for name in names) else "a hole without a name"


def _wrong_letters(text: str, language: str) -> str:
    """Name letters or quotes that the language does not write."""
    if language == "ro" and CEDILLA.search(text):
        return "cedilla instead of comma below"
    if language == "bg" and MIXED.search(text):
        return "Latin and Cyrillic letters in one word"
    marks = "".join(QUOTES.findall(text))
    pair = QUOTED.get(language, "„”")
    return "" if marks == pair * (len(marks) // 2) else f"other quotes than {pair}"


def _end(text: str) -> str:
    """Return the mark at the end of a text, with the space around it."""
    bare = text.rstrip("”“)")
    mark = bare[-1:] if bare[-1:] in END_MARKS else ""
    return mark + text[len(text.rstrip()) :]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return all forms of a message as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def _key(message: Message) -> str:
    """Return what Babel looks a message up by: its singular."""
    return _forms(message.id)[0]
