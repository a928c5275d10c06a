"""A certificate that the institution owns signs beside its key: from a file, from a token, or in another program."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner
from certificates import LIBRARY, PASSWORD, PIN, authority, issued, openssl, token
from exchanging import files_below, send

from conftest import ENGLISH, NAMES, PASSPHRASE, Region
from parteneriat_desktop.actions import certificate, cosigning, import_bundle, verify_bundle
from parteneriat_desktop.actions.export_bundle import Exported, Wanted, export
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.sync.readme import VERIFY_SCRIPT
from parteneriat_desktop.sync.token import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(AppError) as refused:
        act()
    return refused.value.code


def exported(workspace: Workspace, out: Path, secret: str = PASSWORD) -> Exported:
    a_partner(workspace)
    opened, to = certificate.opened(workspace, secret), NAMES["ministry"]
    return export(workspace, Wanted(to, full=True, catalogue=ENGLISH, out=out, plain=True, cosigner=opened), PASSPHRASE)


def for_signing(workspace: Workspace, out: Path, *, plain: bool = True) -> Exported:
    a_partner(workspace)
    wanted = Wanted(NAMES["ministry"], full=True, catalogue=ENGLISH, out=out, plain=plain, for_signing=True)
    return export(workspace, wanted, PASSPHRASE)


def signed_elsewhere(listed: Path, kind: str = "rsa") -> Path:
    """Sign a list with openssl, as a person does with the program of their token."""
    target = listed.with_suffix(".p7s")
    folder = issued(kind)
    command = f"cms -sign -cades -binary -in {listed} -signer cert.pem -inkey key.pem -certfile {authority()}/ca.pem"
    openssl(folder, f"{command} -md sha256 -outform DER -out {target}")
    return target


def test_what_a_certificate_signed_too_is_listed_and_verified_by_openssl(region: Region, tmp_path: Path) -> None:
    used = certificate.use_file(region.town_hall, issued("ec") / "own.p12", PASSWORD)
    assert (used.holder, used.issuer, used.place) == ("Ion Primaru", "Autoritatea de Exemplu CA", None)
    assert certificate.in_use(region.town_hall) == used
    (bundle,) = exported(region.town_hall, tmp_path).bundles
    checked = verify_bundle.verify(region.ministry, bundle)
    (one,) = checked.cosignatures
    assert checked.trusted
    assert (one.number, one.holder, one.organisation) == (2, "Ion Primaru", "Comuna Exemplu")
    assert (one.fingerprint, one.enrolled) == (used.fingerprint, False)
    assert one.time.startswith("2026-11-20T")
    import_bundle.import_files(region.ministry, [bundle])
    (tmp_path / "verify.sh").write_text(VERIFY_SCRIPT)
    (tmp_path / "registry.pem").write_text(pem_of(region.town_hall))
    done = subprocess.run(
        ["sh", "verify.sh", bundle, "registry.pem"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "also signed by: subject=C=RO,O=Comuna Exemplu,CN=Ion Primaru" in done.stdout


def pem_of(workspace: Workspace) -> str:
    from parteneriat_desktop.actions import trust  # noqa: PLC0415 - only here

    return trust.trust_list(workspace).pem()


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_token_signs_too(region: Region, tmp_path: Path, kind: str) -> None:
    place = Place(LIBRARY, token(kind), "primar")
    certificate.use_token(region.town_hall, place, PIN)
    assert certificate.in_use(region.town_hall) == certificate.use_token(region.town_hall, place, PIN)
    (bundle,) = exported(region.town_hall, tmp_path, PIN).bundles
    assert [one.holder for one in verify_bundle.verify(region.ministry, bundle).cosignatures] == ["Ion Primaru"]


def test_a_certificate_in_use_is_not_forgotten_by_mistake(region: Region, tmp_path: Path) -> None:
    certificate.use_file(region.town_hall, issued("ec") / "own.p12", PASSWORD)
    assert code_of(lambda: send(region.town_hall, NAMES["ministry"], tmp_path)) == "certificate-secret"
    assert not list(tmp_path.glob("*.asice"))
    wanted = Wanted(NAMES["ministry"], full=False, catalogue=ENGLISH, out=tmp_path, plain=True, uncertified=True)
    (bundle,) = export(region.town_hall, wanted, PASSPHRASE).bundles
    assert verify_bundle.verify(region.ministry, bundle).cosignatures == ()
    certificate.use_none(region.town_hall)
    assert certificate.in_use(region.town_hall) is None
    assert send(region.town_hall, NAMES["ministry"], tmp_path / "2").bundles
    certificate.use_none(region.town_hall)


def test_password_and_pin_are_asked_for_and_checked_when_a_certificate_is_chosen(town_hall: Workspace) -> None:
    before = files_below(town_hall.paths.keys)
    file, place = issued("ec") / "own.p12", Place(LIBRARY, token("ec"), "primar")
    assert code_of(lambda: certificate.use_file(town_hall, file, None)) == "certificate-secret"
    assert code_of(lambda: certificate.use_file(town_hall, file, "greșită")) == "p12-not-opened"
    assert code_of(lambda: certificate.use_token(town_hall, place, None)) == "certificate-secret"
    assert code_of(lambda: certificate.use_token(town_hall, place, "000000")) == "token-pin"
    assert code_of(lambda: certificate.opened(town_hall, PASSWORD)) == "certificate-none"
    assert files_below(town_hall.paths.keys) == before


def test_what_is_opened_must_be_what_was_chosen(town_hall: Workspace) -> None:
    certificate.use_file(town_hall, issued("ec") / "own.p12", PASSWORD)
    assert code_of(lambda: certificate.opened(town_hall, None)) == "certificate-secret"
    (town_hall.paths.keys / certificate.COPY).write_bytes((issued("rsa") / "own.p12").read_bytes())
    assert code_of(lambda: certificate.opened(town_hall, PASSWORD)) == "certificate-other"


@pytest.mark.parametrize("note", ["", "[]", "{}", json.dumps({"certificate": "AAAA"})])
def test_a_note_that_cannot_be_read_is_no_certificate(town_hall: Workspace, note: str) -> None:
    (town_hall.paths.keys / certificate.CHOICE).write_text(note)
    assert certificate.in_use(town_hall) is None


def test_a_folder_that_takes_no_file_is_refused(town_hall: Workspace) -> None:
    (town_hall.paths.keys / f"{certificate.COPY}.new").mkdir()
    assert code_of(lambda: certificate.use_file(town_hall, issued("ec") / "own.p12", PASSWORD)) == "cannot-write"


def test_two_signatories_sign_in_their_own_programs(region: Region, tmp_path: Path) -> None:
    written = for_signing(region.town_hall, tmp_path / "out")
    lists = [file for file in written.files if file.suffix == ".xml"]
    assert [file.name.split(".")[-2] for file in lists] == ["sign2", "sign3"]
    second, first = (signed_elsewhere(listed, kind) for listed, kind in zip(lists, ("rsa", "ec"), strict=True))
    for signature in (first, second):
        cosigning.bring_back(region.town_hall, signature, tmp_path / "signed", PASSPHRASE, plain=False)
    (bundle,) = (tmp_path / "signed").iterdir()
    checked = verify_bundle.verify(region.ministry, bundle)
    assert [one.number for one in checked.cosignatures] == [2, 3]
    assert checked.manifest == verify_bundle.verify(region.ministry, written.bundles[0]).manifest
    import_bundle.import_files(region.ministry, [bundle])
    assert import_bundle.import_files(region.ministry, list(written.bundles))[0].already_imported


def test_a_signed_bundle_leaves_encrypted_as_it_did_before(region: Region, tmp_path: Path) -> None:
    for number, to in enumerate((NAMES["ministry"], None)):
        a_partner(region.town_hall)
        wanted = Wanted(to, full=True, catalogue=ENGLISH, out=tmp_path / str(number), for_signing=True)
        written = export(region.town_hall, wanted, PASSPHRASE)
        signature = signed_elsewhere(next(file for file in written.files if file.suffix == ".xml"))
        out = tmp_path / f"signed-{number}"
        bundle = cosigning.bring_back(region.town_hall, signature, out, PASSPHRASE, plain=False)
        assert bundle.name == written.bundles[0].name
        assert verify_bundle.verify(region.ministry, bundle, PASSPHRASE).cosignatures
        with pytest.raises(AppError) as refused:
            cosigning.bring_back(region.town_hall, signature, out, PASSPHRASE, plain=True)
        assert refused.value.code == "cosignature-taken"


def test_a_list_for_others_leaves_room_for_the_certificate_in_use(region: Region, tmp_path: Path) -> None:
    certificate.use_file(region.town_hall, issued("ec") / "own.p12", PASSWORD)
    opened = certificate.opened(region.town_hall, PASSWORD)
    wanted = Wanted(None, full=True, catalogue=ENGLISH, out=tmp_path, plain=True, cosigner=opened, for_signing=True)
    written = export(region.town_hall, wanted, PASSPHRASE)
    assert [file.name.split(".")[-2] for file in written.files if file.suffix == ".xml"] == ["sign3", "sign4"]


def test_a_signature_over_something_else_belongs_to_no_bundle(region: Region, tmp_path: Path) -> None:
    written = for_signing(region.town_hall, tmp_path)
    (tmp_path / "other.xml").write_bytes(b"<other/>")
    signature = signed_elsewhere(tmp_path / "other.xml")

    def bring(file: Path) -> object:
        return cosigning.bring_back(region.town_hall, file, tmp_path, PASSPHRASE, plain=False)

    assert code_of(lambda: bring(signature)) == "no-bundle-for-signature"
    assert code_of(lambda: bring(written.bundles[0])) == "cms-syntax"
    good = signed_elsewhere(next(file for file in written.files if file.suffix == ".xml"))
    for kept in region.town_hall.paths.outgoing.iterdir():
        kept.unlink()
    assert code_of(lambda: bring(good)) == "no-bundle-for-signature"
