from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lines import RECORD, an_id

from parteneriat_desktop.journal.digest import conflict_text, row_text, state_digest


def test_a_row_has_one_text_without_nulls() -> None:
    text = row_text("plan", RECORD, {"title": "Ș", "signed": None, "amount": {"value": "1", "currency": "RON"}})
    assert text == (
        f'{{"entity":"plan","fields":{{"amount":{{"currency":"RON","value":"1"}},"title":"Ș"}},"id":"{RECORD}"}}'
    )


def test_a_conflict_has_one_text_with_its_changes_in_their_order() -> None:
    text = conflict_text("plan", RECORD, "title", (an_id(2), an_id(1)))
    assert text == f'{{"changes":["{an_id(2)}","{an_id(1)}"],"entity":"plan","field":"title","id":"{RECORD}"}}'


TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=5)


@given(TEXTS, TEXTS)
def test_the_order_does_not_matter_and_every_difference_does(rows: list[str], conflicts: list[str]) -> None:
    digest = state_digest(rows, conflicts)
    assert len(digest) == 64
    assert state_digest(reversed(rows), iter(conflicts[::-1])) == digest
    assert state_digest([*rows, "x"], conflicts) != digest
    assert state_digest(rows, [*conflicts, "x"]) != digest
