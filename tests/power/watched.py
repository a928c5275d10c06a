"""Programs on a watched disk: what they wrote, in which order, and how they end when it fills up or they are killed.

``disk.c`` is compiled once and preloaded. It sees what SQLite and Python ask of the system, so the program under
test is the product itself, unchanged, with all its files: database, log, attachments, keys, bundles.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calling import SOURCES, Called

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
HEAD = struct.Struct("=qqqq")


class What(IntEnum):
    """What happened on the disk; the numbers of ``disk.c``."""

    OPEN = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    CLOSE = 5
    RENAME = 6
    UNLINK = 7
    MKDIR = 8
    RMDIR = 9
    SAY = 10


class Ending(IntEnum):
    """How a disk ends; the numbers of ``disk_arm``."""

    NEVER = 0
    FULL = 1
    KILL = 2


@dataclass(frozen=True, slots=True)
class Event:
    """One change, with its handle, its place in the file, and its bytes or names."""

    what: What
    handle: int
    place: int
    data: bytes


def compiled(folder: Path) -> Path:
    """Compile the watcher and return the library."""
    library = folder / "disk.so"
    if not library.exists():
        part = folder / f"disk-{os.getpid()}.so"
        options = ("-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
        subprocess.run(["gcc", *options, "-o", part, HERE / "disk.c", "-ldl", "-lpthread"], check=True)
        part.replace(library)
    return library


def environment(library: Path, root: Path, log: Path | None = None) -> dict[str, str]:
    """Return the environment of a process whose files below ``root`` are watched."""
    more = {} if log is None else {"DISK_LOG": str(log)}
    return {
        **os.environ,
        "PYTHONPATH": str(SOURCES),
        "LD_PRELOAD": str(library),
        "DISK_ROOT": str(root.resolve()),
        **more,
    }


def read_log(log: Path) -> Iterator[Event]:
    """Yield what was written down."""
    data = log.read_bytes()
    at = 0
    while at < len(data):
        what, handle, place, length = HEAD.unpack_from(data, at)
        at += HEAD.size
        yield Event(What(what), handle, place, data[at : at + length])
        at += length


class Runner:
    """A warm program that carries out each command in a child of its own, on a disk that ends when it is told to."""

    def __init__(self, library: Path, root: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, HERE / "runner.py"],
            env=environment(library, root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def call(self, words: list[object], ending: Ending = Ending.NEVER, after: int = 0) -> tuple[Called, int]:
        """Carry out a command; return what it answered (status -9: it was killed) and how many changes it made."""
        order = {"words": [str(word) for word in words], "mode": int(ending), "after": after}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return Called(answer["status"], answer["out"], answer["errors"]), answer["changes"]

    def close(self) -> None:
        """End the program."""
        self._process.communicate()
