"""Whether a bundle may be believed: a state machine without I/O and without a clock.

Rules of this module, in the order in which they are applied (each step uses only what the steps
before have proved):

1.  Size and structure: the strict ZIP reader (``archive``).
2.  ``META-INF/`` holds exactly the manifest and its signature, and complete further signatures.
3.  The signature over the raw bytes of the manifest is valid CAdES (``cms``); so is every further one
    (``cosignatures``), which says nothing about trust.
4.  Trust: the key is looked up among the enrolled ones. A key that is not enrolled is a doubt, not a
    fault: the bundle is read on, so that a person can see what it claims, but ``admit`` lets nothing in.
5.  Only now is the manifest parsed. It lists every file but ``mimetype`` and the signature's own,
    and every file it lists is there; both sets are equal.
6.  The SHA-256 of every file is the signed one.
7.  Only now is JSON parsed: ``bundle.json`` is complete and of format 1.
8.  Meaning: the sender owns the key (all the enrolled facts, not only the name) and the computer whose
    receipts it gives; the bundle was not made more than 48 hours in the future; a revoked key is good
    only for earlier dates AND only up to its last good number; files have the names, sizes and digests
    that are described.
9.  Segments: named by their hash, never of the private scope, signed by the key their header names.
    A segment of a third institution is signed by ITS enrolled key; a writer stays with the first key
    it appeared with. A key that is not enrolled is again a doubt.
10. Repeats: a bundle whose manifest is known is marked, not refused. Order, gaps and forks are no
    faults: segments decide, and a late letter is welcome.
11. The recipient: a bundle for somebody else is a warning here and a refusal in ``admit``, unless it
    is our own.

Every refusal is an ``AppError`` with a code of ``refusals`` (or of ``journal``, for JSON and segments).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.journal.segment import Segment
from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.certificate import Certificate, verifies
from parteneriat_desktop.sync.cms import verify_signature
from parteneriat_desktop.sync.cosignatures import read_cosignatures
from parteneriat_desktop.sync.description import Description, read_description
from parteneriat_desktop.sync.entry_names import MANIFEST_NAME, SIGNATURE_NAME
from parteneriat_desktop.sync.fingerprint import fingerprint
from parteneriat_desktop.sync.layout import (
    ATTACHMENT,
    COPY,
    DESCRIPTION_NAME,
    DIGESTS_NAME,
    LARGEST_ATTACHMENT,
    META_NAMES,
    REQUIRED_NAMES,
    SEGMENT,
    UNSIGNED_NAMES,
)
from parteneriat_desktop.sync.manifest import parse_manifest
from parteneriat_desktop.sync.refusals import distrust, refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from parteneriat_desktop.journal.change import Change
    from parteneriat_desktop.journal.erasure import Erasures
    from parteneriat_desktop.sync.cosignatures import Cosignature
    from parteneriat_desktop.sync.trust import Institution, TrustList

FUTURE: Final = timedelta(hours=48)
META: Final = "META-INF/"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the verifier is told: now, our fingerprint (empty: none), what was imported, known erasures.

    ``former_fingerprints`` are those of our own keys that were replaced; letters to them still arrive.
    ``imported`` holds manifest digests. With ``erasures``, those that are known here, every change is read as
    well and handed on in ``Verified.changes``; without, that is left to the store.
    """

    now: datetime
    own_fingerprint: str = ""
    former_fingerprints: Collection[str] = ()
    imported: Collection[str] = ()
    erasures: Erasures | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """A bundle whose signature is valid and whose content is the signed one.

    ``manifest`` is its identity (SHA-256 of the manifest, hex). ``institution`` is the enrolled owner
    of the key, or None. ``doubts`` forbid to import; ``warnings`` are only shown. ``attachments`` maps
    SHA-256 to content, ``copies`` the names of PDFs and tables. ``new_writers`` maps writers that
    appeared for the first time to the key they are bound to from now on. ``cosignatures`` are the valid
    further signatures. ``changes`` holds what was read
    of each segment, by its hash, so that nobody has to read it again.
    """

    manifest: str
    description: Description
    certificate: Certificate
    claimed_time: datetime | None
    institution: Institution | None
    already_imported: bool
    segments: tuple[Segment, ...]
    attachments: Mapping[str, memoryview]
    copies: Mapping[str, memoryview]
    new_writers: Mapping[str, str]
    changes: Mapping[str, tuple[Change, ...]]
    cosignatures: tuple[Cosignature, ...] = ()
    doubts: tuple[AppError, ...] = ()
    warnings: tuple[Sentence, ...] = ()

    @property
    def trusted(self) -> bool:
        """Whether everybody who signed anything in it is enrolled here."""
        return self.institution is not None and all(doubt.status != DISTRUST_STATUS for doubt in self.doubts)

    @property
    def fingerprint(self) -> str:
        """The key that signed, as a person compares it."""
        return self.certificate.fingerprint


DISTRUST_STATUS: Final = distrust("unknown-signer", fingerprint="", sender="").status


@dataclass(slots=True)
class Findings:
    """What the steps gather on their way: doubts, warnings and writers that are seen for the first time."""

    doubts: list[AppError] = field(default_factory=list[AppError])
    warnings: list[Sentence] = field(default_factory=list[Sentence])
    new_writers: dict[str, str] = field(default_factory=dict[str, str])


def verify(data: bytes, trust: TrustList, circumstances: Circumstances) -> Verified:
    """Return what a bundle proves, or refuse it. Nothing else is decided: see ``admit``."""
    files = read_archive(data)
    check_meta(files)
    manifest = bytes(files[MANIFEST_NAME])
    signed = verify_signature(bytes(files[SIGNATURE_NAME]), manifest)
    cosignatures = read_cosignatures(files)
    institution = trust.by_key(signed.certificate.key_id)
    check_files(files, manifest)
    description = read_description(bytes(files[DESCRIPTION_NAME]))
    findings = Findings()
    check_sender(description, signed.certificate, trust, findings)
    check_dates(description, signed.certificate, institution, circumstances, findings)
    check_described(files, description)
    segments = read_segments(files, trust, findings)
    changes = read_changes(segments, circumstances.erasures)
    check_recipient(description, circumstances, findings)
    digest = hashlib.sha256(manifest).hexdigest()
    return Verified(
        manifest=digest,
        description=description,
        certificate=signed.certificate,
        claimed_time=signed.claimed_time,
        institution=institution,
        already_imported=digest in circumstances.imported,
        segments=segments,
        attachments={found[1]: content for name, content in files.items() if (found := ATTACHMENT.fullmatch(name))},
        copies={name: content for name, content in files.items() if COPY.fullmatch(name)},
        new_writers=findings.new_writers,
        changes=changes,
        cosignatures=cosignatures,
        doubts=tuple(findings.doubts),
        warnings=tuple(findings.warnings),
    )


def admit(verified: Verified) -> None:
    """Raise what forbids to import a verified bundle: an unknown key (status 3) or another recipient (status 2)."""
    for doubt in verified.doubts:
        raise doubt


def check_meta(files: Mapping[str, memoryview]) -> None:
    """Demand the manifest and its signature, and nothing beside them but further signatures (rule 2)."""
    if MANIFEST_NAME not in files or SIGNATURE_NAME not in files:
        raise refuse("no-signature")
    for name in files:
        if name.casefold().startswith(META.casefold()) and name not in META_NAMES:
            raise refuse("unexpected-meta-file", file=name)


def check_files(files: Mapping[str, memoryview], manifest: bytes) -> None:
    """Compare the files with the signed list: both sets equal, every digest right, every name known (rules 5 and 6)."""
    references = parse_manifest(manifest)
    listed = {reference.name for reference in references}
    for name in files.keys() - UNSIGNED_NAMES:
        if name not in listed:
            raise refuse("unsigned-file", file=name)
    for reference in references:
        if reference.name not in files or reference.name in UNSIGNED_NAMES:
            raise refuse("missing-file", file=reference.name[:80])
        if hashlib.sha256(files[reference.name]).digest() != reference.digest:
            raise refuse("digest", file=reference.name)
    for name in REQUIRED_NAMES:
        if name not in listed:
            raise refuse("missing-file", file=name)
    check_digest_list(bytes(files[DIGESTS_NAME]), {one.name: one.digest.hex() for one in references})


def check_digest_list(lines: bytes, digests: Mapping[str, str]) -> None:
    """Demand that ``manifest-sha256.txt`` says the same as the signed manifest: two lists would be two truths."""
    expected = "".join(f"{digest}  {name}\n" for name, digest in digests.items() if name != DIGESTS_NAME)
    if lines != expected.encode():
        raise refuse("files-differ", file=DIGESTS_NAME)


def check_sender(description: Description, certificate: Certificate, trust: TrustList, findings: Findings) -> None:
    """Demand that the sender owns the key and writes on a computer of its own; note an unknown key (rules 4 and 8)."""
    sender, institution = description.sender, trust.by_key(certificate.key_id)
    if sender.fingerprint != certificate.fingerprint:
        raise refuse("sender-not-owner-of-key", sender=sender.name, owner=certificate.organisation)
    if institution is None:
        findings.doubts.append(distrust("unknown-signer", fingerprint=certificate.fingerprint, sender=sender.name))
    elif not institution.is_described_by(sender):
        raise refuse("sender-not-owner-of-key", sender=sender.name, owner=institution.name)
    elif sender.writer:
        bind_writer(sender.writer, certificate.key_id, trust, findings)


def check_dates(
    description: Description,
    certificate: Certificate,
    institution: Institution | None,
    circumstances: Circumstances,
    findings: Findings,
) -> None:
    """Refuse a date far ahead and what a revoked key signed; warn about an expired certificate (rule 8)."""
    if description.created > circumstances.now + FUTURE:
        raise refuse("created-in-future", created=description.created)
    if certificate.not_after < circumstances.now:
        findings.warnings.append(
            Sentence("The certificate of the sender expired on {day}.", day=certificate.not_after.date())
        )
    if institution is None or institution.revoked_from is None:
        return
    if description.created >= institution.revoked_from:
        raise refuse("key-revoked", owner=institution.name, revoked=institution.revoked_from)
    if description.sequence > (institution.last_good_sequence or 0):
        raise refuse(
            "key-revoked-backdated",
            owner=institution.name,
            sequence=description.sequence,
            last=institution.last_good_sequence or 0,
        )


def check_described(files: Mapping[str, memoryview], description: Description) -> None:
    """Demand that files have known names and are what the description says of them (rule 8)."""
    enclosed = enclosed_names(files)
    facts = {file.path: file for file in description.files}
    if enclosed != facts.keys() or len(facts) != len(description.files):
        raise refuse("files-differ", file=min(enclosed ^ facts.keys(), default=DESCRIPTION_NAME)[:80])
    digests = {line[66:]: line[:64] for line in bytes(files[DIGESTS_NAME]).decode("ascii").splitlines()}
    for name, fact in facts.items():
        if (fact.size, fact.sha256) != (len(files[name]), digests[name]):
            raise refuse("files-differ", file=name)
        attachment = ATTACHMENT.fullmatch(name)
        if attachment and attachment[1] != fact.sha256:
            raise refuse("attachment-name", file=fact.name)


def enclosed_names(files: Mapping[str, memoryview]) -> set[str]:
    """Return the names of attachments and copies; refuse what is neither and too large ones."""
    enclosed: set[str] = set()
    for name, content in files.items():
        if name in UNSIGNED_NAMES or name in REQUIRED_NAMES or SEGMENT.fullmatch(name):
            continue
        if not ATTACHMENT.fullmatch(name) and not COPY.fullmatch(name):
            raise refuse("unexpected-file", file=name)
        if len(content) > LARGEST_ATTACHMENT:
            raise refuse("attachment-too-large", file=name, size=len(content), limit=LARGEST_ATTACHMENT)
        enclosed.add(name)
    return enclosed


def read_segments(files: Mapping[str, memoryview], trust: TrustList, findings: Findings) -> tuple[Segment, ...]:
    """Return the segments, each proved to come from the key that its header names (rule 9)."""
    segments: list[Segment] = []
    for name, content in files.items():
        found = SEGMENT.fullmatch(name)
        if not found:
            continue
        segment = Segment.read(bytes(content))
        if segment.header.hash != found[1]:
            raise refuse("segment-name", file=name)
        if segment.header.scope == PRIVATE:
            raise refuse("private-scope")
        check_writer(segment, name, trust, findings)
        segments.append(segment)
    return tuple(segments)


def read_changes(segments: Sequence[Segment], erasures: Erasures | None) -> dict[str, tuple[Change, ...]]:
    """Return the changes of each segment by its hash, after the erasures that are known or arrive with them."""
    if erasures is None:
        return {}
    together = erasures.joined((line, segment.header.key) for segment in segments for line in segment.lines)
    return {segment.header.hash: segment.changes(together) for segment in segments}


def check_writer(segment: Segment, name: str, trust: TrustList, findings: Findings) -> None:
    """Check who sealed a segment: the enrolled key, its signature, the writer's binding, revocation (rule 9)."""
    header = segment.header
    owner = trust.by_key(header.key)
    if owner is None:
        # Perhaps the new key of somebody whose statement has not arrived yet.
        findings.doubts.append(distrust("unknown-writer", fingerprint=fingerprint(header.key)))
        return
    check_binding(header.writer, header.key, trust, findings)
    if not verifies(owner.public_key, segment.signature, header.line):
        raise refuse("segment-signature-invalid", file=name)
    if not owner.vouches_for(header):
        raise refuse("key-revoked-segment", owner=owner.name)
    bind_writer(header.writer, header.key, trust, findings)


def check_binding(writer: str, key: str, trust: TrustList, findings: Findings) -> None:
    """Refuse a writer that appeared first with the key of another institution than this one (rule 9)."""
    bound = findings.new_writers.get(writer) or trust.writers.get(writer)
    if bound is None or bound in trust.lineage(key):
        return
    holder, owner = trust.by_key(bound), trust.by_key(key)
    raise refuse(
        "writer-of-another-key",
        owner=holder.name if holder else fingerprint(bound),
        signer=owner.name if owner else fingerprint(key),
    )


def bind_writer(writer: str, key: str, trust: TrustList, findings: Findings) -> None:
    """Note a writer that appears for the first time; one with another key is refused."""
    check_binding(writer, key, trust, findings)
    if writer not in trust.writers:
        findings.new_writers[writer] = key


def check_recipient(description: Description, circumstances: Circumstances, findings: Findings) -> None:
    """Note a bundle that is meant for somebody else (rule 11)."""
    recipient, own = description.recipient, circumstances.own_fingerprint
    if recipient is None or not own or own in {recipient.fingerprint, description.sender.fingerprint}:
        return
    if recipient.fingerprint in circumstances.former_fingerprints:
        return
    doubt = refuse("wrong-recipient", recipient=recipient.name)
    findings.doubts.append(doubt)
    findings.warnings.append(doubt.sentence)
