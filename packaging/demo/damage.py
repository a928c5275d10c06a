"""Copies of a bundle, each damaged in one way, named for their fault.

They are packed by the program's own writer, so that each fault is met by the check that it is named for.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.container import Entry, write_container

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Entries = dict[str, bytes]


def damaged_copies(bundle: Path, folder: Path) -> list[Path]:
    """Write the damaged copies and return their places."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = bundle.read_bytes()
    made: dict[str, bytes] = {
        "truncated": whole[: len(whole) // 2],
        "byte-changed": changed_byte(whole, len(whole) // 3),
        "last-byte-missing": whole[:-1],
        "not-a-bundle": b"not a bundle at all\n",
    }
    for name, change in CHANGES.items():
        made[name] = packed(bundle, change)
    places = []
    for name, data in made.items():
        place = folder / f"{name}.asice"
        place.write_bytes(data)
        places.append(place)
    return places


def changed_byte(data: bytes, position: int) -> bytes:
    """Return the data with one bit of one byte turned over."""
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


def packed(bundle: Path, change: Callable[[Entries], object]) -> bytes:
    """Return the bundle packed again after its entries were changed."""
    with zipfile.ZipFile(bundle) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    return write_container(
        [Entry(name, content, text=False) for name, content in entries.items() if name != "mimetype"]
    )


def change_segment(entries: Entries) -> None:
    """Change one letter of a record."""
    name = next(name for name in entries if name.startswith("segments/"))
    entries[name] = entries[name].replace(b'"title":"', b'"title":"X', 1) + b" "


def remove_segment(entries: Entries) -> None:
    """Leave out a signed file."""
    del entries[next(name for name in entries if name.startswith("segments/"))]


def add_file(entries: Entries) -> None:
    """Add a file that nobody signed."""
    entries["attachments/extra.txt"] = b"unsigned"


def climb_out(entries: Entries) -> None:
    """Add a file whose name leads out of the bundle."""
    entries["../../outside.txt"] = b"outside"


def remove_signature(entries: Entries) -> None:
    """Take the signature away."""
    del entries["META-INF/signature001.p7s"]


def change_manifest(entries: Entries) -> None:
    """Change the signed list."""
    entries["META-INF/ASiCManifest.xml"] += b"\n"


CHANGES: dict[str, Callable[[Entries], object]] = {
    "segment-changed": change_segment,
    "segment-missing": remove_segment,
    "file-added": add_file,
    "name-climbs-out": climb_out,
    "signature-missing": remove_signature,
    "list-changed": change_manifest,
}
