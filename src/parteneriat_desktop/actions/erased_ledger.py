"""What was erased stays erased, also when an older backup is restored.

Rules of this module:

1. The folder ``erased`` of the workspace holds the scope and id of every change that was erased, and the
   sealed packages that erase, each with the one before it, where stands what was said again beside the
   erased. It holds no text that was erased.
2. It is written anew from the database after every erasure, and read whenever the database is opened:
   what a restored or copied one brought back is blanked again before anything is shown or sent.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.journal.change import is_id
from parteneriat_desktop.journal.erasure import Erasures
from parteneriat_desktop.journal.scope import is_scope
from parteneriat_desktop.journal.segment import Segment
from parteneriat_desktop.store.upkeep import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.store.store import Store

IDS = "changes.txt"
SEGMENTS = "*.jsonl"


def write(paths: Paths, store: Store) -> None:
    """Write down every erasure that the database holds."""
    present = {header.hash: header for header in store.headers()}
    for name in store.erasing_segments():
        for one in {name, present[name].previous} & present.keys():
            write_file(paths.erased / f"{one}.jsonl", store.segment(one).bytes())
    known = _ids(paths) | blanked(store)
    write_file(paths.erased / IDS, "".join(f"{scope} {one}\n" for scope, one in sorted(known)).encode("ascii"))


def reapply(paths: Paths, store: Store) -> list[Change]:
    """Erase again in a database that was restored; return the changes that were blanked, as they were."""
    by_scope: dict[str, list[str]] = {}
    for scope, one in _ids(paths):
        by_scope.setdefault(scope, []).append(one)
    with store.writing():
        received = store.receive(_segments(paths))
        again = [change for scope, ids in sorted(by_scope.items()) for change in store.blank(scope, ids)]
    return [*received.blanked, *again]


def _segments(paths: Paths) -> list[Segment]:
    """Return the packages of the folder; one that cannot be read any more is passed over."""
    read = [found for file in sorted(paths.erased.glob(SEGMENTS)) for found in _read(file)]
    erasures = Erasures.gather((line, found.header.key) for found in read for line in found.lines)
    return [found for found in read if _is_whole(found, erasures)]


def _read(file: Path) -> Iterator[Segment]:
    """Yield the package of a file, if it is one."""
    with suppress(OSError, AppError):
        yield Segment.read(file.read_bytes())


def _is_whole(segment: Segment, erasures: Erasures) -> bool:
    """Say whether a package holds what its header says."""
    try:
        return bool(segment.changes(erasures))
    except AppError:
        return False


def _ids(paths: Paths) -> set[tuple[str, str]]:
    """Return scope and id of the changes that were erased; a line that is none is passed over."""
    try:
        lines = (paths.erased / IDS).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return set()
    pairs = (line.partition(" ") for line in lines)
    return {(scope, one) for scope, _, one in pairs if is_scope(scope) and is_id(one)}
