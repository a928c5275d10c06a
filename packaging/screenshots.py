"""Pictures of every page, made from a sample workspace: to be looked at, and shown in the documentation.

Usage: python packaging/screenshots.py [FOLDER]. Each page is grabbed at 1366×768 logical pixels in the light
palette; some also in dark, and as a screen of that size shows them at 125 %. Nothing depends on the day it is run.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy  # noqa: F401 - before Qt, whose import hook slows every later import
from PIL import Image
from PySide6.QtCore import QBuffer
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
    from parteneriat_desktop.records.budgeting import BudgetingRound
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.pages.conflicts import ConflictsPage
    from parteneriat_desktop.ui.pages.consultations import ConsultationsPage
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
    """Grab each page of a workspace, then some in other palettes and sizes."""
    places = {**places_of_dossiers(workspace), **places_of_consulting(workspace), **PLACES}
    frame = show(app, workspace, LIGHT, WIDE)
    for name, place in places.items():
        grab(app, frame, place, folder / f"{name}.png")
    grab_tabs(app, frame, workspace, folder)
    frame.close()
    for palette, size, ending, names in OTHERWISE:
        other = show(app, workspace, palette, size)
        for name in names:
            grab(app, other, places[name], folder / f"{name}-{ending}.png")
        other.close()
    narrow = show(app, workspace, LIGHT, NARROW)
    grab(app, narrow, Place("partners", "partner", first(workspace, "partner")), folder / "form-narrow.png")
    narrow.close()


#: Pages that need no record.
PLACES = {
    "home": Place("home"),
    "calendar": Place("calendar"),
    "partners": Place("partners"),
    "partnerships": Place("partnerships"),
    "plans": Place("plans"),
    "consultations": Place("consultations"),
    "monitoring": Place("monitoring"),
    "library": Place("library"),
    "reports": Place("reports"),
    "target": Place("target"),
    "search": Place("search", preset={"text": "poiana"}),
    "settings": Place("settings"),
    "legal-terms": Place("settings", field="law"),
    "help": Place("help"),
}
#: Palette, size, ending of the file, and the pages that are grabbed so too.
OTHERWISE = (
    (DARK, WIDE, "dark", ("home", "consultation", "calendar")),
    (LIGHT, NARROW, "narrow", ("home", "consultation", "calendar", "budgeting", "yearly")),
)


def places_of_dossiers(workspace: Workspace) -> dict[str, Place]:
    """Return the dossiers of a plan that is monitored and of its partnership."""
    monitored = (one for one in workspace.all("plan") if str(getattr(one, "state", "")) == "in_monitoring")
    plan = cast("Plan", next(monitored))
    partnership = plan.partnership or ""
    return {
        "partnership": Place("partnerships", "partnership", partnership),
        "partnership-form": Place("record", "partnership", partnership),
        "plan": Place("plans", "plan", plan.id),
    }


def places_of_consulting(workspace: Workspace) -> dict[str, Place]:
    """Return the pages around consultations, with the one that is open today."""
    return {
        "consultation": Place("consultations", "consultation", consultation(workspace, "announced")),
        "bodies": Place("bodies"),
        "body": Place("bodies", "consultative_body", first(workspace, "consultative_body")),
        "questionnaires": Place("questionnaires"),
        "questionnaire": Place("questionnaires", "questionnaire", first(workspace, "questionnaire")),
        "budgeting": Place("budgeting", "budgeting_round", first(workspace, "budgeting_round")),
        "yearly": Place("yearly"),
    }


def grab_tabs(app: QApplication, frame: Frame, workspace: Workspace, folder: Path) -> None:
    """Grab the tabs of a consultation, each on one that has something to show there."""
    page = cast("ConsultationsPage", frame.page("consultations"))
    debated = next(
        cast("Meeting", one) for one in workspace.all("meeting") if str(getattr(one, "kind", "")) == "debate"
    )
    budgeted = cast("BudgetingRound", workspace.all("budgeting_round")[0])
    tabs = {
        "announcements": consultation(workspace, "announced"),
        "meetings": debated.consultation or "",
        "documents": debated.consultation or "",
        "dates": consultation(workspace, "announced"),
        "budgeting": budgeted.consultation or "",
    }
    for tab, record in tabs.items():
        frame.go(Place("consultations", "consultation", record))
        page.dossier.show_tab(tab)
        grab_shown(app, frame, folder / f"consultation-{tab}.png")


def consultation(workspace: Workspace, state: str) -> str:
    """Return a consultation in a state."""
    return next(one.id for one in workspace.all("consultation") if str(getattr(one, "state", "")) == state)


def first(workspace: Workspace, kind: str) -> str:
    """Return the record of a kind that was made first."""
    return min(one.id for one in workspace.all(kind))


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
    data = QBuffer()
    frame.grab().save(data, "PNG")
    with Image.open(io.BytesIO(data.data().data())) as picture:
        few = picture.convert("RGB").quantize(
            256, method=Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        )
        few.save(file, optimize=True)
    print(file)


def fail(error: Exception) -> None:
    """Stop at a failure of long work."""
    raise error


if __name__ == "__main__":
    sys.exit(main())
