"""Monitoring reports of a plan and the visits behind them.

Rules of this module:

1. A report is one of a concluded plan: there is nothing to monitor before the day of adoption.
2. What it says, figures and words, is frozen when it is checked. From then on its content is not edited any
   more, and what it prints is the frozen copy, whatever arrives later. A mistake takes it back to the
   draft, and a returned report becomes a draft again with its reason kept. Only steps change its state.
3. A period that overlaps with another report's or leaves a gap to the one before is a warning.
4. An issued report is neither deleted nor taken back; it is returned with the reason.
5. People are named by function.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, not_to_come, one_of, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.snapshot import ReportKind, Snapshot
from parteneriat_desktop.records.snapshot_taking import take
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Attachment, Choice, Wire, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class ReportState(Choice):
    """How far a report has come."""

    DRAFT = "draft", N_("draft")
    CHECKED = "checked", N_("checked")
    SIGNED = "signed", N_("signed")
    SENT = "sent", N_("sent")
    CONFIRMED = "confirmed", N_("confirmed")
    REJECTED = "rejected", N_("returned")


#: States in which the content and the figures stand still.
FROZEN = frozenset(ReportState) - {ReportState.DRAFT}
#: States of a report that was signed by those who answer for it.
ISSUED = frozenset({ReportState.SIGNED, ReportState.SENT, ReportState.CONFIRMED})


@dataclass(kw_only=True, eq=False)
class MonitoringReport(Record):
    """A report on a plan in a period: words, marks and frozen figures."""

    ENTITY: ClassVar[str] = "monitoring_report"
    NAME: ClassVar[str] = N_("Monitoring report")
    PLURAL: ClassVar[str] = N_("Monitoring reports")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    ASSIGNED: ClassVar[tuple[str, ...]] = ("sequence", "state", "frozen")
    SEQUENCE: ClassVar[tuple[str, str] | None] = ("plan", "sequence")
    REGISTERS = MappingProxyType(
        {
            "period": ("period_from", "period_until"),
            "registration": ("registration_number", "registration_date"),
            "self_assessment_and_reason": ("self_assessment", "self_assessment_reason"),
        }
    )

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan", since=2), REQUIRED] = None
    sequence: Annotated[int | None, Facts(N_("Number"), N_("given by the program"), since=2)] = None
    kind: Annotated[ReportKind | None, Facts(N_("Kind"), since=2), REQUIRED] = None
    period_from: Annotated[date | None, Facts(N_("Period from"), rule=rules.day, since=2), REQUIRED] = None
    period_until: Annotated[date | None, Facts(N_("Period until"), rule=rules.day, since=2), REQUIRED] = None
    summary: Annotated[str | None, Facts(N_("Summary"), length=8000, since=2), REQUIRED] = None
    cooperation: Annotated[str | None, Facts(N_("Cooperation of the parties"), length=8000, since=2), REQUIRED] = None
    deviations: Annotated[str | None, Facts(N_("Risks, deviations and measures"), length=8000, since=2)] = None
    good_practice: Annotated[str | None, Facts(N_("Good practice"), length=8000, since=2)] = None
    self_assessment: Annotated[
        int | None,
        Facts(N_("Self-assessment"), N_("from 1, poor, to 5, very good"), rule=rules.score, since=2),
        REQUIRED,
    ] = None
    self_assessment_reason: Annotated[str | None, Facts(N_("Reason of the mark"), length=4000, since=2), REQUIRED] = (
        None
    )
    prepared_by: Annotated[str | None, Facts(N_("Prepared by"), N_("function"), 200, since=2), REQUIRED] = None
    checked_by: Annotated[str | None, Facts(N_("Checked by"), N_("function"), 200, since=2), REQUIRED] = None
    approved_by: Annotated[str | None, Facts(N_("Approved by"), N_("function"), 200, since=2), REQUIRED] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number, since=2), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day, since=2), REQUIRED] = None
    state: Annotated[ReportState | None, Facts(N_("State"), since=2), REQUIRED] = None
    return_reason: Annotated[str | None, Facts(N_("Why it was returned"), length=4000, since=2)] = None
    signed_pdf: Annotated[Attachment | None, Facts(N_("Signed PDF"), since=2)] = None
    sent_on: Annotated[date | None, Facts(N_("Sent on"), rule=rules.day, since=2)] = None
    confirmed_on: Annotated[date | None, Facts(N_("Confirmed on"), rule=rules.day, since=2)] = None
    frozen: Annotated[Snapshot | None, Facts(N_("Figures of the report"), N_("taken when it is checked"), since=2)] = (
        None
    )

    @property
    def is_issued(self) -> bool:
        """Whether it was signed and not returned since."""
        return self.state in ISSUED

    def stands(self) -> Sentence | None:
        """Return why an issued report is neither deleted nor taken back: others hold it as it was signed."""
        if self.state is None or not self.is_issued:
            return None
        return Sentence(
            "This monitoring report is {state}: others hold it as it was issued, so it is neither deleted nor taken "
            "back.",
            state=self.state,
        )

    def figures(self, around: Surroundings) -> Snapshot:
        """Return what the report says: as it was frozen, or of a draft as it would be frozen today."""
        return self.frozen or self._taken(around)

    def step_values(self, to: str, around: Surroundings) -> dict[str, Wire]:
        """Return the figures that are taken when the report is checked, and given up when it becomes a draft again."""
        if to == ReportState.CHECKED.value:
            return {"frozen": encode(self._taken(around))}
        return {"frozen": None} if to == ReportState.DRAFT.value else {}

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the period, the days and the figures, and refuse a plan that is not concluded."""
        return [
            *super().problems(around),
            *in_order(self, "period_from", "period_until"),
            *not_to_come(self, around, "sent_on", "confirmed_on"),
            *in_order(self, "period_until", "registration_date"),
            *in_order(self, "sent_on", "confirmed_on"),
            *self._concluded(around),
            *self._neighbours(around),
        ]

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:  # noqa: ARG002 - as declared
        """Refuse to edit the content of a report whose figures are frozen."""
        stood = before.filled()
        state = stood.get("state")
        if not isinstance(state, ReportState) or state not in FROZEN:
            return []
        sentence = Sentence(
            "The report is {state}, so its content stands still; take it back to the draft to change it.",
            state=state,
        )
        names = (*STANDING_STILL, *SIGNED) if state in ISSUED else STANDING_STILL
        return [Problem(name, sentence) for name in names if encode(stood.get(name)) != encode(getattr(self, name))]

    def _taken(self, around: Surroundings) -> Snapshot:
        """Return what the report says as of the day of the surroundings."""
        words = Snapshot(
            as_of=around.today,
            number=self.sequence,
            kind=self.kind,
            period_from=self.period_from,
            period_until=self.period_until,
            summary=self.summary,
            cooperation_words=self.cooperation,
            deviation_words=self.deviations,
            good_practice=self.good_practice,
            self_assessment=self.self_assessment,
            self_assessment_reason=self.self_assessment_reason,
            prepared_by=self.prepared_by,
            checked_by=self.checked_by,
            approved_by=self.approved_by,
        )
        return take(words, linked(around, Plan, self.plan), around)

    def _concluded(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse a report for a plan that is not concluded, and a period from before its conclusion."""
        plan = linked(around, Plan, self.plan)
        if plan is None:
            return
        if not plan.is_concluded:
            sentence = Sentence("The plan is not concluded yet; there is nothing to monitor before it is adopted.")
            yield Problem("plan", sentence)
        elif self.period_from and plan.adopted_on and self.period_from < plan.adopted_on:
            yield warn("period_from", Sentence("The plan was concluded on {day} only.", day=plan.adopted_on))

    def _neighbours(self, around: Surroundings) -> Iterator[Problem]:
        """Warn of a period that overlaps with another report's, or that leaves a gap to the one before."""
        if self.plan is None or self.period_from is None or self.period_until is None:
            return
        before: list[date] = []
        for other in belonging(around, MonitoringReport, "plan", self.plan):
            start, end = other.period_from, other.period_until
            if other.id == self.id or start is None or end is None or ReportKind.AD_HOC in {self.kind, other.kind}:
                continue
            if start <= self.period_until and self.period_from <= end:
                sentence = Sentence(
                    "The period overlaps with that of report {number}, from {start} to {end}.",
                    number=str(other.sequence or "–"),
                    start=start,
                    end=end,
                )
                yield warn("period_from", sentence)
            elif end < self.period_from:
                before.append(end)
        if before and max(before) + timedelta(days=1) < self.period_from:
            sentence = Sentence("No report covers the days between {end} and this period.", end=max(before))
            yield warn("period_from", sentence)


#: What stands under the signature too; what follows the signing is added later.
SIGNED = ("registration_number", "registration_date", "signed_pdf")
#: What a reader of the report has read.
STANDING_STILL = (
    *("plan", "kind", "period_from", "period_until", "summary", "cooperation", "deviations", "good_practice"),
    *("self_assessment", "self_assessment_reason", "prepared_by", "checked_by", "approved_by"),
)


@dataclass(kw_only=True, eq=False)
class MonitoringVisit(Record):
    """A visit on the spot: when, who by function, what was found, what is to be done."""

    ENTITY: ClassVar[str] = "monitoring_visit"
    NAME: ClassVar[str] = N_("Monitoring visit")
    PLURAL: ClassVar[str] = N_("Monitoring visits")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan", "report")

    plan: Annotated[str | None, Facts(N_("Plan"), N_("or the report"), link="plan", since=2)] = None
    report: Annotated[str | None, Facts(N_("Report"), N_("or the plan"), link="monitoring_report", since=2)] = None
    visited_on: Annotated[date | None, Facts(N_("Date"), rule=rules.day, since=2), REQUIRED] = None
    place: Annotated[str | None, Facts(N_("Place"), length=300, since=2)] = None
    participants: Annotated[
        list[str] | None, Facts(N_("Participants"), N_("functions, one a line"), 200, since=2), REQUIRED
    ] = None
    findings: Annotated[str | None, Facts(N_("Findings"), length=8000, since=2), REQUIRED] = None
    measures: Annotated[str | None, Facts(N_("Measures"), length=8000, since=2)] = None
    measures_due: Annotated[date | None, Facts(N_("Measures due on"), rule=rules.day, since=2)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"), since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the days, and ask what was visited."""
        return [
            *super().problems(around),
            *one_of(self, "plan", "report"),
            *not_to_come(self, around, "visited_on"),
            *in_order(self, "visited_on", "measures_due"),
        ]
