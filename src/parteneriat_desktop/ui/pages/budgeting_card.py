"""A round of participatory budgeting at a glance: its phases on a line, its sums checked in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budgeting import too_many_votes, too_much_money
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout
from parteneriat_desktop.ui.widgets.timeline import Mark, Station, Timeline
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.records.budgeting import BudgetingPhase, BudgetingProject, BudgetingRound
    from parteneriat_desktop.ui.context import Context


class BudgetingCard(Card):
    """Phases and sums of one round."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.body.setSpacing(4)
        self.phases = Timeline(context, context.text(N_("Phases")))
        self.body.addWidget(self.phases)
        self._sums = QVBoxLayout()
        self._sums.setSpacing(2)
        self.body.addLayout(self._sums)

    def show_round(self, found: BudgetingRound, projects: Sequence[BudgetingProject]) -> None:
        """Show a round with what its projects add up to."""
        stations = [station for phase in found.phases or () if (station := self._station(phase)) is not None]
        self.phases.show_stations(stations)
        self.phases.setVisible(bool(stations))
        clear_layout(self._sums)
        palette = self._context.palette
        for sentence, tone in self._said(found, projects):
            icon = "circle-alert" if tone is Tone.ERR else "circle-check" if tone is Tone.OK else "info"
            words = label(self._context.say(sentence), str(tone), wrap=True)
            self._sums.addWidget(icon_line(icon, palette.colour(tone), words))

    def show_upright(self, *, upright: bool) -> None:
        """Show the phases below one another, or side by side."""
        self.phases.show_upright(upright=upright)

    def _said(self, found: BudgetingRound, projects: Sequence[BudgetingProject]) -> Iterator[tuple[Sentence, Tone]]:
        """Yield what the sums of money and votes say."""
        faults = list(too_much_money(found, projects))
        allocated = sum((one.allocated or Decimal(0) for one in projects), Decimal(0))
        if found.amount is not None and not faults:
            money = Sentence(
                "{allocated} of {amount} are allocated; {left} are left.",
                allocated=self._money(allocated, found),
                amount=self._money(found.amount, found),
                left=self._money(found.amount - allocated, found),
            )
            yield money, Tone.OK if allocated else Tone.INFO
        for sentence in (*faults, *too_many_votes(found, projects)):
            yield sentence, Tone.ERR
        given = sum(one.votes or 0 for one in projects)
        if found.votes_possible is not None and given <= found.votes_possible:
            votes = Sentence(
                "The projects have {given} votes; {ballots} ballots carry at most {possible}.",
                given=given,
                ballots=found.votes_total,
                possible=found.votes_possible,
            )
            yield votes, Tone.OK if given else Tone.INFO
        if found.results_published_on is not None:
            yield Sentence("Results published on {day}.", day=found.results_published_on), Tone.OK

    def _money(self, amount: Decimal, found: BudgetingRound) -> str:
        """Return a sum with its currency."""
        context = self._context
        return formatting.show_money(amount, found.currency or context.workspace.country.currency, context.catalogue)

    def _station(self, phase: BudgetingPhase) -> Station | None:
        """Return a phase as a station; None where it has no first day."""
        context, catalogue, today = self._context, self._context.catalogue, self._context.today
        if phase.starts_on is None:
            return None
        end = phase.ends_on or phase.starts_on
        mark = Mark.DONE if end < today else Mark.TODAY if phase.starts_on <= today else Mark.COMING
        until = context.say(Sentence("until {day}", day=phase.ends_on)) if phase.ends_on is not None else ""
        what = context.show(phase.phase)
        return Station(
            key=phase.phase.value if phase.phase is not None else phase.starts_on.isoformat(),
            day=phase.starts_on,
            day_words=formatting.show_date(phase.starts_on, catalogue),
            weekday=formatting.show_weekday(phase.starts_on, catalogue),
            what=what[:1].upper() + what[1:],
            second=until,
            strong=what,
            sentence=until,
            mark=mark,
        )
