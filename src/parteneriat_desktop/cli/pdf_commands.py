"""Commands about signed PDFs: signing one, looking at one, taking in one that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import certificate, pdf_signing, signed_pdf
from parteneriat_desktop.actions.pdf_signing import Signing
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.signed_pdf import Arrival
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.cli.certificate_commands import secret, secret_option
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from parteneriat_desktop.actions.signed_pdf import SeenSignature
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding, Shape
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    signing = commands.command("sign-pdf", N_("sign a PDF in its next empty signature field"), sign_pdf)
    signing.word("file", N_("FILE"), N_("PDF to sign"), type=read_place)
    signing.option("--out", N_("FILE"), N_("file to write"), required=True, type=read_place)
    signing.option("--field", N_("NAME"), N_("signature field, where it is not the first empty one"), default="")
    signing_options(signing)
    looking = commands.command("check-pdf", N_("who signed a PDF, and whether it was changed since"), check_pdf)
    looking.word("file", N_("FILE"), N_("signed PDF"), type=read_place)
    coming = commands.command("receive-pdf", N_("keep a signed PDF that came back with its record"), receive_pdf)
    coming.record()
    coming.word("file", N_("FILE"), N_("signed PDF"), type=read_place)
    coming.option("--field", N_("NAME"), N_("field of the record, where it is not the usual one"), default="")
    coming.switch("--scan", N_("the file is the scan of a paper that was signed by hand"))
    coming.switch("--other-document", N_("the file is another document than the one that was issued here"))


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


def check_pdf(session: Session, given: Namespace) -> Answer:
    """Print the signatures of a PDF; nothing is kept."""
    with session.workspace() as workspace:
        found = signed_pdf.look(workspace, read_file(given.file))
    document: dict[str, Wire] = {"signatures": [_document(one) for one in found]}
    said = [] if found else [session.catalogue.say(Sentence("This PDF holds no electronic signature."))]
    return Answer(document, [*said, *_lines(session, found)])


def receive_pdf(session: Session, given: Namespace) -> Answer:
    """Keep a signed PDF with its record."""
    arrival = Arrival(
        entity=given.entity,
        record=given.id,
        file=given.file,
        field=given.field,
        scan=given.scan,
        other=given.other_document,
    )
    with session.workspace() as workspace:
        kept = signed_pdf.receive(workspace, arrival)
    document: dict[str, Wire] = {
        "field": kept.field,
        "sha256": kept.attachment.sha256,
        "document": kept.sameness.value,
        "signatures": [_document(one) for one in kept.signatures],
    }
    said = Sentence(
        "Kept: {file} ({what}).", file=kept.attachment.file_name, what=session.catalogue.label(kept.sameness)
    )
    return Answer(document, [session.catalogue.say(said), *_lines(session, kept.signatures)])


def _document(one: SeenSignature) -> dict[str, Wire]:
    """Return one signature as scripts read it."""
    return {
        "field": one.field,
        "holder": one.holder,
        "organisation": one.organisation,
        "issuer": one.issuer,
        "fingerprint": one.fingerprint,
        "moment": None if one.moment is None else one.moment.isoformat(),
        "enrolled": one.enrolled,
    }


def _lines(session: Session, found: Sequence[SeenSignature]) -> list[str]:
    """Return one sentence for each signature."""
    return [session.catalogue.say(signed_pdf.told(one)) for one in found]
