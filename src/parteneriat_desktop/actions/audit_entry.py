"""One line of the index of an audit folder: a file of it, or what should be a file and is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.errors import Sentence


class Standing(Choice):
    """Whether a file of the folder is what it should be."""

    WHOLE = "whole", N_("in order")
    CHANGED = "changed", N_("changed outside the program, left out")
    ABSENT = "absent", N_("not here")
    REFUSED = "refused", N_("cannot be printed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A file: its folder, its name, what it is, what it is about, its record and registration.

    ``what`` and ``about`` are in the reader's language; ``content`` is None for what is not in the folder.
    """

    place: str
    name: str
    what: str
    about: str = ""
    standing: Standing = Standing.WHOLE
    why: Sentence | None = None
    record: str = ""
    number: str | None = None
    day: date | None = None
    content: bytes | None = None

    @property
    def path(self) -> str:
        """The path of the file inside the folder."""
        return f"{self.place}/{self.name}"
