"""Making a PDF of a report: where to, off the window's thread, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import make_report
from parteneriat_desktop.actions.make_report import Wanted
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


def print_report(context: Context, widget: QWidget, code: str, record: str) -> None:
    """Ask where to, make the PDF, open it."""
    suggested = Path(f"{code}_{context.today:%Y-%m-%d}.pdf")
    out = context.chooser.save_file(context.text(N_("Save the PDF")), suggested, "PDF (*.pdf)")
    if out is None:
        return

    def work(_report: Progress) -> Path:
        """Make and write it."""
        make_report.write(out, make_report.make(context.workspace, Wanted(code, record, context.catalogue)))
        return out

    def done(file: Path) -> None:
        """Say where it is and open it."""
        context.announce(widget, context.say(Sentence("The PDF is ready: {file}", file=file.name)))
        context.chooser.show_file(file)

    context.tasks.start(work, done)
