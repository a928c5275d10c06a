from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store_samples import THEIRS, change, contents, create, numbers, record, sealed, village

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.erasure import blank, erase
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.receiving import Known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.store.store import Store


def by(key: str, changes: Sequence[Change]) -> Segment:
    return seal(changes, "common", None, Seal(1, "test 1", key * 64)).signed(b"signature")


def test_a_segment_is_given_back_byte_for_byte(store: Store):
    segment = sealed([village(2, name="Două"), village(1, name="Unu")])
    store.receive([segment])
    assert store.segment(segment.header.hash) == segment
    assert store.segment(segment.header.hash).bytes() == segment.bytes()
    assert store.headers() == store.headers("common") == [segment.header]
    assert store.headers("private") == []


def test_an_unknown_segment_is_refused(store: Store):
    with pytest.raises(RefusedError) as refused:
        store.segment("0" * 32)
    assert refused.value.code == "unknown-segment"


def test_the_same_segment_twice_in_one_go_counts_once(store: Store):
    segment = sealed([village(1, name="Unu")])
    received = store.receive([segment, segment])
    assert (received.new_segments, received.known_segments, received.new_changes) == (1, 1, 1)


def test_a_change_may_belong_to_two_segments(store: Store):
    first, second = village(1, name="Unu"), village(2, name="Două")
    short, long = sealed([first]), sealed([first, second])
    received = store.receive([short, long])
    assert (received.new_segments, received.new_changes) == (2, 2)
    assert [store.segment(one.header.hash) for one in (short, long)] == [short, long]


def test_own_changes_are_unsealed_until_their_segment_is_kept(store: Store):
    changes = [village(number, name=f"Sat {number}") for number in (1, 2)]
    private = village(3, gossip="Nimic")
    for one in reversed(changes):
        store.append("common", one)
    store.append("private", private)
    store.append("common", change("village", 4, {"name": "Alt sat"}, writer=THEIRS))
    assert waiting_lines(store) == {"common": [one.line for one in changes], "private": [private.line]}
    assert store.count_unsealed("a" * 32) == {"common": 2, "private": 1}
    store.add_segment(sealed(changes), [one.id for one in changes])
    assert waiting_lines(store) == {"private": [private.line]}
    assert store.segment(sealed(changes).header.hash) == sealed(changes)
    assert store.last_serial("a" * 32) == 3
    assert store.last_serial("f" * 32) == 0


def test_a_line_that_rotted_on_the_disk_is_never_sealed(store: Store):
    one = village(1, name="Unu")
    store.append("common", one)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE change SET line = ?", (one.line.replace(b"Unu", b"Una"),))
    with pytest.raises(RefusedError) as refused:
        store.unsealed("a" * 32)
    assert refused.value.code == "damaged"


def test_an_own_erasure_counts_once_it_is_sealed_and_a_segment_is_kept_once(store: Store):
    one = village(1, gossip="Zvon", name="Unu")
    erasing = change("erasure", 2, (erase([one], ["gossip"]) or Edit({}, {})).values, serial=2)
    for each in (one, erasing):
        store.append("common", each)
    for each in (one, one, erasing):
        store.add_segment(sealed([each]), [each.id])
    assert store.changes("common", "village", record(1))[one.id].erased
    assert store.count_unsealed("a" * 32) == {}


def test_an_own_segment_whose_changes_are_not_all_here_brings_them(store: Store):
    one, two = village(1, name="Unu"), village(2, name="Doi")
    store.append("common", one)
    store.add_segment(sealed([one, two]), [one.id, two.id])
    assert store.count(Query("village")) == 2


def waiting_lines(store: Store) -> dict[str, list[bytes]]:
    return {scope: [one.line for one in waiting] for scope, waiting in store.unsealed("a" * 32).items()}


def test_one_line_in_two_scopes_is_two_records(store: Store):
    one = village(1, name="Unu")
    store.receive([sealed([one], "common"), sealed([one], f"dossier/{record(9)}")])
    assert store.scopes("village", record(1)) == ["common", f"dossier/{record(9)}"]
    assert store.count(Query("village")) == 2
    row = store.row("village", record(1))
    assert row is not None
    assert row.scope == "common"


def test_a_line_that_is_known_in_its_own_scope_is_known_whatever_other_scopes_hold(store: Store):
    one, two = village(1, name="Unu"), village(2, name="Două")
    dossier = f"dossier/{record(9)}"
    store.receive([sealed([one], "common"), sealed([one], dossier)])
    assert store.receive([sealed([one, two], dossier)]).new_changes == 1
    assert store.receive([sealed([two], "private")]).new_changes == 1


def test_one_id_for_two_kinds_is_two_records(store: Store):
    store.receive([sealed([village(1, name="Unu"), change("road", 1, {"title": "Drum"}, serial=2)])])
    row, road = store.row("village", record(1)), store.row("road", record(1))
    assert row is not None
    assert road is not None
    assert (row.fields, road.fields) == ({"name": "Unu"}, {"title": "Drum"})


def test_kinds_that_are_unknown_here_are_kept_and_relayed_only(store: Store):
    segment = sealed([change("spaceport", 1, {"name": "Nou"})])
    received = store.receive([segment])
    assert (received.new_changes, received.records, received.conflicts) == (1, [], 0)
    assert store.segment(segment.header.hash) == segment
    assert store.append("common", change("spaceport", 1, {"name": "Vechi"}, serial=2)).conflicts.keys() == {"name"}
    store.rebuild()


def test_conflicts_are_counted_and_a_decision_ends_them(store: Store):
    base = village(1, name="Sat", founded=1300)
    mine = change(
        "village", 1, {"name": "A", "founded": 1301}, serial=2, seen={"name": (base.id,), "founded": (base.id,)}
    )
    theirs = change(
        "village",
        1,
        {"name": "B", "founded": 1302},
        writer=THEIRS,
        serial=3,
        seen={"name": (base.id,), "founded": (base.id,)},
    )
    store.append("common", base)
    store.append("common", mine)
    assert store.receive([sealed([theirs])]).conflicts == 2
    decision = change("village", 1, {"name": "C"}, writer=THEIRS, serial=4, seen={"name": (mine.id, theirs.id)})
    assert store.receive([sealed([decision], previous=store.headers()[0])]).conflicts == 1
    assert [found.field for found in store.conflicts()] == ["founded"]


def test_what_the_caller_has_read_is_not_read_again(store: Store):
    changes = [village(1, name="Unu")]
    segment = sealed(changes)
    broken = Segment(segment.header, segment.signature, (b"no change",))
    store.receive([broken], Known({segment.header.hash: changes}))
    assert store.segment(segment.header.hash) == segment


def test_a_segment_that_does_not_fit_its_header_is_refused_and_nothing_is_kept(store: Store):
    good, bad = sealed([village(1, name="Unu")]), sealed([village(2, name="Două")])
    before = contents(store)
    with pytest.raises(RefusedError) as refused:
        store.receive([good, Segment(bad.header, bad.signature, good.lines)])
    assert refused.value.code == "segment-ids"
    assert contents(store) == before
    assert store.headers() == []


def erasure_of(*changes: Change) -> Change:
    edit = erase(changes, ["name"])
    assert edit is not None
    return change("erasure", 99, edit.values, serial=90)


def test_erased_stays_erased_whatever_arrives_first(tmp_path: Path):
    first = village(1, name="Ion Popescu")
    second = change("village", 1, {"name": "Ion P."}, serial=2, seen={"name": (first.id,)})
    original = by("c", [first, second])
    erasure = by("c", [erasure_of(first, second)])
    blanked = Segment(original.header, original.signature, tuple(blank(one).line for one in (first, second)))
    orders = [
        [original, erasure],
        [erasure, original],
        [blanked, erasure],
        [erasure, blanked],
        [original, erasure, blanked],
    ]
    states = []
    for number, order in enumerate(orders):
        with create(tmp_path / f"{number}.db") as store:
            store.receive([by("d", [change("village", 2, {"name": "Alt sat"}, writer=THEIRS)])])
            for segments in [[one] for one in order] if blanked not in order[:1] else [order]:
                store.receive(segments)
                assert store.search("Alt")
            assert store.segment(original.header.hash) == blanked
            assert store.search("Popescu") == []
            assert store.row("village", record(1)).fields == {}  # type: ignore[union-attr]  # it is there
            states.append((contents(store), [row[1:] for row in numbers(store) if len(row) == 5]))
            store.rebuild()
            assert contents(store) == states[-1][0]
    assert states == [states[0]] * len(orders)


def test_nobody_erases_the_history_of_others(store: Store):
    first = village(1, name="Ion Popescu")
    store.receive([by("c", [first]), by("d", [erasure_of(first)])])
    row = store.row("village", record(1))
    assert row is not None
    assert row.fields == {"name": "Ion Popescu"}


def test_an_erasure_signed_with_the_next_key_of_the_institution_counts(store: Store):
    first = village(1, name="Ion Popescu")
    owners = {"c" * 64: "town", "d" * 64: "town"}
    received = store.receive([by("c", [first]), by("d", [erasure_of(first)])], Known(owners=owners))
    assert received.records == [("common", "village", record(1))]
    row = store.row("village", record(1))
    assert row is not None
    assert row.fields == {}


def test_a_blanked_line_that_no_erasure_covers_is_refused(store: Store):
    original = by("c", [village(1, name="Ion Popescu")])
    blanked = Segment(original.header, original.signature, (blank(village(1, name="Ion Popescu")).line,))
    with pytest.raises(RefusedError) as refused:
        store.receive([blanked])
    assert refused.value.code == "erasure-uncovered"
    assert store.headers() == []
