"""When the certificate of the own key ends, and how pressing that is.

Rules of this module:

1. A person is told 90, 40 and 2 days before, each time more urgently, and from the end on.
2. An expired certificate warns and never refuses: what was signed stays good, and so does the key for whoever
   enrolled it. The cure is a new key that the old one signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace

#: Days before the end from which on a person is told, ever more urgently.
EARLY, SOON, LAST = 90, 40, 2


class Stage(Choice):
    """How pressing the end of a certificate is."""

    EARLY = "early", N_("expires within 90 days")
    SOON = "soon", N_("expires within 40 days")
    LAST = "last", N_("expires within 2 days")
    EXPIRED = "expired", N_("expired")


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of a certificate, how many days are left, how pressing it is, and the sentence for the person."""

    on: date
    days: int
    stage: Stage
    sentence: Sentence


def expiry(workspace: Workspace) -> Expiry | None:
    """Return what a person must be told about the end of the own certificate; None where there is time."""
    certificate = workspace.keys.certificate
    if certificate is None:
        return None
    on = certificate.not_after.date()
    days = (on - workspace.today).days
    stage = _stage(days)
    if stage is None:
        return None
    if stage is Stage.EXPIRED:
        return Expiry(
            on, days, stage, Sentence("The certificate of your key expired on {day}. Replace the key.", day=on)
        )
    sentence = Counted(
        "The certificate of your key expires in {count} day, on {day}. Replace the key before.",
        "The certificate of your key expires in {count} days, on {day}. Replace the key before.",
        days,
        day=on,
    )
    return Expiry(on, days, stage, sentence)


def _stage(days: int) -> Stage | None:
    """Return how pressing so many days are."""
    if days < 0:
        return Stage.EXPIRED
    steps = ((LAST, Stage.LAST), (SOON, Stage.SOON), (EARLY, Stage.EARLY))
    return next((stage for limit, stage in steps if days <= limit), None)
