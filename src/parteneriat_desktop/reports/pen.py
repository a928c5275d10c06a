"""Draws letters and lines on pages and keeps the record of what belongs to which node.

Rules of this module:

1. Text is written inside ``tagged(node)`` or ``furniture()``, everything else is drawn inside
   ``figure(node)`` or ``artifact()``; none of them nests.
2. Places are points from the lower left corner; everything is black.
3. The same calls give the same bytes: no date, no random number.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from parteneriat_desktop.reports.fonts import STRANGER, drawn, meant, measure, register, weight
from parteneriat_desktop.reports.lines import Run
from parteneriat_desktop.reports.structure import Annotated, Marks, Node

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import AbstractContextManager
    from io import BytesIO

    from parteneriat_desktop.reports.lines import Line
    from parteneriat_desktop.reports.typography import Style


class Pen:
    """A document being drawn, page after page."""

    def __init__(self, target: BytesIO, marks: Marks) -> None:
        register()
        self._canvas: Any = Canvas(target, pageCompression=1, invariant=1)
        self._marks = marks
        # Strings are encoded here, once each: reportlab's own way takes three times as long. It names no other
        # way to the document that collects the characters to embed.
        self._document: Any = vars(self._canvas)["_doc"]
        self._codes: dict[tuple[str, bool], list[tuple[str, str]]] = {}
        self._font = ("", 0.0)
        self._in_text = False
        self._continued = False
        self._bookmarks = 0
        self.page = 0

    def start_page(self, width: float, height: float) -> None:
        """Begin a page of a size."""
        self._canvas.setPageSize((width, height))

    def end_page(self) -> None:
        """Finish the page."""
        self._end_text()
        self._canvas.showPage()
        self._font = ("", 0.0)
        self.page += 1

    def finish(self) -> None:
        """Write the document to its target."""
        self._canvas.save()

    @contextmanager
    def tagged(self, node: Node) -> Generator[None]:
        """Write text that belongs to a node."""
        self._continued = node.is_drawn()
        self._write(f"/{node.tag} <</MCID {self._marks.claim(node, self.page)}>> BDC")
        yield
        self._write("EMC")

    @contextmanager
    def figure(self, node: Node) -> Generator[None]:
        """Draw what belongs to a node: shapes first, then the text in it, if any."""
        self._end_text()
        self._continued = False
        self._canvas.addLiteral(f"/{node.tag} <</MCID {self._marks.claim(node, self.page)}>> BDC")
        yield
        self._end_text()
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Generator[None]:
        """Draw lines and marks, which are no content."""
        self._end_text()
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def furniture(self) -> Generator[None]:
        """Write text that every page repeats, which is no content."""
        self._continued = False
        self._write("/Artifact <</Type /Pagination>> BDC")
        yield
        self._write("EMC")

    def belonging(self, node: Node | None) -> AbstractContextManager[None]:
        """Write text that belongs to a node, or repeats what stands elsewhere."""
        return self.furniture() if node is None else self.tagged(node)

    def line(self, line: Line, x: float, y: float, style: Style, *, right: bool = False) -> None:
        """Draw the runs of one line on a baseline, from ``x`` or up to it.

        Between the lines of one node stands a space that nobody sees, so that their words are read apart.
        """
        if right:
            x -= sum(measure(run.text, bold=run.bold) for run in line) * style.size / 1000
        if self._continued and line:
            x -= measure(" ", bold=line[0].bold) * style.size / 1000
            line = (Run(f" {line[0].text}", line[0].bold), *line[1:])
        self._continued = True
        for run in line:
            x = self._run(run.text, x, y, style.size, bold=run.bold)

    def _run(self, text: str, x: float, y: float, size: float, *, bold: bool) -> float:
        """Draw one run and return where it ends; code points carry the character they stand for."""
        position = 0
        for stranger in STRANGER.finditer(text):
            x = self._string(text[position : stranger.start()], x, y, size, bold=bold)
            real = meant(stranger).encode("utf-16-be").hex().upper()
            self._write(f"/Span <</ActualText <FEFF{real}>>> BDC")
            x = self._string(stranger[0], x, y, size, bold=bold)
            self._write("EMC")
            position = stranger.end()
        return self._string(text[position:], x, y, size, bold=bold)

    def _string(self, text: str, x: float, y: float, size: float, *, bold: bool) -> float:
        """Draw a string of one weight and return where it ends."""
        if text:
            self._write(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            for name, codes in self._encoded(text, bold=bold):
                if self._font != (name, size):
                    self._font = name, size
                    self._write(f"{name} {size:g} Tf")
                self._write(f"<{codes}> Tj")
        return x + measure(text, bold=bold) * size / 1000

    def _write(self, operator: str) -> None:
        """Write an operator inside a text object, which is opened where none is."""
        if not self._in_text:
            self._canvas.addLiteral("BT")
            self._in_text = True
        self._canvas.addLiteral(operator)

    def _end_text(self) -> None:
        """Close the text object that is open, if any: lines and marks are drawn outside."""
        if self._in_text:
            self._canvas.addLiteral("ET")
            self._in_text = False

    def _encoded(self, text: str, *, bold: bool) -> list[tuple[str, str]]:
        """Return a text as stretches of one embedded font each: its name on the page, the codes in hexadecimal."""
        found = self._codes.get((text, bold))
        if found is None:
            font = weight(bold=bold)
            stretches = font.splitString(drawn(text), self._document)
            found = [(font.getSubsetInternalName(subset, self._document), codes.hex()) for subset, codes in stretches]
            self._codes[text, bold] = found
        return found

    def rule(self, x: float, y: float, length: float, thickness: float) -> None:
        """Draw a horizontal line, as an artifact."""
        with self.artifact():
            self.stroke(((x, y), (x + length, y)), thickness)

    def stroke(self, points: tuple[tuple[float, float], ...], thickness: float, *, closed: bool = False) -> None:
        """Draw a line through points."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.close()
        self._canvas.setLineWidth(thickness)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def dashes(self, points: tuple[tuple[float, float], ...], thickness: float, pattern: tuple[float, float]) -> None:
        """Draw a broken line through points: so long a dash, so long a gap."""
        self._canvas.setDash(*pattern)
        self.stroke(points, thickness)
        self._canvas.setDash()

    def polygon(self, points: tuple[tuple[float, float], ...]) -> None:
        """Draw a black area with corners."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    @contextmanager
    def white(self) -> Generator[None]:
        """Draw lines in white, over black."""
        self._canvas.setStrokeGray(1)
        yield
        self._canvas.setStrokeGray(0)

    def circle(self, x: float, y: float, radius: float, thickness: float, *, filled: bool = False) -> None:
        """Draw a circle, black inside or empty."""
        self._canvas.setLineWidth(thickness)
        self._canvas.circle(x, y, radius, stroke=1, fill=1 if filled else 0)

    def half_disc(self, x: float, y: float, radius: float) -> None:
        """Draw the left half of a black disc."""
        self._canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, 180, stroke=0, fill=1)

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a black rectangle from its lower left corner."""
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def white_cross(self, x: float, y: float, side: float, thickness: float) -> None:
        """Draw a white cross into the square from its lower left corner."""
        with self.white():
            self.stroke(((x, y), (x + side, y + side)), thickness)
            self.stroke(((x, y + side), (x + side, y)), thickness)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Add an entry to the outline that leads to a height on this page."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontalAbsolute(key, y)
        self._canvas.addOutlineEntry(title, key, level)

    def place(self, node: Node, box: tuple[float, float, float, float], tip: str, target: Node | None = None) -> None:
        """Make a rectangle of the page something one can act on."""
        node.kids.append(Annotated(self.page, box, tip, target))
