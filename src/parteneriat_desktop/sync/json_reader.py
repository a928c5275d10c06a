"""Typed access to the JSON of ``bundle.json``: whatever is absent or of another kind is refused by its path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, cast

from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.records.values import Wire

LONGEST_TEXT: Final = 500
MOST_ITEMS: Final = 20_000
MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Reader:
    """Typed access to a JSON object; whatever is absent or of another kind is refused by the path of its key."""

    wire: dict[str, Wire]
    path: str

    def refuse(self, key: str) -> Exception:
        """Return the refusal of a key."""
        return refuse("description-form", field=f"{self.path}{key}")

    def text(self, key: str, accepts: Callable[[str], object] = lambda _: True) -> str:
        """Return a text of at most 500 characters that is accepted."""
        value = self.wire.get(key)
        if not isinstance(value, str) or len(value) > LONGEST_TEXT or not accepts(value):
            raise self.refuse(key)
        return value

    def number(self, key: str) -> int:
        """Return an integer that is not negative."""
        value = self.wire.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refuse(key)
        return value

    def moment(self, key: str) -> datetime:
        """Return a moment written as ``2026-11-20T09:30:00Z``."""
        try:
            moment = datetime.strptime(self.text(key), MOMENT).replace(tzinfo=UTC)
        except ValueError:
            raise self.refuse(key) from None
        if moment.strftime(MOMENT) != self.wire[key]:
            raise self.refuse(key)
        return moment

    def is_null(self, key: str) -> bool:
        """Tell whether a key is there and null."""
        return key in self.wire and self.wire[key] is None

    def inner(self, key: str) -> Reader:
        """Return the reader of an object inside."""
        value = self.wire.get(key)
        if not isinstance(value, dict):
            raise self.refuse(key)
        return Reader(value, f"{self.path}{key}.")

    def items(self, key: str) -> list[Wire]:
        """Return a list of at most 20,000 items."""
        value = self.wire.get(key)
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise self.refuse(key)
        return value

    def texts(self, key: str, accepts: Callable[[str], object]) -> tuple[str, ...]:
        """Return a list of accepted texts."""
        items = self.items(key)
        if not all(isinstance(item, str) and accepts(item) for item in items):
            raise self.refuse(key)
        return tuple(cast("list[str]", items))

    def objects(self, key: str) -> list[Reader]:
        """Return the readers of a list of objects."""
        items: list[Any] = self.items(key)
        if not all(isinstance(item, dict) for item in items):
            raise self.refuse(key)
        return [Reader(item, f"{self.path}{key}[{position}].") for position, item in enumerate(items)]

    def all_texts(self) -> dict[str, str]:
        """Return an object of texts."""
        return {key: self.text(key) for key in self.wire}
