"""R12 Cooperation and regularity: what the parties did together, and how regularly people were asked (paper.md 7).

Rules of this module:

1. The period is the one that was asked for; else from the first adopted plan, the day in force or the
   first entry to the day of the report.
2. Regularity is in figures, each with what it is made of; where a plan promises nothing this is said.
3. The log is printed whole: a text too long for its cell stands in an annex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation, ConsultationState
from parteneriat_desktop.records.cooperation import CooperationEntry
from parteneriat_desktop.records.effectiveness import Span, is_held, longest_gap
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.snapshot_taking import frozen_figures
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.reports.charts.timeline import Event
from parteneriat_desktop.reports.consultation_timeline import consultation_timeline
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.figures_table import UNKNOWN, figures_table
from parteneriat_desktop.reports.long_texts import LongTexts
from parteneriat_desktop.reports.parties import party_signatories
from parteneriat_desktop.reports.tables import text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.effectiveness import Gap
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R12", N_("Log of the cooperation and regularity of the consultations")


def cooperation_log(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the cooperation of a partnership."""
    return _Log(source, cast("Partnership", subject), frame).compose()


class _Log:
    """One report under composition."""

    def __init__(self, source: Surroundings, partnership: Partnership, frame: Frame) -> None:
        self._source = source
        self._partnership = partnership
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._plans = belonging(source, Plan, "partnership", partnership.id)
        self._span = self._period()
        self._asked = sorted(
            (one for plan in self._plans for one in belonging(source, Consultation, "plan", plan.id)),
            key=lambda one: (str(one.announced_on or one.planned_for), one.id),
        )
        self._asked = [
            one for one in self._asked if self._span.has(one.announced_on) or self._span.has(one.planned_for)
        ]
        self._long = LongTexts(1, frame.catalogue)
        subject = partnership.title or DASH
        self._document = Document(code=CODE, title=self._text(TITLE), subject=subject, frame=frame)

    def _period(self) -> Span:
        """Return the days that are looked at."""
        end = self._frame.until or self._frame.day
        starts = [plan.adopted_on for plan in self._plans if plan.adopted_on is not None]
        start = min(starts, default=None) or self._partnership.in_force_on
        if start is None:
            entries = belonging(self._source, CooperationEntry, "partnership", self._partnership.id)
            start = min((one.entry_date for one in entries if one.entry_date is not None), default=end)
        return Span(self._frame.since or start, end)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        entries = self._entries()
        self._identity()
        self._summary(entries)
        self._figures()
        self._consultations()
        self._ledger(entries)
        self._document.signatures(party_signatories(self._partnership, self._words, self._frame.catalogue))
        self._long.add_annex(self._document, self._text(N_("Texts in full")))
        return self._document.bytes()

    def _entries(self) -> list[CooperationEntry]:
        """Return the entries of the period in the order of their days."""
        found = belonging(self._source, CooperationEntry, "partnership", self._partnership.id)
        return sorted(
            (one for one in found if self._span.has(one.entry_date)), key=lambda one: (str(one.entry_date), one.id)
        )

    def _identity(self) -> None:
        """Add the period, the parties and what was promised."""
        parties = [self._words.partner_name(party.partner) for party in self._partnership.parties or ()]
        months = self._partnership.steering_frequency_months
        self._document.key_values(
            [
                (self._text(N_("Period")), self._words.period(self._span.start, self._span.until)),
                (self._text(N_("Parties")), " · ".join(dict.fromkeys(parties)) or DASH),
                (self._text(N_("Steering group every")), self._words.months(months)),
                (self._text(N_("Consultation every")), self._words.either([self._promise(one) for one in self._plans])),
            ]
        )

    def _promise(self, plan: Plan) -> str | None:
        """Return how often a plan promises to consult."""
        commitment = plan.consultation_commitment
        months = commitment.frequency_months if commitment is not None else None
        return None if months is None else self._words.months(months)

    def _summary(self, entries: list[CooperationEntry]) -> None:
        """Add the verdict on regularity and the figures behind it."""
        held = [one for one in self._asked if is_held(one) and self._span.has(one.announced_on)]
        planned = [one for one in self._asked if self._span.has(one.planned_for)]
        gap = self._longest_gap()
        open_steps = sum(one.next_step is not None and one.next_done_on is None for one in entries)
        figures = Sentence(
            "Consultations held: {held}; planned: {planned}. Entries in the cooperation log: {entries}; "
            "agreed steps still open: {open}.",
            held=len(held),
            planned=len(planned),
            entries=len(entries),
            open=open_steps,
        )
        say = self._words.say
        self._document.summary(say(_verdict(gap)), ("", say(figures)))

    def _longest_gap(self) -> Gap | None:
        """Return the interval without consultation that exceeds its promise most, of all plans."""
        gaps = [
            longest_gap(plan, belonging(self._source, Consultation, "plan", plan.id), self._span)
            for plan in self._plans
        ]
        known = [gap for gap in gaps if gap is not None]
        return max(known, key=lambda gap: gap.days - (gap.promised or gap.days), default=None)

    def _figures(self) -> None:
        """Add the figures of each plan."""
        self._document.section(self._text(N_("Regularity and effectiveness")))
        if not self._plans:
            self._document.paragraph(self._text(N_("The partnership has no plan yet.")))
        for plan in self._plans:
            if len(self._plans) > 1:
                self._document.subheading(plan.title or DASH)
            given = frozen_figures(plan, self._span, self._source)
            self._document.table(figures_table(given, self._frame.catalogue), self._text(UNKNOWN))

    def _consultations(self) -> None:
        """Add the consultations with their drawing."""
        self._document.section(self._text(N_("Consultations planned and held")))
        if not self._asked:
            self._document.paragraph(self._text(N_("No consultation was planned for this period, and none was held.")))
            return
        show = self._words.show
        rows = [
            [show(one.planned_for), show(one.announced_on), show(one.method), show(one.title), show(one.state)]
            for one in self._asked
        ]
        heads = [N_("Planned for"), N_("Announced on"), N_("Method"), N_("Subject"), N_("State")]
        self._document.table(text_table(self._text, heads, (23, 25, 32, 53, 32), rows))
        events = [(day, self._event(one)) for one in self._asked if (day := one.announced_on or one.planned_for)]
        drawn = consultation_timeline(events, self._span.until, self._document.width, self._frame.catalogue)
        self._document.charts(drawn)

    def _event(self, one: Consultation) -> Event:
        """Return what became of a consultation until the end of the period."""
        if is_held(one):
            return Event.HELD
        over = one.planned_for is not None and one.planned_for <= self._span.until
        return Event.MISSED if over or one.state is ConsultationState.CANCELLED else Event.PLANNED

    def _ledger(self, entries: list[CooperationEntry]) -> None:
        """Add the cooperation log."""
        self._document.section(self._text(N_("Cooperation log")))
        if not entries:
            self._document.paragraph(self._text(N_("The cooperation log has no entry of this period.")))
            return
        show = self._words.show
        rows: list[list[str]] = []
        for one in entries:
            day = show(one.entry_date)
            names = [self._words.short_name(part.partner) for part in one.parties or ()]
            agreed = (
                Sentence("next step: {step}, until {day}", step=one.next_step, day=one.next_due)
                if one.next_step is not None
                else None
            )
            outcome = "\n".join(show(text) for text in (one.outcome, agreed) if text is not None) or DASH
            rows.append(
                [
                    day,
                    show(one.kind),
                    ", ".join(names) or DASH,
                    self._long.cell(show(one.summary), self._words.say(Sentence("Entry of {day}", day=one.entry_date))),
                    self._long.cell(
                        outcome, self._words.say(Sentence("Outcome of the entry of {day}", day=one.entry_date))
                    ),
                ]
            )
        heads = [N_("Date"), N_("Kind"), N_("Parties"), N_("Content"), N_("Outcome")]
        self._document.table(text_table(self._text, heads, (21, 26, 33, 49, 36), rows))


def _verdict(gap: Gap | None) -> Sentence:
    """Return in one sentence whether consultations were as regular as promised."""
    if gap is None:
        return Sentence("There is no adopted plan whose consultations could be regular.")
    if gap.promised is None:
        return Counted(
            "The longest time without consultation was {count} day; the plan promises no interval.",
            "The longest time without consultation was {count} days; the plan promises no interval.",
            gap.days,
        )
    if gap.days <= gap.promised:
        return Sentence(
            "Consultations were as regular as promised: the longest interval was {days} of {promised} days.",
            days=gap.days,
            promised=gap.promised,
        )
    return Sentence(
        "Consultations were less regular than promised: the longest interval was {days} days instead of {promised}, "
        "from {start}.",
        days=gap.days,
        promised=gap.promised,
        start=gap.start,
    )
