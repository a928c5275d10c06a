"""How all terms of a consultation were counted, as a table to read, copy and print.

No arithmetic is cut: rows are as high as their words. The printed page is made from the same texts.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QMarginsF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QGridLayout, QWidget

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation_terms import Outcome, terms
from parteneriat_desktop.ui.own_key import OwnKey
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.term_words import bound, delay, recounted
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card, Chip, empty_state, rule, scrolling
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.consultation_terms import Term
    from parteneriat_desktop.ui.context import Context

HEADS = (N_("Term"), N_("Date"), N_("How it was counted"), N_("Outcome"))
ICONS = {
    Outcome.OPEN: (Tone.INFO, "circle-dot"),
    Outcome.KEPT: (Tone.OK, "circle-check"),
    Outcome.BROKEN: (Tone.ERR, "circle-alert"),
}
#: Margins of the printed page and its width of text, in millimetres and in points.
MARGIN, TEXT = 18, 494


class TermsTable(Card):
    """All terms with their arithmetic."""

    closed = Signal()

    def __init__(self, context: Context, consultation: Consultation) -> None:
        super().__init__(padded=False)
        self._context = context
        self._title = title_of(consultation, context.catalogue)
        self._terms = terms(consultation, context.workspace)
        palette = context.palette
        self.back = link(context.text(N_("Back")), palette, self.closed.emit, icon_name="chevron-left")
        self.copy = button(context.text(N_("Copy")), palette, self._copy, icon_name="copy", look="small")
        self.print = button(context.text(N_("Create PDF")), palette, self._print, icon_name="printer", look="small")
        self.add_head(context.text(N_("How all of it was counted")), self.back, self.copy, self.print)
        if self._terms:
            area = scrolling(self._rows())
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            area.setAccessibleName(self.as_text())
            self.body.addWidget(area, 1)
        else:
            words = context.text(N_("No term of the law is counted here: nothing is announced, or no law orders it."))
            self.body.addWidget(empty_state(words), 1)
        OwnKey(self, QKeyCombination(Qt.Key.Key_Escape), self.closed.emit)

    def as_text(self) -> str:
        """Return the table as text for other programs: one line a term, tabs between."""
        return "\n".join("\t".join(words) for words in self._table())

    def as_page(self) -> str:
        """Return the table as a page to print."""
        heads, *rows = self._table()
        head = "".join(f"<th align='left'>{escape(words)}</th>" for words in heads)
        body = "".join(f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in row)}</tr>" for row in rows)
        title = escape(self._title)
        return f"<h3>{title}</h3><table border='1' cellspacing='0' cellpadding='4'><tr>{head}</tr>{body}</table>"

    def _table(self) -> list[Sequence[str]]:
        """Return heads and rows as texts."""
        heads = [self._context.text(words) for words in HEADS]
        return [heads, *(self._words(term) for term in self._terms)]

    def _rows(self) -> QWidget:
        """Make the rows, each as high as its words."""
        context = self._context
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 4, 16, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column, (words, share) in enumerate(zip(HEADS, (3, 2, 9, 2), strict=True)):
            grid.addWidget(label(context.text(words), "small"), 0, column)
            grid.setColumnStretch(column, share)
        for position, term in enumerate(self._terms):
            line = position * 2 + 1
            grid.addWidget(rule(), line, 0, 1, len(HEADS))
            kind, day, arithmetic, said = self._words(term)
            grid.addWidget(label(kind, "strong", wrap=True), line + 1, 0)
            grid.addWidget(label(day), line + 1, 1)
            grid.addWidget(label(arithmetic, wrap=True), line + 1, 2)
            tone, icon = ICONS[term.outcome]
            chip = Chip(said, tone, context.palette, icon)
            grid.addWidget(chip, line + 1, 3, alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(len(self._terms) * 2 + 1, 1)
        return holder

    def _words(self, term: Term) -> tuple[str, str, str, str]:
        """Return what a term is, its day, its arithmetic and whether it was kept."""
        context = self._context
        broken = term.outcome is Outcome.BROKEN
        kind = context.show(term.kind)
        marks = [kind[:1].upper() + kind[1:]]
        if not term.deadline.verified:
            marks.append(context.text(N_("to be verified")))
        if term.frozen:
            marks.append(context.text(N_("written down")))
        return (
            " · ".join(marks),
            context.show(bound(term.deadline)),
            context.say(recounted(term.deadline, context.catalogue)),
            context.say(delay(term)) if broken else context.show(term.outcome),
        )

    def _copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())
        self.copy.setText(self._context.text(N_("Copied")))
        self._context.announce(self, self._context.text(N_("Copied")))

    def _print(self) -> None:
        """Ask where to, write the page and open it."""
        context = self._context
        suggested = Path(f"termene_{context.today:%Y-%m-%d}.pdf")
        out = context.chooser.save_file(context.text(N_("Save the PDF")), suggested, "PDF (*.pdf)")
        if out is None:
            return
        writer = QPdfWriter(str(out))
        writer.setTitle(self._title)
        writer.setResolution(72)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
        page = QTextDocument()
        page.setTextWidth(TEXT)
        page.setHtml(self.as_page())
        page.print_(writer)
        context.chooser.show_file(out)
