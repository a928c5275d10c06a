"""Replace the own key by a new one, and take in the new keys of others.

Rules of this module:

1. Everything written so far is sealed with the old key first. The statement that others need is kept in the
   folder of sent bundles before the key is replaced: a crash leaves the old key, or the new one and its statement.
2. The old key stays here to open what was encrypted for it; whatever is signed with it later is refused,
   here too.
3. Of others a new key is accepted without a stamped sheet, because the enrolled old one has signed it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import trust
from parteneriat_desktop.actions.identity import describe_enrolment, party
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.sealing import seal_all
from parteneriat_desktop.actions.write_file import together, write_file
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.sync.certificate import Subject
from parteneriat_desktop.sync.description import Replaces
from parteneriat_desktop.sync.enrolment import introduce
from parteneriat_desktop.sync.layout import ascii_name
from parteneriat_desktop.sync.trust import hashed

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.signing import Signer
    from parteneriat_desktop.sync.trust import Institution

#: How the names of statements end: they are enrolments too.
SUFFIX = ".rotation.enrol.asice"


@dataclass(frozen=True, slots=True)
class Rotated:
    """The fingerprints of the key that was replaced and of the one that counts from now on."""

    former: str
    fingerprint: str


def rotate(workspace: Workspace, out: Path, passphrase: str | None) -> Rotated:
    """Make a new key, have it signed by the old one, and write the statement for others.

    Raises ``RefusedError`` when the old key does not open or a file cannot be written; the key is the old one
    then. Only where the very last step fails, writing ``out``, the key is new, and the sentence says so.
    """
    from parteneriat_desktop.sync.rotation import write_rotation  # noqa: PLC0415 - loads the signer

    old = workspace.keys.unlock(passphrase)
    seal_all(workspace, old)
    now = workspace.clock.now().replace(microsecond=0)
    new = workspace.keys.stored().make(Subject(workspace.profile.name, workspace.profile.country), now)
    retired = _retired(workspace, old, now)
    chains = {hashed(chain): number for chain, number in (retired.last_good_segments or {}).items()}
    replaces = Replaces(old.fingerprint, retired.last_good_sequence or 0, chains)
    description = replace(describe_enrolment(workspace, new), created=now)
    statement = write_rotation(description, replaces, new, old)
    with together() as write, workspace.store.writing():
        write(_kept(workspace, new.fingerprint), statement)
        trust.put(workspace, retired, own=True)
        workspace.keys.replace(new, passphrase)
    write_again(workspace, out)
    return Rotated(old.fingerprint, new.fingerprint)


def _retired(workspace: Workspace, old: Signer, now: datetime) -> Institution:
    """Return the own institution under its old key, good for what it has signed so far."""
    sent = (found.sequence for found in workspace.store.bundles() if found.direction == "sent")
    own = introduce(party(workspace, old), old.certificate, old.key_id)
    return trust.limited(workspace, replace(own, revoked_from=now, last_good_sequence=max(sent, default=0)))


def write_again(workspace: Workspace, out: Path) -> None:
    """Write the statement of the last rotation once more; refuses where the key was never replaced (no-rotation)."""
    kept = _kept(workspace, workspace.keys.fingerprint)
    if not kept.is_file():
        raise RefusedError(
            Sentence("The key of this workspace has not replaced another one."),
            Sentence("Use “identity enrol” to introduce the institution."),
            code="no-rotation",
        )
    write_file(out, read_file(kept))


def accept(workspace: Workspace, file: Path) -> Institution | None:
    """Take in the new key of an enrolled institution; None where the file is no statement of a rotation.

    Raises ``RefusedError``: rotation-unsigned, rotation-unknown, rotation-revoked, rotation-other-institution,
    and whatever is wrong with the file itself.
    """
    from parteneriat_desktop.sync.rotation import read_rotation  # noqa: PLC0415 - loads the verifier

    rotation = read_rotation(read_file(file), workspace.clock.now())
    if rotation is None:
        return None
    before = trust.trust_list(workspace)
    after = before.rotate(rotation)
    if after is not before:
        with workspace.store.writing():
            for one in after.institutions:
                if one.key_id in {rotation.former, rotation.institution.key_id}:
                    trust.put(workspace, one)
            trust.limit_chains(workspace)
    return after.by_key(rotation.institution.key_id)


def accepted_sentence(accepted: Institution) -> Sentence:
    """Say whose new key counts from now on."""
    return Sentence(
        "{name} has a new key, {fingerprint}, signed by its old one. The old one counts no longer.",
        name=accepted.name,
        fingerprint=accepted.fingerprint,
    )


def is_statement(file: Path) -> bool:
    """Tell whether a file has the name of a statement; what it is, is proved when it is accepted."""
    return file.name.endswith(SUFFIX)


def statement_name(workspace: Workspace) -> str:
    """Return the name under which the statement travels, in ASCII."""
    return f"{ascii_name(workspace.profile.name)}{SUFFIX}"


def _kept(workspace: Workspace, fingerprint: str) -> Path:
    """Return where the statement of a key is kept."""
    return workspace.paths.outgoing / f"{fingerprint.replace('-', '').lower()}{SUFFIX}"
