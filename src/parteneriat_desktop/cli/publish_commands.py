"""The commands that write folders for others: what is published or archived of a consultation, what is audited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.audit_folder import audit_folder
from parteneriat_desktop.actions.consultation_archive import consultation_archive
from parteneriat_desktop.actions.ordered_files import write_ordered
from parteneriat_desktop.actions.publish_pack import publish_pack
from parteneriat_desktop.cli.answer import Answer
from parteneriat_desktop.cli.readings import read_place
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.ordered_files import OrderedFile
    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    publish = commands.command(
        "publish", N_("write the notice, papers and texts of a consultation for the portal and the notice board"), write
    )
    publish.word("id", N_("ID"), N_("identifier of the consultation"))
    publish.option("--out", N_("DIR|FILE.zip"), N_("new folder, or ZIP file, to write"), required=True, type=read_place)
    publish.switch("--archive", N_("write the whole dossier with its index for the archive instead"))
    audit = commands.command("audit", N_("write the dossier of a partnership for an auditor, in order"), write_audit)
    audit.word("id", N_("ID"), N_("identifier of the partnership"))
    audit.option("--out", N_("DIR|FILE.zip"), N_("new folder, or ZIP file, to write"), required=True, type=read_place)
    audit.switch("--private", N_("with names and other private data, which stay in the institution"))


def write(session: Session, given: Namespace) -> Answer:
    """Write the files in their order, as a folder or as one ZIP."""
    make = consultation_archive if given.archive else publish_pack
    with session.workspace() as workspace:
        files = make(workspace, given.id, session.catalogue)
    return _written(files, given.out)


def write_audit(session: Session, given: Namespace) -> Answer:
    """Write the audit folder of a partnership, as a folder or as one ZIP."""
    with session.workspace() as workspace:
        files = audit_folder(workspace, given.id, session.catalogue, private=given.private)
    return _written(files, given.out)


def _written(files: Sequence[OrderedFile], out: Path) -> Answer:
    """Write files and answer with their names and where they are."""
    written = [str(path) for path in write_ordered(files, out)]
    names: list[Wire] = [file.name for file in files]
    paths: list[Wire] = [*written]
    return Answer({"files": names, "written": paths}, written)
