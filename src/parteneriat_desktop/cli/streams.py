"""The three streams of a process as the command line needs them: present, and UTF-8 on every platform.

A program may be started without a standard stream (closed by the caller, or a window's program on
Windows); what would be written there is then written nowhere.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from parteneriat_desktop.actions.read_file import not_readable
from parteneriat_desktop.journal.change import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Streams:
    """Where input comes from (None: from nowhere), where answers and sentences go."""

    source: BinaryIO | None
    out: TextIO
    errors: TextIO


def standard_streams() -> Streams:
    """Return the streams of this process."""
    source: TextIO | None = sys.stdin
    return Streams(None if source is None else source.buffer, _writable(sys.stdout), _writable(sys.stderr))


def _writable(stream: TextIO | None) -> TextIO:
    """Return an output stream that writes UTF-8 and ends lines with LF, or one that leads nowhere."""
    if stream is None:
        return io.StringIO()
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return stream


def give_up(stream: TextIO) -> None:
    """Turn away from a stream that takes nothing more, so that nothing is flushed to it at the end."""
    with contextlib.suppress(io.UnsupportedOperation):  # a stream without a file has nothing to flush
        number = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def lines(source: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the lines of a stream that are not empty, each as soon as it is there.

    Of a line that is longer than a change may be, only the beginning is yielded, one byte more than
    is allowed; the rest is passed over, so no input can fill the memory.
    """
    try:
        while text := source.readline(LONGEST_LINE + 2):
            rest = text
            while not rest.endswith(b"\n") and (rest := source.readline(LONGEST_LINE)):
                pass
            if text.strip():
                yield text.rstrip(b"\r\n")
    except OSError as error:
        raise not_readable(name) from error
