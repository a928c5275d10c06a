"""The evidence matrix on a whole dossier, row by row, under the full and the shorter list of conditions."""

from __future__ import annotations

import pytest
from surrounding_records import World, marks
from whole_dossier import dossier, programme

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.evidence import Evidence, evidence
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.programme import EvidenceRow

PROVED = {f"E{number}" for number in range(1, 13)}


def rows(world: World) -> dict[str, RowState]:
    """Return the state of each row."""
    return {row.row.value: row.state for row in evidence("p", world, programme()).rows}


def row(world: World, name: str) -> tuple[RowState, list[str]]:
    """Return state and lacks of one row."""
    found = next(one for one in evidence("p", world, programme()).rows if one.row.value == name)
    return found.state, [str(lack) for lack in found.lacks]


def test_a_complete_dossier_proves_all_rows():
    states = rows(dossier())
    assert {name for name, state in states.items() if state is RowState.PROVED} == PROVED
    assert list(states) == [member.value for member in EvidenceRow]


def test_rows_lead_to_the_record_that_proves_them():
    found = {one.row.value: (one.entity, one.record) for one in evidence("p", dossier(), programme()).rows}
    assert found["E1"] == ("partnership", "p")
    assert found["E2"] == ("plan", "plan")
    assert found["E9"] == ("working_tool", "w")
    assert found["E10"] == ("consultation", "k")
    assert found["E11"] == ("monitoring_report", "rep")
    assert found["E12"] == ("cooperation_entry", "e")


def test_a_row_names_the_day_number_and_document_that_prove_it():
    found = {one.row.value: one.papers for one in evidence("p", dossier(), programme()).rows}
    assert (str(found["E1"].day), found["E1"].number) == ("2026-01-10", "1")
    assert (str(found["E11"].day), found["E11"].number) == ("2026-08-10", "8")
    assert [one.file_name for one in found["E11"].files] == ["raport.pdf"]
    assert found["E12"].document is not None


@pytest.mark.parametrize(
    ("record", "changes", "name", "lack"),
    [
        ("p", {"is_new": False}, "E1", "the mark that it is new"),
        ("p", {"signed_on": None}, "E1", "the date"),
        ("p", {"registration_number": None}, "E1", "the registration number"),
        ("p", {"signed_document": None}, "E1", "the attached document"),
        ("p", {"in_force_on": None}, "E1", "the entry into force"),
        ("p", {"duration_months": None}, "E1", "the duration"),
        ("p", {"council_decision_number": None}, "E1", "the council decision"),
        ("p", {"parties": [{"partner": "ngo"}]}, "E1", "a local authority as party"),
        ("p", {"parties": [{"partner": "hall"}]}, "E1", "an NGO as party"),
        ("ngo", {"tax_number": None}, "E1", "the tax number of each party"),
        ("plan", {"territory": None}, "E2", "the territory"),
        ("plan", {"problem_analysis": None}, "E2", "the analysis of the problem"),
        ("plan", {"adopted_on": None}, "E2", "the date"),
        ("plan", {"documents": None}, "E6", "the attached document"),
        ("plan", {"domains": [{"domain": "other"}]}, "E3", "the main domain"),
        ("t", {"baseline_unknown_reason": None}, "E4", "baseline, value, unit and term of each target"),
        ("t", {"target_value": None}, "E4", "baseline, value, unit and term of each target"),
        ("t", {"unit": None}, "E4", "baseline, value, unit and term of each target"),
        ("t", {"due_on": None}, "E4", "baseline, value, unit and term of each target"),
        ("short", {"horizon": "long"}, "E5", "a short-term result"),
        ("long", {"horizon": "short"}, "E5", "a long-term result"),
        ("line", {"planned": "99"}, "E6", "a total that equals the sum of the lines"),
        ("plan", {"consultation_commitment": {"methods": ["survey"]}}, "E7", "the frequency"),
        ("plan", {"consultation_commitment": {"frequency_months": 6}}, "E7", "the methods"),
        ("r", {"role": "informed"}, "E8", "one accountable partner for each activity"),
        ("w", {"in_use_since": None}, "E9", "the first day of use"),
        ("w", {"beneficiary_department": None}, "E9", "the department that uses it"),
        ("w", {"evidence": None}, "E9", "the attached document"),
        ("k", {"state": "announced"}, "E10", "the published response table"),
        ("k", {"response_document": None}, "E10", "the attached document"),
        ("m", {"minutes_document": None}, "E12", "registered and attached minutes of each meeting"),
        ("m", {"registration_number": None}, "E12", "registered and attached minutes of each meeting"),
    ],
)
def test_a_row_is_partial_and_says_what_it_lacks(record: str, changes: dict[str, object], name: str, lack: str):
    state, lacks = row(dossier(**{record: changes}), name)
    assert state is RowState.PARTIAL
    assert lack in lacks


@pytest.mark.parametrize(
    ("without", "name"),
    [
        (("t",), "E4"),
        (("short", "long"), "E5"),
        (("line",), "E6"),
        (("r",), "E8"),
        (("w", "w0"), "E9"),
        (("k",), "E10"),
        (("m", "e"), "E12"),
    ],
)
def test_a_row_without_records_is_missing(without: tuple[str, ...], name: str):
    assert rows(dossier(without))[name] is RowState.MISSING


@pytest.mark.parametrize(("changes", "name"), [({"domains": None}, "E3"), ({"consultation_commitment": None}, "E7")])
def test_a_row_without_its_field_is_missing(changes: dict[str, object], name: str):
    assert rows(dossier(plan=changes))[name] is RowState.MISSING


@pytest.mark.parametrize(("without", "lack"), [("n", "the announcements"), ("c", "the number of participants")])
def test_a_consultation_needs_announcements_and_counts(without: str, lack: str):
    assert row(dossier((without,)), "E10") == (RowState.PARTIAL, [lack])


def test_counts_of_the_consultation_itself_are_enough():
    world = dossier(("c", "m"))
    world.add("participation_count", consultation="k", total=0)
    assert rows(world)["E10"] is RowState.PROVED


def test_a_consultation_with_another_purpose_proves_nothing():
    assert rows(dossier(k={"purpose": "budget"}))["E10"] is RowState.MISSING


def test_without_a_plan_its_rows_are_missing():
    states = rows(dossier(("plan",)))
    assert {name for name, state in states.items() if state is RowState.MISSING} == {f"E{n}" for n in range(2, 12)}


def test_of_several_plans_the_best_is_taken():
    world = dossier()
    world.add("plan", "a-worse", partnership="p", title="Ciornă")
    world.add("plan", "z-worse", partnership="p", title="Ciornă")
    assert rows(world) == rows(dossier())


def test_the_full_list_needs_every_deciding_row():
    found = evidence("p", dossier(("rep", "s")), programme())
    assert not found.countable
    assert [str(reason)[:4] for reason in found.reasons] == ["E11:", "E12:"]


def test_the_full_list_counts_when_the_deciding_rows_are_proved():
    found = evidence("p", dossier(), programme())
    assert found == Evidence("p", found.rows, countable=True, reasons=())
    lacking = evidence("p", dossier(w={"evidence": None}), programme())
    assert [str(reason)[:3] for reason in lacking.reasons] == ["E9:"]
    wording = programme()
    for clause in wording.clauses or ():
        clause.decides = str(clause.row) != "E9"
    assert evidence("p", dossier(w={"evidence": None}), wording).countable


def test_a_programme_without_conditions_counts_nothing():
    wording = programme()
    wording.clauses = None
    found = evidence("p", dossier(), wording)
    assert not found.countable
    assert [str(reason) for reason in found.reasons] == ["The programme names no condition, so nothing can be counted."]


def test_the_shorter_list_counts_without_monitoring():
    assert evidence("p", dossier(), programme("ro-447-short")).countable


@pytest.mark.parametrize(
    ("record", "changes", "count"),
    [
        ("p", {"is_new": None}, 1),
        ("p", {"parties": None}, 2),
        ("p", {"signed_on": None}, 1),
        ("p", {"registration_number": None}, 1),
        ("p", {"signed_document": None}, 1),
        ("plan", {"state": "in_consultation"}, 1),
        ("plan", {"priority_consultation": None}, 1),
        ("k", {"state": "under_analysis"}, 1),
        ("k", {"purpose": "budget"}, 1),
        ("ngo", {"kind": "trade_union"}, 1),
    ],
)
def test_the_shorter_list_names_each_condition_that_is_not_met(record: str, changes: dict[str, object], count: int):
    found = evidence("p", dossier(**{record: changes}), programme("ro-447-short"))
    assert not found.countable
    assert len(found.reasons) == count
    assert all(isinstance(reason, Sentence) for reason in found.reasons)


def test_an_unknown_partnership_proves_nothing():
    found = evidence("gone", dossier(), programme())
    assert not found.countable
    assert {one.state for one in found.rows} == {RowState.MISSING}
    assert len(found.rows) == 12


def test_the_shipped_programmes_name_every_row_once():
    for name in ("ro-447", "ro-447-short"):
        found = programme(name)
        assert [clause.row for clause in found.clauses or ()] == list(EvidenceRow)
        assert found.objective == 50
    assert all(clause.decides for clause in programme().clauses or ())


def test_a_row_named_twice_is_refused():
    clause = {"row": "E1", "text": "t", "decides": True}
    assert marks(World().problems("programme", clauses=[clause, clause])) == {("clauses", "error")}
