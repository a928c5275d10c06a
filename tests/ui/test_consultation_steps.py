"""The steps of a consultation in the window: what is missing with the way to it, what a step has made."""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from standing_in import Chooser, Shows
from two_sides import saved

from parteneriat_desktop.actions import listing
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records import states
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.step_needs import ADDED, COUNTS, OF_DEBATE, UNDECIDED, UNJUSTIFIED, needs
from parteneriat_desktop.ui.step_words import STEPS
from parteneriat_desktop.ui.widgets.cards import words_of

SOURCES = Path(states.__file__).parent


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


@pytest.fixture
def draft(workspace: Workspace) -> str:
    return saved(
        workspace,
        "consultation",
        title="Survey",
        regime="voluntary",
        method="survey",
        purpose="policy",
        responsible_person="inspector",
        announced_on="2026-11-02",
        proposals_deadline="2026-11-12",
    )


def page_of(open_frame: Shows, context: Context, record: str) -> Any:
    return open_frame(context, "consultations", "consultation", record).page("consultations")


def head_button(page: Any, words: str) -> QPushButton:
    return next(one for one in page.head.findChildren(QPushButton) if one.text().strip() == words)


def test_every_step_has_words_and_every_guard_is_known_by_its_sentence():
    assert set(STEPS) == set(states.STATUTORY) - {"draft"}
    sources = " ".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    for template in (*ADDED, *OF_DEBATE, COUNTS, UNDECIDED, UNJUSTIFIED):
        assert f'"{template}"' in sources, "a guard speaks otherwise now"


def test_a_step_that_lacks_something_explains_with_links(
    open_frame: Shows, context: Context, workspace: Workspace, draft: str
):
    page = page_of(open_frame, context, draft)
    steps = page.dossier.steps
    assert "Still missing for publishing:" in said(steps)
    head_button(page, "Publish").click()
    assert "Add at least one announcement with its day." in steps.lines.accessibleName()
    assert "state" not in listing.stored(workspace, "consultation", draft)
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    steps.follow("0")
    assert (wanted[0].entity, dict(wanted[0].preset)) == (
        "announcement",
        {"consultation": draft, "kind": "consultation"},
    )


def test_a_step_is_taken_and_its_document_offered(
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    draft: str,
    chooser: Chooser,
    tmp_path: Path,
    qtbot: QtBot,
):
    saved(workspace, "announcement", consultation=draft, channel="website", posted_on="2026-11-02")
    page = page_of(open_frame, context, draft)
    dossier = page.dossier
    assert dossier.steps.isHidden(), "nothing is missing"
    page.primary()
    assert listing.stored(workspace, "consultation", draft)["state"] == "announced"
    assert "Entered: announced." in said(dossier.steps)
    make, look = [one for one in dossier.steps.findChildren(QPushButton) if "R05" in one.text()]
    chooser.out = tmp_path / "notice.pdf"
    make.click()
    qtbot.waitUntil(lambda: bool(chooser.shown), timeout=20000)
    assert chooser.out.read_bytes().startswith(b"%PDF")
    look.click()
    qtbot.waitUntil(lambda: len(chooser.shown) == 2, timeout=20000)
    assert chooser.shown[1].name == "R05.pdf"
    dossier.take_step("adopted")
    assert "cannot go to" in said(dossier.steps)


def test_hundreds_of_undecided_proposals_are_one_need_that_leads_to_the_register(
    open_frame: Shows, context: Context, workspace: Workspace, draft: str
):
    for words in ("one", "two"):
        saved(workspace, "contribution", consultation=draft, text=words, received_on="2026-11-03")
    saved(
        workspace, "contribution", consultation=draft, text="three", received_on="2026-11-03", decision="not_accepted"
    )
    workspace_state(workspace, draft, "under_analysis")
    page = page_of(open_frame, context, draft)
    dossier = page.dossier
    assert "2 proposals without a decision" in said(dossier.steps)
    assert "1 proposal without a justification" in said(dossier.steps)
    dossier.show_tab("announcements")
    dossier.steps.follow("0")
    assert dossier.tabs.current() == "register"
    page.primary()
    assert "Choose one" in said(dossier.decision), "where a decision is being made, Ctrl+Enter saves it"
    dossier.follow(None)


def workspace_state(workspace: Workspace, record: str, state: str) -> None:
    """Write a state as an import would bring it."""
    saved(workspace, "consultation", record, state=state)


def test_each_guard_leads_to_the_record_that_it_asks_for(context: Context, workspace: Workspace, draft: str):
    debate = saved(workspace, "meeting", consultation=draft, kind="debate", held_on="2026-11-10")
    found = workspace.find("consultation", draft)
    assert isinstance(found, Consultation)
    problems = [
        Problem("", Sentence(template, problem="-", day="-", arithmetic="-"), Severity.MISSING)
        for template in (*OF_DEBATE, COUNTS)
    ]
    problems.append(Problem("closing_reason", Sentence("Write the reason."), Severity.MISSING))
    problems.append(Problem("", Sentence("Only a fact."), Severity.WARNING))
    ways = {need.words.template: need.way for need in needs(context, found, problems)}
    assert isinstance(ways[COUNTS], Place)
    assert ways[COUNTS].preset == {"meeting": debate}
    first = ways["In the debate: {problem}"]
    assert isinstance(first, Place)
    assert (first.record, first.field) == (debate, "starts_at"), "the first empty field"
    reason = ways["Write the reason."]
    assert isinstance(reason, Place)
    assert reason.field == "closing_reason"
    assert ways["Only a fact."] is None
    bare = saved(workspace, "consultation", title="Bare")
    empty = workspace.find("consultation", bare)
    assert isinstance(empty, Consultation)
    assert [need.way for need in needs(context, empty, problems[:1])] == [None]
    assert [need.way for need in needs(context, empty, [Problem("", Sentence(COUNTS))])] == [None]


def test_many_needs_and_warnings_unfold(open_frame: Shows, context: Context, workspace: Workspace):
    record = saved(workspace, "consultation", title="Taxes", regime="law_52")
    steps = page_of(open_frame, context, record).dossier.steps
    assert re.search(r"\d+ more", said(steps))
    steps.follow("more")
    assert not re.search(r"\d+ more", said(steps))
    steps.follow("warnings")
    assert "⚠" in said(steps)
    steps.show_error(RefusedError(Sentence("No."), Sentence("Try again."), code="x"))
    assert "Try again." in said(steps)


def test_packs_are_written_into_a_new_folder_or_say_what_is_missing(
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    draft: str,
    chooser: Chooser,
    tmp_path: Path,
    qtbot: QtBot,
):
    saved(workspace, "announcement", consultation=draft, channel="website", posted_on="2026-11-02")
    page = page_of(open_frame, context, draft)
    dossier = page.dossier
    dossier.save_pack()
    chooser.out = tmp_path
    dossier.save_pack()
    qtbot.waitUntil(lambda: "Registration number" in said(dossier.steps), timeout=20000)
    saved(workspace, "consultation", draft, registration_number="12", registration_date="2026-11-02")
    dossier.save_pack()
    qtbot.waitUntil(lambda: bool(chooser.shown), timeout=20000)
    assert any(file.name.endswith("texte.txt") for file in chooser.shown[0].iterdir())
    dossier.save_pack()
    qtbot.waitUntil(lambda: "is not empty" in said(dossier.steps), timeout=20000)
    dossier.save_archive()
    qtbot.waitUntil(lambda: "Still missing for" in said(dossier.steps), timeout=20000)


def test_the_menus_of_the_head_hold_papers_and_everything_else(
    open_frame: Shows,
    context: Context,
    workspace: Workspace,
    draft: str,
    chooser: Chooser,
    tmp_path: Path,
    qtbot: QtBot,
):
    saved(workspace, "meeting", consultation=draft, kind="debate", held_on="2026-11-10")
    page = page_of(open_frame, context, draft)
    papers = head_button(page, "Create PDF").menu()
    papers.aboutToShow.emit()
    words = [action.text() for action in papers.actions()]
    assert {text[:3] for text in words} >= {"R05", "R06", "R07", "R08"}
    editable = next(action for action in papers.actions() if ".docx" in action.text())
    editable.trigger()
    chooser.out = tmp_path / "minutes.docx"
    editable.trigger()
    qtbot.waitUntil(lambda: bool(chooser.shown), timeout=20000)
    assert chooser.out.read_bytes().startswith(b"PK")
    more = head_button(page, "More").menu()
    actions = {action.text(): action for action in more.actions() if action.text()}
    assert "Cancel the consultation" in actions
    actions["Cancel the consultation"].trigger()
    assert "Reason of withdrawal or cancellation" in said(page.dossier.steps)
    chooser.out = None
    page.print_out()
    wanted: list[Place] = []
    context.wanted.connect(wanted.append)
    actions["Urgent procedure…"].trigger()
    assert wanted[-1].field == "urgent"


def test_a_finished_consultation_has_no_next_step(
    open_frame: Shows, context: Context, workspace: Workspace, draft: str
):
    workspace_state(workspace, draft, "cancelled")
    page = page_of(open_frame, context, draft)
    assert page.dossier.steps.isHidden()
    page.dossier.show_tab("meetings")
    page.primary()
    page.add_new()
    page.close_dossier()
    page.primary()
    page.print_out()
