"""How often something is done: indicators are measured, reports are written."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice


class Frequency(Choice):
    """How often something is done."""

    MONTHLY = "monthly", N_("monthly")
    QUARTERLY = "quarterly", N_("quarterly")
    HALF_YEARLY = "half_yearly", N_("half-yearly")
    YEARLY = "yearly", N_("yearly")
    ONCE = "once", N_("once")
