"""Keys of people who sign, and a sheet that waits for two signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from report_samples import PARTNERSHIP, a_frame, ordinary

from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.signing import Manner, sign_pdf

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NOW = Manner(moment=MOMENT)


@dataclass(frozen=True)
class Key:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    def sign(self, data: bytes) -> bytes:
        """Sign data."""
        return self.key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


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


@cache
def signed_once() -> bytes:
    """The sheet signed by the first of two."""
    return sign_pdf(to_be_signed(), "signature1", a_key("Ion Primaru"), NOW)


@cache
def signed_twice() -> bytes:
    """The sheet signed by both."""
    return sign_pdf(signed_once(), "signature2", a_key("Ana Secretaru"), NOW)
