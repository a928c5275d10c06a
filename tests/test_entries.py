"""The entries of the program: arguments lead to a command or to the window, and folders are found."""

from __future__ import annotations

import builtins
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import parteneriat_desktop
from parteneriat_desktop import __main__, app, paths
from parteneriat_desktop.cli import main as command_line
from parteneriat_desktop.ui import start

if TYPE_CHECKING:
    import pytest


def test_arguments_lead_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(command_line, "main", lambda environment: called.append(environment) or 5)
    monkeypatch.setattr(sys, "argv", ["parteneriat", "check"])
    monkeypatch.setenv("PARTENERIAT_LANGUAGE", "bg")
    assert __main__.main() == 5
    assert called[0]["PARTENERIAT_LANGUAGE"] == "bg"  # type: ignore[index]


def test_no_argument_or_the_word_window_leads_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(app, "main", lambda arguments, _environment: called.append(list(arguments)) or 0)
    for arguments in ([], ["window", "--home", "x"]):
        monkeypatch.setattr(sys, "argv", ["parteneriat", *arguments])
        assert __main__.main() == 0
    assert called == [[], ["--home", "x"]]


def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Collect what the window would be opened with."""
    seen: list[tuple[Any, ...]] = []
    monkeypatch.setattr(start, "run_window", lambda *given: seen.append(given) or 0)
    return seen


def test_the_window_is_opened_with_folder_day_language_and_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = opened(monkeypatch)
    arguments = ["--home", str(tmp_path), "--language", "bg", "--today", "2026-11-20", "bundle.asice"]
    assert app.main(arguments, {}) == 0
    ((where, clock, language, file),) = seen
    assert (where.home, clock.today, language, file) == (tmp_path, date(2026, 11, 20), "bg", Path("bundle.asice"))


def test_the_window_takes_the_usual_folder_and_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = opened(monkeypatch)
    before = builtins.__import__
    assert app.main([], {"PARTENERIAT_LANGUAGE": "en"}) == 0
    ((where, _clock, language, file),) = seen
    assert (where.home, language, file) == (paths.default_home().absolute(), "en", None)
    assert builtins.__import__ is before


def test_the_usual_folder_is_named_after_the_program() -> None:
    assert paths.default_home().name == "parteneriat"


def test_a_frozen_program_and_an_installed_one_carry_their_resources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = Path(parteneriat_desktop.__file__).parent
    assert paths.resources() == package.parent.parent / "resources"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "is_dir", lambda _path: True)
        assert paths.translations() == package / "translations"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_every_place_of_a_workspace_is_below_its_folder(tmp_path: Path) -> None:
    of_workspace = paths.Paths(tmp_path)
    places = [
        getattr(of_workspace, name) for name in dir(paths.Paths) if isinstance(getattr(paths.Paths, name), property)
    ]
    assert len(places) == len(set(places))
    assert all(place.is_relative_to(tmp_path) for place in places)
