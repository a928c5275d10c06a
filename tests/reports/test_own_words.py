"""A paper in Romanian or Bulgarian says no state, kind or method in English."""

from functools import cache
from itertools import chain

import pytest
from paper import Paper
from report_samples import SUBJECTS, WHOLE, a_document, a_frame, a_transmittal, ordinary

from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.fields import Declared, Part
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.values import Choice
from parteneriat_desktop.reports.catalogue import make_transmittal

#: Shorter labels are words that people type, also in other languages ("transport", "forum", "consultation").
SHORTEST = 13


def choices(kinds: list[type[Declared]]) -> set[type[Choice]]:
    """Every enumeration of the records; conditions of the target are in the programme's own words."""
    fields = list(chain.from_iterable(kind.fields() for kind in kinds))
    parts = [field.kind for field in fields if issubclass(field.kind, Part)]
    found = {field.kind for field in fields if issubclass(field.kind, Choice) and field.kind is not EvidenceRow}
    return found | (choices(parts) if parts else set())


@cache
def english(language: str) -> frozenset[str]:
    """The labels that are said otherwise in a language."""
    catalogue = Catalogue(language)
    members = chain.from_iterable(choices(list(ENTITIES)))
    return frozenset(
        member.label
        for member in members
        if len(member.label) >= SHORTEST and member.label.casefold() not in catalogue.label(member).casefold()
    )


@pytest.mark.parametrize("language", ["ro", "bg"])
@pytest.mark.parametrize("code", [*SUBJECTS, *WHOLE, "R17"])
def test_no_choice_is_said_in_english(code: str, language: str) -> None:
    frame = a_frame(language)
    file = make_transmittal(a_transmittal(), frame) if code == "R17" else a_document(code, ordinary(), frame)
    text = " ".join(Paper(file).text.split())
    assert len(english(language)) > 100
    assert not {label for label in english(language) if label in text}
