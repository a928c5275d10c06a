"""Proposals of a public policy, in the form of HG 775/2005, from the draft to the evaluation.

Rules of this module:

1. The form binds central authorities; local ones use it by analogy. An NGO's proposal is an alternative one.
2. A proposal has at least two variants to choose from; the recommended one is one of them.
3. The authority registers it and answers in writing; a rejection or a partial acceptance has reasons.
4. The registration number is the authority's own; it is typed, never invented.
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
from parteneriat_desktop.records.checks import in_order, missing, needed, not_to_come, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.records.surroundings import Surroundings

#: The rules of the legal pack by which an authority answers, as it would a petition.
ANSWER, EXTENDED_ANSWER = "ro.og27.reply", "ro.og27.reply_extended"
#: Variants from which a choice can be made.
LEAST_VARIANTS = 2


class PolicyState(Choice):
    """How far a policy proposal has come."""

    DRAFT = "draft", N_("draft")
    IN_CONSULTATION = "in_consultation", N_("in consultation")
    SUBMITTED = "submitted", N_("submitted")
    REGISTERED = "registered", N_("registered")
    ACCEPTED = "accepted", N_("accepted")
    PARTLY_ACCEPTED = "partly_accepted", N_("partly accepted")
    REJECTED = "rejected", N_("rejected")
    IMPLEMENTED = "implemented", N_("implemented")
    EVALUATED = "evaluated", N_("evaluated")
    WITHDRAWN = "withdrawn", N_("withdrawn")


@dataclass(kw_only=True)
class PolicyVariant(Part):
    """One way to solve the problem, with its impact and what it costs."""

    description: Annotated[str | None, Facts(N_("Description"), length=8000, since=2), REQUIRED] = None
    economic_impact: Annotated[str | None, Facts(N_("Economic impact"), length=4000, since=2)] = None
    social_impact: Annotated[str | None, Facts(N_("Social impact"), length=4000, since=2)] = None
    ecological_impact: Annotated[str | None, Facts(N_("Ecological impact"), length=4000, since=2)] = None
    budget: Annotated[Decimal | None, Facts(N_("Estimated budget"), rule=rules.money, since=2)] = None


@dataclass(kw_only=True)
class PolicyAction(Part):
    """One step of the action plan."""

    activity: Annotated[str | None, Facts(N_("Activity"), length=500, since=2), REQUIRED] = None
    due_on: Annotated[date | None, Facts(N_("Term"), rule=rules.day, since=2)] = None
    responsible: Annotated[str | None, Facts(N_("Responsible"), N_("function or institution"), 200, since=2)] = None
    budget: Annotated[Decimal | None, Facts(N_("Budget"), rule=rules.money, since=2)] = None
    results: Annotated[str | None, Facts(N_("Results"), length=2000, since=2)] = None
    evaluation_on: Annotated[date | None, Facts(N_("Report or evaluation on"), rule=rules.day, since=2)] = None


@dataclass(kw_only=True, eq=False)
class PolicyProposal(Record):
    """A proposal of a public policy: problem, variants, recommendation, action plan, and the authority's answer."""

    ENTITY: ClassVar[str] = "policy_proposal"
    NAME: ClassVar[str] = N_("Policy proposal")
    PLURAL: ClassVar[str] = N_("Policy proposals")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan", "partnership")
    COMMON: ClassVar[bool] = True
    REGISTERS = MappingProxyType(
        {
            "registration": ("registration_number", "registration_date"),
            "cost": ("budget", "currency"),
            "reply": ("decision", "reply_number", "reply_date", "reasons"),
            "adopted_act": ("adopted_act_number", "adopted_act_date"),
            "withdrawal": ("withdrawn_on", "withdrawal_reason"),
        }
    )

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan", since=2)] = None
    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    initiating_institution: Annotated[
        str | None, Facts(N_("Initiating institution"), length=250, since=2), REQUIRED
    ] = None
    initiator_partner: Annotated[str | None, Facts(N_("Partner who initiates it"), link="partner", since=2)] = None
    alternative: Annotated[
        bool | None, Facts(N_("Alternative proposal"), N_("made by an NGO or social partner"), since=2)
    ] = None
    recipient_authority: Annotated[
        str | None, Facts(N_("Authority it is addressed to"), link="partner", since=2), REQUIRED
    ] = None
    problem: Annotated[str | None, Facts(N_("Problem"), since=2), REQUIRED] = None
    title: Annotated[str | None, Facts(N_("Name of the policy"), length=250, since=2), REQUIRED] = None
    purpose: Annotated[str | None, Facts(N_("Purpose"), length=4000, since=2), REQUIRED] = None
    general_objectives: Annotated[str | None, Facts(N_("General objectives"), length=4000, since=2), REQUIRED] = None
    specific_objectives: Annotated[str | None, Facts(N_("Specific objectives"), length=4000, since=2), REQUIRED] = None
    beneficiaries: Annotated[str | None, Facts(N_("Beneficiaries"), length=4000, since=2), REQUIRED] = None
    variants: Annotated[list[PolicyVariant] | None, Facts(N_("Variants"), since=2), REQUIRED] = None
    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation", since=2)] = None
    consulted_organisations: Annotated[str | None, Facts(N_("Organisations consulted"), length=4000, since=2)] = None
    consultation_results: Annotated[str | None, Facts(N_("Results of the consultation"), length=8000, since=2)] = None
    recommended_variant: Annotated[
        int | None,
        Facts(N_("Recommended variant"), N_("its number in the list"), rule=rules.ordinal, since=2),
        REQUIRED,
    ] = None
    benefits: Annotated[str | None, Facts(N_("Benefits"), length=4000, since=2)] = None
    risks: Annotated[str | None, Facts(N_("Risks"), length=4000, since=2)] = None
    detailed_impact: Annotated[str | None, Facts(N_("Impact in detail"), length=8000, since=2)] = None
    target_groups: Annotated[str | None, Facts(N_("Target groups"), length=4000, since=2)] = None
    monitoring_and_evaluation: Annotated[
        str | None, Facts(N_("Monitoring and evaluation"), N_("ways and terms"), 4000, since=2)
    ] = None
    expected_terms: Annotated[str | None, Facts(N_("Expected terms"), length=2000, since=2)] = None
    budget: Annotated[Decimal | None, Facts(N_("Estimated budget"), rule=rules.money, since=2)] = None
    currency: Annotated[str | None, Facts(N_("Currency"), length=3, rule=rules.currency, since=2)] = None
    action_plan: Annotated[list[PolicyAction] | None, Facts(N_("Action plan"), since=2)] = None
    summary: Annotated[str | None, Facts(N_("Summary"), N_("at most two pages"), 6000, since=2)] = None
    document: Annotated[Attachment | None, Facts(N_("Document"), since=2)] = None
    state: Annotated[PolicyState | None, Facts(N_("State"), since=2), REQUIRED] = None
    submitted_on: Annotated[date | None, Facts(N_("Submitted on"), rule=rules.day, since=2)] = None
    registration_number: Annotated[
        str | None,
        Facts(N_("Registration number"), N_("of the authority"), 60, rule=rules.registration_number, since=2),
        REQUIRED,
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day, since=2), REQUIRED] = None
    reply_extended: Annotated[
        bool | None, Facts(N_("Term of the answer extended"), N_("by a notice of the authority"), since=2)
    ] = None
    decision: Annotated[str | None, Facts(N_("Decision"), length=4000, since=2)] = None
    reply_number: Annotated[
        str | None, Facts(N_("Number of the reply"), length=60, rule=rules.registration_number, since=2)
    ] = None
    reply_date: Annotated[date | None, Facts(N_("Date of the reply"), rule=rules.day, since=2)] = None
    reasons: Annotated[str | None, Facts(N_("Reasons"), length=8000, since=2)] = None
    adopted_act_number: Annotated[
        str | None, Facts(N_("Adopted act: number"), length=60, rule=rules.registration_number, since=2)
    ] = None
    adopted_act_date: Annotated[date | None, Facts(N_("Adopted act: date"), rule=rules.day, since=2)] = None
    implemented_on: Annotated[date | None, Facts(N_("Implemented on"), rule=rules.day, since=2)] = None
    evaluation_result: Annotated[str | None, Facts(N_("Result of the evaluation"), length=8000, since=2)] = None
    evaluated_on: Annotated[date | None, Facts(N_("Evaluated on"), rule=rules.day, since=2)] = None
    withdrawn_on: Annotated[date | None, Facts(N_("Withdrawn on"), rule=rules.day, since=2)] = None
    withdrawal_reason: Annotated[str | None, Facts(N_("Why it was withdrawn"), length=2000, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the order of days, the variants, the budget and the initiator."""
        because = Sentence("Write the currency of the budgets.")
        sums = [self.budget, *(part.budget for part in (*(self.variants or ()), *(self.action_plan or ())))]
        found = [
            *super().problems(around),
            *not_to_come(self, around, "submitted_on", "registration_date", "reply_date", "implemented_on"),
            *not_to_come(self, around, "evaluated_on", "withdrawn_on"),
            *in_order(self, "submitted_on", "registration_date"),
            *in_order(self, "registration_date", "reply_date"),
            *in_order(self, "implemented_on", "evaluated_on"),
            *self._variants(),
            *self._answer(around),
        ]
        if any(value is not None for value in sums):
            found += needed(self, because, "currency")
        if self.alternative:
            found += needed(self, Sentence("Name the NGO or social partner whose proposal it is."), "initiator_partner")
        if self.state in {PolicyState.PARTLY_ACCEPTED, PolicyState.REJECTED}:
            found += needed(self, Sentence("Write the reasons that the authority gave."), "reasons")
        if self.consultation is None and self.consulted_organisations is None:
            found.append(warn("consultation", Sentence("No consultation on this proposal is noted.")))
        return found

    def answer_due(self, around: Surroundings) -> Deadline | None:
        """Return the term in which the authority answers, counted from its registration (OG 27/2002, art. 8 and 9)."""
        if self.registration_date is None:
            return None
        return around.law.term(EXTENDED_ANSWER if self.reply_extended else ANSWER, self.registration_date)

    def _answer(self, around: Surroundings) -> Iterator[Problem]:
        """Warn when the term of the authority's answer is over and none is registered."""
        due = self.answer_due(around) if self.state is PolicyState.REGISTERED and self.reply_date is None else None
        if due is not None and due.plain < around.today:
            yield warn("reply_date", Sentence("The authority's answer was due on {day}.", day=due.plain))

    def _variants(self) -> Iterator[Problem]:
        """Ask for two variants and refuse to recommend one that is not in the list."""
        count = len(self.variants or ())
        if count and count < LEAST_VARIANTS:
            yield missing("variants", Sentence("Describe at least two variants, so that there is a choice."))
        if self.recommended_variant is not None and count and self.recommended_variant > count:
            yield Problem(
                "recommended_variant",
                Sentence("The list has {count} variants; choose one of their numbers.", count=count),
            )
