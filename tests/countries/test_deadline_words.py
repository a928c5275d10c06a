"""The arithmetic of a term as a person reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shipped_law import shipped_law

from parteneriat_desktop.countries.deadline_words import arithmetic, steps
from parteneriat_desktop.countries.holiday_names import NAMES, holiday_name
from parteneriat_desktop.countries.law import Law
from parteneriat_desktop.countries.legal_pack import CountMode
from parteneriat_desktop.countries.working_days import ExtraDay, WorkingDays, own_days
from parteneriat_desktop.i18n.catalogue import Catalogue

FIRST = date(2026, 11, 20)


def said(rule: str, language: str, start: date = FIRST, code: str = "RO") -> str:
    term = shipped_law(code).term(rule, start)
    assert term is not None
    return Catalogue(language).say(arithmetic(term))


def test_a_minimum_shows_each_day_on_the_way():
    assert said("ro.l52.proposals", "ro") == (
        "20.11.2026 + 10 zile calendaristice = 30.11.2026 (Sfântul Andrei) → 01.12.2026 (Ziua Națională)"
        " → 02.12.2026, art. 7(4)"
    )
    assert said("ro.l52.proposals", "en") == (
        "20 Nov 2026 + 10 calendar days = 30 Nov 2026 (St Andrew) → 1 Dec 2026 (National Day) → 2 Dec 2026, art. 7(4)"
    )
    assert said("ro.l52.proposals", "ro", date(2027, 1, 4)) == (
        "04.01.2027 + 10 zile calendaristice = 14.01.2027, art. 7(4)"
    )


def test_a_maximum_shows_the_day_that_binds_and_the_one_to_plan_with():
    assert said("ro.l52.debate", "ro") == (
        "20.11.2026 + 10 zile calendaristice = cel mai târziu 30.11.2026 (Sfântul Andrei), pe cât posibil până la"
        " 27.11.2026, art. 7(12) (de verificat)"
    )
    assert said("ro.l52.documents", "en", date(2026, 12, 8)) == (
        "8 Dec 2026 + 10 calendar days = 18 Dec 2026 at the latest, art. 7(10) d) (to be verified)"
    )


def test_working_days_name_the_holidays_between():
    assert said("ro.l52.endorsement", "en") == (
        "20 Nov 2026 + 30 working days = 11 Jan 2027 (without 30 Nov 2026 St Andrew, 1 Dec 2026 National Day,"
        " 25 Dec 2026 Christmas Day, 1 Jan 2027 New Year's Day, 6 Jan 2027 Epiphany, 7 Jan 2027 St John the Baptist),"
        " art. 7(2)"
    )
    assert said("ro.l52.endorsement", "en", date(2026, 6, 29)) == (
        "29 Jun 2026 + 30 working days = 10 Aug 2026, art. 7(2)"
    )


def test_months_and_the_day_of_a_year():
    assert said("programme.monitoring_end", "ro", date(2026, 3, 31)) == "31.03.2026 + 24 de luni = 31.03.2028, pct. 11"
    assert said("ro.l52.annual_report", "en") == (
        "2026 → 31 Jan 2027 (Sunday) at the latest, by 29 Jan 2027 if possible, art. 13 (to be verified)"
    )


def test_a_day_with_two_holidays_and_a_substitute_are_named_in_bulgarian():
    text = said("bg.zna26.proposals_short", "bg", date(2027, 4, 16), "BG")
    assert "01.05.2027\u202fг. (Велика събота, Ден на труда) →" in text
    assert "(почивен ден за Ден на труда) → 05.05.2027\u202fг., чл. 26, ал. 4 (за проверка)" in text


def test_the_steps_can_be_recounted():
    law = shipped_law("RO")
    extra = own_days(
        [ExtraDay(date(2026, 12, 2), works=False, reason="HG {1}"), ExtraDay(date(2026, 12, 5), works=True, reason="R")]
    )
    counted = Law(law.pack, WorkingDays("RO", extra)).term("ro.l52.proposals", FIRST)
    assert counted is not None
    assert [Catalogue("en").say(step) for step in steps(counted)] == [
        "Counting begins on the day after 20 Nov 2026.",
        "10 calendar days: 30 Nov 2026.",
        "30 Nov 2026 is not a working day: St Andrew.",
        "1 Dec 2026 is not a working day: National Day.",
        "2 Dec 2026 is not a working day: HG {1}.",
        "The term is kept from 3 Dec 2026 on.",
        "Legal basis: Legea nr. 52/2003, art. 7(4).",
    ]
    endorsement = Law(law.pack, WorkingDays("RO", extra)).term("ro.l52.endorsement", FIRST)
    assert endorsement is not None
    assert "5 Dec 2026 is a working day here: R." in [Catalogue("en").say(step) for step in steps(endorsement)]


@pytest.mark.parametrize(
    ("rule", "begin", "end"),
    [
        ("programme.monitoring_end", "Months are counted from 20 Nov 2026.", "The term is kept from 20 Nov 2028 on."),
        (
            "ro.l52.annual_report",
            "The year 2026 is reported in the year after it.",
            "The last working day before is 29 Jan 2027.",
        ),
        ("ro.l52.documents", "Counting begins on the day after 20 Nov 2026.", "At the latest on 30 Nov 2026."),
    ],
)
def test_the_steps_of_other_units(rule: str, begin: str, end: str):
    term = shipped_law("RO").term(rule, FIRST)
    assert term is not None
    told = [Catalogue("en").say(step) for step in steps(term)]
    assert told[0] == begin
    assert end in told


def test_a_maximum_on_a_working_day_suggests_no_other():
    term = shipped_law("RO").term("ro.l52.documents", date(2026, 12, 8))
    assert term is not None
    assert [str(step) for step in steps(term)][-2] == "At the latest on 2026-12-18."


def test_free_days_are_said():
    term = shipped_law("RO").term("ro.l52.proposals", date(2027, 1, 4))
    assert term is not None
    assert str(arithmetic(replace(term, mode=CountMode.FREE_DAYS))) == (
        "2027-01-04 + 10 calendar days, neither the first nor the last day counted = 2027-01-14, art. 7(4)"
    )
    months = shipped_law("RO").term("programme.monitoring_end", FIRST)
    assert months is not None
    assert "neither" not in str(arithmetic(replace(months, mode=CountMode.FREE_DAYS)))


def test_every_holiday_of_both_countries_has_a_name_of_ours():
    for code in ("RO", "BG"):
        for off in WorkingDays(code).days_off(date(2024, 1, 1), date(2035, 12, 31)):
            assert all(name.removesuffix(" (observed)") in NAMES for name in off.names), off


def test_a_holiday_of_a_newer_calendar_keeps_its_name():
    assert holiday_name("Day of Something {new}") == "Day of Something {new}"
