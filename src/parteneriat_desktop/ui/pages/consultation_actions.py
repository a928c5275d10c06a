"""The buttons in the head of a consultation: papers, everything else, and the next step, which is never grey."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from parteneriat_desktop.actions import make_report
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import states
from parteneriat_desktop.ui.going import RECORD, new_record
from parteneriat_desktop.ui.printing import print_report, write_editable
from parteneriat_desktop.ui.step_words import STEPS
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.reports.catalogue import Report
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.pages.consultation_dossier import ConsultationDossier


def head_buttons(context: Context, dossier: ConsultationDossier, consultation: Consultation) -> list[QPushButton]:
    """Make the buttons for a consultation as it stands."""
    papers = button(context.text(N_("Create PDF")), context.palette, icon_name="printer")
    papers.setMenu(_papers(context, papers, consultation))
    more = button(context.text(N_("More")), context.palette, icon_name="ellipsis")
    more.setMenu(_more(context, more, dossier, consultation))
    made = [papers, more]
    target = states.next_state(consultation)
    if target is not None:
        words, icon, _purpose = STEPS[target]
        step = button(context.text(words), context.palette, partial(dossier.take_step, target), icon_name=icon)
        step.setToolTip(context.text(N_("Ctrl+Enter where no form is open")))
        made.append(step)
    return made


def _papers(context: Context, widget: QPushButton, consultation: Consultation) -> QMenu:
    """Make the menu of what can be printed, filled when it is opened."""
    menu = QMenu(widget)
    menu.aboutToShow.connect(partial(_fill_papers, context, menu, consultation))
    return menu


def _fill_papers(context: Context, menu: QMenu, consultation: Consultation) -> None:
    """List the reports about the consultation, its meetings and requests."""
    menu.clear()
    kinds = {kind: context.workspace.children(kind, "consultation", consultation.id) for kind in _KINDS}
    for report in make_report.reports():
        if report.entity == "consultation":
            _add_paper(context, menu, report, consultation.id, context.text(report.title))
        for one in kinds.get(report.entity or "", ()):
            paper = Sentence(
                "{paper}: {subject}", paper=context.text(report.title), subject=title_of(one, context.catalogue)
            )
            _add_paper(context, menu, report, one.id, context.say(paper))


def _add_paper(context: Context, menu: QMenu, report: Report, record: str, words: str) -> None:
    """Add a report, and its editable text where it has one."""
    menu.addAction(f"{report.code}  {words}", partial(print_report, context, menu, report.code, record))
    if report.make_text is not None:
        editable = context.say(Sentence("{paper} – editable text (.docx)", paper=words))
        menu.addAction(f"{report.code}  {editable}", partial(write_editable, context, menu, report.code, record))


def _more(context: Context, widget: QPushButton, dossier: ConsultationDossier, consultation: Consultation) -> QMenu:
    """Make the menu of everything else: the form, new records, other steps, folders to hand over."""
    menu = QMenu(widget)
    record = consultation.id
    menu.addAction(context.text(N_("Edit")), partial(context.go, RECORD, "consultation", record))
    menu.addAction(context.text(N_("Urgent procedure…")), partial(context.go, RECORD, "consultation", record, "urgent"))
    menu.addSeparator()
    for words, kind in _NEW:
        menu.addAction(context.text(words), partial(new_record, context, kind, consultation=record))
    menu.addSeparator()
    for target in _others(consultation):
        menu.addAction(context.text(STEPS[target][0]), partial(dossier.take_step, target))
    menu.addSeparator()
    menu.addAction(context.text(N_("Save the pack for publishing…")), dossier.save_pack)
    menu.addAction(context.text(N_("Save the archived dossier…")), dossier.save_archive)
    return menu


def _others(consultation: Consultation) -> Sequence[str]:
    """Return the steps that are possible beside the usual one."""
    return states.following(consultation)[1:]


_KINDS = ("meeting", "debate_request")
_NEW = (
    (N_("Add an announcement"), "announcement"),
    (N_("Add a meeting"), "meeting"),
    (N_("Add a request for a debate"), "debate_request"),
    (N_("Add a questionnaire"), "questionnaire"),
)
