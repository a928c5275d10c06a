"""Writing a bundle: an ASiC-E container with a CAdES signature over everything in it.

Rules of this module:

1. The same content, key and time give the same bytes. Files stand in this order: ``bundle.json``
   (the root file), ``README.txt``, segments, attachments, reports and tables (each sorted by name),
   ``manifest-sha256.txt``, and the signature last.
2. Every file is hashed once; its digest serves the signed manifest, ``manifest-sha256.txt`` (for
   ``sha256sum -c``) and the check that an attachment has the name of its content.
3. Counts and facts of files in ``bundle.json`` are computed here, never given.
4. What the strict reader would refuse is refused here: private segments, too many or too large files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.description import Description, FileFacts, write_description
from parteneriat_desktop.sync.entry_names import MANIFEST_NAME, README_NAME, SIGNATURE_NAME, read_name
from parteneriat_desktop.sync.layout import (
    DESCRIPTION_NAME,
    DIGESTS_NAME,
    LARGEST_ATTACHMENT,
    segment_name,
)
from parteneriat_desktop.sync.manifest import Reference, write_manifest
from parteneriat_desktop.sync.readme import write_readme
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.sync.signing import Signer


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels for people or as an attachment: its entry, its name at the sender, its content."""

    path: str
    name: str
    media_type: str
    content: bytes | memoryview


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be sent: the description (counts and files are filled in), sealed segments, enclosed files."""

    description: Description
    segments: tuple[Segment, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A finished bundle: bytes, identity (SHA-256 of its manifest, hex), final description, segments in it."""

    data: bytes
    manifest: str
    description: Description
    segments: tuple[Segment, ...] = field(default=(), compare=False)


def write_bundle(outgoing: Outgoing, signer: Signer) -> Written:
    """Return the signed bundle; the time of signing is the description's ``created``."""
    enclosures = sorted(outgoing.enclosures, key=lambda one: one.path)
    files = [enclose(one) for one in enclosures]
    bodies = segment_entries(outgoing.segments)
    description = replace(
        outgoing.description,
        segments=len(outgoing.segments),
        changes=sum(segment.header.count for segment in outgoing.segments),
        files=tuple(facts for facts, _ in files),
    )
    entries = [
        Entry(DESCRIPTION_NAME, write_description(description), text=True),
        Entry(README_NAME, write_readme(), text=True),
        *bodies,
        *(Entry(one.path, one.content, text=False) for one in enclosures),
    ]
    known = {facts.path: digest for facts, digest in files}
    digests = [known.get(one.name) or hashlib.sha256(one.content).digest() for one in entries]
    references = [Reference(one.name, digest) for one, digest in zip(entries, digests, strict=True)]
    lines = "".join(f"{one.digest.hex()}  {one.name}\n" for one in references).encode()
    references.append(Reference(DIGESTS_NAME, hashlib.sha256(lines).digest()))
    manifest = write_manifest(references)
    signature = signer.sign_manifest(manifest, description.created)
    entries += [
        Entry(DIGESTS_NAME, lines, text=True),
        Entry(MANIFEST_NAME, manifest, text=True),
        Entry(SIGNATURE_NAME, signature, text=False),
    ]
    return Written(write_container(entries), hashlib.sha256(manifest).hexdigest(), description, outgoing.segments)


def segment_entries(segments: Sequence[Segment]) -> list[Entry]:
    """Return the entries of segments, by name; refuse one of the private scope."""
    if any(segment.header.scope == PRIVATE for segment in segments):
        raise refuse("own-segment-scope")
    ordered = sorted(segments, key=lambda segment: segment.header.hash)
    return [Entry(segment_name(one.header.hash), one.bytes(), text=True) for one in ordered]


def enclose(enclosure: Enclosure) -> tuple[FileFacts, bytes]:
    """Return the facts and the digest of an enclosed file; refuse what the reader would refuse."""
    read_name(enclosure.path.encode())
    size = len(enclosure.content)
    if size > LARGEST_ATTACHMENT:
        raise refuse("attachment-too-large", file=enclosure.name, size=size, limit=LARGEST_ATTACHMENT)
    digest = hashlib.sha256(enclosure.content).digest()
    if enclosure.path.startswith("attachments/") and enclosure.path[12:76] != digest.hex():
        raise refuse("attachment-name", file=enclosure.name)
    return FileFacts(enclosure.path, enclosure.name, enclosure.media_type, size, digest.hex()), digest
