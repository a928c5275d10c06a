"""The figures of a yearly report on transparency, out of the records of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.records.transparency import figures
from parteneriat_desktop.records.transparency_records import YearOfRecords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.announcement import Announcement
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.contribution import Contribution, DebateRequest
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.participation_count import ParticipationCount
    from parteneriat_desktop.records.partner import Partner
    from parteneriat_desktop.records.transparency import Figure
    from parteneriat_desktop.records.transparency_report import TransparencyReport


def figures_of(workspace: Workspace, report: TransparencyReport) -> list[Figure]:
    """Return all figures of a report; a report without a year is about the present one."""
    return figures(report, year_of_records(workspace, report.year or workspace.today.year))


def year_of_records(workspace: Workspace, year: int) -> YearOfRecords:
    """Return the records that a report about a year looks at."""
    return YearOfRecords(
        year=year,
        consultations=cast("Sequence[Consultation]", workspace.all("consultation")),
        announcements=cast("Sequence[Announcement]", workspace.all("announcement")),
        contributions=cast("Sequence[Contribution]", workspace.all("contribution")),
        requests=cast("Sequence[DebateRequest]", workspace.all("debate_request")),
        meetings=cast("Sequence[Meeting]", workspace.all("meeting")),
        counts=cast("Sequence[ParticipationCount]", workspace.all("participation_count")),
        partners=cast("Sequence[Partner]", workspace.all("partner")),
    )
