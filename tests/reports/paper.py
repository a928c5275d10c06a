"""What a document says when it is read back by programs that are not ours."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pikepdf import Pdf, pdfa

#: Left, right, top and bottom margins in points: nothing is printed outside.
LEFT, RIGHT, TOP, BOTTOM = 20 / 25.4 * 72 - 1, 20 / 25.4 * 72 - 1, 18 / 25.4 * 72 - 2, 15 / 25.4 * 72 - 20
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True)
class Paper:
    """The pages of a document as others see them."""

    file: bytes

    @property
    def pages(self) -> list[str]:
        """The text of each page, in the order of the page."""
        return _tool(("pdftotext", "-layout", "{file}", "-"), self.file).split("\f")[:-1]

    @property
    def text(self) -> str:
        """The text of all pages, its lines joined by single spaces."""
        return " ".join(_tool(("pdftotext", "{file}", "-"), self.file).split())

    @property
    def fonts(self) -> list[list[str]]:
        """Name and the columns "emb sub uni" of each font."""
        rows = _tool(("pdffonts", "{file}"), self.file).splitlines()[2:]
        return [[row.split()[0], *row.split()[-5:-2]] for row in rows]

    @property
    def strays(self) -> list[str]:
        """The words that stand outside the margins."""
        found: list[str] = []
        for width, height, words in PAGE.findall(_tool(("pdftotext", "-bbox", "{file}", "-"), self.file)):
            for left, top, right, bottom, word in WORD.findall(words):
                across = float(left) >= LEFT and float(right) <= float(width) - RIGHT
                if not across or float(top) < TOP or float(bottom) > float(height) - BOTTOM:
                    found.append(word)
        return found

    @property
    def syntax(self) -> str:
        """What qpdf says about the structure of the file."""
        return _tool(("qpdf", "--check", "{file}"), self.file)

    @property
    def archivable(self) -> bool:
        """Whether the file is accepted as PDF/A-2b."""
        return pdfa.validate_written(BytesIO(self.file), "2b").passed

    def information(self) -> dict[str, str]:
        """The language, and the title shown in the bar of the window."""
        with Pdf.open(BytesIO(self.file)) as pdf:
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            return {"language": str(pdf.Root.Lang), "title": str(pdf.docinfo["/Title"])}

    def outline(self) -> list[str]:
        """The titles of the outline, in their order."""
        with Pdf.open(BytesIO(self.file)) as pdf, pdf.open_outline() as outline:
            return [title for item in outline.root for title in (item.title, *(child.title for child in item.children))]

    def tags(self) -> list[str]:
        """The tags of the structure, in reading order."""
        with Pdf.open(BytesIO(self.file)) as pdf:
            found: list[str] = []
            waiting = [pdf.Root.StructTreeRoot.K]
            while waiting:
                element = waiting.pop()
                found.append(str(element.S).removeprefix("/"))
                waiting += [kid for kid in reversed(list(element.get("/K", []))) if "/S" in kid]
            return found


@cache
def _tool(command: tuple[str, ...], file: bytes) -> str:
    """Run a tool on a file and return what it prints; any complaint fails the test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(file)
        filled = [part.format(file=path) for part in command]
        done = subprocess.run(filled, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout
