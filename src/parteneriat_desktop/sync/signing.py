"""What the workspace key signs: manifests of bundles (CAdES-B) and headers of segments (raw ECDSA).

Rules of this module:

1. ECDSA P-256 with SHA-256 and deterministic nonces (RFC 6979): the same bytes at the same time give
   the same signature, and no broken random generator can leak the key.
2. The time of signing is given, never taken from a clock.
3. ``Signer`` is the only holder of a private key outside ``keys``; it gives the key away only for the recovery
   sheet, which a person asked for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.sync import asn1
from parteneriat_desktop.sync.certificate import Certificate, read_certificate
from parteneriat_desktop.sync.cms_form import SignatureParts, assemble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

YEARS_OF_TWO_DIGITS: Final = range(1950, 2050)
DERIVED_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Signer:
    """An unlocked workspace key with its certificate."""

    facts: Certificate
    key: EllipticCurvePrivateKey = field(repr=False)

    @property
    def certificate(self) -> bytes:
        """The certificate as DER."""
        return self.facts.der

    @property
    def key_id(self) -> str:
        """Identity of the key: SHA-256 of its public key, 64 hexadecimal digits."""
        return self.facts.key_id

    @property
    def fingerprint(self) -> str:
        """The key as a person compares it, for example ``EWHS-75JK-…``."""
        return self.facts.fingerprint

    def sign(self, data: bytes) -> bytes:
        """Return the DER signature (ECDSA, SHA-256, RFC 6979) over these bytes, as segments carry it."""
        from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - heavy
        from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - heavy

        return self.key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))

    def secret(self) -> bytes:
        """Return the private key as 32 bytes, for nothing but its recovery sheet."""
        return self.key.private_numbers().private_value.to_bytes(self.key.key_size // 8, "big")

    def derive(self, purpose: bytes) -> bytes:
        """Return a secret of 256 bits for another purpose (HKDF-SHA256, RFC 5869); it tells nothing about the key."""
        from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - heavy
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - heavy

        return HKDF(hashes.SHA256(), DERIVED_BYTES, salt=None, info=purpose).derive(self.secret())

    def sign_manifest(self, data: bytes, time: datetime) -> bytes:
        """Return the detached CAdES-B signature over a manifest, with the given time of signing."""
        return cades((self.certificate,), data, time, self.sign)


def cades(certificates: Sequence[bytes], data: bytes, time: datetime, sign: Callable[[bytes], bytes]) -> bytes:
    """Return a detached CAdES-B signature; the first certificate (DER) is the signer's, ``sign`` signs with SHA-256."""
    cms, tsp, algos = asn1.cms(), asn1.tsp(), asn1.algos()
    certificate = asn1.x509().Certificate.load(certificates[0])
    hashed = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificates[0]).digest()})
    moment = time.astimezone(UTC).replace(microsecond=0)
    # RFC 5652, 11.3: years that two digits can tell are written with two digits.
    form = "utc_time" if moment.year in YEARS_OF_TWO_DIGITS else "generalized_time"
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "signing_time", "values": [cms.Time(name=form, value=moment)]}),
            cms.CMSAttribute({"type": "message_digest", "values": [hashlib.sha256(data).digest()]}),
            cms.CMSAttribute(
                {"type": "signing_certificate_v2", "values": [tsp.SigningCertificateV2({"certs": [hashed]})]}
            ),
        ]
    )
    name = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    # Re-read, so that the order in which a SET is encoded is the order that is signed.
    encoded = attributes.dump()
    kind = read_certificate(certificates[0]).key_kind
    parts = SignatureParts(
        digest=algos.DigestAlgorithm({"algorithm": "sha256"}),
        algorithm=algos.SignedDigestAlgorithm({"algorithm": f"sha256_{'ecdsa' if kind == 'ec' else 'rsa'}"}),
        attributes=cms.CMSAttributes.load(encoded),
        signer=cms.SignerIdentifier(name="issuer_and_serial_number", value=name),
        value=sign(encoded),
    )
    return assemble(certificates, parts)


def signer_of(certificate: bytes, key: EllipticCurvePrivateKey) -> Signer:
    """Return the signer of a certificate (DER) and its private key."""
    return Signer(read_certificate(certificate), key)
