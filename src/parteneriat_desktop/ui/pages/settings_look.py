"""The card of language, light or dark, and size of text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from parteneriat_desktop.actions import settings
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.languages import LANGUAGES
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.theme import Scheme
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parteneriat_desktop.ui.context import Context

SIZES = (100, 110, 125, 150)
SCHEMES = ((N_("as the system"), Scheme.SYSTEM), (N_("light"), Scheme.LIGHT), (N_("dark"), Scheme.DARK))


class LookCard(SettingsCard):
    """How the window looks and speaks; a change shows at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Language and look"))
        profile = context.workspace.profile
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        languages = [(language.name, code) for code, language in LANGUAGES.items()]
        schemes = [(context.text(words), str(scheme)) for words, scheme in SCHEMES]
        self.language = self._choice(grid, 0, N_("Language"), languages, context.catalogue.language)
        self.scheme = self._choice(grid, 1, N_("Colours"), schemes, profile.theme)
        sizes = [(formatting.show_percent(Decimal(size) / 100, context.catalogue, 0), str(size)) for size in SIZES]
        self.text_size = self._choice(grid, 2, N_("Size of text"), sizes, profile.text_size)
        self.text_size.activated.connect(lambda: self._keep(lambda: {"text_size": str(self.text_size.currentData())}))
        self.language.activated.connect(lambda: self._keep(lambda: {"language": str(self.language.currentData())}))
        self.scheme.activated.connect(lambda: self._keep(lambda: {"theme": str(self.scheme.currentData())}))
        self.content.addLayout(grid)

    def _choice(
        self, grid: QGridLayout, row: int, name: str, answers: Sequence[tuple[str, str]], current: str
    ) -> Choices:
        """Make one choice with its name before it."""
        words = label(self.context.text(name))
        made = Choices()
        made.setAccessibleName(words.text())
        for text, value in answers:
            made.addItem(text, value)
        made.setCurrentIndex(max(made.findData(current), 0))
        words.setBuddy(made)
        grid.addWidget(words, row, 0)
        made.setMinimumWidth(220)
        grid.addWidget(made, row, 1, Qt.AlignmentFlag.AlignLeft)
        return made

    def _keep(self, values: Callable[[], dict[str, str]]) -> None:
        """Keep a choice and build the window anew."""
        settings.change(self.context.workspace, **values())
        self.context.rebuild.emit()
