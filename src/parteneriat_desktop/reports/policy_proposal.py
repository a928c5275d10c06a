"""R15 Proposal of a public policy in the form of HG 775/2005 (paper.md 7).

Rules of this module:

1. The summary comes first; the sections keep the order and the numbers of the form, also where they are empty.
2. Each variant is a table of facts of its own; the recommended one is named before them.
3. The number in the box is the authority's; it is typed, never made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_currency
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.tables import Table, text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.policy_proposal import PolicyProposal, PolicyVariant
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE, ALTERNATIVE = "R15", N_("Public policy proposal"), N_("Alternative public policy proposal")
NOTHING = N_("Nothing has been written here yet.")


def policy_proposal(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return a proposal of a public policy."""
    return _Proposal(source, cast("PolicyProposal", subject), frame).compose()


class _Proposal:
    """One proposal under composition."""

    def __init__(self, source: Surroundings, proposal: PolicyProposal, frame: Frame) -> None:
        self._source = source
        self._record = proposal
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        title = self._text(ALTERNATIVE if proposal.alternative else TITLE)
        self._document = Document(code=CODE, title=title, subject=proposal.title or DASH, frame=frame)

    def compose(self) -> bytes:
        """Add the regions in the order of the form and return the file."""
        record = self._record
        self._identity()
        self._document.heading(self._text(N_("Summary")))
        self._document.paragraph(record.summary or self._text(NOTHING))
        self._parts(N_("Problem"), (("", record.problem),))
        self._parts(N_("Purpose"), (("", record.purpose),))
        self._parts(
            N_("Objectives"),
            (
                (N_("General objectives"), record.general_objectives),
                (N_("Specific objectives"), record.specific_objectives),
            ),
        )
        self._parts(
            N_("Beneficiaries"),
            (("", record.beneficiaries), (N_("Target groups"), record.target_groups)),
        )
        self._variants()
        self._consultation()
        self._recommended()
        self._plan()
        self._parts(
            N_("Monitoring and evaluation"),
            (("", record.monitoring_and_evaluation), (N_("Expected terms"), record.expected_terms)),
        )
        self._signatures()
        return self._document.bytes()

    def _identity(self) -> None:
        """Add who proposes what to whom, and how far it has come."""
        record, show = self._record, self._words.show
        self._document.key_values(
            [
                (self._text(N_("Initiating institution")), show(record.initiating_institution)),
                (self._text(N_("Addressed to")), self._words.partner_name(record.recipient_authority)),
                (self._text(N_("State")), show(record.state)),
                (self._text(N_("Submitted on")), show(record.submitted_on)),
                (self._text(N_("Estimated budget")), self._words.money_in(record.budget, record.currency)),
            ]
        )

    def _parts(self, title: str, parts: tuple[tuple[str, str | None], ...]) -> None:
        """Add a section of texts, each under its own heading where it has one."""
        self._document.section(self._text(title))
        if not any(text for _head, text in parts):
            self._document.paragraph(self._text(NOTHING))
            return
        for head, text in parts:
            if text and head:
                self._document.subheading(self._text(head))
            if text:
                self._document.paragraph(text)

    def _variants(self) -> None:
        """Add the variants, each with its impact and its cost."""
        self._document.section(self._text(N_("Variants")))
        variants = self._record.variants or []
        if not variants:
            self._document.paragraph(self._text(N_("No variant has been described yet.")))
        for number, variant in enumerate(variants, start=1):
            self._document.subheading(self._words.say(Sentence("Variant {number}", number=str(number))))
            self._document.paragraph(variant.description or DASH)
            self._document.table(self._facts(variant))

    def _facts(self, variant: PolicyVariant) -> Table:
        """Return the impact and the cost of a variant."""
        show = self._words.show
        rows = [
            [self._text(N_("Economic impact")), show(variant.economic_impact)],
            [self._text(N_("Social impact")), show(variant.social_impact)],
            [self._text(N_("Ecological impact")), show(variant.ecological_impact)],
            [self._text(N_("Estimated budget")), self._words.money_in(variant.budget, self._record.currency)],
        ]
        return text_table(self._text, (N_("Impact and cost"), N_("Estimate")), (45, 120), rows)

    def _consultation(self) -> None:
        """Add who was asked and what came of it."""
        record = self._record
        asked = linked(self._source, Consultation, record.consultation)
        self._parts(
            N_("Consultation process"),
            (
                (N_("Consultation"), asked.title if asked is not None else None),
                (N_("Organisations consulted"), record.consulted_organisations),
                (N_("Results of the consultation"), record.consultation_results),
            ),
        )

    def _recommended(self) -> None:
        """Add the recommended variant with its reasons."""
        record = self._record
        chosen = None
        if record.recommended_variant is not None:
            chosen = self._words.say(Sentence("Variant {number}", number=str(record.recommended_variant)))
        self._parts(
            N_("Recommended variant"),
            (
                ("", chosen),
                (N_("Benefits"), record.benefits),
                (N_("Risks"), record.risks),
                (N_("Impact in detail"), record.detailed_impact),
            ),
        )

    def _plan(self) -> None:
        """Add the action plan."""
        self._document.section(self._text(N_("Action plan")))
        actions = self._record.action_plan or []
        if not actions:
            self._document.paragraph(self._text(N_("No action has been planned yet.")))
            return
        words = self._words
        rows = [
            [
                words.show(one.activity),
                words.show(one.due_on),
                words.show(one.responsible),
                words.money(one.budget),
                words.show(one.results),
                words.show(one.evaluation_on),
            ]
            for one in actions
        ]
        columns = [
            Column(self._text(N_("Activity")), 45),
            Column(self._text(N_("Term")), 20),
            Column(self._text(N_("Responsible")), 28),
            Column(self._text(N_("Budget")), 22, right=True),
            Column(self._text(N_("Results")), 30),
            Column(self._text(N_("Evaluation")), 20),
        ]
        currency = show_currency(self._record.currency, self._frame.catalogue) if self._record.currency else DASH
        note = words.say(Sentence("Sums in: {currency}.", currency=currency))
        self._document.table(Table(columns=columns, rows=rows), note)

    def _signatures(self) -> None:
        """Add who signs for the initiator; functions are printed, names are written by hand."""
        partner = self._words.partner(self._record.initiator_partner)
        function = (partner.representative_function if partner is not None else None) or DASH
        organisation = (partner.name if partner is not None else None) or self._frame.issuer.name
        below = self._text(N_("name, signature"))
        self._document.signatures(
            [
                Signatory(role=self._text(role), function=who, organisation=organisation, below=below)
                for role, who in ((N_("Drawn up"), DASH), (N_("Approved"), function))
            ]
        )
