"""Every reader of foreign bytes with the oracle that says what it may do with them.

Rules of this module:

1. A target may return or raise an ``AppError`` (a refusal in words). Anything else that comes out of it is a crash.
2. What a target accepts is compared with a second opinion: the known signed content, another parser, or what
   writing it again gives. An acceptance that the second opinion denies is a forgery and raises ``FoundError``.
3. Seeds are honest inputs; the stored bundles of the tests belong to them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from fuzz import arriving, packing, people
from fuzz.judging import demand
from fuzz.mutating import mutated_text
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.journal import change, strict_json
from parteneriat_desktop.journal.erasure import NO_ERASURES, Erasures
from parteneriat_desktop.journal.segment import Segment
from parteneriat_desktop.sync.cms import verify_signature
from parteneriat_desktop.sync.description import read_description, write_description
from parteneriat_desktop.sync.enrolment import read_enrolment
from parteneriat_desktop.sync.entry_names import MANIFEST_NAME, SIGNATURE_NAME
from parteneriat_desktop.sync.manifest import ASIC, DSIG, parse_manifest
from parteneriat_desktop.sync.verification import Circumstances, Verified, verify

if TYPE_CHECKING:
    from collections.abc import Callable

TRUST = people.trust_list()
HERE = Circumstances(people.NOW, erasures=NO_ERASURES)
BUNDLES = people.bundles()
STORED = sorted((people.ROOT / "tests" / "bundles").glob("*.asice"))


@dataclass(frozen=True)
class Target:
    """One reader: its name, its share of all executions in thousandths, honest inputs, and what reads and judges."""

    name: str
    share: int
    seeds: tuple[bytes, ...]
    read: Callable[[bytes], None]
    mutate: Callable[[bytes, int, int, Any], bytes] | None = None


def signed_content(verified: Verified) -> tuple[Any, ...]:
    """Return all that a bundle was believed to say."""
    contents = {name: bytes(content) for name, content in {**verified.attachments, **verified.copies}.items()}
    return verified.description, verified.certificate, verified.segments, contents


HONEST = {found.manifest: signed_content(found) for found in (verify(data, TRUST, HERE) for data in BUNDLES)}


def read_container(data: bytes) -> None:
    """A container is trusted only with the content that somebody enrolled has signed."""
    verified = verify(data, TRUST, HERE)
    if verified.trusted:
        demand(HONEST[verified.manifest] == signed_content(verified), "another content was accepted")


RELAYED = {one.header.line for one in verify(BUNDLES[0], TRUST, HERE).segments if one.header.key == people.NGO.key_id}


def read_signed(data: bytes) -> None:
    """Whoever holds one good key can say what he likes in his own name, and nothing in the name of another."""
    verified = verify(packing.sign(people.unsigned_files(data)), TRUST, HERE)
    for segment in verified.segments:
        demand(segment.header.key != people.NGO.key_id or segment.header.line in RELAYED, "a segment was forged")
        demand(verified.changes[segment.header.hash] == segment.changes(NO_ERASURES), "other changes than are kept")
    owner = verified.institution
    demand(owner is not None and owner.is_described_by(verified.description.sender), "another sender than the signer")


MANIFEST = people.files_of(BUNDLES[0])[MANIFEST_NAME]
NAMESPACES = {"asic": ASIC, "ds": DSIG}


def read_manifest(data: bytes) -> None:
    """Another XML parser reads the same names and digests."""
    found = [(one.name, one.digest) for one in parse_manifest(data)]
    root = ET.fromstring(data)  # noqa: S314 - accepted by the strict one before, so without declarations
    other = [
        (str(one.get("URI")), one.findtext("ds:DigestValue", "", NAMESPACES))
        for one in root.findall("asic:DataObjectReference", NAMESPACES)
    ]
    spelled = [(name, base64.b64encode(digest).decode()) for name, digest in found]
    demand(spelled == other, "two parsers read two manifests")
    demand(len(dict(found)) == len(found), "a name stands twice")


SIGNATURE = people.files_of(BUNDLES[0])[SIGNATURE_NAME]
SIGNED = verify_signature(SIGNATURE, MANIFEST)


def read_cms(data: bytes) -> None:
    """A signature over this manifest is accepted from its signer alone, with the time that he signed."""
    found = verify_signature(data, MANIFEST)
    if found.certificate.key_id == people.HALL.key_id:
        demand(found == SIGNED, "another certificate or time was accepted")
    else:
        demand(found.certificate.key_id != people.NGO.key_id, "a signature was forged")


def read_description_file(data: bytes) -> None:
    """What is read of a description and written again is read as the same."""
    found = read_description(data)
    demand(read_description(write_description(found)) == found, "a description changes when it is written")


def read_segment(data: bytes) -> None:
    """A segment is given back byte for byte, and its changes are those that its header names."""
    found = Segment.read(data)
    demand(found.bytes() == data, "a segment is not relayed as it came")
    changes = found.changes(Erasures.gather((line, found.header.key) for line in found.lines))
    ids = "".join(one.id for one in changes).encode()
    demand(hashlib.sha256(ids).hexdigest() == found.header.ids, "other changes than were signed")


def read_change(data: bytes) -> None:
    """A change is its bytes, and another JSON parser reads the same of it."""
    found = change.read(data)
    other = json.loads(data)
    demand(found.line == data, "a line was written again")
    demand(found.erased or found.id == hashlib.sha256(data).hexdigest()[:32], "an id that is not the hash")
    said = (found.values, found.entity, found.record)
    demand(said == (other["f"], other["e"], other["r"]), "two parsers, two changes")


def read_json(data: bytes) -> None:
    """What is accepted as JSON is JSON to the standard library too, and the same."""
    found = strict_json.parse(data)
    demand(strict_json.canonical(found) == strict_json.canonical(json.loads(data)), "two parsers, two values")
    demand(strict_json.parse(strict_json.compact(found)) == found, "a value changes when it is written")


ENROLLED = [read_enrolment(data, people.NOW) for data in people.enrolments()]


def read_enrolment_file(data: bytes) -> None:
    """Nobody is introduced under the key of somebody else."""
    found = read_enrolment(data, people.NOW)
    if found.key_id in {people.HALL.key_id, people.NGO.key_id}:
        demand(found in ENROLLED, "somebody else was introduced with this key")


SEGMENTS = tuple(one.bytes() for one in verify(BUNDLES[0], TRUST, HERE).segments)
LINES = tuple(line for data in SEGMENTS for line in Segment.read(data).lines)
STORED_FILES = tuple(path.read_bytes() for path in STORED)
DESCRIPTIONS = tuple(people.files_of(data)["bundle.json"] for data in BUNDLES)

TARGETS = {
    target.name: target
    for target in (
        Target("container", 100, (*BUNDLES, *STORED_FILES), read_container, packing.mutated_container),
        Target("signed", 100, tuple(BUNDLES), read_signed, packing.mutated_container),
        Target("enrolment", 50, tuple(people.enrolments()), read_enrolment_file, packing.mutated_container),
        Target("manifest", 120, (MANIFEST,), read_manifest, mutated_text),
        Target("cms", 120, (SIGNATURE,), read_cms),
        Target("description", 130, DESCRIPTIONS, read_description_file, mutated_text),
        Target("segment", 130, SEGMENTS, read_segment, mutated_text),
        Target("change", 130, LINES, read_change, mutated_text),
        Target("json", 110, (*LINES, *DESCRIPTIONS), read_json, mutated_text),
        Target("arriving", 10, arriving.seeds(), arriving.read_arrival, arriving.mutated_changes),
    )
}


def run(target: Target, data: bytes) -> bool:
    """Let a target read; return whether it accepted. What is no refusal in words comes out as it is."""
    try:
        target.read(data)
    except AppError as refusal:
        demand(refusal.code, "a refusal without a code")
        demand(str(refusal.sentence), "a refusal without a sentence")
        demand(str(refusal.advice), "a refusal without advice")
        return False
    return True
