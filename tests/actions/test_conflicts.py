from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_plan
from exchanging import fields_in, hand_over, text_of

from conftest import ENGLISH, NAMES, Region
from parteneriat_desktop.actions import conflicts
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.conflicts import Decision
from parteneriat_desktop.actions.make_report import Wanted, make
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import InvalidDataError, RefusedError
from parteneriat_desktop.journal import exchange
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


def test_several_decisions_about_a_record_are_one_change(region: Region, tmp_path: Path) -> None:
    both = ({"title": "al nostru", "target_group": "elevi"}, {"title": "al lor", "target_group": "bunici"})
    plan = in_conflict(region, tmp_path, *both)
    hall = region.town_hall
    before = len(hall.store.history("plan", plan))
    theirs = {found.field: found.values for found in conflicts.conflicts(hall)}["target_group"][0].change
    decisions = [Decision("plan", plan, "title", value="altul"), Decision("plan", plan, "target_group", theirs)]
    assert conflicts.settle(hall, decisions) == [("plan", plan)]
    assert len(hall.store.history("plan", plan)) == before + 1
    assert open_fields(hall) == []
    assert fields_in(hall, "plan", plan)["title"] == "altul"


def test_one_decision_that_cannot_be_made_leaves_all_open(region: Region, tmp_path: Path) -> None:
    both = ({"title": "al nostru", "target_group": "elevi"}, {"title": "al lor", "target_group": "bunici"})
    plan = in_conflict(region, tmp_path, *both)
    good = Decision("plan", plan, "title", value="altul")
    with pytest.raises(RefusedError) as refused:
        conflicts.settle(region.town_hall, [good, Decision("plan", plan, "target_group", "0" * 32)])
    assert refused.value.code == "unknown-change"
    assert open_fields(region.town_hall) == ["target_group", "title"]
    assert conflicts.settle(region.town_hall, []) == []


def test_whoever_decides_for_the_deletion_decides_about_the_whole_record(region: Region, tmp_path: Path) -> None:
    hall = region.town_hall
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    delete(region.ngo, "plan", plan)
    save(hall, "plan", {"target_group": "elevi"}, plan)
    hand_over(region.ngo, hall, tmp_path / "3")
    fields = open_fields(hall)
    assert "_del" in fields
    others = [Decision("plan", plan, name, value="altul") for name in fields if name != "_del"]
    conflicts.settle(hall, [Decision("plan", plan, "_del", value=True), *others])
    assert open_fields(hall) == []
    assert hall.find("plan", plan) is None


def test_keeping_a_record_and_choosing_its_values_is_one_change(region: Region, tmp_path: Path) -> None:
    hall = region.town_hall
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    delete(region.ngo, "plan", plan)
    save(hall, "plan", {"target_group": "elevi"}, plan)
    hand_over(region.ngo, hall, tmp_path / "3")
    decisions = [Decision("plan", plan, "_del", value=False)]
    if "title" in open_fields(hall):
        decisions.append(Decision("plan", plan, "title", value="altul"))
    conflicts.settle(hall, decisions)
    assert open_fields(hall) == []
    assert hall.find("plan", plan) is not None


def test_a_conflict_says_what_it_waits_for(region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = in_conflict(region, tmp_path, {"title": "al nostru"}, {"title": "al lor"})
    hall = region.town_hall
    (found,) = conflicts.conflicts(hall)
    assert conflicts.waiting_for(hall, found) is None
    unsure = replace(found, sure=False)
    assert str(conflicts.waiting_for(hall, unsure)) == "It may vanish when a missing package arrives."
    missing = [exchange.Gap(region.ngo.writer, found.scope, 3, "0" * 32)]
    monkeypatch.setattr(exchange, "gaps", lambda _headers: missing)
    assert str(conflicts.waiting_for(hall, unsure)) == f"It may vanish when package 3 of {NAMES['ngo']} arrives."
    monkeypatch.setattr(exchange, "gaps", lambda _headers: [exchange.Gap("ab" * 16, found.scope, 3, "0" * 32)])
    assert str(conflicts.waiting_for(hall, unsure)) == "It may vanish when package 3 of abababab arrives."
    assert plan


def test_reports_say_how_many_fields_are_in_conflict(region: Region, tmp_path: Path) -> None:
    both = ({"title": "al nostru", "target_group": "elevi"}, {"title": "al lor", "target_group": "bunici"})
    plan = in_conflict(region, tmp_path, *both)
    partnership = str(fields_in(region.town_hall, "plan", plan)["partnership"])
    words = "2 fields have two values that nobody has decided between; those that are printed are provisional."
    for code, record in (("R01", partnership), ("R02", plan)):
        (tmp_path / "report.pdf").write_bytes(make(region.town_hall, Wanted(code, record, ENGLISH)))
        printed = subprocess.run(["pdftotext", tmp_path / "report.pdf", "-"], capture_output=True, check=True).stdout
        assert words in " ".join(printed.decode().split()), code
    conflicts.settle(
        region.town_hall, [Decision("plan", plan, name, value="altul") for name in ("title", "target_group")]
    )
    (tmp_path / "report.pdf").write_bytes(make(region.town_hall, Wanted("R02", plan, ENGLISH)))
    printed = subprocess.run(["pdftotext", tmp_path / "report.pdf", "-"], capture_output=True, check=True).stdout
    assert b"provisional" not in printed
