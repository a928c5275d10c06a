"""The model of every table: a list of ids, and the cells of at most twenty pages of 200 rows.

Sorting and filtering are questions to the source, never done here: 100,000 rows stay quick.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from parteneriat_desktop.ui.tables.cells import NOTHING, Cell, Column, Kind, RowSource

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex

PAGE = 200
MOST_PAGES = 20
#: The role under which the whole cell is given to the drawing.
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
#: Without a parent: the invisible root.
ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows of a source in pages, with the same text for eyes and for screen readers."""

    def __init__(self, columns: Sequence[Column], source: RowSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = source
        self._search = ""
        self._order = ""
        self._pages: OrderedDict[int, list[Sequence[Cell]]] = OrderedDict()
        self._ids: list[str] = list(source.ids("", ""))

    def reload(self, source: RowSource | None = None) -> None:
        """Ask the source again, or a new one."""
        self.beginResetModel()
        self._source = source or self._source
        self._pages.clear()
        self._ids = list(self._source.ids(self._search, self._order))
        self.endResetModel()

    def append(self, record: str) -> None:
        """Show one more row at the end, without asking the source for the others."""
        row = len(self._ids)
        self.beginInsertRows(ROOT, row, row)
        self._ids.append(record)
        self._pages.pop(row // PAGE, None)
        self.endInsertRows()

    def show_again(self, record: str) -> None:
        """Ask the source for the cells of one row again."""
        row = self.row_of(record)
        if row >= 0:
            self._pages.pop(row // PAGE, None)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def search(self, text: str) -> None:
        """Keep only the rows in which the text is found."""
        self._search = text.strip()
        self.reload()

    def ids(self) -> Sequence[str]:
        """Return the ids of all rows as filtered and sorted."""
        return self._ids

    def id_at(self, row: int) -> str:
        """Return the id of a row, empty outside the table."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, record: str) -> int:
        """Return the row of an id, or -1."""
        return self._ids.index(record) if record in self._ids else -1

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell, reading its page where it is not at hand."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = list(self._source.cells(self._ids[number * PAGE : (number + 1) * PAGE]))
            self._pages[number] = page
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        cells = page[row % PAGE] if row % PAGE < len(page) else ()
        return cells[column] if column < len(cells) else NOTHING

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's own."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return cell.spoken()
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[index.column()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        if not index.isValid() or self.cell(index.row(), 0).kind is Kind.GROUP:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's own."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt's own."""
        if 0 <= column < len(self.columns) and self.columns[column].order:
            turned = "-" if order is Qt.SortOrder.DescendingOrder else ""
            self._order = turned + self.columns[column].order
            self.reload()


def _alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column and its head are aligned."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
