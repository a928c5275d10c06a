"""Questionnaires: versioned templates, and each time one of them was handed out.

Rules of this module:

1. A template is a version: its items do not change any more once somebody answered them. A new
   version names the one before it, and the results of both can be compared.
2. A questionnaire is handed out at an event or for a while; how many were handed out is a count or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, no_repeats, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.values import Choice, encode

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Surroundings


class QuestionKind(Choice):
    """How an item is answered."""

    LIKERT_5 = "likert_5", N_("scale from 1 to 5")
    YES_NO = "yes_no", N_("yes or no")
    TEXT = "text", N_("in words")


@dataclass(kw_only=True)
class QuestionItem(Part):
    """One item of a questionnaire."""

    number: Annotated[int | None, Facts(N_("Number"), rule=rules.ordinal), REQUIRED] = None
    text: Annotated[str | None, Facts(N_("Text"), length=500), REQUIRED] = None
    kind: Annotated[QuestionKind | None, Facts(N_("Kind")), REQUIRED] = None
    required: Annotated[bool | None, Facts(N_("Must be answered"))] = None


@dataclass(kw_only=True, eq=False)
class QuestionnaireTemplate(Record):
    """The items of a questionnaire in one version."""

    ENTITY: ClassVar[str] = "questionnaire_template"
    NAME: ClassVar[str] = N_("Questionnaire template")
    PLURAL: ClassVar[str] = N_("Questionnaire templates")
    COMMON: ClassVar[bool] = True
    ASSIGNED: ClassVar[tuple[str, ...]] = ("version",)

    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    version: Annotated[int | None, Facts(N_("Version"), N_("given by the program"), since=2)] = None
    previous: Annotated[str | None, Facts(N_("Version before"), link="questionnaire_template", since=2)] = None
    introduction: Annotated[str | None, Facts(N_("Introduction"), length=2000, since=2)] = None
    items: Annotated[list[QuestionItem] | None, Facts(N_("Items"), since=2), REQUIRED] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse two items of one number and a template that names itself as its earlier version."""
        found = [*super().problems(around), *no_repeats("items", [item.number for item in self.items or ()])]
        if self.previous is not None and self.previous == self.id:
            found.append(Problem("previous", Sentence("A version cannot come before itself; clear this field.")))
        return found

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:
        """Refuse other items once somebody answered them."""
        if encode(self.items) == encode(before.filled().get("items")) or not self.is_answered(around):
            return []
        return [Problem("items", Sentence("These items were answered already; make a new version to change them."))]

    def is_answered(self, around: Surroundings) -> bool:
        """Say whether a filled-in questionnaire of this version is registered."""
        handed_out = belonging(around, Questionnaire, "based_on", self.id)
        return any(around.children("response", "questionnaire", one.id) for one in handed_out)


@dataclass(kw_only=True, eq=False)
class Questionnaire(Record):
    """A template handed out once: at a meeting, for a consultation, to the partners of a dossier."""

    ENTITY: ClassVar[str] = "questionnaire"
    NAME: ClassVar[str] = N_("Questionnaire")
    PLURAL: ClassVar[str] = N_("Questionnaires")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership", "consultation", "meeting", "body")
    COMMON: ClassVar[bool] = True
    REGISTERS = MappingProxyType({"open": ("opened_on", "closed_on")})

    based_on: Annotated[
        str | None, Facts(N_("Questionnaire template"), link="questionnaire_template", since=2), REQUIRED
    ] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation", since=2)] = None
    meeting: Annotated[str | None, Facts(N_("Meeting"), link="meeting", since=2)] = None
    body: Annotated[str | None, Facts(N_("Consultative body"), link="consultative_body", since=2)] = None
    held_on: Annotated[date | None, Facts(N_("Held on"), rule=rules.day, since=2), REQUIRED] = None
    handed_out: Annotated[int | None, Facts(N_("Handed out"), rule=rules.count, since=2)] = None
    opened_on: Annotated[date | None, Facts(N_("Open from"), rule=rules.day, since=2)] = None
    closed_on: Annotated[date | None, Facts(N_("Closed on"), rule=rules.day, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Refuse a closing before the opening; warn when more came back than was handed out."""
        found = [*super().problems(around), *in_order(self, "opened_on", "closed_on")]
        returned = len(around.children("response", "questionnaire", self.id)) if self.id else 0
        if self.handed_out is not None and returned > self.handed_out:
            sentence = Sentence("More came back ({returned}) than was handed out.", returned=returned)
            found.append(warn("handed_out", sentence))
        return found
