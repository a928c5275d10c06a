"""Changes of an enrolled institution that no form would ever write: they arrive, and nothing falls over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_partner, fields_of
from exchanging import hand_over, send

from conftest import NAMES, Region
from parteneriat_desktop.actions import change_record, check
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.journal.change import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

DIGEST = "ab" * 32


def slip_in(workspace: Workspace, entity: str, values: dict[str, Any], record: str = "", scope: str = "common") -> str:
    """Write a change past every check of a form."""
    identifier = record or workspace.new_record_id()
    seen: dict[str, tuple[str, ...]] = {}
    if values.get("_del"):
        seen = {"*": tuple(workspace.store.changes(scope, "partner", identifier))}
    workspace.append(scope, entity, identifier, Edit(values, seen), workspace.clock.moment())
    return identifier


def reference(**values: Any) -> dict[str, Any]:
    return {"sha256": DIGEST, "file_name": "a.pdf", "media_type": "application/pdf", "size": 1, **values}


@pytest.mark.parametrize(
    "wrong",
    [{"sha256": "../../x"}, {"sha256": 5}, {"sha256": []}, {"size": "1"}, {"file_name": 5}, {"file_name": ""}],
    ids=str,
)
def test_a_reference_that_no_attachment_has_is_passed_over(
    region: Region, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    slip_in(region.ngo, "partner", {"name": "X", "documents": [{"role": "other", "attachment": reference(**wrong)}]})
    (imported,) = hand_over(region.ngo, region.town_hall, tmp_path)
    assert imported.missing_attachments == 0
    assert send(region.town_hall, NAMES["ministry"], tmp_path / "on").changes == 1
    check.check(region.town_hall)


def test_a_change_of_another_kind_under_the_id_of_a_record_leaves_the_record_alone(
    region: Region, tmp_path: Path
) -> None:
    partner = a_partner(region.town_hall, name="Fundația")
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    slip_in(region.ngo, "unheard_of", {"acronym": "AFD", "_del": True}, partner)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert save(region.town_hall, "partner", {"acronym": "AFD"}, partner).changes
    assert fields_of(region.town_hall, "partner", partner)["acronym"] == "AFD"
    change_record.delete(region.town_hall, "partner", partner)
    change_record.undo(region.town_hall, "partner", partner)
    assert fields_of(region.town_hall, "partner", partner)["name"] == "Fundația"
