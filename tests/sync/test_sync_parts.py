"""Parts for e-mail: each a valid bundle, nothing lost between them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sync_samples import (
    HERE,
    RECORD,
    a_description,
    a_report,
    a_segment,
    a_signer,
    a_trust_list,
    a_writer,
    an_attachment,
    to,
)

from parteneriat_desktop.journal.change import Author, compose
from parteneriat_desktop.journal.erasure import NO_ERASURES, Erasures, erase
from parteneriat_desktop.journal.segment import Seal, Segment, seal
from parteneriat_desktop.sync.bundle import Enclosure, Outgoing
from parteneriat_desktop.sync.parts import LARGEST_PART, MOST_FILES, split, write_parts
from parteneriat_desktop.sync.verification import admit, verify

TRUST = a_trust_list("hall")
DOSSIER = "dossier/01938a3e-7c00-7000-8000-00000000000"


def noise(size: int, seed: int) -> bytes:
    return hashlib.shake_128(seed.to_bytes(2)).digest(size)


def what_fits() -> Outgoing:
    return Outgoing(a_description(recipient=to("ngo")), (a_segment(),), (an_attachment(), a_report()))


def test_what_fits_is_one_part():
    (only,) = write_parts(what_fits(), a_signer("hall"))
    assert (only.description.part, only.description.parts) == (1, 1)


def test_nothing_to_send_is_one_part():
    assert len(split(Outgoing(a_description()))) == 1
    (only,) = write_parts(Outgoing(a_description()), a_signer("hall"))
    admit(verify(only.data, TRUST, HERE))


def test_attachments_are_spread_over_parts_that_e_mail_carries():
    attachments = tuple(an_attachment(noise(3_000_000, seed), f"{seed}.jpg") for seed in range(5))
    outgoing = Outgoing(a_description(), (a_segment(),), (*attachments, a_report()))
    parts = write_parts(outgoing, a_signer("hall"))
    assert [len(part.data) <= LARGEST_PART for part in parts] == [True] * 3
    verified = [verify(part.data, TRUST, HERE) for part in parts]
    for one in verified:
        admit(one)
    assert [one.description.part for one in verified] == [1, 2, 3]
    assert {one.description.parts for one in verified} == {3}
    assert {one.description.id for one in verified} == {a_description().id}
    assert [one.description.sequence for one in verified] == [7, 8, 9]
    assert [one.description.previous for one in verified] == ["", parts[0].manifest, parts[1].manifest]
    assert [len(one.segments) for one in verified] == [1, 0, 0]
    arrived = {sha256 for one in verified for sha256 in one.attachments}
    assert arrived == {hashlib.sha256(one.content).hexdigest() for one in attachments}
    assert write_parts(outgoing, a_signer("hall")) == parts


def test_an_attachment_larger_than_a_part_travels_alone():
    large = an_attachment(noise(9_000_000, 1), "film.mp4")
    parts = write_parts(Outgoing(a_description(), (a_segment(),), (large, an_attachment())), a_signer("hall"))
    assert sum(len(part.data) > LARGEST_PART for part in parts) == 1
    alone = next(part for part in parts if len(part.data) > LARGEST_PART)
    assert [file.name for file in alone.description.files] == ["film.mp4"]
    assert not alone.description.segments


def test_segments_that_only_just_do_not_fit_are_split():
    segments = tuple(
        a_segment(scope=f"{DOSSIER}{number}", titles=[noise(5_000, number * 20 + line).hex() for line in range(20)])
        for number in range(4)
    )
    parts = write_parts(Outgoing(a_description(), segments), a_signer("hall"), largest=250_000)
    assert len(parts) > 1
    assert all(len(part.data) <= 250_000 for part in parts)
    arrived = [one.header.hash for part in parts for one in verify(part.data, TRUST, HERE).segments]
    assert sorted(arrived) == sorted(one.header.hash for one in segments)


def test_too_many_files_are_split_too():
    files = tuple(
        Enclosure(f"tables/{number}.csv", f"{number}.csv", "text/csv", str(number).encode()) for number in range(2_100)
    )
    parts = write_parts(Outgoing(a_description(), (), files), a_signer("hall"))
    assert [part.description.parts for part in parts] == [2, 2]
    assert len(parts[0].description.files) == MOST_FILES
    for part in parts:
        admit(verify(part.data, TRUST, HERE))


def an_erasure_of(segment: Segment) -> Segment:
    """Return the segment in which the town hall erases the titles of another one of its own."""
    edit = erase(segment.changes(), ["title"])
    assert edit is not None
    author = Author(a_writer("hall"), "")
    change = compose(edit, entity="erasure", record=RECORD, author=author, serial=900, time="2026-11-20T10:00:00.000Z")
    unsigned = seal([change], segment.header.scope, segment.header, Seal(1, "x", a_signer("hall").key_id))
    return unsigned.signed(a_signer("hall").sign(unsigned.header.line))


def test_every_part_is_accepted_alone_also_where_lines_were_erased():
    segments = [a_segment(titles=[noise(2_000, 10 * n + k).hex() for k in range(3)]) for n in range(5)]
    erased = an_erasure_of(segments[0]), an_erasure_of(segments[2])
    known = Erasures.gather((line, one.header.key) for one in erased for line in one.lines)
    settled = tuple(one.settled(known) for one in (*segments, *erased))
    frame = 24_000
    parts = write_parts(Outgoing(a_description(), settled), a_signer("hall"), frame)
    assert len(parts) >= 2
    circumstances = replace(HERE, erasures=NO_ERASURES)
    arrived = {one.header.hash for part in parts for one in verify(part.data, TRUST, circumstances).segments}
    assert arrived == {one.header.hash for one in settled}
    assert all(len(part.data) <= frame for part in parts)
