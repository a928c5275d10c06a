"""One record with everything a person does to it: its form, its history, undo, delete, finalise, erase.

A deletion shows a bar with "Bring back" in place of the form; nothing asks first, everything can be
taken back. Only what is erased for good is asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.actions import change_record, finalise, show_records
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.chips import state_chip
from parteneriat_desktop.ui.erasing import Erasing
from parteneriat_desktop.ui.form import Form
from parteneriat_desktop.ui.history import history_table
from parteneriat_desktop.ui.pages.standing import standing_lines
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, column_of, rule
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context


class RecordPanel(Card):
    """A card with the title and state of a record, and its form."""

    saved = Signal(str)
    deleted = Signal()

    def __init__(
        self, context: Context, name: str, *, columns: int = 2, titled: bool = True, hidden: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.context = context
        self.kind = _kind(name)
        self.record = ""
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._titled = titled
        if titled:
            self.body.addLayout(self._head)
            self.body.addWidget(rule())
        self.form = Form(context, self.kind, columns=columns, hidden=hidden)
        if columns == 1:
            self.form.buttons.stack()
        self._places = Places(self.form)
        self.body.addWidget(self._places, 1)
        self.form.saved.connect(self._saved)
        buttons = self.form.buttons
        buttons.history_wanted.connect(self.show_history)
        buttons.undo_wanted.connect(self.undo)
        buttons.delete_wanted.connect(self.delete)
        buttons.finalise_wanted.connect(self.finalise)
        buttons.erase_wanted.connect(self.erase)
        buttons.return_wanted.connect(self.return_it)

    def load(self, record: str = "", preset: Mapping[str, Wire] | None = None, field: str = "") -> None:
        """Show a record, or the form of a new one."""
        self.record = record
        self._show(self.form)
        self.form.load(record, preset, field)
        self._show_title()

    def undo(self) -> None:
        """Take back the last change of the record."""
        self._do(lambda: change_record.undo(self.context.workspace, self.kind.ENTITY, self.record))

    def finalise(self) -> None:
        """Check the record for its next state; problems are shown beside their fields."""
        if self.form.changed() and not self.form.save():
            return
        outcome = finalise.finalise(self.context.workspace, self.kind.ENTITY, self.record)
        self.load(self.record)
        if outcome.problems:
            self.form.show_problems(outcome.problems)
        if outcome.state is not None:
            self.context.changed.emit(self.kind.ENTITY, self.record)

    def delete(self) -> None:
        """Delete the record and offer to bring it back."""
        title = title_of(self._typed(), self.context.catalogue)
        if not self._try(lambda: change_record.delete(self.context.workspace, self.kind.ENTITY, self.record)):
            return
        back = button(self.context.text(N_("Bring back")), self.context.palette, self._bring_back, icon_name="undo-2")
        words = self.context.say(Sentence("“{title}” is deleted. Its history is kept.", title=title))
        self._show(column_of([Banner(words, Tone.INFO, self.context.palette, action=back)]))
        self.context.changed.emit(self.kind.ENTITY, self.record)
        self.deleted.emit()

    def erase(self) -> None:
        """Ask what is to be erased of the record for good, then erase it."""
        Erasing(self.context, self.kind, self.record, self._erased, self.form.say).ask()

    def return_it(self) -> None:
        """Go where the record is returned with a reason."""
        self.context.go("corrections", about_kind=self.kind.ENTITY, about_record=self.record)

    def _erased(self, words: Sequence[str]) -> None:
        """Show the record as it is now, under what was done."""
        self.load(self.record)
        back = link(
            self.context.text(N_("Back to the form")), self.context.palette, self._back, icon_name="chevron-left"
        )
        said = [Banner(one, Tone.INFO, self.context.palette) for one in words]
        self._show(column_of([back, *said]))
        self.context.changed.emit(self.kind.ENTITY, self.record)

    def show_history(self) -> None:
        """Show who changed what, and when."""
        history = show_records.history(self.context.workspace, self.kind.ENTITY, self.record)
        back = link(
            self.context.text(N_("Back to the form")), self.context.palette, self._back, icon_name="chevron-left"
        )
        standing = standing_lines(self.context, self.kind.ENTITY, self.record)
        self._show(column_of([back, standing, history_table(self.context, self.kind, history)], stretch=False))
        back.setFocus()

    def _bring_back(self) -> None:
        """Bring the deleted record back."""
        self._do(lambda: change_record.undelete(self.context.workspace, self.kind.ENTITY, self.record))

    def _back(self) -> None:
        """Show the form again."""
        self._show(self.form)

    def _do(self, action: Callable[[], None]) -> None:
        """Do something to the stored record and show what it has become."""
        if self._try(action):
            self.load(self.record)
            self.context.changed.emit(self.kind.ENTITY, self.record)

    def _try(self, action: Callable[[], None]) -> bool:
        """Do something; a refusal is said above the record, which stays as it was."""
        try:
            action()
        except AppError as error:
            self.form.say(error)
            return False
        return True

    def _saved(self, record: str) -> None:
        """Show the title of what was saved."""
        self.record = record
        self._show_title()
        self.saved.emit(record)

    def _typed(self) -> Record | None:
        """Return the stored record."""
        return self.context.workspace.find(self.kind.ENTITY, self.record) if self.record else None

    def _show(self, widget: QWidget) -> None:
        """Show the form, or something in its place."""
        if widget is self.form:
            self._places.show_first()
        else:
            self._places.show_instead(widget)

    def _show_title(self) -> None:
        """Show title, kind and state."""
        if not self._titled:
            return
        clear_layout(self._head)
        typed = self._typed()
        new = self.context.say(Sentence("New: {kind}", kind=Sentence(self.kind.NAME)))
        self._head.addWidget(ElidedLabel(title_of(typed, self.context.catalogue) if typed else new, "card-title"), 1)
        chip = state_chip(self.context, typed)
        if chip is not None:
            self._head.addWidget(chip)


def _kind(name: str) -> type[Record]:
    """Return the class of a kind of record that a page shows."""
    kind = entity(name)
    if kind is None:
        raise KeyError(name)
    return kind
