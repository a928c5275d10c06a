from __future__ import annotations

from typing import TYPE_CHECKING

from store_samples import MINE, THEIRS, change, moment, record, sealed, village

from parteneriat_desktop.journal.editing import delete, resolve
from parteneriat_desktop.store.conflicts import Competing, Conflict

if TYPE_CHECKING:
    from parteneriat_desktop.store.store import Store


def test_both_values_are_given_the_displayed_one_first(store: Store):
    base = village(1, name="Sat", tax={"amount": "1"})
    seen = {"name": (base.id,), "tax": (base.id,)}
    mine = change("village", 1, {"name": "A", "tax": {"amount": "2"}}, serial=2, seen=seen)
    theirs = change("village", 1, {"name": "B", "tax": {"currency": "RON"}}, serial=3, writer=THEIRS, seen=seen)
    for one in (base, mine, theirs):
        store.append("common", one)
    assert store.conflicts() == [
        Conflict(
            "village",
            record(1),
            "common",
            name,
            (
                Competing(theirs.id, theirs.values[name], moment(3), "clerk", THEIRS),
                Competing(mine.id, mine.values[name], moment(2), "clerk", MINE),
            ),
            sure=True,
        )
        for name in ("name", "tax")
    ]
    decision = resolve(store.fold("common", "village", record(1)), "name", "A")
    assert decision is not None
    store.append("common", change("village", 1, decision.values, serial=4, seen=decision.seen))
    assert [found.field for found in store.conflicts()] == ["tax"]


def test_a_conflict_that_a_missing_change_may_dissolve_is_not_sure(store: Store):
    store.append("common", change("village", 1, {"name": "A"}, seen={"name": ("f" * 32,)}))
    store.append("common", change("village", 1, {"name": "B"}, writer=THEIRS))
    assert [found.sure for found in store.conflicts()] == [False]


def test_a_deletion_and_an_edit_that_did_not_know_of_each_other(store: Store):
    base = village(1, name="Sat")
    edit = delete(store.append("common", base))
    assert edit is not None
    store.append("common", change("village", 1, edit.values, serial=2, seen=edit.seen))
    store.receive([sealed([change("village", 1, {"founded": 1300}, serial=3, writer=THEIRS)])])
    (found,) = store.conflicts()
    assert (found.field, [one.value for one in found.values]) == ("_del", [True])
    row = store.row("village", record(1))
    assert row is not None
    assert (row.deleted, row.conflicts) == (False, ("_del",))


def test_history_is_every_change_with_its_scope(store: Store):
    first, second, third = village(1, name="Sat"), village(1, serial=2, gossip="zvon"), village(1, serial=3, name="B")
    store.append("common", third)
    store.append("private", second)
    store.append("common", first)
    store.append("common", change("road", 1, {"title": "Drum"}, serial=4))
    assert store.history("village", record(1)) == [("common", first), ("private", second), ("common", third)]
    assert store.history("village", record(2)) == []


def test_a_child_is_an_orphan_until_its_parent_arrives(store: Store):
    store.append("common", change("road", 2, {"title": "Drum", "village": record(1)}, serial=2))
    store.append("common", change("road", 3, {"title": "Drum fără sat"}, serial=3))
    assert [row.id for row in store.orphans()] == [record(2)]
    store.append("common", village(1, name="Sat"))
    assert store.orphans() == []


def test_a_deleted_orphan_is_none(store: Store):
    edit = delete(store.append("common", change("road", 2, {"village": record(1)}, serial=2)))
    assert edit is not None
    store.append("common", change("road", 2, edit.values, serial=3, seen=edit.seen))
    assert store.orphans() == []
