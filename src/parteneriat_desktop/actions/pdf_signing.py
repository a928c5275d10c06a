"""Signing a PDF with the key of the workspace or with the certificate in use, perhaps for all to see.

Rules of this module:

1. Only an empty signature field is signed: the first one, or the one that is named.
2. The words of a visible signature are those of the certificate; only the function is typed by a person.
3. Who signs later adds to the file; what was signed before stays byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.reports.stamp import Stamp
    from parteneriat_desktop.sync.certificate import Certificate
    from parteneriat_desktop.sync.certified import CertifiedSigner


@dataclass(frozen=True, kw_only=True, slots=True)
class Signing:
    """How a PDF is signed: with an opened certificate (None: the key of the workspace), in which field, seen or not.

    ``field`` is empty for the first empty one. ``function`` is shown only where the signature is ``visible``.
    """

    catalogue: Catalogue
    certificate: CertifiedSigner | None = None
    field: str = ""
    visible: bool = False
    function: str = ""


def sign(workspace: Workspace, data: bytes, how: Signing, passphrase: str | None) -> bytes:
    """Return the PDF signed (PAdES-B-B).

    Raises ``RefusedError``: no-signature-field, report-no-field, pdf-unreadable, pdf-closed, and what keeps the key
    from being opened.
    """
    from parteneriat_desktop.reports.signing import Manner, empty_fields, sign_pdf  # noqa: PLC0415 - loads the PDF library

    fields = empty_fields(data)
    if not fields:
        raise RefusedError(
            Sentence("This document has no empty place for a signature."),
            Sentence(
                "Choose a report that has a place for signatures and make it for electronic signature, or sign the file"
                " with another program."
            ),
            code="no-signature-field",
        )
    moment, used = workspace.clock.now(), how.certificate
    signer = workspace.keys.unlock(passphrase) if used is None else used
    manner = Manner(
        moment=moment,
        chain=() if used is None else used.chain,
        stamp=_stamp(signer.facts, how, moment) if how.visible else None,
    )
    return sign_pdf(data, how.field or fields[0], signer, manner)


def sign_file(workspace: Workspace, file: Path, out: Path, how: Signing, passphrase: str | None) -> int:
    """Sign a PDF that exists into another file, whole or not at all; return how many bytes it has."""
    signed = sign(workspace, read_file(file), how, passphrase)
    write_file(out, signed)
    return len(signed)


def _stamp(facts: Certificate, how: Signing, moment: datetime) -> Stamp:
    """Return the words that the signature shows."""
    from parteneriat_desktop.reports.stamp import Stamp  # noqa: PLC0415 - loads the PDF library

    said = Sentence("signed electronically on {moment}", moment=moment.astimezone())
    return Stamp(
        name=facts.holder,
        function=how.function,
        organisation=facts.organisation,
        moment=how.catalogue.say(said),
    )
