"""A day that is put off keeps the old day, the reason and who decided it."""

from datetime import date

from parteneriat_desktop.records.postponement import Postponement, in_time, postponed

FIRST, SECOND, THIRD = date(2026, 9, 5), date(2026, 9, 20), date(2026, 10, 1)


def moved(start: date | None, end: date | None) -> Postponement:
    return Postponement(moved_from=start, moved_to=end, reason="lipsesc cifrele", decided_by="primar")


def test_a_day_without_postponement_stands():
    assert postponed(FIRST, []) == (FIRST, None)
    assert postponed(FIRST, [moved(SECOND, THIRD)]) == (FIRST, None)


def test_a_day_put_off_twice_is_the_last_one_in_whatever_order_they_are_written():
    first, second = moved(FIRST, SECOND), moved(SECOND, THIRD)
    assert postponed(FIRST, [first, second]) == (THIRD, second)
    assert postponed(FIRST, [second, first]) == (THIRD, second)


def test_half_a_postponement_and_one_to_an_earlier_day_move_nothing():
    assert postponed(SECOND, [moved(SECOND, None), moved(None, THIRD), moved(SECOND, FIRST)]) == (SECOND, None)


def test_a_postponement_to_the_same_or_an_earlier_day_is_refused():
    given = [moved(FIRST, FIRST), moved(SECOND, FIRST), moved(FIRST, SECOND), moved(None, FIRST), moved(FIRST, None)]
    found = list(in_time("postponements", given))
    assert [str(problem.sentence) for problem in found] == [
        "What was due on 2026-09-05 can only be put off to a later day.",
        "What was due on 2026-09-20 can only be put off to a later day.",
    ]
    assert {problem.field for problem in found} == {"postponements"}
