"""What consultations make due by the law: the debate, its documents, endorsement, the yearly report."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_consultation, a_partnership, a_record

from conftest import a_clock
from parteneriat_desktop.actions import due, legal_packs
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Region
    from parteneriat_desktop.actions.workspace import Workspace

DEBATE = {"kind": "debate", "place": "Sala", "starts_at": "16:00", "ends_at": "18:00"}


def on(workspace: Workspace, day: str) -> Workspace:
    """Let another day be today."""
    workspace.clock = a_clock(date.fromisoformat(day))
    return workspace


def told(workspace: Workspace, words: str) -> list[tuple[str, str, str]]:
    """Return day, group and field of what is due with some words in its sentence."""
    found = [item for item in due.due(workspace) if words in str(item.sentence)]
    return [(item.on.isoformat(), str(item.group), item.field) for item in found]


def a_statutory_one(workspace: Workspace, **more: Any) -> str:
    return a_consultation(workspace, **{"regime": "law_52", "announced_on": "2026-11-20", "state": "announced", **more})


def test_the_debate_and_then_its_documents_are_waited_for(town_hall: Workspace):
    record = a_statutory_one(town_hall)
    a_record(town_hall, "announcement", consultation=record, channel="website", kind="debate", posted_on="2026-11-20")
    debate = a_record(town_hall, "meeting", consultation=record, **DEBATE, held_on="2026-11-27")
    assert told(town_hall, "Last day for the debate") == [("2026-11-30", "month", "held_on")]
    assert told(town_hall, "to be verified: Legea") == [("2026-11-30", "month", "held_on")]
    on(town_hall, "2026-12-08")
    assert told(town_hall, "Last day for the debate") == []
    assert told(town_hall, "Last day to publish") == [("2026-12-07", "overdue", "minutes_published_on")]
    save(town_hall, "meeting", {"minutes_published_on": "2026-12-08"}, debate)
    assert told(town_hall, "Last day to publish") == []


def test_the_earliest_day_for_endorsement_is_told_until_it_has_come(town_hall: Workspace):
    a_statutory_one(town_hall, announced_on="2026-10-20")
    words = "may be sent for endorsement"
    assert told(town_hall, words) == [("2026-12-03", "month", "planned_endorsement_on")]
    assert told(on(town_hall, "2026-12-03"), words) == [("2026-12-03", "week", "planned_endorsement_on")]
    assert told(on(town_hall, "2026-12-04"), words) == []


@pytest.mark.parametrize(
    "more",
    [
        {"state": "draft"},
        {"state": None},
        {"state": "in_endorsement"},
        {"state": "cancelled"},
        {"sent_for_endorsement_on": "2026-11-19"},
        {"regime": "voluntary"},
    ],
)
def test_where_nothing_is_sent_for_endorsement_nothing_is_told(town_hall: Workspace, more: dict[str, Any]):
    a_statutory_one(town_hall, **{"announced_on": "2026-10-20", **more})
    assert told(town_hall, "may be sent for endorsement") == []


def test_the_yearly_report_is_due_in_january_until_it_is_published(town_hall: Workspace):
    a_statutory_one(town_hall, title="Prima", announced_on="2026-03-01", state="archived")
    a_statutory_one(town_hall, title="A doua", announced_on="2026-04-01", state="archived")
    words = "yearly report on transparency for 2026"
    assert told(town_hall, words) == []
    assert told(on(town_hall, "2027-01-05"), words) == [("2027-01-31", "month", "announced_on")]
    report = a_record(town_hall, "transparency_report", year=2026)
    assert told(town_hall, words) == [("2027-01-31", "month", "published_on")]
    assert save(town_hall, "transparency_report", {"published_on": "2027-01-05"}, report).id is not None
    assert told(town_hall, words) == []


def test_others_owe_no_yearly_report(region: Region):
    for workspace in (region.ngo, region.ministry):
        a_statutory_one(workspace, announced_on="2026-03-01", state="archived")
        a_consultation(workspace, announced_on=None)
        assert told(on(workspace, "2027-01-05"), "yearly report") == []


@pytest.mark.parametrize(
    ("regime", "sentence"),
    [
        ("law_52", "The term for proposals ends (art. 7(4), Legea nr. 52/2003)."),
        ("voluntary", "The term for proposals ends."),
    ],
)
def test_the_end_of_the_term_for_proposals_names_its_article(town_hall: Workspace, regime: str, sentence: str):
    a_statutory_one(town_hall, regime=regime, proposals_deadline="2026-12-02")
    assert [str(item.sentence) for item in due.due(town_hall) if item.field == "proposals_deadline"] == [sentence]


def test_every_line_of_a_legal_term_names_its_act_or_article(town_hall: Workspace):
    record = a_statutory_one(town_hall, announced_on="2026-10-20", proposals_deadline="2026-12-02")
    a_record(town_hall, "announcement", consultation=record, channel="website", kind="debate", posted_on="2026-11-20")
    a_record(town_hall, "meeting", consultation=record, **DEBATE, held_on="2026-11-27")
    a_record(town_hall, "meeting", consultation=record, **DEBATE | {"place": "Cămin"}, held_on="2026-11-16")
    a_record(
        town_hall,
        "policy_proposal",
        title="P",
        state="registered",
        registration_number="5",
        registration_date="2026-11-18",
    )
    plan = a_record(
        town_hall,
        "plan",
        partnership=a_partnership(town_hall),
        title="Plan",
        adopted_on="2024-12-10",
        monitored_until="2026-12-10",
    )
    assert plan
    on(town_hall, "2026-11-24")
    legal = ("consultation", "meeting", "policy_proposal", "monitored_until")
    lines = [
        str(item.sentence) for item in due.due(town_hall) if item.entity in legal or item.field == "monitored_until"
    ]
    assert len(lines) >= 7
    assert [line for line in lines if "art." not in line and "pct. 11" not in line] == []


def test_without_a_rule_in_the_pack_the_end_of_monitoring_is_told_without_an_article(
    town_hall: Workspace, tmp_path: Path
):
    document = json.loads((resources() / "legal" / "ro.json").read_text(encoding="utf-8")) | {"version": 2}
    for rule in document["rules"]:
        if rule["id"] == "programme.monitoring_end":
            rule["valid_from"] = "2030-01-01"
    (tmp_path / "pachet.json").write_text(json.dumps(document), encoding="utf-8")
    legal_packs.use_pack(town_hall, tmp_path / "pachet.json")
    a_record(
        town_hall,
        "plan",
        partnership=a_partnership(town_hall),
        title="Plan",
        adopted_on="2024-12-10",
        monitored_until="2026-12-10",
    )
    assert [str(item.sentence) for item in due.due(town_hall) if item.field == "monitored_until"] == [
        "Monitoring ends."
    ]


def test_what_is_due_carries_the_article_that_its_sentence_names(town_hall: Workspace):
    a_statutory_one(town_hall, announced_on="2026-10-20", proposals_deadline="2026-12-02")
    a_statutory_one(town_hall, regime="voluntary", proposals_deadline="2026-12-03")
    named = {(item.on.isoformat(), item.field): str(item.article) for item in due.due(town_hall)}
    assert named == {
        ("2026-12-02", "proposals_deadline"): "art. 7(4)",
        ("2026-12-03", "planned_endorsement_on"): "art. 7(2)",
        ("2026-12-03", "proposals_deadline"): "None",
    }
