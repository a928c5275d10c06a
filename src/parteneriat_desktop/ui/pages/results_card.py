"""Results of a questionnaire: per item n, mean, the distribution as figures, and the share of 4 and 5 with its n."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_number, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.questionnaire import QuestionKind, Questionnaire
from parteneriat_desktop.records.satisfaction import satisfaction
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.measure import Ratio
    from parteneriat_desktop.records.satisfaction import ItemResult, Satisfaction
    from parteneriat_desktop.ui.context import Context


class ResultsCard(Card):
    """What the papers say."""

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._sum = label("", "small")
        self.add_head(context.text(N_("Results")), self._sum)
        columns = (
            Column(context.text(N_("Question"))),
            Column(context.text(N_("1 · 2 · 3 · 4 · 5")), 190),
            Column(context.text(N_("n")), 60, right=True),
            Column(context.text(N_("Mean")), 80, right=True),
            Column(context.text(N_("4 and 5, or yes")), 200, right=True),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("Results")), context.look, Rules(44, lines=True)
        )
        self._places = Places(self.table)
        self.body.addWidget(self._places, 1)

    def load(self, questionnaire: str) -> None:
        """Count the answers of a questionnaire."""
        context = self.context
        found = linked(context.workspace, Questionnaire, questionnaire)
        if found is None:
            return
        result = satisfaction(found, context.workspace)
        self._sum.setText(self._said(result))
        rows = [(f"{number}", self._cells(one)) for number, one in enumerate(result.items)]
        self.table.table().reload(FixedRows(rows))
        if result.responses:
            self._places.show_first()
        else:
            self._places.show_instead(empty_state(context.text(N_("Nobody has answered yet."))))

    def _said(self, result: Satisfaction) -> str:
        """Say the mean of all scores, with how many they are, and how many papers came back."""
        say = self.context.say
        mean = Sentence("no score yet")
        if result.mean is not None:
            mean = Sentence(
                "mean {mean} of 5 from {count} scores",
                mean=show_number(result.mean, self.context.catalogue),
                count=result.scores,
            )
        if result.returned is None:
            return say(Sentence("{papers} papers · {mean}", papers=result.responses, mean=mean))
        words = Sentence(
            "{papers} of {handed} papers ({share}) · {mean}",
            papers=result.responses,
            handed=result.handed_out,
            share=self._share(result.returned),
            mean=mean,
        )
        return say(words)

    def _cells(self, one: ItemResult) -> Sequence[Cell]:
        """Show one item."""
        context = self.context
        scale = one.item.kind is QuestionKind.LIKERT_5
        spread = " · ".join(str(count) for count in one.distribution) if scale else DASH
        if one.item.kind is QuestionKind.YES_NO:
            spread = context.say(Sentence("yes {yes} · no {no}", yes=one.yes, no=one.no))
        share = DASH
        if one.satisfied is not None and one.satisfied.denominator:
            share = context.say(
                Sentence(
                    "{part} of {n} ({share})",
                    part=int(one.satisfied.numerator),
                    n=int(one.satisfied.denominator),
                    share=self._share(one.satisfied),
                )
            )
        text = f"{one.item.number or ''}. {one.item.text or DASH}"
        mean = DASH if one.mean is None else show_number(one.mean, context.catalogue)
        answers = "; ".join(one.texts)
        return [Cell(text, answers, Kind.STRONG), Cell(spread), Cell(str(one.n)), Cell(mean), Cell(share)]

    def _share(self, ratio: Ratio) -> str:
        """Return a share in per cent, a dash where there is no denominator."""
        share = ratio.numerator / ratio.denominator if ratio.denominator else None
        return show_percent(share, self.context.catalogue, 0)
