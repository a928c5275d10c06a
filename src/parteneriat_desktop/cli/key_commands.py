"""Commands about the own key and the keys of others: identity, trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import identity, recovery, rotation, settings, trust
from parteneriat_desktop.actions.key_expiry import expiry
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.cli import certificate_commands
from parteneriat_desktop.cli.answer import Answer, json_lines, line
from parteneriat_desktop.cli.readings import read_number, read_place
from parteneriat_desktop.errors import Sentence, UsageError
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Wire

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.sync.trust import Institution


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    own = commands.group("identity", N_("the key of this workspace"))
    own.command("show", N_("print institution and fingerprint"), show_identity)
    enrol = own.command("enrol", N_("write the enrolment file and its sheet"), write_enrolment)
    enrol.option("--out", N_("FILE"), N_("file to write"), required=True, type=read_place)
    rotating = own.command("rotate", N_("replace the key by a new one that the old one has signed"), rotate_key)
    rotating.option(
        "--out", N_("FILE"), N_("statement to send to everybody who enrolled you"), required=True, type=read_place
    )
    rotating.switch("--again", N_("write the statement of the last rotation once more"))
    backing = own.command("backup", N_("write a backup of the key, opened once to be sure"), back_up_key)
    backing.option("--out", N_("FILE"), N_("file to write"), required=True, type=read_place)
    restoring = own.command("restore", N_("bring a lost key back"), restore_key)
    restoring.word(
        "file",
        N_("FILE"),
        N_("backup made with “identity backup”, or a text with the words of the sheet"),
        type=read_place,
    )
    printing = own.command("recovery-sheet", N_("print the words from which the key can be made again"), print_sheet)
    printing.option("--out", N_("FILE"), N_("PDF to write; print it, then delete it"), required=True, type=read_place)
    checking = own.command("check-words", N_("compare words copied from the printed sheet with the key"), check_words)
    checking.word("file", N_("FILE"), N_("text with the words, typed from the paper"), type=read_place)
    opening = own.command("decryption-key", N_("write the secret that opens bundles with the tool “age”"), write_secret)
    opening.option(
        "--out", N_("FILE"), N_("file to write; keep it as safe as the key itself"), required=True, type=read_place
    )
    certificate_commands.add_to_identity(own)
    others = commands.group("trust", N_("the institutions enrolled here"))
    adding = others.command("add", N_("enrol an institution after comparing its fingerprint"), add_trust)
    adding.word("file", N_("FILE"), N_("enrolment file of the institution"), type=read_place)
    adding.option(
        "--fingerprint",
        N_("FINGERPRINT"),
        N_("as the institution told it on paper or by telephone; not needed for a new key that its old one has signed"),
    )
    others.command("list", N_("list the enrolled institutions"), list_trust)
    certificates = others.command("certificates", N_("write the enrolled certificates for openssl"), write_certificates)
    certificates.option("--out", N_("FILE"), N_("file to write"), required=True, type=read_place)
    revoking = others.command("revoke", N_("stop trusting a key after its last good bundle"), revoke_trust)
    revoking.word("fingerprint", N_("FINGERPRINT"), N_("key that is no longer trusted"))
    revoking.option("--last-good", "N", N_("number of its last good bundle"), required=True, type=read_number)


def show_identity(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print who this workspace is for others."""
    with session.workspace() as workspace:
        document = identity.show(workspace)
        pressing = expiry(workspace)
    said = [] if pressing is None else [session.catalogue.say(pressing.sentence)]
    return Answer({**document, "warnings": list[Wire](said)}, [line(document), *said])


def write_enrolment(session: Session, given: Namespace) -> Answer:
    """Write the signed identity file."""
    with session.workspace() as workspace:
        identity.enrol(workspace, given.out, session.passphrase())
        fingerprint = workspace.keys.fingerprint
    said = Sentence(
        "{file} was written. Send it and tell the fingerprint on paper or by telephone: {fingerprint}",
        file=str(given.out),
        fingerprint=fingerprint,
    )
    return Answer({"file": str(given.out), "fingerprint": fingerprint}, [session.catalogue.say(said)])


def rotate_key(session: Session, given: Namespace) -> Answer:
    """Replace the key; print the new fingerprint."""
    with session.workspace() as workspace:
        if given.again:
            rotation.write_again(workspace, given.out)
        else:
            rotation.rotate(workspace, given.out, session.passphrase())
        fingerprint = workspace.keys.fingerprint
    said = Sentence(
        "The key is now {fingerprint}. Send {file} to all who enrolled you; make a new recovery sheet and backup.",
        fingerprint=fingerprint,
        file=str(given.out),
    )
    return Answer({"file": str(given.out), "fingerprint": fingerprint}, [session.catalogue.say(said)])


def back_up_key(session: Session, given: Namespace) -> Answer:
    """Write a backup of the key, protected by the passphrase."""
    with session.workspace() as workspace:
        identity.back_up(workspace, given.out, session.passphrase())
    said = Sentence("The key was backed up to {file}, and the backup was opened to be sure.", file=str(given.out))
    return Answer({"file": str(given.out)}, [session.catalogue.say(said)])


def restore_key(session: Session, given: Namespace) -> Answer:
    """Take the key from its backup."""
    with session.workspace() as workspace:
        fingerprint = identity.restore(workspace, given.file, session.passphrase())
    said = Sentence("The key {fingerprint} was restored.", fingerprint=fingerprint)
    return Answer({"fingerprint": fingerprint}, [session.catalogue.say(said)])


def print_sheet(session: Session, given: Namespace) -> Answer:
    """Write the recovery sheet."""
    with session.workspace() as workspace:
        recovery.print_sheet(workspace, given.out, session.catalogue, session.passphrase())
    said = Sentence(
        "{file} was written. Print it, copy the words from the paper into a file for “identity check-words”, "
        "then delete both files.",
        file=str(given.out),
    )
    return Answer({"file": str(given.out)}, [session.catalogue.say(said)])


def check_words(session: Session, given: Namespace) -> Answer:
    """Compare the words of the sheet with the key."""
    typed = read_file(given.file).decode("utf-8", errors="replace")
    with session.workspace() as workspace:
        recovery.confirm(workspace, typed, session.passphrase())
        fingerprint = workspace.keys.fingerprint
    said = Sentence("The recovery sheet is good: its words make the key {fingerprint}.", fingerprint=fingerprint)
    return Answer({"fingerprint": fingerprint}, [session.catalogue.say(said)])


def write_secret(session: Session, given: Namespace) -> Answer:
    """Write the secret encryption key for ``age -d -i``."""
    with session.workspace() as workspace:
        identity.write_decryption_key(workspace, given.out, session.passphrase())
    said = Sentence("{file} was written. Whoever has it reads every bundle that is sent to you.", file=str(given.out))
    return Answer({"file": str(given.out)}, [session.catalogue.say(said)])


def add_trust(session: Session, given: Namespace) -> Answer:
    """Enrol an institution, or take in its new key."""
    with session.workspace() as workspace:
        if given.fingerprint is None:
            return _accepted(session, rotation.accept(workspace, given.file))
        added = trust.add(workspace, given.file, given.fingerprint)
    said = Sentence(
        "{name} is enrolled as {role}. Its bundles are trusted from now on.",
        name=added.name,
        role=settings.role_words(added.role, session.catalogue),
    )
    return Answer(trust.printed(added), [session.catalogue.say(said)])


def _accepted(session: Session, accepted: Institution | None) -> Answer:
    """Say whose new key counts from now on; a file that is no statement needs the fingerprint."""
    if accepted is None:
        raise UsageError(
            Sentence("This file introduces an institution; that takes the fingerprint from its stamped sheet."),
            Sentence("Name it with --fingerprint."),
            code="usage",
        )
    return Answer(trust.printed(accepted), [session.catalogue.say(rotation.accepted_sentence(accepted))])


def list_trust(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print the enrolled institutions as JSON lines."""
    with session.workspace() as workspace:
        listed: list[dict[str, Wire]] = [trust.printed(one) for one in trust.institutions(workspace)]
    return json_lines(listed)


def write_certificates(session: Session, given: Namespace) -> Answer:
    """Write the certificates of everybody enrolled, as ``openssl cms -CAfile`` reads them."""
    with session.workspace() as workspace:
        trust.write_certificates(workspace, given.out)
    return Answer({"file": str(given.out)}, [str(given.out)])


def revoke_trust(session: Session, given: Namespace) -> Answer:
    """Revoke a key from today on."""
    with session.workspace() as workspace:
        revoked = trust.revoke(workspace, given.fingerprint, given.last_good)
    said = Sentence(
        "The key of {name} is no longer trusted after its bundle number {number}.",
        name=revoked.name,
        number=given.last_good,
    )
    return Answer(trust.printed(revoked), [session.catalogue.say(said)])
