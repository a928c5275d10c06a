"""Institutions, keys, segments and bundles for the tests of sync, and a writer of wrong ZIP files."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec

from parteneriat_desktop.journal.change import Author, Edit, compose
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.sync.bundle import Enclosure, Outgoing, Written, write_bundle
from parteneriat_desktop.sync.certificate import Subject, certify
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.description import Description, Party, Recipient
from parteneriat_desktop.sync.enrolment import introduce
from parteneriat_desktop.sync.layout import attachment_name
from parteneriat_desktop.sync.manifest import Reference, write_manifest
from parteneriat_desktop.sync.signing import Signer, signer_of
from parteneriat_desktop.sync.trust import Institution, TrustList
from parteneriat_desktop.sync.verification import Circumstances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager

    #: The fixture that expects an AppError with a code.
    Refused = Callable[[str], AbstractContextManager[None]]

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
HERE = Circumstances(NOW)
RECORD = "01938a3e-7c00-7000-8000-000000000001"
NAMES = {
    "hall": ("Comuna Băltești", "town_hall", "132510", "2843507"),
    "ngo": ("Asociația „Pro Băltești”", "ngo", "", "18765432"),
    "ministry": ("Ministerul Dezvoltării", "ministry", "", "26369185"),
    "stranger": ("Comuna Necunoscută", "town_hall", "999999", "1111110"),
}


@cache
def a_signer(who: str) -> Signer:
    """Return the key of an institution, the same throughout a test run."""
    key = ec.generate_private_key(ec.SECP256R1())
    return signer_of(certify(key, Subject(NAMES[who][0], "RO"), NOW), key)


def a_writer(who: str) -> str:
    return hashlib.md5(who.encode(), usedforsecurity=False).hexdigest()


def a_party(who: str = "hall", **changed: Any) -> Party:
    name, role, unit, tax_number = NAMES[who]
    party = Party(name, role, "RO", a_signer(who).fingerprint, unit, tax_number, a_writer(who))
    return replace(party, **changed)


def an_institution(who: str = "hall", **changed: Any) -> Institution:
    signer = a_signer(who)
    return replace(introduce(a_party(who), signer.certificate, signer.key_id), **changed)


def a_trust_list(*who: str) -> TrustList:
    trust = TrustList()
    for one in who:
        trust = trust.add(an_institution(one), a_signer(one).fingerprint)
    return trust


def a_description(who: str = "hall", **changed: Any) -> Description:
    plain = Description(
        id="01938a3e-7c00-7000-8000-0000000000aa",
        sender=a_party(who),
        created=NOW,
        sequence=7,
        schema=1,
        app="parteneriat_desktop 0.1.0",
        signer_function="secretar general",
    )
    return replace(plain, **changed)


def to(who: str) -> Recipient:
    return Recipient(NAMES[who][0], a_signer(who).fingerprint)


def a_segment(who: str = "hall", **options: Any) -> Segment:
    """Make a signed segment; options: scope, titles, signer, writer, key, number (through previous)."""
    signer = a_signer(options.get("signer", who))
    author = Author(options.get("writer", a_writer(who)), "secretar")
    changes = [
        compose(
            Edit({"title": title}, {"title": ()}),
            entity="plan",
            record=RECORD,
            author=author,
            serial=serial,
            time="2026-11-20T09:30:00.123Z",
        )
        for serial, title in enumerate(options.get("titles", ["Planul de intervenție"]), start=1)
    ]
    by = Seal(1, "parteneriat_desktop 0.1.0", options.get("key", a_signer(who).key_id))
    unsigned = seal(changes, options.get("scope", "common"), options.get("previous"), by)
    return unsigned.signed(signer.sign(unsigned.header.line))


def an_attachment(content: bytes = b"\x89PNG picture", name: str = "Hartă.PNG") -> Enclosure:
    sha256 = hashlib.sha256(content).hexdigest()
    return Enclosure(attachment_name(sha256, name), name, "image/png", content)


def a_report(content: bytes = b"%PDF-1.7 sheet") -> Enclosure:
    return Enclosure("reports/r17.pdf", "Borderou.pdf", "application/pdf", content)


def a_bundle(who: str = "hall", signer: str = "", **changed: Any) -> Written:
    """Write a bundle with a segment, an attachment and a report."""
    segments = changed.pop("segments", (a_segment(who),))
    enclosures = changed.pop("enclosures", (an_attachment(), a_report()))
    return write_bundle(Outgoing(a_description(who, **changed), segments, enclosures), a_signer(signer or who))


def resign(
    files: Mapping[str, bytes], who: str = "hall", *, listed: Iterable[str] | None = None, digests: bool = True
) -> bytes:
    """Pack any files and sign them rightly: what a dishonest owner of a good key can make."""
    names = list(files) if listed is None else list(listed)
    references = [Reference(name, hashlib.sha256(files.get(name, b"")).digest()) for name in names]
    content = dict(files)
    if digests:
        lines = "".join(f"{one.digest.hex()}  {one.name}\n" for one in references).encode()
        content["manifest-sha256.txt"] = lines
        references.append(Reference("manifest-sha256.txt", hashlib.sha256(lines).digest()))
    return seal_files(content, write_manifest(references), who)


def seal_files(files: Mapping[str, bytes], manifest: bytes, who: str = "hall") -> bytes:
    """Pack files with any manifest, rightly signed."""
    signature = a_signer(who).sign_manifest(manifest, NOW)
    meta = {"META-INF/ASiCManifest.xml": manifest, "META-INF/signature001.p7s": signature}
    return write_container(Entry(name, content, text=False) for name, content in {**files, **meta}.items())


LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


@dataclass(kw_only=True)
class RawEntry:
    """An entry of a ZIP file in which everything can be wrong, in both headers alike unless ``local`` differs."""

    name: bytes
    content: bytes = b"content"
    method: int = 0
    packed: bytes | None = None
    flags: int = 0
    made_by: int = 3 << 8 | 20
    needed: int = 20
    clock: int = 0
    day: int = 33
    crc: int | None = None
    packed_size: int | None = None
    unpacked_size: int | None = None
    extra: bytes = b""
    comment: bytes = b""
    disk: int = 0
    inner: int = 0
    outer: int = 0o100644 << 16
    offset: int | None = None
    gap: bytes = b""
    local: dict[str, Any] = field(default_factory=dict)

    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.method == 8 else self.content

    def sizes(self) -> tuple[int, int, int]:
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        packed = len(self.body()) if self.packed_size is None else self.packed_size
        unpacked = len(self.content) if self.unpacked_size is None else self.unpacked_size
        return crc, packed, unpacked

    def local_bytes(self) -> bytes:
        one = replace(self, local={}, **self.local)
        head = LOCAL.pack(
            b"PK\x03\x04",
            one.needed,
            one.flags,
            one.method,
            one.clock,
            one.day,
            *one.sizes(),
            len(one.name),
            len(one.extra),
        )
        return head + one.name + one.extra + self.body() + self.gap

    def central_bytes(self, offset: int) -> bytes:
        head = CENTRAL.pack(
            b"PK\x01\x02",
            self.made_by,
            self.needed,
            self.flags,
            self.method,
            self.clock,
            self.day,
            *self.sizes(),
            len(self.name),
            len(self.extra),
            len(self.comment),
            self.disk,
            self.inner,
            self.outer,
            offset if self.offset is None else self.offset,
        )
        return head + self.name + self.extra + self.comment


MIMETYPE = RawEntry(name=b"mimetype", content=b"application/vnd.etsi.asic-e+zip")


def deflated(content: bytes) -> bytes:
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    return stream.compress(content) + stream.flush()


def raw_zip(
    *entries: RawEntry, first: RawEntry = MIMETYPE, end: dict[str, Any] | None = None, before_end: bytes = b""
) -> bytes:
    """Write a ZIP file; ``end`` overrides fields of its end record."""
    body = b""
    directory = b""
    for entry in (first, *entries):
        directory += entry.central_bytes(len(body))
        body += entry.local_bytes()
    count = len(entries) + 1
    fields = {
        "disk": 0,
        "first": 0,
        "here": count,
        "count": count,
        "size": len(directory),
        "start": len(body),
        "comment": 64,
        **(end or {}),
    }
    return seal_zip(body + directory + before_end + END.pack(b"PK\x05\x06", *fields.values()))


def seal_zip(data: bytes) -> bytes:
    """Put the right seal behind a ZIP file, as a person who knows the format would."""
    return data + hashlib.sha256(data).hexdigest().encode()
