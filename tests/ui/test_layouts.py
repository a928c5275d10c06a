"""Every field of every record stands in its form exactly once."""

import pytest

from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.fields import Record
from parteneriat_desktop.ui.layouts.catalogue import LAYOUTS, UNIT_FIELDS
from parteneriat_desktop.ui.titles import NAMING


@pytest.mark.parametrize("kind", ENTITIES, ids=[kind.ENTITY for kind in ENTITIES])
def test_every_field_is_placed_once(kind: type[Record]):
    placed = [name for section in LAYOUTS[kind.ENTITY] for name in section.names()]
    declared = [field.name for field in kind.fields()]
    assert sorted(placed) == sorted(declared), "place each field of the record in one section of ui/layouts"


@pytest.mark.parametrize("kind", ENTITIES, ids=[kind.ENTITY for kind in ENTITIES])
def test_what_names_a_record_are_its_fields(kind: type[Record]):
    assert all(kind.field(name) for name in NAMING[kind.ENTITY])


def test_units_are_chosen_where_there_are_fields_for_them():
    known = {(kind.ENTITY, field.name) for kind in ENTITIES for field in kind.fields()}
    assert known >= UNIT_FIELDS
    assert set(LAYOUTS) == {kind.ENTITY for kind in ENTITIES}
