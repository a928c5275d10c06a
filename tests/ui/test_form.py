"""The form: drafts that survive, messages beside the field, saving, refusing, undoing, deleting."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot
from standing_in import Chooser, MakeForm

from parteneriat_desktop.actions import drafts, listing, save_record
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.catalogue import ENTITIES, entity
from parteneriat_desktop.records.fields import Record
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.form import Form
from parteneriat_desktop.ui.pages.record_panel import RecordPanel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.cards import words_of

PARTNER = {"name": "Asociația „Șanse Egale”", "country": "RO", "kind": "ngo_association", "email": "a@example.org"}


def saved(workspace: Workspace, entity_name: str, /, **fields: Any) -> str:
    result = save_record.save(workspace, entity_name, fields)
    assert result.id is not None, [str(problem.sentence) for problem in result.problems]
    return result.id


@pytest.fixture
def make_form(qtbot: QtBot, context: Context) -> Callable[[str], Form]:
    def make(name: str) -> Form:
        kind = entity(name)
        assert kind is not None
        form = Form(context, kind)
        qtbot.addWidget(form)
        form.resize(900, 600)
        form.show()
        return form

    return make


def type_into(form: Form, name: str, text: str) -> None:
    line: Any = form.boxes[name].editor.target()
    line.setFocus()
    if hasattr(line, "setPlainText"):
        line.setPlainText(text)
        return
    line.setText(text)
    line.textEdited.emit(text)
    line.editingFinished.emit()


@pytest.mark.parametrize("kind", ENTITIES, ids=[kind.ENTITY for kind in ENTITIES])
def test_a_stored_record_comes_back_unchanged(qtbot: QtBot, context: Context, kind: type[Record]):
    form = Form(context, kind)
    qtbot.addWidget(form)
    form.load()
    assert form.changed() == {}
    assert all(box.editor.read() is None for box in form.boxes.values())


def test_what_is_typed_is_saved(make_form: MakeForm, context: Context):
    form = make_form("partner")
    form.load("", {"country": "RO"})
    type_into(form, "name", "  Fundația „Țara Teilor”  ")
    type_into(form, "founded_on", "14/5/2014")
    assert form.save()
    stored = listing.stored(context.workspace, "partner", form.record)
    assert stored == {"country": "RO", "name": "Fundația „Țara Teilor”", "founded_on": "2014-05-14"}
    assert form.boxes["founded_on"].editor.typed() == "14 May 2014"
    assert form.changed() == {}
    assert form.save(), "saving nothing is no failure"


def test_only_what_was_changed_is_saved(make_form: MakeForm, context: Context):
    record = saved(context.workspace, "partner", **PARTNER)
    form = make_form("partner")
    form.load(record)
    type_into(form, "acronym", "ȘE")
    assert set(form.changed()) == {"acronym"}
    form.save()
    history = context.workspace.store.history("partner", record)
    assert dict(history[-1][1].values) == {"acronym": "ȘE"}


def test_a_draft_survives_and_is_offered_again(qtbot: QtBot, make_form: MakeForm, context: Context):
    record = saved(context.workspace, "partner", **PARTNER)
    form = make_form("partner")
    form.load(record)
    type_into(form, "founded_on", "14.5")
    type_into(form, "address", "Str. Școlii")
    qtbot.waitUntil(lambda: bool(drafts.read(context.workspace, "partner", record)))
    assert ("partner", record) in drafts.kept(context.workspace)
    other = make_form("partner")
    other.load(record)
    assert other.boxes["address"].editor.typed() == "Str. Școlii"
    assert set(other.changed()) == {"founded_on", "address"}
    other.discard()
    assert other.changed() == {}
    assert drafts.read(context.workspace, "partner", record) == {}


def test_leaving_the_form_keeps_what_still_waits(make_form: MakeForm, context: Context):
    context.draft_delay = 60_000
    form = make_form("partner")
    form.draft._timer.setInterval(60_000)
    form.load()
    type_into(form, "name", "Comuna")
    assert drafts.read(context.workspace, "partner", "new") == {}
    form.draft.flush()
    assert drafts.read(context.workspace, "partner", "new") == {"name": "Comuna"}


def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_saved(make_form: MakeForm, context: Context):
    form = make_form("partner")
    form.load("", {"country": "RO"})
    type_into(form, "name", "Comuna")
    type_into(form, "email", "nobody")
    box = form.boxes["email"]
    assert box.editor.target().property("invalid") is True
    assert "e-mail address" in box.editor.target().accessibleDescription()
    assert any("e-mail address" in words for words in words_of(form))
    assert not form.save()
    assert listing.count(context.workspace, "partner") == 0
    type_into(form, "email", "primaria@example.org")
    assert box.editor.target().property("invalid") is False
    assert form.save()


def test_what_cannot_be_read_is_refused_with_a_sentence(make_form: MakeForm):
    form = make_form("partner")
    form.load("", {"country": "RO"})
    type_into(form, "founded_on", "31.2.2014")
    assert not form.save()
    assert form.faults() == [form.boxes["founded_on"]]
    form.go_to_fault()
    assert form.boxes["founded_on"].editor.isAncestorOf(form.focusWidget())


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "a\u0000b",
        "\u202eabc\u202c",
        "1800101221144",
        "</b>&amp;%s{0}&Save\\n'; DROP TABLE partner; --",
        "\u05d4\u05b8\u05d9\u05b0\u05ea\u05b8\u05d4test\u0627\u0644\u0635\u0641\u062d\u0627\u062a",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2067e\u2069 q\u0331\u032a\u0346o\u035e",
        "a\u0085b",
    ],
    ids=["long", "zero", "rtl", "personal number", "markup", "scripts", "joined", "control"],
)
def test_hostile_text_is_stored_as_it_is_or_refused(make_form: MakeForm, context: Context, text: str):
    form = make_form("partner")
    form.load("", {"country": "RO"})
    type_into(form, "name", text)
    if form.save():
        assert listing.stored(context.workspace, "partner", form.record)["name"] == text
    else:
        assert listing.count(context.workspace, "partner") == 0
        assert form.faults()


def test_a_full_disk_is_said_and_the_draft_stays(make_form: MakeForm, monkeypatch: pytest.MonkeyPatch):
    form = make_form("partner")
    form.load("", {"country": "RO"})
    type_into(form, "name", "Comuna")

    def refuse(*_given: object) -> None:
        raise RefusedError(Sentence("The disk is full."), Sentence("Free some space."), code="disk-full")

    with monkeypatch.context() as patch:
        patch.setattr(save_record, "save", refuse)
        assert not form.save()
    assert any("The disk is full." in words for words in words_of(form))
    assert form.boxes["name"].editor.typed() == "Comuna"
    assert form.save()
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "keep", refuse)
        type_into(form, "acronym", "C")
        form.draft.keep()
    assert any("draft could not be kept" in words for words in words_of(form))


def test_numbers_and_links_and_units(make_form: MakeForm, context: Context):
    workspace = context.workspace
    partnership = saved(workspace, "partnership", title="Apă curată", internal_code="PI-1")
    form = make_form("plan")
    form.load("", {"partnership": partnership})
    assert form.boxes["partnership"].editor.target().text() == "Apă curată"
    type_into(form, "budget_total", "1.234,50")
    type_into(form, "population", "2.800")
    editor: Any = form.boxes["territory"].editor
    editor.picker.search("poiana")
    assert editor.picker._found
    assert all(", " in words for _, words in editor.picker._found), "a unit is shown with its county"
    editor.picker.pick(0)
    assert form.save()
    stored = listing.stored(workspace, "plan", form.record)
    assert (stored["budget_total"], stored["population"], len(stored["territory"])) == ("1234.50", 2800, 1)
    editor._drop(editor._codes[0])
    assert form.save()
    assert listing.stored(workspace, "plan", form.record).get("territory") is None


def test_a_link_is_found_without_diacritics_and_must_exist(make_form: MakeForm, context: Context):
    workspace = context.workspace
    partnership = saved(workspace, "partnership", title="Școală după școală")
    form = make_form("plan")
    form.load()
    type_into(form, "partnership", "scoala dupa")
    editor: Any = form.boxes["partnership"].editor
    assert isinstance(editor.read(), Sentence)
    assert not form.save()
    editor.search("scoala dupa")
    editor._pick(editor.completer.completionModel().index(0, 0))
    assert editor.read() == partnership
    editor.search("SCOALA DUPA SCOALA")
    assert editor.read() == partnership, "the whole title of exactly one record is enough"
    editor.retype({"id": partnership, "text": "x"})
    assert editor.typed() == {"id": partnership, "text": "x"}
    editor.put("019a0000-0000-7000-8000-000000000000")
    assert editor.target().text().startswith("019a"), "a record that has not arrived is shown by its id"


def test_parts_are_added_changed_and_taken_away(make_form: MakeForm, context: Context):
    workspace = context.workspace
    partner = saved(workspace, "partner", **PARTNER)
    form = make_form("partnership")
    form.load()
    type_into(form, "title", "Apă curată")
    editor: Any = form.boxes["parties"].editor
    editor.add_row()
    editor.form.editors["partner"].put(partner)
    editor.form.editors["contribution_amount"].line.setText("12,345")
    editor.form.edited.emit()
    assert isinstance(editor.read(), Sentence)
    kept = editor.typed()
    editor.form.editors["contribution_amount"].line.setText("12,34")
    editor.form.edited.emit()
    assert form.save()
    assert listing.stored(workspace, "partnership", form.record)["parties"] == [
        {"partner": partner, "contribution_amount": "12.34"}
    ]
    editor.retype(kept)
    assert editor.form.editors["contribution_amount"].typed() == "12,345"
    editor.put(listing.stored(workspace, "partnership", form.record)["parties"])
    editor.table.choose("0")
    editor.drop_row()
    assert editor.read() is None


def test_an_attached_file_is_copied_when_saved(make_form: MakeForm, context: Context, chooser: Chooser, tmp_path: Path):
    paper = tmp_path / "acord.pdf"
    paper.write_bytes(b"%PDF-1.7 agreement")
    chooser.files = [paper]
    form = make_form("partnership")
    form.load()
    type_into(form, "title", "Apă curată")
    editor: Any = form.boxes["signed_document"].editor
    editor.ask()
    assert str(paper) in editor.words.text()
    assert form.save()
    stored = listing.stored(context.workspace, "partnership", form.record)["signed_document"]
    assert stored["file_name"] == "acord.pdf"
    editor._open()
    assert chooser.shown[0].read_bytes() == b"%PDF-1.7 agreement"
    editor._remove()
    assert form.save()
    assert listing.stored(context.workspace, "partnership", form.record).get("signed_document") is None


def test_choices_and_dates(qtbot: QtBot, make_form: MakeForm):
    form = make_form("partner")
    form.load()
    kind: Any = form.boxes["kind"].editor
    kind.put("kind_of_a_newer_version")
    assert kind.read() == "kind_of_a_newer_version"
    domains: Any = form.boxes["domains"].editor
    domains.put(["fighting_poverty", "from_a_newer_version"])
    assert domains.read() == ["fighting_poverty", "from_a_newer_version"]
    vat: Any = form.boxes["vat_registered"].editor
    vat.combo.setCurrentIndex(2)
    vat.combo.activated.emit(2)
    assert vat.read() is False
    day: Any = form.boxes["founded_on"].editor
    day.open()
    day.choose(QDate(2014, 5, 14))
    assert day.read() == "2014-05-14"
    qtbot.keyClick(day._calendar, Qt.Key.Key_Escape)
    assert not day._calendar.isVisible()


def test_times_and_decimals_are_shown_as_typed(make_form: MakeForm):
    form = make_form("meeting")
    form.load()
    type_into(form, "starts_at", "16.30")
    assert form.boxes["starts_at"].editor.read() == "16:30"
    target = make_form("target")
    target.load()
    target.boxes["baseline"].editor.put("1234.5")
    assert target.boxes["baseline"].editor.typed() == "1234.5"
    type_into(target, "baseline", "1.5")
    assert target.boxes["baseline"].editor.read() == str(Decimal("1.5"))


def test_prose_keeps_no_break_spaces_and_lines(make_form: MakeForm, context: Context):
    form = make_form("partnership")
    form.load()
    type_into(form, "title", "Apă")
    type_into(form, "object", "unu\u00a0doi\ntrei")
    assert form.save()
    assert listing.stored(context.workspace, "partnership", form.record)["object"] == "unu\u00a0doi\ntrei"


def test_undo_delete_history_and_finalise(qtbot: QtBot, context: Context):
    record = saved(context.workspace, "partner", **PARTNER)
    panel = RecordPanel(context, "partner")
    qtbot.addWidget(panel)
    panel.show()
    panel.load(record)
    type_into(panel.form, "acronym", "ȘE")
    panel.form.save()
    panel.undo()
    assert listing.stored(context.workspace, "partner", record).get("acronym") is None
    panel.show_history()
    table = panel.findChild(TableView)
    assert isinstance(table, TableView)
    assert [table.table().cell(row, 2).text for row in range(2)] == ["Acronym", "Acronym"]
    panel._back()
    panel.finalise()
    assert panel.form.faults(), "what is missing is shown beside its field"
    panel.delete()
    assert context.workspace.find("partner", record) is None
    panel._bring_back()
    assert context.workspace.find("partner", record) is not None
    panel.undo()
    panel.undo()


def test_a_refusal_is_said_in_the_panel(qtbot: QtBot, context: Context):
    record = saved(context.workspace, "partner", **PARTNER)
    panel = RecordPanel(context, "partner", columns=1)
    qtbot.addWidget(panel)
    panel.show()
    panel.load(record)
    panel.delete()
    panel.delete()
    assert any("already deleted" in words for words in words_of(panel.form))


def test_a_country_is_chosen_by_name_or_typed_as_its_code(make_form: MakeForm):
    form = make_form("partner")
    form.load("", {"country": "RO"})
    editor: Any = form.boxes["country"].editor
    assert editor.combo.currentText() == "Romania"
    assert editor.read() == "RO"
    editor.combo.setCurrentIndex(editor.combo.findData("BG"))
    editor.combo.activated.emit(1)
    assert editor.typed() == "BG"
    for typed, code in (("romania ", "RO"), ("hu", "HU"), ("", None)):
        editor.combo.setEditText(typed)
        assert editor.read() == code
    editor.retype("MD")
    assert (editor.combo.currentText(), editor.read()) == ("MD", "MD")
    editor.put(None)
    assert editor.combo.currentText() == ""


def test_a_country_is_named_in_the_language_of_the_reader(make_form: MakeForm, context: Context):
    context.catalogue = Catalogue("bg")
    editor: Any = make_form("partner").boxes["country"].editor
    editor.put("RO")
    assert editor.combo.currentText() == "Румъния"
