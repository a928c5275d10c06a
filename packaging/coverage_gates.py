"""Refuses a version whose tests do not reach enough of it.

Rules of this script:

1. What decides about data, trust and what a person can do is reached in every line and every branch; the rest
   to nine tenths. The measure is (lines + branches reached) / (lines + branches there are), as coverage counts.
2. Each group stands by itself: a package with much coverage never pays for one with little.
3. Every file below its group's gate is named with the lines that are missing.

Usage: ``python packaging/coverage_gates.py build/coverage/report.json``
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = "src/parteneriat_desktop/"
#: Reached wholly: packages end in a slash, modules are named.
WHOLE = (
    "records/",
    "journal/",
    "actions/",
    "sync/verification.py",
    "sync/archive.py",
    "sync/cms.py",
    "sync/manifest.py",
)
REST = 90.0


@dataclass(slots=True)
class Reached:
    """How many lines and branches a group has, and how many of them the tests reached."""

    there: int = 0
    reached: int = 0

    def add(self, summary: dict[str, Any]) -> None:
        """Count one file's summary in."""
        self.there += summary["num_statements"] + summary["num_branches"]
        self.reached += summary["covered_lines"] + summary["covered_branches"]

    @property
    def percent(self) -> float:
        """The share reached, in percent; nothing there counts as reached."""
        return 100 * self.reached / self.there if self.there else 100.0


def group(name: str) -> tuple[str, float]:
    """Return the group of a file and the percentage asked of it."""
    inside = name.replace("\\", "/").split(PACKAGE)[-1]
    for whole in WHOLE:
        if inside == whole or (whole.endswith("/") and inside.startswith(whole)):
            return whole.removesuffix("/"), 100.0
    return inside.split("/")[0] if "/" in inside else "top level", REST


def missing(entry: dict[str, Any]) -> str:
    """Return the lines and branches of a file that no test reached, shortest first."""
    lines = [str(line) for line in entry["missing_lines"]]
    branches = [f"{start}→{end}" for start, end in entry["missing_branches"] if start not in entry["missing_lines"]]
    return ", ".join(lines + branches)


def main() -> int:
    """Print one line a group and every gap that counts; 1 when a gate is missed."""
    files: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["files"]
    groups: dict[tuple[str, float], Reached] = {}
    for name, entry in files.items():
        groups.setdefault(group(name), Reached()).add(entry["summary"])
    failed = {key for key, reached in groups.items() if reached.percent < key[1]}
    for (name, gate), reached in sorted(groups.items()):
        mark = "✗" if (name, gate) in failed else "✓"
        print(f"{mark} {name:24} {reached.percent:6.2f} %  (at least {gate:.0f} %)")
    for name, entry in sorted(files.items()):
        if group(name) in failed and missing(entry):
            print(f"  {name}: {missing(entry)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
