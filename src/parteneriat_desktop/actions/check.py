"""Is everything in order? Database, chains, attachments, key, backups, each said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import attachments, backup, check_seals, peers, state_digests, trial_restore, trust
from parteneriat_desktop.actions.key_expiry import Stage, expiry
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.scope import COMMON, PRIVATE, dossier
from parteneriat_desktop.store import backup as copies
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.soundness import count_broken

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

STALE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    check: str
    ok: bool
    sentence: Sentence


def _fine(name: str, sentence: Sentence) -> Finding:
    """Return what is in order."""
    return Finding(check=name, ok=True, sentence=sentence)


def _wrong(name: str, sentence: Sentence) -> Finding:
    """Return what is not in order."""
    return Finding(check=name, ok=False, sentence=sentence)


def check(workspace: Workspace) -> list[Finding]:
    """Run every check; what is not in order is listed with the others."""
    return [
        _database(workspace),
        _projection(workspace),
        _segments(workspace),
        _gaps(workspace),
        _digests(workspace),
        _attachments(workspace),
        _orphans(workspace),
        _key(workspace),
        _backups(workspace),
        *_trial(workspace),
    ]


def _database(workspace: Workspace) -> Finding:
    """Ask SQLite whether its file is in order."""
    if workspace.store.is_sound():
        return _fine("database", Sentence("The database is in order."))
    return _wrong("database", Sentence("The database is damaged; restore the newest backup."))


def _projection(workspace: Workspace) -> Finding:
    """Fold the journal again and compare; what is damaged is never folded into the tables."""
    broken = count_broken(workspace.store)
    if broken:
        sentence = Counted(
            "{count} change in the journal was damaged on the disk; the command “recover” brings it back.",
            "{count} changes in the journal were damaged on the disk; the command “recover” brings them back.",
            broken,
        )
        return _wrong("journal", sentence)
    dossiers = [dossier(record) for record in workspace.store.ids(Query("partnership"))]
    scopes = [PRIVATE, COMMON, *dossiers]
    before = {scope: workspace.store.digest(scope) for scope in scopes}
    workspace.store.rebuild()
    after = {scope: workspace.store.digest(scope) for scope in scopes}
    if before == after:
        return _fine("journal", Sentence("The tables are what the journal says."))
    return _wrong("journal", Sentence("The tables were not what the journal says; they were made again."))


def _segments(workspace: Workspace) -> Finding:
    """Read every segment and verify it again."""
    ok, sentence = check_seals.check_seals(workspace)
    return Finding(check="chains", ok=ok, sentence=sentence)


def _gaps(workspace: Workspace) -> Finding:
    """Look for packages that others sent and that have not arrived."""
    gaps = exchange.gaps(workspace.store.headers())
    if not gaps:
        return _fine("gaps", Sentence("No package is missing."))
    sentence = Counted(
        "{count} package has not arrived; it is asked for in the next bundle.",
        "{count} packages have not arrived; they are asked for in the next bundle.",
        len(gaps),
    )
    return _wrong("gaps", sentence)


def _digests(workspace: Workspace) -> Finding:
    """Look for dossiers that show other records at somebody who has the same changes."""
    differing = [
        state_digests.sentence(workspace, scope, peer.name)
        for peer in trust.institutions(workspace)
        for receipt in peers.latest_receipts(workspace, peer)
        for scope in cast("list[str]", receipt.get("differing", []))
    ]
    if differing:
        return _wrong("digests", differing[0])
    return _fine("digests", Sentence("Nobody with the same changes shows other records."))


def _attachments(workspace: Workspace) -> Finding:
    """Read every attachment that records refer to and compare it with its hash."""
    referred = attachments.of_records(workspace)
    lost = [sha256 for sha256 in referred if workspace.attachments.read(sha256) is None]
    if not lost:
        sentence = Counted("{count} attachment is here.", "{count} attachments are here.", len(referred))
        return _fine("attachments", sentence)
    sentence = Counted(
        "{count} attachment is missing or damaged.", "{count} attachments are missing or damaged.", len(lost)
    )
    return _wrong("attachments", sentence)


def _orphans(workspace: Workspace) -> Finding:
    """Look for records whose parent has not arrived; they are kept and wait."""
    orphans = workspace.store.orphans()
    if not orphans:
        return _fine("orphans", Sentence("Every record has what it belongs to."))
    sentence = Counted(
        "{count} record waits for another one that has not arrived.",
        "{count} records wait for others that have not arrived.",
        len(orphans),
    )
    return _wrong("orphans", sentence)


def _key(workspace: Workspace) -> Finding:
    """Look for the key and the end of its certificate."""
    certificate = workspace.keys.certificate
    if certificate is None:
        return _wrong("key", Sentence("The key of this workspace is missing; restore it from its backup."))
    ends = certificate.not_after.date()
    pressing = expiry(workspace)
    if pressing is not None:
        return Finding(check="key", ok=pressing.stage is Stage.EARLY, sentence=pressing.sentence)
    return _fine("key", Sentence("The key is here; its certificate is good until {day}.", day=ends))


def _backups(workspace: Workspace) -> Finding:
    """Open the newest backup, or make the first one."""
    found = backup.newest(workspace)
    if found is None:
        backup.back_up_daily(workspace)
        return _fine("backups", Sentence("The first backup was made and verified."))
    moment, file = found
    try:
        copies.inspect(file)
    except AppError as error:
        return _wrong("backups", error.sentence)
    if workspace.clock.now() - moment > STALE:
        return _wrong("backups", Sentence("The newest backup is of {day}; make one today.", day=moment.date()))
    return _fine("backups", Sentence("The newest backup, of {day}, opens.", day=moment.date()))


def _trial(workspace: Workspace) -> list[Finding]:
    """Restore the newest backup on trial, if that is due, and tell what the last trial found."""
    found = trial_restore.run(workspace) if trial_restore.is_due(workspace) else trial_restore.last(workspace)
    return [] if found is None else [Finding(check="trial", ok=found.ok, sentence=found.sentence)]
