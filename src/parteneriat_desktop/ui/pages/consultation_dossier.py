"""One consultation: its road, what the next step needs, the register with its decisions, everything else in tabs.

Rules of this module:

1. What was saved in the register is shown again by itself; only changes from elsewhere are read anew.
2. The button of a step is never grey: with something missing it explains, with the way to each.
3. Where there is no room the dates are a tab of their own, and the register or the decision is shown, Esc goes back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.actions import listing
from parteneriat_desktop.actions.consultation_archive import consultation_archive
from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.actions.publish_pack import publish_pack
from parteneriat_desktop.actions.step_documents import subjects
from parteneriat_desktop.errors import AppError, InvalidDataError
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import states
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultation_steps import PUBLISH_PACK
from parteneriat_desktop.records.problems import Problem, blocking
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.context import Place
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.pages.budgeting_dossier import BudgetingDossier
from parteneriat_desktop.ui.pages.consultation_tabs import (
    BUDGETING,
    DATES,
    DISCUSSION,
    MEETINGS,
    PARTS,
    REGISTER,
    content_of,
    has_budgeting,
)
from parteneriat_desktop.ui.pages.decision_panel import DecisionPanel
from parteneriat_desktop.ui.pages.discussion import Discussion
from parteneriat_desktop.ui.pages.dossier import Dossier, put_beside
from parteneriat_desktop.ui.pages.meetings_tab import MeetingsTab
from parteneriat_desktop.ui.pages.register_card import RegisterCard
from parteneriat_desktop.ui.pages.road_card import RoadCard
from parteneriat_desktop.ui.pages.step_card import StepCard
from parteneriat_desktop.ui.pages.terms_table import TermsTable
from parteneriat_desktop.ui.printing import print_report, write_pack
from parteneriat_desktop.ui.step_needs import needs
from parteneriat_desktop.ui.widgets.places import OneOfSeveral, Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.ordered_files import OrderedFile
    from parteneriat_desktop.ui.context import Context

RIGHT = 328


class ConsultationDossier(Dossier):
    """Everything about one consultation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._narrow = self._own = False
        self._idle = QTimer(self, singleShot=True, interval=context.draft_delay)
        self._idle.timeout.connect(self.show_needs)
        self.road_card = RoadCard(context)
        self.road_card.all_wanted.connect(self.show_terms)
        self.road = self.road_card.road
        self.outer.addWidget(self.road_card)
        self.steps = StepCard(context)
        self.steps.way_wanted.connect(self.follow)
        self.outer.addWidget(self.steps)
        self.tabs = Tabs(context.palette, [Tab(part.key, part.icon, context.text(part.words)) for part in PARTS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        self.discussion = Discussion(context, "consultation")
        self._stays = OneOfSeveral()
        self._stays.addWidget(self._register())
        self._stays.addWidget(self.discussion)
        self._places = Places(self._stays)
        self.outer.addWidget(self._places, 1)
        self.outer.addStretch(0)
        self.arrange(narrow=False)

    def load(self, record: str) -> None:
        """Show a consultation."""
        other = record != self.record
        self.record = record
        if other:
            self.flush()
        self.refresh()
        if other:
            self.show_tab(REGISTER)
            self._go_on()

    def refresh(self) -> None:
        """Read the consultation again; what was saved here is shown already."""
        found = self.consultation()
        if found is None:
            return
        self.road_card.show_road(found)
        if self._own:
            self._idle.start()
        else:
            self.register.load(found)
            self.decision.register = self.register.register
            self.decision.load(self.register.selected())
            self.discussion.load(self.record)
            self.show_needs()
        for part in PARTS:
            if part.kind:
                count = listing.count(self.context.workspace, part.kind, {"consultation": self.record})
                self.tabs.show_figure(part.key, str(count))
        self._offer_budgeting(found)
        budget = self._budget()
        if budget is not None and self.tabs.current() == BUDGETING:
            budget.refresh()
        elif self.tabs.current() != REGISTER and not self._own:
            self.show_tab(self.tabs.current())

    def consultation(self) -> Consultation | None:
        """Return the consultation as it is stored."""
        return linked(self.context.workspace, Consultation, self.record)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.entry.draft.flush()
        self.decision.draft.flush()
        self.discussion.flush()
        budget = self._budget()
        if budget is not None:
            budget.flush()

    def arrange(self, *, narrow: bool) -> None:
        """Put the decision beside the register, or show one of the two."""
        self._narrow = narrow
        least = max(self.context.look.px(RIGHT), self.decision.minimumSizeHint().width())
        put_beside(self._sides, self.decision, least, narrow=narrow)
        self.road_card.show_upright(upright=narrow)
        self._show_sides(decision=False)
        self._show_road()
        budget = self._budget()
        if budget is not None:
            budget.arrange(narrow=narrow)

    def show_tab(self, key: str) -> None:
        """Show one tab."""
        self.flush()
        self.tabs.show_current(key)
        found = self.consultation()
        if key in {REGISTER, DISCUSSION}:
            self._stays.setCurrentIndex(int(key == DISCUSSION))
            self._places.show_first()
        elif key == DATES:
            self.show_terms()
        elif found is not None:
            self._places.show_instead(self._meetings() if key == MEETINGS else content_of(self.context, key, found))
        budget = self._budget()
        if budget is not None:
            budget.arrange(narrow=self._narrow)
        self._show_road()

    def show_terms(self) -> None:
        """Show how all terms were counted."""
        found = self.consultation()
        if found is None:
            return
        self.tabs.show_current(DATES)
        shown = TermsTable(self.context, found)
        shown.closed.connect(partial(self.show_tab, REGISTER))
        self._places.show_instead(shown)
        self._show_road()

    def step(self, by: int) -> None:
        """Go to the next or previous proposal."""
        table = self.register.table
        record = table.table().id_at(table.table().row_of(self.decision.record) + by)
        if record:
            table.choose(record)

    def next_step(self) -> str | None:
        """Return the state that usually follows."""
        found = self.consultation()
        return states.next_state(found) if found is not None else None

    def take_step(self, target: str) -> None:
        """Enter a state, or explain what it still needs."""
        self.flush()
        try:
            done = finalise(self.context.workspace, "consultation", self.record, target)
        except AppError as error:
            self.steps.show_error(error)
            return
        found = self.consultation()
        if found is None:
            return
        if done.state is None:
            self.steps.show_needs(target, needs(self.context, found, done.problems), explain=True)
            return
        self.context.changed.emit("consultation", self.record)
        state = self.context.show(found.state)
        papers = list(subjects(self.context.workspace, "consultation", self.record, done.document))
        self.steps.show_done(papers, state)
        if done.document == PUBLISH_PACK:
            self.save_pack()

    def show_needs(self) -> None:
        """Say what the next step still needs."""
        found, target = self.consultation(), self.next_step()
        if found is None or target is None:
            self.steps.hide()
            return
        problems = states.problems_before(found, target, self.context.workspace)
        self.steps.show_needs(target, needs(self.context, found, problems) if blocking(problems) else [])

    def follow(self, way: Place | str | None) -> None:
        """Go to where something is put right."""
        if isinstance(way, Place):
            self.context.wanted.emit(way)
        elif way is not None:
            self.show_tab(way)
            self._go_on()
            self.register.table.setFocus()

    def save_pack(self) -> None:
        """Save what the portal and the notice board need into a new folder."""
        self._save_files("publicare", lambda: publish_pack(self.context.workspace, self.record, self.context.catalogue))

    def save_archive(self) -> None:
        """Save the dossier for the archive into a new folder."""
        catalogue = self.context.catalogue
        self._save_files("arhiva", lambda: consultation_archive(self.context.workspace, self.record, catalogue))

    def print_response(self) -> None:
        """Make the response table."""
        print_report(self.context, self, "R07", self.record)

    def is_deciding(self) -> bool:
        """Say whether the decision on a proposal is what one works at."""
        return self.tabs.current() == REGISTER and bool(self.decision.records) and not self.decision.isHidden()

    def leave(self) -> None:
        """Go one level back: from the decision to the register, from alike ones to all, else from the dossier."""
        if self.close_form():
            return
        if not self.register.all.isHidden():
            self.register.show_all()
        elif self._narrow and not self.decision.isHidden():
            self._show_sides(decision=False)
            self.register.table.setFocus()
        else:
            self.context.back.emit()

    def close_form(self) -> bool:
        """Show the budgeting projects again where the form of one took their place; say whether it did."""
        budget = self._budget()
        return budget is not None and budget.close_form()

    def _budget(self) -> BudgetingDossier | None:
        """Return the round of participatory budgeting, while its tab is shown and there is one."""
        shown = self._places.currentWidget()
        return shown if isinstance(shown, BudgetingDossier) else None

    def _offer_budgeting(self, consultation: Consultation) -> None:
        """Offer the tab of participatory budgeting to the consultations that are about it."""
        offered = has_budgeting(self.context, consultation)
        self.tabs.offer(BUDGETING, offered=offered)
        if not offered and self.tabs.current() == BUDGETING:
            self.show_tab(REGISTER)

    def _meetings(self) -> QWidget:
        """Make the meetings; counts that are saved in them do not make them anew."""
        made = MeetingsTab(self.context, self.record, narrow=self._narrow)
        made.counted.connect(partial(self._tell, "participation_count"))
        return made

    def _register(self) -> QWidget:
        """Make the register with the decision beside it."""
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._sides = QHBoxLayout(holder)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(12)
        self.register = RegisterCard(self.context)
        self.register.chosen.connect(self._show_decision)
        self.register.opened.connect(self._open)
        self.register.entered.connect(partial(self._tell, "contribution"))
        self.register.response_wanted.connect(self.print_response)
        self.entry, self.table = self.register.entry, self.register.table
        self.decision = DecisionPanel(self.context)
        self.decision.decided.connect(self._decided)
        self.decision.step_wanted.connect(self.step)
        self.decision.alike_wanted.connect(self.register.show_only)
        self.decision.response_wanted.connect(self.print_response)
        self._sides.addWidget(self.register, 1)
        self._sides.addWidget(self.decision)
        for widget in (self.register.table, self.decision):
            OwnKey(widget, QKeyCombination(Qt.Key.Key_Escape), self.leave)
        return holder

    def _show_decision(self, records: Sequence[str]) -> None:
        """Show the decision on what is chosen."""
        if records and records != self.decision.records:
            self.decision.load(records)

    def _open(self, record: str) -> None:
        """Go to the decision on a proposal; where it is shown already, to its form."""
        if self._narrow:
            self._show_sides(decision=True)
            self.decision.text.setFocus()
        else:
            open_record(self.context, "contribution", record)

    def _decided(self, records: Sequence[str]) -> None:
        """Show the answers that were given and go to the next proposal without one."""
        self.register.read_again(records)
        following = self.register.register.next_undecided(records[-1])
        if not self.register.all.isHidden():
            self.register.show_all()
        if following:
            self.table.choose(following)
        else:
            self.decision.load(self.register.selected())
        self._tell("contribution", records[-1])

    def _tell(self, entity: str, record: str) -> None:
        """Tell everybody what was saved here."""
        self._own = True
        self.context.changed.emit(entity, record)
        self._own = False

    def _go_on(self) -> None:
        """Choose the first proposal without a decision, or the first."""
        register = self.register.register
        ids = register.ids()
        target = register.next_undecided("") or (ids[0] if ids else "")
        if target:
            self.table.choose(target)
        else:
            self.decision.load([])

    def _show_sides(self, *, decision: bool) -> None:
        """Show register and decision, or one of them where there is no room for both."""
        self.register.setVisible(not (self._narrow and decision))
        self.decision.setVisible(not self._narrow or decision)

    def _show_road(self) -> None:
        """Show the road above the tabs, or among them where there is no room; a budgeting round has its own."""
        self.road_card.setVisible(self._budget() is None if not self._narrow else self.tabs.current() == DATES)

    def _save_files(self, name: str, files: Callable[[], Sequence[OrderedFile]]) -> None:
        """Save files into a new folder; what is missing for them is said above the tabs."""
        folder = f"{name}-{self.context.today:%Y-%m-%d}"
        write_pack(self.context, folder, files, self._saved_files, self._refused_files)

    def _saved_files(self, _folder: Path) -> None:
        """Say that the files are there."""
        self.context.announce(self, self.context.text(N_("The files are saved.")))

    def _refused_files(self, error: AppError) -> None:
        """Say what keeps the files from being made."""
        found = self.consultation()
        problems = [one for one in getattr(error, "problems", ()) if isinstance(one, Problem)]
        if isinstance(error, InvalidDataError) and problems and found is not None:
            target = "archived" if states.next_state(found) == "archived" else "announced"
            self.steps.show_needs(target, needs(self.context, found, problems), explain=True)
        else:
            self.steps.show_error(error)
