"""What the pages show, whatever another program did to the file around them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream
from report_samples import PARTNERSHIP, a_frame, ordinary

from parteneriat_desktop.reports import page_digest as judged
from parteneriat_desktop.reports.catalogue import make
from parteneriat_desktop.reports.page_digest import page_digest

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def a_document() -> bytes:
    """A sheet as it leaves the program."""
    return make("R01", ordinary(), PARTNERSHIP, a_frame("ro", electronic=True))


def changed(act: Callable[[Pdf], None], **saving: Any) -> bytes:
    """The document after another program opened, changed and wrote it anew."""
    out = BytesIO()
    with Pdf.open(BytesIO(a_document())) as pdf:
        act(pdf)
        pdf.save(out, **saving)
    return out.getvalue()


def nothing(pdf: Pdf) -> None:
    """Leave the document as it is."""


def test_writing_the_file_anew_changes_nothing():
    anew = changed(nothing, linearize=True, object_stream_mode=ObjectStreamMode.generate)
    bare = changed(nothing, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)

    assert len(page_digest(a_document())) == 64
    assert page_digest(anew) == page_digest(bare) == page_digest(a_document())


def drawn_over(pdf: Pdf) -> None:
    """Draw a line over the first page."""
    pdf.pages[0].contents_add(b"0 0 m 100 100 l S")


def shorter(pdf: Pdf) -> None:
    """Take the last page away."""
    del pdf.pages[-1]


def other_letters(pdf: Pdf) -> None:
    """Exchange the letters of the regular and the bold font."""
    fonts: Any = pdf.pages[0].resources["/Font"]
    first, second, *_ = list(fonts.keys())
    fonts[first], fonts[second] = fonts[second], fonts[first]


def cut(pdf: Pdf) -> None:
    """Make the first page smaller."""
    pdf.pages[0].mediabox = Array([0, 0, 300, 300])


@pytest.mark.parametrize("act", [drawn_over, shorter, other_letters, cut])
def test_what_is_seen_differently_has_another_digest(act: Callable[[Pdf], None]):
    assert page_digest(changed(act)) not in {"", page_digest(a_document())}


def bottomless(pdf: Pdf) -> None:
    """Put resources into each other, deeper than anything real."""
    inner = Dictionary()
    for _ in range(judged.DEEPEST + 2):
        inner = Dictionary(X=inner)
    pdf.pages[0].resources.Deep = inner


def damaged(pdf: Pdf) -> None:
    """Put something into the place of a packed stream that is none."""
    stream = Stream(pdf, b"")
    stream.write(b"not packed at all", filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = stream


@pytest.mark.parametrize("act", [bottomless, damaged])
def test_what_cannot_be_read_has_no_digest(act: Callable[[Pdf], None]):
    assert page_digest(changed(act)) == ""


def test_what_is_no_pdf_has_no_digest():
    assert page_digest(b"%PDF-1.7 nothing more") == ""


def test_a_loop_of_resources_is_walked_once():
    def looped(pdf: Pdf) -> None:
        one = pdf.make_indirect(Dictionary())
        one.Self, one.Again = one, Array([one])
        pdf.pages[0].resources.Loop = one

    assert len(page_digest(changed(looped))) == 64


def test_what_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(judged, "MOST", 10_000)

    assert page_digest(a_document()) == ""
