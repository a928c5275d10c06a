"""Saving a form, against an insert and a commit of the same line with the same durability.

A day's work: some twenty partners are saved in turn, so that each has a history of a few dozen changes at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.bare_sqlite import connect
from bench.commune import found_workspace
from bench.measuring import Figure, in_turns, timed
from parteneriat_desktop.actions.save_record import save

if TYPE_CHECKING:
    from pathlib import Path

SAVES = 100
PARTNERS = 20


def measure(place: Path) -> dict[str, Figure]:
    """Save partners in turn, and write the same lines bare."""
    with found_workspace(place / "saving", "town_hall") as workspace:
        new = {"kind": "ngo_association", "country": "RO", "name": "Asociația"}
        partners = [save(workspace, "partner", new).id or "" for _ in range(PARTNERS)]
        turn = 0

        def ours() -> float:
            nonlocal turn
            turn += 1

            def work() -> None:
                for number in range(SAVES):
                    save(workspace, "partner", {"name": f"Asociația {turn}.{number}"}, partners[number % PARTNERS])

            return timed(work) / SAVES

        def bare() -> float:
            newest = (
                change
                for partner in partners
                for _, change in workspace.store.history("partner", partner)[-SAVES // PARTNERS :]
            )
            lines = [(change.id, change.line) for change in newest]
            connection = connect(place / f"saving-{turn}.db")
            connection.execute("CREATE TABLE line (id TEXT PRIMARY KEY, line BLOB) WITHOUT ROWID")

            def work() -> None:
                for line in lines:
                    connection.execute("INSERT INTO line VALUES (?, ?)", line)

            taken = timed(work) / SAVES
            connection.close()
            return taken

        best = in_turns(ours, bare, rounds=5)
    return {"save": Figure(*best, "ms", 2.0, "sqlite3 insert and commit of the same line, WAL FULL")}
