"""Pictures of every page, made from a sample workspace: to be looked at, and shown in the documentation.

Usage: python packaging/screenshots.py [FOLDER]. Each page is grabbed at 1366×768 logical pixels in the
light palette; the first one also in dark, a form at 125 %. Nothing depends on the day it is run.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy  # noqa: F401 - before Qt, whose import hook slows every later import
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from parteneriat_desktop.actions import backup, demo, identity, save_record, trust
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
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
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.pages.conflicts import ConflictsPage
    from parteneriat_desktop.ui.pages.send import SendPage

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 32, tzinfo=UTC)
WIDE = (1366, 768)
#: What a screen of 1366×768 has left at 125 %.
NARROW = (1093, 614)
PASSPHRASE = "for pictures only"  # noqa: S105 - it protects workspaces that are thrown away
#: What the town hall and the organisation wrote at the same time about one meeting.
OURS: dict[str, Wire] = {
    "title": "Ședința comitetului de coordonare: 20 de rechizite, următoarea ședință",
    "starts_at": "16:00",
    "ends_at": "18:00",
    "place": "Biblioteca comunală",
    "initiator_present": True,
}
THEIRS: dict[str, Wire] = {
    "title": "Ședința comitetului de coordonare: 24 de rechizite, sprijin bibliotecii",
    "starts_at": "17:00",
    "ends_at": "18:30",
    "place": "Căminul cultural",
    "secretary": "coordonator",
    "press_present": False,
}


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
        os.environ["HOME"] = os.environ["USERPROFILE"] = home
        founding = Founding(
            role="town_hall",
            country="RO",
            name="Comuna Poiana Câmpina",
            unit_code="131274",
            function="inspector",
            language="ro",
            passphrase=PASSPHRASE,
        )
        with initialise(Paths(Path(home) / "Parteneriat"), Clock(TODAY, lambda: NOW), founding) as workspace:
            demo.fill(workspace, 1, 1)
            backup.back_up_daily(workspace)
            grab_all(app, workspace, folder)
            grab_exchange(app, workspace, folder, Path(home))
    return 0


def disagree(workspace: Workspace, folder: Path) -> Path:
    """Let an organisation and the town hall change one meeting at the same time; return its package."""
    founding = Founding(
        role="ngo",
        country="RO",
        name="Asociația „Șanse Egale”",
        function="coordonator",
        language="ro",
        passphrase=PASSPHRASE,
    )
    later = Clock(TODAY, lambda: NOW + timedelta(minutes=7))
    meeting, partner = workspace.all("meeting")[0].id, workspace.all("partner")[1].id
    with initialise(Paths(folder / "ngo"), later, founding) as other:
        for known, knowing in ((workspace, other), (other, workspace)):
            file = folder / f"{known.profile.role}.enrol.asice"
            identity.enrol(known, file, PASSPHRASE)
            trust.add(knowing, file, known.keys.fingerprint)
        import_files(other, list(export(workspace, wanted(None, folder / "first"), PASSPHRASE).bundles))
        save_record.save(workspace, "meeting", OURS, meeting)
        save_record.save(other, "meeting", THEIRS, meeting)
        for owner, website in ((workspace, "https://sanseegale.example.ro"), (other, "https://www.sanse.example.ro")):
            save_record.save(owner, "partner", {"website": website}, partner)
        return export(other, wanted(None, folder / "second"), PASSPHRASE).bundles[0]


def wanted(to: str | None, out: Path) -> Wanted:
    """Ask for everything."""
    return Wanted(to=to, full=True, catalogue=Catalogue("ro"), out=out, plain=True)


def grab_exchange(app: QApplication, workspace: Workspace, folder: Path, home: Path) -> None:
    """Grab what is seen when a package arrives: its preview, the conflicts, the outbox."""
    package = disagree(workspace, home)
    frame = show(app, workspace, LIGHT, WIDE)
    grab(app, frame, Place("send", preset={"file": str(package)}), folder / "receive.png")
    import_files(workspace, [package])
    export(workspace, wanted("Asociația „Șanse Egale”", home / "third"), PASSPHRASE)
    frame.context.changed.emit("", "")
    board = cast("ConflictsPage", frame.page("conflicts"))
    frame.go(Place("conflicts", "meeting", workspace.all("meeting")[0].id))
    board.board.rows[0].take_side(ours=True)
    board.board.rows[1].take_side(ours=False)
    grab_shown(app, frame, folder / "conflicts.png")
    frame.close()
    ready = show(app, workspace, LIGHT, WIDE)
    sending = cast("SendPage", ready.page("send"))
    ready.go(Place("send"))
    workspace.keys.unlock(PASSPHRASE)
    sending.primary()
    sending.open_step(3)
    settle(app, ready)
    grab(app, ready, Place("send"), folder / "send.png")
    ready.close()


def settle(app: QApplication, frame: Frame) -> None:
    """Wait until long work is done."""
    for _ in range(2000):
        app.processEvents()
        if frame.context.tasks.idle():
            break
        time.sleep(0.01)


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
    grab_shown(app, frame, file)


def grab_shown(app: QApplication, frame: Frame, file: Path) -> None:
    """Write the picture of what is shown."""
    settle(app, frame)
    for _ in range(5):
        app.processEvents()
    frame.grab().save(str(file))
    print(file)


def fail(error: Exception) -> None:
    """Stop at a failure of long work."""
    raise error


if __name__ == "__main__":
    sys.exit(main())
