"""The window in memory: the style sheet once for the whole run, and no Qt message goes unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui import theme
from parteneriat_desktop.ui.theme import Look

#: What the platform without a screen says of itself.
EXPECTED = ("does not support propagateSizeHints", "does not support raise()")


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
