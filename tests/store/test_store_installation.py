from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store_samples import create, moment, record, reopen, village

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store.bundles import LoggedBundle
from parteneriat_desktop.store.drafts import Draft
from parteneriat_desktop.store.institutions import BoundWriter, Enrolled

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.store.store import Store


def test_settings(store: Store):
    assert (store.setting("role"), store.setting("role", "ngo")) == ("", "ngo")
    store.put_setting("role", "town_hall")
    store.put_setting("role", "ministry")
    assert store.setting("role", "ngo") == "ministry"


def test_drafts_hold_what_was_typed_as_it_was_typed(store: Store):
    assert store.draft("village") is None
    store.put_draft("village", "", {"name": "Șo", "founded": "12x"}, moment(1))
    store.put_draft("village", record(1), {"name": ""}, moment(2))
    store.put_draft("village", "", {"name": "Șoi"}, moment(3))
    assert store.draft("village") == Draft("village", "", moment(3), {"name": "Șoi"})
    assert [draft.record for draft in store.drafts()] == ["", record(1)]
    store.drop_draft("village", "")
    assert store.draft("village") is None
    assert len(store.drafts()) == 1


def test_institutions(store: Store):
    store.put_institution("k2", "Primăria B", {"fingerprint": "EWHS"})
    store.put_institution("k1", "Primăria C", {})
    store.put_institution("k1", "Primăria A", {"revoked": True})
    assert store.institutions() == [
        Enrolled("k1", "Primăria A", {"revoked": True}),
        Enrolled("k2", "Primăria B", {"fingerprint": "EWHS"}),
    ]


def test_a_writer_stays_bound_to_its_first_key(store: Store):
    store.bind_writer("a" * 32, "k1", "Primăria A")
    store.bind_writer("a" * 32, "k1", "Primăria A, alt nume")
    with pytest.raises(RefusedError) as refused:
        store.bind_writer("a" * 32, "k2", "Primăria B")
    assert refused.value.code == "writer-key"
    assert store.writers() == [BoundWriter("a" * 32, "k1", "Primăria A")]


def test_the_latest_receipt_replaces_the_older_one(store: Store):
    assert store.receipt("a" * 32) is None
    store.put_receipt("a" * 32, {"have": ["x", "y"]})
    store.put_receipt("a" * 32, {"have": ["x"]})
    assert store.receipt("a" * 32) == {"have": ["x"]}


def test_a_bundle_is_logged_once_in_each_direction(store: Store):
    sent = LoggedBundle("sent", "d" * 64, "Minister", 1, moment(1), {"files": 3})
    received = LoggedBundle("received", "d" * 64, "Minister", 1, moment(2), {})
    assert store.log_bundle(sent)
    assert store.log_bundle(received)
    assert not store.log_bundle(sent)
    assert store.bundles() == [sent, received]


def test_all_of_it_outlives_the_program_and_a_rebuild(tmp_path: Path):
    path = tmp_path / "workspace.db"
    with create(path) as store:
        store.append("common", village(1, name="Sat"))
        store.put_setting("role", "ngo")
        store.put_draft("village", "", {"name": "x"}, moment(1))
    with reopen(path) as store:
        store.rebuild()
        assert store.setting("role") == "ngo"
        assert len(store.drafts()) == 1
