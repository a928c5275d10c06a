"""What the filled-in questionnaires say, counted item by item.

Rules of this module:

1. Who left an item open does not count in it: each item has its own ``n``, and no share stands without it.
2. Shares are numerator over denominator; a mean of several items is that of all their scores together,
   never a mean of means.
3. Nothing divides by zero: without an answer there is no mean and no share.
4. Versions are compared by the text of their items, because numbers may have moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.records.measure import Ratio
from parteneriat_desktop.records.questionnaire import QuestionKind, Questionnaire, QuestionnaireTemplate
from parteneriat_desktop.records.response import Response
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parteneriat_desktop.records.questionnaire import QuestionItem
    from parteneriat_desktop.records.response import Answer
    from parteneriat_desktop.records.surroundings import Surroundings

#: The steps of the scale, and the lowest one that counts as satisfied.
STEPS = (1, 2, 3, 4, 5)
SATISFIED = 4
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ItemResult:
    """The answers to one item: how often each step, yes and no were chosen, and what was written."""

    item: QuestionItem
    distribution: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    yes: int = 0
    no: int = 0
    texts: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many people answered this item."""
        return sum(self.distribution) + self.yes + self.no + len(self.texts)

    @property
    def mean(self) -> Decimal | None:
        """The mean of the scores with two decimals, or None without a score."""
        return mean([self])

    @property
    def satisfied(self) -> Ratio | None:
        """The scores of at least 4, over all scores; or the yes over yes and no. None where neither was asked."""
        if self.item.kind is QuestionKind.LIKERT_5:
            return Ratio(Decimal(sum(self.distribution[SATISFIED - 1 :])), Decimal(sum(self.distribution)))
        if self.item.kind is QuestionKind.YES_NO:
            return Ratio(Decimal(self.yes), Decimal(self.yes + self.no))
        return None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The results of one or several questionnaires with the same items."""

    items: tuple[ItemResult, ...]
    responses: int
    handed_out: int | None

    @property
    def mean(self) -> Decimal | None:
        """The mean of all scores together with two decimals."""
        return mean(self.items)

    @property
    def scores(self) -> int:
        """How many scores the mean stands for."""
        return sum(sum(item.distribution) for item in self.items)

    @property
    def returned(self) -> Ratio | None:
        """The questionnaires that came back over those handed out, or None where that was not counted."""
        return None if self.handed_out is None else Ratio(Decimal(self.responses), Decimal(self.handed_out))


def mean(items: Sequence[ItemResult]) -> Decimal | None:
    """Return the mean of all scores of some items with two decimals, half up; None without a score."""
    counts = [sum(item.distribution[step - 1] for item in items) for step in STEPS]
    if not sum(counts):
        return None
    total = sum(step * count for step, count in zip(STEPS, counts, strict=True))
    return (Decimal(total) / sum(counts)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def tally(items: Sequence[QuestionItem], responses: Iterable[Response]) -> tuple[ItemResult, ...]:
    """Count the answers of some responses, item by item in the order of their numbers."""
    answers: dict[int, list[Answer]] = {}
    for response in responses:
        for answer in response.answers or ():
            if answer.item is not None:
                answers.setdefault(answer.item, []).append(answer)
    return tuple(_count(item, answers.get(item.number or 0, ())) for item in sorted(items, key=_number))


def satisfaction(questionnaire: Questionnaire, around: Surroundings) -> Satisfaction:
    """Return the results of one questionnaire."""
    template = linked(around, QuestionnaireTemplate, questionnaire.based_on)
    responses = belonging(around, Response, "questionnaire", questionnaire.id)
    items = (template.items if template is not None else None) or ()
    return Satisfaction(tally(items, responses), len(responses), questionnaire.handed_out)


def together(results: Sequence[Satisfaction]) -> Satisfaction:
    """Add up the results of several questionnaires; items with the same text and kind are one."""
    merged: dict[tuple[str, str], ItemResult] = {}
    for item in (item for result in results for item in result.items):
        key = (item.item.text or "", str(item.item.kind))
        merged[key] = _sum(merged[key], item) if key in merged else item
    handed = [result.handed_out for result in results]
    known = [count for count in handed if count is not None]
    return Satisfaction(
        tuple(merged.values()),
        sum(result.responses for result in results),
        sum(known) if known and len(known) == len(handed) else None,
    )


def _number(item: QuestionItem) -> int:
    """Return the place of an item; one without a number comes first."""
    return item.number or 0


def _count(item: QuestionItem, answers: Sequence[Answer]) -> ItemResult:
    """Count the answers to one item that are of its kind."""
    match item.kind:
        case QuestionKind.LIKERT_5:
            scores = [answer.score for answer in answers]
            one, two, three, four, five = (scores.count(step) for step in STEPS)
            return ItemResult(item, (one, two, three, four, five))
        case QuestionKind.YES_NO:
            said = [answer.yes for answer in answers]
            return ItemResult(item, yes=said.count(True), no=said.count(False))
        case _:
            return ItemResult(item, texts=tuple(answer.text for answer in answers if answer.text is not None))


def _sum(one: ItemResult, other: ItemResult) -> ItemResult:
    """Return the answers of both."""
    first, second, third, fourth, fifth = (
        left + right for left, right in zip(one.distribution, other.distribution, strict=True)
    )
    return ItemResult(
        one.item,
        (first, second, third, fourth, fifth),
        one.yes + other.yes,
        one.no + other.no,
        (*one.texts, *other.texts),
    )
