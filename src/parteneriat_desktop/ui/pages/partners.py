"""Partners: the list, and beside it, or in its place on a small screen, the form of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.ui.editors.units import name_unit
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.record_panel import RecordPanel
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.widgets.buttons import button, link, primary, square
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context, Place

FORM_WIDTH = 460
SECOND_LINE = 46


class PartnersPage(Page):
    """List and form of partners."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = (
            Column(context.text(N_("Name")), 0, order="name"),
            Column(context.text(N_("Tax number")), 110, order="tax_number"),
            Column(context.text(N_("Place")), 190, order="unit_code"),
        )
        self.list = RecordList(
            context,
            columns,
            self._rows(),
            ListWords(
                name=N_("Partners"),
                empty=N_(
                    "Here stand the institutions and organisations that you work with. The first is best your own."
                ),
                add=N_("New partner"),
            ),
            rules=Rules(SECOND_LINE, lines=True),
        )
        self.panel = RecordPanel(context, Partner.ENTITY, columns=2)
        self._form_open = False
        self.head.put_search(self.list.search)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addWidget(self.panel, 1)
        self.outer.addLayout(row, 1)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.new_wanted.connect(self.add_new)
        self.panel.saved.connect(self._saved)
        self.arrange()

    def show_place(self, place: Place) -> None:
        """Show the list, or one partner in its form."""
        self.list.reload()
        if place.record or place.preset:
            self._form_open = True
            self.list.table.choose(place.record)
            self.panel.load(place.record, self._preset() | dict(place.preset), place.field)
        elif not self.panel.record:
            first = self.list.table.table().id_at(0)
            if first and not self.narrow:
                self.list.table.choose(first)
        self.arrange()

    def refresh(self) -> None:
        """Read the list again."""
        self.list.reload()
        self._describe()

    def leave(self) -> None:
        """Keep the draft."""
        self.panel.form.draft.flush()

    def go_back(self) -> bool:
        """Go from the form to the list, where they share one place."""
        if not (self.narrow and self._form_open):
            return False
        self.leave()
        self._form_open = False
        self.arrange()
        self.list.table.setFocus()
        return True

    def primary(self) -> None:
        """Save."""
        self.panel.form.save()

    def search_box(self) -> QWidget:
        """Return the search over the list."""
        return self.list.search

    def add_new(self) -> None:
        """Begin a new partner."""
        self._form_open = True
        self.list.table.clearSelection()
        self.panel.load("", self._preset())
        self.arrange()
        self.panel.form.boxes["name"].focus()

    def arrange(self) -> None:
        """Show list and form side by side, or one of them."""
        nothing = not self.list.count() and not self._form_open
        self.list.setVisible(not self.narrow or not self._form_open)
        self.panel.setVisible(self._form_open if self.narrow else not nothing)
        self._describe()

    def step(self, by: int) -> None:
        """Go to the next or previous partner of the list as filtered and sorted."""
        model = self.list.table.table()
        record = model.id_at(model.row_of(self.panel.record) + by)
        if record:
            self._open(record)

    def _rows(self) -> RecordRows[Partner]:
        """Return the partners of the workspace."""
        return RecordRows(self.context, Partner, self._cells)

    def _cells(self, partner: Partner) -> list[Cell]:
        """Show one partner in the list."""
        context = self.context
        kind = context.catalogue.label(partner.kind) if partner.kind is not None else DASH
        place = name_unit(context.workspace.country, partner.unit_code) if partner.unit_code else DASH
        return [
            Cell(partner.name or context.text(N_("(no name yet)")), kind, Kind.STRONG),
            Cell(partner.tax_number or DASH),
            Cell(place),
        ]

    def _preset(self) -> dict[str, str]:
        """Return what a new partner begins with."""
        return {"country": self.context.workspace.profile.country}

    def _choose(self, record: str) -> None:
        """Show the form of the chosen row, where there is room for both."""
        if not self.narrow and record != self.panel.record:
            self.panel.load(record)
            self._describe()

    def _open(self, record: str) -> None:
        """Go to the form of a partner."""
        self._form_open = True
        self.list.table.choose(record)
        if record != self.panel.record:
            self.panel.load(record)
        self.arrange()
        self.panel.form.boxes["name"].focus()

    def _saved(self, record: str) -> None:
        """Show the saved partner in the list."""
        self.list.reload()
        self.list.table.choose(record)
        self.arrange()

    def _describe(self) -> None:
        """Show the title of list or form."""
        context, palette = self.context, self.context.palette
        one = self.narrow and self._form_open
        self.list.search.setVisible(not one)
        if one:
            self.head.describe("")
            back = link(context.text(N_("Back to the list (Esc)")), palette, self.go_back, icon_name="chevron-left")
            model = self.list.table.table()
            place = context.say(
                Sentence("{number} of {all}", number=model.row_of(self.panel.record) + 1, all=model.rowCount())
            )
            previous = square("chevron-left", context.text(N_("Previous")), palette, lambda: self.step(-1))
            following = square("chevron-right", context.text(N_("Next")), palette, lambda: self.step(1))
            add = button(context.text(N_("New partner")), palette, self.add_new, icon_name="plus")
            where = label(place if self.panel.record else "", "muted")
            self.head.put_leading(back)
            self.head.put_actions([where, previous, following, add])
            return
        count = self.list.count()
        below = context.say(Counted("{count} partner", "{count} partners", count))
        self.head.put_leading(None)
        self.head.describe(context.text(N_("Partners")), below=below)
        make = button if self.panel.isVisibleTo(self) else primary
        self.head.put_actions([make(context.text(N_("New partner")), palette, self.add_new, icon_name="plus")])
