"""The parts of a JPEG, PNG or WebP file: those that make the picture are kept, everything told about it is left out.

Rules of this module:

1. What is kept is listed; whatever else a camera, a phone or a program writes is left out: Exif with position and
   owner, XMP, IPTC, comments, thumbnails, maker's notes, a second picture or a film behind the end.
2. The bytes of the picture are not touched, so nothing is lost of what is seen. Colour profiles stay.
3. A file that is already without is returned as it is. One that cannot be taken apart raises ValueError.
4. The Exif that was left out is handed on, because it says whether the picture has to be turned.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

JPEG: Final = b"\xff\xd8\xff"
PNG: Final = b"\x89PNG\r\n\x1a\n"
RIFF, WEBP = b"RIFF", b"WEBP"
START_OF_SCAN, END_OF_IMAGE, COMMENT = 0xDA, 0xD9, 0xFE
#: Marks without a length: a filler, and the restarts inside of a scan.
BARE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
EXIF_OF_JPEG, EXIF_HEAD = 0xE1, b"Exif\0\0"
APPLICATION: Final = range(0xE0, 0xF0)
#: What programs say in a JPEG that belongs to the picture: its density, its colours.
KEPT_OF_APPLICATIONS: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
KEPT_OF_PNG: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD hIST sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
KEPT_OF_WEBP: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
#: Bits of the head of a WebP file that announce Exif and XMP.
EXIF_AND_XMP: Final = 0x08 | 0x04


class Bare(NamedTuple):
    """The file of a picture without what is told about it, and the Exif that was told, empty where there was none."""

    content: bytes
    exif: bytes


def bare_jpeg(content: bytes) -> Bare:
    """Return a JPEG file without what is told about the picture."""
    parts = list(_jpeg_parts(content))
    exif = (part[4:] for mark, part in parts if mark == EXIF_OF_JPEG and part[4:].startswith(EXIF_HEAD))
    return Bare(b"\xff\xd8" + b"".join(part for mark, part in parts if _belongs(mark, part)), next(exif, b""))


def _belongs(mark: int, part: bytes) -> bool:
    """Tell whether a part of a JPEG file belongs to the picture."""
    if mark in APPLICATION:
        return mark in KEPT_OF_APPLICATIONS and part[4:].startswith(KEPT_OF_APPLICATIONS[mark])
    return mark != COMMENT


def _jpeg_parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a JPEG file with their marks, up to its end; a scan comes with its data."""
    place = 2
    while place < len(content):
        if content[place] != 0xFF:  # noqa: PLR2004 - every mark begins so
            raise ValueError(place)
        while content[place : place + 2] == b"\xff\xff":
            place += 1
        mark = _byte(content, place + 1)
        end = place + 2 if mark in BARE or mark == END_OF_IMAGE else _end_of_segment(content, place)
        if mark == START_OF_SCAN:
            end = _end_of_scan(content, end)
        yield mark, content[place:end]
        if mark == END_OF_IMAGE:
            return
        place = end


def _byte(content: bytes, place: int) -> int:
    """Return a byte that must be there."""
    if place >= len(content):
        raise ValueError(place)
    return content[place]


def _end_of_segment(content: bytes, place: int) -> int:
    """Return where a segment with a length ends."""
    if place + 4 > len(content):
        raise ValueError(place)
    (length,) = struct.unpack_from(">H", content, place + 2)
    end = place + 2 + int(length)
    if length < 2 or end > len(content):  # noqa: PLR2004 - the length counts itself
        raise ValueError(place)
    return end


def _end_of_scan(content: bytes, place: int) -> int:
    """Return where the data of a scan ends: at the next mark, or at the end of a file that is cut off."""
    while (place := content.find(b"\xff", place)) >= 0:
        following = content[place + 1 : place + 2]
        if following == b"":
            break
        if following not in {b"\x00", b"\xff"} and following[0] not in BARE:
            return place
        place += 1 if following == b"\xff" else 2
    return len(content)


def bare_png(content: bytes) -> Bare:
    """Return a PNG file without what is told about the picture."""
    kept = [PNG]
    place = len(PNG)
    kind = exif = b""
    while kind != b"IEND":
        if place + 12 > len(content):
            raise ValueError(place)
        length, kind = struct.unpack_from(">I4s", content, place)
        end = place + 12 + length
        if end > len(content):
            raise ValueError(place)
        if kind in KEPT_OF_PNG:
            kept.append(content[place:end])
        elif kind == b"eXIf":
            exif = content[place + 8 : end - 4]
        place = end
    return Bare(b"".join(kept), exif)


def bare_webp(content: bytes) -> Bare:
    """Return a WebP file without what is told about the picture."""
    kept, exif = [WEBP], b""
    for kind, chunk in _webp_chunks(content):
        if kind == b"VP8X":
            kept.append(chunk[:8] + bytes([_byte(chunk, 8) & ~EXIF_AND_XMP]) + chunk[9:])
        elif kind in KEPT_OF_WEBP:
            kept.append(chunk)
        elif kind == b"EXIF":
            exif = chunk[8:]
    if len(kept) == 1:
        raise ValueError(content[:12])
    body = b"".join(kept)
    return Bare(RIFF + struct.pack("<I", len(body)) + body, exif)


def is_without_loss(content: bytes) -> bool:
    """Tell whether a WebP file keeps every point of its picture."""
    return any(kind == b"VP8L" for kind, _ in _webp_chunks(content))


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a WebP file, whole, with their kinds."""
    (length,) = struct.unpack_from("<I", content, 4)
    place, last = 12, min(8 + int(length), len(content))
    while place + 8 <= last:
        kind, size = struct.unpack_from("<4sI", content, place)
        end = place + 8 + size + size % 2
        if place + 8 + size > last:
            raise ValueError(place)
        yield kind, content[place:end]
        place = end
