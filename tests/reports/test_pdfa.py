"""Files that are fit for archives, and refusal of those that are not."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Dictionary, Name, Pdf, String
from report_samples import PARTNERSHIP, a_frame, ordinary

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.pdfa import refuse_unless_archivable


def damaged(*, electronic: bool) -> BytesIO:
    """A sheet into which somebody has put a script."""
    with Pdf.open(BytesIO(make("R01", ordinary(), PARTNERSHIP, a_frame("en", electronic=electronic)))) as pdf:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        target = BytesIO()
        pdf.save(target)
    return target


@pytest.mark.parametrize("electronic", [False, True], ids=["for paper", "for electronic signature"])
def test_what_breaks_a_rule_of_archives_is_refused(electronic: bool):  # noqa: FBT001 - a case
    with pytest.raises(RefusedError) as refusal:
        refuse_unless_archivable(damaged(electronic=electronic))

    assert refusal.value.code == "report-archive"


def test_nothing_in_the_file_tells_when_or_with_what_it_was_really_made():
    with Pdf.open(BytesIO(make("R01", ordinary(), PARTNERSHIP, a_frame("en")))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261120")
        assert str(pdf.docinfo["/Producer"]) == "parteneriat_desktop"
        with pdf.open_metadata(update_docinfo=False) as metadata:
            assert metadata["xmp:MetadataDate"] == "2026-11-20T00:00:00+00:00"
            assert metadata["dc:language"] == {"en"}
