"""What is folded must not depend on how it came: one by one, in bulk, in any order, or all again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import MINE, THEIRS, change, contents, create, moment, numbers, record, sealed

from parteneriat_desktop.journal.survivors import fold

if TYPE_CHECKING:
    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.store.store import Store

values = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from([None, "Sat", "Șoimuș"]),
        "tax": st.sampled_from([None, {"amount": "1"}, {"amount": "2", "currency": "RON"}, {"newer": 1}, "odd"]),
        "newer": st.sampled_from([1, [2]]),
        "_del": st.booleans(),
    },
).filter(bool)
edits = st.tuples(
    st.sampled_from(["common", "private"]),
    st.sampled_from(["village", "road", "unheard_of"]),
    st.integers(1, 2),
    st.sampled_from([MINE, THEIRS]),
    values,
    st.integers(0, 3),
)


def write(given_edits: list[tuple[str, str, int, str, dict[str, object], int]]) -> list[tuple[str, Change]]:
    """A history in which every author saw some of the earlier changes of the record."""
    written: list[tuple[str, Change]] = []
    for serial, (scope, entity, number, writer, fields, blind) in enumerate(given_edits, start=1):
        before = [
            one
            for where, one in written[: len(written) - blind]
            if where == scope and (one.entity, one.record) == (entity, record(number))
        ]
        seen = {name: tuple(one.id for one in before if name in one.values) for name in fields}
        if fields.get("_del") is True:
            seen["*"] = tuple(one.id for one in before)
        written.append((scope, change(entity, number, fields, serial=serial, writer=writer, seen=seen)))
    return written


def pack(history: list[tuple[str, Change]], size: int) -> list[list[tuple[str, Change]]]:
    """The history in runs of one writer and scope, each at most ``size`` long."""
    runs: dict[tuple[str, str], list[list[tuple[str, Change]]]] = {}
    for scope, one in history:
        found = runs.setdefault((scope, one.writer), [[]])
        if len(found[-1]) == size:
            found.append([])
        found[-1].append((scope, one))
    return [run for found in runs.values() for run in found]


@settings(max_examples=25)
@given(st.lists(edits, min_size=1, max_size=12), st.integers(1, 4), st.randoms(use_true_random=False))
def test_any_way_of_arrival_and_a_rebuild_end_in_the_same_rows(given_edits, size, random):  # noqa: ANN001 - hypothesis
    history = write(given_edits)
    segments = [sealed([one for _, one in run], run[0][0]) for run in pack(history, size)]
    with (
        tempfile.TemporaryDirectory() as folder,
        create(Path(folder) / "a.db") as one,
        create(Path(folder) / "b.db") as two,
    ):
        for scope, written in history:
            one.append(scope, written)
        random.shuffle(segments)
        half = len(segments) // 2
        two.receive(segments[:half])
        two.index_texts()
        two.receive(segments)
        assert contents(two) == contents(one)
        assert [two.digest(scope) for scope in ("common", "private")] == [
            one.digest(scope) for scope in ("common", "private")
        ]
        for store in (one, two):
            store.index_texts()
            before = contents(store), numbers(store)
            store.rebuild()
            store.index_texts()
            assert (contents(store), numbers(store)) == before
            assert_folded(store)


def assert_folded(store: Store) -> None:
    """Every row says what the journal's own fold says."""
    for scope in ("common", "private"):
        for number in (1, 2):
            with store.reading() as connection:
                found = connection.exec_driver_sql(
                    "SELECT _deleted, _changed FROM record_village WHERE scope = ? AND id = ?", (scope, record(number))
                ).first()
            changes = store.changes(scope, "village", record(number))
            if found is None:
                assert not changes
            else:
                assert tuple(found) == (int(fold(changes).deleted), max(one.time for one in changes.values()))


def test_the_numbers_of_rows_are_those_of_first_changes(store: Store):
    store.append("common", change("village", 1, {"name": "A"}, serial=1))
    store.append("common", change("road", 2, {"title": "B"}, serial=2))
    store.append("common", change("village", 1, {"name": "C"}, serial=3))
    store.append("private", change("village", 1, {"gossip": "D"}, serial=4))
    assert [row for row in numbers(store) if len(row) == 3] == [
        ("common", record(1), 1),
        ("common", record(2), 2),
        ("private", record(1), 4),
    ]
    assert moment(3) == "2026-11-20T00:00:03.000Z"
