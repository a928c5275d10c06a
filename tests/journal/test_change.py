from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import RECORD, WRITER, a_line, an_id, in_bytes

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.change import LONGEST_LINE, Author, Edit, compose, read
from parteneriat_desktop.journal.erasure import blank

ID = an_id(1)


def a_blanked_line(**keys: Any):
    line = {"id": ID, **a_line(f={"title": None}, **keys)}
    del line["u"]
    return line


REFUSED = {
    "entity is empty": ("change-entity", a_line(e="")),
    "entity in capitals": ("change-entity", a_line(e="Plan")),
    "entity is a number": ("change-entity", a_line(e=1)),
    "entity with a line end": ("change-entity", a_line(e="plan\n")),
    "record is no UUID": ("change-record", a_line(r="1")),
    "record in capitals": ("change-record", a_line(r=RECORD.upper())),
    "record missing": ("change-record", a_line(r=None)),
    "writer too short": ("change-writer", a_line(w="ab")),
    "writer in capitals": ("change-writer", a_line(w="A" * 32)),
    "writer with digits of another script": ("change-writer", a_line(w="٣" * 32)),
    "serial zero": ("change-serial", a_line(s=0)),
    "serial is a truth": ("change-serial", a_line(s=True)),
    "serial is text": ("change-serial", a_line(s="1")),
    "time without milliseconds": ("change-time", a_line(t="2026-11-20T09:30:00Z")),
    "time without zone": ("change-time", a_line(t="2026-11-20T09:30:00.123")),
    "time that no calendar has": ("change-time", a_line(t="2026-02-30T09:30:00.123Z")),
    "time of hour 25": ("change-time", a_line(t="2026-02-20T25:30:00.123Z")),
    "time is a number": ("change-time", a_line(t=1)),
    "user is missing": ("change-user", a_line(u=None)),
    "user is a story": ("change-user", a_line(u="x" * 201)),
    "values are a list": ("change-values", a_line(f=["title"])),
    "values are empty": ("change-values", a_line(f={})),
    "field in capitals": ("change-field", a_line(f={"Title": 1})),
    "field begins with a mark": ("change-field", a_line(f={"_extra": 1})),
    "field is the star": ("change-field", a_line(f={"*": 1})),
    "deletion is a number": ("change-deletion", a_line(f={"_del": 1})),
    "deletion is null": ("change-deletion", a_line(f={"_del": None})),
    "seen is a list": ("change-seen", a_line(p=[ID])),
    "seen ids are text": ("change-seen", a_line(p={"title": ID})),
    "seen id too long": ("change-seen", a_line(p={"title": [ID + "0"]})),
    "seen id is a number": ("change-seen", a_line(p={"title": [1]})),
    "replaces without a value": ("change-seen-field", a_line(p={"text": [ID]})),
    "star without deletion": ("change-seen-field", a_line(p={"*": [ID]})),
    "star with an undeletion": ("change-seen-field", a_line(f={"_del": False}, p={"*": [ID]})),
    "one key more": ("change-keys", a_line(x=1)),
    "keys in another order": ("change-keys", dict(reversed(a_line().items()))),
    "no keys": ("change-keys", {}),
    "a list": ("change-form", [1]),
    "too long": ("change-size", a_line(f={"title": "x" * LONGEST_LINE})),
    "not JSON": ("json-syntax", None),
    "blanked without id": ("change-id", {**a_blanked_line(), "id": "x"}),
    "blanked with a value": ("change-blanked", {**a_blanked_line(), "f": {"title": "Plan"}}),
    "blanked with a user": ("change-keys", {"id": ID, **a_line(f={"title": None})}),
    "blanked with a wrong serial": ("change-serial", a_blanked_line(s=0)),
    "blanked and replacing": ("change-seen-field", a_blanked_line(p={"text": [ID]})),
}


@pytest.mark.parametrize("code, line", REFUSED.values(), ids=REFUSED)  # noqa: PT006 - the pairs of the table
def test_a_line_that_breaks_a_rule_is_refused(code: str, line: object) -> None:
    with pytest.raises(RefusedError) as found:
        read(b"{" if line is None else in_bytes(line))
    assert found.value.code == code
    assert str(found.value.sentence).endswith(".")
    assert str(found.value.advice)


def test_a_line_break_inside_is_refused() -> None:
    with pytest.raises(RefusedError) as found:
        read(in_bytes(a_line()).replace(b",", b",\n"))
    assert found.value.code == "change-line-break"


def test_a_valid_line_is_read_and_its_bytes_are_its_identity() -> None:
    line = in_bytes(a_line(f={"title": "Plan ș", "later": [{"x": 1}]}, p={"title": [ID]}))
    change = read(line)
    assert change.line == line
    assert change.id == hashlib.sha256(line).hexdigest()[:32]
    assert (change.entity, change.record, change.writer, change.serial) == ("plan", RECORD, WRITER, 1)
    assert (change.time, change.user) == ("2026-11-20T09:30:00.123Z", "inspector")
    assert change.values == {"title": "Plan ș", "later": [{"x": 1}]}
    assert change.seen == {"title": (ID,)}
    assert not change.erased


def test_a_deletion_may_name_all_it_saw() -> None:
    assert read(in_bytes(a_line(f={"_del": True}, p={"_del": [], "*": [ID]}))).seen == {"_del": (), "*": (ID,)}


def test_a_blanked_line_keeps_its_first_identity() -> None:
    change = read(in_bytes(a_blanked_line(p={"title": [ID]})))
    assert change.erased
    assert change.id == ID
    assert change.values == {"title": None}
    assert change.user == ""


def test_entities_and_fields_of_newer_versions_are_welcome() -> None:
    assert read(in_bytes(a_line(e="brand_new", f={"unheard_of": {"a": [None]}}))).entity == "brand_new"


def test_a_change_is_composed_in_the_frozen_form() -> None:
    change = compose(
        Edit({"title": "Plan", "amount": {"value": "1.00"}}, {"title": (ID,)}),
        entity="plan",
        record=RECORD,
        author=Author(WRITER, "inspector"),
        serial=7,
        time="2026-11-20T09:30:00.123Z",
    )
    expected = a_line(s=7, f={"title": "Plan", "amount": {"value": "1.00"}}, p={"title": [ID]})
    assert change.line == in_bytes(expected)


@pytest.mark.parametrize(
    ("values", "code"),
    [({"a": 1.5}, "json-fraction"), ({"a": "\x00"}, "json-character"), ({}, "change-values")],
)
def test_nothing_is_composed_that_would_not_be_read(values: dict[str, Any], code: str) -> None:
    with pytest.raises(RefusedError) as found:
        compose(
            Edit(values, {}),
            entity="plan",
            record=RECORD,
            author=Author(WRITER, ""),
            serial=1,
            time="2026-11-20T09:30:00.123Z",
        )
    assert found.value.code == code


def test_changes_are_equal_when_their_lines_are() -> None:
    line = in_bytes(a_line())
    assert read(line) == read(line)
    assert read(line) != read(in_bytes(a_line(s=2)))
    assert read(line) != blank(read(line))


@given(st.binary(max_size=60), st.integers(0, 400))
def test_damaged_lines_are_refused_or_read_and_never_fail_otherwise(noise: bytes, place: int) -> None:
    line = in_bytes(a_line(p={"title": [ID]}))
    try:
        code = read(line[:place] + noise + line[place + len(noise) :]).id
    except RefusedError as error:
        code = error.code
    assert re.fullmatch(r"[0-9a-f]{32}|(change|json)-[a-z-]+", code)
