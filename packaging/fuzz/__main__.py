"""Runs every target for its share of the executions: ``python -m fuzz [N] [TARGET …]``.

Rules of this script:

1. Each target runs in a process of its own. The first crash, hang or forgery ends everything with status 1 and
   names the file that caused it; ``python -m fuzz.replay TARGET FILE`` shows it again.
2. What was really executed is counted by the fuzzer, not by what was asked for. The table is also in
   ``build/fuzz/report.json``.
3. What was found interesting stays in ``build/fuzz/TARGET/corpus``: a later run goes on from there.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import time

from fuzz import people
from fuzz.targets import TARGETS, Target

EXECUTIONS = 1_000_000
UNITS = re.compile(r"number_of_executed_units:\s*(\d+)")
LAST = re.compile(r"cov: (\d+) .*corp: (\d+)")


def main() -> int:
    """Run, print the table, return the exit status."""
    if importlib.util.find_spec("atheris") is None:
        print("The fuzzer atheris is not installed; it exists for Linux only. Tests run its targets everywhere.")
        return 2
    words = sys.argv[1:]
    wanted = int(words.pop(0)) if words and words[0].isdigit() else EXECUTIONS
    chosen = [TARGETS[name] for name in words] or list(TARGETS.values())
    shares = sum(target.share for target in chosen)
    report: dict[str, dict[str, int]] = {}
    print(f"{'target':12} {'executions':>12} {'seconds':>8} {'branches':>9} {'corpus':>7}")
    for target in chosen:
        found = run(target, -(-wanted * target.share // shares))
        if found is None:
            return 1
        report[target.name] = found
        print(row(target.name, found), flush=True)
    total = sum(found["executions"] for found in report.values())
    print(f"{'together':12} {total:>12,}  no crash, no hang, no accepted forgery")
    (people.BUILD / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0


def row(name: str, found: dict[str, int]) -> str:
    """Return one line of the table."""
    return f"{name:12} {found['executions']:>12,} {found['seconds']:>8,} {found['branches']:>9,} {found['corpus']:>7,}"


def run(target: Target, executions: int) -> dict[str, int] | None:
    """Run one target; print what it found and return None, or return what was counted."""
    began = time.monotonic()
    log = people.BUILD / f"{target.name}.log"
    with log.open("wb") as out:
        words = [sys.executable, "-m", "fuzz.one", target.name, str(executions)]
        status = subprocess.run(words, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
    text = log.read_text(encoding="utf-8", errors="replace")
    units, last = UNITS.search(text), LAST.findall(text)
    if status or units is None:
        print(f"{target.name}: FOUND SOMETHING; see {log}\n{text[-3_000:]}")
        return None
    branches, corpus = last[-1] if last else (0, 0)
    return {
        "executions": int(units[1]),
        "seconds": round(time.monotonic() - began),
        "branches": int(branches),
        "corpus": int(corpus),
    }


if __name__ == "__main__":
    sys.exit(main())
