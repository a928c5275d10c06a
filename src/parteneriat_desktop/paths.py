"""Where the files of one workspace live.

``Paths`` is one value passed down from the composition root; there are no global paths.
Everything that a workspace owns is below ``home``, so moving that folder moves the workspace.
A name in a folder outlives a power cut once the folder was flushed: ``flush_folder``.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The folder of a workspace and the places in it."""

    home: Path

    @property
    def database(self) -> Path:
        """The SQLite file: journal, tables, drafts, settings."""
        return self.home / "workspace.db"

    @property
    def keys(self) -> Path:
        """Encrypted private key, certificate and the salt of a passphrase; never in the database."""
        return self.home / "keys"

    @property
    def writer(self) -> Path:
        """Writer id and last serial, kept outside the database to notice a restored copy."""
        return self.keys / "writer.json"

    @property
    def attachments(self) -> Path:
        """Attached files, each named by its SHA-256."""
        return self.home / "attachments"

    @property
    def outgoing(self) -> Path:
        """Copies of every bundle sent: the second backup."""
        return self.home / "outgoing"

    @property
    def received(self) -> Path:
        """Copies of every bundle imported: the second backup."""
        return self.home / "received"

    @property
    def backups(self) -> Path:
        """Verified backups of the database."""
        return self.home / "backups"

    @property
    def erased(self) -> Path:
        """What was erased, by ids: a backup that is restored must not bring it back."""
        return self.home / "erased"

    @property
    def logs(self) -> Path:
        """Technical log without personal data."""
        return self.home / "logs"

    @property
    def lock(self) -> Path:
        """Held by the one program that has the workspace open."""
        return self.home / "workspace.lock"


def program_root() -> Path:
    """Return the folder that holds ``resources`` and ``translations``.

    In a frozen program that is the bundle's own folder, in an installed wheel the package, in a
    checkout the project.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    if (package / "resources").is_dir():
        return package
    return package.parent.parent


def resources() -> Path:
    """Return the folder of registers, fonts, icons, licences and programmes."""
    return program_root() / "resources"


def translations() -> Path:
    """Return the folder of compiled catalogues."""
    return program_root() / "translations"


def default_home() -> Path:
    """Return the platform's data folder for this program."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only asked where no folder was named

    return user_data_path("parteneriat", appauthor=False)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system knows how (not on Windows); raises OSError."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
