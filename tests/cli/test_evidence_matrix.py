"""A dossier grows from nothing proved to every condition proved, through the command line alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from calling import as_lines, call, done, put

if TYPE_CHECKING:
    from pathlib import Path

#: The day on which the first half-yearly report is written, and one on which the second is overdue.
TODAY, LATER = "2026-08-10", "2027-02-20"
COMMITMENT = {
    "frequency_months": 6,
    "methods": ["public_debate"],
    "inclusion_measures": "Rampă și interpret",
    "publication_channels": ["website"],
    "signatory": "primar",
}


class Dossier:
    """A partnership of a workspace, with files to attach and commands about it."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.hall = self.put(
            "partner", kind="authority_commune", country="RO", name="Comuna Socodor", tax_number="3519330"
        )
        self.ngo = self.put(
            "partner", kind="ngo_foundation", country="RO", name="Fundația Estuar", tax_number="4829835"
        )
        self.partnership = self.put("partnership", title="Parteneriat")

    def put(self, entity: str, record: str | None = None, **fields: Any) -> str:
        """Save one record."""
        return put(self.home, entity, record, **fields)

    def file(self, name: str) -> dict[str, str]:
        """Return a file to attach."""
        path = self.folder / name
        path.write_bytes(b"%PDF-1.7 " + name.encode())
        return {"path": str(path)}

    def finalise(self, entity: str, record: str, to: str, today: str = TODAY) -> None:
        """Enter a state."""
        assert done(self.home, "finalise", entity, record, "--to", to, today=today)["state"] == to

    def matrix(self, today: str = TODAY) -> dict[str, Any]:
        """Return the evidence of the partnership."""
        found: dict[str, Any] = done(self.home, "show", "partnership", self.partnership, "--evidence", today=today)
        return found

    def states(self, today: str = TODAY) -> dict[str, str]:
        """Return the state of each row."""
        return {row["row"]: row["state"] for row in self.matrix(today)["rows"]}

    def proved(self, today: str = TODAY) -> int:
        """Return how many rows are proved."""
        return int(self.matrix(today)["proved"])


@pytest.fixture
def dossier(town_hall: Path, tmp_path: Path) -> Dossier:
    return Dossier(town_hall, tmp_path)


def sign(dossier: Dossier) -> None:
    """E1: the signed agreement."""
    dossier.put(
        "partnership",
        dossier.partnership,
        is_new=True,
        parties=[{"partner": dossier.hall}, {"partner": dossier.ngo}],
        signed_on="2026-01-10",
        in_force_on="2026-01-11",
        duration_months=36,
        council_decision_number="5/2026",
        council_decision_date="2026-01-09",
        registration_number="1",
        signed_document=dossier.file("acord.pdf"),
    )


def plan(dossier: Dossier) -> str:
    """E2, E3 and E7: a plan with territory, problem, domains, commitment and papers."""
    return dossier.put(
        "plan",
        partnership=dossier.partnership,
        title="Plan",
        territory=["12055"],
        problem_analysis="Problema",
        domains=[{"domain": "fighting_poverty", "main": True}],
        adopted_on="2026-02-01",
        state="adopted",
        registration_number="2",
        documents=[{"role": "signed_pdf", "attachment": dossier.file("plan.pdf")}],
        consultation_commitment=COMMITMENT,
        budget_total="874291.99",
        currency="RON",
    )


def annexes(dossier: Dossier, record: str) -> None:
    """E4, E5, E6 and E8: targets, results, budget, responsibilities."""
    given = {
        "unit": "persoane",
        "target_value": "150",
        "baseline": "0",
        "baseline_year": 2025,
        "baseline_source": "ANOFM",
    }
    dossier.put("target", plan=record, code="I1", name="Instruiți", due_on="2026-12-31", **given)
    for horizon in ("short", "long"):
        dossier.put("result", plan=record, horizon=horizon, description=horizon)
    sums = {"other_eu_funds": "719579.88", "state_budget": "137227.27", "ngo_cofinancing": "17484.84"}
    for source, planned in sums.items():
        dossier.put("budget_line", plan=record, source=source, planned=planned)
    activity = dossier.put("activity", plan=record, code="A", name="Set de instrumente")
    dossier.put("responsibility", activity=activity, partner=dossier.hall, role="accountable", function="primar")


def tool(dossier: Dossier, record: str) -> None:
    """E9: a working tool in use."""
    dossier.put(
        "working_tool",
        plan=record,
        name="Procedură",
        beneficiary_department="Asistență socială",
        adoption_act_number="6",
        adoption_act_date="2026-02-05",
        in_use_since="2026-03-01",
        evidence=dossier.file("procedura.pdf"),
    )


def consult(dossier: Dossier, record: str, announced: str = "2026-01-12") -> str:
    """E10: the consultation on the priorities, with announcement, people and published answers."""
    consultation = dossier.put(
        "consultation",
        plan=record,
        title="Prioritățile planului",
        regime="voluntary",
        purpose="plan_priorities",
        announced_on=announced,
        registration_number="3",
        response_document=dossier.file("raspunsuri.pdf"),
        state="response_published",
    )
    dossier.put("announcement", consultation=consultation, channel="website")
    dossier.put("participation_count", consultation=consultation, total=40)
    dossier.put("plan", record, priority_consultation=consultation)
    return consultation


def report(dossier: Dossier, record: str, period: tuple[str, str] = ("2026-02-01", "2026-07-31")) -> str:
    """E11: a report from the draft to the signature."""
    found = dossier.put(
        "monitoring_report",
        plan=record,
        kind="half_yearly",
        period_from=period[0],
        period_until=period[1],
        summary="Pe drum bun",
        cooperation="Bună",
        self_assessment=4,
        self_assessment_reason="Ținte atinse",
        prepared_by="referent",
        checked_by="secretar general",
        approved_by="primar",
    )
    dossier.finalise("monitoring_report", found, "checked")
    paper = dossier.file("raport.pdf")
    dossier.put("monitoring_report", found, registration_number="8/10.08.2026", signed_pdf=paper)
    dossier.finalise("monitoring_report", found, "signed")
    return found


def test_an_issued_report_is_neither_deleted_nor_taken_back(dossier: Dossier):
    sign(dossier)
    issued = report(dossier, plan(dossier))
    for command in ("delete", "undo"):
        refused = call(dossier.home, command, "monitoring_report", issued, today=TODAY)
        assert (refused.status, refused.code) == (2, "issued")
        assert "neither deleted nor taken back" in refused.errors
    assert done(dossier.home, "show", "monitoring_report", issued, today=TODAY)["fields"]["state"] == "signed"


def cooperate(dossier: Dossier) -> None:
    """E12: an entry of the log, and somebody's satisfaction."""
    dossier.put(
        "cooperation_entry",
        partnership=dossier.partnership,
        entry_date="2026-05-05",
        kind="joint_activity",
        parties=[dossier.hall, dossier.ngo],
        summary="Atelier comun",
        registration_number="7",
        evidence=dossier.file("atelier.pdf"),
    )
    items = [{"number": 1, "text": "Informare la timp", "kind": "likert_5"}]
    template = dossier.put("questionnaire_template", title="Satisfacție", items=items)
    asked = dossier.put(
        "questionnaire", based_on=template, title="Satisfacție", partnership=dossier.partnership, held_on="2026-05-05"
    )
    dossier.put(
        "response", questionnaire=asked, received_on="2026-05-06", channel="paper", answers=[{"item": 1, "score": 5}]
    )


def complete(dossier: Dossier) -> str:
    """Prove everything; return the plan."""
    sign(dossier)
    record = plan(dossier)
    annexes(dossier, record)
    tool(dossier, record)
    consult(dossier, record)
    consult(dossier, record, "2026-06-20")
    report(dossier, record)
    cooperate(dossier)
    return record


def test_the_matrix_goes_from_nothing_to_everything(dossier: Dossier) -> None:
    assert dossier.proved() == 0
    assert set(dossier.states().values()) == {"partial", "missing"}
    sign(dossier)
    assert dossier.proved() == 1
    record = plan(dossier)
    assert dossier.proved() == 4
    annexes(dossier, record)
    assert dossier.proved() == 8
    tool(dossier, record)
    assert dossier.proved() == 9
    consult(dossier, record)
    assert dossier.proved() == 10
    assert [row for row, state in dossier.states().items() if state != "proved"] == ["E11", "E12"]
    report(dossier, record)
    assert dossier.proved() == 11
    cooperate(dossier)
    assert dossier.states()["E12"] == "overdue"
    consult(dossier, record, "2026-06-20")
    whole = dossier.matrix()
    assert (whole["proved"], whole["countable"], whole["reasons"]) == (12, True, [])
    assert all(row["file"] == "whole" and row["date"] and row["number"] and row["id"] for row in whole["rows"])
    assert done(dossier.home, "target", today=TODAY)["countable"] == 1


def test_what_is_due_and_not_there_is_overdue(dossier: Dossier) -> None:
    complete(dossier)
    late = dossier.matrix(LATER)
    assert {row["row"]: row["state"] for row in late["rows"] if row["state"] != "proved"} == {
        "E11": "overdue",
        "E12": "overdue",
    }
    assert not late["countable"]
    assert late["reasons"] == [
        "E11: 1 monitoring report is overdue: that of 1 Aug 2026 to 31 Jan 2027 was due on 15 Feb 2027.",
        "E12: The consultation promised in the plan was due on 20 Dec 2026.",
    ]


def test_a_file_that_was_changed_outside_the_program_is_shown(dossier: Dossier) -> None:
    complete(dossier)
    row = next(row for row in dossier.matrix()["rows"] if row["row"] == "E9")
    stored = next(path for path in dossier.home.rglob(row["document"]["sha256"]) if path.is_file())
    stored.write_bytes(b"altceva")
    found = dossier.matrix()
    changed = next(row for row in found["rows"] if row["row"] == "E9")
    assert (changed["state"], changed["file"]) == ("partial", "changed")
    assert "changed outside the program: procedura.pdf" in changed["sentence"]
    assert not found["countable"]
    stored.unlink()
    gone = next(row for row in dossier.matrix()["rows"] if row["row"] == "E9")
    assert (gone["state"], gone["file"]) == ("partial", "absent")


def test_an_issued_report_stands_still_and_says_what_it_said(dossier: Dossier) -> None:
    record = complete(dossier)
    (found,) = done(dossier.home, "show", "monitoring_report", today=TODAY)
    assert found["fields"]["sequence"] == 1
    frozen = found["fields"]["frozen"]
    assert [one["name"] for one in frozen["targets"]] == ["Instruiți"]
    refused = call(dossier.home, "put", given=_line(found["id"], summary="Altfel"), today=TODAY)
    assert refused.status == 1
    assert "content stands still" in refused.out
    assert call(dossier.home, "put", given=_line(found["id"], state="draft"), today=TODAY).status == 1
    (target,) = done(dossier.home, "show", "target", today=TODAY)
    dossier.put("target", target["id"], name="Instruiți și certificați")
    dossier.put("indicator_value", target=target["id"], measured_on="2026-07-01", value="75")
    dossier.put("plan", record, title="Alt titlu")
    again = done(dossier.home, "show", "monitoring_report", found["id"], today=TODAY)
    assert again["fields"]["frozen"] == frozen


def test_an_issued_report_prints_the_same_bytes_after_the_data_changed(dossier: Dossier) -> None:
    record = complete(dossier)
    (found,) = done(dossier.home, "show", "monitoring_report", today=TODAY)
    (target,) = done(dossier.home, "show", "target", today=TODAY)

    def printed(name: str, today: str) -> bytes:
        out = dossier.folder / name
        done(dossier.home, "report", "R03", "--id", found["id"], "--out", out, today=today)
        return out.read_bytes()

    before = printed("inainte.pdf", TODAY)
    dossier.put("target", target["id"], name="Instruiți și certificați")
    dossier.put("indicator_value", target=target["id"], measured_on="2026-07-01", value="75")
    dossier.put("plan", record, title="Alt titlu")
    dossier.put("partner", dossier.ngo, name="Fundația cu alt nume")
    dossier.put("cooperation_entry", partnership=dossier.partnership, entry_date="2026-07-30", kind="visit")

    assert printed("dupa.pdf", LATER) == before


def _line(record: str, **fields: Any) -> bytes:
    """Return a line for ``put``."""
    return as_lines([{"entity": "monitoring_report", "id": record, "fields": fields}])


def test_a_report_for_a_plan_that_is_not_concluded_is_refused(dossier: Dossier) -> None:
    record = dossier.put("plan", partnership=dossier.partnership, title="Ciornă")
    given = as_lines([{"entity": "monitoring_report", "fields": {"plan": record, "kind": "quarterly"}}])
    called = call(dossier.home, "put", given=given)
    assert called.status == 1
    assert "not concluded yet" in called.out


def test_a_paper_is_printed_as_of_a_day_with_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    complete(dossier)
    today, then = tmp_path / "today.pdf", tmp_path / "then.pdf"
    sheet = ("report", "R01", "--id", dossier.partnership, "--out")
    done(dossier.home, *sheet, today, today="2026-11-20")
    changed = {"entity": "partnership", "id": dossier.partnership, "fields": {"title": "Alt titlu"}}
    done(dossier.home, "put", given=as_lines([changed]), today="2026-11-21")
    done(dossier.home, *sheet, then, "--as-of", "2026-11-20", today="2026-11-21")
    assert then.read_bytes() == today.read_bytes()
    early = call(dossier.home, *sheet, tmp_path / "early.pdf", "--as-of", "2020-01-01")
    assert (early.status, early.code) == (2, "not-there-yet")


def test_evidence_is_that_of_one_partnership(dossier: Dossier) -> None:
    assert call(dossier.home, "show", "plan", "--evidence").status == 64
    assert call(dossier.home, "show", "partnership", "--evidence").status == 64
    unknown = call(dossier.home, "show", "partnership", "0198c0de-0000-7000-8000-000000000000", "--evidence")
    assert unknown.status == 2


def test_records_are_shown_as_of_a_day(dossier: Dossier) -> None:
    dossier.put("partner", dossier.hall, name="Comuna Socodor (AR)")
    shown = done(dossier.home, "show", "partner", dossier.hall, "--as-of", "2026-11-20")
    assert [one["fields"]["name"] for one in shown] == ["Comuna Socodor (AR)"]
    assert len(done(dossier.home, "show", "partner", "--as-of", "2026-11-20")) == 2
    assert done(dossier.home, "show", "partner", "--as-of", "2026-11-19") == []
