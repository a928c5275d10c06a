"""Yearly reports on transparency with typed values only: an ordinary one, and one with long answers."""

from __future__ import annotations

from parteneriat_desktop.records.transparency_report import Indicator, TransparencyReport

YEARLY = "yearly-1"
SAID = "Asociațiile au participat la fiecare dezbatere, au primit răspuns și au propus priorități noi. "


def a_yearly_report() -> TransparencyReport:
    """A year with a debate, some requests, and an evaluation of a few lines."""
    return TransparencyReport(
        id=YEARLY,
        year=2026,
        info_requests_persons=2,
        info_requests_associations=0,
        responsible_persons=1,
        responsible_how="dispoziția primarului",
        more_public_meetings=4,
        more_non_public_meetings=1,
        non_public_reasons="date cu caracter personal",
        court_pending=1,
        not_collected=[Indicator.ANNOUNCED_MEDIA],
        own_evaluation=SAID * 4,
    )


def a_wordy_report() -> TransparencyReport:
    """A year whose answers in words fill pages."""
    return TransparencyReport(
        id=YEARLY,
        year=2026,
        info_requests_persons=999_999_999,
        responsible_how=(SAID * 6)[:500],
        responsible_structure=(SAID * 6)[:500],
        non_public_reasons=(SAID * 50)[:4000],
        own_evaluation=(SAID * 250)[:20_000],
    )
