"""A package under a neutral name, from one window to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standing_in import PASSPHRASE, MakeContext, OpenWorkspace, Shows
from two_sides import introduce, saved

from parteneriat_desktop.actions import inbox
from parteneriat_desktop.ui.widgets.cards import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


def test_a_package_may_have_a_neutral_name_and_is_received_by_what_it_holds(
    qtbot: QtBot,
    open_frame: Shows,
    make_context: MakeContext,
    context: Context,
    workspace: Workspace,
    open_workspace: OpenWorkspace,
    tmp_path: Path,
):
    ministry = open_workspace("ministry")
    introduce(workspace, ministry, tmp_path)
    for one in (workspace, ministry):
        one.keys.unlock(PASSPHRASE)
    saved(workspace, "partner", name="Alta", country="RO")
    page: Any = open_frame(context, "send").page("send")
    assert page.files.neutral.isVisible()
    page.files.neutral.click()
    page.files.choose_peer(ministry.profile.name)
    page.open_step(3)
    qtbot.waitUntil(lambda: context.tasks.idle() and page._prepared is not None)
    assert not page.files.neutral.isVisible()
    (file,) = page._prepared.exported.bundles
    assert file.suffix == ".bin"
    assert "signed and encrypted package" in "\n".join(words_of(page.files))
    other = make_context(ministry)
    receiving: Any = open_frame(other, "send").page("send")
    receiving.preview([file])
    qtbot.waitUntil(other.tasks.idle)
    receiving.receive.import_all()
    qtbot.waitUntil(other.tasks.idle)
    assert [one.file for one in inbox.inbox(ministry)] != []
    assert ministry.all("partner")[0].name == "Alta"
