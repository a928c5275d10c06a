"""What the commands of one call share: folder, day, language, passphrase, streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.cli.answer import not_written
from parteneriat_desktop.cli.streams import give_up
from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.cli.streams import Streams
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.paths import Paths

#: Bytes of a passphrase file that are looked at.
LONGEST_PASSPHRASE = 4096


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    paths: Paths
    clock: Clock
    catalogue: Catalogue
    passphrase_file: Path | None
    as_json: bool
    streams: Streams

    def workspace(self) -> Workspace:
        """Open the workspace; to be used in a ``with`` statement."""
        return Workspace.open(self.paths, self.clock)

    def passphrase(self, named: Path | None = None) -> str | None:
        """Read the first line of the file that was named, if one was; an empty one is refused."""
        file = named or self.passphrase_file
        if file is None:
            return None
        try:
            with file.open("rb") as source:
                text = source.read(LONGEST_PASSPHRASE).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise _no_passphrase(file) from error
        first = text.partition("\n")[0].rstrip("\r")
        if not first:
            raise _no_passphrase(file)
        return first

    def print_line(self, text: str) -> None:
        """Write one line and hand it over at once."""
        try:
            self.streams.out.write(text + "\n")
            self.streams.out.flush()
        except OSError as error:
            # The line stays in the stream's buffer and would fail again before the sentence could be said.
            give_up(self.streams.out)
            raise not_written() from error


def _no_passphrase(file: Path) -> RefusedError:
    """Return the refusal of a file that holds no passphrase."""
    return RefusedError(
        Sentence("The passphrase file {file} cannot be read or is empty.", file=str(file)),
        Sentence("Name a text file that holds the passphrase in its first line."),
        code="no-passphrase-file",
    )
