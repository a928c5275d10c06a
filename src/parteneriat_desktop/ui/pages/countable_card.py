"""Whether a partnership counts for the target, and why not; what comes next in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from parteneriat_desktop.actions import programmes
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import Banner, Card
from parteneriat_desktop.ui.widgets.words import icon_line, label, picture

if TYPE_CHECKING:
    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.ui.context import Context

#: Most reasons that are told in full; the matrix has them all.
MOST = 3
#: Most dates that are told.
NEXT = 4


def countable_card(context: Context, found: Evidence) -> Card:
    """Say whether it counts; first what is missing, then what is there."""
    card = Card()
    palette = context.palette
    title = N_("Countable for the target: yes") if found.countable else N_("Countable for the target: no")
    icon, tone = ("circle-check", Tone.OK) if found.countable else ("circle-x", Tone.ERR)
    card.add_head(context.text(title), icon=picture(icon, palette.colour(tone), 22))
    clauses = [clause for clause in programmes.programme(context.workspace).clauses or [] if clause.decides]
    deciding = [row for row in found.rows if any(clause.row is row.row for clause in clauses)]
    met = [row for row in deciding if row.state is RowState.PROVED]
    template = (
        N_("{met} of {all} conditions are met.")
        if found.countable
        else N_("{met} of {all} conditions are met. It does not count, because:")
    )
    words = Sentence(template, met=len(met), all=len(deciding))
    card.body.addWidget(label(context.say(words), wrap=True))
    for reason in found.reasons[:MOST]:
        card.body.addWidget(Banner(context.say(reason), Tone.ERR, palette))
    if len(found.reasons) > MOST:
        more = Sentence("and {count} more; see the matrix", count=len(found.reasons) - MOST)
        card.body.addWidget(label(context.say(more), "small", wrap=True))
    for row in met:
        sentence = Sentence("yes: {condition}", condition=context.catalogue.label(row.row))
        card.body.addWidget(icon_line("circle-check", palette.ok, label(context.say(sentence), wrap=True)))
    return card


def next_card(context: Context, partnership: str) -> Card:
    """Show the next dates of the partnership and its plans."""
    card = Card()
    card.add_head(context.text(N_("Coming up")))
    plans = {plan.id for plan in context.workspace.children("plan", "partnership", partnership)}
    mine = [one for one in context.due() if one.record == partnership or one.record in plans]
    for one in mine[:NEXT]:
        row = QHBoxLayout()
        row.setSpacing(10)
        day = label(formatting.show_date(one.on, context.catalogue), "small")
        day.setFixedWidth(context.look.px(72))
        row.addWidget(day)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(context.say(one.sentence), wrap=True))
        words.addWidget(label(one.title, "small", wrap=True))
        row.addLayout(words, 1)
        card.body.addLayout(row)
    if not mine:
        card.body.addWidget(label(context.text(N_("Nothing within 30 days.")), "muted", wrap=True))
    return card
