"""The history of a record as a table: when, who, which field, before and after."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.registers import spread
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

#: The journal's mark of a deletion.
DELETION = "_del"


def history_table(context: Context, kind: type[Record], history: Sequence[Mapping[str, Wire]]) -> TableView:
    """Make the table of a record's changes, the latest first."""
    columns = (
        Column(context.text(N_("When")), 140),
        Column(context.text(N_("Who")), 150),
        Column(context.text(N_("Field")), 150),
        Column(context.text(N_("Before"))),
        Column(context.text(N_("After"))),
    )
    model = TableModel(columns, FixedRows(history_rows(context, kind, history)))
    return TableView(model, context.text(N_("History")), context.look)


def history_rows(
    context: Context, kind: type[Record], history: Sequence[Mapping[str, Wire]]
) -> list[tuple[str, list[Cell]]]:
    """Return one row for each changed field of each change, the latest first."""
    rows: list[tuple[str, list[Cell]]] = []
    known: dict[str, Wire] = {}
    for change in history:
        values = spread(kind, cast("Mapping[str, Wire]", change["fields"]))
        moment = datetime.fromisoformat(str(change["time"])).astimezone()
        for name, wire in values.items():
            before = known.get(name)
            known[name] = wire
            if before == wire:
                continue
            cells = [
                Cell(formatting.show_moment(moment, context.catalogue), kind=Kind.MUTED),
                Cell(str(change["user"]) or formatting.DASH),
                Cell(field_words(context, kind, name), kind=Kind.STRONG),
                Cell(show_wire(context, kind, name, before), kind=Kind.MUTED),
                Cell(show_wire(context, kind, name, wire)),
            ]
            rows.append((f"{change['change']}:{name}", cells))
    return rows[::-1]


def field_words(context: Context, kind: type[Record], name: str) -> str:
    """Return the label of a field or the labels of a register; the deletion in words."""
    if name == DELETION:
        return context.text(N_("Deleted"))
    declared = kind.field(name)
    if declared is not None:
        return context.text(declared.facts.label)
    members = [kind.field(member) for member in kind.REGISTERS.get(name, ())]
    return ", ".join(context.text(member.facts.label) for member in members if member is not None) or name


def show_wire(context: Context, kind: type[Record], name: str, wire: Wire) -> str:
    """Write a stored value of a field or register as a person reads it."""
    if name == DELETION:
        return context.text(N_("(deleted)")) if wire else context.text(N_("(not deleted)"))
    if wire is None:
        return formatting.DASH
    declared = kind.field(name)
    if declared is None:
        members = kind.REGISTERS.get(name, ())
        if isinstance(wire, dict) and members:
            return " · ".join(show_wire(context, kind, found, wire[found]) for found in members if found in wire)
        return formatting.show(wire, context.catalogue)
    if declared.facts.link is not None and isinstance(wire, str):
        linked = context.workspace.find(declared.facts.link, wire)
        return title_of(linked, context.catalogue) if linked is not None else wire
    value = declared.read(wire)
    return context.show(value)
