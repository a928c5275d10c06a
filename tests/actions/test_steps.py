"""Steps of a consultation: terms written down with the state, documents made, and the same checks after an import."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_record, fields_of
from exchanging import hand_over

from parteneriat_desktop.actions import legal_packs, step_documents
from parteneriat_desktop.actions.change_record import undo
from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultation_terms import terms

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Region
    from parteneriat_desktop.actions.workspace import Workspace

FIELDS = {
    "regime": "law_52",
    "method": "public_debate",
    "purpose": "normative_act",
    "title": "Proiect de hotărâre",
    "responsible_person": "secretar general",
    "announced_on": "2026-11-20",
    "proposals_deadline": "2026-12-02",
}


def a_file(folder: Path, name: str) -> dict[str, str]:
    (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    return {"path": str(folder / name)}


def a_draft(workspace: Workspace, folder: Path, **more: Any) -> str:
    """Save a consultation that may be announced."""
    papers = {"draft_document": a_file(folder, "proiect.pdf"), "substantiation": a_file(folder, "referat.pdf")}
    record = a_record(workspace, "consultation", **FIELDS | papers | more)
    for channel in ("website", "notice_board"):
        a_record(workspace, "announcement", consultation=record, channel=channel, posted_on="2026-11-20")
    return record


def consultation_of(workspace: Workspace, record: str) -> Consultation:
    found = workspace.find("consultation", record)
    assert isinstance(found, Consultation)
    return found


def test_a_step_writes_its_terms_with_the_state_and_both_are_taken_back_together(town_hall: Workspace, tmp_path: Path):
    record = a_draft(town_hall, tmp_path)
    done = finalise(town_hall, "consultation", record)
    assert (done.state, done.document) == ("announced", "R05")
    kept = fields_of(town_hall, "consultation", record)["computed_deadlines"]
    assert [(part["rule"], part["plain"], part["date"], part["pack"]) for part in kept] == [
        ("ro.l52.proposals", "2026-11-30", "2026-12-02", 1),
        ("ro.l52.endorsement", "2027-01-11", "2027-01-11", 1),
    ]
    assert [off["names"] for off in kept[0]["skipped"]] == [["Saint Andrew's Day"], ["National Day"]]
    undo(town_hall, "consultation", record)
    assert {"state", "computed_deadlines"}.isdisjoint(fields_of(town_hall, "consultation", record))


def test_what_was_written_down_outlives_a_newer_pack_and_own_days(town_hall: Workspace, tmp_path: Path):
    from test_law import a_pack  # noqa: PLC0415 - one sample of a pack for both

    record = a_draft(town_hall, tmp_path)
    finalise(town_hall, "consultation", record)
    legal_packs.use_pack(town_hall, a_pack(tmp_path))
    a_record(town_hall, "extra_day", day="2026-12-02", kind="non_working", reason="HG 1/2026")
    found = terms(consultation_of(town_hall, record), town_hall)[0]
    assert (found.frozen, found.deadline.date, found.deadline.pack) == (True, date(2026, 12, 2), 1)
    live = town_hall.law.term("ro.l52.proposals", date(2026, 11, 20))
    assert live is not None
    assert (live.date, live.pack) == (date(2026, 12, 7), 2)


def test_terms_are_written_by_the_program_alone(town_hall: Workspace, tmp_path: Path):
    record = a_draft(town_hall, tmp_path)
    saved = save(town_hall, "consultation", {"computed_deadlines": []}, record)
    assert saved.id is None


def test_a_step_that_is_refused_makes_no_document(town_hall: Workspace, tmp_path: Path):
    record = a_draft(town_hall, tmp_path, proposals_deadline="2026-11-21")
    done = finalise(town_hall, "consultation", record)
    assert (done.state, done.document) == (None, None)


def an_analysed(workspace: Workspace, folder: Path) -> str:
    """Save a consultation whose answers may be published."""
    past = {"announced_on": "2026-10-01", "proposals_deadline": "2026-10-12"}
    return a_draft(workspace, folder, **past, state="under_analysis")


def test_the_documents_of_a_step_are_written_with_it(town_hall: Workspace, tmp_path: Path):
    record = an_analysed(town_hall, tmp_path)
    printing = step_documents.Printing(tmp_path / "out", Catalogue("ro"))
    done, files = step_documents.finalise_and_print(town_hall, "consultation", record, None, printing)
    assert done.state == "response_published"
    assert [file.name[:4] for file in files] == ["R07_"]
    assert files[0].read_bytes().startswith(b"%PDF-")


def test_the_minutes_of_each_debate_are_its_documents(town_hall: Workspace, tmp_path: Path):
    record = a_draft(town_hall, tmp_path)
    debate = a_record(town_hall, "meeting", consultation=record, kind="debate", held_on="2026-11-10", place="S")
    assert [*step_documents.subjects(town_hall, "consultation", record, "R08")] == [("R08", debate)]
    assert [*step_documents.subjects(town_hall, "consultation", record, "R99")] == []
    assert [*step_documents.subjects(town_hall, "consultation", record, None)] == []
    assert [*step_documents.subjects(town_hall, "debate_request", "x", "R08")] == []


def test_a_document_that_cannot_be_written_takes_the_step_back(town_hall: Workspace, tmp_path: Path):
    record = an_analysed(town_hall, tmp_path)
    (tmp_path / "out").write_text("no folder", encoding="utf-8")
    printing = step_documents.Printing(tmp_path / "out", Catalogue("ro"))
    with pytest.raises(AppError):
        step_documents.finalise_and_print(town_hall, "consultation", record, None, printing)
    assert fields_of(town_hall, "consultation", record)["state"] == "under_analysis"
    assert finalise(town_hall, "consultation", record).state == "response_published"


def test_the_archive_of_a_consultation_is_its_pack_for_publishing(town_hall: Workspace, tmp_path: Path):
    registered = {"registration_number": "1", "registration_date": "2026-09-30"}
    answered = {"response_number": "2", "response_date": "2026-10-20", "result_text": "Retras"}
    past = {"announced_on": "2026-10-01", "proposals_deadline": "2026-10-12", "closing_reason": "r"}
    table = {"response_document": a_file(tmp_path, "raspuns.pdf")}
    record = a_draft(town_hall, tmp_path, **registered, **answered, **past, **table, state="withdrawn")
    printing = step_documents.Printing(tmp_path / "out", Catalogue("ro"))
    done, files = step_documents.finalise_and_print(town_hall, "consultation", record, None, printing)
    assert [str(problem.sentence) for problem in done.problems if problem.severity != "warning"] == []
    assert (done.state, done.document) == ("archived", "publish_pack")
    assert files[0].name.startswith("01-")
    assert all(file.is_file() for file in files)


def test_a_complete_request_for_a_debate_asks_for_its_reply(town_hall: Workspace, tmp_path: Path):
    record = a_draft(town_hall, tmp_path)
    request = a_record(
        town_hall, "debate_request", consultation=record, requester_name="Asociația", capacity="association"
    )
    assert finalise(town_hall, "debate_request", request).document is None
    save(town_hall, "debate_request", {"registration_number": "7", "registration_date": "2026-11-20"}, request)
    assert finalise(town_hall, "debate_request", request).document == "R19"


def test_an_import_tells_which_checks_do_not_hold_for_states_that_arrived(region: Region, tmp_path: Path):
    good = a_draft(region.town_hall, tmp_path)
    finalise(region.town_hall, "consultation", good)
    bad = a_record(region.town_hall, "consultation", title="Fără anunț", regime="law_52", state="adopted")
    a_record(region.town_hall, "consultation", title="Ciornă", regime="law_52")
    a_record(region.town_hall, "consultation", title="Anulată", state="cancelled", closing_reason="fără obiect")
    (imported,) = hand_over(region.town_hall, region.ministry, tmp_path / "one")
    told = {found.record: found for found in imported.findings}
    assert set(told) == {good, bad}
    assert told[bad].state == "adopted"
    assert "Write number and date of the adopted act." in {str(problem.sentence) for problem in told[bad].problems}
    assert {str(problem.severity) for problem in told[good].problems} == {"warning"}
    save(region.town_hall, "consultation", {"result_text": "altceva"}, bad)
    (again,) = hand_over(region.town_hall, region.ministry, tmp_path / "two")
    assert again.findings == ()
