"""Encryption by age: opened by its recipients and by nobody else, and by the tool ``age`` itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sync_samples import a_bundle, a_party, a_signer

from parteneriat_desktop.sync import encryption
from parteneriat_desktop.sync.description import read_description, write_description
from parteneriat_desktop.sync.encryption import decrypt, encrypt, identity_of, is_encrypted, recipient_of
from parteneriat_desktop.sync.zip_form import LARGEST_BUNDLE

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused

HALL, NGO, MINISTRY = a_signer("hall"), a_signer("ngo"), a_signer("ministry")
BUNDLE = a_bundle().data
SEALED = encrypt(BUNDLE, [recipient_of(HALL), recipient_of(MINISTRY)])


def test_both_recipients_open_it_and_get_the_same_bytes():
    assert is_encrypted(SEALED)
    assert not is_encrypted(BUNDLE)
    for signer in (HALL, MINISTRY):
        assert decrypt(SEALED, [identity_of(signer)]) == BUNDLE
    assert decrypt(SEALED, [identity_of(NGO), identity_of(HALL)]) == BUNDLE
    assert BUNDLE[40:80] not in SEALED


def test_the_key_is_derived_and_always_the_same():
    assert identity_of(HALL) == identity_of(HALL)
    assert recipient_of(HALL) != recipient_of(NGO)
    assert encryption.RECIPIENT.fullmatch(recipient_of(HALL))
    assert HALL.derive(b"one purpose") != HALL.derive(b"another")


def test_nobody_else_opens_it(refused: Refused):
    with refused("age-not-for-us"):
        decrypt(SEALED, [identity_of(NGO)])


@pytest.mark.parametrize("end", [0, 1, 22, 60, 200, 300, "the middle", "before the last byte"])
def test_a_file_that_is_cut_off_is_refused(end: int | str, refused: Refused):
    length = {"the middle": len(SEALED) // 2, "before the last byte": len(SEALED) - 1}.get(str(end), end)
    assert isinstance(length, int)
    with refused("age-damaged"):
        decrypt(SEALED[:length], [identity_of(HALL)])


@settings(max_examples=300, deadline=None)
@given(st.integers(len(encryption.FIRST_LINE), len(SEALED) - 1), st.integers(1, 255))
def test_no_changed_byte_is_accepted(place: int, change: int):
    broken = bytearray(SEALED)
    broken[place] ^= change
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the code is what matters
        decrypt(bytes(broken), [identity_of(HALL)])
    assert getattr(caught.value, "code", "") in {"age-damaged", "age-not-for-us"}


@given(st.binary(max_size=300))
def test_whatever_follows_the_first_line_is_refused_with_a_code(rest: bytes):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the code is what matters
        decrypt(encryption.FIRST_LINE + rest + b"\n--- ", [identity_of(HALL)])
    assert getattr(caught.value, "code", "") in {"age-damaged", "age-not-for-us"}


def test_what_was_added_at_the_end_is_refused(refused: Refused):
    with refused("age-damaged"):
        decrypt(SEALED + b"x", [identity_of(HALL)])


def test_a_head_without_end_is_refused_before_anything_is_computed(refused: Refused):
    endless = encryption.FIRST_LINE + b"-> X25519 abc\n" * 10_000
    with refused("age-damaged"):
        decrypt(endless, [identity_of(HALL)])


def test_the_limit_of_a_bundle_holds_for_what_is_inside(refused: Refused):
    inside = bytes(LARGEST_BUNDLE)
    assert len(decrypt(encrypt(inside, [recipient_of(HALL)]), [identity_of(HALL)])) == LARGEST_BUNDLE
    too_large = encryption.FIRST_LINE + bytes(LARGEST_BUNDLE + encryption.LARGEST_HEAD + encryption.OVERHEAD)
    with refused("file-too-large"):
        decrypt(too_large, [identity_of(HALL)])


def test_a_recipient_that_is_no_key_is_refused(refused: Refused):
    with refused("age-recipient"):
        encrypt(BUNDLE, ["age1" + "q" * 58])


def test_the_tool_age_opens_ours(tmp_path: Path):
    (tmp_path / "key.txt").write_text(identity_of(MINISTRY) + "\n", encoding="ascii")
    (tmp_path / "bundle.asice.age").write_bytes(SEALED)
    command = ["age", "-d", "-i", tmp_path / "key.txt", tmp_path / "bundle.asice.age"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == BUNDLE
    named = subprocess.run(["age-keygen", "-y", tmp_path / "key.txt"], capture_output=True, text=True, check=True)
    assert named.stdout.strip() == recipient_of(MINISTRY)


def test_we_open_what_the_tool_age_wrote(tmp_path: Path):
    (tmp_path / "bundle.asice").write_bytes(BUNDLE)
    command = ["age", "-r", recipient_of(HALL), "-r", recipient_of(NGO), tmp_path / "bundle.asice"]
    written = subprocess.run(command, capture_output=True, check=True).stdout
    assert decrypt(written, [identity_of(NGO)]) == BUNDLE


def test_an_armoured_file_of_the_tool_is_not_taken_for_ours(tmp_path: Path):
    (tmp_path / "bundle.asice").write_bytes(BUNDLE)
    command = ["age", "-a", "-r", recipient_of(HALL), tmp_path / "bundle.asice"]
    assert not is_encrypted(subprocess.run(command, capture_output=True, check=True).stdout)


def described(**sender: object) -> bytes:
    """Return the description of a bundle whose sender says more or less than ours."""
    import json  # noqa: PLC0415 - only here

    from sync_samples import a_description  # noqa: PLC0415 - only here

    wire = json.loads(write_description(a_description()))
    wire["sender"] |= sender
    return json.dumps(wire).encode()


def test_the_encryption_key_of_a_sender_is_read_where_it_is_there():
    key = recipient_of(HALL)
    assert read_description(described(age=key)).sender == a_party(age=key)
    assert read_description(described()).sender.age == ""


@pytest.mark.parametrize("newer", ["age1pq" + "q" * 400, "age1tag1qqq", ""])
def test_an_encryption_key_of_a_newer_kind_is_none(newer: str):
    assert read_description(described(age=newer)).sender.age == ""


@pytest.mark.parametrize("wrong", [None, 7, ["age1"], {"key": "age1"}])
def test_an_encryption_key_that_is_no_text_is_refused(wrong: object, refused: Refused):
    with refused("description-form"):
        read_description(described(age=wrong))
