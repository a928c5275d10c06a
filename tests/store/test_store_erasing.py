"""Whatever is erased, and in whatever order and form everything arrives: the same rows, and no erased word anywhere."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import MINE, THEIRS, change, contents, create, numbers, record, village

from parteneriat_desktop.journal.change import read
from parteneriat_desktop.journal.erasure import Erasures, blank, erase
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.upkeep import blanked_among, change_ids, every_digest, mentions, scrub

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.store.store import Store

KEYS = {MINE: "1" * 64, THEIRS: "2" * 64}
FIELDS = ("name", "founded", "currency")


@dataclass(frozen=True)
class Region:
    """The segments of two writers, original and as they are after the erasures of one of them, and the erasing one."""

    originals: tuple[Segment, ...]
    settled: tuple[Segment, ...]
    erasing: Segment
    gone: frozenset[str]


def by(writer: str, changes: Sequence[Change], previous: Segment | None = None) -> Segment:
    head = None if previous is None else previous.header
    return seal(changes, "common", head, Seal(1, "test 1", KEYS[writer])).signed(b"signature")


@st.composite
def regions(draw: st.DrawFn) -> Region:
    """Draw a history of two villages by two writers, cut into segments, and an erasure of some fields by one writer."""
    changes: list[Change] = []
    for serial in range(1, draw(st.integers(2, 7))):
        number = draw(st.integers(1, 2))
        names = draw(st.sets(st.sampled_from(FIELDS), min_size=1))
        before = [one for one in changes if one.record == record(number)]
        held = draw(st.sets(st.sampled_from([one.id for one in before]))) if before else set[str]()
        values: dict[str, Any] = {name: serial if name == "founded" else f"Cuvânt{serial}{name}" for name in names}
        seen = {name: tuple(sorted(held)) for name in names if held}
        writer = draw(st.sampled_from([MINE, THEIRS]))
        changes.append(change("village", number, values, serial=serial, writer=writer, seen=seen))
    originals: list[Segment] = []
    last: dict[str, Segment] = {}
    for writer in (MINE, THEIRS):
        mine = [one for one in changes if one.writer == writer]
        cut = draw(st.integers(0, len(mine)))
        for run in (mine[:cut], mine[cut:]):
            if run:
                last[writer] = by(writer, run, last.get(writer))
                originals.append(last[writer])
    erased_by = draw(st.sampled_from([MINE, THEIRS]))
    own = [one for one in changes if one.writer == erased_by]
    edit = erase(own, draw(st.sets(st.sampled_from(FIELDS), min_size=1)))
    lines = {"0" * 32: "0" * 64} if edit is None else edit.values["lines"]
    erasing = by(erased_by, [change("erasure", 99, {"lines": lines}, serial=90, writer=erased_by)], last.get(erased_by))
    known = Erasures.gather([(erasing.lines[0], KEYS[erased_by])])
    settled = tuple(one.settled(known) for one in originals)
    gone = {
        str(value) for one in own if one.id in known.blanked for value in one.values.values() if isinstance(value, str)
    }
    return Region(tuple(originals), settled, erasing, frozenset(gone))


def arrive(store: Store, region: Region, draw: st.DataObject) -> None:
    """Let everything arrive: segments as they were or blanked with their erasure, in any order, some twice."""
    letters: list[list[Segment]] = [[region.erasing]]
    for original, settled in zip(region.originals, region.settled, strict=True):
        letters.append([original] if draw.draw(st.booleans()) else [settled, region.erasing])
    order = draw.draw(st.permutations(letters))
    for letter in [*order, *order[: draw.draw(st.integers(0, len(order)))]]:
        store.receive(letter)
        if draw.draw(st.booleans()):
            store.search("Cuvânt")


@settings(max_examples=60)
@given(st.data())
def test_any_order_of_arrival_ends_in_the_same_rows_and_the_erased_is_nowhere(data: st.DataObject) -> None:
    region = data.draw(regions())
    states: list[Any] = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "workspace.db"
            with create(path) as store:
                arrive(store, region, data)
                assert [store.segment(one.header.hash) for one in region.settled] == list(region.settled)
                store.index_texts()
                states.append((contents(store), sorted(row[1:] for row in numbers(store) if len(row) == 5)))
                before = every_digest(store)
                store.rebuild()
                assert every_digest(store) == before
                assert contents(store) == states[-1][0]
                assert scrub(store)
                files = [file.read_bytes() for file in Path(folder).iterdir() if not file.name.endswith("-shm")]
            kept = {str(value) for one in region.settled for value in words_of(one)}
            for word in region.gone - kept:
                assert not any(word.encode() in content for content in [*files, path.read_bytes()])
    assert states[0] == states[1]


def words_of(segment: Segment) -> list[object]:
    """Return the values that are left in a segment."""
    return [value for line in segment.lines for value in read(line).values.values()]


def test_what_is_private_is_blanked_where_it_stands(store: Store) -> None:
    first, second = village(1, gossip="Ion Popescu"), village(2, gossip="altul")
    for one in (first, second):
        store.append("private", one)
    store.append("common", village(1, name="Sat", serial=3))
    assert [one.id for one in store.blank("private", [first.id])] == [first.id]
    assert store.blank("private", [first.id]) == []
    assert store.changes("private", "village", record(1))[first.id] == blank(first)
    assert [row.fields for row in store.rows(Query("village", order="id"))] == [{"name": "Sat"}, {"gossip": "altul"}]
    assert store.search("Popescu") == []
    assert blanked_among(store, [first.id, second.id, "0" * 32]) == {first.id}


def test_a_text_is_found_in_changes_and_drafts(store: Store) -> None:
    store.append("common", village(1, name="Ion"))
    store.put_draft("village", "", {"name": "Ană"}, "2026-11-20T09:00:00Z")
    assert [mentions(store, text) for text in ("Ion", "Ană", "Vasile")] == [True, True, False]
    assert change_ids(store) == {("common", village(1, name="Ion").id)}


def test_the_log_is_not_emptied_while_somebody_reads(store: Store) -> None:
    for number in (1, 2, 3):
        store.append("common", village(number, name="Ion"))
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM change")
        rows.fetchone()
        assert not scrub(store)
        rows.close()
    assert scrub(store)


@pytest.mark.parametrize("secret", ["Ion Popescu din deal"])
def test_what_is_replaced_is_overwritten(store: Store, secret: str) -> None:
    store.put_draft("village", "", {"name": secret}, "2026-11-20T09:00:00Z")
    store.drop_draft("village", "")
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM indexed")
    store.close()
    assert secret.encode() not in store.path.read_bytes()
