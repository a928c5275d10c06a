from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lines import OTHER_WRITER, RECORD, WRITER, a_chain, a_change, a_segment

from parteneriat_desktop.journal.exchange import Fork, Gap, delta, forks, gaps, heads
from parteneriat_desktop.journal.scope import dossier

if TYPE_CHECKING:
    from parteneriat_desktop.journal.segment import Header

CHAIN = a_chain(5)
HASHES = [header.hash for header in CHAIN]
OTHER = a_chain(3, writer=OTHER_WRITER)
SECRET = a_chain(2, scope=dossier(RECORD), start=9)
#: A cloned disk went on from the second segment.
FORKED = a_segment(a_change({"title": "clone"}, serial=3), previous=CHAIN[1]).header


def test_nothing_has_no_heads_gaps_forks_or_delta() -> None:
    assert (heads([]), gaps([]), forks([]), delta([], [], [])) == ([], [], [], [])


def test_the_head_of_a_whole_chain_is_its_newest_segment() -> None:
    assert heads(CHAIN) == HASHES[4:]
    assert heads([*CHAIN, *OTHER, *SECRET]) == sorted([HASHES[4], OTHER[2].hash, SECRET[1].hash])


def test_what_stands_after_a_gap_is_not_acknowledged() -> None:
    assert heads([CHAIN[0], CHAIN[1], CHAIN[3], CHAIN[4]]) == [HASHES[1]]
    assert heads(CHAIN[1:]) == []


def test_a_gap_names_what_is_missing() -> None:
    assert gaps([CHAIN[0], CHAIN[2], CHAIN[4]]) == [
        Gap(WRITER, "common", 2, HASHES[1]),
        Gap(WRITER, "common", 4, HASHES[3]),
    ]


def test_a_fork_is_reported_and_both_ends_are_heads() -> None:
    headers = [*CHAIN[:3], FORKED]
    assert forks(headers) == [Fork(WRITER, "common", 3, tuple(sorted([HASHES[2], FORKED.hash])))]
    assert heads(headers) == sorted([HASHES[2], FORKED.hash])
    assert gaps(headers) == []


def test_equal_numbers_of_other_writers_or_scopes_are_no_fork() -> None:
    assert forks([*CHAIN, *OTHER, *SECRET, *CHAIN]) == []


def test_a_chain_that_jumps_to_another_place_is_never_acknowledged() -> None:
    for crafted in (
        replace(CHAIN[1], scope="private"),
        replace(CHAIN[1], writer=OTHER_WRITER),
        replace(CHAIN[1], number=3),
    ):
        assert heads([CHAIN[0], crafted]) == [HASHES[0]]


def test_an_unknown_peer_is_sent_everything_oldest_first() -> None:
    assert delta(reversed(CHAIN), [], []) == HASHES


def test_since_the_receipt_only_the_rest_is_sent() -> None:
    assert delta(CHAIN, [HASHES[2]], []) == HASHES[3:]
    assert delta([*CHAIN, FORKED], [HASHES[2]], []) == [FORKED.hash, *HASHES[3:]]
    assert delta(CHAIN, [HASHES[4]], []) == []


def test_what_is_asked_for_is_sent_again() -> None:
    assert delta(CHAIN, [HASHES[4]], [HASHES[1], "not here"]) == [HASHES[1]]


def test_acknowledged_segments_that_are_not_here_are_passed_over() -> None:
    assert delta(CHAIN[:2], [HASHES[4], "f" * 32], []) == HASHES[:2]
    assert delta([CHAIN[0], CHAIN[3], CHAIN[4]], [HASHES[4]], []) == HASHES[:1]


ALL = [*CHAIN, *OTHER, *SECRET, FORKED]
SUBSETS = st.sets(st.sampled_from(range(len(ALL)))).map(lambda chosen: [ALL[number] for number in sorted(chosen)])


def whole(headers: list[Header]) -> set[str]:
    """Return what is here with its whole chain, found by walking back from each segment."""
    present = {header.hash: header for header in headers}
    found = set()
    for header in headers:
        walked = header
        while walked is not None and walked.previous:
            walked = present.get(walked.previous)
        if walked is not None:
            found.add(header.hash)
    return found


@given(SUBSETS, SUBSETS, st.integers())
def test_one_answer_to_a_receipt_brings_all_that_is_missing_and_nothing_twice(
    mine: list[Header], yours: list[Header], seed: int
) -> None:
    shuffled = [*mine, *mine]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
    receipt, wanted = heads(yours), [gap.hash for gap in gaps(yours)]
    assert heads(shuffled) == heads(mine)
    sent = delta(shuffled, receipt, wanted)
    assert sent == delta(mine, receipt, wanted)
    assert len(set(sent)) == len(sent)
    assert {header.hash for header in mine} <= {header.hash for header in yours} | set(sent)
    if {header.hash for header in yours} <= {header.hash for header in mine}:
        assert not set(sent) & whole(yours)
    numbers = {header.hash: header.number for header in mine}
    assert [numbers[name] for name in sent] == sorted(numbers[name] for name in sent)


@given(SUBSETS)
def test_heads_stand_for_exactly_what_is_whole(headers: list[Header]) -> None:
    present = {header.hash: header for header in headers}
    stood_for = set()
    for head in heads(headers):
        walked = present[head]
        while walked is not None:
            stood_for.add(walked.hash)
            walked = present.get(walked.previous)
    assert stood_for == whole(headers)
    missing = {header.previous for header in headers if header.previous} - present.keys()
    assert {gap.hash for gap in gaps(headers)} == missing
