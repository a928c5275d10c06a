"""The command line says what a newer version wrote: on import, and as long as it is here."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from calling import call, done, plain, send

from parteneriat_desktop.actions import sealing
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.records.catalogue import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KIND = "2 records of the kind “citizen_idea” are kept and passed on; a newer version of the program shows them."


def test_import_and_check_name_what_only_a_newer_version_shows(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town_hall, ministry = region / "town_hall", region / "ministry"
    with Workspace.open(Paths(town_hall), Clock(date(2026, 11, 20), lambda: NOW)) as opened:
        for text in ("Copaci", "Bănci"):
            edit = Edit({"text": text}, {})
            opened.append(COMMON, "citizen_idea", opened.new_record_id(), edit, opened.clock.moment())
    monkeypatch.setattr(sealing, "SCHEMA", SCHEMA + 1)
    bundles = send(town_hall, ministry)
    imported: Any = done(ministry, "import", *bundles)["bundles"][0]
    newer = "The bundle holds work of a newer version of the program; install it to see everything."
    assert imported["notices"] == [newer, KIND]
    checked = call(ministry, "check")
    assert checked.status == 0
    assert checked.document["waiting"] == [{"what": "kind", "entity": "citizen_idea", "id": "", "message": KIND}]
    assert KIND in plain(ministry, "--language", "en", "--today", "2026-11-20", "check").out
    assert plain(town_hall, "dump").out == plain(ministry, "dump").out
