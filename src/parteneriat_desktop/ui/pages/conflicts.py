"""Conflicts: fields that two sides changed without knowing of each other: ours, theirs, before, result.

Rules of this module:

1. Nothing is lost: what is not chosen stays in the history. The choices of a record are saved together, as one
   change; what is not chosen yet stays open.
2. Ctrl+Z takes back the last choice; where none is left, what was saved last.
3. Choices outlive a package that arrives meanwhile and the way to another record. Only a field that got another
   version is chosen again, and it is said.
4. Where there is no room, one field is shown at a time; Ctrl+PageDown goes on, also to the next record.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from parteneriat_desktop.actions import change_record, conflicts, inbox
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.conflict_board import ConflictBoard
from parteneriat_desktop.ui.pages.merged_card import merged_note, nothing_open
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, rule
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.inbox import ReceivedBundle
    from parteneriat_desktop.store.conflicts import Conflict
    from parteneriat_desktop.ui.context import Context, Place

LEFT = 232


class ConflictsPage(Page):
    """Records with competing values."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._open: dict[tuple[str, str], list[Conflict]] = {}
        self._saved: list[list[tuple[str, str]]] = []
        self._last: ReceivedBundle | None = None
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._left_card())
        self.board = ConflictBoard(context)
        self.board.changed.connect(self._describe)
        self.board.beyond.connect(self._step)
        body.addWidget(self.board, 1)
        self.outer.addLayout(body, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.take_back)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, lambda: self.board.step(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self, lambda: self.board.step(-1))

    def show_place(self, place: Place) -> None:
        """Show the records in conflict, perhaps one of them."""
        self.refresh()
        if place.record:
            self.list.choose(f"{place.entity}:{place.record}")

    def refresh(self) -> None:
        """Read the conflicts again; what was chosen stays (rule 3)."""
        context = self.context
        self.board.keep()
        current = self.list.current_id()
        received = inbox.inbox(context.workspace)
        self._last = next((one for one in received if one.kind != "enrolment"), None)
        self._show_merged(next((one for one in received if one.merged), None))
        self._open = {}
        for conflict in conflicts.conflicts(context.workspace):
            self._open.setdefault((conflict.entity, conflict.record), []).append(conflict)
        rows = [
            (f"{name}:{record}", self._cells(name, record, len(found))) for (name, record), found in self._open.items()
        ]
        self.list.table().reload(FixedRows(rows))
        if not self.list.choose(current) and not self.list.choose(self.list.table().id_at(0)):
            self._show_record("")
        self._describe()

    def primary(self) -> None:
        """Save what is chosen."""
        self.save()

    def arrange(self) -> None:
        """Leave the list of records out where there is no room for it, and show one field at a time."""
        self._left.setVisible(not self.narrow)
        self.board.narrow = self.narrow
        self._show_record("")

    def save(self) -> None:
        """Save the chosen values of the record as one change; the rest stays open."""
        decisions = self.board.decisions()
        if not decisions:
            return
        try:
            saved = conflicts.settle(self.context.workspace, decisions)
        except AppError as error:
            self.board.say(error.advice, Tone.ERR, strong=error.sentence)
            return
        self.board.settled(decisions)
        self._saved.append(saved)
        words = Counted("{count} field resolved", "{count} fields resolved", len(decisions))
        self.context.announce(self, self.context.say(words))
        self.context.changed.emit("", "")
        self.board.say(Sentence("Ctrl+Z takes it back."), Tone.OK, strong=words)

    def take_back(self) -> None:
        """Take back the last choice, else what was saved last (rule 2)."""
        if self.board.take_back() or not self._saved:
            return
        try:
            for name, record in self._saved.pop():
                change_record.undo(self.context.workspace, name, record)
        except AppError as error:
            self.board.say(error.advice, Tone.ERR, strong=error.sentence)
            return
        self.context.changed.emit("", "")
        words = Sentence("The values shown before stand again; both stay in the history.")
        self.board.say(words, Tone.INFO, strong=Sentence("Taken back"))

    def _left_card(self) -> Card:
        """Make the list of records in conflict, what merged by itself, and the promise."""
        context = self.context
        self._left = Card(padded=False)
        self._left.setFixedWidth(context.look.px(LEFT))
        self._left.add_head(context.text(N_("Records")))
        columns = (Column(context.text(N_("Record"))), Column(context.text(N_("Fields")), 72))
        self.list = TableView(
            TableModel(columns, FixedRows([])),
            context.text(N_("Records with conflicts")),
            context.look,
            Rules(50, lines=True),
        )
        self.list.horizontalHeader().hide()
        self.list.chosen.connect(self._show_record)
        self._left.body.addWidget(self.list, 1)
        self._merged = QVBoxLayout()
        self._left.body.addLayout(self._merged)
        promise = N_("Nothing is lost: values that are not chosen stay in the history and can be taken up again.")
        words = label(context.text(promise), "small", wrap=True)
        words.setContentsMargins(16, 8, 16, 10)
        self._left.body.addWidget(words)
        return self._left

    def _show_merged(self, bundle: ReceivedBundle | None) -> None:
        """Say below the records what merged by itself."""
        clear_layout(self._merged)
        if bundle is not None:
            self._merged.addWidget(rule())
            self._merged.addWidget(merged_note(self.context, bundle, partial(self.board.list_merged, bundle)))

    def _cells(self, name: str, record: str, count: int) -> list[Cell]:
        """Show one record in conflict."""
        context = self.context
        title = title_of(context.workspace.find(name, record), context.catalogue)
        return [
            Cell(title, kind_of(name, context.catalogue), Kind.STRONG),
            Cell(str(count), kind=Kind.CHIP, icon="git-merge", tone=Tone.WARN),
        ]

    def _key(self) -> tuple[str, str]:
        """Return the chosen record."""
        name, _, record = self.list.current_id().partition(":")
        return name, record

    def _show_record(self, _chosen: str) -> None:
        """Show the fields in conflict of the chosen record."""
        self.board.show_record(self._open.get(self._key(), []), nothing_open(self.context, self._last))
        self._describe()

    def _step(self, by: int) -> None:
        """Go to the record before or after the chosen one."""
        keys = [f"{name}:{record}" for name, record in self._open]
        if keys:
            current = keys.index(self.list.current_id()) if self.list.current_id() in keys else 0
            self.list.choose(keys[(current + by) % len(keys)])

    def _describe(self) -> None:
        """Show title, how many fields the batch is about, and the button that saves what is chosen."""
        context, palette = self.context, self.context.palette
        above = [context.text(N_("Send and receive")), context.text(N_("Conflicts"))]
        self.head.describe(context.text(N_("Conflicts to resolve")), above=above)
        self.board.describe()
        chosen = len(self.board.decisions())
        later = button(context.text(N_("Later")), palette, context.back.emit)
        if not chosen:
            self.head.put_actions([later])
            return
        words = context.say(Counted("Save the {count} chosen", "Save the {count} chosen", chosen))
        self.head.put_actions([later, primary(words, palette, self.save, icon_name="check")])
