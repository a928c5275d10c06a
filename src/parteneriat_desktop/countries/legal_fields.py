"""The fields of one rule of a legal pack: which there are, and what each may hold.

A rule that the program counts has all fields of ``COUNTED``, one that only names an article has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from parteneriat_desktop.countries.legal_pack import ARTICLES, TERMS, Count, CountMode, Kind, LegalRule, Unit
from parteneriat_desktop.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

EVERY = ("id", "rule", "title", "act", "article", "source", "valid_from", "valid_to", "verified")
COUNTED = ("value", "unit", "kind", "count_mode", "severity")
#: A count above it is a typing error.
LARGEST_COUNT = 1000
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
LANGUAGE = re.compile("[a-z]{2}")
#: Whether breaking the term keeps a step from being taken, or is only pointed out.
SEVERITIES = ("error", "warning")


class Misfit(Exception):  # noqa: N818 - a finding on its way to the refusal
    """Something in the file that is not as it must be, with its line."""

    def __init__(self, line: int, problem: Sentence) -> None:
        super().__init__(str(problem))
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place:
    """One rule as it stands in the file: its fields in their order, and where its text begins and ends."""

    text: str
    fields: object
    begin: int
    end: int

    def line(self, name: str = "") -> int:
        """Return the number of the line of a field, or of the rule where the field is not there."""
        found = re.search(rf'"{re.escape(name)}"\s*:', self.text[self.begin : self.end]) if name else None
        return line_of(self.text, self.begin + (found.start() if found else 0))


def line_of(text: str, position: int) -> int:
    """Return the number of the line of a character, counted from one."""
    return text.count("\n", 0, position) + 1


def rule_at(place: Place, country: str) -> LegalRule:
    """Return the rule that stands at a place, or raise ``Misfit``."""
    fields = _fields(place, country)
    for name, value in fields.items():
        problem = CHECKS[name](name, value)
        if problem is not None:
            raise Misfit(place.line(name), problem)
    since, until = _day(fields["valid_from"]), _day(fields["valid_to"])
    if since is not None and until is not None and until < since:
        raise Misfit(place.line("valid_to"), Sentence("“{name}” is before “valid_from”", name="valid_to"))
    return LegalRule(
        id=fields["id"],
        rule=fields["rule"],
        titles=dict(fields["title"]),
        act=fields["act"],
        article=fields["article"],
        source=fields["source"],
        valid_from=since,
        valid_to=until,
        verified=fields["verified"],
        count=_count(fields) if "value" in fields else None,
    )


def _fields(place: Place, country: str) -> dict[str, Any]:
    """Return the fields of a rule: each once, none unknown, none missing, for a rule that the program knows."""
    pairs = pairs_of(place.fields)
    if pairs is None:
        raise Misfit(place.line(), Sentence("a rule is an object with its fields"))
    names = [name for name, _value in pairs]
    fields = dict(pairs)
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Misfit(place.line(twice), Sentence("the field “{name}” stands here twice", name=twice[:60]))
    known = fields.get("id", "")
    if not isinstance(known, str):
        raise Misfit(place.line("id"), Sentence("“{name}” must be a text", name="id"))
    if known and known not in TERMS[country] | ARTICLES[country]:
        raise Misfit(place.line("id"), Sentence("the rule “{rule}” is unknown", rule=known[:60]))
    wanted = (*EVERY, *COUNTED) if known in TERMS[country] else EVERY
    _demand(place, names, wanted)
    return fields


def _demand(place: Place, names: Sequence[str], wanted: Sequence[str]) -> None:
    """Refuse a field that is unknown or missing."""
    for name in wanted:
        if name not in names:
            raise Misfit(place.line(), Sentence("the field “{name}” is missing", name=name))
    for name in names:
        if name not in wanted:
            raise Misfit(place.line(name), Sentence("there is no field “{name}” here", name=name[:60]))


def pairs_of(value: object) -> list[tuple[str, Any]] | None:
    """Return the fields of an object as the decoder gives them, or None where it was no object."""
    listed = cast("list[object]", value) if isinstance(value, list) else [None]
    return cast("list[tuple[str, Any]]", listed) if all(isinstance(pair, tuple) for pair in listed) else None


def _count(fields: Mapping[str, Any]) -> Count:
    """Return how the term is counted."""
    return Count(
        fields["value"],
        Unit(fields["unit"]),
        Kind(fields["kind"]),
        CountMode(fields["count_mode"]),
        blocks=fields["severity"] == SEVERITIES[0],
    )


def _day(text: str | None) -> date | None:
    """Return a day that was checked before."""
    return None if text is None else date.fromisoformat(text)


def _check_text(name: str, value: object) -> Sentence | None:
    """Ask for a text."""
    return None if isinstance(value, str) and value.strip() else Sentence("“{name}” must be a text", name=name)


def _check_title(name: str, value: object) -> Sentence | None:
    """Ask for texts by language, English among them."""
    texts = dict(pairs_of(value) or [])
    if "en" in texts and all(LANGUAGE.fullmatch(key) and isinstance(text, str) and text for key, text in texts.items()):
        return None
    return Sentence("“{name}” must hold a text for each language, English (en) among them", name=name)


def _check_value(name: str, value: object) -> Sentence | None:
    """Ask for a count."""
    if type(value) is int and 0 < value <= LARGEST_COUNT:
        return None
    return Sentence("“{name}” must be a whole number from {first} to {last}", name=name, first=1, last=LARGEST_COUNT)


def _check_day(name: str, value: object) -> Sentence | None:
    """Ask for a calendar date or null."""
    try:
        right = value is None or (isinstance(value, str) and DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        right = False
    return None if right else Sentence("“{name}” must be a day such as 2013-11-08, or null", name=name)


def _check_answer(name: str, value: object) -> Sentence | None:
    """Ask for true or false."""
    return None if isinstance(value, bool) else Sentence("“{name}” must be true or false", name=name)


def _one_of(values: Iterable[str]) -> Callable[[str, object], Sentence | None]:
    """Return the check for one of several words."""
    words = [str(value) for value in values]

    def check(name: str, value: object) -> Sentence | None:
        if isinstance(value, str) and value in words:
            return None
        return Sentence("“{name}” must be one of {values}", name=name, values=", ".join(words))

    return check


CHECKS: Mapping[str, Callable[[str, object], Sentence | None]] = {
    "id": _check_text,
    "rule": _check_text,
    "title": _check_title,
    "value": _check_value,
    "unit": _one_of(Unit),
    "kind": _one_of(Kind),
    "count_mode": _one_of(CountMode),
    "severity": _one_of(SEVERITIES),
    "act": _check_text,
    "article": _check_text,
    "source": _check_text,
    "valid_from": _check_day,
    "valid_to": _check_day,
    "verified": _check_answer,
}
