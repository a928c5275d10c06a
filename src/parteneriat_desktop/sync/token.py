"""A certificate with its key on a token or card, reached through its maker's library (PKCS#11).

Rules of this module:

1. A PIN is tried once for each thing that a person wants, never again by the program: three wrong ones lock a card.
2. The key never leaves the token. What it signs is hashed here, for RSA where the token cannot, for elliptic curves
   always: many tokens know only the bare mechanism.
3. The library runs in this process: it must be of the same kind (64 bits), and comes from the token's maker.
4. The session is opened for one signature and closed again, so that the token is free for other programs.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownLambdaType=false
# (python-pkcs11 has types for parts only; this file is where that ends)

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from parteneriat_desktop.sync import asn1
from parteneriat_desktop.sync.certificate import read_certificate
from parteneriat_desktop.sync.certified import CertifiedSigner
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Generator

#: What stands before a SHA-256 in a signature of PKCS#1 v1.5 (RFC 8017, 9.2).
DIGEST_INFO: Final = bytes.fromhex("3031300d060960864801650304020105000420")
LONGEST_CHAIN: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a certificate is: the maker's library, the label of the token, the label of the certificate.

    Without labels it must be the only token with a certificate that has a key, and its only such certificate.
    """

    library: str
    token: str = ""
    label: str = ""


def open_token(place: Place, pin: str) -> CertifiedSigner:
    """Return the signer of a certificate on a token; the PIN is tried at once.

    Raises ``RefusedError``: token-support, token-library, token-absent, token-several, token-pin, token-locked,
    token-certificate, token-failed.
    """
    with _session(place, pin) as session:
        certificate, chain, _ = _find(session, place.label)
    read_certificate(certificate)
    return CertifiedSigner(certificate, chain, lambda data: _sign(place, pin, data))


def _sign(place: Place, pin: str, data: bytes) -> bytes:
    """Sign with the key on the token."""
    with _session(place, pin) as session:
        _, _, key = _find(session, place.label)
        pkcs11 = _pkcs11()
        if key.key_type == pkcs11.KeyType.EC:
            bare = key.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA)
            return _ecdsa_der(bytes(bare))
        return bytes(key.sign(DIGEST_INFO + hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.RSA_PKCS))


@contextmanager
def _session(place: Place, pin: str) -> Generator[Any]:
    """Open the token with the PIN, and close it again."""
    pkcs11 = _pkcs11()
    failures = pkcs11.exceptions
    try:
        token = _token(place)
        with token.open(user_pin=pin) as session:
            yield session
    except (failures.PinIncorrect, failures.PinInvalid, failures.PinLenRange):
        raise refuse("token-pin") from None
    except failures.PinLocked:
        raise refuse("token-locked") from None
    except failures.PKCS11Error as error:
        raise refuse("token-failed", reason=type(error).__name__) from None


def _token(place: Place) -> Any:
    """Return the one token that is meant."""
    pkcs11 = _pkcs11()
    try:
        library = pkcs11.lib(place.library)
    except (RuntimeError, pkcs11.exceptions.PKCS11Error):
        raise refuse("token-library", library=place.library) from None
    tokens = _plugged_in(library, place)
    if not tokens:
        # Some libraries look for tokens only once: one that was plugged in since then is found by beginning again.
        library.reinitialize()
        tokens = _plugged_in(library, place)
    if not tokens:
        raise refuse("token-absent", token=place.token)
    if len(tokens) > 1:
        raise refuse("token-several")
    return tokens[0]


def _plugged_in(library: Any, place: Place) -> list[Any]:
    """Return the tokens that may be meant."""
    return [one for one in library.get_tokens() if not place.token or one.label.strip() == place.token]


def _find(session: Any, label: str) -> tuple[bytes, tuple[bytes, ...], Any]:
    """Return the certificate that is meant, the others on the token, and its key."""
    pkcs11 = _pkcs11()
    kind = pkcs11.constants.ObjectClass
    stored = [
        (bytes(found[pkcs11.Attribute.VALUE]), bytes(found[pkcs11.Attribute.ID]), str(found[pkcs11.Attribute.LABEL]))
        for found in session.get_objects({pkcs11.Attribute.CLASS: kind.CERTIFICATE})
    ]
    keys = {bytes(found.id): found for found in session.get_objects({pkcs11.Attribute.CLASS: kind.PRIVATE_KEY})}
    usable = [one for one in stored if one[1] in keys and label in {"", one[2]}]
    if len(usable) != 1:
        raise refuse("token-certificate", labels=", ".join(sorted(one[2] for one in stored if one[1] in keys)) or "–")
    certificate, identity, _ = usable[0]
    chain = tuple(one[0] for one in stored if one[1] not in keys)[:LONGEST_CHAIN]
    return certificate, chain, keys[identity]


def _ecdsa_der(bare: bytes) -> bytes:
    """Return an ECDSA signature in DER; tokens give its two numbers one behind the other."""
    half = len(bare) // 2
    integer = asn1.core().Integer
    numbers = (int.from_bytes(bare[:half], "big"), int.from_bytes(bare[half:], "big"))
    return asn1.sequence(*(integer(number).dump() for number in numbers))


def _pkcs11() -> Any:
    """Return the library for tokens, which is an extra of the installation."""
    try:
        import pkcs11  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise refuse("token-support") from None
    return cast("Any", pkcs11)
