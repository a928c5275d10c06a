"""The institutions of the fuzzer, their keys, and honest bundles to begin with.

Rules of this module:

1. Keys are made of fixed numbers and certificates are kept in the folder of the fuzzer, so that an input
   that was found once is read in the same way again.
2. The town hall and the NGO are enrolled; the town hall relays a segment of the NGO, so that a forger who
   holds the key of the one has something of the other to forge.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from parteneriat_desktop.journal.change import Author, Edit, compose
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.bundle import Enclosure, Outgoing, write_bundle
from parteneriat_desktop.sync.certificate import Subject, certify
from parteneriat_desktop.sync.description import Description, Party
from parteneriat_desktop.sync.enrolment import introduce, write_enrolment
from parteneriat_desktop.sync.layout import attachment_name
from parteneriat_desktop.sync.safe_files import replace_file
from parteneriat_desktop.sync.signing import Signer, signer_of
from parteneriat_desktop.sync.trust import TrustList
from parteneriat_desktop.sync.verification import META

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build" / "fuzz"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MOMENT = "2026-11-20T09:30:00.123Z"
DOSSIER = "01938a3e-7c00-7000-8000-000000000001"
RECORD = "01938a3e-7c00-7000-8000-000000000002"
ROLES = {"hall": ("Comuna Exemplu", "town_hall"), "ngo": ("Asociația „Exemplu”", "ngo")}
NUMBERS = {"hall": 1001, "ngo": 1002}


def a_signer(who: str) -> Signer:
    """Return the key of an institution, the same in every run (rule 1)."""
    key = ec.derive_private_key(NUMBERS[who], ec.SECP256R1())
    place = BUILD / "people" / f"{who}.der"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, certify(key, Subject(ROLES[who][0], "RO"), NOW))
    return signer_of(place.read_bytes(), key)


HALL, NGO = a_signer("hall"), a_signer("ngo")
SIGNERS = {"hall": HALL, "ngo": NGO}


def a_writer(who: str) -> str:
    """Return the computer of an institution."""
    return hashlib.sha256(who.encode()).hexdigest()[:32]


def a_party(who: str) -> Party:
    """Return an institution as bundles name it."""
    name, role = ROLES[who]
    return Party(name, role, "RO", SIGNERS[who].fingerprint, writer=a_writer(who))


def trust_list() -> TrustList:
    """Return both institutions, enrolled."""
    trust = TrustList()
    for who, signer in SIGNERS.items():
        trust = trust.add(introduce(a_party(who), signer.certificate, signer.key_id), signer.fingerprint)
    return trust


def a_description() -> Description:
    """Return what stands in the bundles."""
    return Description(
        id="01938a3e-7c00-7000-8000-0000000000aa",
        sender=a_party("hall"),
        created=NOW,
        sequence=7,
        schema=1,
        app="parteneriat_desktop 0.1.0",
        signer_function="secretar general",
        have=("ab" * 16,),
        want=("cd" * 16,),
        want_blobs=("ef" * 32,),
        state={"common": "ab" * 32},
    )


def a_segment(who: str, scope: str = "common", *, titles: tuple[str, ...] = ("Plan", "Planul nou")) -> Segment:
    """Return a segment sealed by an institution."""
    author = Author(a_writer(who), "secretar")
    made = [
        compose(
            Edit({"title": title, "amount": {"value": "1.00", "currency": "RON"}}, {"title": ("ab" * 16,)}),
            entity="plan",
            record=RECORD,
            author=author,
            serial=serial,
            time=MOMENT,
        )
        for serial, title in enumerate(titles, start=1)
    ]
    unsigned = seal(made, scope, None, Seal(1, "parteneriat_desktop 0.1.0", SIGNERS[who].key_id))
    return unsigned.signed(SIGNERS[who].sign(unsigned.header.line))


def bundles() -> list[bytes]:
    """Return honest bundles: one with everything in it, one with next to nothing."""
    content = b"\x89PNG picture"
    attachment = attachment_name(hashlib.sha256(content).hexdigest(), "a.png")
    enclosures = (
        Enclosure(attachment, "Hartă.png", "image/png", content),
        Enclosure("reports/r17.pdf", "Borderou.pdf", "application/pdf", b"%PDF-1.7 sheet"),
    )
    segments = (a_segment("hall"), a_segment("ngo"), a_segment("hall", f"dossier/{DOSSIER}"))
    full = write_bundle(Outgoing(a_description(), segments, enclosures), HALL)
    return [full.data, write_bundle(Outgoing(a_description()), HALL).data]


def enrolments() -> list[bytes]:
    """Return honest enrolment files."""
    return [write_enrolment(a_description(), HALL).data]


def files_of(bundle: bytes) -> dict[str, bytes]:
    """Return the files of a bundle by name, without ``mimetype``."""
    return {name: bytes(content) for name, content in read_archive(bundle).items() if name != "mimetype"}


def unsigned_files(bundle: bytes) -> dict[str, bytes]:
    """Return the files of a bundle that the signature covers, without the list of digests."""
    return {
        name: content
        for name, content in files_of(bundle).items()
        if not name.startswith(META) and name != "manifest-sha256.txt"
    }
