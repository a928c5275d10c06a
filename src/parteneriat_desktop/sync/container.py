"""The deterministic writer of our ZIP containers.

Rules of this module:

1. The same entries in the same order give the same bytes (with one version of zlib); nothing is
   taken from clock or platform.
2. Text is deflated; attachments, PDFs and tables are stored, because they are compressed already.
3. What deflating would not shrink by a tenth, or would shrink so much that the strict reader would
   take it for a bomb, is stored.
4. Content is copied once, into the result.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.sync import zip_form
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.zip_form import EntryForm

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVEL = 6
WORTHWHILE = 0.9


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a container: its name, its content and whether deflating it is worth trying."""

    name: str
    content: bytes | memoryview
    text: bool


def write_container(entries: Iterable[Entry]) -> bytes:
    """Return the container that holds ``mimetype`` and then the entries; refuse what the reader would refuse."""
    pieces: list[bytes | memoryview] = []
    forms: list[EntryForm] = []
    offset = 0
    for entry in (Entry(zip_form.MIMETYPE_NAME, zip_form.MIMETYPE, text=False), *entries):
        method, packed = pack(entry)
        form = EntryForm(
            entry.name.encode("ascii"), method, zlib.crc32(entry.content), len(packed), len(entry.content), offset
        )
        header = form.local_header()
        pieces += (header, packed)
        forms.append(form)
        offset += len(header) + len(packed)
    if len(forms) > zip_form.MOST_ENTRIES:
        raise refuse("too-many-entries", count=len(forms), limit=zip_form.MOST_ENTRIES)
    directory = b"".join(form.central_header() for form in forms)
    count = len(forms)
    end = zip_form.END.pack(zip_form.END_MARK, 0, 0, count, count, len(directory), offset, zip_form.SEAL_LENGTH)
    size = max(offset + len(directory) + len(end) + zip_form.SEAL_LENGTH, sum(form.unpacked for form in forms))
    if size > zip_form.LARGEST_BUNDLE:
        raise refuse("file-too-large", size=size, limit=zip_form.LARGEST_BUNDLE)
    pieces += (directory, end)
    return b"".join((*pieces, seal(pieces)))


def seal(pieces: Iterable[bytes | memoryview]) -> bytes:
    """Return the SHA-256 of everything before it, with which a container ends."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest().encode("ascii")


def pack(entry: Entry) -> tuple[int, bytes | memoryview]:
    """Return method and packed content of an entry (rules 2 and 3)."""
    if not entry.text:
        return zip_form.STORED, entry.content
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = stream.compress(entry.content) + stream.flush()
    size = len(entry.content)
    if len(packed) > WORTHWHILE * size or zip_form.ratio_is_too_high(len(packed), size):
        return zip_form.STORED, entry.content
    return zip_form.DEFLATED, packed
