"""How many took part by each way of taking part, as bars with their sentence (paper.md 4)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.charts.bars import Amount, bar_chart

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.inclusion import Inclusion
    from parteneriat_desktop.reports.charts.drawing import Drawing
    from parteneriat_desktop.reports.wording import Wording


def participation_chart(found: Inclusion, words: Wording, catalogue: Catalogue, width: float) -> list[Drawing]:
    """Return the participants of each way as bars; none of fewer than three ways."""
    amounts = [
        Amount(words.show(way.name), Decimal(total), Decimal(total))
        for way in found.ways
        if (total := way.number("total")) is not None
    ]
    values = tuple(words.say(Sentence("{code}: {value}", code=one.name, value=one.whole)) for one in amounts)
    summary = words.say(Sentence("Participants by way of taking part: {values}.", values=values))

    def said(amount: Amount) -> str:
        """Return the number of participants."""
        return words.show(amount.whole)

    title = catalogue.text(N_("Participants"))
    drawn = bar_chart(title, summary, amounts, said, catalogue.text(N_("others")), width)
    return [] if drawn is None else [drawn]
