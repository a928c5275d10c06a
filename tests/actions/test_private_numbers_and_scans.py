"""What stays in the house although it belongs to a shared record: small counts, scans with names on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partnership, a_record, fields_of
from exchanging import fields_in, hand_over

from parteneriat_desktop.actions import attachments
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.values import FEW
from parteneriat_desktop.store.attachments import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Region
    from parteneriat_desktop.actions.workspace import Workspace

PAPER = b"%PDF-1.7 a letter with a name and an address"


def a_scan(folder: Path, name: str = "scrisoare.pdf") -> dict[str, str]:
    (folder / name).write_bytes(PAPER)
    return {"path": str(folder / name)}


def a_proposal(workspace: Workspace, **fields: object) -> str:
    consultation = a_consultation(workspace, regime="law_52")
    return a_record(workspace, "contribution", consultation=consultation, text="Cer trotuar.", **fields)


def journalled(workspace: Workspace, entity: str, record: str) -> dict[str, str]:
    """Return the text of everything that was ever written about a record, by private and shared."""
    written = {"private": "", "shared": ""}
    for scope, change in workspace.store.history(entity, record):
        written["private" if scope == PRIVATE else "shared"] += str(dict(change.values))
    return written


def test_a_small_count_is_never_written_where_bundles_are_made_from(region: Region, tmp_path: Path) -> None:
    home = region.town_hall
    consultation = a_consultation(home)
    count = a_record(home, "participation_count", consultation=consultation, total=27, roma=3, homeless=7)
    save(home, "participation_count", {"roma": 4}, count)
    assert fields_of(home, "participation_count", count)["roma_exact"] == 4
    assert "'roma': '<5'" in journalled(home, "participation_count", count)["shared"]
    assert journalled(home, "participation_count", count)["private"].count("roma_exact") == 2
    hand_over(home, region.ministry, tmp_path / "1")
    arrived = fields_in(region.ministry, "participation_count", count)
    assert arrived == {"consultation": consultation, "total": 27, "roma": FEW, "homeless": 7}


def test_a_peer_that_corrects_the_count_is_believed(region: Region, tmp_path: Path) -> None:
    home = region.town_hall
    count = a_record(home, "participation_count", consultation=a_consultation(home), total=27, roma=3)
    hand_over(home, region.ministry, tmp_path / "1")
    save(region.ministry, "participation_count", {"roma": 9}, count)
    hand_over(region.ministry, home, tmp_path / "2")
    found = home.find("participation_count", count)
    assert found is not None
    assert getattr(found, "counted")("roma") == 9  # noqa: B009 - a record of that kind


def test_the_scan_of_a_proposal_stays_here(region: Region, tmp_path: Path) -> None:
    home = region.town_hall
    proposal = a_proposal(home, sender_name="Ana Exemplu", scan=[a_scan(tmp_path), a_scan(tmp_path, "verso.pdf")])
    assert len(fields_of(home, "contribution", proposal)["scan"]) == 2
    assert "scan" not in journalled(home, "contribution", proposal)["shared"]
    (imported,) = hand_over(home, region.ministry, tmp_path / "1")
    assert (imported.attachments, imported.missing_attachments) == (0, 0)
    assert "scan" not in fields_in(region.ministry, "contribution", proposal)
    assert not region.ministry.paths.attachments.exists()


def test_whoever_asks_for_a_scan_by_its_fingerprint_does_not_get_it(region: Region, tmp_path: Path) -> None:
    """The ministry asks for the fingerprint because a dossier of its own, unknown here, lost the same file."""
    home = region.town_hall
    a_proposal(home, scan=[a_scan(tmp_path)])
    a_partnership(region.ministry, signed_document=a_scan(tmp_path))
    (place,) = region.ministry.paths.attachments.iterdir()
    place.write_bytes(b"lost")
    hand_over(region.ministry, home, tmp_path / "1")
    hand_over(home, region.ministry, tmp_path / "2")
    assert place.read_bytes() == b"lost"


def test_nobody_is_asked_for_a_scan_that_is_lost(town_hall: Workspace, tmp_path: Path) -> None:
    a_proposal(town_hall, scan=[a_scan(tmp_path)])
    (place,) = town_hall.paths.attachments.iterdir()
    place.unlink()
    assert list(attachments.of_records(town_hall)) == [place.name]
    assert attachments.missing(town_hall) == {}


@pytest.mark.parametrize("size", [LARGEST + 1, 40 * 1024 * 1024])
def test_a_scan_of_forty_megabytes_is_refused_with_a_sentence(town_hall: Workspace, tmp_path: Path, size: int) -> None:
    with (tmp_path / "scan.pdf").open("wb") as file:
        file.truncate(size)
    consultation = a_consultation(town_hall)
    fields = {"consultation": consultation, "text": "Cer trotuar.", "scan": [{"path": str(tmp_path / "scan.pdf")}]}
    saved = save(town_hall, "contribution", fields)
    assert saved.id is None
    assert [(problem.field, str(problem.sentence)) for problem in saved.problems] == [
        ("scan", "The file “scan.pdf” is larger than 25 MB.")
    ]
    assert not town_hall.paths.attachments.exists()
    assert len(town_hall.all("contribution")) == 0
