from __future__ import annotations

import json
import shutil
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_plan, a_record
from exchanging import fields_in, files_below, hand_over, send, text_of

from conftest import ENGLISH, NAMES, PASSPHRASE, Region, a_clock, found
from parteneriat_desktop.actions import (
    attachments,
    identity,
    import_bundle,
    make_report,
    peers,
    sealing,
    trust,
    verify_bundle,
)
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, UntrustedError
from parteneriat_desktop.journal.scope import COMMON, dossier
from parteneriat_desktop.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path


def a_shared_dossier(region: Region) -> tuple[str, str]:
    ngo = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, ngo)
    return partnership, a_plan(region.town_hall, partnership)


def test_what_is_sent_arrives(region: Region, tmp_path: Path) -> None:
    partnership, plan = a_shared_dossier(region)
    (imported,) = hand_over(region.town_hall, region.ngo, tmp_path)
    assert (imported.sender, imported.sequence, imported.changes) == (NAMES["town_hall"], 1, 3)
    assert fields_in(region.ngo, "plan", plan)["partnership"] == partnership
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_the_same_bundle_twice_brings_nothing_the_second_time(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region)
    sent = send(region.town_hall, NAMES["ngo"], tmp_path)
    import_bundle.import_files(region.ngo, list(sent.bundles))
    before = text_of(region.ngo)
    (again,) = import_bundle.import_files(region.ngo, list(sent.bundles))
    assert (again.already_imported, again.changes, again.segments) == (True, 0, 0)
    assert text_of(region.ngo) == before


def test_bundles_in_any_order_give_the_same_records(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region)
    bundles = []
    for number in range(3):
        save(region.town_hall, "partnership", {"title": f"Titlu {number}"}, partnership)
        bundles += send(region.town_hall, None, tmp_path / str(number)).bundles
    import_bundle.import_files(region.ngo, bundles)
    import_bundle.import_files(region.ministry, bundles[::-1])
    assert text_of(region.ngo) == text_of(region.ministry) == text_of(region.town_hall)


def test_a_lost_bundle_is_named_and_healed_by_the_next_one(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    save(region.town_hall, "partnership", {"title": "Pierdut"}, partnership)
    sealing.seal_all(region.town_hall, region.town_hall.keys.unlock(PASSPHRASE))
    lost = region.town_hall.store.headers(dossier(partnership))[-1]
    save(region.town_hall, "partnership", {"object": "Ajuns"}, partnership)
    sent = send(region.town_hall, NAMES["ngo"], tmp_path / "3")
    assert sent.segments == 2
    (imported,) = import_bundle.import_files(region.ngo, list(sent.bundles))
    assert imported.gaps == ()
    assert region.ngo.store.segment(lost.hash) == region.town_hall.store.segment(lost.hash)


def test_a_gap_is_shown_and_asked_for(region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    partnership, _ = a_shared_dossier(region)
    send(region.town_hall, NAMES["ngo"], tmp_path / "lost")
    save(region.town_hall, "partnership", {"title": "Al doilea"}, partnership)
    with monkeypatch.context() as patched:
        patched.setattr(peers, "to_send", lambda _w, _p, headers, **_: [list(headers)[-1].hash])
        sent = send(region.town_hall, NAMES["ngo"], tmp_path / "second")
    (imported,) = import_bundle.import_files(region.ngo, list(sent.bundles))
    assert [str(gap) for gap in imported.gaps] == [
        f"Package 1 of {NAMES['town_hall']} has not arrived; it will be asked for in the next bundle."
    ]
    hand_over(region.ngo, region.town_hall, tmp_path / "asking")
    (answer,) = hand_over(region.town_hall, region.ngo, tmp_path / "answer")
    assert answer.gaps == ()
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_only_what_the_peer_lacks_travels_after_it_has_answered(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    assert send(region.town_hall, NAMES["ngo"], tmp_path / "again").changes == 3
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    save(region.town_hall, "partnership", {"title": "Nou"}, partnership)
    assert send(region.town_hall, NAMES["ngo"], tmp_path / "3").changes == 1
    assert send(region.town_hall, NAMES["ngo"], tmp_path / "4", full=True).changes == 4


def test_an_older_receipt_that_arrives_late_does_not_replace_a_newer_one(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region)
    first = send(region.ngo, NAMES["town_hall"], tmp_path / "early")
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    known = region.town_hall.store.receipt(region.ngo.writer)
    import_bundle.import_files(region.town_hall, list(first.bundles))
    assert region.town_hall.store.receipt(region.ngo.writer) == known


def test_a_receipt_of_more_than_a_year_ago_counts_no_longer(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    receipt = region.town_hall.store.receipt(region.ngo.writer)
    assert receipt is not None
    region.town_hall.store.put_receipt(region.ngo.writer, {**receipt, "created": "2025-01-01T00:00:00+00:00"})
    assert send(region.town_hall, NAMES["ngo"], tmp_path / "3").changes == 3


def test_an_institution_sees_only_the_dossiers_it_is_party_to(region: Region, tmp_path: Path) -> None:
    own, _ = a_shared_dossier(region)
    other = a_partnership(region.town_hall, a_partner(region.town_hall, name="Fundația Alta"), title="Al altora")
    hand_over(region.town_hall, region.ngo, tmp_path / "ngo")
    hand_over(region.town_hall, region.ministry, tmp_path / "ministry")
    assert region.ngo.store.row("partnership", other) is None
    assert region.ministry.store.row("partnership", other) is not None
    peer = trust.trust_list(region.town_hall).peer(NAMES["ngo"])
    assert peers.shared_scopes(region.town_hall, peer) == {COMMON, dossier(own)}


def test_parties_are_known_by_tax_number_where_both_have_one(region: Region) -> None:
    peer = trust.trust_list(region.town_hall).peer(NAMES["ngo"])
    with_number = type(peer)(
        **{name: getattr(peer, name) for name in peer.__dataclass_fields__} | {"tax_number": "30339344"}
    )
    same = a_partner(region.town_hall, name="Alt nume", country="RO", tax_number="30339344")
    other = a_partner(region.town_hall, name=NAMES["ngo"], country="RO", tax_number="4305857")
    mine, theirs = a_partnership(region.town_hall, same), a_partnership(region.town_hall, other)
    nobody = a_partnership(region.town_hall)
    scopes = peers.shared_scopes(region.town_hall, with_number)
    assert dossier(mine) in scopes
    assert dossier(theirs) not in scopes
    assert dossier(nobody) not in scopes


def test_a_deleted_party_opens_no_dossier(region: Region) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    delete(region.town_hall, "partner", partner)
    peer = trust.trust_list(region.town_hall).peer(NAMES["ngo"])
    assert dossier(partnership) not in peers.shared_scopes(region.town_hall, peer)


def test_private_fields_never_travel(region: Region, tmp_path: Path) -> None:
    consultation = a_consultation(region.town_hall)
    name = "Numele cetățeanului"
    a_record(region.town_hall, "contribution", consultation=consultation, text="Propunere", sender_name=name)
    sent = send(region.town_hall, None, tmp_path, full=True)
    with zipfile.ZipFile(sent.bundles[0]) as archive:
        assert all(name.encode() not in archive.read(entry) for entry in archive.namelist())


def test_attachments_travel_with_their_records_and_are_asked_for_when_they_lack(region: Region, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    partnership, _ = a_shared_dossier(region)
    save(region.town_hall, "partnership", {"signed_document": {"path": str(tmp_path / "acord.pdf")}}, partnership)
    place = next(region.town_hall.paths.attachments.iterdir())
    content = place.read_bytes()
    place.unlink()
    (imported,) = hand_over(region.town_hall, region.ngo, tmp_path / "1")
    assert (imported.attachments, imported.missing_attachments) == (0, 1)
    place.write_bytes(content)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    (answer,) = hand_over(region.town_hall, region.ngo, tmp_path / "3")
    assert (answer.attachments, answer.missing_attachments) == (1, 0)
    assert region.ngo.attachments.read(place.name) == content
    assert attachments.missing(region.ngo) == {}


def test_a_preview_says_what_would_change_and_changes_nothing(region: Region, tmp_path: Path) -> None:
    _, plan = a_shared_dossier(region)
    sent = send(region.town_hall, NAMES["ngo"], tmp_path)
    before = files_below(region.ngo.paths.home)
    shown = import_bundle.preview(region.ngo, sent.bundles[0])
    assert shown.changes == 3
    assert ("plan", plan) in {(entity, record) for _, entity, record in shown.touched}
    assert text_of(region.ngo) == []
    assert files_below(region.ngo.paths.home).keys() == before.keys()


def test_a_bundle_of_somebody_who_is_not_enrolled_is_valid_but_not_imported(region: Region, tmp_path: Path) -> None:
    with found(tmp_path / "stranger", "ngo") as stranger:
        a_partner(stranger)
        sent = send(stranger, None, tmp_path / "out")
    checked = verify_bundle.verify(region.ministry, sent.bundles[0])
    assert not checked.trusted
    with pytest.raises(UntrustedError) as refused:
        import_bundle.import_files(region.ministry, list(sent.bundles))
    assert refused.value.code == "unknown-signer"
    assert text_of(region.ministry) == []


def test_a_bundle_for_somebody_else_is_refused(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    sent = send(region.town_hall, NAMES["ministry"], tmp_path)
    with pytest.raises(RefusedError) as refused:
        import_bundle.import_files(region.ngo, list(sent.bundles))
    assert refused.value.code == "wrong-recipient"


def test_the_own_bundle_comes_home(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    sent = send(region.town_hall, NAMES["ministry"], tmp_path)
    (imported,) = import_bundle.import_files(region.town_hall, list(sent.bundles))
    assert imported.changes == 0


def test_one_bad_bundle_among_several_refuses_all_of_them(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region)
    good = send(region.town_hall, NAMES["ngo"], tmp_path).bundles[0]
    bad = tmp_path / "bad.asice"
    bad.write_bytes(good.read_bytes()[:-40])
    before = files_below(region.ngo.paths.home)
    with pytest.raises(RefusedError) as refused:
        import_bundle.import_files(region.ngo, [good, bad])
    assert refused.value.code == "eocd-not-last"
    assert text_of(region.ngo) == []
    assert files_below(region.ngo.paths.home) == before


def test_what_fails_while_it_is_taken_in_leaves_no_attachment_behind(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    partnership, _ = a_shared_dossier(region)
    save(region.town_hall, "partnership", {"signed_document": {"path": str(tmp_path / "acord.pdf")}}, partnership)
    sent = send(region.town_hall, NAMES["ngo"], tmp_path / "out")
    monkeypatch.setattr(import_bundle, "_log", _fail)
    with pytest.raises(RefusedError):
        import_bundle.import_files(region.ngo, list(sent.bundles))
    assert text_of(region.ngo) == []
    assert not list(region.ngo.paths.attachments.glob("*"))


def test_attachments_are_kept_all_or_none(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bytes] = []
    keep = region.ngo.attachments.keep

    def failing(content: bytes) -> None:
        if kept:
            _fail()
        kept.append(content)
        keep(content)

    monkeypatch.setattr(region.ngo.attachments, "keep", failing)
    contents = {sha256(text).hexdigest(): memoryview(text) for text in (b"one", b"two")}
    with pytest.raises(OSError, match="disk"):
        attachments.keep_all(region.ngo, contents)
    assert not list(region.ngo.paths.attachments.glob("*"))


def test_two_computers_under_one_identity_are_reported_and_both_kept(
    region: Region, tmp_path: Path, template: Path
) -> None:
    shutil.copytree(template / "town_hall", tmp_path / "clone")
    with Workspace.open(Paths(tmp_path / "clone"), a_clock()) as clone:
        theirs = a_partner(clone, name="De pe clonă")
        cloned = send(clone, NAMES["ministry"], tmp_path / "a")
    ours = a_partner(region.town_hall, name="De pe original")
    original = send(region.town_hall, NAMES["ministry"], tmp_path / "b")
    import_bundle.import_files(region.ministry, list(cloned.bundles))
    (imported,) = import_bundle.import_files(region.ministry, list(original.bundles))
    assert [str(fork) for fork in imported.forks] == [
        f"Two computers of {NAMES['town_hall']} work under one identity; both versions are kept."
    ]
    assert region.ministry.find("partner", theirs) is not None
    assert region.ministry.find("partner", ours) is not None


def test_the_changes_of_a_peers_new_computer_are_bound_to_its_key(region: Region, tmp_path: Path) -> None:
    region.ngo.close()
    region.ngo.paths.writer.unlink()
    with Workspace.open(region.ngo.paths, a_clock()) as restored:
        a_partner(restored)
        hand_over(restored, region.town_hall, tmp_path)
        bound = {found.writer: found.name for found in region.town_hall.store.writers()}
        assert bound[restored.writer] == bound[region.ngo.writer] == NAMES["ngo"]


def test_an_export_writes_bundle_sheet_and_message_and_keeps_a_copy(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region)
    sent = send(region.town_hall, NAMES["ngo"], tmp_path)
    assert [path.suffix for path in sent.files] == [".asice", ".pdf", ".txt"]
    assert all(path.name.isascii() for path in sent.files)
    assert (region.town_hall.paths.outgoing / sent.bundles[0].name).read_bytes() == sent.bundles[0].read_bytes()
    assert sent.bundles[0].name in sent.files[-1].read_text(encoding="utf-8")
    assert (sent.recipient, sent.sequence) == (NAMES["ngo"], 1)


def test_the_sheet_of_a_sent_bundle_can_be_printed_again(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region)
    for to in (NAMES["ngo"], None):
        sent = send(region.town_hall, to, tmp_path)
        wanted = make_report.Wanted("R17", str(sent.sequence), ENGLISH)
        assert make_report.make(region.town_hall, wanted) == sent.files[1].read_bytes()
    with pytest.raises(RefusedError) as refused:
        make_report.make(region.town_hall, make_report.Wanted("R17", "99", ENGLISH))
    assert refused.value.code == "unknown-bundle"


def test_bundles_of_one_sender_name_the_one_before(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    first = send(region.town_hall, None, tmp_path / "1").bundles[0]
    second = send(region.town_hall, None, tmp_path / "2").bundles[0]
    with zipfile.ZipFile(second) as archive:
        description = json.loads(archive.read("bundle.json"))
    assert description["sequence"] == 2
    assert description["previous"] == verify_bundle.verify(region.ministry, first).manifest
    assert description["recipient"] is None


def test_large_attachments_are_split_into_parts_that_are_bundles_by_themselves(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region)
    for number in range(3):
        (tmp_path / f"{number}.bin").write_bytes(bytes([number]) * 4_000_000)
    listed = [{"role": "other", "attachment": {"path": str(tmp_path / f"{number}.bin")}} for number in range(3)]
    save(region.town_hall, "partnership", {"documents": listed}, partnership)  # type: ignore[dict-item]
    sent = send(region.town_hall, NAMES["ngo"], tmp_path / "out")
    assert len(sent.bundles) > 1
    assert all(path.stat().st_size <= 7_000_000 for path in sent.bundles)
    for bundle in reversed(sent.bundles):
        import_bundle.import_files(region.ngo, [bundle])
    assert attachments.missing(region.ngo) == {}
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_an_unknown_peer_and_a_wrong_passphrase_are_refused(region: Region, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        send(region.town_hall, "Nimeni", tmp_path)
    assert refused.value.code == "unknown-institution"
    with pytest.raises(RefusedError) as refused:
        export(region.town_hall, Wanted(None, full=False, catalogue=ENGLISH, out=tmp_path), "greșită")
    assert refused.value.code == "passphrase-wrong"
    assert not list(tmp_path.glob("*.asice"))


def test_another_institutions_name_with_a_good_key_is_refused(region: Region, tmp_path: Path) -> None:
    region.ngo.profile = region.ngo.profile.changed(name=NAMES["town_hall"])
    sent = send(region.ngo, None, tmp_path)
    with pytest.raises(RefusedError) as refused:
        verify_bundle.verify(region.ministry, sent.bundles[0])
    assert refused.value.code == "sender-not-owner-of-key"


def test_counts_what_was_never_sent(region: Region, tmp_path: Path) -> None:
    _, plan = a_shared_dossier(region)
    a_partner(region.town_hall, contact_person="privat")
    assert sealing.unsealed_count(region.town_hall) == 4
    send(region.town_hall, NAMES["ngo"], tmp_path)
    assert sealing.unsealed_count(region.town_hall) == 0
    assert peers.unsent(region.town_hall, trust.trust_list(region.town_hall).peer(NAMES["ngo"])) == 4
    save(region.town_hall, "plan", {"title": "Alt titlu"}, plan)
    assert sealing.unsealed_count(region.town_hall) == 1


def test_many_changes_are_sealed_in_several_segments(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "MOST_CHANGES", 2)
    for number in range(5):
        a_partner(region.town_hall, name=f"Partener {number}")
    (imported,) = hand_over(region.town_hall, region.ministry, tmp_path)
    assert (imported.segments, imported.changes) == (3, 5)


def test_an_enrolment_file_is_no_data_for_import_but_harmless(region: Region, tmp_path: Path) -> None:
    identity.enrol(region.town_hall, tmp_path / "t.enrol.asice", PASSPHRASE)
    (imported,) = import_bundle.import_files(region.ministry, [tmp_path / "t.enrol.asice"])
    assert imported.changes == 0


def _fail(*_: object) -> None:
    raise OSError("disk")
