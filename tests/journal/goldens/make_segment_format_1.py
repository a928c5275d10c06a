"""Writes segment_format_1.jsonl. To be run once per format: an existing golden file is never written again."""

from __future__ import annotations

import sys
from pathlib import Path

from parteneriat_desktop.journal.change import Author, Edit, compose
from parteneriat_desktop.journal.scope import dossier
from parteneriat_desktop.journal.segment import Seal, seal

RECORD = "01936d6e-0000-7000-8000-000000000001"
AUTHOR = Author("0123456789abcdef0123456789abcdef", "inspector de specialitate")
TARGET = Path(__file__).with_name("segment_format_1.jsonl")


def main() -> None:
    """Write the golden segment beside this script, or leave the one that is there."""
    changes = []
    edits = (
        lambda: Edit(
            {"title": "Plan de intervenție", "amount": {"value": "125000.50", "currency": "RON"}, "signed": None}, {}
        ),
        lambda: Edit({"title": "Plan de intervenție, ediția a II-a"}, {"title": (changes[0].id,)}),
        lambda: Edit({"later": [1, True, None, {"x": "😀"}]}, {}),
        lambda: Edit({"_del": True}, {"*": tuple(sorted(change.id for change in changes))}),
    )
    for serial, edit in enumerate(edits, start=1):
        time = f"2026-11-20T09:30:0{serial}.123Z"
        changes.append(compose(edit(), entity="plan", record=RECORD, author=AUTHOR, serial=serial, time=time))
    sealed = seal(changes, dossier(RECORD), None, Seal(1, "parteneriat 0.1", "5" * 64))
    if TARGET.exists():
        sys.exit("The golden file is there already; a format is frozen once.")
    TARGET.write_bytes(sealed.signed(b"golden signature without a key").bytes())


if __name__ == "__main__":
    main()
