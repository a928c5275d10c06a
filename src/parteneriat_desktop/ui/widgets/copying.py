"""A button that copies a text and answers in its own place for two seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.icons import icon
from parteneriat_desktop.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from parteneriat_desktop.ui.context import Context

#: How long "Copied" stands in place of a button's words, in milliseconds.
ANSWER = 2000


def copy_button(context: Context, words: str, text: Callable[[], str], name: str) -> QPushButton:
    """Make the button; what it copies is asked for when it is pressed."""
    made = button(words, context.palette, icon_name="copy", look="small")
    made.setAccessibleName(name)

    def restore() -> None:
        made.setText(f" {words}")
        made.setIcon(icon("copy", context.palette.text, 16))

    def copy(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the answer of a signal
        QGuiApplication.clipboard().setText(text())
        copied = context.text(N_("Copied"))
        made.setText(f" {copied}")
        made.setIcon(icon("check", context.palette.ok, 16))
        context.announce(made, copied)
        QTimer.singleShot(ANSWER, made, restore)

    made.clicked.connect(copy)
    return made
