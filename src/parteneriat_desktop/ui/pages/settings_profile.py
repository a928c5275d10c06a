"""The card of the institution: who works here, and in which function changes are signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit

from parteneriat_desktop.actions import settings
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.editors.units import name_unit
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context


def shown_folder(folder: Path) -> str:
    """Return a folder without the part that names the person who uses the computer."""
    personal = Path.home()
    return str(Path("…") / folder.relative_to(personal)) if folder.is_relative_to(personal) else str(folder)


class ProfileCard(SettingsCard):
    """Name, role, country, unit, tax number; the person's function."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Institution"))
        self._grid = QGridLayout()
        self.content.addLayout(self._grid)
        name = context.text(N_("Your function, which stands beside your changes (never your name)"))
        caption = label(name, wrap=True)
        self.function = QLineEdit()
        self.function.setAccessibleName(name)
        caption.setBuddy(self.function)
        self.content.addWidget(caption)
        row = QHBoxLayout()
        row.addWidget(self.function, 1)
        row.addWidget(button(context.text(N_("Keep")), context.palette, self.keep))
        self.content.addLayout(row)
        self.whole_photos = QCheckBox(context.text(N_("Attached photographs keep place, time and camera")))
        self.whole_photos.setToolTip(context.text(N_("Otherwise only the picture itself is attached and sent.")))
        self.whole_photos.clicked.connect(self.keep_photos)
        self.content.addWidget(self.whole_photos)

    def refresh(self) -> None:
        """Show the profile."""
        context = self.context
        profile = context.workspace.profile
        unit = name_unit(context.workspace.country, profile.unit_code) if profile.unit_code else context.show(None)
        facts = (
            (N_("Name"), profile.name),
            (N_("Role"), settings.role_words(profile.role, context.catalogue)),
            (N_("Country"), profile.country),
            (N_("Place"), unit),
            (N_("Tax number"), profile.tax_number or context.show(None)),
            (N_("Folder"), shown_folder(context.workspace.paths.home)),
        )
        self.show_facts(self._grid, facts, tips={N_("Folder"): str(context.workspace.paths.home)})
        self.whole_photos.setChecked(settings.keeps_photos_whole(context.workspace))
        if not self.function.hasFocus():
            self.function.setText(profile.function)

    def keep(self) -> None:
        """Keep the function."""
        self.attempt(self._keep)

    def keep_photos(self) -> None:
        """Keep the choice about photographs."""
        settings.keep_photos_whole(self.context.workspace, wanted=self.whole_photos.isChecked())
        self.say(self.context.text(N_("Kept.")))

    def _keep(self) -> str:
        """Write the function into the settings."""
        settings.change(self.context.workspace, function=self.function.text().strip())
        return self.context.text(N_("Kept."))
