"""First run: who works here. Institution, country, unit, tax number, and a passphrase where there is no keyring.

Nothing is made before everything is right; what is refused is said in the dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parteneriat_desktop.actions import initialise
from parteneriat_desktop.actions.initialise import Founding
from parteneriat_desktop.actions.profile import Role
from parteneriat_desktop.countries import COUNTRIES, country
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.editors.units import find_units
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Banner, clear_layout
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.paths import Paths
    from parteneriat_desktop.ui.theme import Look

WIDTH = 560
NO_RING = ("no-keyring", "passphrase-needed", "insecure-keyring")
_CODE = int(Qt.ItemDataRole.UserRole)


class FirstRun(QDialog):
    """Asks what must be known to make a workspace, and makes it."""

    def __init__(self, paths: Paths, clock: Clock, catalogue: Catalogue, look: Look) -> None:
        super().__init__()
        self._paths, self._clock, self._catalogue, self._look = paths, clock, catalogue, look
        self.workspace: Workspace | None = None
        self._unit_code = ""
        text = catalogue.text
        self.setWindowTitle(text(N_("Parteneriat: first start")))
        self.setMinimumWidth(look.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(text(N_("Who works here?")), "title"))
        words = N_("These data stand on your documents. You can work without internet; nothing is sent by itself.")
        column.addWidget(label(text(words), "muted", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._add_fields()
        self._passphrase_fields()
        self._news = QVBoxLayout()
        column.addLayout(self._news)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(text(N_("Close")), look.palette, self.reject))
        self.make = primary(text(N_("Begin")), look.palette, self.begin)
        row.addWidget(self.make)
        column.addLayout(row)

    def begin(self) -> None:
        """Make the workspace; what is refused is said and nothing is left behind."""
        text = self._catalogue.text
        if self.passphrase.isVisible() and self.passphrase.text() != self.again.text():
            self._say(text(N_("The two passphrases differ.")), text(N_("Write the same one twice.")))
            return
        founding = Founding(
            role=str(self.role.currentData()),
            country=str(self.country.currentData()),
            name=self.name.text(),
            tax_number=self.tax_number.text().strip(),
            unit_code=self._unit_code,
            function=self.function.text().strip(),
            language=self._catalogue.language,
            passphrase=self.passphrase.text() or None,
        )
        try:
            self.workspace = initialise.initialise(self._paths, self._clock, founding)
        except AppError as error:
            self._refuse(error)
            return
        self.accept()

    def search_unit(self, typed: str) -> None:
        """Offer the units whose name, county or code begins as typed."""
        self._unit_code = ""
        self._units.clear()
        for code, words in find_units(country(str(self.country.currentData())), typed) if typed.strip() else ():
            item = QStandardItem(words)
            item.setData(code, _CODE)
            self._units.appendRow(item)
        if self._units.rowCount() and self.unit.hasFocus():
            self._completer.complete()

    def pick_unit(self, row: int) -> None:
        """Take one of the units that were found."""
        item = self._units.item(row)
        self._unit_code = str(item.data(_CODE))
        self.unit.setText(item.text())

    def _pick(self, index: QModelIndex) -> None:
        """Take the unit that was clicked or entered."""
        self.pick_unit(index.row())

    def _add_fields(self) -> None:
        """Ask for role, country, name, place, tax number and function."""
        text = self._catalogue.text
        self.role = Choices()
        for member in Role:
            self.role.addItem(self._catalogue.label(member), member.value)
        self.country = Choices()
        for code, known in COUNTRIES.items():
            self.country.addItem(self._catalogue.say(known.name), code)
        self.name = QLineEdit()
        self.unit = QLineEdit()
        self.unit.setPlaceholderText(text(N_("Type the name of the place")))
        self._units = QStandardItemModel(self)
        self._completer = QCompleter(self._units, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.unit)
        popup = self._completer.popup()
        if popup is not None:
            popup.clicked.connect(self._pick)
            popup.activated.connect(self._pick)
        self.unit.textEdited.connect(self.search_unit)
        self.tax_number = QLineEdit()
        self.function = QLineEdit()
        self._row(N_("What you are"), self.role)
        self._row(N_("Country"), self.country)
        self._row(N_("Name of the institution *"), self.name)
        self._row(N_("Place"), self.unit)
        self._row(N_("Tax number"), self.tax_number)
        self._row(N_("Your function"), self.function)

    def _passphrase_fields(self) -> None:
        """Make the fields of the passphrase; shown where this computer has no password store."""
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self._hidden: list[QWidget] = []
        for name, line in ((N_("Passphrase *"), self.passphrase), (N_("Passphrase again *"), self.again)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            self._hidden += [self._row(name, line), line]
        for widget in self._hidden:
            widget.hide()

    def _row(self, name: str, widget: QWidget) -> QWidget:
        """Put a name before a field."""
        row = self._grid.rowCount()
        words = label(self._catalogue.text(name))
        words.setBuddy(widget)
        widget.setAccessibleName(words.text().removesuffix(" *"))
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(widget, row, 1)
        return words

    def _refuse(self, error: AppError) -> None:
        """Say what was refused; where there is no password store, ask for a passphrase."""
        if error.code in NO_RING and not self.passphrase.isVisible():
            for widget in self._hidden:
                widget.show()
            self.passphrase.setFocus()
        self._say(self._catalogue.say(error.sentence), self._catalogue.say(error.advice))

    def _say(self, strong: str, words: str) -> None:
        """Show a refusal above the buttons."""
        clear_layout(self._news)
        self._news.addWidget(Banner(words, Tone.WARN, self._look.palette, strong=strong))
