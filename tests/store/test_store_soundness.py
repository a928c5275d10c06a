"""A journal is whole as long as every line is what its id says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store_samples import change

from parteneriat_desktop.journal.erasure import blank
from parteneriat_desktop.store.backup import backup
from parteneriat_desktop.store.soundness import count_broken, has_whole_journal, is_whole

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store

CHANGE = change("partner", 1, {"name": "Unu"}, serial=1)


def test_a_journal_as_it_was_written_is_whole(store: Store, tmp_path: Path) -> None:
    store.append("common", CHANGE)
    backup(store, tmp_path / "copy.db")
    assert count_broken(store) == 0
    assert has_whole_journal(tmp_path / "copy.db")


def test_every_line_that_was_changed_is_counted(store: Store, tmp_path: Path) -> None:
    store.append("common", CHANGE)
    store.append("common", change("partner", 2, {"name": "Doi"}, serial=2))
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE change SET line = CAST(replace(line, 'Unu', 'unu') AS BLOB)")
    assert count_broken(store) == 1
    backup(store, tmp_path / "copy.db")
    assert not has_whole_journal(tmp_path / "copy.db")


def test_a_blanked_line_is_whole_under_the_id_that_it_had() -> None:
    blanked = blank(CHANGE)
    assert blanked.line != CHANGE.line
    assert is_whole(CHANGE.id.encode(), blanked.line)
    assert not is_whole(b"\xff", blanked.line)


@pytest.mark.parametrize("line", [None, "text", b"", b"{", b"no line"])
def test_what_is_no_line_is_broken(line: object) -> None:
    assert not is_whole(CHANGE.id.encode(), line)
