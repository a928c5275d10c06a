"""Random histories by the thousand, for a night: replicas in memory, and whole workspaces on disk.

Rules of this script:

1. The machines are those of the tests; here they run longer, every time with other histories.
2. What is counted is histories that were really run to their end, those that hypothesis gave up left out.
3. Work is cut into runs of a known seed. A failure prints its seed, with which it comes again.

Usage: ``python packaging/soak.py replicas 20000 [SEED]`` or ``python packaging/soak.py workspaces 500 [SEED]``
"""

from __future__ import annotations

import argparse
import importlib
import secrets
import sys
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

ROOT = Path(__file__).resolve().parent.parent
#: The machines by name: the folder of their tests, their module, the histories of one run.
MACHINES = {
    "replicas": ("tests/journal", "test_replicas", 500),
    "workspaces": ("tests/actions", "test_years_of_exchange", 20),
}
LARGEST_SEED = 2**32


def main() -> None:
    """Run as many histories as were asked for and say how many that were, in how many seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("machine", choices=sorted(MACHINES))
    parser.add_argument("histories", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=None)
    given = parser.parse_args()
    folder, module, of_a_run = MACHINES[given.machine]
    sys.path[:0] = [str(ROOT / folder)]
    machine = importlib.import_module(module).Machine
    done, began = 0, time.monotonic()
    while done < given.histories:
        number = secrets.randbelow(LARGEST_SEED) if given.seed is None else given.seed + done
        done += run(machine, min(of_a_run, given.histories - done), number)
        seconds = time.monotonic() - began
        print(f"{given.machine}: {done:,} histories in {seconds:,.0f} s, the last run from seed {number}", flush=True)


def run(machine: type[Any], histories: int, number: int) -> int:
    """Run histories from a seed and return how many came to their end; a failure is raised with its seed."""
    finished = 0

    class Counted(machine):  # type: ignore[misc] # the base is chosen on the command line
        """The machine of the tests, counted."""

        def teardown(self) -> None:
            """Count a history that held to its end; one that is given up comes by here with its exception."""
            nonlocal finished
            given_up = sys.exc_info()[0] is not None
            super().teardown()
            finished += not given_up

    wanted = settings(
        machine.TestCase.settings,
        max_examples=histories,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seed(number)(Counted), settings=wanted)
    except BaseException:
        print(f"FAILED with seed {number}", flush=True)
        raise
    return finished


if __name__ == "__main__":
    main()
