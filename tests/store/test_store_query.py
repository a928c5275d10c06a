from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store_samples import ENTITIES, THEIRS, change, moment, record, sealed, village

from parteneriat_desktop.journal.editing import delete
from parteneriat_desktop.store import schema
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.statements import Compared, Shape, Statements, What

if TYPE_CHECKING:
    from parteneriat_desktop.store.store import Store

TABLES = schema.declare(ENTITIES).by_entity


@pytest.fixture
def villages(store: Store) -> Store:
    """Five villages; the fifth has no name, the fourth a private telephone."""
    rows = [
        {"name": "Șoimuș", "founded": 1300, "tax": {"amount": "9.50", "currency": "RON"}, "newer": 1},
        {"name": "Sadova", "founded": 1200, "tax": {"amount": "10"}},
        {"name": "Zorleni", "founded": 900, "tax": {"amount": "-1"}},
        {"name": "Înfrățirea", "tax": {"currency": "BGN"}},
        {"founded": 1301},
    ]
    store.receive([sealed([village(number, **row) for number, row in enumerate(rows, start=1)])])
    store.append("private", village(4, serial=10, mayor_phone="+40 1", gossip="zvon"))
    return store


def order(store: Store, **options: object) -> list[int]:
    ids = store.ids(Query("village", **options))  # type: ignore[arg-type]  # the options of a query
    rows = [row.id for row in store.rows(Query("village", **options))]  # type: ignore[arg-type]  # the same
    assert rows == ids
    return [int(one[-12:], 16) for one in ids]


def test_records_stand_in_the_order_of_their_titles(villages: Store):
    assert order(villages) == order(villages, order="name") == [4, 2, 1, 3, 5]
    assert order(villages, descending=True) == [3, 1, 2, 4, 5]


def test_numbers_are_ordered_as_numbers_and_empty_ones_last(villages: Store):
    assert order(villages, order="founded") == [3, 2, 1, 5, 4]
    assert order(villages, order="amount") == [3, 1, 2, 4, 5]
    assert order(villages, order="amount", descending=True) == [2, 1, 3, 4, 5]


def test_other_orders(villages: Store):
    assert order(villages, order="currency") == [4, 1, 2, 3, 5]
    assert order(villages, order="mayor_phone") == [4, 1, 2, 3, 5]
    assert order(villages, order="changed", descending=True) == [4, 5, 3, 2, 1]
    assert order(villages, order="id", descending=True) == [5, 4, 3, 2, 1]


def test_links_and_lists_are_ordered_by_their_wire_form(store: Store):
    store.append("common", change("road", 1, {"village": record(9), "crossings": ["b"], "paved": True}))
    store.append("common", change("road", 2, {"village": record(8), "crossings": ["a"], "paved": False}))
    for name in ("village", "crossings", "paved"):
        assert store.ids(Query("road", order=name)) == [record(2), record(1)]


def test_pages(villages: Store):
    assert order(villages, limit=2) == [4, 2]
    assert order(villages, limit=2, offset=2) == [1, 3]
    assert order(villages, offset=4) == [5]
    assert villages.count(Query("village", limit=2, offset=2)) == 5


def test_conditions(villages: Store):
    assert order(villages, where={"founded": 1300}) == [1]
    assert order(villages, where={"founded": [900, 1200]}) == [2, 3]
    assert order(villages, where={"founded": None}) == [4]
    assert order(villages, where={"gossip": "zvon"}) == [4]
    assert order(villages, where={"gossip": None, "currency": "RON"}) == [1]
    assert order(villages, where={"scope": "private"}) == []
    with pytest.raises(KeyError):
        order(villages, where={"newer": 1})


def test_conditions_on_yes_and_no_links_and_lists(store: Store):
    store.append("common", change("road", 1, {"village": record(9), "paved": True, "crossings": ["a"]}))
    store.append("common", change("road", 2, {"village": record(9), "paved": False}))
    assert store.ids(Query("road", {"paved": True})) == [record(1)]
    assert store.ids(Query("road", {"paved": False})) == [record(2)]
    assert store.ids(Query("road", {"crossings": ["a"]})) == [record(1)]
    assert [row.id for row in store.children("road", "village", record(9))] == [record(1), record(2)]
    assert store.children("road", "village", record(8)) == []


def test_a_private_row_alone_is_a_record_and_beside_a_shared_one_is_not(store: Store):
    store.append("private", village(1, serial=1, gossip="zvon"))
    (row,) = store.rows(Query("village"))
    assert (row.scope, row.fields, row.changed) == ("private", {"gossip": "zvon"}, moment(1))
    store.append("common", village(1, serial=2, name="Sat"))
    (row,) = store.rows(Query("village"))
    assert (row.scope, row.fields, row.changed) == ("common", {"gossip": "zvon", "name": "Sat"}, moment(2))
    store.append("private", change("village", 1, {"gossip": "altul"}, serial=3))
    assert store.row("village", record(1)) == store.rows(Query("village"))[0]
    assert store.rows(Query("village"))[0].changed == moment(3)
    assert store.count(Query("village")) == 1


def test_a_deleted_private_row_gives_nothing(store: Store):
    store.append("common", village(1, serial=1, name="Sat"))
    edit = delete(store.append("private", village(1, serial=2, gossip="zvon")))
    assert edit is not None
    store.append("private", change("village", 1, edit.values, serial=3, seen=edit.seen))
    assert [row.fields for row in store.rows(Query("village"))] == [{"name": "Sat"}]


def test_deleted_records_are_asked_for_by_themselves(store: Store):
    edit = delete(store.append("common", village(1, name="Sat")))
    assert edit is not None
    store.append("common", village(2, name="Alt sat"))
    store.append("common", change("village", 1, edit.values, serial=3, seen=edit.seen))
    assert store.ids(Query("village")) == [record(2)]
    (gone,) = store.rows(Query("village", deleted=True))
    assert (gone.id, gone.deleted, gone.fields) == (record(1), True, {"name": "Sat"})
    assert store.row("village", record(1)) == gone


def test_unknown_fields_and_members_are_given_under_their_names(store: Store):
    store.append("common", village(1, name="Sat", newer=[1], tax={"amount": "1", "rate": "2"}))
    assert store.rows(Query("village"))[0].fields == {"name": "Sat", "newer": [1], "amount": "1", "tax.rate": "2"}


def test_a_row_names_its_fields_in_conflict_of_both_scopes(store: Store):
    for scope, name in (("common", "name"), ("private", "gossip"), ("private", "mayor_phone")):
        store.append(scope, change("village", 1, {name: "a"}))
        store.append(scope, change("village", 1, {name: "b"}, writer=THEIRS))
    store.append("common", village(2, name="Sat"))
    assert {row.id: row.conflicts for row in store.rows(Query("village"))} == {
        record(1): ("gossip", "mayor_phone", "name"),
        record(2): (),
    }
    row = store.row("village", record(1))
    assert row is not None
    assert row.conflicts == ("gossip", "mayor_phone", "name")


@pytest.mark.parametrize(
    ("entity", "shape", "index"),
    [
        ("village", Shape(What.ROWS), "INDEX record_village_list (_deleted=?)"),
        ("village", Shape(What.COUNT), "COVERING INDEX record_village_list (_deleted=?)"),
        ("village", Shape(What.ROWS, (("name", Compared.EQUAL),)), "INDEX record_village_name (name=?)"),
        ("road", Shape(What.ROWS, (("village", Compared.EQUAL),)), "INDEX record_road_number (village=?)"),
    ],
)
def test_a_screen_of_a_list_and_what_is_looked_up_are_read_by_an_index(
    store: Store, entity: str, shape: Shape, index: str
):
    assert plan(store, Statements(TABLES[entity]).prepare(shape).text)[0] == f"SEARCH t USING {index}"


def test_the_highest_number_beneath_a_record_is_read_by_an_index(store: Store):
    numbers = ["9/2026", "10/2026", "2/2026", "77/2025", "none"]
    for serial, number in enumerate(numbers, start=1):
        store.append("common", change("road", serial, {"village": record(90), "title": number}, serial=serial))
    assert store.highest_number("road", record(90), "2026") == 10
    assert store.highest_number("road", record(90), "2025") == 77
    assert store.highest_number("road", record(90), "2024") == store.highest_number("road", record(91), "2026") == 0
    assert plan(store, TABLES["road"].highest) == [
        "SEARCH record_road USING INDEX record_road_number (village=? AND <expr>=?)"
    ]


def plan(store: Store, statement: str) -> list[str]:
    with store.reading() as connection:
        values = (None,) * statement.count("?")
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]


def test_the_records_in_which_a_key_is_written_are_those_that_hold_it_in_a_part_or_an_unknown_field(store: Store):
    held = {"sha256": "ab" * 32, "name": "plan.pdf", "size": 3}
    written = [{"drawing": held}, {"newer": {"deep": [held]}}, {"title": '"sha256"'}, {"stops": [{"name": "sha256 "}]}]
    for number, values in enumerate(written, start=1):
        store.append("common", change("road", number, values, serial=number))
    edit = delete(store.append("common", change("road", 5, {"drawing": held}, serial=5)))
    assert edit is not None
    store.append("common", change("road", 5, edit.values, serial=6, seen=edit.seen))
    assert sorted(store.ids_holding("road", "sha256")) == [record(1), record(2)]
    assert store.ids_holding("village", "sha256") == []
