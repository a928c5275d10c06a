"""Activities over the months: how far each has come, on the line of its own days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import Paper
from report_samples import PLAN, Records, a_document, a_frame, ordinary

from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.snapshot import FrozenActivity
from parteneriat_desktop.records.work import Activity, ActivityState, Objective
from parteneriat_desktop.reports.activity_schedule import frozen_schedule, plan_schedule
from parteneriat_desktop.reports.charts.drawing import Arrow, Bar, Disc, Drawing, Stroke
from parteneriat_desktop.reports.charts.months_axis import months_axis
from parteneriat_desktop.reports.charts.on_screen import svg
from parteneriat_desktop.reports.charts.schedule import MOST, Look, Said, Task, schedule_charts
from parteneriat_desktop.reports.plan_content import PlanContent

WIDTH, DAY = 467.0, date(2026, 7, 1)
SAID = Said("Activități", "A1 este în curs", DAY, "1.07.2026")


def a_task(**given: object) -> Task:
    """An activity over the year 2026."""
    values: dict[str, object] = {
        "code": "A1",
        "name": "Sesiuni",
        "level": 1,
        "starts": date(2026, 1, 1),
        "ends": date(2026, 12, 31),
        "look": Look.PLANNED,
        "said": "în curs",
    }
    return Task(**(values | given))


def drawn(*tasks: Task, day: date = DAY) -> Drawing:
    """The one drawing of some rows, filled up with rows that have no bar."""
    heading = a_task(look=Look.HEADING)
    (drawing,) = schedule_charts(replace(SAID, day=day), [*tasks, heading, heading], WIDTH)
    return drawing


def bars(drawing: Drawing) -> list[Bar]:
    """The bars of a drawing."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar)]


def words(drawing: Drawing) -> list[str]:
    """The labels of a drawing."""
    return [label.text for label in drawing.labels]


def test_fewer_than_three_rows_with_days_are_left_to_the_table():
    unknown = a_task(starts=None, ends=None)

    assert schedule_charts(SAID, [a_task(), a_task(), unknown], WIDTH) == []
    assert len(schedule_charts(SAID, [a_task()] * 3, WIDTH)) == 1


def test_what_is_done_is_black_and_what_is_planned_is_an_outline():
    outline, ink = bars(drawn(a_task(done=0.25)))

    assert (outline.filled, ink.filled) == (False, True)
    assert ink.width == pytest.approx(outline.width / 4)
    assert [bar.filled for bar in bars(drawn(a_task(look=Look.DONE)))] == [False, True]
    assert [bar.filled for bar in bars(drawn(a_task()))] == [False]


def test_a_part_is_thinner_than_its_activity_and_shifted():
    whole, part = (bars(drawn(a_task(level=level)))[0] for level in (1, 2))
    drawing = drawn(a_task(code="A1.1", level=2))

    assert part.height < whole.height
    assert next(label.x for label in drawing.labels if label.text == "A1.1") > 0


def test_what_was_cancelled_is_a_dotted_line_and_no_bar():
    drawing = drawn(a_task(look=Look.CANCELLED))

    assert bars(drawing) == []
    assert sum(isinstance(one, Stroke) and one.pattern == (1.0, 2.0) for one in drawing.shapes) == 1


def test_one_day_alone_is_a_disc_and_no_day_is_a_dash():
    drawing = drawn(a_task(ends=None), a_task(starts=None, look=Look.DONE), a_task(starts=None, ends=None))

    assert [one.filled for one in drawing.shapes if isinstance(one, Disc)] == [False, True]
    assert words(drawing).count("–") == 1


def test_days_in_the_wrong_order_are_drawn_all_the_same():
    turned = a_task(starts=date(2026, 12, 31), ends=date(2026, 1, 1))

    assert bars(drawn(turned)) == bars(drawn(a_task()))


def test_the_line_of_the_day_is_white_where_it_crosses_ink():
    late = drawn(a_task(look=Look.DONE), a_task())

    assert sum(isinstance(one, Stroke) and one.white for one in late.shapes) == 1
    assert "1.07.2026" in words(late)


def test_a_day_outside_of_all_activities_has_no_line():
    drawing = drawn(a_task(), day=date(2031, 1, 1))

    assert not any(isinstance(one, Arrow) for one in drawing.shapes)
    assert "1.07.2026" not in words(drawing)


def test_the_label_of_a_late_day_stands_at_the_left_of_its_line():
    long = replace(SAID, day=date(2026, 12, 30), label="sfârșitul perioadei de raportare, cu toate lunile ei")
    (drawing,) = schedule_charts(long, [a_task()] * 3, WIDTH)

    assert next(label.right for label in drawing.labels if label.text == long.label)


def test_many_rows_are_drawn_on_several_pages_over_the_same_months():
    first, second = schedule_charts(SAID, [a_task()] * (MOST + 1), WIDTH)

    assert (len(bars(first)), len(bars(second))) == (MOST, 1)
    assert bars(first)[0].x == bars(second)[0].x


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_every_day_lies_on_the_axis_and_no_two_labels_touch(days: list[date]):
    axis = months_axis(days, 100.0, 221.0)
    places = [label.x for label in axis.labels(0.0, WIDTH)]

    assert all(100 <= axis.place(day) < 321 for day in days)
    assert all(after - before >= 43 for before, after in pairwise(places))
    assert len(axis.ticks()) == axis.months + 1


@given(DAYS, st.integers(0, 12_000), st.none() | st.floats(-1, 2))
def test_no_shape_leaves_the_drawing(start: date, days: int, done: float | None):
    drawing = drawn(a_task(starts=start, ends=start + timedelta(days=days), done=done), day=start)

    for bar in bars(drawing):
        assert 0 <= bar.x <= bar.x + bar.width <= drawing.width
        assert 0 <= bar.y <= bar.y + bar.height <= drawing.height


def a_plan() -> PlanContent:
    """An objective with an activity of each state and a part."""
    work = [
        Activity(
            id=str(state),
            plan=PLAN,
            objective="o",
            code=f"A{number}",
            name="Sesiune",
            starts_on=date(2026, number, 1),
            ends_on=date(2026, number + 3, 1),
            state=state,
            percent=number * 10,
        )
        for number, state in enumerate(ActivityState, start=1)
    ]
    part = Activity(id="part", plan=PLAN, parent="in_progress", code="A2.1", name="Analiză")
    records = Records().add(Plan(id=PLAN), Objective(id="o", plan=PLAN, code="OS1", name="Calitate"), *work, part)
    return PlanContent(records, records.find("plan", PLAN))


def test_a_plan_shows_each_activity_with_its_state_in_words():
    (drawing,) = plan_schedule(a_plan().steps(), DAY, WIDTH, Catalogue("ro"))

    codes = [label.text for label in drawing.labels if label.bold and not label.right and label.text != "Calitate"]
    assert codes == ["OS1", "A1", "A2", "A2.1", "A3", "A4", "A5"]
    assert {"finalizat", "în curs, 20%", "întârziat, 30%", "neînceput", "anulat"} <= set(words(drawing))
    assert drawing.summary == (
        "Activități și părțile lor: 6, din care finalizate 1, în curs 1, întârziate 1, neîncepute 1, anulate 1, "
        "fără stare 1."
    )


def test_the_word_for_a_delay_is_bold():
    (drawing,) = plan_schedule(a_plan().steps(), DAY, WIDTH, Catalogue("en"))

    assert [label.text for label in drawing.labels if label.bold and label.right] == ["delayed, 30%"]


def test_a_frozen_report_draws_its_own_activities_in_the_order_of_their_codes():
    given = [
        FrozenActivity(code=code, name="x", is_part="." in code, starts_on=date(2026, 1, 1), ends_on=date(2026, 5, 1))
        for code in ("A10", "A2", "A2.1")
    ]
    (drawing,) = frozen_schedule(given, DAY, WIDTH, Catalogue("ro"))

    assert [text for text in words(drawing) if text.startswith("A")] == ["A2", "A2.1", "A10"]
    assert frozen_schedule([], DAY, WIDTH, Catalogue("ro")) == []


def test_the_screen_gets_the_same_drawing_with_its_sentence():
    (drawing,) = plan_schedule(a_plan().steps(), DAY, WIDTH, Catalogue("bg"))
    picture = svg(drawing)

    assert picture.count("<rect") == len(bars(drawing))
    assert f"<desc>{drawing.summary}</desc>" in picture


@pytest.mark.parametrize("code", ["R02", "R03"])
def test_plan_and_monitoring_report_print_the_drawing(code: str):
    text = Paper(a_document(code, ordinary(), a_frame("ro"))).text

    assert "Activitățile pe luni" in text
    assert "Activități și părțile lor: 16" in text
