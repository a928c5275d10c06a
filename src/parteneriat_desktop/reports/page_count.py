"""How many pages an attached file has."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def count_pages(content: bytes) -> int | None:
    """Count the pages of a PDF; None for anything else and for one that cannot be read."""
    if not content.startswith(b"%PDF-"):
        return None
    try:
        with pikepdf.open(BytesIO(content)) as document:
            return len(document.pages)
    except pikepdf.PdfError:
        return None
