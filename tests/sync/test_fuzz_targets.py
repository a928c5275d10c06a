"""The fuzzer's oracles: silent about honest readers, loud about planted mistakes; ``make fuzz`` runs them longer."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from fuzz.judging import FoundError
from fuzz.targets import TARGETS, run
from parteneriat_desktop.journal import segment
from parteneriat_desktop.sync import certificate, cms, description, manifest, verification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fuzz.targets import Target

EXECUTIONS = 150
#: What comes out of a reader that fails.
CRASHES = (AttributeError, KeyError, IndexError, TypeError, ValueError)


def changed(data: bytes, largest: int, chance: random.Random) -> bytes:
    """Change a few bytes: another value, some more, some less, or a piece of the input itself."""
    place = chance.randrange(len(data) + 1)
    piece = data[(start := chance.randrange(len(data) + 1)) : start + chance.randrange(9)]
    new = chance.choice(
        [chance.randbytes(chance.randrange(4)), piece, bytes([data[place] ^ 1]) if data[place:] else b""]
    )
    return (data[:place] + new + data[place + chance.randrange(4) :])[:largest]


def inputs(target: Target, count: int) -> Iterator[bytes]:
    """Yield so many changed inputs, the same in every run."""
    chance = random.Random(target.name)  # noqa: S311 - chance, not secrecy
    for number in range(count):
        data = target.seeds[number % len(target.seeds)]
        if target.mutate is None:
            yield changed(data, 1 << 16, chance)
        else:
            own = target.mutate
            yield own(data, 1 << 16, number, lambda inner, largest: changed(inner, largest, chance))


@pytest.mark.parametrize("name", TARGETS)
def test_the_readers_hold(name: str):
    target = TARGETS[name]
    accepted = [run(target, seed) for seed in target.seeds]
    assert any(accepted)
    read_all(target, EXECUTIONS if target.share > 10 else 10)


def test_together_they_share_all_executions():
    assert sum(target.share for target in TARGETS.values()) == 1_000


class AnyText(str):  # noqa: SLOT000 - compared as a text
    """Equal to everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


def accepted(*_: Any, **__: Any) -> None:
    """Find nothing wrong."""


MISTAKES: dict[str, tuple[str, tuple[tuple[Any, str, Any], ...]]] = {
    "digests are not compared": ("container", ((verification, "check_files", accepted),)),
    "a signature is not verified": (
        "container",
        ((cms, "check_value", accepted), (cms, "check_attributes", accepted)),
    ),
    "segments are not verified": ("signed", ((verification, "verifies", lambda *_: True),)),
    "an enrolment is not verified": (
        "enrolment",
        ((verification, "check_files", accepted), (verification, "check_sender", accepted)),
    ),
    "the signed attributes are not verified": ("cms", ((certificate.Certificate, "accepts", lambda *_: True),)),
    "a name may stand twice": ("manifest", ((manifest, "check_names", accepted),)),
    "ids are not compared": ("segment", ((segment, "digest_ids", lambda _: AnyText("x")),)),
    "a reader fails": ("description", ((description, "read_party", lambda reader: reader.wire["country"][1]),)),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found(mistake: str, monkeypatch: pytest.MonkeyPatch):
    name, patches = MISTAKES[mistake]
    for place, attribute, replacement in patches:
        monkeypatch.setattr(place, attribute, replacement)
    with pytest.raises((FoundError, *CRASHES)):
        read_all(TARGETS[name], 1_500)


def read_all(target: Target, count: int) -> None:
    """Let a target read so many inputs."""
    for data in inputs(target, count):
        run(target, data)
