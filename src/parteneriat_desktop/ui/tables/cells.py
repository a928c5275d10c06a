"""What a table shows, without Qt: cells, columns and where rows come from.

A page turns records into cells; model, drawing and screen reader all read the same cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from parteneriat_desktop.ui.palette import Tone


class Kind(Enum):
    """How a cell is drawn."""

    PLAIN = auto()
    STRONG = auto()
    MUTED = auto()
    CHIP = auto()
    LINK = auto()
    BAR = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text, perhaps a second line, an icon, a tone, a share of a bar (0 to 1 and above).

    A text that wraps takes a second line before it is cut; ``level`` is how deep the row stands in an outline.
    """

    text: str
    second: str = ""
    kind: Kind = Kind.PLAIN
    icon: str = ""
    tone: Tone | None = None
    second_icon: str = ""
    second_tone: Tone | None = None
    share: Decimal | None = None
    wraps: bool = False
    level: int = 0

    def spoken(self) -> str:
        """Return what a screen reader says and a tooltip shows: all of the text."""
        return ", ".join(part for part in (self.text, self.second) if part)


#: An empty cell.
NOTHING = Cell("")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: title, width in logical pixels (0 takes what is left), alignment, field to sort by."""

    title: str
    width: int = 0
    right: bool = False
    order: str = ""


class RowSource(Protocol):
    """Where the rows of a table come from; sorting and filtering happen there."""

    def ids(self, search: str, order: str, /) -> Sequence[str]:
        """Return the ids of all rows that match, by a field; "-" before its name turns the order."""
        ...

    def cells(self, ids: Sequence[str]) -> Sequence[Sequence[Cell]]:
        """Return the cells of the given rows, one per column."""
        ...


class FixedRows:
    """Rows that are all in memory already: short lists and computed tables, kept in their order."""

    def __init__(self, rows: Sequence[tuple[str, Sequence[Cell]]]) -> None:
        self._rows = dict(rows)

    def ids(self, search: str, _order: str, /) -> Sequence[str]:
        """Return the ids of the rows that contain the searched text."""
        wanted = search.casefold()
        return [row for row, cells in self._rows.items() if any(wanted in cell.spoken().casefold() for cell in cells)]

    def cells(self, ids: Sequence[str]) -> Sequence[Sequence[Cell]]:
        """Return the cells of the given rows."""
        return [self._rows[row] for row in ids]
