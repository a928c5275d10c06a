"""The script that builds the shipped register: same source, same bytes; proper names by rule."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_registers", ROOT / "packaging" / "build_registers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SOURCE = """SIRUTA;DENLOC;CODP;JUD;SIRSUP;TIP;NIV;MED;REGIUNE;FSJ;FSL;NUTS
403;MUNICIPIUL BUCUREȘTI;0;40;1;40;1;0;8;1;0;RO321
10;JUDEȚUL ALBA;0;1;1;40;1;0;7;1;0;RO121
1017;MUNICIPIUL  ALBA IULIA;0;1;10;1;2;1;7;1;0;RO121
1026;ALBA IULIA;0;1;1017;9;3;1;7;1;0;RO121
179132;MUNICIPIUL BUCUREȘTI;0;40;403;9;2;1;8;1;0;RO321
179141;BUCUREȘTI SECTORUL 1;0;40;179132;6;3;1;8;1;0;RO321
1071;ORAȘ OCNA MUREȘ;0;1;10;2;2;1;7;1;0;RO121
2130;VALEA LUI SÂRBU - MĂGURA I.C.BRĂTIANU;0;1;10;3;2;3;7;1;0;RO121
"""

EXPECTED = """siruta,name,type,county_code,county_name,county_siruta,environment,name_official
10,Alba,county,AB,Alba,10,,JUDEȚUL ALBA
403,București,county,B,București,403,,MUNICIPIUL BUCUREȘTI
1017,Alba Iulia,municipality,AB,Alba,10,urban,MUNICIPIUL ALBA IULIA
1071,Ocna Mureș,town,AB,Alba,10,urban,ORAȘ OCNA MUREȘ
2130,Valea lui Sârbu-Măgura I.C. Brătianu,commune,AB,Alba,10,rural,VALEA LUI SÂRBU - MĂGURA I.C.BRĂTIANU
179132,București,municipality,B,București,403,urban,MUNICIPIUL BUCUREȘTI
179141,Sectorul 1,sector,B,București,403,urban,BUCUREȘTI SECTORUL 1
"""


def test_builds_the_rows_with_proper_names(script: ModuleType, tmp_path: Path):
    (tmp_path / "source.csv").write_text(SOURCE, encoding="utf-8")
    assert script.build(tmp_path / "source.csv", tmp_path / "made" / "ro.csv") == 7
    assert (tmp_path / "made" / "ro.csv").read_bytes().decode() == EXPECTED


def test_the_shipped_register_is_what_the_script_builds(script: ModuleType, tmp_path: Path):
    script.build(script.shipped_source(), tmp_path / "ro.csv")
    assert (tmp_path / "ro.csv").read_bytes() == (ROOT / "resources" / "registers" / "ro.csv").read_bytes()


@pytest.mark.parametrize(
    ("capitals", "name"),
    [("POPEȘTI DE SUS", "Popești de Sus"), ("DE SUS", "De Sus"), ("ALEXANDRU I. CUZA", "Alexandru I. Cuza")],
)
def test_small_words_stay_small_unless_first(script: ModuleType, capitals: str, name: str):
    assert script.proper(capitals, ("2", "3")) == name
