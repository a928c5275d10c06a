"""The law of a workspace: the pack in use, a newer one, own days off and working days."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_record
from exchanging import hand_over, send

from conftest import ENGLISH, a_clock
from parteneriat_desktop.actions import law_in_use, legal_packs
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.contradicting_days import contradicting_days
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.paths import Paths, resources
from parteneriat_desktop.records.problems import refusing

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Region

FIRST = date(2026, 11, 20)


def a_pack(folder: Path, country: str = "ro", **head: Any) -> Path:
    """Write a pack in which proposals may be sent for 15 days."""
    document = json.loads((resources() / "legal" / f"{country}.json").read_text(encoding="utf-8"))
    document |= {"version": 2} | head
    document["rules"][0]["value"] = 15
    file = folder / "pachet.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return file


def proposals(workspace: Workspace) -> date:
    """Count the term for proposals from the first example."""
    found = workspace.law.term("ro.l52.proposals", FIRST)
    assert found is not None
    return found.date


def test_a_newer_pack_counts_from_then_on(town_hall: Workspace, tmp_path: Path):
    assert (legal_packs.pack_in_use(town_hall).version, proposals(town_hall)) == (1, date(2026, 12, 2))
    assert legal_packs.use_pack(town_hall, a_pack(tmp_path)).version == 2
    assert (legal_packs.pack_in_use(town_hall).version, proposals(town_hall)) == (2, date(2026, 12, 7))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: a_pack(folder, version=1), "old-legal-pack"),
        (lambda folder: a_pack(folder, "bg"), "foreign-legal-pack"),
        (lambda folder: a_pack(folder, version="2"), "bad-legal-pack"),
        (lambda folder: folder / "missing.json", "no-file"),
    ],
)
def test_another_pack_is_refused_and_the_one_in_use_stays(town_hall: Workspace, tmp_path: Path, make: Any, code: str):
    with pytest.raises(RefusedError) as refused:
        legal_packs.use_pack(town_hall, make(tmp_path))
    assert refused.value.code == code
    assert legal_packs.pack_in_use(town_hall).version == 1
    assert town_hall.store.setting(law_in_use.KEPT) == ""


@pytest.mark.parametrize("content", [b"\xff\xfe", b" " * 1_000_001])
def test_a_file_that_is_no_text_or_too_large_is_no_pack(town_hall: Workspace, tmp_path: Path, content: bytes):
    file = tmp_path / "pachet.json"
    file.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        legal_packs.use_pack(town_hall, file)
    assert refused.value.code == "bad-legal-pack"


def test_a_kept_pack_that_no_longer_fits_gives_way_to_the_shipped_one(town_hall: Workspace, tmp_path: Path):
    for text in ("nonsense", a_pack(tmp_path, "bg", version=9).read_text(encoding="utf-8")):
        with town_hall.store.writing():
            town_hall.store.put_setting(law_in_use.KEPT, text)
        assert legal_packs.pack_in_use(town_hall).version == 1


def test_own_days_count_until_they_are_deleted(town_hall: Workspace):
    record = a_record(town_hall, "extra_day", day="2026-12-02", kind="non_working", reason="HG 1/2026")
    a_record(town_hall, "extra_day", day="2026-12-05", kind="working", reason="recuperare")
    a_record(town_hall, "extra_day", day="2026-12-03")
    a_record(town_hall, "extra_day", kind="working")
    assert proposals(town_hall) == date(2026, 12, 3)
    delete(town_hall, "extra_day", record)
    assert proposals(town_hall) == date(2026, 12, 2)
    off = town_hall.law.days.day_off(date(2026, 12, 5))
    assert off is None


def test_the_own_days_of_others_hold_for_others(region: Region, tmp_path: Path):
    a_record(region.town_hall, "extra_day", day="2026-12-02", kind="non_working", reason="HG 1/2026")
    hand_over(region.town_hall, region.ministry, tmp_path)
    assert len(region.ministry.all("extra_day")) == 1
    assert (proposals(region.town_hall), proposals(region.ministry)) == (date(2026, 12, 3), date(2026, 12, 2))


def test_terms_of_another_country_or_without_a_workspace_are_counted_by_the_shipped_law(town_hall: Workspace):
    a_record(town_hall, "extra_day", day="2026-12-02", kind="non_working", reason="HG 1/2026")
    assert legal_packs.term(town_hall, "ro.l52.proposals", FIRST).date == date(2026, 12, 3)
    assert legal_packs.term(None, "ro.l52.proposals", FIRST).date == date(2026, 12, 2)
    assert legal_packs.term(town_hall, "bg.zna26.proposals", FIRST).date == date(2026, 12, 21)
    assert legal_packs.term(None, "programme.monitoring_end", FIRST).act == "Ținta 447"


@pytest.mark.parametrize(
    ("rule", "day", "code"),
    [
        ("ro.l52.nonsense", FIRST, "unknown-rule"),
        ("ro.l52.notice", FIRST, "unknown-rule"),
        ("ro.l52.proposals", date(2013, 1, 1), "not-in-force"),
    ],
)
def test_what_is_no_term_is_refused(rule: str, day: date, code: str):
    with pytest.raises(RefusedError) as refused:
        legal_packs.term(None, rule, day)
    assert refused.value.code == code
    assert code != "unknown-rule" or "ro.l52.proposals" in str(refused.value.advice)


def test_an_own_day_is_not_saved_as_its_opposite_too(town_hall: Workspace):
    a_record(town_hall, "extra_day", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    refused = save(town_hall, "extra_day", {"day": "2026-12-04", "kind": "working", "reason": "se lucrează"})
    assert refused.id is None
    assert [problem.field for problem in refusing(refused.problems)] == ["kind"]
    assert len(town_hall.all("extra_day")) == 1


def test_an_import_tells_of_a_day_that_its_sender_entered_as_off_and_as_worked(
    region: Region, tmp_path: Path, template: Path
):
    shutil.copytree(template / "town_hall", tmp_path / "clone")
    with Workspace.open(Paths(tmp_path / "clone"), a_clock()) as clone:
        worked = a_record(clone, "extra_day", day="2026-12-04", kind="working", reason="se lucrează")
        first = send(clone, region.ministry.profile.name, tmp_path / "a")
    off = a_record(region.town_hall, "extra_day", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    a_record(region.ngo, "extra_day", day="2026-12-04", kind="working", reason="program normal")
    second = send(region.town_hall, region.ministry.profile.name, tmp_path / "b")
    (alone,) = import_files(region.ministry, list(first.bundles))
    hand_over(region.ngo, region.ministry, tmp_path / "c")
    (both,) = import_files(region.ministry, list(second.bundles))
    said = (
        "4 Dec 2026 is entered as “day off” (HG 1/2026) and as “working day” (se lucrează). It counts as a day off "
        "until one of the two entries is corrected or deleted."
    )
    assert said not in [ENGLISH.say(notice) for notice in alone.notices]
    assert [ENGLISH.say(notice) for notice in both.notices].count(said) == 1
    touched = [("common", "extra_day", record) for record in (off, worked, off)]
    assert len(list(contradicting_days(region.ministry, touched))) == 1
    delete(region.ministry, "extra_day", worked)
    assert list(contradicting_days(region.ministry, touched)) == []


def test_both_days_of_this_institution_are_told_where_a_lost_computer_comes_back(
    town_hall: Workspace, tmp_path: Path, template: Path
):
    shutil.copytree(template / "town_hall", tmp_path / "clone")
    with Workspace.open(Paths(tmp_path / "clone"), a_clock()) as clone:
        a_record(clone, "extra_day", day="2026-12-04", kind="working", reason="se lucrează")
        (bundle,) = send(clone, None, tmp_path / "a").bundles
    a_record(town_hall, "extra_day", day="2026-12-04", kind="non_working", reason="HG 1/2026")
    (imported,) = import_files(town_hall, [bundle])
    assert any("It counts as a day off until" in str(notice) for notice in imported.notices)
    assert town_hall.law.days.day_off(date(2026, 12, 4)) is not None
    marked = [problem for one in town_hall.all("extra_day") for problem in refusing(one.problems(town_hall))]
    assert [problem.field for problem in marked] == ["kind"]
