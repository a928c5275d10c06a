from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.store import leftovers

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UNFINISHED = (
    ".part-x/workspace.db",
    "workspace.db.part",
    "backups/workspace-20261120T090000Z.db.part",
    "backups/workspace-20261120T090000Z.db.part-wal",
    "attachments/.part-abc",
    "received/.bundle.asice.new",
)
FINISHED = ("workspace.db", "workspace.db-wal", "backups/workspace-20261120T090000Z.db", "keys/sign.key", "notes.new")


def below(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}


def test_what_was_never_finished_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (*UNFINISHED, *FINISHED):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert len(leftovers.remove_leftovers(tmp_path)) == len(UNFINISHED)
    assert below(tmp_path) == set(FINISHED)
    assert leftovers.remove_leftovers(tmp_path) == []


def test_what_cannot_be_removed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "workspace.db.part").write_text("x")

    def refuse(_path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    assert leftovers.remove_leftovers(tmp_path) == []
    assert below(tmp_path) == {"workspace.db.part"}
