"""The view of every table: one Tab stop, arrows move, Enter opens, typing jumps by first letters.

Heads of columns sort where the source can; the vertical header is hidden; columns keep their
widths and one takes what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from parteneriat_desktop.ui.tables.cells import Kind
from parteneriat_desktop.ui.tables.drawing import CellDrawing, Rules

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parteneriat_desktop.ui.tables.model import TableModel
    from parteneriat_desktop.ui.theme import Look

HEAD_HEIGHT = 32
GROUP_HEIGHT = 36
#: Qt's own choosing of a row asks the keyboard: while Ctrl is held for Ctrl+Enter it would add the row to the others.
ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """Shows a table model; tells which row is chosen and which is opened."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: TableModel, name: str, look: Look, rules: Rules | None = None) -> None:
        super().__init__()
        self._model = model
        self._rules = rules or Rules()
        self._look = look
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDrawing(look, self._rules, self))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self._size_headers(model)
        model.modelReset.connect(self._span_groups)
        self._span_groups()
        self.doubleClicked.connect(self._open_index)
        self.clicked.connect(self._follow_link)

    def table(self) -> TableModel:
        """Return the model."""
        return self._model

    def current_id(self) -> str:
        """Return the id of the chosen row, empty when none is."""
        return self.table().id_at(self.currentIndex().row()) if self.currentIndex().isValid() else ""

    def choose(self, record: str) -> bool:
        """Choose the row of an id alone, whatever keys are held; say whether it is in the table."""
        row = self.table().row_of(record)
        if row >= 0:
            index = self.table().index(row, 0)
            self.selectionModel().setCurrentIndex(index, ALONE)
            self.scrollTo(index)
        return row >= 0

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's own."""
        super().selectionChanged(selected, deselected)
        if selected.indexes():
            self.chosen.emit(self.table().id_at(selected.indexes()[0].row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open_index(self.currentIndex())
            return
        super().keyPressEvent(event)

    def fit_height(self) -> None:
        """Become exactly as high as the head and all rows, for short tables inside a scrolling page."""
        rows = self.table().rowCount() * self._look.px(self._rules.height)
        head = 0 if self.horizontalHeader().isHidden() else self._look.px(HEAD_HEIGHT)
        self.setFixedHeight(rows + head + 4)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _size_headers(self, model: TableModel) -> None:
        """Set heights of rows and widths of columns."""
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._look.px(self._rules.height))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setMinimumSectionSize(24)
        head.setFixedHeight(self._look.px(HEAD_HEIGHT))
        head.setSectionsClickable(any(column.order for column in model.columns))
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.sectionClicked.connect(self._sort_by)
        for position, column in enumerate(model.columns):
            stretch = not column.width
            head.setSectionResizeMode(
                position, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            )
            if not stretch:
                self.setColumnWidth(position, self._look.px(column.width))

    def _span_groups(self) -> None:
        """Let the heads of groups run across all columns but the last."""
        self.clearSpans()
        model = self.table()
        if self._rules.lines and model.rowCount() and model.columnCount() > 2:  # noqa: PLR2004 - one cell spans nothing
            for row in range(min(model.rowCount(), 400)):
                if model.cell(row, 0).kind is Kind.GROUP:
                    self.setRowHeight(row, self._look.px(GROUP_HEIGHT))
                    self.setSpan(row, 0, 1, model.columnCount() - 1)

    def _sort_by(self, column: int) -> None:
        """Sort by the clicked head; a second click turns the order."""
        same = self._sorted == (column, Qt.SortOrder.AscendingOrder)
        order = Qt.SortOrder.DescendingOrder if same else Qt.SortOrder.AscendingOrder
        if self.table().columns[column].order:
            self._sorted = (column, order)
            self.horizontalHeader().setSortIndicatorShown(True)
            self.horizontalHeader().setSortIndicator(column, order)
            self.table().sort(column, order)

    def _open_index(self, index: QModelIndex) -> None:
        """Tell that a row was opened."""
        record = self.table().id_at(index.row())
        if record and self.table().cell(index.row(), 0).kind is not Kind.GROUP:
            self.opened.emit(record)

    def _follow_link(self, index: QModelIndex) -> None:
        """Open a row by a click on its action."""
        if self.table().cell(index.row(), index.column()).kind is Kind.LINK:
            self._open_index(index)
