"""The list of reports, and what is refused before anything is printed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from paper import Paper
from report_samples import PARTNERSHIP, PLAN, a_frame, a_transmittal, ordinary

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.reports.catalogue import REPORTS, make, make_transmittal


def test_every_report_is_listed_once_and_about_a_known_entity():
    codes = [report.code for report in REPORTS]

    assert codes == sorted(set(codes))
    assert all(report.entity is None or entity(report.entity) for report in REPORTS)


@pytest.mark.parametrize(
    ("code", "subject", "refusal"),
    [
        ("R99", PLAN, "unknown-report"),
        ("R17", PLAN, "report-of-bundle"),
        ("R02", "nobody", "unknown-record"),
        ("R01", PLAN, "unknown-record"),
    ],
)
def test_what_cannot_be_printed_is_refused(code: str, subject: str, refusal: str):
    with pytest.raises(RefusedError) as error:
        make(code, ordinary(), subject, a_frame("en"))

    assert error.value.code == refusal


def test_the_list_loads_neither_reportlab_nor_pikepdf():
    program = (
        "import sys, parteneriat_desktop.reports.catalogue, parteneriat_desktop.reports.frame; "
        "print({'reportlab', 'pikepdf', 'pyhanko'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)

    assert done.stdout.strip() == "set()"


def test_the_outline_leads_through_the_document():
    outline = Paper(make("R01", ordinary(), PARTNERSHIP, a_frame("en"))).outline()

    assert outline[0].startswith("Partnership sheet – Parteneriatul pentru Ploiești")
    assert [title[:2] for title in outline[1:]] == ["1.", "2.", "3.", "4.", "5."]


def test_the_transmittal_sheet_is_made_of_a_bundle():
    assert "Sesu_Tarinei" in Paper(make_transmittal(a_transmittal(), a_frame("en"))).text
