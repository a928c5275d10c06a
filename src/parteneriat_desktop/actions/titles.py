"""The words by which a person knows a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

#: Fields that can serve as a title, the best first.
TITLES = (
    "title",
    "name",
    "code",
    "register_number",
    "description",
    "what",
    "text",
    "summary",
    "subject",
    "reason",
    "function",
)
LONGEST = 80


def title(record: Record) -> str:
    """Return the record's title, shortened, or the start of its identifier."""
    for name in TITLES:
        value = getattr(record, name, None)
        if isinstance(value, str) and value.strip():
            first = value.strip().splitlines()[0]
            return first if len(first) <= LONGEST else first[: LONGEST - 2] + " …"
    return record.id[:8]
