"""Pieces of text that the papers of one consultation share: what it is about, its terms, its law, who signs.

What a law says stands in the pack of its country; here are only the sentences around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame


class ConsultationWording(Wording):
    """The shared pieces of text of one consultation."""

    def __init__(self, source: Surroundings, consultation: Consultation, frame: Frame) -> None:
        super().__init__(source, frame.catalogue)
        self._record = consultation
        self._frame = frame
        self._text = frame.catalogue.text

    def subject(self) -> str:
        """Return what is consulted about, with the number of the notice."""
        record = self._record
        title, number, day = record.title or DASH, record.registration_number, record.registration_date
        if not number:
            return title
        if day is None:
            return self.say(Sentence("{title} · notice no. {number}", title=title, number=number))
        return self.say(Sentence("{title} · notice no. {number} of {date}", title=title, number=number, date=day))

    def signatories(self) -> list[Signatory]:
        """Return who prepares a paper and who approves it."""
        return [
            Signatory(
                role=self._text(N_("Prepared by")),
                function=self.show(self._record.responsible_person),
                organisation=self._frame.issuer.name,
                below=self._text(N_("name, signature")),
            ),
            self.head(self._text(N_("Approved by"))),
        ]

    def head(self, role: str) -> Signatory:
        """Return who signs for the institution."""
        issuer = self._frame.issuer
        return Signatory(
            role=role,
            function=issuer.head or self._text(N_("Head of the institution")),
            organisation=issuer.name,
            below=self._text(N_("name, signature, stamp")),
        )
