"""The window from the outside: first run, Qt's own words, the error dialog, a new look, files at the start."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from standing_in import Chooser
from two_sides import saved
from ui_clock import clock

from parteneriat_desktop.actions import backup
from parteneriat_desktop.actions import initialise as founding
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths, translations
from parteneriat_desktop.ui import chooser as dialogs
from parteneriat_desktop.ui import qt_language, start, window
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.error_dialog import ErrorDialog
from parteneriat_desktop.ui.first_run import FirstRun
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.opening import Opening
from parteneriat_desktop.ui.theme import Look
from parteneriat_desktop.ui.widgets.cards import words_of

ENGLISH = Catalogue("en")


@pytest.fixture
def first_run(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FirstRun:
    def no_ring() -> None:
        raise RefusedError(Sentence("No password store."), Sentence("Give a passphrase."), code="no-keyring")

    monkeypatch.setattr(founding, "open_ring", no_ring)
    dialog = FirstRun(Paths(tmp_path / "new"), clock(), ENGLISH, Look())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_first_run_asks_and_makes_the_workspace(first_run: FirstRun, tmp_path: Path):
    first_run.begin()
    assert "no name" in "".join(words_of(first_run))
    first_run.name.setText("Comuna Poiana Izvorului")
    first_run.search_unit("poiana")
    assert first_run._units.rowCount() > 0
    first_run.pick_unit(0)
    assert first_run.unit.text().endswith(")")
    first_run.begin()
    assert first_run.passphrase.isVisible(), "without a password store a passphrase is asked for"
    first_run.passphrase.setText("a passphrase for tests")
    first_run.again.setText("another")
    first_run.begin()
    assert "differ" in "".join(words_of(first_run))
    first_run.again.setText("a passphrase for tests")
    first_run.begin()
    assert first_run.result() == QDialog.DialogCode.Accepted
    assert isinstance(first_run.workspace, Workspace)
    first_run.workspace.close()
    assert (tmp_path / "new" / "workspace.db").is_file()


def test_qt_speaks_the_language_of_the_person(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    try:
        assert qt_language.load(qapp, "en") is None
        monkeypatch.setattr(qt_language, "translations", lambda: tmp_path)
        hungarian = qt_language.load(qapp, "hu")
        assert hungarian is not None
        assert hungarian.translate("QPlatformTheme", "Cancel") == "Mégse"
        qapp.removeTranslator(hungarian)
        assert qt_language.load(qapp, "xx") is None
        assert QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    finally:
        QLocale.setDefault(QLocale("ro"))


def test_romanian_is_ours(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "qt").mkdir()
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    source = translations() / "qt" / "qtbase_ro.ts"
    subprocess.run([tool, "-silent", source, "-qm", tmp_path / "qt" / "qtbase_ro.qm"], check=True)
    monkeypatch.setattr(qt_language, "translations", lambda: tmp_path)
    romanian = qt_language.load(qapp, "ro")
    assert romanian is not None
    qapp.removeTranslator(romanian)
    assert romanian.translate("QPlatformTheme", "Save") == "Salvează"
    assert romanian.translate("QLineEdit", "&Paste").replace("&", "") == "Lipește"


def test_a_failure_is_a_sentence_with_advice_and_its_details_can_be_copied(qtbot: QtBot):
    error = RefusedError(Sentence("The disk is full."), Sentence("Free some space."), code="disk-full")
    dialog = ErrorDialog(error, ENGLISH)
    qtbot.addWidget(dialog)
    assert (dialog.text(), dialog.informativeText()) == ("The disk is full.", "Free some space.")
    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert QGuiApplication.clipboard().text().startswith("disk-full\n")
    fault = ErrorDialog(ZeroDivisionError("x"), ENGLISH)
    qtbot.addWidget(fault)
    assert "kept as a draft" in fault.informativeText()


def open_frames() -> list[Frame]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, Frame) and found.isVisible()]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what the error dialog would say; the style sheet stays as the tests have it."""
    said: list[str] = []

    def dialog(error: BaseException, *_: object) -> SimpleNamespace:
        return SimpleNamespace(exec=lambda: said.append(str(error)))

    for module in (window, start):
        monkeypatch.setattr(module, "ErrorDialog", dialog)
        monkeypatch.setattr(module.theme, "apply", lambda *_: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return said


@pytest.fixture(autouse=True)
def speak_romanian_again(qapp: QApplication) -> Iterator[None]:
    yield
    QLocale.setDefault(QLocale("ro"))
    qapp.setQuitOnLastWindowClosed(True)


def test_an_outline_is_painted_before_anything_is_loaded(qtbot: QtBot):
    opening = Opening(ENGLISH, Look())
    qtbot.addWidget(opening)
    with qtbot.waitSignal(opening.painted):
        opening.show()
    assert "Loading…" in "".join(words_of(opening))
    opening.repaint()


def test_the_window_opens_rebuilds_and_closes(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    paths = workspace.paths
    workspace.close()
    file = tmp_path / "x.asice"
    file.write_bytes(b"x")
    begun: list[Any] = []

    def use_and_close(*_: object) -> int:
        sys.excepthook(ValueError, ValueError("too early"), None)
        qtbot.waitUntil(lambda: bool(open_frames()))
        (frame,) = open_frames()
        begun.append(frame.place().preset.get("file"))
        qtbot.waitUntil(frame.context.tasks.idle)
        frame.context.rebuild.emit()
        qtbot.waitUntil(lambda: open_frames() != [frame])
        sys.excepthook(ValueError, ValueError("nobody handled this"), None)
        for again in open_frames():
            again.close()
        return 0

    monkeypatch.setattr(start.QApplication, "exec", use_and_close)
    assert start.run_window(paths, clock(), "en", file) == 0
    assert begun == [str(file)]
    assert shown == ["too early", "nobody handled this"]
    Workspace.open(paths, clock()).close()


def test_a_backup_takes_the_place_of_the_workspace_and_a_bad_one_does_not(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path, shown: list[str]
):
    saved(workspace, "partner", name="Asociația", country="RO")
    backup.back_up(workspace, tmp_path / "good.zip")
    later = saved(workspace, "partner", name="Fundația", country="RO")
    (tmp_path / "bad.zip").write_bytes(b"no archive")
    made = window.Window(qapp, workspace, "en")
    made.restore(tmp_path / "bad.zip")
    assert made.frame is not None
    assert "no complete backup" in shown[-1]
    assert made.workspace.find("partner", later) is not None
    page: Any = made.frame.page("settings")
    standing = Chooser()
    made.frame.context.chooser = standing
    standing.agrees = False
    page.backup.restore()
    standing.files = [tmp_path / "good.zip"]
    page.backup.restore()
    assert "good.zip" in standing.asked[-1]
    assert made.workspace.find("partner", later) is not None, "a question that was not answered changes nothing"
    standing.agrees = True
    before = made.workspace
    page.backup.restore()
    qtbot.waitUntil(lambda: made.workspace is not before)
    assert [one.id for one in made.workspace.all("partner")] != []
    assert made.workspace.find("partner", later) is None
    again: Any = made.frame.page("settings")
    assert "Restored: good.zip" in "".join(words_of(again.backup))
    made.frame.close()
    made.workspace.close()


def test_the_person_chooses_how_large_text_is(qtbot: QtBot, qapp: QApplication, workspace: Workspace, shown: list[str]):
    made = window.Window(qapp, workspace, "en")
    frame = made.show()
    page: Any = frame.page("settings")
    page.look.text_size.setCurrentIndex(page.look.text_size.findData("125"))
    page.look.text_size.activated.emit(2)
    qtbot.waitUntil(lambda: made.frame is not frame)
    assert made.frame is not None
    assert made.frame.context.look.scale == 1.25
    made.frame.close()
    assert shown == []


def left_with(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the program run until it wants to leave, and collect the status it leaves with."""
    left: list[int] = []
    monkeypatch.setattr(start.QApplication, "exit", lambda *given: left.append(given[-1]))
    monkeypatch.setattr(start.QApplication, "exec", lambda *_: qtbot.waitUntil(lambda: bool(left)) or left[0])
    return left


def test_a_second_window_is_refused(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    left_with(qtbot, monkeypatch)
    assert start.run_window(workspace.paths, clock(), "en") == RefusedError.status
    assert "already open" in shown[-1]


def test_a_fault_at_the_start_ends_with_a_sentence(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    left_with(qtbot, monkeypatch)
    monkeypatch.setattr(Workspace, "open", lambda *_: 1 / 0)
    assert start.run_window(workspace.paths, clock(), "en") == RefusedError.status
    assert "division" in shown[-1]


def test_a_workspace_that_was_just_made_asks_for_its_recovery_sheet(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(FirstRun, "exec", lambda self: setattr(self, "workspace", workspace))
    begun = start.Start(qapp, Paths(tmp_path / "none"), clock(), "en", None)
    qtbot.waitUntil(lambda: begun.window is not None)
    made: Any = begun.window
    page: Any = made.frame.page("settings")
    assert made.frame.current() is page
    assert "Print the recovery sheet" in "".join(words_of(page.key))
    made.frame.close()
    begun.close()


def test_closing_the_first_run_ends_the_program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[str]
):
    left_with(qtbot, monkeypatch)
    monkeypatch.setattr(FirstRun, "exec", lambda _self: 0)
    assert start.run_window(Paths(tmp_path / "none"), clock(), "en") == 0
    assert shown == []


def press(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    next(one for one in box.buttons() if box.buttonRole(one) is role).click()


def test_dialogs_remember_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def answer(_parent: object, _title: str, folder: str, _kinds: str = "") -> tuple[Any, str]:
        asked.append(folder)
        return (str(tmp_path / "a.pdf"), "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "b.pdf")], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "folder"))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("secret", True))
    opened: list[str] = []
    monkeypatch.setattr(dialogs.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    chooser = DialogChooser()
    assert chooser.open_file("Open", "") == tmp_path / "a.pdf"
    assert chooser.open_files("Open", "") == [tmp_path / "b.pdf"]
    assert chooser.save_file("Save", Path("x"), "") is None
    assert chooser.folder("Folder") == tmp_path / "folder"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert chooser.folder("Folder") is None
    chooser.open_file("Open", "")
    assert asked[-1] == str(tmp_path / "folder")
    assert chooser.passphrase("Key", "?") == "secret"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("", False))
    assert chooser.passphrase("Key", "?") is None
    for role, agreed in ((QMessageBox.ButtonRole.AcceptRole, True), (QMessageBox.ButtonRole.RejectRole, False)):
        monkeypatch.setattr(QMessageBox, "exec", lambda box, role=role: press(box, role))
        assert chooser.confirm("Restore", "Really?", "Restore") is agreed
    chooser.show_file(tmp_path)
    assert opened == [str(tmp_path)]
