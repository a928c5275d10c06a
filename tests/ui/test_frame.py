"""The window as a whole: every page at every size, names for screen readers, keys, the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from standing_in import MakeContext, OpenWorkspace, Shows

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.pages.catalogue import PAGES, order_of
from parteneriat_desktop.ui.palette import LIGHT
from parteneriat_desktop.ui.theme import Look

SIZES = {"full": (1366, 697), "125 %": (1093, 614), "150 %": (910, 512)}
#: Roles of what a screen reader must be able to name.
FOCUSABLE = (
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Table,
    QAccessible.Role.List,
)


def places(workspace: Workspace) -> dict[str, Place]:
    shown = {key: Place(key) for key in PAGES if key != "record"}
    for name, page in (("partnership", "partnerships"), ("plan", "plans"), ("consultation", "consultations")):
        shown[name] = Place(page, name, workspace.all(name)[0].id)
    shown["record"] = Place("record", "meeting", workspace.all("meeting")[0].id)
    shown["new"] = Place("record", "target", "", "", {"plan": workspace.all("plan")[0].id})
    return shown


def visible(frame: QWidget) -> Iterator[QWidget]:
    for widget in frame.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def inside_a_scroll_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_page_fits_every_screen(
    open_frame: Callable[..., Frame], make_context: MakeContext, filled: Workspace, size: tuple[int, int]
):
    context = make_context(filled)
    context.catalogue = Catalogue("ro")
    frame = open_frame(context, size=size)
    for name, place in places(filled).items():
        frame.go(place)
        QApplication.processEvents()
        assert (frame.width(), frame.height()) == size, f"{name} makes the window larger"
        page = frame.current()
        assert page.minimumSizeHint().width() <= page.width(), f"{name} is squeezed"
        for area in frame.findChildren(QScrollArea):
            if area.isVisible() and area.widget() is not None:
                wanted = area.widget().minimumSizeHint().width()
                assert wanted <= area.viewport().width(), f"{name}: something is cut off at the right ({wanted})"


def test_everything_that_takes_the_focus_has_a_name(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled))
    QAccessible.setActive(True)
    for name, place in places(filled).items():
        frame.go(place)
        QApplication.processEvents()
        for widget in visible(frame):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isEnabled():
                continue
            interface: Any = QAccessible.queryAccessibleInterface(widget)
            if interface is not None and interface.role() in FOCUSABLE:
                words = interface.text(QAccessible.Text.Name)
                assert words.strip(), f"{name}: {widget} {widget.objectName()} has no name"
    QAccessible.setActive(False)


def test_no_label_reads_markup_of_others(open_frame: Shows, make_context: MakeContext, workspace: Workspace):
    saved = save_record.save(workspace, "partner", {"country": "RO", "name": "<b>Asociația</b> & Fiii"})
    frame = open_frame(make_context(workspace), "partners", "partner", saved.id)
    for label in frame.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.AutoText or not label.text().startswith("<"), label.text()


def test_keys_lead_to_every_page_and_back(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled))
    order = order_of(filled.profile.role)
    for key in order:
        frame.side.list.setCurrentRow(order.index(key))
        assert frame.place().page == key
    frame._help()
    assert frame.place().page == "help"
    frame._help()
    frame.go_back()
    assert frame.place().page == "settings"
    for _ in range(60):
        frame.go_back()
    assert frame.place().page == "home"
    frame._search()
    assert frame.focusWidget() is frame.page("home").search_box()
    frame.go(Place("settings"))
    frame._search()
    assert frame.place().page == "search"
    for step in (1, 1, 1, 1, -1):
        frame.jump(step)
    assert frame.focusWidget() is not None
    for key in order:
        frame.go(Place(key))
        frame.current().primary() if key not in ("home", "send") else None
        frame.current().add_new() if key != "home" else None
        frame.go_back()


def test_the_side_bar_folds_where_there_is_little_room(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    frame = open_frame(make_context(filled), size=(940, 560))
    assert frame.side.folded
    assert frame.side.width() == 56
    frame.resize(1300, 700)
    QApplication.processEvents()
    assert not frame.side.folded
    overdue = frame.side.waiting["home"]
    assert overdue.count
    assert "overdue" in frame.side.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_text_can_be_half_as_large_again(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    context: Context = make_context(filled)
    context.look = Look(LIGHT, 1.5)
    frame = open_frame(context, "partners", size=(1600, 900))
    assert frame.side.width() == 348


def test_a_dropped_file_is_previewed(
    open_frame: Shows, make_context: MakeContext, workspace: Workspace, tmp_path: Path, qtbot: QtBot
):
    file = tmp_path / "x.asice"
    file.write_bytes(b"nothing")
    frame = open_frame(make_context(workspace))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    taken: list[bool] = []
    event: Any = SimpleNamespace(mimeData=lambda: data, acceptProposedAction=lambda: taken.append(True))
    frame.dragEnterEvent(event)
    assert taken == [True]
    frame.dropEvent(event)
    assert frame.place().page == "send"
    page: Any = frame.page("send")
    qtbot.waitUntil(frame.context.tasks.idle)
    assert any("Nothing was changed" in label.text() for label in page.receive.findChildren(QLabel))
    assert page.go_back()


def test_closing_ends_the_work_and_tells_it(make_context: MakeContext, workspace: Workspace, qtbot: QtBot):
    told: list[bool] = []
    frame = Frame(make_context(workspace), lambda: told.append(True))
    qtbot.addWidget(frame)
    frame.close()
    assert told == [True]


def test_the_ministry_begins_with_the_target(
    open_frame: Shows, make_context: MakeContext, open_workspace: OpenWorkspace
):
    frame = open_frame(make_context(open_workspace("ministry")))
    assert frame.place().page == "target"
    assert frame.page("target").search_box() is not None
