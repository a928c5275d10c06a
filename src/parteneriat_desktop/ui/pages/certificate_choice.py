"""Which certificate signs beside the key of the institution: chosen from a file or a token, or none any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import certificate
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.token import Place

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.ui.context import Context

#: Endings of certificates in files; everything else is the library of a token.
IN_FILES = (".p12", ".pfx")
KINDS = "PKCS#12 (*.p12 *.pfx);;PKCS#11 (*.so *.dll *.dylib)"


def choose(context: Context) -> str:
    """Ask for a certificate and its secret and use it; say whose it is. Empty where the person gave up.

    Where one is in use already, the person is asked first whether it is to be used no more.
    Raises ``RefusedError`` where it does not open; then what was in use stays so.
    """
    text, used = context.text, certificate.in_use(context.workspace)
    title = text(N_("Certificate"))
    if used is not None:
        question = Sentence("The certificate of {holder} signs beside your key.", holder=used.holder)
        if context.chooser.confirm(title, context.say(question), text(N_("Use it no more"))):
            certificate.use_none(context.workspace)
            return context.say(Sentence("Only the key of this workspace signs from now on."))
        return ""
    file = context.chooser.open_file(text(N_("File with the certificate, or library of the token")), KINDS)
    return "" if file is None else _use(context, file, title)


def _use(context: Context, file: Path, title: str) -> str:
    """Ask for password or PIN and use the certificate."""
    in_file = file.suffix.lower() in IN_FILES
    asked = N_("Write the password of the certificate.") if in_file else N_("Write the PIN of the token.")
    secret = context.chooser.passphrase(title, context.text(asked))
    if secret is None:
        return ""
    if in_file:
        used = certificate.use_file(context.workspace, file, secret)
    else:
        used = certificate.use_token(context.workspace, Place(str(file)), secret)
    said = Sentence(
        "The certificate of {holder}, issued by {issuer}, good until {day}, signs beside your key from now on.",
        holder=used.holder,
        issuer=used.issuer,
        day=used.valid_until,
    )
    return context.say(said)
