"""One target under the fuzzer, in a process of its own: ``python -m fuzz.one TARGET RUNS``.

Rules of this script:

1. The readers are instrumented before anything imports them, so that the fuzzer sees which way an input took.
2. An execution that takes more than one second of processor time is a hang. (Of the clock it may take more: the
   machine has other work.)
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["parteneriat_desktop", "asn1crypto"], enable_loader_override=False):
    from fuzz import people, targets

if TYPE_CHECKING:
    from collections.abc import Callable

SLOWEST = 1.0


class HangError(Exception):
    """An input that keeps a reader busy for too long."""


def main() -> None:
    """Hand a target over to the fuzzer, which never comes back."""
    target = targets.TARGETS[sys.argv[1]]
    folder = people.BUILD / target.name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (folder / "seeds" / f"{number:03}").write_bytes(seed)

    targets.run(target, target.seeds[0])  # what is loaded and made on first use is no hang

    def read(data: bytes) -> None:
        began = time.process_time()
        targets.run(target, data)
        if time.process_time() - began > SLOWEST:
            raise HangError

    words = [
        sys.argv[0],
        f"-runs={sys.argv[2]}",
        f"-artifact_prefix={folder}/",
        f"-dict={people.ROOT / 'packaging' / 'fuzz' / 'words.dict'}",
        "-max_len=16384",
        "-timeout=60",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        str(folder / "corpus"),
        str(folder / "seeds"),
    ]
    atheris.Setup(words, read, **own_mutator(target))
    atheris.Fuzz()


def own_mutator(target: targets.Target) -> dict[str, Callable[[bytes, int, int], bytes]]:
    """Return the way in which a target changes its inputs, where it has one of its own."""
    change = target.mutate
    if change is None:
        return {}

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        return change(data, largest, seed, atheris.Mutate)[:largest]

    return {"custom_mutator": mutate}


if __name__ == "__main__":
    main()
