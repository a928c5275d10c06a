"""Sending a commune's records to the ministry: export and sign, verify and import."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from typing import TYPE_CHECKING

from bench.bare_sqlite import by_table, connect, insert_all
from bench.commune import SECRET, make_commune, make_ministry, open_copy
from bench.measuring import Figure, in_turns, timed
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.i18n.catalogue import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from bench.sample import Made

ROUNDS = 3


def measure(place: Path) -> dict[str, Figure]:
    """Export the commune's records and import them at the ministry."""
    made = make_commune(place / "commune")
    make_ministry(place / "ministry", place / "commune")
    first = export_once(place, 0)[1]
    return {"export": exporting(place, first), "import": importing(place, first, made)}


def export_once(place: Path, turn: int) -> tuple[float, list[Path]]:
    """Export everything from a fresh copy; return the milliseconds and the bundles."""
    wanted = Wanted(None, full=True, catalogue=Catalogue("ro"), out=place / f"out-{turn}", plain=True)
    bundles: list[Path] = []
    with open_copy(place / "commune", place / f"commune-{turn}") as workspace:
        taken = timed(lambda: bundles.extend(export(workspace, wanted, SECRET).bundles))
    return taken, bundles


def exporting(place: Path, bundles: list[Path]) -> Figure:
    """Measure the export against deflating and hashing the same bytes."""
    contents: list[bytes] = []
    for bundle in bundles:
        with zipfile.ZipFile(bundle) as archive:
            contents += [archive.read(name) for name in archive.namelist()]
    turns = iter(range(1, ROUNDS + 1))

    def limit() -> float:
        return timed(lambda: [(zlib.compress(content), hashlib.sha256(content)) for content in contents])

    best = in_turns(lambda: export_once(place, next(turns))[0], limit, ROUNDS)
    size = sum(map(len, contents)) / 1e6
    return Figure(*best, "ms", 1.5, f"zlib and SHA-256 of the same {size:.1f} MB")


def importing(place: Path, bundles: list[Path], made: list[Made]) -> Figure:
    """Measure verification and import against inserting the same rows into plain tables."""
    tables = by_table(made)
    turns, others = iter(range(ROUNDS)), iter(range(ROUNDS))

    def ours() -> float:
        with open_copy(place / "ministry", place / f"ministry-{next(turns)}") as workspace:
            return timed(lambda: import_files(workspace, bundles))

    def limit() -> float:
        connection = connect(place / f"plain-{next(others)}.db")
        taken = timed(lambda: insert_all(connection, tables))
        connection.close()
        return taken

    best = in_turns(ours, limit, ROUNDS)
    return Figure(*best, "ms", 3.0, f"sqlite3 executemany of the same {len(made):,} rows, one transaction, WAL FULL")
