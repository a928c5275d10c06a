"""Buttons: ordinary, primary (one a page), small, link, square with an icon only.

An icon-only button has a name for screen readers and a tooltip. Enter presses the button that has
the focus, as Space does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from parteneriat_desktop.ui.icons import icon

if TYPE_CHECKING:
    from parteneriat_desktop.ui.palette import Palette

Pressed = Callable[[], object]


def _made(text: str, look: str, pressed: Pressed | None) -> QPushButton:
    """Make a button with a look of the style sheet."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if look:
        made.setProperty("look", look)
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def button(
    text: str, palette: Palette, pressed: Pressed | None = None, *, icon_name: str = "", look: str = ""
) -> QPushButton:
    """Make a button with an icon before its words."""
    made = _made(f" {text}" if icon_name else text, look, pressed)
    if icon_name:
        colour = palette.on_accent if look == "primary" else palette.accent if look == "link" else palette.text
        made.setIcon(icon(icon_name, colour, 16))
        made.setIconSize(QSize(16, 16))
        made.setAccessibleName(text)
    return made


def primary(text: str, palette: Palette, pressed: Pressed | None = None, *, icon_name: str = "") -> QPushButton:
    """Make the primary button of a page."""
    return button(text, palette, pressed, icon_name=icon_name, look="primary")


def link(
    text: str, palette: Palette, pressed: Pressed | None = None, *, icon_name: str = "", onward: bool = False
) -> QPushButton:
    """Make a button that reads as a link; ``onward`` adds the chevron of going to another page."""
    made = button(text, palette, pressed, icon_name=icon_name, look="link")
    if onward:
        made.setIcon(icon("chevron-right", palette.accent, 16))
        made.setIconSize(QSize(14, 14))
        made.setText(text)
        made.setLayoutDirection(made.layoutDirection().RightToLeft)
        made.setAccessibleName(text)
    return made


def square(icon_name: str, name: str, palette: Palette, pressed: Pressed | None = None) -> QPushButton:
    """Make an icon-only button with a name."""
    made = _made("", "square", pressed)
    made.setIcon(icon(icon_name, palette.text, 16))
    made.setFixedSize(30, 30)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
