"""A legal pack: the terms and articles of one country's law, as data with a version.

Rules of this module:

1. No term, article or act of a law stands in code; code names a rule by its id and the pack says the rest.
2. A rule that changed stands in the pack twice, with periods that do not overlap; the one that was in force
   on the day that a term begins is the one that holds.
3. A row without a count is no term: it only says on which article a report or a text rests.
4. A row that nobody compared with the text of the law is not ``verified``, and whoever shows it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

#: What this version of the program asks a pack for: the terms it counts and the articles it names, by country.
TERMS: Mapping[str, frozenset[str]] = {
    "RO": frozenset(
        {
            "ro.l52.proposals",
            "ro.l52.endorsement",
            "ro.l52.debate",
            "ro.l52.documents",
            "ro.l52.public_meeting",
            "ro.l52.annual_report",
            "ro.og27.reply",
            "ro.og27.reply_extended",
            "programme.monitoring_end",
        }
    ),
    "BG": frozenset({"bg.zna26.proposals", "bg.zna26.proposals_short", "programme.monitoring_end"}),
}
ARTICLES: Mapping[str, frozenset[str]] = {
    "RO": frozenset(
        {
            "ro.l52.notice",
            "ro.l52.notice_content",
            "ro.l52.business",
            "ro.l52.register",
            "ro.l52.article_named",
            "ro.l52.responsible",
            "ro.l52.finalised",
            "ro.l52.debate_request",
            "ro.l52.debate_rules",
            "ro.l52.urgent",
            "ro.l52.meetings",
            "ro.l52.minutes",
            "ro.l52.justification",
            "ro.l52.annual_report_contents",
            "ro.l52.complaint",
            "ro.econsultare",
            "ro.hg831.norms",
            "ro.og26.evidence",
            "ro.count.extension",
            "ro.labour.holidays",
        }
    ),
    "BG": frozenset({"bg.zna26.notice", "bg.zna26.impact", "bg.zna26.response_table", "bg.labour.holidays"}),
}


class Unit(StrEnum):
    """What is counted. A ``day_of_year`` is a day of the year after the one that the start lies in."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    DAY_OF_YEAR = "day_of_year"


class Kind(StrEnum):
    """Whether something may not happen before the day counted, or not after it."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"


class CountMode(StrEnum):
    """Whether only the first day is left out of the count, or the last one too ("free days")."""

    EXCLUDE_FIRST = "exclude_first"
    FREE_DAYS = "free_days"


@dataclass(frozen=True, slots=True)
class Count:
    """How a term is counted."""

    value: int
    unit: Unit
    kind: Kind
    mode: CountMode
    blocks: bool


@dataclass(frozen=True, slots=True)
class LegalRule:
    """One rule of a law; ``rule`` is its short mark, ``count`` is None where nothing is counted."""

    id: str
    rule: str
    titles: Mapping[str, str]
    act: str
    article: str
    source: str
    valid_from: date | None
    valid_to: date | None
    verified: bool
    count: Count | None

    def title(self, language: str) -> str:
        """Return what the rule is about, in a language; in English where the pack has no other text."""
        return self.titles.get(language, self.titles["en"])

    def holds_on(self, day: date) -> bool:
        """Say whether the rule was in force on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class LegalPack:
    """All rules of one country, in the order of the file."""

    country: str
    version: int
    rules: tuple[LegalRule, ...]

    def rule(self, name: str, on: date) -> LegalRule | None:
        """Return a rule as it was in force on a day, or None."""
        return next((rule for rule in self.rules if rule.id == name and rule.holds_on(on)), None)
