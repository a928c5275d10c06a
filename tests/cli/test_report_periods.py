"""Reports of a period and reports about everything, through the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from calling import call, done, put

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_about_everything_needs_no_record(town_hall: Path, tmp_path: Path) -> None:
    out = tmp_path / "participare.pdf"
    days = ("--from", "2026-01-01", "--to", "2026-06-30")
    done(town_hall, "report", "R10", *days, "--out", out)

    assert out.read_bytes().startswith(b"%PDF")


def test_a_log_is_printed_for_a_period(town_hall: Path, tmp_path: Path) -> None:
    record = put(town_hall, "partnership", title="Parteneriat")
    out = tmp_path / "jurnal.pdf"
    done(town_hall, "report", "R12", "--id", record, "--from", "2026-01-01", "--out", out)

    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("R01", "--from", "2026-01-01"), "no-period"),
        (("R17", "--to", "2026-01-01"), "no-period"),
        (("R10", "--from", "2026-02-01", "--to", "2026-01-31"), "wrong-period"),
        (("R10", "--id", "x"), "whole-report"),
        (("R12",), "no-record"),
    ],
)
def test_what_a_report_does_not_have_is_refused(
    town_hall: Path, tmp_path: Path, given: tuple[str, ...], code: str
) -> None:
    out = tmp_path / "raport.pdf"

    assert call(town_hall, "report", *given, "--out", out).code == code
    assert not out.exists()


def test_a_report_about_everything_is_no_editable_text(town_hall: Path, tmp_path: Path) -> None:
    assert call(town_hall, "report", "R10", "--out", tmp_path / "raport.docx").code == "whole-report"
