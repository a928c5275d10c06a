"""What is done with a package by the window: message, stick, server, receipts, what was returned and received."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from standing_in import PASSPHRASE, Chooser, MakeContext, OpenWorkspace, Shows
from two_sides import introduce, saved

from parteneriat_desktop.actions import corrections, inbox, letters, listing, mail_account, outbox, trust
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.corrections import Asked
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.sticks import Volume
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui.pages import message_block
from parteneriat_desktop.ui.widgets.cards import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


@pytest.fixture
def ministry(open_workspace: OpenWorkspace, workspace: Workspace, tmp_path: Path) -> Workspace:
    """A ministry that knows the town hall and is known to it; both keys are open."""
    made = open_workspace("ministry")
    introduce(workspace, made, tmp_path)
    workspace.keys.unlock(PASSPHRASE)
    made.keys.unlock(PASSPHRASE)
    return made


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def pressed(widget: Any, words: str) -> None:
    """Press the button with these words."""
    QApplication.processEvents()
    next(one for one in widget.findChildren(QPushButton) if words in one.text() and not one.isHidden()).click()


def menu_of(widget: Any, words: str) -> QMenu:
    menu = next(one for one in widget.findChildren(QPushButton) if words in one.text()).menu()
    assert menu is not None
    return menu


def prepared(qtbot: QtBot, open_frame: Shows, context: Context, ministry: Workspace) -> Any:
    """Open the page with a package prepared for the ministry."""
    page: Any = open_frame(context, "send").page("send")
    page.files.choose_peer(ministry.profile.name)
    page.open_step(3)
    qtbot.waitUntil(lambda: context.tasks.idle() and page._prepared is not None)
    return page


def answer(workspace: Workspace, to: Workspace, out: Path, *, kind: Any = "receipt") -> Path:
    wanted = Wanted(to.profile.name, full=False, catalogue=Catalogue("en"), out=out, plain=True, kind=kind)
    return export(workspace, wanted, PASSPHRASE).bundles[0]


def test_the_message_opens_with_its_files(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, chooser: Chooser
):
    saved(workspace, "partner", name="Alta", country="RO")
    page = prepared(qtbot, open_frame, context, ministry)
    block = page.files.message
    block.address.setText("greșit")
    block.address.editingFinished.emit()
    assert "is not an e-mail address" in said(block)
    block.address.setText("registratura@minister.ro")
    block.address.editingFinished.emit()
    assert "is not an e-mail address" not in said(block)
    assert letters.address_of(workspace, ministry.keys.fingerprint) == "registratura@minister.ro"
    copied = []
    for words in ("Address", "Subject", "Text"):
        pressed(block, words)
        copied.append(QGuiApplication.clipboard().text())
    assert copied[0] == "registratura@minister.ro"
    assert copied[1].startswith("Partnership bundle of ")
    assert "Attached: one signed bundle" in copied[2]
    assert sum("Copied" in one.text() for one in block.findChildren(QPushButton)) == 3
    qtbot.waitUntil(lambda: not any("Copied" in one.text() for one in block.findChildren(QPushButton)), timeout=5000)
    page.primary()
    assert chooser.shown[-1].suffix == ".eml"
    assert b"registratura@minister.ro" in chooser.shown[-1].read_bytes()
    chooser.opens = False
    page.primary()
    assert "Attach the 2 files from the folder" in said(block)
    assert chooser.revealed[-1].name.endswith(".asice.age")
    chooser.revealed[-1].unlink()
    page.primary()
    assert "is no longer where it was written" in said(block)


def test_the_files_are_copied_to_a_stick_and_compared(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    ministry: Workspace,
    chooser: Chooser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    (tmp_path / "stick").mkdir()
    stick = Volume(str(tmp_path / "stick"), "", "KINGSTON", 8_000_000_000, writable=True)
    monkeypatch.setattr(message_block, "plugged_in", lambda: [stick])
    page = prepared(qtbot, open_frame, context, ministry)
    menu = menu_of(page.files, "Copy to a stick")
    first, other = menu.actions()
    assert first.text().startswith("KINGSTON (8")
    first.trigger()
    qtbot.waitUntil(context.tasks.idle)
    assert "2 files were copied" in said(page.files.message)
    assert len(list((tmp_path / "stick").iterdir())) == 2
    other.trigger()
    chooser.out = tmp_path / "gone"
    other.trigger()
    qtbot.waitUntil(context.tasks.idle)
    assert "Check that the stick is still in" in said(page.files.message)
    monkeypatch.setattr(message_block, "plugged_in", list)
    assert [one.text() for one in page.files.message.sticks_menu().actions()] == [
        "No stick is plugged in",
        "Another folder…",
    ]
    with pytest.raises(ValueError, match="fault"):
        page.files.message._failed(ValueError("fault"))


def test_a_letter_waits_for_the_server(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace
):
    mail_account.save(workspace, mail_account.MailAccount(host="localhost", port="1", sender="a@b.ro"))
    page = prepared(qtbot, open_frame, context, ministry)
    pressed(page.files.message, "Send now")
    assert "is not an e-mail address" in said(page.files.message)
    letters.put_address(workspace, ministry.keys.fingerprint, "registratura@minister.ro")
    pressed(page.files.message, "Send now")
    assert "It is sent in the background" in said(page.files.message)
    assert "waiting to be sent: registratura@minister.ro" in said(page.outbox)
    page.window().postman.look()
    qtbot.waitUntil(lambda: not page.window().postman.busy())
    context.changed.emit("", "")
    assert "cannot be reached or asks to wait" in said(page.outbox)


def test_what_was_prepared_is_said_to_be_sent_from_the_list_too(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace
):
    page = prepared(qtbot, open_frame, context, ministry)
    pressed(page.outbox, "I have sent it")
    assert outbox.outbox(workspace)[0].state is SendingState.SENT
    moment = workspace.clock.now() + timedelta(days=12)
    workspace.clock = Clock(moment.date(), lambda: moment)
    context.changed.emit("", "")
    assert page.outbox._receipt(outbox.outbox(workspace)[0]) == ("not arrived", "for 12 days")
    context.go("home")
    context.go("send", "package", outbox.outbox(workspace)[0].digest)
    assert page.outbox.table.current_id() == outbox.outbox(workspace)[0].digest


def test_a_receipt_is_prepared_after_an_import_and_closes_the_loop(
    qtbot: QtBot,
    open_frame: Shows,
    make_context: MakeContext,
    context: Context,
    workspace: Workspace,
    ministry: Workspace,
    tmp_path: Path,
):
    saved(workspace, "partner", name="Alta", country="RO")
    sent = prepared(qtbot, open_frame, context, ministry)
    sent.files.sent.emit()
    file = next(sent.context.workspace.paths.home.rglob("*.asice.age"))
    theirs = make_context(ministry)
    page: Any = open_frame(theirs, "send").page("send")
    page.preview([file])
    qtbot.waitUntil(theirs.tasks.idle)
    page.receive.import_all()
    qtbot.waitUntil(theirs.tasks.idle)
    pressed(page.receive, f"Prepare the receipt for {workspace.profile.name}")
    qtbot.waitUntil(lambda: theirs.tasks.idle() and page._prepared is not None)
    assert outbox.outbox(ministry)[0].kind == "receipt"
    assert "receipt" in page._prepared.exported.bundles[0].name
    receive: Any = sent
    receive.preview([page._prepared.exported.bundles[0]])
    qtbot.waitUntil(context.tasks.idle)
    receive.receive.import_all()
    qtbot.waitUntil(context.tasks.idle)
    receive.close_receive()
    assert outbox.outbox(workspace)[0].state is SendingState.RECEIVED
    pressed(receive.outbox, "Received packages")
    assert receive.right.currentIndex() == 1
    receive.inbox.undo.click()
    pressed(receive.inbox, "Sent packages")
    assert receive.right.currentIndex() == 0
    assert tmp_path.exists()


def test_whoever_sent_a_refused_file_is_told_why(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, tmp_path: Path
):
    bad = tmp_path / "bad.asice"
    bad.write_bytes(b"PK\x03\x04 not a package")
    page: Any = open_frame(context, "send").page("send")
    page.preview([bad])
    qtbot.waitUntil(context.tasks.idle)
    menu_of(page.receive, "Tell the sender why").actions()[0].trigger()
    qtbot.waitUntil(lambda: context.tasks.idle() and page._prepared is not None)
    (imported,) = import_files(ministry, [page._prepared.exported.bundles[0]], PASSPHRASE)
    assert imported.changes == 0
    receipt = ministry.store.receipt(workspace.writer)
    assert receipt is not None
    assert [one["file"] for one in receipt["refused"]] == ["bad.asice"]
    page.preview([tmp_path / "missing.asice"])
    qtbot.waitUntil(context.tasks.idle)
    assert not any("Tell the sender" in one.text() for one in page.receive.findChildren(QPushButton))


def test_what_was_returned_says_why_and_leads_to_the_field(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, tmp_path: Path
):
    partnership = saved(workspace, "partnership", title="Apă", internal_code="PI-1")
    page = prepared(qtbot, open_frame, context, ministry)
    import_files(ministry, [page._prepared.exported.bundles[0]], PASSPHRASE)
    asked = Asked(entity="partnership", record=partnership, field="title", reason="Titlul nu spune nimic.")
    request = corrections.ask(ministry, asked)
    import_files(workspace, [answer(ministry, workspace, tmp_path / "returned")])
    context.changed.emit("", "")
    assert outbox.outbox(workspace)[0].state is SendingState.RETURNED
    assert "Apă: Titlul nu spune nimic." in said(page.outbox)
    frame = page.window()
    pressed(page.outbox, "Go to the field")
    assert (frame.place().page, frame.place().record, frame.place().field) == ("record", partnership, "title")
    context.go("send")
    pressed(page.outbox, "Answer")
    assert (frame.place().entity, frame.place().record) == ("correction_request", request)
    context.go("record", "partnership", partnership)
    panel = frame.page("record").panel
    panel.show_history()
    assert "asks for a correction: Titlul nu spune nimic." in said(panel)


def test_a_refusal_stands_in_the_outbox_with_its_advice(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, tmp_path: Path
):
    page = prepared(qtbot, open_frame, context, ministry)
    file = page._prepared.exported.bundles[0]
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / file.name).write_bytes(b"PK")
    from parteneriat_desktop.actions import receipts  # noqa: PLC0415 - only here

    refused = (receipts.refusal_of(ministry, tmp_path / "bad" / file.name, Catalogue("en"), PASSPHRASE),)
    wanted = Wanted(workspace.profile.name, False, Catalogue("en"), tmp_path / "r", True, "receipt", refused)  # noqa: FBT003 - in their order
    import_files(workspace, [export(ministry, wanted, PASSPHRASE).bundles[0]])
    context.changed.emit("", "")
    assert "Ask the sender to export" in said(page.outbox)


def test_an_import_is_taken_back_after_a_question(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    ministry: Workspace,
    chooser: Chooser,
    tmp_path: Path,
):
    partner = saved(ministry, "partner", name="Alta", country="RO")
    other = saved(ministry, "partner", name="A doua", country="RO")
    import_files(workspace, [answer(ministry, workspace, tmp_path / "1", kind="data")])
    saved(workspace, "partner", other, website="https://a.example.ro")
    page: Any = open_frame(context, "send").page("send")
    page._turn(1)
    chooser.agrees = False
    page.inbox.undo.click()
    assert "becomes what it was, by new changes" in chooser.asked[-1]
    assert listing.count(workspace, "partner") == 2
    chooser.agrees = True
    page.inbox.undo.click()
    qtbot.waitUntil(context.tasks.idle)
    assert workspace.find("partner", partner) is None
    assert "1 record is again what it was." in said(page.inbox)
    assert "1 record was left as it is" in said(page.inbox)
    assert page.inbox.undo.isHidden()
    from parteneriat_desktop.errors import RefusedError, Sentence  # noqa: PLC0415 - only here

    page.inbox._failed(RefusedError(Sentence("No."), Sentence("Ask."), code="x"))
    assert "No." in said(page.inbox)
    with pytest.raises(ValueError, match="fault"):
        page.inbox._failed(ValueError("fault"))
    page.inbox.table.choose("")
    page.inbox._bundles.clear()
    page.inbox.take_back()


def test_missing_parts_stand_above_what_was_received(
    open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, tmp_path: Path
):
    for number in range(2):
        (tmp_path / f"{number}.bin").write_bytes(bytes([number]) * 3_900_000)
        saved(
            ministry,
            "partnership",
            title=f"P{number}",
            internal_code=f"PI-{number}",
            signed_document={"path": str(tmp_path / f"{number}.bin")},
        )
    wanted = Wanted(None, full=True, catalogue=Catalogue("en"), out=tmp_path / "parts", plain=True)
    first, _second = export(ministry, wanted, PASSPHRASE).bundles
    import_files(workspace, [first])
    page: Any = open_frame(context, "send").page("send")
    assert "Part 2 of 2 is missing" in said(page.inbox)
    assert inbox.inbox(workspace)[0].parts == 2


def test_files_dropped_anywhere_are_all_looked_at(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, tmp_path: Path
):
    saved(ministry, "partner", name="Alta", country="RO")
    file = answer(ministry, workspace, tmp_path / "1", kind="data")
    (tmp_path / "bad.asice").write_bytes(b"PK")
    frame = open_frame(context, "home")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path / "bad.asice"))])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    frame.dropEvent(event)
    qtbot.waitUntil(context.tasks.idle)
    page: Any = frame.page("send")
    assert "What it would bring" in said(page.receive)
    assert "Nothing was changed." in said(page.receive)


def test_where_there_is_little_room_what_was_sent_is_a_second_tab(
    open_frame: Shows, context: Context, ministry: Workspace
):
    frame = open_frame(context, "send", size=(910, 560))
    page: Any = frame.page("send")
    assert (page.tabs.isHidden(), page.right.isHidden(), page.left_area.isHidden()) == (False, True, False)
    page.tabs.chosen.emit("sent")
    assert (page.right.isHidden(), page.left_area.isHidden()) == (False, True)
    frame.resize(1366, 768)
    assert (page.tabs.isHidden(), page.right.isHidden(), page.left_area.isHidden()) == (True, False, False)
    assert page.right.width() == context.look.px(462)
    assert ministry.profile.name in [page.files.peers.itemText(at) for at in range(page.files.peers.count())]


def test_a_silent_institution_stands_in_the_status_bar(
    qtbot: QtBot, open_frame: Shows, context: Context, workspace: Workspace, ministry: Workspace, tmp_path: Path
):
    page = prepared(qtbot, open_frame, context, ministry)
    import_files(workspace, [answer(ministry, workspace, tmp_path / "1")])
    moment = workspace.clock.now() + timedelta(days=42)
    workspace.clock = Clock(moment.date(), lambda: moment)
    context.changed.emit("", "")
    words = [one.text() for one in page.window().status.findChildren(QPushButton)]
    assert any(f"Last receipt of {ministry.profile.name}: 42 days ago" in one for one in words)
    assert trust.institutions(workspace)
