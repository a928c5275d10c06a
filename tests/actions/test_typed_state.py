"""A state that is typed passes the same checks as its step, as warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.records.problems import Severity

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def told(workspace: Workspace, record: str | None = None, **fields: object) -> tuple[str | None, list[str]]:
    """Save a consultation; return its id and what was told about its state."""
    saved = save(workspace, "consultation", fields, record)
    assert all(problem.severity is Severity.WARNING for problem in saved.problems)
    found = [str(one.sentence) for one in saved.problems if str(one.sentence).startswith("The step to this state")]
    return saved.id, found


def test_a_typed_state_is_saved_and_says_what_its_step_would_have_asked_for(town_hall: Workspace):
    made, found = told(town_hall, title="Taxe", regime="law_52", state="announced")
    assert made is not None
    assert any("channel" in sentence for sentence in found)
    assert len(found) > 3


def test_a_state_that_stays_is_not_checked_again(town_hall: Workspace):
    made, _found = told(town_hall, title="Taxe", regime="law_52", state="announced")
    assert told(town_hall, made, title="Taxe locale") == (made, [])
    assert told(town_hall, made, state="announced") == (made, [])


def test_a_draft_is_no_step(town_hall: Workspace):
    assert told(town_hall, title="Taxe", state="draft")[1] == []
