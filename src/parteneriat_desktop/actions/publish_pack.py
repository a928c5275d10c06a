"""The pack for publishing a consultation: what the national portal and the notice board need, in order.

Rules of this module:

1. The notice, the draft, its reasons, the study and, once there, the answers have fixed numbers 01 to 05; a
   paper that is not asked for and not there leaves its number free.
2. ``texte.txt`` is to be read and pasted, ``fields.csv`` says the same for programs: each field of the
   portal's form, in its order.
3. What is mandatory and missing is listed, and nothing is written. Names and contacts of citizens never go in.
4. The same records give the same bytes.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.make_report import Wanted, make
from parteneriat_desktop.actions.ordered_files import OrderedFile, spreadsheet
from parteneriat_desktop.actions.portals import Facts, Portal, portal
from parteneriat_desktop.actions.report_frame import issuer
from parteneriat_desktop.errors import InvalidDataError, RefusedError, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import states
from parteneriat_desktop.records.consultation import Consultation, ConsultationState
from parteneriat_desktop.records.problems import Problem, Severity, blocking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.values import Attachment

TEXTS, FIELDS = "texte.txt", "fields.csv"
#: States in which the answers are public.
_ANSWERED = {
    ConsultationState.RESPONSE_PUBLISHED,
    ConsultationState.IN_ENDORSEMENT,
    ConsultationState.ADOPTED,
    ConsultationState.WITHDRAWN,
    ConsultationState.ARCHIVED,
}


def publish_pack(workspace: Workspace, record: str, catalogue: Catalogue) -> list[OrderedFile]:
    """Return the files of the pack of a consultation, in their order.

    Raises ``InvalidDataError`` (code ``incomplete-pack``) with everything that is missing, and
    ``RefusedError`` for an unknown or deleted consultation.
    """
    consultation = known_consultation(workspace, record)
    refuse_missing(missing(workspace, consultation))
    where = portal(consultation, workspace.country.code)
    papers = [*_papers(workspace, consultation, where, catalogue)]
    facts = Facts(consultation, issuer(workspace, catalogue), ", ".join(file.name for file in papers))
    return [*papers, _texts(where, facts, catalogue), _fields(where, facts, catalogue)]


def known_consultation(workspace: Workspace, record: str) -> Consultation:
    """Return a consultation, or refuse one that is unknown or deleted."""
    row = known_row(workspace, Consultation.ENTITY, record)
    found = workspace.find(Consultation.ENTITY, row.id)
    if not isinstance(found, Consultation):
        raise RefusedError(
            Sentence("This record is deleted."),
            Sentence("Bring it back first (undo), then publish it."),
            code="deleted",
        )
    return found


def missing(workspace: Workspace, consultation: Consultation) -> list[Problem]:
    """List what a notice must have and this one lacks.

    Where and when it is posted is not asked for yet: the pack is what will be posted.
    """
    because = Sentence("A notice is published with its registration number and date.")
    numbers = [
        Problem(name, because, Severity.MISSING)
        for name in ("registration_number", "registration_date")
        if getattr(consultation, name) is None
    ]
    asked = [one for one in blocking(states.problems_before(consultation, "announced", workspace)) if one.field]
    attached = [(field, file) for field, file in _attached(consultation).items() if file is not None]
    return [*asked, *numbers, *(one for field, file in attached for one in unreadable(workspace, field, file))]


def _attached(consultation: Consultation) -> dict[str, Attachment | None]:
    """Return the attached papers by their fields, in the order of the pack; the answers once they are public."""
    return {
        "draft_document": consultation.draft_document,
        "substantiation": consultation.substantiation,
        "impact_study": consultation.impact_study,
        "response_document": consultation.response_document if consultation.state in _ANSWERED else None,
    }


def unreadable(workspace: Workspace, field: str, file: Attachment) -> list[Problem]:
    """Say of the file attached to a field that it is not here or is damaged, if so."""
    if workspace.attachments.read(file.sha256) is not None:
        return []
    lost = Sentence("The file “{name}” is not here or is damaged; attach it again.", name=file.file_name)
    return [Problem(field, lost)]


def refuse_missing(problems: Sequence[Problem]) -> None:
    """Refuse, listing what is missing, if anything is."""
    if problems:
        raise _incomplete(problems)


def _incomplete(problems: Sequence[Problem]) -> InvalidDataError:
    """Return the refusal of a consultation that lacks something."""
    return InvalidDataError(
        Sentence("The consultation is not ready: something is missing."),
        Sentence("Fill in what is listed, then try again; nothing was written."),
        code="incomplete-pack",
        problems=problems,
    )


def printed(workspace: Workspace, code: str, record: str, name: str, catalogue: Catalogue) -> OrderedFile:
    """Return a report as a file."""
    return OrderedFile(f"{name}.pdf", make(workspace, Wanted(code, record, catalogue)))


def enclosed(workspace: Workspace, file: Attachment, name: str) -> OrderedFile:
    """Return an attached file under another name with its own ending; one that is not here is refused."""
    content = workspace.attachments.read(file.sha256)
    if content is None:
        raise _incomplete(unreadable(workspace, "", file))
    return OrderedFile(f"{name}{ending(file)}", content)


def ending(file: Attachment) -> str:
    """Return the ending of a file where it is plain."""
    suffix = PurePath(file.file_name).suffix.lower()
    return suffix if suffix[1:].isalnum() and suffix.isascii() else ""


def _papers(
    workspace: Workspace, consultation: Consultation, where: Portal, catalogue: Catalogue
) -> Iterable[OrderedFile]:
    """Yield the papers in their order."""
    yield printed(workspace, "R05", consultation.id, f"01-{where.notice}", catalogue)
    names = (f"02-{where.draft}", f"03-{where.substantiation}", f"04-{where.study}", f"05-{where.answers}")
    for name, file in zip(names, _attached(consultation).values(), strict=True):
        if file is not None:
            yield enclosed(workspace, file, name)
    if consultation.state in _ANSWERED and consultation.response_document is None:
        yield printed(workspace, "R07", consultation.id, names[-1], catalogue)


def _texts(where: Portal, facts: Facts, catalogue: Catalogue) -> OrderedFile:
    """Return the fields with their labels, as text to read and to paste from."""
    head = Sentence("{portal}: texts and dates to paste, in the order of the form", portal=where.name)
    parts = [catalogue.say(head)]
    for field in where.fields:
        value = field.value(facts)
        shown = show(value, catalogue)
        empty = catalogue.text(N_("(not filled in)"))
        parts.append(f"{catalogue.text(field.label)}\n{empty if shown == DASH else shown}")
    return OrderedFile(TEXTS, ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode("utf-8"))


def _fields(where: Portal, facts: Facts, catalogue: Catalogue) -> OrderedFile:
    """Return the fields as a table: name, label, value; days as YYYY-MM-DD."""
    rows = [("field", "label", "value")]
    for field in where.fields:
        value = field.value(facts)
        shown = value.isoformat() if isinstance(value, date) else show(value, catalogue)
        rows.append((field.name, catalogue.text(field.label), "" if value is None else shown))
    return spreadsheet(FIELDS, rows)
