"""What reaches whom: deletions, receipts of other computers, the work of a third institution, revoked keys."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from action_samples import a_partner, a_partnership, a_plan, a_record
from exchanging import hand_over, send, text_of

from conftest import NAMES, PASSPHRASE, Region, a_clock
from parteneriat_desktop.actions import export_bundle, identity, import_bundle, sealing, trust, verify_bundle
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.records.discussion import threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from parteneriat_desktop.records.discussion import DiscussionEntry


def a_shared_dossier(region: Region) -> tuple[str, str]:
    """Make a partnership of the town hall with the NGO, and a plan in it."""
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    return partnership, a_plan(region.town_hall, partnership)


def test_the_deletion_of_a_partnership_reaches_its_parties(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    delete(region.town_hall, "partnership", partnership)
    hand_over(region.town_hall, region.ngo, tmp_path / "2")
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_nobody_becomes_a_party_by_rewriting_the_directory(region: Region, tmp_path: Path) -> None:
    hand_over(region.ngo, region.town_hall, tmp_path / "0")
    other = a_partner(region.town_hall, name="Fundația Alta")
    partnership = a_partnership(region.town_hall, other)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.ngo, "partner", {"name": NAMES["ngo"]}, other)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    hand_over(region.town_hall, region.ngo, tmp_path / "3")
    assert region.ngo.store.row("partnership", partnership) is None


def test_whoever_entered_itself_in_the_directory_can_be_chosen_as_a_party(region: Region, tmp_path: Path) -> None:
    itself = a_partner(region.ngo, name=NAMES["ngo"])
    hand_over(region.ngo, region.town_hall, tmp_path / "1")
    partnership = a_partnership(region.town_hall, itself)
    hand_over(region.town_hall, region.ngo, tmp_path / "2")
    assert region.ngo.store.row("partnership", partnership) is not None


def test_a_damaged_attachment_does_not_travel(region: Region, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    a_partnership(region.town_hall, signed_document={"path": str(tmp_path / "acord.pdf")})
    next(region.town_hall.paths.attachments.iterdir()).write_bytes(b"%PDF-1.7 other")
    (imported,) = hand_over(region.town_hall, region.ministry, tmp_path / "1")
    assert (imported.changes, imported.attachments, imported.missing_attachments) == (1, 0, 1)


def test_a_damaged_attachment_is_asked_for_and_healed(region: Region, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    a_partnership(region.town_hall, signed_document={"path": str(tmp_path / "acord.pdf")})
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    (place,) = region.ministry.paths.attachments.iterdir()
    place.write_bytes(b"%PDF")
    hand_over(region.ministry, region.town_hall, tmp_path / "2")
    hand_over(region.town_hall, region.ministry, tmp_path / "3")
    assert place.read_bytes() == b"%PDF-1.7 acord"


def test_nobody_answers_for_the_computer_of_somebody_else(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    hand_over(region.town_hall, region.ministry, tmp_path / "3")
    everything = send(region.ministry, NAMES["town_hall"], tmp_path / "known")
    true = export_bundle.party
    monkeypatch.setattr(export_bundle, "party", lambda *by: replace(true(*by), writer=region.ngo.writer))
    save(region.town_hall, "partner", {"name": "Alta", "kind": "ngo_association"})
    lie = send(region.ministry, NAMES["town_hall"], tmp_path / "lie")
    monkeypatch.undo()
    before = export_bundle.peers.unsent(region.town_hall, trust.trust_list(region.town_hall).peer(NAMES["ngo"]))
    assert everything.sequence < lie.sequence
    with pytest.raises(RefusedError) as refused:
        import_bundle.import_files(region.town_hall, list(lie.bundles))
    assert refused.value.code == "writer-of-another-key"
    after = export_bundle.peers.unsent(region.town_hall, trust.trust_list(region.town_hall).peer(NAMES["ngo"]))
    assert before == after


def test_a_peer_that_was_restored_is_sent_again_what_it_lost(region: Region, tmp_path: Path) -> None:
    shutil.copytree(region.ngo.paths.home, tmp_path / "copy")
    a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert send(region.town_hall, NAMES["ngo"], tmp_path / "3").changes == 0
    (tmp_path / "copy" / region.ngo.paths.writer.relative_to(region.ngo.paths.home)).unlink()
    with Workspace.open(Paths(tmp_path / "copy"), a_clock()) as restored:
        hand_over(restored, region.town_hall, tmp_path / "4")
        hand_over(region.town_hall, restored, tmp_path / "5")
        assert text_of(restored) == text_of(region.town_hall)


def test_a_peer_that_was_restored_unnoticed_is_sent_again_what_it_lost(region: Region, tmp_path: Path) -> None:
    shutil.copytree(region.ngo.paths.home, tmp_path / "copy")
    a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    for number in "234":
        hand_over(region.ngo, region.town_hall, tmp_path / number)
    with Workspace.open(Paths(tmp_path / "copy"), region.ngo.clock) as restored:
        assert restored.writer == region.ngo.writer
        hand_over(restored, region.town_hall, tmp_path / "5")
        hand_over(region.town_hall, restored, tmp_path / "6")
        assert text_of(restored) == text_of(region.town_hall)


@pytest.fixture
def neighbour(region: Region, template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Another town hall that knows the NGO and is known to it, but not to the first town hall."""
    founding = Founding(role="town_hall", country="RO", name="Comuna Vecină", passphrase=PASSPHRASE)
    with initialise(Paths(tmp_path / "neighbour"), a_clock(), founding) as made:
        identity.enrol(made, tmp_path / "n.enrol.asice", PASSPHRASE)
        trust.add(region.ngo, tmp_path / "n.enrol.asice", made.keys.fingerprint)
        trust.add(made, template / "ngo.enrol.asice", region.ngo.keys.fingerprint)
        yield made


def test_the_work_of_one_town_hall_is_never_handed_on_to_another(
    region: Region, neighbour: Workspace, tmp_path: Path
) -> None:
    a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    other = a_partnership(neighbour, a_partner(neighbour, name=NAMES["ngo"]))
    hand_over(neighbour, region.ngo, tmp_path / "2")
    save(region.ngo, "partnership", {"title": "Cu vecinii"}, other)
    hand_over(region.ngo, neighbour, tmp_path / "3")
    assert all("Exemplu" not in line or NAMES["ngo"] in line for line in text_of(neighbour))
    assert {header.writer for header in neighbour.store.headers()} == {neighbour.writer, region.ngo.writer}


def test_a_bundle_that_hands_on_the_work_of_a_stranger_names_the_strangers_key(
    region: Region, neighbour: Workspace, tmp_path: Path
) -> None:
    a_partner(neighbour)
    hand_over(neighbour, region.ngo, tmp_path / "1")
    checked = verify_bundle.verify(region.ministry, send(region.ngo, NAMES["ministry"], tmp_path / "2").bundles[0])
    assert (checked.trusted, checked.signer_known) == (False, True)
    assert [dict(warning.values)["fingerprint"] for warning in checked.warnings] == [neighbour.keys.fingerprint]


def test_what_a_revoked_key_seals_later_is_refused_whatever_its_bundle_claims(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_partner(region.ngo)
    hand_over(region.ngo, region.ministry, tmp_path / "1")
    a_partner(region.ngo)
    for _ in range(60):
        region.ministry.clock.now()
    trust.revoke(region.ministry, NAMES["ngo"], 1)
    monkeypatch.setattr(export_bundle, "_next_sequence", lambda _: 1)
    forged = send(region.ngo, NAMES["ministry"], tmp_path / "2")
    with pytest.raises(RefusedError) as refused:
        import_bundle.import_files(region.ministry, list(forged.bundles))
    assert refused.value.code == "key-revoked-segment"
    hand_over(region.town_hall, region.ministry, tmp_path / "3")


def test_large_changes_are_sealed_in_segments_that_a_bundle_can_carry(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "MOST_BYTES", 700)
    for name in ("x", "x", "x" * 240, "x" * 240, "x"):
        a_partner(region.town_hall, name=name)
    (imported,) = hand_over(region.town_hall, region.ministry, tmp_path)
    assert (imported.segments, imported.changes) == (3, 5)
    assert text_of(region.ministry) == text_of(region.town_hall)


def test_two_communes_of_one_name_are_both_enrolled(
    region: Region, tmp_path: Path, a_commune: Callable[[str], Workspace]
) -> None:
    for tax_number in ("4267117", "4221306"):
        made = a_commune(tax_number)
        identity.enrol(made, tmp_path / f"{tax_number}.asice", PASSPHRASE)
        trust.add(region.ministry, tmp_path / f"{tax_number}.asice", made.keys.fingerprint)
    names = [found.name for found in trust.institutions(region.ministry)]
    assert names.count("Comuna Unirea") == 2


@pytest.fixture
def a_commune(tmp_path: Path) -> Iterator[Callable[[str], Workspace]]:
    """Makes communes of one name, told apart by their tax numbers."""
    made: list[Workspace] = []

    def make(tax_number: str) -> Workspace:
        founding = Founding(
            role="town_hall", country="RO", name="Comuna Unirea", tax_number=tax_number, passphrase=PASSPHRASE
        )
        made.append(initialise(Paths(tmp_path / tax_number), a_clock(), founding))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_discussion_travels_with_its_dossier_and_each_side_signs_with_its_name(
    region: Region, tmp_path: Path
) -> None:
    partnership, _ = a_shared_dossier(region)
    question = a_record(
        region.town_hall, "discussion_entry", partnership=partnership, function="inspector", text="Câți elevi?"
    )
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    fields = {"partnership": partnership, "function": "coordonatoare", "text": "52.", "reply_to": question}
    a_record(region.ngo, "discussion_entry", **fields)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    entries = cast("Sequence[DiscussionEntry]", region.town_hall.all("discussion_entry"))
    assert [(found.depth, found.entry.institution, found.entry.text) for found in threads(entries)] == [
        (0, NAMES["town_hall"], "Câți elevi?"),
        (1, NAMES["ngo"], "52."),
    ]
    assert save(region.town_hall, "discussion_entry", {"text": "Câte eleve?"}, question).id is None
