"""Reads files again without the fuzzer: ``python -m fuzz.replay TARGET FILE …``; also where there is no fuzzer."""

from __future__ import annotations

import sys
from pathlib import Path

from fuzz.targets import TARGETS, run


def main() -> None:
    """Say of each file whether it is accepted; what is found comes out as it is."""
    target = TARGETS[sys.argv[1]]
    for name in sys.argv[2:]:
        accepted = run(target, Path(name).read_bytes())
        print(f"{name}: {'accepted' if accepted else 'refused'}")


if __name__ == "__main__":
    main()
