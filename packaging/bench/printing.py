"""Printing a long intervention plan as PDF/A, against typst setting the same words."""

from __future__ import annotations

import re
import subprocess
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
    "objective": 6,
    "activity": 60,
    "target": 60,
    "budget_line": 60,
    "responsibility": 30,
}
HEAD = """#set document(title: "Plan")
#set page(paper: "a4", margin: 2cm, numbering: "1")
#set text(font: "Noto Sans", size: 9pt, lang: "ro")
"""


def measure(place: Path) -> dict[str, Figure]:
    """Print the plan and let typst set its words on as many pages."""
    made = list(records(LONG_PLAN))
    plan = next(one.id for one in made if one.kind.ENTITY == "plan")
    with found_workspace(place / "printing", "town_hall") as workspace:
        write(workspace, made)
        wanted = Wanted("R02", plan, Catalogue("ro"), None, None)
        printed = place / "plan.pdf"
        printed.write_bytes(make(workspace, wanted))
        source = place / "plan.typ"
        source.write_text(as_typst(printed), encoding="utf-8")
        fonts = [str(resources() / "fonts")]

        def limit() -> float:
            # Typst remembers what it has set: each round is another document.
            source.write_text(source.read_text(encoding="utf-8") + "\n#v(1pt)", encoding="utf-8")
            return timed(lambda: typst.compile(str(source), font_paths=fonts, pdf_standards=["a-2b"]))

        best = in_turns(lambda: timed(lambda: make(workspace, wanted)), limit, rounds=3)
    with pikepdf.open(printed) as document:
        pages = len(document.pages)
    return {"pdf": Figure(*best, "ms", 3.0, f"typst with the same words and columns, {pages} pages, PDF/A-2b")}


def as_typst(printed: Path) -> str:
    """Return the words of a PDF as typst source: rows of columns as tables, other lines as paragraphs."""
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True).stdout.decode()
    blocks: list[str] = [HEAD]
    for page in text.split("\f")[:-1]:
        for line in page.splitlines():
            cells = [escaped(cell) for cell in re.split(r" {2,}", line.strip()) if cell]
            if len(cells) > 1:
                fractions = ", ".join(["1fr"] * len(cells))
                blocks.append(
                    f"#table(columns: ({fractions}), stroke: 0.3pt, " + ", ".join(f"[{c}]" for c in cells) + ")"
                )
            elif cells:
                blocks.append(cells[0] + "\n")
        blocks.append("#pagebreak(weak: true)")
    return "\n".join(blocks)


def escaped(text: str) -> str:
    """Return a text as typst shows it literally."""
    return re.sub(r"([\\#$*_`<>@=\-+/\[\]~\"'])", r"\\\1", text)
