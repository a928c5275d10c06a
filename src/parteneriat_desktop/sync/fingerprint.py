"""Names of keys: the key id for programs, the fingerprint for people.

Rules of this module:

1. Both come from the SHA-256 of the DER of the public key (SubjectPublicKeyInfo), so that a renewed
   certificate of the same key keeps them.
2. The fingerprint is the base32 of the first 160 bits in groups of four: 32 letters that can be
   compared with a sheet of paper. What a person types is compared without case, spaces and dashes.
"""

from __future__ import annotations

import base64
import hashlib

FINGERPRINT_BYTES = 20
GROUP = 4


def key_id(public_key: bytes) -> str:
    """Return the id of a public key (DER SubjectPublicKeyInfo): 64 hexadecimal digits."""
    return hashlib.sha256(public_key).hexdigest()


def fingerprint(key: str) -> str:
    """Return the fingerprint of a key id, for example ``EWHS-75JK-…``."""
    letters = base64.b32encode(bytes.fromhex(key)[:FINGERPRINT_BYTES]).decode()
    return "-".join(letters[place : place + GROUP] for place in range(0, len(letters), GROUP))


def same_fingerprint(typed: str, known: str) -> bool:
    """Tell whether a person typed this fingerprint, however grouped."""
    return plain(typed) == plain(known)


def plain(text: str) -> str:
    """Return the letters and digits of a typed fingerprint in upper case."""
    return "".join(letter for letter in text.upper() if letter.isalnum())
