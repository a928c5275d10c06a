from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership, fields_of

from parteneriat_desktop.actions import change_record
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.actions.workspace import Workspace

UNKNOWN = "01900000-0000-7000-8000-000000000001"


def is_deleted(workspace: Workspace, entity: str, record: str) -> bool:
    row = workspace.store.row(entity, record)
    assert row is not None
    return row.deleted


def test_a_deleted_record_is_hidden_and_can_be_brought_back(town_hall: Workspace) -> None:
    record = a_partner(town_hall, contact_person="cineva")
    change_record.delete(town_hall, "partner", record)
    assert is_deleted(town_hall, "partner", record)
    assert town_hall.find("partner", record) is None
    change_record.undelete(town_hall, "partner", record)
    assert not is_deleted(town_hall, "partner", record)
    assert fields_of(town_hall, "partner", record)["contact_person"] == "cineva"


def test_undo_takes_back_the_last_save_with_its_private_part(town_hall: Workspace) -> None:
    record = a_partner(town_hall, acronym="A", contact_person="cineva")
    save(town_hall, "partner", {"acronym": "B", "contact_person": "altcineva"}, record)
    change_record.undo(town_hall, "partner", record)
    fields = fields_of(town_hall, "partner", record)
    assert (fields["acronym"], fields["contact_person"]) == ("A", "cineva")


def test_undo_of_a_deletion_brings_the_record_back(town_hall: Workspace) -> None:
    record = a_partnership(town_hall)
    change_record.delete(town_hall, "partnership", record)
    change_record.undo(town_hall, "partnership", record)
    assert not is_deleted(town_hall, "partnership", record)


def test_undo_of_an_undo_does_again_what_was_undone(town_hall: Workspace) -> None:
    record = a_partnership(town_hall)
    save(town_hall, "partnership", {"title": "Nou"}, record)
    change_record.undo(town_hall, "partnership", record)
    change_record.undo(town_hall, "partnership", record)
    assert fields_of(town_hall, "partnership", record)["title"] == "Nou"


@pytest.mark.parametrize("action", [change_record.delete, change_record.undelete, change_record.undo])
def test_an_unknown_record_is_refused(town_hall: Workspace, action: Callable[[Workspace, str, str], None]) -> None:
    with pytest.raises(RefusedError) as refused:
        action(town_hall, "partner", UNKNOWN)
    assert refused.value.code == "unknown-record"


def test_what_would_change_nothing_is_refused(town_hall: Workspace) -> None:
    record = a_partner(town_hall)
    with pytest.raises(RefusedError) as refused:
        change_record.undelete(town_hall, "partner", record)
    assert refused.value.code == "nothing-to-do"
    change_record.delete(town_hall, "partner", record)
    with pytest.raises(RefusedError) as refused:
        change_record.delete(town_hall, "partner", record)
    assert refused.value.code == "nothing-to-do"


def test_a_failed_deletion_changes_nothing(town_hall: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = a_partner(town_hall, contact_person="cineva")
    with monkeypatch.context() as patched:
        patched.setattr(town_hall.store, "append", _fail)
        with pytest.raises(RefusedError, match="disk is full"):
            change_record.delete(town_hall, "partner", record)
    assert not is_deleted(town_hall, "partner", record)


def test_undo_with_nothing_to_take_back_is_refused(town_hall: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = a_partner(town_hall)
    monkeypatch.setattr(change_record.editing, "undo", lambda *_: None)
    with pytest.raises(RefusedError) as refused:
        change_record.undo(town_hall, "partner", record)
    assert refused.value.code == "nothing-to-do"


def _fail(*_: object) -> None:
    raise OSError(errno.ENOSPC, "no space left")
