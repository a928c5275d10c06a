"""Sample consultations: on the priorities of a plan, and statutory ones with proposals and a debate."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.demo.sample import Sample
    from parteneriat_desktop.records.values import Wire

CHANNELS = ("website", "notice_board", "village_poster")
SENDERS = ("natural_person", "ngo", "company", "group")
INCOMING = ("registry", "email", "oral", "post")
#: Days between two statutory consultations, and since the youngest one was announced.
DISTANCE, YOUNGEST = 170, 9
#: Days of the past that they are spread over, however many they are; prime, so that no two begin on one day too soon.
PAST = 1459


def write_priorities(sample: Sample, plan: str, announced: date) -> str:
    """Write the consultation on the priorities of a plan, answered and registered; return it."""
    consultation = sample.save(
        "consultation",
        {
            "regime": "voluntary",
            "method": "civic_forum",
            "purpose": "plan_priorities",
            "plan": plan,
            "title": "Consultarea priorităților planului",
            "responsible_person": "inspector relația cu societatea civilă",
            "announced_on": announced.isoformat(),
            "proposals_deadline": (announced + timedelta(days=15)).isoformat(),
            "accessibility": list(sample.texts["accessibility"]),
            "response_document": sample.file("tabel-de-raspunsuri"),
            "result_text": "Prioritățile au fost păstrate; s-a adăugat transportul din satul Vârfuri.",
            "state": "response_published",
            **sample.registration(announced),
        },
    )
    _write_announcements(sample, consultation, announced)
    _write_proposals(sample, consultation, announced, decided=True)
    meeting = _write_meeting(sample, consultation, announced + timedelta(days=12), "forum")
    sample.save(
        "participation_count",
        {"meeting": meeting, "total": 41, "women": 22, "men": 19, "roma": 8, "age_65_plus": 11, "source": "list"},
    )
    return consultation


def days_ago(number: int) -> int:
    """Return how many days ago a statutory consultation was announced; all after the first ended long ago."""
    return YOUNGEST if number == 0 else YOUNGEST + DISTANCE + DISTANCE * (number - 1) % PAST


def write_statutory(sample: Sample, number: int) -> None:
    """Write a consultation under Law 52/2003; the first one is open today, older ones are answered."""
    texts = sample.texts["consultations"][number % len(sample.texts["consultations"])]
    announced = sample.day(days_ago(number))
    is_open = number == 0
    debated = texts["method"] == "public_debate" and not is_open
    consultation = sample.save(
        "consultation",
        {
            "regime": "law_52",
            "method": texts["method"],
            "purpose": texts["purpose"],
            "title": sample.numbered(texts["title"], number, "consultations"),
            "draft_document": sample.file("proiect-de-hotarare"),
            "substantiation": sample.file("referat-de-aprobare"),
            "initiator": "primar",
            "responsible_person": "inspector relația cu societatea civilă",
            "announced_on": announced.isoformat(),
            "proposals_deadline": (announced + timedelta(days=14)).isoformat(),
            "planned_endorsement_on": (announced + timedelta(days=52)).isoformat(),
            "accessibility": list(sample.texts["accessibility"][:2]),
            "response_document": None if is_open else sample.file("tabel-de-raspunsuri"),
            "state": "announced" if is_open else "response_published",
            **sample.registration(announced),
        },
    )
    _write_announcements(sample, consultation, announced)
    _write_proposals(sample, consultation, announced, decided=not is_open)
    if debated:
        meeting = _write_meeting(sample, consultation, announced + timedelta(days=9), "debate")
        total = sample.chance.randint(9, 48)
        sample.save("participation_count", {"meeting": meeting, "total": total, "source": "headcount"})


def _write_announcements(sample: Sample, consultation: str, announced: date) -> None:
    """Write one announcement for each channel."""
    for channel in CHANNELS:
        fields: dict[str, Wire] = {"kind": "consultation", "channel": channel, "posted_on": announced.isoformat()}
        sample.save(
            "announcement", fields | {"consultation": consultation, "evidence": sample.file(f"dovada-{channel}")}
        )


def _write_proposals(sample: Sample, consultation: str, announced: date, *, decided: bool) -> None:
    """Write proposals, answered ones with their reasons."""
    proposals = sample.texts["proposals"]
    for article, text in sample.chance.sample(proposals, sample.chance.randint(4, len(proposals))):
        fields: dict[str, Wire] = {
            "consultation": consultation,
            "received_on": (announced + timedelta(days=sample.chance.randint(1, 8))).isoformat(),
            "channel": sample.chance.choice(INCOMING),
            "sender_kind": sample.chance.choice(SENDERS),
            "article": article or None,
            "text": text,
            "decision": "under_analysis",
        }
        if decided:
            fields["decision"] = sample.chance.choice(("accepted", "partly_accepted", "not_accepted"))
            fields["justification"] = sample.chance.choice(sample.texts["justifications"])
            fields["published"] = True
        sample.save("contribution", fields)


def _write_meeting(sample: Sample, consultation: str, held: date, kind: str) -> str:
    """Write the public meeting of a consultation and return it."""
    return sample.save(
        "meeting",
        {
            "consultation": consultation,
            "kind": kind,
            "held_on": held.isoformat(),
            "starts_at": "17:00",
            "ends_at": "18:40",
            "place": "Căminul cultural",
            "moderator": "secretar general",
            "secretary": "inspector",
            "enrolment_rule": "la intrare sau prin e-mail",
            "minutes_per_speaker": 5,
            "initiator_present": True,
            "press_present": False,
            "minutes_document": sample.file(f"minuta-{held.isoformat()}"),
            "minutes_published_on": (held + timedelta(days=5)).isoformat(),
            **sample.registration(held),
        },
    )
