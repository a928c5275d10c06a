"""R07 Proposals received and reasoned answers: what was asked, what was decided, and why (paper.md 7).

Rules of this module:

1. The first line counts: how many, decided how, how many still without an answer, which ones came late.
2. No names and no contacts: the sender is a kind. They stay in the local register (R06L).
3. Where nothing was received the line says so and no table is printed; the paper is signed all the same.
4. A text of more than 2,000 letters stands with its beginning in the table and whole in annex 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.contribution import ContributionDecision
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.consultation_wording import ANSWERS, ConsultationWording
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.layout import LANDSCAPE
from parteneriat_desktop.reports.long_texts import LongTexts
from parteneriat_desktop.reports.proposals import decision_cell, received, received_cell
from parteneriat_desktop.reports.signatures import LEAST_SPACE
from parteneriat_desktop.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.contribution import Contribution
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.cells import Cell
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R07", N_("Proposals received and reasoned answers")

#: Most late proposals named in the first line.
NAMED_LATE = 12
#: Widths in millimetres: number, date, sender, article, proposal, decision, justification.
_WIDTHS = (14.0, 21.0, 27.0, 25.0, 75.0, 27.0, 68.0)
_OPEN = {None, ContributionDecision.UNDER_ANALYSIS}
_COUNTED: dict[ContributionDecision, Callable[[int], Counted]] = {
    ContributionDecision.ACCEPTED: lambda count: Counted("{count} accepted", "{count} accepted", count),
    ContributionDecision.PARTLY_ACCEPTED: lambda count: Counted(
        "{count} partly accepted", "{count} partly accepted", count
    ),
    ContributionDecision.NOT_ACCEPTED: lambda count: Counted("{count} not accepted", "{count} not accepted", count),
    ContributionDecision.OUT_OF_SCOPE: lambda count: Counted("{count} out of scope", "{count} out of scope", count),
    ContributionDecision.UNDER_ANALYSIS: lambda count: Counted(
        "{count} under analysis", "{count} under analysis", count
    ),
}


def response_table(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the table of a consultation."""
    return _Response(source, cast("Consultation", subject), frame).compose()


class _Response:
    """One table under composition."""

    def __init__(self, source: Surroundings, consultation: Consultation, frame: Frame) -> None:
        self._record = consultation
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = ConsultationWording(source, consultation, frame)
        self._received = received(source, consultation)
        self._long = LongTexts(1, frame.catalogue)
        self._document = Document(
            code=CODE,
            title=self._text(TITLE),
            subject=self._words.subject(),
            frame=frame,
            geometry=LANDSCAPE,
        )

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._document.verdict(*self._verdict())
        note = self._note()
        if self._received:
            self._document.table(self._table(), note)
        else:
            self._document.note(note)
        self._document.signatures(self._words.signatories(), LEAST_SPACE)
        self._long.add_annex(self._document, self._text(N_("Whole texts")))
        return self._document.bytes()

    def _verdict(self) -> tuple[str, str]:
        """Return the counts, then what is still open, what came late and when it could be sent."""
        say, count = self._words.say, len(self._received)
        rest = " ".join(say(sentence) for sentence in (*self._answered(), *self._late(), *self._words.published()))
        if not count:
            return self._text(N_("No proposals were received.")), rest
        counted = Counted("{count} proposal: {parts}.", "{count} proposals: {parts}.", count, parts=list(self._parts()))
        return say(counted), rest

    def _parts(self) -> Iterator[Counted]:
        """Yield how many were decided in which way, as far as there are any."""
        decided = [one.decision or ContributionDecision.UNDER_ANALYSIS for one in self._received]
        yield from (_COUNTED[decision](decided.count(decision)) for decision in _COUNTED if decision in decided)

    def _answered(self) -> Iterator[Sentence]:
        """Yield whether all were answered."""
        without = sum(one.decision in _OPEN for one in self._received)
        if without:
            yield Counted("{count} has no answer yet.", "{count} have no answer yet.", without)
        elif self._received:
            yield Sentence("All were answered.")

    def _late(self) -> Iterator[Sentence]:
        """Yield which ones arrived after the term."""
        late = [one for one in self._received if one.is_late(self._record)]
        if len(late) > NAMED_LATE:
            yield Counted("{count} arrived after the term.", "{count} arrived after the term.", len(late))
        elif late:
            numbers = [one.register_number or DASH for one in late]
            yield Counted(
                "{count} arrived after the term: {numbers}.",
                "{count} arrived after the term: {numbers}.",
                len(late),
                numbers=numbers,
            )

    def _table(self) -> Table:
        """Return the proposals with their answers."""
        heads = [
            N_("No."),
            N_("Date"),
            N_("Sender (kind)"),
            N_("Article"),
            N_("Proposal"),
            N_("Decision"),
            N_("Justification"),
        ]
        columns = [
            Column(self._text(head), width, whole=index < 2)  # noqa: PLR2004 - number and date
            for index, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True))
        ]
        return Table(columns=columns, rows=[self._row(one) for one in self._received])

    def _row(self, one: Contribution) -> list[Cell | str]:
        """Return one proposal with its answer."""
        say, number = self._words.say, one.register_number or DASH
        proposal = say(Sentence("Proposal {number}", number=number))
        reasons = say(Sentence("Justification for proposal {number}", number=number))
        return [
            number,
            received_cell(one, self._record, self._frame.catalogue),
            self._words.show(one.sender_kind),
            self._words.show(one.article),
            self._long.cell(one.text or DASH, proposal),
            decision_cell(one.decision, self._frame.catalogue),
            self._long.cell(one.justification or DASH, reasons),
        ]

    def _note(self) -> str:
        """Return what is left out, and the legal basis."""
        names = self._text(N_("Names and contacts of the senders stay in the local register."))
        return " ".join([names, *self._words.basis(ANSWERS)])
