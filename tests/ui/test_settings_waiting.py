"""The card of what is kept and waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import COMMON

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from conftest import Shows
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


def said(widget: Any) -> str:
    """Return all words that a widget shows."""
    return " ".join(found.text() for found in widget.findChildren(QLabel))


def test_what_waits_is_listed_when_asked_for(
    open_frame: Shows, context: Context, workspace: Workspace, qtbot: QtBot
) -> None:
    page: Any = open_frame(context, "settings").page("settings")
    page.waiting.look()
    qtbot.waitUntil(context.tasks.idle)
    assert "Nothing waits" in said(page.waiting)
    for number in range(25):
        edit = Edit({"text": "Mai mulți copaci"}, {})
        workspace.append(COMMON, f"kind_{number}", workspace.new_record_id(), edit, workspace.clock.moment())
    page.waiting.look()
    qtbot.waitUntil(context.tasks.idle)
    assert "25 things are kept" in said(page.waiting)
    assert page.waiting.lines.count() == 20
