"""What the writers of sample records share: the workspace, the chance, the texts, the numbers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.actions.record_id import RANDOM_BITS, compose_record_id
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.records.values import encode

if TYPE_CHECKING:
    import random
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire


class Sample:
    """Writes sample records and counts them."""

    def __init__(self, workspace: Workspace, chance: random.Random, texts: dict[str, Any]) -> None:
        self.workspace = workspace
        self.chance = chance
        self.texts = texts
        self.written = 0
        self._registered = 1000

    def save(self, entity: str, fields: dict[str, Wire], record: str | None = None) -> str:
        """Save a record; sample data that the program itself refuses are a fault of the sample."""
        saved = save(self.workspace, entity, fields, record or self._next_id())
        if saved.id is None:
            raise ValueError(entity, [str(problem.sentence) for problem in saved.problems])
        self.written += record is None
        return saved.id

    def _next_id(self) -> str:
        """Return an identifier that the same seed gives again."""
        milliseconds = self.workspace.today.toordinal() * 86_400_000 + self.written
        return compose_record_id(milliseconds, self.chance.getrandbits(RANDOM_BITS))

    def day(self, days_ago: int) -> date:
        """Return a working day so many days before today."""
        day = self.workspace.today - timedelta(days=days_ago)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def numbered(self, title: str, number: int, kind: str) -> str:
        """Return a title; with its number where the titles of this kind are used again."""
        return title if number < len(self.texts[kind]) else f"{title} ({number + 1})"

    def registration(self, day: date) -> dict[str, Wire]:
        """Return the next made-up registration number, of a day."""
        self._registered += self.chance.randint(1, 40)
        return {"registration_number": str(self._registered), "registration_date": day.isoformat()}

    def file(self, name: str) -> Wire:
        """Return the reference to a small attached file that says what it stands for."""
        text = f"Date de exemplu. În locul acestui fișier stă documentul „{name}”.\n"
        return encode(self.workspace.attachments.add_bytes(text.encode("utf-8"), f"{name}.txt"))
