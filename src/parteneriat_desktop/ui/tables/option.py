"""What Qt tells a delegate about the cell it draws: where it is and in which state.

The stubs of PySide6 do not declare the fields of a style option; they are read here and nowhere else.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

_rect = attrgetter("rect")
_state = attrgetter("state")


def place_of(option: QStyleOptionViewItem) -> QRect:
    """Return the rectangle of the cell."""
    return cast("QRect", _rect(option))


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """Return whether the cell is selected, has the focus, is under the pointer."""
    return cast("QStyle.StateFlag", _state(option))
