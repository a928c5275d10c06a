"""Once a week the newest backup is restored on trial, and what is wrong with it is said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner
from exchanging import files_below, hand_over

from parteneriat_desktop.actions import backup, check, trial_restore
from parteneriat_desktop.actions.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Region
    from parteneriat_desktop.actions.trial_restore import Trial
    from parteneriat_desktop.actions.workspace import Workspace


def later(workspace: Workspace, days: int) -> None:
    """Let the clock go on by some days."""
    before = workspace.clock.now
    workspace.clock = Clock(workspace.clock.today + timedelta(days=days), lambda: before() + timedelta(days=days))


def tried(workspace: Workspace) -> Trial:
    found = trial_restore.run(workspace)
    assert found is not None
    assert found == trial_restore.last(workspace)
    return found


def spoil(workspace: Workspace, statement: str) -> None:
    """Change the newest backup behind the back of everybody."""
    found = backup.newest(workspace)
    assert found is not None
    with closing(sqlite3.connect(found[1], isolation_level=None)) as connection:
        connection.execute(statement)


def test_without_a_backup_nothing_is_tried(town_hall: Workspace) -> None:
    assert not trial_restore.is_due(town_hall)
    assert trial_restore.run(town_hall) is None
    assert trial_restore.last(town_hall) is None


def test_a_good_backup_is_tried_once_a_week_and_nothing_else_is_touched(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    backup.back_up_daily(region.ministry)
    before = files_below(region.ministry.paths.home)
    assert trial_restore.is_due(region.ministry)
    found = tried(region.ministry)
    assert (found.ok, found.result) == (True, "fine")
    assert "restored on trial; it is good" in str(found.sentence)
    assert files_below(region.ministry.paths.home).keys() == before.keys()
    assert not trial_restore.is_due(region.ministry)
    later(region.ministry, 6)
    assert not trial_restore.is_due(region.ministry)
    later(region.ministry, 2)
    assert trial_restore.is_due(region.ministry)


@pytest.mark.parametrize(
    ("statement", "result", "words"),
    [
        ("UPDATE record_partner SET name = 'Alta'", "different", "are not what its journal says"),
        ("UPDATE change SET line = x'7b'", "unreadable", "could not be restored"),
        ("DROP TABLE change", "unreadable", "could not be restored"),
        ("UPDATE segment SET header = x'7b'", "unreadable", "could not be restored"),
    ],
)
def test_a_backup_that_proves_bad_is_a_warning(
    region: Region, tmp_path: Path, statement: str, result: str, words: str
) -> None:
    a_partner(region.town_hall)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    backup.back_up_daily(region.town_hall)
    spoil(region.town_hall, statement)
    found = tried(region.town_hall)
    assert (found.ok, found.result) == (False, result)
    assert words in str(found.sentence)
    assert trial_restore.is_due(region.town_hall)
    wrong = {one.check: str(one.sentence) for one in check.check(region.town_hall) if not one.ok}
    assert words in wrong["trial"]


def test_a_database_that_lost_changes_since_its_backup_is_noticed(town_hall: Workspace) -> None:
    a_partner(town_hall)
    backup.back_up_daily(town_hall)
    with town_hall.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM change")
    found = tried(town_hall)
    assert (found.ok, found.result) == (False, "lost")
    assert "not in the database any more" in str(found.sentence)


def test_the_check_tries_the_backup_when_it_is_due_and_tells_the_result(town_hall: Workspace) -> None:
    a_partner(town_hall)
    found = {one.check: one for one in check.check(town_hall)}
    assert found["trial"].ok
    moment = trial_restore.last(town_hall)
    check.check(town_hall)
    assert trial_restore.last(town_hall) == moment
