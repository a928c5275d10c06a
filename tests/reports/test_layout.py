"""Strips on pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.reports.layout import LANDSCAPE, PORTRAIT, Page, Part, Strip, hold_to_end, paginate

ROOM = PORTRAIT.room(first=False, funding=False)


def nowhere(*_: object) -> None:
    """Draw nothing."""


def a_strip(height: float, *, before: float = 0.0, keep: bool = False, resume: tuple[Strip, ...] = ()) -> Strip:
    """A strip that draws nothing."""
    return Strip(height, nowhere, before, keep, resume)


def pages_of(*strips: Strip, funding: bool = False) -> list[Page]:
    """The pages of one portrait part."""
    return paginate([Part(PORTRAIT, list(strips))], funding=funding)


def test_the_first_page_is_shorter():
    assert PORTRAIT.room(first=True, funding=False) < ROOM
    assert PORTRAIT.room(first=False, funding=True) < ROOM


def test_strips_that_do_not_fit_begin_a_new_page_without_the_space_before():
    pages = pages_of(a_strip(600), a_strip(100, before=20))

    assert [len(page.placed) for page in pages] == [1, 1]
    assert pages[1].placed[0][0] == 0


def test_a_chain_moves_as_a_whole():
    pages = pages_of(a_strip(600), a_strip(20, keep=True), a_strip(60))

    assert [len(page.placed) for page in pages] == [1, 2]


def test_a_chain_higher_than_a_page_is_placed_strip_by_strip():
    pages = pages_of(*(a_strip(300, keep=True) for _ in range(5)))

    assert [len(page.placed) for page in pages] == [2, 2, 1]


def test_what_resumes_is_repeated_at_the_top():
    head = a_strip(20)
    pages = pages_of(a_strip(640), a_strip(100, before=6, resume=(head,)))

    assert pages[1].placed[0][1] is head
    assert pages[1].placed[1][0] == 20


def test_each_part_begins_a_page_of_its_own_orientation():
    pages = paginate([Part(PORTRAIT, [a_strip(10)]), Part(LANDSCAPE, [a_strip(10)])], funding=False)

    assert [page.geometry for page in pages] == [PORTRAIT, LANDSCAPE]


def test_a_short_last_section_is_held_whole():
    strips = [a_strip(100), a_strip(50), a_strip(50)]
    hold_to_end(strips, 1, ROOM / 3)

    assert [strip.keep for strip in strips] == [False, True, True]


def test_of_a_long_last_section_only_the_end_is_held():
    strips = [a_strip(20) for _ in range(40)]
    hold_to_end(strips, 0, ROOM / 3)

    assert not strips[0].keep
    assert all(strip.keep for strip in strips[-3:])


HEIGHTS = st.lists(st.tuples(st.floats(5, 900), st.booleans(), st.floats(0, 20)), max_size=40)


@given(HEIGHTS)
def test_every_strip_is_placed_once_and_in_order(given_strips: list[tuple[float, bool, float]]):
    strips = [a_strip(height, keep=keep, before=before) for height, keep, before in given_strips]
    pages = pages_of(*strips)

    assert [strip for page in pages for _, strip in page.placed] == strips


@given(HEIGHTS)
def test_nothing_runs_out_of_the_page_unless_it_is_higher(given_strips: list[tuple[float, bool, float]]):
    strips = [a_strip(height, keep=keep, before=before) for height, keep, before in given_strips]

    for page in pages_of(*strips):
        for top, strip in page.placed:
            assert top + strip.height <= page.room + 0.1 or top == 0
