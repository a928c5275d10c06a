"""Rows E1 and E12 of the evidence matrix: the signed agreement, and the cooperation of its parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import Papers, Row, judged, no_record
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.surroundings import Surroundings


def agreement_row(partnership: Partnership, around: Surroundings) -> Row:
    """E1: a new agreement of an authority and an NGO, signed, in force, with term, registered, attached."""
    papers = Papers(partnership.signed_on, partnership.registration_number, partnership.signed_document)
    kinds = partnership.kinds(around)
    partners = [linked(around, Partner, party.partner) for party in partnership.parties or ()]
    conditions = {
        N_("the mark that it is new"): partnership.is_new is True,
        N_("a local authority as party"): any(kind.is_authority for kind in kinds),
        N_("an NGO as party"): any(kind.is_ngo for kind in kinds),
        N_("the tax number of each party"): all(one is not None and one.tax_number is not None for one in partners),
        N_("the entry into force"): partnership.in_force_on is not None,
        N_("the duration"): partnership.ends_on is not None or partnership.duration_months is not None,
        N_("the council decision"): partnership.council_decision_number is not None,
    }
    lacks = [Sentence(text) for text, holds in conditions.items() if not holds]
    return judged(EvidenceRow.E1, partnership, Sentence("Partnership agreement"), [*papers.lacks(), *lacks])


def cooperation_row(partnership: Partnership, around: Surroundings) -> Row:
    """E12: the meetings of the parties; satisfaction is not registered yet, so the row is partial at most."""
    meetings = belonging(around, Meeting, "partnership", partnership.id)
    if not meetings:
        return no_record(EvidenceRow.E12, Sentence("No cooperation of the parties is registered."))
    there = Counted("{count} meeting of the parties", "{count} meetings of the parties", len(meetings))
    lacks = [Sentence(N_("the results of satisfaction"))]
    if any(meeting.registration_number is None or meeting.minutes_document is None for meeting in meetings):
        lacks.append(Sentence(N_("registered and attached minutes of each meeting")))
    return judged(EvidenceRow.E12, partnership, there, lacks)
