"""R17 Transmittal sheet: one page that travels with a bundle and lets the receiver compare it (paper.md 7).

Rules of this module:

1. The sheet has exactly one page. At most eight files are listed, the others are in the bundle's own list.
   The space to sign in shrinks to 11 mm before fewer files are listed, down to none; what does not fit
   even then is refused.
2. It says what the bundle holds and what it does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, RefusedError, Sentence
from parteneriat_desktop.i18n.formatting import show_moment, show_size
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.fingerprints import QR_SIDE, digest_lines, draw_qr, grouped, key_lines, qr_modules
from parteneriat_desktop.reports.layout import PORTRAIT, Strip
from parteneriat_desktop.reports.lines import Line, break_text
from parteneriat_desktop.reports.signatures import LEAST_SPACE, SPACE, Signatory
from parteneriat_desktop.reports.tables import Table
from parteneriat_desktop.reports.typography import BODY_BOLD, NEAR, RULE, SMALL, Style, bind

if TYPE_CHECKING:
    from datetime import datetime

    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

CODE, TITLE = "R17", N_("Transmittal sheet")
#: Most files listed by name; the bundle's own list has them all.
LISTED = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class SentFile:
    """One file of a bundle: what it is, its path there, its SHA-256 in hexadecimal, its size in bytes."""

    what: Sentence
    path: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Transmittal:
    """A bundle as it is handed over.

    ``manifest_digest`` is the SHA-256 of the bundle's list in hexadecimal, ``key_fingerprint`` has groups of
    four letters with hyphens, ``created`` carries the zone in which it is shown.
    """

    sender: str
    sender_function: str = ""
    recipient: str
    recipient_function: str = ""
    created: datetime
    sequence: int
    file_name: str
    size: int
    contains: Sentence
    omits: Sentence
    files: tuple[SentFile, ...]
    manifest_digest: str
    key_fingerprint: str


def transmittal_sheet(transmittal: Transmittal, frame: Frame) -> bytes:
    """Return the sheet of a bundle; refuses (code ``report-one-page``) what does not fit on one page."""
    ways = [(LISTED, SPACE), *((listed, LEAST_SPACE) for listed in range(LISTED, -1, -1))]
    for listed, space in ways:
        sheet = _Sheet(transmittal, frame).compose(listed, space)
        if len(sheet.pages()) == 1:
            return sheet.bytes()
    raise RefusedError(
        Sentence("The transmittal sheet does not fit on one page."),
        Sentence("Shorten the names of sender, recipient or files and try again."),
        code="report-one-page",
    )


class _Sheet:
    """One sheet under composition."""

    def __init__(self, transmittal: Transmittal, frame: Frame) -> None:
        self._sent = transmittal
        self._frame = frame
        self._say = frame.catalogue.say
        self._text = frame.catalogue.text

    def compose(self, listed: int, space: float) -> Document:
        """Add the regions in their order, with a number of files to list and a height to sign in."""
        sent, say = self._sent, self._say
        day = sent.created.date()
        subject = say(Sentence("Bundle no. {number} · {file}", number=sent.sequence, file=sent.file_name))
        stand = say(Sentence("bundle no. {number} of {date}", number=sent.sequence, date=day))
        document = Document(code=CODE, title=self._text(TITLE), subject=subject, frame=self._frame, stand=stand)
        size = show_size(sent.size, self._frame.catalogue)
        document.key_values(
            [
                (self._text(N_("From")), sent.sender),
                (self._text(N_("To")), sent.recipient),
                (self._text(N_("Created on")), show_moment(sent.created, self._frame.catalogue)),
                (self._text(N_("Contains")), say(Sentence("{content}; {size}", content=sent.contains, size=size))),
                (self._text(N_("Does not contain")), say(sent.omits)),
            ]
        )
        self._add_files(document, listed)
        self._add_fingerprints(document)
        document.signatures(self._signatories(), space)
        return document

    def _add_files(self, document: Document, listed: int) -> None:
        """Add the first files with their digests."""
        document.section(self._text(N_("Content of the bundle")))
        rows: list[list[Cell | str]] = []
        for number, file in enumerate(self._sent.files[:listed], start=1):
            name = self._say(Sentence("{what} · {path}", what=file.what, path=file.path))
            size = show_size(file.size, self._frame.catalogue)
            rows.append([str(number), Cell(f"{name}\n{grouped(file.sha256)}", tight=True), size])
        columns = [
            Column(self._text(N_("No.")), 9),
            Column(self._text(N_("File and SHA-256 fingerprint")), 136),
            Column(self._text(N_("Size")), 20, right=True),
        ]
        others = len(self._sent.files) - listed
        if rows:
            document.table(Table(columns=columns, rows=rows, dense=True), self._note(others))
        elif self._sent.files:
            document.paragraph(self._note(others))
        else:
            document.paragraph(self._text(N_("The bundle holds no files of its own.")))

    def _note(self, others: int) -> str:
        """Return where the fingerprints of all files stand."""
        if others <= 0:
            return self._text(N_("The same fingerprints stand in the bundle's own list (manifest-sha256.txt)."))
        sentence = Counted(
            "{count} more file and its fingerprint are in the bundle's own list (manifest-sha256.txt).",
            "{count} more files and their fingerprints are in the bundle's own list (manifest-sha256.txt).",
            others,
        )
        return self._say(sentence)

    def _add_fingerprints(self, document: Document) -> None:
        """Add the fingerprints that a person compares, with a QR code of the same."""
        document.section(self._text(N_("Fingerprints to compare")))
        room = PORTRAIT.width - QR_SIDE - 20
        advice = self._text(
            N_(
                "The recipient compares these groups with what the program shows after opening; "
                "the bundle is genuine only if they are the same."
            )
        )
        labels = [
            self._text(N_("Fingerprint of the bundle (SHA-256 of its list)")),
            self._text(N_("Fingerprint of the sender's key")),
        ]
        bundle, key = (break_text(label, SMALL, room) for label in labels)
        blocks = [
            _Block(document.node("P"), bundle, SMALL, 0),
            _Block(document.node("P"), _plain(digest_lines(self._sent.manifest_digest)), BODY_BOLD, 0),
            _Block(document.node("P"), key, SMALL, NEAR),
            _Block(document.node("P"), _plain(key_lines(self._sent.key_fingerprint)), BODY_BOLD, 0),
            _Block(document.node("P"), break_text(bind(advice), SMALL, room), SMALL, NEAR),
        ]
        figure = document.node("Figure", alt=self._text(N_("QR code with the fingerprints that stand beside it")))
        modules = qr_modules(f"{self._sent.manifest_digest}\n{self._sent.key_fingerprint}")
        document.strip(_fingerprint_strip(blocks, figure, modules))

    def _signatories(self) -> list[Signatory]:
        """Return who hands over and who receives."""
        sent = self._sent
        return [
            Signatory(
                role=self._text(N_("Handed over by")),
                function=sent.sender_function,
                organisation=sent.sender,
                below=self._text(N_("name, signature, stamp")),
            ),
            Signatory(
                role=self._text(N_("Received by")),
                function=sent.recipient_function,
                organisation=sent.recipient,
                below=self._text(N_("number and date of registration")),
            ),
        ]


@dataclass(frozen=True, slots=True)
class _Block:
    """Some lines of one style and the space above them."""

    node: Node
    lines: list[Line]
    style: Style
    before: float

    @property
    def height(self) -> float:
        """The height of lines and space."""
        return self.before + len(self.lines) * self.style.leading


def _plain(texts: list[str]) -> list[Line]:
    """Return texts as bold lines that are never broken."""
    return [line for text in texts for line in break_text(text, BODY_BOLD, PORTRAIT.width)]


def _fingerprint_strip(blocks: list[_Block], figure: Node, modules: list[list[bool]]) -> Strip:
    """Return the fingerprints at the left, the QR code at the right, between two rules."""
    inside = 5.0
    height = max(sum(block.height for block in blocks), QR_SIDE - 6) + 2 * inside

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, PORTRAIT.width, RULE)
        y = top - inside
        for block in blocks:
            y -= block.before
            with pen.tagged(block.node):
                for line in block.lines:
                    pen.line(line, left, y - block.style.ascent, block.style)
                    y -= block.style.leading
        with pen.figure(figure):
            draw_qr(pen, modules, left + PORTRAIT.width, top - (height - QR_SIDE) / 2)
        pen.rule(left, top - height, PORTRAIT.width, RULE)

    return Strip(height, draw, before=NEAR)
