"""Two institutions that know each other and changed the same field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standing_in import PASSPHRASE

from parteneriat_desktop.actions import identity, save_record, trust
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.i18n.catalogue import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


@dataclass
class Shared:
    """A partnership known to both, and the file that brings the other side's version."""

    partnership: str
    file: Path


def enrolment(workspace: Workspace, folder: Path) -> Path:
    """Write the enrolment file of a workspace."""
    file = folder / f"{workspace.profile.role}.enrol.asice"
    identity.enrol(workspace, file, PASSPHRASE)
    return file


def introduce(one: Workspace, other: Workspace, folder: Path) -> None:
    """Let two workspaces trust each other."""
    for known, knowing in ((one, other), (other, one)):
        trust.add(knowing, enrolment(known, folder), known.keys.fingerprint)


def saved(workspace: Workspace, entity_name: str, /, record: str | None = None, **fields: Any) -> str:
    """Save a record and return its id."""
    result = save_record.save(workspace, entity_name, fields, record)
    assert result.id is not None, [str(problem.sentence) for problem in result.problems]
    return result.id


def send(workspace: Workspace, out: Path, *, encrypted: bool = False) -> Path:
    """Write everything that anyone enrolled may see."""
    wanted = Wanted(to=None, full=True, catalogue=Catalogue("en"), out=out, plain=not encrypted)
    return export(workspace, wanted, PASSPHRASE).bundles[0]


def disagree(one: Workspace, other: Workspace, folder: Path) -> Shared:
    """Share a partnership, then let both sides change its title and its duration."""
    introduce(one, other, folder)
    party = saved(one, "partner", name=other.profile.name, kind="ngo_association")
    facts = {"title": "Apă", "internal_code": "PI-1", "object": "Se cumpără rechizite pentru toți."}
    partnership = saved(one, "partnership", parties=[{"partner": party}], **facts)
    import_files(other, [send(one, folder / "first")])
    saved(one, "partnership", partnership, title="Apă curată", object="Se cumpără 20 de rechizite pentru toți.")
    saved(other, "partnership", partnership, title="Apă bună", object="Se cumpără 24 de rechizite pentru toți.")
    saved(other, "partnership", partnership, project_code="P-7")
    return Shared(partnership, send(other, folder / "second"))
