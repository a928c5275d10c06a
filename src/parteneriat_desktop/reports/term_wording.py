"""A legal term on paper: what was counted, which days were skipped and why, so that a clerk can recount it.

Rules of this module:

1. Days that are skipped stand with their names; the weekends among working days are said once.
2. Noto Sans has no arrow: steps are divided by semicolons. The year stands in the date above.
3. What nobody compared with the text of the law says so.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from parteneriat_desktop.countries.deadline_words import length
from parteneriat_desktop.countries.legal_pack import Kind, Unit
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import show_day_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.legal_pack import LegalRule
    from parteneriat_desktop.i18n.catalogue import Catalogue


def counted(term: Deadline, catalogue: Catalogue, *, named: bool = True) -> Sentence:
    """Return the whole arithmetic of a term; working days may skip others that are not ``named``."""

    def short(day: date) -> str:
        return show_day_month(day, catalogue)

    if term.unit is Unit.WORKING_DAY:
        days = [_day(short(off.day), off.said) if named else short(off.day) for off in term.skipped]
        return _working_days(term, days, short(term.start))
    plain = Sentence("{start} + {term} = {end}", start=short(term.start), term=length(term), end=short(term.plain))
    if not term.is_moved:
        return Sentence("{sum}.", sum=plain)
    first, *others = sorted(term.skipped, key=lambda off: off.day, reverse=term.kind is Kind.MAXIMUM)
    beginning = Sentence("{sum} ({name})", sum=plain, name=first.said)
    skipped = reduce(_and_skipped, ((short(off.day), off.said) for off in others), beginning)
    if term.kind is Kind.MAXIMUM:
        return Sentence("{sum}; last working day before: {day}.", sum=skipped, day=short(term.date))
    return Sentence("{sum}; first working day: {day}.", sum=skipped, day=short(term.date))


def _and_skipped(before: Sentence, off: tuple[str, Sentence | str]) -> Sentence:
    """Add one more day that is not worked."""
    return Sentence("{sum}; {day}: {name}", sum=before, day=off[0], name=off[1])


def _day(day: str, name: Sentence | str) -> Sentence:
    """Return a day with its name."""
    return Sentence("{day} ({names})", day=day, names=name)


def _working_days(term: Deadline, skipped: Sequence[Sentence | str], start: str) -> Sentence:
    """Return the count of working days."""
    if not skipped:
        return Sentence("{term}, counted after {start}, without weekends.", term=length(term), start=start)
    return Sentence(
        "{term}, counted after {start}, without weekends and {days}.",
        term=length(term),
        start=start,
        days=skipped,
    )


def counted_shortly(term: Deadline) -> Sentence:
    """Return the arithmetic of a term in one line."""
    return Sentence("{term} from {start}.", term=length(term), start=term.start)


def cited(rules: Iterable[LegalRule | Deadline]) -> list[Sentence]:
    """Return acts with their articles, marked where nobody compared them with the text of the law."""
    acts: dict[tuple[str, bool], list[str]] = {}
    for rule in rules:
        articles = acts.setdefault((rule.act, rule.verified), [])
        if rule.article not in articles:
            articles.append(rule.article)
    return [
        Sentence("{act}, {article}" if verified else "{act}, {article} (to be verified)", act=act, article=articles)
        for (act, verified), articles in acts.items()
    ]
