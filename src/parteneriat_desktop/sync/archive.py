"""The strict ZIP reader.

Rules of this module:

1. It reads our profile (``zip_form``), not ZIP in general. Both headers of every entry are parsed
   here, byte by byte; nothing is repaired, guessed or written to disk.
2. The end record and its seal are the last 86 bytes; the central directory ends where they begin;
   the entries follow one another from byte 0 to the central directory. So no byte belongs to
   nothing and no byte belongs to two entries.
3. Metadata is constant; every entry is unpacked within the bounds its header declares, ends
   exactly at its end, and has the CRC-32 it claims.
4. Sizes, number and ratio are checked before anything is unpacked.
5. At last the seal must fit, so that no changed bit passes unseen.
6. ``mimetype`` is the first entry, stored, with the one content of ASiC-E (EN 319 162-1, 4.4.3).

Every refusal is a ``RefusedError`` whose code stands in ``refusals``.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parteneriat_desktop.sync import zip_form
from parteneriat_desktop.sync.entry_names import check_distinct, printable, read_name
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.zip_form import EntryForm

HIDDEN_SIZE = 0xFFFF_FFFF
HIDDEN_COUNT = 0xFFFF
ENCRYPTED = 0x0001
DATA_DESCRIPTOR = 0x0008
FILE_TYPE = 0o170000
REGULAR = 0o100000


#: Systems whose entries are plain files: MS-DOS and Unix.
SYSTEMS = frozenset({0, 3})
#: Version made by, version needed, time, date, inner and outer attributes of every entry.
CONSTANT = (zip_form.MADE_BY, zip_form.NEEDED, zip_form.MIDNIGHT, zip_form.FIRST_DAY, 0, zip_form.REGULAR_FILE)

#: How every bundle begins.
FIRST_BYTES = (
    EntryForm(
        zip_form.MIMETYPE_NAME.encode(),
        zip_form.STORED,
        zlib.crc32(zip_form.MIMETYPE),
        len(zip_form.MIMETYPE),
        len(zip_form.MIMETYPE),
        0,
    ).local_header()
    + zip_form.MIMETYPE
)


class CentralHeader(NamedTuple):
    """The fields of a central header, in their order (APPNOTE 4.3.12)."""

    mark: bytes
    made_by: int
    needed: int
    flags: int
    method: int
    clock: int
    day: int
    crc: int
    packed: int
    unpacked: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    inner: int
    outer: int
    offset: int


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the central directory lies: its offset, the offset of its end, the number of its entries."""

    start: int
    end: int
    count: int


def read_archive(data: bytes) -> dict[str, memoryview]:
    """Return the content of every entry by name, in the order of the file. Stored content is not copied."""
    if len(data) > zip_form.LARGEST_BUNDLE:
        raise refuse("file-too-large", size=len(data), limit=zip_form.LARGEST_BUNDLE)
    directory = read_end(data)
    forms = read_directory(data, directory)
    names = [read_name(form.name) for form in forms]
    check_distinct(names)
    check_sizes(names, forms)
    check_places(data, forms, directory)
    view = memoryview(data)
    contents = {name: unpack(view, name, form) for name, form in zip(names, forms, strict=True)}
    check_mimetype(contents, forms)
    check_seal(view)
    return contents


def read_end(data: bytes) -> Directory:
    """Read the end record, behind which there is only the seal."""
    place = len(data) - zip_form.END.size - zip_form.SEAL_LENGTH
    if place < 0 or data[place : place + 4] != zip_form.END_MARK:
        raise refuse("mimetype" if is_ordinary_zip(data) else "eocd-not-last")
    _, disk, first_disk, here, count, size, start, comment = zip_form.END.unpack_from(data, place)
    if comment != zip_form.SEAL_LENGTH:
        raise refuse("eocd-not-last")
    if HIDDEN_SIZE in {size, start} or count == HIDDEN_COUNT or data[max(place - 20, 0) :][:4] == zip_form.ZIP64_MARK:
        raise refuse("zip64")
    if disk or first_disk or here != count:
        raise refuse("multidisk")
    if count > zip_form.MOST_ENTRIES:
        raise refuse("too-many-entries", count=count, limit=zip_form.MOST_ENTRIES)
    if start + size != place:
        raise refuse("gap-before-eocd")
    return Directory(start, place, count)


def is_ordinary_zip(data: bytes) -> bool:
    """Tell whether a file is a whole ZIP archive that never was a bundle, so that nobody is told it was damaged."""
    place = data.rfind(zip_form.END_MARK)
    if place < 0 or place + zip_form.END.size > len(data):
        return False
    comment = zip_form.END.unpack_from(data, place)[-1]
    return place + zip_form.END.size + comment == len(data) and not data.startswith(FIRST_BYTES)


def read_directory(data: bytes, directory: Directory) -> list[EntryForm]:
    """Read the central headers, which must fill the central directory exactly."""
    forms: list[EntryForm] = []
    place = directory.start
    for _ in range(directory.count):
        form = read_central(data, place, directory.end)
        forms.append(form)
        place += zip_form.CENTRAL.size + len(form.name)
    if place != directory.end:
        raise refuse("central-directory")
    return forms


def read_central(data: bytes, place: int, end: int) -> EntryForm:
    """Read one central header and refuse all metadata but the constant one."""
    start = place + zip_form.CENTRAL.size
    if start > end or data[place : place + 4] != zip_form.CENTRAL_MARK:
        raise refuse("central-directory")
    header = CentralHeader(*zip_form.CENTRAL.unpack_from(data, place))
    if start + header.name_length > end:
        raise refuse("central-directory")
    name = data[start : start + header.name_length]
    shown = printable(name.decode("latin-1"))
    check_flags(header.flags, shown)
    check_features(header, shown)
    check_metadata(header, shown)
    return EntryForm(name, header.method, header.crc, header.packed, header.unpacked, header.offset)


def check_features(header: CentralHeader, shown: str) -> None:
    """Refuse features of ZIP that bundles do not use."""
    if HIDDEN_SIZE in {header.packed, header.unpacked, header.offset}:
        raise refuse("zip64")
    if header.disk:
        raise refuse("multidisk")
    if header.extra_length or header.comment_length:
        raise refuse("extra-field", file=shown)
    if header.method not in {zip_form.STORED, zip_form.DEFLATED}:
        raise refuse("method", file=shown)


def check_metadata(header: CentralHeader, shown: str) -> None:
    """Refuse what is no regular file, and every date, version and attribute but the constant ones (rule 3)."""
    file_type = (header.outer >> 16) & FILE_TYPE
    if header.made_by >> 8 not in SYSTEMS or file_type not in {0, REGULAR}:
        raise refuse("not-regular-file", file=shown)
    found = (header.made_by, header.needed, header.clock, header.day, header.inner, header.outer)
    if found != CONSTANT:
        raise refuse("metadata", file=shown)


def check_flags(flags: int, shown: str) -> None:
    """Refuse every general-purpose flag; names are ASCII, so not even the one for UTF-8 is needed."""
    if flags & ENCRYPTED:
        raise refuse("flags-encrypted", file=shown)
    if flags & DATA_DESCRIPTOR:
        raise refuse("flags-data-descriptor", file=shown)
    if flags:
        raise refuse("flags-other", file=shown)


def check_sizes(names: list[str], forms: list[EntryForm]) -> None:
    """Refuse what would unpack to more than a bundle may hold (rule 4)."""
    for name, form in zip(names, forms, strict=True):
        if form.unpacked > zip_form.LARGEST_BUNDLE:
            raise refuse("entry-too-large", file=name, size=form.unpacked, limit=zip_form.LARGEST_BUNDLE)
        if zip_form.ratio_is_too_high(form.packed, form.unpacked):
            raise refuse("ratio", file=name)
    total = sum(form.unpacked for form in forms)
    if total > zip_form.LARGEST_BUNDLE:
        raise refuse("total-too-large", size=total, limit=zip_form.LARGEST_BUNDLE)


def check_places(data: bytes, forms: list[EntryForm], directory: Directory) -> None:
    """Demand that the entries follow one another from byte 0 and that both headers say the same (rule 2)."""
    ends = [0, *(form.offset + zip_form.LOCAL.size + len(form.name) + form.packed for form in forms)]
    starts = [*(form.offset for form in forms), directory.start]
    if ends != starts:
        raise refuse("overlap-or-gap")
    for form, (start, _) in zip(forms, pairwise(starts), strict=True):
        header = form.local_header()
        if data[start : start + len(header)] != header:
            raise refuse("local-central-mismatch", file=printable(form.name.decode("latin-1")))


def unpack(view: memoryview, name: str, form: EntryForm) -> memoryview:
    """Return the content of one entry, checked against its declared size and CRC-32."""
    start = form.offset + zip_form.LOCAL.size + len(form.name)
    packed = view[start : start + form.packed]
    if form.method == zip_form.DEFLATED:
        content = memoryview(inflate(packed, name, form.unpacked))
    elif form.packed != form.unpacked:
        raise refuse("size-lie", file=name)
    else:
        content = packed
    if zlib.crc32(content) != form.crc:
        raise refuse("crc", file=name)
    return content


def inflate(packed: memoryview, name: str, size: int) -> bytes:
    """Unpack a deflate stream of exactly ``size`` bytes that ends in its last byte."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, size + 1)
    except zlib.error:
        raise refuse("deflate", file=name) from None
    if len(content) > size:
        raise refuse("size-lie", file=name)
    if not stream.eof or stream.unused_data:
        raise refuse("deflate", file=name)
    if len(content) != size:
        raise refuse("size-lie", file=name)
    return content


def check_mimetype(contents: dict[str, memoryview], forms: list[EntryForm]) -> None:
    """Demand the first entry of every ASiC container (rule 6)."""
    first = next(iter(contents), "")
    if (
        first != zip_form.MIMETYPE_NAME
        or forms[0].method != zip_form.STORED
        or bytes(contents[first]) != zip_form.MIMETYPE
    ):
        raise refuse("mimetype")


def check_seal(view: memoryview) -> None:
    """Demand that the last 64 bytes are the SHA-256 of all others (rule 5)."""
    sealed, seal = view[: -zip_form.SEAL_LENGTH], bytes(view[-zip_form.SEAL_LENGTH :])
    if hashlib.sha256(sealed).hexdigest().encode("ascii") != seal:
        raise refuse("seal")
