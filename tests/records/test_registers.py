from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.records.fields import Facts, Record
from parteneriat_desktop.records.registers import gather, spread
from parteneriat_desktop.records.values import Wire  # noqa: TC001 - hypothesis reads annotations


@dataclass(kw_only=True, eq=False)
class Grant(Record):
    """A record with one register."""

    ENTITY = "grant"
    REGISTERS: ClassVar = {"sum": ("amount", "currency")}

    title: Annotated[str | None, Facts("Title")] = None
    amount: Annotated[Decimal | None, Facts("Amount")] = None
    currency: Annotated[str | None, Facts("Currency")] = None


def test_members_of_a_register_become_one_value():
    given_fields = {"title": "Drum", "currency": "RON", "amount": "10.50"}
    assert gather(Grant, given_fields) == {"title": "Drum", "sum": {"amount": "10.50", "currency": "RON"}}


def test_order_of_the_given_members_does_not_show():
    one = gather(Grant, {"amount": "1", "currency": "RON"})
    other = gather(Grant, {"currency": "RON", "amount": "1"})
    assert list(one["sum"]) == list(other["sum"])


def test_a_member_that_is_not_given_counts_as_empty():
    assert gather(Grant, {"amount": "1"}) == {"sum": {"amount": "1"}}
    assert gather(Grant, {"amount": "1", "currency": None}) == {"sum": {"amount": "1"}}


def test_a_register_without_any_value_is_null_and_empties_its_members():
    assert gather(Grant, {"amount": None}) == {"sum": None}
    assert spread(Grant, {"sum": None}) == {"amount": None, "currency": None}


def test_untouched_registers_are_not_written():
    assert gather(Grant, {"title": "Drum"}) == {"title": "Drum"}


def test_a_register_gives_its_members():
    assert spread(Grant, {"title": None, "sum": {"amount": "1"}}) == {"title": None, "amount": "1", "currency": None}


def test_members_of_a_newer_version_go_back_to_their_register():
    values = {"sum": {"amount": "1", "currency": "RON", "rate": "4.97"}}
    fields = spread(Grant, values)
    assert fields == {"amount": "1", "currency": "RON", "sum.rate": "4.97"}
    assert gather(Grant, fields) == values


def test_a_register_that_is_no_object_is_kept_under_its_name_until_a_member_is_given():
    assert spread(Grant, {"sum": "ten lei"}) == {"sum": "ten lei"}
    assert gather(Grant, {"sum": "ten lei"}) == {"sum": "ten lei"}
    assert gather(Grant, {"sum": "ten lei", "amount": None}) == {"sum": "ten lei"}
    assert gather(Grant, {"sum": "ten lei", "amount": "10"}) == {"sum": {"amount": "10"}}


def test_a_dot_in_an_unknown_field_means_nothing():
    assert gather(Grant, {"other.part": 1}) == {"other.part": 1}
    assert spread(Grant, {"other.part": 1}) == {"other.part": 1}


wire: st.SearchStrategy[Wire] = st.sampled_from([None, "", "RON", 7, True])
members = st.dictionaries(st.sampled_from(["amount", "currency", "rate", "sum"]), wire, max_size=4)
journal_values = st.dictionaries(st.sampled_from(["title", "unknown"]), wire).flatmap(
    lambda plain: st.fixed_dictionaries({}, optional={"sum": st.none() | st.just("ten lei") | members}).map(
        lambda register: plain | register
    )
)


def without_nulls(value: Wire) -> Wire:
    if isinstance(value, dict):
        kept = {name: without_nulls(item) for name, item in value.items() if item is not None}
        return kept or None
    return value


@given(journal_values)
def test_gather_takes_back_what_spread_did(values: dict[str, Wire]):
    back = gather(Grant, spread(Grant, values))
    assert back.keys() == values.keys()
    assert {name: without_nulls(value) for name, value in back.items()} == {
        name: without_nulls(value) for name, value in values.items()
    }
