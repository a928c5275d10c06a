"""The parties of an agreement as those who sign its papers.

Two sign: the first local authority and the first other party. Functions and organisations are printed,
names are written by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.signatures import Signatory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.partner import Partner
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.reports.wording import Wording


def party_signatories(partnership: Partnership | None, words: Wording, catalogue: Catalogue) -> list[Signatory]:
    """Return the authority and the organisation that sign; what is not known of them is a dash."""
    parties = (partnership.parties if partnership else None) or []
    partners = [partner for partner in (words.partner(party.partner) for party in parties) if partner is not None]
    return [
        _signatory(catalogue.text(N_("For the local authority")), _first(partners, authority=True), words, catalogue),
        _signatory(catalogue.text(N_("For the organisation")), _first(partners, authority=False), words, catalogue),
    ]


def _first(partners: Sequence[Partner], *, authority: bool) -> Partner | None:
    """Return the first partner that is a local authority, or the first that is none."""
    return next((one for one in partners if (one.kind is not None and one.kind.is_authority) is authority), None)


def _signatory(role: str, partner: Partner | None, words: Wording, catalogue: Catalogue) -> Signatory:
    """Return a partner as signatory."""
    return Signatory(
        role=role,
        function=words.show(partner.representative_function if partner else None),
        organisation=words.show(partner.name if partner else None),
        below=catalogue.text(N_("name, signature, stamp")),
    )
