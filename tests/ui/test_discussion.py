"""Discussions: messages in threads, signed by institution and function; a new one, an answer, a draft."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from standing_in import MakeContext, OpenWorkspace, Shows
from two_sides import introduce, saved, send

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.widgets.cards import words_of


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(widget: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier))
    QApplication.processEvents()


@pytest.fixture
def dossier(workspace: Workspace) -> str:
    return saved(workspace, "partnership", title="Apă curată", internal_code="PI-1")


def message(workspace: Workspace, dossier: str, text: str, reply_to: str | None = None) -> str:
    fields = {"partnership": dossier, "function": "inspector", "text": text, "reply_to": reply_to}
    return saved(workspace, "discussion_entry", **fields)


@pytest.fixture
def page(open_frame: Shows, context: Context, dossier: str) -> Any:
    found: Any = open_frame(context, "partnerships", "partnership", dossier).page("partnerships")
    found.dossier.show_tab("discussion")
    return found


@pytest.fixture
def talk(page: Any) -> Any:
    return page.dossier.discussion


def texts(talk: Any) -> list[str]:
    return [one.entry.text for one in talk.messages]


def test_a_message_is_saved_with_institution_function_and_day(talk: Any, page: Any, workspace: Workspace):
    assert "Nobody has written anything yet." in said(talk)
    talk.text.area.setPlainText("Câți elevi vin?")
    press(talk.text.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert texts(talk) == ["Câți elevi vin?"]
    assert "Comuna Poiana Izvorului" in said(talk.messages[0])
    assert "inspector" in said(talk.messages[0])
    assert talk.text.read() is None
    assert page.dossier.tabs.buttons["discussion"].accessibleName().endswith("1")
    assert len(workspace.all("discussion_entry")) == 1


def test_answers_stand_beneath_their_question(talk: Any, page: Any, workspace: Workspace, dossier: str):
    first = message(workspace, dossier, "Câți elevi?")
    message(workspace, dossier, "Când începem?")
    page.refresh()
    talk.messages[0].answer_wanted.emit(first)
    assert "Answer to Comuna Poiana Izvorului" in said(talk)
    talk.text.area.setPlainText("52.")
    talk.save()
    assert texts(talk) == ["Câți elevi?", "52.", "Când începem?"]
    assert talk.messages[1].accessibleDescription() == "answer, level 1"
    assert "New message:" in said(talk)


def test_one_can_still_write_a_message_of_its_own(talk: Any, page: Any, workspace: Workspace, dossier: str):
    first = message(workspace, dossier, "Câți elevi?")
    page.refresh()
    talk.answer(first)
    talk.findChild(QPushButton).click()
    assert talk.answers == ""


def test_arrows_move_among_messages_and_enter_answers(talk: Any, page: Any, workspace: Workspace, dossier: str):
    first = message(workspace, dossier, "unu")
    message(workspace, dossier, "doi", first)
    page.refresh()
    QApplication.processEvents()
    talk.messages[0].setFocus()
    assert talk.messages[0]._frame.property("current") == "true"
    press(talk.messages[0], Qt.Key.Key_Down)
    assert talk.messages[1].hasFocus()
    assert talk.messages[0]._frame.property("current") == "false"
    press(talk.messages[1], Qt.Key.Key_Down)
    press(talk.messages[1], Qt.Key.Key_A)
    assert talk.messages[1].hasFocus()
    press(talk.messages[1], Qt.Key.Key_Return)
    assert talk.answers == talk.messages[1].entry.id
    assert talk.text.area.hasFocus()


def test_only_an_unanswered_message_of_ones_own_is_changed(talk: Any, page: Any, workspace: Workspace, dossier: str):
    first = message(workspace, dossier, "unu")
    answer = message(workspace, dossier, "doi", first)
    page.refresh()
    links = [[made.text().strip() for made in one.findChildren(QPushButton)] for one in talk.messages]
    assert links == [["Write an answer"], ["Write an answer", "Edit"]]
    talk.messages[1].findChildren(QPushButton)[1].click()
    assert (page.window().place().page, page.window().place().record) == ("record", answer)


def test_the_other_side_answers_and_cannot_change_what_came(
    open_workspace: OpenWorkspace, make_context: MakeContext, open_frame: Shows, tmp_path: Any
):
    ours, theirs = open_workspace("town_hall"), open_workspace("ngo")
    introduce(ours, theirs, tmp_path)
    dossier = saved(ours, "partnership", title="Apă", internal_code="PI-1")
    message(ours, dossier, "Câți elevi?")
    import_files(theirs, [send(ours, tmp_path / "1")])
    page: Any = open_frame(make_context(theirs), "partnerships", "partnership", dossier).page("partnerships")
    page.dossier.show_tab("discussion")
    talk = page.dossier.discussion
    assert [made.text().strip() for made in talk.messages[0].findChildren(QPushButton)] == ["Write an answer"]
    talk.messages[0].findChildren(QPushButton)[0].click()
    talk.text.area.setPlainText("52.")
    talk.save()
    assert [one.entry.institution for one in talk.messages] == ["Comuna Poiana Izvorului", "Asociația „Șanse Egale”"]


def test_nothing_is_saved_without_text_or_function(talk: Any, workspace: Workspace):
    talk.function.line.setText("")
    talk.save()
    assert "Write the message first." in said(talk)
    assert "Write in which function you write this." in said(talk)
    assert talk.text.area.hasFocus()
    assert not workspace.all("discussion_entry")


def test_a_personal_number_is_refused_and_the_text_stays(talk: Any, workspace: Workspace):
    talk.text.area.setPlainText("Sunați-mă: CNP 1800101221144")
    talk.save()
    assert "personal" in said(talk)
    assert talk.text.read() == "Sunați-mă: CNP 1800101221144"
    assert not workspace.all("discussion_entry")


def test_what_is_being_typed_is_kept_with_the_message_that_it_answers(
    talk: Any, page: Any, context: Context, workspace: Workspace, dossier: str
):
    first = message(workspace, dossier, "Câți elevi?")
    page.refresh()
    talk.answer(first)
    talk.text.area.setPlainText("Vreo 50")
    page.leave()
    other = saved(workspace, "partnership", title="Alt dosar", internal_code="PI-2")
    context.go("partnerships", "partnership", other)
    assert (talk.text.read(), talk.answers) == (None, "")
    context.go("partnerships", "partnership", dossier)
    assert (talk.text.read(), talk.answers) == ("Vreo 50", first)


def test_a_disk_that_does_not_take_it_keeps_the_text(talk: Any, monkeypatch: pytest.MonkeyPatch):
    talk.text.area.setPlainText("Câți elevi?")

    def refuse(*_given: object) -> None:
        raise RefusedError(Sentence("The disk is full."), Sentence("Free some space."), code="disk-full")

    with monkeypatch.context() as patch:
        patch.setattr(save_record, "save", refuse)
        talk.save()
    assert "The disk is full." in said(talk)
    assert talk.text.read() == "Câți elevi?"
    talk.save()
    assert texts(talk) == ["Câți elevi?"]
