"""Everything that is shipped along has its licence in ``resources/licences/``, and the project has its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_everything_shipped_has_a_licence():
    script = ROOT / "packaging" / "collect_licences.py"
    answer = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_texts_that_notices_refer_to_are_there():
    licences = ROOT / "resources" / "licences"
    for notice in licences.glob("pyside6-*.txt"):
        assert "texts/LGPL-3.0.txt" in notice.read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (licences / "texts" / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (licences / "texts" / "GPL-3.0.txt").read_text(encoding="utf-8")


def test_the_project_has_its_own_licence():
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
