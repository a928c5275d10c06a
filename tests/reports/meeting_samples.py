"""Meetings for the reports about them: nothing filled in, a debate under Law 52/2003, one with long texts."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from parteneriat_desktop.records.consultation import Consultation, Regime
from parteneriat_desktop.records.meeting import (
    AgendaItem,
    Decision,
    DecisionStatus,
    Intervention,
    Meeting,
    MeetingKind,
    Signature,
)
from parteneriat_desktop.records.participation_count import ParticipationCount

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

MEETING, DEBATED = "meeting-1", "consultation-debated"
SPOKEN = "Cerem ca răspunsurile să fie publicate în termen, cu motivele lor și cu numele compartimentului. "


def blank_meeting() -> list[Record]:
    """A meeting of which nothing is known."""
    return [Meeting(id=MEETING)]


def a_debate() -> list[Record]:
    """A debate with its consultation and its participants."""
    return [
        Consultation(
            id=DEBATED,
            regime=Regime.LAW_52,
            title="Proiect de hotărâre privind aprobarea procedurii de colaborare cu organizațiile neguvernamentale",
            initiator="secretar general",
            registration_number="4402",
            registration_date=date(2026, 11, 20),
        ),
        Meeting(
            id=MEETING,
            consultation=DEBATED,
            kind=MeetingKind.DEBATE,
            held_on=date(2026, 11, 27),
            starts_at=time(16, 30),
            ends_at=time(17, 45),
            place="Căminul cultural, satul Șesu",
            moderator="viceprimar",
            secretary="responsabil pentru relația cu societatea civilă",
            agenda=[
                AgendaItem(title="prezentarea proiectului și a referatului de aprobare"),
                AgendaItem(title="luări de cuvânt, în ordinea înscrierii"),
            ],
            interventions=[
                Intervention(
                    order=1,
                    quality="ONG",
                    organisation="Asociația „Punți pentru Comunitate”",
                    summary="Termenul de 30 de zile este prea lung. Cere un prim răspuns în 15 zile lucrătoare.",
                    minutes_used=4,
                ),
                Intervention(
                    quality="cetățean", summary="Întreabă dacă grupurile de inițiativă pot propune activități."
                ),
            ],
            initiator_replies="Un prim răspuns în 15 zile este posibil.\nToate recomandările vor fi analizate.",
            initiator_present=True,
            press_present=False,
            minutes_per_speaker=5,
            decisions=[
                Decision(
                    what="Publicarea minutei",
                    who="responsabil",
                    due_on=date(2026, 12, 7),
                    status=DecisionStatus.OPEN,
                )
            ],
            attendance_list_pages=2,
            attendance_list_keeper="secretar general",
            minutes_published_on=date(2026, 12, 3),
        ),
        ParticipationCount(id="count-1", meeting=MEETING, total=27, women=14, men=13, ngo_representatives=5, roma=3),
    ]


def a_long_debate() -> list[Record]:
    """Sixty interventions, some of several pages, and three who signed."""
    texts = [(SPOKEN * 60)[:4000] if number == 7 else SPOKEN * 2 for number in range(60)]
    return [
        Consultation(
            id=DEBATED, regime=Regime.LAW_52, title=("Îmbunătățirea serviciilor în satele fără acces, " * 8)[:250]
        ),
        Meeting(
            id=MEETING,
            consultation=DEBATED,
            kind=MeetingKind.DEBATE,
            held_on=date(2026, 11, 27),
            non_public=True,
            non_public_reason=SPOKEN * 3,
            agenda=[AgendaItem(title=SPOKEN * 3) for _ in range(12)],
            interventions=[
                Intervention(
                    quality="Secretar general al unității administrativ-teritoriale", summary=text, minutes_used=120
                )
                for text in texts
            ],
            initiator_replies=(SPOKEN * 120)[:10_000],
            decisions=[Decision(what=SPOKEN * 4, who="secretar general", due_on=date(2026, 12, 7)) for _ in range(30)],
            signatures=[
                Signature(function=f"Secretar general adjunct, compartimentul {number}") for number in range(4)
            ],
        ),
    ]
