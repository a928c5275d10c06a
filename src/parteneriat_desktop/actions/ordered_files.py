"""Several files for people in a fixed order, as a folder or as one ZIP, with the list of their SHA-256.

Rules of this module:

1. Names are ASCII and begin with a number, so that every system shows the files in their order.
2. The same files give the same bytes: entries are stored, their dates and attributes are constant.
3. A table is read as columns by the spreadsheets of Romanian and Bulgarian offices, and no cell of it as a
   formula: a text that begins like one has an apostrophe before it.
4. ``SHA256SUMS`` is what ``sha256sum -c`` reads. A folder that already holds something is not written into.
"""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.write_file import together, write_file
from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

DIGESTS = "SHA256SUMS"
#: The first moment that a ZIP can hold, for every entry.
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


#: How a formula begins, and what is a plain number all the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


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


def spreadsheet(name: str, rows: Iterable[Sequence[str]]) -> OrderedFile:
    """Return rows as a table (CSV with semicolons and the mark of UTF-8)."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerows([_harmless(text) for text in row] for row in rows)
    return OrderedFile(name, target.getvalue().encode("utf-8-sig"))


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet carries out."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
