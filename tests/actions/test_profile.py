from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import settings
from parteneriat_desktop.actions.profile import Profile

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def test_text_has_its_usual_size_until_a_person_chooses_another(town_hall: Workspace) -> None:
    assert town_hall.profile.text_size == "100"
    settings.change(town_hall, text_size="125")
    assert Profile.load(town_hall.store).text_size == "125"
    assert Profile.load(town_hall.store).theme == "system"
