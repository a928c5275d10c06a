"""The wording of one refusal."""

from __future__ import annotations

from typing import NamedTuple


class Refusal(NamedTuple):
    """The wording of one refusal: an English sentence with holes, and advice without."""

    sentence: str
    advice: str
