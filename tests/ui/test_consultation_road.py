"""The road of a consultation: its stations, the sentence of each, and how all terms were counted."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from standing_in import Chooser, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultation_terms import TermKind, terms
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.term_words import delay, lead, outcome, recounted
from parteneriat_desktop.ui.widgets.cards import words_of
from parteneriat_desktop.ui.widgets.timeline import Mark


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def press(widget: Any, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def click(widget: Any, x: float, y: float) -> None:
    place = QPointF(x, y)
    buttons = Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QMouseEvent.Type.MouseButtonPress, place, place, *buttons))


@pytest.fixture
def announced(workspace: Workspace) -> str:
    """A consultation under Law 52/2003, announced on a Friday before two holidays, with a debate."""
    consultation = saved(
        workspace,
        "consultation",
        title="Impozite",
        regime="law_52",
        announced_on="2026-11-20",
        proposals_deadline="2026-12-02",
    )
    saved(workspace, "announcement", consultation=consultation, channel="website", posted_on="2026-11-20")
    debate = saved(
        workspace, "meeting", consultation=consultation, kind="debate", held_on="2026-11-27", starts_at="17:00"
    )
    saved(
        workspace,
        "announcement",
        consultation=consultation,
        meeting=debate,
        kind="debate",
        channel="website",
        posted_on="2026-11-20",
    )
    return consultation


def test_the_road_shows_every_date_with_its_arithmetic(open_frame: Shows, context: Context, announced: str):
    dossier: Any = open_frame(context, "consultations", "consultation", announced).page("consultations").dossier
    road = dossier.road
    assert [(one.what, one.mark) for one in road.stations] == [
        ("Announced", Mark.DONE),
        ("Today", Mark.TODAY),
        ("Debate, 17:00", Mark.COMING),
        ("Proposals close", Mark.COMING),
        ("To endorsement", Mark.COMING),
    ]
    assert "last working day before it is Friday 27 Nov 2026" in said(dossier.road_card)
    assert "to be verified" in said(dossier.road_card)
    press(road, Qt.Key.Key_Right)
    words = said(dossier.road_card)
    assert "<b>Proposals until Wednesday, 2 Dec 2026, at least.</b>" in words
    assert "Friday 20 Nov 2026 + 10 calendar days (art. 7(4)) = Monday 30 Nov 2026" in words
    assert "Tuesday 1 Dec 2026: National Day; so the term goes on to the first working day" in words
    press(road, Qt.Key.Key_A)
    assert "Proposals close" in road.accessibleDescription()
    assert "(to come)" in road.accessibleDescription()
    dossier.refresh()
    assert "Proposals until" in said(dossier.road_card), "what was chosen stays chosen"
    click(road, 2, 2)
    assert "Terms are counted from 20 Nov 2026" in said(dossier.road_card)
    QApplication.sendEvent(road, QFocusEvent(QFocusEvent.Type.FocusIn))
    for _ in range(9):
        press(road, Qt.Key.Key_Left)
    road.grab()


def test_where_there_is_no_room_the_stations_stand_below_one_another(
    open_frame: Shows, context: Context, announced: str
):
    dossier: Any = open_frame(context, "consultations", "consultation", announced).page("consultations").dossier
    wide = dossier.road.sizeHint().height()
    dossier.road_card.show_upright(upright=True)
    assert dossier.road.sizeHint().height() > wide
    dossier.road.grab()
    click(dossier.road, 60, 5)
    assert "Announced" in dossier.road.accessibleDescription()
    press(dossier.road, Qt.Key.Key_Down)
    assert "Today" in dossier.road.accessibleDescription()


def test_what_was_not_kept_is_a_fact_with_its_days(open_frame: Shows, context: Context, workspace: Workspace):
    consultation = saved(
        workspace,
        "consultation",
        title="Buget",
        regime="law_52",
        announced_on="2026-10-01",
        proposals_deadline="2026-10-05",
        planned_endorsement_on="2026-10-20",
        sent_for_endorsement_on="2026-10-20",
        adopted_act_number="41",
        adopted_act_date="2026-11-16",
    )
    saved(workspace, "announcement", consultation=consultation, channel="website", posted_on="2026-10-01")
    meetings = [("debate", f"2026-10-{day:02}") for day in (6, 7, 8)] + [("public_meeting", "2026-10-28")]
    for kind, day in meetings:
        found = saved(workspace, "meeting", consultation=consultation, kind=kind, held_on=day, place="Casa de cultură")
        shown = "meeting" if kind == "public_meeting" else kind
        posted = "2026-10-27" if kind == "public_meeting" else "2026-09-01"
        saved(
            workspace,
            "announcement",
            consultation=consultation,
            meeting=found,
            kind=shown,
            channel="website",
            posted_on=posted,
        )
    dossier: Any = open_frame(context, "consultations", "consultation", consultation).page("consultations").dossier
    stations = dossier.road.stations
    assert len(stations) == 7, "what takes too much room is left out"
    assert {"announced_on", "today", "proposals_deadline", "endorsement", "adopted_act_date"} <= {
        one.key for one in stations
    }
    proposals = next(one for one in stations if one.key == "proposals_deadline")
    assert (proposals.mark, proposals.second) == (Mark.MISSED, "6 days too short")
    assert "Not kept: 6 days too short" in proposals.sentence
    dossier.road.grab()
    record = workspace.find("consultation", consultation)
    assert isinstance(record, Consultation)
    words = {term.kind: str(delay(term)) for term in terms(record, workspace)}
    assert words[TermKind.DEBATE].endswith("days late")
    assert words[TermKind.PUBLIC_MEETING].endswith("too early")
    for term in terms(record, workspace):
        assert outcome(term) is not None
        assert str(lead(term, context.catalogue))
        assert str(recounted(term.deadline, context.catalogue)).endswith(".")


def test_a_voluntary_consultation_has_its_own_dates_only(open_frame: Shows, context: Context, workspace: Workspace):
    consultation = saved(
        workspace,
        "consultation",
        title="Sondaj",
        regime="voluntary",
        announced_on="2026-11-02",
        proposals_deadline="2026-11-12",
    )
    saved(workspace, "meeting", consultation=consultation, kind="forum", held_on="2026-11-10", place="Școală")
    dossier: Any = open_frame(context, "consultations", "consultation", consultation).page("consultations").dossier
    assert [one.key for one in dossier.road.stations][-2:] == ["proposals_deadline", "today"]
    assert dossier.road.stations[1].second == "Școală"
    dossier.show_terms()
    assert "No term of the law is counted here" in said(dossier)


def test_all_terms_are_read_copied_and_printed(
    open_frame: Shows, context: Context, announced: str, chooser: Chooser, tmp_path: Path
):
    page: Any = open_frame(context, "consultations", "consultation", announced).page("consultations")
    dossier = page.dossier
    dossier.road_card.all.click()
    table = dossier._places.currentWidget()
    assert "Friday 20 Nov 2026 + 30 working days" in said(table)
    table.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Term\tDate\tHow it was counted\tOutcome"
    assert len(lines) == 4
    assert "to be verified" in lines[3]
    table.print.click()
    assert chooser.shown == []
    chooser.out = tmp_path / "terms.pdf"
    table.print.click()
    assert chooser.out.read_bytes().startswith(b"%PDF")
    assert chooser.shown == [chooser.out]
    press(table, Qt.Key.Key_Escape)
    assert dossier._places.currentWidget() is dossier._places.stays
    dossier.load("unknown")
    dossier.show_terms()
    assert dossier._places.currentWidget() is dossier._places.stays
