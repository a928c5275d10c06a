"""The yearly reports of two town halls as they published them, entered as records (facts of public pages).

Eforie 2020 fills in the old form: 259 drafts adopted and announced, 250 of them without the mandatory
consultation; the media were not noted. Nădlac 2022 fills in the new one: 3 adopted, 9 announced, nothing received.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Save = "Callable[..., str]"

ADOPTED, URGENT, MEETINGS, PEOPLE = 259, 250, 21, 22
#: The indicators that Eforie left blank although the records tell something.
BLANK = (
    "announced_media",
    "recommendations_received",
    "recommendations_included",
    "meetings_announced_media",
)


def a_draft(save: Callable[..., str], number: int, year: int, **fields: Any) -> str:
    """Save a draft act under Law 52/2003 that was announced in a year."""
    given = {"title": f"Proiect {number}", "regime": "law_52", "announced_on": f"{year}-03-02", "state": "announced"}
    return save("consultation", **(given | fields))


def an_adopted_draft(save: Callable[..., str], number: int, year: int, **fields: Any) -> str:
    """Save a draft act that was announced and adopted in a year."""
    act = {"state": "adopted", "adopted_act_number": str(number), "adopted_act_date": f"{year}-06-01"}
    return a_draft(save, number, year, **(act | fields))


def eforie(save: Callable[..., str]) -> str:
    """Save what Eforie did in 2020 and return its report."""
    for number in range(1, ADOPTED + 1):
        urgency = {"urgent": True, "urgent_reason": "termen legal"} if number <= URGENT else {}
        draft = an_adopted_draft(save, number, 2020, **urgency)
        for channel in ("website", "notice_board"):
            save("announcement", consultation=draft, kind="consultation", channel=channel, posted_on="2020-03-02")
    for number in range(MEETINGS):
        meeting = save("meeting", kind="public_meeting", held_on="2020-05-20", title=f"Ședința {number + 1}")
        for channel in ("website", "notice_board"):
            save("announcement", meeting=meeting, kind="meeting", channel=channel, posted_on="2020-05-15")
        officials = 3
        present = officials + (PEOPLE - MEETINGS + 1 if number == 0 else 1)
        save("participation_count", meeting=meeting, total=present, officials=officials)
    return save("transparency_report", year=2020, responsible_persons=1, not_collected=[*BLANK])


def nadlac(save: Callable[..., str]) -> str:
    """Save what Nădlac did in 2022 and return its report."""
    save("partner", kind="authority_town", name="Orașul de exemplu")
    for number in range(1, 10):
        draft = an_adopted_draft(save, number, 2022) if number <= 3 else a_draft(save, number, 2022)
        for channel in ("website", "notice_board", "mass_media") if number <= 3 else ("local_gazette",):
            save("announcement", consultation=draft, channel=channel, posted_on="2022-03-02")
    return save(
        "transparency_report",
        year=2022,
        info_requests_persons=0,
        info_requests_associations=0,
        more_drafts_sent_persons=0,
        more_drafts_sent_associations=0,
        responsible_persons=1,
        responsible_how="DISPOZIȚIA PRIMARULUI",
        responsible_structure="0",
    )
