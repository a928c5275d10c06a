"""The consultation's page by keys alone: F6 between the parts, Tab in reading order, letters in lists and tables."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.tab_order import stops

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """Return what has the focus, as the person sees it."""
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused(), key, held)
    QApplication.processEvents()


def with_the_keys(frame: Any) -> Any:
    """Return a window that has the keys."""
    frame.activateWindow()
    QApplication.processEvents()
    return frame


def pause() -> None:
    """Let letters begin a new word."""
    QTest.qWait(QApplication.keyboardInputInterval() + 50)


def write(words: str) -> None:
    QTest.keyClicks(focused(), words)


def called(widget: Any) -> str:
    return str(widget.accessibleName() or widget.text())


def plan_of(consultation: Any) -> str | None:
    plan: str | None = consultation.plan
    return plan


@pytest.fixture
def frame(open_frame: Shows, make_context: MakeContext, filled: Workspace) -> Any:
    """The dossier of an answered consultation that still lacks something, in a window that has the keys."""
    answered = next(one.id for one in filled.all("consultation") if plan_of(one) is not None)
    shown = with_the_keys(open_frame(make_context(filled), "consultations", "consultation", answered))
    shown.resize(1366, 768)
    shown.side.list.setFocus()
    QApplication.processEvents()
    return shown


def test_f6_jumps_from_part_to_part_and_back(frame: Any):
    page = frame.page("consultations")
    regions = [frame.side, page.head, page.dossier, frame.status]
    for region in [*regions[1:], *regions]:
        press(Qt.Key.Key_F6)
        assert region.isAncestorOf(focused())
    for region in reversed(regions[:-1]):
        press(Qt.Key.Key_F6, SHIFT)
        assert region.isAncestorOf(focused())
    assert focused() is frame.side.list


def decision_buttons(dossier: Any) -> list[QWidget]:
    return [one for one in dossier.decision.findChildren(QPushButton) if one.accessibleName().startswith("Decision: ")]


def test_tab_visits_everything_once_in_reading_order_and_comes_back(frame: Any):
    page = frame.page("consultations")
    dossier = page.dossier
    expected = list(stops(frame.centralWidget()))
    reachable = [
        widget
        for widget in frame.centralWidget().findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    others = set(reachable) - set(expected)
    assert others == set(decision_buttons(dossier)) - set(expected), "nothing is left out but what arrows reach"
    visited: list[QWidget] = []
    for _ in range(200):
        if not visited or visited[-1] is not focused():
            visited.append(focused())
        press(Qt.Key.Key_Tab)
        if focused() is frame.side.list:
            break
    assert visited == expected
    assert all(widget.isVisible() for widget in visited)
    parts = [frame.side, page.head, dossier.road_card, dossier.steps, dossier.tabs, dossier.register, dossier.decision]
    places = [[at for at, one in enumerate(visited) if part.isAncestorOf(one)] for part in [*parts, frame.status]]
    assert all(places), "every part has a stop"
    assert [at for found in places for at in found] == list(range(len(visited)))
    backwards: list[QWidget] = []
    for _ in range(200):
        press(Qt.Key.Key_Backtab, SHIFT)
        if not backwards or backwards[-1] is not focused():
            backwards.append(focused())
        if focused() is frame.side.list:
            break
    assert backwards[:-1] == visited[:0:-1]


def test_tab_scrolls_to_what_it_reaches(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    record = filled.all("consultation")[0].id
    frame: Any = with_the_keys(open_frame(make_context(filled)))
    frame.resize(1000, 520)
    frame.go(Place("record", "consultation", record))
    QApplication.processEvents()
    frame.side.list.setFocus()
    areas = {area for area in frame.page("record").findChildren(QScrollArea) if area.isVisible()}
    seen = 0
    for _ in range(200):
        press(Qt.Key.Key_Tab)
        for area in areas:
            if area.isAncestorOf(focused()) and focused().height() < area.viewport().height():
                top = focused().mapTo(area.viewport(), focused().rect().topLeft()).y()
                assert 0 <= top + focused().height() // 2 <= area.viewport().height()
                seen += 1
        if focused() is frame.side.list:
            break
    assert seen > 10


def test_from_what_only_a_click_reaches_tab_goes_on_as_the_system_does(frame: Any):
    dossier = frame.page("consultations").dossier
    other = dossier.tabs.buttons["meetings"]
    assert other not in list(stops(frame.centralWidget()))
    other.setFocus()
    press(Qt.Key.Key_Tab)
    assert focused() is not other


def test_a_proposal_is_entered_and_answered_without_the_mouse(
    open_frame: Shows, context: Context, workspace: Workspace
):
    consultation = saved(
        workspace,
        "consultation",
        title="Taxes",
        regime="voluntary",
        announced_on="2026-11-02",
        proposals_deadline="2026-11-30",
    )
    frame: Any = with_the_keys(open_frame(context, "consultations"))
    page = frame.page("consultations")
    page.list.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.is_open()
    press(Qt.Key.Key_N, CTRL)
    for words in ("e", "n", "art. 3"):
        write(words)
        press(Qt.Key.Key_Return)
    write("Lower tax")
    press(Qt.Key.Key_Return)
    (one,) = workspace.all("contribution")
    stored: Any = one
    assert (str(stored.channel), str(stored.sender_kind), stored.article) == ("email", "natural_person", "art. 3")
    assert str(stored.received_on) == "2026-11-24"
    assert consultation == stored.consultation
    decision = page.dossier.decision
    for _ in range(30):
        if decision.isAncestorOf(focused()) and "Decision" in called(focused()):
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    (one,) = workspace.all("contribution")
    stored = one
    assert str(stored.decision) == "accepted"
    press(Qt.Key.Key_Tab, CTRL)
    assert page.dossier.tabs.current() == "announcements"
    press(Qt.Key.Key_Tab, CTRL | SHIFT)
    assert page.dossier.tabs.current() == "register"


def test_ctrl_enter_goes_to_the_next_proposal_alone(open_frame: Shows, context: Context, workspace: Workspace):
    consultation = saved(workspace, "consultation", title="Taxes", regime="voluntary", announced_on="2026-11-02")
    given = {"received_on": "2026-11-24", "channel": "email", "sender_kind": "ngo", "consultation": consultation}
    first, second, third = (saved(workspace, "contribution", text=text, **given) for text in ("One", "Two", "Three"))
    frame: Any = with_the_keys(open_frame(context, "consultations", "consultation", consultation))
    dossier = frame.page("consultations").dossier
    for record, following in ((first, second), (second, third)):
        assert dossier.decision.records == [record]
        decision_buttons(dossier)[0].setFocus()
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return, CTRL)
        assert dossier.register.selected() == [following], "the answered one is let go although Ctrl is held"
    assert [str(getattr(one, "decision", "")) for one in workspace.all("contribution")].count("accepted") == 2


def test_lists_open_by_the_keys_and_jump_by_the_first_letter(open_frame: Shows, context: Context, workspace: Workspace):
    consultation = saved(workspace, "consultation", title="Taxes", regime="voluntary", announced_on="2026-11-02")
    frame: Any = with_the_keys(open_frame(context, "consultations", "consultation", consultation))
    entry = frame.page("consultations").dossier.entry
    channel = entry.editors["channel"]
    channel.combo.setFocus()
    for letter, meant in (("r", "registry"), ("e", "email"), ("f", "fax"), ("p", "post")):
        pause()
        write(letter)
        assert channel.read() == meant
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view = channel.combo.view()
    assert view.isVisible()
    pause()
    QTest.keyClick(view, Qt.Key.Key_O)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.isVisible()
    assert channel.read() == "online"


def test_typing_in_a_table_jumps_to_the_row_that_begins_so(open_frame: Shows, context: Context, workspace: Workspace):
    for title in ("Budget", "Roads", "Taxes", "Trees"):
        saved(workspace, "consultation", title=title, regime="voluntary")
    frame: Any = with_the_keys(open_frame(context, "consultations"))
    table = frame.page("consultations").list.table
    table.setFocus()
    titles = {one.id: str(getattr(one, "title", "")) for one in workspace.all("consultation")}
    for letters, meant in (("r", "Roads"), ("tr", "Trees"), ("b", "Budget")):
        pause()
        write(letters)
        assert titles[table.current_id()] == meant
