"""Erasing personal data from the window: asked in plain words, done off the window's thread, said afterwards."""

from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from standing_in import PASSPHRASE, Chooser, MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui import erase_dialog
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.erase_dialog import EraseDialog
from parteneriat_desktop.ui.erasure import ErasureAnswer, ErasureQuestion
from parteneriat_desktop.ui.theme import Look
from parteneriat_desktop.ui.widgets.cards import words_of

QUESTION = ErasureQuestion("1/2026", ["Name of the sender"], {"text": "Text", "article": "Article concerned"})


@pytest.fixture
def dialog(qtbot: QtBot) -> EraseDialog:
    made = EraseDialog(QUESTION, Catalogue("en"), Look(), None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dialog_says_what_is_erased_and_ticks_nothing_shared(dialog: EraseDialog):
    words = " ".join(words_of(dialog))
    assert "gone for good" in words
    assert "Name of the sender" in words
    assert dialog.answer() == ErasureAnswer((), purge=True)
    dialog.boxes["text"].setChecked(True)
    dialog.purge.setChecked(False)
    assert dialog.answer() == ErasureAnswer(("text",), purge=False)


def test_enter_erases_nothing(dialog: EraseDialog):
    assert not dialog.erase.isDefault()
    assert not dialog.erase.autoDefault()
    dialog.erase.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_record_without_texts_asks_for_no_boxes(qtbot: QtBot):
    made = EraseDialog(ErasureQuestion("x", [], {}), Catalogue("en"), Look(), None)
    qtbot.addWidget(made)
    assert made.boxes == {}
    assert "Always erased" not in " ".join(words_of(made))


@pytest.mark.parametrize(("pressed", "answer"), [("accept", ErasureAnswer((), purge=True)), ("reject", None)])
def test_the_chooser_gives_the_answer_of_the_dialog(
    monkeypatch: pytest.MonkeyPatch, pressed: str, answer: ErasureAnswer | None
):
    def press(self: EraseDialog) -> int:
        getattr(self, pressed)()
        return self.result()

    monkeypatch.setattr(erase_dialog.EraseDialog, "exec", press)
    assert DialogChooser().erasure(QUESTION, Catalogue("en"), Look()) == answer


def a_contribution(workspace: Workspace) -> str:
    consultation = saved(workspace, "consultation", title="Consultare", regime="voluntary")
    private = {"sender_name": "Ion Popescu", "sender_contact": "0722000111"}
    return saved(
        workspace, "contribution", consultation=consultation, text="Propun eu, Ion.", article="Art. 5", **private
    )


def test_a_record_is_erased_from_its_menu(
    qtbot: QtBot, open_frame: Shows, make_context: MakeContext, workspace: Workspace, chooser: Chooser
):
    record = a_contribution(workspace)
    frame = open_frame(make_context(workspace), "record", "contribution", record)
    page: Any = frame.page("record")
    page.panel.form.buttons.erase_wanted.emit()
    (question,) = chooser.erasures
    assert question.private[:2] == ["Name of the sender", "Contact of the sender"]
    assert question.shared.keys() >= {"text", "article"}
    assert not {"sender_name", "consultation"} & question.shared.keys()
    chooser.erased = ErasureAnswer(("text",), purge=True)
    chooser.secret = "wrong"  # noqa: S105 - it opens nothing
    page.panel.erase()
    assert workspace.store.row("contribution", record).fields["text"]  # type: ignore[union-attr]  # it is there
    chooser.secret = PASSPHRASE
    page.panel.erase()
    qtbot.waitUntil(frame.context.tasks.idle)
    fields = workspace.store.row("contribution", record).fields  # type: ignore[union-attr]  # it is there
    assert not {"text", "sender_name", "sender_contact"} & fields.keys()
    assert fields["article"] == "Art. 5"
    words = " ".join(words_of(page.panel))
    assert "2 changes were erased for good." in words
    assert "0 older backups were removed." in words
    chooser.erased = ErasureAnswer((), purge=False)
    page.panel.erase()
    qtbot.waitUntil(frame.context.tasks.idle)
    assert "There is nothing to erase in this record." in " ".join(words_of(page.panel))


def test_a_fault_while_erasing_is_shown_like_any_other(
    qtbot: QtBot,
    open_frame: Shows,
    make_context: MakeContext,
    workspace: Workspace,
    chooser: Chooser,
    monkeypatch: pytest.MonkeyPatch,
):
    record = a_contribution(workspace)
    frame = open_frame(make_context(workspace), "record", "contribution", record)
    page: Any = frame.page("record")
    chooser.erased = ErasureAnswer((), purge=False)
    monkeypatch.setattr("parteneriat_desktop.ui.erasing.erase_record", lambda *_: 1 / 0)
    with qtbot.captureExceptions() as caught:
        page.panel.erase()
        qtbot.waitUntil(frame.context.tasks.idle)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
