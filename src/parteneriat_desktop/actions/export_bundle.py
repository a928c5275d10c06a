"""Write what a peer may see and does not have yet as signed bundles of at most 7 MB each.

Rules of this module:

1. Everything since the peer's latest receipt travels, never since the last sending: a lost letter
   heals with the next one. ``full`` is the same format with everything in it.
2. Without a peer the bundle is for anyone enrolled and holds everything shared.
3. Files are written whole, all of an export or none; a copy of each bundle stays in the workspace as
   a second backup. What was sealed stays sealed, also when a file cannot be written.
4. What leaves is encrypted, unless a person said otherwise; the copy that stays here is not.
5. Beside each bundle lies its transmittal sheet (R17), and one message text for the e-mail.
6. A receipt is an ordinary bundle of another kind: it answers what the peer asked for and brings own
   changes, such as requests for correction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import attachments, certificate, cosigning, peers, receipts, transmittal
from parteneriat_desktop.actions.envelope import Envelope, envelope
from parteneriat_desktop.actions.identity import APP, party
from parteneriat_desktop.actions.sealing import seal_all
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.actions.write_file import together
from parteneriat_desktop.journal import exchange
from parteneriat_desktop.journal.companions import companions
from parteneriat_desktop.records.catalogue import SCHEMA
from parteneriat_desktop.store.bundles import LoggedBundle
from parteneriat_desktop.sync.description import Description, Recipient
from parteneriat_desktop.sync.file_names import neutral_name
from parteneriat_desktop.sync.layout import ascii_name, attachment_name
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.records.values import Attachment
    from parteneriat_desktop.sync.bundle import Enclosure, Outgoing, Written
    from parteneriat_desktop.sync.certified import CertifiedSigner
    from parteneriat_desktop.sync.description import Kind
    from parteneriat_desktop.sync.receipt import Refused
    from parteneriat_desktop.sync.signing import Signer
    from parteneriat_desktop.sync.trust import Institution


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom (fingerprint or name, None: anyone enrolled), everything or the delta, where to, unencrypted or not.

    A receipt may say why files were refused. ``cosigner`` is the opened certificate in use, ``uncertified`` says that
    it is not to be used; ``for_signing`` asks for the lists that other programs sign, ``neutral`` for names of
    files that every mail service takes.
    """

    to: str | None
    full: bool
    catalogue: Catalogue
    out: Path
    plain: bool = False
    kind: Kind = "data"
    refused: tuple[Refused, ...] = ()
    cosigner: CertifiedSigner | None = None
    uncertified: bool = False
    for_signing: bool = False
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, in the order in which a person attaches them, and what they hold."""

    files: tuple[Path, ...]
    bundles: tuple[Path, ...]
    sequence: int
    segments: int
    changes: int
    recipient: str
    encrypted: bool


def export(workspace: Workspace, wanted: Wanted, passphrase: str | None) -> Exported:
    """Seal, choose, sign and write.

    Raises ``RefusedError`` when the key does not open, the peer is unknown or has no encryption key, or a file
    cannot be written.
    """
    from parteneriat_desktop.sync.parts import write_parts  # noqa: PLC0415 - loads the signer

    peer = None if wanted.to is None else trust_list(workspace).peer(wanted.to)
    signer = workspace.keys.unlock(passphrase)
    _demand_certificate(workspace, wanted)
    closing = Envelope() if wanted.plain else envelope(workspace, peer, signer)
    seal_all(workspace, signer)
    outgoing = _outgoing(workspace, peer, signer, wanted)
    files, bundles = list["Path"](), list["Path"]()
    changes = 0
    with together() as write, workspace.store.writing():
        for part in write_parts(outgoing, signer):
            written = part if wanted.cosigner is None else _cosigned(workspace, part, wanted.cosigner)
            changes += written.description.changes
            name = _file_name(workspace, written.description)
            file = f"{name}{closing.suffix}"
            bundle = wanted.out / (neutral_name(file) if wanted.neutral else file)
            data = closing.close(written.data)
            write(bundle, data)
            write(workspace.paths.outgoing / name, written.data)
            sheet = (wanted.out / name).with_suffix(".R17.pdf")
            sent = transmittal.SentAs(bundle.name, len(data))
            write(sheet, transmittal.sheet(workspace, sent, written, peer, wanted.catalogue))
            log_sent(workspace, written, sent, peer, wanted.out)
            bundles.append(bundle)
            files += [bundle, sheet]
            for ending, listed in (cosigning.lists(written.data) if wanted.for_signing else {}).items():
                files.append((wanted.out / name).with_suffix(ending))
                write(files[-1], listed)
        message = wanted.out / f"{bundles[0].name.partition('.')[0]}.txt"
        write(message, transmittal.message(workspace, bundles, peer, wanted.catalogue).encode("utf-8"))
    return Exported(
        (*files, message),
        tuple(bundles),
        outgoing.description.sequence,
        len(outgoing.segments),
        changes,
        "" if peer is None else peer.name,
        bool(closing.recipients),
    )


def _demand_certificate(workspace: Workspace, wanted: Wanted) -> None:
    """Refuse a bundle of data without the certificate that is in use, unless a person wants it so."""
    used = certificate.in_use(workspace)
    if used is not None and wanted.cosigner is None and wanted.kind == "data" and not wanted.uncertified:
        raise refuse("certificate-secret", holder=used.holder)


def _cosigned(workspace: Workspace, part: Written, cosigner: CertifiedSigner) -> Written:
    """Return a part signed with the certificate in use too."""
    return replace(part, data=cosigning.cosign(part.data, cosigner, workspace.clock.now()))


def _outgoing(workspace: Workspace, peer: Institution | None, signer: Signer, wanted: Wanted) -> Outgoing:
    """Choose segments and attachments and describe them."""
    from parteneriat_desktop.sync.bundle import Outgoing  # noqa: PLC0415 - loads the signer

    store = workspace.store
    scopes = peers.shared_scopes(workspace, peer)
    headers = peers.shared_headers(workspace, peer)
    segments = [store.segment(name) for name in peers.to_send(workspace, peer, headers, full=wanted.full)]
    shared = {header.hash for header in headers}
    segments += companions(segments, (store.segment(name) for name in store.erasing_segments() if name in shared))
    missing = attachments.missing(workspace)
    description = Description(
        id=workspace.new_record_id(),
        kind=wanted.kind,
        sender=party(workspace, signer),
        recipient=None if peer is None else Recipient(peer.name, peer.fingerprint),
        created=workspace.clock.now().replace(microsecond=0),
        sequence=_next_sequence(workspace),
        previous=_last_manifest(workspace),
        schema=SCHEMA,
        app=APP,
        signer_function=workspace.profile.function,
        have=tuple(exchange.heads(headers)),
        want=tuple(gap.hash for gap in exchange.gaps(headers)),
        want_blobs=tuple(sorted(missing)),
        state=store.digests(sorted(scopes)),
        receipt=receipts.own_receipt(workspace, peer, headers, wanted.refused),
    )
    return Outgoing(description, tuple(segments), tuple(_enclosures(workspace, peer, scopes, segments)))


def _enclosures(
    workspace: Workspace, peer: Institution | None, scopes: frozenset[str], segments: list[Segment]
) -> list[Enclosure]:
    """Return the attachments of the chosen segments and those that the peer asked for, as far as they are here."""
    wanted = peers.wanted_files(workspace, peer)
    held = attachments.of_shared(workspace, scopes) if wanted else {}
    asked = {name: found for name, found in held.items() if name in wanted}
    found = attachments.of_segments(segments) | asked
    return [
        _enclosure(one, content)
        for sha256, one in sorted(found.items())
        if (content := workspace.attachments.read(sha256)) is not None
    ]


def _enclosure(one: Attachment, content: bytes) -> Enclosure:
    """Return an attachment as it travels."""
    from parteneriat_desktop.sync.bundle import Enclosure  # noqa: PLC0415 - loads the signer

    return Enclosure(attachment_name(one.sha256, one.file_name), one.file_name, one.media_type, content)


def _next_sequence(workspace: Workspace) -> int:
    """Return the number of the next bundle of this workspace."""
    return 1 + max((found.sequence for found in workspace.store.bundles() if found.direction == "sent"), default=0)


def _last_manifest(workspace: Workspace) -> str:
    """Return the manifest digest of the last bundle sent, empty before the first."""
    sent = [found for found in workspace.store.bundles() if found.direction == "sent"]
    return sent[-1].digest if sent else ""


def _file_name(workspace: Workspace, description: Description) -> str:
    """Return the name of a bundle: institution, day and number, in ASCII and without names of persons."""
    part = f"-{description.part}of{description.parts}" if description.parts > 1 else ""
    name = ascii_name(workspace.profile.name)
    kind = "" if description.kind == "data" else f".{description.kind}"
    return f"{name}_{description.created:%Y-%m-%d}_{description.sequence:04d}{part}{kind}.asice"


def log_sent(
    workspace: Workspace, written: Written, sent: transmittal.SentAs, peer: Institution | Recipient | None, folder: Path
) -> None:
    """Remember what was written for whom, and where; what is known already stays as it is."""
    description = written.description
    workspace.store.log_bundle(
        LoggedBundle(
            "sent",
            written.manifest,
            "" if peer is None else peer.fingerprint,
            description.sequence,
            workspace.clock.moment(),
            {
                "name": "" if peer is None else peer.name,
                "file": sent.name,
                "bytes": sent.size,
                "changes": description.changes,
                "kind": description.kind,
                "export": description.id,
                "part": description.part,
                "parts": description.parts,
                "segments": [segment.header.hash for segment in written.segments],
                "folder": str(folder),
            },
        )
    )
