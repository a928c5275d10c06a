"""Row E1 of the evidence matrix: the signed agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import Papers, Row, judged, not_there
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.surroundings import linked

if TYPE_CHECKING:
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.surroundings import Surroundings


def agreement_row(partnership: Partnership, around: Surroundings) -> Row:
    """E1: a new agreement of an authority and an NGO, signed, in force, with term, registered, attached."""
    others = tuple(one.attachment for one in partnership.documents or () if one.attachment is not None)
    papers = Papers(partnership.signed_on, partnership.registration_number, partnership.signed_document, others)
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
    return judged(EvidenceRow.E1, partnership, Sentence("Partnership agreement"), papers, not_there(conditions))
