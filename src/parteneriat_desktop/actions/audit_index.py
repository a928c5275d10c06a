"""The index of an audit folder: every file with what it is, as a page to read and as a table to sort.

The page needs no program but a browser and nothing from the network.
"""

from __future__ import annotations

from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.audit_entry import Standing
from parteneriat_desktop.actions.ordered_files import OrderedFile, spreadsheet
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.actions.audit_entry import Entry
    from parteneriat_desktop.i18n.catalogue import Catalogue

PAGE, TABLE = "00-index.html", "00-index.csv"
HEADS = (
    *(N_("File"), N_("What it is"), N_("About"), N_("Registration number"), N_("Registration date"), N_("Pages")),
    *(N_("State"), N_("Record"), N_("SHA-256")),
)
STYLE = (
    "body{font-family:'Noto Sans',sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #000}"
    "td:last-child{font-family:monospace;font-size:.75em;word-break:break-all}tr.bad td{font-weight:bold}"
)


def index(subject: str, day: date, entries: Sequence[Entry], catalogue: Catalogue) -> list[OrderedFile]:
    """Return the page and the table of the index."""
    rows = [_row(one, catalogue) for one in entries]
    heads = [catalogue.text(head) for head in HEADS]
    page = OrderedFile(PAGE, _page(subject, day, entries, rows, catalogue).encode("utf-8"))
    return [page, spreadsheet(TABLE, [heads, *rows])]


def _row(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the line of an entry; a file that is not in the folder has no digest."""
    from parteneriat_desktop.reports.page_count import count_pages  # noqa: PLC0415 - loads the PDF library

    content = entry.content
    pages = None if content is None else count_pages(content)
    return (
        entry.path,
        entry.what,
        entry.about,
        entry.number or "",
        "" if entry.day is None else entry.day.isoformat(),
        "" if pages is None else str(pages),
        _standing(entry, catalogue),
        entry.record,
        "" if content is None else sha256(content).hexdigest(),
    )


def _standing(entry: Entry, catalogue: Catalogue) -> str:
    """Return in words whether a file is in order, and why not."""
    if entry.why is None:
        return catalogue.label(entry.standing)
    return catalogue.say(Sentence("{state}: {why}", state=entry.standing, why=entry.why))


def _page(
    subject: str, day: date, entries: Sequence[Entry], rows: Sequence[Sequence[str]], catalogue: Catalogue
) -> str:
    """Return the index as a page."""
    bad = sum(one.standing is not Standing.WHOLE for one in entries)
    files = Counted("{count} file", "{count} files", len(entries) - bad)
    lost = Counted("{count} not in order", "{count} not in order", bad)
    summary = catalogue.say(Sentence("{files}; {lost}. As of {day}.", files=files, lost=lost, day=show(day, catalogue)))
    title = escape(catalogue.say(Sentence("Audit folder: {subject}", subject=subject)))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{catalogue.language}"><head><meta charset="utf-8"><title>{title}</title>',
        f"<style>{STYLE}</style></head><body><h1>{title}</h1><p>{escape(summary)}</p><table><thead><tr>",
        *(f'<th scope="col">{escape(catalogue.text(head))}</th>' for head in HEADS),
        "</tr></thead><tbody>",
        *(_line(one, row) for one, row in zip(entries, rows, strict=True)),
        "</tbody></table></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _line(entry: Entry, row: Sequence[str]) -> str:
    """Return one line of the page; a file that is there can be opened from it."""
    first = escape(entry.path)
    if entry.content is not None:
        first = f'<a href="{first}">{first}</a>'
    cells = "".join(f"<td>{escape(text) or DASH}</td>" for text in row[1:])
    start = "<tr>" if entry.standing is Standing.WHOLE else '<tr class="bad">'
    return f'{start}<th scope="row">{first}</th>{cells}</tr>'
