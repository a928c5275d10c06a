"""R11 Execution of the budget of a plan by source, partner, chapter and year (paper.md 7).

Rules of this module:

1. Every table adds up to the same total, which stands in each of them.
2. Paid over planned is a fact and is named below the table; nothing is hidden in a sum.
3. What could not be converted is left out of the sums and said so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_currency, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budget_sums import sums_of
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.layout import LANDSCAPE
from parteneriat_desktop.reports.parties import party_signatories
from parteneriat_desktop.reports.tables import Table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.records.budget import BudgetLine
    from parteneriat_desktop.records.budget_sums import BudgetSums, Sums
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R11", N_("Execution of the budget")
WIDTHS = (90, 37, 37, 37, 37, 19)


def budget_execution(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the execution of a plan's budget."""
    return _Execution(source, cast("Plan", subject), frame).compose()


class _Execution:
    """One report under composition."""

    def __init__(self, source: Surroundings, plan: Plan, frame: Frame) -> None:
        self._source = source
        self._plan = plan
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._sums: BudgetSums = sums_of(plan, source)
        self._document = Document(
            code=CODE, title=self._text(TITLE), subject=plan.title or DASH, frame=frame, geometry=LANDSCAPE
        )

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        document, words = self._document, self._words
        document.verdict(self._verdict(), self._left_out())
        self._table(N_("By source"), N_("Source"), self._source_of)
        self._table(N_("By partner"), N_("Partner"), self._partner_of)
        self._table(N_("By chapter"), N_("Chapter"), self._chapter_of)
        self._table(N_("By year"), N_("Year"), _year_of)
        partnership = self._source.find("partnership", self._plan.partnership or "")
        document.signatures(party_signatories(cast("Partnership | None", partnership), words, self._frame.catalogue))
        return document.bytes()

    def _source_of(self, line: BudgetLine) -> str:
        """Return where the money of a line comes from."""
        return self._words.show(line.source)

    def _partner_of(self, line: BudgetLine) -> str:
        """Return who spends the money of a line."""
        return self._words.partner_name(line.partner)

    def _chapter_of(self, line: BudgetLine) -> str:
        """Return what the money of a line is for."""
        return self._words.show(line.chapter)

    def _verdict(self) -> str:
        """Return what was planned and paid."""
        total, currency = self._sums.total, self._sums.currency
        if not self._sums.lines:
            return self._text(N_("The plan has no budget lines yet."))
        return self._words.say(
            Sentence(
                "Planned {planned}, paid {paid} ({share}).",
                planned=self._words.money_in(total.planned, currency),
                paid=self._words.money_in(total.paid, currency),
                share=self._share(total),
            )
        )

    def _left_out(self) -> str:
        """Say how many lines and payments are in no sum because their rate is missing."""
        count = len(self._sums.unconverted)
        if not count:
            return ""
        sentence = Counted(
            "{count} line or payment has no exchange rate and is in no sum.",
            "{count} lines or payments have no exchange rate and are in no sum.",
            count,
        )
        return self._words.say(sentence)

    def _table(self, title: str, head: str, key: Callable[[BudgetLine], str]) -> None:
        """Add the sums by something that a line says, with their total."""
        self._document.section(self._text(title))
        found = sorted(self._sums.by(key).items(), key=lambda pair: (-pair[1].planned, pair[0]))
        if not found:
            self._document.paragraph(self._text(N_("There is nothing to add up here.")))
            return
        rows = [self._row(name, sums) for name, sums in [*found, (self._text(N_("Total")), self._sums.total)]]
        first, *widths = WIDTHS
        heads = (N_("Planned"), N_("Contracted"), N_("Paid"), N_("Left"), N_("Paid, %"))
        columns = [Column(self._text(head), first)]
        columns += [Column(self._text(one), width, right=True) for one, width in zip(heads, widths, strict=True)]
        over = [name for name, sums in found if sums.overspent]
        self._document.table(Table(columns=columns, rows=rows, totals=1), self._note(over))

    def _row(self, name: str, sums: Sums) -> list[str]:
        """Return one line of sums."""
        money = self._words.money
        left = sums.planned - sums.paid
        return [name, money(sums.planned), money(sums.contracted), money(sums.paid), money(left), self._share(sums)]

    def _share(self, sums: Sums) -> str:
        """Return what share of the planned sum was paid; a dash where nothing was planned."""
        return show_percent(sums.paid / sums.planned if sums.planned else None, self._frame.catalogue)

    def _note(self, over: list[str]) -> str:
        """Return the currency, and who paid more than was planned."""
        currency = show_currency(self._sums.currency, self._frame.catalogue) if self._sums.currency else DASH
        sums = Sentence("Sums in {currency}, with VAT.", currency=currency)
        if not over:
            return self._words.say(sums)
        more = Sentence("More was paid than planned: {names}.", names=tuple(over))
        return self._words.say(Sentence("{first} {second}", first=sums, second=more))


def _year_of(line: BudgetLine) -> str:
    """Return the year of a line."""
    return DASH if line.year is None else str(line.year)
