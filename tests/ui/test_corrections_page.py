"""Requests for correction by the window: written by the ministry, answered by the town hall, settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from standing_in import PASSPHRASE, MakeContext, OpenWorkspace, Shows
from two_sides import introduce, saved

from parteneriat_desktop.actions import corrections
from parteneriat_desktop.actions.corrections import Asked
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.correction_request import CorrectionState
from parteneriat_desktop.ui.context import Place
from parteneriat_desktop.ui.news import left_notices, waiting_by_page
from parteneriat_desktop.ui.widgets.cards import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.ui.context import Context


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def pressed(widget: Any, words: str) -> None:
    QApplication.processEvents()
    next(one for one in widget.findChildren(QPushButton) if words in one.text() and not one.isHidden()).click()


def state(workspace: Workspace) -> CorrectionState | None:
    return corrections.corrections(workspace)[0].request.state


class Both:
    """A town hall with a partnership, and the ministry that reads it."""

    def __init__(self, town_hall: Workspace, ministry: Workspace, folder: Path) -> None:
        self.town_hall, self.ministry, self.folder = town_hall, ministry, folder
        introduce(town_hall, ministry, folder)
        self.partnership = saved(town_hall, "partnership", title="Apă curată", object="Se sapă o fântână.")
        self.post(town_hall, ministry)

    def post(self, sender: Workspace, receiver: Workspace) -> None:
        out = self.folder / f"{sender.profile.role}-{len(sender.store.bundles())}"
        wanted = Wanted(receiver.profile.name, full=False, catalogue=Catalogue("en"), out=out, plain=True)
        import_files(receiver, list(export(sender, wanted, PASSPHRASE).bundles))


@pytest.fixture
def both(workspace: Workspace, open_workspace: OpenWorkspace, tmp_path: Path) -> Both:
    return Both(workspace, open_workspace("ministry"), tmp_path)


def ask(both: Both, **more: Any) -> str:
    """Let the ministry return the partnership and send that."""
    facts: dict[str, Any] = {"field": "object", "reason": "Scrieți adâncimea.", **more}
    made = corrections.ask(both.ministry, Asked(entity="partnership", record=both.partnership, **facts))
    both.post(both.ministry, both.town_hall)
    return made


def test_the_ministry_returns_a_record_from_its_menu(open_frame: Shows, make_context: MakeContext, both: Both):
    context = make_context(both.ministry)
    frame = open_frame(context, "record", "partnership", both.partnership)
    frame.page("record").panel.return_it()
    page: Any = frame.page("corrections")
    assert page.right.currentWidget() is page.writing
    assert "Return “Apă curată” for correction" in said(page.writing)
    assert page.writing.partnership.isHidden(), "the dossier is known"
    labels = [page.writing.field.itemText(number) for number in range(page.writing.field.count())]
    assert labels[0] == "the whole record"
    page.writing.save()
    assert "Write what is wrong" in said(page.writing)
    assert corrections.corrections(both.ministry) == []
    page.writing.field.setCurrentIndex(page.writing.field.findData("object"))
    page.writing.reason.retype("Scrieți adâncimea.")
    page.writing.due.retype("32.13.2026")
    page.primary()
    assert corrections.corrections(both.ministry) == [], "a day that is none is refused"
    page.writing.due.retype("01.12.2026")
    page.primary()
    (made,) = corrections.corrections(both.ministry)
    assert (made.request.about_field, str(made.request.due_on)) == ("object", "2026-12-01")
    assert page.right.currentWidget() is page.panel
    assert page.table.current_id() == made.request.id
    assert "Waiting for others" in said(frame) or page.table.table().rowCount() == 2
    pressed(page.panel, "Withdraw")
    assert state(both.ministry) is CorrectionState.WITHDRAWN
    assert page.panel._buttons.count() == 0, "what is settled is settled"


def test_what_was_begun_is_kept_as_a_draft(open_frame: Shows, make_context: MakeContext, both: Both):
    context = make_context(both.ministry)
    frame = open_frame(context)
    about = {"about_kind": "partnership", "about_record": both.partnership, "about_field": "title"}
    frame.go(Place("corrections", preset=about))
    page: Any = frame.page("corrections")
    assert page.writing.field.currentData() == "title"
    page.writing.reason.target().setPlainText("Titlul")
    page.leave()
    frame.go(Place("home" if "home" in frame._order else "target"))
    frame.go(Place("corrections", preset={**about, "about_field": ""}))
    assert page.writing.reason.read() == "Titlul"
    assert page.writing.field.currentData() == "title"
    page.writing.discard()
    assert page.right.currentWidget() is page.panel
    frame.go(Place("corrections", preset=about))
    assert page.writing.reason.read() is None


def test_a_common_record_is_returned_in_a_partnership(open_frame: Shows, make_context: MakeContext, both: Both):
    partner = saved(both.town_hall, "partner", name="Alta", country="RO")
    both.post(both.town_hall, both.ministry)
    context = make_context(both.ministry)
    frame = open_frame(context)
    frame.go(Place("corrections", preset={"about_kind": "partner", "about_record": partner}))
    page: Any = frame.page("corrections")
    assert not page.writing.partnership.isHidden()
    page.writing.reason.retype("Lipsește adresa.")
    page.writing.save()
    (made,) = corrections.corrections(both.ministry)
    assert made.request.partnership == both.partnership


def test_a_record_of_no_partnership_would_reach_nobody(open_frame: Shows, context: Context, workspace: Workspace):
    partner = saved(workspace, "partner", name="Alta", country="RO")
    frame = open_frame(context)
    frame.go(Place("corrections", preset={"about_kind": "partner", "about_record": partner}))
    page: Any = frame.page("corrections")
    page.writing.reason.retype("De ce?")
    page.writing.save()
    assert "belongs to no partnership" in said(page.writing)
    assert corrections.corrections(workspace) == []


def test_the_town_hall_goes_to_the_field_answers_and_is_accepted(
    qtbot: QtBot, open_frame: Shows, make_context: MakeContext, context: Context, both: Both
):
    request = ask(both, due_on=context.today)
    assert waiting_by_page(context)["corrections"].count == 1
    notice = next(one for one in left_notices(context) if one.page == "corrections")
    assert "1 correction waits" in notice.words
    frame = open_frame(context, "corrections")
    page: Any = frame.page("corrections")
    assert page.table.current_id() == request
    for words in ("Apă curată", "Scrieți adâncimea.", "Object", both.ministry.profile.name):
        assert words in said(page.panel)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    record: Any = frame.page("record")
    assert frame.current() is record
    assert record.panel.record == both.partnership
    assert frame.focusWidget() is record.panel.form.boxes["object"].editor.target()
    frame.go_back()
    assert frame.current() is page
    page.primary()
    assert "Write what was corrected" in said(page.panel)
    page.panel.editor.target().setPlainText("Am scris 12 m.")
    page.leave()
    page.refresh()
    assert page.panel.editor.read() == "Am scris 12 m.", "what was begun is brought back"
    page.primary()
    assert state(both.town_hall) is CorrectionState.ANSWERED
    assert "Am scris 12 m." in said(page.panel)
    assert waiting_by_page(context)["corrections"].count == 0
    both.post(both.town_hall, both.ministry)
    other = make_context(both.ministry)
    theirs: Any = open_frame(other, "corrections").page("corrections")
    assert waiting_by_page(other)["corrections"].count == 1
    pressed(theirs.panel, "Ask again")
    assert state(both.ministry) is CorrectionState.OPEN
    corrections.answer(both.ministry, request, "Da.")
    theirs.refresh()
    theirs.primary()
    assert state(both.ministry) is CorrectionState.ACCEPTED
    theirs.primary()
    pressed(theirs.panel, "Ask again")
    assert state(both.ministry) is CorrectionState.OPEN
    theirs.primary()


def test_a_late_request_says_so_and_a_step_taken_elsewhere_is_refused(open_frame: Shows, context: Context, both: Both):
    request = ask(both, due_on=context.today.replace(day=1), field="")
    page: Any = open_frame(context, "corrections").page("corrections")
    row = page.table.table()
    assert any(
        "overdue" in str(row.index(number, 2).data(Qt.ItemDataRole.ToolTipRole)) for number in range(row.rowCount())
    )
    page.panel.editor.retype("Da.")
    corrections.answer(both.town_hall, request, "Nu.")
    page.panel.answer()
    assert "settled already" in said(page.panel)


def test_of_a_newer_version_a_request_is_read_without_a_way_to_its_field(
    open_frame: Shows, context: Context, both: Both, workspace: Workspace
):
    made = saved(
        workspace,
        "correction_request",
        partnership=both.partnership,
        reason="Altceva",
        about_kind="something_new",
        about_record=both.partnership,
        about_field="new_field",
        asked_on="2026-11-20",
        state="open",
    )
    page: Any = open_frame(context, "corrections", "correction_request", made).page("corrections")
    assert "something_new" in said(page.panel)
    assert "new_field" in said(page.panel)
    page.open_field(made)
    page.open_field("")
    assert page.isVisible()


def test_where_nothing_was_returned_it_is_said(open_frame: Shows, context: Context):
    page: Any = open_frame(context, "corrections", size=(900, 600)).page("corrections")
    assert "Nothing was returned." in said(page)
    page.primary()
    page.panel.answer()
    page.panel._do(corrections.accept)
    assert page.narrow
