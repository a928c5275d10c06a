"""Stored work of schema 2, of every kind and with every field, opens in this version and in every later one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import PASSPHRASE, found
from parteneriat_desktop.actions import import_bundle, trust, verify_bundle, waiting
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.store import Store

TESTS = Path(__file__).parent.parent
KEPT: dict[str, dict[str, Any]] = json.loads((TESTS / "databases" / "schema-2.json").read_text(encoding="utf-8"))
BUNDLE, ENROLMENT = TESTS / "bundles" / "good-format-1-schema-2.asice", TESTS / "bundles" / "schema-2.enrol.asice"

#: Kinds of which nothing leaves the institution.
WHOLLY_PRIVATE = {"report_draft"}


def same(store: Store, name: str, *, private: bool) -> None:
    """Hold the only record of a kind against what was written, and read each of its values."""
    kind = entity(name)
    assert kind is not None
    (row,) = store.rows(Query(name))
    for field, wire in KEPT[name].items():
        declared = kind.field(field)
        assert declared is not None
        if private or not declared.facts.private:
            assert row.fields[field] == wire
            assert not isinstance(declared.read(wire), Sentence)
        else:
            assert field not in row.fields


def test_the_stored_database_opens_with_every_field(tmp_path: Path) -> None:
    path = Path(shutil.copy(TESTS / "databases" / "schema-2.db", tmp_path / "workspace.db"))
    with Store.open(path) as store:
        for name in KEPT:
            same(store, name, private=True)
        assert store.search("ghilimele")
        assert store.headers()


def test_the_stored_bundle_is_taken_in_whole(tmp_path: Path) -> None:
    with found(tmp_path, "ministry") as ministry:
        checked = verify_bundle.verify(ministry, BUNDLE)
        assert not checked.trusted
        trust.add(ministry, ENROLMENT, checked.fingerprint)
        (taken,) = import_bundle.import_files(ministry, [BUNDLE], PASSPHRASE)
        arrived = [name for name in KEPT if ministry.store.rows(Query(name))]
        assert set(KEPT) - set(arrived) <= WHOLLY_PRIVATE
        for name in arrived:
            same(ministry.store, name, private=False)
        assert taken.changes == len(arrived) + 1
        assert any("citizen_idea" in str(one.sentence) for one in waiting.waiting(ministry))


@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_field_of_a_stored_kind_is_still_declared(name: str) -> None:
    kind = entity(name)
    assert kind is not None
    assert set(KEPT[name]) <= {field.name for field in kind.fields()}
