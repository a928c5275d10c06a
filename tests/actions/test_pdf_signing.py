"""A PDF is signed with the key of the workspace or the certificate in use, perhaps for all to see."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partnership
from certificates import LIBRARY, PASSWORD, PIN, authority, issued, openssl, token

from conftest import ENGLISH, NAMES, PASSPHRASE
from parteneriat_desktop.actions import certificate, make_report, pdf_signing
from parteneriat_desktop.actions.pdf_signing import Signing
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.sync.token import Place

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

KEY = Signing(catalogue=ENGLISH)


def a_sheet(workspace: Workspace, *, electronic: bool = True) -> bytes:
    """The sheet of a partnership."""
    record = a_partnership(workspace)
    return make_report.make(workspace, make_report.Wanted("R01", record, ENGLISH, electronic=electronic))


def told(command: str, document: bytes, folder: Path) -> str:
    """What another program says about a document."""
    file = folder / "told.pdf"
    file.write_bytes(document)
    words = [command, file, *(["-"] if command == "pdftotext" else [])]
    return subprocess.run(words, capture_output=True, check=False, text=True).stdout


def test_the_key_of_the_workspace_signs_the_first_field(town_hall: Workspace, tmp_path: Path) -> None:
    data = a_sheet(town_hall)
    signed = pdf_signing.sign(town_hall, data, KEY, PASSPHRASE)
    said = told("pdfsig", signed, tmp_path)
    assert signed.startswith(data)
    assert "Signature Field Name: signature1" in said
    assert f"Signer Certificate Common Name: {NAMES['town_hall']}" in said
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert pdf_signing.sign(town_hall, data, KEY, PASSPHRASE) != b""


@pytest.mark.parametrize("kind", ["rsa", "ec", "ec384"])
def test_a_certificate_in_a_file_signs_beside_the_key(town_hall: Workspace, tmp_path: Path, kind: str) -> None:
    certificate.use_file(town_hall, issued(kind) / "own.p12", PASSWORD)
    opened = certificate.opened(town_hall, PASSWORD)
    once = pdf_signing.sign(town_hall, a_sheet(town_hall), KEY, PASSPHRASE)
    how = Signing(catalogue=ENGLISH, certificate=opened, visible=True, function="primar")
    twice = pdf_signing.sign(town_hall, once, how, None)
    said, text = told("pdfsig", twice, tmp_path), told("pdftotext", twice, tmp_path)
    assert twice.startswith(once)
    assert said.count("Signature is Valid.") == 2
    assert "Total document signed" in said.rpartition("Signature #2")[2]
    assert "Signer Certificate Common Name: Ion Primaru" in said
    assert "Ion Primaru\nprimar\nComuna Exemplu\nsigned electronically on " in text


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_certificate_on_a_token_signs(town_hall: Workspace, tmp_path: Path, kind: str) -> None:
    certificate.use_token(town_hall, Place(LIBRARY, token(kind), "primar"), PIN)
    how = Signing(catalogue=ENGLISH, certificate=certificate.opened(town_hall, PIN), field="signature2")
    signed = pdf_signing.sign(town_hall, a_sheet(town_hall), how, None)
    said = told("pdfsig", signed, tmp_path)
    assert "Signature Field Name: signature2" in said
    assert "Signature is Valid." in said
    assert "Ion Primaru" not in told("pdftotext", signed, tmp_path)


def test_the_issuers_of_a_certificate_go_into_the_signature(town_hall: Workspace) -> None:
    certificate.use_file(town_hall, issued("ec") / "own.p12", PASSWORD)
    how = Signing(catalogue=ENGLISH, certificate=certificate.opened(town_hall, PASSWORD))
    signed = pdf_signing.sign(town_hall, a_sheet(town_hall), how, None)
    issuer = openssl(authority(), "x509 -in ca.pem -outform DER")
    assert issuer.hex().encode() in signed.lower()


def test_the_words_are_in_the_language_of_the_document(town_hall: Workspace, tmp_path: Path) -> None:
    how = Signing(catalogue=Catalogue("ro"), visible=True)
    signed = pdf_signing.sign(town_hall, a_sheet(town_hall), how, PASSPHRASE)
    text = told("pdftotext", signed, tmp_path)
    assert "semnat electronic la 20.11.2026" in text


def test_a_file_is_signed_into_another_one(town_hall: Workspace, tmp_path: Path) -> None:
    file, out = tmp_path / "sheet.pdf", tmp_path / "signed" / "sheet.pdf"
    file.write_bytes(a_sheet(town_hall))
    size = pdf_signing.sign_file(town_hall, file, out, KEY, PASSPHRASE)
    assert size == out.stat().st_size
    assert out.read_bytes().startswith(file.read_bytes())


def test_a_document_without_an_empty_place_is_refused(town_hall: Workspace) -> None:
    with pytest.raises(RefusedError) as refused:
        pdf_signing.sign(town_hall, a_sheet(town_hall, electronic=False), KEY, PASSPHRASE)
    assert refused.value.code == "no-signature-field"


def test_a_field_that_is_not_there_is_refused(town_hall: Workspace) -> None:
    with pytest.raises(RefusedError) as refused:
        pdf_signing.sign(town_hall, a_sheet(town_hall), Signing(catalogue=ENGLISH, field="third"), PASSPHRASE)
    assert refused.value.code == "report-no-field"


def test_the_key_stays_closed_without_its_passphrase(town_hall: Workspace) -> None:
    with pytest.raises(RefusedError) as refused:
        pdf_signing.sign(town_hall, a_sheet(town_hall), KEY, None)
    assert refused.value.code == "passphrase-needed"
