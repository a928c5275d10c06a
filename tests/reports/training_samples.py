"""Trainings of the samples with their events and the certificates given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.records.training import Certificate, Training, TrainingEvent

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

TRAINING = "training-1"
HOLDERS = ("Ștefania Țîrlea-Mocănașu", "Ivan Ștefănescu", "Иванка Щерева-Йорданова")


def a_course(count: int = 3, **given: object) -> list[Record]:
    """A course of two events; the certificates are those of the first, except for the last one."""
    values: dict[str, object] = {
        "title": "Competențe sociale și civice pentru ONG-uri și parteneri sociali",
        "topic": "participare, dialog civic, formularea politicilor publice",
        "provider": "Asociația ARES’EL",
        "hours": Decimal(24),
    }
    events = [
        TrainingEvent(
            id=f"event-{number}",
            training=TRAINING,
            number=number,
            held_on=date(2026, 4, 10 + number),
            held_until=date(2026, 4, 12) if number == 1 else None,
            place="Ploiești, sala mică, etajul întâi",
            trainer="formator acreditat",
        )
        for number in (1, 2)
    ]
    return [Training(id=TRAINING, **(values | given)), *events, *(a_certificate(n, count) for n in range(1, count + 1))]


def a_certificate(number: int, count: int) -> Certificate:
    """A certificate of a course that gave so many."""
    return Certificate(
        id=f"certificate-{number:03}",
        training_event="event-1" if number < count else "event-2",
        series="CP",
        number=f"{number}/2026",
        issued_on=date(2026, 4, 30),
        holder_name=HOLDERS[number % len(HOLDERS)],
        holder_organisation="Asociația „Împreună pentru Țară”",
    )


def a_long_course(long: str) -> list[Record]:
    """A course with long texts that gave sixty certificates to holders with the longest names."""
    course = a_course(60, title=long[:250], topic=(long * 2)[:500], provider=long[:250])
    for one in course:
        if isinstance(one, Certificate):
            one.holder_name, one.holder_organisation = f"{HOLDERS[0]} {long}"[:200], long[:250]
        if isinstance(one, TrainingEvent):
            one.place, one.trainer = (long * 2)[:300], long[:200]
    return course


def blank_training() -> Record:
    """A course of which nothing is known."""
    return Training(id=TRAINING)
