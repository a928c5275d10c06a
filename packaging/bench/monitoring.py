"""Printing a monitoring report of about two dozen pages (R03), against typst setting the same words."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.commune import found_workspace, write
from bench.measuring import Figure, in_turns, timed
from bench.printing import Typesetter, pages
from bench.sample import SEED, Made, identifier, prose
from parteneriat_desktop.actions.make_report import Wanted, make
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.records.catalogue import entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from parteneriat_desktop.records.values import Wire

ADOPTED, UNTIL = date(2026, 1, 12), date(2026, 9, 30)
#: Records below the plan: enough for about two dozen pages.
COUNTS = {
    "target": 25,
    "activity": 40,
    "budget_line": 24,
    "consultation": 12,
    "cooperation_entry": 13,
    "deviation": 10,
}
#: Where the made-up identifiers of this report begin.
FIRST = 900_000_000
PARTNERSHIP, PLAN, REPORT = (identifier(FIRST + number) for number in range(3))
SOURCES = ("other_eu_funds", "state_budget", "local_budget", "ngo_cofinancing", "sponsorship", "other")
CHAPTERS = ("staff", "training", "travel", "other")


def measure(place: Path) -> dict[str, Figure]:
    """Print the report and let typst set its words on about as many pages."""
    (place / "monitored").mkdir()
    with found_workspace(place / "monitoring", "town_hall") as workspace:
        write(workspace, dossier())
        wanted = Wanted("R03", REPORT, Catalogue("ro"))
        printed = make(workspace, wanted)
        typesetter = Typesetter(place / "monitored", printed)
        best = in_turns(lambda: timed(lambda: make(workspace, wanted)), typesetter.taken, rounds=5)
    words = f"{pages(printed)} pages of ours, {pages(typesetter.compiled)} of typst"
    return {"r03": Figure(*best, "ms", 1.5, f"typst with the same words and columns ({words}), PDF/A-2b")}


def dossier() -> Iterator[Made]:
    """Yield a partnership with its plan, what was done in nine months, and the draft of the report on them."""
    drawn = random.Random(SEED)
    yield made("partnership", PARTNERSHIP, {"title": prose(drawn, 120)})
    plan: dict[str, Wire] = {
        "partnership": PARTNERSHIP,
        "title": prose(drawn, 120),
        "state": "in_implementation",
        "adopted_on": ADOPTED.isoformat(),
        "monitored_until": "2028-01-12",
        "currency": "RON",
    }
    yield made("plan", PLAN, plan)
    report: dict[str, Wire] = {"plan": PLAN, "period_from": ADOPTED.isoformat(), "period_until": UNTIL.isoformat()}
    yield made("monitoring_report", REPORT, {**report, "summary": prose(drawn, 3_000), "kind": "ad_hoc"})
    number = FIRST + 100
    for name, count in COUNTS.items():
        for place in range(1, count + 1):
            number += 1
            yield made(name, identifier(number), MAKERS[name](drawn, place))


def made(name: str, record: str, fields: Mapping[str, Wire]) -> Made:
    """Return a record of a kind."""
    kind = entity(name)
    if kind is None:
        raise LookupError(name)
    return Made(kind, record, COMMON, dict(fields))


def day(drawn: random.Random) -> str:
    """Return a day of the period."""
    return (ADOPTED + timedelta(days=drawn.randrange((UNTIL - ADOPTED).days))).isoformat()


def target(drawn: random.Random, place: int) -> dict[str, Wire]:
    """Return an indicator with its definition and where it is verified."""
    return {
        "plan": PLAN,
        "code": f"T{place}",
        "name": prose(drawn, 90),
        "unit": "persoane",
        "baseline": "0",
        "target_value": str(drawn.randint(10, 400)),
        "verification_source": prose(drawn, 60),
    }


def activity(drawn: random.Random, place: int) -> dict[str, Wire]:
    """Return an activity with its days, state and share done."""
    starts = ADOPTED + timedelta(days=drawn.randrange(300))
    return {
        "plan": PLAN,
        "code": f"A{place}",
        "name": prose(drawn, 90),
        "starts_on": starts.isoformat(),
        "ends_on": (starts + timedelta(days=drawn.randrange(20, 400))).isoformat(),
        "state": drawn.choice(("not_started", "in_progress", "delayed", "finished")),
        "percent": drawn.randrange(101),
    }


def budget_line(drawn: random.Random, place: int) -> dict[str, Wire]:
    """Return a line of the budget."""
    planned = f"{drawn.randint(1_000, 90_000)}.{drawn.randint(0, 99):02d}"
    return {
        "plan": PLAN,
        "source": SOURCES[place % len(SOURCES)],
        "chapter": CHAPTERS[place % len(CHAPTERS)],
        "year": 2026 + place % 2,
        "planned": planned,
        "contracted": planned,
    }


def consultation(drawn: random.Random, _place: int) -> dict[str, Wire]:
    """Return a consultation that was announced."""
    held = day(drawn)
    return {
        "plan": PLAN,
        "title": prose(drawn, 120),
        "method": "civic_forum",
        "planned_for": held,
        "announced_on": held,
    }


def cooperation_entry(drawn: random.Random, _place: int) -> dict[str, Wire]:
    """Return an entry of the log."""
    given: dict[str, Wire] = {"partnership": PARTNERSHIP, "entry_date": day(drawn), "kind": "phone"}
    return {**given, "summary": prose(drawn, 400), "outcome": prose(drawn, 200)}


def deviation(drawn: random.Random, _place: int) -> dict[str, Wire]:
    """Return a risk with its measure."""
    given: dict[str, Wire] = {"plan": PLAN, "noticed_on": day(drawn), "kind": "risk", "responsible": prose(drawn, 40)}
    return {**given, "description": prose(drawn, 350), "measure": prose(drawn, 350)}


MAKERS = {
    "target": target,
    "activity": activity,
    "budget_line": budget_line,
    "consultation": consultation,
    "cooperation_entry": cooperation_entry,
    "deviation": deviation,
}
