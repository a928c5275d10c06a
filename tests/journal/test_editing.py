from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import RECORD, WRITER, a_change, by_id

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal import editing
from parteneriat_desktop.journal.change import Author, Change, Edit, compose
from parteneriat_desktop.journal.survivors import NOTHING, fold


class Record:
    """One record and its changes, each a second after the last."""

    def __init__(self, *changes: Change) -> None:
        self.changes = by_id(*changes)

    @property
    def now(self):
        return fold(self.changes)

    def write(self, edit: Edit | None) -> Change:
        assert edit is not None
        number = len(self.changes) + 1
        change = compose(
            edit,
            entity="plan",
            record=RECORD,
            author=Author(WRITER, ""),
            serial=number,
            time=f"2026-11-20T09:{30 + number // 60:02d}:{number % 60:02d}.000Z",
        )
        self.changes[change.id] = change
        return change

    def save(self, **values: Any) -> Change:
        return self.write(editing.edit(self.now, values))

    def undo(self) -> Change:
        return self.write(editing.undo(self.changes, self.now))


def in_conflict() -> Record:
    return Record(a_change({"title": "a"}), a_change({"title": "b"}, second=1))


def test_only_what_changed_is_written_and_all_survivors_are_named() -> None:
    record = in_conflict()
    ids = record.now.survivors["title"]
    edit = editing.edit(record.now, {"title": "c", "text": "x", "later": None})
    assert edit == Edit({"title": "c", "text": "x"}, {"title": ids})
    assert len(ids) == 2


def test_a_form_that_was_not_changed_writes_nothing_and_leaves_the_conflict() -> None:
    record = in_conflict()
    assert editing.edit(record.now, {"title": "b", "text": None}) is None


def test_emptying_a_field_is_a_change_and_one_is_not_true() -> None:
    record = Record()
    record.save(title="a", count=1)
    assert editing.edit(record.now, {"title": None, "count": True}).values == {"title": None, "count": True}


def test_a_register_with_its_keys_in_another_order_is_not_changed() -> None:
    record = Record()
    record.save(amount={"value": "1", "currency": "RON"})
    assert editing.edit(record.now, {"amount": {"currency": "RON", "value": "1"}}) is None


def test_a_deleted_record_refuses_a_save() -> None:
    record = Record()
    record.save(title="a")
    record.write(editing.delete(record.now))
    with pytest.raises(RefusedError) as found:
        editing.edit(record.now, {"title": "b"})
    assert found.value.code == "record-deleted"


def test_a_deletion_names_everything_and_hides_the_record() -> None:
    record = in_conflict()
    record.save(text="x")
    edit = editing.delete(record.now)
    assert edit == Edit({"_del": True}, {"*": tuple(sorted(record.changes))})
    record.write(edit)
    assert record.now.deleted
    assert editing.delete(record.now) is None


def test_there_is_nothing_to_delete_undelete_or_undo_in_an_empty_record() -> None:
    assert editing.delete(NOTHING) is None
    assert editing.undelete(NOTHING) is None
    assert editing.undo({}, NOTHING) is None


def test_an_undeletion_names_the_deletion() -> None:
    record = Record()
    record.save(title="a")
    deletion = record.write(editing.delete(record.now))
    edit = editing.undelete(record.now)
    assert edit == Edit({"_del": False}, {"_del": (deletion.id,)})
    record.write(edit)
    assert not record.now.deleted
    assert editing.undelete(record.now) is None


def test_a_second_deletion_names_the_undeletion() -> None:
    record = Record()
    record.save(title="a")
    for _ in range(2):
        record.write(editing.delete(record.now))
        assert record.now.deleted
        record.write(editing.undelete(record.now))
        assert (record.now.deleted, record.now.conflicts) == (False, {})


def test_a_resolution_names_all_survivors_even_for_the_displayed_value() -> None:
    record = in_conflict()
    assert record.now.values == {"title": "b"}
    edit = editing.resolve(record.now, "title", "b")
    assert edit == Edit({"title": "b"}, {"title": record.now.survivors["title"]})
    record.write(edit)
    assert record.now.conflicts == {}
    with pytest.raises(RefusedError) as found:
        editing.resolve(record.now, "title", "a")
    assert found.value.code == "no-conflict"


@pytest.mark.parametrize("gone", [True, False])
def test_an_edit_against_a_deletion_is_decided_either_way(*, gone: bool) -> None:
    first = a_change({"title": "a"})
    deletion = a_change({"_del": True}, {"*": (first.id,)}, serial=2)
    record = Record(first, deletion, a_change({"text": "x"}, serial=3))
    assert record.now.conflicts == {"_del": (deletion.id,)}
    record.write(editing.resolve(record.now, "_del", gone))
    assert (record.now.deleted, record.now.conflicts) == (gone, {})


def test_undo_brings_back_what_was_before_and_undoes_itself() -> None:
    record = Record()
    record.save(title="a", text="x")
    record.save(title="b", note="n")
    record.undo()
    assert record.now.values == {"title": "a", "text": "x", "note": None}
    record.undo()
    assert record.now.values == {"title": "b", "text": "x", "note": "n"}


def test_undo_of_a_deletion_brings_the_record_back_and_again_deletes_it() -> None:
    record = Record()
    record.save(title="a")
    record.write(editing.delete(record.now))
    record.undo()
    assert not record.now.deleted
    record.undo()
    assert record.now.deleted


def test_undo_of_the_first_change_deletes_the_record() -> None:
    record = Record()
    record.save(title="a")
    record.undo()
    assert record.now.deleted
    record.undo()
    assert (record.now.deleted, record.now.values) == (False, {"title": "a"})


def test_undo_of_an_unseen_deletion_keeps_the_record() -> None:
    first = a_change({"title": "a"})
    record = Record(first, a_change({"_del": True}, second=5, serial=2))
    assert "_del" in record.now.conflicts
    record.undo()
    assert (record.now.deleted, record.now.conflicts) == (False, {})


def test_undo_takes_the_last_surviving_change_whatever_the_clock_of_a_replaced_one() -> None:
    wrong_clock = a_change({"title": "from 2099"}, second=59)
    record = Record(wrong_clock)
    record.write(editing.edit(record.now, {"title": "a"}))
    record.write(editing.edit(record.now, {"title": "b"}))
    record.undo()
    assert record.now.values == {"title": "a"}


def test_undo_of_a_change_that_changed_nothing_writes_nothing() -> None:
    record = Record(a_change({"title": "a"}), a_change({"title": "a"}, second=1, serial=2))
    assert editing.undo(record.changes, record.now) is None


ACTS = st.lists(st.tuples(st.sampled_from(["save", "delete", "undelete", "undo"]), st.integers(0, 3)), max_size=12)


@settings(max_examples=150)
@given(ACTS)
def test_one_person_alone_never_meets_a_conflict_and_undo_always_reverses(acts: list[tuple[str, int]]) -> None:
    record = Record()
    for act, number in acts:
        before = (record.now.values, record.now.deleted)
        if act == "save" and not record.now.deleted:
            edit = editing.edit(record.now, {"title": number, "text": str(number % 2)})
        elif act == "undo":
            edit = editing.undo(record.changes, record.now)
        else:
            edit = (editing.delete if act == "delete" else editing.undelete)(record.now)
        if edit is not None and before[0]:
            record.write(edit)
            assert record.now.conflicts == {}
            record.undo()
            assert (record.now.values, record.now.deleted) == before
            record.undo()
        elif edit is not None:
            record.write(edit)


def taken_back(record: Record, *unwanted: Change) -> Edit | None:
    return editing.take_back(record.changes, {change.id for change in unwanted})


def test_taking_back_brings_back_what_stood_before() -> None:
    record = Record()
    record.save(title="a", text="x")
    theirs = record.save(title="b", more="y")
    edit = taken_back(record, theirs)
    assert edit == Edit({"title": "a", "more": None}, {"title": (theirs.id,), "more": (theirs.id,)})
    record.write(edit)
    assert record.now.values == {"title": "a", "text": "x", "more": None}
    assert taken_back(record, theirs) is None


def test_taking_back_keeps_what_was_written_since() -> None:
    record = Record()
    record.save(title="a")
    theirs = record.save(title="b")
    record.save(title="c")
    assert taken_back(record, theirs) is None


def test_taking_back_a_record_that_came_deletes_it_unless_it_was_worked_on_since() -> None:
    record = Record()
    theirs = record.save(title="a")
    edit = taken_back(record, theirs)
    assert edit is not None
    assert edit.values == {"_del": True}
    record.save(text="x")
    assert taken_back(record, theirs) is None


def test_taking_back_a_deletion_brings_the_record_back_with_its_values() -> None:
    record = Record()
    record.save(title="a")
    changed = record.save(title="b")
    deleted = record.write(editing.delete(record.now))
    record.write(taken_back(record, changed, deleted))
    assert (record.now.deleted, record.now.values) == (False, {"title": "a"})


def test_taking_back_an_edit_of_a_deleted_record_deletes_it_again() -> None:
    first = a_change({"title": "a"})
    record = Record(first)
    record.write(editing.delete(record.now))
    theirs = a_change({"title": "b"}, {"title": (first.id,)}, second=30)
    record.changes[theirs.id] = theirs
    assert "_del" in record.now.conflicts
    record.write(taken_back(record, theirs))
    assert (record.now.deleted, record.now.conflicts) == (True, {})


def test_taking_back_one_side_of_a_conflict_settles_it_and_an_older_one_stays() -> None:
    record = in_conflict()
    _ours, theirs = record.changes.values()
    edit = taken_back(record, theirs)
    assert edit is not None
    assert edit.values == {"title": "a"}
    third = a_change({"title": "c"}, second=2)
    record.changes[third.id] = third
    assert taken_back(record, third) is None, "the conflict of before stays open"


def test_a_deletion_that_came_and_counts_no_longer_is_no_matter() -> None:
    record = Record()
    record.save(title="a")
    deleted = record.write(editing.delete(record.now))
    record.write(editing.undelete(record.now))
    assert taken_back(record, deleted) is None


@settings(max_examples=200)
@given(st.data())
def test_whatever_came_taking_it_back_shows_what_stood_before(data: st.DataObject) -> None:
    names = st.sampled_from(["title", "text", "more"])
    values = st.dictionaries(names, st.sampled_from(["a", "b", "c"]), min_size=1)
    record = Record()
    for written in data.draw(st.lists(values, min_size=1, max_size=4)):
        edit = editing.edit(record.now, written)
        if edit is not None:
            record.write(edit)
    before = record.now
    came: list[Change] = []
    for number, written in enumerate(data.draw(st.lists(values, min_size=1, max_size=4))):
        held = {key: one for key, one in record.changes.items() if one not in came or data.draw(st.booleans())}
        seen = {name: ids for name, ids in fold(held).survivors.items() if name in written}
        came.append(a_change(written, seen, second=10 + number))
        record.changes[came[-1].id] = came[-1]
    edit = taken_back(record, *came)
    if edit is not None:
        record.write(edit)
    shown = {name: value for name, value in record.now.values.items() if value is not None}
    assert shown == before.values
    assert record.now.conflicts == {}


def test_several_decisions_are_one_change() -> None:
    first = a_change({"title": "a", "text": "x"})
    record = Record(first)
    record.write(editing.delete(record.now))
    theirs = a_change({"title": "b"}, {"title": (first.id,)}, second=30)
    ours = a_change({"title": "c"}, {"title": (first.id,)}, second=31)
    record.changes |= {theirs.id: theirs, ours.id: ours}
    assert set(record.now.conflicts) == {"_del", "title"}
    record.write(editing.resolve_all(record.now, {"_del": False, "title": "b"}))
    assert (record.now.conflicts, record.now.deleted, record.now.values["title"]) == ({}, False, "b")
    assert editing.resolve_all(record.now, {}) is None
    with pytest.raises(RefusedError):
        editing.resolve_all(record.now, {"title": "c"})
