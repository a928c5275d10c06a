"""The cards at the right of the first page: progress of partnerships, consultations, backup, first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import backup, programmes, recovery
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.ui.going import new_record
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card
from parteneriat_desktop.ui.widgets.columns_chart import ColumnsChart, Pair
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.progress import Bar
from parteneriat_desktop.ui.widgets.words import ElidedLabel, icon_line, label, picture

if TYPE_CHECKING:
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.ui.context import Context

#: Most partnerships that the card shows.
MOST = 5
QUARTERS = (1, 2, 3, 4)


def progress_card(context: Context) -> Card:
    """Show how many of the twelve rows each partnership has proved, the farthest along first."""
    card = Card()
    counted = programmes.counted(context.workspace)
    everything = context.say(Sentence("All ({count})", count=len(counted)))
    card.add_head(
        context.text(N_("The way to “countable”")),
        link(everything, context.palette, lambda: context.go("partnerships")),
    )
    ordered = sorted(counted.values(), key=lambda found: (found.countable, -_proved(found)))
    shown = [found for found in ordered if not found.countable][:MOST] or ordered[:MOST]
    for found in sorted(shown, key=lambda one: -_proved(one)):
        card.body.addWidget(_progress(context, found))
    if not counted:
        card.body.addWidget(label(context.text(N_("No partnership yet.")), "muted"))
    return card


def _proved(found: Evidence) -> int:
    """Return how many rows are proved."""
    return sum(row.state is RowState.PROVED for row in found.rows)


def _progress(context: Context, found: Evidence) -> QWidget:
    """Show one partnership: its title, its twelve rows, what is missing."""
    palette = context.palette
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    title = title_of(context.workspace.find("partnership", found.partnership), context.catalogue)
    figure = context.say(Sentence("{proved} of {all}", proved=_proved(found), all=len(found.rows)))
    row = QHBoxLayout()
    row.addWidget(ElidedLabel(title), 1)
    row.addWidget(label(figure, "strong"))
    go = link(context.text(N_("Open")), palette, lambda: context.go("partnerships", "partnership", found.partnership))
    go.setAccessibleName(context.say(Sentence("Open: {title}", title=title)))
    row.addWidget(go)
    column.addLayout(row)
    column.addWidget(Bar(palette, _proved(found), len(found.rows), segments=True, name=title))
    if found.countable:
        line, icon, tone = context.text(N_("countable: yes")), "circle-check", Tone.OK
    else:
        line, icon, tone = _lacking(context, found), "triangle-alert", Tone.WARN
    column.addWidget(icon_line(icon, palette.colour(tone), ElidedLabel(line, str(tone))))
    return holder


def _lacking(context: Context, found: Evidence) -> str:
    """Say which rows are overdue, missing and partial."""
    codes = {state: [one.row.value for one in found.rows if one.state is state] for state in RowState}
    words = (
        (RowState.OVERDUE, Sentence("overdue {overdue}", overdue=codes[RowState.OVERDUE])),
        (RowState.MISSING, Sentence("missing {missing}", missing=codes[RowState.MISSING])),
        (RowState.PARTIAL, Sentence("partial {partial}", partial=codes[RowState.PARTIAL])),
    )
    return " · ".join(context.say(sentence) for state, sentence in words if codes[state])


def consultations_card(context: Context) -> Card:
    """Show the consultations of this year, planned and held, by quarter."""
    card = Card()
    year = context.today.year
    records = cast("list[Consultation]", list(context.workspace.all("consultation")))
    planned = [one.planned_for or one.announced_on for one in records]
    held = [one.announced_on for one in records if one.announced_on and one.announced_on <= context.today]
    pairs = [
        Pair(
            context.say(Sentence("Q{number}", number=quarter)),
            sum(day is not None and (day.year, (day.month + 2) // 3) == (year, quarter) for day in planned),
            sum((day.year, (day.month + 2) // 3) == (year, quarter) for day in held),
        )
        for quarter in QUARTERS
    ]
    card.add_head(
        context.say(Sentence("Consultations in {year}", year=str(year))),
        link(context.text(N_("See the list")), context.palette, lambda: context.go("consultations")),
    )
    chart = ColumnsChart(context.look, context.say(Sentence("Consultations in {year}", year=str(year))))
    all_planned, all_held = sum(pair.planned for pair in pairs), sum(pair.held for pair in pairs)
    words = Sentence("{planned} planned, {held} held so far", planned=all_planned, held=all_held)
    chart.show_pairs(pairs, context.say(words))
    card.body.addWidget(chart)
    legend = QHBoxLayout()
    legend.setSpacing(6)
    for name, template in (
        ("square-outline", Sentence("planned {count}", count=all_planned)),
        ("square-full", Sentence("held {count}", count=all_held)),
    ):
        legend.addWidget(picture(name, context.palette.accent if name == "square-full" else context.palette.border, 12))
        legend.addWidget(label(context.say(template), "small"))
        legend.addSpacing(10)
    legend.addStretch(1)
    card.body.addLayout(legend)
    return card


def backup_card(context: Context) -> Card:
    """Show when the last verified backup was made, and make one."""
    card = Card()
    palette = context.palette
    newest = backup.newest(context.workspace)
    latest = newest[0] if newest is not None else None
    if latest is None:
        line, icon, tone = context.text(N_("No backup yet.")), "circle-alert", Tone.ERR
    else:
        days = (context.workspace.clock.now() - latest).days
        when = formatting.show_moment(latest.astimezone(), context.catalogue)
        fresh = days <= WARN_AFTER
        line = context.say(Sentence("Last one: {moment}, verified", moment=when))
        icon, tone = ("circle-check", Tone.OK) if fresh else ("triangle-alert", Tone.WARN)
        if not fresh:
            line = context.say(Counted("The last one is {count} day old.", "The last one is {count} days old.", days))
    go = button(context.text(N_("Back up…")), palette, lambda: context.go("settings", field="backup"), look="small")
    card.add_head(context.text(N_("Backup")), go, icon=picture("hard-drive", palette.colour(tone), 18))
    card.body.addWidget(icon_line(icon, palette.colour(tone), label(line, str(tone), wrap=True)))
    if context.workspace.keys.fingerprint and recovery.confirmed_on(context.workspace) is None:
        words = context.text(N_("The recovery sheet of the key is not made yet."))
        card.body.addWidget(icon_line("key-round", palette.warn, label(words, "warn", wrap=True)))
        make = link(
            context.text(N_("Make the recovery sheet")),
            palette,
            lambda: context.go("settings", field="key"),
            onward=True,
        )
        card.body.addLayout(Flow([make], from_left=True))
    return card


#: A backup older than so many days is a warning.
WARN_AFTER = 7


def steps_card(context: Context) -> QWidget:
    """Say how to begin in a new workspace: three steps."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(10)
    column.addWidget(label(context.text(N_("Three steps to begin")), "card-title"))
    steps = (
        (N_("1 Check the data of your institution"), lambda: context.go("settings")),
        (N_("2 Write down your institution and a partner"), lambda: new_record(context, "partner")),
        (N_("3 Write down the first partnership"), lambda: new_record(context, "partnership")),
    )
    for words, go in steps:
        column.addWidget(link(context.text(words), context.palette, go, onward=True))
    column.addStretch(1)
    return holder
