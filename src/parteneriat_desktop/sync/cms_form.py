"""The one byte form of our CMS signatures, shared by the signer and the verifier.

Rules of this module:

1. A signature is DER: ``ContentInfo`` of type signed data, version 1, detached, one digest
   algorithm, the certificates, exactly one ``SignerInfo`` named by issuer and serial, no unsigned
   attributes, no revocation lists (RFC 5652; EN 319 122-1, level B).
2. ``assemble`` is the only way to write these bytes. The verifier assembles again what it has read
   and demands the same bytes, so that nothing outside of what is signed can vary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.sync import asn1

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class SignatureParts:
    """What varies between signatures: algorithms, signed attributes, the signer's name and the signature value.

    The first four are ASN.1 structures: DigestAlgorithm, SignedDigestAlgorithm, CMSAttributes, SignerIdentifier.
    """

    digest: Any
    algorithm: Any
    attributes: Any
    signer: Any
    value: bytes


def assemble(certificates: Sequence[bytes], parts: SignatureParts) -> bytes:
    """Return the DER of a detached signature with these certificates (DER) and parts."""
    cms = asn1.cms()
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": parts.signer,
            "digest_algorithm": parts.digest,
            "signed_attrs": parts.attributes,
            "signature_algorithm": parts.algorithm,
            "signature": parts.value,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [parts.digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": [asn1.x509().Certificate.load(certificate) for certificate in certificates],
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())
