"""Signing a report from the window, and keeping a signed one that came back.

Rules of this module:

1. Who signed is shown before anything is kept; the person decides.
2. A file without a signature, and one that is not what was issued here, is kept only when the person says what it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import certificate, issued, make_report, pdf_signing, signed_pdf
from parteneriat_desktop.actions.make_report import Wanted
from parteneriat_desktop.actions.pdf_signing import Signing
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.signed_pdf import Arrival
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.printing import suggested
from parteneriat_desktop.ui.signing import SigningQuestion

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.actions.signed_pdf import Received, SeenSignature
    from parteneriat_desktop.errors import AppError
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.signing import SigningAnswer
    from parteneriat_desktop.ui.tasks import Progress


def sign_report(context: Context, widget: QWidget, code: str, record: str) -> None:
    """Ask how and where to, make the PDF, sign it, open it."""
    report = next(one for one in make_report.reports() if one.code == code)
    used = certificate.in_use(context.workspace)
    question = SigningQuestion(
        context.text(report.title), "" if used is None else used.holder, context.workspace.profile.function
    )
    answer = context.chooser.signing(question, context.catalogue, context.look)
    if answer is None:
        return
    out = context.chooser.save_file(context.text(N_("Save the signed PDF")), suggested(context, code), "PDF (*.pdf)")
    if out is None:
        return
    wanted = Wanted(code, record, context.catalogue, electronic=True)
    if answer.certificate:
        _sign(context, widget, wanted, answer, out)
    else:
        unlock_then(context, lambda: _sign(context, widget, wanted, answer, out), lambda error: _refuse(context, error))


def _sign(context: Context, widget: QWidget, wanted: Wanted, answer: SigningAnswer, out: Path) -> None:
    """Make, sign and write a report off the window's thread."""
    workspace = context.workspace

    def work(_report: Progress) -> Path:
        """Make it first: what cannot be made asks no token."""
        data = make_report.make(workspace, wanted)
        issued.remember(workspace, wanted, data)
        how = Signing(
            catalogue=context.catalogue,
            certificate=certificate.opened(workspace, answer.secret) if answer.certificate else None,
            visible=answer.visible,
            function=answer.function,
        )
        make_report.write(out, pdf_signing.sign(workspace, data, how, None))
        return out

    def done(file: Path) -> None:
        """Say where it is and open it."""
        context.announce(widget, context.say(Sentence("The signed PDF is ready: {file}", file=file.name)))
        context.chooser.show_file(file)

    context.tasks.start(work, done)


def receive_signed(context: Context, widget: QWidget, entity: str, record: str) -> None:
    """Ask for the file, show who signed it, and keep it with its record when the person agrees."""
    file = context.chooser.open_file(context.text(N_("Receive a signed PDF")), "PDF (*.pdf)")
    if file is None:
        return
    arrival = Arrival(entity=entity, record=record, file=file)

    def work(_report: Progress) -> list[SeenSignature]:
        """Judge its signatures."""
        return signed_pdf.look(context.workspace, read_file(file))

    def done(found: list[SeenSignature]) -> None:
        """Show who signed, or that nobody did, and ask."""
        words = [context.say(signed_pdf.told(one)) for one in found]
        none = N_("This file holds no electronic signature. Is it the scan of a paper that was signed by hand?")
        question = "\n".join(words) or context.text(none)
        if context.chooser.confirm(
            context.text(N_("Receive a signed PDF")), question, context.text(N_("Keep with the record"))
        ):
            _keep(context, widget, replace(arrival, scan=not found))

    context.tasks.start(work, done)


def _keep(context: Context, widget: QWidget, arrival: Arrival) -> None:
    """Keep a file that was looked at; ask again where it is not what was issued."""

    def work(_report: Progress) -> Received:
        """Compare and keep it."""
        return signed_pdf.receive(context.workspace, arrival)

    def done(kept: Received) -> None:
        """Tell every page."""
        what = context.catalogue.label(kept.sameness)
        context.announce(
            widget, context.say(Sentence("Kept: {file} ({what}).", file=kept.attachment.file_name, what=what))
        )
        context.changed.emit(arrival.entity, arrival.record)

    def failed(error: Exception) -> None:
        """Ask whether another document is meant; whatever else was refused is said."""
        if not isinstance(error, RefusedError) or error.code != "pdf-other-document":
            _refuse(context, error)
            return
        question = N_("It is not the document that was issued here about this record. Keep it nevertheless?")
        if context.chooser.confirm(
            context.text(N_("Another document")), context.text(question), context.text(N_("Keep with the record"))
        ):
            _keep(context, widget, replace(arrival, other=True))

    context.tasks.start(work, done, failed)


def _refuse(context: Context, error: AppError | Exception) -> None:
    """Show what was refused in the one error dialog."""

    def work(_report: Progress) -> None:
        """Fail, as work that nobody handles."""
        raise error

    context.tasks.start(work, lambda _: None)
