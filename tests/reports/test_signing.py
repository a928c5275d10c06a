"""Documents signed in their own empty fields."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pikepdf import Pdf, pdfa
from report_samples import PARTNERSHIP, a_frame, ordinary

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.signing import empty_fields, sign_pdf

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Key:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    def sign(self, data: bytes) -> bytes:
        """Sign data."""
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


@cache
def a_key(name: str) -> Key:
    """A key of an institution."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(MOMENT - timedelta(days=1))
        .not_valid_after(MOMENT + timedelta(days=4000))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return Key(key, certificate.public_bytes(serialization.Encoding.DER))


@cache
def to_be_signed() -> bytes:
    """A sheet for electronic signature."""
    return make("R01", ordinary(), PARTNERSHIP, a_frame("ro", electronic=True))


def verdict(document: bytes, folder: Path) -> str:
    """What another program says about the signatures."""
    path = folder / "signed.pdf"
    path.write_bytes(document)
    return subprocess.run(["pdfsig", path], capture_output=True, check=False, text=True).stdout


def test_a_document_for_paper_has_no_fields():
    assert empty_fields(make("R01", ordinary(), PARTNERSHIP, a_frame("ro"))) == []


def test_a_document_for_electronic_signature_has_a_field_for_each_signatory():
    assert empty_fields(to_be_signed()) == ["signature1", "signature2"]


def test_the_fields_break_no_rule_of_archives_and_show_nothing():
    report = pdfa.validate_written(BytesIO(to_be_signed()), "2b")

    assert report.violations == ()
    assert [found.where.rpartition(" ")[2] for found in report.findings] == ["/AcroForm"]
    with Pdf.open(BytesIO(to_be_signed())) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.FT) for field in fields] == ["/Sig", "/Sig"]
        assert [field.AP.N.read_bytes() for field in fields] == [b"", b""]
        assert "primar" in str(fields[0].TU)


def test_the_field_lies_inside_the_page():
    with Pdf.open(BytesIO(to_be_signed())) as pdf:
        left, bottom, right, top = (float(number) for number in pdf.Root.AcroForm.Fields[0].Rect)

    assert 70 < left < right < 535
    assert 60 < bottom < top < 842
    assert top - bottom == pytest.approx(24 / 25.4 * 72)


def test_both_signatories_sign_one_after_the_other(tmp_path: Path):
    once = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), MOMENT)
    twice = sign_pdf(once, "signature2", a_key("Asociația ARES’EL"), MOMENT)
    said = verdict(twice, tmp_path)

    assert once.startswith(to_be_signed())
    assert twice.startswith(once)
    assert said.count("Signature is Valid.") == 2
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert empty_fields(twice) == []


def test_a_signed_document_still_breaks_no_rule_of_archives():
    signed = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), MOMENT)

    assert pdfa.validate_written(BytesIO(signed), "2b").violations == ()


def test_a_changed_byte_is_noticed(tmp_path: Path):
    signed = bytearray(sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), MOMENT))
    signed[len(to_be_signed()) // 2] ^= 1

    assert "Signature is Valid." not in verdict(bytes(signed), tmp_path)


@pytest.mark.parametrize("field", ["signature1", "other"])
def test_a_field_that_is_not_there_or_not_empty_is_refused(field: str):
    signed = sign_pdf(to_be_signed(), "signature1", a_key("Municipiul Ploiești"), MOMENT)

    with pytest.raises(RefusedError) as refusal:
        sign_pdf(signed, field, a_key("Municipiul Ploiești"), MOMENT)

    assert refusal.value.code == "report-no-field"
