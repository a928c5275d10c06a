"""Filled-in questionnaires: anonymous answers to the items of a template.

Rules of this module:

1. A response names nobody. Its number is ``n/year`` within the questionnaire, given by the program.
2. Each item is answered at most once, in the way its kind asks for: 1 to 5, yes or no, or words.
3. A paper that came back incomplete is registered as it is, with a warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import no_repeats, not_to_come, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.questionnaire import QuestionItem, QuestionKind, Questionnaire, QuestionnaireTemplate
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.records.surroundings import Surroundings


class ResponseChannel(Choice):
    """How a questionnaire was filled in."""

    PAPER = "paper", N_("on paper")
    ONLINE = "online", N_("online")
    ORAL = "oral", N_("orally")


@dataclass(kw_only=True)
class Answer(Part):
    """The answer to one item: a score, yes or no, or words."""

    item: Annotated[int | None, Facts(N_("Item"), rule=rules.ordinal), REQUIRED] = None
    score: Annotated[int | None, Facts(N_("Score"), rule=rules.score)] = None
    yes: Annotated[bool | None, Facts(N_("Yes"))] = None
    text: Annotated[str | None, Facts(N_("In words"), length=2000)] = None

    @property
    def kinds(self) -> tuple[QuestionKind, ...]:
        """The kinds of items that are answered like this; exactly one in a proper answer."""
        given = {QuestionKind.LIKERT_5: self.score, QuestionKind.YES_NO: self.yes, QuestionKind.TEXT: self.text}
        return tuple(kind for kind, value in given.items() if value is not None)


@dataclass(kw_only=True, eq=False)
class Response(Record):
    """What one person, who is not named, answered."""

    ENTITY: ClassVar[str] = "response"
    NAME: ClassVar[str] = N_("Filled-in questionnaire")
    PLURAL: ClassVar[str] = N_("Filled-in questionnaires")
    OWNERS: ClassVar[tuple[str, ...]] = ("questionnaire",)
    ASSIGNED: ClassVar[tuple[str, ...]] = ("number",)
    NUMBERED: ClassVar[tuple[str, str] | None] = ("questionnaire", "number")

    questionnaire: Annotated[str | None, Facts(N_("Questionnaire"), link="questionnaire", since=2), REQUIRED] = None
    number: Annotated[str | None, Facts(N_("Number"), N_("given by the program"), 20, since=2)] = None
    received_on: Annotated[date | None, Facts(N_("Received on"), rule=rules.day, since=2), REQUIRED] = None
    channel: Annotated[ResponseChannel | None, Facts(N_("Channel"), since=2), REQUIRED] = None
    answers: Annotated[list[Answer] | None, Facts(N_("Answers"), since=2), REQUIRED] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List answers that the template does not ask for; warn of what is left open."""
        handed_out = linked(around, Questionnaire, self.questionnaire)
        template = linked(around, QuestionnaireTemplate, handed_out.based_on if handed_out is not None else None)
        found = [
            *super().problems(around),
            *not_to_come(self, around, "received_on"),
            *no_repeats("answers", [answer.item for answer in self.answers or ()]),
        ]
        if template is not None:
            items = {item.number: item for item in template.items or () if item.number is not None}
            found += [*self._wrong(items), *self._open(items)]
        closed = handed_out.closed_on if handed_out is not None else None
        if closed is not None and self.received_on is not None and self.received_on > closed:
            found.append(warn("received_on", Sentence("It came back after the questionnaire was closed.")))
        return found

    def _wrong(self, items: Mapping[int, QuestionItem]) -> Iterator[Problem]:
        """Refuse answers to items that do not exist, and answers of another kind than the item's."""
        for answer in self.answers or ():
            item = items.get(answer.item or 0)
            if item is None:
                yield Problem("answers", Sentence("The questionnaire has no item {item}.", item=answer.item))
            elif answer.kinds != (item.kind,):
                sentence = Sentence("Item {item} is answered in one way: {kind}.", item=answer.item, kind=item.kind)
                yield Problem("answers", sentence)

    def _open(self, items: Mapping[int, QuestionItem]) -> Iterator[Problem]:
        """Warn of items that must be answered and were not."""
        answered = {answer.item for answer in self.answers or ()}
        left = [str(number) for number, item in sorted(items.items()) if item.required and number not in answered]
        if left:
            yield warn("answers", Sentence("Not answered, although it must be: {items}.", items=", ".join(left)))
