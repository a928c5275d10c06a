"""Segments inside a bundle: who sealed them, and whether that counts (rule 9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sync_samples import (
    HERE,
    RECORD,
    a_bundle,
    a_party,
    a_segment,
    a_signer,
    a_writer,
    resign,
)

from parteneriat_desktop.errors import UntrustedError
from parteneriat_desktop.journal.change import Author, compose
from parteneriat_desktop.journal.erasure import NO_ERASURES, Erasures, erase
from parteneriat_desktop.journal.segment import Seal, seal
from parteneriat_desktop.sync.trust import TrustList
from parteneriat_desktop.sync.verification import admit

if TYPE_CHECKING:
    from sync_samples import Refused

    from parteneriat_desktop.journal.segment import Segment

from repacking import TRUST, check, unpacked


def with_segment(segment: Segment, name: str = "") -> bytes:
    files = {name: content for name, content in unpacked(a_bundle().data).items() if not name.startswith("segments/")}
    return resign({**files, f"segments/{name or segment.header.hash}.jsonl": segment.bytes()})


def test_new_writers_are_bound_to_the_key_they_appeared_with():
    segments = (a_segment(), a_segment(writer="ab" * 16), a_segment("ngo"))
    verified = check(a_bundle(segments=segments).data)
    assert verified.new_writers == {"ab" * 16: a_signer("hall").key_id}
    assert verified.trusted


def test_a_segment_relayed_for_a_third_institution():
    verified = check(a_bundle("ngo", segments=(a_segment("hall"),)).data)
    assert verified.trusted
    assert verified.segments == (a_segment("hall"),)


def test_a_segment_of_an_unknown_institution():
    verified = check(a_bundle(segments=(a_segment("stranger"),)).data)
    assert not verified.trusted
    assert verified.institution is not None
    with pytest.raises(UntrustedError) as caught:
        admit(verified)
    assert caught.value.code == "unknown-writer"


def test_a_segment_in_the_name_of_another_writer(refused: Refused):
    with refused("writer-of-another-key"):
        check(a_bundle("ngo", segments=(a_segment("ngo", writer=a_writer("hall")),)).data)
    with refused("unknown-writer"):
        admit(check(a_bundle("ngo", segments=(a_segment("stranger", writer=a_writer("hall")),)).data))


def test_a_sender_on_the_computer_of_another(refused: Refused):
    with refused("writer-of-another-key"):
        check(a_bundle("ngo", segments=(), sender=a_party("ngo", writer=a_writer("hall"))).data)


def test_the_computer_of_a_sender_is_bound_to_its_key():
    bound = check(a_bundle("ngo", segments=(), sender=a_party("ngo", writer="ab" * 16)).data)
    assert bound.new_writers == {"ab" * 16: a_signer("ngo").key_id}
    assert check(a_bundle("ngo", segments=(), sender=a_party("ngo", writer="")).data).new_writers == {}


def test_two_keys_under_one_new_writer_in_one_bundle(refused: Refused):
    segments = (a_segment("hall", writer="cd" * 16), a_segment("ngo", writer="cd" * 16, scope=f"dossier/{RECORD}"))
    with refused("writer-of-another-key"):
        check(a_bundle(segments=segments).data)


def test_a_writer_whose_key_is_no_longer_listed(refused: Refused):
    trust = TrustList(TRUST.institutions, {a_writer("hall"): "ab" * 32})
    with refused("writer-of-another-key"):
        check(a_bundle().data, trust)


def test_a_segment_signed_by_another_key_than_it_names(refused: Refused):
    with refused("segment-signature-invalid"):
        check(a_bundle("ngo", segments=(a_segment("hall", signer="ngo"),)).data)


def test_a_segment_with_another_name(refused: Refused):
    with refused("segment-name"):
        check(with_segment(a_segment(), "0" * 32))


def test_a_private_segment(refused: Refused):
    with refused("private-scope"):
        check(with_segment(a_segment(scope="private")))


def test_a_damaged_segment_of_an_honest_container(refused: Refused):
    segment = a_segment(titles=["a", "b"])
    with refused("segment-count"):
        check(with_segment(replace(segment, lines=segment.lines[:1])))


def test_changes_are_read_when_erasures_are_given(refused: Refused):
    segment = a_segment(titles=["a", "b"])
    swapped = with_segment(replace(segment, lines=segment.lines[::-1]))
    assert check(swapped).trusted
    with refused("segment-ids"):
        check(swapped, circumstances=replace(HERE, erasures=NO_ERASURES))
    assert check(with_segment(segment), circumstances=replace(HERE, erasures=NO_ERASURES)).trusted


def test_a_blanked_line_counts_where_its_erasure_is_known_or_arrives_with_it(refused: Refused):
    original = a_segment(titles=["Ion Popescu"])
    edit = erase(original.changes(), ["title"])
    assert edit is not None
    author = Author(a_writer("hall"), "")
    line = compose(edit, entity="erasure", record=RECORD, author=author, serial=9, time="2026-11-20T10:00:00.000Z")
    unsigned = seal([line], "common", original.header, Seal(1, "x", a_signer("hall").key_id))
    erasing = unsigned.signed(a_signer("hall").sign(unsigned.header.line))
    known = Erasures.gather([(line.line, a_signer("hall").key_id)])
    blanked = original.settled(known)
    reading = replace(HERE, erasures=NO_ERASURES)
    assert check(a_bundle(segments=(blanked, erasing)).data, circumstances=reading).trusted
    found = check(a_bundle(segments=(original, erasing)).data, circumstances=reading)
    assert [change.erased for change in found.changes[original.header.hash]] == [True]
    assert check(a_bundle(segments=(blanked,)).data, circumstances=replace(HERE, erasures=known)).trusted
    with refused("erasure-uncovered"):
        check(a_bundle(segments=(blanked,)).data, circumstances=reading)
