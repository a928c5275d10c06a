"""The columns that the rows of conflicts share, and their heads: field, ours, theirs, before, result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.comparing import Comparison, Side
    from parteneriat_desktop.ui.context import Context

FIELD = 130
#: How many values stand side by side at least, and the least width of each where there are more.
SIDES = 2
LEAST = 150


def columns(parent: QWidget, sides: int) -> QGridLayout:
    """Make the columns that heads and rows share."""
    grid = QGridLayout(parent)
    grid.setContentsMargins(16, 8, 16, 8)
    grid.setHorizontalSpacing(12)
    grid.setColumnMinimumWidth(0, FIELD)
    for column in range(1, sides + 1):
        grid.setColumnStretch(column, 3)
        if sides > SIDES:
            grid.setColumnMinimumWidth(column, LEAST)
    grid.setColumnStretch(sides + 1, 2)
    grid.setColumnStretch(sides + 2, 4)
    return grid


def head_sides(comparisons: Sequence[Comparison]) -> tuple[Side, ...]:
    """Return the values whose origin the heads of the columns tell: those of the row with most of them."""
    return max(comparisons, key=lambda one: len(one.sides)).sides


def column_heads(context: Context, comparisons: Sequence[Comparison]) -> QWidget:
    """Make the heads with who, when and in which package; a value of another origin says its own."""
    frame = QFrame()
    frame.setProperty("look", "head-row")
    heads = head_sides(comparisons)
    sides = len(heads)
    grid = columns(frame, sides)
    grid.addWidget(label(context.text(N_("Field")), "strong"), 0, 0, Qt.AlignmentFlag.AlignTop)
    for column, side in enumerate(heads, start=1):
        words = N_("Ours") if side.ours else N_("Theirs")
        icon = "landmark" if side.ours else "users"
        grid.addWidget(_head(context, context.text(words), side.origin, icon), 0, column)
    before = _head(context, context.text(N_("Before")), context.text(N_("what both of you saw")), "history")
    grid.addWidget(before, 0, sides + 1)
    result = _head(context, context.text(N_("Result")), context.text(N_("is saved as a new change")), "git-merge")
    grid.addWidget(result, 0, sides + 2)
    return frame


def _head(context: Context, title: str, second: str, icon: str) -> QWidget:
    """Make one head: icon, title and small lines."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(icon_line(icon, context.palette.accent, label(title, "strong"), 16))
    column.addWidget(label(second, "small", wrap=True))
    column.addStretch(1)
    return holder
