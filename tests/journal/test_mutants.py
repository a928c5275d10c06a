"""Every scenario passes with the journal as it is, and every deliberate mistake is found."""

from __future__ import annotations

import pytest
from mutants import MUTANTS
from scenarios import SCENARIOS
from world import World


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_the_scenario_holds(scenario) -> None:
    scenario(World())


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_mutant_dies(mutant, monkeypatch) -> None:
    for place, name, replacement in mutant.patches:
        monkeypatch.setattr(place, name, replacement)
    with pytest.raises(AssertionError) as found:
        mutant.killer(World())
    print(found.value)
