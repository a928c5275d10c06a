"""A document under composition: a report adds its regions from top to bottom and takes the file.

Rules of this module:

1. The order of the calls is the order on paper, of the outline and for a screen reader.
2. Sections are numbered here; an empty section says one sentence, it is never left out.
3. From ten pages on the contents follow what stands before the first section, which begins a new page;
   a document without sections has none.
4. The signatures stay with the end of the last section, never alone on a page.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.reports import blocks
from parteneriat_desktop.reports.charts.on_paper import chart_strip
from parteneriat_desktop.reports.contents import contents_strips
from parteneriat_desktop.reports.distribution import distribution_strips
from parteneriat_desktop.reports.furniture import Furniture
from parteneriat_desktop.reports.layout import LANDSCAPE, PORTRAIT, Part, hold_to_end, paginate
from parteneriat_desktop.reports.pdfa import About, archive
from parteneriat_desktop.reports.pen import Pen
from parteneriat_desktop.reports.signatures import SPACE, signature_strip
from parteneriat_desktop.reports.structure import Marks, Node
from parteneriat_desktop.reports.tables import Table, Words, table_strips
from parteneriat_desktop.reports.typography import APART, MM, NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.charts.drawing import Drawing
    from parteneriat_desktop.reports.distribution import Heads, Spread
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.layout import Geometry, Page, Strip
    from parteneriat_desktop.reports.signatures import Signatory

#: From how many pages on a document has a page of contents.
CONTENTS_FROM = 10


class Document:
    """One document. All texts given to it are in the reader's language already."""

    def __init__(
        self,
        *,
        code: str,
        title: str,
        subject: str,
        frame: Frame,
        stand: str = "",
        geometry: Geometry = PORTRAIT,
    ) -> None:
        self._frame = frame
        self._title = title
        self._subject = subject
        self._say = frame.catalogue.say
        self._root = Node("Document")
        stand = stand or self._say(Sentence("data as of {date}", date=frame.day))
        self._furniture = Furniture(code=code, title=title, subject=subject, stand=stand, frame=frame)
        self._furniture.claim_first(self._root)
        self._words = Words(self._say(Sentence("not filled in")), self._say(Sentence("(continued)")))
        self._parts = [Part(geometry, [])]
        self._headings: list[tuple[str, Node, Strip]] = []
        self._contents_at = 0
        self._section_at = 0
        self._sections = 0
        self._annexes = 0
        self._put(blocks.title_strips(title, subject, self._root, geometry))
        if frame.conflicts:
            self.note(self._say(_open_conflicts(frame.conflicts)))

    @property
    def _part(self) -> Part:
        """The part that is being written."""
        return self._parts[-1]

    @property
    def _geometry(self) -> Geometry:
        """The page of that part."""
        return self._part.geometry

    def _put(self, strips: Sequence[Strip]) -> None:
        """Append strips to the part that is being written."""
        self._part.strips += strips

    def key_values(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Add the facts of identity."""
        self._put(blocks.key_value_strips(pairs, self._root, self._geometry, self._words.unfilled))

    def summary(self, verdict: str, *texts: tuple[str, str]) -> None:
        """Add "In short": the verdict in bold, then paragraphs of a bold lead-in and a text."""
        self.heading(self._say(Sentence("In short")))
        self._put(blocks.paragraph_strips("", self._root, self._geometry, verdict))
        for lead, text in texts:
            self.paragraph(text, lead)

    def verdict(self, verdict: str, text: str = "") -> None:
        """Add what a document of tables says first, in bold, and what belongs to it."""
        self._put(blocks.verdict_strips(verdict, text, self._root, self._geometry))

    def section(self, title: str) -> None:
        """Begin the next numbered section."""
        if not self._sections:
            self._contents_at = len(self._part.strips)
        self._sections += 1
        self.heading(f"{self._sections}. {title}")

    def subheading(self, title: str) -> None:
        """Begin a part of a section."""
        self._put(blocks.subheading_strips(title, self._root, self._geometry))

    def annex(self, title: str, *, landscape: bool = True) -> None:
        """Begin an annex on a new page."""
        self._annexes += 1
        self._parts.append(Part(LANDSCAPE if landscape else PORTRAIT, []))
        self.heading(self._say(Sentence("Annex {number} – {title}", number=self._annexes, title=title)))

    def heading(self, text: str) -> None:
        """Begin a section that has no number, or whose number the form gives."""
        node = self._root.add("H2")
        self._section_at = len(self._part.strips)
        strips = blocks.heading_strips(text, node, self._geometry)
        self._headings.append((text, node, strips[0]))
        self._put(strips)

    def paragraph(self, text: str, lead: str = "") -> None:
        """Add running text; ``lead`` is bold before it."""
        self._put(blocks.paragraph_strips(text, self._root, self._geometry, lead))

    def bullets(self, items: Sequence[str]) -> None:
        """Add a list."""
        self._put(blocks.list_strips(items, self._root, self._geometry))

    def table(self, table: Table, note: str = "") -> None:
        """Add a table and the note that never leaves it."""
        strips = table_strips(table, self._root, self._geometry, self._words)
        after_heading = bool(self._part.strips) and self._part.strips[-1].keep
        strips[0].before = NEAR if after_heading else APART
        if note:
            strips[-1].keep = True
            strips += blocks.note_strips(note, self._root, self._geometry)
        self._put(strips)

    def note(self, text: str) -> None:
        """Add small text of its own."""
        self._put(blocks.note_strips(text, self._root, self._geometry))

    def distribution(self, rows: Sequence[Spread], heads: Heads, note: str) -> None:
        """Add a table of questions with the drawn distribution of their answers, and its note."""
        strips = distribution_strips(rows, heads, self._root, self._geometry)
        strips[0].before = NEAR
        strips[-1].keep = True
        self._put([*strips, *blocks.note_strips(note, self._root, self._geometry)])

    @property
    def width(self) -> float:
        """The width of the text on the pages that are being written, in points."""
        return self._geometry.width

    def charts(self, drawings: Sequence[Drawing]) -> None:
        """Add charts, the first under its title, the last over the sentence that says what they show."""
        for number, drawing in enumerate(drawings):
            if not number:
                self.subheading(drawing.title)
            strip = chart_strip(drawing, self._root)
            strip.keep = number == len(drawings) - 1
            self._put([strip])
        if drawings:
            self.note(drawings[-1].summary)

    def strip(self, strip: Strip) -> None:
        """Add something drawn for one report only."""
        self._put([strip])

    def node(self, tag: str, *, alt: str = "") -> Node:
        """Return a new element at this place of the reading order."""
        return self._root.add(tag, alt=alt)

    def signatures(self, signatories: Sequence[Signatory], space: float = SPACE) -> None:
        """Add the signatures and keep them with the end of the last section."""
        strip = signature_strip(signatories, self._root, self._geometry, self._frame, space)
        hold_to_end(self._part.strips, self._section_at, self._geometry.room(first=False, funding=True) / 3)
        self._put([strip])

    def pages(self) -> list[Page]:
        """Return the pages as they are so far, with their contents if there are many."""
        funding = self._frame.funding is not None
        pages = paginate(self._parts, funding=funding)
        if len(pages) < CONTENTS_FROM or not self._sections:
            return pages
        first = self._parts[0]
        before, after = first.strips[: self._contents_at], first.strips[self._contents_at :]
        node = Node("TOC")
        parts = [Part(first.geometry, []), Part(first.geometry, after), *self._parts[1:]]
        for _ in range(2):  # the first round finds the pages, the second prints them; heights are the same
            numbers = _page_numbers(pages)
            node.kids.clear()
            entries = [(text, heading, numbers.get(id(strip), 0) + 1) for text, heading, strip in self._headings]
            contents = contents_strips(entries, node, first.geometry, self._say(Sentence("Contents")))
            parts[0].strips = [*before, *contents]
            pages = paginate(parts, funding=funding)
        self._root.kids.insert(self._position_of_contents(), node)
        return pages

    def _position_of_contents(self) -> int:
        """Return where the contents stand in the reading order: before the first section."""
        first = next((node for text, node, _ in self._headings if text.startswith("1. ")), None)
        return next((index for index, kid in enumerate(self._root.kids) if kid is first), len(self._root.kids))

    def bytes(self) -> bytes:
        """Return the file."""
        pages = self.pages()
        self._furniture.claim_last(self._root)
        marks, target = Marks(), BytesIO()
        pen = Pen(target, marks)
        for page in pages:
            geometry = page.geometry
            pen.start_page(geometry.page_width * MM, geometry.height)
            start = geometry.height - (geometry.first if pen.page == 0 else geometry.later) * MM
            for offset, strip in page.placed:
                strip.draw(pen, geometry.left, start - offset)
            self._furniture.draw(pen, geometry, len(pages))
            pen.end_page()
        pen.finish()
        title = f"{self._title} – {self._subject}" if self._subject else self._title
        about = About(
            title=title, author=self._frame.issuer.name, language=self._frame.catalogue.language, day=self._frame.day
        )
        return archive(target.getvalue(), self._root, marks, about)


def _page_numbers(pages: Sequence[Page]) -> dict[int, int]:
    """Return the page of each strip, counted from 0."""
    return {id(strip): number for number, page in enumerate(pages) for _, strip in page.placed}


def _open_conflicts(count: int) -> Sentence:
    """Say that some printed values are provisional."""
    return Counted(
        "{count} field has two values that nobody has decided between; the one that is printed is provisional.",
        "{count} fields have two values that nobody has decided between; those that are printed are provisional.",
        count,
    )
