"""The text of every page of the ordinary documents, in order, as it was approved by reading it.

After a wanted change: ``PYTHONPATH=tests/records python tests/reports/test_golden.py`` writes the
files again; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import Paper
from report_samples import SUBJECTS, WHOLE, a_document, a_frame, a_transmittal, ordinary

from parteneriat_desktop.reports.catalogue import make_transmittal

GOLDEN = Path(__file__).parents[1] / "golden"
CODES = (*SUBJECTS, *WHOLE, "R17")


def text(code: str) -> str:
    """The pages of a document in English, one after the other."""
    frame = a_frame("en")
    file = make_transmittal(a_transmittal(), frame) if code == "R17" else a_document(code, ordinary(), frame)
    lines = [line.rstrip() for page in Paper(file).pages for line in [*page.splitlines(), "=" * 20]]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("code", CODES)
def test_every_page_says_what_was_approved(code: str):
    assert text(code) == (GOLDEN / f"{code}_ordinary_en.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in CODES:
        (GOLDEN / f"{one}_ordinary_en.txt").write_text(text(one), encoding="utf-8")
