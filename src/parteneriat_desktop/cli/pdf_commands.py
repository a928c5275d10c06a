"""Commands about signed PDFs: signing one, looking at one, taking in one that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import certificate, pdf_signing
from parteneriat_desktop.actions.pdf_signing import Signing
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.cli.certificate_commands import secret, secret_option
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding, Shape
    from parteneriat_desktop.cli.session import Session


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    signing = commands.command("sign-pdf", N_("sign a PDF in its next empty signature field"), sign_pdf)
    signing.word("file", N_("FILE"), N_("PDF to sign"), type=read_place)
    signing.option("--out", N_("FILE"), N_("file to write"), required=True, type=read_place)
    signing.option("--field", N_("NAME"), N_("signature field, where it is not the first empty one"), default="")
    signing_options(signing)


def signing_options(shape: Shape) -> None:
    """Add the options that say with what, and how visibly, a PDF is signed."""
    shape.switch("--visible", N_("show name, function, organisation and moment in the place of the signature"))
    shape.option("--function", N_("TEXT"), N_("function that a visible signature shows, such as primar"), default="")
    shape.switch("--certificate", N_("sign with the certificate in use instead of the key of this workspace"))
    secret_option(shape)


def signing(session: Session, workspace: Workspace, given: Namespace, field: str = "") -> Signing:
    """Return how a PDF is to be signed, with the certificate opened where it is wanted."""
    used = certificate.opened(workspace, secret(session, given)) if given.certificate else None
    return Signing(
        catalogue=session.catalogue,
        certificate=used,
        field=field,
        visible=given.visible,
        function=given.function,
    )


def sign_pdf(session: Session, given: Namespace) -> Answer:
    """Sign a PDF into another file."""
    with session.workspace() as workspace:
        how = signing(session, workspace, given, given.field)
        passphrase = None if given.certificate else session.passphrase()
        size = pdf_signing.sign_file(workspace, given.file, given.out, how, passphrase)
    said = Sentence("Signed: {file}", file=str(given.out))
    return Answer({"file": str(given.out), "bytes": size}, [session.catalogue.say(said)])
