"""Commands about the law: deadline, law show, law use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calling import as_lines, call, done, plain, put

from parteneriat_desktop.paths import resources

if TYPE_CHECKING:
    from pathlib import Path


def test_a_deadline_with_its_arithmetic(town_hall: Path) -> None:
    found = done(town_hall, "deadline", "ro.l52.proposals", "2026-11-20")
    assert found == {
        "rule": "ro.l52.proposals",
        "start": "2026-11-20",
        "plain": "2026-11-30",
        "date": "2026-12-02",
        "article": "art. 7(4)",
        "act": "Legea nr. 52/2003",
        "verified": True,
        "pack": 1,
        "steps": found["steps"],
    }
    assert found["steps"][2] == "30 Nov 2026 is not a working day: St Andrew."
    put(town_hall, "extra_day", day="2026-12-02", kind="non_working", reason="HG 1/2026")
    assert done(town_hall, "deadline", "ro.l52.proposals", "2026-11-20")["date"] == "2026-12-03"


def test_a_deadline_for_a_person_and_without_a_workspace(tmp_path: Path) -> None:
    called = plain(tmp_path / "none", "--language", "ro", "deadline", "ro.l52.proposals", "2026-11-20")
    assert called.status == 0
    first, *rest = called.out.splitlines()
    assert first.startswith("20.11.2026 + 10 zile calendaristice = 30.11.2026 (Sfântul Andrei) → ")
    assert rest[-1] == "  Temei legal: Legea nr. 52/2003, art. 7(4)."
    assert not (tmp_path / "none").exists()


def test_a_deadline_of_an_unknown_rule_names_those_that_exist(town_hall: Path) -> None:
    called = call(town_hall, "deadline", "ro.l52.nonsense", "2026-11-20")
    assert (called.status, called.code) == (2, "unknown-rule")
    assert "ro.l52.proposals" in called.document["error"]["advice"]


def test_the_law_is_listed_with_what_is_still_to_be_verified(town_hall: Path) -> None:
    shown = done(town_hall, "law", "show")
    rules = {rule["id"]: rule for rule in shown["rules"]}
    assert (shown["country"], shown["version"]) == ("RO", 1)
    assert rules["ro.l52.proposals"]["verified"] is True
    assert rules["ro.l52.debate"]["verified"] is False
    assert (rules["ro.l52.notice"]["value"], rules["programme.monitoring_end"]["valid_from"]) == (None, None)
    listed = plain(town_hall, "--language", "en", "law", "show").out.splitlines()
    assert listed[0] == "Legal pack of RO, version 1."
    assert len(listed) == len(rules) + 1


def test_a_newer_pack_is_used_and_a_wrong_one_refused_with_its_line(town_hall: Path, tmp_path: Path) -> None:
    text = (resources() / "legal" / "ro.json").read_text(encoding="utf-8")
    file = tmp_path / "pachet.json"
    file.write_text(text.replace('"value": 10', '"value": "zece"', 1), encoding="utf-8")
    called = call(town_hall, "law", "use", file)
    assert (called.status, called.code) == (2, "bad-legal-pack")
    assert called.document["error"]["sentence"].startswith("Line 9 of the legal pack is wrong: “value” must be")
    document = json.loads(text) | {"version": 2}
    file.write_text(json.dumps(document), encoding="utf-8")
    assert done(town_hall, "law", "use", file)["version"] == 2
    assert done(town_hall, "deadline", "ro.l52.proposals", "2026-11-20")["pack"] == 2


def test_the_calendar_is_written_for_other_programs(town_hall: Path, tmp_path: Path) -> None:
    put(
        town_hall,
        "consultation",
        title="Regulament",
        regime="law_52",
        announced_on="2026-11-20",
        proposals_deadline="2026-12-02",
    )
    file = tmp_path / "calendar.ics"
    assert done(town_hall, "calendar", "--from", "2026-12-01", "--to", "2026-12-31", "--out", file) == {
        "file": str(file),
        "dates": 1,
    }
    assert b"DTSTART;VALUE=DATE:20261202\r\n" in file.read_bytes()
    assert done(town_hall, "calendar", "--out", file)["dates"] > 1
    called = call(town_hall, "calendar", "--from", "2026-12-31", "--to", "2026-12-01", "--out", file)
    assert called.status == 64
    said = plain(
        town_hall, "--language", "en", "--today", "2026-11-20", "calendar", "--to", "2026-11-21", "--out", file
    )
    assert said.out == f"1 date was written to {file}.\n"


def test_a_step_prints_its_document(town_hall: Path, tmp_path: Path) -> None:
    past = {"announced_on": "2026-10-01", "proposals_deadline": "2026-10-12"}
    record = put(town_hall, "consultation", title="Regulament", state="under_analysis", regime="voluntary", **past)
    put(
        town_hall,
        "consultation",
        record,
        method="public_debate",
        purpose="normative_act",
        responsible_person="secretar",
    )
    answer = done(town_hall, "finalise", "consultation", record, "--documents", tmp_path / "out")
    assert (answer["state"], answer["document"]) == ("response_published", "R07")
    assert [(tmp_path / "out" / name).is_file() for name in answer["files"]] == [True]
    later = call(town_hall, "finalise", "consultation", record, "--to", "in_endorsement")
    assert (later.document["document"], later.document["files"]) == (None, [])


def test_a_day_is_refused_as_the_opposite_of_what_it_is_entered_as(town_hall: Path) -> None:
    put(town_hall, "extra_day", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    line = {"entity": "extra_day", "fields": {"day": "2026-12-04", "kind": "working", "reason": "se lucrează"}}
    called = call(town_hall, "put", given=as_lines([line]))
    assert called.status == 1
    ((problem,),) = [answer["problems"] for answer in called.document]
    assert (problem["field"], problem["severity"]) == ("kind", "error")
    assert "correct or delete that entry first" in problem["message"]
    assert len(done(town_hall, "show", "extra_day")) == 1
