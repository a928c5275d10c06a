"""The window in memory: the style sheet once for the whole run, and no Qt message goes unnoticed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from standing_in import FILLED, PASSPHRASE, Chooser
from ui_clock import clock

from parteneriat_desktop.actions import demo
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths, resources
from parteneriat_desktop.ui import theme
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.tasks import Tasks
from parteneriat_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

#: What the platform without a screen says of itself.
EXPECTED = ("does not support propagateSizeHints", "does not support raise()", "does not support grabbing the keyboard")


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    QLocale.setDefault(QLocale("ro"))
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
    font = qapp.font()
    font.setFamily("Noto Sans")
    qapp.setFont(font)
    theme.apply(qapp, Look())
    return qapp


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Fail on a lost icon, a wrong style sheet, a signal that does not fit."""
    said: list[str] = []

    def hear(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if not any(expected in words for expected in EXPECTED):
            said.append(words)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Found each workspace once: making a key takes a second. Tests get copies."""
    made: dict[str, Path] = {}

    def found(kind: str) -> Path:
        role = "town_hall" if kind == FILLED else kind
        if kind not in made:
            made[kind] = tmp_path_factory.mktemp("founded") / kind
            names = {"town_hall": "Comuna Poiana Izvorului", "ngo": "Asociația „Șanse Egale”", "ministry": "Ministerul"}
            founding = Founding(role=role, country="RO", name=names[role], function="inspector", passphrase=PASSPHRASE)
            with initialise(Paths(made[kind]), clock(), founding) as workspace:
                if kind == FILLED:
                    demo.fill(workspace, 1, 1)
        return made[kind]

    return found


@pytest.fixture
def open_workspace(founded: Callable[[str], Path], tmp_path: Path) -> Iterator[Callable[[str], Workspace]]:
    """Open a fresh workspace of a role."""
    opened: list[Workspace] = []

    def make(role: str) -> Workspace:
        home = tmp_path / role
        shutil.copytree(founded(role), home)
        opened.append(Workspace.open(Paths(home), clock()))
        return opened[-1]

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(open_workspace: Callable[[str], Workspace]) -> Workspace:
    return open_workspace("town_hall")


@pytest.fixture
def filled(open_workspace: Callable[[str], Workspace]) -> Workspace:
    """A made-up commune's two years of records."""
    return open_workspace(FILLED)


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def make_context(chooser: Chooser) -> Iterator[Callable[[Workspace], Context]]:
    made: list[Context] = []

    def make(workspace: Workspace) -> Context:
        def fail(error: BaseException) -> None:
            raise error

        context = Context(workspace, Catalogue("en"), Look(), Tasks(fail), chooser)
        context.search_delay = context.draft_delay = 0
        made.append(context)
        return context

    yield make
    for context in made:
        context.tasks.close()


@pytest.fixture
def context(workspace: Workspace, make_context: Callable[[Workspace], Context]) -> Context:
    return make_context(workspace)


@pytest.fixture
def open_frame(qtbot: QtBot) -> Callable[..., Frame]:
    """Show the window of a context at a place, at the size of an ordinary screen."""

    def show(context: Context, *place: str, size: tuple[int, int] = (1366, 768)) -> Frame:
        frame = Frame(context)
        qtbot.addWidget(frame)
        frame.resize(*size)
        frame.show()
        qtbot.waitExposed(frame)
        if place:
            frame.go(Place(*place))
        return frame

    return show
