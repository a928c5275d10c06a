"""What the cards of the settings have in common: a title, a place for answers, facts in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parteneriat_desktop.ui.context import Context


class SettingsCard(Card):
    """A card that answers in place."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        self.add_head(context.text(title))
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        self.body.addLayout(self.content)
        self._answer = QVBoxLayout()
        self.body.addLayout(self._answer)

    def refresh(self) -> None:
        """Read again what is shown."""

    def say(self, words: str) -> None:
        """Show what was done, and announce it."""
        clear_layout(self._answer)
        palette = self.context.palette
        self._answer.addWidget(icon_line("circle-check", palette.ok, label(words, "ok", wrap=True)))
        self.context.announce(self, words)

    def attempt(self, action: Callable[[], str]) -> None:
        """Do something and show what it says; a refusal is shown with its advice, nothing is changed."""
        say = self.context.say
        try:
            words = action()
        except AppError as error:
            clear_layout(self._answer)
            self._answer.addWidget(
                Banner(say(error.advice), Tone.ERR, self.context.palette, strong=say(error.sentence))
            )
            return
        if words:
            self.say(words)

    def fail(self, error: Exception) -> None:
        """Show in place why something that was started failed."""

        def again() -> str:
            """Raise what was refused."""
            raise error

        self.attempt(again)

    def show_facts(
        self, grid: QGridLayout, facts: Sequence[tuple[str, str]], tips: Mapping[str, str] | None = None
    ) -> None:
        """Show names and values below one another; ``tips`` holds the whole value of a name that is shown short."""
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            for column, (text, look) in enumerate(((self.context.text(name), "muted"), (value, ""))):
                old = grid.itemAtPosition(row, column)
                widget = old.widget() if old is not None else None
                if widget is not None:
                    grid.removeWidget(widget)
                    widget.deleteLater()
                shown = label(text, look, wrap=column == 1)
                shown.setToolTip((tips or {}).get(name, ""))
                grid.addWidget(shown, row, column)
