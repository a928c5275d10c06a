"""Only parties, now or before, and the ministry write in a dossier; what is not certain is taken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_partner, a_partnership, a_plan
from exchanging import files_below, hand_over, send, text_of

from conftest import NAMES, PASSPHRASE, Region, a_clock
from parteneriat_desktop.actions import identity, import_bundle, peers, trust
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import COMMON, dossier
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOUNDATION = "Fundația Alta"


@pytest.fixture
def foundation(region: Region, template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Another NGO, enrolled with everybody, and everybody with it."""
    founding = Founding(role="ngo", country="RO", name=FOUNDATION, tax_number="18765430", passphrase=PASSPHRASE)
    with initialise(Paths(tmp_path / "foundation"), a_clock(), founding) as made:
        identity.enrol(made, tmp_path / "f.enrol.asice", PASSPHRASE)
        for role, other in (("town_hall", region.town_hall), ("ngo", region.ngo), ("ministry", region.ministry)):
            trust.add(other, tmp_path / "f.enrol.asice", made.keys.fingerprint)
            trust.add(made, template / f"{role}.enrol.asice", other.keys.fingerprint)
        yield made


def a_dossier_of(region: Region, *parties: str) -> str:
    return a_partnership(region.town_hall, *parties, title="Școală după școală")


def slip_in(workspace: Workspace, partnership: str, entity: str = "plan", **values: Any) -> None:
    """Write in a dossier past the forms."""
    record = partnership if entity == "partnership" else workspace.new_record_id()
    edit = Edit({"title": "Strecurat", "partnership": partnership, **values}, {})
    workspace.append(dossier(partnership), entity, record, edit, workspace.clock.moment())


def refused(workspace: Workspace, *bundles: Path) -> str:
    """Let bundles be refused; nothing is changed, also not in the folders. Return the sentence."""
    before, records = files_below(workspace.paths.home), text_of(workspace)
    folders = {path for path in workspace.paths.home.rglob("*") if path.is_dir()}
    with pytest.raises(RefusedError) as caught:
        import_bundle.import_files(workspace, bundles)
    assert caught.value.code == "not-a-party"
    assert text_of(workspace) == records
    assert files_below(workspace.paths.home) == before
    assert {path for path in workspace.paths.home.rglob("*") if path.is_dir()} == folders
    return str(caught.value.sentence)


def test_a_stranger_to_a_dossier_is_refused_and_so_is_whoever_hands_its_work_on(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(region, a_partner(region.town_hall, name=NAMES["ngo"]))
    everything = send(region.town_hall, None, tmp_path / "1")
    import_bundle.import_files(foundation, everything.bundles)
    slip_in(foundation, partnership)
    sent = send(foundation, None, tmp_path / "2")
    for workspace in (region.town_hall, region.ngo):
        said = refused(workspace, *sent.bundles)
        assert (
            said
            == f"“{FOUNDATION}” wrote in the dossier “Școală după școală”, but was never named as one of its parties."
        )
    with pytest.raises(RefusedError):
        import_bundle.preview(region.town_hall, sent.bundles[0])
    assert not region.town_hall.store.orphans()


def test_a_party_may_write_also_when_the_ministry_hands_its_work_on(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(
        region, a_partner(region.town_hall, name=FOUNDATION, tax_number="18765430", country="RO")
    )
    hand_over(region.town_hall, foundation, tmp_path / "1")
    a_plan(foundation, partnership)
    hand_over(foundation, region.ministry, tmp_path / "2")
    a_plan(region.ministry, partnership)
    hand_over(region.ministry, region.town_hall, tmp_path / "3")
    assert text_of(region.town_hall) == text_of(region.ministry)


def test_a_former_party_is_heard_when_its_work_arrives_late(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partner, other = a_partner(region.town_hall, name=FOUNDATION), a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_dossier_of(region, partner)
    hand_over(region.town_hall, foundation, tmp_path / "1")
    a_plan(foundation, partnership)
    late = send(foundation, NAMES["town_hall"], tmp_path / "late")
    save(region.town_hall, "partnership", {"parties": [{"partner": other}]}, partnership)
    save(region.town_hall, "partner", {"name": "Fundația Redenumită"}, partner)
    delete(region.town_hall, "partner", partner)
    import_bundle.import_files(region.town_hall, late.bundles)
    assert region.town_hall.store.count(Query("plan")) == 1


def test_nobody_founds_a_dossier_again_to_be_let_in(region: Region, foundation: Workspace, tmp_path: Path) -> None:
    partnership = a_dossier_of(region)
    itself = a_partner(foundation, name=FOUNDATION)
    slip_in(foundation, partnership, "partnership", parties=[{"partner": itself}])
    sent = send(foundation, None, tmp_path / "1")
    refused(region.town_hall, *sent.bundles)
    hand_over(region.town_hall, region.ministry, tmp_path / "2")
    refused(region.ministry, *sent.bundles)


def test_the_same_name_with_another_tax_number_is_another_institution(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(region, a_partner(region.town_hall, name=FOUNDATION, tax_number="2843507"))
    slip_in(foundation, partnership)
    refused(region.town_hall, *send(foundation, None, tmp_path / "1").bundles)


def test_what_names_a_party_may_come_in_the_same_call_in_any_order_or_afterwards(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(region)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    save(
        region.town_hall,
        "partnership",
        {"parties": [{"partner": a_partner(region.town_hall, name=FOUNDATION)}]},
        partnership,
    )
    naming = send(region.town_hall, None, tmp_path / "2")
    import_bundle.import_files(foundation, naming.bundles)
    a_plan(foundation, partnership)
    (alone,) = own_work_of(foundation, tmp_path / "3")
    refused(region.ministry, alone)
    import_bundle.import_files(region.ministry, [alone, *naming.bundles])
    assert text_of(region.ministry) == text_of(region.town_hall) or region.ministry.store.count(Query("plan")) == 1


def own_work_of(workspace: Workspace, out: Path) -> tuple[Path, ...]:
    """Write a bundle with the segments of a workspace alone, as a receipt that was wrong would make it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            peers,
            "to_send",
            lambda _w, _p, headers, **_: [one.hash for one in headers if one.writer == workspace.writer],
        )
        return send(workspace, None, out).bundles


def test_what_is_not_certain_is_taken(region: Region, foundation: Workspace, tmp_path: Path) -> None:
    partnership = a_dossier_of(region, a_partner(region.town_hall, name=FOUNDATION))
    hand_over(region.town_hall, foundation, tmp_path / "1")
    a_plan(foundation, partnership)
    (alone,) = own_work_of(foundation, tmp_path / "2")
    import_bundle.import_files(region.ngo, [alone])  # the beginning of the dossier is missing
    import_bundle.import_files(region.ngo, send(region.town_hall, None, tmp_path / "3").bundles)
    assert text_of(region.ngo)[0]


def test_a_party_whose_directory_entry_has_not_arrived_may_be_the_author(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(region, a_partner(region.town_hall, name=FOUNDATION))
    hand_over(region.town_hall, foundation, tmp_path / "1")
    a_plan(foundation, partnership)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            peers, "to_send", lambda _w, _p, headers, **_: [one.hash for one in headers if one.scope != COMMON]
        )
        sent = send(foundation, None, tmp_path / "2")
    import_bundle.import_files(region.ministry, sent.bundles)
    assert region.ministry.store.count(Query("plan")) == 1


def test_parties_that_a_newer_version_wrote_may_name_the_author(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(region)
    slip_in(region.town_hall, partnership, "partnership", parties=[{"partner": "x", "since_when": "2030"}])
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    slip_in(foundation, partnership)
    import_bundle.import_files(region.ministry, send(foundation, None, tmp_path / "2").bundles)
    assert region.ministry.store.count(Query("plan")) == 1


def test_while_a_package_of_the_founder_is_missing_an_author_may_be_named_there(
    region: Region, foundation: Workspace, tmp_path: Path
) -> None:
    partnership = a_dossier_of(region)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    for number in "23":
        save(region.town_hall, "partnership", {"object": number}, partnership)
        sent = send(region.town_hall, None, tmp_path / number)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(peers, "to_send", lambda _w, _p, headers, **_: [list(headers)[-1].hash])
        sent = send(region.town_hall, None, tmp_path / "4")
    import_bundle.import_files(region.ministry, sent.bundles)
    slip_in(foundation, partnership)
    import_bundle.import_files(region.ministry, send(foundation, None, tmp_path / "5").bundles)
    assert region.ministry.store.count(Query("plan")) == 1


def test_a_second_computer_of_whoever_wrote_before_is_no_stranger(region: Region, tmp_path: Path) -> None:
    partnership = a_dossier_of(region)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    shutil.copytree(region.town_hall.paths.home, tmp_path / "copy")
    (tmp_path / "copy" / region.town_hall.paths.writer.relative_to(region.town_hall.paths.home)).unlink()
    with Workspace.open(Paths(tmp_path / "copy"), a_clock()) as second:
        assert second.writer != region.town_hall.writer
        a_plan(second, partnership)
        hand_over(second, region.ministry, tmp_path / "2")
    assert region.ministry.store.count(Query("plan")) == 1
