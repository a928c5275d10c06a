"""What the documents say is so: every command is named, every line that is shown runs, every document is listed."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from parteneriat_desktop.cli.arguments import parser
from parteneriat_desktop.cli.main import COMMANDS, run
from parteneriat_desktop.cli.streams import Streams
from parteneriat_desktop.i18n.catalogue import Catalogue

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command_and_no_other():
    _, adding = parser(Catalogue("en"))
    for module in COMMANDS:
        module.add(adding)
    named = re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE)
    assert sorted(named) == sorted(adding.commands.choices)


def test_the_readme_names_every_target_for_people():
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    wanted = set(targets) - {"help", "clean", "pins", "catalogues"}
    assert wanted <= set(re.findall(r"`make ([a-z-]+)`", README))


def test_every_command_line_that_is_shown_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("secret.txt").write_text("patru vorbe bune acasă\n", encoding="utf-8")
    shown = re.findall(r"^parteneriat (.+)$", README, re.MULTILINE)
    assert len(shown) > 5
    for line in shown:
        out, errors = io.StringIO(), io.StringIO()
        status = run(shlex.split(line), {}, Streams(io.BytesIO(), out, errors))
        assert status == 0, f"{line}: {out.getvalue()}{errors.getvalue()}"
    assert Path("register.pdf").exists()
    assert list(Path("post").glob("*.asice"))


def test_every_document_is_listed_and_every_link_leads_somewhere():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", index)
    assert all((ROOT / "docs" / link).exists() for link in links)
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert there - {"README.md"} <= set(links)
    assert all((ROOT / link).exists() for link in re.findall(r"\]\(([^)h][^)]*)\)", README))
