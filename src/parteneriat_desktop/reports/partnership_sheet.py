"""R01 Partnership sheet: what was agreed, between whom, on what papers, and whether it counts (paper.md 7).

A clause is "missing" only where the checklist was filled in at all; otherwise it is "not checked".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence import evidence
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.records.partnership import AgreementClause
from parteneriat_desktop.records.programme import CountingRule
from parteneriat_desktop.records.result import Achievement
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.marks import Mark
from parteneriat_desktop.reports.parties import party_signatories
from parteneriat_desktop.reports.tables import text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.budget import BudgetLine
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.result import Result
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Attachment
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R01", N_("Partnership sheet")

_STATES = {
    RowState.PROVED: Mark.WELL,
    RowState.PARTIAL: Mark.ATTENTION,
    RowState.MISSING: Mark.BAD,
    RowState.OVERDUE: Mark.BAD,
}
_ACHIEVED = {
    Achievement.YES: Mark.WELL,
    Achievement.PARTLY: Mark.ATTENTION,
    Achievement.NO: Mark.BAD,
    None: Mark.NONE,
}


def partnership_sheet(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the sheet of a partnership."""
    return _Sheet(source, cast("Partnership", subject), frame).compose()


class _Sheet:
    """One sheet under composition."""

    def __init__(self, source: Surroundings, partnership: Partnership, frame: Frame) -> None:
        self._source = source
        self._record = partnership
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._plans = source.children("plan", "partnership", partnership.id)
        self._document = Document(code=CODE, title=self._text(TITLE), subject=partnership.title or DASH, frame=frame)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._identity()
        self._parties()
        self._papers()
        self._clauses()
        self._results()
        self._counting()
        self._document.signatures(party_signatories(self._record, self._words, self._frame.catalogue))
        return self._document.bytes()

    def _identity(self) -> None:
        """Add type, basis, funding, dates, committee and code."""
        record, words = self._record, self._words
        sources = [cast("BudgetLine", line).source for line in self._below_plans("budget_line")]
        self._document.key_values(
            [
                (self._text(N_("Kind")), words.show(record.kind)),
                (self._text(N_("Basis")), self._approval()),
                (self._text(N_("Funding")), words.either(sources)),
                (self._text(N_("Signed on")), words.show(record.signed_on)),
                (self._text(N_("Duration")), self._duration()),
                (self._text(N_("Steering group")), self._steering()),
                (self._text(N_("Code of the project")), words.show(record.project_code)),
            ]
        )

    def _approval(self) -> str:
        """Return the council decision that approved the agreement."""
        return self._words.council_decision(self._record.council_decision_number, self._record.council_decision_date)

    def _duration(self) -> str:
        """Return the term of the agreement as days or as months from its beginning."""
        record, words = self._record, self._words
        if record.ends_on or record.duration_months is None:
            return words.period(record.in_force_on, record.ends_on)
        months = words.months(record.duration_months)
        if record.in_force_on is None:
            return months
        return words.say(Sentence("{months} from {date}", months=months, date=record.in_force_on))

    def _steering(self) -> str:
        """Return whether there is a steering group and how often it meets."""
        record, words = self._record, self._words
        if record.steering_group and record.steering_frequency_months:
            every = words.months(record.steering_frequency_months)
            return words.say(Sentence("yes, meets every {months}", months=every))
        return words.show(record.steering_group)

    def _parties(self) -> None:
        """Add the parties with their seats, tax numbers and signatories."""
        self._document.section(self._text(N_("Parties")))
        parties = self._record.parties or []
        if not parties:
            self._document.paragraph(self._text(N_("No parties have been entered yet.")))
            return
        rows: list[list[str]] = []
        for number, party in enumerate(parties, start=1):
            partner = self._words.partner(party.partner)
            known = [self._words.show(partner.kind), self._words.place(partner)] if partner else [DASH, DASH]
            tax = self._words.show(partner.tax_number if partner else None)
            name = self._words.partner_name(party.partner)
            rows.append([str(number), name, *known, tax, self._words.show(party.signatory)])
        heads = [N_("No."), N_("Name"), N_("Kind"), N_("Place (unit code)"), N_("Tax code"), N_("Signatory")]
        self._document.table(text_table(self._text, heads, (9, 46, 30, 36, 22, 22), rows))

    def _papers(self) -> None:
        """Add the agreement, what prepared it and what changed it."""
        self._document.section(self._text(N_("Documents of the partnership")))
        rows = [*self._main_papers(), *self._preparing_papers(), *self._later_papers()]
        heads = [N_("Document"), N_("Approved by"), N_("Number and date"), N_("Attached")]
        self._document.table(text_table(self._text, heads, (66, 37, 34, 28), rows))

    def _main_papers(self) -> list[list[Cell | str]]:
        """Return the agreement and the procedure, which the same decision approves."""
        record, words = self._record, self._words
        agreement = words.show(record.kind) if record.kind else self._text(N_("agreement"))
        number = words.numbered(record.registration_number, record.registration_date)
        procedure = self._text(N_("Cooperation procedure"))
        return [
            [agreement, self._approval(), number, self._attached(record.signed_document)],
            [procedure, self._approval(), DASH, self._attached(record.cooperation_procedure)],
        ]

    def _preparing_papers(self) -> list[list[Cell | str]]:
        """Return those reports and opinions that are known."""
        record = self._record
        named = [
            (N_("Approval report"), record.approval_report_ref),
            (N_("Specialist report"), record.specialist_report_ref),
            (N_("Opinion of the committee"), record.committee_opinion_ref),
        ]
        return [
            [self._text(label), DASH, self._words.numbered(found.number, found.date), DASH]
            for label, found in named
            if found is not None
        ]

    def _later_papers(self) -> list[list[Cell | str]]:
        """Return addenda with what they changed, and all other documents."""
        rows: list[list[Cell | str]] = []
        for addendum in self._record.addenda or []:
            what = self._words.say(Sentence("Addendum: {change}", change=addendum.change))
            number = self._words.numbered(addendum.number, addendum.date)
            rows.append([what, DASH, number, self._attached(addendum.attachment)])
        for paper in self._record.documents or []:
            number = self._words.numbered(paper.number, paper.date)
            name = paper.title or self._words.show(paper.role)
            rows.append([name, DASH, number, self._attached(paper.attachment)])
        return rows

    def _attached(self, attachment: Attachment | None) -> Cell:
        """Return the mark for a paper that is attached or not."""
        if attachment is None:
            return Cell(self._text(N_("no file")), mark=Mark.ATTENTION)
        return Cell(self._text(N_("attached")), mark=Mark.WELL)

    def _clauses(self) -> None:
        """Add the ten clauses as two columns of five."""
        self._document.section(self._text(N_("Clauses of the agreement")))
        clauses = list(AgreementClause)
        half = (len(clauses) + 1) // 2
        rows = [
            [cell for clause in pair for cell in self._clause(clause)]
            for pair in zip(clauses[:half], clauses[half:], strict=True)
        ]
        heads = [N_("Clause"), N_("In the agreement")] * 2
        self._document.table(text_table(self._text, heads, (44, 38.5, 44, 38.5), rows))

    def _clause(self, clause: AgreementClause) -> tuple[str, Cell]:
        """Return a clause and whether the agreement has it."""
        name = self._frame.catalogue.label(clause)
        if self._record.clauses is None:
            return name, Cell(self._text(N_("not checked")), mark=Mark.NONE)
        if clause in self._record.clauses:
            return name, Cell(self._text(N_("present")), mark=Mark.WELL)
        return name, Cell(self._text(N_("missing")), bold=True, mark=Mark.BAD)

    def _results(self) -> None:
        """Add the results of the plans of this partnership."""
        self._document.section(self._text(N_("Recorded results")))
        results = cast("list[Result]", self._below_plans("result"))
        if not results:
            self._document.paragraph(self._text(N_("No results have been recorded yet.")))
            return
        rows: list[list[Cell | str]] = []
        for result in results:
            mark = _ACHIEVED[result.achieved]
            state = Cell(self._words.show(result.achieved), bold=mark is Mark.BAD, mark=mark)
            horizon = self._words.show(result.horizon)
            rows.append([result.description or DASH, horizon, state, self._words.show(result.achieved_on)])
        heads = [N_("Result"), N_("Horizon"), N_("Achieved"), N_("On")]
        self._document.table(text_table(self._text, heads, (83, 36, 26, 20), rows))

    def _counting(self) -> None:
        """Add whether the partnership counts for its target, condition by condition."""
        self._document.section(self._text(N_("Does it count for the target?")))
        programme = self._frame.programme
        if programme is None:
            self._document.paragraph(self._text(N_("No target has been chosen to count for.")))
            return
        found = evidence(self._record.id, self._source, programme)
        verdict = N_("Yes, every condition is met.") if found.countable else N_("Not yet.")
        target = Sentence("Target {code}: {name}", code=programme.code, name=programme.name)
        self._document.paragraph(self._words.say(target), self._text(verdict))
        if found.reasons and (programme.counting is CountingRule.SHORT or not programme.clauses):
            self._document.bullets([self._words.show(reason) for reason in found.reasons])
        rows: list[list[Cell | str]] = []
        for row in found.rows:
            mark = _STATES[row.state]
            state = Cell(self._words.show(row.state), bold=mark is Mark.BAD, mark=mark)
            label = self._frame.catalogue.label(row.row)
            rows.append([row.row.value, label, state, self._words.show(row.sentence)])
        heads = [N_("Code"), N_("Condition"), N_("State"), N_("What there is, what is missing")]
        self._document.table(text_table(self._text, heads, (12, 48, 26, 79), rows, dense=True))

    def _below_plans(self, entity: str) -> list[Record]:
        """Return the records of an entity that belong to the plans of this partnership."""
        return [found for plan in self._plans for found in self._source.children(entity, "plan", plan.id)]
