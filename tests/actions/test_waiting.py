"""What cannot be placed or shown is kept, passed on byte for byte, listed, and heals by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_partner, a_partnership, a_plan, fields_of
from exchanging import hand_over, send

from conftest import NAMES, Region
from parteneriat_desktop.actions import check, import_bundle, peers, sealing, waiting
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.journal.change import Author, Edit, compose
from parteneriat_desktop.journal.scope import COMMON, dossier
from parteneriat_desktop.records.catalogue import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

NEW_KIND = "citizen_idea"


def write(workspace: Workspace, scope: str, entity: str, record: str, values: dict[str, Any]) -> str:
    """Write as a newer program would, past the forms of this one; return the record."""
    workspace.append(scope, entity, record, Edit(values, {}), workspace.clock.moment())
    return record


def said(workspace: Workspace, what: str) -> list[str]:
    return [str(one.sentence) for one in waiting.waiting(workspace) if one.what == what]


@pytest.fixture
def newer(region: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    """The town hall has a program with the next schema."""
    monkeypatch.setattr(sealing, "SCHEMA", SCHEMA + 1)
    return region


def what_a_newer_program_writes(town_hall: Workspace) -> tuple[str, str]:
    """Write a kind, fields, members of parts and of registers, and choices that only a newer program knows."""
    partner = a_partner(town_hall, name=NAMES["ngo"])
    partnership = a_partnership(town_hall, partner)
    plan = a_plan(town_hall, partnership)
    scope = dossier(partnership)
    write(town_hall, scope, NEW_KIND, town_hall.new_record_id(), {"text": "Mai mulți copaci", "votes": {"for": 12}})
    write(town_hall, scope, NEW_KIND, town_hall.new_record_id(), {"text": "Bănci", "nested": [[1], {"x": None}]})
    write(town_hall, scope, "plan", plan, {"carbon_footprint": "12.5", "state": "in_public_debate"})
    parties = [{"partner": partner, "role": "observer", "since": "2030-01-01"}]
    write(town_hall, scope, "partnership", partnership, {"parties": parties})
    write(town_hall, COMMON, "partner", partner, {"kind": "cooperative", "rating": 5})
    return partnership, plan


def test_what_a_newer_program_wrote_survives_an_older_one_byte_for_byte(newer: Region, tmp_path: Path) -> None:
    what_a_newer_program_writes(newer.town_hall)
    hand_over(newer.town_hall, newer.ngo, tmp_path / "1")
    on = send(newer.ngo, None, tmp_path / "2")
    import_bundle.import_files(newer.ministry, on.bundles)
    headers = newer.town_hall.store.headers()
    assert headers
    for header in headers:
        original = newer.town_hall.store.segment(header.hash)
        assert newer.ngo.store.segment(header.hash).bytes() == original.bytes()
        assert newer.ministry.store.segment(header.hash).bytes() == original.bytes()


def test_an_older_program_saves_beside_what_a_newer_one_wrote(newer: Region, tmp_path: Path) -> None:
    partnership, plan = what_a_newer_program_writes(newer.town_hall)
    hand_over(newer.town_hall, newer.ngo, tmp_path / "1")
    save(newer.ngo, "plan", {"title": "Alt titlu"}, plan)
    save(newer.ngo, "partnership", {"object": "Alt obiect"}, partnership)
    hand_over(newer.ngo, newer.town_hall, tmp_path / "2")
    fields = fields_of(newer.town_hall, "plan", plan)
    assert (fields["title"], fields["state"], fields["carbon_footprint"]) == ("Alt titlu", "in_public_debate", "12.5")
    assert fields_of(newer.town_hall, "partnership", partnership)["parties"][0]["since"] == "2030-01-01"


def test_an_import_says_what_a_newer_version_wrote(newer: Region, tmp_path: Path) -> None:
    what_a_newer_program_writes(newer.town_hall)
    (imported,) = hand_over(newer.town_hall, newer.ngo, tmp_path / "1")
    assert [str(notice) for notice in imported.notices] == [
        "The bundle holds work of a newer version of the program; install it to see everything.",
        "2 records of the kind “citizen_idea” are kept and passed on; a newer version of the program shows them.",
        "3 records hold something that this version cannot show; it is kept and passed on.",
    ]


def test_it_stays_listed(newer: Region, tmp_path: Path) -> None:
    what_a_newer_program_writes(newer.town_hall)
    hand_over(newer.town_hall, newer.ngo, tmp_path / "1")
    assert said(newer.ngo, "kind") == [
        "2 records of the kind “citizen_idea” are kept and passed on; a newer version of the program shows them."
    ]
    found = {
        (one.entity, dict(one.sentence.values)["field"]) for one in waiting.waiting(newer.ngo) if one.what == "field"
    }
    assert {(entity, str(field)) for entity, field in found} == {
        ("partner", "rating"),
        ("partner", "Kind"),
        ("partnership", "Parties"),
        ("plan", "carbon_footprint"),
        ("plan", "State"),
    }
    assert all(one.ok for one in check.check(newer.ngo))


def test_a_bundle_of_the_same_version_is_not_searched_for_what_is_newer(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    (imported,) = hand_over(region.town_hall, region.ministry, tmp_path / "1")
    assert imported.notices == ()
    assert waiting.waiting(region.ministry) == []


def test_a_record_without_its_parent_waits_and_finds_it(region: Region, tmp_path: Path) -> None:
    partnership = a_partnership(region.town_hall)
    first = send(region.town_hall, None, tmp_path / "1")
    a_plan(region.town_hall, partnership, title="Planul copil")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(peers, "to_send", lambda _w, _p, headers, **_: [list(headers)[-1].hash])
        second = send(region.town_hall, None, tmp_path / "2")
    import_bundle.import_files(region.ministry, second.bundles)
    assert said(region.ministry, "parent") == [
        "“Planul copil” waits for another record that has not arrived: Partnership."
    ]
    import_bundle.import_files(region.ministry, first.bundles)
    assert said(region.ministry, "parent") == []


def test_a_file_that_has_not_arrived_is_named(region: Region, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    a_partnership(region.town_hall, signed_document={"path": str(tmp_path / "acord.pdf")})
    next(region.town_hall.paths.attachments.iterdir()).unlink()
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    assert said(region.ministry, "file") == [
        "The attached file “acord.pdf” has not arrived; it is asked for in the next bundle."
    ]


def test_a_clock_that_is_ahead_is_named_on_import_and_until_somebody_edits(region: Region, tmp_path: Path) -> None:
    record = region.town_hall.new_record_id()
    author = Author(region.town_hall.writer, "secretar")
    for days, title in ((0, "La timp"), (3, "Din viitor")):
        moment = f"{region.town_hall.clock.now() + timedelta(days=days):%Y-%m-%dT%H:%M:%S}.000Z"
        made = compose(
            Edit({"name": title}, {}), entity="partner", record=record, author=author, serial=900 + days, time=moment
        )
        region.town_hall.store.append(COMMON, made)
    (imported,) = hand_over(region.town_hall, region.ministry, tmp_path / "1")
    (notice,) = imported.notices
    assert str(notice) == (
        "1 change was written by a clock that is more than a day ahead; it is shown first until somebody changes the "
        "field again."
    )
    (listed,) = said(region.ministry, "clock")
    assert listed == (
        "“Din viitor” was changed by a computer whose clock is more than a day ahead (2026-11-23); "
        "what it wrote is shown first until somebody changes it again."
    )
