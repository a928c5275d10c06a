"""Commands about e-mail: drafts for one's own mail program, and sending through the institution's server."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import letters, mail_account, mail_queue, outbox
from parteneriat_desktop.actions.mail_queue import LetterState
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.cli.answer import Answer, json_lines
from parteneriat_desktop.cli.readings import one_of, read_place
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.mail import Security

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.mail_queue import QueuedLetter
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    mail = commands.group("mail", N_("e-mails that carry packages"))
    account = mail.command("account", N_("set up the mail server, or print what is set up"), change_account)
    account.option("--server", N_("HOST"), N_("name of the mail server; empty forgets it"), dest="host")
    account.option("--port", "N", N_("port of the mail server"))
    ways = [one.value for one in Security]
    account.option("--security", "|".join(ways), N_("how encryption begins"), type=one_of(ways))
    account.option("--user", N_("TEXT"), N_("user of the mail server"))
    account.option("--from", N_("ADDRESS"), N_("address of the sender"), dest="sender")
    account.option("--authority", N_("FILE"), N_("certificate of a server of the institution's own"), type=read_place)
    account.option("--password-file", N_("FILE"), N_("file with the password, for the password store"), type=read_place)
    address = mail.command("address", N_("keep the address of an institution"), put_address)
    address.word("peer", N_("PEER"), N_("enrolled institution, by fingerprint or name"))
    address.word("address", N_("ADDRESS"), N_("its e-mail address"))
    draft = mail.command("draft", N_("write a draft that a mail program opens"), write_draft)
    draft.word("digest", N_("DIGEST"), N_("digest of the package, as “outbox” prints it"))
    send = mail.command("send", N_("put a package into the queue of the mail server"), put_letter)
    send.word("digest", N_("DIGEST"), N_("digest of the package, as “outbox” prints it"))
    send.option("--address", N_("ADDRESS"), N_("another address than the institution's"), default="")
    deliver = mail.command("deliver", N_("try what waits in the queue"), deliver_letters)
    deliver.option("--password-file", N_("FILE"), N_("file with the password of the mail account"), type=read_place)
    mail.command("queue", N_("what waits to be sent and what became of it"), print_queue)


def change_account(session: Session, given: Namespace) -> Answer:
    """Change what is named and print the account, without the password."""
    wanted = {
        name: str(value)
        for name in ("host", "port", "security", "user", "sender", "authority")
        if (value := getattr(given, name)) is not None
    }
    password = None if given.password_file is None else session.passphrase(given.password_file)
    with session.workspace() as workspace:
        account = mail_account.load(workspace)
        if wanted or password:
            account = replace(account, **wanted)
            mail_account.save(workspace, account, password)
    document: dict[str, Wire] = dict(asdict(account))
    words = Sentence("No mail account is set up here.")
    if account.host:
        words = Sentence(
            "Mail goes through {server}, port {port}, as {user}.",
            server=account.host,
            port=account.port,
            user=account.user,
        )
    return Answer(document, [session.catalogue.say(words)])


def put_address(session: Session, given: Namespace) -> Answer:
    """Keep the address of an institution."""
    with session.workspace() as workspace:
        peer = trust_list(workspace).peer(given.peer)
        letters.put_address(workspace, peer.fingerprint, given.address)
        kept = letters.address_of(workspace, peer.fingerprint)
    return Answer({"institution": peer.name, "address": kept}, [f"{peer.name}: {kept}"])


def write_draft(session: Session, given: Namespace) -> Answer:
    """Write the draft of a package."""
    with session.workspace() as workspace:
        files = letters.drafts(workspace, [outbox.find(workspace, given.digest)], session.catalogue)
    return Answer({"files": [str(file) for file in files]}, [str(file) for file in files])


def put_letter(session: Session, given: Namespace) -> Answer:
    """Put a package into the queue."""
    with session.workspace() as workspace:
        made = mail_queue.put(workspace, given.digest, given.address)
    return Answer(_document(session, made), [_line(session, made)])


def deliver_letters(session: Session, given: Namespace) -> Answer:
    """Try what is due; exit status 1 where a letter waits for a person."""
    password = None if given.password_file is None else session.passphrase(given.password_file)
    with session.workspace() as workspace:
        tried = mail_queue.send_due(workspace, session.catalogue, password)
    document: dict[str, Wire] = {"letters": [_document(session, one) for one in tried]}
    stopped = any(one.state is LetterState.STOPPED for one in tried)
    return Answer(document, [_line(session, one) for one in tried], int(stopped))


def print_queue(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print the queue, the latest first, as JSON lines."""
    with session.workspace() as workspace:
        return json_lines([_document(session, one) for one in mail_queue.queue(workspace)])


def _line(session: Session, one: QueuedLetter) -> str:
    """Say what became of a letter."""
    state = session.catalogue.label(one.state)
    if not one.code:
        return session.catalogue.say(Sentence("{address}: {state}", address=one.to, state=state))
    reason, advice = one.words
    return session.catalogue.say(
        Sentence("{address}: {state}. {reason} {advice}", address=one.to, state=state, reason=reason, advice=advice)
    )


def _document(session: Session, one: QueuedLetter) -> dict[str, Wire]:
    """Return a letter as one object."""
    sentence, advice = one.words
    return {
        "digest": one.digest,
        "to": one.to,
        "state": one.state.value,
        "attempts": one.attempts,
        "since": one.since,
        "due": one.due or None,
        "code": one.code or None,
        "sentence": sentence or None,
        "advice": advice or None,
        "label": session.catalogue.label(one.state),
    }
