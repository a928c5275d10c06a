"""The forms of trainings, their dates and the certificates."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.layouts.section import Section

TRAINING = (
    Section(
        N_("Training"),
        "title",
        "topic",
        ("provider", "hours"),
        "audience",
        "planned_events",
    ),
    Section(
        N_("Where it belongs"),
        "partnership",
        "plan",
        "activity",
        "programme_document",
        right=True,
    ),
)

TRAINING_EVENT = (
    Section(
        N_("Training event"),
        "training",
        ("number", "held_on", "held_until"),
        ("place", "online_link"),
        ("trainer", "certificates_issued"),
        "evidence",
    ),
)

CERTIFICATE = (
    Section(
        N_("Certificate"),
        "training_event",
        ("series", "number", "issued_on"),
    ),
    Section(N_("Who got it"), "holder_name", "holder_organisation", right=True),
)
