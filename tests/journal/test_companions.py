"""What is blanked travels with what erases it."""

from __future__ import annotations

from lines import KEY, RECORD, WRITER, a_change, a_segment

from parteneriat_desktop.journal.change import Author, Change, compose
from parteneriat_desktop.journal.companions import companions, erases
from parteneriat_desktop.journal.erasure import Erasures, erase

FIRST = a_change({"text": "Ion Popescu"})
SECOND = a_change({"text": "I. Popescu"}, {"text": (FIRST.id,)}, serial=2)


def erasure_of(change: Change, serial: int) -> Change:
    edit = erase([change], ["text"])
    assert edit is not None
    author = Author(WRITER, "")
    return compose(edit, entity="erasure", record=RECORD, author=author, serial=serial, time="2026-11-20T10:00:00.000Z")


ONE, TWO = a_segment(FIRST), a_segment(SECOND)
ERASING_FIRST, ERASING_SECOND = a_segment(erasure_of(FIRST, 8)), a_segment(erasure_of(SECOND, 9))
KNOWN = Erasures.gather((line, KEY) for found in (ERASING_FIRST, ERASING_SECOND) for line in found.lines)


def test_what_is_not_blanked_needs_nobody():
    assert companions([ONE, TWO], [ERASING_FIRST, ERASING_SECOND]) == []
    assert [erases(found) for found in (ONE, ERASING_FIRST)] == [False, True]


def test_a_blanked_line_brings_what_erases_it_and_nothing_else():
    blanked = ONE.settled(KNOWN)
    assert companions([blanked], [ERASING_FIRST, ERASING_SECOND]) == [ERASING_FIRST]
    assert companions([blanked, TWO.settled(KNOWN)], [ERASING_FIRST, ERASING_SECOND]) == [ERASING_FIRST, ERASING_SECOND]


def test_what_travels_anyway_is_not_doubled():
    assert companions([ONE.settled(KNOWN), ERASING_FIRST], [ERASING_FIRST, ERASING_SECOND]) == []


def test_an_erasing_segment_brings_what_erases_its_own_blanked_lines():
    mixed = a_segment(SECOND, erasure_of(FIRST, 8))
    known = Erasures.gather((line, KEY) for found in (mixed, ERASING_SECOND) for line in found.lines)
    along = companions([ONE.settled(known)], [ERASING_SECOND, mixed.settled(known)])
    assert along == [ERASING_SECOND, mixed.settled(known)]
