"""Letters that the program hands to the mail server itself, in the background, as often as it takes.

Rules of this module:

1. A letter stands in the database before the first attempt and after the last, so it survives a restart at
   any moment. An attempt that was cut off is repeated; a package that arrives twice counts once.
2. What may mend itself is tried again after 1, 2, 4, 8 … minutes, at most four hours apart, for five days.
   What a person must mend stops at once, with its reason; it can be begun again.
3. A letter that the server took says that the package was sent. That it was received, only a receipt says.
4. The database is not held while a server is spoken to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import letters, mail_account, outbox
from parteneriat_desktop.errors import AppError, RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.sync.letter import check_address, message
from parteneriat_desktop.sync.mail import LaterError, deliver
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.actions.mail_account import MailAccount
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.letters import KeptLetter

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
GIVES_UP = timedelta(days=5)


class LetterState(Choice):
    """How far a letter has come."""

    WAITING = "waiting", N_("waiting to be sent")
    SENT = "sent", N_("handed to the mail server")
    STOPPED = "stopped", N_("stopped")


@dataclass(frozen=True, slots=True)
class QueuedLetter:
    """A letter: its package, to whom, since when, how often it was tried, when again, and what was last said."""

    digest: str
    to: str
    since: str
    attempts: int
    due: str
    state: LetterState
    code: str = ""
    words: tuple[str, str] = ("", "")


def queue(workspace: Workspace) -> list[QueuedLetter]:
    """Return every letter, the latest first."""
    return [_queued(kept) for kept in reversed(workspace.store.letters())]


def put(workspace: Workspace, digest: str, address: str = "") -> QueuedLetter:
    """Let a package, by its digest, be sent to the address of its institution or to the one that is named.

    Raises ``RefusedError``: there is no account (mail-no-account), no such package (unknown-bundle), no address.
    """
    if not mail_account.load(workspace).host:
        raise refuse("mail-no-account")
    bundle = outbox.find(workspace, digest)
    to = check_address(address or letters.address_of(workspace, bundle.peer))
    moment = workspace.clock.moment()
    made = QueuedLetter(bundle.digest, to, moment, 0, moment, LetterState.WAITING)
    _keep(workspace, made)
    return made


def drop(workspace: Workspace, digest: str) -> None:
    """Take a letter out of the queue; what was handed over stays handed over."""
    workspace.store.drop_letter(digest)


def send_due(
    workspace: Workspace, catalogue: Catalogue, password: str | None = None, stopped: Callable[[], bool] | None = None
) -> list[QueuedLetter]:
    """Try every letter whose time has come and return what became of each; ``stopped`` ends it between two."""
    account = mail_account.load(workspace)
    now = workspace.clock.moment()
    waiting = [one for one in reversed(queue(workspace)) if one.state is LetterState.WAITING and one.due <= now]
    tried: list[QueuedLetter] = []
    for one in waiting:
        if stopped is not None and stopped():
            break
        tried.append(_try(workspace, one, account, catalogue, password))
    return tried


def _try(
    workspace: Workspace, one: QueuedLetter, account: MailAccount, catalogue: Catalogue, password: str | None
) -> QueuedLetter:
    """Try one letter and write down what became of it."""
    try:
        _hand_over(workspace, one, account, catalogue, password)
    except LaterError as error:
        found = _again(workspace, one, error, catalogue)
    except AppError as error:
        found = _stopped(one, error, catalogue)
    else:
        found = replace(one, attempts=one.attempts + 1, due="", state=LetterState.SENT, code="", words=("", ""))
        outbox.mark_sent(workspace, one.digest)
    _keep(workspace, found)
    return found


def _hand_over(
    workspace: Workspace, one: QueuedLetter, account: MailAccount, catalogue: Catalogue, password: str | None
) -> None:
    """Compose the letter and hand it to the server."""
    if not account.host:
        raise refuse("mail-no-account")
    secret = mail_account.password_of(account) if password is None else password
    made = replace(letters.letter(workspace, outbox.find(workspace, one.digest), catalogue), to=one.to)
    identifier = f"{one.digest[:32]}.{workspace.writer[:8]}"
    data = message(made, account.sender, workspace.clock.now(), identifier)
    deliver(account.server, secret, data, account.sender, one.to)


def _again(workspace: Workspace, one: QueuedLetter, error: LaterError, catalogue: Catalogue) -> QueuedLetter:
    """Return a letter that is tried later, or one that was tried long enough (rule 2)."""
    now = workspace.clock.now()
    if now - datetime.fromisoformat(one.since) >= GIVES_UP:
        given_up = RefusedError(
            Sentence("The message could not be handed over for five days."),
            Sentence("Send the files with your own mail program or on a stick, or try again."),
            code="mail-given-up",
        )
        return _stopped(one, given_up, catalogue)
    wait = min(FIRST_WAIT * 2 ** min(one.attempts, 20), LONGEST_WAIT)
    due = (now + wait).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    return replace(one, attempts=one.attempts + 1, due=due, code=error.code, words=_words(error, catalogue))


def _stopped(one: QueuedLetter, error: AppError, catalogue: Catalogue) -> QueuedLetter:
    """Return a letter that waits for a person."""
    words = _words(error, catalogue)
    return replace(one, attempts=one.attempts + 1, due="", state=LetterState.STOPPED, code=error.code, words=words)


def _words(error: AppError, catalogue: Catalogue) -> tuple[str, str]:
    """Return sentence and advice of an error in the person's language."""
    return catalogue.say(error.sentence), catalogue.say(error.advice)


def _keep(workspace: Workspace, one: QueuedLetter) -> None:
    """Write a letter down."""
    body: dict[str, Wire] = {
        "to": one.to,
        "since": one.since,
        "attempts": one.attempts,
        "state": one.state.value,
        "code": one.code,
        "words": [*one.words],
    }
    workspace.store.put_letter(one.digest, one.due, body)


def _queued(kept: KeptLetter) -> QueuedLetter:
    """Return a letter as it was written down."""
    body = kept.body
    first, second = cast("list[str]", body["words"])
    return QueuedLetter(
        digest=kept.id,
        to=str(body["to"]),
        since=str(body["since"]),
        attempts=cast("int", body["attempts"]),
        due=kept.due,
        state=next(found for found in LetterState if found.value == body["state"]),
        code=str(body["code"]),
        words=(first, second),
    )
