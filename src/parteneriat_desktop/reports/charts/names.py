"""The short name of something beside its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.reports.lines import break_text

if TYPE_CHECKING:
    from parteneriat_desktop.reports.typography import Style


def fitting(text: str, style: Style, width: float) -> str:
    """Return as many words of a name as fit on one line; the table of the chart has the whole name."""
    lines = break_text(text, style, width)
    return "".join(run.text for run in lines[0]).rstrip(" ,;:–-") if lines else ""
