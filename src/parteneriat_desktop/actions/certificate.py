"""The certificate that the institution owns already, used beside the key of the workspace.

Rules of this module:

1. One certificate is in use, or none. Where it is from is kept in the folder of the key, with a copy of a PKCS#12
   file; the password or PIN is never kept, and asked for each time.
2. It is opened once when it is chosen, so that nobody finds out on the day of sending that it does not work.
3. What is opened later must be the certificate that was chosen.
4. While one is in use, bundles of data are signed with it too, unless a person says otherwise.
"""

from __future__ import annotations

import base64
import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.sync.certificate import read_certificate
from parteneriat_desktop.sync.pkcs12_file import open_file
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.safe_files import replace_file
from parteneriat_desktop.sync.token import Place, open_token

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.certified import CertifiedSigner

CHOICE, COPY = "certificate.json", "certificate.p12"


@dataclass(frozen=True, slots=True)
class InUse:
    """The certificate in use: whose, by whom issued, its last day, its key, and where it is (None: in a file)."""

    holder: str
    organisation: str
    issuer: str
    valid_until: date
    fingerprint: str
    place: Place | None


def use_file(workspace: Workspace, file: Path, password: str | None) -> InUse:
    """Use the certificate of a PKCS#12 file; the file is copied, its password is not kept.

    Raises ``RefusedError``: p12-not-opened, p12-no-key, cms-key, certificate-secret without a password.
    """
    data = read_file(file)
    if password is None:
        raise refuse("certificate-secret", holder=file.name)
    signer = open_file(data, password)
    _write(workspace, COPY, data)
    return _chosen(workspace, signer, None)


def use_token(workspace: Workspace, place: Place, pin: str | None) -> InUse:
    """Use a certificate on a token; the PIN is tried once and not kept.

    Raises ``RefusedError``: certificate-secret without a PIN, and whatever is wrong with token or PIN.
    """
    if pin is None:
        raise refuse("certificate-secret", holder=place.label or place.token or place.library)
    return _chosen(workspace, open_token(place, pin), place)


def use_none(workspace: Workspace) -> None:
    """Use no certificate any more; the copy of its file is deleted."""
    for name in (CHOICE, COPY):
        with contextlib.suppress(OSError):
            (workspace.paths.keys / name).unlink(missing_ok=True)


def in_use(workspace: Workspace) -> InUse | None:
    """Return the certificate in use; None where there is none, or the note of it cannot be read."""
    try:
        note = json.loads((workspace.paths.keys / CHOICE).read_text(encoding="utf-8"))
        facts = read_certificate(base64.b64decode(note["certificate"]))
        place = Place(note["library"], note["token"], note["label"]) if note["library"] else None
    except (OSError, ValueError, KeyError, TypeError, RefusedError):
        return None
    day = facts.not_after.date()
    return InUse(facts.holder, facts.organisation, facts.issuer, day, facts.fingerprint, place)


def opened(workspace: Workspace, secret: str | None) -> CertifiedSigner:
    """Return the certificate in use, opened with its password or PIN.

    Raises ``RefusedError``: certificate-none, certificate-secret, certificate-other, p12-…, token-…
    """
    used = in_use(workspace)
    if used is None:
        raise refuse("certificate-none")
    if secret is None:
        raise refuse("certificate-secret", holder=used.holder)
    if used.place is None:
        signer = open_file(read_file(workspace.paths.keys / COPY), secret)
    else:
        signer = open_token(used.place, secret)
    if signer.fingerprint != used.fingerprint:
        raise refuse("certificate-other")
    return signer


def _chosen(workspace: Workspace, signer: CertifiedSigner, place: Place | None) -> InUse:
    """Write down which certificate is in use, and return it."""
    where = place or Place("")
    note = {
        "certificate": base64.b64encode(signer.certificate).decode("ascii"),
        "library": where.library,
        "token": where.token,
        "label": where.label,
    }
    _write(workspace, CHOICE, json.dumps(note, ensure_ascii=False).encode())
    facts = signer.facts
    day = facts.not_after.date()
    return InUse(facts.holder, facts.organisation, facts.issuer, day, facts.fingerprint, place)


def _write(workspace: Workspace, name: str, data: bytes) -> None:
    """Write a file into the folder of the key."""
    try:
        replace_file(workspace.paths.keys / name, data)
    except OSError as error:
        raise RefusedError(
            Sentence("The file {file} cannot be written.", file=name),
            Sentence("Free some space on the disk and check that you may write in the folder, then try again."),
            code="cannot-write",
        ) from error
