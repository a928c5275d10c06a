"""A key is replaced by one that it has signed; old work still counts, and nothing new under the old key."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership, a_plan
from exchanging import files_below, send, text_of

from conftest import NAMES, PASSPHRASE, Region, a_clock, found
from parteneriat_desktop.actions import identity, import_bundle, rotation, sealing, trust, verify_bundle
from parteneriat_desktop.actions.own_key import OwnKey
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.sync import enrolment as enrolments
from parteneriat_desktop.sync.description import Replaces

if TYPE_CHECKING:
    from pathlib import Path


def rotated(workspace: Workspace, folder: Path, name: str = "new") -> Path:
    file = folder / f"{name}{rotation.SUFFIX}"
    rotation.rotate(workspace, file, PASSPHRASE)
    return file


def refused_as(code: str, workspace: Workspace, file: Path) -> None:
    before = workspace.store.institutions()
    with pytest.raises(AppError) as refused:
        rotation.accept(workspace, file)
    assert refused.value.code == code
    assert workspace.store.institutions() == before


def receive(workspace: Workspace, *files: Path) -> None:
    import_bundle.import_files(workspace, files, PASSPHRASE)


def test_the_new_key_counts_because_the_old_one_signed_it(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    a_plan(region.town_hall, a_partnership(region.town_hall, partner))
    early = send(region.town_hall, NAMES["ngo"], tmp_path / "early").bundles
    old = region.town_hall.keys.fingerprint
    file = rotated(region.town_hall, tmp_path)
    new = region.town_hall.keys.fingerprint
    assert new != old
    assert region.town_hall.keys.unlock(PASSPHRASE).fingerprint == new
    a_partner(region.town_hall, name="Alta")
    late = send(region.town_hall, NAMES["ngo"], tmp_path / "late").bundles
    with pytest.raises(AppError) as refused:
        receive(region.ngo, *late)
    assert refused.value.code == "unknown-signer"
    accepted = rotation.accept(region.ngo, file)
    assert accepted is not None
    assert (accepted.fingerprint, accepted.former) == (new, (trust.own_former(region.town_hall)[0].key_id,))
    receive(region.ngo, *late)
    receive(region.ngo, *early)
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_accepting_twice_changes_nothing(region: Region, tmp_path: Path) -> None:
    file = rotated(region.town_hall, tmp_path)
    rotation.accept(region.ngo, file)
    before = region.ngo.store.institutions()
    assert rotation.accept(region.ngo, file) == trust.trust_list(region.ngo).peer(NAMES["town_hall"])
    assert region.ngo.store.institutions() == before


def test_the_old_key_opens_what_was_encrypted_for_it_and_letters_to_it_arrive(region: Region, tmp_path: Path) -> None:
    a_partner(region.ngo, name="Din drum")
    (letter,) = send(region.ngo, NAMES["town_hall"], tmp_path / "letter", encrypted=True).bundles
    rotated(region.town_hall, tmp_path)
    checked = verify_bundle.verify(region.town_hall, letter, PASSPHRASE)
    assert (checked.encrypted, checked.trusted, checked.warnings) == (True, True, ())
    receive(region.town_hall, letter)
    (again,) = send(region.ngo, NAMES["town_hall"], tmp_path / "again").bundles
    receive(region.town_hall, again)


def test_after_a_rotation_both_directions_go_on(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    plan = a_plan(region.town_hall, a_partnership(region.town_hall, partner))
    receive(region.ngo, *send(region.town_hall, NAMES["ngo"], tmp_path / "1").bundles)
    rotation.accept(region.town_hall, rotated(region.ngo, tmp_path))
    save(region.ngo, "plan", {"title": "Schimbat"}, plan)
    receive(region.town_hall, *send(region.ngo, NAMES["town_hall"], tmp_path / "2", encrypted=True).bundles)
    a_partner(region.town_hall, name="Alta")
    sent = send(region.town_hall, NAMES["ngo"], tmp_path / "3", encrypted=True)
    assert sent.changes == 1, "what the NGO acknowledged under its old key is not sent again"
    receive(region.ngo, *sent.bundles)
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_whoever_has_the_old_key_can_do_nothing_with_it(region: Region, tmp_path: Path) -> None:
    stolen = region.town_hall.keys.unlock(PASSPHRASE)
    a_partner(region.town_hall)
    receive(region.ngo, *send(region.town_hall, NAMES["ngo"], tmp_path / "1").bundles)
    file = rotated(region.town_hall, tmp_path)
    rotation.accept(region.ngo, file)
    thief = region.town_hall
    honest = thief.keys
    thief.keys = OwnKey(thief.paths.keys)
    thief.keys._signer = stolen  # noqa: SLF001 - the thief's
    a_partner(thief, name="Fals")
    with thief.store.writing():
        sealing.seal_all(thief, stolen)
    bundle = send(thief, NAMES["ngo"], tmp_path / "2", full=True).bundles[0]
    for receiver in (region.ngo,):
        with pytest.raises(AppError) as refused:
            receive(receiver, bundle)
        assert refused.value.code in {"key-revoked", "key-revoked-segment", "key-revoked-backdated"}
    thief.keys = honest


def test_a_second_rotation_follows_the_first(region: Region, tmp_path: Path) -> None:
    first, second = rotated(region.town_hall, tmp_path, "1"), rotated(region.town_hall, tmp_path, "2")
    refused_as("rotation-unknown", region.ngo, second)
    rotation.accept(region.ngo, first)
    accepted = rotation.accept(region.ngo, second)
    assert accepted is not None
    assert len(accepted.former) == 2
    assert rotation.accept(region.ngo, first) is not None, "an old statement again changes nothing"
    assert trust.trust_list(region.ngo).peer(NAMES["town_hall"]) == accepted
    a_partner(region.town_hall)
    receive(region.ngo, *send(region.town_hall, NAMES["ngo"], tmp_path / "out").bundles)


def test_a_key_that_is_not_enrolled_replaces_nothing(region: Region, tmp_path: Path) -> None:
    with found(tmp_path / "far", "ngo") as stranger:
        refused_as("rotation-unknown", region.ministry, rotated(stranger, tmp_path))


def test_a_revoked_key_replaces_nothing(region: Region, tmp_path: Path) -> None:
    trust.revoke(region.ngo, NAMES["town_hall"], 0)
    refused_as("rotation-revoked", region.ngo, rotated(region.town_hall, tmp_path))


def test_a_key_replaces_that_of_its_own_institution_only(region: Region, tmp_path: Path) -> None:
    region.town_hall.profile = region.town_hall.profile.changed(name="Comuna Alta")
    refused_as("rotation-other-institution", region.ngo, rotated(region.town_hall, tmp_path))


def test_the_old_key_must_have_signed(region: Region, tmp_path: Path) -> None:
    old, new = region.town_hall.keys.unlock(PASSPHRASE), region.ngo.keys.unlock(PASSPHRASE)
    described = identity.describe_enrolment(region.ngo, new)
    claims = replace(described, replaces=Replaces(old.fingerprint, 0, {}))
    file = tmp_path / f"false{rotation.SUFFIX}"
    file.write_bytes(enrolments.write_enrolment(claims, new).data)
    refused_as("rotation-unsigned", region.ministry, file)


def test_signing_somebody_elses_enrolment_replaces_nothing(region: Region, template: Path) -> None:
    assert rotation.accept(region.ministry, template / "ngo.enrol.asice") is None
    with pytest.raises(AppError) as refused:
        trust.add(region.ministry, template / "ngo.enrol.asice", region.town_hall.keys.fingerprint)
    assert refused.value.code == "fingerprint-mismatch"


def test_a_statement_is_an_enrolment_for_whoever_compares_the_paper(region: Region, tmp_path: Path) -> None:
    with found(tmp_path / "far", "ngo") as stranger:
        file = rotated(stranger, tmp_path)
        region.ministry.store.institutions()
        with pytest.raises(AppError) as refused:
            trust.add(region.ministry, file, "AAAA")
        assert refused.value.code == "fingerprint-mismatch"


def test_the_statement_can_be_written_again(region: Region, tmp_path: Path) -> None:
    with pytest.raises(AppError) as refused:
        rotation.write_again(region.town_hall, tmp_path / "none")
    assert refused.value.code == "no-rotation"
    file = rotated(region.town_hall, tmp_path)
    rotation.write_again(region.town_hall, tmp_path / "again.asice")
    assert (tmp_path / "again.asice").read_bytes() == file.read_bytes()
    assert rotation.is_statement(file)
    assert rotation.statement_name(region.town_hall) == f"comuna-exemplu{rotation.SUFFIX}"


def test_a_rotation_that_fails_leaves_the_old_key(region: Region, tmp_path: Path) -> None:
    workspace = region.town_hall
    before = files_below(workspace.paths.keys)
    with pytest.raises(AppError) as refused:
        rotation.rotate(workspace, tmp_path / "x", "greșită")
    assert refused.value.code == "passphrase-wrong"
    workspace.keys.unlock(PASSPHRASE)
    workspace.paths.keys.chmod(0o500)
    (workspace.paths.keys / "sign.key.new").mkdir(parents=True, exist_ok=True)
    with pytest.raises(AppError) as refused:
        rotation.rotate(workspace, tmp_path / "x", PASSPHRASE)
    assert refused.value.code == "key-not-written"
    (workspace.paths.keys / "sign.key.new").rmdir()
    workspace.paths.keys.chmod(0o700)
    assert files_below(workspace.paths.keys) == before
    assert not list(workspace.paths.outgoing.glob("*"))
    assert trust.own_former(workspace) == []


def test_where_the_statement_cannot_be_written_the_key_is_new_and_the_copy_is_kept(
    region: Region, tmp_path: Path
) -> None:
    old = region.town_hall.keys.fingerprint
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(AppError) as refused:
        rotation.rotate(region.town_hall, tmp_path / "file" / "x", PASSPHRASE)
    assert refused.value.code == "cannot-write"
    assert region.town_hall.keys.fingerprint != old
    rotation.write_again(region.town_hall, tmp_path / "x")
    assert rotation.accept(region.ngo, tmp_path / "x") is not None


def test_a_workspace_opened_again_knows_its_former_key(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    (bundle,) = send(region.town_hall, NAMES["ngo"], tmp_path / "1").bundles
    rotated(region.town_hall, tmp_path)
    region.town_hall.close()
    with ExitStack() as stack:
        again = stack.enter_context(Workspace.open(region.town_hall.paths, a_clock()))
        assert verify_bundle.verify(again, bundle).trusted
        assert NAMES["town_hall"] not in {one.name for one in trust.institutions(again)}
        assert len(again.keys.decryption_keys(PASSPHRASE)) == 2


def test_an_erasure_under_the_new_key_reaches_what_the_old_one_signed(region: Region, tmp_path: Path) -> None:
    rotated(region.town_hall, tmp_path)
    (former,) = trust.own_former(region.town_hall)
    present = region.town_hall.keys.unlock(PASSPHRASE).key_id
    assert trust.trust_list(region.town_hall).owners == {former.key_id: present}
    assert trust.trust_list(region.town_hall).lineage(former.key_id) == {former.key_id, present}
    assert trust.trust_list(region.town_hall).lineage("f" * 64) == {"f" * 64}
