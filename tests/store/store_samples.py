"""Two made-up kinds of records, changes of them, and databases that know only these two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from parteneriat_desktop.journal.change import Author, Change, Edit, compose
from parteneriat_desktop.journal.segment import Header, Seal, Segment, seal
from parteneriat_desktop.records.fields import Facts, Part, Record
from parteneriat_desktop.records.values import Attachment, Choice, Wire
from parteneriat_desktop.store import schema
from parteneriat_desktop.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MINE, THEIRS = "a" * 32, "b" * 32


class Surface(Choice):
    """What a road is made of."""

    GRAVEL = "gravel", "Gravel"
    ASPHALT = "asphalt", "Asphalt"


@dataclass(kw_only=True, eq=False)
class Stop(Part):
    """A bus stop on a road."""

    name: Annotated[str | None, Facts("Name")] = None
    metres: Annotated[int | None, Facts("Metres")] = None


@dataclass(kw_only=True, eq=False)
class Village(Record):
    """A village, with private notes."""

    ENTITY = "village"
    NAME = "Village"
    PLURAL = "Villages"
    REGISTERS: ClassVar = {"tax": ("amount", "currency")}
    LOOKED_UP: ClassVar = ("name",)

    founded: Annotated[int | None, Facts("Founded")] = None
    name: Annotated[str | None, Facts("Name", length=200)] = None
    amount: Annotated[Decimal | None, Facts("Tax")] = None
    currency: Annotated[str | None, Facts("Currency")] = None
    mayor_phone: Annotated[str | None, Facts("Telephone", private=True)] = None
    gossip: Annotated[str | None, Facts("Gossip", private=True)] = None


@dataclass(kw_only=True, eq=False)
class Road(Record):
    """A road that leads to a village."""

    ENTITY = "road"
    NAME = "Road"
    PLURAL = "Roads"
    NUMBERED = ("village", "title")

    village: Annotated[str | None, Facts("Village", link="village")] = None
    title: Annotated[str | None, Facts("Title", length=200)] = None
    paved: Annotated[bool | None, Facts("Paved")] = None
    surface: Annotated[Surface | None, Facts("Surface")] = None
    crossings: Annotated[list[str] | None, Facts("Crossings")] = None
    stops: Annotated[list[Stop] | None, Facts("Stops")] = None
    drawing: Annotated[Attachment | None, Facts("Drawing")] = None


ENTITIES: tuple[type[Record], ...] = (Village, Road)
SCRIPTS = (schema.write_script(schema.declare(ENTITIES)),)


def create(path: Path) -> Store:
    return Store.create(path, ENTITIES, scripts=SCRIPTS)


def reopen(path: Path, **options: Any) -> Store:
    return Store.open(path, ENTITIES, scripts=SCRIPTS, **options)


def record(number: int) -> str:
    return f"0199a000-0000-7000-8000-{number:012x}"


def moment(second: int) -> str:
    return f"2026-11-20T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z"


def change(
    entity: str,
    number: int,
    values: Mapping[str, Wire],
    *,
    serial: int = 1,
    writer: str = MINE,
    seen: Mapping[str, tuple[str, ...]] | None = None,
) -> Change:
    return compose(
        Edit(values, seen or {}),
        entity=entity,
        record=record(number),
        author=Author(writer, "clerk"),
        serial=serial,
        time=moment(serial),
    )


def village(number: int, **values: Any) -> Change:
    serial = values.pop("serial", number)
    return change("village", number, values, serial=serial)


def sealed(changes: Sequence[Change], scope: str = "common", previous: Header | None = None) -> Segment:
    return seal(changes, scope, previous, Seal(1, "test 1", "c" * 64)).signed(b"signature")


def contents(store: Store) -> dict[str, Any]:
    """Everything that is folded, by table, without the numbers of rows: those tell the order of arrival."""
    found: dict[str, Any] = {}
    with store.reading() as connection:
        for name in ("record_village", "record_road", "conflict"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {name}").mappings().all()  # noqa: S608 - fixed names
            found[name] = sorted(repr({key: value for key, value in row.items() if key != "_row"}) for row in rows)
    return found


def numbers(store: Store) -> list[tuple[Any, ...]]:
    """The row number of every record, which must be that of its first change, and what the index holds."""
    with store.reading() as connection:
        rows: list[tuple[Any, ...]] = []
        for name in ("record_village", "record_road"):
            rows += [tuple(row) for row in connection.exec_driver_sql(f"SELECT scope, id, _row FROM {name}")]  # noqa: S608 - fixed names
        rows += [
            tuple(row) for row in connection.exec_driver_sql("SELECT rowid, title, body, entity, record FROM search")
        ]
        return sorted(rows, key=repr)
