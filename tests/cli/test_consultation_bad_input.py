"""What is wrong in a consultation is refused by the command line with its field and a sentence, and nothing changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from calling import as_lines, call, done, put

from parteneriat_desktop.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

CNP, EGN = "1800101221144", "7523169263"
SHIPPED = (resources() / "legal" / "ro.json").read_text(encoding="utf-8")
#: A record of each kind, what is wrong with it, the field at fault, part of the sentence.
WRONG: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "a term that ends before the announcement": (
        "consultation",
        {"title": "Taxe", "regime": "law_52", "announced_on": "2026-11-20", "proposals_deadline": "2026-11-10"},
        "proposals_deadline",
        "“Proposals until” is before “Announced on”",
    ),
    "minutes of a meeting to come": (
        "meeting",
        {"consultation": "CONSULTATION", "kind": "debate", "held_on": "2026-12-11", "minutes_document": "FILE"},
        "minutes_document",
        "still to come",
    ),
    "minutes published before the meeting": (
        "meeting",
        {
            "consultation": "CONSULTATION",
            "kind": "forum",
            "held_on": "2026-11-11",
            "minutes_published_on": "2026-11-10",
        },
        "minutes_published_on",
        "“Minutes published on” is before “Held on”",
    ),
    "people counted at a meeting to come": (
        "participation_count",
        {"meeting": "MEETING", "total": 12},
        "meeting",
        "nobody took part yet",
    ),
    "a part above the total": (
        "participation_count",
        {"consultation": "CONSULTATION", "total": 12, "women": 13},
        "women",
        "(12)",
    ),
    "parts that are together above the total": (
        "participation_count",
        {"consultation": "CONSULTATION", "total": 12, "women": 7, "men": 6},
        "women",
        "Together these parts are 13, but 12 took part.",
    ),
    "a personal number inside a proposal": (
        "contribution",
        {"consultation": "CONSULTATION", "text": f"Subsemnatul, CNP {CNP}, cer trotuar."},
        "text",
        "personal",
    ),
    "a personal number inside the agenda": (
        "meeting",
        {"consultation": "CONSULTATION", "kind": "forum", "agenda": [{"title": f"Cererea lui {CNP}"}]},
        "agenda",
        "personal",
    ),
}


@pytest.fixture
def known(town_hall: Path, tmp_path: Path) -> dict[str, Any]:
    """A consultation, a meeting to come and a file, by the words that stand for them."""
    (tmp_path / "minuta.pdf").write_bytes(b"%PDF-1.7")
    consultation = put(town_hall, "consultation", title="Taxe", regime="law_52", announced_on="2026-11-02")
    meeting = put(town_hall, "meeting", consultation=consultation, kind="debate", held_on="2026-12-11")
    return {"CONSULTATION": consultation, "MEETING": meeting, "FILE": {"path": str(tmp_path / "minuta.pdf")}}


def refused(home: Path, entity: str, fields: dict[str, Any]) -> list[dict[str, str]]:
    """Try to save a record, demand that it is refused and nothing changed, and return what was said."""
    before = done(home, "dump", "--private")
    called = call(home, "put", given=as_lines([{"entity": entity, "fields": fields}]))
    assert called.status == 1
    (answer,) = called.document
    assert answer["id"] is None
    assert done(home, "dump", "--private") == before
    return [problem for problem in answer["problems"] if problem["severity"] == "error"]


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG.keys())
def test_what_contradicts_itself_is_refused(
    town_hall: Path, known: dict[str, Any], case: tuple[str, dict[str, Any], str, str]
) -> None:
    entity, given, field, words = case
    fields = {name: known.get(value, value) if isinstance(value, str) else value for name, value in given.items()}
    said = [problem["message"] for problem in refused(town_hall, entity, fields) if problem["field"] == field]
    assert any(words in sentence for sentence in said)


def test_a_bulgarian_personal_number_inside_a_text_is_refused_there(region: Path) -> None:
    home = region / "haskovo"
    done(home, "init", "--role", "town_hall", "--country", "BG", "--name", "Община Хасково")
    consultation = put(home, "consultation", title="Наредба", regime="zna_26")
    ((only),) = [refused(home, "contribution", {"consultation": consultation, "text": f"ЕГН {EGN}: против."})]
    assert [problem["field"] for problem in only] == ["text"]


def test_an_answer_without_a_justification_keeps_the_response_from_being_published(
    town_hall: Path, known: dict[str, Any]
) -> None:
    consultation = known["CONSULTATION"]
    put(town_hall, "consultation", consultation, state="under_analysis", proposals_deadline="2026-11-16")
    proposal = put(town_hall, "contribution", consultation=consultation, text="Cer trotuar.", received_on="2026-11-05")
    put(town_hall, "contribution", proposal, decision="not_accepted", justification="nu")
    called = call(town_hall, "finalise", "consultation", consultation)
    assert (called.status, called.document["state"]) == (1, None)
    said = [problem["message"] for problem in called.document["problems"] if problem["severity"] == "error"]
    assert "Contribution 1/2026 has no written justification." in said
    assert done(town_hall, "show", "consultation", consultation)["fields"]["state"] == "under_analysis"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('"id": "ro.l52.endorsement"', '"id": "ro.l52.invented"', '"ro.l52.invented"'),
        ('"value": 30', '"value": "treizeci"', '"treizeci"'),
        ('"verified": false', '"verified": "nu"', '"nu"'),
        ('"unit": "working_day"', '"unit": "fortnight"', '"fortnight"'),
    ],
)
def test_a_legal_pack_with_an_unknown_rule_or_a_wrong_type_is_refused_with_its_line(
    town_hall: Path, tmp_path: Path, before: str, after: str, line: str
) -> None:
    text = json.dumps(json.loads(SHIPPED) | {"version": 2}, ensure_ascii=False, indent=2).replace(before, after, 1)
    file = tmp_path / "pachet.json"
    file.write_text(text, encoding="utf-8")
    number = next(at for at, one in enumerate(text.splitlines(), start=1) if line in one)
    called = call(town_hall, "law", "use", file)
    assert (called.status, called.code) == (2, "bad-legal-pack")
    assert called.document["error"]["sentence"].startswith(f"Line {number} of the legal pack is wrong")
    assert done(town_hall, "law", "show")["version"] == 1
