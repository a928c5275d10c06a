"""The priority domains of the target; shared by programmes, partners and plans."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice


class PriorityDomain(Choice):
    """A priority of the target."""

    DISCRIMINATION = "combating_discrimination", N_("combating discrimination")
    GOVERNANCE = "participatory_governance", N_("participatory governance and budgeting")
    VULNERABLE = "vulnerable_community_services", N_("services for vulnerable communities")
    POVERTY = "fighting_poverty", N_("fighting poverty")
    GREEN = "green_transition", N_("green transition")
    OTHER = "other", N_("other domain")
