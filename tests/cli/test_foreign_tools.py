"""Other people's programs accept our files, and refuse them once a byte was changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from calling import NAMES, a_dossier, done

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import foreign_tools


def test_openssl_gnutls_age_poppler_qpdf_unzip_and_sha256sum_judge_as_they_should(region: Path, tmp_path: Path) -> None:
    town_hall, files = region / "town_hall", region / "files"
    a_dossier(town_hall)
    done(town_hall, "export", "--to", NAMES["ministry"], "--plain", "--out", files / "town_hall-to-ministry")
    done(town_hall, "export", "--to", NAMES["ngo"], "--full", "--out", files / "town_hall-to-ngo")
    done(region / "ministry", "trust", "certificates", "--out", files / "registry.pem")
    written = tmp_path / "judged.md"
    assert foreign_tools.main(region, written) == 0
    text = written.read_text(encoding="utf-8")
    assert "CAdES Verification successful" in text
    assert text.count("Signature Validation: Signature is Valid.") == 2
    assert str(region) not in text


def test_a_judge_that_says_something_else_ends_the_script(tmp_path: Path) -> None:
    with pytest.raises(foreign_tools.JudgeError):
        foreign_tools.judged(tmp_path, foreign_tools.Judgement("nothing", "true", says="accepted"))
    with pytest.raises(foreign_tools.JudgeError):
        foreign_tools.judged(tmp_path, foreign_tools.Judgement("nothing", "false"))


def test_without_files_the_demonstration_is_asked_for(tmp_path: Path) -> None:
    assert foreign_tools.main(tmp_path, tmp_path / "out.md") == 1
    assert not (tmp_path / "out.md").exists()
