"""Reports signed from the window, and signed files that come back."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from standing_in import PASSPHRASE, Chooser, MakeContext, Shows

from parteneriat_desktop.actions import make_report, pdf_signing
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.ui import sign_dialog
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.papers import papers_button
from parteneriat_desktop.ui.sign_dialog import SignDialog
from parteneriat_desktop.ui.signed_papers import receive_signed
from parteneriat_desktop.ui.signing import SigningAnswer, SigningQuestion
from parteneriat_desktop.ui.theme import Look

QUESTION = SigningQuestion("Partnership sheet", "Ion Primaru", "inspector")
KEY = SigningAnswer(certificate=False, secret=None, visible=True, function="primar")


def a_dialog(qtbot: QtBot, question: SigningQuestion = QUESTION) -> SignDialog:
    made = SignDialog(question, Catalogue("en"), Look(), None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dialog_takes_the_key_first_and_asks_the_secret_only_with_the_certificate(qtbot: QtBot):
    dialog = a_dialog(qtbot)
    assert dialog.answer() == SigningAnswer(certificate=False, secret=None, visible=True, function="inspector")
    assert not dialog.secret.isEnabled()
    dialog.certificate.setChecked(True)
    dialog.secret.setText("1234")
    dialog.visible.setChecked(False)
    assert not dialog.function.isEnabled()
    assert dialog.answer() == SigningAnswer(
        certificate=True, secret=dialog.secret.text(), visible=False, function="inspector"
    )
    dialog.sign.click()
    assert dialog.result() == SignDialog.DialogCode.Accepted


def test_without_a_certificate_in_use_only_the_key_is_offered(qtbot: QtBot):
    dialog = a_dialog(qtbot, SigningQuestion("x", "", ""))
    assert not dialog.certificate.isVisible()
    assert not dialog.secret.isVisible()


@pytest.mark.parametrize("pressed", ["accept", "reject"])
def test_the_chooser_gives_the_answer_of_the_dialog(monkeypatch: pytest.MonkeyPatch, pressed: str):
    def press(self: SignDialog) -> int:
        getattr(self, pressed)()
        return self.result()

    monkeypatch.setattr(sign_dialog.SignDialog, "exec", press)
    answer = DialogChooser().signing(QUESTION, Catalogue("en"), Look())
    assert (answer is None) is (pressed == "reject")


def settle(context: Any, qtbot: QtBot) -> None:
    """Wait until all work is answered, also what an answer has begun."""
    qtbot.waitUntil(context.tasks.idle, timeout=20_000)


def test_a_report_is_signed_and_received_on_the_page_of_reports(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    page: Any = open_frame(context, "reports").page("reports")
    page.table.choose("R01")
    record = page.records.table.current_id()
    page.signing.click()
    assert chooser.signings[-1].holder == ""
    chooser.signs = KEY
    page.sign()
    chooser.out = tmp_path / "signed.pdf"
    page.sign()
    settle(context, qtbot)
    said = subprocess.run(["pdfsig", chooser.out], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid." in said
    assert chooser.shown[-1] == chooser.out
    page.receive()
    chooser.files, chooser.agrees = [chooser.out], False
    page.receiving.click()
    settle(context, qtbot)
    assert "the signature holds" in chooser.asked[-1]
    before: Any = filled.find("partnership", record)
    chooser.agrees = True
    page.receive()
    settle(context, qtbot)
    kept: Any = filled.find("partnership", record)
    assert getattr(before.signed_document, "file_name", "") != "signed.pdf"
    assert kept.signed_document.file_name == "signed.pdf"


def test_a_scan_and_another_document_are_kept_only_when_the_person_says_so(
    make_context: MakeContext, open_frame: Shows, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    frame = open_frame(context, "reports")
    page: Any = frame.page("reports")
    chooser.out = tmp_path / "paper.pdf"
    page.table.choose("R01")
    record = page.records.table.current_id()
    page.print_out()
    settle(context, qtbot)
    chooser.files = [chooser.out]
    receive_signed(context, frame, "partnership", record)
    settle(context, qtbot)
    assert "scan" in chooser.asked[-1]
    kept: Any = filled.find("partnership", record)
    assert kept.signed_document.file_name == "paper.pdf"
    other = tmp_path / "other.pdf"
    make_report.write(other, signed_elsewhere(filled))
    chooser.files = [other]
    receive_signed(context, frame, "partnership", record)
    qtbot.waitUntil(lambda: "nevertheless" in chooser.asked[-1] and context.tasks.idle(), timeout=20_000)
    qtbot.waitUntil(lambda: kept_name(filled, record) == "other.pdf", timeout=20_000)


def signed_elsewhere(workspace: Workspace) -> bytes:
    """A signed plan that this window never issued."""
    plan = workspace.all("plan")[0].id
    wanted = make_report.Wanted("R02", plan, Catalogue("en"), electronic=True)
    data = make_report.make(workspace, wanted)
    return pdf_signing.sign(workspace, data, pdf_signing.Signing(catalogue=Catalogue("en")), PASSPHRASE)


def kept_name(workspace: Workspace, record: str) -> str:
    """The name of the signed document of a partnership."""
    found: Any = workspace.find("partnership", record)
    return str(found.signed_document.file_name)


def test_what_is_refused_is_said(
    make_context: MakeContext, open_frame: Shows, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    frame = open_frame(context, "reports")
    page: Any = frame.page("reports")
    page.table.choose("R01")
    first, second = (page.records.table.table().id_at(place) for place in (0, 1))
    page.records.table.choose(first)
    chooser.signs, chooser.out = KEY, tmp_path / "first.pdf"
    page.sign()
    settle(context, qtbot)
    chooser.files = [chooser.out]
    with qtbot.captureExceptions() as refused:
        receive_signed(context, frame, "partnership", second)
        qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    (error,) = [one[1] for one in refused]
    assert isinstance(error, RefusedError)
    assert error.code == "pdf-of-another"
    chooser.signs = SigningAnswer(certificate=True, secret="", visible=False, function="")
    with qtbot.captureExceptions() as again:
        page.sign()
        qtbot.waitUntil(lambda: bool(again), timeout=20_000)
    assert getattr(again[0][1], "code", "") == "certificate-none"


def test_the_menu_of_papers_signs_and_receives(make_context: MakeContext, open_frame: Shows, filled: Workspace):
    context = make_context(filled)
    frame = open_frame(context, "reports")
    (record, *_) = [one.id for one in filled.all("partnership")]
    made = papers_button(context, frame, "partnership", record)
    menu = made.menu()
    words = [action.text() for action in menu.actions()]
    assert words[-1] == "Receive a signed PDF…"
    assert any("Partnership sheet" in one.text() for one in menu.findChildren(QMenu)[0].actions())
