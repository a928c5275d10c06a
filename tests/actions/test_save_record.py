from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_plan, a_record, fields_of

from parteneriat_desktop.actions import change_record, save_record
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

UNKNOWN = "01900000-0000-7000-8000-000000000001"


def test_saves_what_was_typed_and_returns_an_identifier(town_hall: Workspace) -> None:
    record = a_partner(town_hall, name="Fundația „Țara Teilor”")
    assert fields_of(town_hall, "partner", record)["name"] == "Fundația „Țara Teilor”"


def test_a_field_not_given_stays_and_one_given_as_null_is_emptied(town_hall: Workspace) -> None:
    record = a_partner(town_hall, acronym="AE", court="Judecătoria Cluj-Napoca")
    save(town_hall, "partner", {"acronym": None}, record)
    fields = fields_of(town_hall, "partner", record)
    assert "acronym" not in fields
    assert fields["court"] == "Judecătoria Cluj-Napoca"


def test_writes_only_changed_fields(town_hall: Workspace) -> None:
    record = a_partner(town_hall, acronym="AE")
    saved = save(town_hall, "partner", {"acronym": "AEX", "name": "Asociația „Exemplu”"}, record)
    (written,) = saved.changes
    assert town_hall.store.changes("common", "partner", record)[written].values == {"acronym": "AEX"}


def test_saving_again_what_stands_there_writes_nothing(town_hall: Workspace) -> None:
    record = a_partner(town_hall)
    assert save(town_hall, "partner", {"name": "Asociația „Exemplu”"}, record).changes == ()


def test_a_given_identifier_is_kept(town_hall: Workspace) -> None:
    assert save(town_hall, "partner", {"name": "A"}, UNKNOWN).id == UNKNOWN


def test_fields_of_a_register_are_written_together(town_hall: Workspace) -> None:
    record = a_partnership(town_hall, registration_number="41", registration_date="2026-03-01")
    saved = save(town_hall, "partnership", {"registration_number": "42"}, record)
    change = town_hall.store.changes(f"dossier/{record}", "partnership", record)[saved.changes[0]]
    assert change.values == {"registration": {"registration_number": "42", "registration_date": "2026-03-01"}}


def test_private_fields_are_written_under_the_private_scope_only(town_hall: Workspace) -> None:
    record = a_partner(town_hall, contact_person="Persoana de contact")
    shared = [change.values for change in town_hall.store.changes("common", "partner", record).values()]
    assert all("contact_person" not in values for values in shared)
    (private,) = town_hall.store.changes(PRIVATE, "partner", record).values()
    assert private.values == {"contact_person": "Persoana de contact"}
    assert fields_of(town_hall, "partner", record)["contact_person"] == "Persoana de contact"


def test_a_new_private_value_needs_no_shared_change(town_hall: Workspace) -> None:
    record = a_partner(town_hall)
    saved = save(town_hall, "partner", {"contact_person": "alta"}, record)
    assert len(saved.changes) == 1
    assert list(town_hall.store.changes(PRIVATE, "partner", record)) == list(saved.changes)


def test_an_unknown_entity_is_refused(town_hall: Workspace) -> None:
    with pytest.raises(RefusedError) as refused:
        save(town_hall, "partener", {"name": "x"})
    assert refused.value.code == "unknown-entity"


@pytest.mark.parametrize("identifier", ["", "x", "01900000-0000-7000-8000-00000000000G", UNKNOWN.upper() + "A"])
def test_an_identifier_of_another_form_is_refused(town_hall: Workspace, identifier: str) -> None:
    with pytest.raises(RefusedError) as refused:
        save(town_hall, "partner", {"name": "x"}, identifier)
    assert refused.value.code == "bad-identifier"


def test_the_identifier_of_another_kind_of_record_is_refused(town_hall: Workspace) -> None:
    record = a_partner(town_hall)
    with pytest.raises(RefusedError) as refused:
        save(town_hall, "partnership", {"title": "x"}, record)
    assert refused.value.code == "foreign-identifier"


@pytest.mark.parametrize(
    ("entity", "fields", "field"),
    [
        ("partner", {"nume": "x"}, "nume"),
        ("partner", {"name": 5}, "name"),
        ("partner", {"name": "a\u0000b"}, "name"),
        ("partner", {"name": "x" * 251}, "name"),
        ("partner", {"kind": "unknown"}, "kind"),
        ("partner", {"country": "RO", "tax_number": "4349072"}, "tax_number"),
        ("consultation", {"title": "CNP 1800101221144"}, "title"),
        ("partnership", {"in_force_on": "2026-05-02", "ends_on": "2026-05-01"}, "ends_on"),
        ("partnership", {"signed_on": "2026-11-21"}, "signed_on"),
        ("contribution", {"register_number": "1/2026"}, "register_number"),
    ],
)
def test_what_breaks_a_hard_check_is_refused_and_nothing_is_written(
    town_hall: Workspace, entity: str, fields: dict[str, object], field: str
) -> None:
    before = town_hall.store.last_serial(town_hall.writer)
    saved = save(town_hall, entity, fields)  # type: ignore[arg-type]  # wrong on purpose
    assert saved.id is None
    assert field in {problem.field for problem in saved.problems if problem.severity is Severity.ERROR}
    assert town_hall.store.last_serial(town_hall.writer) == before


def test_a_record_without_anything_in_it_is_not_kept(town_hall: Workspace) -> None:
    assert save(town_hall, "partner", {}).id is None
    assert save(town_hall, "partner", {"name": None}).id is None


def test_a_record_of_private_fields_alone_is_not_kept(town_hall: Workspace) -> None:
    assert save(town_hall, "partner", {"contact_person": "cineva"}).id is None


def test_an_unknown_owner_is_said_once_as_a_wrong_link_and_once_as_a_missing_owner(town_hall: Workspace) -> None:
    saved = save(town_hall, "plan", {"partnership": UNKNOWN, "title": "Plan"})
    assert [problem.field for problem in saved.problems] == ["partnership", "partnership"]


def test_what_belongs_to_something_must_name_it(town_hall: Workspace) -> None:
    saved = save(town_hall, "target", {"name": "Țintă"})
    assert saved.id is None
    assert [problem.field for problem in saved.problems] == ["plan"]


def test_a_link_to_an_unknown_or_deleted_record_is_refused(town_hall: Workspace) -> None:
    saved = save(town_hall, "partnership", {"title": "x", "parties": [{"partner": UNKNOWN}]})
    assert [problem.field for problem in saved.problems] == ["parties"]


def test_a_record_belongs_to_one_partnership_only(town_hall: Workspace) -> None:
    one, other = a_partnership(town_hall), a_partnership(town_hall)
    plan, foreign = a_plan(town_hall, one), a_plan(town_hall, other)
    for fields in ({"partnership": other}, {"priority_consultation": a_consultation(town_hall, plan=foreign)}):
        saved = save(town_hall, "plan", fields, plan)
        assert (saved.id, [problem.field for problem in saved.problems]) == (None, list(fields))
    public = a_consultation(town_hall)
    assert save(town_hall, "plan", {"priority_consultation": public}, plan).id == plan
    assert save(town_hall, "consultation", {"plan": plan}, public).id is None


def test_records_live_where_their_owner_lives(town_hall: Workspace) -> None:
    partnership = a_partnership(town_hall)
    plan = a_plan(town_hall, partnership)
    target = a_record(town_hall, "target", plan=plan, name="Țintă")
    own = a_consultation(town_hall, plan=plan)
    statutory = a_consultation(town_hall)
    for entity, record, scope in (
        ("plan", plan, f"dossier/{partnership}"),
        ("target", target, f"dossier/{partnership}"),
        ("consultation", own, f"dossier/{partnership}"),
        ("consultation", statutory, "common"),
    ):
        row = town_hall.store.row(entity, record)
        assert row is not None
        assert row.scope == scope


def test_proposals_are_numbered_within_their_consultation_and_year(town_hall: Workspace) -> None:
    one, other = a_consultation(town_hall), a_consultation(town_hall)
    given = [(one, "2026-11-02"), (one, "2026-11-03"), (one, "2025-11-03"), (other, "2026-11-03"), (one, None)]
    numbers = [
        fields_of(
            town_hall,
            "contribution",
            a_record(town_hall, "contribution", consultation=consultation, received_on=day, text="Propunere"),
        )["register_number"]
        for consultation, day in given
    ]
    assert numbers == ["1/2026", "2/2026", "1/2025", "1/2026", "3/2026"]


def test_the_number_of_a_deleted_proposal_is_not_given_again(town_hall: Workspace) -> None:
    consultation = a_consultation(town_hall)
    given = {"consultation": consultation, "received_on": "2026-11-02", "text": "Propunere"}
    for _ in range(10):
        last = a_record(town_hall, "contribution", **given)
    change_record.delete(town_hall, "contribution", last)
    after = a_record(town_hall, "contribution", **given)
    assert fields_of(town_hall, "contribution", after)["register_number"] == "11/2026"


def test_an_old_contradiction_does_not_keep_another_field_from_being_corrected(
    town_hall: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = a_partnership(town_hall, in_force_on="2026-05-01")
    with monkeypatch.context() as patched:
        patched.setattr(save_record, "_fresh_problems", lambda *_: [])
        save(town_hall, "partnership", {"ends_on": "2026-04-01"}, record)
    assert save(town_hall, "partnership", {"title": "Alt titlu"}, record).id == record
    assert save(town_hall, "partnership", {"ends_on": "2026-03-01", "in_force_on": "2026-06-01"}, record).id is None


def test_a_file_given_by_path_is_kept_and_referred_to(town_hall: Workspace, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    record = a_partnership(
        town_hall,
        signed_document={"path": str(tmp_path / "acord.pdf")},
        documents=[{"role": "other", "attachment": {"path": str(tmp_path / "acord.pdf")}}],
    )
    fields = fields_of(town_hall, "partnership", record)
    assert fields["signed_document"]["file_name"] == "acord.pdf"
    assert fields["documents"][0]["attachment"] == fields["signed_document"]
    assert town_hall.attachments.read(fields["signed_document"]["sha256"]) == b"%PDF-1.7 acord"


def test_a_file_that_cannot_be_read_is_a_problem_of_its_field(town_hall: Workspace, tmp_path: Path) -> None:
    saved = save(town_hall, "partnership", {"title": "x", "signed_document": {"path": str(tmp_path / "lost.pdf")}})
    assert saved.id is None
    assert [problem.field for problem in saved.problems] == ["signed_document"]


def test_a_refused_save_leaves_no_copy_of_its_files(town_hall: Workspace, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7 acord")
    save(town_hall, "partnership", {"titlu": "x", "signed_document": {"path": str(tmp_path / "acord.pdf")}})
    assert not town_hall.paths.attachments.exists() or not list(town_hall.paths.attachments.iterdir())


@pytest.mark.parametrize("value", [{"path": 5}, {"path": "a", "more": "b"}, 5, [5]])
def test_an_attachment_in_another_form_is_refused(town_hall: Workspace, value: object) -> None:
    saved = save(town_hall, "partnership", {"title": "x", "signed_document": value})  # type: ignore[dict-item]
    assert saved.id is None


def test_a_write_that_fails_leaves_the_serial_where_it_was(
    town_hall: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_partner(town_hall)
    last = town_hall.store.last_serial(town_hall.writer)
    with monkeypatch.context() as patched:
        patched.setattr(town_hall.store, "append", _fail)
        with pytest.raises(RefusedError, match="disk is full"):
            a_partner(town_hall)
    a_partner(town_hall)
    assert town_hall.store.last_serial(town_hall.writer) == last + 1


def _fail(*_: object) -> None:
    raise OSError(errno.ENOSPC, "no space left")
