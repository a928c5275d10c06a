"""Strict verification of a detached CAdES signature.

Rules of this module (RFC 5652, RFC 5035, EN 319 122-1):

1. DER in our one form (``cms_form``): signed data, no content inside, exactly one signer, at most
   five certificates, no unsigned attributes.
2. The signer's certificate is found by issuer and serial, exactly one, and the signed attribute
   ``signing_certificate_v2`` holds its hash: a certificate cannot be exchanged for another of the
   same key.
3. No signed attribute occurs twice; content type is data; the message digest is the digest of the
   content; the digest algorithm is SHA-256, SHA-384 or SHA-512.
4. The signature covers the signed attributes as they stand. Keys: ECDSA on P-256, P-384, P-521, or
   RSA of at least 2,048 bits with PKCS#1 v1.5. Everything else is refused.

5. A signature that another program made beside ours (``outside``) may have another DER form, unsigned attributes,
   up to ten certificates and no signing certificate attribute; every other rule holds.

That a signature is valid says nothing about trust: a key counts because it was enrolled.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, cast

from parteneriat_desktop.sync import asn1
from parteneriat_desktop.sync.certificate import Certificate, read_certificate
from parteneriat_desktop.sync.cms_form import SignatureParts, assemble
from parteneriat_desktop.sync.refusals import refuse

LARGEST_SIGNATURE: Final = 64 * 1024
MOST_CERTIFICATES: Final = 5
MOST_CERTIFICATES_OUTSIDE: Final = 10
SIGNING_CERTIFICATE: Final = "signing_certificate_v2"
ALWAYS_SIGNED: Final = frozenset({"content_type", "message_digest"})
DIGESTS: Final = ("sha256", "sha384", "sha512")
ECDSA: Final = {f"{digest}_ecdsa": digest for digest in DIGESTS}
RSA: Final = {f"{digest}_rsa": digest for digest in DIGESTS}
SET_TAG: Final = b"\x31"
#: OpenSSL and pyHanko name plain RSA and leave the digest to its own field.
PLAIN_RSA: Final = "rsassa_pkcs1v15"


@dataclass(frozen=True, slots=True)
class Signed:
    """A valid signature: whose certificate, and the time that the signer claims (None when it claims none)."""

    certificate: Certificate
    claimed_time: datetime | None


@dataclass(frozen=True, slots=True)
class Value:
    """A signature value: by which algorithm and digest, and over which bytes."""

    algorithm: str
    digest: str
    signature: bytes
    signed: bytes


@dataclass(frozen=True, slots=True)
class ClaimedDigest:
    """What a signature claims to be over: algorithm and digest."""

    algorithm: str
    digest: bytes

    def is_of(self, content: bytes) -> bool:
        """Tell whether the digest is that of a content."""
        return hashlib.new(self.algorithm, content).digest() == self.digest


def claimed_digest(signature: bytes) -> ClaimedDigest:
    """Return what a signature made by another program claims to be over; nothing is verified yet."""
    try:
        _, signer = read_structure(signature, MOST_CERTIFICATES_OUTSIDE)
        digest = read_attributes(signer, ALWAYS_SIGNED)["message_digest"].native
        algorithm = signer["digest_algorithm"]["algorithm"].native
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise refuse("cms-syntax") from None
    if algorithm not in DIGESTS:
        raise refuse("cms-algorithm")
    return ClaimedDigest(algorithm, bytes(digest))


def verify_signature(signature: bytes, content: bytes, *, outside: bool = False) -> Signed:
    """Verify a detached signature over the content, or refuse it by one of the codes ``cms-…``."""
    if len(signature) > LARGEST_SIGNATURE:
        raise refuse("cms-syntax")
    try:
        certificates, signer = read_structure(signature, MOST_CERTIFICATES_OUTSIDE if outside else MOST_CERTIFICATES)
        attributes = read_attributes(signer, ALWAYS_SIGNED if outside else ALWAYS_SIGNED | {SIGNING_CERTIFICATE})
        certificate = find_certificate(certificates, signer)
        if signer["digest_algorithm"]["algorithm"].native not in DIGESTS:
            raise refuse("cms-algorithm")
        if not outside:
            check_form(signature, certificates, signer)
        check_attributes(attributes, signer, certificate, content)
        claimed = read_time(attributes)
        value = read_value(signer)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        # What asn1crypto raises for bytes that are no such structure; it parses lazily, so anywhere above.
        raise refuse("cms-syntax") from None
    facts = read_certificate(certificate.dump())
    check_value(facts, value)
    return Signed(facts, claimed)


def read_structure(signature: bytes, most: int) -> tuple[list[Any], Any]:
    """Return at most so many certificates and the one signer of a detached signature (rule 1)."""
    info = asn1.cms().ContentInfo.load(signature, strict=True)
    if info["content_type"].native != "signed_data":
        raise refuse("cms-content")
    data = info["content"]
    inner = data["encap_content_info"]
    if inner["content_type"].native != "data" or inner["content"].native is not None:
        raise refuse("cms-content")
    if len(data["signer_infos"]) != 1:
        raise refuse("cms-signers")
    choices = list(data["certificates"])
    if not 1 <= len(choices) <= most or any(choice.name != "certificate" for choice in choices):
        raise refuse("cms-certificates")
    return [choice.chosen for choice in choices], data["signer_infos"][0]


def read_attributes(signer: Any, needed: frozenset[str]) -> dict[str, Any]:
    """Return the one value of each signed attribute by name; refuse one that occurs twice or has several values."""
    found: dict[str, Any] = {}
    for attribute in signer["signed_attrs"]:
        name = attribute["type"].native
        if name in found or len(attribute["values"]) != 1:
            raise refuse("cms-attributes")
        found[name] = attribute["values"][0]
    if not needed <= found.keys():
        raise refuse("cms-attributes")
    return found


def find_certificate(certificates: list[Any], signer: Any) -> Any:
    """Return the one certificate that the signer names by issuer and serial (rule 2)."""
    sid = signer["sid"]
    if sid.name != "issuer_and_serial_number":
        raise refuse("cms-certificates")
    issuer, serial = sid.chosen["issuer"].dump(), sid.chosen["serial_number"].native
    matching = [one for one in certificates if one.issuer.dump() == issuer and one.serial_number == serial]
    if len(matching) != 1:
        raise refuse("cms-certificates")
    return matching[0]


def check_form(signature: bytes, certificates: list[Any], signer: Any) -> None:
    """Demand the bytes that ``assemble`` makes of what was read (rule 1)."""
    cms, algos = asn1.cms(), asn1.algos()
    digest = signer["digest_algorithm"]
    attributes = [attribute.dump() for attribute in signer["signed_attrs"]]
    parts = SignatureParts(
        digest=algos.DigestAlgorithm.load(digest.dump()),
        algorithm=algos.SignedDigestAlgorithm.load(signer["signature_algorithm"].dump()),
        attributes=cms.CMSAttributes.load(SET_TAG + signer["signed_attrs"].dump()[1:]),
        signer=cms.SignerIdentifier.load(signer["sid"].dump()),
        value=signer["signature"].native,
    )
    bare = digest["parameters"].native is None and signer["signature_algorithm"]["parameters"].native is None
    if not bare or attributes != sorted(attributes):
        raise refuse("cms-form")
    if assemble([certificate.dump() for certificate in certificates], parts) != signature:
        raise refuse("cms-form")


def check_attributes(attributes: dict[str, Any], signer: Any, certificate: Any, content: bytes) -> None:
    """Check content type, message digest and the hash of the certificate (rules 2 and 3)."""
    if attributes["content_type"].native != "data":
        raise refuse("cms-attributes")
    digest = signer["digest_algorithm"]["algorithm"].native
    if attributes["message_digest"].native != hashlib.new(digest, content).digest():
        raise refuse("cms-digest")
    if SIGNING_CERTIFICATE not in attributes:
        return
    named = attributes[SIGNING_CERTIFICATE]["certs"][0]
    expected = hashlib.new(named["hash_algorithm"]["algorithm"].native, certificate.dump()).digest()
    if named["hash_algorithm"]["algorithm"].native not in DIGESTS or named["cert_hash"].native != expected:
        raise refuse("cms-signing-certificate")


def read_time(attributes: dict[str, Any]) -> datetime | None:
    """Return the signing time that the signer claims, in UTC."""
    if "signing_time" not in attributes:
        return None
    return cast("datetime", attributes["signing_time"].native).astimezone(UTC)


def read_value(signer: Any) -> Value:
    """Return the signature value, and the signed attributes tagged as the SET that was hashed (RFC 5652, 5.4)."""
    return Value(
        algorithm=signer["signature_algorithm"]["algorithm"].native,
        digest=signer["digest_algorithm"]["algorithm"].native,
        signature=signer["signature"].native,
        signed=SET_TAG + signer["signed_attrs"].dump()[1:],
    )


def check_value(certificate: Certificate, value: Value) -> None:
    """Check the signature value with the key of the certificate (rule 4)."""
    named = RSA if certificate.key_kind == "rsa" else ECDSA
    plain = (certificate.key_kind, value.algorithm) == ("rsa", PLAIN_RSA)
    if not plain and named.get(value.algorithm) != value.digest:
        raise refuse("cms-algorithm")
    if not certificate.accepts(value.signature, value.signed, value.digest):
        raise refuse("cms-signature")
