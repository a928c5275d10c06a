"""The certificate that signs beside the key, by the window: from a file, from a token, left out, not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certificates import LIBRARY, PASSWORD, PIN, issued, token
from standing_in import PASSPHRASE, Chooser, MakeContext, OpenWorkspace, Shows
from two_sides import introduce, saved

from parteneriat_desktop.actions import certificate, outbox, recovery
from parteneriat_desktop.actions.verify_bundle import verify
from parteneriat_desktop.sync.recovery_words import write_words
from parteneriat_desktop.sync.token import Place
from parteneriat_desktop.ui.widgets.cards import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def sending(open_frame: Shows, context: Context, ministry: Workspace) -> Any:
    page: Any = open_frame(context, "send").page("send")
    page.files.choose_peer(ministry.profile.name)
    return page


def known(workspace: Workspace, open_workspace: OpenWorkspace, folder: Path) -> Workspace:
    ministry = open_workspace("ministry")
    introduce(workspace, ministry, folder)
    workspace.keys.unlock(PASSPHRASE)
    ministry.keys.unlock(PASSPHRASE)
    saved(workspace, "partner", name="Alta", country="RO")
    return ministry


def test_a_certificate_in_a_file_is_chosen_signs_and_is_used_no_more(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    open_workspace: OpenWorkspace,
    chooser: Chooser,
    tmp_path: Path,
):
    ministry = known(workspace, open_workspace, tmp_path)
    card: Any = open_frame(context, "settings").page("settings").key
    card.certify()
    assert certificate.in_use(workspace) is None, "no file was chosen"
    chooser.files, chooser.secret = [issued("ec") / "own.p12"], None
    card.certify()
    assert certificate.in_use(workspace) is None, "no password was given"
    chooser.secret = PASSWORD[::-1]
    card.certify()
    assert "password" in said(card).casefold()
    assert certificate.in_use(workspace) is None
    chooser.secret = PASSWORD
    card.certify()
    assert "Ion Primaru" in said(card)
    page = sending(open_frame, context, ministry)
    chooser.secret = PASSWORD[::-1]
    page.open_step(3)
    qtbot.waitUntil(context.tasks.idle)
    assert page._prepared is None
    assert "password" in said(page).casefold()
    chooser.secret, chooser.agrees = None, False
    page.open_step(3)
    assert context.tasks.idle()
    assert outbox.outbox(workspace) == [], "who gives up sends nothing"
    chooser.agrees = True
    page.open_step(3)
    qtbot.waitUntil(lambda: context.tasks.idle() and page._prepared is not None)
    (alone,) = page._prepared.exported.bundles
    assert verify(ministry, alone).cosignatures == ()
    page._forget()
    chooser.secret = PASSWORD
    page.open_step(3)
    qtbot.waitUntil(lambda: context.tasks.idle() and page._prepared is not None)
    (signed,) = page._prepared.exported.bundles
    assert [one.holder for one in verify(ministry, signed).cosignatures] == ["Ion Primaru"]
    page.write_receipt(ministry.profile.name, [])
    qtbot.waitUntil(lambda: context.tasks.idle() and len(outbox.outbox(workspace)) == 3)
    chooser.agrees = False
    card.certify()
    assert certificate.in_use(workspace) is not None
    chooser.agrees = True
    card.certify()
    assert certificate.in_use(workspace) is None


def test_a_token_signs_by_its_pin_and_is_missed_where_it_is_not_there(
    qtbot: QtBot,
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    open_workspace: OpenWorkspace,
    chooser: Chooser,
    tmp_path: Path,
):
    ministry = known(workspace, open_workspace, tmp_path)
    name = token("ec", "window")
    certificate.use_token(workspace, Place(LIBRARY, name), PIN)
    page = sending(open_frame, context, ministry)
    chooser.secret = PIN[::-1]
    page.open_step(3)
    qtbot.waitUntil(context.tasks.idle)
    assert "PIN" in said(page)
    assert page._prepared is None
    chooser.secret = PIN
    page.open_step(3)
    qtbot.waitUntil(lambda: context.tasks.idle() and page._prepared is not None)
    (signed,) = page._prepared.exported.bundles
    assert [one.holder for one in verify(ministry, signed).cosignatures] == ["Ion Primaru"]
    note = workspace.paths.keys / certificate.CHOICE
    note.write_text(note.read_text(encoding="utf-8").replace(name, "sertar"), encoding="utf-8")
    page._forget()
    page.open_step(3)
    qtbot.waitUntil(context.tasks.idle)
    assert "sertar" in said(page), "which token is missed is said"
    assert page._prepared is None


def test_a_library_that_is_none_is_refused(
    open_frame: Shows, context: Context, workspace: Workspace, chooser: Chooser, tmp_path: Path
):
    library = tmp_path / "token.so"
    library.write_bytes(b"no library")
    chooser.files, chooser.secret = [library], PIN
    card: Any = open_frame(context, "settings").page("settings").key
    card.certify()
    assert str(library) in said(card)
    assert certificate.in_use(workspace) is None


def test_the_recovery_sheet_is_asked_for_until_its_words_were_copied_back(
    open_frame: Shows, make_context: MakeContext, workspace: Workspace
):
    context = make_context(workspace)
    frame = open_frame(context, "home")
    assert "The recovery sheet of the key is not made yet." in said(frame.page("home"))
    card: Any = frame.page("settings").key
    card.refresh()
    assert "Print the recovery sheet" in said(card)
    words = write_words(workspace.keys.unlock(PASSPHRASE).secret())
    recovery.confirm(workspace, " ".join(words), PASSPHRASE)
    context.changed.emit("", "")
    assert "The recovery sheet of the key is not made yet." not in said(frame.page("home"))
    card.refresh()
    assert card._warning.count() == 0
