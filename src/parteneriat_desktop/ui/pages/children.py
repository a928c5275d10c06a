"""A list of records that belong to another one, with a button that makes a new one in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Field, Record
    from parteneriat_desktop.ui.context import Context

#: The columns of each kind after its title: names of fields.
SHOWN: dict[str, tuple[str, ...]] = {
    "plan": ("state", "adopted_on", "monitored_until"),
    "objective": ("state", "starts_on", "ends_on"),
    "activity": ("state", "starts_on", "ends_on", "percent"),
    "indicator_value": ("measured_on", "value", "note"),
    "result": ("horizon", "achieved", "achieved_on"),
    "budget_line": ("year", "planned", "contracted"),
    "expenditure": ("supplier", "spent_on", "amount"),
    "responsibility": ("partner", "due_on"),
    "working_tool": ("kind", "in_use_since", "users_count"),
    "consultation": ("state", "announced_on", "proposals_deadline"),
    "announcement": ("channel", "posted_on", "removed_on"),
    "debate_request": ("capacity", "registration_number", "registration_date"),
    "contribution": ("received_on", "channel", "decision"),
    "meeting": ("kind", "held_on", "place"),
    "participation_count": ("total", "women", "men"),
    "consultative_body": ("kind", "term_from", "term_until"),
    "budgeting_round": ("amount", "votes_total", "results_published_on"),
    "budgeting_project": ("amount_asked", "votes", "allocated", "state"),
    "discussion_entry": ("function", "written_on"),
    "questionnaire": ("based_on", "held_on", "handed_out"),
    "response": ("received_on", "channel"),
    "improvement_proposal": ("decision", "due_on", "state"),
    "cooperation_entry": ("summary", "registration_number", "next_step", "next_due", "next_done_on"),
    "deviation": ("state", "due_on", "responsible"),
    "monitoring_report": ("state", "period_from", "period_until", "registration_number"),
    "monitoring_visit": ("visited_on", "place", "measures_due"),
    "pilot": ("partner", "starts_on", "ends_on"),
    "training": ("provider", "hours", "planned_events"),
    "training_event": ("held_on", "place", "certificates_issued"),
    "certificate": ("number", "issued_on"),
    "policy_proposal": ("state", "registration_number", "registration_date"),
    "correction_request": ("state", "asked_on", "due_on"),
    "collaboration_proposal": ("state", "proposing_partner", "proposed_on"),
    "resource": ("kind", "author", "published_on"),
}
WIDTH = 150


class ChildList(RecordList):
    """Records of one kind under one or several owners."""

    def __init__(self, context: Context, name: str, owner_field: str, owners: Sequence[str]) -> None:
        kind = entity(name)
        if kind is None:
            raise KeyError(name)
        self._kind = kind
        self._owner = (owner_field, owners)
        self._fields = [found for shown in SHOWN[name] if (found := kind.field(shown)) is not None]
        columns = [Column(context.text(kind.NAME), order=""), *(_column(context, field) for field in self._fields)]
        super().__init__(
            context,
            columns,
            RecordRows(context, kind, self._cells, {owner_field: [*owners]}),
            ListWords(
                name=kind.PLURAL,
                empty=N_("Nothing here yet."),
                add=N_("Add the first one"),
            ),
            rules=Rules(36),
        )
        self.opened.connect(partial(open_record, context, name))
        self.new_wanted.connect(self.begin)
        self._add_bar()

    def begin(self) -> None:
        """Begin a new record under the first owner."""
        field, owners = self._owner
        if owners:
            new_record(self.context, self._kind.ENTITY, **{field: owners[0]})

    def _add_bar(self) -> None:
        """Put search and the button for a new one over the list."""
        new = self.context.say(Sentence("New: {kind}", kind=Sentence(self._kind.NAME)))
        add = link(new, self.context.palette, self.begin, icon_name="plus")
        self.put_head(self.search, add)

    def _cells(self, record: Record) -> list[Cell]:
        """Show one record."""
        context = self.context
        cells = [Cell(title_of(record, context.catalogue), kind=Kind.STRONG)]
        for field in self._fields:
            value = getattr(record, field.name)
            if field.facts.link is not None:
                cells.append(Cell(title_of(context.workspace.find(field.facts.link, value or ""), context.catalogue)))
            elif isinstance(value, Choice) and field.name in ("state", "decision"):
                cells.append(state_cell(context, value))
            else:
                cells.append(Cell(context.show(value)))
        return cells


def _column(context: Context, field: Field) -> Column:
    """Return the column of a field."""
    numeric = field.kind.__name__ in ("int", "Decimal")
    return Column(context.text(field.facts.label), WIDTH, right=numeric, order=field.name)
