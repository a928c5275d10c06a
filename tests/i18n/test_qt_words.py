"""Qt's own words in Romanian: complete, filled with the same values, understood by Qt."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from build_catalogues import TRANSLATIONS, compile_catalogues
from catalogue_checks import CEDILLA

MESSAGES = [
    (str(context.findtext("name")), message)
    for context in ET.parse(TRANSLATIONS / "qt" / "qtbase_ro.ts").iter("context")  # noqa: S314 - our own file
    for message in context.iter("message")
]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> QTranslator:
    folder = tmp_path_factory.mktemp("words") / "translations"
    shutil.copytree(TRANSLATIONS, folder)
    compile_catalogues(folder)
    translator = QTranslator()
    assert translator.load("qtbase_ro", str(folder / "qt"))
    return translator


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    assert translation.get("type") is None
    numbered = [form.text or "" for form in translation.iter("numerusform")]
    return numbered if message.get("numerus") else [translation.text or ""]


def test_every_word_is_translated_once_with_the_same_holes():
    seen: set[tuple[str, str, str | None]] = set()
    for context, message in MESSAGES:
        source = str(message.findtext("source"))
        written = forms(message)
        assert all(written), source
        assert len(written) == (3 if message.get("numerus") else 1), source
        for form in written:
            assert re.findall(r"%L?[0-9n]", form) == re.findall(r"%L?[0-9n]", source), source
            assert form.count("&") == source.count("&"), source
            assert not CEDILLA.search(form), source
        key = (context, source, message.findtext("comment"))
        assert key not in seen
        seen.add(key)
    assert len(seen) > 250


@pytest.mark.parametrize(
    ("english", "romanian"),
    [
        ("OK", "OK"),
        ("Save", "Salvează"),
        ("Cancel", "Anulează"),
        ("&Yes", "&Da"),
        ("&No", "&Nu"),
        ("Close", "Închide"),
        ("Discard", "Renunță"),
        ("Help", "Ajutor"),
    ],
)
def test_the_standard_buttons_are_said(words: QTranslator, english: str, romanian: str):
    assert words.translate("QPlatformTheme", english) == romanian


def test_a_number_chooses_the_form(words: QTranslator):
    said = [words.translate("QFileSystemModel", "%Ln byte(s)", "", count) for count in (1, 2, 20, 101, 120)]
    assert said == ["%Ln octet", "%Ln octeți", "%Ln de octeți", "%Ln octeți", "%Ln de octeți"]
