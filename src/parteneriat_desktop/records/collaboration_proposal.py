"""Proposals of collaboration between an NGO and an authority, from the idea to a partnership.

Rules of this module:

1. A proposal is public work that belongs to no partnership yet. The partnership that grows out of it
   names the proposal, not the other way round, because a dossier may name public records only.
2. A declined proposal says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import needed, no_repeats, not_to_come
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.priority_domain import PriorityDomain
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.references import NamedPartner
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Surroundings


class CollaborationState(Choice):
    """How far a proposal of collaboration has come."""

    IDEA = "idea", N_("idea")
    DISCUSSED = "discussed", N_("under discussion")
    ACCEPTED = "accepted", N_("accepted")
    BECAME_PARTNERSHIP = "became_partnership", N_("became a partnership")
    DECLINED = "declined", N_("declined")


@dataclass(kw_only=True, eq=False)
class CollaborationProposal(Record):
    """An idea for working together, who has it and to whom it is addressed."""

    ENTITY: ClassVar[str] = "collaboration_proposal"
    NAME: ClassVar[str] = N_("Proposal of collaboration")
    PLURAL: ClassVar[str] = N_("Proposals of collaboration")
    COMMON: ClassVar[bool] = True

    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    idea: Annotated[str | None, Facts(N_("Idea"), length=8000, since=2), REQUIRED] = None
    proposing_partner: Annotated[str | None, Facts(N_("Proposed by"), link="partner", since=2), REQUIRED] = None
    addressed_to: Annotated[list[NamedPartner] | None, Facts(N_("Addressed to"), since=2)] = None
    domains: Annotated[list[PriorityDomain] | None, Facts(N_("Priority domains"), since=2)] = None
    proposed_on: Annotated[date | None, Facts(N_("Proposed on"), rule=rules.day, since=2), REQUIRED] = None
    discussed_on: Annotated[date | None, Facts(N_("Discussed on"), rule=rules.day, since=2)] = None
    discussion: Annotated[str | None, Facts(N_("What was discussed"), length=8000, since=2)] = None
    document: Annotated[Attachment | None, Facts(N_("Document"), since=2)] = None
    state: Annotated[CollaborationState | None, Facts(N_("State"), since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason"), N_("where it was declined"), 4000, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with days and addressees, and ask why a proposal was declined."""
        found = [
            *super().problems(around),
            *not_to_come(self, around, "proposed_on", "discussed_on"),
            *no_repeats("addressed_to", [part.partner for part in self.addressed_to or ()]),
        ]
        if any(part.partner == self.proposing_partner for part in self.addressed_to or ()):
            found.append(Problem("addressed_to", Sentence("Nobody proposes something to itself; choose another one.")))
        if self.state is CollaborationState.DECLINED:
            found += needed(self, Sentence("Write why the proposal was declined."), "reason")
        return found
