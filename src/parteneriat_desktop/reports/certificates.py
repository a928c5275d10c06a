"""R14C Certificates of attendance: one landscape page for each holder, all in one file (paper.md 7).

Rules of this module:

1. Each page is a certificate of its own: letterhead, series and number in the registration box, one title, one
   footer "page 1 of 1"; the outline leads to each.
2. A certificate stands for the day on which it was given. Where the holder's name is not known here there is a line
   to write it on.
3. The type is that of a poster; what is too long for a page is set in the next smaller type, down to that of
   notes, which holds the longest texts that a record can have.
4. The names are in no other paper but this one and the local register.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.fonts import printable, width
from parteneriat_desktop.reports.furniture import Furniture
from parteneriat_desktop.reports.layout import LANDSCAPE, Strip
from parteneriat_desktop.reports.lines import break_text
from parteneriat_desktop.reports.pdfa import About, archive
from parteneriat_desktop.reports.pen import Pen
from parteneriat_desktop.reports.signatures import LEAST_SPACE, SPACE, Signatory, signature_strip
from parteneriat_desktop.reports.structure import Marks, Node
from parteneriat_desktop.reports.trained import certificates_of, events_of, shown_number
from parteneriat_desktop.reports.typography import (
    APART,
    BODY,
    BODY_BOLD,
    HAIRLINE,
    HEADING,
    MM,
    NEAR,
    POSTER,
    SMALL,
    Style,
    bind,
)
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.training import Certificate, Training, TrainingEvent
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R14C", N_("Certificate of attendance")
#: Length of the line on which a name is written by hand, in points.
HAND = 120 * MM


def certificate_pages(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the certificates of a training; refuses (code ``no-certificates``) a training without any."""
    training = cast("Training", subject)
    given = [(event, one) for event in events_of(source, training) for one in certificates_of(source, event)]
    if not given:
        raise RefusedError(
            Sentence("This training has no certificates in the register."),
            Sentence("Enter the certificates of its events first, then print them."),
            code="no-certificates",
        )
    words = Wording(source, frame.catalogue)
    root, marks, target = Node("Document"), Marks(), BytesIO()
    pen = Pen(target, marks)
    for number, (event, certificate) in enumerate(given):
        sheet = _Sheet(training, event, certificate, words, frame)
        sheet.draw(pen, root.add("Part"), number)
    pen.finish()
    title = f"{frame.catalogue.text(TITLE)} – {training.title or DASH}"
    about = About(title=title, author=frame.issuer.name, language=frame.catalogue.language, day=frame.day)
    return archive(target.getvalue(), root, marks, about)


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph of a certificate: its text, its style, the space before it, whether it is its title."""

    text: str
    style: Style
    before: float
    title: bool = False

    @property
    def height(self) -> float:
        """The height of the paragraph with the space before it; an empty one is a line to write on."""
        return self.before + self.style.leading * max(1, len(break_text(self.text, self.style, LANDSCAPE.width)))


@dataclass(frozen=True, slots=True)
class _Way:
    """How a certificate is set: running text, names, the space to sign in, whether the provider signs too."""

    plain: Style
    name: Style
    space: float
    provider: bool = True


#: What is tried in turn: the type of a poster, less space to sign in, ordinary type, the type of notes.
WAYS = (
    _Way(POSTER.body, POSTER.subject, SPACE),
    _Way(POSTER.body, POSTER.subject, LEAST_SPACE),
    _Way(BODY, HEADING, LEAST_SPACE),
    _Way(SMALL, BODY_BOLD, LEAST_SPACE, provider=False),
)


class _Sheet:
    """One certificate under composition."""

    def __init__(
        self, training: Training, event: TrainingEvent, certificate: Certificate, words: Wording, frame: Frame
    ) -> None:
        day = certificate.issued_on or frame.day
        self._frame = replace(frame, number=shown_number(certificate), number_date=certificate.issued_on, day=day)
        self._training, self._event, self._certificate = training, event, certificate
        self._words, self._text = words, frame.catalogue.text

    def draw(self, pen: Pen, node: Node, page: int) -> None:
        """Draw the certificate as a page of its own."""
        subject = self._certificate.holder_name or ""
        stand = self._words.say(Sentence("data as of {date}", date=self._frame.day))
        furniture = Furniture(
            code=CODE, title=self._text(TITLE), subject=subject, stand=stand, frame=self._frame, begins=page
        )
        furniture.claim_first(node)
        texts, signature = self._composed(node)
        pen.start_page(LANDSCAPE.page_width * MM, LANDSCAPE.height)
        top = LANDSCAPE.height - LANDSCAPE.first * MM
        pen.bookmark(" – ".join(part for part in (self._frame.number, subject) if part) or DASH, 0, top)
        for text, one in texts:
            top = _draw_text(pen, text, one, top)
        signature.draw(pen, LANDSCAPE.left, top - signature.before)
        furniture.claim_last(node)
        furniture.draw(pen, LANDSCAPE, 1)
        pen.end_page()

    def _composed(self, node: Node) -> tuple[list[tuple[_Text, Node]], Strip]:
        """Return the paragraphs with their nodes and the signatures, in the largest type that fits."""
        room = LANDSCAPE.room(first=True, funding=self._frame.funding is not None)
        way = next((way for way in WAYS if self._height(way) <= room), WAYS[-1])
        placed = [(text, node.add("H1" if text.title else "P")) for text in self._texts(way)]
        return placed, self._signature(node, way)

    def _height(self, way: _Way) -> float:
        """Return how high the certificate is when it is set in one way."""
        signature = self._signature(Node("Part"), way)
        return sum(text.height for text in self._texts(way)) + signature.before + signature.height

    def _texts(self, way: _Way) -> list[_Text]:
        """Return what the certificate says, from top to bottom."""
        training, certificate = self._training, self._certificate
        texts = [
            _Text(self._text(TITLE), POSTER.title, 0, title=True),
            _Text(self._text(N_("This is to certify that")), way.plain, APART),
            _Text(certificate.holder_name or "", way.name, NEAR),
        ]
        if certificate.holder_organisation:
            texts.append(_Text(certificate.holder_organisation, way.plain, 0))
        details = Sentence(
            "Date: {day}; place: {place}; hours: {hours}; provider: {provider}.",
            day=self._day(),
            place=self._event.place or self._event.online_link,
            hours=training.hours,
            provider=training.provider,
        )
        return [
            *texts,
            _Text(self._text(N_("took part in the training")), way.plain, APART),
            _Text(training.title or DASH, way.name, NEAR),
            _Text(self._words.say(details), way.plain, NEAR),
        ]

    def _day(self) -> str:
        """Return the day or the days of the event."""
        event = self._event
        if event.held_until and event.held_until != event.held_on:
            return self._words.period(event.held_on, event.held_until)
        return self._words.show(event.held_on)

    def _signature(self, node: Node, way: _Way) -> Strip:
        """Return who signs: the trainer and the head of the institution."""
        below = self._text(N_("name, signature"))
        issuer = self._frame.issuer
        signatories = (
            Signatory(
                role=self._text(N_("Trainer")),
                function=self._event.trainer or DASH,
                organisation=(self._training.provider or DASH) if way.provider else "",
                below=below,
            ),
            Signatory(
                role=self._text(N_("For the issuer")),
                function=issuer.head or DASH,
                organisation=issuer.name,
                below=self._text(N_("name, signature, stamp")),
            ),
        )
        return signature_strip(signatories, node, LANDSCAPE, self._frame, way.space)


def _draw_text(pen: Pen, text: _Text, node: Node, top: float) -> float:
    """Draw a paragraph below a height and return where it ends; the title stands in the middle."""
    top -= text.before
    lines = break_text(bind(text.text), text.style, LANDSCAPE.width)
    if not lines:
        pen.rule(LANDSCAPE.left, top - text.style.ascent, HAND, HAIRLINE)
        return top - text.style.leading
    with pen.tagged(node):
        for line in lines:
            x = LANDSCAPE.left
            if text.title:
                used = sum(width(printable(run.text), text.style.size, bold=text.style.bold) for run in line)
                x += (LANDSCAPE.width - used) / 2
            pen.line(line, x, top - text.style.ascent, text.style)
            top -= text.style.leading
    return top
