"""The key of a workspace: made once, opened when something is signed, backed up, restored.

Rules of this module:

1. ``sign.key`` is one file: the certificate, the encrypted private key and, where the key opens with
   a passphrase, the salt for it. Otherwise the secret that opens it is in the password store of the
   system. The database holds none of it, so a copied database cannot sign.
2. A key is replaced by another one only by rotation, and kept then to open what arrives late. Restoring
   the same key is welcome: it is the cure for a password store that lost its secret. A key that never
   signed anything may give way to one that was lost, and is kept too.
3. A backup is written to a new file and tested by restoring it into an empty folder before it counts. The
   words of a recovery sheet bring the same key back.
4. Whatever fails, folder and password store are as before, and the error has a code and advice:
   key-missing, key-damaged, key-secret-missing, passphrase-needed, passphrase-wrong …
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.certificate import Certificate, Subject, certify, read_certificate
from parteneriat_desktop.sync.encryption import recipient_of
from parteneriat_desktop.sync.fingerprint import plain
from parteneriat_desktop.sync.key_files import (
    armor_key,
    derive_secret,
    new_salt,
    new_secret,
    open_key,
    read_backup,
    read_pem,
    seal_key,
    write_backup,
)
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.safe_files import replace_file, write_new
from parteneriat_desktop.sync.signing import Signer, signer_of
from parteneriat_desktop.sync.trust import pem

if TYPE_CHECKING:
    from datetime import datetime

    from parteneriat_desktop.sync.ring import Ring

KEY_FILE: Final = "sign.key"
#: Begins the name of the file of a key that was replaced; the start of its id follows.
RETIRED: Final = "retired-"
#: Begins the name of the file of a key that never signed anything and gave way to one that was lost.
ASIDE: Final = "aside-"
#: What a restored key signs to show that it is the one that was backed up.
TRIAL: Final = b"trial of a backup"
RECIPIENT_LINE: Final = re.compile(rb"^age recipient: (age1[02-9a-z]{58})$", re.MULTILINE)
SALT_LINE: Final = re.compile(rb"^scrypt salt: ([0-9a-f]{32})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``sign.key`` holds: certificate, encrypted key (DER), and the salt where a passphrase opens it.

    ``recipient`` is the public encryption key, empty in files of older versions.
    """

    certificate: Certificate
    sealed: bytes
    salt: bytes | None
    recipient: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The folder of a workspace's key, and the password store (None: there is no trustworthy one)."""

    folder: Path
    ring: Ring | None
    file: str = KEY_FILE

    @property
    def path(self) -> Path:
        """The file of the key."""
        return self.folder / self.file

    @property
    def retired(self) -> list[Keys]:
        """The keys that were replaced, which still open what was sent to them."""
        return [Keys(self.folder, self.ring, path.name) for path in sorted(self.folder.glob(f"{RETIRED}*.key"))]

    def exist(self) -> bool:
        """Tell whether the workspace has a key, whatever is needed to open it."""
        return self.path.exists()

    def needs_passphrase(self) -> bool:
        """Tell whether the key opens with a passphrase rather than by the password store."""
        return self._read().salt is not None

    def certificate(self) -> Certificate:
        """Return the certificate of the key, which needs no secret."""
        return self._read().certificate

    def recipient(self) -> str:
        """Return the public encryption key, which needs no secret; empty where an older version wrote the file."""
        return self._read().recipient

    def create(self, subject: Subject, now: datetime, passphrase: str | None = None) -> Signer:
        """Make the key of a new workspace and return it opened.

        With a passphrase the secret is derived from it; without, it goes to the password store.
        """
        if self.exist():
            raise refuse("key-exists")
        signer = self.make(subject, now)
        self._install(signer, passphrase)
        return signer

    def make(self, subject: Subject, now: datetime) -> Signer:
        """Return a fresh key with its certificate; nothing is kept yet."""
        from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - heavy

        key = ec.generate_private_key(ec.SECP256R1())
        return signer_of(certify(key, subject, now), key)

    def replace(self, signer: Signer, passphrase: str | None) -> None:
        """Put a key in place of the one that is here, which is kept under another name; all or nothing.

        It opens as the old one did: by the passphrase where that one needed it, else by the password store.
        """
        file = self._read()
        kept = self.folder / f"{RETIRED}{file.certificate.key_id[:16]}.key"
        try:
            replace_file(kept, self.path.read_bytes())
        except OSError:
            raise refuse("key-not-written", folder=self.folder.name) from None
        try:
            self._install(signer, passphrase if file.salt is not None else None)
        except RefusedError:
            with contextlib.suppress(OSError):
                kept.unlink()
            raise

    def unlock(self, passphrase: str | None = None) -> Signer:
        """Return the opened key; the passphrase is used only where the key needs one."""
        file = self._read()
        secret = self._secret(file, passphrase)
        signer = open_key(armor_key(file.sealed), secret.encode("ascii"), file.certificate)
        if signer is None:
            raise refuse("passphrase-wrong" if file.salt else "key-damaged")
        return signer

    def backup(self, out: Path, backup_passphrase: str, passphrase: str | None = None) -> None:
        """Write the key to a new file under a passphrase of its own, and test the file by restoring it at once."""
        if not backup_passphrase:
            raise refuse("passphrase-empty")
        signer = self.unlock(passphrase)
        try:
            write_new(out, write_backup(signer, backup_passphrase))
        except FileExistsError:
            raise refuse("backup-exists", file=out.name) from None
        except OSError:
            raise refuse("backup-not-written", file=out.name) from None
        if not _restores(out, signer, backup_passphrase):
            with contextlib.suppress(OSError):
                out.unlink()
            raise refuse("backup-not-written", file=out.name)

    def restore(self, file: Path, backup_passphrase: str, passphrase: str | None = None) -> Signer:
        """Bring back the key of a backup file and return it opened; never in place of another key.

        ``passphrase`` is what opens the key from now on; without, the password store does.
        """
        signer = read_backup_file(file, backup_passphrase)
        self.bring_back(signer, passphrase)
        return signer

    def recover(self, secret: bytes, subject: Subject, now: datetime) -> Signer:
        """Return the key of 32 secret bytes: with the certificate that is here where it fits, else with a new one.

        Refuses what is no key (words-wrong); nothing is kept yet.
        """
        from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - heavy

        try:
            key = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1())
        except ValueError:
            raise refuse("words-wrong") from None
        fresh = signer_of(certify(key, subject, now), key)
        with contextlib.suppress(RefusedError):
            here = self.certificate()
            return Signer(here, key) if here.key_id == fresh.key_id else fresh
        return fresh

    def bring_back(self, signer: Signer, passphrase: str | None, *, instead: bool = False) -> None:
        """Keep a key that was lost; another one that is here is refused (key-other), or set aside with ``instead``."""
        other = self._other_key(signer)
        if other and not instead:
            raise refuse("key-other", fingerprint=other)
        if other:
            try:
                replace_file(self.folder / f"{ASIDE}{plain(other)[:16].lower()}.key", self.path.read_bytes())
            except OSError:
                raise refuse("key-not-written", folder=self.folder.name) from None
        self._install(signer, passphrase)

    def _other_key(self, signer: Signer) -> str:
        """Return the fingerprint of a key that is here and is not this one, else nothing.

        A file that cannot be read any more is no reason to refuse the cure for it.
        """
        with contextlib.suppress(RefusedError):
            here = self.certificate()
            return "" if here.key_id == signer.key_id else here.fingerprint
        return ""

    def _read(self) -> KeyFile:
        """Read ``sign.key``; key-missing or key-damaged."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            raise refuse("key-missing") from None
        except OSError:
            raise refuse("key-damaged") from None
        certificate, sealed = read_pem(text, "CERTIFICATE"), read_pem(text, "ENCRYPTED PRIVATE KEY")
        if certificate is None or sealed is None:
            raise refuse("key-damaged")
        salt, recipient = SALT_LINE.search(text), RECIPIENT_LINE.search(text)
        try:
            facts = read_certificate(certificate)
        except RefusedError:
            raise refuse("key-damaged") from None
        return KeyFile(
            facts, sealed, bytes.fromhex(salt[1].decode()) if salt else None, recipient[1].decode() if recipient else ""
        )

    def _secret(self, file: KeyFile, passphrase: str | None) -> str:
        """Return the secret that opens the key: derived from the passphrase, or from the password store."""
        if file.salt is not None:
            if not passphrase:
                raise refuse("passphrase-needed")
            return derive_secret(passphrase, file.salt)
        secret = self.ring.read(ring_name(file.certificate.key_id)) if self.ring else None
        if secret is None:
            raise refuse("key-secret-missing")
        return secret

    def _install(self, signer: Signer, passphrase: str | None) -> None:
        """Write the key, and its secret to where it belongs; all or nothing (rule 4)."""
        if passphrase == "":
            raise refuse("passphrase-empty")
        if passphrase is not None:
            salt = new_salt()
            self._write(signer, derive_secret(passphrase, salt), f"scrypt salt: {salt.hex()}\n")
            return
        if self.ring is None:
            raise refuse("passphrase-needed")
        name, secret = ring_name(signer.key_id), new_secret()
        before = self.ring.read(name)
        try:
            self.ring.store(name, secret)
            self._write(signer, secret, "")
        except RefusedError:
            with contextlib.suppress(RefusedError):
                self.ring.put_back(name, before)
            raise

    def _write(self, signer: Signer, secret: str, salt_line: str) -> None:
        """Write ``sign.key``; key-not-written with the old file in place."""
        text = f"{salt_line}age recipient: {recipient_of(signer)}\n{pem(signer.certificate)}"
        try:
            replace_file(self.path, text.encode("ascii") + seal_key(signer.key, secret))
        except OSError:
            raise refuse("key-not-written", folder=self.folder.name) from None


def read_backup_file(file: Path, backup_passphrase: str) -> Signer:
    """Return the signer of a backup file: backup-unreadable, or passphrase-wrong."""
    try:
        data = file.read_bytes()
    except OSError:
        raise refuse("backup-unreadable", file=file.name) from None
    return read_backup(data, backup_passphrase, file.name)


def _restores(file: Path, signer: Signer, backup_passphrase: str) -> bool:
    """Tell whether a backup brings the key back: into an empty folder, opened there, signing like the key itself."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            keys = Keys(Path(folder), None)
            keys.restore(file, backup_passphrase, backup_passphrase)
            restored = keys.unlock(backup_passphrase)
    except (OSError, RefusedError):
        return False
    return signer.facts.accepts(restored.sign(TRIAL), TRIAL)


def ring_name(key_id: str) -> str:
    """Return the name under which the password store keeps the secret of a key."""
    return f"kek:{key_id}"
