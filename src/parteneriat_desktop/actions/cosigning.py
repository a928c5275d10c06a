"""Further signatures on what this workspace sends: by a certificate, or brought back from another program.

Rules of this module:

1. A further signature never changes which bundle it is: its number, its content and its first signature stay.
2. Lists to be signed elsewhere are written for two signatories; each signs a list of their own, in any order.
3. A signature that comes back finds its bundle by what it is over, among the copies that were kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.envelope import Envelope, envelope
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.actions.write_file import together
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.file_names import is_closed, kept_name
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.sync.certified import CertifiedSigner

#: Number of the further signature that the certificate in use makes.
OWN_NUMBER = 2
#: Numbers of the lists that are written for other programs.
ELSEWHERE = (2, 3, 4)


def cosign(bundle: bytes, signer: CertifiedSigner, moment: datetime) -> bytes:
    """Return a bundle signed with a certificate too."""
    from parteneriat_desktop.sync.cosignatures import add_cosignature, cosigned_list  # noqa: PLC0415 - loads the verifier

    listed = cosigned_list(_manifest(bundle), OWN_NUMBER)
    return add_cosignature(bundle, signer.sign_manifest(listed, moment))


def lists(bundle: bytes) -> dict[str, bytes]:
    """Return the lists of a bundle that two signatories sign elsewhere, by the ending of their names."""
    from parteneriat_desktop.sync.cosignatures import cosigned_list, taken_numbers  # noqa: PLC0415 - loads the verifier

    free = [number for number in ELSEWHERE if number not in taken_numbers(bundle)][:2]
    return {f".sign{number}.xml": cosigned_list(_manifest(bundle), number) for number in free}


def bring_back(workspace: Workspace, file: Path, out: Path, passphrase: str | None, *, plain: bool) -> Path:
    """Add a signature that another program made to its bundle; return where the bundle with it was written.

    Raises ``RefusedError``: no-bundle-for-signature, cosignature-taken, cms-… where it is not valid.
    """
    from parteneriat_desktop.sync.cosignatures import add_cosignature  # noqa: PLC0415 - loads the verifier

    signature = read_file(file)
    kept = _bundle_of(workspace, signature)
    signed = add_cosignature(read_file(kept), signature)
    closing = Envelope() if plain else _envelope(workspace, kept.name, passphrase)
    target = out / f"{kept.name}{closing.suffix}"
    with together() as write:
        write(target, closing.close(signed))
        write(kept, signed)
    return target


def _bundle_of(workspace: Workspace, signature: bytes) -> Path:
    """Return the kept bundle that a signature is over, the latest first."""
    from parteneriat_desktop.sync.cosignatures import matching_number  # noqa: PLC0415 - loads the verifier

    sent = [found for found in workspace.store.bundles() if found.direction == "sent"]
    for found in reversed(sent):
        kept = workspace.paths.outgoing / kept_name(str(found.body["file"]))
        try:
            manifest = _manifest(read_file(kept))
        except RefusedError:
            continue
        if matching_number(manifest, signature) is not None:
            return kept
    raise refuse("no-bundle-for-signature")


def _envelope(workspace: Workspace, name: str, passphrase: str | None) -> Envelope:
    """Return the envelope in which a bundle left the first time."""
    sent = [found for found in workspace.store.bundles() if found.direction == "sent"]
    found = next(one for one in sent if kept_name(str(one.body["file"])) == name)
    if not is_closed(str(found.body["file"])):
        return Envelope()
    peer = trust_list(workspace).peer(found.peer) if found.peer else None
    return envelope(workspace, peer, workspace.keys.unlock(passphrase))


def _manifest(bundle: bytes) -> bytes:
    """Return the list of files of a bundle that was written here."""
    from parteneriat_desktop.sync.archive import read_archive  # noqa: PLC0415 - loads the verifier
    from parteneriat_desktop.sync.entry_names import MANIFEST_NAME  # noqa: PLC0415 - as above

    return bytes(read_archive(bundle)[MANIFEST_NAME])
