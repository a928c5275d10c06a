"""Sample participation: a council, its questionnaires, improvements, messages, a budgeting round, yearly reports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.questionnaires import default_template

if TYPE_CHECKING:
    from parteneriat_desktop.actions.demo.sample import Sample
    from parteneriat_desktop.records.values import Wire

CHANNELS = ("website", "notice_board")
#: Days ago of the council's meetings, the youngest last.
COUNCIL_DAYS = (395, 300, 205, 110, 20)
#: Days ago and answers of the two questionnaires.
ASKED = ((395, 18), (20, 24))
#: How often each score is chosen, from 1 to 5, and how many people in ten say yes.
WEIGHTS = (1, 2, 4, 8, 6)
YES = 0.8
BALLOTS, VOTES_EACH = 142, 2


def write_participation(sample: Sample, partnership: str) -> None:
    """Write what goes on beside the dossiers; the messages belong to one partnership."""
    council, meetings = _write_council(sample)
    _write_questionnaires(sample, council, meetings[-1])
    _write_messages(sample, partnership)
    _write_budgeting(sample)
    _write_public_meetings(sample)
    _write_reports(sample)


def _write_council(sample: Sample) -> tuple[str, list[str]]:
    """Write the council with its rules and members, and its meetings; the last one leaves something open."""
    texts = sample.texts["council"]
    founded = sample.day(460)
    council = sample.save(
        "consultative_body",
        {
            "name": texts["name"],
            "kind": "advisory_council",
            "founding_act_number": "44",
            "founding_act_date": founded.isoformat(),
            "rules_document": sample.file("regulament-consiliu-consultativ"),
            "mandate": texts["mandate"],
            "deliverables": texts["deliverables"],
            "members": [
                {"organisation": organisation, "function": function, "member_from": founded.isoformat()}
                for organisation, function in texts["members"]
            ],
            "term_from": founded.isoformat(),
            "term_until": (founded + timedelta(days=4 * 365)).isoformat(),
            "planned_meetings_per_year": 4,
        },
    )
    meetings = [_write_council_meeting(sample, council, number) for number in range(len(COUNCIL_DAYS))]
    return council, meetings


def _write_council_meeting(sample: Sample, council: str, number: int) -> str:
    """Write one meeting of the council with what was decided."""
    texts = sample.texts["council"]
    held = sample.day(COUNCIL_DAYS[number])
    what, who = texts["decisions"][number % len(texts["decisions"])]
    is_last = number == len(COUNCIL_DAYS) - 1
    meeting = sample.save(
        "meeting",
        {
            "body": council,
            "kind": "council_meeting",
            "title": texts["name"],
            "held_on": held.isoformat(),
            "starts_at": "17:00",
            "ends_at": "18:30",
            "place": "Sala de consiliu",
            "moderator": "viceprimar",
            "secretary": "inspector relația cu societatea civilă",
            "agenda": [{"title": point} for point in texts["agenda"]],
            "decisions": [
                {
                    "what": what,
                    "who": who,
                    "due_on": (held + timedelta(days=14)).isoformat(),
                    "status": "open" if is_last else "done",
                }
            ],
            "minutes_document": sample.file(f"minuta-consiliu-{held.isoformat()}"),
            "minutes_published_on": (held + timedelta(days=4)).isoformat(),
            **sample.registration(held),
        },
    )
    sample.save("participation_count", {"meeting": meeting, "total": 6, "officials": 1, "source": "list"})
    return meeting


def _write_questionnaires(sample: Sample, council: str, last: str) -> None:
    """Write the default template, handed out twice, with its answers and the improvements that came of it."""
    template = sample.save("questionnaire_template", default_template("ro"))
    asked = ""
    for days, answers in ASKED:
        held = sample.day(days)
        asked = sample.save(
            "questionnaire",
            {
                "based_on": template,
                "title": f"Satisfacția membrilor și invitaților, {held.year}",
                "body": council,
                "held_on": held.isoformat(),
                "handed_out": answers + 7,
                "opened_on": held.isoformat(),
                "closed_on": (held + timedelta(days=7)).isoformat(),
            },
        )
        for _number in range(answers):
            sample.save("response", _response(sample, asked, held))
    for text, decision, who, state in sample.texts["improvements"]:
        fields: dict[str, Wire] = {
            "text": text,
            "source": "questionnaire",
            "questionnaire": asked,
            "meeting": last,
            "decision": decision,
            "reason": sample.texts["rejection"] if decision == "rejected" else None,
            "responsible": who or None,
            "due_on": (sample.day(20) + timedelta(days=60)).isoformat() if who else None,
            "state": state or None,
            "done_on": sample.day(5).isoformat() if state == "done" else None,
        }
        sample.save("improvement_proposal", fields)


def _response(sample: Sample, questionnaire: str, held: date) -> dict[str, Wire]:
    """Return one filled-in questionnaire; the last item is a yes or no."""
    chance = sample.chance
    scores: list[Wire] = [{"item": item, "score": chance.choices((1, 2, 3, 4, 5), WEIGHTS)[0]} for item in range(1, 8)]
    again: dict[str, Wire] = {"item": 8, "yes": chance.random() < YES}
    return {
        "questionnaire": questionnaire,
        "received_on": (held + timedelta(days=chance.randint(0, 7))).isoformat(),
        "channel": chance.choice(("paper", "paper", "online")),
        "answers": [*scores, again],
    }


def _write_messages(sample: Sample, partnership: str) -> None:
    """Write a thread of messages on a dossier, each answering the one before."""
    before: str | None = None
    for function, text in sample.texts["messages"]:
        fields: dict[str, Wire] = {"partnership": partnership, "function": function, "text": text, "reply_to": before}
        before = sample.save("discussion_entry", fields)


def _write_budgeting(sample: Sample) -> None:
    """Write a round of participatory budgeting that has its results."""
    texts = sample.texts["budgeting"]
    begun = sample.day(240)
    starts = [begun + timedelta(days=days) for days in (0, 31, 47, 63, 65)]
    phases = ("submission", "analysis", "vote", "validation", "results")
    consultation = sample.save(
        "consultation",
        {
            "regime": "voluntary",
            "method": "participatory_budgeting",
            "purpose": "budget",
            "title": texts["title"],
            "responsible_person": "inspector relația cu societatea civilă",
            "announced_on": begun.isoformat(),
            "proposals_deadline": (begun + timedelta(days=30)).isoformat(),
            "result_text": "Au fost alese două proiecte.",
            "state": "response_published",
            **sample.registration(begun),
        },
    )
    above = sample.save(
        "budgeting_round",
        {
            "consultation": consultation,
            "title": texts["title"],
            "amount": "60000.00",
            "currency": "RON",
            "phases": [
                {"phase": phase, "starts_on": first.isoformat(), "ends_on": last.isoformat()}
                for phase, first, last in zip(
                    phases, starts, [*(day - timedelta(days=1) for day in starts[1:]), starts[-1]], strict=True
                )
            ],
            "votes_total": BALLOTS,
            "votes_per_person": VOTES_EACH,
            "results_published_on": starts[-1].isoformat(),
            "results_document": sample.file("rezultate-bugetare-participativa"),
        },
    )
    for place, (title, kind, asked, votes) in enumerate(texts["projects"]):
        won = place < 2  # noqa: PLR2004 - the money is enough for the first two
        fields: dict[str, Wire] = {
            "budgeting_round": above,
            "received_on": (begun + timedelta(days=3 + 5 * place)).isoformat(),
            "title": title,
            "proposer_kind": kind,
            "amount_asked": asked,
            "eligible": votes is not None,
            "ineligible_reason": texts["ineligible"] if votes is None else None,
            "votes": votes,
            "allocated": asked if won else None,
            "state": "selected" if won else "not_selected",
        }
        sample.save("budgeting_project", fields)


def _write_public_meetings(sample: Sample) -> None:
    """Write two public meetings with their announcements and people; few of one group are masked for others."""
    for days, roma in ((320, 7), (70, 3)):
        held = sample.day(days)
        meeting = sample.save(
            "meeting",
            {
                "kind": "public_meeting",
                "title": "Ședință publică a consiliului local",
                "held_on": held.isoformat(),
                "starts_at": "17:00",
                "ends_at": "19:10",
                "place": "Căminul cultural",
                "moderator": "primar",
                "secretary": "secretar general",
                "press_present": days > 100,  # noqa: PLR2004 - the older one
                "minutes_document": sample.file(f"minuta-sedinta-{held.isoformat()}"),
                "minutes_published_on": (held + timedelta(days=3)).isoformat(),
                **sample.registration(held),
            },
        )
        posted = (held - timedelta(days=5)).isoformat()
        for channel in CHANNELS:
            sample.save(
                "announcement", {"meeting": meeting, "kind": "meeting", "channel": channel, "posted_on": posted}
            )
        counts: dict[str, Wire] = {"meeting": meeting, "total": 31, "officials": 6, "women": 17, "men": 14}
        sample.save("participation_count", counts | {"roma": roma, "source": "list"})


def _write_reports(sample: Sample) -> None:
    """Write the published report of last year and the draft of this one."""
    today = sample.workspace.today
    published = date(today.year, 1, 1) + timedelta(days=min(29, (today - date(today.year, 1, 1)).days))
    common: dict[str, Wire] = {
        "responsible_persons": 1,
        "responsible_how": "dispoziția primarului",
        "info_requests_persons": 3,
        "info_requests_associations": 1,
    }
    sample.save(
        "transparency_report",
        {
            **common,
            "year": today.year - 1,
            "state": "published",
            "published_on": published.isoformat(),
            "court_won_by_complainant": 0,
            "court_won_by_institution": 0,
            "court_pending": 0,
            "own_evaluation": "Consiliul consultativ s-a întrunit regulat; participarea din satul Vârfuri rămâne mică.",
            **sample.registration(published),
        },
    )
    sample.save("transparency_report", {**common, "year": today.year, "state": "draft"})
