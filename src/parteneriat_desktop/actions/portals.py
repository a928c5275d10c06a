"""What the national portals for consultations ask for, field by field in the order of their forms.

Rules of this module:

1. One portal a regime: E-consultare for Law 52/2003, strategy.bg for ЗНА чл. 26. A voluntary consultation is
   published like one of its country, without what only the law asks for.
2. A field that no record holds stays empty: it is chosen in the portal.
3. The names of files are those of the papers in the portal's language, without diacritics.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Regime

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.reports.frame import Issuer


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fields are filled from."""

    consultation: Consultation
    issuer: Issuer
    files: str


@dataclass(frozen=True, slots=True)
class PortalField:
    """A field of a portal's form: its name for programs, its label, what it is filled with."""

    name: str
    label: str
    value: Callable[[Facts], object]


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal: its name, the names of the papers, the fields of its form."""

    name: str
    notice: str
    draft: str
    substantiation: str
    study: str
    answers: str
    register: str
    minutes: str
    proof: str
    reply: str
    fields: tuple[PortalField, ...]


def portal(consultation: Consultation, country: str) -> Portal:
    """Return the portal on which a consultation is published."""
    regime = consultation.regime
    bulgarian = regime is Regime.ZNA_26 or (regime is not Regime.LAW_52 and country == "BG")
    return STRATEGY if bulgarian else E_CONSULTARE


def _ways(facts: Facts) -> object:
    """Return how proposals can be sent."""
    if facts.consultation.ways_to_send:
        return facts.consultation.ways_to_send
    ways = [Sentence("at the registry office"), Sentence("by post"), Sentence("by e-mail")]
    return ways if facts.issuer.email else ways[:2]


def _registration(facts: Facts) -> object:
    """Return number and date of the notice."""
    number, day = facts.consultation.registration_number, facts.consultation.registration_date
    return Sentence("No. {number} of {date}", number=number, date=day) if number and day else number


_TITLE = PortalField("title", N_("Title"), lambda facts: facts.consultation.title)
_ACT = PortalField("act_type", N_("Kind of act"), lambda facts: facts.consultation.act_kind)
_DESCRIPTION = PortalField("description", N_("Short description"), lambda facts: facts.consultation.summary)
_WAYS = PortalField("ways_to_send", N_("Ways to send proposals"), _ways)
_ADDRESS = PortalField("address", N_("Address"), lambda facts: facts.issuer.address)
_EMAIL = PortalField("email", N_("E-mail"), lambda facts: facts.issuer.email)
_UNIT = PortalField("responsible_unit", N_("Responsible person"), lambda facts: facts.consultation.responsible_person)
_FROM = PortalField("open_from", N_("Announced on"), lambda facts: facts.consultation.announced_on)
_TO = PortalField("open_to", N_("Proposals until"), lambda facts: facts.consultation.proposals_deadline)
_FILES = PortalField("documents", N_("Documents, in this order"), lambda facts: facts.files)

E_CONSULTARE = Portal(
    name="E-consultare",
    notice="anunt",
    draft="proiect",
    substantiation="referat",
    study="studiu",
    answers="propuneri-si-raspunsuri",
    register="registrul-propunerilor",
    minutes="minuta",
    proof="dovada-afisarii",
    reply="raspuns-la-cererea-de-dezbatere",
    fields=(
        PortalField("institution", N_("Institution"), lambda facts: facts.issuer.name),
        _TITLE,
        _ACT,
        PortalField("initiator", N_("Initiator"), lambda facts: facts.consultation.initiator),
        _DESCRIPTION,
        PortalField("registration", N_("Registration number"), _registration),
        _FROM,
        _TO,
        PortalField(
            "planned_endorsement",
            N_("Planned endorsement on"),
            lambda facts: facts.consultation.planned_endorsement_on,
        ),
        _WAYS,
        _ADDRESS,
        _EMAIL,
        _UNIT,
        PortalField("urgent_reason", N_("Reason of the urgency"), lambda facts: facts.consultation.urgent_reason),
        _FILES,
    ),
)
STRATEGY = Portal(
    name="strategy.bg",
    notice="obyavlenie",
    draft="proekt",
    substantiation="motivi",
    study="otsenka-na-vazdeystvieto",
    answers="spravka",
    register="registar-na-predlozheniyata",
    minutes="protokol",
    proof="dokazatelstvo",
    reply="otgovor-na-iskane",
    fields=(
        PortalField("level", N_("Level"), lambda _facts: Sentence("local self-government")),
        _ACT,
        _FROM,
        _TO,
        PortalField("importing_institution", N_("Importing institution"), lambda facts: facts.issuer.name),
        PortalField("responsible_institution", N_("Responsible institution"), lambda facts: facts.issuer.name),
        _ADDRESS,
        _EMAIL,
        _UNIT,
        _TITLE,
        _DESCRIPTION,
        PortalField(
            "short_term_reason", N_("Reason of the short term"), lambda facts: facts.consultation.short_term_reason
        ),
        _WAYS,
        PortalField("registration", N_("Registration number"), _registration),
        PortalField("unique_number", N_("Unique number"), lambda _facts: None),
        PortalField("earlier_consultations", N_("Earlier consultations"), lambda _facts: None),
        _FILES,
    ),
)
