"""Usage, help, languages: what is answered before a workspace is touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from calling import call, plain

from parteneriat_desktop import __version__
from parteneriat_desktop.cli.arguments import leading

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "init": (),
    "demo": (),
    "put": (),
    "finalise": (),
    "show": (),
    "delete": (),
    "undo": (),
    "dump": (),
    "search": (),
    "due": (),
    "target": (),
    "report": (),
    "export": (),
    "receipt": (),
    "outbox": (),
    "sent": (),
    "inbox": (),
    "undo-import": (),
    "registry": ("status", "report", "receipts"),
    "mail": ("account", "address", "draft", "send", "deliver", "queue"),
    "correction": ("ask", "answer", "accept", "again", "withdraw", "list"),
    "verify": (),
    "import": (),
    "conflicts": (),
    "resolve": (),
    "backup": (),
    "restore": (),
    "check": (),
    "import-signature": (),
    "identity": (
        *("show", "enrol", "rotate", "backup", "restore", "recovery-sheet", "check-words"),
        *("decryption-key", "use-certificate"),
    ),
    "trust": ("add", "list", "certificates", "revoke"),
}
EVERY = [(name,) for name in COMMANDS] + [(name, inner) for name, found in COMMANDS.items() for inner in found]
#: Words of English that argparse or our sources would bring into a help text.
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments|show|this|help|message|file|folder|write|the|of|and|with|record|FILE|DIR|"
    r"ENTITY|FIELD|CODE|PEER|STATE|CHANGE|COMMAND|default|required|YYYY)\b"
)
#: What a script types stays as it is.
CONTRACT = re.compile(
    r"--[a-z-]+|parteneriat [a-z ]+|town_hall\|ngo\|ministry|RO\|BG|ro\|en\|bg|PDF/A|^    [a-z]+ ", re.MULTILINE
)


@pytest.mark.parametrize("words", [(), *EVERY], ids=" ".join)
@pytest.mark.parametrize("language", ["ro", "bg"])
def test_help_is_in_the_language_of_the_person(language: str, words: tuple[str, ...]) -> None:
    called = plain(None, "--language", language, *words, "-h")
    assert (called.status, called.errors) == (0, "")
    said = CONTRACT.sub(" ", called.out)
    assert ENGLISH.findall(said) == []
    assert called.out.startswith({"ro": "utilizare: parteneriat", "bg": "употреба: parteneriat"}[language])


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_help_of_a_command_names_its_arguments(words: tuple[str, ...]) -> None:
    called = plain(None, "--language", "en", *words, "--help")
    assert called.out.startswith(f"usage: parteneriat {' '.join(words)} [-h]")
    assert "show this help" in called.out


def test_help_comes_also_where_a_required_word_is_missing_and_as_a_document() -> None:
    assert "--role" in plain(None, "--json", "init", "-h").document["help"]


def test_romanian_is_the_default_and_the_environment_may_name_another_language() -> None:
    assert plain(None, "-h").out.startswith("utilizare:")
    assert plain(None, "-h", environment={"PARTENERIAT_LANGUAGE": "en"}).out.startswith("usage:")
    assert plain(None, "-h", environment={"PARTENERIAT_LANGUAGE": "xx"}).out.startswith("utilizare:")
    assert plain(None, "--language=bg", "-h", environment={"PARTENERIAT_LANGUAGE": "en"}).out.startswith("употреба:")


def test_the_version_is_a_line_or_a_document() -> None:
    assert plain(None, "--version").out == f"parteneriat {__version__}\n"
    assert plain(None, "--json", "--version").document == {"version": __version__}


WRONG = [
    (),
    ("--json",),
    ("--nonsense",),
    ("--home",),
    ("--home", "", "dump"),
    ("--language", "fr", "dump"),
    ("--language",),
    ("--jso", "dump"),
    ("--today", "morgen", "due"),
    ("--today", "2026-13-01", "due"),
    ("--today", "20261120", "due"),
    ("--today", "9999-12-31", "due"),
    ("--today", "0001-01-01", "due"),
    ("nonsense",),
    ("dump", "--nonsense"),
    ("dump", "--json"),
    ("dump", "--home", "x"),
    ("dump", "more"),
    ("init",),
    ("init", "--role", "mayor", "--country", "RO", "--name", "x"),
    ("init", "--role", "ngo", "--country", "DE", "--name", "x"),
    ("demo", "--scale", "0"),
    ("demo", "--seed", "x"),
    ("put", "a", "b"),
    ("finalise", "plan"),
    ("show",),
    ("show", "plan", "--history"),
    ("search",),
    ("search", "x", "--limit", "0"),
    ("search", "x", "--limit", "-1"),
    ("search", "x", "--limit", "99999999999999999999"),
    ("report",),
    ("report", "R01"),
    ("report", "R01", "--out", ""),
    ("report", "R01", "--out", "x", "--from", "yesterday"),
    ("export",),
    ("verify",),
    ("import",),
    ("resolve", "plan", "x", "title"),
    ("resolve", "plan", "x", "title", "--take", "a", "--value", "1"),
    ("identity",),
    ("identity", "rotate"),
    ("trust", "nonsense"),
    ("trust", "revoke", "x", "--last-good", "-1"),
    ("backup",),
    ("erase",),
    ("erase", "partner"),
    ("erase", "--retention", "partner"),
    ("erase", "--retention", "partner", "x"),
    ("erase", "--retention", "--years", "0"),
    ("restore",),
    ("deadline", "ro.l52.proposals"),
    ("deadline", "ro.l52.proposals", "20.11.2026"),
    ("law",),
    ("law", "use"),
    ("receipt", "--out", "x"),
    ("receipt", "--to", "x"),
    ("registry",),
    ("registry", "receipts"),
]
LATER = [
    ("template", "plan", "--out", "x.xlsx"),
    ("import-table", "plan", "x.xlsx"),
    ("export-table", "plan", "--out", "x.xlsx"),
]


@pytest.mark.parametrize("words", WRONG + LATER, ids=" ".join)
def test_wrong_usage_is_a_sentence_and_64(words: tuple[str, ...]) -> None:
    called = plain(None, *words, environment={"PARTENERIAT_LANGUAGE": "en"})
    assert called.status == 64
    assert called.errors.count("\n") == 1
    assert "Traceback" not in called.errors
    assert called.out == "" or called.document["error"]["code"] == "usage"


@pytest.mark.parametrize("words", LATER, ids=" ".join)
def test_a_command_of_a_later_version_is_named_with_those_that_exist(town_hall: Path, words: tuple[str, ...]) -> None:
    called = call(town_hall, *words)
    assert called.status == 64
    assert f"no command “{words[0]}”" in called.errors
    assert "It is used like this: parteneriat [-h]" in called.errors
    assert "verify, import, import-signature, identity, trust" in called.errors


def test_an_option_that_is_not_understood_brings_the_usage_of_its_command() -> None:
    called = plain(None, "--language", "en", "dump", "--json")
    assert called.errors == "“--json” is not understood here. It is used like this: parteneriat dump [-h] [--private]\n"


def test_what_stands_before_the_command_is_read_even_where_the_rest_is_wrong() -> None:
    assert leading(["--json", "--language", "en", "nonsense", "--language", "bg"]).language == "en"
    assert leading(["--home=x", "--json", "put"]).command == "put"
    assert leading(["--home", "--json", "put"]).as_json is True
    assert leading(["--home", "x", "put", "--json"]).as_json is False
    assert leading(["put", "--json"]).as_json is False
    assert leading(["--nonsense", "put"]).command is None
    assert leading(["--language"]).language is None


def test_a_word_after_two_dashes_is_no_option(town_hall: Path) -> None:
    assert plain(town_hall, "search", "--", "--json").out == ""
