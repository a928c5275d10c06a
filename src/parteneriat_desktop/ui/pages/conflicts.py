"""Conflicts: fields that two sides changed without knowing of each other: ours, theirs, before, result.

Nothing is lost: what is not chosen stays in the history. Choices are saved together; what is not
chosen yet stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import conflicts
from parteneriat_desktop.errors import AppError, Counted
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.comparing import Comparison, compare
from parteneriat_desktop.ui.merged import Merged, merged_fields, merged_title, merged_words
from parteneriat_desktop.ui.pages.conflict_rows import ConflictRow, column_heads
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, empty_state, rule, scrolling
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.store.conflicts import Conflict
    from parteneriat_desktop.ui.context import Context, Place

LEFT = 232


class ConflictsPage(Page):
    """Records with competing values."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.rows: list[ConflictRow] = []
        self._open: dict[tuple[str, str], list[Conflict]] = {}
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._left_card())
        self._card = Card(padded=False)
        body.addWidget(self._card, 1)
        self.outer.addLayout(body, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.forget)

    def show_place(self, place: Place) -> None:
        """Show the records in conflict, perhaps one of them."""
        self.refresh()
        if place.record:
            self.list.choose(f"{place.entity}:{place.record}")

    def refresh(self) -> None:
        """Read the conflicts again."""
        context = self.context
        current = self.list.current_id()
        self._open = {}
        for conflict in conflicts.conflicts(context.workspace):
            self._open.setdefault((conflict.entity, conflict.record), []).append(conflict)
        rows = [
            (f"{name}:{record}", self._cells(name, record, len(found))) for (name, record), found in self._open.items()
        ]
        self.list.table().reload(FixedRows(rows))
        if not self.list.choose(current) and not self.list.choose(self.list.table().id_at(0)):
            self._show_record()
        self._describe()

    def primary(self) -> None:
        """Save what is chosen."""
        self.save()

    def arrange(self) -> None:
        """Leave the list of records out where there is no room for it."""
        self._left.setVisible(not self.narrow)

    def save(self) -> None:
        """Save the chosen values; the rest stays open."""
        chosen = [row for row in self.rows if row.chosen()]
        workspace = self.context.workspace
        try:
            for row in chosen:
                conflict = row.comparison.conflict
                if row.own_text() is not None:
                    conflicts.decide(workspace, conflict.entity, conflict.record, conflict.field, row.own_text())
                else:
                    conflicts.take(workspace, conflict.entity, conflict.record, conflict.field, row.chosen())
        except AppError as error:
            say = self.context.say
            self._news.addWidget(Banner(say(error.advice), Tone.ERR, self.context.palette, strong=say(error.sentence)))
            return
        if chosen:
            words = Counted("{count} field resolved", "{count} fields resolved", len(chosen))
            self.context.announce(self, self.context.say(words))
            self.context.changed.emit("", "")

    def take_all(self, *, ours: bool) -> None:
        """Choose our or their values for all fields not yet chosen."""
        for row in self.rows:
            if not row.chosen():
                row.take_side(ours=ours)

    def forget(self) -> None:
        """Take back all choices that are not saved."""
        for row in self.rows:
            row.forget()

    def _left_card(self) -> Card:
        """Make the list of records in conflict."""
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
        promise = N_("Nothing is lost: values that are not chosen stay in the history and can be taken up again.")
        words = label(context.text(promise), "small", wrap=True)
        words.setContentsMargins(16, 8, 16, 10)
        self._left.body.addWidget(words)
        return self._left

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

    def _show_record(self, _chosen: str = "") -> None:
        """Show the fields in conflict of the chosen record."""
        clear_layout(self._card.body)
        self.rows = []
        context = self.context
        found = self._open.get(self._key(), [])
        if not found:
            self._card.body.addWidget(
                empty_state(context.text(N_("No conflict. What others sent was merged by itself.")))
            )
            self._describe()
            return
        comparisons = [one for conflict in found if (one := compare(context, conflict)) is not None]
        self._add_title(found[0])
        self._news = QVBoxLayout()
        self._card.body.addLayout(self._news)
        self._add_rows(comparisons)
        self._add_buttons()
        self._describe()

    def _add_title(self, conflict: Conflict) -> None:
        """Say which record it is and what is asked."""
        context = self.context
        holder = QWidget()
        holder.setProperty("look", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(15, 12, 15, 8)
        column.setSpacing(2)
        title = title_of(context.workspace.find(conflict.entity, conflict.record), context.catalogue)
        column.addWidget(label(title, "card-title", wrap=True))
        words = N_(
            "Both of you changed the same fields without knowing of each other. "
            "Choose for each; every choice can be taken back."
        )
        column.addWidget(label(context.text(words), "small", wrap=True))
        self._card.body.addWidget(holder)

    def _add_rows(self, comparisons: list[Comparison]) -> None:
        """Add one row for each field."""
        context = self.context
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(column_heads(context, comparisons))
        for comparison in comparisons:
            row = ConflictRow(context, comparison)
            row.changed.connect(self._describe)
            self.rows.append(row)
            column.addWidget(row)
            column.addWidget(rule())
        if merged := merged_fields(context, [comparison.conflict for comparison in comparisons]):
            column.addWidget(self._merged_strip(merged))
        column.addStretch(1)
        self._card.body.addWidget(scrolling(content), 1)

    def _merged_strip(self, merged: list[Merged]) -> QWidget:
        """Name the fields of this record that needed no question."""
        context = self.context
        holder = QWidget()
        holder.setProperty("look", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        title = label(merged_title(context, merged), "strong", wrap=True)
        column.addWidget(icon_line("circle-check", context.palette.ok, title))
        words = label(merged_words(context, merged), wrap=True)
        words.setContentsMargins(20, 0, 0, 0)
        column.addWidget(words)
        return holder

    def _add_buttons(self) -> None:
        """Add the buttons for all fields that are not chosen yet."""
        context, palette = self.context, self.context.palette
        self._card.body.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(15, 6, 15, 4)
        row.setSpacing(8)
        row.addWidget(label(context.text(N_("For all fields not chosen:")), "muted"))
        ours = context.text(N_("Keep our values"))
        theirs = context.text(N_("Take their values"))
        row.addWidget(button(ours, palette, lambda: self.take_all(ours=True), icon_name="landmark"))
        row.addWidget(button(theirs, palette, lambda: self.take_all(ours=False), icon_name="users"))
        row.addStretch(1)
        row.addWidget(button(context.text(N_("Take back the choices")), palette, self.forget, icon_name="undo-2"))
        self._card.body.addLayout(row)

    def _describe(self) -> None:
        """Show title and the button that saves what is chosen."""
        context, palette = self.context, self.context.palette
        above = [context.text(N_("Send and receive")), context.text(N_("Conflicts"))]
        self.head.describe(context.text(N_("Conflicts to resolve")), above=above)
        chosen = sum(bool(row.chosen()) for row in self.rows)
        later = button(context.text(N_("Later")), palette, context.back.emit)
        if not chosen:
            self.head.put_actions([later])
            return
        words = context.say(Counted("Save the {count} chosen", "Save the {count} chosen", chosen))
        self.head.put_actions([later, primary(words, palette, self.save, icon_name="check")])
