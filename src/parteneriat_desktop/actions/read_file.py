"""Read a file that a person named, with a bound on its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from pathlib import Path

#: Most bytes that are read of a file somebody sent: a little more than the largest bundle, which the
#: reader refuses by its own rule.
MOST = 65 * 1024 * 1024


def read_file(file: Path) -> bytes:
    """Return the content of a file, at most ``MOST`` bytes of it, or refuse a file that cannot be read."""
    try:
        with file.open("rb") as source:
            return source.read(MOST)
    except OSError as error:
        raise not_readable(str(file)) from error


def not_readable(name: str) -> RefusedError:
    """Return the refusal of a file, or of standard input, that cannot be read."""
    return RefusedError(
        Sentence("The file {file} cannot be read.", file=name),
        Sentence("Check the name of the file and that you may read it."),
        code="no-file",
    )
