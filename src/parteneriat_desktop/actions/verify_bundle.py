"""Who signed a bundle, when, and whether that key is trusted here; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.envelope import open_file
from parteneriat_desktop.actions.trust import own_former, trust_list

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.sync.cosignatures import Cosignature
    from parteneriat_desktop.sync.description import Kind
    from parteneriat_desktop.sync.trust import TrustList
    from parteneriat_desktop.sync.verification import Verified


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A valid further signature: whose certificate, who issued it, its key, the claimed time (ISO, or nothing).

    ``enrolled`` says whether the key is one of those enrolled here; for others a person judges the certificate.
    """

    number: int
    holder: str
    organisation: str
    issuer: str
    fingerprint: str
    time: str
    enrolled: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a bundle claims and what was proved of it.

    Where the signer is known and the bundle is not trusted all the same, it hands on changes of somebody who is
    not enrolled here; ``warnings`` name that key. ``replaces`` is the fingerprint of the key that an enrolment
    replaces, empty where it replaces none.
    """

    file: Path
    trusted: bool
    signer_known: bool
    sender: str
    fingerprint: str
    created: str
    sequence: int
    recipient: str
    manifest: str
    segments: int
    changes: int
    attachments: int
    already_imported: bool
    encrypted: bool
    warnings: tuple[Sentence, ...]
    replaces: str = ""
    kind: Kind = "data"
    cosignatures: tuple[Cosigned, ...] = ()


def verify(workspace: Workspace, file: Path, passphrase: str | None = None) -> Checked:
    """Verify a bundle; raises ``RefusedError`` with the code of what is wrong with it.

    The passphrase is used only where the bundle is encrypted and the own key needs one.
    """
    opened = open_file(workspace, file, passphrase)
    verified = prove(workspace, opened.data)
    return checked(file, verified, trust_list(workspace), encrypted=opened.encrypted)


def prove(workspace: Workspace, data: bytes) -> Verified:
    """Return the verified bundle of what a file holds, or refuse it."""
    from parteneriat_desktop.sync.verification import Circumstances  # noqa: PLC0415 - loads the verifier
    from parteneriat_desktop.sync.verification import verify as verify_bytes  # noqa: PLC0415 - as above

    trusted = trust_list(workspace)
    imported = [bundle.digest for bundle in workspace.store.bundles() if bundle.direction == "received"]
    circumstances = Circumstances(
        now=workspace.clock.now(),
        own_fingerprint=workspace.keys.fingerprint,
        former_fingerprints=[one.fingerprint for one in own_former(workspace)],
        imported=frozenset(imported),
        erasures=workspace.store.erasures(trusted.owners),
    )
    return verify_bytes(data, trusted, circumstances)


def checked(file: Path, verified: Verified, trust: TrustList, *, encrypted: bool) -> Checked:
    """Return what a person is told about a verified bundle."""
    description = verified.description
    handed_on = [] if verified.institution is None else [doubt.sentence for doubt in verified.doubts]
    return Checked(
        file=file,
        trusted=verified.trusted,
        signer_known=verified.institution is not None,
        sender=description.sender.name,
        fingerprint=verified.fingerprint,
        created=description.created.isoformat(),
        sequence=description.sequence,
        recipient=description.recipient.name if description.recipient else "",
        manifest=verified.manifest,
        segments=len(verified.segments),
        changes=sum(segment.header.count for segment in verified.segments),
        attachments=len(verified.attachments),
        already_imported=verified.already_imported,
        encrypted=encrypted,
        warnings=tuple(dict.fromkeys((*verified.warnings, *handed_on))),
        replaces=description.replaces.fingerprint if description.replaces else "",
        kind=description.kind,
        cosignatures=tuple(_cosigned(one, trust) for one in verified.cosignatures),
    )


def _cosigned(one: Cosignature, trust: TrustList) -> Cosigned:
    """Return what a person is told about a further signature."""
    certificate = one.certificate
    return Cosigned(
        number=one.number,
        holder=certificate.holder,
        organisation=certificate.organisation,
        issuer=certificate.issuer,
        fingerprint=certificate.fingerprint,
        time="" if one.claimed_time is None else one.claimed_time.isoformat(),
        enrolled=trust.by_key(certificate.key_id) is not None,
    )
