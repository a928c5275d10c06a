"""No changed byte, no truncation and no odd content gets past the verifier or makes it fail otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repacking import check, unpacked
from sync_samples import (
    HERE,
    a_bundle,
    a_segment,
    resign,
    seal_zip,
)

from parteneriat_desktop.errors import AppError, RefusedError
from parteneriat_desktop.journal.erasure import NO_ERASURES
from parteneriat_desktop.sync.archive import read_archive


def small_bundle() -> bytes:
    return a_bundle(segments=(a_segment(),), enclosures=()).data


def test_no_changed_byte_passes():
    data = small_bundle()
    for place in range(len(data)):
        for mask in (1 << place % 8, 0xFF):
            flipped = data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
            with pytest.raises(RefusedError):
                check(flipped)


def test_a_flipped_bit_under_a_new_seal_changes_no_content():
    """Somebody who seals again can only spell a deflate stream differently; everything else is constant or signed."""
    data = small_bundle()
    good = check(data)
    for place in range(len(data) - 64):
        flipped = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 : -64]
        try:
            assert check(seal_zip(flipped)) == good
        except RefusedError:
            continue
        assert read_archive(seal_zip(flipped)) == read_archive(data)


def test_no_truncation_passes():
    data = small_bundle()
    for length in range(len(data)):
        with pytest.raises(RefusedError):
            check(data[:length])


DATA = small_bundle()


@settings(max_examples=400)
@given(st.integers(0, len(DATA)), st.binary(max_size=30), st.integers(0, 30))
def test_no_change_makes_the_verifier_fail_otherwise(place: int, inserted: bytes, removed: int):
    changed = DATA[:place] + inserted + DATA[place + removed :]
    try:
        check(changed)
    except AppError:
        return
    assert changed == DATA


FILES = unpacked(a_bundle().data)


@settings(max_examples=100)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 3000), st.binary(max_size=12), st.integers(0, 12))
def test_no_signed_content_makes_the_verifier_fail_otherwise(name: str, place: int, inserted: bytes, removed: int):
    content = FILES[name][:place] + inserted + FILES[name][place + removed :]
    try:
        check(resign({**FILES, name: content}), circumstances=replace(HERE, erasures=NO_ERASURES))
    except AppError:
        return
