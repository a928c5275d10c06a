"""How the journal refuses: one sentence, one stable code, one advice that a clerk can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ASK_AGAIN = Sentence(
    "Ask the sender to export the package again; if it is refused again, the sender needs the newest version of "
    "the program."
)


def refusal(code: str, sentence: Sentence) -> RefusedError:
    """Return the error that refuses what arrived from elsewhere; the caller raises it."""
    return RefusedError(sentence, ASK_AGAIN, code=code)


class Rule:
    """What must hold for one key of a line: a predicate, and the code and sentence that refuse the rest."""

    __slots__ = ("code", "holds", "key", "sentence")

    def __init__(self, key: str, holds: Callable[[Any], bool], code: str, sentence: Sentence) -> None:
        self.key = key
        self.holds = holds
        self.code = code
        self.sentence = sentence


def enforce(rules: tuple[Rule, ...], wire: dict[str, Any]) -> None:
    """Raise the refusal of the first rule that the line breaks; every key of the rules is present."""
    for rule in rules:
        if not rule.holds(wire[rule.key]):
            raise refusal(rule.code, rule.sentence)
