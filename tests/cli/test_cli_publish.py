"""The command that writes what is published and archived of a consultation."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from calling import call, done, put

if TYPE_CHECKING:
    from pathlib import Path

READY = {
    "regime": "voluntary",
    "method": "civic_forum",
    "purpose": "other",
    "title": "Consultarea priorităților",
    "responsible_person": "inspector",
    "announced_on": "2026-11-20",
    "proposals_deadline": "2026-12-02",
    "registration_number": "4402/20.11.2026",
}


def test_publish_writes_a_folder_or_a_zip(town_hall: Path, tmp_path: Path) -> None:
    record = put(town_hall, "consultation", **READY)

    answer = done(town_hall, "publish", record, "--out", tmp_path / "pack")
    assert answer["files"] == ["01-anunt.pdf", "texte.txt", "fields.csv"]
    assert sorted(path.name for path in (tmp_path / "pack").iterdir()) == sorted([*answer["files"], "SHA256SUMS"])

    answer = done(town_hall, "publish", record, "--out", tmp_path / "pack.zip")
    assert answer["written"] == [str(tmp_path / "pack.zip")]
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert archive.testzip() is None


def test_publish_lists_what_is_missing_and_writes_nothing(town_hall: Path, tmp_path: Path) -> None:
    record = put(town_hall, "consultation", title="Consultarea priorităților", regime="voluntary")
    called = call(town_hall, "publish", record, "--out", tmp_path / "pack")

    assert called.status == 1
    assert called.code == "incomplete-pack"
    assert "announced_on" in {one["field"] for one in called.document["error"]["problems"]}
    assert not (tmp_path / "pack").exists()


def test_archive_asks_for_what_closes_a_consultation(town_hall: Path, tmp_path: Path) -> None:
    record = put(town_hall, "consultation", **READY)
    called = call(town_hall, "publish", record, "--archive", "--out", tmp_path / "dosar.zip")

    assert called.status == 1
    assert {"response_document", "response_number", "result_text"} <= {
        one["field"] for one in called.document["error"]["problems"]
    }


def test_an_unknown_consultation_is_refused(town_hall: Path, tmp_path: Path) -> None:
    called = call(town_hall, "publish", "nobody", "--out", tmp_path / "pack")

    assert called.status == 2
    assert not (tmp_path / "pack").exists()


def test_audit_writes_the_dossier_of_a_partnership_as_folder_or_zip(town_hall: Path, tmp_path: Path) -> None:
    record = put(town_hall, "partnership", title="Parteneriat")

    answer = done(town_hall, "audit", record, "--out", tmp_path / "audit")
    assert answer["files"][:3] == ["00-index.html", "00-index.csv", "01-reports/001-R01-parteneriat.pdf"]
    there = {str(path.relative_to(tmp_path / "audit")) for path in (tmp_path / "audit").rglob("*") if path.is_file()}
    assert there == {*answer["files"], "SHA256SUMS"}

    answer = done(town_hall, "audit", record, "--private", "--out", tmp_path / "audit.zip")
    assert answer["written"] == [str(tmp_path / "audit.zip")]


def test_audit_of_an_unknown_partnership_writes_nothing(town_hall: Path, tmp_path: Path) -> None:
    assert call(town_hall, "audit", "nowhere", "--out", tmp_path / "audit.zip").code == "unknown-record"
    assert not (tmp_path / "audit.zip").exists()
