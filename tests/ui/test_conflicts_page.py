"""Choosing between two values by the window alone: keys, columns, taking back, what arrives meanwhile, little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton
from standing_in import PASSPHRASE, Chooser, OpenWorkspace, Shows
from two_sides import Shared, disagree, saved, send

from parteneriat_desktop.actions import change_record, conflicts, inbox, listing, sealing
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui.widgets.cards import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


@pytest.fixture
def ngo(open_workspace: OpenWorkspace) -> Workspace:
    return open_workspace("ngo")


@pytest.fixture
def shared(workspace: Workspace, ngo: Workspace, tmp_path: Path) -> Shared:
    """Both sides changed title and object; the other side's package is here."""
    made = disagree(workspace, ngo, tmp_path)
    import_files(workspace, [made.file])
    return made


def words_of_buttons(widget: Any) -> str:
    return "\n".join(button.text() for button in widget.findChildren(QPushButton))


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(page: Any, keys: str) -> None:
    """Press a key of the page."""
    next(found for found in page.findChildren(QShortcut) if found.key().toString() == keys).activated.emit()


def test_a_conflict_is_shown_and_resolved(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, tmp_path: Path
):
    shared = disagree(workspace, ngo, tmp_path)
    frame = open_frame(context, "send")
    sending: Any = frame.page("send")
    sending.preview([shared.file])
    qtbot.waitUntil(context.tasks.idle)
    assert "2 conflicts to resolve" in said(sending.receive)
    sending.receive.import_all()
    qtbot.waitUntil(context.tasks.idle)
    assert len(conflicts.conflicts(workspace)) == 2
    assert frame.side.waiting["send"].count == 2
    context.go("conflicts", "partnership", shared.partnership)
    page: Any = frame.page("conflicts")
    board = page.board
    assert frame.side.list.currentRow() == frame._order.index("send")
    assert said(board).count("choose a value") == 2
    assert "<u>20</u>" in said(board)
    assert "Before" in said(board)
    assert "Merged by themselves in this record, 1 field:\nCode of the project (theirs)" in said(board)
    assert "2 conflicts" in words_of_buttons(frame.status)
    qtbot.mouseClick(board.rows[0]._values[1], Qt.MouseButton.LeftButton)
    assert board.rows[0].chosen() == board.rows[0].comparison.sides[1].change
    board.take_all(ours=False)
    board.forget()
    assert not any(row.chosen() for row in board.rows)
    row = next(row for row in board.rows if row.comparison.label == "Title")
    row.take_side(ours=True)
    page.save()
    assert [found.field for found in conflicts.conflicts(workspace)] == ["object"]
    assert listing.stored(workspace, "partnership", shared.partnership)["title"] == "Apă curată"
    text = board.rows[0]
    text.write_by_hand()
    text._own.setPlainText("Se cumpără 44 de rechizite.")
    assert text.chosen() == "own"
    page.primary()
    assert conflicts.conflicts(workspace) == []
    stored = listing.stored(workspace, "partnership", shared.partnership)
    assert (stored["object"], stored["project_code"]) == ("Se cumpără 44 de rechizite.", "P-7")
    assert "No conflict" in said(board)


def test_a_value_written_by_hand_is_checked(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, tmp_path: Path
):
    shared = disagree(workspace, ngo, tmp_path)
    import_files(workspace, [shared.file])
    page: Any = open_frame(context, "conflicts").page("conflicts")
    board = page.board
    row = next(row for row in board.rows if row.comparison.label == "Title")
    row.write_by_hand()
    row._own.setPlainText("x" * 300)
    page.save()
    assert len(conflicts.conflicts(workspace)) == 2
    assert "cannot be stored" in said(board)


def test_the_keys_choose_move_and_take_back(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, shared: Shared
):
    page: Any = open_frame(context, "conflicts").page("conflicts")
    first, second = page.board.rows
    first.focus()
    qtbot.keyClick(first.buttons[0], Qt.Key.Key_Right)
    assert first.chosen() == first.comparison.sides[0].change
    qtbot.keyClick(first.buttons[0], Qt.Key.Key_Right)
    assert first.chosen() == first.comparison.sides[1].change
    qtbot.keyClick(first.buttons[1], Qt.Key.Key_Left)
    assert first.chosen() == first.comparison.sides[0].change
    qtbot.keyClick(first.buttons[0], Qt.Key.Key_Down)
    assert page.window().focusWidget() is second.buttons[0]
    qtbot.keyClick(second.buttons[0], Qt.Key.Key_Space)
    assert second.chosen() == second.comparison.conflict.values[0].change, "the value displayed meanwhile"
    qtbot.keyClick(second.buttons[0], Qt.Key.Key_Down)
    qtbot.keyClick(second.buttons[0], Qt.Key.Key_X)
    assert "Save the 2 chosen" in words_of_buttons(page.head)
    press(page, "Ctrl+Z")
    assert (bool(first.chosen()), bool(second.chosen())) == (True, False)
    press(page, "Ctrl+Z")
    assert first.chosen() == first.comparison.sides[1].change
    page.board.take_all(ours=True)
    assert second.chosen() == second.comparison.sides[0].change
    press(page, "Ctrl+Z")
    assert not second.chosen(), "a batch is one step"
    assert shared.partnership
    assert len(conflicts.conflicts(workspace)) == 2


def test_what_is_saved_is_one_change_and_can_be_taken_back(
    open_frame: Shows, context: Context, workspace: Workspace, shared: Shared
):
    page: Any = open_frame(context, "conflicts").page("conflicts")
    before = len(workspace.store.history("partnership", shared.partnership))
    page.save()
    page.board.take_all(ours=False)
    page.save()
    assert len(workspace.store.history("partnership", shared.partnership)) == before + 1
    assert "2 fields resolved" in said(page)
    assert listing.stored(workspace, "partnership", shared.partnership)["title"] == "Apă bună"
    press(page, "Ctrl+Z")
    assert "Taken back" in said(page)
    assert len(workspace.store.history("partnership", shared.partnership)) == before + 2
    assert conflicts.conflicts(workspace) == []
    press(page, "Ctrl+Z")


def test_what_cannot_be_taken_back_any_more_is_said(open_frame: Shows, context: Context, shared: Shared):
    page: Any = open_frame(context, "conflicts").page("conflicts")
    page.board.take_all(ours=True)
    page.save()
    page._saved = [[("partnership", "01920000-0000-7000-8000-000000000001")]]
    press(page, "Ctrl+Z")
    assert "is known here" in said(page)
    assert shared.partnership


def test_a_version_that_arrives_meanwhile_is_chosen_again_and_the_rest_stays(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, shared: Shared, tmp_path: Path
):
    page: Any = open_frame(context, "conflicts").page("conflicts")
    page.board.take_all(ours=True)
    saved(ngo, "partnership", shared.partnership, title="Apă și mai bună")
    import_files(workspace, [send(ngo, tmp_path / "third")])
    context.changed.emit("", "")
    assert "A new version has arrived; choose again for 1 field." in said(page)
    chosen = {row.comparison.label: bool(row.chosen()) for row in page.board.rows}
    assert chosen == {"Title": False, "Object": True} or sorted(chosen.values()) == [False, True]
    context.changed.emit("", "")
    assert "A new version" not in said(page)


def test_what_merged_by_itself_is_listed(open_frame: Shows, context: Context, workspace: Workspace, shared: Shared):
    frame = open_frame(context, "conflicts")
    page: Any = frame.page("conflicts")
    assert "1 field of records changed on both sides came in without a question" in said(page._left)
    next(button for button in page._left.findChildren(QPushButton) if "Show the list" in button.text()).click()
    table = page.board.body.itemAt(1).widget()
    assert table.table().rowCount() == 1
    table.opened.emit(f"partnership:{shared.partnership}")
    assert frame.place().page == "partnerships"
    context.go("conflicts")
    page.board.take_all(ours=True)
    page.save()
    assert "1 field merged by itself." in said(page)
    assert inbox.inbox(workspace)[0].merged_fields == 1


def test_where_there_is_little_room_one_field_is_shown_at_a_time(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    ngo: Workspace,
    shared: Shared,
    tmp_path: Path,
):
    other = saved(workspace, "partner", name="Alta", website="https://a.example.ro")
    import_files(ngo, [send(workspace, tmp_path / "x")])
    saved(workspace, "partner", other, website="https://b.example.ro")
    saved(ngo, "partner", other, website="https://c.example.ro")
    import_files(workspace, [send(ngo, tmp_path / "y")])
    frame = open_frame(context, "conflicts", size=(910, 560))
    page: Any = frame.page("conflicts")
    page.list.choose(f"partnership:{shared.partnership}")
    first, second = page.board.rows
    assert "Field 1 of 2" in said(page)
    qtbot.waitUntil(first.isVisible)
    assert (second.isVisible(), page._left.isVisible()) == (False, False)
    assert "Ours: " in said(page)
    press(page, "Ctrl+PgDown")
    assert (first.isVisible(), second.isVisible()) == (False, True)
    qtbot.keyClick(second.buttons[0], Qt.Key.Key_Up)
    assert first.isVisible()
    press(page, "Ctrl+PgUp")
    assert page.list.current_id() == f"partner:{other}", "before the first field comes the record before"
    press(page, "Ctrl+PgDown")
    assert page.list.current_id() == f"partnership:{shared.partnership}"
    page.board.rows[0].take_side(ours=True)
    frame.resize(1366, 768)
    assert page.board.rows[0].chosen(), "what was chosen stays"
    assert not page.narrow
    press(page, "Ctrl+PgDown")
    press(page, "Ctrl+PgDown")
    assert page.board.rows[0].chosen()


def test_a_deletion_says_what_it_means(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, tmp_path: Path
):
    shared = disagree(workspace, ngo, tmp_path)
    change_record.delete(workspace, "partnership", shared.partnership)
    import_files(workspace, [shared.file])
    page: Any = open_frame(context, "conflicts").page("conflicts")
    assert "the record stays in the history" in said(page)
    row = next(row for row in page.board.rows if row.comparison.about_deletion)
    assert not row._is_text()
    row.write_by_hand()
    assert row.own_text() is None


def test_a_conflict_that_may_vanish_says_what_it_waits_for(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, tmp_path: Path
):
    shared = disagree(workspace, ngo, tmp_path)
    sealing.seal_all(ngo, ngo.keys.unlock(PASSPHRASE))
    before = {header.hash for header in ngo.store.headers()}
    saved(ngo, "partnership", shared.partnership, title="Apă limpede")
    send(ngo, tmp_path / "lost")
    scope = f"dossier/{shared.partnership}"
    for title in ("Apă rece", "Apă caldă"):
        saved(ngo, "partnership", shared.partnership, title=title)
        sealing.seal_all(ngo, ngo.keys.unlock(PASSPHRASE))
    last = [header for header in ngo.store.headers(scope) if header.hash not in before][-1]
    workspace.store.receive([ngo.store.segment(last.hash)])
    page: Any = open_frame(context, "conflicts").page("conflicts")
    assert f"It may vanish when package {last.number - 1} of {ngo.profile.name} arrives." in said(page)


def test_long_texts_are_seen_in_six_lines_until_all_is_asked_for(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, tmp_path: Path
):
    shared = disagree(workspace, ngo, tmp_path)
    long = " ".join(f"cuvântul {number}" for number in range(60))
    saved(workspace, "partnership", shared.partnership, object=long)
    import_files(workspace, [shared.file])
    page: Any = open_frame(context, "conflicts").page("conflicts")
    buttons = page.board.findChildren(QPushButton)
    shown = [button for button in buttons if "Show all" in button.text() and not button.isHidden()]
    assert shown
    assert "cuvântul 59" not in said(page.board)
    shown[0].click()
    assert "cuvântul 59" in said(page.board)


def test_attached_files_can_be_opened_side_by_side(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, chooser: Chooser, tmp_path: Path
):
    shared = disagree(workspace, ngo, tmp_path)
    for owner, name in ((workspace, "a.pdf"), (ngo, "b.pdf")):
        (tmp_path / name).write_bytes(b"%PDF-1.7 " + name.encode())
        saved(owner, "partnership", shared.partnership, signed_document={"path": str(tmp_path / name)})
    import_files(workspace, [send(ngo, tmp_path / "files")])
    page: Any = open_frame(context, "conflicts").page("conflicts")
    act = next(button for button in page.board.findChildren(QPushButton) if "Open both files" in button.text())
    act.click()
    assert sorted(path.read_bytes() for path in chooser.shown) == [b"%PDF-1.7 a.pdf", b"%PDF-1.7 b.pdf"]
    assert "a.pdf" in said(page.board)
    next(path for path in chooser.shown if path.read_bytes().endswith(b"b.pdf")).unlink()
    page.refresh()
    assert "Open the file" in words_of_buttons(page.board)


def test_three_values_stand_side_by_side(
    open_frame: Shows,
    open_workspace: OpenWorkspace,
    context: Context,
    workspace: Workspace,
    ngo: Workspace,
    tmp_path: Path,
):
    from two_sides import introduce  # noqa: PLC0415 - only here

    shared = disagree(workspace, ngo, tmp_path)
    ministry = open_workspace("ministry")
    introduce(workspace, ministry, tmp_path)
    introduce(ngo, ministry, tmp_path)
    import_files(ministry, [tmp_path / "first" / next((tmp_path / "first").glob("*.asice")).name])
    saved(ministry, "partnership", shared.partnership, title="Apă pentru toți")
    import_files(workspace, [shared.file])
    import_files(workspace, [send(ministry, tmp_path / "third")])
    context.catalogue = Catalogue("ro")
    page: Any = open_frame(context, "conflicts").page("conflicts")
    assert sorted(len(row.buttons) for row in page.board.rows) == [2, 3]
    heads = said(page.board)
    assert heads.count("La ei") >= 2
    assert "pachetul" in heads
