"""R13F A questionnaire to be filled in with a pen: items with boxes, lines for words (paper.md 7).

Rules of this module:

1. The form is anonymous and says so; it has no place for a name.
2. Boxes stand in the same columns for every item, so that the answers are typed from paper at a glance.
3. An item never breaks between two pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.questionnaire import QuestionKind
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.layout import PORTRAIT, Strip
from parteneriat_desktop.reports.lines import Run, break_text
from parteneriat_desktop.reports.typography import APART, BODY, HAIRLINE, MM, NEAR, RULE, bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.questionnaire import QuestionItem, QuestionnaireTemplate
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.lines import Line
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

CODE = "R13F"
#: Width of the text of an item, side of a box, distance of boxes, height of a line to write on, in points.
TEXT, BOX, STEP, WRITING = 100 * MM, 6 * MM, 12 * MM, 9 * MM
#: Lines to write on below an item that is answered in words.
LINES = 3
SCALE = ("1", "2", "3", "4", "5")


def questionnaire_form(source: Surroundings, subject: Record, frame: Frame) -> bytes:  # noqa: ARG001 - every report takes these
    """Return the form of a template."""
    template = cast("QuestionnaireTemplate", subject)
    catalogue = frame.catalogue
    version = catalogue.say(Sentence("version {version}", version=template.version))
    document = Document(code=CODE, title=template.title or DASH, subject=version, frame=frame)
    if template.introduction:
        document.paragraph(template.introduction)
    document.paragraph(catalogue.text(N_("This questionnaire is anonymous. Please do not write your name.")))
    document.paragraph(catalogue.text(N_("1 = I do not agree at all … 5 = I fully agree. Mark one box in each row.")))
    items = sorted(template.items or (), key=lambda item: item.number or 0)
    if not items:
        document.paragraph(catalogue.text(N_("This questionnaire has no items yet.")))
    answers = {
        QuestionKind.LIKERT_5: SCALE,
        QuestionKind.YES_NO: (catalogue.text(N_("yes")), catalogue.text(N_("no"))),
    }
    for item in items:
        document.strip(_item(item, answers.get(item.kind or QuestionKind.TEXT, ()), document.node("P")))
    return document.bytes()


def _item(item: QuestionItem, answers: Sequence[str], node: Node) -> Strip:
    """Return one item with its boxes, or with lines to write on."""
    room = TEXT if answers else PORTRAIT.width
    lines = break_text(bind(f"{item.number or DASH}. {item.text or DASH}"), BODY, room)
    words = BODY.leading * len(lines)
    height = max(words, BOX) + NEAR if answers else words + WRITING * LINES

    def draw(pen: Pen, left: float, top: float) -> None:
        _write(pen, node, lines, left, top)
        if answers:
            _boxes(pen, node, answers, left, top)
        for number in range(0 if answers else LINES):
            pen.rule(left, top - words - WRITING * (number + 1), PORTRAIT.width, HAIRLINE)

    return Strip(height, draw, before=APART)


def _write(pen: Pen, node: Node, lines: Sequence[Line], left: float, top: float) -> None:
    """Write the text of an item."""
    with pen.tagged(node):
        for number, line in enumerate(lines):
            pen.line(line, left, top - number * BODY.leading - BODY.ascent, BODY)


def _boxes(pen: Pen, node: Node, answers: Sequence[str], left: float, top: float) -> None:
    """Draw the boxes at the right edge, each with its answer at its left."""
    step = STEP if answers == SCALE else 2 * STEP  # words take more room than figures
    first = left + PORTRAIT.width - step * len(answers)
    for position, answer in enumerate(answers):
        right = first + step * (position + 1)
        corners = ((right - BOX, top - BOX), (right, top - BOX), (right, top), (right - BOX, top))
        with pen.artifact():
            pen.stroke(corners, RULE, closed=True)
        with pen.tagged(node):
            pen.line((Run(answer),), right - BOX - 3, top - BODY.ascent - 1, BODY, right=True)
