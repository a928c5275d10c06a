"""Every scenario passes with the journal as it is, and every deliberate mistake is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from mutants import MUTANTS
from scenarios import SCENARIOS
from test_replicas import Machine
from world import World

if TYPE_CHECKING:
    from mutants import Mutant, Scenario

#: The same histories in every run; the first one that fails is enough, however long it is.
AT_RANDOM = settings(
    max_examples=400,
    stateful_step_count=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_the_scenario_holds(scenario: Scenario) -> None:
    scenario(World())


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_mutant_dies(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name, replacement in mutant.patches:
        monkeypatch.setattr(place, name, replacement)
    with pytest.raises(AssertionError):
        mutant.killer(World())


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.soon], ids=lambda mutant: mutant.name)
def test_random_histories_find_the_mutant_without_being_told_where(
    mutant: Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, name, replacement in mutant.patches:
        monkeypatch.setattr(place, name, replacement)
    with pytest.raises(AssertionError, match=r"I\d+|latest value|dossier"):
        run_state_machine_as_test(Machine, settings=AT_RANDOM)
