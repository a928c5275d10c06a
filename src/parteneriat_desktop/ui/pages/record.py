"""Any record in its form: for everything that has no page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.ui.chips import state_chip
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.record_panel import RecordPanel
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context, Place


class RecordPage(Page):
    """The form of one record, and the way back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel: RecordPanel | None = None
        self._place: Place | None = None

    def show_place(self, place: Place) -> None:
        """Show the form of a record, or of a new one."""
        self._place = place
        if self.panel is None or place.entity != self.panel.kind.ENTITY:
            self._drop_panel()
            self.panel = RecordPanel(self.context, place.entity, titled=False)
            self.panel.saved.connect(self._saved)
            self.outer.addWidget(self.panel, 1)
        self.panel.load(place.record, place.preset, place.field)
        self._describe()

    def leave(self) -> None:
        """Keep the draft."""
        if self.panel is not None:
            self.panel.form.draft.flush()

    def primary(self) -> None:
        """Save."""
        if self.panel is not None:
            self.panel.form.save()

    def add_new(self) -> None:
        """Begin another record of the same kind under the same owner."""
        if self._place is not None and self.panel is not None:
            self.panel.load("", self._owner())
            self._describe()

    def _owner(self) -> dict[str, str]:
        """Return the link that says what the record belongs to."""
        if self.panel is None or self._place is None:
            return {}
        typed = self.context.workspace.find(self.panel.kind.ENTITY, self.panel.record) if self.panel.record else None
        found = {name: getattr(typed, name, None) or self._place.preset.get(name) for name in self.panel.kind.OWNERS}
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def _drop_panel(self) -> None:
        """Take away the form of another kind of record."""
        if self.panel is not None:
            self.outer.removeWidget(self.panel)
            self.panel.deleteLater()

    def _saved(self, _record: str) -> None:
        """Show the new title."""
        self._describe()

    def _describe(self) -> None:
        """Show what the record is and what it belongs to."""
        if self.panel is None:
            return
        context = self.context
        kind = self.panel.kind
        typed = context.workspace.find(kind.ENTITY, self.panel.record) if self.panel.record else None
        above = [*self._owners(kind, typed), context.text(kind.NAME)]
        new = context.say(Sentence("New: {kind}", kind=Sentence(kind.NAME)))
        chip = state_chip(context, typed)
        title = title_of(typed, context.catalogue) if typed else new
        self.head.describe(title, above=above, chips=[chip] if chip is not None else [])
        back = link(context.text(N_("Back (Esc)")), context.palette, context.back.emit, icon_name="chevron-left")
        add = button(context.text(N_("Another one")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([back, add])

    def _owners(self, kind: type[Record], typed: Record | None) -> list[str]:
        """Return the titles of the records that this one belongs to, the outermost first."""
        words: list[str] = []
        preset: Mapping[str, Wire] = self._place.preset if self._place is not None else {}
        for name in kind.OWNERS:
            declared = kind.field(name)
            linked = getattr(typed, name, None) or preset.get(name)
            if declared is None or declared.facts.link is None or not isinstance(linked, str):
                continue
            owner_kind = entity(declared.facts.link)
            owner = self.context.workspace.find(declared.facts.link, linked)
            if owner is not None and owner_kind is not None:
                return [*self._owners(owner_kind, owner), title_of(owner, self.context.catalogue)]
        return words
