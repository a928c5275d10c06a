"""Reports as PDF/A: what can be printed, making one, writing it.

The registration number in the box is the one that a person typed for this paper; nothing is invented.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import transmittal
from parteneriat_desktop.actions.as_of import AsOf
from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.report_frame import frame
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.store.leftovers import PART

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.surroundings import Holdings
    from parteneriat_desktop.reports.catalogue import Report
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.store.query import Row

TRANSMITTAL = "R17"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, about which record, in which language; the period where the report has one.

    ``electronic`` asks for fields in which the file itself is signed, ``editable`` for a text (DOCX) instead of
    the PDF, ``as_of`` for what the records said on an earlier day.
    """

    code: str
    record: str | None
    catalogue: Catalogue
    since: date | None = None
    until: date | None = None
    electronic: bool = False
    editable: bool = False
    as_of: date | None = None


def reports() -> Sequence[Report]:
    """Return the reports that this version prints."""
    from parteneriat_desktop.reports.catalogue import REPORTS  # noqa: PLC0415 - loads the PDF library

    return REPORTS


def make(workspace: Workspace, wanted: Wanted) -> bytes:
    """Return a report as PDF/A-2b, or as an editable text.

    Raises ``RefusedError`` for an unknown report or record. R17 is about a bundle, named by its number.
    """
    from parteneriat_desktop.reports import catalogue  # noqa: PLC0415 - loads the PDF library

    report = _report(wanted.code)
    if report.code == TRANSMITTAL and wanted.record is not None:
        return transmittal.sheet_again(workspace, wanted.record, wanted.catalogue)
    check_period(report, wanted)
    source: Holdings = workspace if wanted.as_of is None else AsOf(workspace, wanted.as_of)
    if report.entity is None or wanted.record is None:
        _check_whole(report, wanted)
        return catalogue.make_whole(report.code, source, _frame(workspace, wanted, source.today))
    row = known_row(workspace, report.entity, wanted.record)
    record = source.find(report.entity, wanted.record)
    if record is None:
        raise _not_there(wanted.as_of)
    number = cast("str | None", getattr(record, f"{report.number}_number", None))
    given = cast("date | None", getattr(record, f"{report.number}_date", None))
    surrounding = replace(
        _frame(workspace, wanted, source.today, number or "", given),
        conflicts=0 if wanted.as_of else _open_conflicts(workspace, row),
    )
    print_report = catalogue.make_text if wanted.editable else catalogue.make
    return print_report(report.code, source, row.id, surrounding)


def _frame(workspace: Workspace, wanted: Wanted, day: date, number: str = "", given: date | None = None) -> Frame:
    """Return the frame of a report: its day, its period, and whether the file itself is signed."""
    return replace(
        frame(workspace, wanted.catalogue, number, given),
        electronic=wanted.electronic,
        day=day,
        since=wanted.since,
        until=wanted.until,
    )


def check_period(report: Report, wanted: Wanted) -> None:
    """Refuse a period that ends before it begins, and one for a report that has none.

    Raises ``RefusedError`` (codes ``no-period`` and ``wrong-period``).
    """
    if wanted.since is None and wanted.until is None:
        return
    if not report.has_period:
        raise RefusedError(
            Sentence("The report {code} has no period of its own.", code=report.code),
            Sentence("Print it without --from and --to."),
            code="no-period",
        )
    if wanted.since is not None and wanted.until is not None and wanted.until < wanted.since:
        raise RefusedError(
            Sentence("The period ends on {end}, before it begins on {start}.", start=wanted.since, end=wanted.until),
            Sentence("Exchange the two days."),
            code="wrong-period",
        )


def _check_whole(report: Report, wanted: Wanted) -> None:
    """Refuse to name a record, or to ask for an editable text, where everything is printed."""
    if report.make_whole is None:
        return
    if wanted.record is not None or wanted.editable:
        raise RefusedError(
            Sentence("The report {code} is about everything that is held here, and it is a PDF.", code=report.code),
            Sentence("Print it without --id, into a file whose name ends in .pdf."),
            code="whole-report",
        )


def _not_there(day: date | None) -> RefusedError:
    """Return the refusal to print a record that is deleted, or that did not exist on a day."""
    if day is None:
        return RefusedError(
            Sentence("This record is deleted."), Sentence("Bring it back first (undo), then print it."), code="deleted"
        )
    return RefusedError(
        Sentence("On {day} this record did not exist.", day=day),
        Sentence("Choose a later day; the history of the record says when it was written."),
        code="not-there-yet",
    )


def _open_conflicts(workspace: Workspace, row: Row) -> int:
    """Return how many fields of the dossier are in conflict; of a record outside of dossiers only its own count."""
    return sum(
        found.scope == row.scope and (row.scope != COMMON or found.record == row.id)
        for found in workspace.store.conflicts()
    )


def preview_folder(workspace: Workspace) -> Path:
    """Return a new folder for a paper that is only looked at; it is gone when the workspace is opened again."""
    return Path(tempfile.mkdtemp(prefix=PART, dir=workspace.paths.home))


def write(out: Path, data: bytes) -> None:
    """Write a report whole or not at all."""
    write_file(out, data)


def _report(code: str) -> Report:
    """Return a report by its code, or refuse it."""
    found = next((report for report in reports() if report.code == code.upper()), None)
    if found is None:
        raise RefusedError(
            Sentence("There is no report with the code “{code}”.", code=code[:20]),
            Sentence("These can be printed: {codes}.", codes=", ".join(report.code for report in reports())),
            code="unknown-report",
        )
    return found
