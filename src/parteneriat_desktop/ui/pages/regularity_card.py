"""How regular and effective consultation and cooperation are: the figures of one plan since its adoption.

A figure always shows what is divided by what; where there is nothing to divide, a dash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.effectiveness import Span, figures
from parteneriat_desktop.records.measure import percent
from parteneriat_desktop.records.snapshot import EffectivenessMeasure
from parteneriat_desktop.ui.widgets.cards import Card
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.records.measure import Ratio
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.ui.context import Context

#: Figures that are a mean: a sum over a number, not a share of a whole.
MEANS = frozenset({EffectivenessMeasure.PARTICIPANTS, EffectivenessMeasure.SATISFACTION})
HUNDRED = 100


def regularity_card(context: Context, plan: Plan) -> Card | None:
    """Show the figures of a plan from its adoption until today; None before the adoption."""
    if plan.adopted_on is None or plan.adopted_on > context.today:
        return None
    card = Card()
    card.add_head(context.text(N_("Regularity and effectiveness")))
    since = Sentence("{plan}, since {day}", plan=plan.title or DASH, day=plan.adopted_on)
    card.body.addWidget(label(context.say(since), "small", wrap=True))
    span = Span(plan.adopted_on, context.today)
    for measure, ratio in figures(plan, span, context.workspace).items():
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(context.catalogue.label(measure), wrap=True), 1)
        figure = label(figure_of(context, measure, ratio), "strong" if ratio.denominator else "muted")
        row.addWidget(figure, alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(row)
    return card


def figure_of(context: Context, measure: EffectivenessMeasure, ratio: Ratio) -> str:
    """Write a figure with what was divided by what."""
    quotient, part, whole = ratio.quotient, ratio.numerator, ratio.denominator
    if quotient is None:
        return DASH
    if measure is EffectivenessMeasure.DAYS_TO_ANSWER:
        return formatting.show_number(part, context.catalogue)
    if measure in MEANS:
        mean = percent(quotient / HUNDRED)
        return context.say(Sentence("{mean} ({part} ÷ {whole})", mean=mean, part=part, whole=whole))
    return context.say(Sentence("{part} of {whole}", part=part, whole=whole))
