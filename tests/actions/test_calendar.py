"""The dates of the calendar, days off, what an own day would change, and the file for calendar programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, cast

import pytest
from action_samples import a_consultation, a_partnership, a_record
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from parteneriat_desktop.actions import calendar_dates, calendar_export
from parteneriat_desktop.actions.calendar_dates import CalendarDate
from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.countries.working_days import ExtraDay
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

FIRST, LAST = date(2026, 11, 1), date(2027, 3, 31)
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ENGLISH = Catalogue("en")


def a_statutory_one(workspace: Workspace, **more: Any) -> str:
    return a_consultation(
        workspace,
        **{"regime": "law_52", "title": "Regulament", "announced_on": "2026-11-20", "state": "announced", **more},
    )


def listed(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the days of the period with what they are."""
    found = calendar_dates.dates(workspace, FIRST, LAST)
    return [(one.day.isoformat(), ENGLISH.say(one.what)) for one in found]


def test_legal_terms_entered_dates_and_meetings_stand_side_by_side(town_hall: Workspace):
    record = a_statutory_one(town_hall, proposals_deadline="2026-12-02", planned_endorsement_on="2027-01-12")
    a_record(town_hall, "announcement", consultation=record, channel="website", kind="debate", posted_on="2026-11-20")
    debate = {"consultation": record, "kind": "debate", "place": "S"}
    a_record(town_hall, "meeting", **debate, held_on="2026-11-30", starts_at="16:00", ends_at="18:00")
    a_partnership(town_hall, ends_on="2026-12-15", state="in_progress")
    assert listed(town_hall) == [
        ("2026-11-20", "Announcement"),
        ("2026-11-30", "Last day for the debate"),
        ("2026-11-30", "Meeting: debate"),
        ("2026-12-02", "Proposals until"),
        ("2026-12-15", "The agreement ends."),
        ("2027-01-11", "Earliest day for endorsement"),
        ("2027-01-12", "Planned endorsement"),
        ("2027-01-31", ENGLISH.say(calendar_dates.dates(town_hall, date(2027, 1, 31), LAST)[0].what)),
    ]
    by_what = {str(one.what): one for one in calendar_dates.dates(town_hall, FIRST, LAST)}
    proposals, meeting = by_what["Proposals until"], by_what["Meeting: debate"]
    assert proposals.deadline is not None
    assert proposals.deadline.date == proposals.day
    assert (meeting.starts_at, meeting.ends_at, meeting.title) == (time(16), time(18), "Regulament")


def test_a_term_without_an_entered_date_is_its_legal_day(town_hall: Workspace):
    a_statutory_one(town_hall)
    assert ("2026-11-30", "Least term for proposals") in listed(town_hall)


def test_a_meeting_bears_its_own_title_or_that_of_its_owner(town_hall: Workspace):
    partnership = a_partnership(town_hall, title="Școală după școală")
    a_record(town_hall, "meeting", partnership=partnership, kind="coordination", held_on="2026-12-01")
    a_record(town_hall, "meeting", partnership=partnership, kind="coordination", held_on="2026-12-02", title="Comitet")
    a_record(town_hall, "meeting", kind="council_meeting", held_on="2026-12-03")
    a_record(town_hall, "meeting", partnership=partnership, kind="coordination")
    first, second, third = calendar_dates.dates(town_hall, FIRST, LAST)
    assert (first.title, second.title, third.title) == ("Școală după școală", "Comitet", third.record[:8])


def test_the_period_includes_both_of_its_ends(town_hall: Workspace):
    a_statutory_one(town_hall, proposals_deadline="2026-12-02")
    day = date(2026, 12, 2)
    assert len(calendar_dates.dates(town_hall, day, day)) == 1


def test_days_off_have_names(town_hall: Workspace):
    a_record(town_hall, "extra_day", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    found = {
        off.day.day: ENGLISH.say(Sentence("{names}", names=off.said))
        for off in calendar_dates.days_off(town_hall, date(2026, 12, 1), date(2026, 12, 6))
    }
    assert found == {1: "National Day", 4: "HG 1/2026", 5: "Saturday", 6: "Sunday"}


def test_an_own_day_changes_open_terms_but_not_those_written_down(town_hall: Workspace, tmp_path: Path):
    papers = {}
    for name in ("draft_document", "substantiation"):
        (tmp_path / f"{name}.pdf").write_bytes(b"%PDF-1.7")
        papers[name] = {"path": str(tmp_path / f"{name}.pdf")}
    record = a_statutory_one(
        town_hall,
        **papers,
        state=None,
        method="public_debate",
        purpose="normative_act",
        responsible_person="secretar",
        proposals_deadline="2026-12-03",
    )
    for channel in ("website", "notice_board"):
        a_record(town_hall, "announcement", consultation=record, channel=channel, posted_on="2026-11-20")
    a_statutory_one(town_hall, state="archived")
    extra = ExtraDay(date(2026, 12, 2), works=False, reason="HG 1/2026")
    changed = calendar_dates.affected(town_hall, extra)
    assert [(str(one.kind), one.record) for one in changed] == [("proposals", record), ("endorsement", record)]
    assert (changed[0].before.date, changed[0].after.date) == (date(2026, 12, 2), date(2026, 12, 3))
    assert (changed[1].before.date, changed[1].after.date) == (date(2027, 1, 11), date(2027, 1, 12))
    assert calendar_dates.affected(town_hall, ExtraDay(date(2028, 1, 3), works=False, reason="R")) == []
    assert finalise(town_hall, "consultation", record).state == "announced"
    assert calendar_dates.affected(town_hall, extra) == []


def test_what_is_assumed_is_otherwise_the_workspace(town_hall: Workspace):
    record = a_consultation(town_hall)
    assumed = calendar_dates.Assumed(town_hall, town_hall.law)
    assert assumed.find("consultation", record) is not None
    assert assumed.country is town_hall.country


def read_back(data: bytes) -> list[Any]:
    """Return the events as another program reads them."""
    calendar = cast("Any", Calendar.from_ical(data))
    assert calendar["VERSION"] == "2.0"
    return list(calendar.walk("VEVENT"))


def an_entry(**given: Any) -> CalendarDate:
    values: dict[str, Any] = {
        "day": date(2026, 12, 2),
        "starts_at": None,
        "ends_at": None,
        "what": Sentence("Proposals until"),
        "title": "Regulament",
        "entity": "consultation",
        "record": "r",
        "field": "proposals_deadline",
    }
    return CalendarDate(**{**values, **given})


def test_another_program_reads_what_was_written(town_hall: Workspace):
    a_statutory_one(town_hall, proposals_deadline="2026-12-02")
    found = calendar_dates.dates(town_hall, FIRST, LAST)
    data = calendar_export.written(found, Catalogue("ro"), MOMENT)
    events = read_back(data)
    assert len(events) == len(found)
    assert len({str(event["UID"]) for event in events}) == len(events)
    term = next(event for event in events if event["DTSTART"].dt == date(2026, 12, 2))
    assert term["DTEND"].dt == date(2026, 12, 3)
    assert term["DTSTAMP"].dt == MOMENT
    assert str(term["SUMMARY"]).startswith("Regulament: ")
    assert "(Sfântul Andrei) → 01.12.2026 (Ziua Națională) → 02.12.2026, art. 7(4)" in str(term["DESCRIPTION"])
    assert calendar_export.written(found, Catalogue("ro"), MOMENT) == data


def test_lines_are_folded_and_texts_escaped():
    title = "Regulament; ședință, „ghilimele” \\ și\nalt rând 👩‍👩‍👧 " * 5
    data = calendar_export.written([an_entry(title=title)], ENGLISH, MOMENT)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) == 75
    (event,) = read_back(data)
    assert str(event["SUMMARY"]) == f"{title}: Proposals until"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_title_comes_back_whole(title: str):
    data = calendar_export.written([an_entry(title=title or "x")], ENGLISH, MOMENT)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    unfolded = data.decode("utf-8").replace("\r\n ", "")
    summary = next(line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    plain = summary.removeprefix("SUMMARY:").replace("\\\\", "\0").replace("\\;", ";").replace("\\,", ",")
    assert plain.replace("\0", "\\") == f"{title or 'x'}: Proposals until"


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "end"),
    [
        (time(16), time(18), datetime(2026, 12, 2, 18, 0)),  # noqa: DTZ001 - hours without a zone
        (time(16), None, None),
        (time(16), time(15), None),
    ],
)
def test_hours_have_no_zone(starts_at: time, ends_at: time | None, end: datetime | None):
    (event,) = read_back(calendar_export.written([an_entry(starts_at=starts_at, ends_at=ends_at)], ENGLISH, MOMENT))
    assert event["DTSTART"].dt == datetime(2026, 12, 2, 16, 0)  # noqa: DTZ001 - as above
    assert (event["DTEND"].dt if "DTEND" in event else None) == end


def test_two_dates_of_one_field_have_identifiers_of_their_own():
    entries = [an_entry(), an_entry(day=date(2026, 12, 3))]
    first, second = read_back(calendar_export.written(entries, ENGLISH, MOMENT))
    assert str(first["UID"]) == "consultation-r-proposals_deadline-date@parteneriat"
    assert str(second["UID"]) == "consultation-r-proposals_deadline-date-2026-12-03@parteneriat"
