"""R06 Register of proposals: every proposal as it was received (paper.md 7).

Rules of this module:

1. Two papers: the public one names the kind of sender and has no column of contacts; the local one, with
   names and contacts, says at its foot that it is for internal use.
2. The decision and the number of the reply stand beside each proposal, without reasons: those are in R07.
3. A text of more than 2,000 letters stands with its beginning in the table and whole in annex 1.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.consultation_wording import REGISTER, ConsultationWording
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.frame import DocumentState
from parteneriat_desktop.reports.layout import LANDSCAPE
from parteneriat_desktop.reports.long_texts import LongTexts
from parteneriat_desktop.reports.proposals import decision_cell, received, received_cell
from parteneriat_desktop.reports.signatures import LEAST_SPACE
from parteneriat_desktop.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.contribution import Contribution
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

PUBLIC_CODE, LOCAL_CODE = "R06", "R06L"
TITLE = N_("Register of proposals")

#: Heads and widths in millimetres: before the sender, the sender in either form, after the sender.
_BEFORE = ((N_("No."), 14.0), (N_("Date"), 21.0), (N_("Channel"), 23.0))
_PUBLIC_SENDER = ((N_("Sender (kind)"), 29.0),)
_LOCAL_SENDER = ((N_("Sender"), 34.0), (N_("Contact"), 36.0))
_AFTER = ((N_("Article"), 25.0), (N_("Proposal"), 84.0), (N_("Decision"), 27.0), (N_("Reply: no., date"), 26.0))


def public_register(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the register without names and contacts."""
    return _Register(source, cast("Consultation", subject), frame, local=False).compose()


def local_register(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the register with names and contacts, for internal use."""
    internal = replace(frame, state=DocumentState.INTERNAL)
    return _Register(source, cast("Consultation", subject), internal, local=True).compose()


class _Register:
    """One register under composition."""

    def __init__(self, source: Surroundings, consultation: Consultation, frame: Frame, *, local: bool) -> None:
        self._record = consultation
        self._frame = frame
        self._local = local
        self._text = frame.catalogue.text
        self._words = ConsultationWording(source, consultation, frame)
        self._received = received(source, consultation)
        self._long = LongTexts(1, frame.catalogue)
        self._document = Document(
            code=LOCAL_CODE if local else PUBLIC_CODE,
            title=self._text(TITLE),
            subject=self._words.subject(),
            frame=frame,
            geometry=LANDSCAPE,
        )

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        count = len(self._received)
        late = sum(one.is_late(self._record) for one in self._received)
        counted = Counted("{count} proposal received.", "{count} proposals received.", count)
        verdict = self._words.say(counted) if count else self._text(N_("No proposals were received."))
        after = Counted("{count} arrived after the term.", "{count} arrived after the term.", late)
        self._document.verdict(verdict, self._words.say(after) if late else "")
        note = " ".join([self._names(), *self._words.basis(REGISTER)])
        if count:
            self._document.table(self._table(), note)
        else:
            self._document.note(note)
        self._document.signatures(self._words.signatories()[:1], LEAST_SPACE)
        self._long.add_annex(self._document, self._text(N_("Whole texts")))
        return self._document.bytes()

    def _names(self) -> str:
        """Return whether names stand here."""
        if self._local:
            return self._text(N_("Names and contacts are personal data: this form of the register is not published."))
        return self._text(N_("Names and contacts of the senders stay in the local register."))

    def _table(self) -> Table:
        """Return the proposals as rows."""
        columns = [
            Column(self._text(head), width, whole=index < 2)  # noqa: PLR2004 - number and date
            for index, (head, width) in enumerate((*_BEFORE, *self._sender_columns(), *_AFTER))
        ]
        return Table(columns=columns, rows=[self._row(one) for one in self._received])

    def _sender_columns(self) -> Sequence[tuple[str, float]]:
        """Return the columns that say who sent something."""
        return _LOCAL_SENDER if self._local else _PUBLIC_SENDER

    def _row(self, one: Contribution) -> list[Cell | str]:
        """Return one proposal."""
        words, number = self._words, one.register_number or DASH
        heading = words.say(Sentence("Proposal {number}", number=number))
        return [
            number,
            received_cell(one, self._record, self._frame.catalogue),
            words.show(one.channel),
            *self._sender(one),
            words.show(one.article),
            self._long.cell(one.text or DASH, heading),
            decision_cell(one.decision, self._frame.catalogue),
            self._reply(one),
        ]

    def _reply(self, one: Contribution) -> Cell:
        """Return number and day of the reply, each on a line of its own."""
        known = [self._words.show(value) for value in (one.reply_number, one.reply_date) if value]
        return Cell("\n".join(known) or DASH, tight=True)

    def _sender(self, one: Contribution) -> list[str]:
        """Return who sent a proposal: the kind, or name, kind and contact."""
        kind = self._words.show(one.sender_kind)
        if not self._local:
            return [kind]
        return [f"{one.sender_name}\n{kind}" if one.sender_name else kind, self._words.show(one.sender_contact)]
