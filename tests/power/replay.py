"""What is on the disk after the power failed, given everything that a program did to its files.

Rules of this module, harsher than any disk that honours a flush:

1. What was written to a file is safe once the file was flushed. Until then each write and each change of size is
   there or not, by chance and independent of the others; of those that are there three in ten are torn at a
   boundary of 512 bytes, and either side may be the one that arrived.
2. Names are kept in a journal, as all present file systems do: what has not been flushed is lost from some moment
   on, never in the middle. A journal is flushed with a folder, never with a file alone.
3. What a handle had open goes on under the name that is left; a file without a name is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from random import Random

    from watched import Event

SECTOR = 512
#: Shared memory of running programs: no disk, made anew by the next one.
SHARED = "-shm"


@dataclass(slots=True, eq=False)
class File:
    """A file: what is safe of it, and what was done to it since (place and bytes, or a new size)."""

    safe: bytearray = field(default_factory=bytearray)
    loose: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        """Make everything safe."""
        for place, data in self.loose:
            apply(self.safe, place, data)
        self.loose.clear()

    def after_cut(self, chance: Random) -> bytes:
        """Return what is there after the power failed (rule 1)."""
        content = bytearray(self.safe)
        for place, data in self.loose:
            if chance.random() < 0.5:
                torn = data is not None and chance.random() < 0.3
                apply(content, *(tear(place, data, chance) if torn and data else (place, data)))
        return bytes(content)

    def whole(self) -> bytes:
        """Return what a program reads."""
        content = bytearray(self.safe)
        for place, data in self.loose:
            apply(content, place, data)
        return bytes(content)


def apply(content: bytearray, place: int, data: bytes | None) -> None:
    """Write bytes at a place, or without bytes cut the content to that size."""
    if data is None:
        del content[place:]
        content.extend(bytes(max(0, place - len(content))))
        return
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(data)] = data


def tear(place: int, data: bytes, chance: Random) -> tuple[int, bytes]:
    """Return one side of a write that was torn between two sectors; a single sector is never torn."""
    first, last = place // SECTOR + 1, (place + len(data) - 1) // SECTOR
    if first > last:
        return place, data
    at = chance.randint(first, last) * SECTOR - place
    return (place, data[:at]) if chance.random() < 0.5 else (place + at, data[at:])


#: A change of names: name and file (None: the name is gone; a file without bytes of its own: a folder).
Naming = dict[str, "File | None"]
FOLDER = File()


class Disk:
    """The files below one folder, as a program sees them and as a cut would leave them."""

    def __init__(self, before: Path, root: Path) -> None:
        """Begin with a copy of a folder, made before a program changed the folder itself."""
        self._root = str(root.resolve())
        self._seen: dict[str, File] = {}
        self._safe: dict[str, File] = {}
        self._loose: list[Naming] = []
        self._handles: dict[int, str | File] = {}
        #: What the program said on its standard output, so far.
        self.said = b""
        for path in sorted(before.rglob("*")):
            name = str(path.relative_to(before))
            self._seen[name] = FOLDER if path.is_dir() else File(bytearray(path.read_bytes()))
        self._safe = dict(self._seen)

    def take(self, event: Event) -> None:
        """Let one event happen."""
        getattr(self, f"_{event.what.name.lower()}")(event)

    def take_all(self, events: Iterable[Event]) -> None:
        """Let events happen."""
        for event in events:
            self.take(event)

    def now(self) -> dict[str, bytes]:
        """Return the files as programs see them."""
        return {name: file.whole() for name, file in self._seen.items() if is_kept(name, file)}

    def after_cut(self, chance: Random) -> dict[str, bytes | None]:
        """Return files, and folders as None, after the power failed now."""
        names = dict(self._safe)
        for naming in self._loose[: chance.randint(0, len(self._loose))]:
            rename(names, naming)
        kept = {name: file for name, file in names.items() if file is FOLDER or is_kept(name, file)}
        return {name: None if file is FOLDER else file.after_cut(chance) for name, file in kept.items()}

    def _name(self, data: bytes) -> str:
        """Return a recorded path below the root."""
        return data.decode().removeprefix(self._root).lstrip("/")

    def _change(self, naming: Naming) -> None:
        """Change names, not yet safely."""
        rename(self._seen, naming)
        self._loose.append(naming)

    def _say(self, event: Event) -> None:
        self.said += event.data

    def _open(self, event: Event) -> None:
        name = self._name(event.data)
        if name and name not in self._seen:
            self._change({name: File()})
        file = self._seen.get(name, FOLDER)
        self._handles[event.handle] = name if file is FOLDER else file
        if event.place and file is not FOLDER:
            file.loose.append((0, None))

    def _write(self, event: Event) -> None:
        self._file(event).loose.append((event.place, event.data))

    def _truncate(self, event: Event) -> None:
        self._file(event).loose.append((event.place, None))

    def _sync(self, event: Event) -> None:
        opened = self._handles[event.handle]
        if isinstance(opened, File):
            opened.flush()
            return
        for naming in self._loose:
            rename(self._safe, naming)
        self._loose.clear()

    def _close(self, event: Event) -> None:
        del self._handles[event.handle]

    def _rename(self, event: Event) -> None:
        old, new = (self._name(name) for name in event.data.split(b"\0"))
        moved = {name: file for name, file in self._seen.items() if name == old or name.startswith(f"{old}/")}
        gone: Naming = dict.fromkeys(moved)
        self._change(gone | {new + name.removeprefix(old): file for name, file in moved.items()})

    def _unlink(self, event: Event) -> None:
        self._change({self._name(event.data): None})

    def _mkdir(self, event: Event) -> None:
        self._change({self._name(event.data): FOLDER})

    _rmdir = _unlink

    def _file(self, event: Event) -> File:
        """Return the file of a handle."""
        opened = self._handles[event.handle]
        assert isinstance(opened, File)
        return opened


def is_kept(name: str, file: File) -> bool:
    """Say whether a name is a file that lasts."""
    return file is not FOLDER and not name.endswith(SHARED)


def rename(names: dict[str, File], naming: Naming) -> None:
    """Carry out a change of names."""
    for name, file in naming.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def lay_out(files: dict[str, bytes | None], folder: Path) -> Path:
    """Write files and folders below a new folder."""
    folder.mkdir(parents=True)
    for name, content in sorted(files.items()):
        path = folder / name
        (path if content is None else path.parent).mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_bytes(content)
    return folder
