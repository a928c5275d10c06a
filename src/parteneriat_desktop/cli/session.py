"""What the commands of one call share: folder, day, language, passphrase, streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.paths import Paths


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    paths: Paths
    clock: Clock
    catalogue: Catalogue
    passphrase_file: Path | None
    as_json: bool
    source: TextIO
    out: TextIO

    def workspace(self) -> Workspace:
        """Open the workspace; to be used in a ``with`` statement."""
        return Workspace.open(self.paths, self.clock)

    def passphrase(self, named: Path | None = None) -> str | None:
        """Read the passphrase, without its line end, from the file that was named, if one was."""
        file = named or self.passphrase_file
        if file is None:
            return None
        try:
            text = file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise RefusedError(
                Sentence("The passphrase file {file} cannot be read.", file=str(file)),
                Sentence("Name a text file that holds the passphrase in its first line."),
                code="no-passphrase-file",
            ) from error
        return text or None

    def print_line(self, text: str) -> None:
        """Write one line and hand it over at once."""
        self.out.write(text + "\n")
        self.out.flush()
