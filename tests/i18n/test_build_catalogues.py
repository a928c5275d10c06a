"""The scripts that extract, check and compile texts, on a small program with planted mistakes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.catalog import Catalog

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from build_catalogues import compile_catalogues, po_file, problems, update
from catalogue_checks import check_source, check_translation
from catalogue_extraction import extract, template, written

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = '''
"""A module with every kind of text."""
class Verdict(Choice):
    YES = "yes", N_("accepted")
    NO = "no", "rejected"
    def describe(self): return N_("described")
LABEL: Annotated[str, Facts(N_("Name"), help=N_("As in the statute."))]
def refuse(count, day):
    log("not for people")
    raise RefusedError(
        Sentence("Nothing was "
                 "changed on {day}.", day=day),
        Counted("{count} file", "{count} files", count), code="no-code")
def choose(x): return Sentence("on" if x else N_("off"))
def show(catalogue): return catalogue.text("Close")
'''


@pytest.fixture
def program(tmp_path: Path) -> Path:
    source = tmp_path / "program"
    (source / "ui").mkdir(parents=True)
    (source / "ui" / "page.py").write_text(PROGRAM, "utf-8")
    return source


def keys(source: Path) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(text.context, text.forms) for text in extract(source).texts]


def test_every_text_is_found_once_in_its_order(program: Path):
    assert keys(program) == [
        ("Verdict", ("accepted",)),
        ("Verdict", ("rejected",)),
        (None, ("described",)),
        (None, ("Name",)),
        (None, ("As in the statute.",)),
        (None, ("Nothing was changed on {day}.",)),
        (None, ("{count} file", "{count} files")),
        (None, ("on",)),
        (None, ("off",)),
        (None, ("Close",)),
    ]


def test_sql_in_the_store_is_no_text(program: Path):
    (program / "store").mkdir()
    (program / "store" / "rows.py").write_text('database.text("SELECT 1")', "utf-8")
    assert len(keys(program)) == 10


@pytest.mark.parametrize("argument", ['f"{a} files"', '"a" + b', '"%s" % a'])
def test_a_text_put_together_at_run_time_is_reported(program: Path, argument: str):
    (program / "glued.py").write_text(f"Sentence({argument})", "utf-8")
    assert any("glued.py:1" in place for place in extract(program).unreadable)
    assert any("put together at run time" in problem for problem in problems(program, program))


def test_the_template_holds_neither_dates_nor_line_numbers(program: Path):
    first = written(template(extract(program).texts))
    module = program / "ui" / "page.py"
    module.write_text("\n\n" + module.read_text("utf-8"), "utf-8")
    assert written(template(extract(program).texts)) == first
    assert b"Date" not in first
    assert b"#: ui/page.py\n" in first


def test_updating_keeps_translations_and_leaves_new_texts_empty(program: Path, tmp_path: Path):
    folder = tmp_path / "translations"
    update(program, folder)
    path = po_file(folder, "ro")
    path.write_text(
        path.read_text("utf-8").replace('msgid "Close"\nmsgstr ""', 'msgid "Close"\nmsgstr "Închide"'), "utf-8"
    )
    module = program / "ui" / "page.py"
    module.write_text(module.read_text("utf-8").replace('"Name"', '"Full name"'), "utf-8")
    assert "parteneriat.pot is not fresh; run build_catalogues.py" in problems(program, folder)
    update(program, folder)
    text = path.read_text("utf-8")
    assert 'msgstr "Închide"' in text
    assert 'msgid "Full name"\nmsgstr ""' in text
    assert '"Name"' not in text
    listed = problems(program, folder)
    assert "ro: missing: 'Full name'" in listed
    assert "ro: missing: 'Close'" not in listed
    assert "bg: missing: 'Close'" in listed


def test_compiled_texts_are_said(program: Path, tmp_path: Path):
    folder = tmp_path / "translations"
    update(program, folder)
    path = po_file(folder, "ro")
    text = path.read_text("utf-8")
    for number, form in enumerate(["un fișier", "{count} fișiere", "{count} de fișiere"]):
        text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"')
    path.write_text(text.replace('msgid "on"\nmsgstr ""', 'msgid "on"\nmsgstr "pornit"'), "utf-8")
    (folder / "qt").mkdir()
    (folder / "qt" / "qtbase_ro.ts").write_text(QT, "utf-8")
    assert [product.name for product in compile_catalogues(folder)] == [
        "parteneriat.mo",
        "parteneriat.mo",
        "qtbase_ro.qm",
    ]
    romanian = Catalogue("ro", folder)
    said = [romanian.say(Counted("{count} file", "{count} files", count)) for count in (1, 2, 20)]
    assert said == ["un fișier", "2 fișiere", "20 de fișiere"]
    assert romanian.say(Sentence("on")) == "pornit"
    assert romanian.say(Sentence("off")) == "off"


QT = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="ro_RO"><context>
<name>QPlatformTheme</name><message><source>Save</source><translation>Salvează</translation></message></context></TS>"""


def catalogue(language: str | None, *messages: tuple[Any, Any]) -> Catalog:
    made = Catalog(language)
    for source, translation in messages:
        made.add(source, translation)
    return made


def faults(language: str, source: str | Sequence[str], translation: str | Sequence[str]) -> list[str]:
    wanted = catalogue(None, (source, ""))
    return check_translation(catalogue(language, (source, translation)), wanted, language)


@pytest.mark.parametrize(
    ("language", "source", "translation", "fault"),
    [
        ("ro", "Close", "", "missing"),
        ("ro", "Until {day}.", "Până la {zi}.", "other holes"),
        ("ro", "Until {day}.", "Până atunci.", "other holes"),
        ("ro", "Until {day}.", "Până la {day.", "other holes"),
        ("ro", "Until {day}.", "Până la {day}", "other end mark"),
        ("ro", "Town: ", "Oraș:", "other end mark"),
        ("ro", "Town", "Oraş", "cedilla"),
        ("ro", "“{name}”", "“{name}”", "other quotes"),
        ("ro", "“{name}”", "„{name}“", "other quotes"),
        ("ro", "“{name}”", '"{name}"', "other quotes"),
        ("bg", "“{name}”", "„{name}”", "other quotes"),
        ("bg", "Municipality", "Oбщина", "Latin and Cyrillic"),  # noqa: RUF001 - the planted mistake
        ("ro", ("{count} file", "{count} files"), ("un fișier", "{count} fișiere", ""), "missing"),
        ("ro", ("{count} file", "{count} files"), ("un fișier", "fișiere", "{count} de fișiere"), "other holes"),
    ],
)
def test_a_faulty_translation_is_named(language: str, source: Any, translation: Any, fault: str):
    assert any(fault in named for named in faults(language, source, translation))


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("ro", "“{name}” until {day}.", "„{name}” până la {day}."),
        ("bg", "“{name}”", "„{name}“"),
        ("bg", "Package no.", "Пакет №"),
        ("ro", ("{count} file", "{count} files"), ("un fișier", "{count} fișiere", "{count} de fișiere")),
        ("bg", ("{count} file", "{count} files"), ("един файл", "{count} файла")),
    ],
)
def test_a_good_translation_has_no_faults(language: str, source: Any, translation: Any):
    assert faults(language, source, translation) == []


def test_fuzzy_and_foreign_messages_are_named():
    wanted = catalogue(None, ("Close", ""))
    translated = catalogue("ro", ("Close", "Închide"), ("Old", "Vechi"))
    message = translated.get("Close")
    assert message is not None
    message.flags.add("fuzzy")
    listed = check_translation(translated, wanted, "ro")
    assert listed == ["ro: not in the program: 'Old'", "ro: fuzzy: 'Close'"]


@pytest.mark.parametrize("text", ["„Close”", 'the "old" one', "Until {day", "Until {}", "Until {0}"])
def test_a_faulty_source_text_is_named(text: str):
    assert check_source(catalogue(None, (text, "")))
