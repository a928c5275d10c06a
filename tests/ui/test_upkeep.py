"""What the window does for the database: healing a damaged one, the weekly trial, the backup at the end, the card."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from standing_in import Chooser, MakeContext, Shows
from two_sides import saved
from ui_clock import clock

from parteneriat_desktop.actions import backup, cleaning, trial_restore
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.store.backup import backups
from parteneriat_desktop.ui import start, upkeep
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.widgets.cards import words_of


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what the error dialog would say."""
    said: list[str] = []
    monkeypatch.setattr(
        start, "ErrorDialog", lambda error, *_: type("Said", (), {"exec": lambda _: said.append(str(error))})()
    )
    monkeypatch.setattr(start.theme, "apply", lambda *_: None)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    return said


def frames() -> list[Frame]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, Frame) and found.isVisible()]


def damaged(workspace: Workspace) -> str:
    """Back up a workspace with a record, then write rubbish over its database; return the record."""
    record = saved(workspace, "partner", name="Asociația", country="RO")
    backup.back_up_daily(workspace)
    workspace.close()
    workspace.paths.database.write_bytes(b"\xa5" * 20_000)
    return record


def run(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, workspace: Workspace, chooser: Chooser, look: Any) -> int:
    """Start the program on a workspace, look at its window, and leave."""
    left: list[int] = []

    def use(*_: object) -> int:
        qtbot.waitUntil(lambda: bool(frames() or left), timeout=20_000)
        for frame in frames():
            qtbot.waitUntil(frame.context.tasks.idle)
            look(frame)
            frame.close()
        return left[0] if left else 0

    monkeypatch.setattr(start, "DialogChooser", lambda *_: chooser)
    monkeypatch.setattr(start.QApplication, "exit", lambda *given: left.append(given[-1]))
    monkeypatch.setattr(start.QApplication, "exec", use)
    return start.run_window(workspace.paths, clock(), "en")


def test_a_damaged_database_is_healed_when_the_person_agrees(
    qtbot: QtBot, workspace: Workspace, chooser: Chooser, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    record = damaged(workspace)
    told: list[str] = []

    def look(frame: Frame) -> None:
        page: Any = frame.page("settings")
        told.extend(words_of(page.backup))
        assert frame.context.workspace.find("partner", record) is not None

    assert run(monkeypatch, qtbot, workspace, chooser, look) == 0
    assert "The newest good backup is of" in chooser.asked[0]
    assert any("0 own changes were read from the damaged database." in words for words in told)
    assert shown == []
    assert list(workspace.paths.backups.glob("damaged-*/workspace.db"))


def test_a_damaged_database_stays_as_it_is_when_the_person_does_not(
    qtbot: QtBot, workspace: Workspace, chooser: Chooser, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    damaged(workspace)
    chooser.agrees = False
    assert run(monkeypatch, qtbot, workspace, chooser, None) == RefusedError.status
    assert "damaged" in shown[0]
    assert workspace.paths.database.read_bytes() == b"\xa5" * 20_000


def test_a_database_that_is_gone_is_healed_too(
    qtbot: QtBot, workspace: Workspace, chooser: Chooser, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    damaged(workspace)
    workspace.paths.database.unlink()
    found: list[int] = []
    assert (
        run(
            monkeypatch,
            qtbot,
            workspace,
            chooser,
            lambda frame: found.append(len(frame.context.workspace.all("partner"))),
        )
        == 0
    )
    assert found == [1]
    assert shown == []


def test_faults_and_other_refusals_are_not_healed(workspace: Workspace):
    backup.back_up_daily(workspace)
    assert upkeep.healing(workspace.paths, ValueError("x")) is None
    assert upkeep.healing(workspace.paths, RefusedError(Sentence("x"), Sentence("y"), code="locked")) is None


def test_at_the_end_the_database_is_backed_up(workspace: Workspace):
    upkeep.end_work(workspace)
    assert len(backups(workspace.paths.backups)) == 1
    again = Workspace.open(workspace.paths, clock())
    (again.paths.home / "backups").rename(again.paths.home / "elsewhere")
    (again.paths.home / "backups").write_text("in the way")
    upkeep.end_work(again)


def spoil(workspace: Workspace) -> None:
    found = backup.newest(workspace)
    assert found is not None
    with closing(sqlite3.connect(found[1], isolation_level=None)) as connection:
        connection.execute("UPDATE record_partner SET name = 'Alta'")


def test_the_weekly_trial_runs_by_itself_and_a_failure_is_a_warning(
    qtbot: QtBot, open_frame: Shows, make_context: MakeContext, workspace: Workspace
):
    saved(workspace, "partner", name="Asociația", country="RO")
    frame = open_frame(make_context(workspace), "home")
    upkeep.try_backup(frame)
    assert trial_restore.last(workspace) is None, "without a backup there is nothing to try"
    backup.back_up_daily(workspace)
    spoil(workspace)
    upkeep.try_backup(frame)
    qtbot.waitUntil(lambda: frame.context.tasks.idle() and trial_restore.last(workspace) is not None)
    assert any("The backup failed its trial" in one.text() for one in frame.status.findChildren(QPushButton))
    page: Any = frame.page("settings")
    page.refresh()
    assert "are not what its journal says" in "".join(words_of(page.backup))


def test_the_card_tries_recovers_and_deletes_older_backups(
    qtbot: QtBot, open_frame: Shows, make_context: MakeContext, workspace: Workspace, chooser: Chooser
):
    saved(workspace, "partner", name="Asociația", country="RO")
    frame = open_frame(make_context(workspace), "settings")
    page: Any = frame.page("settings")
    idle = frame.context.tasks.idle
    page.backup.try_out()
    qtbot.waitUntil(idle)
    assert "No backup yet." in "".join(words_of(page.backup))
    backup.back_up_daily(workspace)
    page.backup.try_out()
    qtbot.waitUntil(idle)
    assert "restored on trial; it is good" in "".join(words_of(page.backup))
    page.backup.recover()
    qtbot.waitUntil(idle)
    assert "0 copies of bundles brought something back" in "".join(words_of(page.backup))
    chooser.agrees = False
    page.backup.purge()
    assert len(cleaning.older_backups(workspace.paths)) == 1
    chooser.agrees = True
    page.backup.purge()
    qtbot.waitUntil(idle)
    assert "1 backup on this computer is deleted" in chooser.asked[-1]
    assert "1 older backup was removed." in "".join(words_of(page.backup))
    assert len(backups(workspace.paths.backups)) == 1
