"""One round of participatory budgeting: phases, sums, the projects by votes, and the form of the chosen one.

Projects are typed and counted without leaving the keys: saving goes to the next project, in the same field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budgeting import BudgetingProject, BudgetingRound, ranking
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.going import new_record
from parteneriat_desktop.ui.pages.budgeting_card import BudgetingCard
from parteneriat_desktop.ui.pages.dossier import Dossier, put_beside
from parteneriat_desktop.ui.pages.record_panel import RecordPanel
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

RIGHT = 344
ROW = 46


class BudgetingDossier(Dossier):
    """Everything about one round."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._narrow = self._form_open = False
        self.card = BudgetingCard(context)
        self.outer.addWidget(self.card)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self.projects = self._projects_card()
        self._sides.addWidget(self.projects, 1)
        self.panel = RecordPanel(context, BudgetingProject.ENTITY, columns=1)
        self.panel.saved.connect(self._saved)
        self._sides.addWidget(self.panel)
        self.outer.addLayout(self._sides, 1)
        self.arrange(narrow=False)

    def load(self, record: str) -> None:
        """Show a round; another one begins at its first project."""
        other = record != self.record
        if other:
            self.flush()
        self.record = record
        self.refresh()
        if other:
            self._choose(self.table.table().id_at(0))

    def refresh(self) -> None:
        """Read the round and its projects again."""
        context = self.context
        found = linked(context.workspace, BudgetingRound, self.record)
        if found is None:
            return
        projects = belonging(context.workspace, BudgetingProject, "budgeting_round", self.record)
        self.card.show_round(found, projects)
        places = {one.project.id: one.rank for one in ranking(projects)}
        unranked = len(projects) + 1
        projects.sort(key=lambda one: (places.get(one.id, unranked), _number(one), one.id))
        current = self.table.current_id()
        self.table.table().reload(FixedRows([(one.id, self._cells(one, places)) for one in projects]))
        self._sum.setText(context.say(Counted("{count} project", "{count} projects", len(projects))))
        if projects:
            self._places.show_first()
        else:
            self._places.show_instead(self._nothing())
        if current:
            self.table.choose(current)

    def flush(self) -> None:
        """Keep the draft of the project."""
        self.panel.form.draft.flush()

    def arrange(self, *, narrow: bool) -> None:
        """Put the form beside the projects, or in the place of everything once it is opened."""
        self._narrow = narrow
        put_beside(self._sides, self.panel, self.context.look.px(RIGHT), narrow=narrow)
        alone = narrow and self._form_open
        self.card.setVisible(not alone)
        self.projects.setVisible(not alone)
        self.panel.setVisible(not narrow or alone)

    def close_form(self) -> bool:
        """Show the projects again where the form took their place; say whether it did."""
        if not (self._narrow and self._form_open):
            return False
        self.flush()
        self._open_form(opened=False)
        self.table.setFocus()
        return True

    def add(self) -> None:
        """Begin a new project of this round."""
        self.table.clearSelection()
        self._choose("")
        self._open_form(opened=True)
        self.panel.form.boxes["title"].focus()

    def _choose(self, project: str) -> None:
        """Show the form of a project, or of a new one."""
        today: Wire = self.context.today.isoformat()
        self.panel.load(project, {} if project else {"budgeting_round": self.record, "received_on": today})
        if project:
            self.table.choose(project)

    def _load(self, project: str) -> None:
        """Show the form of the chosen row."""
        if project != self.panel.record:
            self._choose(project)

    def _open(self, _project: str) -> None:
        """Go to the votes of the chosen project."""
        self._open_form(opened=True)
        self.panel.form.boxes["votes"].focus()

    def _open_form(self, *, opened: bool) -> None:
        """Show the form, or the projects, where there is room for one of them."""
        self._form_open = opened
        self.arrange(narrow=self._narrow)

    def _saved(self, project: str) -> None:
        """Show what was saved and go to the next project, in the same field."""
        before = cast("QWidget | None", self.panel.form.focusWidget())
        field = next(
            (name for name, box in self.panel.form.boxes.items() if before is not None and box.isAncestorOf(before)),
            "",
        )
        row = self.table.table().row_of(project)
        following = self.table.table().id_at(row + 1) if row >= 0 else ""
        self.refresh()
        self._choose(following or project)
        if field and following:
            self.panel.form.boxes[field].focus()

    def _projects_card(self) -> Card:
        """Make the table of projects."""
        context = self.context
        card = Card(padded=False)
        self._sum = label("", "small")
        card.add_head(context.text(N_("Proposed projects")), self._sum)
        columns = (
            Column(context.text(N_("Rank")), 56, right=True),
            Column(context.text(N_("Project"))),
            Column(context.text(N_("Asked")), 104, right=True),
            Column(context.text(N_("Votes")), 72, right=True),
            Column(context.text(N_("Allocated")), 104, right=True),
            Column(context.text(N_("State")), 156),
        )
        name = context.text(N_("Proposed projects"))
        self.table = TableView(TableModel(columns, FixedRows([])), name, context.look, Rules(ROW, lines=True))
        self.table.chosen.connect(self._load)
        self.table.opened.connect(self._open)
        self._places = Places(self.table)
        card.body.addWidget(self._places, 1)
        return card

    def _nothing(self) -> QWidget:
        """Say that nobody has proposed a project yet."""
        context = self.context
        begin = button(context.text(N_("New project")), context.palette, self.add, icon_name="plus")
        return empty_state(
            context.text(N_("No project yet. Each has a sum, a proposer by kind, and later votes.")), begin
        )

    def _cells(self, one: BudgetingProject, places: dict[str, int]) -> list[Cell]:
        """Show one project; why one is not eligible stands under its title."""
        context, show = self.context, self.context.show
        second = " · ".join(show(value) for value in (one.number, one.proposer_kind) if value is not None)
        state = state_cell(context, one.state)
        if one.eligible is False:
            second = context.say(Sentence("not eligible: {reason}", reason=one.ineligible_reason or DASH))
            state = Cell(context.text(N_("not eligible")), kind=Kind.CHIP, icon="circle-x", tone=Tone.NEUTRAL)
        return [
            Cell(show(places.get(one.id))),
            Cell(one.title or context.text(N_("(no title yet)")), second, Kind.STRONG),
            Cell(show(one.amount_asked)),
            Cell(show(one.votes)),
            Cell(show(one.allocated)),
            state,
        ]


def _number(one: BudgetingProject) -> int:
    """Return the number before the year of a project's number."""
    digits = (one.number or "").partition("/")[0]
    return int(digits) if digits.isdigit() else 0


def budgeting_tab(context: Context, consultation: str) -> QWidget:
    """Make what stands under a consultation's tab: its latest round, or how to begin one."""
    rounds = belonging(context.workspace, BudgetingRound, "consultation", consultation)
    if rounds:
        dossier = BudgetingDossier(context)
        dossier.load(max(rounds, key=lambda one: one.id).id)
        return dossier
    begin = button(
        context.text(N_("New round")),
        context.palette,
        lambda: new_record(
            context, "budgeting_round", consultation=consultation, currency=context.workspace.country.currency
        ),
        icon_name="plus",
    )
    return empty_state(context.text(N_("No round of participatory budgeting yet.")), begin)
