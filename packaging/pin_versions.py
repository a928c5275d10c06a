"""Writes ``constraints.txt``: the exact versions that worked together on both lines of Python.

Rules of this script:

1. Versions are read from finished environments, never guessed: whatever is written was installed and tested.
2. A distribution that has one version in both environments stands once; otherwise a marker keeps them apart,
   because Qt for Python has one line below 3.12 and another from 3.12 on.

Usage: ``python packaging/pin_versions.py .venv .venv-3.11``
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("constraints.txt")
HEADER = """\
# The exact versions that worked together, written by packaging/pin_versions.py; ranges stand in pyproject.toml.
# To move on: empty this file, make both environments anew, run all tests, write it again.
"""
#: Ours, what only the builder of the registers needs, and what each Python brings along.
LEFT_OUT = {"parteneriat-desktop", "sirutalib", "setuptools"}


def versions(environment: str) -> dict[str, str]:
    """Return the installed versions of an environment by the name of the distribution."""
    listed = subprocess.run(
        [f"{environment}/bin/python", "-m", "pip", "list", "--format=json"], capture_output=True, check=True
    )
    found = {entry["name"].lower().replace("_", "-"): entry["version"] for entry in json.loads(listed.stdout)}
    return {name: version for name, version in found.items() if name not in LEFT_OUT}


def lines(newer: dict[str, str], older: dict[str, str]) -> list[str]:
    """Return one constraint for each distribution, two where the lines of Python differ."""
    written: list[str] = []
    for name in sorted(newer.keys() | older.keys()):
        if newer.get(name) == older.get(name) or name not in older:
            written.append(f"{name}=={newer[name]}")
            continue
        written.append(f"{name}=={older[name]} ; python_version < '3.12'")
        if name in newer:
            written.append(f"{name}=={newer[name]} ; python_version >= '3.12'")
    return written


def main() -> None:
    """Write the constraints of the two environments named on the command line: newer first, then older."""
    newer, older = sys.argv[1:3]
    TARGET.write_text(HEADER + "\n".join(lines(versions(newer), versions(older))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
