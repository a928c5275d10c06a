"""The events of a training and their certificates, in the order in which they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.training import Certificate, TrainingEvent

if TYPE_CHECKING:
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.training import Training


def events_of(source: Surroundings, training: Training) -> list[TrainingEvent]:
    """Return the events of a training by number and day; those without come last."""
    found = belonging(source, TrainingEvent, "training", training.id)
    return sorted(found, key=lambda one: (one.number is None, one.number or 0, str(one.held_on), one.id))


def certificates_of(source: Surroundings, event: TrainingEvent) -> list[Certificate]:
    """Return the certificates of an event by year and number of the register."""
    return sorted(belonging(source, Certificate, "training_event", event.id), key=register_order)


def register_order(certificate: Certificate) -> tuple[object, ...]:
    """Return by what certificates stand in the register: year, then number; "n/year" is the form of a number."""
    number, _, year = (certificate.number or "").partition("/")
    figures = (year, number.rjust(12, "0"))
    return not certificate.number, figures, str(certificate.issued_on), certificate.id


def shown_number(certificate: Certificate) -> str:
    """Return series and number as they are printed; empty where neither is known."""
    return " ".join(part for part in (certificate.series, certificate.number) if part)
