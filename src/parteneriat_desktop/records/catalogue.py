"""All entities of this version, in order of dependence: a record comes after what it links to.

Links that lead back (a plan names the consultation on its priorities) are the only exceptions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.budget import BudgetLine, Expenditure
from parteneriat_desktop.records.budgeting import BudgetingProject, BudgetingRound
from parteneriat_desktop.records.collaboration_proposal import CollaborationProposal
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultative_body import ConsultativeBody
from parteneriat_desktop.records.contribution import Contribution, DebateRequest
from parteneriat_desktop.records.cooperation import CooperationEntry
from parteneriat_desktop.records.correction_request import CorrectionRequest
from parteneriat_desktop.records.deviation import Deviation
from parteneriat_desktop.records.discussion import DiscussionEntry
from parteneriat_desktop.records.extra_day import ExtraDay
from parteneriat_desktop.records.improvement_proposal import ImprovementProposal
from parteneriat_desktop.records.indicator_value import IndicatorValue
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.monitoring_report import MonitoringReport, MonitoringVisit
from parteneriat_desktop.records.participation_count import ParticipationCount
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.partnership import Partnership
from parteneriat_desktop.records.pilot import Pilot
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.policy_proposal import PolicyProposal
from parteneriat_desktop.records.programme import Programme
from parteneriat_desktop.records.questionnaire import Questionnaire, QuestionnaireTemplate
from parteneriat_desktop.records.resource import Resource
from parteneriat_desktop.records.response import Response
from parteneriat_desktop.records.result import Result
from parteneriat_desktop.records.target import Target
from parteneriat_desktop.records.training import Certificate, Training, TrainingEvent
from parteneriat_desktop.records.transparency_report import TransparencyReport
from parteneriat_desktop.records.work import Activity, Objective, Responsibility
from parteneriat_desktop.records.working_tool import WorkingTool

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

#: Version of the records; every released change of their fields raises it.
SCHEMA = 2

ENTITIES: tuple[type[Record], ...] = (
    Programme,
    Partner,
    CollaborationProposal,
    Partnership,
    Resource,
    Plan,
    Objective,
    Activity,
    Target,
    IndicatorValue,
    Result,
    BudgetLine,
    Expenditure,
    Responsibility,
    Deviation,
    WorkingTool,
    Consultation,
    ConsultativeBody,
    Meeting,
    Announcement,
    DebateRequest,
    Contribution,
    BudgetingRound,
    BudgetingProject,
    DiscussionEntry,
    QuestionnaireTemplate,
    Questionnaire,
    Response,
    ImprovementProposal,
    TransparencyReport,
    CooperationEntry,
    Pilot,
    PolicyProposal,
    Training,
    TrainingEvent,
    Certificate,
    ParticipationCount,
    MonitoringReport,
    MonitoringVisit,
    ExtraDay,
    CorrectionRequest,
)

_BY_NAME = {entity.ENTITY: entity for entity in ENTITIES}


def entity(name: str) -> type[Record] | None:
    """Return the class of an entity by its id, or None where this version does not know it."""
    return _BY_NAME.get(name)
