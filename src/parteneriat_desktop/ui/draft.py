"""What a person is typing, kept before it is saved: at the latest one second after a key.

A draft belongs to one record, or to a new record of a kind under the same owner. It holds what
stands in the editors, not values: half a date is kept as half a date. It survives a kill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from parteneriat_desktop.actions import drafts
from parteneriat_desktop.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context

NEW = "new"


def draft_key(record: str, preset: Mapping[str, Wire]) -> str:
    """Return under which name a draft is kept: the record, or "new" and the owner it is made under."""
    owners = [str(value) for value in preset.values() if isinstance(value, str)]
    return record or ":".join([NEW, *owners[:1]])


class Draft(QObject):
    """The draft of the form that is open."""

    kept = Signal()
    #: What stands in the form is what is stored.
    emptied = Signal()
    #: The disk did not take it.
    missed = Signal()

    def __init__(self, context: Context, typed: Callable[[], dict[str, Wire]]) -> None:
        super().__init__()
        self._context = context
        self._typed = typed
        self._entity = self._key = ""
        self._timer = QTimer(self, singleShot=True, interval=context.draft_delay)
        self._timer.timeout.connect(self.keep)

    def open(self, entity: str, record: str, preset: Mapping[str, Wire]) -> None:
        """Turn to another record."""
        self._timer.stop()
        self._entity, self._key = entity, draft_key(record, preset)

    def stored(self) -> dict[str, Wire]:
        """Return what was kept of this record."""
        return drafts.read(self._context.workspace, self._entity, self._key)

    def later(self) -> None:
        """Keep a draft soon; further keys do not put it off beyond the delay."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep at once what still waits to be kept."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    def keep(self) -> None:
        """Write the draft; where the disk does not take it, say so and try again with the next key."""
        typed = self._typed()
        try:
            if typed:
                drafts.keep(self._context.workspace, self._entity, self._key, typed)
            else:
                drafts.drop(self._context.workspace, self._entity, self._key)
        except AppError:
            self.missed.emit()
            return
        (self.kept if typed else self.emptied).emit()

    def drop(self) -> None:
        """Forget the draft."""
        self._timer.stop()
        if self._key:
            drafts.drop(self._context.workspace, self._entity, self._key)
