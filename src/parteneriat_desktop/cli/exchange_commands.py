"""Commands about bundles: export, receipt, verify, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import export_bundle, import_bundle, receipts, rotation, verify_bundle
from parteneriat_desktop.cli import certificate_commands
from parteneriat_desktop.cli.answer import Answer, problems_document
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.errors import Counted, Sentence, UntrustedError
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.actions.import_bundle import Imported
    from parteneriat_desktop.actions.verify_bundle import Checked, Cosigned
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire

NEUTRAL_NAME = N_("named .zip, or .bin where it is encrypted, for mail services that refuse other endings")


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    export = commands.command("export", N_("write a signed bundle"), export_changes)
    export.option("--to", N_("PEER"), N_("enrolled institution, by fingerprint or name; without it: anyone enrolled"))
    export.switch("--full", N_("everything, not only what the institution does not have yet"))
    export.switch("--plain", N_("unencrypted, so that any tool reads it"))
    export.switch("--neutral-name", NEUTRAL_NAME)
    export.switch("--for-signing", N_("with the lists that others sign in their own programs"))
    export.switch("--without-certificate", N_("signed with the key of this workspace only"))
    certificate_commands.secret_option(export)
    export.option("--out", N_("DIR"), N_("folder to write into"), required=True, type=read_place)
    receipt = commands.command("receipt", N_("write what was received, signed, for its sender"), write_receipt)
    receipt.option("--to", N_("PEER"), N_("enrolled institution, by fingerprint or name"), required=True)
    receipt.option(
        "--refused", N_("FILE"), N_("file that was refused here, to say why"), action="append", type=read_place
    )
    receipt.switch("--plain", N_("unencrypted, so that any tool reads it"))
    receipt.switch("--neutral-name", NEUTRAL_NAME)
    receipt.option("--out", N_("DIR"), N_("folder to write into"), required=True, type=read_place)
    verify = commands.command("verify", N_("say who signed what and when; changes nothing"), verify_file)
    verify.word("file", N_("FILE"), N_("bundle"), type=read_place)
    importing = commands.command("import", N_("check bundles and take in what is new"), import_files)
    importing.word("files", N_("FILE"), N_("bundles, in any order"), nargs="+", type=read_place)


def export_changes(session: Session, given: Namespace) -> Answer:
    """Write bundle, transmittal sheet and message; print the files."""
    with session.workspace() as workspace:
        wanted = export_bundle.Wanted(
            to=given.to,
            full=given.full,
            catalogue=session.catalogue,
            out=given.out,
            plain=given.plain,
            cosigner=certificate_commands.cosigner(workspace, session, given),
            uncertified=given.without_certificate,
            for_signing=given.for_signing,
            neutral=given.neutral_name,
        )
        written = export_bundle.export(workspace, wanted, session.passphrase())
    return written_answer(written)


def write_receipt(session: Session, given: Namespace) -> Answer:
    """Write a bundle that says what was stored of a peer's bundles, and why files were refused; print the files."""
    with session.workspace() as workspace:
        passphrase = session.passphrase()
        files = given.refused or ()
        refused = tuple(receipts.refusal_of(workspace, file, session.catalogue, passphrase) for file in files)
        wanted = export_bundle.Wanted(
            to=given.to,
            full=False,
            catalogue=session.catalogue,
            out=given.out,
            plain=given.plain,
            kind="receipt",
            refused=refused,
            neutral=given.neutral_name,
        )
        written = export_bundle.export(workspace, wanted, passphrase)
    return written_answer(written)


def written_answer(written: Exported) -> Answer:
    """Print the files that were written."""
    document: dict[str, Wire] = {
        "files": [str(file) for file in written.files],
        "sequence": written.sequence,
        "segments": written.segments,
        "changes": written.changes,
        "recipient": written.recipient,
        "encrypted": written.encrypted,
    }
    return Answer(document, [str(file) for file in written.files])


def verify_file(session: Session, given: Namespace) -> Answer:
    """Verify a bundle; exit status 3 when the signer is not enrolled here."""
    with session.workspace() as workspace:
        checked = verify_bundle.verify(workspace, given.file, session.passphrase())
    return _verified_answer(session, checked)


def _verified_answer(session: Session, checked: Checked) -> Answer:
    """Print who signed what and when."""
    document: dict[str, Wire] = {
        "file": str(checked.file),
        "trusted": checked.trusted,
        "sender": checked.sender,
        "fingerprint": checked.fingerprint,
        "created": checked.created,
        "sequence": checked.sequence,
        "recipient": checked.recipient,
        "manifest": checked.manifest,
        "segments": checked.segments,
        "changes": checked.changes,
        "attachments": checked.attachments,
        "already_imported": checked.already_imported,
        "encrypted": checked.encrypted,
        "replaces": checked.replaces,
        "cosignatures": [_cosigned_document(one) for one in checked.cosignatures],
        "warnings": [session.catalogue.say(warning) for warning in checked.warnings],
    }
    sentence = (
        Sentence(
            "Valid: signed by {sender}, key {fingerprint}, made on {created}, number {sequence}.",
            sender=checked.sender,
            fingerprint=checked.fingerprint,
            created=checked.created,
            sequence=checked.sequence,
        )
        if checked.signer_known
        else Sentence(
            "Valid, but NOT TRUSTED: the key {fingerprint} of {sender} is not enrolled here.",
            fingerprint=checked.fingerprint,
            sender=checked.sender,
        )
    )
    opened = [Sentence("It was encrypted; the key of this workspace opened it.")] if checked.encrypted else []
    further = [_cosigned_sentence(one) for one in checked.cosignatures]
    lines = [session.catalogue.say(found) for found in (sentence, *opened, *further, *checked.warnings)]
    return Answer(document, lines, 0 if checked.trusted else UntrustedError.status)


def _cosigned_document(one: Cosigned) -> Wire:
    """Return a further signature."""
    return {
        "number": one.number,
        "holder": one.holder,
        "organisation": one.organisation,
        "issuer": one.issuer,
        "fingerprint": one.fingerprint,
        "time": one.time or None,
        "enrolled": one.enrolled,
    }


def _cosigned_sentence(one: Cosigned) -> Sentence:
    """Say whose certificate a further signature was made with."""
    return Sentence(
        "Also signed by {holder}, certificate issued by {issuer}, key {fingerprint}.",
        holder=one.holder,
        issuer=one.issuer,
        fingerprint=one.fingerprint,
    )


def import_files(session: Session, given: Namespace) -> Answer:
    """Take in bundles, all of them or none; print counts of changes, conflicts, gaps and forks.

    New keys come first: a bundle beside its statement may be signed with the new one already.
    """
    statements = [file for file in given.files if rotation.is_statement(file)]
    bundles = [file for file in given.files if file not in statements]
    with session.workspace() as workspace:
        found = [rotation.accept(workspace, file) for file in statements]
        imported = import_bundle.import_files(workspace, bundles, session.passphrase())
    accepted = [one for one in found if one is not None]
    keys = [session.catalogue.say(rotation.accepted_sentence(one)) for one in accepted]
    documents = [_imported_document(session, one) for one in imported]
    lines = [text for one in imported for text in _imported_lines(session, one)]
    printed: list[Wire] = [{"name": one.name, "fingerprint": one.fingerprint} for one in accepted]
    return Answer({"bundles": documents, "new_keys": printed}, [*keys, *lines])


def _imported_document(session: Session, one: Imported) -> Wire:
    """Return what one bundle brought."""
    return {
        "file": str(one.file),
        "sender": one.sender,
        "sequence": one.sequence,
        "already_imported": one.already_imported,
        "segments": one.segments,
        "changes": one.changes,
        "records": one.records,
        "conflicts": one.conflicts,
        "gaps": [session.catalogue.say(gap) for gap in one.gaps],
        "forks": [session.catalogue.say(fork) for fork in one.forks],
        "attachments": one.attachments,
        "missing_attachments": one.missing_attachments,
        "merged": [{"entity": found.entity, "id": found.record, "fields": [*found.fields]} for found in one.merged],
        "notices": [session.catalogue.say(notice) for notice in one.notices],
        "findings": [
            {
                "id": found.record,
                "title": found.title,
                "state": str(found.state),
                "problems": problems_document(found.problems, session.catalogue),
            }
            for found in one.findings
        ],
    }


def _imported_lines(session: Session, one: Imported) -> list[str]:
    """Say what one bundle brought."""
    if one.already_imported:
        first = Sentence("{file}: already imported; nothing is new.", file=one.file.name)
    else:
        first = Sentence(
            "{file} from {sender}, number {sequence}: {changes} new changes, {records} records, {conflicts} conflicts.",
            file=one.file.name,
            sender=one.sender,
            sequence=one.sequence,
            changes=one.changes,
            records=one.records,
            conflicts=one.conflicts,
        )
    merged = sum(len(found.fields) for found in one.merged)
    alone = (
        [Counted("{count} field merged by itself.", "{count} fields merged by themselves.", merged)] if merged else []
    )
    asked = [
        Sentence(
            "“{title}” arrived as “{state}”: {problem}", title=found.title, state=found.state, problem=problem.sentence
        )
        for found in one.findings
        for problem in found.problems
    ]
    return [session.catalogue.say(found) for found in (first, *alone, *one.gaps, *one.forks, *one.notices, *asked)]
