"""Cards, rules, chips, banners, empty states: what stands on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from parteneriat_desktop.ui.icons import STATE_ICONS
from parteneriat_desktop.ui.palette import Palette, Tone
from parteneriat_desktop.ui.widgets.words import ElidedLabel, label, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

PADDING = 16
CARD_HEAD = 48


class Card(QFrame):
    """A white card; its ``body`` is an upright layout."""

    def __init__(self, *, padded: bool = True) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        side, height = (PADDING, 12) if padded else (1, 1)
        self.body.setContentsMargins(side, height, side, height)
        self.body.setSpacing(8 if padded else 0)

    def add_head(self, title: str, *widgets: QWidget, icon: QWidget | None = None) -> QHBoxLayout:
        """Begin the card with a title and widgets at its right."""
        head = QWidget()
        head.setProperty("look", "clear")
        row = QHBoxLayout(head)
        edge = 0 if self.body.contentsMargins().left() >= PADDING else PADDING - 1
        row.setContentsMargins(edge, 8 if edge else 0, edge, 4 if edge else 0)
        row.setSpacing(8)
        if icon is not None:
            row.addWidget(icon)
        row.addWidget(ElidedLabel(title, "card-title"))
        row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget)
        head.setMinimumHeight(CARD_HEAD if edge else CARD_HEAD - 14)
        self.body.addWidget(head)
        return row


def rule(*, upright: bool = False) -> QFrame:
    """Make a thin decorative line."""
    made = QFrame()
    made.setProperty("look", "rule")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


class Chip(QFrame):
    """A state as icon and word on a tint; never clickable."""

    def __init__(self, text: str, tone: Tone, palette: Palette, icon_name: str = "") -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setProperty("tone", str(tone))
        self.setMinimumHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(5)
        row.addWidget(picture(icon_name or STATE_ICONS[tone], palette.colour(tone), 14))
        self.words = label(text)
        row.addWidget(self.words)
        self.setAccessibleName(text)


class Banner(QFrame):
    """A sentence about what stands below it, with at most one action."""

    def __init__(
        self, sentence: str, tone: Tone, palette: Palette, *, strong: str = "", action: QPushButton | None = None
    ) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self.setProperty("tone", str(tone))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        name = "info" if tone is Tone.INFO else STATE_ICONS[tone]
        row.addWidget(picture(name, palette.colour(tone), 20), alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        if strong:
            words.addWidget(label(strong, "strong", wrap=True))
        self.sentence = label(sentence, wrap=True)
        words.addWidget(self.sentence)
        row.addLayout(words, 1)
        if action is not None:
            row.addWidget(action, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{strong} {sentence}".strip())


def empty_state(sentence: str, action: QPushButton | None = None) -> QWidget:
    """Say what would stand here, with one action."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(PADDING, 12, PADDING, 12)
    column.addWidget(label(sentence, "muted", wrap=True))
    if action is not None:
        column.addWidget(action, alignment=Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return holder


class Scrolled(QWidget):
    """What scrolls: as high as its words need at the width it has, and never higher than that."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        content.setProperty("look", "clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Qt's own."""
        smallest = super().minimumSizeHint()
        return QSize(smallest.width(), 1) if self._column.hasHeightForWidth() else smallest


def scrolling(content: QWidget, *, sideways: bool = False) -> QScrollArea:
    """Let a column scroll up and down, sideways only where that is asked for."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(Scrolled(content))
    return area


def column_of(widgets: Sequence[QWidget], *, spacing: int = 12, stretch: bool = True) -> QWidget:
    """Put widgets below one another on a clear ground."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    if stretch:
        column.addStretch(1)
    return holder


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Remove and delete everything in a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear_layout(inner)


def words_of(widget: QWidget) -> list[str]:
    """Return all texts shown inside a widget, for tests and for announcing a card as a whole."""
    return [found.text() for found in widget.findChildren(QLabel) if found.text()]
