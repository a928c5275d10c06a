"""A revoked key is good for what it sealed up to its last good bundle, whoever brings it, and for nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership
from exchanging import in_parts, send, text_of

from conftest import NAMES, PASSPHRASE, Region, a_clock
from parteneriat_desktop.actions import import_bundle, rotation, trust
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def receive(workspace: Workspace, *files: Path) -> None:
    import_bundle.import_files(workspace, files)


def refuses(workspace: Workspace, *files: Path) -> str:
    before = text_of(workspace)
    with pytest.raises(AppError) as refused:
        receive(workspace, *files)
    assert text_of(workspace) == before
    return refused.value.code


def revoked(workspace: Workspace, who: str, last_good: int) -> None:
    """Revoke a day later, so that the dates of what was made before are earlier."""
    for _ in range(600):
        workspace.clock.now()
    trust.revoke(workspace, NAMES[who], last_good)


@pytest.fixture
def stolen(region: Region, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the NGO's whole disk in the hands of a thief, who knows the passphrase too."""
    region.ngo.close()
    shutil.copytree(region.ngo.paths.home, tmp_path / "stolen")
    with (
        Workspace.open(region.ngo.paths, a_clock()) as region.ngo,
        Workspace.open(Paths(tmp_path / "stolen"), a_clock()) as workspace,
    ):
        yield workspace


def test_the_last_good_bundle_and_those_before_it_stay_good_however_late(region: Region, tmp_path: Path) -> None:
    letters = []
    for number in range(3):
        a_partner(region.ngo, name=f"Nr. {number}")
        letters += send(region.ngo, NAMES["ministry"], tmp_path / str(number)).bundles
    revoked(region.ministry, "ngo", 2)
    assert refuses(region.ministry, letters[2]) == "key-revoked-backdated"
    receive(region.ministry, letters[1])
    receive(region.ministry, letters[0])
    assert len(text_of(region.ministry)) == 2


def test_good_segments_come_through_others_while_the_last_good_bundle_is_on_its_way(
    region: Region, tmp_path: Path
) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    receive(region.ngo, *send(region.town_hall, NAMES["ngo"], tmp_path / "1").bundles)
    import_bundle.import_files(region.town_hall, [*_changed(region.ngo, partnership, "Bun", tmp_path / "2")])
    own = send(region.ngo, NAMES["ministry"], tmp_path / "own").bundles
    revoked(region.ministry, "ngo", 2)
    receive(region.ministry, *send(region.town_hall, NAMES["ministry"], tmp_path / "3").bundles)
    assert "Bun" in "".join(text_of(region.ministry))
    receive(region.ministry, *own)


def test_segments_made_after_the_revocation_are_refused_also_when_others_bring_them(
    region: Region, stolen: Workspace, tmp_path: Path
) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    first = send(region.town_hall, NAMES["ngo"], tmp_path / "1").bundles
    receive(region.ngo, *first)
    receive(stolen, *first)
    good = _changed(region.ngo, partnership, "Bun", tmp_path / "good", to="ministry")
    receive(region.ministry, *send(region.town_hall, NAMES["ministry"], tmp_path / "2").bundles)
    receive(region.ministry, *good)
    revoked(region.ministry, "ngo", 1)
    forged = _changed(stolen, partnership, "Fals", tmp_path / "forged")
    receive(region.town_hall, *forged)
    relayed = send(region.town_hall, NAMES["ministry"], tmp_path / "relayed").bundles
    assert refuses(region.ministry, *relayed) == "key-revoked-segment"


def test_what_was_known_before_the_revocation_may_be_handed_on_again(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    receive(region.ngo, *send(region.town_hall, NAMES["ngo"], tmp_path / "1").bundles)
    receive(region.town_hall, *_changed(region.ngo, partnership, "Bun", tmp_path / "2"))
    receive(region.ministry, *send(region.town_hall, NAMES["ministry"], tmp_path / "3").bundles)
    revoked(region.ministry, "ngo", 0)
    receive(region.ministry, *send(region.town_hall, NAMES["ministry"], tmp_path / "4", full=True).bundles)


def test_a_second_history_under_known_numbers_is_refused(region: Region, stolen: Workspace, tmp_path: Path) -> None:
    """The thief dates it back and gives it the number of a good bundle: nothing in it can be told from the good one."""
    a_partner(region.ngo, name="Bun")
    good = send(region.ngo, NAMES["ministry"], tmp_path / "good").bundles
    a_partner(stolen, name="Fals")
    forged = send(stolen, NAMES["ministry"], tmp_path / "forged").bundles
    receive(region.ministry, *good)
    revoked(region.ministry, "ngo", 1)
    assert refuses(region.ministry, *forged) == "key-revoked-segment"


def test_the_chains_are_limited_when_the_last_good_bundle_arrives(
    region: Region, stolen: Workspace, tmp_path: Path
) -> None:
    a_partner(region.ngo, name="Bun")
    good = send(region.ngo, NAMES["ministry"], tmp_path / "good").bundles
    a_partner(stolen, name="Fals")
    forged = send(stolen, NAMES["ministry"], tmp_path / "forged").bundles
    revoked(region.ministry, "ngo", 1)
    (entry,) = [one for one in trust.institutions(region.ministry) if one.name == NAMES["ngo"]]
    assert entry.settled is None
    receive(region.ministry, *good)
    (entry,) = [one for one in trust.institutions(region.ministry) if one.name == NAMES["ngo"]]
    assert entry.settled is not None
    assert refuses(region.ministry, *forged) == "key-revoked-segment"


def test_after_a_theft_the_institution_goes_on_under_a_key_that_was_compared(
    region: Region, stolen: Workspace, tmp_path: Path
) -> None:
    a_partner(region.ngo, name="Bun")
    receive(region.ministry, *send(region.ngo, NAMES["ministry"], tmp_path / "1").bundles)
    revoked(region.ministry, "ngo", 1)
    statement = tmp_path / f"ngo{rotation.SUFFIX}"
    rotation.rotate(region.ngo, statement, PASSPHRASE)
    with pytest.raises(AppError) as refused:
        rotation.accept(region.ministry, statement)
    assert refused.value.code == "rotation-revoked"
    enrolled = trust.add(region.ministry, statement, region.ngo.keys.fingerprint)
    assert len(enrolled.former) == 1
    a_partner(region.ngo, name="Mai departe")
    receive(region.ministry, *send(region.ngo, NAMES["ministry"], tmp_path / "2").bundles)
    assert text_of(region.ministry) == text_of(region.ngo)
    a_partner(stolen, name="Fals")
    assert refuses(region.ministry, *send(stolen, NAMES["ministry"], tmp_path / "3").bundles).startswith("key-revoked")


def test_a_gap_below_the_last_good_segment_may_still_be_filled(region: Region, tmp_path: Path) -> None:
    a_partner(region.ngo, name="Unu")
    first = send(region.ngo, NAMES["ministry"], tmp_path / "1").bundles
    a_partner(region.ngo, name="Doi")
    second = send(region.ngo, NAMES["ministry"], tmp_path / "2").bundles
    receive(region.ministry, *first)
    receive(region.ngo, *send(region.ministry, NAMES["ngo"], tmp_path / "receipt").bundles)
    a_partner(region.ngo, name="Trei")
    third = send(region.ngo, NAMES["ministry"], tmp_path / "3").bundles
    receive(region.ministry, *third)
    revoked(region.ministry, "ngo", 3)
    receive(region.ministry, *second)
    assert len(text_of(region.ministry)) == 3


def test_a_key_is_not_limited_while_a_part_of_its_last_good_export_is_missing(region: Region, tmp_path: Path) -> None:
    first, second = in_parts(region.ngo, region.ministry, tmp_path / "1", 2).bundles
    receive(region.ministry, second)
    revoked(region.ministry, "ngo", 2)
    (entry,) = [one for one in trust.institutions(region.ministry) if one.name == NAMES["ngo"]]
    assert entry.settled is None
    receive(region.ministry, first)
    (entry,) = [one for one in trust.institutions(region.ministry) if one.name == NAMES["ngo"]]
    assert entry.settled is not None
    assert len(text_of(region.ministry)) == 2


def _changed(workspace: Workspace, partnership: str, title: str, out: Path, to: str = "town_hall") -> tuple[Path, ...]:
    save(workspace, "partnership", {"title": title}, partnership)
    assert workspace.keys.unlock(PASSPHRASE)
    return send(workspace, NAMES[to], out).bundles
