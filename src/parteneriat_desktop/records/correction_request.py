"""Requests for correction: what the ministry, or another party, returns in a dossier, why, and what was answered.

A request lives in the dossier it is about, so it travels like any other record and the answer to it too. It
names the record and field by their ids, because any kind of record can be returned, also one of a newer version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import needed, not_to_come
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.surroundings import Surroundings

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
RECORD = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class CorrectionState(Choice):
    """How far a request has come: asked, answered by the other side, settled by whoever asked."""

    OPEN = "open", N_("open")
    ANSWERED = "answered", N_("answered")
    ACCEPTED = "accepted", N_("accepted")
    WITHDRAWN = "withdrawn", N_("withdrawn")


def _name(value: str, _country: Country) -> str | Sentence:
    """Refuse what cannot be the name of a kind of record or of a field."""
    return value if NAME.fullmatch(value) else Sentence("Here the name of a kind of record or of a field is expected.")


def _record(value: str, _country: Country) -> str | Sentence:
    """Refuse what is no identifier of a record."""
    return value if RECORD.fullmatch(value) else Sentence("Here the identifier of a record is expected.")


@dataclass(kw_only=True, eq=False)
class CorrectionRequest(Record):
    """One thing that was returned: in which record and field, why, until when, and what was answered."""

    ENTITY: ClassVar[str] = "correction_request"
    NAME: ClassVar[str] = N_("Request for correction")
    PLURAL: ClassVar[str] = N_("Requests for correction")
    OWNERS: ClassVar[tuple[str, ...]] = ("partnership",)
    REGISTERS = MappingProxyType({"settlement": ("state", "answer", "answered_on")})

    partnership: Annotated[str | None, Facts(N_("Partnership"), link="partnership", since=2), REQUIRED] = None
    reason: Annotated[str | None, Facts(N_("Reason"), length=2000, since=2), REQUIRED] = None
    about_kind: Annotated[str | None, Facts(N_("Kind of record"), length=63, rule=_name, since=2), REQUIRED] = None
    about_record: Annotated[str | None, Facts(N_("Record"), length=36, rule=_record, since=2), REQUIRED] = None
    about_field: Annotated[str | None, Facts(N_("Field"), length=63, rule=_name, since=2)] = None
    package_number: Annotated[int | None, Facts(N_("Package number"), rule=rules.count, since=2)] = None
    asked_on: Annotated[date | None, Facts(N_("Asked on"), rule=rules.day, since=2), REQUIRED] = None
    due_on: Annotated[date | None, Facts(N_("Due on"), rule=rules.day, since=2)] = None
    state: Annotated[CorrectionState | None, Facts(N_("State"), since=2), REQUIRED] = None
    answer: Annotated[str | None, Facts(N_("Answer"), length=2000, since=2)] = None
    answered_on: Annotated[date | None, Facts(N_("Answered on"), rule=rules.day, since=2)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with the days, and what an answer asks for."""
        found = [*super().problems(around), *not_to_come(self, around, "asked_on", "answered_on")]
        if self.state is CorrectionState.ANSWERED:
            found += needed(self, Sentence("Write what was corrected, or why it stays."), "answer", "answered_on")
        return found

    def change_problems(self, before: Record, around: Surroundings) -> list[Problem]:  # noqa: ARG002 - as declared
        """Refuse another subject: what was asked stays what it was; a second request is a second record."""
        return [*self._other_subject(before)]

    def _other_subject(self, before: Record) -> Iterator[Problem]:
        """Refuse each fact of the subject that differs from what was asked."""
        for name in ("about_kind", "about_record", "about_field", "package_number", "asked_on"):
            known = getattr(before, name, None)
            if known is not None and getattr(self, name) != known:
                yield Problem(name, Sentence("What was asked stays as it was; write a second request instead."))
