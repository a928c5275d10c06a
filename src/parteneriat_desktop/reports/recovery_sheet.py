"""The recovery sheet of a key: its words, once for the eye and once for a camera, and what to do with them.

Rules of this module:

1. One page. The QR code holds the words and the fingerprint that stand beside it, nothing else.
2. The words stand in numbered rows of four, so that a row can be asked back.
3. It says in plain words that whoever has the sheet has the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.fingerprints import QR_SIDE, draw_qr, qr_modules
from parteneriat_desktop.reports.layout import PORTRAIT, Strip
from parteneriat_desktop.reports.tables import Table
from parteneriat_desktop.reports.typography import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.pen import Pen
    from parteneriat_desktop.reports.structure import Node

CODE, TITLE = "K1", N_("Recovery sheet of the key")
ROW = 4
ADVICE = (
    N_("Whoever has this sheet can sign in the name of the institution. Keep it in the safe, in an envelope."),
    N_("Do not photograph it, do not scan it, do not send it. Delete the file after printing."),
    N_("If the key does not open any more: Settings, Key of the institution, Restore, and type the words."),
    N_("If the computer is lost: install the program, make the workspace with the same name, then restore the key."),
    N_("If the sheet is lost or was seen by others: replace the key (Settings) and print a new sheet."),
)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What the sheet is about: the fingerprint of the key and its words in their order."""

    fingerprint: str
    words: Sequence[str]


def recovery_sheet(recovery: Recovery, frame: Frame) -> bytes:
    """Return the sheet as PDF/A."""
    text, say = frame.catalogue.text, frame.catalogue.say
    stand = say(Sentence("made on {date}", date=frame.day))
    document = Document(code=CODE, title=text(TITLE), subject=frame.issuer.name, frame=frame, stand=stand)
    document.key_values(
        [
            (text(N_("Institution")), frame.issuer.name),
            (text(N_("Fingerprint of the key")), recovery.fingerprint),
        ]
    )
    document.section(text(N_("The words")))
    rows: list[list[Cell | str]] = []
    for start in range(0, len(recovery.words), ROW):
        words = [Cell(word, bold=True) for word in recovery.words[start : start + ROW]]
        rows.append([say(Sentence("{first} to {last}", first=start + 1, last=start + ROW)), *words])
    columns = [Column(text(N_("Words no.")), 33), *(Column(" ", 33) for _ in range(ROW))]
    document.table(Table(columns=columns, rows=rows))
    document.section(text(N_("What to do with this sheet")))
    document.bullets([text(one) for one in ADVICE])
    figure = document.node("Figure", alt=text(N_("QR code with the words and the fingerprint on this sheet")))
    modules = qr_modules(f"{' '.join(recovery.words)}\n{recovery.fingerprint}")
    document.strip(_qr_strip(figure, modules))
    return document.bytes()


def _qr_strip(figure: Node, modules: list[list[bool]]) -> Strip:
    """Return the code at the right edge."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.figure(figure):
            draw_qr(pen, modules, left + PORTRAIT.width, top)

    return Strip(QR_SIDE, draw, before=NEAR)
