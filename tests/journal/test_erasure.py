from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import KEY, OTHER_KEY, RECORD, SEAL, WRITER, a_change, a_line, a_segment, an_id, by_id, in_bytes

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.change import Author, compose, read
from parteneriat_desktop.journal.erasure import NO_ERASURES, Erasures, blank, erase
from parteneriat_desktop.journal.segment import Segment
from parteneriat_desktop.journal.survivors import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from parteneriat_desktop.journal.change import Change

FIRST = a_change({"title": "Plan", "text": "Ion Popescu"})
SECOND = a_change({"text": "I. Popescu"}, {"text": (FIRST.id,)}, serial=2)
THIRD = a_change({"title": "Plan nou"}, {"title": (FIRST.id,)}, serial=3)
HISTORY = (FIRST, SECOND, THIRD)


def an_erasure(changes: Iterable[Change] = HISTORY, names: Collection[str] = ("text",), entity: str = "erasure"):
    edit = erase(changes, names)
    assert edit is not None
    return compose(
        edit, entity=entity, record=RECORD, author=Author(WRITER, ""), serial=9, time="2026-11-20T10:00:00.000Z"
    )


ERASURE = an_erasure()
KNOWN = Erasures.gather([(ERASURE.line, KEY)])


def test_blanking_keeps_identity_names_and_what_was_seen() -> None:
    blanked = blank(SECOND)
    assert blanked.erased
    assert (blanked.id, blanked.entity, blanked.record, blanked.writer) == (SECOND.id, "plan", RECORD, WRITER)
    assert (blanked.serial, blanked.time, blanked.seen) == (2, SECOND.time, SECOND.seen)
    assert (blanked.values, blanked.user) == ({"text": None}, "")
    assert b"Popescu" not in blanked.line
    assert b"inspector" not in blanked.line
    assert blank(blanked) == blanked
    assert read(blanked.line) == blanked


def test_blanking_a_deletion_leaves_the_record_deleted() -> None:
    deletion = a_change({"_del": True}, {"*": tuple(change.id for change in HISTORY)}, serial=4)
    assert blank(deletion).values == {"_del": True}
    assert fold(by_id(*HISTORY, blank(deletion))).deleted


def test_a_replaced_value_does_not_come_back_when_its_successor_is_blanked() -> None:
    found = fold(by_id(FIRST, blank(SECOND), THIRD))
    assert found.values == {"title": "Plan nou", "text": None}
    assert found.conflicts == {}


def test_erasing_a_field_covers_every_change_of_it_and_no_other() -> None:
    assert KNOWN.blanked.keys() == {FIRST.id, SECOND.id}
    settled = [KNOWN.settle(change, KEY) for change in HISTORY]
    assert [change.erased for change in settled] == [True, True, False]
    assert settled == [blank(FIRST), blank(SECOND), THIRD]


def test_nothing_is_left_to_erase_the_second_time() -> None:
    assert erase([blank(FIRST), blank(SECOND), THIRD], ["text"]) is None
    assert erase(HISTORY, ["unknown"]) is None


def test_header_signature_and_chain_stay_as_they_were() -> None:
    segment = a_segment(*HISTORY)
    settled = segment.settled(KNOWN)
    assert (settled.header, settled.signature) == (segment.header, segment.signature)
    assert b"Popescu" not in settled.bytes()
    assert Segment.read(settled.bytes()).changes(KNOWN) == settled.changes(KNOWN)
    assert settled.settled(KNOWN) == settled
    following = a_segment(a_change(serial=4), previous=settled.header)
    assert following.header.previous == segment.header.hash


def test_the_original_is_blanked_wherever_it_turns_up_again() -> None:
    assert [change.erased for change in a_segment(*HISTORY).changes(KNOWN)] == [True, True, False]


def refused(erasures: Erasures, change: Change | None = None, key: str = KEY) -> None:
    with pytest.raises(RefusedError) as found:
        erasures.settle(change or blank(FIRST), key)
    assert found.value.code == "erasure-uncovered"


def test_a_blanked_line_that_nobody_erased_is_refused() -> None:
    refused(NO_ERASURES)
    with pytest.raises(RefusedError) as found:
        replace(a_segment(*HISTORY), lines=(blank(FIRST).line, SECOND.line, THIRD.line)).changes()
    assert found.value.code == "erasure-uncovered"


def test_a_blanked_line_that_is_not_what_was_signed_is_refused() -> None:
    forged = in_bytes({"id": FIRST.id, **{k: v for k, v in a_line(f={"title": None}).items() if k != "u"}})
    refused(KNOWN, read(forged))


def test_nobody_erases_what_another_institution_signed() -> None:
    assert KNOWN.settle(FIRST, OTHER_KEY) == FIRST
    refused(KNOWN, key=OTHER_KEY)


def test_an_institution_erases_what_it_signed_with_an_earlier_key() -> None:
    owners = {KEY: "town hall", OTHER_KEY: "town hall"}
    known = Erasures.gather([(ERASURE.line, OTHER_KEY)], owners)
    assert known.settle(FIRST, KEY) == blank(FIRST)


def test_an_erasure_is_not_erased() -> None:
    second = an_erasure([ERASURE], ["lines"])
    known = Erasures.gather([(ERASURE.line, KEY), (second.line, KEY)])
    assert known.settle(ERASURE, KEY) == ERASURE
    refused(known, blank(ERASURE))


def test_only_changes_of_the_entity_erasure_erase() -> None:
    assert Erasures.gather([(an_erasure(entity="plan").line, KEY)]).blanked == {}
    mentioned = a_change({"title": "erasure"})
    assert Erasures.gather([(mentioned.line, KEY), (b"not even JSON", KEY)]).blanked == {}


@pytest.mark.parametrize(
    "lines", [None, [], "x", {"x": "y"}, {an_id(1): 1}, {an_id(1): None}], ids=lambda value: repr(value)[:12]
)
def test_an_erasure_of_an_unknown_form_erases_nothing(lines: object) -> None:
    odd = a_change({"lines": lines}, entity="erasure")
    assert Erasures.gather([(odd.line, KEY)]).blanked == {}


def test_several_erasures_of_one_change_all_count() -> None:
    known = Erasures.gather([(ERASURE.line, OTHER_KEY), (ERASURE.line, KEY)])
    assert known.settle(FIRST, KEY).erased
    assert known.settle(FIRST, OTHER_KEY).erased


def test_what_was_erased_before_it_was_sealed_is_sealed_blanked() -> None:
    changes = [KNOWN.settle(change, KEY) for change in HISTORY]
    segment = a_segment(*changes, ERASURE, by=SEAL)
    assert b"Popescu" not in segment.bytes()
    known = Erasures.gather([(line, KEY) for line in segment.lines])
    assert segment.changes(known) == (*changes, ERASURE)


@given(st.sets(st.sampled_from(HISTORY)), st.sets(st.sampled_from(["title", "text"])))
def test_erasing_changes_no_survivor_and_opens_no_conflict(part: set[Change], names: Collection[str]) -> None:
    before = fold(by_id(*part))
    edit = erase(part, names)
    known = Erasures.gather([(an_erasure(part, names).line, KEY)]) if edit else NO_ERASURES
    after = fold(by_id(*(known.settle(change, KEY) for change in part)))
    assert after.survivors == before.survivors
    assert after.deleted == before.deleted
    assert all(after.values[name] is None for name in names & after.values.keys())
