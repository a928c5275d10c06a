"""One intervention plan: targets and their progress, budget by source, responsibilities, the target's form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import drafts, show_records
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.target import Target
from parteneriat_desktop.ui.history import history_table
from parteneriat_desktop.ui.pages.activities_tab import activities_tab
from parteneriat_desktop.ui.pages.budget_tab import budget_tab
from parteneriat_desktop.ui.pages.charts_tab import charts_tab
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.dossier import Dossier, put_beside
from parteneriat_desktop.ui.pages.plan_cards import BudgetCard, DutiesCard, TargetsCard
from parteneriat_desktop.ui.pages.record_panel import RecordPanel
from parteneriat_desktop.ui.pages.tools_tab import ToolsTab
from parteneriat_desktop.ui.pages.values_tab import values_tab
from parteneriat_desktop.ui.widgets.cards import Card
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.pair_tab import PairTab

RIGHT = 352
#: Key, icon and words of each tab, and what is counted beside them.
TABS = (
    ("targets", "target", N_("Targets and budget"), "target"),
    ("activities", "list-todo", N_("Activities"), "activity"),
    ("values", "square-check", N_("Values"), ""),
    ("lines", "clipboard-list", N_("Budget"), "budget_line"),
    ("results", "circle-check", N_("Results"), "result"),
    ("tools", "settings", N_("Tools and pilots"), "working_tool"),
    ("deviations", "triangle-alert", N_("Risks"), "deviation"),
    ("consultations", "megaphone", N_("Consultations"), "consultation"),
    ("cooperation", "handshake", N_("Cooperation"), ""),
    ("charts", "chart-line", N_("Charts"), ""),
    ("history", "history", N_("History"), ""),
)
#: Tabs that are one list of records of the plan.
LISTED = {"results": "result", "deviations": "deviation", "consultations": "consultation"}
#: Tabs with a list and what belongs to its chosen row.
PAIRS: dict[str, Callable[[Context, Plan], PairTab]] = {
    "activities": activities_tab,
    "values": values_tab,
    "lines": budget_tab,
}


class PlanDossier(Dossier):
    """Everything in one plan."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chosen: dict[str, str] = {}
        self.tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words, _ in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        self._places = Places(self._overview())
        self.outer.addWidget(self._places, 1)
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self.step(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self.step(1))

    def load(self, record: str) -> None:
        """Show a plan; another plan begins at its targets."""
        other = record != self.record
        self.record = record
        self.refresh()
        if other:
            self._chosen.clear()
            self.show_tab("targets")
            self.choose(self.targets.table.table().id_at(0))

    def refresh(self) -> None:
        """Read the plan again."""
        plan = linked(self.context.workspace, Plan, self.record)
        if plan is None:
            return
        kept = {key for name, key in drafts.kept(self.context.workspace) if name == "target"}
        found = belonging(self.context.workspace, Target, "plan", self.record)
        self.targets.show_targets(sorted(found, key=lambda target: (target.code or "", target.id)), kept)
        self.budget.show_plan(plan)
        self.duties.show_plan(plan)
        for key, _icon, _words, name in TABS:
            if name:
                self.tabs.show_figure(key, str(len(self.context.workspace.children(name, "plan", self.record))))
        if self.tabs.current() != "targets":
            self.show_tab(self.tabs.current())

    def flush(self) -> None:
        """Keep the draft of the target."""
        self.panel.form.draft.flush()

    def arrange(self, *, narrow: bool) -> None:
        """Put the form beside the tables or below them."""
        least = max(self.context.look.px(RIGHT), self.panel.minimumSizeHint().width())
        put_beside(self._sides, self.panel, least, narrow=narrow)

    def choose(self, target: str) -> None:
        """Show the form of a target; what was being typed stays a draft."""
        self.panel.load(target, {} if target else {"plan": self.record})
        self.panel.setVisible(bool(target))

    def add_target(self) -> None:
        """Begin a new target."""
        self.show_tab("targets")
        self.targets.table.clearSelection()
        self.panel.load("", {"plan": self.record})
        self.panel.show()
        self.panel.form.boxes["code"].focus()

    def step(self, by: int) -> None:
        """Go to the next or previous target."""
        model = self.targets.table.table()
        record = model.id_at(model.row_of(self.panel.record) + by)
        if record:
            self.targets.table.choose(record)

    def show_tab(self, key: str) -> None:
        """Show one tab."""
        self.tabs.show_current(key)
        plan = linked(self.context.workspace, Plan, self.record)
        if key == "targets" or plan is None:
            self._places.show_first()
        else:
            self._places.show_instead(self._pair(key, plan) if key in PAIRS else self._tab(key, plan))

    def _tab(self, key: str, plan: Plan) -> QWidget:
        """Make what stands under a tab."""
        context = self.context
        if key in LISTED:
            return ChildList(context, LISTED[key], "plan", [plan.id])
        if key == "charts":
            return charts_tab(context, plan.id)
        if key == "tools":
            return ToolsTab(context, plan.id)
        if key == "cooperation":
            return ChildList(
                context, "cooperation_entry", "partnership", [plan.partnership] if plan.partnership else []
            )
        card = Card(padded=False)
        history = show_records.history(context.workspace, "plan", plan.id)
        card.body.addWidget(history_table(context, Plan, history))
        return card

    def _pair(self, key: str, plan: Plan) -> PairTab:
        """Make a tab of two lists; the row that was chosen in it before is chosen again."""
        made = PAIRS[key](self.context, plan)
        made.choose(self._chosen.get(key, ""))
        made.list.chosen.connect(partial(self._chosen.__setitem__, key))
        return made

    def _overview(self) -> QWidget:
        """Make targets, budget and duties at the left, the target's form at the right."""
        context = self.context
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._sides = QHBoxLayout(holder)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        self.targets = TargetsCard(context)
        self.targets.table.chosen.connect(self._choose)
        self.targets.new_wanted.connect(self.add_target)
        left.addWidget(self.targets, 5)
        below = QHBoxLayout()
        below.setSpacing(12)
        self.budget = BudgetCard(context)
        self.duties = DutiesCard(context)
        below.addWidget(self.budget, 3)
        below.addWidget(self.duties, 2)
        left.addLayout(below, 4)
        self._sides.addLayout(left, 1)
        self.panel = RecordPanel(context, "target", columns=1)
        self._sides.addWidget(self.panel)
        self.arrange(narrow=False)
        return holder

    def _choose(self, target: str) -> None:
        """Show the form of the chosen target."""
        if target != self.panel.record:
            self.choose(target)
