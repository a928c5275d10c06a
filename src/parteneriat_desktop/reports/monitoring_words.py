"""The values of a monitoring report as its tables and drawings show them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_currency, show_money, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budget import BudgetChapter, FundingSource
from parteneriat_desktop.records.measure import Ratio, ValueKind, from_text, percent_of, said
from parteneriat_desktop.records.monitoring_standing import is_kept, paid_share, total_of
from parteneriat_desktop.records.snapshot import SumBy
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.snapshot import FrozenConsultation, FrozenSum, FrozenTarget, Snapshot
    from parteneriat_desktop.reports.cells import Cell
    from parteneriat_desktop.reports.wording import Wording

LABELS = {SumBy.SOURCE: FundingSource, SumBy.CHAPTER: BudgetChapter}
WHOLE = Decimal(100)


class MonitoringWords:
    """The shown values of one report."""

    def __init__(self, found: Snapshot, words: Wording, catalogue: Catalogue) -> None:
        self._found = found
        self._words = words
        self.catalogue = catalogue
        self.text = catalogue.text
        self.say = catalogue.say
        self.show = words.show

    def money_in(self, amount: Decimal | None) -> str:
        """Return an amount with the currency of the plan."""
        return show_money(amount, self._found.currency, self.catalogue)

    def percent(self, share: Decimal | None) -> str:
        """Return a share given in per cent."""
        return DASH if share is None else show_percent(share / WHOLE, self.catalogue)

    def measure(self, kind: ValueKind | None, text: str | None) -> str:
        """Return a frozen measure; a text of the authors stands in annex 1."""
        if kind is ValueKind.TEXT and text is not None:
            return self.text(N_("annex 1"))
        return self.show(text if kind is None else said(from_text(kind, text)))

    def progress(self, target: FrozenTarget) -> str:
        """Return the progress of a target in per cent, or in a word where there is none."""
        if target.progress is not None:
            return self.percent(target.progress)
        if target.reached is None:
            return DASH
        if is_kept(target):
            return self.text(N_("maintained") if target.reached else N_("not maintained"))
        return self.text(N_("reached") if target.reached else N_("not reached"))

    def target_name(self, target: FrozenTarget) -> str:
        """Return name and unit of a target."""
        if target.unit:
            return self.say(Sentence("{name} ({unit})", name=target.name, unit=target.unit))
        return self.show(target.name)

    def target(self, target: FrozenTarget) -> list[Cell | str]:
        """Return the row of a target, without its state."""
        return [
            target.code or DASH,
            self.target_name(target),
            self.measure(target.value_kind, target.baseline),
            self.measure(target.value_kind, target.goal),
            self.measure(target.value_kind, target.realised),
            self.progress(target),
        ]

    def targets_table(self, rows: Sequence[Sequence[Cell | str]]) -> Table:
        """Return the table of targets."""
        columns = [
            Column(self.text(N_("Code")), 13),
            Column(self.text(N_("Indicator and unit")), 57),
            Column(self.text(N_("Baseline")), 17, right=True),
            Column(self.text(N_("Target")), 16, right=True),
            Column(self.text(N_("Realised")), 18, right=True),
            Column(self.text(N_("Progress")), 18, right=True),
            Column(self.text(N_("State")), 26),
        ]
        return Table(columns=columns, rows=rows)

    def sums(self, by: SumBy) -> list[FrozenSum]:
        """Return the sums told apart by something, in the order of the plan."""
        return [one for one in self._found.sums or () if one.by is by]

    def key(self, found: FrozenSum) -> str:
        """Return by what a sum is told apart: a label, a name, a year."""
        kinds = LABELS.get(found.by) if found.by is not None else None
        return self.show(next((kind for kind in kinds or () if kind.value == found.key), found.key))

    def source_table(self) -> Table | None:
        """Return the money by source with its total; None where nothing is planned."""
        return self.sums_table(SumBy.SOURCE, N_("Source"), 165)

    def sums_table(self, by: SumBy, head: str, width: float) -> Table | None:
        """Return the money by something with its total; None of no lines."""
        found = self.sums(by)
        if not found:
            return None
        rows = [self._sum_row(self.key(one), one) for one in found]
        rows.append(self._sum_row(self.text(N_("Total")), total_of(self._found)))
        amounts = [N_("Planned"), N_("Contracted"), N_("Paid"), N_("of it in the period"), N_("Rest")]
        columns = [
            Column(self.text(head), width - 5 * 24 - 15),
            *(Column(self.text(name), 24, right=True) for name in amounts),
            Column(self.text(N_("Paid, %")), 15, right=True),
        ]
        return Table(columns=columns, rows=rows, totals=1)

    def _sum_row(self, name: str, found: FrozenSum) -> list[str]:
        """Return one row of money."""
        rest = None if found.planned is None else found.planned - (found.paid or Decimal(0))
        amounts = (found.planned, found.contracted, found.paid, found.paid_in_period, rest)
        return [name, *(self._words.money(amount) for amount in amounts), self.percent(paid_share(found))]

    def money_note(self) -> str:
        """Return in which currency the sums are, and what 0 means."""
        currency = show_currency(self._found.currency, self.catalogue) if self._found.currency else DASH
        return self.say(
            Sentence("Sums with VAT, currency: {currency}. 0.00 means that nothing was paid.", currency=currency)
        )

    def consultation(self, found: FrozenConsultation) -> list[str]:
        """Return the row of a consultation."""
        return [
            self.show(found.held_on or found.planned_for),
            self.show(found.method),
            self.show(found.title),
            self.show(found.participants),
            self.show(found.proposals if found.held_on else None),
            self.answered(found),
        ]

    def answered(self, found: FrozenConsultation) -> str:
        """Return the share of proposals with an answer."""
        return self.percent(percent_of(Ratio(Decimal(found.answered or 0), Decimal(found.proposals or 0))))

    def consultations_table(self, rows: Sequence[Sequence[Cell | str]]) -> Table:
        """Return the table of consultations."""
        columns = [
            Column(self.text(N_("Date")), 21),
            Column(self.text(N_("Method")), 30),
            Column(self.text(N_("Subject")), 53),
            Column(self.text(N_("Participants")), 22, right=True),
            Column(self.text(N_("Proposals")), 20, right=True),
            Column(self.text(N_("Answered")), 19, right=True),
        ]
        return Table(columns=columns, rows=rows)
