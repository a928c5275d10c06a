"""Bundles leave encrypted for whoever may read them, unless a person said otherwise."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership
from exchanging import send, text_of

from conftest import ENGLISH, NAMES, PASSPHRASE, Region, found
from parteneriat_desktop.actions import envelope, identity, import_bundle, make_report, trust, verify_bundle
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.sync.encryption import encrypt, identity_of, is_encrypted, recipient_of

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.trust import Institution


def a_peer(workspace: Workspace, who: str) -> Institution:
    return trust.trust_list(workspace).peer(NAMES[who])


def forget_encryption_key(workspace: Workspace, who: str) -> None:
    """Let an institution be enrolled as by a version that published no encryption keys."""
    for kept in workspace.store.institutions():
        if kept.name == NAMES[who]:
            with workspace.store.writing():
                workspace.store.put_institution(kept.key, kept.name, {k: v for k, v in kept.body.items() if k != "age"})


def test_the_recipient_and_the_sender_open_it_and_nobody_else(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall, name="Secretă")
    sent = send(region.town_hall, NAMES["ngo"], tmp_path, encrypted=True)
    assert sent.encrypted
    (file,) = sent.bundles
    assert file.name.endswith(".asice.age")
    assert is_encrypted(file.read_bytes())
    checked = verify_bundle.verify(region.ngo, file, PASSPHRASE)
    assert (checked.trusted, checked.encrypted, checked.recipient) == (True, True, NAMES["ngo"])
    assert verify_bundle.verify(region.town_hall, file, PASSPHRASE).trusted
    for act in (verify_bundle.verify, import_bundle.preview):
        with pytest.raises(AppError) as refused:
            act(region.ministry, file, PASSPHRASE)
        assert refused.value.code == "age-not-for-us"
    import_bundle.import_files(region.ngo, [file], PASSPHRASE)
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_the_copies_that_stay_are_whole_bundles(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    (file,) = send(region.town_hall, NAMES["ngo"], tmp_path, encrypted=True).bundles
    import_bundle.import_files(region.ngo, [file], PASSPHRASE)
    (kept,) = region.town_hall.paths.outgoing.iterdir()
    (received,) = region.ngo.paths.received.iterdir()
    assert kept.read_bytes() == received.read_bytes()
    assert (kept.suffix, received.suffix) == (".asice", ".asice")
    wanted = make_report.Wanted("R17", "1", ENGLISH)
    assert make_report.make(region.town_hall, wanted).startswith(b"%PDF")


def test_without_a_recipient_everybody_enrolled_opens_it(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    (file,) = send(region.town_hall, None, tmp_path, encrypted=True).bundles
    for receiver in (region.ngo, region.ministry):
        assert verify_bundle.verify(receiver, file, PASSPHRASE).encrypted


def test_whoever_was_revoked_is_no_reader(region: Region, tmp_path: Path) -> None:
    trust.revoke(region.town_hall, NAMES["ngo"], 0)
    (file,) = send(region.town_hall, None, tmp_path, encrypted=True).bundles
    assert verify_bundle.verify(region.ministry, file, PASSPHRASE).encrypted
    with pytest.raises(AppError) as refused:
        verify_bundle.verify(region.ngo, file, PASSPHRASE)
    assert refused.value.code == "age-not-for-us"


@pytest.mark.parametrize("to", [NAMES["ngo"], None])
def test_without_an_encryption_key_nothing_is_written_until_a_person_says_so(
    region: Region, tmp_path: Path, to: str | None
) -> None:
    forget_encryption_key(region.town_hall, "ngo")
    with pytest.raises(AppError) as refused:
        send(region.town_hall, to, tmp_path, encrypted=True)
    assert refused.value.code == "no-age-key"
    assert NAMES["ngo"] in str(refused.value.sentence)
    assert not list(tmp_path.glob("*.a*"))
    sent = send(region.town_hall, to, tmp_path)
    assert not sent.encrypted
    assert sent.bundles[0].suffix == ".asice"


def test_where_nobody_is_enrolled_there_is_nobody_to_encrypt_for(tmp_path: Path) -> None:
    with found(tmp_path, "ngo") as alone:
        with pytest.raises(AppError) as refused:
            send(alone, None, tmp_path / "out", encrypted=True)
        assert refused.value.code == "nobody-enrolled"
        assert not send(alone, None, tmp_path / "out").encrypted


def test_one_may_send_to_oneself(region: Region, tmp_path: Path) -> None:
    (file,) = send(region.town_hall, region.town_hall.keys.fingerprint, tmp_path, encrypted=True).bundles
    assert verify_bundle.verify(region.town_hall, file, PASSPHRASE).encrypted


def test_an_encryption_key_is_learned_from_the_first_bundle(region: Region, tmp_path: Path) -> None:
    forget_encryption_key(region.ministry, "ngo")
    assert a_peer(region.ministry, "ngo").age == ""
    a_partner(region.ngo)
    import_bundle.import_files(region.ministry, list(send(region.ngo, NAMES["ministry"], tmp_path).bundles))
    assert a_peer(region.ministry, "ngo").age == region.ngo.keys.recipient
    assert trust.printed(a_peer(region.ministry, "ngo"))["age"] == region.ngo.keys.recipient


def test_a_bundle_for_somebody_else_is_refused_also_when_it_was_encrypted_anew(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall)
    (file,) = send(region.town_hall, NAMES["ngo"], tmp_path).bundles
    passed_on = tmp_path / "passed-on.asice.age"
    passed_on.write_bytes(encrypt(file.read_bytes(), [region.ministry.keys.recipient]))
    with pytest.raises(AppError) as refused:
        import_bundle.import_files(region.ministry, [passed_on], PASSPHRASE)
    assert refused.value.code == "wrong-recipient"


def test_a_renamed_file_is_known_by_its_form(region: Region, tmp_path: Path) -> None:
    (file,) = send(region.town_hall, NAMES["ngo"], tmp_path, encrypted=True).bundles
    renamed = file.rename(tmp_path / "bundle.zip")
    assert envelope.is_encrypted_file(renamed)
    assert verify_bundle.verify(region.ngo, renamed, PASSPHRASE).encrypted
    assert not envelope.is_encrypted_file(tmp_path / "missing")


def test_without_the_passphrase_of_the_key_nothing_opens(region: Region, tmp_path: Path) -> None:
    (file,) = send(region.town_hall, NAMES["ngo"], tmp_path, encrypted=True).bundles
    with pytest.raises(AppError) as refused:
        verify_bundle.verify(region.ngo, file)
    assert refused.value.code == "passphrase-needed"


def test_a_cut_file_is_refused_with_a_sentence(region: Region, tmp_path: Path) -> None:
    (file,) = send(region.town_hall, NAMES["ngo"], tmp_path, encrypted=True).bundles
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(AppError) as refused:
        verify_bundle.verify(region.ngo, file, PASSPHRASE)
    assert refused.value.code == "age-damaged"


def test_an_unencrypted_bundle_holds_no_private_data(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, contact_person="Ion Secretu, 0722 333 444, ion@secretu.ro")
    a_partnership(region.town_hall, partner)
    (file,) = send(region.town_hall, None, tmp_path).bundles
    verified = verify_bundle.prove(region.town_hall, file.read_bytes())
    lines = b"".join(segment.bytes() for segment in verified.segments)
    assert lines
    for secret in (b"Secretu", b"722", b"secretu.ro"):
        assert secret not in lines


def test_the_encryption_key_is_published_by_enrolment_and_known_without_a_secret(town_hall: Workspace) -> None:
    signer = town_hall.keys.unlock(PASSPHRASE)
    assert identity.show(town_hall)["age"] == recipient_of(signer) == town_hall.keys.recipient
    assert town_hall.keys.decryption_keys(PASSPHRASE) == [identity_of(signer)]


def test_the_tool_age_opens_a_bundle_with_the_written_secret(region: Region, tmp_path: Path) -> None:
    (file,) = send(region.town_hall, NAMES["ngo"], tmp_path, encrypted=True).bundles
    identity.write_decryption_key(region.ngo, tmp_path / "age.txt", PASSPHRASE)
    assert (tmp_path / "age.txt").stat().st_mode & 0o077 == 0
    opened = subprocess.run(["age", "-d", "-i", tmp_path / "age.txt", file], capture_output=True, check=True)
    assert verify_bundle.prove(region.ngo, opened.stdout).trusted
    with pytest.raises(AppError) as refused:
        identity.write_decryption_key(region.ngo, tmp_path / "age.txt", PASSPHRASE)
    assert refused.value.code == "cannot-write"


def test_a_key_file_of_an_older_version_has_no_public_encryption_key(town_hall: Workspace) -> None:
    file = town_hall.paths.keys / "sign.key"
    text = file.read_bytes()
    file.write_bytes(b"".join(line for line in text.splitlines(keepends=True) if not line.startswith(b"age ")))
    assert identity.show(town_hall)["age"] == ""
    assert town_hall.keys.decryption_keys(PASSPHRASE)
    file.unlink()
    assert town_hall.keys.recipient == ""


def test_an_institution_that_is_not_enrolled_teaches_nothing(region: Region, tmp_path: Path) -> None:
    (file,) = send(region.ngo, NAMES["ministry"], tmp_path).bundles
    verified = verify_bundle.prove(region.ministry, file.read_bytes())
    strange = replace(verified, certificate=region.ministry.keys.unlock(PASSPHRASE).facts)
    before = region.ministry.store.institutions()
    trust.learn_encryption_key(region.ministry, strange)
    assert region.ministry.store.institutions() == before
