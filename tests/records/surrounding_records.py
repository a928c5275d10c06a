"""An in-memory world of records for tests: the same path as a save, without a database.

``add`` accepts wire values, brings them into canonical form and reads them back as a typed record, as
the program does; it fails the test when something is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from shipped_law import Lawful

from parteneriat_desktop.countries import country
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.problems import Problem, refusing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire

TODAY = date(2026, 11, 20)


def attachment(name: str = "document.pdf") -> dict[str, Wire]:
    """Return the wire form of an attached file."""
    return {"sha256": "ab" * 32, "file_name": name, "media_type": "application/pdf", "size": 1234}


@dataclass
class World(Lawful):
    """Records by entity and id, a country and a day."""

    country: Country = field(default_factory=lambda: country("RO"))
    today: date = TODAY
    records: dict[tuple[str, str], Record] = field(default_factory=dict)

    def find(self, name: str, record: str) -> Record | None:
        """Return a record, or None."""
        return self.records.get((name, record))

    def children(self, name: str, link: str, record: str) -> Sequence[Record]:
        """Return the records of an entity whose field holds the given text."""
        return [
            found for (kind, _id), found in self.records.items() if kind == name and str(getattr(found, link)) == record
        ]

    def make(self, entity_name: str, record: str = "", /, **given: Any) -> Record:
        """Return a record as a save would make it, without keeping it; nothing may be refused field by field.

        What the program fills in is taken as it is given.
        """
        kind = entity(entity_name)
        assert kind is not None
        assigned = {name: wire for name, wire in given.items() if name in kind.ASSIGNED}
        accepted = kind.accept({name: wire for name, wire in given.items() if name not in assigned}, self.country)
        assert not accepted.problems, [str(problem.sentence) for problem in accepted.problems]
        values = kind.canonical(accepted.values, self.country) | assigned
        return kind.read(record or f"{entity_name}-{len(self.records)}", values)

    def add(self, entity_name: str, record: str = "", /, **given: Any) -> Any:
        """Keep a record; nothing may be refused."""
        made = self.make(entity_name, record, **given)
        problems = refusing(made.problems(self))
        assert not problems, [str(problem.sentence) for problem in problems]
        self.records[made.ENTITY, made.id] = made
        return made

    def problems(self, entity_name: str, record: str = "", /, **given: Any) -> list[Problem]:
        """Return the problems of a record that is not kept."""
        return self.make(entity_name, record, **given).problems(self)


def marks(problems: Sequence[Problem]) -> set[tuple[str, str]]:
    """Return field and severity of each problem."""
    return {(problem.field, problem.severity.value) for problem in problems}


def refusal(name: str, field_name: str, wire: Wire, code: str = "RO") -> str:
    """Return the sentence that refuses one value of a field, or an empty text when it is accepted."""
    kind = entity(name)
    assert kind is not None
    problems = kind.accept({field_name: wire}, country(code)).problems
    assert len(problems) <= 1
    return str(problems[0].sentence) if problems else ""
