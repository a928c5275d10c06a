"""Sentences said in Romanian, and what happens where a translation is missing."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from subprocess import run
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from pathlib import Path


class Verdict(Choice):
    REJECTED = "rejected", "rejected"
    OPEN = "open", "open"


@pytest.fixture
def romanian(tmp_path: Path) -> Catalogue:
    texts = Catalog("ro")
    texts.add("rejected", "respins")
    texts.add("rejected", "respinsă", context="Verdict")
    texts.add("open", "deschis")
    texts.add("yes", "da")
    texts.add("Until {day}: {what}.", "Până la {day}: {what}.")
    texts.add("no {thing}", "fără {thing}")
    texts.add(
        ("{count} partner", "{count} partners"), ("{count} partener", "{count} parteneri", "{count} de parteneri")
    )
    folder = tmp_path / "ro" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "parteneriat.mo").open("wb") as file:
        write_mo(file, texts)
    return Catalogue("ro", tmp_path)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 parteneri"),
        (1, "1 partener"),
        (2, "2 parteneri"),
        (19, "19 parteneri"),
        (20, "20 de parteneri"),
        (101, "101 parteneri"),
        (120, "120 de parteneri"),
        (1284, "1.284 de parteneri"),
    ],
)
def test_the_number_chooses_among_three_plural_forms(romanian: Catalogue, count: int, said: str):
    assert romanian.say(Counted("{count} partner", "{count} partners", count)) == said


def test_values_in_holes_are_shown_in_the_language(romanian: Catalogue):
    inner = Sentence("no {thing}", thing=Decimal("1234.5"))
    assert romanian.say(Sentence("Until {day}: {what}.", day=date(2026, 11, 20), what=inner)) == (
        "Până la 20.11.2026: fără 1.234,5."
    )


def test_what_stands_in_a_hole_is_never_read_as_a_template(romanian: Catalogue):
    assert romanian.say(Sentence("no {thing}", thing="{day} {0}")) == "fără {day} {0}"


def test_two_full_stops_become_one(tmp_path: Path):
    bulgarian = Catalogue("bg", tmp_path)
    day = date(2027, 2, 22)
    assert bulgarian.say(Sentence("Until {day}.", day=day)) == "Until 22.02.2027\u202fг."
    assert bulgarian.say(Sentence("{day}: done.", day=day)) == "22.02.2027\u202fг.: done."
    assert bulgarian.say(Sentence("Look into {folder}.", folder="/home/..")) == "Look into /home/..."


def test_a_label_is_translated_in_the_context_of_its_enumeration(romanian: Catalogue):
    assert romanian.label(Verdict.REJECTED) == "respinsă"
    assert romanian.text("rejected") == "respins"
    assert romanian.say(Sentence("no {thing}", thing=Verdict.REJECTED)) == "fără respinsă"


def test_a_label_without_context_is_the_plain_text(romanian: Catalogue):
    assert romanian.label(Verdict.OPEN) == "deschis"


def test_a_missing_translation_is_said_in_english(romanian: Catalogue):
    assert romanian.say(Sentence("{what} is new.", what=date(2026, 1, 2))) == "02.01.2026 is new."
    assert romanian.say(Counted("{count} file", "{count} files", 2)) == "2 files"
    assert romanian.text("") == ""


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("ro_RO", "ro"), ("bg-BG", "bg"), ("xx", "en")])
def test_without_a_compiled_file_english_is_said_in_the_forms_of_the_language(tmp_path: Path, language: str, code: str):
    catalogue = Catalogue(language, tmp_path)
    assert catalogue.language == code
    assert catalogue.text("open") == "open"


def test_babel_is_not_loaded_at_run_time():
    code = (
        "import sys, parteneriat_desktop.i18n.reading as r, parteneriat_desktop.i18n.catalogue as c; c.Catalogue('ro')"
    )
    run([sys.executable, "-c", f"{code}; sys.exit('babel' in sys.modules)"], check=True)
