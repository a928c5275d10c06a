"""Rows E2 to E9 of the evidence matrix: what the plan and its annexes prove.

The annexes share the plan's date, registration number and document; working tools have their own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.budget import BudgetLine
from parteneriat_desktop.records.evidence_row import Papers, Row, judged, no_record, not_there
from parteneriat_desktop.records.plan_steps import budget
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.result import Result
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.target import Horizon, Target
from parteneriat_desktop.records.work import Activity, RaciRole, Responsibility
from parteneriat_desktop.records.working_tool import WorkingTool

if TYPE_CHECKING:
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.surroundings import Surroundings


def plan_rows(plan: Plan, around: Surroundings) -> list[Row]:
    """Return the rows E2 to E9 for one plan; a plan without id stands for "no plan"."""
    if not plan.id:
        nothing = Sentence("No intervention plan is registered.")
        return [no_record(row, nothing) for row in list(EvidenceRow)[1:9]]
    papers = papers_of(plan)
    return [
        _community(plan, papers),
        _domains(plan, papers),
        _targets(plan, around, papers),
        _results(plan, around, papers),
        _budget(plan, around, papers),
        _commitment(plan, papers),
        _responsibilities(plan, around, papers),
        _tools(plan, around),
    ]


def papers_of(plan: Plan) -> Papers:
    """Return the day of adoption, the registration number and the first attached document of a plan."""
    attached = [document.attachment for document in plan.documents or () if document.attachment is not None]
    return Papers(plan.adopted_on, plan.registration_number, next(iter(attached), None), tuple(attached[1:]))


def _community(plan: Plan, papers: Papers) -> Row:
    """E2: territory and problem."""
    own = {
        N_("the territory"): plan.territory is not None,
        N_("the analysis of the problem"): plan.problem_analysis is not None,
    }
    return judged(EvidenceRow.E2, plan, Sentence("Intervention plan"), papers, not_there(own))


def _domains(plan: Plan, papers: Papers) -> Row:
    """E3: at least one domain, one of them main."""
    domains = plan.domains or []
    if not domains:
        return no_record(EvidenceRow.E3, Sentence("The plan names no priority domain."))
    own = {N_("the main domain"): any(part.main for part in domains)}
    there = Counted("{count} priority domain", "{count} priority domains", len(domains))
    return judged(EvidenceRow.E3, plan, there, papers, not_there(own))


def _targets(plan: Plan, around: Surroundings, papers: Papers) -> Row:
    """E4: targets with baseline, value, unit and term."""
    targets = belonging(around, Target, "plan", plan.id)
    if not targets:
        return no_record(EvidenceRow.E4, Sentence("The plan has no targets."))
    complete = all(
        one.goal is not None
        and one.unit is not None
        and one.due_on is not None
        and (one.start is not None or one.baseline_unknown_reason is not None)
        for one in targets
    )
    there = Counted("{count} target", "{count} targets", len(targets))
    own = {N_("baseline, value, unit and term of each target"): complete}
    return judged(EvidenceRow.E4, targets[0], there, papers, not_there(own))


def _results(plan: Plan, around: Surroundings, papers: Papers) -> Row:
    """E5: short-term and long-term results."""
    results = belonging(around, Result, "plan", plan.id)
    if not results:
        return no_record(EvidenceRow.E5, Sentence("The plan has no results."))
    horizons = {one.horizon for one in results}
    own = {
        N_("a short-term result"): Horizon.SHORT in horizons,
        N_("a long-term result"): Horizon.LONG in horizons,
    }
    there = Counted("{count} result", "{count} results", len(results))
    return judged(EvidenceRow.E5, results[0], there, papers, not_there(own))


def _budget(plan: Plan, around: Surroundings, papers: Papers) -> Row:
    """E6: budget lines that add up to the total."""
    lines = belonging(around, BudgetLine, "plan", plan.id)
    if not lines:
        return no_record(EvidenceRow.E6, Sentence("The plan has no budget."))
    own = {N_("a total that equals the sum of the lines"): not list(budget(plan, around))}
    there = Counted("{count} budget line", "{count} budget lines", len(lines))
    return judged(EvidenceRow.E6, lines[0], there, papers, not_there(own))


def _commitment(plan: Plan, papers: Papers) -> Row:
    """E7: the commitment with frequency, methods, measures of inclusion and signatory."""
    commitment = plan.consultation_commitment
    if commitment is None:
        return no_record(EvidenceRow.E7, Sentence("The plan holds no commitment to consult."))
    own = {
        N_("the frequency"): commitment.frequency_months is not None,
        N_("the methods"): commitment.methods is not None,
        N_("the measures of inclusion"): commitment.inclusion_measures is not None,
        N_("the signatory"): commitment.signatory is not None,
    }
    return judged(EvidenceRow.E7, plan, Sentence("Commitment to consult"), papers, not_there(own))


def _responsibilities(plan: Plan, around: Surroundings, papers: Papers) -> Row:
    """E8: for each activity, one partner accountable."""
    activities = [one for one in belonging(around, Activity, "plan", plan.id) if one.parent is None]
    roles = [role for one in activities for role in belonging(around, Responsibility, "activity", one.id)]
    if not roles:
        return no_record(EvidenceRow.E8, Sentence("No responsibilities are assigned."))
    accountable = Counter(role.activity for role in roles if role.role is RaciRole.ACCOUNTABLE)
    own = {N_("one accountable partner for each activity"): all(accountable[one.id] == 1 for one in activities)}
    there = Counted("{count} responsibility", "{count} responsibilities", len(roles))
    return judged(EvidenceRow.E8, roles[0], there, papers, not_there(own))


def _tools(plan: Plan, around: Surroundings) -> Row:
    """E9: working tools in use, adopted by an act, with evidence; the best of them decides."""
    tools = belonging(around, WorkingTool, "plan", plan.id)
    if not tools:
        return no_record(EvidenceRow.E9, Sentence("No working tool is registered."))
    there = Counted("{count} working tool", "{count} working tools", len(tools))
    rows = [judged(EvidenceRow.E9, tool, there, *_tool(tool)) for tool in tools]
    return min(rows, key=lambda row: len(row.lacks))


def _tool(tool: WorkingTool) -> tuple[Papers, list[Sentence]]:
    """Return the papers of a working tool and what it does not prove."""
    own = {
        N_("the department that uses it"): tool.beneficiary_department is not None,
        N_("the first day of use"): tool.in_use_since is not None,
    }
    return Papers(tool.adoption_act_date, tool.adoption_act_number, tool.evidence), not_there(own)
