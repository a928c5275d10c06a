from __future__ import annotations

import threading
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import change, create, record, sealed, village

from parteneriat_desktop.journal.editing import delete
from parteneriat_desktop.store.query import Query
from parteneriat_desktop.store.search import Hit, query_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parteneriat_desktop.store.store import Store


def found(store: Store, text: str) -> list[str]:
    return [hit.id for hit in store.search(text)]


@pytest.mark.parametrize(
    "asked", ["școală", "şcoală", "scoala", "ȘCOALĂ", unicodedata.normalize("NFD", "școală"), "șco"]
)
@pytest.mark.parametrize("written", ["Școală nouă", unicodedata.normalize("NFD", "Școală nouă"), "şcoala", "SCOALA"])
def test_diacritics_case_and_form_do_not_matter(store: Store, written: str, asked: str):
    store.append("common", village(1, name=written))
    assert found(store, asked) == [record(1)]


def test_cyrillic_letters_stay_themselves(store: Store):
    store.append("common", village(1, name=unicodedata.normalize("NFD", "Кайнарджа")))
    assert found(store, "кайнарджа") == [record(1)]
    assert found(store, "каинарджа") == []


def test_every_text_of_a_record_is_found_and_nothing_else(store: Store):
    fields = {
        "title": "Drum",
        "village": record(7),
        "surface": "gravel",
        "crossings": ["Pod", "Baltă"],
        "stops": [{"name": "Gară", "metres": 70}],
        "drawing": {"sha256": "0" * 64, "file_name": "schiță.pdf", "media_type": "application/pdf", "size": 1},
    }
    store.append("common", change("road", 1, fields))
    assert [found(store, word) for word in ("drum", "pod", "balta", "gara", "schita")] == [[record(1)]] * 5
    assert [found(store, word) for word in ("gravel", record(7), "metres", "sha256", "70")] == [[]] * 5


def test_all_words_must_occur_and_title_matches_come_first_then_the_newest(store: Store):
    for number, (name, gossip) in enumerate(
        [("Pod", "vechi"), ("Sat", "un pod nou"), ("Pod", "nou"), ("Casa", "fără"), ("Alt", "pod nou")], start=1
    ):
        store.append("common", village(number, name=name, gossip=gossip))
    assert found(store, "pod") == [record(number) for number in (3, 1, 5, 2)]
    assert found(store, "pod nou") == [record(number) for number in (5, 3, 2)]
    assert [hit.id for hit in store.search("pod", 3)] == [record(number) for number in (3, 1, 5)]


def test_an_excerpt_shows_the_words_in_their_text(store: Store):
    store.append("common", village(1, name="Sat", gossip="început " * 40 + "o fântână veche " + "sfârșit " * 40))
    (hit,) = store.search("fantana")
    assert (hit.entity, hit.id, hit.title) == ("village", record(1), "Sat")
    assert "fântână" in hit.excerpt
    assert len(hit.excerpt) < 200


def test_private_text_is_found_under_the_title_of_its_record(store: Store):
    store.append("common", village(1, name="Sat"))
    store.append("private", village(1, serial=2, gossip="zvon"))
    store.append("private", village(2, serial=3, gossip="zvon fără sat"))
    assert store.search("zvon") == [
        Hit("village", record(2), "", "zvon fără sat"),
        Hit("village", record(1), "Sat", "zvon"),
    ]
    store.append("common", change("village", 1, {"name": "Sat cu zvon"}, serial=4))
    assert found(store, "zvon") == [record(1), record(2)]


def test_deleted_records_are_not_found_until_they_are_back(store: Store):
    first = village(1, name="Sat")
    now = store.append("common", first)
    store.append("private", village(1, serial=2, gossip="zvon"))
    assert found(store, "sat") == found(store, "zvon") == [record(1)]
    edit = delete(now)
    assert edit is not None
    gone = change("village", 1, edit.values, serial=3, seen=edit.seen)
    store.append("common", gone)
    assert found(store, "sat") == found(store, "zvon") == []
    store.append("common", change("village", 1, {"_del": False}, serial=4, seen={"_del": (gone.id,)}))
    assert found(store, "sat") == found(store, "zvon") == [record(1)]


def test_what_changes_is_found_by_its_new_text_only(store: Store):
    first = village(1, name="Vechi")
    store.append("common", first)
    assert found(store, "vechi") == [record(1)]
    store.append("common", change("village", 1, {"name": "Nou"}, serial=2, seen={"name": (first.id,)}))
    assert (found(store, "vechi"), found(store, "nou")) == ([], [record(1)])


def test_a_search_in_one_kind_narrows_a_query(store: Store):
    store.receive([sealed([village(number, name=f"Sat {number}") for number in (1, 2, 12)])])
    store.append("private", village(2, serial=20, gossip="zvon"))
    assert store.ids(Query("village", search="sat 1")) == [record(1), record(12)]
    assert store.count(Query("village", search="sat 1")) == 2
    assert [row.id for row in store.rows(Query("village", search="ZVON"))] == [record(2)]
    assert store.count(Query("village", search=" ?! ")) == 3
    store.append("common", change("road", 30, {"title": "Drum"}, serial=30))
    assert store.ids(Query("road", search="drum")) == [record(30)]


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', '"sat', "sat*", "* OR sat", "sat AND", "NOT sat", "NEAR(sat", "name:sat", "sat^2", "(sat", "-sat",
     "{sat}", "sat\x00", "\ud800", "sat " * 500, "s" * 5000, "\U0001d7d8", "ª", "￾", "'; DROP TABLE search; --", "%_"],
)  # fmt: skip
def test_whatever_a_person_types_is_only_words(store: Store, text: str):
    store.append("common", village(1, name="Sat"))
    store.search(text)
    store.rows(Query("village", search=text))
    assert found(store, "sat") == [record(1)]


def test_while_another_thread_writes_the_index_is_searched_as_it_is(store: Store):
    store.append("common", village(1, name="Sat vechi"))
    assert found(store, "sat") == [record(1)]
    store.append("common", village(2, name="Sat nou"))
    seen: list[list[str]] = []
    with store.writing():
        reader = threading.Thread(target=lambda: seen.append(found(store, "sat")))
        reader.start()
        reader.join()
    assert seen == [[record(1)]]
    assert found(store, "sat") == [record(2), record(1)]


def test_where_nothing_can_be_written_the_index_is_searched_as_it_is(store: Store):
    store.append("common", village(1, name="Sat vechi"))
    assert found(store, "sat") == [record(1)]
    store.append("common", village(2, name="Sat nou"))
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA query_only=1")
    assert found(store, "sat") == [record(1)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("search") / "workspace.db"
    with create(path) as store:
        store.append("common", village(1, name="Sat"))
        yield store


@given(text=st.text(max_size=20) | st.text(alphabet='"*()^:-+{}\\ aȘ', max_size=20))
def test_nothing_typed_raises(filled: Store, text: str):
    filled.search(text)
    assert filled.count(Query("village", search=text)) <= 1


def test_words_are_bounded():
    assert query_of("Pod, (nou)!") == '"Pod"* "nou"*'
    assert query_of("a_b") == '"a"* "b"*'
    assert len(query_of("a " * 100).split()) == 12
    assert query_of("x" * 100) == f'"{"x" * 60}"*'
