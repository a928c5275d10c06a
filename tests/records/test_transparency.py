"""The yearly report on transparency: two published reports, and each figure by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import pytest
from surrounding_records import World, marks
from transparency_samples import a_draft, an_adopted_draft, eforie, nadlac

from parteneriat_desktop.records.measure import Ratio, percent_of
from parteneriat_desktop.records.transparency import CODES, Figure, FigureKind, Value, elements, figures
from parteneriat_desktop.records.transparency_records import YearOfRecords
from parteneriat_desktop.records.transparency_report import Indicator, TransparencyReport

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = {
    "consultations": "consultation",
    "announcements": "announcement",
    "contributions": "contribution",
    "requests": "debate_request",
    "meetings": "meeting",
    "counts": "participation_count",
    "partners": "partner",
}


def saver(world: World) -> Callable[..., str]:
    def save(entity: str, **fields: Any) -> str:
        return str(world.add(entity, **fields).id)

    return save


def found_in(world: World, report: TransparencyReport) -> dict[str, Figure]:
    """Return the figures of a report about the records of a world, by identifier."""
    lists: dict[str, Any] = {
        name: [record for (kind, _id), record in world.records.items() if kind == entity]
        for name, entity in KINDS.items()
    }
    assert report.year is not None
    return {figure.identifier: figure for figure in figures(report, YearOfRecords(year=report.year, **lists))}


def told(world: World, year: int = 2026, **typed: Any) -> dict[str, Value]:
    """Return the values of a report with the given typed figures."""
    report = world.make("transparency_report", year=year, **typed)
    assert isinstance(report, TransparencyReport)
    return {name: figure.value for name, figure in found_in(world, report).items()}


def town(filling: Callable[[Callable[..., str]], str]) -> dict[str, Figure]:
    world = World()
    report = world.find("transparency_report", filling(saver(world)))
    assert isinstance(report, TransparencyReport)
    return found_in(world, report)


def by_code(found: dict[str, Figure], new: bool = False) -> dict[str, Value]:  # noqa: FBT001, FBT002 - which of two forms
    codes = {(figure.number_new if new else figure.code_old): figure.value for figure in found.values()}
    return {code: value for code, value in codes.items() if code}


def test_eforie_2020_gives_the_figures_that_it_published():
    published = by_code(town(eforie))
    assert published == {
        "A1": 259,
        "A2": 259,
        "A2_1": 259,
        "A2_2": 259,
        "A2_3": None,
        "A3": None,
        "A3_1": None,
        "A3_2": None,
        "A4": None,
        "A5": None,
        "A6": 1,
        "A7": None,
        "A8": None,
        "A9": 0,
        "A10": 250,
        "B1": 21,
        "B2_1": 21,
        "B2_2": 21,
        "B2_3": None,
        "B3": 22,
        "B4": None,
        "B5": None,
        "B6": None,
        "B7": 0,
        "B8_1": None,
        "B8_2": None,
        "C_1": None,
        "C_2": None,
        "C_3": None,
    }


def test_nadlac_2022_gives_the_figures_that_it_published_and_no_division_by_zero():
    found = town(nadlac)
    published = by_code(found, new=True)
    assert published == {
        "1": 3,
        "2": 9,
        "2a": 3,
        "2b": 3,
        "2c": 3,
        "3": 0,
        "3a": 0,
        "3b": 0,
        "3.1": 0,
        "4": 0,
        "5": 0,
        "6": 1,
        "6.1": "DISPOZIȚIA PRIMARULUI",
        "6.2": "0",
        "7": 0,
        "7.1": 0,
        "7.2": Ratio(Decimal(0), Decimal(0)),
        "8": 0,
        "8.1": 0,
        "8.2": 0,
        "8.3": 0,
        "9": 0,
        "10": 0,
    }
    share = found["recommendations_electronic_share"].value
    assert isinstance(share, Ratio)
    assert percent_of(share) is None


def test_nothing_registered_and_nothing_typed_is_unknown_everywhere():
    assert set(told(World()).values()) == {None}


def test_every_indicator_has_one_figure_in_the_order_of_the_form():
    world = World()
    report = world.make("transparency_report", year=2026)
    assert isinstance(report, TransparencyReport)
    found = found_in(world, report)
    assert [*found] == [one.value for one in Indicator]
    assert set(CODES) <= set(Indicator)
    assert {figure.kind for figure in found.values()} == set(FigureKind)
    assert all(figure.source is None for figure in found.values())


def test_what_is_typed_is_added_to_what_is_computed():
    world = World()
    save = saver(world)
    an_adopted_draft(save, 1, 2026, urgent=True, urgent_reason="inundații")
    save("meeting", kind="public_meeting", held_on="2026-05-20")
    typed = {
        "more_drafts_adopted": 4,
        "more_adopted_without_consultation": 2,
        "more_public_meetings": 6,
        "more_meeting_participants": 30,
        "more_non_public_meetings": 0,
    }
    found = told(world, **typed)
    assert (found["drafts_adopted"], found["adopted_without_consultation"]) == (5, 3)
    assert (found["public_meetings"], found["meeting_participants"], found["non_public_meetings"]) == (7, 30, 0)
    report = world.make("transparency_report", year=2026, responsible_persons=1, **typed)
    assert isinstance(report, TransparencyReport)
    sources = {name: str(figure.source) for name, figure in found_in(world, report).items() if figure.source}
    assert sources["drafts_adopted"] == sources["public_meetings"] == "both"
    assert sources["drafts_announced"] == "computed"
    assert sources["meeting_participants"] == sources["responsible_persons"] == "typed"


def test_each_thing_belongs_to_the_year_of_its_own_day():
    world = World()
    save = saver(world)
    draft = a_draft(save, 1, 2025, state="adopted", adopted_act_number="1", adopted_act_date="2026-01-15")
    save("contribution", consultation=draft, received_on="2025-03-10", channel="email", text="Da.", decision="accepted")
    save("contribution", consultation=draft, received_on="2026-01-02", channel="post", text="Nu.")
    assert [told(world, year)["drafts_announced"] for year in (2024, 2025, 2026)] == [None, 1, 0]
    assert [told(world, year)["drafts_adopted"] for year in (2025, 2026)] == [0, 1]
    assert [told(world, year)["recommendations_received"] for year in (2025, 2026)] == [1, 1]
    assert told(world, 2025)["recommendations_electronic_share"] == Ratio(Decimal(1), Decimal(1))


@pytest.mark.parametrize(
    ("fields", "posted", "expected"),
    [
        ({"state": "draft"}, True, None),
        ({"state": None}, True, None),
        ({"state": "cancelled"}, False, None),
        ({"state": "cancelled"}, True, 1),
        ({"state": "under_analysis"}, False, 1),
        ({"regime": "voluntary"}, True, None),
        ({"announced_on": None}, True, None),
    ],
)
def test_a_draft_is_announced_when_it_came_so_far(fields: dict[str, Any], posted: bool, expected: int | None):  # noqa: FBT001 - a case
    world = World()
    save = saver(world)
    draft = a_draft(save, 1, 2026, **fields)
    if posted:
        save("announcement", consultation=draft, channel="radio", posted_on="2026-03-02")
    found = told(world)
    assert found["drafts_announced"] == expected
    if expected:
        assert found["announced_media"] == (1 if posted else 0)


def test_a_draft_that_was_withdrawn_or_has_no_act_of_the_year_is_not_adopted():
    world = World()
    save = saver(world)
    an_adopted_draft(save, 1, 2026, state="archived")
    an_adopted_draft(save, 2, 2026, state="withdrawn")
    an_adopted_draft(save, 3, 2025)
    assert told(world)["drafts_adopted"] == 1


def test_drafts_sent_on_request_are_those_with_a_sending_to_them():
    world = World()
    save = saver(world)
    first, second = (a_draft(save, number, 2026) for number in (1, 2))
    sending = {"channel": "email_list", "posted_on": "2026-03-02"}
    assert told(world)["drafts_sent_persons"] is None
    save("announcement", consultation=first, recipients=["persons", "business"], **sending)
    save("announcement", consultation=first, recipients=["persons"], **sending)
    save("announcement", consultation=second, **sending)
    found = told(world, more_drafts_sent_associations=2)
    assert (found["drafts_sent_persons"], found["drafts_sent_associations"]) == (1, 2)


def test_associations_are_on_record_on_the_last_day_of_the_year():
    world = World()
    save = saver(world)
    save("partner", kind="ngo_association", name="A")
    save("partner", kind="ngo_foundation", name="B", active_from="2026-12-31")
    save("partner", kind="ngo_federation", name="C", active_from="2027-01-01")
    save("partner", kind="ngo_association", name="D", active_until="2026-12-30")
    save("partner", kind="ngo_association", name="E", active_from="2020-01-01", active_until="2026-12-31")
    save("partner", kind="trade_union", name="F")
    assert told(world)["ngos_on_record"] == 3


def test_recommendations_are_counted_by_their_answers():
    world = World()
    save = saver(world)
    first, second, third, fourth = (a_draft(save, number, 2026) for number in range(1, 5))
    reason = "Termenele sunt stabilite prin lege."

    def proposal(draft: str, decision: str | None, channel: str = "post", justification: str | None = None) -> None:
        save(
            "contribution",
            consultation=draft,
            received_on="2026-03-05",
            text="Propun.",
            channel=channel,
            decision=decision,
            justification=justification,
        )

    proposal(first, "accepted", "online")
    proposal(first, "not_accepted", "email", reason)
    proposal(second, "not_accepted", "oral", reason)
    proposal(second, "out_of_scope", "fax", "scurt")
    proposal(third, "partly_accepted", "registry", reason)
    proposal(fourth, "not_accepted", "post", reason)
    proposal(fourth, "under_analysis")
    proposal(a_draft(save, 5, 2026, regime="voluntary"), "accepted")
    found = told(world)
    assert found["recommendations_received"] == 7
    assert found["recommendations_electronic_share"] == Ratio(Decimal(2), Decimal(7))
    assert (found["recommendations_included"], found["recommendations_partly_included"]) == (1, 1)
    assert found["justifications_written"] == 3
    assert (found["drafts_with_accepted"], found["drafts_with_none_accepted"]) == (2, 1)


def test_debates_are_counted_and_those_at_the_request_of_associations_apart():
    world = World()
    save = saver(world)
    asked, by_citizen, own = (a_draft(save, number, 2026) for number in (1, 2, 3))
    request = {"registration_number": "1", "registration_date": "2026-03-05"}
    save("debate_request", consultation=asked, capacity="association", requester_name="Asociația", **request)
    save("debate_request", consultation=by_citizen, capacity="citizen", **request)
    for draft in (asked, by_citizen, own, None):
        save("meeting", consultation=draft, kind="debate", held_on="2026-03-15")
    save("meeting", consultation=asked, kind="forum", held_on="2026-03-15")
    save("meeting", consultation=asked, kind="debate", held_on="2025-03-15")
    found = told(world)
    assert (found["debates"], found["meetings_on_request"]) == (4, 1)


def test_public_meetings_with_their_announcements_people_and_press():
    world = World()
    save = saver(world)
    public = {"kind": "public_meeting", "held_on": "2026-05-20"}
    first = save("meeting", press_present=True, **public)
    save("meeting", press_present=False, **public)
    save("meeting", **public)
    save("meeting", non_public=True, non_public_reason="date personale", **public)
    other = save("meeting", kind="council_meeting", held_on="2026-05-20", non_public=True)
    save("meeting", kind="visit", held_on="2026-06-20", non_public=True, non_public_reason="date personale")
    for channel in ("website", "website", "mass_media"):
        save("announcement", meeting=first, kind="meeting", channel=channel, posted_on="2026-05-15")
    save("participation_count", meeting=first, total=12, officials=2)
    save("participation_count", meeting=first, women=3)
    save("participation_count", meeting=other, total=40)
    found = told(world, non_public_reasons="secret de serviciu")
    assert (found["public_meetings"], found["meeting_participants"], found["meetings_with_press"]) == (3, 10, 1)
    assert [found[f"meetings_announced_{where}"] for where in ("site", "premises", "media")] == [1, 0, 1]
    assert (found["non_public_meetings"], found["non_public_reasons"]) == (3, "date personale\nsecret de serviciu")


def test_courts_and_requests_are_summed_as_far_as_they_were_collected():
    found = told(World(), court_pending=2, court_won_by_institution=1, info_requests_persons=4)
    assert (found["court_cases"], found["court_won_by_complainant"], found["info_requests"]) == (3, None, 4)


def test_what_was_not_collected_is_a_dash_whatever_is_registered():
    world = World()
    an_adopted_draft(saver(world), 1, 2026)
    found = told(world, not_collected=["recommendations_received", "drafts_adopted"], more_drafts_adopted=2)
    assert (found["recommendations_received"], found["drafts_adopted"], found["drafts_announced"]) == (None, None, 1)


def test_the_seven_elements_of_the_law():
    found = elements([*town(nadlac).values()])
    assert [element.letter for element in found] == list("abcdefg")
    assert {element.letter: [figure.value for figure in element.figures] for element in found} == {
        "a": [0],
        "b": [0, 0],
        "c": [None],
        "d": [0],
        "e": [None],
        "f": [None],
        "g": [None, None],
    }


def test_every_value_is_of_a_kind_that_can_be_printed():
    kinds = get_args(Value)
    for filling in (eforie, nadlac):
        for figure in town(filling).values():
            assert isinstance(figure.value, kinds)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"year": 2026, "state": "published"}, {("published_on", "missing")}),
        ({"year": 2026, "state": "published", "published_on": "2026-11-20"}, set()),
        ({"year": 2026, "state": "published", "published_on": "2026-11-21"}, {("published_on", "error")}),
        ({"year": 2027}, {("year", "warning")}),
        ({"year": 2026, "not_collected": ["debates", "debates"]}, {("not_collected", "error")}),
        ({}, set()),
    ],
)
def test_what_a_report_asks_for(given: dict[str, Any], expected: set[tuple[str, str]]):
    assert marks(World().problems("transparency_report", **given)) == expected


def test_a_second_report_of_the_same_institution_for_one_year_is_told():
    world = World()
    world.records["transparency_report", "theirs"] = TransparencyReport(id="theirs", year=2026, institution="Alta")
    assert world.problems("transparency_report", year=2026) == []
    world.add("transparency_report", year=2026)
    assert marks(world.problems("transparency_report", year=2026)) == {("year", "warning")}
    assert world.problems("transparency_report", year=2025) == []
