"""Commands about the certificate that an institution owns already, and signatures that other programs made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import certificate, cosigning
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.errors import Sentence, UsageError
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.token import Place

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from parteneriat_desktop.actions.certificate import InUse
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.cli.arguments import Adding, Shape
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.sync.certified import CertifiedSigner


def add(commands: Adding) -> None:
    """Add the command that brings a signature back."""
    bringing = commands.command(
        "import-signature", N_("add a signature that another program made to its bundle"), import_signature
    )
    bringing.word("file", N_("FILE"), N_("detached signature (.p7s)"), type=read_place)
    bringing.switch("--plain", N_("unencrypted, so that any tool reads it"))
    bringing.option("--out", N_("DIR"), N_("folder to write into"), required=True, type=read_place)


def add_to_identity(own: Adding) -> None:
    """Add the command that chooses a certificate to those about the own key."""
    using = own.command("use-certificate", N_("sign with a certificate of your own too"), use_certificate)
    using.option("--p12", N_("FILE"), N_("certificate in a file (.p12, .pfx)"), type=read_place)
    using.option("--token", N_("LIBRARY"), N_("PKCS#11 library of a token"))
    using.option("--token-label", N_("LABEL"), N_("label of the token, where several are plugged in"), default="")
    using.option("--label", N_("LABEL"), N_("label of the certificate, where the token has several"), default="")
    using.switch("--none", N_("use no certificate any more"))
    secret_option(using)


def secret_option(shape: Shape) -> None:
    """Add the option that names the file with password or PIN."""
    shape.option(
        "--certificate-passphrase-file",
        N_("FILE"),
        N_("file with the password or PIN of the certificate"),
        type=read_place,
    )


def secret(session: Session, given: Namespace) -> str | None:
    """Return password or PIN; never the passphrase of the key, which would be a wrong PIN."""
    file: Path | None = given.certificate_passphrase_file
    return None if file is None else session.passphrase(file)


def cosigner(workspace: Workspace, session: Session, given: Namespace) -> CertifiedSigner | None:
    """Return the certificate in use, opened; None where none is in use, or it is not wanted."""
    if given.without_certificate or certificate.in_use(workspace) is None:
        return None
    return certificate.opened(workspace, secret(session, given))


def use_certificate(session: Session, given: Namespace) -> Answer:
    """Choose a certificate, or none; print whose it is."""
    if [given.p12 is not None, given.token is not None, given.none].count(True) != 1:
        raise UsageError(
            Sentence("Exactly one certificate is chosen."), Sentence("Name --p12, --token or --none."), code="usage"
        )
    with session.workspace() as workspace:
        if given.none:
            certificate.use_none(workspace)
            return Answer({}, [session.catalogue.say(Sentence("Only the key of this workspace signs from now on."))])
        if given.p12 is not None:
            return _chosen(session, certificate.use_file(workspace, given.p12, secret(session, given)))
        place = Place(given.token, given.token_label, given.label)
        return _chosen(session, certificate.use_token(workspace, place, secret(session, given)))


def _chosen(session: Session, used: InUse) -> Answer:
    """Say whose certificate is in use."""
    said = Sentence(
        "The certificate of {holder}, issued by {issuer}, good until {day}, signs beside your key from now on.",
        holder=used.holder,
        issuer=used.issuer,
        day=used.valid_until,
    )
    document = {
        "holder": used.holder,
        "organisation": used.organisation,
        "issuer": used.issuer,
        "valid_until": used.valid_until.isoformat(),
        "fingerprint": used.fingerprint,
    }
    return Answer({**document}, [session.catalogue.say(said)])


def import_signature(session: Session, given: Namespace) -> Answer:
    """Add a signature to its bundle; print the bundle."""
    with session.workspace() as workspace:
        written = cosigning.bring_back(workspace, given.file, given.out, session.passphrase(), plain=given.plain)
    return Answer({"file": str(written)}, [str(written)])
