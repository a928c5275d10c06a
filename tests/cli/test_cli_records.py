"""Commands about records, as a script uses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from calling import NAMES, TODAY, a_dossier, a_partner, as_lines, call, done, plain, put, send

if TYPE_CHECKING:
    from pathlib import Path


def test_put_answers_one_line_a_line_and_keeps_what_was_good(town_hall: Path) -> None:
    given = as_lines([{"entity": "partner", "fields": {"name": "A", "kind": "ngo_association"}}])
    given += b'\n   \n{"entity":"partner","fields":{"nonsense":1,"name":"B"}}\r\n'
    called = plain(town_hall, "--language", "en", "put", "-", given=given)
    good, bad = called.lines
    assert called.status == 1
    assert good == {"id": good["id"], "problems": []}
    assert bad == {
        "id": None,
        "problems": [
            {"field": "nonsense", "severity": "error", "message": "There is no field “nonsense” in “Partner”."}
        ],
    }
    assert [shown["id"] for shown in done(town_hall, "show", "partner")] == [good["id"]]


def test_put_reads_a_file_and_changes_what_is_named(town_hall: Path, tmp_path: Path) -> None:
    record = a_partner(town_hall, contact_person="Ion Popescu")
    file = tmp_path / "lines.jsonl"
    file.write_bytes(as_lines([{"entity": "partner", "id": record, "fields": {"name": "Alt nume"}}]))
    assert done(town_hall, "put", file) == [{"id": record, "problems": []}]
    shown = done(town_hall, "show", "partner", record)
    assert (shown["entity"], shown["id"]) == ("partner", record)
    assert shown["fields"]["name"] == "Alt nume"
    assert shown["fields"]["contact_person"] == "Ion Popescu"


def test_private_fields_are_printed_here_and_never_dumped(town_hall: Path) -> None:
    a_partner(town_hall, contact_person="Ion Popescu")
    assert "Ion Popescu" in json.dumps(done(town_hall, "show", "partner"), ensure_ascii=False)
    assert "Ion Popescu" not in call(town_hall, "dump").out
    assert "Ion Popescu" in call(town_hall, "dump", "--private").out


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"1",
        b'"text"',
        b"{}",
        b'{"entity":"partner"}',
        b'{"entity":"partner","fields":[]}',
        b'{"entity":1,"fields":{}}',
        b'{"entity":"partner","id":1,"fields":{}}',
        b'{"entity":"partner","fields":{},"more":1}',
    ],
)
def test_a_line_that_is_no_record_is_told_the_form(town_hall: Path, line: bytes) -> None:
    called = call(town_hall, "put", given=line)
    assert called.status == 1
    assert called.document[0]["problems"][0]["message"] == 'A line has the form {"entity", "id"?, "fields": {}}.'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"entity": "nonsense", "fields": {"name": "x"}}, "no kind of record called “nonsense”"),
        ({"entity": "partner", "id": "x", "fields": {"name": "x"}}, "“x” is not an identifier"),
        ({"entity": "partner", "fields": {}}, "at least one field"),
    ],
)
def test_a_record_that_cannot_be_is_refused_by_a_sentence(town_hall: Path, line: dict[str, object], said: str) -> None:
    called = call(town_hall, "put", given=as_lines([line]))
    assert called.status == 1
    assert said in called.document[0]["problems"][0]["message"]
    assert done(town_hall, "dump") == []


def test_a_record_goes_through_its_states(town_hall: Path) -> None:
    record = put(town_hall, "consultation", title="Regulament", regime="voluntary")
    called = call(town_hall, "finalise", "consultation", record)
    assert called.status == 1
    assert {problem["severity"] for problem in called.document["problems"]} <= {"error", "warning"}
    assert called.document["state"] is None
    refused = call(town_hall, "finalise", "consultation", record, "--to", "nonsense")
    assert (refused.status, refused.code) == (2, "no-such-step")


def test_delete_hides_and_undo_brings_back(town_hall: Path) -> None:
    record = a_partner(town_hall, name="Unu")
    put(town_hall, "partner", record, name="Doi")
    assert done(town_hall, "undo", "partner", record)["fields"]["name"] == "Unu"
    assert done(town_hall, "delete", "partner", record) == {"id": record, "done": "deleted"}
    assert done(town_hall, "show", "partner") == []
    assert done(town_hall, "show", "partner", record)["deleted"] is True
    assert call(town_hall, "delete", "partner", record).code == "nothing-to-do"
    assert "deleted" not in done(town_hall, "undo", "partner", record)
    history = done(town_hall, "show", "partner", record, "--history")
    assert [change["fields"].get("name") for change in history if "name" in change["fields"]] == ["Unu", "Doi", "Unu"]


@pytest.mark.parametrize("command", [("delete",), ("undo",), ("show",), ("finalise",)])
def test_an_unknown_record_or_entity_is_refused(town_hall: Path, command: tuple[str, ...]) -> None:
    assert (call(town_hall, *command, "partner", "x").code) == "unknown-record"
    called = call(town_hall, *command, "nonsense", "x")
    assert (called.status, called.code) == (2, "unknown-entity")


def test_search_finds_without_diacritics(town_hall: Path) -> None:
    record = a_partner(town_hall, name="Asociația Țăranilor")
    a_partner(town_hall, name="Asociația Pescarilor")
    (hit,) = done(town_hall, "search", "taran")
    assert (hit["entity"], hit["id"], hit["title"]) == ("partner", record, "Asociația Țăranilor")
    assert len(done(town_hall, "search", "asociatia", "--limit", "1")) == 1


def test_due_and_target_count_from_the_assumed_day(town_hall: Path) -> None:
    put(town_hall, "consultation", title="Regulament", regime="law_52", proposals_deadline="2026-11-25")
    (item,) = done(town_hall, "due")
    assert (item["entity"], item["due"], item["group"]) == ("consultation", "2026-11-25", "month")
    assert done(town_hall, "due", today="2026-12-01")[0]["group"] == "overdue"
    a_dossier(town_hall)
    counted = done(town_hall, "target")
    assert (counted["programme"], counted["objective"], counted["countable"]) == ("447", 50, 0)
    (one,) = counted["partnerships"]
    assert (one["title"], one["countable"]) == ("Școală după școală", False)
    assert one["reasons"]
    assert call(town_hall, "target", "--programme", "nonsense").status == 2


def test_the_dump_has_one_sorted_line_a_record(town_hall: Path) -> None:
    a_dossier(town_hall)
    called = plain(town_hall, "dump")
    assert called.lines == done(town_hall, "dump")
    assert called.out.splitlines() == sorted(called.out.splitlines())
    assert {line["entity"] for line in called.lines} == {"partner", "partnership", "plan"}


def test_a_conflict_is_listed_and_settled_by_one_of_its_values(town_hall: Path, ngo: Path) -> None:
    plan = _conflict(town_hall, ngo)
    (conflict,) = done(town_hall, "conflicts")
    assert (conflict["entity"], conflict["id"], conflict["field"], conflict["sure"]) == ("plan", plan, "title", True)
    assert {value["value"] for value in conflict["values"]} == {"De la primărie", "De la asociație"}
    chosen = next(value for value in conflict["values"] if value["value"] == "De la asociație")
    refused = call(town_hall, "resolve", "plan", plan, "title", "--take", "nonsense")
    assert (refused.status, refused.code) == (2, "unknown-change")
    assert done(town_hall, "resolve", "plan", plan, "title", "--take", chosen["change"])["fields"]["title"] == (
        "De la asociație"
    )
    assert done(town_hall, "conflicts") == []
    assert call(town_hall, "resolve", "plan", plan, "title", "--take", chosen["change"]).code == "no-conflict"


def test_a_conflict_is_settled_by_a_third_value_that_is_checked(town_hall: Path, ngo: Path) -> None:
    plan = _conflict(town_hall, ngo)
    assert call(town_hall, "resolve", "plan", plan, "title", "--value", "not JSON").code == "json-syntax"
    assert call(town_hall, "resolve", "plan", plan, "title", "--value", '"\udcff"').code == "usage"
    called = plain(town_hall, "--language", "en", "resolve", "plan", plan, "title", "--value", "17")
    assert called.status == 1
    assert called.lines == [{"field": "title", "severity": "error", "message": "Here a text is expected."}]
    assert called.errors.startswith("This value cannot be stored.")
    listed = call(town_hall, "resolve", "plan", plan, "title", "--value", "17").document["error"]["problems"]
    assert listed == called.lines
    assert done(town_hall, "resolve", "plan", plan, "title", "--value", '"Împreună"')["fields"]["title"] == "Împreună"
    assert done(town_hall, "conflicts") == []


def _conflict(town_hall: Path, ngo: Path) -> str:
    """Let both change the title of one plan; return the plan."""
    _, plan = a_dossier(town_hall)
    done(ngo, "import", *send(town_hall, ngo))
    put(town_hall, "plan", plan, title="De la primărie")
    put(ngo, "plan", plan, title="De la asociație")
    done(town_hall, "import", *send(ngo, town_hall))
    return plan


def test_the_sample_records_fill_an_empty_workspace_once(ministry: Path) -> None:
    assert done(ministry, "demo", "--seed", "7")["records"] > 20
    assert call(ministry, "demo").status == 2
    said = plain(ministry, "--language", "en", "--today", TODAY, "check")
    assert said.status == 0
    assert "The database is in order." in said.out


def test_the_answer_for_a_person_is_a_sentence(region: Path) -> None:
    home = region / "fresh"
    arguments = ("init", "--role", "ngo", "--country", "RO", "--name", "Fundația", "--passphrase-file")
    called = plain(home, "--language", "en", *arguments, region / "passphrase.txt")
    assert called.status == 0
    assert called.out.startswith("The workspace of Fundația is ready.")
    called = plain(home, "--language", "en", "demo")
    assert called.out.endswith("sample records were saved.\n")
    assert NAMES["ngo"] not in called.out


def test_put_refuses_a_scan_of_forty_megabytes_and_says_what_to_do(town_hall: Path, tmp_path: Path) -> None:
    with (tmp_path / "scan.pdf").open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    consultation = put(town_hall, "consultation", title="Consultare", regime="voluntary")
    fields = {"consultation": consultation, "text": "Cer trotuar.", "scan": [{"path": str(tmp_path / "scan.pdf")}]}
    called = plain(
        town_hall, "--language", "en", "put", "-", given=as_lines([{"entity": "contribution", "fields": fields}])
    )
    assert called.status == 1
    assert called.lines[0]["problems"] == [
        {"field": "scan", "severity": "error", "message": "The file “scan.pdf” is larger than 25 MB."}
    ]
    assert done(town_hall, "show", "contribution") == []
