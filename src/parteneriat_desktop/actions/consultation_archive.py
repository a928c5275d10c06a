"""The dossier of a finished consultation for the archive: every public paper in order, with an index (G10).

Rules of this module:

1. The index comes first: file, what it is, the registration number and day that stand on it, SHA-256.
2. A signed paper that was attached goes in as it is; where none was attached the paper is printed.
3. The register is the public one; scans of proposals and whatever else is private stay in the institution.
4. What has to be there before archiving and is missing is listed, and nothing is returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import publish_pack as pack
from parteneriat_desktop.actions.ordered_files import spreadsheet
from parteneriat_desktop.actions.portals import portal
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records import states
from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.contribution import DebateRequest
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.problems import blocking
from parteneriat_desktop.records.surroundings import belonging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from parteneriat_desktop.actions.ordered_files import OrderedFile
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.values import Attachment

INDEX = "00-index.csv"


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper: the name of its file without number and ending, what it is, its registration, where it comes from.

    Either a ``file`` that is attached to a ``field``, or the ``code`` and ``record`` of a report to print.
    """

    name: str
    what: Sentence
    number: str | None = None
    day: date | None = None
    file: Attachment | None = None
    field: str = ""
    code: str = ""
    record: str = ""


def consultation_archive(workspace: Workspace, record: str, catalogue: Catalogue) -> list[OrderedFile]:
    """Return the files of the dossier, the index first.

    Raises ``InvalidDataError`` (code ``incomplete-pack``) with everything that is missing, and
    ``RefusedError`` for an unknown or deleted consultation.
    """
    consultation = pack.known_consultation(workspace, record)
    papers = list(_papers(workspace, consultation))
    asked = blocking(states.problems_before(consultation, "archived", workspace))
    pack.refuse_missing([*asked, *_unreadable(workspace, papers)])
    files = [_file(workspace, place, paper, catalogue) for place, paper in enumerate(papers, start=1)]
    return [_index(papers, files, catalogue), *files]


def _papers(workspace: Workspace, consultation: Consultation) -> Iterator[_Paper]:
    """Yield the papers in their order: notice, draft and reasons, proofs, proposals, meetings, answers."""
    where, one = portal(consultation, workspace.country.code), consultation
    number, day = one.registration_number, one.registration_date
    yield _Paper(where.notice, Sentence("notice"), number, day, code="R05", record=one.id)
    own = (
        (where.draft, Sentence("draft act"), one.draft_document, "draft_document"),
        (where.substantiation, Sentence("approval report with its reasons"), one.substantiation, "substantiation"),
        (where.study, Sentence("impact study"), one.impact_study, "impact_study"),
    )
    yield from (_Paper(name, what, file=file, field=field) for name, what, file, field in own if file is not None)
    yield from _announcements(workspace, one, where.proof)
    yield from _requests(workspace, one, where.reply)
    yield _Paper(where.register, Sentence("public register of proposals"), code="R06", record=one.id)
    for meeting in sorted(belonging(workspace, Meeting, "consultation", one.id), key=_day_of):
        yield from _meeting(meeting, where.minutes)
    yield _Paper(
        where.answers,
        Sentence("proposals and reasoned answers"),
        one.response_number,
        one.response_date,
        one.response_document,
        "response_document",
        code="R07",
        record=one.id,
    )


def _announcements(workspace: Workspace, consultation: Consultation, name: str) -> Iterator[_Paper]:
    """Yield the proofs of posting, by day and channel."""
    posted = belonging(workspace, Announcement, "consultation", consultation.id)
    for one in sorted(posted, key=lambda found: (str(found.posted_on), str(found.channel), found.id)):
        if one.evidence is not None:
            what = Sentence("proof of posting: {channel}, {day}", channel=one.channel, day=one.posted_on)
            minutes = (one.posting_minutes_number, one.posting_minutes_date)
            yield _Paper(name, what, *minutes, file=one.evidence)


def _requests(workspace: Workspace, consultation: Consultation, name: str) -> Iterator[_Paper]:
    """Yield the replies to requests for a debate, by the day of the request."""
    asked = belonging(workspace, DebateRequest, "consultation", consultation.id)
    for one in sorted(asked, key=lambda found: (str(found.registration_date), found.id)):
        what = Sentence("reply to the request for a debate no. {number}", number=one.registration_number)
        yield _Paper(name, what, one.reply_number, one.reply_date, code="R19", record=one.id)


def _meeting(meeting: Meeting, name: str) -> Iterator[_Paper]:
    """Yield the minutes of a meeting and the files attached to it."""
    what = Sentence("minutes: {kind}, {day}", kind=meeting.kind, day=meeting.held_on)
    numbers = (meeting.registration_number, meeting.registration_date)
    yield _Paper(name, what, *numbers, file=meeting.minutes_document, code="R08", record=meeting.id)
    for file in meeting.attachments or ():
        yield _Paper(f"{name}-anexa", Sentence("attached to the minutes: {name}", name=file.file_name), file=file)


def _day_of(meeting: Meeting) -> tuple[str, str]:
    """Return by what meetings are ordered."""
    return str(meeting.held_on), meeting.id


def _unreadable(workspace: Workspace, papers: Iterable[_Paper]) -> Iterator[Problem]:
    """List the attached files that are not here or are damaged."""
    for paper in papers:
        if paper.file is not None:
            yield from pack.unreadable(workspace, paper.field, paper.file)


def _file(workspace: Workspace, place: int, paper: _Paper, catalogue: Catalogue) -> OrderedFile:
    """Return a paper as a file with its place in its name."""
    name = f"{place:02}-{paper.name}"
    if paper.file is not None:
        return pack.enclosed(workspace, paper.file, name)
    return pack.printed(workspace, paper.code, paper.record, name, catalogue)


def _index(papers: Sequence[_Paper], files: Sequence[OrderedFile], catalogue: Catalogue) -> OrderedFile:
    """Return the list of the papers with their registration and digests."""
    rows = [
        (
            file.name,
            catalogue.say(paper.what),
            paper.number or "",
            paper.day.isoformat() if paper.day else "",
            sha256(file.content).hexdigest(),
        )
        for paper, file in zip(papers, files, strict=True)
    ]
    return spreadsheet(INDEX, (("file", "what", "registration_number", "registration_date", "sha256"), *rows))
