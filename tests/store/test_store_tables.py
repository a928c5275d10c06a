from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from store_samples import ENTITIES, Road, Village

from parteneriat_desktop.records.catalogue import ENTITIES as REAL
from parteneriat_desktop.records.values import Wire  # noqa: TC001 - hypothesis reads annotations
from parteneriat_desktop.store import schema
from parteneriat_desktop.store.tables import Kind, RecordTable

TABLES = schema.declare(ENTITIES).by_entity
ROAD, VILLAGE = TABLES["road"], TABLES["village"]

scalars = st.sampled_from([None, "", "Șoimuș", 0, 7, -(2**63), 2**63 - 1, True, False])
wires = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.just("k"), inner), max_leaves=3
)
some_fields = st.dictionaries(st.sampled_from([*ROAD.kinds, "newer", "road.newer"]), wires)


@given(some_fields)
def test_a_row_gives_back_whatever_it_was_given_without_nulls(fields: dict[str, Wire]):
    extra, values = ROAD.encode(fields)
    assert len(values) == len(ROAD.kinds)
    back = ROAD.decode(extra, values)
    assert back == {name: value for name, value in fields.items() if value is not None}
    assert {name: type(value) for name, value in back.items()} == {
        name: type(value) for name, value in fields.items() if value is not None
    }


def test_each_type_has_its_column():
    assert ROAD.kinds == {
        "village": Kind.TEXT,
        "title": Kind.TEXT,
        "paved": Kind.BOOLEAN,
        "surface": Kind.TEXT,
        "crossings": Kind.JSON,
        "stops": Kind.JSON,
        "drawing": Kind.JSON,
    }
    assert VILLAGE.kinds["founded"] is Kind.INTEGER
    assert VILLAGE.kinds["amount"] is Kind.TEXT
    assert VILLAGE.private == {"mayor_phone", "gossip"}


def test_values_that_a_column_cannot_hold_stand_beside_it():
    extra, values = ROAD.encode({"paved": "maybe", "title": 5, "newer": [1]})
    assert values == [None] * 7
    assert extra == '{"newer":[1],"paved":"maybe","title":5}'


def test_links_lists_numbers_and_what_is_looked_up_are_indexed():
    assert {index.name for index in ROAD.table.indexes} == {
        "record_road_id",
        "record_road_list",
        "record_road_number",
    }
    assert {index.name for index in VILLAGE.table.indexes} == {
        "record_village_id",
        "record_village_list",
        "record_village_name",
    }


def test_the_title_is_what_names_a_record():
    assert (ROAD.title, VILLAGE.title) == ("title", "name")


def test_the_sort_key_is_romanian_and_of_bounded_length():
    names = ["Zorleni", "Șoimuș", "Sadova", "Țăndărei", "Tulcea", "Înfrățirea", "Iași"]
    ordered = sorted(names, key=lambda name: VILLAGE.sort_key({"name": name}))
    assert ordered == ["Iași", "Înfrățirea", "Sadova", "Șoimuș", "Tulcea", "Țăndărei", "Zorleni"]
    assert VILLAGE.sort_key({}) == VILLAGE.sort_key({"name": 5}) == ""
    assert len(VILLAGE.sort_key({"name": "a" * 10_000})) == 64


def test_no_field_of_the_program_is_called_like_a_column_of_the_table():
    for record in (*REAL, Road, Village):
        assert not {field.name for field in record.fields()} & {*RecordTable.SYSTEM}
