"""The dossier of a partnership: files behind the evidence, cooperation, trainings, regularity, papers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from standing_in import Chooser, MakeContext, Shows
from two_sides import saved

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.pages.regularity_card import regularity_card
from parteneriat_desktop.ui.widgets.cards import words_of


def said(widget: Any) -> str:
    return "\n".join(words_of(widget))


def row(table: Any, record: str) -> list[str]:
    model = table.table()
    return [model.cell(model.row_of(record), column).spoken() for column in range(model.columnCount())]


@pytest.fixture
def signed(workspace: Workspace, tmp_path: Path) -> str:
    """A partnership with the file of its signed agreement."""
    partner = saved(workspace, "partner", name="Asociația", kind="ngo_association")
    hall = saved(workspace, "partner", name="Primăria", kind="authority_commune")
    paper = tmp_path / "acord.pdf"
    paper.write_bytes(b"%PDF-1.7 acord")
    return saved(
        workspace,
        "partnership",
        title="Apă",
        internal_code="PI-1",
        is_new=True,
        parties=[{"partner": partner, "role": "partner"}, {"partner": hall, "role": "lead"}],
        signed_on="2026-02-01",
        registration_number="44",
        registration_date="2026-02-01",
        signed_document={"path": str(paper)},
    )


def agreement(workspace: Workspace, partnership: str) -> Any:
    found = linked(workspace, Partnership, partnership)
    assert found is not None
    assert found.signed_document is not None
    return workspace.attachments.path(found.signed_document.sha256)


def test_a_document_changed_outside_the_program_is_told_in_its_row(
    open_frame: Shows, context: Context, workspace: Workspace, signed: str, qtbot: QtBot
):
    dossier: Any = open_frame(context, "partnerships", "partnership", signed).page("partnerships").dossier
    qtbot.waitUntil(context.tasks.idle)
    whole = row(dossier.matrix.table, "E1")
    assert "file" not in whole[1]
    assert whole[4] == "44, 1 Feb 2026"
    file = agreement(workspace, signed)
    file.chmod(0o600)
    file.write_bytes(b"%PDF-1.7 altceva")
    dossier.refresh()
    qtbot.waitUntil(context.tasks.idle)
    changed = row(dossier.matrix.table, "E1")
    assert "file changed outside the program" in changed[1]
    assert changed[2] == "partial"
    assert "E1:" in said(dossier._right_area)
    file.unlink()
    dossier.refresh()
    qtbot.waitUntil(context.tasks.idle)
    assert "file not here" in row(dossier.matrix.table, "E1")[1]


def test_the_files_of_a_partnership_left_behind_are_not_shown_in_another(
    open_frame: Shows, context: Context, workspace: Workspace, signed: str, qtbot: QtBot
):
    other = saved(workspace, "partnership", title="Aer", internal_code="PI-2")
    dossier: Any = open_frame(context, "partnerships", "partnership", signed).page("partnerships").dossier
    dossier.load(other)
    qtbot.waitUntil(context.tasks.idle)
    assert dossier.matrix.partnership == other
    assert row(dossier.matrix.table, "E1")[4] == "–"
    dossier.matrix._show(signed, dossier.matrix._evidence)
    assert row(dossier.matrix.table, "E1")[4] == "–"
    dossier.matrix.open_row("E12")


def test_why_it_does_not_count_is_said(open_frame: Shows, context: Context, signed: str):
    dossier: Any = open_frame(context, "partnerships", "partnership", signed).page("partnerships").dossier
    assert "It does not count, because:" in said(dossier._right_area)


def test_a_report_that_should_be_there_is_overdue(
    open_frame: Shows, context: Context, workspace: Workspace, signed: str
):
    frame = open_frame(context, "partnerships", "partnership", signed)
    dossier: Any = frame.page("partnerships").dossier  # type: ignore[attr-defined]
    assert row(dossier.matrix.table, "E11")[2] == "missing"
    plan = {"partnership": signed, "title": "Plan", "reporting_frequency": "half_yearly", "state": "adopted"}
    record = saved(workspace, "plan", **plan, adopted_on="2025-01-15", monitored_until="2027-01-15")
    dossier.refresh()

    assert row(dossier.matrix.table, "E11")[2] == "overdue"
    assert "15 Jan 2025" in "".join(row(dossier.matrix.table, "E11"))
    saved(workspace, "plan", record, adopted_on=f"{context.today:%Y-%m-%d}", monitored_until="2030-01-15")
    dossier.refresh()
    assert row(dossier.matrix.table, "E11")[2] == "missing"


def test_the_cooperation_log_is_listed_with_what_was_agreed(
    open_frame: Shows, context: Context, workspace: Workspace, signed: str
):
    partners = [{"partner": one.id} for one in workspace.all("partner")]
    entry = saved(
        workspace,
        "cooperation_entry",
        partnership=signed,
        entry_date="2026-05-01",
        kind="phone",
        parties=partners,
        summary="S-a stabilit calendarul.",
        next_step="Se trimite lista",
        next_due="2026-05-10",
    )
    frame = open_frame(context, "partnerships", "partnership", signed)
    dossier: Any = frame.page("partnerships").dossier
    dossier.show_tab("cooperation")
    cells = row(dossier._places.currentWidget().table, entry)
    assert "Se trimite lista" in cells
    assert "10 May 2026" in cells
    dossier._places.currentWidget().opened.emit(entry)
    assert frame.place().entity == "cooperation_entry"


def test_trainings_show_totals_and_never_the_names_of_holders(
    open_frame: Shows, context: Context, workspace: Workspace, signed: str
):
    plan = saved(workspace, "plan", title="Plan", partnership=signed)
    training = saved(workspace, "training", plan=plan, title="Voluntari", provider="ONG", hours="8", planned_events=2)
    bare = saved(workspace, "training", partnership=signed, title="Alt curs")
    event = saved(workspace, "training_event", training=training, held_on="2026-03-01", place="Sala")
    saved(workspace, "participation_count", training_event=event, total=12)
    for name in ("Ana Exemplu", "Ion Exemplu"):
        saved(workspace, "certificate", training_event=event, issued_on="2026-03-02", holder_name=name)
    frame = open_frame(context, "partnerships", "partnership", signed)
    dossier: Any = frame.page("partnerships").dossier
    dossier.show_tab("trainings")
    tab = dossier._places.currentWidget()
    assert row(tab.list.table, training)[2:] == ["1 / 2", "12", "2"]
    assert row(tab.list.table, bare)[1:] == ["–", "0", "–", "–"]
    tab.list.table.choose(bare)
    assert tab.certificates.currentWidget() is tab.certificates.stays
    tab.list.table.choose(training)
    certificates = tab.certificates.currentWidget().table
    shown = [" ".join(row(certificates, one)) for one in certificates.table().ids()]
    assert len(shown) == 2
    assert not any("Exemplu" in words for words in shown)
    tab.begin()
    assert frame.place().preset == {"partnership": signed}


def test_a_partnership_without_trainings_says_what_would_stand_there(open_frame: Shows, context: Context, signed: str):
    dossier: Any = open_frame(context, "partnerships", "partnership", signed).page("partnerships").dossier
    dossier.show_tab("trainings")
    assert "Here stand the trainings" in said(dossier._places.currentWidget())


def test_regularity_always_says_what_is_divided_by_what(
    context: Context, workspace: Workspace, signed: str, qtbot: QtBot
):
    commitment = {"methods": ["public_debate"], "frequency_months": 3}
    plan = saved(
        workspace,
        "plan",
        title="Plan",
        partnership=signed,
        adopted_on="2026-01-10",
        consultation_commitment=commitment,
    )
    held = saved(
        workspace,
        "consultation",
        plan=plan,
        title="Buget",
        regime="law_52",
        announced_on="2026-02-10",
        state="announced",
    )
    saved(
        workspace,
        "contribution",
        consultation=held,
        text="Scutire pentru elevi",
        received_on="2026-02-12",
        channel="email",
        decision="accepted",
        justification="Se acordă scutirea cerută de toți părinții.",
        reply_date="2026-02-20",
        reply_number="7",
    )
    saved(workspace, "participation_count", consultation=held, total=30)
    found = linked(workspace, Plan, plan)
    assert found is not None
    card = regularity_card(context, found)
    assert card is not None
    qtbot.addWidget(card)
    words = said(card)
    assert "consultations held of those promised\n1 of " in words
    assert "consultations held of those planned\n–" in words
    assert "proposals answered\n1 of 1" in words
    assert "median days to answer\n8" in words
    assert "participants per consultation\n30.0 (30 ÷ 1)" in words
    found.adopted_on = None
    assert regularity_card(context, found) is None
    found.adopted_on = date(2099, 1, 1)
    assert regularity_card(context, found) is None


def test_the_papers_about_a_partnership_are_in_one_menu(
    open_frame: Shows, make_context: MakeContext, filled: Workspace, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    context = make_context(filled)
    frame = open_frame(context, "partnerships", "partnership", filled.all("partnership")[0].id)
    head = frame.page("partnerships").head
    menu = next(one.menu() for one in head.findChildren(QPushButton) if one.menu() is not None)
    papers = {action.text(): action for action in menu.actions()}
    assert {"Partnership sheet (R01)", "Dossier of the target – evidence matrix (R04)"} <= set(papers)
    chooser.out = tmp_path / "matrix.pdf"
    papers["Dossier of the target – evidence matrix (R04)"].trigger()
    qtbot.waitUntil(context.tasks.idle, timeout=20_000)
    assert chooser.out.read_bytes().startswith(b"%PDF")


def test_the_audit_folder_is_saved_as_one_zip(
    open_frame: Shows, context: Context, signed: str, chooser: Chooser, qtbot: QtBot, tmp_path: Path
):
    frame = open_frame(context, "partnerships", "partnership", signed)
    page: Any = frame.page("partnerships")
    wanted = [one for one in page.findChildren(QPushButton) if one.accessibleName() == "Audit folder"][-1]
    chooser.out = None
    wanted.click()
    assert chooser.revealed == []
    chooser.out = tmp_path / "dosar"
    wanted.click()
    qtbot.waitUntil(context.tasks.idle, timeout=60_000)
    chooser.out = tmp_path / "dosar.ZIP"
    wanted.click()
    qtbot.waitUntil(context.tasks.idle, timeout=60_000)

    assert chooser.revealed == [tmp_path / "dosar.zip", tmp_path / "dosar.ZIP"]
    assert (tmp_path / "dosar.zip").read_bytes() == (tmp_path / "dosar.ZIP").read_bytes()
    assert page.is_open()
