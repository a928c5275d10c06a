from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_plan
from exchanging import fields_in, hand_over, text_of

from conftest import NAMES, Region
from parteneriat_desktop.actions import conflicts
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import InvalidDataError, RefusedError
from parteneriat_desktop.journal.change import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def in_conflict(region: Region, tmp_path: Path, ours: dict[str, str], theirs: dict[str, str]) -> str:
    """Let both edit one plan after it was shared; the town hall holds the conflict."""
    partnership = a_partnership(region.town_hall, a_partner(region.town_hall, name=NAMES["ngo"]))
    plan = a_plan(region.town_hall, partnership)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.town_hall, "plan", ours, plan)
    save(region.ngo, "plan", theirs, plan)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    return plan


def open_fields(workspace: Workspace) -> list[str]:
    return [found.field for found in conflicts.conflicts(workspace)]


def test_different_fields_merge_by_themselves(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"target_group": "elevi"}, {"problem_analysis": "analiză"})
    fields = fields_in(region.town_hall, "plan", plan)
    assert (fields["target_group"], fields["problem_analysis"]) == ("elevi", "analiză")
    assert open_fields(region.town_hall) == []


def test_the_same_field_keeps_both_values_until_a_person_takes_one(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    (found,) = conflicts.conflicts(region.town_hall)
    assert any('"conflict":"title"' in line for line in text_of(region.town_hall))
    assert {value.value for value in found.values} == {"al nostru", "al lor"}
    ours = next(value.change for value in found.values if value.value == "al nostru")
    conflicts.take(region.town_hall, "plan", plan, "title", ours)
    assert open_fields(region.town_hall) == []
    assert fields_in(region.town_hall, "plan", plan)["title"] == "al nostru"
    hand_over(region.town_hall, region.ngo, tmp_path / "3")
    assert text_of(region.ngo) == text_of(region.town_hall)


def test_a_person_may_decide_on_a_third_value(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    conflicts.decide(region.town_hall, "plan", plan, "title", "al amândurora")
    assert fields_in(region.town_hall, "plan", plan)["title"] == "al amândurora"


def test_a_register_is_decided_as_one_by_its_name_or_a_members_name(region: Region, tmp_path: Path) -> None:
    ours = {"registration_number": "12", "registration_date": "2026-02-01"}
    theirs = {"registration_number": "13", "registration_date": "2026-02-02"}
    plan = in_conflict(region, tmp_path, ours, theirs)
    assert open_fields(region.town_hall) == ["registration"]
    found = conflicts.find_conflict(region.town_hall, "plan", plan, "registration_date")
    conflicts.take(region.town_hall, "plan", plan, "registration_number", found.values[0].change)
    fields = fields_in(region.town_hall, "plan", plan)
    assert {name: fields[name] for name in ours} in (ours, theirs)


def test_a_register_may_be_given_a_value_of_its_own(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"registration_number": "12"}, {"registration_number": "13"})
    value = {"registration_number": "14", "registration_date": "2026-02-03"}
    conflicts.decide(region.town_hall, "plan", plan, "registration", value)  # type: ignore[arg-type]
    assert fields_in(region.town_hall, "plan", plan)["registration_date"] == "2026-02-03"


@pytest.mark.parametrize("keep", [True, False])
def test_a_deletion_against_an_edit_is_decided_by_a_person(region: Region, tmp_path: Path, *, keep: bool) -> None:
    partnership = a_partnership(region.town_hall, a_partner(region.town_hall, name=NAMES["ngo"]))
    plan = a_plan(region.town_hall, partnership)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    delete(region.town_hall, "plan", plan)
    save(region.ngo, "plan", {"title": "al lor"}, plan)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert open_fields(region.town_hall) == ["_del"]
    conflicts.decide(region.town_hall, "plan", plan, "_del", not keep)
    assert (region.town_hall.find("plan", plan) is not None) is keep


def test_a_deletion_is_decided_by_yes_or_no_alone(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    hand_over(region.town_hall, region.ngo, tmp_path / "3")
    delete(region.town_hall, "plan", plan)
    save(region.ngo, "plan", {"target_group": "elevi"}, plan)
    hand_over(region.ngo, region.town_hall, tmp_path / "4")
    with pytest.raises(InvalidDataError) as refused:
        conflicts.decide(region.town_hall, "plan", plan, "_del", "false")
    assert refused.value.code == "invalid-value"


def test_a_decision_links_to_what_is_here(region: Region, tmp_path: Path) -> None:
    first, second = (a_consultation(region.town_hall, title=title) for title in ("una", "alta"))
    plan = in_conflict(region, tmp_path, {"title": "a"}, {"title": "b"})
    hand_over(region.town_hall, region.ngo, tmp_path / "3")
    save(region.town_hall, "plan", {"priority_consultation": first}, plan)
    save(region.ngo, "plan", {"priority_consultation": second}, plan)
    hand_over(region.ngo, region.town_hall, tmp_path / "4")
    with pytest.raises(InvalidDataError) as refused:
        conflicts.decide(region.town_hall, "plan", plan, "priority_consultation", region.ngo.new_record_id())
    assert refused.value.code == "invalid-value"
    conflicts.decide(region.town_hall, "plan", plan, "priority_consultation", second)


def test_a_decision_keeps_what_a_newer_version_wrote_into_a_register(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"title": "a"}, {"title": "b"})
    hand_over(region.town_hall, region.ngo, tmp_path / "3")
    scope = f"dossier/{fields_in(region.town_hall, 'plan', plan)['partnership']}"
    newer = {"budget": {"budget_total": "10.00", "currency": "RON", "vat": "x"}}
    save(region.town_hall, "plan", {"budget_total": "20.00", "currency": "RON"}, plan)
    for _ in range(60):
        region.ngo.clock.now()
    region.ngo.append(scope, "plan", plan, Edit(newer, {}), region.ngo.clock.moment())
    hand_over(region.ngo, region.town_hall, tmp_path / "4")
    conflicts.decide(region.town_hall, "plan", plan, "budget", {"budget_total": "30.00", "currency": "RON"})
    written = region.town_hall.store.fold(scope, "plan", plan).values["budget"]
    assert written == {"budget_total": "30.00", "currency": "RON", "vat": "x"}


def test_what_is_not_in_conflict_cannot_be_decided(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    with pytest.raises(RefusedError) as refused:
        conflicts.decide(region.town_hall, "plan", plan, "target_group", "x")
    assert refused.value.code == "no-conflict"
    with pytest.raises(RefusedError) as refused:
        conflicts.take(region.town_hall, "plan", plan, "title", "0" * 32)
    assert refused.value.code == "unknown-change"


def test_a_value_that_cannot_be_stored_is_refused_with_its_problem(region: Region, tmp_path: Path) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    with pytest.raises(InvalidDataError) as refused:
        conflicts.decide(region.town_hall, "plan", plan, "title", 7)
    assert [problem.field for problem in refused.value.problems] == ["title"]  # type: ignore[attr-defined]
    assert open_fields(region.town_hall) == ["title"]


def test_a_decision_that_fails_leaves_the_conflict_open(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    with monkeypatch.context() as patched:
        patched.setattr(region.town_hall.store, "append", _fail)
        with pytest.raises(RefusedError):
            conflicts.decide(region.town_hall, "plan", plan, "title", "x")
    assert open_fields(region.town_hall) == ["title"]


def test_nothing_is_written_where_a_decision_would_change_nothing(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    last = region.town_hall.store.last_serial(region.town_hall.writer)
    monkeypatch.setattr(conflicts.editing, "resolve", lambda *_: None)
    conflicts.decide(region.town_hall, "plan", plan, "title", "x")
    assert region.town_hall.store.last_serial(region.town_hall.writer) == last


def _fail(*_: object) -> None:
    raise OSError("disk")
