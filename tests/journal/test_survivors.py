from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from lines import a_change, an_id, by_id
from specification import expect

from parteneriat_desktop.journal import editing
from parteneriat_desktop.journal.survivors import NOTHING, fold

if TYPE_CHECKING:
    from random import Random

    from parteneriat_desktop.journal.change import Change

FIELDS = ["title", "amount", "_del"]
VALUES = st.sampled_from(
    ["a", "b", 1, True, None, {"value": "1", "currency": "RON"}, {"currency": "RON", "value": "1"}, [1]]
)


@st.composite
def histories(draw: st.DrawFn):
    """Changes whose ``p`` names anything: earlier changes of the field, of others, unknown ones, nothing."""
    changes = []
    for serial in range(1, draw(st.integers(1, 9))):
        known = st.sampled_from([change.id for change in changes] + [an_id(0)])
        names = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3, unique=True))
        values = {name: draw(st.booleans() if name == "_del" else VALUES) for name in names}
        named = names + ["*"] * (values.get("_del") is True)
        seen = {name: tuple(draw(st.lists(known, max_size=4))) for name in named if draw(st.booleans())}
        changes.append(a_change(values, seen, serial=serial, second=draw(st.integers(0, 3))))
    return changes


@settings(max_examples=400)
@given(histories(), st.randoms(use_true_random=False), st.integers(0, 511))
def test_the_fold_is_what_the_specification_says_of_every_subset_in_every_order(
    history: list[Change], random: Random, chosen: int
) -> None:
    part = [change for number, change in enumerate(history) if chosen >> number & 1 or chosen % 3 == 0]
    random.shuffle(part)
    found = fold(by_id(*part))
    expected = expect({change.id: json.loads(change.line) for change in part})
    assert found.values == expected.values
    assert {name: list(ids) for name, ids in found.survivors.items()} == expected.survivors
    assert {name: list(ids) for name, ids in found.conflicts.items()} == expected.conflicts
    assert found.deleted == expected.deleted
    assert found.unsure == expected.unsure


def test_nothing_folds_to_nothing() -> None:
    assert fold({}) == NOTHING


def test_the_same_register_in_another_order_of_keys_is_no_conflict() -> None:
    one = a_change({"amount": {"value": "1", "currency": "RON"}})
    other = a_change({"amount": {"currency": "RON", "value": "1"}}, serial=2)
    assert fold(by_id(one, other)).conflicts == {}


def test_one_and_true_are_different_values() -> None:
    one, true = a_change({"count": 1}), a_change({"count": True}, second=1)
    assert fold(by_id(one, true)).conflicts == {"count": (true.id, one.id)}


def test_a_conflict_is_unsure_while_a_named_change_is_missing() -> None:
    first = a_change({"title": "a"})
    second = a_change({"title": "b"}, {"title": (first.id,)}, serial=2)
    third = a_change({"title": "c"}, {"title": (second.id,)}, serial=3)
    assert fold(by_id(first, third)).unsure == {"title"}
    whole = fold(by_id(first, second, third))
    assert (whole.values, whole.conflicts, whole.unsure) == ({"title": "c"}, {}, frozenset())


def test_a_deletion_by_two_people_hides_what_each_of_them_saw() -> None:
    first, second = a_change({"title": "a"}), a_change({"text": "b"}, serial=2)
    one = a_change({"_del": True}, {"*": (first.id,)}, serial=3)
    other = a_change({"_del": True}, {"*": (second.id,)}, serial=4)
    assert not fold(by_id(first, second, one)).deleted
    assert fold(by_id(first, second, one)).conflicts == {"_del": (one.id,)}
    assert fold(by_id(first, second, one, other)).deleted


def test_a_deletion_that_also_writes_has_seen_its_own_value() -> None:
    change = a_change({"_del": True, "title": "a"})
    assert fold(by_id(change)).deleted


def test_deleting_against_keeping_is_a_conflict_and_the_record_stays() -> None:
    first = a_change()
    gone = a_change({"_del": True}, {"*": (first.id,)}, serial=2)
    back = editing.undelete(fold(by_id(first, gone)))
    assert back is not None
    kept = a_change(dict(back.values), dict(back.seen), serial=3)
    again = a_change({"_del": True}, {"*": (first.id,), "_del": (gone.id,)}, serial=4, second=1)
    found = fold(by_id(first, gone, kept, again))
    assert not found.deleted
    assert found.conflicts == {"_del": (again.id, kept.id)}
