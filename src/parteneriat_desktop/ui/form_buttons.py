"""The row of buttons under a form: draft state, fields to correct, more actions, discard, save.

Deleting, undoing and finalising are ordinary actions of the journal; each can be taken back, so
none of them asks first. Only erasing personal data cannot be taken back, and asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Counted
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.icons import icon
from parteneriat_desktop.ui.widgets.buttons import button, link, primary
from parteneriat_desktop.ui.widgets.cards import clear_layout, rule
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.form import Form


class ButtonRow(QWidget):
    """What can be done with the record in the form."""

    history_wanted = Signal()
    finalise_wanted = Signal()
    undo_wanted = Signal()
    delete_wanted = Signal()
    erase_wanted = Signal()
    return_wanted = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        context = form.context
        palette = context.palette
        self.setProperty("look", "clear")
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(rule())
        self._states = QHBoxLayout()
        self._states.setSpacing(12)
        self._place = QHBoxLayout()
        self._place.setSpacing(8)
        outer.addLayout(self._place)
        self._draft = QHBoxLayout()
        self._faults = QHBoxLayout()
        self._states.addLayout(self._draft)
        self._states.addLayout(self._faults)
        self._states.addStretch(1)
        self.more = button(context.text(N_("More")), palette, icon_name="ellipsis")
        self.more.setMenu(self._menu())
        self.discard = button(context.text(N_("Discard")), palette, form.discard)
        self.save = primary(context.text(N_("Save (Ctrl+S)")), palette, form.save, icon_name="save")
        self._actions = QHBoxLayout()
        self._actions.addLayout(Flow([self.more, self.discard, self.save]))
        self._place.addLayout(self._states, 1)
        self._place.addLayout(self._actions)

    def stack(self) -> None:
        """Put the states above the buttons, for narrow forms; more actions are an icon with a name."""
        self.more.setText("")
        self.more.setToolTip(self.more.accessibleName())
        self._place.removeItem(self._actions)
        self._outer.addLayout(self._actions)

    def show_record(self, *, stored: bool) -> None:
        """Offer what can be done with a stored record, or with a new one."""
        self.more.setVisible(stored)
        clear_layout(self._draft)

    def show_no_draft(self) -> None:
        """Say nothing: all that was typed is what is stored."""
        clear_layout(self._draft)

    def show_draft(self) -> None:
        """Say that a draft was kept, and when."""
        clear_layout(self._draft)
        self._say("pencil", "small", self._at(N_("Draft kept at {time}")))

    def show_saved(self) -> None:
        """Say that the record was saved, and when."""
        clear_layout(self._draft)
        self._say("circle-check", "ok", self._at(N_("Saved at {time}")))

    def show_faults(self, count: int) -> None:
        """Say how many fields must be corrected, with a way there."""
        clear_layout(self._faults)
        if not count:
            return
        context = self._form.context
        words = label(context.say(Counted("{count} field to correct", "{count} fields to correct", count)), "err")
        self._faults.addWidget(icon_line("circle-alert", context.palette.err, words))
        self._faults.addWidget(link(context.text(N_("Go to the field")), context.palette, self._form.go_to_fault))

    def _say(self, icon_name: str, look: str, words: str) -> None:
        """Show icon and words at the left."""
        palette = self._form.context.palette
        colour = palette.ok if look == "ok" else palette.muted
        self._draft.addWidget(icon_line(icon_name, colour, label(words, look)))

    def _at(self, template: str) -> str:
        """Fill the present time into a sentence."""
        context = self._form.context
        now = context.workspace.clock.now().astimezone()
        return context.text(template).format(time=formatting.show_time(now.time(), context.catalogue))

    def _menu(self) -> QMenu:
        """Make the menu of what is done less often."""
        context = self._form.context
        menu = QMenu(self)
        entries = (
            ("circle-check", N_("Check and finalise"), self.finalise_wanted, ""),
            ("history", N_("History"), self.history_wanted, ""),
            ("undo-2", N_("Take back the last change"), self.undo_wanted, "Ctrl+Z"),
            ("corner-up-left", N_("Return for correction…"), self.return_wanted, ""),
            ("trash-2", N_("Delete"), self.delete_wanted, ""),
            ("eye-off", N_("Erase personal data…"), self.erase_wanted, ""),
        )
        for icon_name, text, signal, keys in entries:
            action = menu.addAction(icon(icon_name, context.palette.text, 16), context.text(text))
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit())
            if keys:
                action.setShortcut(QKeySequence(keys))
        return menu
