"""An issued monitoring report stands: it is neither deleted nor taken back, and a deletion that arrives is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from action_samples import a_record
from exchanging import a_shared_dossier, hand_over

from conftest import ENGLISH, Region
from parteneriat_desktop.actions import change_record
from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.monitoring_report import MonitoringReport


def a_report(workspace: Workspace, plan: str, paper: Path) -> str:
    """A checked report of half a year with its signed paper."""
    save(workspace, "plan", {"adopted_on": "2026-01-31", "state": "adopted"}, plan)
    record = a_record(
        workspace,
        "monitoring_report",
        plan=plan,
        kind="half_yearly",
        period_from="2026-02-01",
        period_until="2026-07-31",
        summary="Pe drum bun",
        cooperation="Bună",
        self_assessment=4,
        self_assessment_reason="Ținte atinse",
        prepared_by="referent",
        checked_by="secretar general",
        approved_by="primar",
        registration_number="8",
        registration_date="2026-08-10",
    )
    assert finalise(workspace, "monitoring_report", record, "checked").state == "checked"
    paper.write_bytes(b"%PDF-1.7 raport")
    save(workspace, "monitoring_report", {"signed_pdf": {"path": str(paper)}, "sent_on": "2026-08-11"}, record)
    return record


@pytest.mark.parametrize("action", [change_record.delete, change_record.undo])
def test_a_signed_and_a_sent_report_are_neither_deleted_nor_taken_back(
    region: Region, tmp_path: Path, action: Callable[[Workspace, str, str], None]
):
    hall = region.town_hall
    record = a_report(hall, a_shared_dossier(hall, region.ministry)[1], tmp_path / "raport.pdf")
    for state in ("signed", "sent"):
        assert finalise(hall, "monitoring_report", record, state).state == state
        stood = hall.store.row("monitoring_report", record)
        with pytest.raises(RefusedError) as refused:
            action(hall, "monitoring_report", record)
        assert refused.value.code == "issued"
        assert f"This monitoring report is {state}" in ENGLISH.say(refused.value.sentence)
        assert "return it with the reason" in ENGLISH.say(refused.value.advice)
        assert hall.store.row("monitoring_report", record) == stood


def test_a_report_that_is_not_issued_or_was_returned_is_deleted_and_brought_back(region: Region, tmp_path: Path):
    hall = region.town_hall
    record = a_report(hall, a_shared_dossier(hall, region.ministry)[1], tmp_path / "raport.pdf")
    change_record.delete(hall, "monitoring_report", record)
    change_record.undelete(hall, "monitoring_report", record)
    finalise(hall, "monitoring_report", record, "signed")
    save(hall, "monitoring_report", {"return_reason": "lipsește anexa 2"}, record)
    assert finalise(hall, "monitoring_report", record, "rejected").state == "rejected"
    change_record.delete(hall, "monitoring_report", record)
    change_record.undo(hall, "monitoring_report", record)
    assert hall.find("monitoring_report", record) is not None


def test_an_issued_report_that_an_import_deletes_is_told_and_can_be_brought_back(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    hall, ministry = region.town_hall, region.ministry
    record = a_report(hall, a_shared_dossier(hall, ministry)[1], tmp_path / "raport.pdf")
    finalise(hall, "monitoring_report", record, "signed")
    (first,) = hand_over(hall, ministry, tmp_path / "a")
    with monkeypatch.context() as older:
        older.setattr(MonitoringReport, "stands", lambda _report: None)
        change_record.delete(hall, "monitoring_report", record)
    (second,) = hand_over(hall, ministry, tmp_path / "b")
    said = (
        "The monitoring report on 1 Feb 2026 – 31 Jul 2026 was issued and is deleted now. Ask the institution why; "
        "if the report still holds, take the deletion back."
    )
    assert said not in [ENGLISH.say(notice) for notice in first.notices]
    assert said in [ENGLISH.say(notice) for notice in second.notices]
    change_record.undo(ministry, "monitoring_report", record)
    assert ministry.find("monitoring_report", record) is not None
