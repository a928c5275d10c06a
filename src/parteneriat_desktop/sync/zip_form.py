"""The byte form of our ZIP entries, shared by the writer and the strict reader.

Rules of this module:

1. Every entry of every bundle carries the same metadata: made on Unix (3), version 2.0, flags 0,
   1 January 1980 00:00, regular file 0644, no extra field, no comment. Only name, method, CRC-32,
   sizes and offset differ.
2. A local header says exactly what the central header says.
3. The file ends with its seal: the ZIP comment is the SHA-256 of all bytes before it, as 64
   hexadecimal digits. It proves nothing about who made the file (the signature does), but it makes
   every damage visible, also where a deflate stream happens to spell the same text.
4. A bundle has at most 64 MiB and 2,000 entries; an entry holds at most 64 MiB and at most
   100 times its compressed size plus 4,096 bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

STORED: Final = 0
DEFLATED: Final = 8

#: Bytes of a whole bundle, and of everything in it when unpacked.
LARGEST_BUNDLE: Final = 64 * 1024 * 1024
#: Entries of a bundle.
MOST_ENTRIES: Final = 2_000
#: Unpacked bytes per packed byte, beyond the allowance for tiny entries.
HIGHEST_RATIO: Final = 100
RATIO_ALLOWANCE: Final = 4_096

LOCAL_MARK: Final = b"PK\x03\x04"
CENTRAL_MARK: Final = b"PK\x01\x02"
END_MARK: Final = b"PK\x05\x06"
ZIP64_MARK: Final = b"PK\x06\x07"

LOCAL: Final = struct.Struct("<4s5H3L2H")
CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
END: Final = struct.Struct("<4s4H2LH")
#: Length of the seal behind the end record.
SEAL_LENGTH: Final = 64

MADE_BY: Final = 3 << 8 | 20
NEEDED: Final = 20
MIDNIGHT: Final = 0
FIRST_DAY: Final = 1 << 5 | 1
REGULAR_FILE: Final = 0o100644 << 16

MIMETYPE_NAME: Final = "mimetype"
MIMETYPE: Final = b"application/vnd.etsi.asic-e+zip"


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What differs between entries: name, method, CRC-32, packed and unpacked size, offset of the local header."""

    name: bytes
    method: int
    crc: int
    packed: int
    unpacked: int
    offset: int

    def local_header(self) -> bytes:
        """Return the header that stands before the content."""
        sizes = (self.crc, self.packed, self.unpacked, len(self.name), 0)
        return LOCAL.pack(LOCAL_MARK, NEEDED, 0, self.method, MIDNIGHT, FIRST_DAY, *sizes) + self.name

    def central_header(self) -> bytes:
        """Return the header that stands in the central directory."""
        start = (CENTRAL_MARK, MADE_BY, NEEDED, 0, self.method, MIDNIGHT, FIRST_DAY)
        sizes = (self.crc, self.packed, self.unpacked, len(self.name), 0, 0)
        return CENTRAL.pack(*start, *sizes, 0, 0, REGULAR_FILE, self.offset) + self.name


def ratio_is_too_high(packed: int, unpacked: int) -> bool:
    """Tell whether so many unpacked bytes cannot honestly come from so few packed ones."""
    return unpacked > HIGHEST_RATIO * packed + RATIO_ALLOWANCE
