"""Sending, receiving, trusting, and choosing between two values, by the window alone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from standing_in import PASSPHRASE, Chooser, MakeContext, OpenWorkspace, Shows
from two_sides import enrolment, introduce, saved, send

from parteneriat_desktop.actions import listing, outbox, recovery, rotation, trust
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.own_key import OwnKey
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.sync.recovery_words import write_words
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.widgets.cards import words_of


@pytest.fixture
def ngo(open_workspace: OpenWorkspace) -> Workspace:
    return open_workspace("ngo")


def words_of_buttons(widget: Any) -> str:
    return "\n".join(button.text() for button in widget.findChildren(QPushButton))


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(widget: Any, words: str) -> None:
    next(button for button in widget.findChildren(QPushButton) if words in button.text()).click()


def test_a_package_is_checked_signed_and_said_to_be_sent(
    qtbot: QtBot,
    open_frame: Callable[..., Frame],
    context: Context,
    workspace: Workspace,
    ngo: Workspace,
    chooser: Chooser,
    tmp_path: Path,
):
    trust.add(workspace, enrolment(ngo, tmp_path), ngo.keys.fingerprint)
    saved(workspace, "partner", name="Comuna", country="RO")
    page: Any = open_frame(context, "send").page("send")
    assert page.findings.table.table().rowCount() > 0
    page.files.choose_peer(ngo.profile.name)
    chooser.secret = None
    page.open_step(3)
    assert page.step == 0, "without the passphrase nothing is signed"
    chooser.secret = PASSPHRASE[::-1]
    page.open_step(3)
    assert "passphrase" in said(page)
    chooser.secret = PASSPHRASE
    page.primary()
    page.primary()
    page.primary()
    qtbot.waitUntil(context.tasks.idle)
    assert page.step == 3
    assert outbox.outbox(workspace)[0].state is outbox.SendingState.PREPARED
    assert ".asice.age" in said(page)
    assert f"Encrypted: only {ngo.profile.name} and you can read it." in said(page)
    copy = next(button for button in page.files.findChildren(QPushButton) if "Copy the path" in button.text())
    copy.click()
    assert QGuiApplication.clipboard().text().endswith(".asice.age")
    page.files.show_folder()
    assert chooser.revealed[0].name.endswith(".asice.age")
    page.files.sent.emit()
    assert outbox.outbox(workspace)[0].state is outbox.SendingState.SENT
    assert page.outbox.table.choose(outbox.outbox(workspace)[0].digest)
    chooser.out = tmp_path / "sheet.pdf"
    page.outbox.sheet.click()
    qtbot.waitUntil(context.tasks.idle)
    assert chooser.out.read_bytes().startswith(b"%PDF")
    assert chooser.shown[-1] == chooser.out
    page.outbox.again.click()
    qtbot.waitUntil(context.tasks.idle)
    assert len(outbox.outbox(workspace)) == 2
    page.files.all.setChecked(True)
    assert page.step == 0
    page.open_step(9)
    assert page.step == 0


def test_without_anybody_to_encrypt_for_a_person_decides(
    qtbot: QtBot, open_frame: Callable[..., Frame], context: Context, workspace: Workspace, chooser: Chooser
):
    saved(workspace, "partner", name="Comuna", country="RO")
    page: Any = open_frame(context, "send").page("send")
    chooser.secret = PASSPHRASE
    chooser.agrees = False
    page.open_step(3)
    qtbot.waitUntil(context.tasks.idle)
    assert "nobody for whom" in said(page)
    assert outbox.outbox(workspace) == []
    chooser.agrees = True
    page.open_step(3)
    qtbot.waitUntil(lambda: context.tasks.idle() and page.step == 3)
    assert "Not encrypted: whoever gets hold of the file can read it." in said(page)
    assert "It holds no private data." in chooser.asked[-1]


def test_an_encrypted_file_is_opened_with_the_key(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    ngo: Workspace,
    chooser: Chooser,
    tmp_path: Path,
):
    introduce(workspace, ngo, tmp_path)
    saved(ngo, "partner", name="Asociația", country="RO")
    file = send(ngo, tmp_path, encrypted=True)
    workspace.keys = OwnKey(workspace.paths.keys)  # closed again
    page: Any = open_frame(context, "send").page("send")
    chooser.secret = None
    page.preview([file])
    assert "Nothing was read yet." in said(page.receive)
    chooser.secret = PASSPHRASE[::-1]
    press(page.receive, "Open with the key…")
    assert "The passphrase is not the right one." in said(page.receive)
    chooser.secret = PASSPHRASE
    page.preview([file])
    qtbot.waitUntil(context.tasks.idle)
    assert "What it would bring" in said(page.receive)
    page.receive.button.click()
    qtbot.waitUntil(context.tasks.idle)
    assert listing.count(workspace, "partner") == 1


def test_a_new_key_is_accepted_because_the_old_one_signed_it(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    ngo: Workspace,
    tmp_path: Path,
):
    file = tmp_path / f"ngo{rotation.SUFFIX}"
    introduction = enrolment(ngo, tmp_path)
    former = ngo.keys.fingerprint
    rotation.rotate(ngo, file, PASSPHRASE)
    page: Any = open_frame(context, "send").page("send")
    page.preview([file])
    qtbot.waitUntil(context.tasks.idle)
    press(page.receive, "Accept the new key")
    assert "which is not enrolled here" in said(page.receive)
    trust.add(workspace, introduction, former)
    press(page.receive, "Accept the new key")
    assert "The old one counts no longer." in said(page.receive)
    assert trust.trust_list(workspace).peer(ngo.profile.name).fingerprint == ngo.keys.fingerprint


def test_who_is_not_enrolled_is_not_imported_and_an_enrolment_is_compared(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    ngo: Workspace,
    chooser: Chooser,
    tmp_path: Path,
):
    saved(ngo, "partner", name="Asociația", country="RO")
    introduction, bundle = enrolment(ngo, tmp_path), send(ngo, tmp_path)
    page: Any = open_frame(context, "send").page("send")
    chooser.files = [bundle, introduction]
    page.ask_files()
    qtbot.waitUntil(context.tasks.idle)
    assert "not trusted" in said(page.receive)
    assert listing.count(workspace, "partner") == 0
    card = page.receive._cards.itemAt(1).widget()
    card.line.setText("AAAA-BBBB")
    card.enrol()
    assert trust.institutions(workspace) == []
    card.line.setText(ngo.keys.fingerprint)
    card.enrol()
    assert [one.name for one in trust.institutions(workspace)] == [ngo.profile.name]
    page.preview([bundle])
    qtbot.waitUntil(context.tasks.idle)
    assert "What it would bring" in said(page.receive)
    assert listing.count(workspace, "partner") == 0, "a preview changes nothing"
    page.receive.button.click()
    qtbot.waitUntil(context.tasks.idle)
    assert listing.count(workspace, "partner") == 1
    page.preview([bundle])
    qtbot.waitUntil(context.tasks.idle)
    assert "was imported before" in said(page.receive)
    page.close_receive()


def test_a_bad_file_is_refused_with_a_sentence(qtbot: QtBot, open_frame: Shows, context: Context, tmp_path: Path):
    bad = tmp_path / "bad.asice"
    bad.write_bytes(b"PK\x03\x04 not a package")
    page: Any = open_frame(context, "send").page("send")
    page.preview([bad])
    qtbot.waitUntil(context.tasks.idle)
    assert "Nothing was changed." in said(page.receive)
    assert "Code: " in said(page.receive)


def test_after_the_export_everything_is_seen_without_scrolling(
    qtbot: QtBot, open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    context = make_context(filled)
    context.catalogue = Catalogue("ro")
    frame = open_frame(context, "send")
    page: Any = frame.page("send")
    assert page.findings._all.isVisible()
    page.open_step(3)
    qtbot.waitUntil(context.tasks.idle)
    for height, rows in ((768, 2), (697, 1)):
        frame.resize(1366, height)
        page.refresh()
        QApplication.processEvents()
        assert page.findings.table.height() // 44 == rows
        assert page.left_area.verticalScrollBar().maximum() == 0
    page.findings._all.click()
    assert page.findings.table.height() // 44 == 4


def test_a_trusted_institution_is_revoked_after_a_question(
    open_frame: Shows, context: Context, workspace: Workspace, ngo: Workspace, chooser: Chooser, tmp_path: Path
):
    page: Any = open_frame(context, "settings").page("settings")
    assert not page.trust.revoke_button.isVisible()
    trust.add(workspace, enrolment(ngo, tmp_path), ngo.keys.fingerprint)
    saved(ngo, "partner", name="Asociația", country="RO")
    import_files(workspace, [send(ngo, tmp_path)])
    page.refresh()
    page.trust.revoke()
    assert "Choose an institution" in said(page.trust)
    page.trust.table.choose(ngo.keys.fingerprint)
    chooser.agrees = False
    page.trust.revoke_button.click()
    assert "package 1, the last one imported" in chooser.asked[-1]
    assert trust.institutions(workspace)[0].revoked_from is None
    chooser.agrees = True
    page.trust.revoke_button.click()
    (revoked,) = trust.institutions(workspace)
    assert revoked.revoked_from is not None
    assert revoked.last_good_sequence == 1
    assert "is revoked" in said(page.trust)
    page.trust.table.choose(ngo.keys.fingerprint)
    page.trust.revoke()
    assert "Choose an institution" in said(page.trust)


def test_the_key_card_prints_the_sheet_and_replaces_the_key(
    open_frame: Shows, context: Context, workspace: Workspace, chooser: Chooser, tmp_path: Path
):
    card: Any = open_frame(context, "settings").page("settings").key
    words = write_words(workspace.keys.unlock(PASSPHRASE).secret())
    chooser.out = None
    card.print_sheet()
    chooser.out = tmp_path / "sheet.pdf"
    chooser.passphrase = lambda _title, _question: None  # type: ignore[method-assign]
    card.print_sheet()
    assert "It counts once its words were copied back." in said(card)
    assert chooser.shown[-1] == chooser.out
    chooser.out = tmp_path / "again.pdf"

    def copied(_title: str, question: str) -> str:
        first, _, third, _ = (int(number) for number in re.findall(r"\d+", question))
        return " ".join((*words[first - 1 : first + 3], *words[third - 1 : third + 3]))

    chooser.passphrase = copied  # type: ignore[method-assign]
    card.print_sheet()
    assert "The recovery sheet is good." in said(card)
    assert recovery.confirmed_on(workspace) is not None
    before, chooser.agrees = workspace.keys.fingerprint, False
    card.rotate()
    chooser.agrees, chooser.out = True, None
    card.rotate()
    assert workspace.keys.fingerprint == before
    chooser.out = tmp_path / "hall.rotation.enrol.asice"
    chooser.passphrase = lambda _title, _question: PASSPHRASE  # type: ignore[method-assign]
    card.rotate()
    assert workspace.keys.fingerprint != before
    assert "The key was replaced." in said(card)
    assert "not copied back yet" in said(card)
