"""The key of a workspace: made, opened, backed up, restored; every failure leaves everything as it was."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509 import BasicConstraints, ExtendedKeyUsage, KeyUsage, load_der_x509_certificate
from sync_samples import NOW, a_signer
from test_sync_ring import Locked, Memory

from parteneriat_desktop.sync import key_files
from parteneriat_desktop.sync.certificate import Subject
from parteneriat_desktop.sync.keys import KEY_FILE, Keys, ring_name
from parteneriat_desktop.sync.ring import Ring
from parteneriat_desktop.sync.trust import pem

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused

SUBJECT = Subject("Comuna Băltești", "RO")
PASSPHRASE = "cinci cuvinte și încă ceva"  # noqa: S105 - of the tests only


@pytest.fixture(autouse=True)
def quick_scrypt(monkeypatch: pytest.MonkeyPatch):
    """Take a thousandth of the work, except where the work itself is tested."""
    monkeypatch.setattr(key_files, "WORK", 2**7)
    monkeypatch.setattr(key_files, "BACKUP_WORK", 2**4)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@dataclass
class Kit:
    """A workspace's key with a password store in memory."""

    folder: Path
    backend: Memory = field(default_factory=Memory)

    @property
    def keys(self) -> Keys:
        return Keys(self.folder, Ring(self.backend))


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path / "keys")


def test_a_key_in_the_password_store(kit: Kit):
    assert not kit.keys.exist()
    signer = kit.keys.create(SUBJECT, NOW)
    assert kit.keys.exist()
    assert not kit.keys.needs_passphrase()
    assert kit.keys.unlock().key_id == signer.key_id
    assert [len(secret) for secret in kit.backend.kept.values()] == [64]
    assert kit.keys.certificate().fingerprint == signer.fingerprint
    assert (kit.folder / KEY_FILE).stat().st_mode & 0o077 == 0


def test_a_key_by_passphrase(kit: Kit):
    keys = Keys(kit.folder, None)
    signer = keys.create(SUBJECT, NOW, PASSPHRASE)
    assert keys.needs_passphrase()
    assert keys.unlock(PASSPHRASE).fingerprint == signer.fingerprint


def test_a_passphrase_wins_over_the_password_store(kit: Kit):
    kit.keys.create(SUBJECT, NOW, PASSPHRASE)
    assert kit.keys.needs_passphrase()
    assert not kit.backend.kept


def test_the_passphrase_costs_128_mib_of_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    assert key_files.WORK == 2**17
    assert len(key_files.derive_secret("a", bytes(16))) == 64


def test_the_certificate_is_as_decided(kit: Kit):
    certificate = load_der_x509_certificate(kit.keys.create(SUBJECT, NOW).certificate)
    assert certificate.subject.rfc4514_string() == "CN=Comuna Băltești,O=Comuna Băltești,C=RO"
    assert certificate.not_valid_before_utc.isoformat() == "2026-11-19T09:30:00+00:00"
    usage = certificate.extensions.get_extension_for_class(KeyUsage)
    assert usage.critical
    assert usage.value.content_commitment
    assert not certificate.extensions.get_extension_for_class(BasicConstraints).value.ca
    assert certificate.extensions.get_extension_for_class(ExtendedKeyUsage)
    assert len(certificate.extensions) == 4


def test_a_second_key_is_refused(kit: Kit, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    before = snapshot(kit.folder)
    with refused("key-exists"):
        kit.keys.create(SUBJECT, NOW)
    assert snapshot(kit.folder) == before


def test_without_password_store_a_passphrase_is_needed(kit: Kit, refused: Refused):
    with refused("passphrase-needed"):
        Keys(kit.folder, None).create(SUBJECT, NOW)
    with refused("passphrase-empty"):
        Keys(kit.folder, None).create(SUBJECT, NOW, "")
    assert not snapshot(kit.folder)


def test_a_locked_password_store_leaves_nothing_behind(kit: Kit, refused: Refused):
    with refused("ring-locked"):
        Keys(kit.folder, Ring(Locked())).create(SUBJECT, NOW)
    assert not snapshot(kit.folder)


class FailsOnce(Memory):
    """Cannot write, but can read and forget."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.kept.get(service + username) is None:
            raise OSError(service)
        super().set_password(service, username, password)


def test_a_password_store_that_fails_is_put_back(kit: Kit, refused: Refused):
    with refused("ring-locked"):
        Keys(kit.folder, Ring(FailsOnce())).create(SUBJECT, NOW)
    assert not snapshot(kit.folder)


def test_a_folder_that_cannot_be_written_changes_nothing(kit: Kit, refused: Refused):
    kit.folder.write_text("a file where the folder should be")
    with refused("key-not-written"):
        kit.keys.create(SUBJECT, NOW)
    assert not kit.backend.kept


def test_a_full_disk_keeps_the_old_key(kit: Kit, refused: Refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    signer = kit.keys.create(SUBJECT, NOW)
    kit.keys.backup(tmp_path / "b.pem", PASSPHRASE)
    before = snapshot(kit.folder), dict(kit.backend.kept)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with refused("key-not-written"):
            kit.keys.restore(tmp_path / "b.pem", PASSPHRASE)
        with refused("backup-not-written"):
            kit.keys.backup(tmp_path / "c.pem", PASSPHRASE)
    assert (snapshot(kit.folder), kit.backend.kept) == before
    assert not (tmp_path / "c.pem").exists()
    assert kit.keys.unlock().key_id == signer.key_id


def test_a_missing_key_is_a_sentence(kit: Kit, refused: Refused):
    with refused("key-missing"):
        kit.keys.unlock()
    with refused("key-missing"):
        kit.keys.certificate()


def test_a_secret_that_the_password_store_lost(kit: Kit, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    kit.backend.kept.clear()
    with refused("key-secret-missing"):
        kit.keys.unlock()
    with refused("key-secret-missing"):
        Keys(kit.folder, None).unlock()


def test_a_wrong_secret_in_the_password_store(kit: Kit, refused: Refused):
    signer = kit.keys.create(SUBJECT, NOW)
    Ring(kit.backend).store(ring_name(signer.key_id), "0" * 64)
    with refused("key-damaged"):
        kit.keys.unlock()


def test_wrong_and_missing_passphrases(kit: Kit, refused: Refused):
    kit.keys.create(SUBJECT, NOW, PASSPHRASE)
    with refused("passphrase-wrong"):
        kit.keys.unlock(PASSPHRASE + "!")
    with refused("passphrase-needed"):
        kit.keys.unlock()


@pytest.mark.parametrize(
    "damage", ["empty", "no key", "no certificate", "broken certificate", "broken base64", "folder"]
)
def test_damaged_key_files_are_refused(kit: Kit, damage: str, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    path = kit.folder / KEY_FILE
    text = path.read_text()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        damaged = {
            "empty": "",
            "no key": text[: text.index("-----BEGIN ENC")],
            "no certificate": text[text.index("-----BEGIN ENC") :],
            "broken certificate": pem(b"\x30\x00") + text[text.index("-----BEGIN ENC") :],
            "broken base64": text.replace("\nMII", "\n!!!", 1),
        }
        path.write_text(damaged[damage])
    with refused("key-damaged"):
        kit.keys.unlock()


def test_a_key_that_does_not_fit_its_certificate_is_refused(kit: Kit, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    secret = next(iter(kit.backend.kept.values()))
    other = key_files.seal_key(ec.generate_private_key(ec.SECP256R1()), secret)
    path = kit.folder / KEY_FILE
    path.write_bytes(pem(kit.keys.certificate().der).encode() + other)
    with refused("key-damaged"):
        kit.keys.unlock()


@pytest.mark.parametrize(
    "key", [ed25519.Ed25519PrivateKey.generate(), rsa.generate_private_key(65537, 2048)], ids=["Ed25519", "RSA"]
)
def test_keys_of_another_kind_are_refused(key: Any, refused: Refused):
    sealed = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    with refused("key-damaged"):
        key_files.open_key(sealed, b"x", a_signer("hall").facts)


def test_an_unencrypted_key_is_refused(refused: Refused):
    plain = a_signer("hall").key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with refused("key-damaged"):
        key_files.open_key(plain, b"x", a_signer("hall").facts)


def test_a_backup_is_opened_by_openssl_and_by_us(kit: Kit, tmp_path: Path):
    signer = kit.keys.create(SUBJECT, NOW)
    out = tmp_path / "backup.pem"
    kit.keys.backup(out, PASSPHRASE)
    assert signer.fingerprint in out.read_text()
    assert out.stat().st_mode & 0o077 == 0
    command = ["openssl", "pkey", "-in", str(out), "-passin", f"pass:{PASSPHRASE}", "-out", str(tmp_path / "plain.pem")]
    subprocess.run(command, check=True, capture_output=True)
    key = load_pem_private_key((tmp_path / "plain.pem").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.private_numbers() == signer.key.private_numbers()
    assert key_files.read_backup(out.read_bytes(), PASSPHRASE, "b").key_id == signer.key_id


def test_a_backup_with_its_real_work_is_opened_by_openssl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    out = tmp_path / "backup.pem"
    out.write_bytes(key_files.write_backup(a_signer("hall"), PASSPHRASE))
    command = ["openssl", "pkey", "-in", str(out), "-passin", f"pass:{PASSPHRASE}", "-noout"]
    subprocess.run(command, check=True, capture_output=True)


def test_a_backup_never_replaces_a_file(kit: Kit, tmp_path: Path, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    out = tmp_path / "backup.pem"
    out.write_text("holiday photographs")
    with refused("backup-exists"):
        kit.keys.backup(out, PASSPHRASE)
    assert out.read_text() == "holiday photographs"


def test_a_backup_needs_a_passphrase_and_a_folder(kit: Kit, tmp_path: Path, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    with refused("passphrase-empty"):
        kit.keys.backup(tmp_path / "b.pem", "")
    with refused("backup-not-written"):
        kit.keys.backup(tmp_path / "nowhere" / "b.pem", PASSPHRASE)
    assert not (tmp_path / "b.pem").exists()


def test_a_backup_that_cannot_be_opened_does_not_count(
    kit: Kit, tmp_path: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
):
    kit.keys.create(SUBJECT, NOW)
    monkeypatch.setattr("parteneriat_desktop.sync.keys.write_backup", lambda *_: b"nothing")
    with refused("backup-not-written"):
        kit.keys.backup(tmp_path / "b.pem", PASSPHRASE)
    assert not (tmp_path / "b.pem").exists()


@pytest.mark.parametrize("passphrase", [None, "nou"], ids=["password store", "passphrase"])
def test_restore_in_a_new_workspace(kit: Kit, tmp_path: Path, passphrase: str | None):
    signer = kit.keys.create(SUBJECT, NOW)
    kit.keys.backup(tmp_path / "b.pem", PASSPHRASE)
    fresh = Keys(tmp_path / "fresh", Ring(Memory()))
    assert fresh.restore(tmp_path / "b.pem", PASSPHRASE, passphrase).key_id == signer.key_id
    assert fresh.unlock(passphrase).certificate == signer.certificate


def test_restore_cures_a_lost_secret_and_a_damaged_file(kit: Kit, tmp_path: Path):
    signer = kit.keys.create(SUBJECT, NOW)
    kit.keys.backup(tmp_path / "b.pem", PASSPHRASE)
    kit.backend.kept.clear()
    assert kit.keys.restore(tmp_path / "b.pem", PASSPHRASE).key_id == signer.key_id
    assert kit.keys.unlock().key_id == signer.key_id
    (kit.folder / KEY_FILE).write_text("damaged")
    kit.keys.restore(tmp_path / "b.pem", PASSPHRASE)
    assert kit.keys.unlock().key_id == signer.key_id


def test_restore_refuses_what_would_lose_a_key(kit: Kit, tmp_path: Path, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    kit.keys.backup(tmp_path / "b.pem", PASSPHRASE)
    other = Keys(tmp_path / "other", Ring(Memory()))
    other.create(SUBJECT, NOW)
    before = snapshot(other.folder)
    with refused("key-other"):
        other.restore(tmp_path / "b.pem", PASSPHRASE)
    assert snapshot(other.folder) == before


def test_restore_refuses_wrong_passphrases_and_files(kit: Kit, tmp_path: Path, refused: Refused):
    kit.keys.create(SUBJECT, NOW)
    out = tmp_path / "b.pem"
    kit.keys.backup(out, PASSPHRASE)
    fresh = Keys(tmp_path / "fresh", None)
    for wrong in ("", PASSPHRASE + " "):
        with refused("passphrase-wrong"):
            fresh.restore(out, wrong, "nou")
    with refused("passphrase-needed"):
        fresh.restore(out, PASSPHRASE)
    with refused("backup-unreadable"):
        fresh.restore(tmp_path / "nothing.pem", PASSPHRASE, "nou")
    text = out.read_text()
    for damaged in (
        "",
        text[: text.index("-----BEGIN ENC")],
        text.replace("BEGIN CERT", "BEGIN X"),
        pem(b"\x30\x00") + text[text.index("-----BEGIN ENC") :],
        "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n" + text[text.index("-----BEGIN ENC") :],
        text.replace("\nMII", "\n!!!"),
    ):
        out.write_text(damaged)
        with refused("backup-unreadable"):
            fresh.restore(out, PASSPHRASE, "nou")
    assert not snapshot(fresh.folder)
