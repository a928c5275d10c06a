"""Pictures of every page, made from a sample workspace: to be looked at, and shown in the documentation.

Usage: python packaging/screenshots.py [FOLDER]. Each page is grabbed at 1366×768 logical pixels in the
light palette; the first one also in dark, a form at 125 %. Nothing depends on the day it is run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy  # noqa: F401 - before Qt, whose import hook slows every later import
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from parteneriat_desktop.actions import demo
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths, resources
from parteneriat_desktop.ui import qt_language, theme
from parteneriat_desktop.ui.chooser import DialogChooser
from parteneriat_desktop.ui.context import Context, Place
from parteneriat_desktop.ui.frame import Frame
from parteneriat_desktop.ui.palette import DARK, LIGHT, Palette
from parteneriat_desktop.ui.tasks import Tasks
from parteneriat_desktop.ui.theme import Look

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 32, tzinfo=UTC)
WIDE = (1366, 768)
#: What a screen of 1366×768 has left at 125 %.
NARROW = (1093, 614)


def main() -> int:
    """Grab every page into the folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["parteneriat"])
    app.setStyle("Fusion")
    qt_language.load(app, "ro")
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
    font = app.font()
    font.setFamily("Noto Sans")
    app.setFont(font)
    with tempfile.TemporaryDirectory() as home:
        founding = Founding(
            role="town_hall",
            country="RO",
            name="Comuna Poiana Izvorului",
            function="inspector asistență socială",
            language="ro",
            passphrase="for pictures only",  # noqa: S106 - a workspace that is thrown away
        )
        with initialise(Paths(Path(home) / "sample"), Clock(TODAY, lambda: NOW), founding) as workspace:
            demo.fill(workspace, 1, 1)
            grab_all(app, workspace, folder)
    return 0


def grab_all(app: QApplication, workspace: Workspace, folder: Path) -> None:
    """Grab each page of a workspace."""
    first = {name: workspace.all(name)[0].id for name in ("partner", "partnership", "plan", "consultation", "activity")}
    places = {
        "home": Place("home"),
        "partners": Place("partners"),
        "partnerships": Place("partnerships"),
        "partnership": Place("partnerships", "partnership", first["partnership"]),
        "plans": Place("plans"),
        "plan": Place("plans", "plan", first["plan"]),
        "consultations": Place("consultations"),
        "consultation": Place("consultations", "consultation", first["consultation"]),
        "partnership-form": Place("record", "partnership", first["partnership"]),
        "send": Place("send"),
        "conflicts": Place("conflicts"),
        "target": Place("target"),
        "search": Place("search", preset={"text": "poiana"}),
        "settings": Place("settings"),
        "help": Place("help"),
    }
    frame = show(app, workspace, LIGHT, WIDE)
    for name, place in places.items():
        grab(app, frame, place, folder / f"{name}.png")
    frame.close()
    dark = show(app, workspace, DARK, WIDE)
    grab(app, dark, Place("home"), folder / "home-dark.png")
    dark.close()
    narrow = show(app, workspace, LIGHT, NARROW)
    grab(app, narrow, Place("partners", "partner", first["partner"]), folder / "form-narrow.png")
    narrow.close()


def show(app: QApplication, workspace: Workspace, palette: Palette, size: tuple[int, int]) -> Frame:
    """Show the window in a palette and size."""
    look = Look(palette)
    theme.apply(app, look)
    context = Context(workspace, Catalogue("ro"), look, Tasks(fail), DialogChooser())
    frame = Frame(context)
    frame.resize(*size)
    frame.show()
    return frame


def grab(app: QApplication, frame: Frame, place: Place, file: Path) -> None:
    """Show a place and write its picture."""
    frame.go(place)
    for _ in range(5):
        app.processEvents()
    frame.grab().save(str(file))
    print(file)


def fail(error: Exception) -> None:
    """Stop at a failure of long work."""
    raise error


if __name__ == "__main__":
    sys.exit(main())
