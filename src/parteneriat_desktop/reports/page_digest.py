"""What the pages of a PDF show, as one number: the same after another program has written the file anew.

Rules of this module:

1. Taken are the size of each page, what is drawn on it, and the fonts and pictures that are used for it, all without
   their packing. Not taken are names, order and numbers inside the file, its description, and annotations such as
   signatures: they change when somebody signs.
2. The file may come from anybody: what is unpacked is bounded, and what cannot be read has no digest.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Most bytes that are unpacked of one document, and how deep its resources may lie inside each other.
MOST, DEEPEST = 128 * 1024 * 1024, 16
#: What reading a file that somebody else made may raise.
UNREADABLE = (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, zlib.error)


def page_digest(document: bytes) -> str:
    """Return the digest of what the pages show (64 hexadecimal digits); empty where the file cannot be read."""
    total = hashlib.sha256()
    room = _Room(MOST)
    try:
        with Pdf.open(BytesIO(document)) as pdf:
            for page in pdf.pages:
                total.update(_of_page(page, room))
    except UNREADABLE:
        return ""
    return total.hexdigest()


@dataclass(slots=True)
class _Room:
    """How many bytes may still be unpacked."""

    left: int

    def unpack(self, stream: Any) -> bytes:
        """Return the bytes of a stream without the common packing; those of others, such as pictures, as they are."""
        packed = bytes(stream.read_raw_bytes())
        if stream.get("/Filter") in (Name.FlateDecode, Array([Name.FlateDecode])) and "/DecodeParms" not in stream:
            packed = zlib.decompressobj().decompress(packed, self.left + 1)
        self.left -= len(packed)
        if self.left < 0:
            raise ValueError
        return packed


def _of_page(page: Any, room: _Room) -> bytes:
    """Return the digest of one page."""
    box = ",".join(f"{float(number):.2f}" for number in page.mediabox.as_list())
    shown = hashlib.sha256(box.encode())
    drawn = page.obj.get("/Contents", Array())
    for part in [drawn] if isinstance(drawn, Stream) else list(drawn):
        shown.update(room.unpack(part))
    for name, stream in _used(page.resources, "", set()):
        shown.update(name.encode() + hashlib.sha256(room.unpack(stream)).digest())
    return shown.digest()


def _used(found: Any, name: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, Any]]:
    """Yield every stream that resources lead to, each once, under the names that lead there."""
    if name.count("/") > DEEPEST:
        raise ValueError
    if found.is_indirect:
        if found.objgen in seen:
            return
        seen.add(found.objgen)
    if isinstance(found, Stream):
        yield name, found
    for key, inner in _inner(found):
        if key not in {"/Parent", "/P"} and isinstance(inner, Array | Dictionary | Stream):
            yield from _used(inner, name + key, seen)


def _inner(found: Any) -> list[tuple[str, Any]]:
    """Return what an object holds, in the order of its names or places."""
    if isinstance(found, Array):
        return [(f"/{place}", inner) for place, inner in enumerate(list(found))]
    return sorted(found.items(), key=lambda held: str(held[0]))
