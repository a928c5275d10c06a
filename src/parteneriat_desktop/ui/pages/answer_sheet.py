"""The filled-in questionnaires of one occasion as rows of keys: what a digit or a letter means for an item.

Rules of this module:

1. One key answers an item: 1 to 5 on the scale; yes and no by their first letter in the person's language,
   or by 1 and 0. Words are typed in a line of their own.
2. An answer that was taken back is no answer; a paper without any answer is not saved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.records.questionnaire import QuestionKind
from parteneriat_desktop.records.satisfaction import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.questionnaire import QuestionItem
    from parteneriat_desktop.records.response import Response
    from parteneriat_desktop.records.values import Wire

Given = int | bool | str


@dataclass(slots=True)
class Paper:
    """One filled-in questionnaire: its id and number, empty while it is typed; the answers by number of item."""

    record: str = ""
    number: str = ""
    answers: dict[int, Given] = field(default_factory=dict[int, Given])

    def wire(self, items: Sequence[QuestionItem]) -> list[Wire]:
        """Return the answers as the record holds them."""
        names = {QuestionKind.LIKERT_5: "score", QuestionKind.YES_NO: "yes", QuestionKind.TEXT: "text"}
        return [
            {"item": item.number, names[item.kind]: self.answers[item.number]}
            for item in items
            if item.number in self.answers and item.kind is not None
        ]


def paper_of(response: Response) -> Paper:
    """Return a stored response as a paper."""
    answers: dict[int, Given] = {}
    for answer in response.answers or ():
        given = next((value for value in (answer.score, answer.yes, answer.text) if value is not None), None)
        if answer.item is not None and given is not None:
            answers[answer.item] = given
    return Paper(response.id, response.number or "", answers)


def read_key(kind: QuestionKind | None, key: str, words: tuple[str, str]) -> Given | None:
    """Return what a key answers; ``words`` are yes and no in the person's language. None where it means nothing."""
    if kind is QuestionKind.LIKERT_5:
        return int(key) if key.isdigit() and int(key) in STEPS else None
    if kind is QuestionKind.YES_NO and key:
        meant = {words[0][:1].casefold(): True, words[1][:1].casefold(): False, "1": True, "0": False}
        return meant.get(key.casefold())
    return None


def shown(given: Given | None, words: tuple[str, str]) -> str:
    """Return an answer as it stands in the grid."""
    if given is None:
        return DASH
    return words[not given] if isinstance(given, bool) else str(given)
