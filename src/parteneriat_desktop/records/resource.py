"""The library: laws, guides, templates, calls for funding, studies and good practice, with topics and tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import no_repeats, not_to_come, one_of
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class ResourceKind(Choice):
    """What a resource is."""

    LEGISLATION = "legislation", N_("legislation")
    GUIDE = "guide", N_("guide")
    TEMPLATE = "template", N_("template")
    FUNDING = "funding", N_("funding")
    STUDY = "study", N_("study")
    GOOD_PRACTICE = "good_practice", N_("good practice")
    LINK = "link", N_("link")


class ResourceTopic(Choice):
    """What a resource is about."""

    CIRCULAR_ECONOMY = "circular_economy", N_("circular economy")
    SOCIAL_ECONOMY = "social_economy", N_("social economy")
    LEGISLATION = "legislation", N_("legislation")
    FUNDING = "funding", N_("funding")
    PARTNERSHIPS = "partnerships", N_("partnerships")
    PUBLIC_POLICIES = "public_policies", N_("public policies")
    CONSULTATIONS = "consultations", N_("public consultations")
    OTHER = "other", N_("other topic")


@dataclass(kw_only=True, eq=False)
class Resource(Record):
    """Something to read or use: a file, or an address on the web."""

    ENTITY: ClassVar[str] = "resource"
    NAME: ClassVar[str] = N_("Resource")
    PLURAL: ClassVar[str] = N_("Resources")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership",)
    COMMON: ClassVar[bool] = True

    partnership: Annotated[
        str | None, Facts(N_("Partnership"), N_("only for papers of one partnership"), link="partnership", since=2)
    ] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    kind: Annotated[ResourceKind | None, Facts(N_("Kind"), since=2), REQUIRED] = None
    topics: Annotated[list[ResourceTopic] | None, Facts(N_("Topics"), since=2)] = None
    tags: Annotated[list[str] | None, Facts(N_("Tags"), N_("one a line"), 40, since=2)] = None
    author: Annotated[str | None, Facts(N_("Author"), N_("institution or publisher"), 250, since=2)] = None
    published_on: Annotated[date | None, Facts(N_("Date"), rule=rules.old_day, since=2)] = None
    language: Annotated[str | None, Facts(N_("Language"), length=40, since=2)] = None
    description: Annotated[str | None, Facts(N_("Description"), length=4000, since=2)] = None
    file: Annotated[Attachment | None, Facts(N_("File"), N_("or the address"), since=2)] = None
    address: Annotated[str | None, Facts(N_("Address"), N_("or the file"), 500, rule=rules.website, since=2)] = None
    licence: Annotated[str | None, Facts(N_("Licence"), length=120, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the day and the tags, and ask for a file or an address."""
        return [
            *super().problems(around),
            *not_to_come(self, around, "published_on"),
            *no_repeats("tags", [tag.casefold() for tag in self.tags or ()]),
            *one_of(self, "file", "address"),
        ]
