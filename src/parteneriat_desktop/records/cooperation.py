"""The cooperation log: what the parties of a partnership did together, day by day.

Rules of this module:

1. An entry names at least two parties; one that is no party of the partnership is a warning.
2. The registration number is typed where the registry office gave one; a telephone call has none.
3. What was agreed for later has a day, so that it can be reminded of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, missing, needed, no_repeats, not_to_come, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.references import NamedPartner
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings

#: Parties without whom there is no cooperation.
LEAST_PARTIES = 2


class CooperationKind(Choice):
    """How the parties worked together."""

    MEETING = "meeting", N_("meeting")
    PHONE = "phone", N_("telephone call")
    EMAIL = "email", N_("e-mail")
    VISIT = "visit", N_("visit")
    JOINT_ACTIVITY = "joint_activity", N_("joint activity")
    DELIVERABLE = "deliverable", N_("deliverable")
    CONFLICT = "conflict", N_("conflict")
    DECISION = "decision", N_("decision")


@dataclass(kw_only=True, eq=False)
class CooperationEntry(Record):
    """One line of the cooperation log of a partnership."""

    ENTITY: ClassVar[str] = "cooperation_entry"
    NAME: ClassVar[str] = N_("Entry of the cooperation log")
    PLURAL: ClassVar[str] = N_("Cooperation log")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership",)
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "agreed": ("next_step", "next_due", "next_done_on"),
        }
    )

    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2), REQUIRED] = None
    entry_date: Annotated[date | None, Facts(N_("Date"), rule=rules.day, since=2), REQUIRED] = None
    kind: Annotated[CooperationKind | None, Facts(N_("Kind"), since=2), REQUIRED] = None
    parties: Annotated[list[NamedPartner] | None, Facts(N_("Parties"), N_("at least two"), since=2), REQUIRED] = None
    summary: Annotated[str | None, Facts(N_("Summary"), length=4000, since=2), REQUIRED] = None
    outcome: Annotated[str | None, Facts(N_("Outcome"), length=4000, since=2)] = None
    next_step: Annotated[str | None, Facts(N_("Next step"), length=2000, since=2)] = None
    next_due: Annotated[date | None, Facts(N_("Next step due on"), rule=rules.day, since=2)] = None
    next_done_on: Annotated[date | None, Facts(N_("Next step done on"), rule=rules.day, since=2)] = None
    meeting: Annotated[str | None, Facts(N_("Meeting"), link="meeting", since=2)] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number, since=2)
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day, since=2)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"), since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the days, the parties and the next step."""
        because = Sentence("Write what is to be done by this day.")
        return [
            *super().problems(around),
            *not_to_come(self, around, "entry_date", "next_done_on"),
            *in_order(self, "entry_date", "next_due"),
            *in_order(self, "entry_date", "next_done_on"),
            *(needed(self, because, "next_step") if self.next_due is not None else ()),
            *self._parties(around),
        ]

    def _parties(self, around: Surroundings) -> Iterator[Problem]:
        """Ask for two parties, each once; warn of one that is no party of the partnership."""
        partners = [part.partner for part in self.parties or ()]
        yield from no_repeats("parties", partners)
        if partners and len(partners) < LEAST_PARTIES:
            yield missing("parties", Sentence("Name at least two parties; one alone does not cooperate."))
        partnership = linked(around, Partnership, self.partnership)
        known = {party.partner for party in (partnership.parties if partnership is not None else None) or ()}
        if known and not set(partners) <= known:
            yield warn("parties", Sentence("Somebody named here is not a party of the partnership."))
