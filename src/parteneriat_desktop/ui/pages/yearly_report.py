"""The yearly report on transparency: a year, its figures, and beside them the form of what is typed.

Rules of this module:

1. Figures are computed before anything is saved; the first save makes the report of the chosen year.
2. The year shown at first is the last one whose report is not published: that of last year, else of this one.
3. Where there is no room for both, the form takes the place of the figures; Esc goes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.surroundings import every, linked
from parteneriat_desktop.records.transparency_report import ReportPublication, TransparencyReport
from parteneriat_desktop.ui.chips import state_chip
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.pages.consulting import sibling_tabs
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.record_panel import RecordPanel
from parteneriat_desktop.ui.pages.yearly_figures import FiguresCard
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Banner, clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context, Place

RIGHT = 376
#: What the page itself shows and changes.
ELSEWHERE = ("institution", "not_collected")


class YearlyReportPage(Page):
    """The report of one year."""

    KEY = "yearly"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.report = TransparencyReport()
        self._form_open = False
        self.tabs = sibling_tabs(context, self.KEY)
        self.outer.addWidget(self.tabs)
        self.years = Choices()
        self.years.setAccessibleName(context.text(N_("Year")))
        self.years.setMinimumWidth(context.look.px(110))
        self.years.activated.connect(self._choose_year)
        self.head.put_search(self.years)
        self._banner = QVBoxLayout()
        self.outer.addLayout(self._banner)
        self.figures = FiguresCard(context)
        self.panel = RecordPanel(context, TransparencyReport.ENTITY, columns=1, hidden=ELSEWHERE)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.figures, 1)
        sides.addWidget(self.panel)
        self.outer.addLayout(sides, 1)
        self.figures.field_wanted.connect(self._type)
        self.figures.switched.connect(self._switch)
        self.panel.saved.connect(self._saved)
        self.panel.deleted.connect(self._deleted)

    def show_place(self, place: Place) -> None:
        """Show the report asked for, or the year whose report is due."""
        asked = linked(self.context.workspace, TransparencyReport, place.record)
        if asked is not None:
            self._show(asked)
        elif self.report.year is None:
            self.show_year(self._due_year())
        else:
            self.refresh()
        if place.field:
            self._type(place.field)

    def refresh(self) -> None:
        """Compute the figures again; what is being typed stays."""
        stored = linked(self.context.workspace, TransparencyReport, self.report.id)
        self.report = stored or self._own(self.report.year or self.context.today.year)
        if self.panel.record != self.report.id:
            self._load_panel()
        self.figures.show_report(self.report)
        self.arrange()

    def leave(self) -> None:
        """Keep the draft."""
        self.panel.form.draft.flush()

    def go_back(self) -> bool:
        """Go from the records behind a figure to the figures, or from the form where it took their place."""
        if self.figures.close_records():
            return True
        if not (self.narrow and self._form_open):
            return False
        self.leave()
        self._form_open = False
        self.arrange()
        self.figures.table.setFocus()
        return True

    def primary(self) -> None:
        """Save what is typed."""
        self.panel.form.save()

    def print_out(self) -> None:
        """Make the PDF of the saved report."""
        if self.report.id:
            print_report(self.context, self, "R09", self.report.id)
        else:
            self._say(Sentence("Save the report of this year first; then it can be printed."), Tone.WARN)

    def arrange(self) -> None:
        """Show figures and form side by side, or one of them."""
        self.panel.setVisible(not self.narrow or self._form_open)
        self.figures.setVisible(not self.narrow or not self._form_open)
        width = self.context.look.px(RIGHT)
        self.panel.setMinimumWidth(0 if self.narrow else max(width, self.panel.minimumSizeHint().width()))
        self.panel.setMaximumWidth(16_777_215 if self.narrow else width)
        self._describe()

    def show_year(self, year: int) -> None:
        """Show the own report of a year, which may not be begun yet."""
        self.leave()
        self._show(self._own(year))

    def _choose_year(self, _position: int) -> None:
        """Show the year that was chosen in the list."""
        self.show_year(int(self.years.currentData()))

    def publish(self) -> None:
        """Write down that the report was published today."""
        day = self.context.today.isoformat()
        self._save({"state": ReportPublication.PUBLISHED.value, "published_on": day})

    def _show(self, report: TransparencyReport) -> None:
        """Show a report with its figures and its form."""
        clear_layout(self._banner)
        self.report = report
        self._list_years()
        self._load_panel()
        self.figures.show_report(report)
        self.arrange()

    def _load_panel(self) -> None:
        """Load the form; a new report begins as a draft of its year."""
        preset: dict[str, Wire] = {"year": self.report.year, "state": ReportPublication.DRAFT.value}
        self.panel.load(self.report.id, {} if self.report.id else preset)

    def _own(self, year: int) -> TransparencyReport:
        """Return the institution's own report of a year, a new one where none is begun."""
        name = self.context.workspace.profile.name
        reports = every(self.context.workspace, TransparencyReport)
        found = (one for one in reports if one.year == year and one.institution in {None, name})
        return next(found, TransparencyReport(year=year))

    def _due_year(self) -> int:
        """Return the year whose report is asked for now."""
        last = self.context.today.year - 1
        return last if self._own(last).published_on is None else last + 1

    def _list_years(self) -> None:
        """List the years from the first record to this one, the latest first."""
        workspace, today = self.context.workspace, self.context.today
        days = [one.announced_on for one in every(workspace, Consultation)]
        days += [one.held_on for one in every(workspace, Meeting)]
        known = [day.year for day in days if day is not None]
        known += [one.year for one in every(workspace, TransparencyReport) if one.year is not None]
        shown = self.report.year or today.year
        first, last = min([*known, shown, today.year - 1]), max(today.year, shown)
        self.years.clear()
        for year in range(last, first - 1, -1):
            self.years.addItem(str(year), year)
        self.years.setCurrentIndex(self.years.findData(shown))

    def _type(self, field: str) -> None:
        """Go to the field that a figure is typed into."""
        self._form_open = True
        self.arrange()
        if field in self.panel.form.boxes:
            self.panel.form.boxes[field].focus()

    def _switch(self, indicator: str) -> None:
        """Say that a figure was not collected, or take that back."""
        before = [one.value for one in self.report.not_collected or ()]
        after = [one for one in before if one != indicator] if indicator in before else [*before, indicator]
        wanted: list[Wire] = [*after]
        self._save({"not_collected": wanted or None})

    def _save(self, values: dict[str, Wire]) -> None:
        """Save something at once; what is refused is said above the figures."""
        clear_layout(self._banner)
        if not self.report.id:
            values = {"year": self.report.year, "state": ReportPublication.DRAFT.value, **values}
        try:
            saved = save_record.save(self.context.workspace, TransparencyReport.ENTITY, values, self.report.id or None)
        except AppError as error:
            self._say(error.sentence, Tone.ERR)
            return
        if saved.id is None:
            self._say(saved.problems[0].sentence, Tone.ERR)
            return
        self.leave()
        self._saved(saved.id)
        self._load_panel()
        self.context.changed.emit(TransparencyReport.ENTITY, saved.id)

    def _saved(self, record: str) -> None:
        """Show the figures of what was saved; the year may be another one."""
        self.report = linked(self.context.workspace, TransparencyReport, record) or self.report
        self._list_years()
        self.figures.show_report(self.report)
        self.arrange()

    def _deleted(self) -> None:
        """Show the figures of the year without a report; the form offers to bring it back."""
        self.report = TransparencyReport(year=self.report.year)
        self.figures.show_report(self.report)
        self._describe()

    def _say(self, sentence: Sentence, tone: Tone) -> None:
        """Say something above the figures."""
        clear_layout(self._banner)
        words = self.context.say(sentence)
        self._banner.addWidget(Banner(words, tone, self.context.palette))
        self.context.announce(self, words)

    def _describe(self) -> None:
        """Show title, state and what can be done."""
        context, palette = self.context, self.context.palette
        alone = self.narrow and self._form_open
        back = link(context.text(N_("Back (Esc)")), palette, self.go_back, icon_name="chevron-left") if alone else None
        self.head.put_leading(back)
        chip = state_chip(context, self.report if self.report.id else None)
        published = self.report.published_on
        below = context.say(
            Sentence("published on {day}", day=published) if published else Sentence("not published yet")
        )
        self.head.describe(
            context.say(Sentence("Yearly report {year}", year=str(self.report.year))),
            below=below,
            chips=[chip] if chip is not None else [],
        )
        self.head.put_actions(self._actions())

    def _actions(self) -> Sequence[QPushButton]:
        """Return the buttons of the head."""
        context, palette = self.context, self.context.palette
        made = [button(context.text(N_("Create PDF (R09)")), palette, self.print_out, icon_name="printer")]
        if self.report.id and self.report.state is not ReportPublication.PUBLISHED:
            made.append(button(context.text(N_("Published today")), palette, self.publish, icon_name="circle-check"))
        return made
