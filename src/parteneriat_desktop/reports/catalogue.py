"""Every report that can be made, by its code.

An explicit list: a new report is a module of its own and one entry here. ``R17`` is made of a bundle, not of
a record, and has a call of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Holdings, Surroundings
    from parteneriat_desktop.reports.frame import Frame
    from parteneriat_desktop.reports.transmittal_sheet import Transmittal


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of document: its code, its title in English, the entity it is about, if any.

    ``number`` names the register of the record that holds the number of this paper; a paper whose number is
    not kept has an empty box to write it in. ``make_text`` makes its editable form, where there is one;
    ``make_whole`` makes a report about everything that is held here. ``has_period`` says that it can be asked for
    a period.
    """

    code: str
    title: str
    entity: str | None
    make: Callable[[Holdings, Record, Frame], bytes] | None
    number: str = "registration"
    make_text: Callable[[Holdings, Record, Frame], bytes] | None = None
    make_whole: Callable[[Holdings, Frame], bytes] | None = None
    has_period: bool = False


def _partnership_sheet(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R01; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.partnership_sheet import partnership_sheet  # noqa: PLC0415 - heavy, see above

    return partnership_sheet(source, subject, frame)


def _intervention_plan(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R02; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.intervention_plan import intervention_plan  # noqa: PLC0415 - heavy, see above

    return intervention_plan(source, subject, frame)


def _monitoring_report(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R03; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.monitoring_report import monitoring_report  # noqa: PLC0415 - heavy, see above

    return monitoring_report(source, subject, frame)


def _consultation_notice(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R05; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.consultation_notice import consultation_notice  # noqa: PLC0415 - heavy, see above

    return consultation_notice(source, subject, frame)


def _meeting_notice(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R05D; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.meeting_notice import meeting_notice  # noqa: PLC0415 - heavy, see above

    return meeting_notice(source, subject, frame)


def _public_register(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R06; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.proposal_register import public_register  # noqa: PLC0415 - heavy, see above

    return public_register(source, subject, frame)


def _local_register(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R06L; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.proposal_register import local_register  # noqa: PLC0415 - heavy, see above

    return local_register(source, subject, frame)


def _response_table(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R07; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.response_table import response_table  # noqa: PLC0415 - heavy, see above

    return response_table(source, subject, frame)


def _minutes(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R08; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.minutes import minutes  # noqa: PLC0415 - heavy, see above

    return minutes(source, subject, frame)


def _minutes_text(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R08 as an editable text; the library for it is loaded only now."""
    from parteneriat_desktop.reports.minutes_text import minutes_text  # noqa: PLC0415 - heavy, see above

    return minutes_text(source, subject, frame)


def _transparency_sheet(source: Holdings, subject: Record, frame: Frame) -> bytes:
    """Return R09; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.transparency_sheet import transparency_sheet  # noqa: PLC0415 - heavy, see above

    return transparency_sheet(source, subject, frame)


def _satisfaction_results(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R13; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.satisfaction_results import satisfaction_results  # noqa: PLC0415 - heavy

    return satisfaction_results(source, subject, frame)


def _questionnaire_form(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R13F; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.questionnaire_form import questionnaire_form  # noqa: PLC0415 - heavy, see above

    return questionnaire_form(source, subject, frame)


def _shared_certificates(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R14; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.certificate_register import shared_register  # noqa: PLC0415 - heavy, see above

    return shared_register(source, subject, frame)


def _named_certificates(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R14L; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.certificate_register import named_register  # noqa: PLC0415 - heavy, see above

    return named_register(source, subject, frame)


def _certificate_pages(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R14C; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.certificates import certificate_pages  # noqa: PLC0415 - heavy, see above

    return certificate_pages(source, subject, frame)


def _debate_reply(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R19; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.debate_reply import debate_reply  # noqa: PLC0415 - heavy, see above

    return debate_reply(source, subject, frame)


def _evidence_matrix(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R04; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.evidence_matrix import evidence_matrix  # noqa: PLC0415 - heavy, see above

    return evidence_matrix(source, subject, frame)


def _budget_execution(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R11; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.budget_execution import budget_execution  # noqa: PLC0415 - heavy, see above

    return budget_execution(source, subject, frame)


def _participation(source: Holdings, frame: Frame) -> bytes:
    """Return R10; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.participation_summary import participation_summary  # noqa: PLC0415 - heavy

    return participation_summary(source, frame)


def _cooperation(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R12; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.cooperation_log import cooperation_log  # noqa: PLC0415 - heavy, see above

    return cooperation_log(source, subject, frame)


def _policy_proposal(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return R15; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.policy_proposal import policy_proposal  # noqa: PLC0415 - heavy, see above

    return policy_proposal(source, subject, frame)


def _associations(source: Holdings, frame: Frame) -> bytes:
    """Return R16; reportlab and pikepdf are loaded only now."""
    from parteneriat_desktop.reports.association_register import association_register  # noqa: PLC0415 - heavy

    return association_register(source, frame)


REPORTS: tuple[Report, ...] = (
    Report("R01", N_("Partnership sheet"), "partnership", _partnership_sheet),
    Report("R02", N_("Intervention plan"), "plan", _intervention_plan),
    Report("R03", N_("Monitoring report"), "monitoring_report", _monitoring_report),
    Report("R04", N_("Dossier of the target – evidence matrix"), "partnership", _evidence_matrix, ""),
    Report("R05", N_("Notice of a public consultation"), "consultation", _consultation_notice),
    Report("R05D", N_("Notice of a public debate or meeting"), "meeting", _meeting_notice, number=""),
    Report("R06", N_("Register of proposals"), "consultation", _public_register, ""),
    Report("R06L", N_("Register of proposals with names (internal)"), "consultation", _local_register, ""),
    Report("R07", N_("Proposals received and reasoned answers"), "consultation", _response_table, "response"),
    Report("R08", N_("Minutes"), "meeting", _minutes, make_text=_minutes_text),
    Report("R09", N_("Yearly report on transparency"), "transparency_report", _transparency_sheet),
    Report("R10", N_("Participation and inclusion"), None, None, make_whole=_participation, has_period=True),
    Report("R11", N_("Execution of the budget"), "plan", _budget_execution, ""),
    Report("R12", N_("Cooperation and regularity"), "partnership", _cooperation, "", has_period=True),
    Report("R13", N_("Results of a questionnaire"), "questionnaire", _satisfaction_results, ""),
    Report("R13F", N_("Questionnaire to fill in"), "questionnaire_template", _questionnaire_form, ""),
    Report("R14", N_("Register of certificates"), "training", _shared_certificates, ""),
    Report("R14C", N_("Certificates of attendance"), "training", _certificate_pages, ""),
    Report("R14L", N_("Register of certificates with names (internal)"), "training", _named_certificates, ""),
    Report("R15", N_("Public policy proposal"), "policy_proposal", _policy_proposal),
    Report("R16", N_("Register of associations and foundations"), None, None, make_whole=_associations),
    Report("R17", N_("Transmittal sheet"), None, None),
    Report("R19", N_("Reply to a request for a debate"), "debate_request", _debate_reply, number="reply"),
)

_BY_CODE = {report.code: report for report in REPORTS}


def make(code: str, source: Holdings, subject_id: str, frame: Frame) -> bytes:
    """Return the PDF/A-2b file of a report about one record.

    Raises ``RefusedError``: there is no such report (code ``unknown-report``), it is made of a bundle and not
    of a record (``report-of-bundle``), or the record does not exist (``unknown-record``).
    """
    report = _known(code)
    if report.make is None or report.entity is None:
        raise RefusedError(
            Sentence("The report {code} is made together with a bundle.", code=code),
            Sentence("Export a bundle; the sheet lies beside it."),
            code="report-of-bundle",
        )
    return report.make(source, _subject(source, report.entity, subject_id), frame)


def make_whole(code: str, source: Holdings, frame: Frame) -> bytes:
    """Return the PDF/A-2b file of a report about everything that is held here.

    Raises ``RefusedError`` for an unknown report, and for one that is about a record (code ``no-record``).
    """
    report = _known(code)
    if report.make_whole is None:
        raise RefusedError(
            Sentence("The report {code} is about one record, and none was named.", code=report.code),
            Sentence("Name the record with --id; for the sheet of a bundle (R17) that is the number of the bundle."),
            code="no-record",
        )
    return report.make_whole(source, frame)


def make_text(code: str, source: Holdings, subject_id: str, frame: Frame) -> bytes:
    """Return a report about one record as an editable text (DOCX).

    Raises ``RefusedError`` as ``make`` does, and for a report that is made as PDF only (``not-editable``).
    """
    report = _known(code)
    if report.make_text is None or report.entity is None:
        raise RefusedError(
            Sentence("The report {code} is made as a PDF only.", code=code),
            Sentence("Choose a file whose name ends in .pdf."),
            code="not-editable",
        )
    return report.make_text(source, _subject(source, report.entity, subject_id), frame)


def _known(code: str) -> Report:
    """Return a report by its code, or refuse it."""
    report = _BY_CODE.get(code)
    if report is None:
        raise RefusedError(
            Sentence("There is no report “{code}”.", code=code[:20]),
            Sentence("Choose one of: {codes}.", codes=", ".join(_BY_CODE)),
            code="unknown-report",
        )
    return report


def _subject(source: Surroundings, entity: str, subject_id: str) -> Record:
    """Return the record that a report is about, or refuse."""
    subject = source.find(entity, subject_id)
    if subject is None:
        raise RefusedError(
            Sentence("There is nothing to print: no record “{record}” was found.", record=subject_id[:60]),
            Sentence("Check its id; a deleted record has to be restored first."),
            code="unknown-record",
        )
    return subject


def make_transmittal(transmittal: Transmittal, frame: Frame) -> bytes:
    """Return the PDF/A-2b file of the sheet that travels with a bundle (R17)."""
    from parteneriat_desktop.reports.transmittal_sheet import transmittal_sheet  # noqa: PLC0415 - heavy, see above

    return transmittal_sheet(transmittal, frame)
