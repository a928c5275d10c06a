"""The fields in conflict of one record, to choose from: rows, what merged by itself, buttons for all of them.

Choices outlive a package that arrives meanwhile and the way to another record; a field that got another version
is chosen again, and it is said.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions.conflicts import Decision
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.comparing import Comparison, compare
from parteneriat_desktop.ui.merged import Merged, merged_fields, merged_title, merged_words
from parteneriat_desktop.ui.pages.conflict_heads import SIDES, column_heads, head_sides
from parteneriat_desktop.ui.pages.conflict_rows import Chosen, ConflictRow
from parteneriat_desktop.ui.pages.merged_card import merged_table
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, square
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, empty_state, rule, scrolling
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.inbox import ReceivedBundle
    from parteneriat_desktop.store.conflicts import Conflict
    from parteneriat_desktop.ui.context import Context


class ConflictBoard(Card):
    """The fields of one record."""

    #: Something was chosen or taken back.
    changed = Signal()
    #: The record before or after this one is wanted.
    beyond = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self.narrow = False
        self.rows: list[ConflictRow] = []
        #: What was chosen and not saved, by entity, record and field, with the values it was chosen among.
        self._kept: dict[tuple[str, str, str], tuple[frozenset[str], Chosen]] = {}
        self._steps: list[list[ConflictRow]] = []
        self._at = 0
        self._news = QVBoxLayout()

    def show_record(self, found: Sequence[Conflict], nothing: str) -> None:
        """Show the fields in conflict of a record, or say that there is nothing."""
        self.keep()
        self._clear()
        self._news = QVBoxLayout()
        self._news.setContentsMargins(15, 8, 15, 0)
        if not found:
            self.body.addLayout(self._news)
            self.body.addWidget(empty_state(nothing))
            return
        comparisons = [one for conflict in found if (one := compare(self.context, conflict)) is not None]
        self._add_title(found[0])
        self.body.addLayout(self._news)
        self._add_rows(comparisons)
        self._add_buttons()
        self._put_back()
        self._show_one()

    def decisions(self) -> list[Decision]:
        """Return what was decided in the rows shown."""
        return [_decision(row) for row in self.rows if row.chosen()]

    def settled(self, decisions: Sequence[Decision]) -> None:
        """Forget what has been saved."""
        for one in decisions:
            self._kept.pop((one.entity, one.record, one.field), None)
        self.rows = []
        self._steps.clear()

    def take_back(self) -> bool:
        """Take back the last choice; say whether there was one."""
        if not self._steps:
            return False
        for row in self._steps.pop():
            row.step_back()
        return True

    def take_all(self, *, ours: bool) -> None:
        """Choose our or their values for all fields not yet chosen, as one step."""
        touched = [row for row in self.rows if not row.chosen()]
        known = len(self._steps)
        for row in touched:
            row.take_side(ours=ours)
        self._steps[known:] = [touched] if touched else []

    def forget(self) -> None:
        """Take back all choices of the record that are not saved."""
        self._steps.clear()
        for row in self.rows:
            row.forget()

    def step(self, by: int) -> None:
        """Go to the next field where one is shown at a time, beyond the last one to the next record."""
        position = self._at + by
        if self.narrow and 0 <= position < len(self.rows):
            self._at = position
            self._show_one()
            self.rows[position].focus()
        else:
            self.beyond.emit(by)

    def keep(self) -> None:
        """Remember what is chosen in the rows shown."""
        for row in self.rows:
            if row.chosen():
                self._kept[row.comparison.key] = (row.comparison.changes, row.state())
            else:
                self._kept.pop(row.comparison.key, None)

    def list_merged(self, bundle: ReceivedBundle) -> None:
        """List in the place of the fields what merged by itself."""
        self.keep()
        self._clear()
        self.add_head(self.context.text(N_("Merged by themselves")))
        self.body.addWidget(merged_table(self.context, bundle), 1)

    def say(self, words: Sentence, tone: Tone, *, strong: Sentence | None = None) -> None:
        """Say something above the fields."""
        context = self.context
        clear_layout(self._news)
        first = "" if strong is None else context.say(strong)
        self._news.addWidget(Banner(context.say(words), tone, context.palette, strong=first))
        context.announce(self, f"{first} {context.say(words)}".strip())

    def describe(self) -> None:
        """Say how many fields the batch is about."""
        if self.rows and not self.narrow:
            open_fields = sum(not row.chosen() for row in self.rows)
            words = Counted("For {count} field not chosen:", "For all {count} fields not chosen:", open_fields)
            done = self.context.text(N_("Every field is chosen."))
            self._batch.setText(self.context.say(words) if open_fields else done)

    def _clear(self) -> None:
        """Empty the card."""
        clear_layout(self.body)
        self.rows = []
        self._steps.clear()
        self._at = 0

    def _put_back(self) -> None:
        """Choose again what was chosen before, and say which fields got another version (rule 3)."""
        outdated = 0
        for row in self.rows:
            changes, state = self._kept.get(row.comparison.key, (row.comparison.changes, Chosen()))
            if changes == row.comparison.changes:
                row.put(state)
            else:
                outdated += 1
                del self._kept[row.comparison.key]
        if outdated:
            words = Counted(
                "A new version has arrived; choose again for {count} field.",
                "New versions have arrived; choose again for {count} fields.",
                outdated,
            )
            self.say(words, Tone.WARN)

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
        self.body.addWidget(holder)

    def _add_rows(self, comparisons: list[Comparison]) -> None:
        """Add one row for each field."""
        context = self.context
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heads = () if self.narrow else head_sides(comparisons)
        if heads:
            column.addWidget(column_heads(context, comparisons))
        for comparison in comparisons:
            row = ConflictRow(context, comparison, heads)
            row.changed.connect(self._tell)
            row.chose.connect(lambda row=row: self._steps.append([row]))
            row.across.connect(partial(self._move, row))
            self.rows.append(row)
            column.addWidget(row)
            if heads:
                column.addWidget(rule())
        if merged := merged_fields(context, [comparison.conflict for comparison in comparisons]):
            column.addWidget(self._merged_strip(merged))
        column.addStretch(1)
        self.body.addWidget(scrolling(content, sideways=len(heads) > SIDES), 1)

    def _move(self, row: ConflictRow, by: int) -> None:
        """Give the focus to the row below or above."""
        position = self.rows.index(row) + by
        if self.narrow:
            self.step(by)
        elif 0 <= position < len(self.rows):
            self.rows[position].focus()

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
        """Add what is done with all fields that are not chosen yet; where one is shown at a time, the way on."""
        context, palette = self.context, self.context.palette
        self.body.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(15, 6, 15, 4)
        row.setSpacing(8)
        if self.narrow:
            self._position = label("", "muted")
            row.addWidget(square("chevron-left", context.text(N_("Previous field")), palette, lambda: self.step(-1)))
            row.addWidget(self._position)
            row.addWidget(square("chevron-right", context.text(N_("Next field")), palette, lambda: self.step(1)))
        else:
            self._batch = label("", "muted")
            row.addWidget(self._batch)
            ours = context.text(N_("Keep our values"))
            theirs = context.text(N_("Take their values"))
            row.addWidget(button(ours, palette, lambda: self.take_all(ours=True), icon_name="landmark"))
            row.addWidget(button(theirs, palette, lambda: self.take_all(ours=False), icon_name="users"))
        row.addStretch(1)
        row.addWidget(button(context.text(N_("Take back the choices")), palette, self.forget, icon_name="undo-2"))
        self.body.addLayout(row)

    def _show_one(self) -> None:
        """Show one field only where there is no room for all."""
        if not self.narrow:
            return
        for position, row in enumerate(self.rows):
            row.setVisible(position == self._at)
        words = Sentence("Field {number} of {all}", number=self._at + 1, all=len(self.rows))
        self._position.setText(self.context.say(words))

    def _tell(self) -> None:
        """Tell that something was chosen."""
        self.describe()
        self.changed.emit()


def _decision(row: ConflictRow) -> Decision:
    """Return what was decided in a row."""
    name, record, field = row.comparison.key
    own = row.own_text()
    return Decision(name, record, field, value=own) if own is not None else Decision(name, record, field, row.chosen())
