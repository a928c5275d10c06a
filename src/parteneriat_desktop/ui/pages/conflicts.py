"""Conflicts: fields that two sides changed without knowing of each other: ours, theirs, before, result.

Nothing is lost: what is not chosen stays in the history. Choices are saved together; what is not
chosen yet stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parteneriat_desktop.actions import conflicts
from parteneriat_desktop.errors import AppError, Counted
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.comparing import Comparison, compare
from parteneriat_desktop.ui.pages.conflict_rows import ConflictRow, column_heads
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, empty_state, rule, scrolling
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.store.conflicts import Conflict
    from parteneriat_desktop.ui.context import Context, Place

LEFT = 232
_KEY = int(Qt.ItemDataRole.UserRole)


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

    def show_place(self, place: Place) -> None:
        """Show the records in conflict, perhaps one of them."""
        self.refresh()
        if place.record:
            for row in range(self.list.count()):
                if self.list.item(row).data(_KEY)[1] == place.record:
                    self.list.setCurrentRow(row)

    def refresh(self) -> None:
        """Read the conflicts again."""
        context = self.context
        current = self._key()
        self._open = {}
        for conflict in conflicts.conflicts(context.workspace):
            self._open.setdefault((conflict.entity, conflict.record), []).append(conflict)
        self.list.clear()
        for (name, record), found in self._open.items():
            title = title_of(context.workspace.find(name, record), context.catalogue)
            words = Counted("{count} field", "{count} fields", len(found))
            item = QListWidgetItem(f"{title}\n{kind_of(name, context.catalogue)} · {context.say(words)}")
            item.setData(_KEY, (name, record))
            item.setToolTip(title)
            self.list.addItem(item)
        keys = list(self._open)
        self.list.setCurrentRow(keys.index(current) if current in keys else 0 if keys else -1)
        if not keys:
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
        self._left = Card()
        self._left.setFixedWidth(context.look.px(LEFT))
        self._left.add_head(context.text(N_("Records")))
        self.list = QListWidget()
        self.list.setAccessibleName(context.text(N_("Records with conflicts")))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_record)
        self._left.body.addWidget(self.list, 1)
        promise = N_("Nothing is lost: values that are not chosen stay in the history and can be taken up again.")
        self._left.body.addWidget(label(context.text(promise), "small", wrap=True))
        return self._left

    def _key(self) -> tuple[str, str]:
        """Return the chosen record."""
        item = self.list.currentItem()
        key = item.data(_KEY) if self.list.currentRow() >= 0 else ("", "")
        return (str(key[0]), str(key[1]))

    def _show_record(self, _row: int = 0) -> None:
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
        column.setContentsMargins(15, 12, 15, 0)
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
        column.addStretch(1)
        self._card.body.addWidget(scrolling(content), 1)

    def _add_buttons(self) -> None:
        """Add the buttons for all fields that are not chosen yet."""
        context, palette = self.context, self.context.palette
        self._card.body.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(15, 4, 15, 8)
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
