"""Commands about the workspace itself: init, demo, backup, restore, check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import backup, check, initialise, waiting
from parteneriat_desktop.actions.profile import Role
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.cli.readings import one_of, read_count, read_number, read_place
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    init = commands.command("init", N_("make a workspace and its key"), make_workspace)
    roles, countries = [role.value for role in Role], ("RO", "BG")
    init.option("--role", "|".join(roles), N_("what the institution is"), required=True, type=one_of(roles))
    init.option("--country", "|".join(countries), N_("where it is"), required=True, type=one_of(countries))
    init.option("--name", N_("TEXT"), N_("its official name"), required=True)
    init.option("--tax-id", N_("ID"), N_("its tax number"), default="")
    init.option("--unit", N_("CODE"), N_("its territorial unit, by the code of the register"), default="")
    init.option(
        "--passphrase-file",
        N_("FILE"),
        N_("file with the passphrase of the key"),
        dest="own_passphrase_file",
        type=read_place,
    )
    demo = commands.command("demo", N_("fill an empty workspace with sample records"), fill_with_samples)
    demo.option("--seed", "N", N_("another number makes other records"), type=read_number, default=1)
    demo.option("--scale", "K", N_("how many times as many records"), type=read_count, default=1)
    backing = commands.command("backup", N_("write a verified copy of everything"), write_backup)
    backing.option("--out", N_("FILE"), N_("file to write"), required=True, type=read_place)
    restoring = commands.command("restore", N_("go back to a backup; the present state is kept"), restore_backup)
    restoring.word("file", N_("FILE"), N_("backup made with “backup”"), type=read_place)
    commands.command("check", N_("check database, chains, attachments and backups"), check_workspace)


def make_workspace(session: Session, given: Namespace) -> Answer:
    """Make workspace and key; print the fingerprint to compare by eye."""
    founding = initialise.Founding(
        role=given.role,
        country=given.country,
        name=given.name,
        tax_number=given.tax_id,
        unit_code=given.unit,
        language=session.catalogue.language,
        passphrase=session.passphrase(given.own_passphrase_file),
    )
    with initialise.initialise(session.paths, session.clock, founding) as workspace:
        fingerprint = workspace.keys.fingerprint
        document: dict[str, Wire] = {
            "home": str(workspace.paths.home),
            "fingerprint": fingerprint,
            "writer": workspace.writer,
        }
    ready = Sentence(
        "The workspace of {name} is ready. Fingerprint of its key: {fingerprint}",
        name=given.name,
        fingerprint=fingerprint,
    )
    return Answer(document, [session.catalogue.say(ready)])


def fill_with_samples(session: Session, given: Namespace) -> Answer:
    """Fill an empty workspace with a made-up commune's two years of records."""
    from parteneriat_desktop.actions.demo import fill  # noqa: PLC0415 - large and rarely asked for

    with session.workspace() as workspace:
        count = fill(workspace, given.seed, given.scale)
    said = Counted("{count} sample record was saved.", "{count} sample records were saved.", count)
    return Answer({"records": count}, [session.catalogue.say(said)])


def write_backup(session: Session, given: Namespace) -> Answer:
    """Write a backup and verify it by opening it."""
    with session.workspace() as workspace:
        written = backup.back_up(workspace, given.out)
    document: dict[str, Wire] = {"file": str(given.out), "changes": written.changes, "attachments": written.attachments}
    said = Sentence("The backup {file} was written and verified.", file=str(given.out))
    return Answer(document, [session.catalogue.say(said)])


def restore_backup(session: Session, given: Namespace) -> Answer:
    """Restore a backup; the workspace goes on as a new writer."""
    kept = backup.restore(session.paths, session.clock, given.file)
    said = Sentence(
        "The backup was restored. The state before it is kept in {folder}; this workspace goes on as a new writer.",
        folder=str(kept),
    )
    return Answer({"restored": str(given.file), "kept": str(kept)}, [session.catalogue.say(said)])


def check_workspace(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Check everything and list what waits or cannot be shown; exit status 1 when something was found."""
    with session.workspace() as workspace:
        findings = check.check(workspace)
        waits = waiting.waiting(workspace)
    document: dict[str, Wire] = {
        "checks": [
            {"check": found.check, "ok": found.ok, "message": session.catalogue.say(found.sentence)}
            for found in findings
        ],
        "waiting": [
            {"what": one.what, "entity": one.entity, "id": one.record, "message": session.catalogue.say(one.sentence)}
            for one in waits
        ],
    }
    sentences = [*(found.sentence for found in findings), *(one.sentence for one in waits)]
    lines = [session.catalogue.say(sentence) for sentence in sentences]
    return Answer(document, lines, int(not all(found.ok for found in findings)))
