"""A notice for the board: what to do until when, in letters that are read from a step and a half away (paper.md 7).

Rules of this module:

1. A notice has exactly one page. First the space to sign in shrinks, then a row that the law does not ask for
   is explained in fewer words, then the list of papers becomes one sentence, then the other rows are explained
   in fewer words, from the last one upwards, then the row that the law does not ask for is left out; what does
   not fit even then is refused, never shrunk.
2. Dates stand in the size of headings, which is 18 points on a poster.
3. What is written by hand when it is put up has a line to write on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.fonts import measure
from parteneriat_desktop.reports.layout import NOTICE, Strip
from parteneriat_desktop.reports.lines import break_text
from parteneriat_desktop.reports.signatures import GAP, LEAST_SPACE, SPACE, signature_strip
from parteneriat_desktop.reports.typography import APART, FAR, HAIRLINE, MM, RULE, SMALL, TIGHT, bind, tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.signatures import Signatory
    from parteneriat_desktop.reports.structure import Node

#: The column of labels, and the space inside a row above and below its text, in points.
LABELS, ABOVE, BELOW = 48 * MM, 4.0, 7.0
#: Length of a line to write on, in points.
HAND = 30 * MM


@dataclass(frozen=True, slots=True)
class Row:
    """A date to keep: its label, the date itself, what belongs to it, in fewer and fewer words.

    An ``extra`` row is good to know and no law asks for it in a notice.
    """

    label: str
    value: str
    texts: tuple[str, ...]
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text with its bold beginning; ``short`` says it in fewer words."""

    lead: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """What is known of putting up and taking down, or its label with a ``blank`` to write on."""

    text: str
    blank: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """What a notice says, from top to bottom."""

    code: str
    title: str
    subject: str
    stand: str
    rows: Sequence[Row]
    paragraphs: Sequence[Paragraph]
    small: str
    posting: Sequence[Posting]
    signatory: Signatory


def notice_sheet(notice: Notice, frame: Frame) -> bytes:
    """Return the notice; refuses (code ``report-one-page``) what does not fit on one page."""
    for way in _ways(notice):
        document = _compose(notice, frame, way)
        if len(document.pages()) == 1:
            return document.bytes()
    raise RefusedError(
        Sentence("The notice does not fit on one page."),
        Sentence("Shorten the title or the ways to send proposals and try again."),
        code="report-one-page",
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """How much is printed: the space to sign in, whether papers are listed, the rows with the text of each."""

    space: float
    listed: bool
    rows: Sequence[tuple[Row, str]]


def _ways(notice: Notice) -> Iterator[_Way]:
    """Yield what is tried in turn."""
    yield _Way(SPACE, listed=True, rows=[(row, row.texts[0]) for row in notice.rows])
    for shown in (notice.rows, [row for row in notice.rows if not row.extra]):
        for rows in _shorter(shown):
            yield _Way(LEAST_SPACE, listed=True, rows=rows)
            if all(text == row.texts[-1] for row, text in rows if row.extra):
                yield _Way(LEAST_SPACE, listed=False, rows=rows)


def _shorter(rows: Sequence[Row]) -> Iterator[list[tuple[Row, str]]]:
    """Yield the rows with their texts, then with fewer and fewer words, from the last one upwards."""
    chosen = [row.texts[0] for row in rows]
    yield list(zip(rows, chosen, strict=True))
    for index in reversed(range(len(rows))):
        for text in rows[index].texts[1:]:
            chosen[index] = text
            yield list(zip(rows, chosen, strict=True))


def _compose(notice: Notice, frame: Frame, way: _Way) -> Document:
    """Add the regions in their order."""
    document = Document(
        code=notice.code, title=notice.title, subject=notice.subject, frame=frame, stand=notice.stand, geometry=NOTICE
    )
    table = document.node("Table")
    for number, (row, text) in enumerate(way.rows, start=1):
        ends = number == 1, number == len(way.rows)
        document.strip(_row_strip(row, text, table.add("TR"), ends))
    for paragraph in notice.paragraphs:
        document.paragraph(paragraph.text if way.listed or not paragraph.short else paragraph.short, paragraph.lead)
    document.note(notice.small)
    posting = [(one, document.node("P")) for one in notice.posting]
    signature = signature_strip([notice.signatory], document.node("Div"), NOTICE, frame, way.space)
    document.strip(_foot_strip(posting, signature))
    return document


def _row_strip(row: Row, text: str, node: Node, ends: tuple[bool, bool]) -> Strip:
    """Return a row: label and date on one baseline, below the date what belongs to it.

    ``ends`` says whether it is the first and the last row.
    """
    scale, room = NOTICE.scale, NOTICE.width - LABELS
    label, value = node.add("TH", scope="Row"), node.add("TD")
    labels = break_text(tie(row.label), scale.small, LABELS - 8)
    dates = break_text(tie(row.value), scale.subject, room)
    lines = break_text(bind(text), scale.small, room)
    tall = len(dates) * scale.subject.leading + len(lines) * scale.small.leading
    height = ABOVE + max(tall, scale.subject.leading + (len(labels) - 1) * scale.small.leading) + BELOW

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, NOTICE.width, RULE)
        baseline = top - ABOVE - scale.subject.ascent
        with pen.tagged(label):
            for number, line in enumerate(labels):
                pen.line(line, left, baseline - number * scale.small.leading, scale.small)
        with pen.tagged(value):
            for number, line in enumerate(dates):
                pen.line(line, left + LABELS, baseline - number * scale.subject.leading, scale.subject)
            below = top - ABOVE - len(dates) * scale.subject.leading - scale.small.ascent
            for number, line in enumerate(lines):
                pen.line(line, left + LABELS, below - number * scale.small.leading, scale.small)
        if ends[1]:
            pen.rule(left, top - height, NOTICE.width, RULE)

    return Strip(height, draw, before=APART if ends[0] else 0.0)


def _foot_strip(posting: Sequence[tuple[Posting, Node]], signature: Strip) -> Strip:
    """Return the lines on putting up and taking down at the left, who signs at the right."""
    half = (NOTICE.width - GAP) / 2
    room = half - HAND
    lines = [(break_text(tie(one.text), SMALL, room if one.blank else half), one, node) for one, node in posting]

    def draw(pen: Pen, left: float, top: float) -> None:
        y = top - 2 - SMALL.ascent
        for texts, one, node in lines:
            with pen.tagged(node):
                for number, text in enumerate(texts):
                    pen.line(text, left, y - number * SMALL.leading, SMALL)
            y -= (len(texts) - 1) * SMALL.leading
            if one.blank:
                used = sum(measure(run.text, bold=run.bold) for run in texts[-1]) * SMALL.size / 1000
                pen.rule(left + used + TIGHT, y, HAND, HAIRLINE)
            y -= 2 * SMALL.leading
        signature.draw(pen, left + half + GAP, top)

    written = sum(len(texts) + 1 for texts, *_ in lines) * SMALL.leading
    return Strip(max(signature.height, written), draw, before=FAR)
