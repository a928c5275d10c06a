"""The order in which Tab goes through the window: as everything is laid out, whenever it was made.

Rules of this module:

1. What stands further left or above in its layout comes first: side bar, head of the page, body, status bar.
2. What is hidden, disabled or only reached by a click is passed by; of a list, a table or a text the inside is left
   to its own keys. Buttons of which one is chosen are one stop: the chosen one, or the first.
3. What gets the focus is scrolled into sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What moves inside itself by its own keys.
WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at inside a widget, itself included, in the order of the layouts."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    if reached and not _is_other_choice(widget):
        yield widget
    if not isinstance(widget, WHOLE):
        for inner in _inner(widget):
            yield from stops(inner)


def go_on(order: Sequence[QWidget], focused: QWidget | None, by: int) -> bool:
    """Give the focus to the next or previous stop, round the end; say whether the focused widget is one of them."""
    at = next((at for at, stop in enumerate(order) if focused is not None and _holds(stop, focused)), -1)
    if at < 0:
        return False
    give_focus(order[(at + by) % len(order)], backwards=by < 0)
    return True


def give_focus(widget: QWidget, *, backwards: bool = False) -> None:
    """Give a widget the focus as Tab does, and scroll to it."""
    reason = Qt.FocusReason.BacktabFocusReason if backwards else Qt.FocusReason.TabFocusReason
    widget.setFocus(reason)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _is_other_choice(widget: QWidget) -> bool:
    """Say whether arrows lead here from another button, of several of which one is chosen."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return False
    buttons = [button for button in group.buttons() if button.isVisible() and button.isEnabled()]
    chosen = group.checkedButton()
    return widget is not (chosen if chosen in buttons else buttons[0])


def _holds(stop: QWidget, focused: QWidget) -> bool:
    """Say whether a stop has the focus, itself or with what it is made of."""
    return stop is focused or (isinstance(stop, WHOLE) and stop.isAncestorOf(focused))


def _inner(widget: QWidget) -> list[QWidget]:
    """Return the widgets directly inside another: those of its layout in their order, then the others as made."""
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    children = [found for found in widget.children() if isinstance(found, QWidget) and not found.isWindow()]
    return [*placed, *(child for child in children if child not in placed)]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of the layouts in it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)
