"""What the window asks of the system around it: files shown in folders, sticks, letters handed over, the account."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mail_server import PASSWORD, USER, certificate, mail_server
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from standing_in import PASSPHRASE, Chooser, OpenWorkspace, Shows
from two_sides import introduce, saved

from parteneriat_desktop.actions import letters, mail_account, mail_queue, outbox
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.mail_account import MailAccount
from parteneriat_desktop.actions.mail_queue import LetterState
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.record_exchange import RecordExchange, Standing
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui import drives, revealing
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.pages import standing
from parteneriat_desktop.ui.postman import Postman
from parteneriat_desktop.ui.revealing import Revealer, command
from parteneriat_desktop.ui.widgets.cards import words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


FILE = Path("/home/ana/Dosar, cu spații/a.asice")


def test_each_system_shows_a_file_its_own_way():
    assert command("win32", FILE) == ("explorer", ["/select,", str(FILE)])
    assert command("darwin", FILE) == ("open", ["-R", str(FILE)])
    program, arguments = command("linux", FILE)
    assert program == "dbus-send"
    assert "array:string:file:///home/ana/Dosar%2C%20cu%20spa%C8%9Bii/a.asice" in arguments


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(urls.append(url.toLocalFile())) or True)
    return urls


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> Path:
    """Put a program in the place of dbus-send that writes down what it is asked."""
    folder.mkdir()
    program = folder / "dbus-send"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/asked"\nexit {status}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder) + os.pathsep + os.environ["PATH"])
    return folder / "asked"


def test_a_file_manager_that_answers_is_enough(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
):
    asked = stand_in(tmp_path / "bin", monkeypatch, 0)
    (tmp_path / "a.asice").write_bytes(b"")
    revealer = Revealer(tmp_path / "a.asice", "linux")
    qtbot.waitUntil(lambda: revealer._process.state() == revealer._process.ProcessState.NotRunning)
    assert "ShowItems" in asked.read_text()
    assert opened == []


def test_where_no_file_manager_answers_the_folder_is_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
):
    stand_in(tmp_path / "bin", monkeypatch, 1)
    revealer = Revealer(tmp_path / "a.asice", "linux")
    qtbot.waitUntil(lambda: revealer.opened)
    assert opened == [str(tmp_path)]
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = Revealer(tmp_path / "a.asice", "linux")
    qtbot.waitUntil(lambda: missing.opened)
    assert opened == [str(tmp_path), str(tmp_path)]


def test_the_chooser_says_whether_a_program_opened_a_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
):
    chooser = DialogChooser()
    assert chooser.show_file(tmp_path) is True
    monkeypatch.setenv("PATH", str(tmp_path))
    chooser.show_in_folder(tmp_path / "a.asice")
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert revealing.MANAGER


def test_the_system_is_asked_for_sticks():
    assert [volume for volume in drives.plugged_in() if not volume.writable] == []
    assert drives.drive_type("/") == 0


@pytest.fixture
def waiting(
    workspace: Workspace, open_workspace: OpenWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """A package that waits to be handed to a server; its digest."""
    ministry = open_workspace("ministry")
    introduce(workspace, ministry, tmp_path)
    saved(workspace, "partner", name="Alta", country="RO")
    wanted = Wanted(ministry.profile.name, full=False, catalogue=Catalogue("en"), out=tmp_path / "out", plain=True)
    export(workspace, wanted, PASSPHRASE)
    letters.put_address(workspace, ministry.keys.fingerprint, "registratura@minister.ro")
    monkeypatch.setattr(mail_account, "password_of", lambda _account: PASSWORD)
    return outbox.outbox(workspace)[0].digest


def test_letters_are_handed_over_in_the_background(
    qtbot: QtBot, context: Context, workspace: Workspace, waiting: str, tmp_path: Path
):
    postman = Postman(context)
    postman.look()
    assert not postman.busy(), "without an account nothing is done"
    authority = certificate(tmp_path / "server")
    with mail_server(authority.parent) as box:
        account = MailAccount(host="localhost", port=str(box.port), user=USER, sender=USER, authority=str(authority))
        mail_account.save(workspace, account)
        postman.look()
        assert not postman.busy(), "without a letter nothing is done"
        mail_queue.put(workspace, waiting)
        with qtbot.waitSignal(context.changed):
            postman.look()
            postman.look()
        assert box.recipients == ["registratura@minister.ro"]
    assert outbox.outbox(workspace)[0].state is SendingState.SENT
    assert mail_queue.queue(workspace)[0].state is LetterState.SENT
    postman.close()
    postman.look()


def test_a_letter_that_was_on_its_way_when_the_window_closed_is_tried_again(
    qtbot: QtBot, context: Context, workspace: Workspace, waiting: str, monkeypatch: pytest.MonkeyPatch
):
    mail_account.save(workspace, MailAccount(host="localhost", port="1", sender=USER))
    mail_queue.put(workspace, waiting)
    postman = Postman(context)

    def closed(*_given: object) -> None:
        postman._stopped.set()
        raise RuntimeError("the database is closed")

    monkeypatch.setattr(mail_queue, "send_due", closed)
    postman.look()
    qtbot.waitUntil(lambda: not postman.busy())
    assert mail_queue.queue(workspace)[0].state is LetterState.WAITING
    postman.close()


def test_a_fault_while_the_window_is_open_is_not_hidden(context: Context, monkeypatch: pytest.MonkeyPatch):
    postman = Postman(context)

    def fault(*_given: object) -> None:
        raise RuntimeError("fault")

    monkeypatch.setattr(mail_queue, "send_due", fault)
    with pytest.raises(RuntimeError, match="fault"):
        postman._work()
    postman.close()


def test_the_mail_account_is_set_up_in_the_settings(
    open_frame: Shows, context: Context, workspace: Workspace, chooser: Chooser, tmp_path: Path
):
    page: Any = open_frame(context, "settings").page("settings")
    card = page.mail
    card.host.setText("mail.exemplu.ro")
    card.port.setText("many")
    card.save()
    assert "is no port" in "\n".join(words_of(card))
    card.port.setText("465")
    card.security.setCurrentIndex(1)
    card.user.setText(USER)
    card.address.setText(USER)
    card.choose_authority()
    chooser.files = [tmp_path / "ca.pem"]
    card.choose_authority()
    card.save()
    assert "The mail account is saved." in "\n".join(words_of(card))
    assert mail_account.load(workspace) == MailAccount(
        host="mail.exemplu.ro",
        port="465",
        security="tls",
        user=USER,
        sender=USER,
        authority=str(tmp_path / "ca.pem"),
    )
    context.go("settings", field="mail")
    assert card.password.text() == ""


def standing_words(context: Context) -> list[str]:
    holder = standing.standing_lines(context, "partner", "x")
    assert isinstance(holder, QWidget)
    return words_of(holder)


def test_how_a_record_stands_is_said_one_by_one_or_counted(
    context: Context, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    def stands(found: RecordExchange) -> list[str]:
        monkeypatch.setattr(standing, "record_exchange", lambda *_given: found)
        return standing_words(context)

    assert stands(RecordExchange(shared=False, sealed=False, standings=())) == ["Stays in the institution."]
    one = Standing("Ministerul", SendingState.RECEIVED, Sentence("Received."))
    assert stands(RecordExchange(shared=True, sealed=True, standings=(one,))) == ["Received."]
    many = tuple(
        Standing(f"Comuna {number}", state, Sentence("x"))
        for number, state in enumerate((SendingState.RECEIVED, None, None, SendingState.SENT, SendingState.RECEIVED))
    )
    assert stands(RecordExchange(shared=True, sealed=True, standings=many)) == [
        "2 institutions (Comuna 0 and others): received",
        "Not in a package for 2 institutions yet.",
        "1 institution (Comuna 3): sent",
    ]
    assert workspace.profile.name
