"""Numbers with dates that refer to other papers, as parts of records.

Rules of this module:

1. A reference is a number and the date it bears; a pasted „nr/dd.mm.yyyy” is taken apart at once.
2. A list of addenda only ever grows: what changed in an agreement is added, never overwritten.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Self

from parteneriat_desktop.countries import registration
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.fields import REQUIRED, Facts, Part
from parteneriat_desktop.records.values import Attachment, Choice, Wire

if TYPE_CHECKING:
    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.errors import Sentence


class DocumentRole(Choice):
    """What a document is in its dossier."""

    SIGNED_AGREEMENT = "signed_agreement", N_("signed agreement")
    COUNCIL_DECISION = "council_decision", N_("council decision")
    COOPERATION_PROCEDURE = "cooperation_procedure", N_("cooperation procedure")
    DRAFT_TEXT = "draft_text", N_("draft text")
    SUBSTANTIATION = "substantiation", N_("substantiation")
    NOTICE = "notice", N_("notice")
    POSTING_MINUTES = "posting_minutes", N_("minutes of posting")
    MINUTES = "minutes", N_("minutes")
    RESPONSE_TABLE = "response_table", N_("response table")
    MONITORING_REPORT = "monitoring_report", N_("monitoring report")
    SIGNED_PDF = "signed_pdf", N_("signed PDF")
    PHOTO = "photo", N_("photo")
    OTHER = "other", N_("other document")


@dataclass(kw_only=True)
class Numbered(Part):
    """A number and the date it bears."""

    number: Annotated[str | None, Facts(N_("Number"), length=60, rule=rules.registration_number)] = None
    date: Annotated[dt.date | None, Facts(N_("Date"), rule=rules.day)] = None

    @classmethod
    def accept(cls, wire: Wire, country: Country) -> Self | Sentence:
        """Check an object given by a person or a script; a number pasted with its date is taken apart."""
        part = super().accept(wire, country)
        if isinstance(part, Numbered):
            parts = registration.split(part.number or "")
            if parts is not None and part.date in {None, parts[1]}:
                part.number, part.date = parts
        return part


@dataclass(kw_only=True)
class NamedPartner(Part):
    """A partner in a list of several."""

    partner: Annotated[str | None, Facts(N_("Partner"), link="partner", since=2), REQUIRED] = None

    @classmethod
    def accept(cls, wire: Wire, country: Country) -> Self | Sentence:
        """Check an object given by a person or a script, or the identifier of the partner alone."""
        return super().accept({"partner": wire} if isinstance(wire, str) else wire, country)


@dataclass(kw_only=True)
class Reference(Numbered):
    """A paper that is named by its number and date alone."""


@dataclass(kw_only=True)
class Document(Numbered):
    """A paper of the dossier, attached, with what it is."""

    role: Annotated[DocumentRole | None, Facts(N_("What it is")), REQUIRED] = None
    title: Annotated[str | None, Facts(N_("Title"), length=250)] = None
    attachment: Annotated[Attachment | None, Facts(N_("File"))] = None
