"""Rows of a table that are records of one kind: ids from the store, cells made by the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from parteneriat_desktop.actions import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tables.cells import Cell

AnyRecord = TypeVar("AnyRecord", bound="Record")


class RecordRows(Generic[AnyRecord]):
    """The records of one kind that match, page by page."""

    def __init__(
        self,
        context: Context,
        kind: type[AnyRecord],
        show: Callable[[AnyRecord], Sequence[Cell]],
        where: Mapping[str, Wire] | None = None,
    ) -> None:
        self._context = context
        self._kind = kind
        self._show = show
        self._where = dict(where or {})

    def ids(self, search: str, order: str, /) -> Sequence[str]:
        """Return the ids of the records that hold the searched words, by a field or by title."""
        return listing.ids(
            self._context.workspace,
            self._kind.ENTITY,
            where=self._where,
            search=search,
            order=order.removeprefix("-"),
            descending=order.startswith("-"),
        )

    def cells(self, ids: Sequence[str]) -> Sequence[Sequence[Cell]]:
        """Return the cells of one page of records."""
        records = listing.records(self._context.workspace, self._kind.ENTITY, ids)
        return [self._show(cast("AnyRecord", record)) for record in records]
