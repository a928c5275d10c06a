"""The closed loop by the command line: sent, received, returned, answered, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calling import NAMES, TODAY, a_dossier, call, done, plain, put, send

if TYPE_CHECKING:
    from pathlib import Path


def test_the_states_of_a_package(town_hall: Path, ministry: Path) -> None:
    a_dossier(town_hall)
    (bundle,) = send(town_hall, ministry)
    (one,) = done(town_hall, "outbox")
    assert (one["number"], one["to"], one["file"], one["state"]) == (1, NAMES["ministry"], bundle.name, "prepared")
    done(town_hall, "sent", one["digest"][:12])
    assert done(town_hall, "outbox")[0]["state"] == "sent"
    assert call(town_hall, "sent", "0" * 12).code == "unknown-bundle"
    done(ministry, "import", bundle)
    out = town_hall.parent / "answer"
    files = done(ministry, "receipt", "--to", NAMES["town_hall"], "--out", out)["files"]
    done(town_hall, "import", files[0])
    (one,) = done(town_hall, "outbox")
    assert (one["state"], one["received_on"], one["refused"], one["corrections"]) == ("received", TODAY, None, [])
    (received,) = done(town_hall, "inbox")["received"]
    assert (received["kind"], received["from"], received["taken_back"]) == ("receipt", NAMES["ministry"], False)
    said = plain(town_hall, "--language", "en", "inbox").out
    assert '"kind": "receipt"' in said


def test_a_refusal_stands_in_the_outbox(town_hall: Path, ministry: Path) -> None:
    a_dossier(town_hall)
    (bundle,) = send(town_hall, ministry)
    bad = town_hall.parent / "bad" / bundle.name
    bad.parent.mkdir()
    bad.write_bytes(b"PK")
    out = town_hall.parent / "answer"
    files = done(ministry, "receipt", "--to", NAMES["town_hall"], "--refused", bad, "--out", out)["files"]
    done(town_hall, "import", files[0])
    (one,) = done(town_hall, "outbox")
    assert (one["state"], one["refused"]["code"]) == ("returned", "eocd-not-last")


def test_a_record_is_returned_and_answered(town_hall: Path, ministry: Path) -> None:
    _partnership, plan = a_dossier(town_hall)
    done(ministry, "import", *send(town_hall, ministry))
    asked = ("--field", "title", "--reason", "Titlul?", "--due", "2026-12-01")
    request = done(ministry, "correction", "ask", "plan", plan, *asked)["id"]
    done(town_hall, "import", *send(ministry, town_hall))
    (one,) = done(town_hall, "correction", "list")
    assert (one["state"], one["asked_by"], one["field"], one["due_on"]) == (
        "open",
        NAMES["ministry"],
        "title",
        "2026-12-01",
    )
    assert done(town_hall, "outbox")[0]["corrections"][0]["reason"] == "Titlul?"
    assert done(town_hall, "correction", "answer", request, "--text", "Gata.")["state"] == "answered"
    done(ministry, "import", *send(town_hall, ministry))
    assert done(ministry, "correction", "again", request)["state"] == "open"
    assert done(ministry, "correction", "withdraw", request)["state"] == "withdrawn"
    assert call(ministry, "correction", "accept", request).code == "no-such-step"
    assert done(ministry, "correction", "list")[0]["asked_by"] == "this institution"
    other = done(ministry, "correction", "ask", "plan", plan, "--reason", "Iar?")["id"]
    said = plain(ministry, "--language", "en", "--today", TODAY, "correction", "accept", other)
    assert said.out == "The request is now: accepted.\n"


def test_an_import_is_taken_back(town_hall: Path, ngo: Path) -> None:
    partnership, _plan = a_dossier(town_hall)
    done(ngo, "import", *send(town_hall, ngo))
    put(ngo, "partnership", partnership, title="Al lor")
    done(town_hall, "import", *send(ngo, town_hall))
    (one,) = done(town_hall, "inbox")["received"]
    said = plain(town_hall, "--language", "en", "--today", TODAY, "undo-import", one["digest"])
    assert said.out == (
        f"1 record of package 1 of {NAMES['ngo']} is again what it was; this travels like any change.\n"
    )
    assert done(town_hall, "inbox")["received"][0]["taken_back"] is True
    assert done(town_hall, "show", "partnership", partnership)["fields"]["title"] == "Școală după școală"
    assert call(town_hall, "undo-import", one["digest"]).code == "nothing-to-do"


def test_what_was_worked_on_since_is_said_to_stay(town_hall: Path, ngo: Path) -> None:
    _partnership, plan = a_dossier(town_hall)
    done(ngo, "import", *send(town_hall, ngo))
    put(ngo, "plan", plan, problem_analysis="Scris aici")
    (one,) = done(ngo, "inbox")["received"]
    undone = call(ngo, "undo-import", one["digest"]).document
    assert [found["id"] for found in undone["left"]] == [plan]
    assert len(undone["records"]) == 2
