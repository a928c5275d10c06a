"""The encryption around bundles: closed for those who may read them, opened with the own key.

Rules of this module:

1. A bundle leaves encrypted to its recipient and to this workspace; one for anyone enrolled to everybody
   who is enrolled here. It leaves unencrypted only when a person said so.
2. Whoever published no encryption key is named, and nothing is written.
3. What arrives is opened by its form, whatever its name says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.trust import institutions
from parteneriat_desktop.sync.encryption import FIRST_LINE, SUFFIX, decrypt, encrypt, is_encrypted, recipient_of
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.signing import Signer
    from parteneriat_desktop.sync.trust import Institution


@dataclass(frozen=True, slots=True)
class Envelope:
    """For whom bundles are encrypted: public encryption keys; none means that they go unencrypted."""

    recipients: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        """What a file name ends in beside its own ending."""
        return SUFFIX if self.recipients else ""

    def close(self, data: bytes) -> bytes:
        """Return a finished bundle as it leaves."""
        return encrypt(data, self.recipients) if self.recipients else data


@dataclass(frozen=True, slots=True)
class Opened:
    """The bundle inside a file, and whether it was encrypted."""

    data: bytes
    encrypted: bool


def envelope(workspace: Workspace, peer: Institution | None, signer: Signer) -> Envelope:
    """Return the envelope for a peer, or for everybody enrolled here.

    Raises ``RefusedError``: no-age-key where somebody has no key for it, nobody-enrolled where there is nobody.
    """
    readers = readers_of(workspace, peer)
    if not readers:
        raise refuse("nobody-enrolled")
    others = [one for one in readers if one.fingerprint != signer.fingerprint]
    for one in others:
        if not one.age:
            raise refuse("no-age-key", name=one.name)
    return Envelope((recipient_of(signer), *(one.age for one in others)))


def readers_of(workspace: Workspace, peer: Institution | None) -> list[Institution]:
    """Return who is to open a bundle: the peer, or everybody enrolled here whose key still counts."""
    if peer is not None:
        return [peer]
    return [one for one in institutions(workspace) if one.revoked_from is None]


def is_encrypted_file(file: Path) -> bool:
    """Tell whether a file is an encrypted one, without reading it whole; one that cannot be read is none."""
    try:
        with file.open("rb") as source:
            return is_encrypted(source.read(len(FIRST_LINE)))
    except OSError:
        return False


def open_file(workspace: Workspace, file: Path, passphrase: str | None) -> Opened:
    """Return the bundle in a file, decrypted where it is encrypted.

    Raises ``RefusedError`` when the file cannot be read, is encrypted for somebody else or damaged, and when
    the own key does not open.
    """
    data = read_file(file)
    if not is_encrypted(data):
        return Opened(data, encrypted=False)
    return Opened(decrypt(data, workspace.keys.decryption_keys(passphrase)), encrypted=True)
