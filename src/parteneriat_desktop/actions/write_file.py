"""Write files for people: each whole or not at all, never half over an older one, several together or none."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import flush_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path


def write_file(file: Path, data: bytes) -> None:
    """Write beside the file first, then put it in place; a full disk or a read-only folder is refused."""
    temporary = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(file)
        flush_folder(file.parent)
    except OSError as error:
        _remove(temporary)
        raise RefusedError(
            Sentence("The file {file} cannot be written.", file=str(file)),
            Sentence("Free some space or choose another folder in which you may save files, then try again."),
            code="cannot-write",
        ) from error


@contextmanager
def together() -> Generator[Callable[[Path, bytes], None]]:
    """Give a function that writes files; when the block fails, those that it added are taken away again."""
    added: list[Path] = []

    def write(file: Path, data: bytes) -> None:
        existed = file.exists()
        write_file(file, data)
        if not existed:
            added.append(file)

    try:
        yield write
    except BaseException:
        for file in added:
            _remove(file)
        raise


def _remove(file: Path) -> None:
    """Take away what was half written, where it can be taken away."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
