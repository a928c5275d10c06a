"""R14 Register of certificates of a training (paper.md 7).

Rules of this module:

1. Two papers: the one that may be shared has for each event how many certificates were given and the first and
   the last number; the local one names the holders and says at its foot that it is for internal use.
2. Certificates given on paper only are counted as they were typed; the note says that their numbers are not here.
3. "–" is not collected, 0 is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.frame import DocumentState
from parteneriat_desktop.reports.layout import LANDSCAPE
from parteneriat_desktop.reports.signatures import LEAST_SPACE, Signatory
from parteneriat_desktop.reports.tables import Table
from parteneriat_desktop.reports.trained import certificates_of, events_of, shown_number
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.training import Certificate, Training, TrainingEvent
    from parteneriat_desktop.reports.frame import Frame

PUBLIC_CODE, LOCAL_CODE = "R14", "R14L"
TITLE = N_("Register of certificates")
NOTE = N_("“–” is not collected. Names and organisations of the holders stay in the institution.")


def shared_register(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the certificates of a training as totals, without names."""
    return _Register(source, cast("Training", subject), frame, PUBLIC_CODE).shared()


def named_register(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the certificates of a training one by one with their holders, for internal use."""
    internal = replace(frame, state=DocumentState.INTERNAL)
    return _Register(source, cast("Training", subject), internal, LOCAL_CODE).named()


class _Register:
    """One register under composition."""

    def __init__(self, source: Surroundings, training: Training, frame: Frame, code: str) -> None:
        self._source = source
        self._training = training
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._events = events_of(source, training)
        self._document = Document(
            code=code, title=self._text(TITLE), subject=training.title or DASH, frame=frame, geometry=LANDSCAPE
        )

    def shared(self) -> bytes:
        """Add the totals of each event."""
        self._begin()
        if self._events:
            self._document.table(self._totals(), self._text(NOTE))
        return self._end()

    def named(self) -> bytes:
        """Add each certificate with its holder and room to sign for it."""
        self._begin()
        rows = [
            self._holder(event, certificate)
            for event in self._events
            for certificate in certificates_of(self._source, event)
        ]
        if rows:
            columns = [
                Column(self._text(N_("No.")), 28, whole=True),
                Column(self._text(N_("Given on")), 22, whole=True),
                Column(self._text(N_("Event")), 26, whole=True),
                Column(self._text(N_("Holder")), 62),
                Column(self._text(N_("Organisation")), 62),
                Column(self._text(N_("Signature on receipt")), 57, firm=True),
            ]
            self._document.table(Table(columns=columns, rows=rows))
        return self._end()

    def _begin(self) -> None:
        """Add what the training is, and how many certificates were given."""
        training, words = self._training, self._words
        totals = training.totals(self._source)
        verdict = Sentence("No certificate has been counted yet.")
        if totals.certified is not None:
            verdict = Counted("{count} certificate was given.", "{count} certificates were given.", totals.certified)
        facts = Sentence(
            "Events held: {events}; participants: {participants}. "
            "Provider: {provider}; hours: {hours}; topic: {topic}.",
            events=totals.events,
            participants=totals.participants,
            provider=training.provider,
            hours=training.hours,
            topic=training.topic,
        )
        self._document.verdict(words.say(verdict), words.say(facts))

    def _totals(self) -> Table:
        """Return the events with their totals and their sum."""
        show = self._words.show
        rows: list[list[str]] = []
        for number, event in enumerate(self._events, start=1):
            certificates = certificates_of(self._source, event)
            rows.append(
                [
                    str(event.number or number),
                    self._words.period(event.held_on, event.held_until) if event.held_until else show(event.held_on),
                    self._words.either([event.place or event.online_link]),
                    show(event.participants(self._source)),
                    show(event.certified(self._source)),
                    self._numbers(certificates),
                ]
            )
        totals = self._training.totals(self._source)
        rows.append([self._text(N_("Total")), "", "", show(totals.participants), show(totals.certified), ""])
        columns = [
            Column(self._text(N_("Event")), 18),
            Column(self._text(N_("Held on")), 46),
            Column(self._text(N_("Place")), 72),
            Column(self._text(N_("Participants")), 28, right=True),
            Column(self._text(N_("Certificates")), 28, right=True),
            Column(self._text(N_("Numbers in the register")), 65),
        ]
        return Table(columns=columns, rows=rows, totals=1)

    def _numbers(self, certificates: Sequence[Certificate]) -> str:
        """Return the first and the last number that an event got."""
        known = [number for one in certificates if (number := shown_number(one))]
        if not known:
            return DASH
        return (
            known[0]
            if len(known) == 1
            else self._words.say(Sentence("{first} to {last}", first=known[0], last=known[-1]))
        )

    def _holder(self, event: TrainingEvent, certificate: Certificate) -> list[str]:
        """Return the row of a certificate."""
        show = self._words.show
        return [
            shown_number(certificate) or DASH,
            show(certificate.issued_on),
            show(event.held_on),
            show(certificate.holder_name),
            show(certificate.holder_organisation),
            "",
        ]

    def _end(self) -> bytes:
        """Add who answers for the register, and return the file."""
        below = self._text(N_("name, signature"))
        self._document.signatures(
            [
                Signatory(
                    role=self._text(role), function=function or DASH, organisation=self._frame.issuer.name, below=below
                )
                for role, function in ((N_("Drawn up"), ""), (N_("Approved"), self._frame.issuer.head))
            ],
            LEAST_SPACE,
        )
        return self._document.bytes()
