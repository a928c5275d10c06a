from __future__ import annotations

import base64
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import KEY, OTHER_WRITER, RECORD, SEAL, WRITER, a_change, a_segment, an_id, in_bytes

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.segment import MOST_CHANGES, Header, Seal, Segment, digest_ids, seal

if TYPE_CHECKING:
    from parteneriat_desktop.journal.change import Change

GOLDEN = Path(__file__).parent / "goldens" / "segment_format_1.jsonl"


def a_header(**keys: Any):
    header = {
        "w": WRITER,
        "scope": "common",
        "n": 1,
        "prev": "",
        "count": 1,
        "ids": "0" * 64,
        "schema": 1,
        "app": "parteneriat 1.0",
        "key": KEY,
    }
    return {**header, **keys}


REFUSED_HEADERS = {
    "no object": ("segment-header", [1]),
    "one key more": ("segment-header", a_header(x=1)),
    "keys in another order": ("segment-header", dict(reversed(a_header().items()))),
    "longer than a header": ("segment-header", a_header(app="x" * 1000)),
    "writer": ("segment-header", a_header(w="x")),
    "scope": ("segment-scope", a_header(scope="everybody")),
    "number zero": ("segment-header", a_header(n=0)),
    "number is a truth": ("segment-header", a_header(n=True)),
    "previous is no hash": ("segment-previous", a_header(n=2, prev="x")),
    "first with a previous": ("segment-previous", a_header(prev=an_id(1))),
    "second without a previous": ("segment-previous", a_header(n=2)),
    "no changes": ("segment-size", a_header(count=0)),
    "too many changes": ("segment-size", a_header(count=MOST_CHANGES + 1)),
    "ids": ("segment-header", a_header(ids=an_id(1))),
    "schema": ("segment-header", a_header(schema="1")),
    "app is empty": ("segment-header", a_header(app="")),
    "app is long": ("segment-header", a_header(app="x" * 61)),
    "key": ("segment-key", a_header(key="1")),
}


@pytest.mark.parametrize("code, header", REFUSED_HEADERS.values(), ids=REFUSED_HEADERS)  # noqa: PT006 - pairs
def test_a_header_that_breaks_a_rule_is_refused(code: str, header: object) -> None:
    with pytest.raises(RefusedError) as found:
        Header.read(in_bytes(header))
    assert found.value.code == code


def test_a_header_on_two_lines_is_refused() -> None:
    with pytest.raises(RefusedError) as found:
        Header.read(in_bytes(a_header()).replace(b",", b",\n", 1))
    assert found.value.code == "segment-header"


def test_a_header_is_named_by_its_bytes() -> None:
    line = in_bytes(a_header(scope=f"dossier/{RECORD}", n=2, prev=an_id(1)))
    header = Header.read(line)
    assert header.hash == sha256(line).hexdigest()[:32]
    assert (header.writer, header.scope, header.number) == (WRITER, f"dossier/{RECORD}", 2)
    assert (header.previous, header.count, header.ids) == (an_id(1), 1, "0" * 64)
    assert (header.schema, header.app, header.key, header.line) == (1, "parteneriat 1.0", KEY, line)


def test_changes_are_sealed_in_the_order_of_their_serials() -> None:
    changes = [a_change({"title": str(serial)}, serial=serial) for serial in (3, 1, 2)]
    segment = a_segment(*changes)
    assert [change.serial for change in segment.changes()] == [1, 2, 3]
    assert segment.header.ids == sha256("".join(c.id for c in segment.changes()).encode()).hexdigest()
    assert segment.header.line == in_bytes(a_header(count=3, ids=segment.header.ids))


def test_the_next_segment_names_the_one_before() -> None:
    first = a_segment()
    second = a_segment(a_change({"title": "b"}, serial=2), previous=first.header)
    assert (second.header.number, second.header.previous) == (2, first.header.hash)


def test_a_segment_is_read_as_it_was_written() -> None:
    segment = a_segment(a_change(), a_change({"title": "ș"}, serial=2))
    data = segment.bytes()
    assert data.count(b"\n") == 4
    assert Segment.read(data) == segment
    assert Segment.read(data).bytes() == data


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([], "segment-writer"),
        ([a_change(), a_change(writer=OTHER_WRITER)], "segment-writer"),
        ([a_change()] * (MOST_CHANGES + 1), "segment-size"),
    ],
    ids=["none", "of two writers", "too many"],
)
def test_what_cannot_be_sealed_is_refused(changes: list[Change], code: str) -> None:
    with pytest.raises(RefusedError) as found:
        seal(changes, "common", None, SEAL)
    assert found.value.code == code


def test_a_scope_that_does_not_exist_cannot_be_sealed() -> None:
    with pytest.raises(RefusedError) as found:
        seal([a_change()], "everybody", None, Seal(1, "x", KEY))
    assert found.value.code == "segment-scope"


WHOLE = a_segment(a_change(), a_change({"title": "b"}, serial=2)).bytes()
HEAD, SIGNATURE, *BODY = WHOLE.split(b"\n")
DAMAGED = {
    "empty": ("segment-form", b""),
    "header only": ("segment-form", HEAD + b"\n"),
    "no changes": ("segment-form", HEAD + b"\n" + SIGNATURE + b"\n"),
    "cut off": ("segment-form", WHOLE[:-1]),
    "one line less": ("segment-count", b"\n".join([HEAD, SIGNATURE, BODY[0], b""])),
    "one line more": ("segment-count", WHOLE + BODY[0] + b"\n"),
    "signature empty": ("segment-signature", b"\n".join([HEAD, b"", *BODY])),
    "signature in other letters": ("segment-signature", b"\n".join([HEAD, b"****", *BODY])),
    "signature with a gap": ("segment-signature", b"\n".join([HEAD, SIGNATURE + b" ", *BODY])),
    "signature with loose bits": ("segment-signature", b"\n".join([HEAD, b"YR==", *BODY])),
    "signature too long": ("segment-signature", b"\n".join([HEAD, base64.b64encode(b"x" * 201), *BODY])),
    "header not JSON": ("json-syntax", b"\n".join([b"{", SIGNATURE, *BODY])),
    "lines in another order": ("segment-ids", b"\n".join([HEAD, SIGNATURE, BODY[1], BODY[0], b""])),
    "one line twice": ("segment-ids", b"\n".join([HEAD, SIGNATURE, BODY[0], BODY[0], b""])),
    "another value": ("segment-ids", WHOLE.replace(b'"b"', b'"c"')),
    "another writer": (
        "segment-writer",
        b"\n".join([HEAD, SIGNATURE, BODY[0].replace(b"a" * 32, b"b" * 32), *BODY[1:]]),
    ),
    "a line that is no change": ("json-syntax", b"\n".join([HEAD, SIGNATURE, b"", *BODY[1:]])),
}


@pytest.mark.parametrize("code, data", DAMAGED.values(), ids=DAMAGED)  # noqa: PT006 - the pairs of the table
def test_a_damaged_segment_is_refused(code: str, data: bytes) -> None:
    with pytest.raises(RefusedError) as found:
        Segment.read(data).changes()
    assert found.value.code == code


def test_repeated_changes_are_refused_even_under_a_header_that_says_so() -> None:
    once = a_segment(a_change())
    header = Header.read(in_bytes(a_header(count=2, ids=digest_ids([a_change().id] * 2))))
    with pytest.raises(RefusedError) as found:
        Segment(header, b"x", once.lines * 2).changes()
    assert found.value.code == "segment-ids"


def test_a_segment_put_together_with_too_few_lines_is_refused() -> None:
    segment = Segment.read(WHOLE)
    with pytest.raises(RefusedError) as found:
        replace(segment, lines=segment.lines[:1]).changes()
    assert found.value.code == "segment-count"


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_no_changed_byte_of_lines_or_form_goes_unnoticed(place: int, bits: int) -> None:
    data = bytearray(WHOLE)
    data[place] ^= bits
    try:
        found = Segment.read(bytes(data))
        found.changes()
    except RefusedError:
        return
    # Only what the signature protects may have changed: its own bytes and those of the header.
    assert found.lines == Segment.read(WHOLE).lines
    assert (found.header.hash, found.signature) != (Segment.read(WHOLE).header.hash, b"signature")


def test_a_segment_of_format_1_still_opens() -> None:
    segment = Segment.read(GOLDEN.read_bytes())
    assert segment.bytes() == GOLDEN.read_bytes()
    assert segment.header.hash == "4b2a3edb7113f933f225619d8522b522"
    assert segment.signature == b"golden signature without a key"
    first, second, third, deletion = segment.changes()
    assert first.values["amount"] == {"value": "125000.50", "currency": "RON"}
    assert second.seen == {"title": (first.id,)}
    assert third.values == {"later": [1, True, None, {"x": "😀"}]}
    assert deletion.values == {"_del": True}
    assert [change.id for change in segment.changes()] == [
        "12ec860d88cb96a3bc35b030349931a6",
        "77aa873068bec5316fcd13d2c0393816",
        "eb082c684e2ebe44923f28654e327fac",
        "faf7dc33ddfc6b61eb7b38eaa60e931d",
    ]
