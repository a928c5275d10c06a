"""Requests for correction: what was returned with reasons, record by record, the way to its field, the answers.

Rules of this module:

1. What waits for this institution stands first: what it is asked to correct, then what others answered it. What
   waits for others follows, then what is settled.
2. A row shows its request whole at the right; Enter opens the field in question.
3. Whoever reads a record returns it from its menu; the request is written here, beside those that stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.actions import corrections
from parteneriat_desktop.errors import Counted
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.correction_request import CorrectionState
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.going import RECORD
from parteneriat_desktop.ui.pages.correction_panel import CorrectionPanel
from parteneriat_desktop.ui.pages.correction_writing import CorrectionWriting
from parteneriat_desktop.ui.pages.dossier import put_beside
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of
from parteneriat_desktop.ui.widgets.cards import Card, empty_state
from parteneriat_desktop.ui.widgets.places import OneOfSeveral, Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.ui.context import Context, Place

RIGHT = 376
#: Least height of the list where the request stands below it: its head, a group and two rows.
LEAST = 176
#: Title, tone and icon of each group, in their order.
GROUPS: dict[str, tuple[str, Tone, str]] = {
    "ours": (N_("To correct here"), Tone.ERR, "undo-2"),
    "answered": (N_("Answered, to be settled here"), Tone.WARN, "corner-up-left"),
    "theirs": (N_("Waiting for others"), Tone.INFO, "hourglass"),
    "settled": (N_("Settled"), Tone.NEUTRAL, "circle-check"),
}


class CorrectionsPage(Page):
    """What was returned, by this institution and to it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: dict[str, Correction] = {}
        columns = (
            Column(context.text(N_("What is to be corrected"))),
            Column(context.text(N_("Who asks")), 210),
            Column(context.text(N_("Until")), 104),
            Column(context.text(N_("State")), 116),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])),
            context.text(N_("Requests for correction")),
            context.look,
            Rules(48, lines=True),
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self.open_field)
        self._card = card = Card(padded=False)
        card.body.setContentsMargins(1, 1, 1, 8)
        self._places = Places(self.table)
        card.body.addWidget(self._places, 1)
        self.panel = CorrectionPanel(context)
        self.writing = CorrectionWriting(context)
        self.writing.done.connect(self._written)
        self.right = OneOfSeveral()
        self.right.addWidget(self.panel)
        self.right.addWidget(self.writing)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self._sides.addWidget(card, 1)
        self._sides.addWidget(self.right, 1)
        self.outer.addLayout(self._sides, 1)
        self.arrange()

    def show_place(self, place: Place) -> None:
        """Show the requests, one of them, or the form in which a record is returned."""
        self.refresh()
        if "about_record" in place.preset:
            self.writing.begin(place.preset)
            self.right.setCurrentWidget(self.writing)
            return
        self.right.setCurrentWidget(self.panel)
        if place.record:
            self.table.choose(place.record)

    def arrange(self) -> None:
        """Put the request beside the list, or below it."""
        put_beside(self._sides, self.right, self.context.look.px(RIGHT), narrow=self.narrow)
        self._card.setMinimumHeight(self.context.look.px(LEAST) if self.narrow else 0)

    def refresh(self) -> None:
        """Read the requests again."""
        context = self.context
        current = self.table.current_id()
        self._found = {one.request.id: one for one in corrections.corrections(context.workspace)}
        groups = {name: [one for one in self._found.values() if group_of(one) == name] for name in GROUPS}
        rows = [row for name, found in groups.items() if found for row in self._group(name, found)]
        self.table.table().reload(FixedRows(rows))
        waiting = Counted(
            "{count} request waits for you", "{count} requests wait for you", corrections.waiting(context.workspace)
        )
        above = [] if context.workspace.profile.role == "ministry" else [context.text(N_("Send and receive"))]
        self.head.describe(context.text(N_("Requests for correction")), above=above, below=context.say(waiting))
        if not rows:
            words = N_("Nothing was returned. Whoever reads a record returns it from its menu “More”.")
            self._places.show_instead(empty_state(context.text(words)))
            self._show("")
            return
        self._places.show_first()
        ordered = [one.request.id for found in groups.values() for one in found]
        self.table.choose(current if current in self._found else ordered[0])
        self._show(self.table.current_id())

    def primary(self) -> None:
        """Save what is being written: a request, or the answer to one."""
        if self.right.currentWidget() is self.writing:
            self.writing.save()
        else:
            self.panel.primary()

    def leave(self) -> None:
        """Keep what is being typed."""
        self.panel.draft.flush()
        self.writing.draft.flush()

    def open_field(self, record: str) -> None:
        """Open what is to be corrected, at its field."""
        found = self._found.get(record)
        if found is not None:
            go_to_field(self.context, found)

    def _group(self, name: str, found: Sequence[Correction]) -> list[tuple[str, Sequence[Cell]]]:
        """Return the head of a group and its rows."""
        words, tone, icon = GROUPS[name]
        head = Cell(self.context.text(words), str(len(found)), Kind.GROUP, icon, tone)
        rows = [(one.request.id, self._cells(one)) for one in found]
        return [(f"group:{name}", [head, *[Cell("")] * 3]), *rows]

    def _cells(self, one: Correction) -> list[Cell]:
        """Show one request."""
        context, request = self.context, one.request
        late = one.is_open and request.due_on is not None and request.due_on < context.today
        day, overdue = context.show(request.due_on), context.text(N_("overdue"))
        until = Cell(day, overdue, second_icon="clock", second_tone=Tone.ERR) if late else Cell(day)
        return [
            Cell(one.about or kind_of(request.about_kind or "", context.catalogue), request.reason or "", Kind.STRONG),
            Cell(one.asked_by or context.text(N_("this institution")), context.show(request.asked_on)),
            until,
            state_cell(context, request.state),
        ]

    def _show(self, record: str) -> None:
        """Show a request whole."""
        self.panel.load(self._found.get(record))

    def _written(self, record: str) -> None:
        """Show the request that was written; without one what was shown before."""
        self.right.setCurrentWidget(self.panel)
        if record:
            self.table.choose(record)
        self.table.setFocus()


def group_of(one: Correction) -> str:
    """Return in which group a request stands (rule 1)."""
    state = one.request.state
    if state in {CorrectionState.ACCEPTED, CorrectionState.WITHDRAWN}:
        return "settled"
    if one.own:
        return "answered" if state is CorrectionState.ANSWERED else "theirs"
    return "ours" if state is CorrectionState.OPEN else "theirs"


def go_to_field(context: Context, one: Correction) -> None:
    """Open the form of what is to be corrected, at its field."""
    request = one.request
    if entity(request.about_kind or "") is not None:
        context.go(RECORD, request.about_kind or "", request.about_record or "", request.about_field or "")
