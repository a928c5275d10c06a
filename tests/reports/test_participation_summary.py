"""R10 and R12: who took part, with nobody to be recognised, and how regularly people were asked and parties met."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from held_records import Records
from hypothesis import given
from hypothesis import strategies as st
from paper import Paper
from report_samples import PARTNERSHIP, PLAN, a_frame, nothing, ordinary

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.effectiveness import Span
from parteneriat_desktop.records.inclusion import NOT_NAMED, TRAINING, inclusion
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.participation import AccessibilityMeasure, ParticipationMethod
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.training import Training, TrainingEvent
from parteneriat_desktop.records.values import Choice, MaskedCount
from parteneriat_desktop.reports.catalogue import make, make_whole

if TYPE_CHECKING:
    from parteneriat_desktop.records.partnership import Partnership

SPAN = Span(date(2026, 1, 1), date(2026, 6, 30))
DAY = date(2026, 3, 3)
#: One to four vulnerable people in some of the ways, and none or many in others.
PEOPLE = st.lists(st.integers(0, 12), min_size=1, max_size=4)


def a_consultation(**given: object) -> Consultation:
    """A forum of the spring."""
    values: dict[str, object] = {"id": "c", "method": ParticipationMethod.CIVIC_FORUM, "announced_on": DAY}
    return Consultation(**(values | given))


def numbers(records: Records) -> dict[Choice | Sentence, int | None]:
    """The participants of each way."""
    return {way.name: way.number("total") for way in inclusion(records, SPAN).ways}


def test_counts_are_added_by_the_way_of_taking_part():
    records = Records().add(
        a_consultation(),
        Meeting(id="m", consultation="c", kind=MeetingKind.COORDINATION, held_on=DAY),
        Meeting(id="n", kind=MeetingKind.COORDINATION, held_on=DAY),
        Meeting(id="o", held_on=DAY),
        TrainingEvent(id="t", held_on=DAY),
        Consultation(id="d", announced_on=DAY),
        ParticipationCount(id="1", consultation="c", total=10),
        ParticipationCount(id="2", meeting="m", total=5),
        ParticipationCount(id="3", meeting="n", total=4),
        ParticipationCount(id="4", meeting="o", total=3),
        ParticipationCount(id="5", training_event="t", total=2),
        ParticipationCount(id="6", consultation="d", total=1),
    )

    assert numbers(records) == {
        ParticipationMethod.CIVIC_FORUM: 15,
        MeetingKind.COORDINATION: 4,
        NOT_NAMED: 4,
        TRAINING: 2,
    }


@pytest.mark.parametrize("day", [None, date(2025, 12, 31), date(2026, 7, 1)])
def test_what_was_outside_the_period_or_belongs_to_nothing_is_left_out(day: date | None):
    records = Records().add(
        a_consultation(announced_on=day, accessibility=[AccessibilityMeasure.RAMP]),
        ParticipationCount(id="1", consultation="c", total=10),
        ParticipationCount(id="2", training_event="gone", total=10),
    )

    assert numbers(records) == {}
    assert inclusion(records, SPAN).measures == ()
    assert inclusion(records, SPAN).total("total") is None


def test_measures_are_counted_once_a_consultation():
    measures = [AccessibilityMeasure.RAMP, AccessibilityMeasure.TRANSPORT, AccessibilityMeasure.RAMP]
    records = Records().add(
        a_consultation(accessibility=measures), a_consultation(id="d", accessibility=[AccessibilityMeasure.TRANSPORT])
    )

    assert inclusion(records, SPAN).measures == ((AccessibilityMeasure.TRANSPORT, 2), (AccessibilityMeasure.RAMP, 1))


def test_a_number_that_was_masked_elsewhere_makes_its_sum_unknown():
    records = Records().add(
        a_consultation(),
        ParticipationCount(id="1", consultation="c", total=30, roma=MaskedCount(9)),
        ParticipationCount(id="2", consultation="c", total=30, roma=MaskedCount(None)),
    )
    found = inclusion(records, SPAN).masked("roma")

    assert found.parts == (None,)
    assert found.total is None


def test_only_what_belongs_to_a_plan_is_counted_where_one_is_named():
    records = Records().add(
        a_consultation(plan=PLAN, accessibility=[AccessibilityMeasure.RAMP]),
        a_consultation(id="d", accessibility=[AccessibilityMeasure.TRANSPORT]),
        Meeting(id="m", consultation="c", held_on=DAY),
        Training(id="s", plan=PLAN),
        TrainingEvent(id="t", training="s", held_on=DAY),
        TrainingEvent(id="u", held_on=DAY),
        *(
            ParticipationCount(id=str(total), **{field: owner}, total=total)
            for field, owner, total in (
                ("consultation", "c", 1),
                ("consultation", "d", 10),
                ("meeting", "m", 2),
                ("training_event", "t", 4),
                ("training_event", "u", 40),
            )
        ),
    )
    found = inclusion(records, SPAN, PLAN)

    assert (found.total("total"), inclusion(records, SPAN).total("total")) == (7, 57)
    assert found.measures == ((AccessibilityMeasure.RAMP, 1),)


@given(PEOPLE)
def test_nobody_is_given_away_by_what_is_printed(people: list[int]):
    methods = list(ParticipationMethod)
    records = Records()
    for number, count in enumerate(people):
        few = 1 <= count <= 4
        shared, exact = (MaskedCount(None), count) if few else (MaskedCount(count), None)
        records.add(
            a_consultation(id=f"c{number}", method=methods[number]),
            ParticipationCount(id=f"p{number}", consultation=f"c{number}", total=40, roma=shared, roma_exact=exact),
        )
    found = inclusion(records, SPAN).masked("roma")
    shown = [part.number for part in found.parts if part is not None]

    assert sorted(number for number in shown if number is not None) == sorted(
        count for count in people if not 1 <= count <= 4
    )
    hidden = [count for count in people if 1 <= count <= 4]
    if len(hidden) == 1:
        assert found.total is None


def test_the_paper_masks_and_says_why():
    text = Paper(make_whole("R10", ordinary(), a_frame("en"))).text

    assert "61 people took part on 2 counted occasions." in text
    assert "Women: 37; men: 24" in text
    assert "civic forum <5 6" in text
    assert "<5 = between 1 and 4" in text


def test_three_ways_are_drawn_too():
    records = ordinary().add(
        TrainingEvent(id="te", held_on=DAY), ParticipationCount(id="tp", training_event="te", total=70)
    )
    paper = Paper(make_whole("R10", records, a_frame("en")))

    assert "Figure" in paper.tags()
    assert "training: 70" in paper.text


def test_a_report_about_a_record_is_not_made_of_everything():
    with pytest.raises(RefusedError) as error:
        make_whole("R12", ordinary(), a_frame("en"))

    assert error.value.code == "no-record"


def log(records: Records, **given: object) -> str:
    """The text of R12."""
    return Paper(make("R12", records, PARTNERSHIP, a_frame("en", **given))).text


def plan_of(records: Records) -> Plan:
    """The sample plan."""
    found = records.find("plan", PLAN)
    assert isinstance(found, Plan)
    return found


def test_consultations_later_than_promised_are_said_in_bold():
    assert "less regular than promised: the longest interval was 113 days instead of 91" in log(ordinary())


def test_consultations_in_time_are_said_too():
    text = log(ordinary(), since=date(2026, 7, 22), until=date(2026, 9, 25))

    assert "as regular as promised: the longest interval was 65 of 92 days" in text
    assert "Repartizarea" not in text


def test_a_plan_that_promises_nothing_is_told_so():
    records = ordinary()
    plan_of(records).consultation_commitment = None

    assert "113 days; the plan promises no interval" in log(records)


def test_without_an_adopted_plan_nothing_could_be_regular():
    assert "no adopted plan whose consultations" in log(nothing())
    records = nothing()
    records.held.pop(("plan", PLAN))
    assert "The partnership has no plan yet." in log(records)


def test_the_log_begins_with_its_first_entry_where_no_day_is_known():
    records = ordinary()
    plan_of(records).adopted_on = None
    partnership: Partnership = records.held["partnership", PARTNERSHIP]
    partnership.in_force_on = None

    assert "8 Jul 2026 – 20 Nov 2026" in log(records)


def test_two_plans_have_figures_of_their_own():
    records = ordinary().add(Plan(id="other", partnership=PARTNERSHIP, title="Al doilea plan"))

    assert "Al doilea plan" in log(records)
