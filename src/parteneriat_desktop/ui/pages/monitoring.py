"""Monitoring: for every plan its reporting periods, what each still asks for, and the way to its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.monitoring_schedule import PeriodState, schedule, terms_of
from parteneriat_desktop.records.report_draft import prefill
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.going import RECORD, new_record
from parteneriat_desktop.ui.pages.dossier import put_beside
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, empty_state, scrolling
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.monitoring_report import MonitoringReport
    from parteneriat_desktop.records.monitoring_schedule import Coverage
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.programme import Programme
    from parteneriat_desktop.ui.context import Context, Place

RIGHT = 304
#: Tone and icon of each state of a period.
STATES = {
    PeriodState.FUTURE: (Tone.NEUTRAL, "circle-dashed"),
    PeriodState.RUNNING: (Tone.INFO, "circle-dot"),
    PeriodState.DUE: (Tone.WARN, "clock"),
    PeriodState.OVERDUE: (Tone.ERR, "circle-alert"),
    PeriodState.DONE: (Tone.OK, "circle-check"),
}


class MonitoringPage(Page):
    """The years of monitoring of every plan."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: dict[str, tuple[Plan, Coverage]] = {}
        columns = (
            Column(context.text(N_("Reporting period"))),
            Column(context.text(N_("Report due")), 160, right=True),
            Column(context.text(N_("State")), 120),
            Column(context.text(N_("Report")), 130),
            Column("", 100, right=True),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])),
            context.text(N_("Reporting periods")),
            context.look,
            Rules(44, lines=True),
        )
        self.table.opened.connect(self.open_period)
        self.table.chosen.connect(self._show_period)
        card = Card(padded=False)
        card.body.setContentsMargins(1, 1, 1, 8)
        self._places = Places(self.table)
        card.body.addWidget(self._places, 1)
        self.panel = Card()
        content = QWidget()
        content.setProperty("look", "clear")
        self._words = QVBoxLayout(content)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(8)
        self.panel.body.addWidget(scrolling(content))
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self._sides.addWidget(card, 1)
        self._sides.addWidget(self.panel)
        self.outer.addLayout(self._sides, 1)
        self.arrange()

    def show_place(self, place: Place) -> None:
        """Show the periods of every plan, perhaps with the first open one of a plan chosen."""
        self.refresh()
        if place.record:
            waiting = (
                row
                for row, (plan, one) in self._found.items()
                if plan.id == place.record and one.state is not PeriodState.DONE
            )
            self.table.choose(next(waiting, ""))

    def arrange(self) -> None:
        """Put what a period asks for beside the periods, or below them."""
        put_beside(self._sides, self.panel, self.context.look.px(RIGHT), narrow=self.narrow)

    def primary(self) -> None:
        """Open the report of the chosen period, or begin it."""
        self.open_period(self.table.current_id())

    def refresh(self) -> None:
        """Compute the periods again; the first one that is not reported yet is chosen."""
        context = self.context
        rules = self._rules()
        plans = cast("list[Plan]", list(context.workspace.all("plan")))
        plans.sort(key=lambda plan: (str(plan.adopted_on or ""), plan.id))
        chosen = self.table.current_id()
        rows: list[tuple[str, Sequence[Cell]]] = []
        self._found = {}
        for plan in plans:
            rows += self._rows(plan, schedule(plan, context.workspace, rules))
        self.table.table().reload(FixedRows(rows))
        late = sum(one.state is PeriodState.OVERDUE for _plan, one in self._found.values())
        said = Counted("{count} report overdue", "{count} reports overdue", late)
        self.head.describe(context.text(N_("Monitoring")), below=context.say(said))
        if not rows:
            words = N_("Here stand the reporting periods of every adopted plan, for at least two years.")
            self._places.show_instead(empty_state(context.text(words)))
            clear_layout(self._words)
            return
        self._places.show_first()
        waiting = [row for row, (_plan, one) in self._found.items() if one.state is not PeriodState.DONE]
        self.table.choose(chosen if chosen in self._found else next(iter(waiting or self._found)))

    def open_period(self, row: str) -> None:
        """Open the report of a period; where there is none, begin one that is filled in from the records."""
        found = self._found.get(row)
        if found is None:
            return
        plan, one = found
        if one.reports:
            self.context.go(RECORD, "monitoring_report", one.reports[-1].id)
            return
        values = prefill(plan, one.period, terms_of(plan, self._rules()), self.context.workspace)
        new_record(self.context, "monitoring_report", **values)

    def _rules(self) -> Programme | None:
        """Return the programme that is counted for, where there is one."""
        try:
            return programme(self.context.workspace)
        except AppError:
            return None

    def _rows(self, plan: Plan, found: Sequence[Coverage]) -> list[tuple[str, Sequence[Cell]]]:
        """Return the head of a plan and its periods."""
        if not found:
            return []
        context = self.context
        done = sum(one.state is PeriodState.DONE for one in found)
        figure = context.say(Sentence("{done} of {all} reported", done=done, all=len(found)))
        head = Cell(title_of(plan, context.catalogue), figure, Kind.GROUP, "clipboard-list", Tone.NEUTRAL)
        rows: list[tuple[str, Sequence[Cell]]] = [(f"plan:{plan.id}", [head, *[Cell("")] * 4])]
        for one in found:
            row = f"{plan.id}:{one.period.number}"
            self._found[row] = plan, one
            rows.append((row, self._cells(one, len(found))))
        return rows

    def _cells(self, one: Coverage, count: int) -> Sequence[Cell]:
        """Show one period."""
        context = self.context
        tone, icon = STATES[one.state]
        number = context.say(Sentence("period {number} of {all}", number=one.period.number, all=count))
        days = Sentence("{first} – {last}", first=one.period.start, last=one.period.until)
        report = one.reports[-1] if one.reports else None
        go = N_("Open") if report is not None else N_("Begin")
        return [
            Cell(context.say(days), number, Kind.STRONG),
            Cell(context.show(one.period.due), self._away(one)),
            Cell(context.catalogue.label(one.state), kind=Kind.CHIP, icon=icon, tone=tone),
            state_cell(context, report.state) if report is not None else Cell("–"),
            Cell(context.text(go), kind=Kind.LINK),
        ]

    def _away(self, one: Coverage) -> str:
        """Say how far away the term of a period is."""
        days = (one.period.due - self.context.today).days
        if one.state is PeriodState.DONE:
            return ""
        if days < 0:
            return self.context.say(Counted("overdue by {count} day", "overdue by {count} days", -days))
        return self.context.say(Counted("in {count} day", "in {count} days", days))

    def _show_period(self, row: str) -> None:
        """Say what the chosen period still asks for."""
        clear_layout(self._words)
        found = self._found.get(row)
        if found is None:
            return
        context, (plan, one) = self.context, found
        self._words.addWidget(label(title_of(plan, context.catalogue), "card-title", wrap=True))
        for sentence in self._sentences(one):
            self._words.addWidget(label(context.say(sentence), wrap=True))
        report = one.reports[-1] if one.reports else None
        words = N_("Open the report") if report is not None else N_("Begin the report")
        self._words.addWidget(
            button(context.text(words), context.palette, lambda: self.open_period(row), icon_name="arrow-right")
        )
        self._words.addStretch(1)

    def _sentences(self, one: Coverage) -> list[Sentence]:
        """Say which days no issued report covers, and that an issued one stays as it is."""
        said = [Sentence("The report on this period is due on {day}.", day=one.period.due)]
        said += [
            Sentence("No issued report covers {first} – {last}.", first=first, last=last)
            for first, last in one.uncovered
            if one.state not in {PeriodState.FUTURE, PeriodState.RUNNING}
        ]
        if not one.reports:
            said.append(Sentence("A new report is filled in from the records of its period."))
        issued: list[MonitoringReport] = [report for report in one.reports if report.is_issued]
        if issued:
            said.append(Sentence("An issued report stays as it was issued, whatever is changed later."))
        return said
