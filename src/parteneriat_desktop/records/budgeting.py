"""Participatory budgeting: a round with its phases, and the projects that people proposed and voted on.

Rules of this module:

1. The phases follow one another in the order of the procedure and do not overlap.
2. A ballot carries a number of votes; the projects together have at most so many votes as were cast.
3. What is allocated is at most what the round has; a project that is not eligible gets the reason in
   writing and no votes.
4. Whoever proposed a project is named by kind only; name and contact stay in the institution.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, needed, no_repeats, not_to_come, warn
from parteneriat_desktop.records.contribution import SenderKind
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.records.surroundings import Surroundings


class Phase(Choice):
    """A phase of participatory budgeting, in the order of the procedure."""

    SUBMISSION = "submission", N_("submission of projects")
    ANALYSIS = "analysis", N_("analysis of the projects")
    VOTE = "vote", N_("vote")
    VALIDATION = "validation", N_("validation of the votes")
    RESULTS = "results", N_("results")
    IMPLEMENTATION = "implementation", N_("implementation")


class ProjectState(Choice):
    """How far a proposed project has come."""

    SUBMITTED = "submitted", N_("submitted")
    ON_BALLOT = "on_ballot", N_("put to the vote")
    SELECTED = "selected", N_("selected")
    NOT_SELECTED = "not_selected", N_("not selected")
    IN_IMPLEMENTATION = "in_implementation", N_("in implementation")
    IMPLEMENTED = "implemented", N_("implemented")


@dataclass(kw_only=True)
class BudgetingPhase(Part):
    """One phase of a round, from its first to its last day."""

    phase: Annotated[Phase | None, Facts(N_("Phase")), REQUIRED] = None
    starts_on: Annotated[date | None, Facts(N_("Starts on"), rule=rules.day)] = None
    ends_on: Annotated[date | None, Facts(N_("Ends on"), rule=rules.day)] = None


@dataclass(kw_only=True, eq=False)
class BudgetingRound(Record):
    """A sum of money about whose use people decide by vote."""

    ENTITY: ClassVar[str] = "budgeting_round"
    NAME: ClassVar[str] = N_("Participatory budgeting")
    PLURAL: ClassVar[str] = N_("Rounds of participatory budgeting")
    OWNERS: ClassVar[tuple[str, ...]] = ("consultation",)
    REGISTERS = MappingProxyType({"money": ("amount", "currency"), "ballots": ("votes_total", "votes_per_person")})

    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation", since=2), REQUIRED] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    amount: Annotated[Decimal | None, Facts(N_("Sum to be decided on"), rule=rules.money, since=2), REQUIRED] = None
    currency: Annotated[str | None, Facts(N_("Currency"), length=3, rule=rules.currency, since=2), REQUIRED] = None
    phases: Annotated[list[BudgetingPhase] | None, Facts(N_("Phases"), since=2)] = None
    votes_total: Annotated[
        int | None, Facts(N_("Ballots cast"), N_("one for each person who voted"), rule=rules.count, since=2)
    ] = None
    votes_per_person: Annotated[
        int | None, Facts(N_("Votes on a ballot"), N_("at most so many projects"), rule=rules.count, since=2)
    ] = None
    results_published_on: Annotated[date | None, Facts(N_("Results published on"), rule=rules.day, since=2)] = None
    results_document: Annotated[Attachment | None, Facts(N_("Results"), since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List phases out of order, and votes and sums of the projects that the round does not have."""
        projects = belonging(around, BudgetingProject, "budgeting_round", self.id) if self.id else []
        return [
            *super().problems(around),
            *not_to_come(self, around, "results_published_on"),
            *no_repeats("phases", [phase.phase for phase in self.phases or ()]),
            *self._phases(),
            *(Problem("votes_total", sentence) for sentence in too_many_votes(self, projects)),
            *(Problem("amount", sentence) for sentence in too_much_money(self, projects)),
        ]

    @property
    def votes_possible(self) -> int | None:
        """The most votes that the cast ballots can carry; None while it is unknown."""
        if self.votes_total is None or self.votes_per_person is None:
            return None
        return self.votes_total * self.votes_per_person

    def _phases(self) -> Iterator[Problem]:
        """Refuse phases that end before they start, overlap or stand in another order than the procedure's."""
        latest, ended = -1, date.min
        for phase in self.phases or ():
            yield from (Problem("phases", found.sentence) for found in in_order(phase, "starts_on", "ends_on"))
            place = latest if phase.phase is None else _PLACES[phase.phase]
            if place < latest:
                yield Problem(
                    "phases", Sentence("“{phase}” comes earlier; put the phases in order.", phase=phase.phase)
                )
            if phase.starts_on is not None and phase.starts_on <= ended:
                overlap = Sentence("“{phase}” starts before the phase in front of it has ended.", phase=phase.phase)
                yield Problem("phases", overlap)
            latest, ended = max(latest, place), max(ended, phase.ends_on or phase.starts_on or ended)


@dataclass(kw_only=True, eq=False)
class BudgetingProject(Record):
    """A project that somebody proposed in a round of participatory budgeting."""

    ENTITY: ClassVar[str] = "budgeting_project"
    NAME: ClassVar[str] = N_("Proposed project")
    PLURAL: ClassVar[str] = N_("Proposed projects")
    OWNERS: ClassVar[tuple[str, ...]] = ("budgeting_round",)
    ASSIGNED: ClassVar[tuple[str, ...]] = ("number",)
    NUMBERED: ClassVar[tuple[str, str] | None] = ("budgeting_round", "number")
    REGISTERS = MappingProxyType({"eligibility": ("eligible", "ineligible_reason")})

    budgeting_round: Annotated[
        str | None, Facts(N_("Participatory budgeting"), link="budgeting_round", since=2), REQUIRED
    ] = None
    number: Annotated[str | None, Facts(N_("Number"), N_("given by the program"), 20, since=2)] = None
    received_on: Annotated[date | None, Facts(N_("Received on"), rule=rules.day, since=2), REQUIRED] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250, since=2), REQUIRED] = None
    description: Annotated[str | None, Facts(N_("Description"), since=2)] = None
    proposer_kind: Annotated[SenderKind | None, Facts(N_("Who proposes it"), since=2), REQUIRED] = None
    proposer_name: Annotated[
        str | None, Facts(N_("Name of the proposer"), N_("stays here"), 200, since=2, private=True)
    ] = None
    proposer_contact: Annotated[
        str | None, Facts(N_("Contact of the proposer"), N_("stays here"), 250, since=2, private=True)
    ] = None
    amount_asked: Annotated[Decimal | None, Facts(N_("Sum asked for"), rule=rules.money, since=2), REQUIRED] = None
    eligible: Annotated[bool | None, Facts(N_("Eligible"), since=2)] = None
    ineligible_reason: Annotated[str | None, Facts(N_("Why it is not eligible"), length=2000, since=2)] = None
    votes: Annotated[int | None, Facts(N_("Votes"), rule=rules.count, since=2)] = None
    allocated: Annotated[Decimal | None, Facts(N_("Sum allocated"), rule=rules.money, since=2)] = None
    state: Annotated[ProjectState | None, Facts(N_("State"), since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Ask why a project is not eligible; refuse votes and sums that it or the round cannot have."""
        reason = Sentence("Write why the project is not eligible.")
        found = [
            *super().problems(around),
            *not_to_come(self, around, "received_on"),
            *(needed(self, reason, "ineligible_reason") if self.eligible is False else ()),
            *self._barred(),
            *self._round(around),
        ]
        if self.allocated is not None and self.amount_asked is not None and self.allocated > self.amount_asked:
            found.append(warn("allocated", Sentence("More is allocated than was asked for.")))
        return found

    def _barred(self) -> Iterator[Problem]:
        """Refuse votes and money for a project that is not eligible."""
        if self.eligible is not False:
            return
        for name in ("votes", "allocated"):
            if getattr(self, name):
                yield Problem(name, Sentence("The project is not eligible, so it has neither votes nor money."))

    def _round(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse votes and sums that, with those of the other projects, the round does not have."""
        above = linked(around, BudgetingRound, self.budgeting_round)
        if above is None:
            return
        others = [one for one in belonging(around, BudgetingProject, "budgeting_round", above.id) if one.id != self.id]
        yield from (Problem("votes", sentence) for sentence in too_many_votes(above, [*others, self]))
        yield from (Problem("allocated", sentence) for sentence in too_much_money(above, [*others, self]))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A project and its place by votes; projects with equal votes share a place."""

    rank: int
    project: BudgetingProject


def ranking(projects: Sequence[BudgetingProject]) -> list[Ranked]:
    """Return the eligible projects whose votes were counted, by votes; equal ones in the order they came in.

    Places are given as in sports: after two first ones comes the third.
    """
    voted = [(one.votes, one) for one in projects if one.eligible is not False and one.votes is not None]
    voted.sort(key=lambda found: (-found[0], found[1].received_on or date.max, found[1].id))
    return [Ranked(1 + sum(other > votes for other, _one in voted), project) for votes, project in voted]


def too_many_votes(above: BudgetingRound, projects: Sequence[BudgetingProject]) -> Iterator[Sentence]:
    """Yield the sentence that refuses more votes for the projects than the ballots carry."""
    possible, given = above.votes_possible, sum(one.votes or 0 for one in projects)
    if possible is not None and given > possible:
        yield Sentence(
            "The projects have {given} votes, but the ballots carry only {possible}.", given=given, possible=possible
        )


def too_much_money(above: BudgetingRound, projects: Sequence[BudgetingProject]) -> Iterator[Sentence]:
    """Yield the sentence that refuses more money for the projects than the round has."""
    allocated = sum((one.allocated or Decimal(0) for one in projects), Decimal(0))
    if above.amount is not None and allocated > above.amount:
        yield Sentence(
            "{allocated} are allocated to the projects, but the round has only {amount}.",
            allocated=allocated,
            amount=above.amount,
        )


_PLACES = {phase: place for place, phase in enumerate(Phase)}
