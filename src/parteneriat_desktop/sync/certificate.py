"""Certificates of institutions: what we read in one, and how ours is made.

Rules of this module:

1. A certificate carries a key and a name; nobody is trusted because of what it says. Expiry is a
   warning, never a refusal.
2. Keys: elliptic curves P-256, P-384, P-521, or RSA of at least 2,048 bits.
3. Our own certificate is self-signed: C, O and CN of the institution, digital signature and
   non-repudiation, e-mail protection, no authority, valid from yesterday for three years.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from parteneriat_desktop.sync import asn1
from parteneriat_desktop.sync.fingerprint import fingerprint, key_id
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

CURVES: Final = frozenset({"secp256r1", "secp384r1", "secp521r1"})
SHORTEST_RSA: Final = 2_048
LIFE: Final = timedelta(days=3 * 365 + 1)
#: Longest organisation and common name of X.520, counted in bytes of UTF-8.
LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose key it is: name of the institution and country code (two capital letters)."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What we use of a certificate: its bytes, its public key (DER), its names and its term.

    ``organisation`` is whose key it is, a person where there is none; ``holder`` and ``issuer`` are the common names,
    or the organisations where there are none.
    """

    der: bytes
    public_key: bytes
    key_kind: Literal["ec", "rsa"]
    organisation: str
    not_after: datetime
    holder: str
    issuer: str

    @property
    def key_id(self) -> str:
        """Identity of the key: 64 hexadecimal digits."""
        return key_id(self.public_key)

    @property
    def fingerprint(self) -> str:
        """The key as a person compares it."""
        return fingerprint(self.key_id)

    def accepts(self, signature: bytes, signed: bytes, digest: str = "sha256") -> bool:
        """Tell whether this key made the signature over these bytes."""
        return verifies(self.public_key, signature, signed, digest)


@functools.lru_cache(maxsize=256)
def load_key(public_key: bytes) -> Any:
    """Return the key object of a DER public key; kept, because a bundle has many segments of few keys."""
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415 - heavy

    return load_der_public_key(public_key)


def verifies(public_key: bytes, signature: bytes, signed: bytes, digest: str = "sha256") -> bool:
    """Tell whether the key (DER) made the signature over these bytes: ECDSA, or RSA with PKCS#1 v1.5."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ec, padding  # noqa: PLC0415 - heavy

    key = load_key(public_key)
    algorithms = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
    algorithm = algorithms[digest]
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(algorithm))
        else:
            key.verify(signature, signed, padding.PKCS1v15(), algorithm)
    except InvalidSignature:
        return False
    return True


def read_certificate(der: bytes) -> Certificate:
    """Read a certificate; refuse one that is damaged (cms-certificates) or has a weak or strange key (cms-key)."""
    try:
        certificate = asn1.x509().Certificate.load(der, strict=True)
        public_key = certificate.public_key.dump()
        kind = key_kind(public_key)
        names, issuers = dict(certificate.subject.native), dict(certificate.issuer.native)
        not_after = certificate.not_valid_after.astimezone(UTC)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise refuse("cms-certificates") from None
    if kind is None:
        raise refuse("cms-key")
    organisation = names.get("organization_name") or names.get("common_name") or ""
    holder, issuer = (str(one.get("common_name") or one.get("organization_name") or "") for one in (names, issuers))
    return Certificate(der, public_key, kind, str(organisation), not_after, holder, issuer)


def key_kind(public_key: bytes) -> Literal["ec", "rsa"] | None:
    """Return the kind of a public key, or None when it is weak or strange (rule 2)."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415 - heavy

    try:
        key = load_key(public_key)
    except UnsupportedAlgorithm:
        return None
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in CURVES:
        return "ec"
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= SHORTEST_RSA:
        return "rsa"
    return None


def certify(key: EllipticCurvePrivateKey, subject: Subject, now: datetime) -> bytes:
    """Return the self-signed certificate (DER) of a new workspace key (rule 3)."""
    from cryptography import x509  # noqa: PLC0415 - heavy: loaded when a key is made
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - heavy
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID  # noqa: PLC0415 - heavy

    short = subject.name.encode()[:LONGEST_NAME].decode(errors="ignore").strip()
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, subject.country),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, short),
            x509.NameAttribute(NameOID.COMMON_NAME, short),
        ]
    )
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
    start = now.replace(microsecond=0) - timedelta(days=1)
    builder = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - heavy

    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)
