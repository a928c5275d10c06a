"""What stands at the same place on every page."""

from __future__ import annotations

import pytest
from extreme_samples import LONG_NAME, LONG_TITLE, extreme
from paper import Paper
from report_samples import DAY, PARTNERSHIP, PLAN, a_frame, ordinary

from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.frame import DocumentState, Issuer


def pages(**frame: object) -> list[str]:
    """The pages of an ordinary sheet in Romanian."""
    paper = Paper(make("R01", ordinary(), PARTNERSHIP, a_frame("ro", **frame)))
    assert paper.archivable
    assert paper.strays == []
    return paper.pages


@pytest.mark.parametrize("number", ["4127", "412798", "4127/2026-BIS/12", "4127/2026-BIS/12/99999999"])
def test_a_typed_number_stands_on_every_page(number: str):
    given = pages(number=number, number_date=DAY.replace(month=10, day=15))

    assert f"Nr. {number.split('/', maxsplit=1)[0]}" in given[0]
    assert all(f"Nr. {number} din 15.10.2026" in page for page in given[1:])


def test_without_a_number_there_is_room_for_one():
    assert all("Nr. " in page and "20.11.2026" not in page.splitlines()[0] for page in pages())


def test_the_state_stands_in_the_footer():
    assert all("CIORNĂ" in page for page in pages(state=DocumentState.DRAFT))
    assert all("R01 · date la 20.11.2026" in page for page in pages(state=None))


def test_a_long_name_of_an_institution_stays_above_the_title():
    issuer = Issuer(name=LONG_NAME * 2, lines=(LONG_NAME, LONG_NAME, LONG_NAME))
    first = pages(issuer=issuer)[0]

    assert first.index("Dunărea Jos") < first.index("Fișa parteneriatului")


def test_the_running_header_is_cut_at_a_word():
    header = Paper(make("R02", extreme(), PLAN, a_frame("ro"))).pages[1].splitlines()[0]

    assert "…" in header
    assert header.split("…")[0].split()[-1] in LONG_TITLE.split()


def test_the_language_and_the_title_are_told_to_the_reader():
    told = Paper(make("R01", ordinary(), PARTNERSHIP, a_frame("bg"))).information()

    assert told["language"] == "bg"
    assert "Parteneriatul pentru Ploiești" in told["title"]
