"""Take bundles in: all of them or none.

Rules of this module:

1. Every bundle is verified before anything is written; one that is refused or not trusted refuses
   the whole call, and database and folders are as before.
2. A backup is made before the first change. All bundles of a call are one transaction.
3. A bundle imported twice brings nothing the second time.
4. What a preview shows is computed by the import itself, taken back before it is committed.
5. Of a bundle that still holds what has been erased no copy is kept, and what an erasure in it reaches is
   cleaned at once (``cleaning``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import (
    attachments,
    backup,
    cleaning,
    entitled,
    import_findings,
    inbox,
    merging,
    receipts,
    state_digests,
    waiting,
)
from parteneriat_desktop.actions.contradicting_days import contradicting_days
from parteneriat_desktop.actions.envelope import open_file
from parteneriat_desktop.actions.export_bundle import log_sent
from parteneriat_desktop.actions.issued_reports import deleted_reports
from parteneriat_desktop.actions.transmittal import SentAs
from parteneriat_desktop.actions.trust import learn_encryption_key, limit_chains, own_fingerprints, trust_list
from parteneriat_desktop.actions.verify_bundle import prove
from parteneriat_desktop.actions.write_file import together
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.change import digest_line, read
from parteneriat_desktop.store.bundles import LoggedBundle
from parteneriat_desktop.store.receiving import Known
from parteneriat_desktop.store.upkeep import blanked_among
from parteneriat_desktop.sync.file_names import kept_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.import_findings import Finding
    from parteneriat_desktop.actions.merging import Merged
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.records.consultation import ConsultationState
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.receiving import Received
    from parteneriat_desktop.sync.trust import TrustList
    from parteneriat_desktop.sync.verification import Verified


@dataclass(frozen=True, slots=True)
class Imported:
    """What one bundle brought: counts, and sentences about what is missing or doubled.

    ``merged`` are the fields that others changed while other fields of the same record were changed here.
    ``notices`` tell of missing parts, of a sender that was restored, of dossiers that differ, of what this version
    cannot show, of clocks that are ahead, of days that are entered as off and as worked, and of issued reports that
    are deleted.
    """

    file: Path
    sender: str
    sequence: int
    already_imported: bool
    segments: int
    changes: int
    records: int
    conflicts: int
    gaps: tuple[Sentence, ...]
    forks: tuple[Sentence, ...]
    attachments: int
    missing_attachments: int
    touched: tuple[tuple[str, str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    merged: tuple[Merged, ...] = ()
    notices: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What the store took in of a bundle, what merged by itself, the states of consultations before, what is erased.

    ``erased`` says whether the bundle still holds in words what has been erased here.
    """

    received: Received
    merged: tuple[Merged, ...]
    before: Mapping[str, ConsultationState | None]
    erased: bool


@dataclass(frozen=True, slots=True)
class Proved:
    """A bundle as it was read once, and what was proved of exactly these bytes."""

    file: Path
    data: bytes
    verified: Verified


def import_files(workspace: Workspace, files: Sequence[Path], passphrase: str | None = None) -> list[Imported]:
    """Verify and take in bundles; the passphrase is used only where one is encrypted and the own key needs it.

    Raises ``RefusedError`` for a bad bundle or one that is meant for somebody else and
    ``UntrustedError`` for one whose signer is not enrolled here; nothing is changed then.
    """
    proved = _prove_all(workspace, files, passphrase)
    if all(one.verified.already_imported for one in proved):
        return _import(workspace, proved)
    with backup.backed_up(workspace):
        return _import(workspace, proved)


def _import(workspace: Workspace, proved: Sequence[Proved]) -> list[Imported]:
    """Take in what was proved, all of it or nothing."""
    added = [path for one in proved for path in attachments.keep_all(workspace, one.verified.attachments)]
    try:
        with together() as write, workspace.store.writing():
            taken = _take_all(workspace, proved)
            imported = _tell(workspace, proved, taken)
            limit_chains(workspace)
            for one, found in zip(proved, taken, strict=True):
                learn_encryption_key(workspace, one.verified)
                if not one.verified.already_imported and not found.erased:
                    write(workspace.paths.received / _kept_name(one), one.data)
    except BaseException:
        for path in added:
            path.unlink(missing_ok=True)
        raise
    with suppress(RefusedError):  # what the disk does not let us clean now is cleaned at the next start
        cleaning.clean(workspace.paths, workspace.store, workspace.profile.language)
    return imported


def preview(workspace: Workspace, file: Path, passphrase: str | None = None) -> Imported:
    """Return what importing a bundle would bring; nothing is changed."""
    (proved,) = _prove_all(workspace, [file], passphrase)
    with workspace.store.writing(keep=False):
        return _tell(workspace, [proved], _take_all(workspace, [proved]))[0]


def take_again(workspace: Workspace, file: Path, passphrase: str | None) -> int:
    """Take in a bundle from the copies that are kept here, own ones too; return how many changes it brought.

    The log of bundles is filled in as well, so that numbers go on where they were.
    """
    (proved,) = _prove_all(workspace, [file], passphrase)
    description = proved.verified.description
    attachments.keep_all(workspace, proved.verified.attachments)
    with workspace.store.writing():
        taken = _take(workspace, proved)
        if description.sender.fingerprint in own_fingerprints(workspace):
            _log_own(workspace, proved)
        else:
            _log(workspace, proved, taken)
    return taken.received.new_changes


def _log_own(workspace: Workspace, proved: Proved) -> None:
    """Remember an own bundle as one that was sent."""
    from parteneriat_desktop.sync.bundle import Written  # noqa: PLC0415 - loads the signer

    verified, file = proved.verified, proved.file
    written = Written(proved.data, verified.manifest, verified.description, verified.segments)
    sent = SentAs(file.name, len(proved.data))
    log_sent(workspace, written, sent, verified.description.recipient, file.parent)


def _kept_name(proved: Proved) -> str:
    """Return the name of the copy that is kept: unique, and known for a bundle by its ending."""
    return f"{proved.verified.manifest[:16]}_{kept_name(proved.file.name)}"


def _prove_all(workspace: Workspace, files: Sequence[Path], passphrase: str | None) -> list[Proved]:
    """Verify every file and demand that all of them may be imported."""
    from parteneriat_desktop.sync.verification import admit  # noqa: PLC0415 - loads the verifier

    contents = [(file, open_file(workspace, file, passphrase).data) for file in files]
    proved = [Proved(file, data, prove(workspace, data)) for file, data in contents]
    for one in proved:
        admit(one.verified)
    return proved


def _take_all(workspace: Workspace, proved: Sequence[Proved]) -> list[Taken]:
    """Insert what the bundles hold, inside a writing transaction, and refuse authors who are not entitled."""
    arriving = [segment.header for one in proved for segment in one.verified.segments]
    known = entitled.before(workspace, arriving)
    taken = [_take(workspace, one) for one in proved]
    entitled.check_authors(workspace, arriving, known)
    return taken


def _tell(workspace: Workspace, proved: Sequence[Proved], taken: Sequence[Taken]) -> list[Imported]:
    """Log the bundles that were taken in and say what they brought; inside a writing transaction."""
    told = [_log(workspace, one, found) for one, found in zip(proved, taken, strict=True)]
    return [_imported(workspace, one, found, words) for one, found, words in zip(proved, taken, told, strict=True)]


def _take(workspace: Workspace, proved: Proved) -> Taken:
    """Insert what a bundle holds."""
    store, verified = workspace.store, proved.verified
    before = import_findings.states_of(workspace, verified.changes)
    trusted = trust_list(workspace)
    received = store.receive(verified.segments, Known(read=verified.changes, owners=trusted.owners))
    for writer, key in verified.new_writers.items():
        owner = trusted.by_key(key)
        store.bind_writer(writer, key, owner.name if owner else "")
    erased = erased_since(workspace, verified)
    cleaning.note(store, [*received.blanked, *erased])
    merged = tuple(merging.merged(workspace, received, verified.description.have))
    return Taken(received, merged, before, bool(erased))


def erased_since(workspace: Workspace, verified: Verified) -> list[Change]:
    """Return the changes that a bundle still holds in words although they have been erased here."""
    lines = {digest_line(line): line for segment in verified.segments for line in segment.lines}
    return [read(lines[identity]) for identity in sorted(blanked_among(workspace.store, lines))]


def _imported(workspace: Workspace, proved: Proved, taken: Taken, told: Sequence[Sentence]) -> Imported:
    """Say what a bundle brought."""
    verified, received, description = proved.verified, taken.received, proved.verified.description
    scopes = {segment.header.scope for segment in verified.segments}
    headers = [header for header in workspace.store.headers() if header.scope in scopes]
    bound = trust_list(workspace)
    parts = [found.sentence for found in inbox.missing_parts(workspace, description.sender.fingerprint)]
    return Imported(
        file=proved.file,
        sender=description.sender.name,
        sequence=description.sequence,
        already_imported=verified.already_imported,
        segments=received.new_segments,
        changes=received.new_changes,
        records=len(received.records),
        conflicts=received.conflicts,
        gaps=tuple(_gap(gap, bound) for gap in exchange.gaps(headers)),
        forks=tuple(_fork(fork, bound) for fork in exchange.forks(headers)),
        attachments=len(verified.attachments),
        missing_attachments=len(attachments.missing(workspace, verified.attachments)),
        touched=tuple(received.records),
        findings=import_findings.findings(workspace, taken.before),
        merged=taken.merged,
        notices=(
            *told,
            *parts,
            *waiting.notices(workspace, verified),
            *contradicting_days(workspace, received.records),
            *deleted_reports(workspace, received.records),
        ),
    )


def _log(workspace: Workspace, proved: Proved, taken: Taken) -> list[Sentence]:
    """Remember the bundle and what its sender says it has; return what people must be told of the sender."""
    description, received = proved.verified.description, taken.received
    merged: list[Wire] = [[one.entity, one.record, *one.fields] for one in taken.merged]
    workspace.store.log_bundle(
        LoggedBundle(
            "received",
            proved.verified.manifest,
            description.sender.fingerprint,
            description.sequence,
            workspace.clock.moment(),
            {
                "name": description.sender.name,
                "created": description.created.isoformat(),
                "file": proved.file.name,
                "writer": description.sender.writer,
                "kind": description.kind,
                "export": description.id,
                "part": description.part,
                "parts": description.parts,
                "changes": description.changes,
                "arrived": [received.first, received.end],
                "merged": merged,
            },
        )
    )
    if description.sender.writer in workspace.own_writers:
        return []
    differing = state_digests.diverged(workspace, description)
    told = receipts.remember(workspace, description, differing)
    return [*told, *(state_digests.sentence(workspace, scope, description.sender.name) for scope in differing)]


def _gap(gap: exchange.Gap, trusted: TrustList) -> Sentence:
    """Say which package has not arrived."""
    return Sentence(
        "Package {number} of {sender} has not arrived; it will be asked for in the next bundle.",
        number=gap.number,
        sender=_name(gap.writer, trusted),
    )


def _fork(fork: exchange.Fork, trusted: TrustList) -> Sentence:
    """Say that two computers work under one identity."""
    return Sentence(
        "Two computers of {sender} work under one identity; both versions are kept.", sender=_name(fork.writer, trusted)
    )


def _name(writer: str, trusted: TrustList) -> str:
    """Return the institution of a writer, or the start of its id."""
    owner = trusted.by_writer(writer)
    return owner.name if owner else writer[:8]
