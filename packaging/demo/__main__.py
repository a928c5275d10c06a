"""Run the demonstration in a folder: ``python -m demo build/demo``."""

from __future__ import annotations

import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from demo import acts
from demo.stage import PASSPHRASE, Stage, StepError


def main(folder: Path) -> int:
    """Run every act and say where the files are."""
    shutil.rmtree(folder, ignore_errors=True)
    stage = Stage(folder, datetime.now(UTC).date().isoformat())
    stage.place("files").mkdir(parents=True)
    stage.place("passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    began = time.perf_counter()
    try:
        for act in acts.ACTS:
            act(stage)
    except StepError as error:
        print(f"\nThe demonstration stopped: {error}", file=sys.stderr)
        return 1
    print(f"\nDone in {time.perf_counter() - began:.1f} s. Everything is in {folder}: three workspaces and files/.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
