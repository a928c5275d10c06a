"""Bundles that only their recipients can open: the form of age (age-encryption.org/v1), keys of X25519.

Rules of this module:

1. First signed, then encrypted: what is inside is a whole bundle, and its recipient stands inside of
   what is signed, so that a copy encrypted anew cannot be passed off as meant for somebody else.
2. The encryption key of a workspace is derived from its signing key (HKDF-SHA256), so there is one
   secret to keep, to back up and to restore. Nothing can be derived backwards.
3. Each bundle is encrypted to its recipients and to the sender, who can open again what was sent.
4. A file is known by its first line, never by its name. Limits hold before anything is decrypted: age
   does not compress, so what is inside is smaller than the file.
5. Only the binary form with recipients is read; no passphrases, no armour, no plugins.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportAttributeAccessIssue=false
# (pyrage ships no types; this file is where that ends)

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from parteneriat_desktop.sync import bech32
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.zip_form import LARGEST_BUNDLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parteneriat_desktop.sync.signing import Signer

FIRST_LINE: Final = b"age-encryption.org/v1\n"
#: Begins the last line of the head of a file.
END_OF_HEAD: Final = b"\n--- "
#: Room for the recipients: some six hundred of them.
LARGEST_HEAD: Final = 64 * 1024
#: What age adds beside its head: a nonce, and a tag for each 64 KiB.
OVERHEAD: Final = 32 * 1024
PURPOSE: Final = b"parteneriat/age/1"
SUFFIX: Final = ".age"
RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}")
#: What the library says where none of our keys is among the recipients; everything else is damage.
NOT_AMONG: Final = "No matching keys"


def identity_of(signer: Signer) -> str:
    """Return the secret encryption key that belongs to a signing key, as ``age -i`` reads it."""
    return bech32.encode("age-secret-key-", signer.derive(PURPOSE)).upper()


def recipient_of(signer: Signer) -> str:
    """Return the public encryption key that belongs to a signing key: ``age1…``."""
    return str(_pyrage().x25519.Identity.from_str(identity_of(signer)).to_public())


def is_encrypted(data: bytes) -> bool:
    """Tell whether a file is an encrypted one, by its first line."""
    return data.startswith(FIRST_LINE)


def encrypt(data: bytes, recipients: Iterable[str]) -> bytes:
    """Return the data encrypted to each of the recipients; age-recipient where one is no usable key."""
    pyrage = _pyrage()
    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in dict.fromkeys(recipients)]
    except pyrage.RecipientError:
        raise refuse("age-recipient") from None
    return bytes(pyrage.encrypt(data, keys))


def decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    """Return what is inside; age-not-for-us where none of the keys opens it, age-damaged where it was changed."""
    if len(data) > LARGEST_BUNDLE + LARGEST_HEAD + OVERHEAD:
        raise refuse("file-too-large", size=len(data), limit=LARGEST_BUNDLE)
    if not is_encrypted(data) or data.find(END_OF_HEAD, 0, LARGEST_HEAD) < 0:
        raise refuse("age-damaged")
    pyrage = _pyrage()
    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    try:
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError as error:
        raise refuse("age-not-for-us" if NOT_AMONG in str(error) else "age-damaged") from None


def _pyrage() -> Any:
    """Return the library, which has no types."""
    import pyrage  # noqa: PLC0415 - heavy

    return cast("Any", pyrage)
