"""Legal terms on paper: their arithmetic, and the articles that they rest on."""

from __future__ import annotations

from datetime import date

import pytest
from shipped_law import Lawful

from parteneriat_desktop.countries.bulgaria import BULGARIA
from parteneriat_desktop.countries.romania import ROMANIA
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.reports.fonts import printable
from parteneriat_desktop.reports.term_wording import cited, counted, counted_shortly


class _Here(Lawful):
    """The shipped law of a country."""

    def __init__(self, country: object = ROMANIA) -> None:
        self.country = country


def said(rule: str, start: date, language: str = "en", country: object = ROMANIA) -> str:
    """The arithmetic of a term in words."""
    catalogue, term = Catalogue(language), _Here(country).law.term(rule, start)
    assert term is not None
    return catalogue.say(counted(term, catalogue))


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("ro.l52.proposals", date(2027, 1, 4), "4 Jan + 10 calendar days = 14 Jan."),
        (
            "ro.l52.proposals",
            date(2026, 11, 20),
            "20 Nov + 10 calendar days = 30 Nov (St Andrew); 1 Dec: National Day; first working day: 2 Dec.",
        ),
        (
            "ro.l52.documents",
            date(2026, 12, 5),
            "5 Dec + 10 calendar days = 15 Dec.",
        ),
        ("ro.l52.endorsement", date(2026, 9, 1), "30 working days, counted after 1 Sep, without weekends."),
    ],
)
def test_a_term_can_be_recounted(rule: str, start: date, expected: str):
    assert said(rule, start) == expected


def test_the_last_day_for_something_goes_back_to_a_working_day():
    text = said("ro.l52.documents", date(2026, 12, 16))

    assert text.startswith("16 Dec + 10 calendar days = 26 Dec (Christmas Day); 25 Dec: Christmas Day; ")
    assert text.endswith("last working day before: 24 Dec.")


def test_working_days_name_every_holiday_between():
    text = said("ro.l52.endorsement", date(2026, 11, 20))

    assert text.startswith("30 working days, counted after 20 Nov, without weekends and 30 Nov (St Andrew), 1 Dec (")
    assert text.count("(") == 6


def test_the_words_are_those_of_the_language_and_can_all_be_printed():
    for language in ("ro", "bg", "en", "hu"):
        for rule, country in (("ro.l52.proposals", ROMANIA), ("bg.zna26.proposals", BULGARIA)):
            text = said(rule, date(2026, 11, 20), language, country)
            assert printable(text) == text


def test_a_term_in_one_line_says_how_long_and_from_when():
    term = _Here().law.term("ro.l52.proposals", date(2026, 11, 20))
    assert term is not None
    assert Catalogue("ro").say(counted_shortly(term)) == "10 zile calendaristice de la 20.11.2026."


def test_articles_of_one_act_stand_together_once_and_unverified_ones_say_so():
    law, day = _Here().law, date(2026, 11, 20)
    names = ("ro.l52.notice_content", "ro.l52.proposals", "ro.l52.endorsement", "ro.l52.debate")
    rules = [found for name in names if (found := law.rule(name, day)) is not None]

    assert [str(Catalogue("en").say(one)) for one in cited(rules)] == [
        "Legea nr. 52/2003, art. 7(2), art. 7(4)",
        "Legea nr. 52/2003, art. 7(12) (to be verified)",
    ]
