"""Consultations: statutory ones (Law 52/2003, ЗНА чл. 26) and voluntary ones of a plan, with their announcements.

Rules of this module:

1. One record, three regimes; only the first two have legal terms. Wire values are those of the law's practice.
2. Urgency is a flag with a reason, not a place in the chain of states.
3. Whether a proposal is late depends on the day it was received, never on the state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, label, needed, not_to_come, warn
from parteneriat_desktop.records.computed_deadline import ComputedDeadline
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.participation import AccessibilityMeasure, ParticipationMethod
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Surroundings


class Regime(Choice):
    """By which rule people are consulted."""

    LAW_52 = "law_52", N_("Law 52/2003 (Romania)")
    ZNA_26 = "zna_26", N_("ЗНА article 26 (Bulgaria)")
    VOLUNTARY = "voluntary", N_("voluntary")


class ConsultationPurpose(Choice):
    """What people are consulted about."""

    PLAN_PRIORITIES = "plan_priorities", N_("priorities of the plan")
    NORMATIVE_ACT = "normative_act", N_("normative act")
    BUDGET = "budget", N_("budget")
    EVALUATION = "evaluation", N_("evaluation")
    POLICY = "policy", N_("public policy")
    OTHER = "other", N_("other purpose")


class ConsultationState(Choice):
    """How far a consultation has come."""

    DRAFT = "draft", N_("draft")
    ANNOUNCED = "announced", N_("announced")
    PROPOSALS_CLOSED = "proposals_closed", N_("proposals closed")
    DEBATE_SCHEDULED = "debate_scheduled", N_("debate scheduled")
    DEBATE_HELD = "debate_held", N_("debate held")
    DOCUMENTS_PUBLISHED = "documents_published", N_("documents published")
    UNDER_ANALYSIS = "under_analysis", N_("under analysis")
    RESPONSE_PUBLISHED = "response_published", N_("response published")
    IN_ENDORSEMENT = "in_endorsement", N_("in endorsement")
    ADOPTED = "adopted", N_("adopted")
    WITHDRAWN = "withdrawn", N_("withdrawn")
    ARCHIVED = "archived", N_("archived")
    CANCELLED = "cancelled", N_("cancelled")


#: What stands in the file of a consultation; in Bulgaria changing it later restarts the term for proposals.
FILE = ("draft_document", "substantiation", "impact_study")


@dataclass(kw_only=True)
class FileChange(Part):
    """A change of the published file: when, what, and why (ЗНА чл. 26)."""

    changed_on: Annotated[date | None, Facts(N_("Changed on"), rule=rules.day, since=2), REQUIRED] = None
    what: Annotated[str | None, Facts(N_("What"), length=500, since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason"), length=2000, since=2), REQUIRED] = None


@dataclass(kw_only=True, eq=False)
class Consultation(Record):
    """People being asked about a draft act, a budget or the priorities of a plan."""

    ENTITY: ClassVar[str] = "consultation"
    NAME: ClassVar[str] = N_("Consultation")
    PLURAL: ClassVar[str] = N_("Consultations")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    COMMON: ClassVar[bool] = True
    ASSIGNED: ClassVar[tuple[str, ...]] = ("computed_deadlines",)
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "term": ("announced_on", "proposals_deadline", "short_term_reason"),
            "urgency": ("urgent", "urgent_reason"),
            "response": ("response_number", "response_date"),
            "adopted_act": ("adopted_act_number", "adopted_act_date"),
        }
    )

    regime: Annotated[Regime | None, Facts(N_("Regime")), REQUIRED] = None
    method: Annotated[ParticipationMethod | None, Facts(N_("Method")), REQUIRED] = None
    purpose: Annotated[ConsultationPurpose | None, Facts(N_("Purpose")), REQUIRED] = None
    plan: Annotated[str | None, Facts(N_("Plan"), link="plan")] = None
    title: Annotated[str | None, Facts(N_("Title"), length=500), REQUIRED] = None
    act_kind: Annotated[str | None, Facts(N_("Kind of act"), N_("as the portal calls it"), 120, since=2)] = None
    summary: Annotated[str | None, Facts(N_("Short description"), N_("for the portal"), 2000, since=2)] = None
    draft_document: Annotated[Attachment | None, Facts(N_("Document under consultation"))] = None
    substantiation: Annotated[Attachment | None, Facts(N_("Substantiation"), N_("approval report; мотиви"))] = None
    impact_study: Annotated[Attachment | None, Facts(N_("Impact study"))] = None
    initiator: Annotated[str | None, Facts(N_("Initiator"), length=200)] = None
    responsible_person: Annotated[str | None, Facts(N_("Responsible person"), N_("function"), 200), REQUIRED] = None
    announced_on: Annotated[date | None, Facts(N_("Announced on"), rule=rules.day), REQUIRED] = None
    proposals_deadline: Annotated[date | None, Facts(N_("Proposals until"), rule=rules.day), REQUIRED] = None
    planned_endorsement_on: Annotated[date | None, Facts(N_("Planned endorsement on"), rule=rules.day)] = None
    sent_for_endorsement_on: Annotated[date | None, Facts(N_("Sent for endorsement on"), rule=rules.day, since=2)] = (
        None
    )
    file_changes: Annotated[
        list[FileChange] | None, Facts(N_("Changes of the file"), N_("after the announcement"), since=2)
    ] = None
    computed_deadlines: Annotated[
        list[ComputedDeadline] | None, Facts(N_("Counted terms"), N_("written down by the program"), since=2)
    ] = None
    ways_to_send: Annotated[
        str | None, Facts(N_("Ways to send proposals"), N_("if others than registry, post and e-mail"), 1000, since=2)
    ] = None
    urgent: Annotated[bool | None, Facts(N_("Urgent"))] = None
    urgent_reason: Annotated[str | None, Facts(N_("Reason of the urgency"), length=2000)] = None
    short_term_reason: Annotated[str | None, Facts(N_("Reason of the short term"), length=2000)] = None
    state: Annotated[ConsultationState | None, Facts(N_("State")), REQUIRED] = None
    planned_for: Annotated[date | None, Facts(N_("Planned for"), rule=rules.day)] = None
    accessibility: Annotated[list[AccessibilityMeasure] | None, Facts(N_("Accessibility"))] = None
    minority_languages: Annotated[str | None, Facts(N_("Languages of minorities"), length=200)] = None
    result_text: Annotated[str | None, Facts(N_("Result"))] = None
    response_document: Annotated[Attachment | None, Facts(N_("Response table"))] = None
    response_number: Annotated[
        str | None,
        Facts(N_("Response table: number"), length=60, rule=rules.registration_number, since=2),
    ] = None
    response_date: Annotated[date | None, Facts(N_("Response table: date"), rule=rules.day, since=2)] = None
    adopted_act_number: Annotated[
        str | None, Facts(N_("Adopted act: number"), length=60, rule=rules.registration_number)
    ] = None
    adopted_act_date: Annotated[date | None, Facts(N_("Adopted act: date"), rule=rules.day)] = None
    closing_reason: Annotated[str | None, Facts(N_("Reason of withdrawal or cancellation"), length=2000)] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day), REQUIRED] = None

    @property
    def is_statutory(self) -> bool:
        """Whether a law orders this consultation."""
        return self.regime in {Regime.LAW_52, Regime.ZNA_26}

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what regime, purpose and urgency ask for."""
        plan = Sentence("Name the plan whose priorities are consulted.")
        papers = Sentence("The law asks for this document at the announcement; attach it.")
        found = [*super().problems(around), *in_order(self, "announced_on", "proposals_deadline")]
        if self.purpose is ConsultationPurpose.PLAN_PRIORITIES:
            found += needed(self, plan, "plan")
        if self.is_statutory:
            found += needed(self, papers, "draft_document", "substantiation")
        if self.regime is Regime.ZNA_26 and self.impact_study is None:
            found.append(warn("impact_study", Sentence("No impact assessment is attached.")))
        if self.urgent:
            found += needed(self, Sentence("Write why the procedure is urgent."), "urgent_reason")
        for change in self.file_changes or ():
            found += (Problem("file_changes", one.sentence) for one in not_to_come(change, around, "changed_on"))
        return found

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:  # noqa: ARG002 - as declared
        """In Bulgaria, refuse to change the published file without an entry that says when and why."""
        stood, found = before.filled(), list[Problem]()
        is_published = stood.get("state", ConsultationState.DRAFT) is not ConsultationState.DRAFT
        entered = len(self.file_changes or ()) > len(stood.get("file_changes", ()))
        if self.regime is Regime.ZNA_26 and is_published and not entered:
            sentence = Sentence(
                "The file is published; enter this change under “{field}”, with its day and reason. The term for"
                " proposals then begins again.",
                field=label(self, "file_changes"),
            )
            found += (Problem(name, sentence) for name in FILE if getattr(self, name) != stood.get(name))
        return found
