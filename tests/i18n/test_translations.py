"""The texts of this program: every one is found, and Romanian and Bulgarian say them all."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.fields import Declared, Part
from parteneriat_desktop.records.partnership import PartnershipState
from parteneriat_desktop.records.values import Choice

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from build_catalogues import COMPLETE, SOURCE, TRANSLATIONS, compile_catalogues, problems
from catalogue_extraction import extract


def test_the_catalogues_are_complete():
    assert problems(SOURCE, TRANSLATIONS) == []


def with_parts(kinds: list[type[Declared]]) -> list[type[Declared]]:
    inner = [field.kind for kind in kinds for field in kind.fields() if issubclass(field.kind, Part)]
    return kinds + (with_parts(inner) if inner else [])


def test_every_label_of_a_field_and_of_a_choice_is_found():
    texts = {(text.context, text.forms[0]) for text in extract(SOURCE).texts}
    kinds = with_parts(list(ENTITIES))
    fields = [field for kind in kinds for field in kind.fields()]
    labels = {(None, text) for field in fields for text in (field.facts.label, field.facts.help) if text}
    labels |= {(None, text) for kind in ENTITIES for text in (kind.NAME, kind.PLURAL)}
    choices = {field.kind for field in fields if issubclass(field.kind, Choice)}
    labels |= {(choice.__name__, member.label) for choice in choices for member in choice}
    assert len(choices) > 20
    assert labels <= texts


@pytest.mark.parametrize(
    ("language", "signed", "bundle", "months"),
    [
        ("ro", "semnat", "Pachetul nr. 4 · x", "20 de luni"),
        ("bg", "подписано", "Пакет № 4 · x", "20 месеца"),
    ],
)
def test_the_words_of_the_glossary_are_said(tmp_path: Path, language: str, signed: str, bundle: str, months: str):
    folder = tmp_path / "translations"
    shutil.copytree(TRANSLATIONS, folder)
    compile_catalogues(folder)
    catalogue = Catalogue(language, folder)
    assert catalogue.label(PartnershipState.SIGNED) == signed
    assert catalogue.say(Counted("{count} month", "{count} months", 20)) == months
    assert catalogue.say(Sentence("Bundle no. {number} · {file}", number=4, file="x")) == bundle


def test_languages_that_must_be_complete():
    assert set(COMPLETE) == {"ro", "bg"}
