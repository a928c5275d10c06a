"""The register of proposals: rows from paper by keys alone, decisions one after another and many at once."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from standing_in import Chooser, Shows
from two_sides import saved

from parteneriat_desktop.actions import change_record, drafts, listing
from parteneriat_desktop.actions.record_id import compose_record_id
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.register_card import RegisterCard
from parteneriat_desktop.ui.register import Register
from parteneriat_desktop.ui.widgets.cards import words_of

BECAUSE = "The budget of the year does not allow for more than this."
CTRL = Qt.KeyboardModifier.ControlModifier


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(widget: Any, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, held))


@pytest.fixture
def consultation(workspace: Workspace) -> str:
    return saved(
        workspace,
        "consultation",
        title="Taxes",
        regime="voluntary",
        announced_on="2026-11-02",
        proposals_deadline="2026-11-30",
    )


def propose(workspace: Workspace, consultation: str, text: str, article: str | None = None) -> str:
    given = {"text": text, "article": article, "received_on": "2026-11-24", "channel": "email", "sender_kind": "ngo"}
    return saved(workspace, "contribution", consultation=consultation, **given)


def dossier_of(open_frame: Shows, context: Context, consultation: str, **sized: Any) -> Any:
    page: Any = open_frame(context, "consultations", "consultation", consultation, **sized).page("consultations")
    return page.dossier


def type_row(entry: Any, *cells: str) -> None:
    """Type date, article and text, going on by Enter; Enter in the last cell saves."""
    day, article, text = cells
    entry.editors["received_on"].line.setText(day)
    press(entry.editors["received_on"].line, Qt.Key.Key_Return)
    press(entry.editors["channel"].combo, Qt.Key.Key_Return)
    press(entry.editors["sender_kind"].combo, Qt.Key.Key_Return)
    entry.editors["article"].line.setText(article)
    press(entry.editors["article"].line, Qt.Key.Key_Return)
    entry.editors["text"].line.setText(text)
    press(entry.editors["text"].line, Qt.Key.Key_Return)


def test_paper_is_typed_row_after_row_with_enter_alone(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    dossier = dossier_of(open_frame, context, consultation)
    entry = dossier.entry
    assert "No proposal received so far. The term: Monday, 30 Nov 2026." in said(dossier.register)
    type_row(entry, "24.11", "", "")
    assert "Write the text" in said(entry)
    type_row(entry, "99.99", "", "words")
    assert "calendar" in said(entry)
    entry.editors["channel"].put("email")
    entry.editors["sender_kind"].put("ngo")
    type_row(entry, "24.11", "art. 3", "Lower tax")
    assert entry.number.text() == "2"
    assert [entry.editors[name].read() for name in ("received_on", "channel", "sender_kind", "article", "text")] == [
        "2026-11-24",
        "email",
        "ngo",
        None,
        None,
    ], "date, channel and kind are repeated"
    type_row(entry, "24.11", "art. 4", "Pay by card")
    assert [one.register_number for one in workspace.all("contribution")] == ["1/2026", "2/2026"]
    assert dossier.table.table().rowCount() == 2
    entry.editors["text"].line.setText("1800101221144")
    press(entry.editors["text"].line, Qt.Key.Key_Return)
    assert len(workspace.all("contribution")) == 2
    assert entry.editors["text"].line.property("invalid")
    entry.draft.keep()
    assert drafts.read(workspace, "contribution", f"new:{consultation}")
    entry.open(consultation)
    assert entry.editors["text"].read() == "1800101221144", "a row is a draft at once"
    press(entry, Qt.Key.Key_Escape)
    assert entry.editors["text"].read() is None
    assert not drafts.read(workspace, "contribution", f"new:{consultation}")
    press(entry, Qt.Key.Key_Escape)
    dossier.entry.save()
    entry.editors["article"].line.setText("art. 9")
    entry.focus_first()


def test_a_cell_is_judged_when_it_is_left_and_ctrl_d_copies_the_one_above(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    propose(workspace, consultation, "Lower tax", "art. 3")
    entry = dossier_of(open_frame, context, consultation).entry
    entry.editors["received_on"].line.setText("41.13")
    entry.editors["received_on"].left.emit()
    assert "calendar" in said(entry)
    entry.editors["received_on"].line.setText("2.12.2026")
    entry.editors["received_on"].edited.emit()
    entry.editors["received_on"].left.emit()
    assert not entry.late.isHidden(), "after the term"
    assert not entry.editors["received_on"].line.property("invalid")
    press(entry.editors["article"].line, Qt.Key.Key_D, CTRL)
    assert entry.editors["article"].read() == "art. 3"
    entry.above = ""
    press(entry.editors["text"].line, Qt.Key.Key_D, CTRL)
    assert entry.editors["text"].read() is None
    entry.editors["article"].line.clear()
    entry.editors["article"].left.emit()


def test_a_proposal_is_changed_in_the_row_by_f2(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    first = propose(workspace, consultation, "Lower tax", "art. 3")
    second = propose(workspace, consultation, "Pay by card")
    dossier = dossier_of(open_frame, context, consultation)
    dossier.table.choose(second)
    press(dossier.table, Qt.Key.Key_F2)
    assert (dossier.entry.number.text(), dossier.entry.above) == ("2", first)
    dossier.entry.editors["text"].line.setText("Pay by card at the desk")
    press(dossier.entry.editors["text"].line, Qt.Key.Key_Return)
    assert listing.stored(workspace, "contribution", second)["text"] == "Pay by card at the desk"
    assert dossier.table.table().cell(1, 5).text == "Pay by card at the desk"
    assert dossier.entry.number.text() == "3"
    press(dossier.table, Qt.Key.Key_F2)
    press(dossier.entry, Qt.Key.Key_Escape)
    assert not dossier.entry.record
    dossier.table.clearSelection()
    dossier.table.setCurrentIndex(dossier.table.rootIndex())
    press(dossier.table, Qt.Key.Key_F2)
    assert not dossier.entry.record


def test_names_and_contacts_stand_behind_the_lock(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    dossier = dossier_of(open_frame, context, consultation)
    entry = dossier.entry
    entry.lock.click()
    assert not entry.private.isHidden()
    entry.editors["sender_name"].line.setText("Ana Pop")
    entry.editors["channel"].put("post")
    entry.editors["sender_kind"].put("natural_person")
    type_row(entry, "24.11", "", "Longer hours")
    stored = workspace.all("contribution")[0]
    assert getattr(stored, "sender_name", None) == "Ana Pop"
    assert entry.private.isHidden()
    shown = [dossier.table.table().cell(0, column).spoken() for column in range(7)]
    assert not any("Ana" in words for words in shown)
    entry.lock.click()
    entry.lock.click()
    assert entry.private.isHidden()


def test_proposals_are_decided_one_after_another(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str, chooser: Chooser
):
    first, second = (propose(workspace, consultation, words) for words in ("Lower tax", "Pay by card"))
    dossier = dossier_of(open_frame, context, consultation)
    panel = dossier.decision
    assert panel.record == first
    panel.save()
    assert "Choose one" in said(panel)
    panel.buttons["partly_accepted"].click()
    panel.justification.area.setPlainText("Only 5%.")
    assert "8 characters of at least 20" in said(panel)
    panel.save()
    assert "in at least 20 characters" in said(panel)
    assert panel.record == first
    panel.draft.keep()
    panel.step_wanted.emit(1)
    assert panel.record == second
    panel.step_wanted.emit(1)
    panel.step_wanted.emit(-1)
    assert panel._justification_text() == "Only 5%.", "the draft is offered again"
    panel.justification.area.setPlainText(BECAUSE)
    panel.save()
    assert listing.stored(workspace, "contribution", first)["decision"] == "partly_accepted"
    assert panel.record == second
    assert "1 proposal answered" in said(panel)
    press(panel, Qt.Key.Key_J, CTRL)
    panel.earlier.search.setText("no such words")
    assert panel.earlier.list.count() == 0
    panel.earlier.search.returnPressed.emit()
    panel.show_earlier()
    panel.earlier.search.setText("BUDGET")
    press(panel.earlier.search, Qt.Key.Key_Down)
    press(panel.earlier.search, Qt.Key.Key_A)
    panel.earlier.search.setText("budget")
    panel.earlier.search.returnPressed.emit()
    assert panel._justification_text() == BECAUSE
    panel.buttons["not_accepted"].click()
    panel.save()
    assert "All proposals are answered." in said(panel)
    panel.response_wanted.emit()
    assert chooser.shown == [], "no file was chosen"
    panel.load([])
    assert not panel.isEnabled()
    panel.save()


def test_alike_ones_are_found_answered_together_and_taken_back(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    alike = [propose(workspace, consultation, words, "Art. 3") for words in ("Lower tax", "No tax at all")]
    alike.append(propose(workspace, consultation, "LOWER  tax!", "art. 8"))
    other = propose(workspace, consultation, "Pay by card", "art. 4")
    dossier = dossier_of(open_frame, context, consultation)
    panel = dossier.decision
    panel.alike.click()
    assert dossier.register.selected() == alike
    assert "3 proposals chosen" in said(panel)
    panel.buttons["not_accepted"].click()
    panel.save()
    assert "in at least 20 characters" in said(panel), "nothing is answered without its reason"
    assert all("decision" not in listing.stored(workspace, "contribution", one) for one in alike)
    panel.justification.area.setPlainText(BECAUSE)
    assert panel.save_button.text() == "Answer the 3 chosen"
    panel.save()
    assert {listing.stored(workspace, "contribution", one)["decision"] for one in alike} == {"not_accepted"}
    assert panel.record == other
    assert dossier.table.table().rowCount() == 4
    panel.take_back()
    assert all("decision" not in listing.stored(workspace, "contribution", one) for one in alike)
    dossier.register.show_only(alike)
    assert dossier.table.table().rowCount() == 3
    press(dossier.table, Qt.Key.Key_Escape)
    assert dossier.table.table().rowCount() == 4
    dossier.table.choose(alike[0])
    dossier.table.actions()[2].trigger()
    assert dossier.register.selected() == alike
    dossier.register.all.click()
    dossier.table.choose(other)
    dossier.table.actions()[2].trigger()
    assert dossier.register.selected() == [other], "nothing is like it"
    panel._answered = alike
    panel.take_back()
    assert words_of(panel)
    dossier.table.actions()[0].trigger()
    press(dossier.table, Qt.Key.Key_Escape)


def test_a_deleted_proposal_leaves_the_register(workspace: Workspace, consultation: str):
    first, second = (propose(workspace, consultation, words) for words in ("Lower tax", "Pay by card"))
    register = Register(workspace, consultation)
    change_record.delete(workspace, "contribution", first)
    assert register.read_again(first)
    assert not register.read_again(first)
    assert register.ids() == [second]
    assert register.alike(first) == []
    assert register.next_undecided(second) == second
    assert register.get(first) is None


def test_after_the_term_nothing_received_is_a_result_too(
    open_frame: Shows, context: Context, workspace: Workspace, chooser: Chooser
):
    late = saved(
        workspace,
        "consultation",
        title="Taxes",
        regime="voluntary",
        announced_on="2026-11-02",
        proposals_deadline="2026-11-12",
    )
    dossier = dossier_of(open_frame, context, late)
    assert "No proposals were received." in said(dossier.register)
    dossier.register.response_wanted.emit()
    assert chooser.shown == []
    bare = saved(workspace, "consultation", title="Bare")
    context.go("consultations", "consultation", bare)
    assert "No proposal received so far." in said(dossier.register)


def test_in_a_small_window_the_register_or_the_decision_is_shown(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str
):
    first = propose(workspace, consultation, "Lower tax")
    frame = open_frame(context, "consultations", "consultation", consultation, size=(1093, 614))
    page: Any = frame.page("consultations")
    dossier = page.dossier
    assert dossier.decision.isHidden()
    dossier.table.opened.emit(first)
    assert dossier.register.isHidden()
    press(dossier.decision, Qt.Key.Key_Escape)
    assert dossier.decision.isHidden()
    assert page.is_open()
    assert dossier.road_card.isHidden()
    dossier.show_tab("dates")
    assert not dossier.road_card.isHidden()
    frame.resize(1366, 768)
    QApplication.processEvents()
    dossier.show_tab("register")
    dossier.table.opened.emit(first)
    assert frame.place().entity == "contribution"


def test_a_register_of_many_is_read_once(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str, monkeypatch: pytest.MonkeyPatch
):
    records = [propose(workspace, consultation, f"Proposal {number}") for number in range(30)]
    dossier = dossier_of(open_frame, context, consultation)
    asked: list[str] = []
    whole = workspace.children

    def children(name: str, link: str, record: str) -> Any:
        asked.append(name)
        return whole(name, link, record)

    monkeypatch.setattr(workspace, "children", children)
    dossier.decision.buttons["accepted"].click()
    dossier.decision.save()
    assert "contribution" not in asked, "a saved decision reads no other proposal again"
    assert dossier.decision.record == records[1]
    dossier.entry.editors["channel"].put("post")
    dossier.entry.editors["sender_kind"].put("ngo")
    type_row(dossier.entry, f"{date(2026, 11, 24):%d.%m}", "", "One more")
    assert "contribution" not in asked
    assert dossier.table.table().rowCount() == 31


def test_of_five_thousand_proposals_only_those_in_sight_are_written_out(
    open_frame: Shows, context: Context, workspace: Workspace, consultation: str, monkeypatch: pytest.MonkeyPatch
):
    with workspace.store.writing():
        for number in range(1, 5001):
            given = {
                "consultation": consultation,
                "register_number": f"{number}/2026",
                "received_on": "2026-11-24",
                "channel": "email",
                "sender_kind": "ngo",
                "text": f"Proposal {number}",
            }
            record = compose_record_id(1_700_000_000_000 + number, number)
            workspace.append(COMMON, "contribution", record, Edit(given, {}), workspace.clock.moment())
    written: list[str] = []
    whole = RegisterCard.cells

    def cells(card: RegisterCard, record: str) -> Any:
        written.append(record)
        return whole(card, record)

    monkeypatch.setattr(RegisterCard, "cells", cells)
    dossier = dossier_of(open_frame, context, consultation)
    QApplication.processEvents()
    assert dossier.table.table().rowCount() == 5000
    assert "5,000 received" in said(dossier.register) or "5000 received" in said(dossier.register)
    assert 0 < len(set(written)) < 500, "a screen, not the register"
    del written[:]
    dossier.decision.buttons["accepted"].click()
    dossier.decision.save()
    assert dossier.register.register.get(dossier.decision.record).text == "Proposal 2"
    assert len(set(written)) < 500
    dossier.table.scrollToBottom()
    QApplication.processEvents()
    assert dossier.register.register.ids()[-1] in written
    assert len(set(written)) < 1000
