"""The legal terms of a consultation: counted, compared, written down, and what the steps ask of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from surrounding_records import World, attachment

from parteneriat_desktop.countries import country
from parteneriat_desktop.countries.law import Law
from parteneriat_desktop.countries.working_days import ExtraDay, WorkingDays, own_days
from parteneriat_desktop.records import computed_deadline
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultation_terms import Outcome, TermKind, terms, written
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.records.states import problems_before, produced, settled

if TYPE_CHECKING:
    from collections.abc import Sequence

POSTED = "2026-11-20"
DRAFT = {
    "method": "public_debate",
    "purpose": "normative_act",
    "title": "Proiect de hotărâre",
    "draft_document": attachment("proiect.pdf"),
    "substantiation": attachment("referat.pdf"),
    "impact_study": attachment("studiu.pdf"),
    "responsible_person": "secretar general",
    "announced_on": POSTED,
}
DEBATE = {
    "consultation": "k",
    "kind": "debate",
    "starts_at": "16:00",
    "ends_at": "18:00",
    "place": "Sala de consiliu",
    "enrolment_rule": "la intrare",
    "minutes_per_speaker": 3,
}


class Place:
    """A consultation under one regime, posted in the channels of the law, as of a day."""

    def __init__(self, regime: str, today: str, **fields: Any) -> None:
        self.world = World(country=country("BG" if regime == "zna_26" else "RO"), today=date.fromisoformat(today))
        self.fields = {"regime": regime, **DRAFT, **fields}
        for channel in ("website", "notice_board"):
            self.world.add("announcement", consultation="k", channel=channel, posted_on=POSTED)

    def consultation(self, **more: Any) -> Consultation:
        """Keep the consultation with other fields and return it."""
        self.fields |= more
        made = self.world.add("consultation", "k", **self.fields)
        assert isinstance(made, Consultation)
        return made

    def before(self, state: str, **more: Any) -> list[Problem]:
        """Return what stands before a state."""
        return problems_before(self.consultation(**more), state, self.world)

    def debate(self, held_on: str | None, **more: Any) -> None:
        """Keep the debate."""
        self.world.add("meeting", "m", **{**DEBATE, "held_on": held_on, **more})


def about(problems: Sequence[Problem], words: str) -> list[Severity]:
    """Return the severities of the problems whose sentence holds some words."""
    return [problem.severity for problem in problems if words in str(problem.sentence)]


SHORT = "Proposals must be accepted until 2026-11-30 at least"
FACT = "too short"


@pytest.mark.parametrize(
    ("today", "deadline", "urgent", "words", "severities"),
    [
        ("2026-11-20", "2026-11-29", None, SHORT, [Severity.MISSING]),
        ("2026-11-29", "2026-11-29", None, SHORT, [Severity.MISSING]),
        ("2026-11-30", "2026-11-29", None, FACT, [Severity.WARNING]),
        ("2026-11-20", "2026-11-29", True, FACT, [Severity.WARNING]),
        ("2026-11-20", "2026-11-30", None, SHORT, []),
        ("2026-11-20", "2026-11-30", None, "2026-12-02 is the safe side", [Severity.WARNING]),
        ("2026-12-05", "2026-11-30", None, "is the safe side", []),
        ("2026-11-20", "2026-12-02", None, "is the safe side", []),
    ],
)
def test_the_term_for_proposals_refuses_only_while_it_can_be_put_right(
    today: str, deadline: str, urgent: object, words: str, severities: list[Severity]
):
    place = Place("law_52", today, proposals_deadline=deadline, urgent=urgent, urgent_reason="inundații")
    assert about(place.before("announced"), words) == severities


def test_the_term_begins_with_the_latest_posting_in_the_channels_of_the_law():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-12-02", announced_on="2026-11-01")
    place.world.add("announcement", consultation="k", channel="mass_media", posted_on="2026-11-25")
    place.world.add("announcement", consultation="k", channel="website", posted_on="2026-11-26", kind="debate")
    found = terms(place.consultation(), place.world)
    assert {term.deadline.start for term in found} == {date(2026, 11, 20)}
    bare = place.world.add("consultation", "bare", **{**place.fields, "announced_on": "2026-11-03"})
    assert {term.deadline.start for term in terms(bare, place.world)} == {date(2026, 11, 3)}
    assert terms(place.world.add("consultation", "b", regime="law_52"), place.world) == []
    assert terms(place.world.add("consultation", "c", regime="zna_26"), place.world) == []
    assert terms(place.world.add("consultation", "v", **{**place.fields, "regime": "voluntary"}), place.world) == []


def test_the_endorsement_is_only_pointed_out():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-12-02", planned_endorsement_on="2027-01-10")
    assert about(place.before("announced"), "goes for endorsement 1 day too early") == [Severity.WARNING]
    assert about(place.before("announced", planned_endorsement_on="2027-01-11"), "too early") == []
    assert about(place.before("announced", planned_endorsement_on=None), "too early") == []
    assert about(place.before("in_endorsement"), "goes for endorsement 52 days too early") == [Severity.WARNING]
    sent = place.before("in_endorsement", sent_for_endorsement_on="2026-12-12")
    assert about(sent, "goes for endorsement 30 days too early") == [Severity.WARNING]


def test_the_response_should_be_announced_before_endorsement():
    place = Place("law_52", "2027-02-01", proposals_deadline="2026-12-02", response_document=attachment())
    assert about(place.before("in_endorsement"), "No announcement of the response") == [Severity.WARNING]
    place.world.add("announcement", consultation="k", channel="website", kind="response", posted_on="2026-12-20")
    assert place.before("in_endorsement") == []
    assert about(place.before("in_endorsement", response_document=None), "is not attached") == [Severity.WARNING]


@pytest.mark.parametrize(
    ("today", "held_on", "words", "severities"),
    [
        ("2026-11-20", "2026-12-03", "must be held by 2026-11-30", [Severity.MISSING]),
        ("2026-12-03", "2026-12-03", "must be held by 2026-11-30", [Severity.MISSING]),
        ("2026-12-04", "2026-12-03", "3 days too late", [Severity.WARNING]),
        ("2026-12-04", "2026-12-01", "1 day too late", [Severity.WARNING]),
        ("2026-11-20", "2026-11-30", "too late", []),
        ("2026-11-20", "2026-11-30", "is a day off: St Andrew", [Severity.WARNING]),
        ("2026-11-20", "2026-11-29", "is a day off: Sunday", [Severity.WARNING]),
        ("2026-11-20", "2026-11-28", "is a day off", []),
        ("2026-12-20", "2026-11-29", "is a day off", []),
        ("2026-11-20", None, "is a day off", []),
    ],
)
def test_the_debate_is_held_soon_after_its_date_was_published(
    today: str, held_on: str | None, words: str, severities: list[Severity]
):
    place = Place("law_52", today, proposals_deadline="2026-12-02")
    place.world.add("announcement", consultation="k", channel="website", kind="debate", posted_on="2026-11-20")
    place.world.add("announcement", consultation="k", channel="notice_board", kind="debate", posted_on="2026-11-23")
    place.debate(held_on)
    assert about(place.before("debate_scheduled"), words) == severities


def test_a_debate_that_was_not_announced_is_pointed_out():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-12-02")
    place.debate("2026-11-27")
    assert about(place.before("debate_scheduled"), "not announced yet") == [Severity.WARNING]
    place.world.add("announcement", meeting="m", channel="website", posted_on="2026-11-20")
    assert about(place.before("debate_scheduled"), "not announced yet") == []
    voluntary = Place("voluntary", "2026-11-20", proposals_deadline="2026-12-02")
    voluntary.debate("2026-11-27")
    assert voluntary.before("debate_scheduled") == []


def test_a_notice_of_the_consultation_is_that_of_the_next_debate():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-12-02")
    place.world.add("meeting", "a", **{**DEBATE, "held_on": "2026-11-18"})
    place.world.add("meeting", "b", **{**DEBATE, "held_on": "2026-11-25"})
    place.world.add("announcement", consultation="k", channel="website", kind="debate", posted_on="2026-11-10")
    place.world.add("announcement", consultation="k", channel="website", kind="debate", posted_on="2026-11-19")
    place.world.add("announcement", consultation="k", channel="website", kind="debate")
    found = {term.record: term.deadline.start for term in terms(place.consultation(), place.world) if term.record}
    assert found["b"] == date(2026, 11, 19)
    starts = [term for term in terms(place.consultation(), place.world) if term.kind is TermKind.DEBATE]
    assert [(term.record, term.deadline.start.day) for term in starts] == [("a", 10), ("b", 19)]


def test_documents_that_are_late_are_a_fact():
    place = Place("law_52", "2027-01-05", proposals_deadline="2026-12-02")
    place.debate("2026-12-16", minutes_published_on="2026-12-29")
    assert about(place.before("documents_published"), "public 3 days late") == [Severity.WARNING]
    place.debate("2026-12-16", minutes_published_on="2026-12-26")
    assert place.before("documents_published") == []


def test_a_public_meeting_is_announced_some_days_before():
    place = Place("law_52", "2026-12-05", proposals_deadline="2026-12-02")
    place.world.add("meeting", "p", consultation="k", kind="public_meeting", held_on="2026-11-22", place="S")
    place.world.add("announcement", meeting="p", channel="website", kind="meeting", posted_on="2026-11-20")
    assert about(place.before("under_analysis"), "announced 1 day too late") == [Severity.WARNING]
    place.world.add("meeting", "p", consultation="k", kind="public_meeting", held_on="2026-11-23", place="S")
    assert place.before("under_analysis") == []
    place.world.add("meeting", "q", consultation="k", kind="public_meeting", held_on="2026-11-21", place="S")
    assert place.before("under_analysis") == []


@pytest.mark.parametrize("state", ["proposals_closed", "under_analysis"])
def test_nothing_is_analysed_while_proposals_can_arrive(state: str):
    place = Place("law_52", "2026-12-02", proposals_deadline="2026-12-02")
    assert about(place.before(state), "can still be sent") == [Severity.MISSING]
    place.world.today = date(2026, 12, 3)
    assert about(place.before(state), "can still be sent") == []


@pytest.mark.parametrize("capacity", ["association", "authority", "citizen"])
def test_a_request_that_obliges_asks_for_a_debate(capacity: str):
    obliges = capacity != "citizen"
    place = Place("law_52", "2026-12-05", proposals_deadline="2026-12-02")
    place.world.add("debate_request", consultation="k", requester_name="Asociația", capacity=capacity)
    expected = [Severity.MISSING] if obliges else []
    for state in ("under_analysis", "response_published"):
        assert about(place.before(state), "whose request obliges") == expected
    adopted = place.before("response_published", adopted_act_number="1", adopted_act_date="2026-12-04")
    assert about(adopted, "whose request obliges") == ([Severity.WARNING] if obliges else [])
    later = place.before("response_published", adopted_act_date="2026-12-06")
    assert about(later, "whose request obliges") == expected
    place.debate("2026-12-06")
    assert about(place.before("under_analysis"), "still to come") == expected
    place.debate("2026-12-04")
    assert about(place.before("under_analysis"), "debate") == []
    place.consultation(regime="voluntary")
    assert about(place.before("under_analysis"), "debate") == []


BG_SHORT = "Proposals must be accepted until"


@pytest.mark.parametrize(
    ("today", "deadline", "reason", "words", "severities"),
    [
        ("2026-11-20", "2026-12-19", None, "2026-12-20 at least, or write why", [Severity.MISSING]),
        ("2026-11-20", "2026-12-19", "спешно", BG_SHORT, []),
        ("2026-11-20", "2026-12-03", "спешно", "2026-12-04 at least:", [Severity.MISSING]),
        ("2026-11-20", "2026-12-20", None, BG_SHORT, []),
        ("2026-11-20", "2026-12-20", None, "2026-12-21 is the safe side", [Severity.WARNING]),
        ("2027-01-20", "2026-12-10", None, "was 10 days too short", [Severity.WARNING]),
    ],
)
def test_the_bulgarian_terms(today: str, deadline: str, reason: str | None, words: str, severities: list[Severity]):
    place = Place(
        "zna_26", today, proposals_deadline=deadline, short_term_reason=reason, urgent=True, urgent_reason="r"
    )
    assert about(place.before("announced"), words) == severities


def test_a_regime_of_another_country_is_counted_by_hand():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-11-21")
    assert about(place.before("announced", regime="zna_26"), "by hand") == [Severity.WARNING]
    assert about(place.before("announced", proposals_deadline=None), "by hand") == []


def test_the_bulgarian_table_of_answers_is_mandatory_also_when_empty():
    place = Place("zna_26", "2027-01-20", proposals_deadline="2026-12-21")
    assert about(place.before("response_published"), "also an empty one") == [Severity.MISSING]
    assert about(place.before("adopted"), "announcement of the response") == [Severity.MISSING]
    place.world.add("announcement", consultation="k", channel="website", kind="response", posted_on="2027-01-10")
    assert about(place.before("adopted", response_document=attachment()), "response") == []


def test_a_change_of_the_published_file_has_a_reason_and_restarts_the_term():
    place = Place("zna_26", "2026-12-10", proposals_deadline="2026-12-21", state="announced")
    before = place.consultation()
    other = place.world.make("consultation", "k", **{**place.fields, "draft_document": attachment("nou.pdf")})
    refused = other.change_problems(before, place.world)
    assert [(problem.field, problem.severity) for problem in refused] == [("draft_document", Severity.ERROR)]
    change = {"changed_on": "2026-12-10", "what": "чл. 3", "reason": "грешка"}
    noted = place.world.make(
        "consultation", "k", **{**place.fields, "draft_document": attachment("nou.pdf"), "file_changes": [change]}
    )
    assert noted.change_problems(before, place.world) == []
    assert [term.deadline.plain for term in terms(noted, place.world)] == [date(2027, 1, 9)]
    assert about(problems_before(noted, "proposals_closed", place.world), "2027-01-09 at least") == [Severity.MISSING]
    assert before.change_problems(before, place.world) == []
    draft = place.world.make("consultation", "k", **{**place.fields, "state": None})
    assert other.change_problems(draft, place.world) == []
    romanian = place.world.make("consultation", "k", **{**place.fields, "regime": "law_52", "impact_study": None})
    assert romanian.change_problems(before, place.world) == []


def test_a_change_of_the_file_is_not_of_a_day_to_come():
    place = Place("zna_26", "2026-12-10", proposals_deadline="2026-12-21")
    change = {"changed_on": "2026-12-11", "what": "чл. 3", "reason": "грешка"}
    problems = place.world.problems("consultation", **{**place.fields, "file_changes": [change]})
    assert [(problem.field, problem.severity) for problem in problems] == [("file_changes", Severity.ERROR)]


def test_a_step_writes_down_the_terms_that_hold_and_later_days_change_nothing():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-12-02")
    wire = settled(place.consultation(), "announced", place.world)
    assert wire["state"] == "announced"
    kept = Consultation.read("k", {**place.fields, "announced_on": POSTED, **wire})
    assert kept.unread == {}
    extra = own_days([ExtraDay(date(2026, 12, 2), works=False, reason="HG 1/2026")])

    class Later(World):
        """The same records under a law with another day off."""

        @property
        def law(self) -> Law:
            return Law(super().law.pack, WorkingDays("RO", extra))

    later = Later(today=place.world.today, records=place.world.records)
    fresh, frozen = terms(place.consultation(), later)[0], terms(kept, later)[0]
    assert (fresh.frozen, fresh.deadline.date) == (False, date(2026, 12, 3))
    assert (frozen.frozen, frozen.deadline.date) == (True, date(2026, 12, 2))
    assert frozen.deadline == terms(place.consultation(), place.world)[0].deadline
    assert computed_deadline.counted(written(place.consultation(), later)[0]) == fresh.deadline
    moved = later.add("announcement", consultation="k", channel="website", posted_on="2026-11-23")
    assert terms(kept, later)[0].deadline.start == moved.posted_on


def test_a_kept_term_that_this_version_cannot_read_is_counted_anew():
    place = Place("law_52", "2026-11-20", proposals_deadline="2026-12-02")
    for name, value in (("unit", "moon"), ("kind", "exact"), ("mode", "odd"), ("value", None)):
        part = written(place.consultation(), place.world)[0]
        setattr(part, name, value)
        assert computed_deadline.counted(part) is None
        consultation = place.consultation()
        consultation.computed_deadlines = [part]
        assert not terms(consultation, place.world)[0].frozen
    part = written(place.consultation(), place.world)[0]
    part.skipped = [computed_deadline.SkippedDay(), computed_deadline.SkippedDay(day=date(2026, 11, 30))]
    part.extra = [computed_deadline.UsedDay(), computed_deadline.UsedDay(day=date(2026, 11, 30))]
    found = computed_deadline.counted(part)
    assert found is not None
    assert ([off.names for off in found.skipped], [used.reason for used in found.extra]) == ([()], [""])


def test_outcomes_are_open_kept_or_broken_by_days():
    place = Place("law_52", "2026-12-01", proposals_deadline="2026-12-02")
    place.world.add("announcement", consultation="k", channel="website", kind="debate", posted_on="2026-11-20")
    place.debate("2026-11-27")

    def outcomes(today: str) -> dict[str, tuple[Outcome, int]]:
        place.world.today = date.fromisoformat(today)
        return {str(term.kind): (term.outcome, term.days) for term in terms(place.consultation(), place.world)}

    assert outcomes("2026-12-01") == {
        "proposals": (Outcome.OPEN, 0),
        "endorsement": (Outcome.OPEN, 0),
        "debate": (Outcome.KEPT, 0),
        "documents": (Outcome.OPEN, 0),
    }
    assert outcomes("2026-12-10") == {
        "proposals": (Outcome.KEPT, 0),
        "endorsement": (Outcome.OPEN, 0),
        "debate": (Outcome.KEPT, 0),
        "documents": (Outcome.BROKEN, 3),
    }
    assert {term.entity for term in terms(place.consultation(), place.world)} == {"consultation", "meeting"}


def test_each_step_names_its_document():
    place = Place("law_52", "2026-11-20")
    consultation = place.consultation()
    assert produced(consultation, "announced") == "R05"
    assert produced(consultation, "debate_held") == "R08"
    assert produced(consultation, "response_published") == "R07"
    assert produced(consultation, "archived") == "publish_pack"
    assert produced(consultation, "in_endorsement") is None
    assert produced(place.world.make("debate_request"), None) == "R19"
    assert settled(place.world.make("partnership"), "signed", place.world) == {"state": "signed"}
    assert settled(place.world.make("consultation", regime="voluntary"), "cancelled", place.world) == {
        "state": "cancelled"
    }


def test_a_meeting_to_come_has_no_minutes_and_no_attendance():
    world = World()
    given = {"minutes_document": attachment(), "attendance_list_pages": 2, "attendance_list_keeper": "secretar"}
    future = {"kind": "forum", "place": "S", "held_on": "2026-11-21"}
    problems = world.problems("meeting", **future, **given, minutes_published_on="2026-11-22")
    assert {problem.field for problem in problems if problem.severity is Severity.ERROR} == {
        *given,
        "minutes_published_on",
    }
    assert world.problems("meeting", **{**future, "held_on": "2026-11-20"}, **given) == []
    world.add("meeting", "later", **future)
    world.add("meeting", "now", **{**future, "held_on": "2026-11-20"})
    world.add("meeting", "some", kind="forum", place="S")
    refused = world.problems("participation_count", meeting="later", total=3)
    assert [(problem.field, problem.severity) for problem in refused] == [("meeting", Severity.ERROR)]
    assert world.problems("participation_count", meeting="now", total=3) == []
    assert world.problems("participation_count", meeting="some", total=3) == []
