"""The editor of a link to another record, found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.sorting import fold
from parteneriat_desktop.ui.editors.picking import PickEditor
from parteneriat_desktop.ui.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.ui.context import Context


class LinkEditor(PickEditor):
    """A link to a record of another kind."""

    def __init__(self, declared: Field, context: Context) -> None:
        super().__init__(declared, context, self._records, self._title)

    def _records(self, text: str) -> Sequence[tuple[str, str]]:
        """Find records of the linked kind whose title has all typed words."""
        words = fold(text).split()
        found = [
            (record.id, title_of(record, self.context.catalogue))
            for record in self.context.workspace.all(self.declared.facts.link or "")
        ]
        return [(record, title) for record, title in found if all(word in fold(title) for word in words)]

    def _title(self, record: str) -> str:
        """Return the title of a linked record; one that has not arrived yet has none."""
        linked = self.context.workspace.find(self.declared.facts.link or "", record)
        return title_of(linked, self.context.catalogue) if linked is not None else ""
