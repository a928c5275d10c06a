"""Takes every figure, prints the table and writes ``build/bench.json``. Names as arguments take only those."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import answering, exchanging, growing, monitoring, printing, saving, searching, starting

if TYPE_CHECKING:
    from bench.measuring import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
RESULT = ROOT / "build" / "bench.json"
MODULES = {
    "start": starting,
    "save": saving,
    "search": searching,
    "exchange": exchanging,
    "pdf": printing,
    "r03": monitoring,
    "r07": answering,
    "growth": growing,
}
HEADINGS = ("what", "ours", "limit", "ratio", "goal", "the limit is")


def row(name: str, figure: Figure) -> str:
    """Return one line of the table."""
    goal = "" if figure.goal is None else f"{figure.goal:.1f}× {'✓' if figure.ratio <= figure.goal else '✗'}"
    ours, limit = (f"{amount:.2f} {figure.unit}" for amount in (figure.ours, figure.baseline))
    return f"{name:8} {ours:>12} {limit:>12} {figure.ratio:>7.2f}× {goal:>9}  {figure.limit}"


def main() -> None:
    """Measure, print, write."""
    chosen = sys.argv[1:] or list(MODULES)
    figures: dict[str, Figure] = {}
    print(f"{HEADINGS[0]:8} {HEADINGS[1]:>12} {HEADINGS[2]:>12} {HEADINGS[3]:>8} {HEADINGS[4]:>7}    {HEADINGS[5]}")
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen:
            for key, figure in MODULES[name].measure(Path(folder)).items():
                figures[key] = figure
                print(row(key, figure), flush=True)
    RESULT.parent.mkdir(exist_ok=True)
    document = {
        key: {
            "ratio": round(figure.ratio, 3),
            "goal": figure.goal,
            "limit": figure.limit,
            "ours": round(figure.ours, 3),
            "baseline": round(figure.baseline, 3),
            "unit": figure.unit,
        }
        for key, figure in figures.items()
    }
    RESULT.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
