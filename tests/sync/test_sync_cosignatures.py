"""Further signatures: by our keys, by openssl as an outside tool, with RSA and EC; whatever is wrong is refused."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from repacking import TRUST, all_files, check, repacked
from sync_samples import NOW, a_bundle, a_signer

from parteneriat_desktop.sync.cosignatures import add_cosignature, cosigned_list, matching_number
from parteneriat_desktop.sync.entry_names import COSIGNED_NAMES
from parteneriat_desktop.sync.readme import VERIFY_SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused

GOOD = a_bundle()
MANIFEST = all_files(GOOD.data)["META-INF/ASiCManifest.xml"]
KINDS = {
    "ec": "-newkey ec -pkeyopt ec_paramgen_curve:P-384",
    "rsa": "-newkey rsa:3072",
}


def verdict(folder: Path, data: bytes) -> subprocess.CompletedProcess[str]:
    """Ask openssl, by the script that travels in every bundle."""
    (folder / "verify.sh").write_text(VERIFY_SCRIPT)
    (folder / "registry.pem").write_text(TRUST.pem())
    (folder / "bundle.asice").write_bytes(data)
    command = ["sh", "verify.sh", "bundle.asice", "registry.pem"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def by(who: str, number: int = 2, manifest: bytes = MANIFEST) -> bytes:
    return a_signer(who).sign_manifest(cosigned_list(manifest, number), NOW)


def outside(folder: Path, number: int, kind: str, *options: str) -> bytes:
    """Sign a list with openssl, as a person does with a tool that is none of ours."""
    (folder / "list.xml").write_bytes(cosigned_list(MANIFEST, number))
    make = f"openssl req -x509 {KINDS[kind]} -nodes -days 30 -keyout k.pem -out c.pem -subj"
    subject = "/C=RO/O=Comuna Exemplu/CN=Ion Primaru"
    subprocess.run([*make.split(), subject, "-utf8"], cwd=folder, capture_output=True, check=True)
    sign = "openssl cms -sign -binary -in list.xml -signer c.pem -inkey k.pem -md sha256 -outform DER -out s.p7s"
    subprocess.run([*sign.split(), *options], cwd=folder, capture_output=True, check=True)
    return (folder / "s.p7s").read_bytes()


def test_a_bundle_with_further_signatures_is_the_same_bundle():
    both = add_cosignature(add_cosignature(GOOD.data, by("ngo")), by("ministry", 3))
    verified = check(both)
    assert verified.manifest == GOOD.manifest
    assert verified.trusted
    assert [one.number for one in verified.cosignatures] == [2, 3]
    first = verified.cosignatures[0]
    assert (first.certificate.key_id, first.claimed_time) == (a_signer("ngo").key_id, NOW)
    assert first.certificate.holder == first.certificate.issuer == a_signer("ngo").facts.organisation
    assert check(GOOD.data).cosignatures == ()


def test_they_may_be_added_in_any_order():
    one = add_cosignature(add_cosignature(GOOD.data, by("ministry", 3)), by("ngo"))
    assert [found.number for found in check(one).cosignatures] == [2, 3]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("options", [("-cades",), (), ("-cades", "-md", "sha512")])
def test_what_another_program_signed_is_accepted(kind: str, options: tuple[str, ...], tmp_path: Path):
    signature = outside(tmp_path, 2, kind, *options)
    data = add_cosignature(GOOD.data, signature)
    (one,) = check(data).cosignatures
    assert (one.certificate.holder, one.certificate.organisation) == ("Ion Primaru", "Comuna Exemplu")
    done = verdict(tmp_path, data)
    assert done.returncode == 0, done.stderr
    assert "also signed by: subject=C=RO,O=Comuna Exemplu,CN=Ion Primaru" in done.stdout


def test_openssl_verifies_each_signature_over_its_own_list(tmp_path: Path):
    signature = outside(tmp_path, 2, "rsa", "-cades")
    for name, content in all_files(add_cosignature(GOOD.data, signature)).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "registry.pem").write_text(TRUST.pem() + (tmp_path / "c.pem").read_text())
    for list_name, signature_name in (("META-INF/ASiCManifest.xml", "META-INF/signature001.p7s"), COSIGNED_NAMES[2]):
        command = (
            f"openssl cms -verify -binary -inform DER -cades -purpose any -no_check_time -in {signature_name} "
            f"-content {list_name} -CAfile registry.pem -out checked"
        )
        done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "CAdES Verification successful" in done.stderr


def test_a_signature_over_something_else_is_not_added(refused: Refused):
    with refused("cosignature-other"):
        add_cosignature(GOOD.data, a_signer("ngo").sign_manifest(MANIFEST, NOW))
    with refused("cosignature-other"):
        add_cosignature(a_bundle("ngo").data, by("hall"))
    assert matching_number(MANIFEST, by("ngo", 9)) == 9
    assert matching_number(MANIFEST, a_signer("ngo").sign_manifest(b"other", NOW)) is None


def test_a_number_is_given_once(refused: Refused):
    once = add_cosignature(GOOD.data, by("ngo"))
    with refused("cosignature-taken"):
        add_cosignature(once, by("ministry"))


def test_what_is_no_signature_is_not_added(tmp_path: Path, refused: Refused):
    for broken in (b"", b"PKCS7", by("ngo")[:-5]):
        with refused("cms-syntax"):
            add_cosignature(GOOD.data, broken)
    with refused("cms-content"):
        add_cosignature(GOOD.data, outside(tmp_path, 2, "ec", "-cades", "-nodetach"))
    with refused("cms-algorithm"):
        add_cosignature(GOOD.data, outside(tmp_path, 2, "rsa", "-md", "sha1"))
    wrong = bytearray(by("ngo"))
    wrong[-1] ^= 1
    with refused("cms-signature"):
        add_cosignature(GOOD.data, bytes(wrong))


def test_there_must_be_a_bundle_to_sign(refused: Refused):
    files = all_files(GOOD.data)
    del files["META-INF/ASiCManifest.xml"]
    with refused("no-signature"):
        add_cosignature(repacked(files), by("ngo"))


@pytest.mark.parametrize("missing", COSIGNED_NAMES[2])
def test_half_a_signature_is_refused(missing: str, refused: Refused, tmp_path: Path):
    files = all_files(add_cosignature(GOOD.data, by("ngo")))
    del files[missing]
    with refused("cosignature-incomplete"):
        check(repacked(files))
    assert verdict(tmp_path, repacked(files)).returncode


def test_another_list_of_files_is_refused(refused: Refused, tmp_path: Path):
    files = all_files(add_cosignature(GOOD.data, by("ngo")))
    for other in (files[COSIGNED_NAMES[2][0]] + b" ", MANIFEST, cosigned_list(MANIFEST, 3)):
        signed = a_signer("ngo").sign_manifest(other, NOW)
        changed = repacked({**files, COSIGNED_NAMES[2][0]: other, COSIGNED_NAMES[2][1]: signed})
        with refused("cosignature-list"):
            check(changed)
        assert "another list" in verdict(tmp_path, changed).stderr


def test_a_false_signature_refuses_the_whole_bundle(refused: Refused, tmp_path: Path):
    files = all_files(add_cosignature(GOOD.data, by("ngo")))
    files[COSIGNED_NAMES[2][1]] = by("ngo", 3)
    with refused("cms-digest"):
        check(repacked(files))
    assert "signature 2 is not valid" in verdict(tmp_path, repacked(files)).stderr


def test_flipped_bits_of_a_further_signature_are_refused():
    data = add_cosignature(GOOD.data, by("ngo"))
    files = all_files(data)
    place = data.index(files[COSIGNED_NAMES[2][1]][:40])
    for offset in range(0, 600, 7):
        broken = bytearray(data)
        broken[place + offset] ^= 1
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any code will do, acceptance will not
            check(bytes(broken))
        assert getattr(caught.value, "code", "")


def test_a_stranger_gains_no_trust_by_signing_too():
    verified = check(
        add_cosignature(
            a_bundle("stranger").data, by("hall", 2, all_files(a_bundle("stranger").data)["META-INF/ASiCManifest.xml"])
        )
    )
    assert not verified.trusted


def test_the_time_of_a_further_signature_is_its_own():
    later = a_signer("ngo").sign_manifest(cosigned_list(MANIFEST, 2), NOW + timedelta(days=3))
    assert check(add_cosignature(GOOD.data, later)).cosignatures[0].claimed_time == NOW + timedelta(days=3)
