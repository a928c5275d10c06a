"""Build ``resources/registers/ro.csv``: the Romanian towns, communes, counties and sectors with proper names.

    python packaging/build_registers.py [path of siruta.csv]

Source: the file ``siruta.csv`` of the package SIRUTAlib (a development dependency). Rules:

1. Rows: county level (``NIV`` 1), units (``NIV`` 2), and the six sectors of Bucharest (``NIV`` 3 with
   ``TIP`` 6), which have town halls of their own. ``TIP`` 9 is Bucharest at level 2 and a seat locality
   at level 3, so level and type are always read together.
2. The source writes capitals. A word is capitalised at its start, after a hyphen and after a full stop;
   small words (de, din, cu …) stay small unless first. The rank word goes for its own kind only.
3. The official capitals stay beside the proper name. Same source, same bytes; LF, UTF-8.
4. The check digit of a code decides nothing: 77 official codes fail it.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parent.parent / "resources" / "registers" / "ro.csv"
COLUMNS = ("siruta", "name", "type", "county_code", "county_name", "county_siruta", "environment", "name_official")
SMALL = {"de", "din", "cel", "lui", "sub", "cu", "la"}
#: The word before the name, which says the rank and is no part of it, by level and type.
RANK_WORDS = {
    ("1", "40"): ("JUDEȚUL ", "MUNICIPIUL "),
    ("2", "1"): ("MUNICIPIUL ",),
    ("2", "4"): ("MUNICIPIUL ",),
    ("2", "9"): ("MUNICIPIUL ",),
    ("2", "2"): ("ORAȘ ",),
    ("2", "3"): (),
    ("3", "6"): ("BUCUREȘTI ",),
}
KINDS = {
    ("1", "40"): "county",
    ("2", "1"): "municipality",
    ("2", "4"): "municipality",
    ("2", "9"): "municipality",
    ("2", "2"): "town",
    ("2", "3"): "commune",
    ("3", "6"): "sector",
}
ENVIRONMENTS = {"1": "urban", "3": "rural"}
#: Letters on number plates by SIRUTA's number of the county.
LETTERS = {51: "CL", 52: "GR"}
LETTERS |= enumerate(("AB", "AR", "AG", "BC", "BH", "BN", "BT", "BV", "BR", "BZ", "CS", "CJ", "CT", "CV"), start=1)
LETTERS |= enumerate(("DB", "DJ", "GL", "GJ", "HR", "HD", "IL", "IS", "IF", "MM", "MH", "MS", "NT", "OT"), start=15)
LETTERS |= enumerate(("PH", "SM", "SJ", "SB", "SV", "TR", "TM", "TL", "VS", "VL", "VN", "B"), start=29)


class Source(NamedTuple):
    """One row of the source that is wanted: code, capitals, level and type, number of the county, environment."""

    code: str
    capitals: str
    rank: tuple[str, str]
    county: int
    environment: str


def wanted(path: Path) -> list[Source]:
    """Read the rows of the source that are counties, units or sectors, in the order of the source."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [
            Source(row["SIRUTA"], row["DENLOC"], (row["NIV"], row["TIP"]), int(row["JUD"]), row["MED"])
            for row in csv.DictReader(lines, delimiter=";")
        ]
    return [row for row in rows if row.rank in KINDS]


def proper(capitals: str, rank: tuple[str, str]) -> str:
    """Return the name in its usual letters, without its rank word."""
    text = re.sub(r"\s+", " ", capitals).strip().replace(" - ", "-")
    for word in RANK_WORDS[rank]:
        text = text.removeprefix(word)
    text = re.sub(r"(?<=\.)(?=[^\s.]{2})", " ", text)
    words = [part if part in SMALL else _capitalised(part) for part in text.lower().split(" ")]
    words[0] = _capitalised(words[0])
    return " ".join(words)


def _capitalised(word: str) -> str:
    """Capitalise the start of the word and what follows a hyphen or a full stop."""
    return re.sub(r"(^|[-.])(\w)", lambda found: found[1] + found[2].upper(), word)


def rows(source: list[Source]) -> list[dict[str, str]]:
    """Return the rows of the register, by code."""
    counties = {row.county: row for row in source if row.rank[0] == "1"}
    found = [
        {
            "siruta": row.code,
            "name": proper(row.capitals, row.rank),
            "type": KINDS[row.rank],
            "county_code": LETTERS[row.county],
            "county_name": proper(counties[row.county].capitals, counties[row.county].rank),
            "county_siruta": counties[row.county].code,
            "environment": "" if row.rank[0] == "1" else ENVIRONMENTS[row.environment],
            "name_official": re.sub(r"\s+", " ", row.capitals).strip(),
        }
        for row in source
    ]
    return sorted(found, key=lambda row: int(row["siruta"]))


def build(source: Path, target: Path) -> int:
    """Write the register and return the number of its rows."""
    found = rows(wanted(source))
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    return len(found)


def shipped_source() -> Path:
    """Return the source file beside the installed package SIRUTAlib."""
    package = importlib.util.find_spec("sirutalib")
    if package is None or package.origin is None:
        sys.exit("SIRUTAlib is not installed: pip install 'SIRUTAlib == 1.3.0'")
    return Path(package.origin).with_name("siruta.csv")


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else shipped_source()
    print(f"{build(given, TARGET)} rows in {TARGET}")
