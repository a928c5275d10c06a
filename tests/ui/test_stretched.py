"""Every page with texts twice as long, and in Bulgarian, on a screen that is used most: nothing is cut or squeezed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from standing_in import MakeContext, Shows
from test_frame import places

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue, Labelled
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.widgets.words import ElidedLabel

SIZE = (1366, 697)
#: Height of a head and one row, or of one high row.
LEAST_TABLE = 46


class Stretched(Catalogue):
    """Says every text twice, as a language with long words would."""

    def text(self, english: str) -> str:
        return twice(super().text(english))

    def label(self, choice: Labelled) -> str:
        return twice(Catalogue("ro").label(choice))

    def say(self, sentence: Sentence) -> str:
        return twice(Catalogue("ro").say(sentence))


def twice(words: str) -> str:
    """Return a text twice, with its spaces at the same places; holes are filled before."""
    return f"{words} {words}" if words and "{" not in words else words


def shown(frame: Frame) -> Iterator[QWidget]:
    for widget in frame.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, ElidedLabel) and widget.window() is frame:
            yield widget


def inside(widget: QWidget, kinds: type[QWidget] | tuple[type[QWidget], ...]) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parentWidget()
    return False


def faults(frame: Frame) -> Iterator[str]:
    """Yield what is cut, squeezed or outside of what holds it; what scrolls may lie outside."""
    for widget in shown(frame):
        if not inside(widget, (QAbstractItemView, QComboBox, QLineEdit)):
            yield from cut(widget)
            yield from squeezed(widget)


def cut(widget: QWidget) -> Iterator[str]:
    """Yield which words of a label or button do not fit."""
    if isinstance(widget, QLabel | QAbstractButton) and widget.text():
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        needed = widget.sizeHint()
        height = widget.heightForWidth(widget.width()) if wraps else needed.height()
        if widget.height() < height and isinstance(widget, QLabel):
            yield f"too low by {height - widget.height()}: {widget.text()[:50]!r}"
        if not wraps and widget.width() < needed.width():
            yield f"too narrow by {needed.width() - widget.width()}: {widget.text()[:50]!r}"


def squeezed(widget: QWidget) -> Iterator[str]:
    """Yield whether a widget has less room than its contents need, or lies outside of its parent."""
    parent, layout = widget.parentWidget(), widget.layout()
    if layout is not None and not isinstance(widget, QAbstractScrollArea):
        least = widget.minimumSizeHint()
        height = 0 if layout.hasHeightForWidth() else least.height()
        if least.width() > widget.width() or height > widget.height():
            yield f"squeezed {type(widget).__name__}: {widget.width()}×{widget.height()}, not {least.width()}×{height}"
    if isinstance(widget, QAbstractItemView) and widget.height() < LEAST_TABLE:
        yield f"too low a table: {widget.accessibleName()} {widget.height()}"
    if parent is not None and not inside(widget, QAbstractScrollArea) and not widget.size().isEmpty():
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if parent.rect().united(place) != parent.rect():
            yield f"outside: {type(widget).__name__} in {type(parent).__name__}"


@pytest.mark.parametrize("catalogue", [Stretched("ro"), Catalogue("bg"), Catalogue("ro")], ids=["twice", "bg", "ro"])
def test_nothing_is_cut_or_squeezed(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, catalogue: Catalogue
):
    context = make_context(filled)
    context.catalogue = catalogue
    frame = open_frame(context, size=SIZE)
    found: dict[str, list[str]] = {}
    for name, place in places(filled).items():
        frame.go(place)
        for _ in range(5):
            QApplication.processEvents()
        if wrong := sorted(set(faults(frame))):
            found[name] = wrong
    assert (frame.width(), frame.height()) == SIZE
    assert not found, "\n".join(f"{name}: {one}" for name, wrong in found.items() for one in wrong)
