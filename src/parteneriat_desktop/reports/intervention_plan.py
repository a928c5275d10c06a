"""R02 Intervention plan: the whole plan on paper, with its wide tables as landscape annexes (paper.md 7).

The text of the plan is printed whole. A result of more than 2,000 letters stands in section 4 with its
first sentence and in annex 2 with all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.result import Achievement
from parteneriat_desktop.records.target import Horizon
from parteneriat_desktop.records.work import Activity
from parteneriat_desktop.reports.activity_schedule import plan_schedule
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.long_texts import shortened
from parteneriat_desktop.reports.marks import Mark
from parteneriat_desktop.reports.parties import party_signatories
from parteneriat_desktop.reports.plan_annexes import add_annexes
from parteneriat_desktop.reports.plan_content import PlanContent
from parteneriat_desktop.reports.tables import Table, text_table
from parteneriat_desktop.reports.typography import NEAR
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.result import Result
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R02", N_("Intervention plan")

#: Parties named on the first page.
NAMED_PARTIES = 4
#: How far sub-activities are shifted, in points.
_INDENT = 2 * NEAR
_ACHIEVED = {Achievement.YES: Mark.WELL, Achievement.PARTLY: Mark.ATTENTION, Achievement.NO: Mark.BAD}


def intervention_plan(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the plan as a document."""
    return _PlanDocument(source, cast("Plan", subject), frame).compose()


class _PlanDocument:
    """One plan under composition."""

    def __init__(self, source: Surroundings, plan: Plan, frame: Frame) -> None:
        self._plan = plan
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._content = PlanContent(source, plan)
        self._document = Document(code=CODE, title=self._text(TITLE), subject=plan.title or DASH, frame=frame)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._identity()
        self._summary()
        self._territory()
        self._domains()
        self._steps()
        self._results()
        self._commitment()
        self._monitoring()
        signatories = party_signatories(self._content.partnership, self._words, self._frame.catalogue)
        self._document.signatures(signatories)
        add_annexes(self._document, self._content, self._words, self._frame.catalogue)
        return self._document.bytes()

    def _identity(self) -> None:
        """Add partnership, parties, adoption, periods and budget."""
        plan, words, partnership = self._plan, self._words, self._content.partnership
        decision = plan.council_decision_ref
        adopted = [words.show(plan.adopted_on)] if plan.adopted_on else []
        if decision is not None:
            adopted.append(words.council_decision(decision.number, decision.date))
        self._document.key_values(
            [
                (self._text(N_("Partnership")), words.show(partnership.title if partnership else None)),
                (self._text(N_("Parties")), self._parties()),
                (self._text(N_("Adopted on")), ", ".join(adopted) or DASH),
                (self._text(N_("Implementation")), words.period(plan.implementation_from, plan.implementation_until)),
                (self._text(N_("Monitored until")), words.show(plan.monitored_until)),
                (self._text(N_("Total budget")), words.money_in(plan.budget_total, plan.currency)),
                (self._text(N_("State")), words.show(plan.state)),
            ]
        )

    def _parties(self) -> str:
        """Return the names of the parties; of many only the first, since the partnership sheet lists them all."""
        partnership = self._content.partnership
        parties = (partnership.parties if partnership else None) or []
        names = " · ".join(self._words.partner_name(party.partner) for party in parties[:NAMED_PARTIES])
        others = len(parties) - NAMED_PARTIES
        if others <= 0:
            return names or DASH
        return self._words.say(Counted("{names} and {count} more", "{names} and {count} more", others, names=names))

    def _summary(self) -> None:
        """Add whether the plan is complete, how big it is, and what has to be decided."""
        content, say = self._content, self._words.say
        labels = [found.facts.label for found in self._plan.fields() if found.name in self._missing()]
        verdict = N_("The plan is filled in completely.") if not labels else N_("The plan is not filled in completely.")
        size = Sentence(
            "Objectives: {objectives}; activities and their parts: {activities}; targets: {targets}; "
            "short-term results: {short}; long-term results: {long}.",
            objectives=len(content.objectives),
            activities=len(content.activities),
            targets=len(content.targets),
            short=len(self._of_horizon(Horizon.SHORT)),
            long=len(self._of_horizon(Horizon.LONG)),
        )
        total = content.sums(lambda line: line.source).total()
        budget = Sentence("The budget lines add up to {sum}.", sum=self._words.money_in(total, self._plan.currency))
        decide = [self._text(label) for label in labels]
        self._document.summary(
            self._text(verdict),
            ("", f"{say(size)} {say(budget)}"),
            (self._text(N_("To decide:")), self._words.show(decide) + ".")
            if decide
            else ("", self._text(N_("Nothing has to be decided."))),
        )

    def _missing(self) -> set[str]:
        """Return the names of the mandatory fields that are empty."""
        return {problem.field for problem in self._plan.missing()}

    def _territory(self) -> None:
        """Add the units, the inhabitants, the problem and the people the plan is for."""
        self._document.section(self._text(N_("Territory and problem")))
        rows: list[list[str]] = []
        for code in self._plan.territory or []:
            unit = self._words.unit(code)
            rows.append([unit.name, unit.county, code] if unit else [DASH, DASH, code])
        if rows:
            heads = [N_("Unit"), N_("County"), N_("Code")]
            note = Sentence("Inhabitants of the territory: {count}.", count=self._plan.population)
            self._document.table(text_table(self._text, heads, (90, 50, 25), rows), self._words.say(note))
        else:
            self._document.paragraph(self._text(N_("The territory has not been entered yet.")))
        absent = self._text(N_("The analysis of the problem has not been entered yet."))
        self._document.subheading(self._text(N_("Analysis of the problem")))
        self._document.paragraph(self._plan.problem_analysis or absent)
        if self._plan.target_group:
            self._document.subheading(self._text(N_("Target group")))
            self._document.paragraph(self._plan.target_group)

    def _domains(self) -> None:
        """Add the priority domains, the main one named."""
        self._document.section(self._text(N_("Domains")))
        domains = self._plan.domains or []
        if not domains:
            self._document.paragraph(self._text(N_("No priority domain has been chosen yet.")))
            return
        main, other = self._text(N_("main domain")), self._text(N_("further domain"))
        rows = [[self._words.show(domain.domain), main if domain.main else other] for domain in domains]
        self._document.table(text_table(self._text, [N_("Domain"), N_("Rank")], (115, 50), rows))

    def _steps(self) -> None:
        """Add objectives, activities and sub-activities, and the tools they leave behind."""
        self._document.section(self._text(N_("Objectives and activities")))
        rows: list[list[Cell | str]] = []
        for step in self._content.steps():
            record, bold = step.record, step.level == 0
            indent = _INDENT * max(0, min(step.level, 3) - 1)
            name = Cell(record.name or DASH, bold=bold, indent=indent if isinstance(record, Activity) else 0.0)
            period = self._words.period(record.starts_on, record.ends_on)
            partner = self._words.short_name(record.responsible_partner)
            rows.append([Cell(record.code or DASH, bold=bold), name, period, partner, self._words.show(record.state)])
        if rows:
            step_head = N_("Objective, activity, part of an activity")
            heads = [N_("Code"), step_head, N_("Period"), N_("Responsible"), N_("State")]
            self._document.table(text_table(self._text, heads, (14, 67, 28, 32, 24), rows))
            catalogue, width = self._frame.catalogue, self._document.width
            self._document.charts(plan_schedule(self._content.steps(), self._frame.day, width, catalogue))
        else:
            self._document.paragraph(self._text(N_("No objectives and activities have been entered yet.")))
        self._tools()

    def _tools(self) -> None:
        """Add the working tools, if the plan names any."""
        if not self._content.tools:
            return
        self._document.subheading(self._text(N_("Working tools")))
        words = self._words
        rows = [
            [
                tool.name or DASH,
                words.show(tool.kind),
                words.show(tool.beneficiary_department),
                words.numbered(tool.adoption_act_number, tool.adoption_act_date),
                words.show(tool.in_use_since),
            ]
            for tool in self._content.tools
        ]
        heads = [N_("Tool"), N_("Kind"), N_("Department"), N_("Adopted by"), N_("In use since")]
        self._document.table(text_table(self._text, heads, (56, 26, 32, 29, 22), rows))

    def _of_horizon(self, horizon: Horizon) -> list[Result]:
        """Return the results of a horizon."""
        return [result for result in self._content.results if result.horizon is horizon]

    def _results(self) -> None:
        """Add what is promised for the short and for the long term."""
        self._document.section(self._text(N_("Short-term and long-term results")))
        for horizon, letter in ((Horizon.SHORT, "S"), (Horizon.LONG, "L")):
            self._document.subheading(self._frame.catalogue.label(horizon))
            results = self._of_horizon(horizon)
            if not results:
                self._document.paragraph(self._text(N_("No results have been entered yet.")))
                continue
            rows: list[list[Cell | str]] = []
            for number, result in enumerate(results, start=1):
                mark = _ACHIEVED.get(result.achieved, Mark.NONE) if result.achieved else Mark.NONE
                state = Cell(self._words.show(result.achieved), bold=mark is Mark.BAD, mark=mark)
                rows.append(
                    [f"{letter}{number}", shortened(result.description or DASH, 2, self._frame.catalogue), state]
                )
            heads = [N_("Code"), N_("Result"), N_("Achieved")]
            self._document.table(text_table(self._text, heads, (14, 122, 29), rows))

    def _commitment(self) -> None:
        """Add the promise to consult: how often, by what methods, including whom, announced where."""
        self._document.section(self._text(N_("Commitment to consult")))
        promised, words = self._plan.consultation_commitment, self._words
        if promised is None:
            self._document.paragraph(self._text(N_("The commitment to consult has not been entered yet.")))
            return
        every = DASH
        if promised.frequency_months:
            every = words.say(Sentence("at least every {months}", months=words.months(promised.frequency_months)))
        rows = [
            [self._text(N_("How often")), every],
            [self._text(N_("Methods")), words.show(promised.methods)],
            [self._text(N_("Measures of inclusion")), words.show(promised.inclusion_measures)],
            [self._text(N_("Channels of publication")), words.show(promised.publication_channels)],
            [self._text(N_("Signatory")), words.show(promised.signatory)],
        ]
        self._document.table(text_table(self._text, [N_("Promise"), N_("Content")], (45, 120), rows))

    def _monitoring(self) -> None:
        """Add how long the plan is watched, and how often which target is measured."""
        self._document.section(self._text(N_("Monitoring")))
        plan = self._plan
        period = self._words.period(plan.adopted_on, plan.monitored_until)
        self._document.paragraph(self._words.say(Sentence("Period of monitoring: {period}.", period=period)))
        if not self._content.targets:
            self._document.paragraph(self._text(N_("No targets have been entered yet.")))
            return
        rows = [
            [
                target.code or DASH,
                self._words.show(target.frequency),
                self._words.show(target.collection_method),
                self._words.show(target.verification_source),
            ]
            for target in self._content.targets
        ]
        columns = [
            Column(self._text(N_("Target")), 16),
            Column(self._text(N_("Measured")), 28),
            Column(self._text(N_("Method of collection")), 55),
            Column(self._text(N_("Source of verification")), 66),
        ]
        self._document.table(Table(columns=columns, rows=rows))
