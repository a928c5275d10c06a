"""Icons: SVG files recoloured with the palette and drawn at twice their size.

One icon has one meaning in the whole program (``STATE_ICONS``). The files draw with
``currentColor``, which is replaced before rendering; rendered pixmaps are kept per colour.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui.palette import Tone

#: Sharp on screens of up to 200 %.
RATIO = 2.0

STATE_ICONS: dict[Tone, str] = {
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.ERR: "circle-alert",
    Tone.INFO: "circle-dot",
    Tone.NEUTRAL: "circle-dashed",
}


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    """Return the text of an icon's file."""
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """Draw an icon of ``size`` logical pixels in a #rrggbb colour."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    picture = QPixmap(round(size * RATIO), round(size * RATIO))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(RATIO)
    return picture


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Make an icon for a button or an action."""
    return QIcon(pixmap(name, colour, size))
