"""bundle.json: written and read as the format says; what is missing is named."""

from __future__ import annotations

import contextlib
import json
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync_samples import NOW, a_description, an_attachment, to

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.description import FileFacts, read_description, write_description
from parteneriat_desktop.sync.refusals import REFUSALS

if TYPE_CHECKING:
    from parteneriat_desktop.sync.description import Description

FACTS = FileFacts(an_attachment().path, "Hartă.PNG", "image/png", 12, "ab" * 32)
FULL = a_description(
    recipient=to("ngo"),
    have=("ab" * 16,),
    want=("cd" * 16,),
    want_blobs=("ef" * 32,),
    state={"common": "01"},
    files=(FACTS,),
    previous="ab" * 32,
)
WIRE = json.loads(write_description(FULL))


@pytest.mark.parametrize("description", [FULL, a_description()], ids=["full", "empty"])
def test_what_is_written_is_read(description: Description):
    assert read_description(write_description(description)) == description


def test_moments_are_written_in_utc():
    there = NOW.astimezone(timezone(timedelta(hours=2)))
    assert write_description(a_description(created=there)) == write_description(a_description())


def test_fields_of_newer_versions_are_ignored():
    newer = {**WIRE, "period": {"from": "2026"}, "sender": {**WIRE["sender"], "colour": "blue"}}
    assert read_description(json.dumps(newer).encode()) == FULL


def leaves(value: Any, path: tuple[str, ...] = ()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from leaves(inner, (*path, key))


def changed(path: tuple[str, ...], value: Any, *, remove: bool = False):
    copy = json.loads(json.dumps(WIRE))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    if remove:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return json.dumps(copy).encode()


PATHS = [path for path in leaves(WIRE) if path not in {("format",), ("counts", "files"), ("state", "common")}]


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_every_field_is_needed_and_named(path: tuple[str, ...]):
    for data in (changed(path, None, remove=True), changed(path, -1)):
        with pytest.raises(RefusedError) as caught:
            read_description(data)
        assert caught.value.code == "description-form"
        assert ".".join(path) in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "short"),
        (("kind",), "surprise"),
        (("created",), "2026-11-20"),
        (("created",), "2026-11-20T09:30:00+02:00"),
        (("created",), "2026-1-20T09:30:00Z"),
        (("sequence",), -1),
        (("sequence",), "7"),
        (("previous",), "ab"),
        (("app",), "x" * 501),
        (("sender", "role"), "king"),
        (("sender", "country"), "Romania"),
        (("sender", "name"), ""),
        (("sender", "fingerprint"), "EWHS"),
        (("sender", "writer"), "me"),
        (("recipient",), []),
        (("recipient", "fingerprint"), ""),
        (("have",), ["ab"]),
        (("have",), [1]),
        (("have",), ["ab" * 16] * 20_001),
        (("want",), {}),
        (("want_blobs",), ["ab" * 16]),
        (("files",), [1]),
        (("files",), [{"path": "x"}]),
        (("state", "common"), 1),
    ],
)
def test_other_values_are_refused(path: tuple[str, ...], value: Any):
    with pytest.raises(RefusedError) as caught:
        read_description(changed(path, value))
    assert caught.value.code == "description-form"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(st.sampled_from(PATHS), JSON)
def test_no_value_makes_the_reader_fail_otherwise(path: tuple[str, ...], value: Any):
    with contextlib.suppress(RefusedError):
        read_description(changed(path, value))


def test_every_refusal_is_a_sentence_with_advice():
    for code, wording in REFUSALS.items():
        assert code == code.lower().replace("_", "-")
        assert wording.sentence.endswith(".")
        assert wording.advice.endswith(".")
        assert "{" not in wording.advice
    sentences = [wording.sentence for wording in REFUSALS.values()]
    assert len(set(sentences)) == len(sentences)
