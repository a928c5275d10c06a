"""Dates as an iCalendar file (RFC 5545) that calendar programs import.

Rules of this module:

1. Lines end with CR LF and are folded at 75 octets, never inside a letter; commas, semicolons, backslashes and
   line ends of texts are escaped.
2. A date without an hour is a whole day. Hours have no zone: they hold where the town hall is.
3. The same date keeps its identifier, so that a second import changes entries instead of doubling them.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.deadline_words import arithmetic
from parteneriat_desktop.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from parteneriat_desktop.actions.calendar_dates import CalendarDate
    from parteneriat_desktop.i18n.catalogue import Catalogue

#: Octets of a line without its end.
LONGEST_LINE = 75
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
DAY, MOMENT = "%Y%m%d", "%Y%m%dT%H%M%S"


def written(entries: Sequence[CalendarDate], catalogue: Catalogue, moment: datetime) -> bytes:
    """Return dates as a file, stamped with the moment at which it was asked for."""
    stamp = moment.astimezone(UTC).strftime(MOMENT) + "Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//parteneriat//calendar//RO", "CALSCALE:GREGORIAN"]
    known: set[str] = set()
    for entry in entries:
        name = f"{entry.entity}-{entry.record}-{entry.field}-{_kind(entry)}"
        unique = name if name not in known else f"{name}-{entry.day.isoformat()}"
        known.add(unique)
        lines += ["BEGIN:VEVENT", f"UID:{unique}@parteneriat", f"DTSTAMP:{stamp}", *_event(entry, catalogue)]
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(entry: CalendarDate, catalogue: Catalogue) -> Iterator[str]:
    """Yield the lines of one date after its identifier."""
    summary = catalogue.say(Sentence("{title}: {what}", title=entry.title, what=entry.what))
    yield from _when(entry)
    yield f"SUMMARY:{summary.translate(ESCAPES)}"
    if entry.deadline is not None:
        yield f"DESCRIPTION:{catalogue.say(arithmetic(entry.deadline)).translate(ESCAPES)}"
    yield "END:VEVENT"


def _kind(entry: CalendarDate) -> str:
    """Return what tells dates of one field apart: the rule of a legal term."""
    return "date" if entry.deadline is None else entry.deadline.rule


def _when(entry: CalendarDate) -> Iterator[str]:
    """Yield begin and end: a whole day, or hours without a zone."""
    if entry.starts_at is None:
        yield f"DTSTART;VALUE=DATE:{entry.day.strftime(DAY)}"
        yield f"DTEND;VALUE=DATE:{(entry.day + timedelta(days=1)).strftime(DAY)}"
        return
    yield f"DTSTART:{_moment(entry.day, entry.starts_at)}"
    if entry.ends_at is not None and entry.ends_at > entry.starts_at:
        yield f"DTEND:{_moment(entry.day, entry.ends_at)}"


def _moment(day: date, hour: time) -> str:
    """Return a day with an hour."""
    return f"{day.strftime(DAY)}T{hour.strftime('%H%M%S')}"


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, each further one after a blank."""
    pieces = [b""]
    for letter in line:
        octets = letter.encode("utf-8")
        limit = LONGEST_LINE if len(pieces) == 1 else LONGEST_LINE - 1
        if len(pieces[-1]) + len(octets) > limit:
            pieces.append(b"")
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
