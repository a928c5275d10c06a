"""One row of the evidence matrix: its state, a sentence about it, and the record that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.programme import EvidenceRow
    from parteneriat_desktop.records.values import Attachment


class RowState(Choice):
    """How well a condition is proved."""

    PROVED = "proved", N_("yes")
    PARTIAL = "partial", N_("partial")
    MISSING = "missing", N_("missing")


@dataclass(frozen=True, slots=True)
class Row:
    """What there is for one condition: state, sentence, what it lacks, and the record to go to."""

    row: EvidenceRow
    state: RowState
    sentence: Sentence
    lacks: tuple[Sentence, ...] = ()
    entity: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """The day, the registration number and the document that a row needs."""

    day: date | None
    number: str | None
    document: Attachment | None

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


def no_record(row: EvidenceRow, sentence: Sentence) -> Row:
    """Return a row for which there is no record."""
    return Row(row, RowState.MISSING, sentence)


def judged(row: EvidenceRow, record: Record, there: Sentence, lacks: list[Sentence]) -> Row:
    """Return a row for which there is a record: proved, or partial with what it lacks."""
    if not lacks:
        return Row(row, RowState.PROVED, there, (), record.ENTITY, record.id)
    sentence = Sentence("{there}; still missing: {lacks}.", there=there, lacks=tuple(lacks))
    return Row(row, RowState.PARTIAL, sentence, tuple(lacks), record.ENTITY, record.id)
