"""Several files for people in a fixed order, as a folder or as one ZIP, with the list of their SHA-256.

Rules of this module:

1. Names are ASCII and begin with a number, so that every system shows the files in their order.
2. The same files give the same bytes: entries are stored, their dates and attributes are constant.
3. ``SHA256SUMS`` is what ``sha256sum -c`` reads. A folder that already holds something is not written into.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.write_file import together, write_file
from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DIGESTS = "SHA256SUMS"
#: The first moment that a ZIP can hold, for every entry.
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class OrderedFile:
    """A file with its place in the order in its name."""

    name: str
    content: bytes


def write_ordered(files: Sequence[OrderedFile], out: Path) -> list[Path]:
    """Write files with their list of digests and return what was written: one ZIP, or the files of a folder.

    Raises ``RefusedError`` for a folder that is not empty (code ``not-empty``) and for a disk that takes
    nothing (``cannot-write``).
    """
    whole = [*files, digests(files)]
    if out.suffix.lower() == ".zip":
        write_file(out, packed(whole))
        return [out]
    if out.is_dir() and any(out.iterdir()):
        raise RefusedError(
            Sentence("The folder {folder} is not empty.", folder=str(out)),
            Sentence("Choose a new folder, or a file whose name ends in .zip."),
            code="not-empty",
        )
    with together() as write:
        for file in whole:
            write(out / file.name, file.content)
    return [out / file.name for file in whole]


def digests(files: Sequence[OrderedFile]) -> OrderedFile:
    """Return the list of the SHA-256 of files."""
    lines = [f"{sha256(file.content).hexdigest()}  {file.name}\n" for file in files]
    return OrderedFile(DIGESTS, "".join(lines).encode("ascii"))


def packed(files: Sequence[OrderedFile]) -> bytes:
    """Return files as one ZIP."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _FIRST_MOMENT)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(entry, file.content)
    return target.getvalue()
