"""R08 as an editable text (DOCX), for the clerk who still polishes the minutes before they are signed.

Rules of this module:

1. The content is that of the PDF; only the layout is left to the word processor.
2. Headings, repeated heads of tables, language, title and author are set: the file is accessible.
3. The same content gives the same bytes: no entry of the package carries a clock.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.reports import minutes
from parteneriat_desktop.reports.minutes_content import ACTIONS, SPEECHES, minutes_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Text
    from docx.styles.style import ParagraphStyle
    from docx.table import Table

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.minutes_content import Minutes

#: A face that every word processor has, with the letters of all our languages.
FACE = "Arial"
BLACK = RGBColor(0, 0, 0)
#: Size and space before, in points, of title and headings.
SIZES = {"Title": (18, 0), "Heading 1": (12, 14)}
MARGINS = {"left_margin": 25, "right_margin": 20, "top_margin": 18, "bottom_margin": 20}
LABELS = 45
WIDTH = 165
#: Longest title that the format takes.
MOST_LETTERS = 255
EPOCH = (1980, 1, 1, 0, 0, 0)


def minutes_text(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the minutes of a meeting as an editable file."""
    content = minutes_content(source, cast("Meeting", subject), frame)
    text = _Text(content, frame)
    text.head()
    text.sections()
    text.signatures()
    return text.bytes()


class _Text:
    """One editable file under composition."""

    def __init__(self, content: Minutes, frame: Frame) -> None:
        self._content = content
        self._frame = frame
        self._say = frame.catalogue.say
        self._text = frame.catalogue.text
        self._file: Text = docx.Document()
        self._prepare()

    def _prepare(self) -> None:
        """Set page, face, language and what the file says about itself."""
        section = self._file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for name, millimetres in MARGINS.items():
            setattr(section, name, Mm(millimetres))
        for name in ("Normal", *SIZES):
            style = cast("ParagraphStyle", self._file.styles[name])
            size, before = SIZES.get(name, (10, 0))
            style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), BLACK
            style.font.bold = name in SIZES
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.space_after = Pt(6)
            _name_face(style, self._frame.catalogue.language)
        _take_line_away(cast("ParagraphStyle", self._file.styles["Title"]))
        about = self._file.core_properties
        about.title = f"{self._content.title} – {self._content.subject}"[:MOST_LETTERS]
        about.author = about.last_modified_by = self._frame.issuer.name
        about.language = self._frame.catalogue.language
        about.created = about.modified = datetime.combine(self._frame.day, datetime.min.time())
        about.comments = ""

    def head(self) -> None:
        """Add letterhead, place of the registration number, title, subject and the facts of identity."""
        frame = self._frame
        self._file.add_paragraph().add_run(frame.issuer.name).bold = True
        for line in frame.issuer.lines:
            self._file.add_paragraph(line)
        number = Sentence("No. {number} of {date}", number=frame.number, date=frame.number_date)
        blank = Sentence("No. {number} of {date}", number="__________", date="______________")
        self._file.add_paragraph(self._say(number if frame.number else blank))
        self._file.add_paragraph(self._content.title, style="Title")
        self._file.add_paragraph(self._content.subject)
        self._table((LABELS, WIDTH - LABELS), self._content.facts)

    def sections(self) -> None:
        """Add the four numbered sections; each says so where it is empty."""
        content = self._content
        self._heading(1, minutes.AGENDA)
        for item in content.agenda:
            self._file.add_paragraph(item, style="List Bullet")
        self._nothing(content.agenda, minutes.NO_AGENDA)
        self._heading(2, minutes.SPOKEN)
        self._rows(SPEECHES, minutes.SPEECH_WIDTHS, content.speeches)
        self._nothing(content.speeches, minutes.NOBODY_SPOKE)
        self._heading(3, minutes.REPLIES)
        for part in (content.replies or self._text(minutes.NO_REPLY)).split("\n"):
            self._file.add_paragraph(part)
        self._heading(4, minutes.DECIDED)
        self._rows(ACTIONS, minutes.ACTION_WIDTHS, content.actions)
        self._nothing(content.actions, minutes.NOTHING_DECIDED)
        for note in content.notes:
            self._file.add_paragraph(note)

    def signatures(self) -> None:
        """Add one column for each signatory, with room to sign."""
        found = self._content.signatories
        places = ["\n".join((one.role, one.function, one.organisation, "", "", "_" * 24, one.below)) for one in found]
        self._table([WIDTH / len(found)] * len(found), [places])

    def bytes(self) -> bytes:
        """Return the file, its entries without the clock of this machine."""
        made, packed = BytesIO(), BytesIO()
        self._file.save(made)
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, old.read(name))
        return packed.getvalue()

    def _heading(self, number: int, title: str) -> None:
        """Add the heading of a section."""
        self._file.add_heading(f"{number}. {self._text(title)}", level=1)

    def _nothing(self, rows: Sequence[object], sentence: str) -> None:
        """Say that a section is empty where it is."""
        if not rows:
            self._file.add_paragraph(self._text(sentence))

    def _rows(self, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """Add a table with heads that repeat on each page, where there is a row."""
        if not rows:
            return
        table = self._table(widths, [[self._text(head) for head in heads], *rows], "Table Grid")
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True
        row = cast("Any", table.rows[0])
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no name for it
        self._file.add_paragraph()

    def _table(self, widths: Sequence[float], rows: Sequence[Sequence[str]], style: str | None = None) -> Table:
        """Add a table of texts; widths in millimetres."""
        table: Table = self._file.add_table(rows=len(rows), cols=len(widths), style=style)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.text, cell.width = text, Mm(width)
                cell.paragraphs[-1].paragraph_format.space_after = Pt(2)
        return table


def _name_face(style: ParagraphStyle, language: str) -> None:
    """Name the face for every script, and the language that the spelling is checked in."""
    properties = cast("Any", style.element).get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FACE)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    properties.append(spoken)


def _take_line_away(style: ParagraphStyle) -> None:
    """Take away the coloured line that the empty text has below its title."""
    properties = cast("Any", style.element).get_or_add_pPr()
    for line in properties.findall(qn("w:pBdr")):
        properties.remove(line)
