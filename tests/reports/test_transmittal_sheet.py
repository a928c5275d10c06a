"""R17: one page that travels with a bundle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from consultation_samples import LONG_NAME
from paper import Paper
from report_samples import a_frame, a_transmittal

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.reports.fingerprints import digest_lines, grouped, key_lines, qr_modules
from parteneriat_desktop.reports.frame import Issuer
from parteneriat_desktop.reports.transmittal_sheet import Transmittal, transmittal_sheet


def sheet(transmittal: Transmittal) -> Paper:
    """The sheet in English."""
    return Paper(transmittal_sheet(transmittal, a_frame("en")))


def test_every_listed_file_has_its_fingerprint():
    transmittal = a_transmittal(4)
    text = sheet(transmittal).text

    assert all(f"{file.path} {grouped(file.sha256)}" in text for file in transmittal.files)
    assert "The same fingerprints stand in the bundle's own list" in text


def test_fingerprints_to_compare_stand_in_groups():
    transmittal = a_transmittal()
    text = sheet(transmittal).text

    assert " ".join(digest_lines(transmittal.manifest_digest)) in text
    assert "FRYO-CK32-AZDP-SITZ 6QT4-PM4O-OM2N-RZJY" in text


@pytest.mark.parametrize("files", [0, 1, 5, 8, 9, 300])
def test_the_sheet_always_has_one_page(files: int):
    paper = sheet(a_transmittal(files))

    assert len(paper.pages) == 1
    assert paper.strays == []


def test_files_that_are_not_listed_are_counted():
    text = sheet(a_transmittal(300)).text
    listed = text.count("reports/R03-")

    assert f"{300 - listed} more files and their fingerprints" in text


def test_long_names_cost_files_before_the_page_is_refused():
    transmittal = replace(a_transmittal(8), sender=LONG_NAME * 2, recipient=LONG_NAME * 2)
    paper = sheet(transmittal)

    assert len(paper.pages) == 1
    assert LONG_NAME.split()[-1] in paper.text


def test_what_cannot_fit_on_one_page_is_refused():
    with pytest.raises(RefusedError) as refusal:
        sheet(replace(a_transmittal(), sender=LONG_NAME * 20))

    assert refusal.value.code == "report-one-page"


def test_digests_are_grouped_for_the_eye():
    assert grouped("0123456789abcdef") == "01234567 89abcdef"
    assert digest_lines("ab" * 32) == ["abababab abababab abababab abababab"] * 2
    assert key_lines("AAAA-BBBB-CCCC-DDDD-EEEE") == ["AAAA-BBBB-CCCC-DDDD", "EEEE"]


def test_the_code_for_cameras_is_square_and_has_its_three_corners():
    modules = qr_modules("abc")
    corner = [True] * 7

    assert all(len(row) == len(modules) for row in modules)
    assert modules[0][:7] == modules[0][-7:] == modules[-1][:7] == corner


def test_the_code_for_cameras_is_announced_with_words():
    assert "Figure" in sheet(a_transmittal()).tags()


def test_the_longest_name_of_an_institution_still_fits_with_no_file_listed():
    name = ("Direcția Generală de Asistență Socială și Protecția Copilului " * 5)[:250]
    transmittal = replace(a_transmittal(20), sender=name, recipient=name)
    paper = Paper(transmittal_sheet(transmittal, a_frame("bg", issuer=Issuer(name=name, lines=("Prahova",)))))

    assert len(paper.pages) == 1
    assert "20" in paper.text
