"""A section of a form: a title, rows of field names, and in which of two columns it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, init=False)
class Section:
    """Rows of field names under a title; names in one tuple share a row."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    right: bool

    def __init__(self, title: str, *rows: str | tuple[str, ...], right: bool = False) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "rows", tuple((row,) if isinstance(row, str) else row for row in rows))
        object.__setattr__(self, "right", right)

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields in their order."""
        return tuple(name for row in self.rows for name in row)
