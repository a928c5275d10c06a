"""Consultative bodies: meetings held beside those planned, seats by organisation, names behind a lock."""

from typing import Any

import pytest
from standing_in import MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.widgets.cards import words_of

FOUNDED = {"founding_act_number": "44", "founding_act_date": "2025-08-10"}
SEATS = [
    {"organisation": "Asociația „Șanse Egale”", "function": "președinte", "member_from": "2025-08-10"},
    {"organisation": "Școala", "member_from": "2025-08-10", "member_until": "2026-06-15"},
    {"organisation": "Biblioteca"},
]


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def held(workspace: Workspace, body: str, day: str, **fields: Any) -> str:
    meeting = {"kind": "council_meeting", "held_on": day, "starts_at": "17:00", "ends_at": "18:00", "place": "Sala"}
    return saved(workspace, "meeting", body=body, **(meeting | fields))


@pytest.fixture
def council(workspace: Workspace) -> str:
    return saved(
        workspace,
        "consultative_body",
        name="Consiliul consultativ",
        kind="advisory_council",
        members=SEATS,
        member_names="Ana Exemplu",
        planned_meetings_per_year=4,
        term_from="2025-08-10",
        term_until="2026-11-01",
        mandate="Avizează planul",
        **FOUNDED,
    )


@pytest.fixture
def page(open_frame: Shows, context: Context, council: str) -> Any:
    return open_frame(context, "bodies", "consultative_body", council).page("bodies")


def row(page: Any) -> list[str]:
    model = page.list.table.table()
    return [model.cell(0, column).spoken() for column in range(model.columnCount())]


def test_the_list_counts_meetings_of_the_year_beside_the_planned_ones(
    open_frame: Shows, context: Context, workspace: Workspace, council: str
):
    held(workspace, council, "2026-03-01")
    held(workspace, council, "2025-12-01")
    page: Any = open_frame(context, "bodies").page("bodies")
    assert row(page) == [
        "Consiliul consultativ, advisory council",
        "No. 44, 10 Aug 2025",
        "1 Nov 2026, the term is over",
        "3",
        "1 of 4, in 2026",
    ]


def test_a_body_without_planned_meetings_has_no_ratio(open_frame: Shows, context: Context, workspace: Workspace):
    saved(workspace, "consultative_body", name="Forumul", kind="civic_forum")
    page: Any = open_frame(context, "bodies").page("bodies")
    assert row(page) == ["Forumul, civic forum", "–", "–", "0", "0 held, in 2026"]
    page.list.table.selectRow(0)
    page.list.opened.emit(page.list.table.current_id())
    assert "0 held" in said(page.dossier.facts)
    assert "No members yet" in said(page.dossier.places)


def test_the_dossier_shows_act_term_and_what_is_past_its_term(page: Any, workspace: Workspace, council: str):
    late = [{"what": "Se cumpără bănci", "who": "primar", "due_on": "2026-04-01", "status": "open"}]
    held(workspace, council, "2026-03-01", decisions=late)
    page.refresh()
    words = said(page.dossier.facts)
    for expected in ("No. 44 / 10 Aug 2025", "missing", "10 Aug 2025 – 1 Nov 2026", "1 of 4", "1 decision is past"):
        assert expected in words
    assert page.dossier.tabs.buttons["meetings"].accessibleName().endswith("1")


def test_names_of_members_are_shown_only_on_demand(page: Any):
    card = page.dossier.places.currentWidget()
    assert card.names.isHidden()
    card.reveal.click()
    assert not card.names.isHidden()
    assert card.names.text() == "Ana Exemplu"
    card.reveal.click()
    assert card.names.isHidden()
    assert "Avizează planul" in said(card)


def test_seats_say_since_when_and_until_when(page: Any):
    model = page.dossier.places.currentWidget().table.table()
    assert [model.cell(row, 1).text for row in range(3)] == ["since 10 Aug 2025", "10 Aug 2025 – 15 Jun 2026", "–"]
    assert model.cell(0, 0).spoken() == "Asociația „Șanse Egale”, președinte"


def test_meetings_and_questionnaires_of_a_body_are_listed(page: Any, workspace: Workspace, council: str):
    held(workspace, council, "2026-03-01", title="Ședința de primăvară")
    page.refresh()
    page.dossier.show_tab("meetings")
    table = page.dossier.places.currentWidget().table.table()
    assert "Ședința de primăvară" in table.cell(0, 0).text
    page.refresh()
    assert page.dossier.tabs.current() == "meetings"


def test_ctrl_n_adds_a_body_or_a_meeting_of_the_kind_that_it_holds(page: Any, context: Context, council: str):
    page.add_new()
    place = page.window().place()
    assert (place.entity, place.preset) == ("meeting", {"body": council, "kind": "council_meeting"})
    context.go("bodies")
    page.add_new()
    assert page.window().place().entity == "consultative_body"


def test_ctrl_enter_saves_the_message_that_is_written(page: Any, workspace: Workspace, council: str):
    page.primary()
    page.dossier.show_tab("discussion")
    page.dossier.discussion.text.area.setPlainText("Când ne întâlnim?")
    page.primary()
    assert [one.id for one in workspace.children("discussion_entry", "body", council)] == [
        one.entry.id for one in page.dossier.discussion.messages
    ]
    assert len(page.dossier.discussion.messages) == 1
    page.leave()


def test_a_body_that_is_not_here_leaves_the_page_standing(open_frame: Shows, context: Context):
    page: Any = open_frame(context, "bodies", "consultative_body", "0" * 26).page("bodies")
    page.dossier.show_tab("members")
    assert page.is_open()


def test_the_sample_council_is_reached_from_the_consultations(
    open_frame: Shows, make_context: MakeContext, filled: Workspace
):
    frame = open_frame(make_context(filled), "consultations")
    consultations: Any = frame.page("consultations")
    consultations._with_list[0].chosen.emit("bodies")
    page: Any = frame.page("bodies")
    assert page.list.count() == 1
    page.list.opened.emit(page.list.table.table().id_at(0))
    assert page.is_open()
