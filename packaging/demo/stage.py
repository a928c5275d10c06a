"""The three workspaces of the demonstration and how a step of it is run and shown.

Every step goes through the command line, as a person or a script would do it; a step that fails
ends the demonstration with the program's own sentence.
"""

from __future__ import annotations

import io
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from parteneriat_desktop.cli.main import run
from parteneriat_desktop.cli.streams import Streams

if TYPE_CHECKING:
    from pathlib import Path

#: Opens the keys of the demonstration only; a real one is typed by a person.
PASSPHRASE = "izvor-teilor-poiana-lanterna-sapte-grau"  # noqa: S105 - see above


class StepError(Exception):
    """A step did not end as it should."""


@dataclass
class Stage:
    """The folder of the demonstration, its steps and the files that they left."""

    folder: Path
    today: str
    number: int = 0
    shown: set[Path] = field(default_factory=set)

    def place(self, *parts: str) -> Path:
        """Return a place in the folder of the demonstration."""
        return self.folder.joinpath(*parts)

    def call(self, who: str, *arguments: str, given: str = "", status: int = 0) -> Any:
        """Run one command in somebody's workspace and return its JSON answer."""
        out, errors = io.StringIO(), io.StringIO()
        options = ["--home", str(self.place(who)), "--today", self.today, "--language", "ro", "--json"]
        options += ["--passphrase-file", str(self.place("passphrase.txt"))]
        found = run([*options, *arguments], {}, Streams(io.BytesIO(given.encode()), out, errors))
        if found != status:
            raise StepError(f"{who}: {' '.join(arguments)} -> {found}\n{out.getvalue()}{errors.getvalue()}")
        return json.loads(out.getvalue())

    def step(self, title: str) -> Step:
        """Begin a step; use it in a ``with`` statement."""
        self.number += 1
        return Step(self, f"{self.number:2}. {title}")


@dataclass
class Step:
    """One step: its title first, then its facts, its time and the files it left."""

    stage: Stage
    title: str
    began: float = 0.0

    def __enter__(self) -> Self:
        """Say what comes."""
        print(f"\n{self.title}")
        self.began = time.perf_counter()
        return self

    def say(self, text: str) -> None:
        """Say one fact."""
        print(f"      {text}")

    def __exit__(self, *ended: object) -> None:
        """Say how long it took and which files it left."""
        took = time.perf_counter() - self.began
        kinds = ("*.asice", "*.age", "*.pdf", "*.pem", "*.txt")
        files = {path for kind in kinds for path in self.stage.folder.glob(f"files/**/{kind}")}
        for path in sorted(files - self.stage.shown):
            print(f"      left {path.relative_to(self.stage.folder)} ({path.stat().st_size:,} bytes)")
        self.stage.shown |= files
        print(f"      {took:.2f} s")
