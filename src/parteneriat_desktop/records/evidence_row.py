"""One row of the evidence matrix: its state, a sentence about it, and the record and papers that prove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.programme import EvidenceRow
    from parteneriat_desktop.records.values import Attachment


class RowState(Choice):
    """How well a condition is proved."""

    PROVED = "proved", N_("yes")
    PARTIAL = "partial", N_("partial")
    MISSING = "missing", N_("missing")
    OVERDUE = "overdue", N_("overdue")


class FileState(Choice):
    """Whether the file behind a row is what was attached."""

    UNKNOWN = "unknown", N_("not looked at")
    WHOLE = "whole", N_("unchanged")
    CHANGED = "changed", N_("changed outside the program")
    ABSENT = "absent", N_("not here")


@dataclass(frozen=True, slots=True)
class Papers:
    """The day, the registration number and the document that a row needs, and the files it relies on besides."""

    day: date | None = None
    number: str | None = None
    document: Attachment | None = None
    others: tuple[Attachment, ...] = ()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Every file that the row relies on, its document first, each once."""
        given = (self.document, *self.others)
        return tuple({one.sha256: one for one in given if one is not None}.values())

    def lacks(self) -> list[Sentence]:
        """Name what is not there."""
        found: list[Sentence] = []
        if self.day is None:
            found.append(Sentence(N_("the date")))
        if self.number is None:
            found.append(Sentence(N_("the registration number")))
        if self.document is None:
            found.append(Sentence(N_("the attached document")))
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """What there is for one condition: state, sentence, what it lacks, the record to go to and its papers."""

    row: EvidenceRow
    state: RowState
    sentence: Sentence
    lacks: tuple[Sentence, ...] = ()
    entity: str = ""
    record: str = ""
    papers: Papers = Papers()
    file: FileState = FileState.UNKNOWN


def no_record(row: EvidenceRow, sentence: Sentence) -> Row:
    """Return a row for which there is no record."""
    return Row(row, RowState.MISSING, sentence)


def judged(row: EvidenceRow, record: Record, there: Sentence, papers: Papers, lacks: Iterable[Sentence] = ()) -> Row:
    """Return a row for which there is a record: proved, or partial with what it and its papers lack."""
    missing = (*papers.lacks(), *lacks)
    if not missing:
        return Row(row, RowState.PROVED, there, (), record.ENTITY, record.id, papers)
    sentence = Sentence("{there}; still missing: {lacks}.", there=there, lacks=missing)
    return Row(row, RowState.PARTIAL, sentence, missing, record.ENTITY, record.id, papers)


def overdue(row: EvidenceRow, record: Record, sentence: Sentence, papers: Papers) -> Row:
    """Return a row whose proof should be there by now; the sentence says what and since when."""
    return Row(row, RowState.OVERDUE, sentence, (sentence,), record.ENTITY, record.id, papers)


def with_files(row: Row, states: Mapping[str, FileState]) -> Row:
    """Return a row after looking at its files, by SHA-256: a changed or absent file proves nothing."""
    files = row.papers.files
    changed = [one.file_name for one in files if states[one.sha256] is FileState.CHANGED]
    absent = [one.file_name for one in files if states[one.sha256] is FileState.ABSENT]
    if not changed and not absent:
        return replace(row, file=FileState.WHOLE) if files else row
    lacks: list[Sentence] = []
    if changed:
        template = N_("these files as they were attached, since they were changed outside the program: {names}")
        lacks.append(Sentence(template, names=tuple(changed)))
    if absent:
        lacks.append(Sentence(N_("these files, which are not here: {names}"), names=tuple(absent)))
    return replace(
        row,
        state=RowState.PARTIAL if row.state is RowState.PROVED else row.state,
        sentence=Sentence("{there}; still missing: {lacks}.", there=row.sentence, lacks=tuple(lacks)),
        lacks=(*row.lacks, *lacks),
        file=FileState.CHANGED if changed else FileState.ABSENT,
    )


def not_there(conditions: Mapping[str, bool]) -> list[Sentence]:
    """Return the sentences of those conditions that do not hold."""
    return [Sentence(text) for text, holds in conditions.items() if not holds]
