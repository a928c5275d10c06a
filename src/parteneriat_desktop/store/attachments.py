"""Attached files: a folder of files, each named by the SHA-256 of its content.

Rules of this module:

1. A file is there whole or not at all: it is written under another name, flushed to the disk, then
   renamed. Adding the same content again changes nothing.
2. At most 25 MB each (design.md 11); an empty file is refused too. The name that the person gave
   stands in the reference only, so no name from outside ever becomes a path.
3. What is read is checked against its name: a damaged file is as good as missing.
"""

from __future__ import annotations

import mimetypes
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import flush_folder
from parteneriat_desktop.records.values import SHA256, Attachment, clean_text
from parteneriat_desktop.store.failures import explain_os, explained
from parteneriat_desktop.store.leftovers import PART

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Most bytes of one attached file.
LARGEST = 25 * 1024 * 1024
#: Media type of a file whose ending says nothing.
UNKNOWN = "application/octet-stream"
#: Longest name of a file in a reference.
LONGEST_NAME = 250


class Attachments:
    """The folder of attached files of one workspace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, source: Path) -> Attachment:
        """Copy a file into the folder and return the reference to it.

        Refuses with attachment-unreadable, attachment-size, attachment-empty, disk-full, read-only.
        """
        return self.add_bytes(read_source(source), source.name)

    def add_bytes(self, content: bytes, name: str) -> Attachment:
        """Keep a content under the name a person gave it and return the reference."""
        reference = describe(content, name)
        self.keep(content)
        return reference

    def keep(self, content: bytes) -> None:
        """Keep a content, of which a reference exists already, under its SHA-256."""
        digest = sha256(content).hexdigest()
        if self.read(digest) is None:
            self._write(digest, content)

    def path(self, digest: str) -> Path:
        """Return where the file of a SHA-256 stands or would stand."""
        if not SHA256.fullmatch(digest):
            raise ValueError(digest)
        return self.folder / digest

    def read(self, digest: str) -> bytes | None:
        """Return a content by its SHA-256, or None where it is missing or damaged (rule 3)."""
        try:
            content = self.path(digest).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise explain_os(error) from error
        return content if sha256(content).hexdigest() == digest else None

    def missing(self, references: Iterable[Attachment]) -> list[Attachment]:
        """Return those references whose files have not arrived or have another size."""
        return [reference for reference in references if not self._is_here(reference)]

    def _is_here(self, reference: Attachment) -> bool:
        """Say whether the file of a reference is there in its size."""
        path = self.path(reference.sha256)
        return path.is_file() and path.stat().st_size == reference.size

    def _write(self, digest: str, content: bytes) -> None:
        """Write a file whole or not at all (rule 1)."""
        with explained():
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.path(digest), content)


def read_source(source: Path) -> bytes:
    """Return the content of a file that a person chose, one byte more than is accepted at most."""
    try:
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise RefusedError(
            Sentence("The file “{name}” cannot be read.", name=source.name),
            Sentence("Check that the file is still there and close other programs that use it."),
            code="attachment-unreadable",
        ) from error


def describe(content: bytes, name: str) -> Attachment:
    """Return the reference to a content under the name a person gave it; nothing is written.

    Refuses with attachment-size and attachment-empty.
    """
    if len(content) > LARGEST:
        raise RefusedError(
            Sentence("The file “{name}” is larger than 25 MB.", name=name),
            Sentence("Scan it with a lower resolution, or divide it into several files."),
            code="attachment-size",
        )
    if not content:
        raise RefusedError(
            Sentence("The file “{name}” is empty.", name=name),
            Sentence("Choose the right file; an empty one proves nothing."),
            code="attachment-empty",
        )
    media = mimetypes.guess_type(name, strict=True)[0] or UNKNOWN
    return Attachment(sha256(content).hexdigest(), clean_text(name)[-LONGEST_NAME:], media, len(content))


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that, whatever happens, the old or the new content stands under its name."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
