"""Terms of the law: the worked examples, and every day of twelve years against a count made apart."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from independent_count import (
    HOLIDAYS,
    YEARS,
    calendar_days,
    is_free,
    last_of_january,
    orthodox_easter,
    two_years,
    working_days,
)
from shipped_law import shipped_law

from parteneriat_desktop.countries.deadline import Deadline, count
from parteneriat_desktop.countries.law import Law
from parteneriat_desktop.countries.legal_pack import TERMS, CountMode, Kind
from parteneriat_desktop.countries.working_days import ExtraDay, WorkingDays, own_days, span

DAYS = list(span(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)))
LAWS = {code: shipped_law(code) for code in TERMS}
EASTERS = "5.5.2024 20.4.2025 12.4.2026 2.5.2027 16.4.2028 8.4.2029 28.4.2030 13.4.2031 2.5.2032 24.4.2033 9.4.2034"
#: The table of holidays that the project was built against; it is read where it lies beside the project.
BESIDE = Path(__file__).parents[3] / "shared/data/holidays/holidays_ro_bg_2024_2035.csv"


def term(rule: str, start: str | date, code: str = "") -> Deadline:
    """Count a term by the shipped law."""
    day = start if isinstance(start, date) else date.fromisoformat(start)
    found = LAWS[code or ("BG" if rule.startswith("bg") else "RO")].term(rule, day)
    assert found is not None
    return found


def free(rule: str, start: str) -> Deadline:
    """Count a term of Romania with free days."""
    law, day = LAWS["RO"], date.fromisoformat(start)
    found = law.rule(rule, day)
    assert found is not None
    assert found.count is not None
    return count(found, replace(found.count, mode=CountMode.FREE_DAYS), day, law.days, 1)


@pytest.mark.parametrize(
    ("start", "plain", "rolled", "endorsement"),
    [
        ("2026-11-20", "2026-11-30", "2026-12-02", "2027-01-11"),
        ("2026-12-18", "2026-12-28", "2026-12-28", "2027-02-04"),
        ("2027-01-04", "2027-01-14", "2027-01-14", "2027-02-17"),
        ("2026-03-30", "2026-04-09", "2026-04-09", "2026-05-14"),
        ("2027-04-16", "2027-04-26", "2027-04-26", "2027-06-02"),
        ("2026-05-18", "2026-05-28", "2026-05-28", "2026-06-30"),
    ],
)
def test_announcements_as_worked_by_hand(start: str, plain: str, rolled: str, endorsement: str):
    proposals = term("ro.l52.proposals", start)
    assert (proposals.plain, proposals.date) == (date.fromisoformat(plain), date.fromisoformat(rolled))
    assert term("ro.l52.endorsement", start).plain == date.fromisoformat(endorsement)


def test_the_first_example_in_full():
    found = term("ro.l52.endorsement", "2026-11-20")
    assert [off.day.isoformat() for off in found.skipped] == [
        *("2026-11-30", "2026-12-01", "2026-12-25", "2027-01-01", "2027-01-06", "2027-01-07"),
    ]
    assert (found.plain - found.start).days == 52
    assert not found.is_moved
    assert free("ro.l52.endorsement", "2026-11-20").plain == date(2027, 1, 12)


@pytest.mark.parametrize(
    ("rule", "start", "plain", "planned"),
    [
        ("ro.l52.debate", "2026-11-20", "2026-11-30", "2026-11-27"),
        ("ro.l52.documents", "2026-12-08", "2026-12-18", "2026-12-18"),
        ("ro.l52.documents", "2026-12-16", "2026-12-26", "2026-12-24"),
        ("ro.l52.public_meeting", "2026-11-20", "2026-11-23", "2026-11-23"),
        ("ro.l52.annual_report", "2025-06-01", "2026-01-31", "2026-01-30"),
        ("bg.zna26.proposals", "2026-11-20", "2026-12-20", "2026-12-21"),
        ("bg.zna26.proposals_short", "2026-11-20", "2026-12-04", "2026-12-04"),
        ("bg.zna26.proposals", "2026-12-18", "2027-01-17", "2027-01-18"),
        ("bg.zna26.proposals_short", "2026-12-18", "2027-01-01", "2027-01-04"),
        ("bg.zna26.proposals", "2027-04-16", "2027-05-16", "2027-05-17"),
        ("bg.zna26.proposals_short", "2027-04-16", "2027-04-30", "2027-05-05"),
        ("bg.zna26.proposals_short", "2026-03-30", "2026-04-13", "2026-04-14"),
        ("programme.monitoring_end", "2026-03-31", "2028-03-31", "2028-03-31"),
        ("programme.monitoring_end", "2026-02-28", "2028-02-28", "2028-02-28"),
        ("programme.monitoring_end", "2024-02-29", "2026-02-28", "2026-02-28"),
        ("programme.monitoring_end", "2026-08-31", "2028-08-31", "2028-08-31"),
    ],
)
def test_other_terms_as_worked_by_hand(rule: str, start: str, plain: str, planned: str):
    found = term(rule, start)
    assert (found.plain, found.date) == (date.fromisoformat(plain), date.fromisoformat(planned))


def test_free_days_give_one_day_more():
    assert free("ro.l52.public_meeting", "2026-11-20").plain == date(2026, 11, 24)
    assert free("ro.l52.annual_report", "2026-11-20").plain == date(2027, 1, 31)
    assert free("programme.monitoring_end", "2026-11-20").plain == date(2028, 11, 20)


ORACLE = {
    "ro.l52.proposals": lambda code, day: calendar_days(code, day, 10, latest=False),
    "ro.l52.endorsement": lambda code, day: (working_days(code, day, 30),) * 2,
    "ro.l52.debate": lambda code, day: calendar_days(code, day, 10, latest=True),
    "ro.l52.documents": lambda code, day: calendar_days(code, day, 10, latest=True),
    "ro.l52.public_meeting": lambda code, day: calendar_days(code, day, 3, latest=False),
    "ro.l52.annual_report": last_of_january,
    "ro.og27.reply": lambda code, day: calendar_days(code, day, 30, latest=True),
    "ro.og27.reply_extended": lambda code, day: calendar_days(code, day, 45, latest=True),
    "bg.zna26.proposals": lambda code, day: calendar_days(code, day, 30, latest=False),
    "bg.zna26.proposals_short": lambda code, day: calendar_days(code, day, 14, latest=False),
    "programme.monitoring_end": lambda _code, day: (two_years(day),) * 2,
}


@pytest.mark.parametrize(("code", "rule"), [(code, rule) for code, rules in TERMS.items() for rule in sorted(rules)])
def test_every_day_of_twelve_years_agrees_with_a_count_made_apart(code: str, rule: str):
    for day in DAYS:
        found = term(rule, day, code)
        assert (found.plain, found.date) == ORACLE[rule](code, day), (rule, day)


@pytest.mark.parametrize("code", sorted(TERMS))
def test_holidays_agree_with_the_law_and_the_easter_formula(code: str):
    days = WorkingDays(code)
    assert [day for day in DAYS if days.works(day) is is_free(code, day)] == []
    named = {off.day for off in days.days_off(DAYS[0], DAYS[-1]) if not off.is_weekend or off.day in HOLIDAYS[code]}
    assert named == {day for day in HOLIDAYS[code] if DAYS[0] <= day <= DAYS[-1]}


def test_the_easter_formula_gives_the_known_days():
    found = [orthodox_easter(year) for year in range(2024, 2035)]
    assert " ".join(f"{day.day}.{day.month}.{day.year}" for day in found) == EASTERS


def test_holidays_agree_with_the_table_beside_the_project():
    listed = list(csv.DictReader(BESIDE.read_text(encoding="utf-8").splitlines())) if BESIDE.is_file() else []
    for code in TERMS if listed else ():
        table = {date.fromisoformat(row["date"]) for row in listed if row["country"] == code}
        assert table == {day for day in HOLIDAYS[code] if DAYS[0] <= day <= DAYS[-1]}


def own(*given: tuple[str, bool]) -> Law:
    """Return the Romanian law with own days."""
    extra = own_days(ExtraDay(date.fromisoformat(day), works, "HG 1/2026") for day, works in given)
    return Law(LAWS["RO"].pack, WorkingDays("RO", extra))


def test_own_days_change_what_is_counted_and_are_named():
    law = own(("2026-12-02", False), ("2026-12-05", True), ("2026-12-06", False), ("2026-11-24", True))
    proposals = law.term("ro.l52.proposals", date(2026, 11, 20))
    endorsement = law.term("ro.l52.endorsement", date(2026, 11, 20))
    assert proposals is not None
    assert endorsement is not None
    assert proposals.date == date(2026, 12, 3)
    assert [off.own for off in proposals.skipped] == [False, False, True]
    assert [extra.day for extra in proposals.extra] == [date(2026, 12, 2)]
    assert endorsement.plain == date(2027, 1, 11)
    assert [extra.day.day for extra in endorsement.extra] == [2, 5]


def test_of_two_own_days_that_contradict_each_other_the_day_off_counts():
    for entered in ((("2026-12-03", False), ("2026-12-03", True)), (("2026-12-03", True), ("2026-12-03", False))):
        assert not own(*entered).days.works(date(2026, 12, 3))


def test_a_term_kept_or_broken_is_measured_from_the_plain_day():
    proposals, debate = term("ro.l52.proposals", "2026-11-20"), term("ro.l52.debate", "2026-11-20")
    assert [proposals.days_broken(date(2026, 11, day)) for day in (20, 29, 30)] == [10, 1, 0]
    assert [debate.days_broken(date(2026, 12, day)) for day in (1, 3)] == [1, 3]
    assert debate.days_broken(date(2026, 11, 30)) == 0


def test_a_rule_holds_only_while_it_is_in_force():
    assert LAWS["RO"].term("ro.l52.proposals", date(2013, 11, 7)) is None
    assert LAWS["RO"].term("ro.l52.proposals", date(2013, 11, 8)) is not None
    assert LAWS["RO"].term("ro.l52.notice", date(2026, 11, 20)) is None
    assert LAWS["RO"].term("bg.zna26.proposals", date(2026, 11, 20)) is None


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)), st.sampled_from(sorted(TERMS["RO"])))
def test_a_later_start_never_gives_an_earlier_end(start: date, rule: str):
    one, next_ = term(rule, start), term(rule, start + timedelta(days=1))
    assert one.plain <= next_.plain
    assert one.date <= next_.date
    assert (one.date >= one.plain) if one.kind is Kind.MINIMUM else (one.date <= one.plain)
