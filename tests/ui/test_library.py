"""Proposals and the library: states, the next step, topics, tags, search."""

from typing import Any

import pytest
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.records.collaboration_proposal import CollaborationProposal, CollaborationState
from parteneriat_desktop.records.policy_proposal import PolicyProposal, PolicyState
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.next_step import next_step
from parteneriat_desktop.ui.widgets.cards import words_of
from parteneriat_desktop.ui.widgets.tabs import Tabs


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def rows(page: Any) -> list[list[str]]:
    model = page.list.table.table()
    return [
        [model.cell(row, column).spoken() for column in range(model.columnCount())] for row in range(page.list.count())
    ]


def policy(workspace: Workspace, title: str = "Transport școlar", **fields: Any) -> str:
    return saved(workspace, "policy_proposal", title=title, **fields)


def test_a_proposal_of_collaboration_opens_at_its_next_step(open_frame: Shows, context: Context, workspace: Workspace):
    one, other = (saved(workspace, "partner", name=name, kind="ngo_association") for name in ("Alfa", "Beta"))
    idea = saved(
        workspace,
        "collaboration_proposal",
        title="Tabără",
        idea="O tabără de vară.",
        proposing_partner=one,
        addressed_to=[{"partner": other}],
        proposed_on="2026-03-01",
        state="idea",
    )
    frame = open_frame(context, "library", "collaboration_proposal")
    page: Any = frame.page("library")
    assert rows(page) == [["Tabără, Alfa", "Beta", "1 Mar 2026", "idea", "Note the discussion"]]
    page.list.opened.emit(idea)
    assert (frame.place().entity, frame.place().field) == ("collaboration_proposal", "discussed_on")
    frame.go_back()
    page.add_new()
    assert frame.place().preset == {"state": "idea"}


def test_a_policy_proposal_says_until_when_the_answer_is_due(open_frame: Shows, context: Context, workspace: Workspace):
    registered = {"registration_number": "7", "state": "registered", "submitted_on": "2026-01-10"}
    policy(workspace, registration_date="2026-01-12", **registered)
    page: Any = open_frame(context, "library", "policy_proposal").page("library")
    assert rows(page)[0][1:] == ["7, 12 Jan 2026", "until 11 Feb 2026, overdue", "registered", "Note the answer"]
    policy(workspace, "Alta", state="draft")
    policy(workspace, "Beta", registration_date=str(context.today), **registered)
    page.refresh()
    found = {row[0]: row[2] for row in rows(page)}
    assert found["Alta"] == "–"
    assert "overdue" not in found["Beta"]


def test_an_answer_given_stands_in_place_of_its_term(open_frame: Shows, context: Context, workspace: Workspace):
    policy(
        workspace,
        state="accepted",
        registration_number="7",
        registration_date="2026-01-12",
        reply_number="9",
        reply_date="2026-02-01",
    )
    frame = open_frame(context, "library", "policy_proposal")
    page: Any = frame.page("library")
    assert rows(page)[0][2] == "9, 1 Feb 2026"
    page.list.opened.emit(page.list.table.table().id_at(0))
    assert frame.place().field == "adopted_act_number"


@pytest.mark.parametrize("kind", [(PolicyState, PolicyProposal), (CollaborationState, CollaborationProposal)])
def test_every_next_step_is_a_field_of_the_form(kind: Any):
    states, record = kind
    for state in [None, *states]:
        words, field = next_step(state)
        assert words
        assert not field or record.field(field) is not None


def test_the_library_is_narrowed_by_topic_and_found_by_tag(open_frame: Shows, context: Context, workspace: Workspace):
    guide = {"kind": "guide", "address": "https://example.org/ghid"}
    saved(workspace, "resource", title="Ghid de finanțare", topics=["funding"], tags=["granturi"], **guide)
    law = saved(workspace, "resource", title="Legea 52", topics=["legislation", "consultations"], **guide)
    frame = open_frame(context, "library")
    page: Any = frame.page("library")
    assert page.list.count() == 2
    page.topics.setCurrentIndex(page.topics.findData("consultations"))
    assert [row[0] for row in rows(page)] == ["Legea 52"]
    page.topics.setCurrentIndex(0)
    page.search_box().setText("granturi")
    page.search_box().wanted.emit("granturi")
    assert [row[3] for row in rows(page)] == ["granturi"]
    page.list.opened.emit(law)
    assert (frame.place().entity, frame.place().record) == ("resource", law)


def test_tabs_lead_from_partnerships_to_proposals_and_back(
    open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    frame = open_frame(make_context(filled), "partnerships")
    page: Any = frame.page("partnerships")
    tabs = page._with_list[0]
    tabs.chosen.emit("policy_proposal")
    assert (frame.place().page, frame.place().entity) == ("library", "policy_proposal")
    assert "Here stand proposals of public policies" in said(frame.page("library"))
    library: Any = frame.page("library")
    library._parts["policy_proposal"].findChild(Tabs).chosen.emit("partnerships")
    assert frame.place().page == "partnerships"
