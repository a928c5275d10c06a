"""Fields that hold several files, and counts of which others see “<5” only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from parteneriat_desktop.actions import listing
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.values import FEW
from parteneriat_desktop.ui.editors.attachment_list import AttachmentsEditor
from parteneriat_desktop.ui.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from standing_in import Chooser

    from parteneriat_desktop.ui.context import Context


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Callable[..., Form]:
    def make(name: str, record: str = "", **preset: Any) -> Form:
        kind = entity(name)
        assert kind is not None
        form = Form(context, kind)
        qtbot.addWidget(form)
        form.show()
        form.load(record, preset)
        return form

    return make


def consultation(context: Context) -> str:
    made = save(context.workspace, "consultation", {"title": "Consultare", "regime": "voluntary"})
    assert made.id is not None
    return made.id


def choose(form: Form, chooser: Chooser, file: Path) -> AttachmentsEditor:
    editor = form.boxes["scan"].editor
    assert isinstance(editor, AttachmentsEditor)
    file.write_bytes(file.name.encode())
    chooser.files = [file]
    editor.add.click()
    return editor


def test_scans_are_added_taken_away_and_copied_when_saved(
    opened: Callable[..., Form], context: Context, chooser: Chooser, tmp_path: Path
):
    form = opened("contribution", consultation=consultation(context))
    form.boxes["text"].editor.retype("Cer trotuar.")
    choose(form, chooser, tmp_path / "fata.pdf")
    editor = choose(form, chooser, tmp_path / "verso.pdf")
    choose(form, chooser, tmp_path / "gresit.pdf")
    assert [file.words.toolTip() for file in editor.files] == [
        str(tmp_path / name) for name in ("fata.pdf", "verso.pdf", "gresit.pdf")
    ]
    editor.files[2].remove.click()
    assert form.save()
    stored: Any = listing.stored(context.workspace, "contribution", form.record)
    assert [file["file_name"] for file in stored["scan"]] == ["fata.pdf", "verso.pdf"]
    assert form.changed() == {}
    again = opened("contribution", form.record)
    shown = again.boxes["scan"].editor
    assert isinstance(shown, AttachmentsEditor)
    assert [file.open.isHidden() for file in shown.files] == [False, False]
    shown.files[0].open.click()
    assert chooser.shown == [context.workspace.attachments.path(stored["scan"][0]["sha256"])]


def test_choosing_nothing_adds_nothing_and_taking_all_away_leaves_nothing(
    opened: Callable[..., Form], chooser: Chooser, tmp_path: Path
):
    form = opened("contribution")
    editor = choose(form, chooser, tmp_path / "scan.pdf")
    chooser.files = []
    editor.add.click()
    assert len(editor.files) == 1
    editor.files[0].remove.click()
    assert editor.read() is None
    assert form.changed() == {}


def test_the_buttons_for_files_say_which_field_they_belong_to(
    opened: Callable[..., Form], chooser: Chooser, tmp_path: Path
):
    form = opened("contribution")
    editor = choose(form, chooser, tmp_path / "scan.pdf")
    editor.retype(editor.typed())
    assert editor.typed() == [{"path": str(tmp_path / "scan.pdf")}]
    assert (editor.target(), editor.needs_row()) == (editor.add, True)
    editor.describe("Scan of the paper", "it carries names")
    assert editor.add.accessibleName() == "Scan of the paper: add a file"
    assert editor.files[0].choose.accessibleName() == "Scan of the paper: choose a file"
    editor.lock(locked=True)
    assert not editor.add.isEnabled()
    assert not editor.files[0].choose.isEnabled()


def test_a_small_count_is_divided_and_shown_as_others_see_it(opened: Callable[..., Form], context: Context):
    form = opened("participation_count", consultation=consultation(context))
    for name, text in (("total", "27"), ("roma", "3"), ("homeless", " < 5 "), ("disability", "12")):
        form.boxes[name].editor.retype(text)
    assert form.save()
    stored = listing.stored(context.workspace, "participation_count", form.record)
    counts = {name: value for name, value in stored.items() if name != "consultation"}
    assert counts == {"total": 27, "roma": FEW, "roma_exact": 3, "homeless": FEW, "disability": 12}
    assert [form.boxes[name].editor.typed() for name in ("roma", "roma_exact", "homeless", "disability")] == [
        FEW,
        "3",
        FEW,
        "12",
    ]
    assert form.changed() == {}


def test_words_are_no_count(opened: Callable[..., Form]):
    form = opened("participation_count")
    form.boxes["roma"].editor.retype("câțiva")
    assert not form.save()
    assert [box.problems != [] for name, box in form.boxes.items() if name == "roma"] == [True]
