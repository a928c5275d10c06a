"""The workspace's own key: seen without a secret, opened once for as long as the workspace is open.

The password store of the system is only asked when a key really needs it: looking for it takes
time, and it may ask the person to unlock it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.encryption import identity_of
from parteneriat_desktop.sync.keys import Keys
from parteneriat_desktop.sync.ring import open_ring

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.sync.certificate import Certificate
    from parteneriat_desktop.sync.signing import Signer


class OwnKey:
    """The key in a workspace's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._signer: Signer | None = None

    @property
    def certificate(self) -> Certificate | None:
        """The certificate, or None while the key is missing or damaged."""
        try:
            return Keys(self._folder, None).certificate()
        except RefusedError:
            return None

    @property
    def fingerprint(self) -> str:
        """The fingerprint that people compare; empty while the key is missing."""
        certificate = self.certificate
        return "" if certificate is None else certificate.fingerprint

    @property
    def retired(self) -> list[Certificate]:
        """The certificates of the keys that this one replaced, as far as they can be read."""
        found: list[Certificate] = []
        for keys in Keys(self._folder, None).retired:
            with contextlib.suppress(RefusedError):
                found.append(keys.certificate())
        return found

    @property
    def retired_fingerprints(self) -> list[str]:
        """The fingerprints of the keys that this one replaced."""
        return [certificate.fingerprint for certificate in self.retired]

    @property
    def recipient(self) -> str:
        """The public encryption key; empty while the key is missing or was made by an older version."""
        try:
            return Keys(self._folder, None).recipient()
        except RefusedError:
            return ""

    def unlock(self, passphrase: str | None) -> Signer:
        """Open the key, by the password store or the passphrase.

        Raises ``RefusedError`` with what is missing: key-missing, passphrase-needed, passphrase-wrong …
        """
        if self._signer is None:
            self._signer = self.stored().unlock(passphrase)
        return self._signer

    def decryption_keys(self, passphrase: str | None) -> list[str]:
        """Return the secret encryption keys that open what was sent to this workspace, also to a key it had before."""
        opened = [self.unlock(passphrase)]
        for retired in Keys(self._folder, open_ring() if self._has_retired() else None).retired:
            with contextlib.suppress(RefusedError):
                opened.append(retired.unlock(passphrase))
        return [identity_of(signer) for signer in opened]

    def replace(self, signer: Signer, passphrase: str | None) -> None:
        """Put a new key in place of the one that is here, which is kept."""
        self.stored().replace(signer, passphrase)
        self._signer = signer

    def bring_back(self, signer: Signer, passphrase: str | None, *, instead: bool) -> None:
        """Keep a key that was lost, perhaps instead of the one that is here."""
        self.stored().bring_back(signer, passphrase, instead=instead)
        self._signer = signer

    def _has_retired(self) -> bool:
        """Tell whether the key was ever replaced."""
        return bool(Keys(self._folder, None).retired)

    def stored(self) -> Keys:
        """Return the folder of the key together with the password store, where one is needed."""
        plain = Keys(self._folder, None)
        if plain.exist() and plain.needs_passphrase():
            return plain
        return Keys(self._folder, open_ring())
