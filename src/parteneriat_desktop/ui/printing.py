"""Making a PDF of a report: where to, off the window's thread, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import issued, make_report
from parteneriat_desktop.actions.audit_folder import audit_folder
from parteneriat_desktop.actions.make_report import Wanted
from parteneriat_desktop.actions.ordered_files import write_ordered
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.actions.ordered_files import OrderedFile
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


def print_report(context: Context, widget: QWidget, code: str, record: str) -> None:
    """Ask where to, make the PDF of a record as it stands today, open it."""
    print_wanted(context, widget, Wanted(code, record, context.catalogue))


def print_wanted(context: Context, widget: QWidget, wanted: Wanted) -> None:
    """Ask where to, make the PDF, open it."""
    suggested = Path(f"{wanted.code}_{wanted.as_of or context.today:%Y-%m-%d}.pdf")
    out = context.chooser.save_file(context.text(N_("Save the PDF")), suggested, "PDF (*.pdf)")
    if out is not None:
        _make(context, widget, wanted, out)


def suggested(context: Context, code: str) -> Path:
    """Return the name that is suggested for the PDF of a report."""
    return Path(f"{code}_{context.today:%Y-%m-%d}.pdf")


def write_editable(context: Context, widget: QWidget, code: str, record: str) -> None:
    """Ask where to, make the editable text of a report, open it."""
    name = suggested(context, code).with_suffix(".docx")
    out = context.chooser.save_file(context.text(N_("Save the editable text")), name, "DOCX (*.docx)")
    if out is not None:
        _make(context, widget, Wanted(code, record, context.catalogue, editable=True), out)


def preview_report(context: Context, widget: QWidget, code: str, record: str) -> None:
    """Make the PDF to be looked at only, and open it."""
    folder = make_report.preview_folder(context.workspace)
    _make(context, widget, Wanted(code, record, context.catalogue), folder / f"{code}.pdf")


def write_pack(
    context: Context,
    name: str,
    files: Callable[[], Sequence[OrderedFile]],
    done: Callable[[Path], None],
    failed: Callable[[AppError], None],
) -> None:
    """Ask for a folder, write files into a new one in it with their digests, and open it."""
    chosen = context.chooser.folder(context.text(N_("Choose the folder to save into")))
    if chosen is None:
        return
    out = chosen / name

    def work(_report: Progress) -> Path:
        """Make and write them."""
        write_ordered(files(), out)
        return out

    def finish(folder: Path) -> None:
        """Open the folder and tell it."""
        context.chooser.show_file(folder)
        done(folder)

    def refuse(error: Exception) -> None:
        """Say what was refused; anything else is a fault of the program."""
        if not isinstance(error, AppError):
            raise error
        failed(error)

    context.tasks.start(work, finish, refuse)


def write_audit(context: Context, widget: QWidget, partnership: str) -> None:
    """Ask where to, write the audit folder of a partnership without private data as one ZIP, show it."""
    suggested = Path(f"audit_{context.today:%Y-%m-%d}.zip")
    out = context.chooser.save_file(context.text(N_("Save the audit folder")), suggested, "ZIP (*.zip)")
    if out is None:
        return
    file = out if out.suffix.lower() == ".zip" else out.with_name(f"{out.name}.zip")

    def work(_report: Progress) -> Path:
        """Make and write it."""
        write_ordered(audit_folder(context.workspace, partnership, context.catalogue), file)
        return file

    def done(written: Path) -> None:
        """Say where it is and show it."""
        context.announce(widget, context.say(Sentence("The audit folder is ready: {file}", file=written.name)))
        context.chooser.show_in_folder(written)

    context.tasks.start(work, done)


def _make(context: Context, widget: QWidget, wanted: Wanted, out: Path) -> None:
    """Make a report, write it and open it."""

    def work(_report: Progress) -> Path:
        """Make and write it."""
        data = make_report.make(context.workspace, wanted)
        issued.remember(context.workspace, wanted, data)
        make_report.write(out, data)
        return out

    def done(file: Path) -> None:
        """Say where it is and open it."""
        words = Sentence("The editable text is ready: {file}", file=file.name)
        if not wanted.editable:
            words = Sentence("The PDF is ready: {file}", file=file.name)
        context.announce(widget, context.say(words))
        context.chooser.show_file(file)

    context.tasks.start(work, done)
