"""Printing a long intervention plan as PDF/A, against typst setting the same words."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

import pikepdf
import typst

from bench.commune import found_workspace, write
from bench.measuring import Figure, in_turns, timed
from bench.sample import records
from parteneriat_desktop.actions.make_report import Wanted, make
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

#: Enough for about two dozen pages.
LONG_PLAN = {
    "partnership": 1,
    "plan": 1,
    "objective": 4,
    "activity": 16,
    "target": 16,
    "budget_line": 24,
    "responsibility": 12,
}
HEAD = """#set document(title: "Plan")
#set page(paper: "a4", flipped: {landscape}, margin: (x: 2cm, y: 2.4cm), numbering: "1")
#set text(font: "Noto Sans", size: {size}pt, lang: "ro")
#set table(inset: 4pt, stroke: 0.3pt)
"""
SIZE = 8.5


def measure(place: Path) -> dict[str, Figure]:
    """Print the plan and let typst set its words on about as many pages."""
    made = list(records(LONG_PLAN))
    plan = next(one.id for one in made if one.kind.ENTITY == "plan")
    with found_workspace(place / "printing", "town_hall") as workspace:
        write(workspace, made)
        wanted = Wanted("R02", plan, Catalogue("ro"), None, None)
        printed = make(workspace, wanted)
        typesetter = Typesetter(place, printed)
        best = in_turns(lambda: timed(lambda: make(workspace, wanted)), typesetter.taken, rounds=5)
    words = f"{pages(printed)} pages of ours, {pages(typesetter.compiled)} of typst"
    return {"pdf": Figure(*best, "ms", 3.0, f"typst with the same words and columns ({words}), PDF/A-2b")}


class Typesetter:
    """Typst with its fonts loaded, setting the words of a PDF."""

    def __init__(self, place: Path, printed: bytes, *, landscape: bool = False) -> None:
        self.source = place / "document.typ"
        self.landscape = str(landscape).lower()
        self.body = as_typst(printed)
        self.turn = 0
        self.compiled = b""
        self.source.write_text(self.body, encoding="utf-8")
        fonts = [str(resources() / "fonts")]
        self.compiler = typst.Compiler(str(self.source), font_paths=fonts, ignore_system_fonts=True)

    def taken(self) -> float:
        """Return the milliseconds of one document; each has another size of letters, so that nothing is remembered."""
        self.turn += 1
        head = HEAD.replace("{size}", f"{SIZE + self.turn / 1_000}").replace("{landscape}", self.landscape)
        self.source.write_text(head + self.body, encoding="utf-8")
        return timed(self.compile)

    def compile(self) -> None:
        """Set the document."""
        made = self.compiler.compile(format="pdf", pdf_standards=["a-2b"])
        self.compiled = made if isinstance(made, bytes) else b""


def pages(printed: bytes) -> int:
    """Count the pages of a PDF."""
    with pikepdf.open(BytesIO(printed)) as document:
        return len(document.pages)


def as_typst(printed: bytes) -> str:
    """Return the words of a PDF as typst source: rows with the same number of columns as one table, lines as text."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=printed, capture_output=True, check=True).stdout.decode()
    rows = [[escaped(cell) for cell in re.split(r" {2,}", line.strip())] for line in text.splitlines() if line.strip()]
    blocks: list[str] = []
    for width, run in groupby(rows, key=len):
        cells = [cell for row in run for cell in row]
        if width == 1:
            blocks += cells
        else:
            blocks.append(f"#table(columns: {width}, " + ", ".join(f"[{cell}]" for cell in cells) + ")")
    return "\n".join(blocks)


def escaped(text: str) -> str:
    """Return a text as typst shows it literally."""
    return re.sub(r"([\\#$*_`<>@=\-+/\[\]~\"'])", r"\\\1", text)
