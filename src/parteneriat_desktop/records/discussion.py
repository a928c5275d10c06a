"""Discussion on a dossier: what the parties write to each other, travelling with the dossier.

Rules of this module:

1. An entry says which institution wrote it and when; the program fills both in. It is signed by
   function, never by name.
2. What was answered is not changed any more: whoever answered did so to these words.
3. A thread loses nothing: an entry whose question is not here (yet) begins a thread of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import not_both, one_of
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging, linked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parteneriat_desktop.records.surroundings import Surroundings

DOSSIERS = ("partnership", "consultation", "body")


@dataclass(kw_only=True, eq=False)
class DiscussionEntry(Record):
    """One message on a dossier, by an institution, as an answer to another one or as the first of a thread."""

    ENTITY: ClassVar[str] = "discussion_entry"
    NAME: ClassVar[str] = N_("Message")
    PLURAL: ClassVar[str] = N_("Messages")
    OWNERS: ClassVar[tuple[str, ...]] = DOSSIERS
    ASSIGNED: ClassVar[tuple[str, ...]] = ("institution", "written_on")

    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2)] = None
    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation", since=2)] = None
    body: Annotated[str | None, Facts(N_("Consultative body"), link="consultative_body", since=2)] = None
    institution: Annotated[str | None, Facts(N_("Institution"), N_("given by the program"), 250, since=2)] = None
    function: Annotated[str | None, Facts(N_("Function"), N_("of whoever writes"), 200, since=2), REQUIRED] = None
    written_on: Annotated[date | None, Facts(N_("Written on"), N_("given by the program"), rule=rules.day, since=2)] = (
        None
    )
    text: Annotated[str | None, Facts(N_("Text"), length=4000, since=2), REQUIRED] = None
    reply_to: Annotated[str | None, Facts(N_("Reply to"), link="discussion_entry", since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Ask for one dossier; refuse an answer to a message of another one, or to itself."""
        return [
            *super().problems(around),
            *self._dossier(),
            *self._question(around),
        ]

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:
        """Refuse a change of what was answered already."""
        if not belonging(around, DiscussionEntry, "reply_to", self.id):
            return []
        sentence = Sentence("This message was answered, so it stays as it is; write another one.")
        changed = (found.name for found in self.fields() if getattr(self, found.name) != getattr(before, found.name))
        return [Problem(name, sentence) for name in changed]

    def _dossier(self) -> Iterator[Problem]:
        """Ask for the dossier that the message is about; refuse a second one."""
        if self.body is None:
            yield from one_of(self, "partnership", "consultation")
        for first, second in combinations(DOSSIERS, 2):
            yield from not_both(self, first, second)

    def _question(self, around: Surroundings) -> Iterator[Problem]:
        """Refuse an answer to a message of another dossier, and a circle of answers."""
        question = linked(around, DiscussionEntry, self.reply_to)
        if question is None:
            return
        if any(getattr(question, name) != getattr(self, name) for name in DOSSIERS):
            yield Problem("reply_to", Sentence("That message belongs to another dossier; answer one of this dossier."))
        seen = {self.id} if self.id else set[str]()
        while question is not None:
            if question.id in seen:
                yield Problem("reply_to", Sentence("A message cannot answer itself or its own answers."))
                return
            seen.add(question.id)
            question = linked(around, DiscussionEntry, question.reply_to)


@dataclass(frozen=True, slots=True)
class Threaded:
    """An entry in its place in the discussion: 0 for the first of a thread, one more for each answer."""

    depth: int
    entry: DiscussionEntry


def threads(entries: Sequence[DiscussionEntry]) -> list[Threaded]:
    """Return all entries, each answer beneath its question, otherwise in the order they were written."""
    known = {entry.id for entry in entries}
    answers: dict[str, list[DiscussionEntry]] = {}
    for entry in sorted(entries, key=lambda one: (one.written_on or date.max, one.id)):
        answers.setdefault(entry.reply_to if entry.reply_to in known else "", []).append(entry)
    placed: dict[str, Threaded] = {}
    _place(answers, answers.get("", []), placed)
    for entry in (one for group in answers.values() for one in group):  # circles, which a merge can close
        _place(answers, [entry], placed)
    return list(placed.values())


def _place(
    answers: dict[str, list[DiscussionEntry]], firsts: Sequence[DiscussionEntry], placed: dict[str, Threaded]
) -> None:
    """Place entries and, beneath each, its answers; none twice."""
    waiting = [Threaded(0, entry) for entry in reversed(firsts)]
    while waiting:
        found = waiting.pop()
        if found.entry.id not in placed:
            placed[found.entry.id] = found
            waiting += [Threaded(found.depth + 1, one) for one in reversed(answers.get(found.entry.id, []))]
