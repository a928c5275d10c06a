"""R03 Monitoring report: how a plan stands at the end of a period, and what has to be decided (paper.md 7).

Rules of this module:

1. Everything comes from the snapshot of the report. A frozen one prints the same whatever changed since; of a
   draft the figures of today are printed, and its foot says so.
2. The first page answers: verdict, figures, what to decide, the areas. Numbers in sentences and tables are one.
3. Sections keep their numbers; what has no content says so in a sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_long_date
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.monitoring_standing import (
    areas,
    critical,
    elapsed,
    figure,
    matters,
    months,
    paid_share,
    said_percent,
    said_ratio,
    target_pace,
    total_of,
)
from parteneriat_desktop.records.pace import Pace
from parteneriat_desktop.records.snapshot import EffectivenessMeasure
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.frame import DocumentState
from parteneriat_desktop.reports.long_texts import LongTexts
from parteneriat_desktop.reports.marks import Mark
from parteneriat_desktop.reports.monitoring_annexes import TITLES, MonitoringAnnexes
from parteneriat_desktop.reports.monitoring_charts import consultation_chart, progress_drawings, source_chart
from parteneriat_desktop.reports.monitoring_words import MonitoringWords
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.tables import text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.monitoring_report import MonitoringReport
    from parteneriat_desktop.records.snapshot import Snapshot
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE = "R03"
MARKS = {
    Pace.ON_TRACK: Mark.WELL,
    Pace.BEHIND: Mark.ATTENTION,
    Pace.CRITICAL: Mark.BAD,
    Pace.UNKNOWN: Mark.NONE,
}
#: Most matters that the first page names one by one.
MOST_MATTERS = 5
THRESHOLDS = N_(
    "On track: at least as much done as time elapsed. Behind: at least half of that. Critical: less than half. "
    "An area is as its worst part, one step better where fewer than a quarter of its parts are so."
)


def monitoring_report(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return a monitoring report."""
    report = cast("MonitoringReport", subject)
    found = report.figures(source)
    if report.frozen is None:
        frame = replace(frame, state=frame.state or DocumentState.DRAFT)
    else:
        frame = replace(frame, conflicts=0)
    return _Report(source, found, replace(frame, day=found.as_of or frame.day)).compose()


class _Report:
    """One report under composition."""

    def __init__(self, source: Surroundings, found: Snapshot, frame: Frame) -> None:
        self._found = found
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._say = self._words.say
        self._shown = MonitoringWords(found, self._words, frame.catalogue)
        self._long = LongTexts(len(TITLES) + 1, frame.catalogue)
        number = "–" if found.number is None else str(found.number)
        subject = self._say(Sentence("Intervention plan “{title}”", title=found.plan)) if found.plan else DASH
        title = self._say(Sentence("Monitoring report no. {number}", number=number))
        stand = self._say(Sentence("data as of {date}", date=found.period_until or frame.day))
        self._document = Document(code=CODE, title=title, subject=subject, frame=frame, stand=stand)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._identity()
        self._summary()
        self._areas()
        self._targets()
        self._budget()
        self._consultations()
        self._cooperation()
        self._deviations()
        self._assessment()
        self._annexes()
        self._signatures()
        MonitoringAnnexes(self._document, self._found, self._shown, self._frame.catalogue).add()
        self._long.add_annex(self._document, self._text(N_("Texts in full")))
        return self._document.bytes()

    def _identity(self) -> None:
        """Add period, parties, plan and how much of the monitoring has passed."""
        found, catalogue = self._found, self._frame.catalogue
        period = DASH
        if found.period_from and found.period_until:
            period = self._say(
                Sentence(
                    "{start} – {end} ({kind})",
                    start=show_long_date(found.period_from, catalogue),
                    end=show_long_date(found.period_until, catalogue),
                    kind=found.kind,
                )
            )
        monitoring = self._words.show(found.monitored_until)
        passed = months(found)
        if passed is not None:
            monitoring = self._say(
                Sentence(
                    "until {day} – month {number} of {count} ({share} of the time)",
                    day=found.monitored_until,
                    number=passed.number,
                    count=passed.count,
                    share=said_percent(elapsed(found)),
                )
            )
        self._document.key_values(
            [
                (self._text(N_("Period")), period),
                (self._text(N_("Partnership")), self._words.show(found.partnership)),
                (self._text(N_("Parties")), " · ".join(found.parties or ()) or DASH),
                (self._text(N_("Plan adopted on")), self._words.show(found.adopted_on)),
                (self._text(N_("Monitoring")), monitoring),
            ]
        )

    def _summary(self) -> None:
        """Add the verdict, the figures behind it and what has to be decided."""
        found = self._found
        share = elapsed(found)
        paces = [target_pace(one, share) for one in found.targets or ()]
        counts = {one: sum(pace is one for pace in paces) for one in Pace}
        targets = Sentence(
            "Targets: {count}, of which on track {well}, behind {behind}, critical {critical}, not judged {unknown}.",
            count=len(paces),
            well=counts[Pace.ON_TRACK],
            behind=counts[Pace.BEHIND],
            critical=counts[Pace.CRITICAL],
            unknown=counts[Pace.UNKNOWN],
        )
        total = total_of(found)
        paid = Sentence(
            "Paid: {paid} of {planned} ({share}), after {elapsed} of the time. "
            "Consultations held of those planned: {held}. Proposals with an answer: {answered}.",
            paid=self._shown.money_in(total.paid),
            planned=self._shown.money_in(total.planned),
            share=said_percent(paid_share(total)),
            elapsed=said_percent(share),
            held=said_ratio(figure(found, EffectivenessMeasure.HELD_OF_PLANNED)),
            answered=said_ratio(figure(found, EffectivenessMeasure.ANSWERED)),
        )
        open_matters = matters(found)
        if len(open_matters) > MOST_MATTERS:
            more = len(open_matters) - MOST_MATTERS
            open_matters = [*open_matters[:MOST_MATTERS], Sentence("{count} more in sections 2 and 6", count=more)]
        decide = ("", self._text(N_("There is nothing to decide.")))
        if open_matters:
            decide = (self._text(N_("To decide: ")), self._say(Sentence("{matters}.", matters=tuple(open_matters))))
        self._document.summary(self._say(self._verdict()), ("", self._say(targets)), ("", self._say(paid)), decide)

    def _verdict(self) -> Sentence:
        """Return in one sentence how the plan stands."""
        paces = [area.pace for area in areas(self._found)]
        deciding = len(critical(self._found))
        if deciding:
            return Counted(
                "The partnership works; {count} target needs a decision.",
                "The partnership works; {count} targets need a decision.",
                deciding,
            )
        if Pace.CRITICAL in paces:
            return Sentence("The partnership is critically behind in at least one area.")
        if Pace.BEHIND in paces:
            return Sentence("The partnership works, but is behind in at least one area.")
        if Pace.ON_TRACK in paces:
            return Sentence("The partnership is on track.")
        return Sentence("Nothing can be judged yet: the figures are missing.")

    def _areas(self) -> None:
        """Add how each area stands, and why."""
        self._document.section(self._text(N_("Standing by area")))
        rows: list[list[Cell | str]] = [
            [self._text(area.name), self._pace(area.pace), self._say(area.why)] for area in areas(self._found)
        ]
        heads = [N_("Area"), N_("State"), N_("Why")]
        self._document.table(text_table(self._text, heads, (42, 28, 95), rows), self._text(THRESHOLDS))

    def _pace(self, pace: Pace) -> Cell:
        """Return how something stands, with its mark."""
        return Cell(self._words.show(pace), bold=pace is Pace.CRITICAL, mark=MARKS[pace])

    def _targets(self) -> None:
        """Add the targets with their drawing."""
        self._document.section(self._text(N_("Targets")))
        targets = self._found.targets or []
        if not targets:
            self._document.paragraph(self._text(N_("No targets have been entered yet.")))
            return
        share = elapsed(self._found)
        rows = [[*self._shown.target(one), self._pace(target_pace(one, share))] for one in targets]
        note = N_(
            "Progress = (realised – baseline) ÷ (target – baseline). “–” is not collected or cannot be computed. "
            "The sources of verification are in annex 1."
        )
        self._document.table(self._shown.targets_table(rows), self._text(note))
        self._document.charts(progress_drawings(self._found, self._shown, self._document.width))

    def _budget(self) -> None:
        """Add the money by source."""
        self._document.section(self._text(N_("Budget by source")))
        table = self._shown.source_table()
        if table is None:
            self._document.paragraph(self._text(N_("No budget lines have been entered yet.")))
            return
        self._document.table(table, self._shown.money_note())
        self._document.charts(source_chart(self._shown, self._document.width))

    def _consultations(self) -> None:
        """Add the consultations of the period."""
        self._document.section(self._text(N_("Consultations planned and held")))
        given = self._found.consultations or []
        if given:
            note = [self._text(N_("A consultation without participants was planned for this day and not held."))]
        else:
            note = []
            self._document.paragraph(self._text(N_("No consultation was planned for this period, and none was held.")))
        if self._found.promised_months:
            promise = Counted(
                "The plan promises a consultation every {count} month.",
                "The plan promises a consultation every {count} months.",
                self._found.promised_months,
            )
            note.append(self._say(promise))
        if given:
            rows = [self._shown.consultation(one) for one in given]
            self._document.table(self._shown.consultations_table(rows), " ".join(note))
            self._document.charts(consultation_chart(self._found, self._shown, self._document.width))
        elif note:
            self._document.paragraph(" ".join(note))

    def _cooperation(self) -> None:
        """Add what the parties say of their cooperation, and its log."""
        self._document.section(self._text(N_("Cooperation of the parties")))
        self._written(self._found.cooperation_words)
        given = self._found.cooperation or []
        if not given:
            self._document.paragraph(self._text(N_("The cooperation log has no entry of this period.")))
            return
        show = self._words.show
        rows = [[show(one.entry_date), show(one.kind), show(one.summary), show(one.outcome)] for one in given]
        heads = [N_("Date"), N_("Kind"), N_("Content"), N_("Outcome")]
        self._document.table(text_table(self._text, heads, (22, 28, 75, 40), rows))

    def _deviations(self) -> None:
        """Add risks, deviations and what is done about them."""
        self._document.section(self._text(N_("Deviations, risks and measures")))
        self._written(self._found.deviation_words)
        given = self._found.deviations or []
        if not given:
            self._document.paragraph(self._text(N_("No risk or deviation was open in this period.")))
            return
        show = self._words.show
        rows: list[list[Cell | str]] = []
        for number, one in enumerate(given, start=1):
            heading = self._say(Sentence("Risk or deviation {number}", number=str(number)))
            measure = self._say(Sentence("Measure {number}", number=str(number)))
            what = self._long.cell(show(one.description), heading)
            done = self._long.cell(show(one.measure), measure)
            rows.append([str(number), what, done, show(one.responsible), show(one.due_on), show(one.state)])
        heads = [N_("No."), N_("Deviation or risk"), N_("Measure"), N_("Who"), N_("Until"), N_("State")]
        self._document.table(text_table(self._text, heads, (9, 45, 45, 26, 20, 20), rows))

    def _assessment(self) -> None:
        """Add what the authors say of the period and the mark they give themselves."""
        found = self._found
        self._document.section(self._text(N_("The authors' own assessment")))
        mark = DASH if found.self_assessment is None else self._say(Sentence("{mark} of 5", mark=found.self_assessment))
        self._document.paragraph(mark, self._text(N_("Mark: ")))
        for lead, text in (
            (N_("Reason: "), found.self_assessment_reason),
            (N_("Activity of the period: "), found.summary),
            (N_("Good practice: "), found.good_practice),
        ):
            self._document.paragraph(text or DASH, self._text(lead))

    def _annexes(self) -> None:
        """Name what stands on the wide pages at the end."""
        self._document.section(self._text(N_("Annexes")))
        self._document.bullets(
            [
                self._say(Sentence("Annex {number} – {title}", number=number, title=self._text(title)))
                for number, title in enumerate(TITLES, start=1)
            ]
        )

    def _written(self, text: str | None) -> None:
        """Add what the authors wrote, if they did."""
        if text:
            self._document.paragraph(text)

    def _signatures(self) -> None:
        """Add the three functions that answer for the report."""
        found, name = self._found, self._frame.issuer.name
        roles = (
            (N_("Drawn up"), found.prepared_by),
            (N_("Checked"), found.checked_by),
            (N_("Approved"), found.approved_by),
        )
        below = self._text(N_("name, signature"))
        self._document.signatures(
            [
                Signatory(role=self._text(role), function=function or DASH, organisation=name, below=below)
                for role, function in roles
            ]
        )
