"""What was erased travels on, also to whoever never saw the original, and nothing brings the original back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from action_samples import a_partner, a_partnership, fields_of
from exchanging import hand_over, send, text_of

from conftest import NAMES, PASSPHRASE, Region
from parteneriat_desktop.actions import sealing
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.journal.change import read
from parteneriat_desktop.journal.erasure import ERASURE, erase
from parteneriat_desktop.journal.scope import COMMON

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def erase_field(workspace: Workspace, record: str, name: str) -> None:
    """Erase a field of a partner from all that this workspace wrote."""
    edit = erase(workspace.store.changes(COMMON, "partner", record).values(), [name])
    assert edit is not None
    workspace.append(COMMON, ERASURE, workspace.new_record_id(), edit, workspace.clock.moment())


def test_an_erasure_reaches_everybody_whatever_arrived_before(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"], acronym="ION")
    a_partnership(region.town_hall, partner)
    before = send(region.town_hall, None, tmp_path / "before")
    import_files(region.ngo, list(before.bundles))
    erase_field(region.town_hall, partner, "acronym")
    after = send(region.town_hall, None, tmp_path / "after")
    import_files(region.ngo, list(after.bundles))
    import_files(region.ministry, list(after.bundles))
    import_files(region.ministry, list(before.bundles))
    assert text_of(region.ngo) == text_of(region.ministry) == text_of(region.town_hall)
    for workspace in (region.town_hall, region.ngo, region.ministry):
        assert "acronym" not in fields_of(workspace, "partner", partner)
        workspace.store.rebuild()
        assert "acronym" not in fields_of(workspace, "partner", partner)


def test_a_blanked_line_is_handed_on_with_its_erasure(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"], acronym="ION")
    a_partnership(region.town_hall, partner)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    erase_field(region.town_hall, partner, "acronym")
    hand_over(region.town_hall, region.ngo, tmp_path / "2")
    hand_over(region.ngo, region.ministry, tmp_path / "3")
    assert text_of(region.ministry) == text_of(region.town_hall)


def test_erasures_are_sealed_apart_so_that_little_travels_along(region: Region) -> None:
    partner = a_partner(region.town_hall, acronym="ION")
    erase_field(region.town_hall, partner, "acronym")
    save(region.town_hall, "partner", {"acronym": "NOI"}, partner)
    sealing.seal_all(region.town_hall, region.town_hall.keys.unlock(PASSPHRASE))
    headers = region.town_hall.store.headers(COMMON)
    found = [[change.entity for change in map(read, region.town_hall.store.segment(one.hash).lines)] for one in headers]
    assert found == [["partner"], ["erasure"], ["partner"]]
    assert region.town_hall.store.erasing_segments() == [headers[1].hash]
