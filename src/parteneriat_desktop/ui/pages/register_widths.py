"""How wide the columns of the register are, for the table and for the row under it.

What must not be cut (dates, channels, decisions) is as wide as its longest words in the person's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

from parteneriat_desktop.records.contribution import ContributionDecision, IncomingChannel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.ui.context import Context

#: Least widths in logical pixels, and the widest that the columns of channels and decisions become.
NUMBER, RECEIVED, CHANNEL, SENDER, ARTICLE, DECISION = 50, 88, 88, 112, 74, 144
MOST_CHANNEL, MOST_DECISION = 104, 176
#: Beside the words of a cell, and of a chip with its icon in the last column.
SIDES, CHIP = 18, 60


def register_widths(context: Context) -> dict[str, int]:
    """Return the widths by field; the text of a proposal takes what is left."""
    channels = (context.show(one) for one in IncomingChannel)
    decisions = (context.show(one) for one in ContributionDecision)
    return {
        "register_number": NUMBER,
        "received_on": max(RECEIVED, _longest(context, [context.show(context.today)], 10) + SIDES),
        "channel": min(max(CHANNEL, _longest(context, channels, 10) + SIDES), MOST_CHANNEL),
        "sender_kind": SENDER,
        "article": ARTICLE,
        "text": 0,
        "decision": min(max(DECISION, _longest(context, decisions, 9) + CHIP), MOST_DECISION),
    }


def _longest(context: Context, texts: Iterable[str], points: int) -> int:
    """Return how wide the longest text is at the usual size; whoever uses it scales it with the text."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(context.look.points(points))
    metrics = QFontMetrics(font)
    return round(max(metrics.horizontalAdvance(text) for text in texts) / context.look.scale)
