"""The states of monitoring reports, policy proposals and proposals of collaboration, and what each step asks for.

Rules of this module:

1. A report is checked, signed, sent and confirmed; until it is signed it can be taken back to the draft,
   and a returned one becomes a draft again.
2. A policy proposal is numbered by the authority that it is submitted to; a rejection has reasons.
3. A proposal of collaboration became a partnership when a partnership names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.checks import missing, needed
from parteneriat_desktop.records.collaboration_proposal import CollaborationProposal
from parteneriat_desktop.records.monitoring_report import MonitoringReport
from parteneriat_desktop.records.policy_proposal import PolicyProposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings

Graph = dict[str, tuple[str, ...]]

REPORT: Graph = {
    "draft": ("checked",),
    "checked": ("signed", "draft"),
    "signed": ("sent", "rejected"),
    "sent": ("confirmed", "rejected"),
    "confirmed": (),
    "rejected": ("draft",),
}
POLICY: Graph = {
    "draft": ("in_consultation", "submitted", "withdrawn"),
    "in_consultation": ("submitted", "withdrawn"),
    "submitted": ("registered", "withdrawn"),
    "registered": ("accepted", "partly_accepted", "rejected", "withdrawn"),
    "accepted": ("implemented",),
    "partly_accepted": ("implemented",),
    "rejected": (),
    "implemented": ("evaluated",),
    "evaluated": (),
    "withdrawn": (),
}
COLLABORATION: Graph = {
    "idea": ("discussed", "declined"),
    "discussed": ("accepted", "declined"),
    "accepted": ("became_partnership", "declined"),
    "became_partnership": (),
    "declined": (),
}
GRAPHS: dict[str, Graph] = {
    "monitoring_report": REPORT,
    "policy_proposal": POLICY,
    "collaboration_proposal": COLLABORATION,
}

_IDEA = ("title", "idea", "proposing_partner", "proposed_on")
_PROBLEM = ("title", "initiating_institution", "problem", "initiator_partner")
_FORM = (
    *_PROBLEM,
    *("recipient_authority", "purpose", "general_objectives", "specific_objectives", "beneficiaries"),
    *("variants", "recommended_variant", "currency"),
)
_CHECKED = (
    *("plan", "kind", "period_from", "period_until", "summary", "cooperation"),
    *("self_assessment", "self_assessment_reason", "prepared_by", "checked_by"),
)
#: What is filled in before an early step; for steps not named here: every mandatory field.
EARLY: dict[tuple[str, str], tuple[str, ...]] = {
    ("monitoring_report", "draft"): (),
    ("monitoring_report", "checked"): _CHECKED,
    ("monitoring_report", "rejected"): (),
    ("policy_proposal", "in_consultation"): _PROBLEM,
    ("policy_proposal", "submitted"): _FORM,
    ("policy_proposal", "withdrawn"): (),
    ("collaboration_proposal", "declined"): _IDEA,
}


def refusal_of_steps(record: Record, to: str, around: Surroundings) -> Iterable[Problem]:
    """Return what a step of one of these records asks for beyond its mandatory fields."""
    step = STEPS.get((record.ENTITY, to))
    return step(record, around) if step is not None else ()


def _sign(report: Record, _around: Surroundings) -> Iterator[Problem]:
    """A signed report has its signed paper."""
    yield from needed(report, Sentence("Attach the signed PDF of the report."), "signed_pdf")


def _send(report: Record, _around: Surroundings) -> Iterator[Problem]:
    """A sent report has the day of its sending."""
    yield from needed(report, Sentence("Write the day on which the report was sent."), "sent_on")


def _confirm(report: Record, _around: Surroundings) -> Iterator[Problem]:
    """A confirmed report has the day of the confirmation."""
    yield from needed(report, Sentence("Write the day on which the report was confirmed."), "confirmed_on")


def _return(report: Record, _around: Surroundings) -> Iterator[Problem]:
    """A returned report says why."""
    yield from needed(report, Sentence("Write why the report was returned."), "return_reason")


def _submit(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """A submitted proposal has its day."""
    yield from needed(proposal, Sentence("Write the day on which the proposal was submitted."), "submitted_on")


def _answer(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """An answered proposal has the number and the day of the answer."""
    because = Sentence("Write number and date of the authority's answer.")
    yield from needed(proposal, because, "reply_number", "reply_date")


def _reject(proposal: Record, around: Surroundings) -> Iterator[Problem]:
    """A proposal that is not or only partly accepted has the authority's reasons."""
    yield from _answer(proposal, around)
    yield from needed(proposal, Sentence("Write the reasons that the authority gave."), "reasons")


def _implement(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """An implemented proposal has its day."""
    yield from needed(proposal, Sentence("Write the day on which it was implemented."), "implemented_on")


def _evaluate(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """An evaluated proposal has the day and the result."""
    because = Sentence("Write day and result of the evaluation.")
    yield from needed(proposal, because, "evaluated_on", "evaluation_result")


def _withdraw(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """A withdrawn proposal says since when and why."""
    because = Sentence("Write when and why the proposal was withdrawn.")
    yield from needed(proposal, because, "withdrawn_on", "withdrawal_reason")


def _discuss(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """A discussed proposal has its day and somebody it was discussed with."""
    because = Sentence("Write when and with whom the proposal was discussed.")
    yield from needed(proposal, because, "discussed_on", "addressed_to")


def _decline(proposal: Record, _around: Surroundings) -> Iterator[Problem]:
    """A declined proposal says why."""
    yield from needed(proposal, Sentence("Write why the proposal was declined."), "reason")


def _became(proposal: Record, around: Surroundings) -> Iterator[Problem]:
    """A proposal became a partnership when one names it."""
    if not around.children("partnership", "collaboration_proposal", proposal.id):
        yield missing("state", Sentence("Register the partnership first and choose this proposal in it."))


STEPS: dict[tuple[str, str], Callable[[Record, Surroundings], Iterator[Problem]]] = {
    (MonitoringReport.ENTITY, "signed"): _sign,
    (MonitoringReport.ENTITY, "sent"): _send,
    (MonitoringReport.ENTITY, "confirmed"): _confirm,
    (MonitoringReport.ENTITY, "rejected"): _return,
    (PolicyProposal.ENTITY, "submitted"): _submit,
    (PolicyProposal.ENTITY, "accepted"): _answer,
    (PolicyProposal.ENTITY, "partly_accepted"): _reject,
    (PolicyProposal.ENTITY, "rejected"): _reject,
    (PolicyProposal.ENTITY, "implemented"): _implement,
    (PolicyProposal.ENTITY, "evaluated"): _evaluate,
    (PolicyProposal.ENTITY, "withdrawn"): _withdraw,
    (CollaborationProposal.ENTITY, "discussed"): _discuss,
    (CollaborationProposal.ENTITY, "declined"): _decline,
    (CollaborationProposal.ENTITY, "became_partnership"): _became,
}
