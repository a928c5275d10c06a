"""Tables: pages, sorting and searching by the source, one text for eyes and screen readers."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parteneriat_desktop.ui.palette import DARK, LIGHT, Palette, Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import CELL_ROLE, MOST_PAGES, PAGE, TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.theme import Look

COLUMNS = (Column("Name", order="name"), Column("Value", 90, right=True))


class Counting:
    """A source of many rows that counts how many it was asked for."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.read: list[int] = []

    def ids(self, search: str, order: str, /) -> Sequence[str]:
        found = [str(number) for number in range(self.many) if search in str(number)]
        return found[::-1] if order.startswith("-") else found

    def cells(self, ids: Sequence[str]) -> Sequence[Sequence[Cell]]:
        self.read.append(len(ids))
        return [[Cell(f"name {record}", "second"), Cell(record)] for record in ids]


def rows() -> FixedRows:
    return FixedRows(
        [
            ("g", [Cell("Overdue", "2", Kind.GROUP, "clock", Tone.ERR), Cell("")]),
            (
                "a",
                [
                    Cell("Șanse egale", "Poiana", Kind.STRONG),
                    Cell("complete", kind=Kind.CHIP, tone=Tone.OK, icon="check"),
                ],
            ),
            ("b", [Cell("Apă", icon="users"), Cell("104,6%", kind=Kind.BAR, share=Decimal("1.046"))]),
            ("c", [Cell("Școală", kind=Kind.MUTED), Cell("52,0%", kind=Kind.BAR, share=Decimal("0.52"))]),
            ("e", [Cell("Punte"), Cell("–", kind=Kind.BAR)]),
            ("d", [Cell("Drum", "late", second_icon="clock", second_tone=Tone.ERR), Cell("Open", kind=Kind.LINK)]),
        ]
    )


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester):
    qtmodeltester.check(TableModel(COLUMNS, Counting(450)))


def test_only_the_pages_that_are_shown_are_read():
    source = Counting(PAGE * 30)
    model = TableModel(COLUMNS, source)
    assert source.read == []
    for page in range(30):
        model.cell(page * PAGE, 0)
    assert source.read == [PAGE] * 30
    assert len(model._pages) == MOST_PAGES
    model.cell(29 * PAGE + 5, 1)
    assert len(source.read) == 30


def test_eyes_and_screen_readers_get_the_same():
    model = TableModel(COLUMNS, rows())
    index = model.index(1, 0)
    assert model.data(index) == "Șanse egale"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Șanse egale, Poiana"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "Șanse egale, Poiana"
    assert model.data(model.index(1, 1), CELL_ROLE).tone is Tone.OK
    assert model.data(QModelIndex()) is None
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(index) == model.columnCount(index) == 0


def test_the_source_searches_and_sorts():
    model = TableModel(COLUMNS, Counting(30))
    model.search(" 2 ")
    assert list(model.ids()) == ["2", "12", *(str(number) for number in range(20, 30))]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.id_at(0) == "29"
    model.sort(1)
    assert model.id_at(0) == "29", "a column without an order does not sort"
    assert (model.row_of("29"), model.row_of("no"), model.id_at(-1)) == (0, -1, "")
    model.reload(Counting(2))
    assert model.rowCount() == 0, "the search holds for a new source too"


def test_the_heads_of_groups_cannot_be_chosen():
    model = TableModel(COLUMNS, rows())
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert FixedRows([]).ids("", "") == []
    assert rows().ids("poiana", "") == ["a"]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_kind_of_cell_is_drawn(qtbot: QtBot, palette: Palette):
    view = TableView(TableModel(COLUMNS, rows()), "Things", Look(palette), Rules(44, lines=True))
    qtbot.addWidget(view)
    view.resize(500, 330)
    view.choose("a")
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 500, 2) for y in range(0, 330, 2)}
    assert {palette.sel, palette.okbg, palette.track, palette.ok} <= colours


def test_choosing_and_opening(qtbot: QtBot):
    view = TableView(TableModel(COLUMNS, rows()), "Things", Look())
    qtbot.addWidget(view)
    chosen: list[str] = []
    opened: list[str] = []
    view.chosen.connect(chosen.append)
    view.opened.connect(opened.append)
    assert view.current_id() == ""
    assert view.choose("b")
    assert not view.choose("nowhere")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.clicked.emit(view.table().index(5, 1))
    assert (chosen[:2], opened) == (["b", "c"], ["b", "d"])
    view.fit_height()
    assert view.height() == 6 * 36 + 32 + 4


def test_a_head_sorts_and_turns(qtbot: QtBot):
    view = TableView(TableModel(COLUMNS, Counting(5)), "Things", Look())
    qtbot.addWidget(view)
    head = view.horizontalHeader()
    head.sectionClicked.emit(0)
    assert view.table().id_at(0) == "0"
    head.sectionClicked.emit(0)
    assert view.table().id_at(0) == "4"
    head.sectionClicked.emit(1)
    assert view.table().id_at(0) == "4"
