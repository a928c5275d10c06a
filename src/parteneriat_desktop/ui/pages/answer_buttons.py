"""Four exclusive answers in two rows, with a check on the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import ContributionDecision
from parteneriat_desktop.ui.icons import icon

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

ANSWERS = (
    ContributionDecision.ACCEPTED,
    ContributionDecision.PARTLY_ACCEPTED,
    ContributionDecision.NOT_ACCEPTED,
    ContributionDecision.OUT_OF_SCOPE,
)


class AnswerButtons(QWidget):
    """What becomes of a proposal."""

    answered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._check = icon("check", context.palette.text, 16)
        self.setProperty("look", "clear")
        self.setAccessibleName(context.text(N_("Decision")))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for position, answer in enumerate(ANSWERS):
            words = context.catalogue.label(answer)
            made = QPushButton(words[:1].upper() + words[1:])
            made.setCheckable(True)
            made.setIconSize(QSize(16, 16))
            made.setAccessibleName(context.say(Sentence("Decision: {answer}", answer=answer)))
            made.clicked.connect(lambda _checked=False: self.answered.emit())
            made.toggled.connect(self._show_check)
            self._group.addButton(made)
            self.buttons[answer.value] = made
            grid.addWidget(made, position // 2, position % 2)

    def _show_check(self, _on: bool) -> None:  # noqa: FBT001 - a slot of Qt
        """Put the check on the chosen button only."""
        for made in self.buttons.values():
            made.setIcon(self._check if made.isChecked() else QIcon())

    def chosen(self) -> str:
        """Return the chosen decision, empty where none is."""
        return next((answer for answer, made in self.buttons.items() if made.isChecked()), "")

    def choose(self, answer: str) -> None:
        """Press the button of a decision, or none."""
        self._group.setExclusive(False)
        for value, made in self.buttons.items():
            made.setChecked(value == answer)
        self._group.setExclusive(True)
