"""Reads a legal pack strictly: what is wrong is refused whole, with the line of the file.

Rules of this module:

1. Nothing is guessed and nothing skipped: an unknown or missing rule, a field too many or too few, a value
   of the wrong type, a rule that stands there twice for one day are all refused.
2. A refusal names the line where to look and says what is expected there.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from parteneriat_desktop.countries.legal_fields import Misfit, Place, line_of, rule_at
from parteneriat_desktop.countries.legal_pack import ARTICLES, TERMS, LegalPack
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.countries.legal_pack import LegalRule

HEAD = ("country", "version", "rules")
OPENING = re.compile(r'"rules"\s*:\s*\[')
BETWEEN = re.compile(r"[\s,]*")


def read(text: str) -> LegalPack:
    """Return the pack that a file holds. Raises ``RefusedError`` (code ``bad-legal-pack``) with the line."""
    try:
        head = _head(text)
        rules = _rules(text, head["country"])
    except Misfit as found:
        raise RefusedError(
            Sentence("Line {line} of the legal pack is wrong: {problem}.", line=found.line, problem=found.problem),
            Sentence("Correct this line, or ask whoever made the file for another one; nothing was changed."),
            code="bad-legal-pack",
        ) from found
    return LegalPack(head["country"], head["version"], tuple(rules))


@cache
def shipped(country: str) -> LegalPack:
    """Return the pack that comes with the program."""
    return read((resources() / "legal" / f"{country.lower()}.json").read_text(encoding="utf-8"))


def _head(text: str) -> dict[str, Any]:
    """Return the outermost object of the file, checked."""
    try:
        head = json.loads(text)
    except json.JSONDecodeError as error:
        raise Misfit(error.lineno, Sentence("this is not JSON")) from error
    except RecursionError as error:
        raise Misfit(1, Sentence("this is not JSON")) from error
    fields = cast("dict[str, Any]", head) if isinstance(head, dict) else {}
    missing = [name for name in HEAD if name not in fields]
    if missing:
        raise Misfit(1, Sentence("these fields are missing: {names}", names=", ".join(missing)))
    for name, value in fields.items():
        problem = _head_problem(name, value)
        if problem is not None:
            raise Misfit(_line(text, name), problem)
    return fields


def _head_problem(name: str, value: object) -> Sentence | None:
    """Return what is wrong with a field of the outermost object."""
    match name:
        case "country":
            right = isinstance(value, str) and value in TERMS
            return None if right else Sentence("“{name}” must be one of {values}", name=name, values=", ".join(TERMS))
        case "version":
            right = type(value) is int and value > 0
            return None if right else Sentence("“{name}” must be a whole number above zero", name=name)
        case "rules":
            return None if isinstance(value, list) else Sentence("“{name}” must be a list", name=name)
        case _:
            return Sentence("there is no field “{name}” here", name=name[:60])


def _rules(text: str, country: str) -> list[LegalRule]:
    """Return the rules of the file: each that the program asks for, none twice for one day."""
    rules: list[LegalRule] = []
    for place in _places(text):
        rule = rule_at(place, country)
        if any(_meet(rule, other) for other in rules if other.id == rule.id):
            raise Misfit(place.line("id"), Sentence("the rule {rule} stands here twice", rule=rule.id))
        rules.append(rule)
    missing = sorted((TERMS[country] | ARTICLES[country]) - {rule.id for rule in rules})
    if missing:
        raise Misfit(_line(text, "rules"), Sentence("the rule {rule} is missing", rule=missing[0]))
    return rules


def _places(text: str) -> Iterator[Place]:
    """Yield each rule with its place in the text, which is known to be JSON with a list of rules."""
    opening = OPENING.search(text)
    position = _next(text, opening.end() if opening else len(text))
    decoder = json.JSONDecoder(object_pairs_hook=lambda pairs: pairs)
    while position < len(text) and text[position] != "]":
        fields, end = decoder.raw_decode(text, position)
        yield Place(text, fields, position, end)
        position = _next(text, end)


def _next(text: str, position: int) -> int:
    """Return the position of the next character that is neither blank nor comma."""
    found = BETWEEN.match(text, position)
    return found.end() if found else position


def _line(text: str, name: str) -> int:
    """Return the line of a field of the outermost object."""
    found = re.search(rf'"{re.escape(name)}"\s*:', text)
    return line_of(text, found.start()) if found else 1


def _meet(one: LegalRule, other: LegalRule) -> bool:
    """Say whether the periods of two rules have a day in common."""
    first = one.valid_from is None or other.valid_to is None or one.valid_from <= other.valid_to
    return first and (other.valid_from is None or one.valid_to is None or other.valid_from <= one.valid_to)
