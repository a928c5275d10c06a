"""Signing with a certificate that an institution owns: from a file, from a token, RSA and elliptic curves."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pkcs11.exceptions
import pytest
from certificates import LIBRARY, PASSWORD, PIN, add_certificate, authority, issued, openssl, softhsm, token, tokens
from repacking import all_files, check
from sync_samples import NOW, a_bundle

from parteneriat_desktop.sync import token as sync_token
from parteneriat_desktop.sync.cosignatures import add_cosignature, cosigned_list
from parteneriat_desktop.sync.pkcs12_file import open_file
from parteneriat_desktop.sync.token import Place, open_token

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused

    from parteneriat_desktop.sync.certified import CertifiedSigner

GOOD = a_bundle()
LISTED = cosigned_list(all_files(GOOD.data)["META-INF/ASiCManifest.xml"], 2)


def opened(source: str, kind: str) -> CertifiedSigner:
    """Open a certificate from where it is."""
    if source == "file":
        return open_file((issued(kind) / "own.p12").read_bytes(), PASSWORD)
    return open_token(Place(LIBRARY, token(kind), "primar"), PIN)


@pytest.mark.parametrize("kind", ["rsa", "ec", "ec384"])
@pytest.mark.parametrize("source", ["file", "token"])
def test_it_signs_beside_the_key_of_the_workspace(source: str, kind: str, tmp_path: Path):
    signer = opened(source, kind)
    assert (signer.facts.holder, signer.facts.issuer) == ("Ion Primaru", "Autoritatea de Exemplu CA")
    assert len(signer.chain) == 1
    assert signer.facts.accepts(signer.sign(b"data"), b"data")
    signature = signer.sign_manifest(LISTED, NOW)
    (one,) = check(add_cosignature(GOOD.data, signature)).cosignatures
    assert (one.certificate.fingerprint, one.claimed_time) == (signer.fingerprint, NOW)
    (tmp_path / "s.p7s").write_bytes(signature)
    (tmp_path / "list.xml").write_bytes(LISTED)
    verify = "cms -verify -binary -inform DER -cades -purpose any -no_check_time -in s.p7s -content list.xml -CAfile"
    assert openssl(tmp_path, verify, f"{authority()}/ca.pem") == LISTED


@pytest.mark.parametrize("source", ["file", "token"])
def test_gnutls_accepts_it_too(source: str, tmp_path: Path):
    (tmp_path / "s.p7s").write_bytes(opened(source, "rsa").sign_manifest(LISTED, NOW))
    (tmp_path / "list.xml").write_bytes(LISTED)
    command = [
        "certtool",
        "--p7-verify",
        "--inder",
        "--infile",
        "s.p7s",
        "--load-data",
        "list.xml",
        "--load-ca-certificate",
    ]
    done = subprocess.run(
        [*command, f"{authority()}/ca.pem"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_wrong_password_and_what_is_no_file_are_refused(refused: Refused):
    data = (issued("ec") / "own.p12").read_bytes()
    for wrong, password in ((data, "greșită"), (data, ""), (data[:-9], PASSWORD), (b"", PASSWORD)):
        with refused("p12-not-opened"):
            open_file(wrong, password)


def test_a_file_without_a_key_is_refused(tmp_path: Path, refused: Refused):
    pack = f"pkcs12 -export -nokeys -in {issued('ec')}/cert.pem -out bare.p12 -passout"
    openssl(tmp_path, pack, f"pass:{PASSWORD}")
    with refused("p12-no-key"):
        open_file((tmp_path / "bare.p12").read_bytes(), PASSWORD)


@pytest.mark.parametrize(
    "weak", ["-newkey rsa:1024", "-newkey ed25519", "-newkey ec -pkeyopt ec_paramgen_curve:secp256k1"]
)
def test_weak_and_strange_keys_are_refused(weak: str, refused: Refused):
    with refused("cms-key"):
        open_file((issued(weak) / "own.p12").read_bytes(), PASSWORD)


def test_a_wrong_pin_is_tried_once(refused: Refused):
    place = Place(LIBRARY, token("ec", "pin"), "pin")
    with refused("token-pin"):
        open_token(place, "000000")
    assert open_token(place, PIN).fingerprint


def test_without_labels_the_only_certificate_is_meant(refused: Refused):
    name = token("rsa")
    assert open_token(Place(LIBRARY, name), PIN).facts.holder == "Ion Primaru"
    with refused("token-several"):
        token("ec")
        open_token(Place(LIBRARY), PIN)


def test_a_certificate_that_is_not_there_is_refused(refused: Refused):
    with refused("token-certificate"):
        open_token(Place(LIBRARY, token("rsa"), "altcineva"), PIN)


def test_two_certificates_for_one_key_must_be_named(refused: Refused):
    name = token("ec", "doi")
    add_certificate(name, issued("ec") / "cert.pem", "vechi", b"\x01")
    with refused("token-certificate"):
        open_token(Place(LIBRARY, name), PIN)
    assert open_token(Place(LIBRARY, name, "vechi"), PIN).fingerprint


def test_a_token_that_is_not_plugged_in_is_refused(refused: Refused):
    token("rsa")
    with refused("token-absent"):
        open_token(Place(LIBRARY, "acasă"), PIN)


def test_a_library_that_is_none_is_refused(tmp_path: Path, refused: Refused):
    (tmp_path / "driver.so").write_bytes(b"no library")
    for library in (tmp_path / "driver.so", tmp_path / "missing.so"):
        with refused("token-library"):
            open_token(Place(str(library)), PIN)


def test_a_token_that_is_taken_out_is_refused(refused: Refused):
    name = token("ec", "scos")
    signer = open_token(Place(LIBRARY, name, "scos"), PIN)
    softhsm("--delete-token", "--token", name)
    with refused("token-failed"):
        signer.sign(b"data")


def test_a_token_that_is_locked_is_refused(monkeypatch: pytest.MonkeyPatch, refused: Refused):
    """SoftHSM never locks, so the lock is played."""

    def locked(_: Place) -> None:
        raise pkcs11.exceptions.PinLocked

    monkeypatch.setattr(sync_token, "_token", locked)
    with refused("token-locked"):
        open_token(Place(LIBRARY), PIN)


def test_without_the_extra_tokens_are_refused(monkeypatch: pytest.MonkeyPatch, refused: Refused):
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with refused("token-support"):
        open_token(Place(LIBRARY), PIN)


def test_the_tokens_of_the_tests_are_their_own():
    assert tokens().is_dir()
