"""What was received: parts in any order, and what merged by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchanging import a_shared_dossier, hand_over, in_parts

from conftest import NAMES, Region
from parteneriat_desktop.actions import (
    import_bundle,
    inbox,
    outbox,
)
from parteneriat_desktop.actions.save_record import save

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_part_is_named_until_it_or_a_later_package_arrives(region: Region, tmp_path: Path) -> None:
    hall, ministry = region.town_hall, region.ministry
    sent = in_parts(hall, ministry, tmp_path / "1", 4)
    assert [file.name[-16:] for file in sent.bundles] == [f"_000{part}-{part}of4.asice" for part in (1, 2, 3, 4)]
    assert [found.part for found in reversed(outbox.outbox(hall))] == [1, 2, 3, 4]
    (first,) = import_bundle.import_files(ministry, [sent.bundles[3]])
    assert [str(notice) for notice in first.notices] == [
        f"3 of 4 parts of a package of {NAMES['town_hall']} are missing: 1, 2, 3."
    ]
    (second, third) = import_bundle.import_files(ministry, [sent.bundles[2], sent.bundles[0]])
    assert second.notices == third.notices
    assert [str(notice) for notice in second.notices] == [f"Part 2 of 4 is missing: package 2 of {NAMES['town_hall']}."]
    assert [found.missing for found in inbox.missing_parts(ministry)] == [(2,)]
    assert inbox.missing_parts(ministry, region.ngo.keys.fingerprint) == []
    assert [(found.part, found.parts, found.sequence) for found in inbox.inbox(ministry)] == [
        (1, 4, 1),
        (3, 4, 3),
        (4, 4, 4),
    ]
    hand_over(ministry, hall, tmp_path / "2")
    (healed,) = hand_over(hall, ministry, tmp_path / "3")
    assert healed.notices == ()
    assert healed.missing_attachments == 0
    assert inbox.missing_parts(ministry) == []
    (late,) = import_bundle.import_files(ministry, [sent.bundles[1]])
    assert late.notices == ()


def test_parallel_edits_of_different_fields_merge_by_themselves_and_are_reported(
    region: Region, tmp_path: Path
) -> None:
    partnership, plan = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.town_hall, "partnership", {"title": "Al nostru", "object": "Al nostru"}, partnership)
    save(region.ngo, "partnership", {"title": "Al lor", "project_code": "P-7", "target_code": "447"}, partnership)
    save(region.ngo, "plan", {"title": "Al lor"}, plan)
    (imported,) = hand_over(region.ngo, region.town_hall, tmp_path / "2")
    (found,) = imported.merged
    assert (found.entity, found.record) == ("partnership", partnership)
    assert sorted(found.fields) == ["project_code", "target_code"]
    assert imported.conflicts == 1
    assert inbox.inbox(region.town_hall)[0].merged_fields == 2


def test_what_the_sender_had_seen_is_no_parallel_edit(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.ngo, "partnership", {"project_code": "P-7"}, partnership)
    (imported,) = hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert imported.merged == ()


def test_the_same_value_on_both_sides_and_a_deletion_are_no_merge(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.town_hall, "partnership", {"title": "La fel"}, partnership)
    save(region.ngo, "partnership", {"title": "La fel"}, partnership)
    (imported,) = hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert (imported.merged, imported.conflicts) == ((), 0)
