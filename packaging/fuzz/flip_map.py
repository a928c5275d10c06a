"""Flips every bit of a bundle and tells, place by place, what the reader says: ``python -m fuzz.flip_map``.

Rules of this script:

1. Every single bit of a whole bundle is flipped, one at a time: as a damaged disk or line would do it; by somebody
   who puts the right seal behind it again; and, in the unpacked content of each file, by somebody who packs it
   again with right checksums, so that only the signature is in his way.
2. No damaged file may be accepted. Of those with a new seal only what spells the same content in another way may
   be: the program must have read exactly the signed content, byte for byte. Of those that were packed again none.
3. The tables are printed as Markdown; ``docs/bit-flips.md`` holds the first one.
"""

from __future__ import annotations

import struct
import sys
from collections import Counter
from dataclasses import dataclass, field

from fuzz import packing, people, targets
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.sync import zip_form
from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.verification import verify

BITS = 8
MOST_CODES = 4


@dataclass
class Region:
    """A run of bytes with one meaning, and what became of its flips."""

    name: str
    start: int
    end: int
    damaged: Counter[str] = field(default_factory=Counter[str])
    sealed: Counter[str] = field(default_factory=Counter[str])


def main() -> int:
    """Flip, print the table, say whether the rules held."""
    data = people.bundles()[0]
    regions = split(data)
    for region in regions:
        for place in range(region.start, region.end):
            for bit in range(BITS):
                changed = bytearray(data)
                changed[place] ^= 1 << bit
                region.damaged[outcome(bytes(changed), data)] += 1
                if region.name != "seal":
                    region.sealed[outcome(packing.reseal(bytes(changed)), data)] += 1
    repacked = packed_again(data)
    print(table(data, regions))
    print(table_of_contents(data, repacked))
    found = [region.damaged for region in regions] + [*repacked.values()]
    believed = sum(counted["accepted"] + counted["same content"] for counted in found)
    return int(believed > 0 or any(region.sealed["accepted"] for region in regions))


def packed_again(data: bytes) -> dict[str, Counter[str]]:
    """Flip every bit of the content of each file and pack it again; return what became of them, by file."""
    files = people.files_of(data)
    found: dict[str, Counter[str]] = {}
    for name, content in files.items():
        counted = found.setdefault(kind(name), Counter[str]())
        for place in range(len(content)):
            for bit in range(BITS):
                changed = bytearray(content)
                changed[place] ^= 1 << bit
                counted[outcome(packing.pack({**files, name: bytes(changed)}), data)] += 1
    return found


def table_of_contents(data: bytes, repacked: dict[str, Counter[str]]) -> str:
    """Return the second table: one row for each kind of file."""
    sizes = Counter[str]()
    for name, content in people.files_of(data).items():
        sizes[kind(name)] += len(content)
    rows = ["", "| content, packed again rightly | bytes | flips | accepted | refused by |", "|---|---|---|---|---|"]
    for name, counted in repacked.items():
        accepted = counted["accepted"] + counted["same content"]
        rows.append(f"| {name} | {sizes[name]:,} | {counted.total():,} | {accepted} | {codes(counted)} |")
    return "\n".join(rows)


def outcome(changed: bytes, data: bytes) -> str:
    """Return the code that refuses a changed bundle, or whether it is accepted with the signed content or another."""
    try:
        verified = verify(changed, targets.TRUST, targets.HERE)
    except AppError as refusal:
        return refusal.code
    if not verified.trusted:
        return verified.doubts[0].code
    same = targets.signed_content(verified) == targets.HONEST.get(verified.manifest)
    return "same content" if same and read_archive(changed) == read_archive(data) else "accepted"


def split(data: bytes) -> list[Region]:
    """Return the regions of a bundle in their order: headers, contents, table of contents, end, seal."""
    regions: list[Region] = []
    place = 0
    while data[place : place + 4] == zip_form.LOCAL_MARK:
        packed, length = struct.unpack_from("<L", data, place + 18)[0], struct.unpack_from("<H", data, place + 26)[0]
        content = place + zip_form.LOCAL.size + length
        name = kind(data[place + zip_form.LOCAL.size : content].decode())
        regions.append(Region("headers of entries", place, content))
        regions.append(Region(name, content, content + packed))
        place = content + packed
    end = len(data) - zip_form.END.size - zip_form.SEAL_LENGTH
    regions += [
        Region("table of contents", place, end),
        Region("end record", end, end + zip_form.END.size),
        Region("seal", end + zip_form.END.size, len(data)),
    ]
    return regions


def kind(name: str) -> str:
    """Return what the content of an entry is called in the table."""
    folder = name.partition("/")[0]
    return {"segments": "segments", "attachments": "attachment", "reports": "report"}.get(folder, name)


def table(data: bytes, regions: list[Region]) -> str:
    """Return the table: one row for each kind of region."""
    rows = [
        "| region | bytes | flips | accepted | refused by | with a new seal: same content | refused by |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in dict.fromkeys(region.name for region in regions):
        chosen = [region for region in regions if region.name == name]
        damaged = sum((region.damaged for region in chosen), Counter[str]())
        sealed = sum((region.sealed for region in chosen), Counter[str]())
        size = sum(region.end - region.start for region in chosen)
        same, accepted = sealed.pop("same content", 0), damaged["accepted"] + damaged["same content"]
        flips = BITS * size
        rows.append(f"| {name} | {size:,} | {flips:,} | {accepted} | {codes(damaged)} | {same} | {codes(sealed)} |")
    return "\n".join([f"{len(data):,} bytes, {BITS * len(data):,} bits.", "", *rows])


def codes(found: Counter[str]) -> str:
    """Return the most frequent codes with their numbers."""
    named = [
        f"{code} {count:,}" for code, count in found.most_common(MOST_CODES) if code not in {"accepted", "same content"}
    ]
    rest = len(found) - len(named)
    return ", ".join([*named, *([f"{rest} more"] if rest > 0 else [])]) or "–"


if __name__ == "__main__":
    sys.exit(main())
