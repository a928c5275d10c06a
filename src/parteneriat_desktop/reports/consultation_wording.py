"""Pieces of text that the papers of one consultation share: what it is about, its terms, its law, who signs.

Rules of this module:

1. Numbers and articles of a law stand in the pack of the country; here are only the sentences around them.
2. A voluntary consultation rests on no law: none is named.
3. A paper rests on the law as it was when the consultation was announced, before that as it is today.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Regime
from parteneriat_desktop.records.consultation_terms import TermKind, term
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.term_wording import cited, counted
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.legal_pack import LegalRule
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame


#: Rules of the legal packs by regime: the notice, the term for proposals, the register, the answers, the debate.
NOTICE = {Regime.LAW_52: "ro.l52.notice_content", Regime.ZNA_26: "bg.zna26.notice"}
PROPOSALS = {Regime.LAW_52: "ro.l52.proposals", Regime.ZNA_26: "bg.zna26.proposals"}
REGISTER = {Regime.LAW_52: "ro.l52.register"}
ANSWERS = {Regime.LAW_52: "ro.l52.justification", Regime.ZNA_26: "bg.zna26.response_table"}
DEBATE_REQUEST = {Regime.LAW_52: "ro.l52.debate_request"}
DEBATE_RULES = {Regime.LAW_52: "ro.l52.debate_rules"}
URGENT = {Regime.LAW_52: "ro.l52.urgent"}
MEETINGS = {Regime.LAW_52: "ro.l52.meetings"}

Rules = Mapping[Regime, str]


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

    def rule(self, rules: Rules) -> LegalRule | None:
        """Return the rule that holds for this consultation, or None."""
        name = rules.get(self._record.regime) if self._record.regime else None
        return self._source.law.rule(name, self._record.announced_on or self._source.today) if name else None

    def term(self, kind: TermKind) -> Deadline | None:
        """Return a term of the consultation, as it was written down or is counted now; None where there is none."""
        found = term(self._record, self._source, kind)
        return found[0].deadline if found else None

    def basis(self, *rules: Rules) -> list[str]:
        """Return the legal basis as a sentence of its own, or nothing where no law asks for this paper."""
        named = cited(found for found in map(self.rule, rules) if found is not None)
        return [self.say(Sentence("Legal basis: {articles}.", articles=named))] if named else []

    def published(self) -> list[Sentence]:
        """Return when the draft was published and until when proposals were received, as ЗНА чл. 26 is reported."""
        record, found = self._record, self.term(TermKind.PROPOSALS)
        if record.regime is not Regime.ZNA_26 or found is None or record.proposals_deadline is None:
            return []
        return [
            Sentence(
                "Published on {date}; proposals until {deadline}: {sum}",
                date=found.start,
                deadline=record.proposals_deadline,
                sum=counted(found, self._frame.catalogue),
            )
        ]

    def signatories(self) -> list[Signatory]:
        """Return who prepares a paper and who approves it."""
        return [
            Signatory(
                role=self._text(N_("Prepared by")),
                function=self.show(self._record.responsible_person),
                organisation=self._frame.issuer.name,
                below=self._text(N_("name, signature")),
            ),
            self.head(self._text(N_("Approved"))),
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
