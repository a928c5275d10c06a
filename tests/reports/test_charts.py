"""Charts: drawn once, on paper as a tagged figure, on the screen as SVG, and left out where there is little to see."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import Paper
from pikepdf import Pdf
from report_samples import a_frame

from parteneriat_desktop.reports.charts.bars import MOST, Amount, bar_chart
from parteneriat_desktop.reports.charts.drawing import Arrow, Bar, Disc, Drawing, Stroke
from parteneriat_desktop.reports.charts.on_screen import Inks, svg
from parteneriat_desktop.reports.charts.progress import Come, Elapsed, progress_charts
from parteneriat_desktop.reports.charts.timeline import Event, Said, timeline
from parteneriat_desktop.reports.document import Document

WIDTH = 467.0
SAID = Said(
    "Consultări",
    "2 ținute <și> una nu",
    ((Event.HELD, "ținută"), (Event.MISSED, "neținută"), (Event.PLANNED, "planificată")),
    "sfârșitul perioadei",
)
SVG = "{http://www.w3.org/2000/svg}"


def come(*shares: int | None) -> list[Come]:
    """Targets with a progress."""
    return [
        Come(f"T{number}", f"Ținta {number} din plan", None if share is None else Decimal(share), f"{share}")
        for number, share in enumerate(shares, start=1)
    ]


def progress(*shares: int | None, elapsed: int | None = 25) -> list[Drawing]:
    """The drawings of targets."""
    passed = Elapsed(None if elapsed is None else Decimal(elapsed), "25% din timp")
    return progress_charts("Progres", "T1 este la 60%", come(*shares), passed, WIDTH)


def filled(drawing: Drawing) -> list[float]:
    """The lengths of the black bars, from above."""
    return [shape.width for shape in drawing.shapes if isinstance(shape, Bar) and shape.filled]


def held(count: int) -> Drawing | None:
    """A timeline of so many consultations, a fortnight apart."""
    events = list(Event)
    days = [date(2026, 4, 22) + timedelta(days=14 * number) for number in range(count)]
    return timeline(SAID, [(day, events[n % 3]) for n, day in enumerate(days)], date(2026, 9, 30), WIDTH)


def amounts(*sums: int) -> list[Amount]:
    """Sums, a quarter of each paid."""
    return [Amount(f"sursa {number}", Decimal(one), Decimal(one) / 4) for number, one in enumerate(sums)]


def bars(*sums: int) -> Drawing | None:
    """The drawing of sums."""
    return bar_chart("Surse", "a 25%", amounts(*sums), lambda one: f"{one.whole:f}", "altele", WIDTH)


def test_fewer_than_three_values_are_left_to_the_table():
    assert progress(60, 20, None, None) == []
    assert held(2) is None
    assert bars(5, 4) is None
    assert len(progress(60, 20, 4)) == 1
    assert held(3) is not None
    assert bars(5, 4, 3) is not None


def test_a_bar_is_black_to_its_value_and_never_longer_than_its_outline():
    (drawing,) = progress(50, 100, 340, -20, 0)
    outlines = [shape.width for shape in drawing.shapes if isinstance(shape, Bar) and not shape.filled]

    assert len(set(outlines)) == 1
    assert filled(drawing) == [outlines[0] / 2, outlines[0], outlines[0]]


def test_the_time_elapsed_is_white_where_it_crosses_ink():
    (drawing,) = progress(60, 20, 4, None)
    white = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.white]

    assert len(white) == 1
    assert any(isinstance(shape, Arrow) for shape in drawing.shapes)
    assert not any(isinstance(shape, Arrow) for shape in progress(60, 20, 4, elapsed=None)[0].shapes)


def test_many_targets_are_drawn_on_several_pages():
    assert [len(filled(drawing)) for drawing in progress(*[10] * 60)] == [25, 25, 10]


def test_amounts_stand_by_size_and_the_small_ones_of_many_are_put_together():
    drawing = bars(*range(1, 21))

    assert drawing is not None
    names = [label.text for label in drawing.labels if label.text.startswith(("sursa", "altele"))]
    assert names[:2] == ["sursa 19", "sursa 18"]
    assert names[-1] == "altele"
    assert len(names) == MOST
    assert sum(int(label.text) for label in drawing.labels if label.right) == sum(range(1, 21))


def test_amounts_of_nothing_have_no_bar():
    drawing = bars(0, 0, 0)

    assert drawing is not None
    assert not [shape for shape in drawing.shapes if isinstance(shape, Bar)]


def test_each_consultation_has_its_sign_and_the_signs_are_explained():
    drawing = held(6)

    assert drawing is not None
    discs = [shape.filled for shape in drawing.shapes if isinstance(shape, Disc)]
    assert (discs.count(True), discs.count(False)) == (3, 3)
    assert {"ținută", "neținută", "planificată", "sfârșitul perioadei"} <= {label.text for label in drawing.labels}


@pytest.mark.parametrize("days", [3, 90, 730, 3000, 30_000])
def test_the_labels_of_the_months_never_touch_and_stay_inside(days: int):
    start = date(2026, 1, 31)
    events = [(start + timedelta(days=days * part // 2), Event.HELD) for part in range(3)]
    drawing = timeline(SAID, events, start, WIDTH)

    assert drawing is not None
    places = [label.x for label in drawing.labels if label.text[2:3] == "."]
    assert places
    assert all(after - before >= 43 for before, after in pairwise(places))
    assert max(places) + 36 <= WIDTH


@given(st.lists(st.dates(date(2020, 1, 1), date(2035, 1, 1)), min_size=3, max_size=30))
def test_every_sign_lies_inside_the_drawing(days: list[date]):
    drawing = timeline(SAID, [(day, Event.HELD) for day in days], days[0], WIDTH)

    assert drawing is not None
    assert all(
        shape.x >= shape.radius and shape.x + shape.radius <= WIDTH + 0.01
        for shape in drawing.shapes
        if isinstance(shape, Disc)
    )


def test_on_the_screen_the_same_shapes_stand_with_their_sentence():
    drawing = held(6)
    assert drawing is not None
    picture = ET.fromstring(svg(drawing, Inks("#eeeeee", "#101010")))  # noqa: S314 - written above

    assert picture.findtext(f"{SVG}desc") == SAID.summary
    assert len(picture.findall(f"{SVG}circle")) == 6
    assert [text.text for text in picture.findall(f"{SVG}text")] == [label.text for label in drawing.labels]
    assert "#000000" not in svg(drawing, Inks("#eeeeee", "#101010"))


def test_bars_and_white_lines_are_drawn_on_the_screen_too():
    picture = svg(progress(60, 20, 4)[0])

    assert picture.count("<rect ") == 6
    assert 'stroke="#ffffff"' in picture
    assert 'stroke-dasharray="3 2"' in picture
    assert 'text-anchor="end"' in picture


def test_on_paper_a_chart_is_a_figure_with_its_sentence_and_its_place():
    document = Document(code="R03", title="Raport", subject="", frame=a_frame("ro"))
    drawing = held(6)
    assert drawing is not None
    document.charts([*progress(60, 20, 4), drawing])
    paper = Paper(document.bytes())

    assert paper.archivable
    assert paper.tags().count("Figure") == 2
    with Pdf.open(BytesIO(paper.file)) as pdf:
        kids = [kid for kid in pdf.Root.StructTreeRoot.K.K if str(kid.get("/S", "")) == "/Figure"]
        assert [str(kid.Alt) for kid in kids] == ["T1 este la 60%", SAID.summary]
        left, bottom, right, top = (float(place) for place in kids[0].A.BBox)
        assert right - left == pytest.approx(WIDTH, abs=0.1)
        assert top - bottom == pytest.approx(progress(60, 20, 4)[0].height, abs=0.1)
    assert "Progres" in paper.text
    assert "T1" in paper.text
    assert paper.strays == []


def test_no_chart_leaves_nothing_on_the_page():
    document = Document(code="R03", title="Raport", subject="", frame=a_frame("ro"))
    document.charts([])

    assert "Figure" not in Paper(document.bytes()).tags()
