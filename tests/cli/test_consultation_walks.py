"""Whole consultations through the command line: on time, entered afterwards, urgent, and the Bulgarian one."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from calling import PASSPHRASE, as_lines, call, done, put

if TYPE_CHECKING:
    from pathlib import Path

LAW_52 = {
    "regime": "law_52",
    "method": "public_debate",
    "purpose": "normative_act",
    "title": "Regulament privind consultarea cetățenilor",
    "responsible_person": "secretar general",
    "registration_number": "1510",
    "registration_date": "2026-11-19",
    "announced_on": "2026-11-20",
    "proposals_deadline": "2026-12-02",
    "planned_endorsement_on": "2027-01-11",
}
DEBATE = {
    "kind": "debate",
    "starts_at": "16:00",
    "ends_at": "18:00",
    "place": "Sala de consiliu",
    "enrolment_rule": "la intrare",
    "minutes_per_speaker": 3,
    "registration_number": "1600",
    "registration_date": "2026-11-27",
}


def a_file(folder: Path, name: str) -> dict[str, str]:
    (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    return {"path": str(folder / name)}


def step(home: Path, record: str, today: str, to: str | None = None) -> tuple[str | None, list[str]]:
    """Enter the next state and return it with the sentences that were said."""
    words = ["--to", to] if to else []
    answer = call(home, "finalise", "consultation", record, *words, today=today).document
    blocking = [problem for problem in answer["problems"] if problem["severity"] == "error"]
    assert bool(blocking) is (answer["state"] is None), answer
    return answer["state"], [problem["message"] for problem in answer["problems"]]


def put_on(home: Path, today: str, entity: str, record: str | None = None, **fields: Any) -> str:
    """Save one record on some day and return its identifier."""
    line: dict[str, Any] = {"entity": entity, "fields": fields} | ({} if record is None else {"id": record})
    answer = call(home, "put", given=as_lines([line]), today=today)
    assert answer.status == 0, answer.out
    return str(answer.document[0]["id"])


def announced_in(home: Path, record: str, day: str, *channels: str, kind: str = "consultation") -> None:
    for channel in channels:
        put(home, "announcement", consultation=record, channel=channel, kind=kind, posted_on=day)


def papers(folder: Path) -> dict[str, Any]:
    return {"draft_document": a_file(folder, "proiect.pdf"), "substantiation": a_file(folder, "referat.pdf")}


def test_a_consultation_on_time_says_nothing_against_itself(town_hall: Path, tmp_path: Path) -> None:
    record = put(town_hall, "consultation", **LAW_52, **papers(tmp_path))
    announced_in(town_hall, record, "2026-11-20", "website", "notice_board", "mass_media", "e_consultare")
    asked = {"consultation": record, "requester_name": "Asociația", "capacity": "association"}
    put(town_hall, "debate_request", **asked, registration_number="1520", registration_date="2026-11-20")
    assert step(town_hall, record, "2026-11-20") == ("announced", [])
    state, said = step(town_hall, record, "2026-12-03", "proposals_closed")
    assert (state, said) == ("proposals_closed", [])
    state, said = step(town_hall, record, "2026-12-03")
    assert (state, said) == (None, ["A debate was asked for by somebody whose request obliges; it was not scheduled."])
    announced_in(town_hall, record, "2026-12-03", "website", "notice_board", kind="debate")
    debate = put(town_hall, "meeting", consultation=record, **DEBATE, held_on="2026-12-11")
    assert step(town_hall, record, "2026-12-03", "debate_scheduled") == ("debate_scheduled", [])
    assert step(town_hall, record, "2026-12-10")[0] is None
    minutes = a_file(tmp_path, "minuta.pdf")
    put_on(town_hall, "2026-12-11", "meeting", debate, minutes_document=minutes, initiator_present=True)
    put_on(town_hall, "2026-12-11", "participation_count", meeting=debate, total=12)
    assert step(town_hall, record, "2026-12-11") == ("debate_held", [])
    put_on(town_hall, "2026-12-21", "meeting", debate, minutes_published_on="2026-12-21")
    assert step(town_hall, record, "2026-12-21") == ("documents_published", [])
    assert step(town_hall, record, "2026-12-21") == ("under_analysis", [])
    assert step(town_hall, record, "2026-12-21") == ("response_published", [])
    put(
        town_hall,
        "consultation",
        record,
        response_document=a_file(tmp_path, "raspunsuri.pdf"),
        response_number="1700",
        response_date="2026-12-22",
        sent_for_endorsement_on="2027-01-11",
    )
    announced_in(town_hall, record, "2026-12-22", "website", kind="response")
    assert step(town_hall, record, "2027-01-11") == ("in_endorsement", [])
    put(
        town_hall,
        "consultation",
        record,
        adopted_act_number="4",
        adopted_act_date="2027-01-20",
        result_text="Adoptat fără propuneri",
    )
    assert step(town_hall, record, "2027-01-21") == ("adopted", [])
    assert step(town_hall, record, "2027-01-22") == ("archived", [])
    shown = done(town_hall, "show", "consultation", record)["fields"]
    assert [(term["rule"], term["plain"]) for term in shown["computed_deadlines"]] == [
        ("ro.l52.proposals", "2026-11-30"),
        ("ro.l52.endorsement", "2027-01-11"),
        ("ro.l52.debate", "2026-12-13"),
        ("ro.l52.documents", "2026-12-21"),
    ]


def test_a_consultation_entered_afterwards_keeps_its_broken_terms_as_facts(town_hall: Path, tmp_path: Path) -> None:
    past = {"announced_on": "2026-03-02", "proposals_deadline": "2026-03-09", "planned_endorsement_on": None}
    ended = {
        "sent_for_endorsement_on": "2026-04-01",
        "adopted_act_number": "18",
        "adopted_act_date": "2026-04-20",
        "result_text": "Adoptat",
        "response_document": a_file(tmp_path, "raspunsuri.pdf"),
        "response_number": "400",
        "response_date": "2026-04-02",
        "registration_date": "2026-03-01",
    }
    record = put(town_hall, "consultation", **LAW_52 | past | ended, **papers(tmp_path))
    announced_in(town_hall, record, "2026-03-02", "website", "notice_board")
    announced_in(town_hall, record, "2026-03-03", "website", kind="debate")
    held = {"minutes_document": a_file(tmp_path, "minuta.pdf"), "initiator_present": False}
    fields = DEBATE | held | {"registration_date": "2026-03-20"}
    debate = put(
        town_hall, "meeting", consultation=record, **fields, held_on="2026-03-20", minutes_published_on="2026-04-10"
    )
    put(town_hall, "participation_count", meeting=debate, total=3)
    said: dict[str | None, list[str]] = {}
    for to in ("announced", "debate_scheduled", "debate_held", "documents_published", "under_analysis"):
        state, sentences = step(town_hall, record, "2026-11-20", to)
        said[state] = sentences
    for _step in range(4):
        state, sentences = step(town_hall, record, "2026-11-20")
        said[state] = sentences
    assert list(said)[-1] == "archived"
    assert any(
        words.startswith("The term for proposals was 3 days too short: 2 Mar 2026 + ") for words in said["announced"]
    )
    assert any(words.startswith("The debate is 7 days too late") for words in said["debate_held"])
    assert any("public 11 days late" in words for words in said["documents_published"])
    assert any("for endorsement 14 days too early" in words for words in said["in_endorsement"])


def test_an_urgent_procedure_is_warned_of_its_terms(town_hall: Path, tmp_path: Path) -> None:
    fields = LAW_52 | {"proposals_deadline": "2026-11-23"}
    record = put(town_hall, "consultation", **fields, **papers(tmp_path))
    announced_in(town_hall, record, "2026-11-20", "website", "notice_board")
    state, said = step(town_hall, record, "2026-11-20")
    assert state is None
    assert any("must be accepted until 30 Nov 2026 at least" in words for words in said)
    put(town_hall, "consultation", record, urgent=True, urgent_reason="inundații")
    assert step(town_hall, record, "2026-11-20")[0] == "announced"


@pytest.fixture
def municipality(tmp_path: Path) -> Path:
    """A Bulgarian municipality."""
    home = tmp_path / "bg" / "town_hall"
    home.parent.mkdir()
    (home.parent / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    done(home, "init", "--role", "town_hall", "--country", "BG", "--name", "Община Пример")
    return home


def text_of(file: Path) -> str:
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True).stdout


def a_bulgarian_draft(home: Path, folder: Path, **more: Any) -> str:
    """Save a draft regulation that was published on 20 November 2026."""
    fields = {
        "regime": "zna_26",
        "method": "written_consultation",
        "purpose": "normative_act",
        "title": "Наредба за обществените консултации",
        "responsible_person": "секретар",
        "registration_number": "РД-08-12",
        "registration_date": "2026-11-19",
        "announced_on": "2026-11-20",
        "proposals_deadline": "2026-12-03",
        "impact_study": a_file(folder, "оценка.pdf"),
    }
    record = put(home, "consultation", **fields | papers(folder) | more)
    announced_in(home, record, "2026-11-20", "website")
    return record


def test_the_bulgarian_term_is_long_or_short_with_a_reason_and_never_shorter(
    municipality: Path, tmp_path: Path
) -> None:
    record = a_bulgarian_draft(municipality, tmp_path)
    state, said = step(municipality, record, "2026-11-20")
    assert state is None
    assert any("until 20 Dec 2026 at least, or write why the term is short" in words for words in said)
    put(municipality, "consultation", record, short_term_reason="край на програмен период")
    state, said = step(municipality, record, "2026-11-20")
    assert state is None
    assert any("until 4 Dec 2026 at least: 20 Nov 2026 + 14 calendar days" in words for words in said)
    put(municipality, "consultation", record, proposals_deadline="2026-12-04")
    assert step(municipality, record, "2026-11-20") == ("announced", [])


def test_a_changed_bulgarian_file_restarts_the_term(municipality: Path, tmp_path: Path) -> None:
    record = a_bulgarian_draft(municipality, tmp_path, short_term_reason="спешно", proposals_deadline="2026-12-04")
    assert step(municipality, record, "2026-11-20") == ("announced", [])
    fields: dict[str, Any] = {"draft_document": a_file(tmp_path, "нов.pdf")}
    line = {"entity": "consultation", "id": record, "fields": fields}
    refused = call(municipality, "put", given=as_lines([line]), today="2026-11-25")
    assert refused.status == 1
    assert "enter this change under “Changes of the file”" in refused.out
    fields["file_changes"] = [{"changed_on": "2026-11-25", "what": "чл. 3", "reason": "техническа грешка"}]
    put_on(municipality, "2026-11-25", "consultation", record, **fields)
    state, said = step(municipality, record, "2026-11-26")
    assert state is None
    assert any("until 9 Dec 2026 at least" in words for words in said)
    put_on(municipality, "2026-11-26", "consultation", record, proposals_deadline="2026-12-09")
    assert step(municipality, record, "2026-12-10") == ("proposals_closed", [])
    terms = done(municipality, "show", "consultation", record)["fields"]["computed_deadlines"]
    assert [(term["rule"], term["start"], term["plain"]) for term in terms] == [
        ("bg.zna26.proposals_short", "2026-11-25", "2026-12-09"),
    ]


def test_a_bulgarian_consultation_without_proposals_has_its_table_all_the_same(
    municipality: Path, tmp_path: Path
) -> None:
    record = a_bulgarian_draft(municipality, tmp_path, short_term_reason="спешно", proposals_deadline="2026-12-04")
    assert [step(municipality, record, day)[0] for day in ("2026-11-20", "2026-12-05", "2026-12-05")] == [
        *("announced", "proposals_closed", "under_analysis"),
    ]
    missing = "Attach the response table, also an empty one."
    assert step(municipality, record, "2026-12-10") == (None, [missing])
    table = {"response_number": "РД-08-20", "response_date": "2026-12-11"}
    put(municipality, "consultation", record, response_document=a_file(tmp_path, "справка.pdf"), **table)
    words = ("finalise", "consultation", record, "--documents", tmp_path / "out")
    answer = call(municipality, *words, today="2026-12-11", language="bg").document
    assert (answer["state"], answer["document"]) == ("response_published", "R07")
    assert "постъпили" in text_of(next((tmp_path / "out").iterdir())).casefold()
    unannounced = "No announcement of the response is entered yet."
    assert step(municipality, record, "2026-12-14") == ("in_endorsement", [unannounced])
    act = {"adopted_act_number": "112", "adopted_act_date": "2026-12-20", "result_text": "Приета"}
    put(municipality, "consultation", record, **act)
    unpublished = "Add the announcement of the response, with its day."
    assert step(municipality, record, "2026-12-21") == (None, [unpublished])
    announced_in(municipality, record, "2026-12-15", "website", kind="response")
    assert step(municipality, record, "2026-12-21") == ("adopted", [])
    assert step(municipality, record, "2026-12-22") == ("archived", [])
