"""What merged by itself in the last package: how much, and the list of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.going import open_record
from parteneriat_desktop.ui.history import field_words
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.actions.inbox import ReceivedBundle
    from parteneriat_desktop.actions.merging import Merged
    from parteneriat_desktop.ui.context import Context


def merged_note(context: Context, bundle: ReceivedBundle, shown: Callable[[], None]) -> QWidget:
    """Say how many fields of a package merged by themselves, with a way to the list."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 8, 16, 8)
    column.setSpacing(4)
    title = label(context.text(N_("Merged by themselves")), "strong", wrap=True)
    column.addWidget(icon_line("circle-check", context.palette.ok, title))
    words = Counted(
        "In package {number} of {sender}: {count} field of records changed on both sides came in without a question.",
        "In package {number} of {sender}: {count} fields of records changed on both sides came in without a question.",
        bundle.merged_fields,
        number=bundle.sequence,
        sender=bundle.sender,
    )
    column.addWidget(label(context.say(words), "small", wrap=True))
    column.addWidget(link(context.text(N_("Show the list")), context.palette, shown, onward=True))
    return holder


def merged_table(context: Context, bundle: ReceivedBundle) -> TableView:
    """List the records with the fields that came from the others; a row opens its record."""
    rows = {f"{one.entity}:{one.record}": _cells(context, one) for one in bundle.merged}
    columns = (Column(context.text(N_("Record")), 260), Column(context.text(N_("Fields from the other side"))))
    table = TableView(
        TableModel(columns, FixedRows(list(rows.items()))),
        context.text(N_("Merged by themselves")),
        context.look,
    )

    def opened(key: str) -> None:
        name, _, record = key.partition(":")
        open_record(context, name, record)

    table.opened.connect(opened)
    return table


def nothing_open(context: Context, bundle: ReceivedBundle | None) -> str:
    """Say that there is no conflict, and what the last package brought without a question."""
    if bundle is None:
        return context.text(N_("No conflict. What others sent was merged by itself."))
    words = Counted(
        "No conflict. Last package received: {day}, {count} field merged by itself.",
        "No conflict. Last package received: {day}, {count} fields merged by themselves.",
        bundle.merged_fields,
        day=day_of(bundle.moment),
    )
    return context.say(words)


def _cells(context: Context, one: Merged) -> list[Cell]:
    """Show one record."""
    kind = entity(one.entity)
    found = context.workspace.find(one.entity, one.record) if kind is not None else None
    fields = ", ".join(field_words(context, kind, name) for name in one.fields) if kind is not None else ""
    name = Sentence(
        "{kind}: {title}", kind=kind_of(one.entity, context.catalogue), title=title_of(found, context.catalogue)
    )
    return [Cell(context.say(name), kind=Kind.STRONG), Cell(fields)]
