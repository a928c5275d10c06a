"""A whole import is taken back: what it changed is what it was, nothing is lost, and it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_plan, fields_of
from exchanging import a_shared_dossier, hand_over, text_of

from conftest import NAMES, Region
from parteneriat_desktop.actions import change_record, conflicts, inbox, undo_import
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.change import Author, Edit, compose
from parteneriat_desktop.journal.scope import dossier

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.undo_import import Undone
    from parteneriat_desktop.actions.workspace import Workspace


def undo_last(workspace: Workspace) -> Undone:
    return undo_import.undo_import(workspace, inbox.inbox(workspace)[0].digest)


def test_what_an_import_changed_is_again_what_it_was_and_it_travels(region: Region, tmp_path: Path) -> None:
    hall, ngo = region.town_hall, region.ngo
    partnership, plan = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    before = text_of(hall)
    save(ngo, "partnership", {"title": "Al lor", "project_code": "P-7"}, partnership)
    change_record.delete(ngo, "plan", plan)
    new = a_plan(ngo, partnership)
    hand_over(ngo, hall, tmp_path / "2")
    assert text_of(hall) != before
    headers = len(hall.store.headers())
    undone = undo_last(hall)
    assert (undone.sender, undone.sequence) == (NAMES["ngo"], 1)
    assert {(name, record) for _scope, name, record in undone.records} == {
        ("partnership", partnership),
        ("plan", plan),
        ("plan", new),
    }
    assert undone.left == ()
    assert text_of(hall) == before
    assert len(hall.store.headers()) == headers, "what came stays in the journal"
    assert undo_import.was_undone(hall, inbox.inbox(hall)[0].digest)
    hand_over(hall, ngo, tmp_path / "3")
    assert text_of(ngo) == before
    assert conflicts.conflicts(ngo) == []


def test_what_was_changed_here_since_stays(region: Region, tmp_path: Path) -> None:
    hall, ngo = region.town_hall, region.ngo
    partnership, _ = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    save(ngo, "partnership", {"title": "Al lor", "project_code": "P-7"}, partnership)
    new, other = a_plan(ngo, partnership, title="Primul"), a_plan(ngo, partnership, title="Al doilea")
    hand_over(ngo, hall, tmp_path / "2")
    save(hall, "partnership", {"title": "Hotărât aici"}, partnership)
    save(hall, "plan", {"problem_analysis": "Scris aici"}, new)
    change_record.delete(hall, "plan", other)
    undone = undo_last(hall)
    assert [(name, record) for _scope, name, record in undone.records] == [("partnership", partnership)]
    assert [(name, record) for _scope, name, record in undone.left] == [("plan", new)]
    fields = fields_of(hall, "partnership", partnership)
    assert (fields["title"], fields.get("project_code")) == ("Hotărât aici", None)
    assert fields_of(hall, "plan", new)["title"] == "Primul"


def test_a_conflict_that_came_with_an_import_goes_and_an_older_one_stays(region: Region, tmp_path: Path) -> None:
    hall, ngo, ministry = region.town_hall, region.ngo, region.ministry
    partnership, _ = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    hand_over(hall, ministry, tmp_path / "2")
    save(hall, "partnership", {"title": "Al nostru", "object": "Al nostru"}, partnership)
    save(ministry, "partnership", {"object": "Al ministerului"}, partnership)
    save(ngo, "partnership", {"title": "Al lor", "object": "Al lor"}, partnership)
    hand_over(ministry, hall, tmp_path / "3")
    hand_over(ngo, hall, tmp_path / "4")
    assert {found.field: len(found.values) for found in conflicts.conflicts(hall)} == {"title": 2, "object": 3}
    undo_last(hall)
    assert [found.field for found in conflicts.conflicts(hall)] == ["object"]
    assert fields_of(hall, "partnership", partnership)["title"] == "Al nostru"


def test_what_was_deleted_before_is_deleted_again(region: Region, tmp_path: Path) -> None:
    hall, ngo = region.town_hall, region.ngo
    _, plan = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    change_record.delete(hall, "plan", plan)
    save(ngo, "plan", {"title": "Al lor"}, plan)
    hand_over(ngo, hall, tmp_path / "2")
    assert [found.field for found in conflicts.conflicts(hall)] == ["_del"]
    undo_last(hall)
    assert hall.find("plan", plan) is None
    assert conflicts.conflicts(hall) == []


def test_an_import_that_brought_nothing_new_changes_nothing(region: Region, tmp_path: Path) -> None:
    hall, ngo = region.town_hall, region.ngo
    partnership, _ = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    save(ngo, "partnership", {"title": "Al lor"}, partnership)
    hand_over(ngo, hall, tmp_path / "2")
    save(hall, "partnership", {"title": "Altul"}, partnership)
    undone = undo_last(hall)
    assert (undone.records, undone.left) == ((), ())


def test_kinds_of_a_newer_version_are_left_alone_and_counted(region: Region, tmp_path: Path) -> None:
    hall, ngo = region.town_hall, region.ngo
    partnership, _ = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    author = Author(ngo.writer, "inspector")
    record = ngo.new_record_id()
    newer = compose(
        Edit({"colour": "blue"}, {}),
        entity="robot",
        record=record,
        author=author,
        serial=9_000,
        time=ngo.clock.moment(),
    )
    ngo.store.append(dossier(partnership), newer)
    hand_over(ngo, hall, tmp_path / "2")
    assert undo_last(hall).left == ((dossier(partnership), "robot", record),)


def test_what_cannot_be_taken_back_is_refused(region: Region, tmp_path: Path) -> None:
    hall, ngo = region.town_hall, region.ngo
    a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    (one,) = inbox.inbox(ngo)
    codes = []
    for digest in ("0" * 64, "", one.digest[:7]):
        with pytest.raises(RefusedError) as refused:
            undo_import.undo_import(ngo, digest)
        codes.append(refused.value.code)
    assert codes == ["unknown-bundle"] * 3
    undo_import.undo_import(ngo, one.digest[:12])
    with pytest.raises(RefusedError) as refused:
        undo_import.undo_import(ngo, one.digest)
    assert refused.value.code == "nothing-to-do"


def test_what_an_earlier_version_imported_is_refused(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    with region.ngo.store.writing() as connection:
        connection.exec_driver_sql("UPDATE bundle SET body = json_remove(body, '$.arrived')")
    with pytest.raises(RefusedError) as refused:
        undo_last(region.ngo)
    assert refused.value.code == "import-too-old"


def test_a_full_disk_leaves_everything_as_it_was(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, ngo = region.town_hall, region.ngo
    partnership, _ = a_shared_dossier(hall, ngo)
    hand_over(hall, ngo, tmp_path / "1")
    save(ngo, "partnership", {"title": "Al lor"}, partnership)
    hand_over(ngo, hall, tmp_path / "2")
    before = text_of(hall)

    def full(_key: str, _value: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(hall.store, "put_setting", full)
    with pytest.raises(RefusedError) as refused:
        undo_last(hall)
    assert refused.value.code == "disk-full"
    assert text_of(hall) == before
    monkeypatch.undo()
    undo_last(hall)
    assert text_of(hall) != before
