from __future__ import annotations

from typing import TYPE_CHECKING

from store_samples import contents, create, moment, numbers, record, sealed, village

from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store


def test_what_is_appended_is_read_as_one_row(store: Store):
    store.append("common", village(1, name="Șoimuș", tax={"amount": "10.50", "currency": "RON"}))
    store.append("private", village(1, serial=2, mayor_phone="+40 700 000 000"))
    row = store.row("village", record(1))
    assert row is not None
    assert row.fields == {"name": "Șoimuș", "amount": "10.50", "currency": "RON", "mayor_phone": "+40 700 000 000"}
    assert (row.scope, row.deleted, row.conflicts, row.changed) == ("common", False, (), moment(2))
    assert store.rows(Query("village")) == [row]
    assert store.scopes("village", record(1)) == ["common", "private"]


def test_a_record_without_changes_is_none(store: Store):
    assert store.row("village", record(1)) is None
    assert store.fold("common", "village", record(1)).values == {}


def test_the_same_change_again_adds_nothing(store: Store):
    once = store.append("common", village(1, name="Sat"))
    before = contents(store), numbers(store)
    assert store.append("common", village(1, name="Sat")) == once
    assert (contents(store), numbers(store)) == before


def test_received_equals_appended(store: Store, tmp_path: Path):
    changes = [village(number, name=f"Sat {number}") for number in (1, 2, 3)]
    for one in changes:
        store.append("common", one)
    with create(tmp_path / "other.db") as other:
        received = other.receive([sealed(changes)])
        assert (received.new_segments, received.known_segments, received.new_changes) == (1, 0, 3)
        assert received.records == [("common", "village", record(number)) for number in (1, 2, 3)]
        again = other.receive([sealed(changes)])
        assert (again.new_segments, again.known_segments, again.new_changes, again.records) == (0, 1, 0, [])
        other.index_texts()
        store.index_texts()
        assert contents(other) == contents(store)
        assert numbers(other) == numbers(store)
        assert other.digest("common") == store.digest("common")
