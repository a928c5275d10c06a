"""The own key for others: what it is, the enrolment file, its backup and its restoration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop import __version__
from parteneriat_desktop.actions import recovery
from parteneriat_desktop.actions.key_expiry import expiry
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.catalogue import SCHEMA
from parteneriat_desktop.sync.description import Description, Party
from parteneriat_desktop.sync.encryption import identity_of, recipient_of
from parteneriat_desktop.sync.key_files import is_backup
from parteneriat_desktop.sync.keys import read_backup_file
from parteneriat_desktop.sync.safe_files import write_new

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.sync.signing import Signer

APP = f"parteneriat {__version__}"


def show(workspace: Workspace) -> dict[str, Wire]:
    """Return who this workspace is for others; without a key the fingerprint is empty.

    ``recovery_sheet`` is the day on which its words were copied back; ``expires`` is "" while there is time, then
    early, soon, last or expired (``key_expiry``).
    """
    expiring, confirmed = expiry(workspace), recovery.confirmed_on(workspace)
    certificate = workspace.keys.certificate
    profile = workspace.profile
    return {
        "fingerprint": workspace.keys.fingerprint,
        "age": workspace.keys.recipient,
        "name": profile.name,
        "role": profile.role,
        "country": profile.country,
        "tax_number": profile.tax_number,
        "unit": profile.unit_code,
        "writer": workspace.writer,
        "valid_until": None if certificate is None else certificate.not_after.date().isoformat(),
        "recovery_sheet": None if confirmed is None else confirmed.isoformat(),
        "expires": "" if expiring is None else str(expiring.stage),
    }


def party(workspace: Workspace, signer: Signer) -> Party:
    """Return the institution as bundles name it, with the encryption key that belongs to its signing key."""
    profile = workspace.profile
    return Party(
        name=profile.name,
        role=profile.role,
        country=profile.country,
        fingerprint=signer.fingerprint,
        unit=profile.unit_code,
        tax_number=profile.tax_number,
        writer=workspace.writer,
        age=recipient_of(signer),
    )


def enrol(workspace: Workspace, out: Path, passphrase: str | None) -> None:
    """Write the signed file by which others come to know this institution and its key."""
    from parteneriat_desktop.sync.enrolment import write_enrolment  # noqa: PLC0415 - loads the signer

    signer = workspace.keys.unlock(passphrase)
    write_file(out, write_enrolment(describe_enrolment(workspace, signer), signer).data)


def describe_enrolment(workspace: Workspace, signer: Signer) -> Description:
    """Return how an enrolment by a key describes itself."""
    return Description(
        id=workspace.new_record_id(),
        sender=party(workspace, signer),
        created=workspace.clock.now(),
        sequence=0,
        schema=SCHEMA,
        app=APP,
        signer_function=workspace.profile.function,
    )


def write_decryption_key(workspace: Workspace, out: Path, passphrase: str | None) -> None:
    """Write the secret encryption key as ``age -i`` reads it, so that bundles open without this program."""
    secret = identity_of(workspace.keys.unlock(passphrase))
    text = f"# public key: {workspace.keys.recipient}\n{secret}\n"
    try:
        write_new(out, text.encode("ascii"))
    except OSError as error:
        raise RefusedError(
            Sentence("The file {file} cannot be written.", file=str(out)),
            Sentence("Choose a name that is free, in a folder in which you may save files."),
            code="cannot-write",
        ) from error


def back_up(workspace: Workspace, out: Path, passphrase: str | None) -> None:
    """Write the key to a backup file under the passphrase, and open that file to be sure."""
    workspace.keys.stored().backup(out, _given(passphrase), passphrase)


def restore(workspace: Workspace, file: Path, passphrase: str | None) -> str:
    """Bring the key of a backup file, or of a text file with the words of its sheet, back; return its fingerprint.

    The key opens afterwards by the password store where there is one, else by the passphrase, which also opens a
    backup file. A key that is here gives way only where it has never signed anything.
    """
    data = read_file(file)
    if is_backup(data):
        signer = read_backup_file(file, _given(passphrase))
    else:
        signer = recovery.signer_of_words(workspace, data.decode("utf-8", errors="replace"))
    return take_back(workspace, signer, passphrase)


def take_back(workspace: Workspace, signer: Signer, passphrase: str | None) -> str:
    """Keep a key that was lost as the key of this workspace; return its fingerprint."""
    stored = workspace.keys.stored()
    opening = None if stored.ring is not None else _given(passphrase)
    workspace.keys.bring_back(signer, opening, instead=not _has_signed(workspace))
    return signer.fingerprint


def _has_signed(workspace: Workspace) -> bool:
    """Say whether the key that is here has sealed or sent anything that others may know."""
    certificate = workspace.keys.certificate
    if certificate is None:
        return True
    sent = any(found.direction == "sent" for found in workspace.store.bundles())
    return sent or any(header.key == certificate.key_id for header in workspace.store.headers())


def _given(passphrase: str | None) -> str:
    """Demand the passphrase that a backup needs."""
    if passphrase is None:
        raise RefusedError(
            Sentence("A backup of the key is protected by a passphrase, and none was given."),
            Sentence("Name a file that holds the passphrase with --passphrase-file."),
            code="passphrase-needed",
        )
    return passphrase
