"""What surrounds the content of a document: who issues it, in which language, for which day, under which number.

The registration number is the one that the registry gave; it is typed by a person and never made up.
The day is the one that the content stands for, never the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.programme import Programme
    from parteneriat_desktop.records.values import Attachment


class DocumentState(Choice):
    """The word in capitals at the foot of a document that is no original."""

    DRAFT = "draft", N_("DRAFT")
    SAMPLE = "sample", N_("SAMPLE DATA")
    COPY = "copy", N_("COPY")
    INTERNAL = "internal", N_("INTERNAL USE")


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """The institution whose letterhead the document carries; at most three lines stand under its name.

    ``head`` is the function of whoever signs for it; ``address`` and ``email`` are where people write to.
    """

    name: str
    lines: tuple[str, ...] = ()
    head: str = ""
    address: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Funding:
    """The line on visibility that a funding programme asks for: its phrase and its disclaimer."""

    phrase: str
    disclaimer: str


def _unknown(_attachment: Attachment) -> int | None:
    """Say that nobody counted the pages of a file."""
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Everything about a document that is not its content.

    ``electronic`` says that the signatories sign the file itself, not the paper. ``programme`` is the
    target under whose conditions a partnership counts. ``pages_of`` counts the pages of an attached file,
    where that can be known. ``conflicts`` is how many of the printed values are provisional.
    ``since`` and ``until`` are the first and the last day of the period that was asked for, if any.
    """

    catalogue: Catalogue
    issuer: Issuer
    day: date
    state: DocumentState | None = None
    number: str = ""
    number_date: date | None = None
    funding: Funding | None = None
    electronic: bool = False
    programme: Programme | None = None
    conflicts: int = 0
    since: date | None = None
    until: date | None = None
    pages_of: Callable[[Attachment], int | None] = _unknown
