"""Printing the reasoned answers to many proposals (R07), against typst setting the same words, and how it grows."""

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
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.contribution import Contribution, ContributionDecision, SenderKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

#: A consultation that many answered, and one that nearly everybody of a commune did.
MANY, VERY_MANY = 400, 5_000
#: Fewer proposals than this has each of them.
MOST = 100_000
ANNOUNCED = date(2026, 10, 5)


def measure(place: Path) -> dict[str, Figure]:
    """Print both consultations; let typst set the words of the first on about as many pages."""
    (place / "answers").mkdir()
    with found_workspace(place / "answering", "town_hall") as workspace:
        for count in (MANY, VERY_MANY):
            write(workspace, proposals(count))
        printed = answers(workspace, MANY)
        typesetter = Typesetter(place / "answers", printed, landscape=True)
        best = in_turns(lambda: timed(lambda: answers(workspace, MANY)), typesetter.taken, rounds=3)
        large: list[bytes] = []
        taken = timed(lambda: large.append(answers(workspace, VERY_MANY)))
    few = f"{MANY} proposals with typst, same words and columns"
    sheets = f"{pages(printed)} pages of ours, {pages(typesetter.compiled)} of typst"
    many = f"one of {MANY} proposals; ours is one of {VERY_MANY:,} ({taken / 1_000:.0f} s, {pages(large[0]):,} pages)"
    return {
        "r07": Figure(*best, "ms", 3.0, f"{few} ({sheets}), PDF/A-2b"),
        "r07many": Figure(taken / VERY_MANY, best[0] / MANY, "ms", 1.5, many),
    }


def answers(workspace: Workspace, count: int) -> bytes:
    """Print the answers of the consultation with so many proposals."""
    return make(workspace, Wanted("R07", consultation(count), Catalogue("ro")))


def consultation(count: int) -> str:
    """Return the id of the consultation with so many proposals."""
    return identifier(count * MOST)


def proposals(count: int) -> Iterator[Made]:
    """Yield a consultation under Law 52/2003 with its answered proposals."""
    drawn = random.Random(SEED)
    decisions = list(ContributionDecision)[:4]
    about = {
        "regime": "law_52",
        "title": prose(drawn, 140),
        "announced_on": ANNOUNCED.isoformat(),
        "proposals_deadline": (ANNOUNCED + timedelta(days=14)).isoformat(),
    }
    yield Made(Consultation, consultation(count), COMMON, dict(about))
    for number in range(1, count + 1):
        yield Made(
            Contribution,
            identifier(count * MOST + number),
            COMMON,
            {
                "consultation": consultation(count),
                "register_number": f"{number}/2026",
                "received_on": (ANNOUNCED + timedelta(days=number % 16)).isoformat(),
                "channel": "email",
                "sender_kind": str(drawn.choice(list(SenderKind)).value),
                "article": f"art. {number % 40 + 1} alin. (2)",
                "text": prose(drawn, drawn.randint(60, 700)),
                "decision": str(decisions[number % len(decisions)].value),
                "justification": prose(drawn, drawn.randint(40, 300)),
            },
        )
