from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, fields_of

from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.finalise import finalise
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.problems import blocking

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def test_what_is_missing_keeps_the_state_and_is_listed_by_field(town_hall: Workspace) -> None:
    record = a_partnership(town_hall)
    done = finalise(town_hall, "partnership", record)
    assert done.state is None
    assert {"parties", "signed_on", "signed_document"} <= {problem.field for problem in blocking(done.problems)}
    assert "state" not in fields_of(town_hall, "partnership", record)


def test_a_complete_record_enters_its_next_state(town_hall: Workspace, tmp_path: Path) -> None:
    (tmp_path / "acord.pdf").write_bytes(b"%PDF-1.7")
    partners = [
        a_partner(town_hall, kind="authority_commune", name="Comuna", country="RO", tax_number="4305857"),
        a_partner(town_hall, country="RO", tax_number="30339344"),
    ]
    record = a_partnership(
        town_hall,
        *partners,
        internal_code="P1",
        is_new=True,
        signed_on="2026-03-01",
        in_force_on="2026-03-02",
        duration_months=36,
        council_decision_number="18",
        council_decision_date="2026-02-20",
        registration_number="41",
        registration_date="2026-03-01",
        signed_document={"path": str(tmp_path / "acord.pdf")},
    )
    done = finalise(town_hall, "partnership", record)
    assert blocking(done.problems) == []
    assert done.state == "signed"
    assert fields_of(town_hall, "partnership", record)["state"] == "signed"


def test_a_record_without_states_is_only_checked(town_hall: Workspace) -> None:
    record = a_partner(town_hall)
    done = finalise(town_hall, "partner", record)
    assert done.state is None
    assert "email" in {problem.field for problem in done.problems}


def test_a_state_may_be_named_and_must_be_able_to_follow(town_hall: Workspace) -> None:
    record = a_consultation(town_hall)
    assert finalise(town_hall, "consultation", record, "cancelled").state is None
    save(town_hall, "consultation", {"closing_reason": "fără obiect"}, record)
    assert finalise(town_hall, "consultation", record, "cancelled").state == "cancelled"
    with pytest.raises(RefusedError) as refused:
        finalise(town_hall, "consultation", record, "announced")
    assert refused.value.code == "no-such-step"


def test_a_deleted_record_is_not_finalised(town_hall: Workspace) -> None:
    record = a_partnership(town_hall)
    delete(town_hall, "partnership", record)
    with pytest.raises(RefusedError) as refused:
        finalise(town_hall, "partnership", record)
    assert refused.value.code == "deleted"
