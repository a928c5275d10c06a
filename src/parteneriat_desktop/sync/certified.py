"""Signing with a certificate that the institution owns already: a person's qualified one, say.

Rules of this module:

1. Such a certificate signs beside the key of the workspace, never instead of it: bundles as a further signature
   (``cosignatures``), documents in their own fields. Segments are sealed with the workspace key only.
2. It comes from a file (``pkcs12_file``), from a token (``token``), or its signature is made by another program.
3. Keys: elliptic curves P-256, P-384, P-521, or RSA of at least 2,048 bits with PKCS#1 v1.5; SHA-256. Everything
   else is refused before anything is signed.
4. That it is valid, and whose it is, is not judged here: without a network there is no revocation list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.certificate import Certificate, read_certificate
from parteneriat_desktop.sync.signing import cades

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class CertifiedSigner:
    """An opened key with its certificate (DER), those of its issuers, and the function that signs with SHA-256."""

    certificate: bytes
    chain: tuple[bytes, ...]
    raw: Callable[[bytes], bytes]

    @property
    def facts(self) -> Certificate:
        """What the certificate says."""
        return read_certificate(self.certificate)

    @property
    def fingerprint(self) -> str:
        """The key as a person compares it."""
        return self.facts.fingerprint

    def sign(self, data: bytes) -> bytes:
        """Return the signature over these bytes: ECDSA in DER, or RSA with PKCS#1 v1.5, both over SHA-256."""
        return self.raw(data)

    def sign_manifest(self, data: bytes, time: datetime) -> bytes:
        """Return the detached CAdES-B signature over a list of files, with the given time of signing."""
        return cades((self.certificate, *self.chain), data, time, self.raw)
