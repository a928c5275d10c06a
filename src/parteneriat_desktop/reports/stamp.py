"""What a visible signature shows in the place where one signs: who, as what, for whom, and when.

Rules of this module:

1. Letters are those of the document and embedded in the appearance, so that the file stays fit for archives;
   nothing is scaled, and there is no frame and no picture (paper.md 4).
2. The name stands first and the moment last; both are always shown. Function and organisation stand between them as
   far as there is room, and an organisation that bears the name itself is not said twice.
3. What is shown proves nothing: only the signature does.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.lines import break_text
from parteneriat_desktop.reports.pen import Pen
from parteneriat_desktop.reports.structure import Marks
from parteneriat_desktop.reports.typography import SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from parteneriat_desktop.reports.lines import Line
    from parteneriat_desktop.reports.typography import Style


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """The words of a visible signature, in the language of the document; ``moment`` is a whole sentence."""

    name: str
    function: str = ""
    organisation: str = ""
    moment: str


def draw_stamp(stamp: Stamp, width: float, height: float) -> bytes:
    """Return a page of this size in points that shows the stamp, and nothing where nothing has room."""
    target = BytesIO()
    pen = Pen(target, Marks())
    pen.start_page(width, height)
    top = height
    with pen.furniture():
        for line, style in _lines(stamp, width, int(height // SMALL.leading)):
            pen.line(line, 0, top - style.ascent, style)
            top -= style.leading
    pen.end_page()
    pen.finish()
    return target.getvalue()


def _lines(stamp: Stamp, width: float, room: int) -> list[tuple[Line, Style]]:
    """Return the lines that have room, in their order."""
    between = [stamp.function, stamp.organisation if stamp.organisation != stamp.name else ""]
    first = [(line, SMALL_BOLD) for line in break_text(stamp.name, SMALL_BOLD, width)]
    last = [(line, SMALL) for line in break_text(stamp.moment, SMALL, width)]
    shown: list[tuple[Line, Style]] = []
    for text in between:
        broken = [(line, SMALL) for line in break_text(text, SMALL, width)]
        if len(first) + len(shown) + len(broken) + len(last) <= room:
            shown += broken
    kept = first[: max(room - len(last), 1)]
    return [*kept, *shown, *last][:room]
