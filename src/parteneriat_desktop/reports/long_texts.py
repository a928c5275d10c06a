"""Texts too long for a cell: the cell holds their beginning, an annex the whole.

Rules of this module:

1. Up to 2,000 letters a text stands in its cell. Of a longer one the cell holds the first sentence, or as
   many words as fit into one, and says where the whole text is.
2. The annex prints each text whole, in the width of running text, in the order of the cells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.reports.document import Document

#: Letters from which a text stands whole in an annex only, and the most of its beginning.
LONG_TEXT, BEGINNING = 2000, 500
_END = re.compile(r"[.!?](?=\s+(\S)|$)")


def shortened(text: str, annex: int, catalogue: Catalogue) -> str:
    """Return a text, or the beginning of a long one and the annex in which the whole of it stands."""
    if len(text) <= LONG_TEXT:
        return text
    return catalogue.say(Sentence("{beginning} (whole text: annex {annex})", beginning=beginning(text), annex=annex))


def beginning(text: str) -> str:
    """Return the first sentence of a text, or as many words as a sentence may have."""
    paragraph = text.strip().partition("\n")[0]
    for end in _END.finditer(paragraph, endpos=BEGINNING):
        if end[1] is None or end[1].isupper():  # not "art. 8"
            return paragraph[: end.end()]
    if len(paragraph) <= BEGINNING:
        return paragraph
    return paragraph[:BEGINNING].rpartition(" ")[0] or paragraph[:BEGINNING]


class LongTexts:
    """The long texts of one document, gathered while its cells are written."""

    def __init__(self, annex: int, catalogue: Catalogue) -> None:
        self._annex = annex
        self._catalogue = catalogue
        self._texts: list[tuple[str, str]] = []

    def cell(self, text: str, heading: str) -> str:
        """Return what the cell of a text holds; a long text will stand in the annex under a heading."""
        if len(text) > LONG_TEXT:
            self._texts.append((heading, text))
        return shortened(text, self._annex, self._catalogue)

    def add_annex(self, document: Document, title: str) -> None:
        """Add the annex, if any text was too long for its cell."""
        if not self._texts:
            return
        document.annex(title)
        for heading, text in self._texts:
            document.subheading(heading)
            document.paragraph(text)
