"""Proposals for improvement: what came out of questionnaires and meetings, decided on and followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import needed, not_to_come
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Surroundings


class ImprovementSource(Choice):
    """Where a proposal for improvement comes from."""

    QUESTIONNAIRE = "questionnaire", N_("questionnaire")
    MEETING = "meeting", N_("meeting")
    CONTRIBUTION = "contribution", N_("contribution")
    MONITORING = "monitoring", N_("monitoring")
    OTHER = "other", N_("other source")


class ImprovementDecision(Choice):
    """What was decided about it."""

    PENDING = "pending", N_("under analysis")
    ACCEPTED = "accepted", N_("accepted")
    REJECTED = "rejected", N_("rejected")


class ImprovementState(Choice):
    """How far it has come."""

    OPEN = "open", N_("open")
    IN_PROGRESS = "in_progress", N_("under way")
    DONE = "done", N_("done")


@dataclass(kw_only=True, eq=False)
class ImprovementProposal(Record):
    """Something that should be done better, by whom and until when."""

    ENTITY: ClassVar[str] = "improvement_proposal"
    NAME: ClassVar[str] = N_("Proposal for improvement")
    PLURAL: ClassVar[str] = N_("Proposals for improvement")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership", "consultation", "questionnaire", "meeting")
    COMMON: ClassVar[bool] = True
    REGISTERS = MappingProxyType({"answer": ("decision", "reason"), "progress": ("state", "done_on")})

    text: Annotated[str | None, Facts(N_("Text"), length=4000, since=2), REQUIRED] = None
    source: Annotated[ImprovementSource | None, Facts(N_("Where it comes from"), since=2), REQUIRED] = None
    questionnaire: Annotated[str | None, Facts(N_("Questionnaire"), link="questionnaire", since=2)] = None
    meeting: Annotated[str | None, Facts(N_("Meeting"), link="meeting", since=2)] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation", since=2)] = None
    decision: Annotated[ImprovementDecision | None, Facts(N_("Decision"), since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason of the decision"), length=2000, since=2)] = None
    responsible: Annotated[str | None, Facts(N_("Responsible"), N_("function"), 200, since=2)] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), rule=rules.day, since=2)] = None
    state: Annotated[ImprovementState | None, Facts(N_("State"), since=2)] = None
    done_on: Annotated[date | None, Facts(N_("Done on"), rule=rules.day, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Ask for the reason of a rejection and the day of what is done; refuse a day without it."""
        found = [*super().problems(around), *not_to_come(self, around, "done_on")]
        if self.decision is ImprovementDecision.REJECTED:
            found += needed(self, Sentence("Write why the proposal was rejected."), "reason")
        if self.state is ImprovementState.DONE:
            found += needed(self, Sentence("Write when it was done."), "done_on")
        elif self.done_on is not None:
            found.append(Problem("done_on", Sentence("Only what is done has a day; correct the state or the day.")))
        return found

    def is_overdue(self, today: date) -> bool:
        """Whether its term has passed although it was neither done nor rejected."""
        ended = self.decision is ImprovementDecision.REJECTED or self.state is ImprovementState.DONE
        return self.due_on is not None and self.due_on < today and not ended
