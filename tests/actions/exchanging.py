"""What the tests of exchange do over and over: send to somebody, hand over, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from action_samples import a_partner, a_partnership, a_plan

from conftest import ENGLISH, PASSPHRASE
from parteneriat_desktop.actions import receipts
from parteneriat_desktop.actions.dump import canonical, dump
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.actions.import_bundle import Imported
    from parteneriat_desktop.actions.workspace import Workspace


def send(workspace: Workspace, to: str | None, out: Path, *, full: bool = False, encrypted: bool = False) -> Exported:
    """Write bundles, unencrypted unless a test is about that, so that it can look into them."""
    return export(workspace, Wanted(to, full, ENGLISH, out, plain=not encrypted), PASSPHRASE)


def hand_over(sender: Workspace, receiver: Workspace, out: Path, *, full: bool = False) -> list[Imported]:
    sent = send(sender, receiver.profile.name, out, full=full)
    return import_files(receiver, list(sent.bundles))


def text_of(workspace: Workspace) -> list[str]:
    return [canonical(document) for document in dump(workspace)]


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("workspace.db-")
    }


def fields_in(workspace: Workspace, entity: str, record: str) -> dict[str, Any]:
    row = workspace.store.row(entity, record)
    assert row is not None
    return dict(row.fields)


def a_shared_dossier(sender: Workspace, party: Workspace) -> tuple[str, str]:
    """Make a partnership with somebody, and a plan in it."""
    partnership = a_partnership(sender, a_partner(sender, name=party.profile.name))
    return partnership, a_plan(sender, partnership)


def receipt(workspace: Workspace, to: Workspace, out: Path, *refused: Path) -> Exported:
    """Write a receipt."""
    reasons = tuple(receipts.refusal_of(workspace, file, ENGLISH, PASSPHRASE) for file in refused)
    wanted = Wanted(
        to.profile.name, full=False, catalogue=ENGLISH, out=out, plain=True, kind="receipt", refused=reasons
    )
    return export(workspace, wanted, PASSPHRASE)


def answer(workspace: Workspace, to: Workspace, out: Path, *refused: Path) -> list[Imported]:
    """Write a receipt and hand it over."""
    return import_files(to, list(receipt(workspace, to, out, *refused).bundles))


def in_parts(workspace: Workspace, to: Workspace, out: Path, files: int) -> Exported:
    """Send attachments that do not fit into one part."""
    for number in range(files):
        out.mkdir(parents=True, exist_ok=True)
        file = out / f"{number}.bin"
        file.write_bytes(bytes([number]) * 3_900_000)
        a_partnership(workspace, internal_code=f"PI-{out.name}-{number}", signed_document={"path": str(file)})
    return send(workspace, to.profile.name, out)
