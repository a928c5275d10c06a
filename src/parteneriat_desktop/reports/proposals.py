"""The proposals of a consultation as tables show them (R06, R07).

Rules of this module:

1. They stand in the order of the register; one without a number comes last, by the day it was received.
2. "Late" stands under the date; a decision has a mark of its own family, and its word.
3. One that nobody has decided yet is marked: it is what still has to be done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import show
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.marks import Mark

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.surroundings import Surroundings

_MARKS = {
    ContributionDecision.ACCEPTED: Mark.TAKEN,
    ContributionDecision.PARTLY_ACCEPTED: Mark.TAKEN_PARTLY,
    ContributionDecision.NOT_ACCEPTED: Mark.NOT_TAKEN,
    ContributionDecision.OUT_OF_SCOPE: Mark.NONE,
}
_NUMBER = re.compile(r"([0-9]+)/([0-9]+)")


def received(source: Surroundings, consultation: Consultation) -> list[Contribution]:
    """Return the proposals of a consultation in the order of the register."""
    return sorted(belonging(source, Contribution, "consultation", consultation.id), key=_place)


def _place(one: Contribution) -> tuple[bool, int, int, str, str]:
    """Return by what a proposal is ordered: year and number, else the day it was received."""
    found = _NUMBER.fullmatch(one.register_number or "")
    number, year = (int(found[1]), int(found[2])) if found else (0, 0)
    day = one.received_on.isoformat() if one.received_on else "9999"
    return found is None, year, number, day, one.id


def received_cell(one: Contribution, consultation: Consultation, catalogue: Catalogue) -> Cell:
    """Return the day a proposal was received, and under it whether it was late."""
    day = show(one.received_on, catalogue)
    late = catalogue.text(N_("arrived late"))
    return Cell(f"{day}\n{late}" if one.is_late(consultation) else day, tight=True)


def decision_cell(decision: ContributionDecision | None, catalogue: Catalogue) -> Cell:
    """Return what was decided."""
    shown = catalogue.label(decision or ContributionDecision.UNDER_ANALYSIS)
    return Cell(shown, mark=_MARKS.get(decision, Mark.ATTENTION) if decision else Mark.ATTENTION)
