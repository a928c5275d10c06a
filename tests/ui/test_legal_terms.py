"""Legal terms on screen: what is still to be verified, and a newer pack taken into use."""

import json
from pathlib import Path
from typing import Any

import pytest
from standing_in import Chooser, Shows

from parteneriat_desktop.actions.legal_packs import pack_in_use
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.widgets.cards import words_of


def cells(table: Any) -> list[str]:
    model = table.table()
    return [
        model.cell(row, column).spoken() for row in range(model.rowCount()) for column in range(model.columnCount())
    ]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    pack = json.loads((resources() / "legal" / "ro.json").read_text(encoding="utf-8"))
    pack["version"] += 1
    for rule in pack["rules"]:
        rule["verified"] = True
    file = tmp_path / "ro-newer.json"
    file.write_text(json.dumps(pack, ensure_ascii=False), encoding="utf-8")
    return file


def test_settings_list_every_rule_with_its_article_and_state(open_frame: Shows, context: Context):
    page: Any = open_frame(context, "settings").page("settings")
    shown = cells(page.law.table)
    assert any("10 calendar days" in cell and "art. 7(4)" in cell for cell in shown)
    assert any("day 31 of the year after" in cell for cell in shown)
    assert "to be verified" in shown
    assert "verified" in shown
    context.go("settings", field="law")


def test_a_newer_pack_is_taken_into_use_and_says_what_stays(
    open_frame: Shows, context: Context, chooser: Chooser, newer: Path, workspace: Workspace
):
    page: Any = open_frame(context, "settings").page("settings")
    chooser.files = [newer]
    page.law.take()
    assert pack_in_use(workspace).version == 2
    assert "Version 2 counts from now on" in "\n".join(words_of(page.law))
    assert "0 of" in page.law._facts.text()


def test_a_wrong_pack_is_refused_with_its_line_and_nothing_changes(
    open_frame: Shows, context: Context, chooser: Chooser, newer: Path, workspace: Workspace
):
    newer.write_text(newer.read_text(encoding="utf-8").replace("working_day", "work_day", 1), encoding="utf-8")
    page: Any = open_frame(context, "settings").page("settings")
    chooser.files = [newer]
    page.law.take()
    assert "line" in "\n".join(words_of(page.law)).lower()
    assert pack_in_use(workspace).version == 1
    chooser.files = []
    page.law.take()


def test_help_lists_only_what_is_still_to_be_verified(
    open_frame: Shows, context: Context, chooser: Chooser, newer: Path
):
    page: Any = open_frame(context, "help", "", "", "law").page("help")
    shown = cells(page._rules)
    assert "to be verified" in shown
    assert "verified" not in shown
    assert page._law.isVisibleTo(page)
    settings: Any = page.window().page("settings")
    chooser.files = [newer]
    settings.law.take()
    context.go("help", field="law")
    assert not page._law.isVisibleTo(page)
