"""What the window does for the database by itself: opening a damaged one, the weekly trial, the backup at the end.

Imported after the first paint, because it needs the database.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import backup, mending, trial_restore
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import AppError

if TYPE_CHECKING:
    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.actions.mending import Good, Recovered
    from parteneriat_desktop.actions.trial_restore import Trial
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.ui.frame import Frame
    from parteneriat_desktop.ui.tasks import Progress


def open_workspace(paths: Paths, clock: Clock) -> Workspace | None:
    """Open the workspace of a folder; None where there never was one, so that neither database nor backup is there."""
    if not paths.database.is_file() and mending.newest_good(paths) is None:
        return None
    return Workspace.open(paths, clock)


def healing(paths: Paths, error: Exception) -> Good | None:
    """Return the backup that heals the refusal to open a workspace, or None."""
    return mending.can_heal(paths, error) if isinstance(error, AppError) else None


def mend(paths: Paths, clock: Clock, good: Good) -> tuple[Workspace, Recovered]:
    """Put a backup in place of a damaged database, open it and take in again what was sent and received."""
    mending.put_back(paths, clock, good)
    opened = Workspace.open(paths, clock)
    return opened, mending.recover(opened, None)


def try_backup(frame: Frame) -> None:
    """Restore the newest backup on trial where that is due, off the window's thread; the status bar tells a failure."""
    context, workspace = frame.context, frame.context.workspace
    if not trial_restore.is_due(workspace):
        return

    def work(_report: Progress) -> Trial | None:
        """Restore it into a place of its own."""
        return trial_restore.run(workspace)

    context.tasks.start(work, lambda _trial: context.changed.emit("", ""))


def end_work(workspace: Workspace) -> None:
    """Back the database up and close the workspace; a disk that takes no backup keeps nobody from leaving."""
    with suppress(AppError):
        backup.back_up_daily(workspace)
    workspace.close()
