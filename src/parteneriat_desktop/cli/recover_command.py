"""The command ``recover``: after damage, everything that is still on this computer is put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import mending
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.errors import AppError, RefusedError, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.mending import Good
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the command to the parser."""
    recover = commands.command(
        "recover", N_("after damage: newest good backup, then everything sent and received"), recover_workspace
    )
    recover.switch("--yes", N_("put the newest good backup in place of a damaged database; that one is kept"))


def recover_workspace(session: Session, given: Namespace) -> Answer:
    """Put a damaged database right, then bring back what it lacks; print what came back."""
    kept, good = _heal(session, agreed=given.yes)
    with session.workspace() as workspace:
        recovered = mending.recover(workspace, session.passphrase())
    document: dict[str, Wire] = {
        "backup": None if good is None else str(good.file),
        "kept": kept,
        "bundles": recovered.bundles,
        "changes": recovered.changes,
        "salvaged": recovered.salvaged,
        "refused": [
            {"file": one.file.name, "message": session.catalogue.say(one.sentence)} for one in recovered.refused
        ],
    }
    first = [] if good is None else [_restored(session, good, kept or "")]
    said = [session.catalogue.say(sentence) for sentence in recovered.sentences]
    return Answer(document, [*first, *said])


def _heal(session: Session, *, agreed: bool) -> tuple[str | None, Good | None]:
    """Open the workspace; where it is damaged and the person agreed, put a backup in its place."""
    try:
        with session.workspace() as workspace:
            mending.demand_whole_journal(workspace)
    except AppError as error:
        good = mending.can_heal(session.paths, error)
        if good is None:
            raise
        if not agreed:
            raise _asks(session, good) from error
        return str(mending.put_back(session.paths, session.clock, good)), good
    return None, None


def _asks(session: Session, good: Good) -> RefusedError:
    """Return the refusal that names what would be done."""
    return RefusedError(
        Sentence(
            "The database is damaged; the newest good backup is of {moment}.",
            moment=formatting.show_moment(good.moment.astimezone(), session.catalogue),
        ),
        Sentence("Give “recover --yes” to put it in place; the damaged database is kept aside."),
        code="consent-needed",
    )


def _restored(session: Session, good: Good, kept: str) -> str:
    """Say which backup is in place now and where the damaged database is."""
    return session.catalogue.say(
        Sentence(
            "The backup of {moment} is in place; the damaged database is kept in {folder}.",
            moment=formatting.show_moment(good.moment.astimezone(), session.catalogue),
            folder=kept,
        )
    )
