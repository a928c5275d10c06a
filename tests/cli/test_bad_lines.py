"""Lines for put that are no JSON, not ours, or larger than anything a person types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from calling import a_partner, as_lines, call, done, plain, put

if TYPE_CHECKING:
    from pathlib import Path

GOOD = b'{"entity":"partner","fields":{"name":"Bun","kind":"other"}}\n'


def a_name(name: bytes) -> bytes:
    return b'{"entity":"partner","fields":{"kind":"other","name":' + name + b"}}"


BAD_LINES = {
    "no JSON": (b"entity=partner", "not valid JSON"),
    "half a line": (a_name(b'"x')[:-4], "not valid JSON"),
    "two documents": (GOOD.strip() + b" " + GOOD.strip(), "not valid JSON"),
    "NaN": (a_name(b"NaN"), "NaN"),
    "Infinity": (a_name(b"-Infinity"), "NaN"),
    "a fraction": (a_name(b"1.5"), "decimal point"),
    "an exponent": (a_name(b"1e400"), "decimal point"),
    "a huge integer": (a_name(b"9" * 100_000), "64 bits"),
    "a double key": (a_name(b'"x","name":"y"'), "A key occurs twice"),
    "depth 33": (a_name(b"[" * 31 + b"]" * 31), "nests deeper than 32"),
    "depth 100,000": (b"[" * 100_000 + b"]" * 100_000, "nests deeper than 32"),
    "depth 100,000 of objects": (a_name(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), "nests deeper than 32"),
    "invalid UTF-8": (a_name(b'"\xff\xfe"'), "not UTF-8"),
    "overlong UTF-8": (a_name(b'"\xc0\xaf"'), "not UTF-8"),
    "a surrogate in UTF-8": (a_name(b'"\xed\xa0\x80"'), "not UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "not UTF-8"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD.strip(), "byte order mark"),
    "U+0000": (a_name(b'"a\x00b"'), "cannot be stored"),
    "U+0000 escaped": (a_name(b'"a\\u0000b"'), "cannot be stored"),
    "a lone surrogate": (a_name(b'"\\ud800"'), "cannot be stored"),
    "a lone surrogate in a key": (b'{"entity":"partner","fields":{"\\udfff":"x"}}', "cannot be stored"),
    "a control character": (a_name(b'"a\\u0007b"'), "control character"),
    "C1": (a_name(b'"a\xc2\x85b"'), "control character"),
    "U+FFFE": (a_name(b'"\xef\xbf\xbe"'), "control character"),
    "10,000 characters": (a_name(b'"' + b"x" * 10_000 + b'"'), "10,000 characters; at most 250 fit"),
    "a line of 3 MB": (a_name(b'"' + b"x" * 3_000_000 + b'"'), "at most 1,000,000 bytes"),
    "a list where a text is": (a_name(b"[]"), "a text is expected"),
    "an unknown choice": (b'{"entity":"partner","fields":{"kind":"x"}}', "not one of the possible values"),
    "a link to nothing": (
        b'{"entity":"plan","fields":{"title":"x","partnership":"01a1f820-93d8-7ce3-a9d1-f9774943dd77"}}',
        "",
    ),
}


@pytest.mark.parametrize("kind", BAD_LINES)
def test_a_bad_line_is_refused_by_a_sentence_and_the_next_one_is_saved(town_hall: Path, kind: str) -> None:
    line, said = BAD_LINES[kind]
    called = call(town_hall, "put", given=line.replace(b"\n", b"") + b"\n" + GOOD)
    refused, saved = called.document
    assert called.status == 1
    assert called.errors == ""
    assert refused["id"] is None
    assert said in refused["problems"][0]["message"], refused
    assert len(refused["problems"][0]["message"]) < 500
    assert saved["problems"] == []
    assert [one["id"] for one in done(town_hall, "dump")] == [saved["id"]]


def test_a_hostile_number_of_fields_is_refused_in_few_words(town_hall: Path) -> None:
    line = {"entity": "partner", "fields": {f"f{number}": 1 for number in range(50_000)}}
    called = call(town_hall, "put", given=as_lines([line]))
    assert called.status == 1
    assert len(called.document[0]["problems"]) == 100
    assert done(town_hall, "dump") == []


def test_a_hostile_number_of_entries_is_refused(town_hall: Path) -> None:
    partner = a_partner(town_hall)
    parties = [{"partner": partner}] * 15_000
    called = call(town_hall, "put", given=as_lines([{"entity": "partnership", "fields": {"parties": parties}}]))
    assert called.status == 1
    assert "at most 500 entries" in called.document[0]["problems"][0]["message"]


def test_a_long_text_is_kept_whole_where_texts_are_long(town_hall: Path) -> None:
    text = "Pagina ă. " * 1_000
    plan = put(town_hall, "plan", partnership=put(town_hall, "partnership", title="x"), problem_analysis=text.strip())
    assert done(town_hall, "show", "plan", plan)["fields"]["problem_analysis"] == text.strip()


def test_an_input_without_an_end_of_line_is_read(town_hall: Path) -> None:
    assert len(done(town_hall, "put", given=GOOD + GOOD.strip())) == 2
    assert done(town_hall, "put", given=b"") == []


def test_an_attachment_that_cannot_be_read_is_a_problem_of_its_field(town_hall: Path) -> None:
    documents = [{"role": "other", "attachment": {"path": str(town_hall / "nothing.pdf")}}]
    line = {"entity": "partnership", "fields": {"title": "x", "documents": documents}}
    called = call(town_hall, "put", given=as_lines([line]))
    assert called.status == 1
    assert called.document[0]["problems"][0]["field"] == "documents"
    assert done(town_hall, "dump") == []


@pytest.mark.parametrize("text", ["'; DROP TABLE records; --", '"', "*", "NEAR(", "a\x00b", "%" * 5_000, "\u202e"])
def test_any_text_may_be_searched_for(town_hall: Path, text: str) -> None:
    a_partner(town_hall)
    assert done(town_hall, "search", text) == []


def test_hostile_names_of_records_and_fields_are_refused(town_hall: Path) -> None:
    record = a_partner(town_hall)
    for hostile in ("../../etc/passwd", "' OR 1=1 --", "x" * 100_000, "%s{0}", "\u202e"):
        for words in (("show", hostile), ("show", "partner", hostile), ("undo", hostile, record)):
            called = call(town_hall, *words)
            assert called.status == 2
            assert called.code in {"unknown-entity", "unknown-record"}
            assert len(called.errors) < 1_000
        assert call(town_hall, "resolve", "partner", record, hostile, "--value", "1").code == "no-conflict"


@pytest.mark.parametrize("words", [("show", "partner"), ("search",), ("report", "R01", "--out", "x", "--id"), ("put",)])
def test_bytes_that_are_no_text_are_refused(town_hall: Path, words: tuple[str, ...]) -> None:
    called = call(town_hall, *words, "\udcff")
    assert called.status == (2 if words == ("put",) else 64)
    assert called.code == ("no-file" if words == ("put",) else "usage")


def test_the_answers_are_json_whatever_stands_in_them(town_hall: Path) -> None:
    record = a_partner(town_hall, name='"}\\ \u2028 \u202e </script>')
    called = plain(town_hall, "show", "partner", record)
    assert called.out.count("\n") == 1
    assert json.loads(called.out)["fields"]["name"] == '"}\\ \u2028 \u202e </script>'
