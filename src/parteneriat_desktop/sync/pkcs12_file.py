"""A certificate with its key in a file of form PKCS#12 (.p12, .pfx), opened by its password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parteneriat_desktop.sync.certificate import read_certificate
from parteneriat_desktop.sync.certified import CertifiedSigner
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

#: More certificates than any chain has.
LONGEST_CHAIN = 8


def open_file(data: bytes, password: str) -> CertifiedSigner:
    """Return the opened key of a file.

    Raises ``RefusedError``: p12-not-opened for a wrong password or a file that is none, p12-no-key where it holds no
    key with its certificate, and cms-key for a key that is too weak or of another kind.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12  # noqa: PLC0415 - heavy

    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, password.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise refuse("p12-not-opened") from None
    if key is None or certificate is None:
        raise refuse("p12-no-key")
    der = certificate.public_bytes(Encoding.DER)
    read_certificate(der)
    chain = tuple(one.public_bytes(Encoding.DER) for one in others[:LONGEST_CHAIN])
    return CertifiedSigner(der, chain, _signing(key))


def _signing(key: Any) -> Callable[[bytes], bytes]:
    """Return the function that signs with a key."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ec, padding  # noqa: PLC0415 - heavy

    if isinstance(key, ec.EllipticCurvePrivateKey):
        return lambda data: key.sign(data, ec.ECDSA(hashes.SHA256()))
    return lambda data: bytes(key.sign(data, padding.PKCS1v15(), hashes.SHA256()))
