"""The e-mails that carry what was written: one for each package, because each fits just about through a gateway.

Rules of this module:

1. Address, subject and words can be copied one by one; a draft (``.eml``) opens in the mail program with its
   files; where an account is set up, ``mail_queue`` sends the same letter.
2. The address of an institution is the one a person typed for it, else the one in the directory.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import outbox, transmittal
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.trust import institutions
from parteneriat_desktop.actions.write_file import together
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.sorting import fold as folded
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.sync.file_names import NEUTRAL, NEUTRAL_CLOSED, stem
from parteneriat_desktop.sync.letter import Carried, Letter, check_address, draft
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.outbox import SentBundle
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.sync.trust import Institution

#: Before the fingerprint of an institution: the address that a person typed for it.
ADDRESS = "address:"
MEDIA_TYPES = {
    ".asice": "application/vnd.etsi.asic-e+zip",
    ".age": "application/octet-stream",
    NEUTRAL: "application/zip",
    NEUTRAL_CLOSED: "application/octet-stream",
    ".pdf": "application/pdf",
}


def address_of(workspace: Workspace, fingerprint: str) -> str:
    """Return where an institution gets its mail; empty where nobody knows (rule 2)."""
    typed = workspace.store.setting(ADDRESS + fingerprint)
    if typed:
        return typed
    peer = next((one for one in institutions(workspace) if one.fingerprint == fingerprint), None)
    return "" if peer is None else _in_directory(workspace, peer)


def put_address(workspace: Workspace, fingerprint: str, address: str) -> None:
    """Keep the address of an institution; an empty one is forgotten, a wrong one refused (mail-address)."""
    workspace.store.put_setting(ADDRESS + fingerprint, check_address(address) if address.strip() else "")


def letter(workspace: Workspace, bundle: SentBundle, catalogue: Catalogue) -> Letter:
    """Return the letter of one package: the file as it was written, its sheet, subject and words.

    Raises ``RefusedError`` where the file is no longer where it was written (mail-file-gone).
    """
    subject, text = words(workspace, bundle, catalogue)
    return Letter(address_of(workspace, bundle.peer), subject, text, _carried(Path(bundle.folder) / bundle.file))


def words(workspace: Workspace, bundle: SentBundle, catalogue: Catalogue) -> tuple[str, str]:
    """Return subject and words of the letter of one package."""
    peer = next((one for one in institutions(workspace) if one.fingerprint == bundle.peer), None)
    whole = transmittal.message(workspace, [Path(bundle.file)], peer, catalogue)
    subject, _, text = whole.partition("\n")
    if bundle.parts > 1:
        part = Sentence("{subject}, part {part} of {parts}", subject=subject, part=bundle.part, parts=bundle.parts)
        subject = catalogue.say(part)
    return subject, text.strip() + "\n"


def drafts(workspace: Workspace, bundles: Sequence[SentBundle], catalogue: Catalogue) -> list[Path]:
    """Write a draft beside each package and return the files."""
    written: list[Path] = []
    with together() as write:
        for bundle in bundles:
            file = Path(bundle.folder) / f"{bundle.file.partition('.')[0]}.eml"
            write(file, draft(letter(workspace, bundle, catalogue)))
            written.append(file)
    return written


def of_export(workspace: Workspace, sequence: int) -> list[SentBundle]:
    """Return the packages of an export, by the number of its first part, in their order."""
    sent = outbox.outbox(workspace)
    first = next((one for one in sent if one.sequence == sequence), None)
    if first is None:
        return []
    numbers = range(sequence, sequence + first.parts)
    return [one for one in reversed(sent) if one.sequence in numbers]


def _carried(file: Path) -> tuple[Carried, ...]:
    """Return a package and the sheet beside it."""
    if not file.is_file():
        raise refuse("mail-file-gone", file=str(file))
    sheet = file.with_name(f"{stem(file.name)}.R17.pdf")
    found = [file, *([sheet] if sheet.is_file() else [])]
    return tuple(Carried(one.name, MEDIA_TYPES[one.suffix], read_file(one)) for one in found)


def _in_directory(workspace: Workspace, peer: Institution) -> str:
    """Return the address that the directory has for an institution, by tax number or by name."""
    for one in workspace.all(Partner.ENTITY):
        if not isinstance(one, Partner) or not one.email:
            continue
        numbers = one.tax_number, peer.tax_number
        same = numbers[0] == numbers[1] if all(numbers) else folded(one.name or "") == folded(peer.name)
        if same:
            return one.email
    return ""
