"""The look as a whole: Fusion, one palette, one style sheet, applied once and again only on a change.

``Look`` is passed to whatever draws by hand. The choice is light, dark or what the system says;
where the system asks for high contrast, neither palette nor style sheet is applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QPalette

from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui.icons import pixmap
from parteneriat_desktop.ui.palette import DARK, LIGHT, Palette
from parteneriat_desktop.ui.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


#: Sizes of text in percent.
SMALLEST, LARGEST = 100, 150


class Scheme(StrEnum):
    """Which palette the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """The palette in use and how much larger text is than usual (1 to 1.5)."""

    palette: Palette = LIGHT
    scale: float = 1.0

    def points(self, size: float) -> float:
        """Return a size of text in points after scaling."""
        return size * self.scale

    def px(self, size: int) -> int:
        """Return a height or width in logical pixels that grows with the text."""
        return round(size * self.scale)


def chosen_scale(percent: str) -> float:
    """Return how much larger text is for a percentage between 100 and 150; anything else counts as the nearest."""
    size = int(percent) if percent.isascii() and percent.isdigit() else SMALLEST
    return min(max(size, SMALLEST), LARGEST) / 100


def chosen_palette(scheme: Scheme, app: QApplication) -> Palette:
    """Return the palette of a choice, asking the system where the choice is its own."""
    if scheme is Scheme.SYSTEM:
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def apply(app: QApplication, look: Look) -> None:
    """Give the application its style, colours and style sheet."""
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    QDir.setSearchPaths("icons", [(resources() / "icons").as_posix()])
    font = QFont(app.font())
    font.setPointSizeF(look.points(10))
    app.setFont(font)
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return
    app.setPalette(_qt_palette(look.palette))
    app.setStyleSheet(style_sheet(look.palette, look.scale))
    pixmap.cache_clear()


def _qt_palette(palette: Palette) -> QPalette:
    """Return the colours for everything the style sheet does not name (dialogs, calendars)."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: palette.window,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.base,
        QPalette.ColorRole.AlternateBase: palette.alt,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.Button: palette.base,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.Highlight: palette.accent,
        QPalette.ColorRole.HighlightedText: palette.on_accent,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.ToolTipBase: palette.base,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.Mid: palette.border,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made
