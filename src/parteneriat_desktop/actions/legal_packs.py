"""Legal packs: look at the one in use, take a newer one.

A pack that is taken later counts terms from then on; what was written down with a record stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import law_in_use
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.countries import legal_reading
from parteneriat_desktop.countries.law import Law
from parteneriat_desktop.countries.legal_pack import TERMS
from parteneriat_desktop.countries.working_days import WorkingDays
from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.countries.deadline import Deadline
    from parteneriat_desktop.countries.legal_pack import LegalPack

#: Most bytes of a file of rules.
LARGEST = 1_000_000


def pack_in_use(workspace: Workspace) -> LegalPack:
    """Return the pack by which terms are counted now."""
    return law_in_use.pack(workspace.store, workspace.profile.country)


def use_pack(workspace: Workspace, file: Path) -> LegalPack:
    """Take a newer pack into use and return it.

    Raises ``RefusedError`` for a file that is no pack (``bad-legal-pack``, with the line), for the pack of
    another country (``foreign-legal-pack``) and for one that is not newer (``old-legal-pack``).
    """
    text = _text(file)
    pack, used = legal_reading.read(text), pack_in_use(workspace)
    if pack.country != used.country:
        raise RefusedError(
            Sentence("The file holds the law of {country}, not of {own}.", country=pack.country, own=used.country),
            Sentence("Choose the legal pack of your own country."),
            code="foreign-legal-pack",
        )
    if pack.version <= used.version:
        raise RefusedError(
            Sentence(
                "The file holds version {version}; version {used} is in use.",
                version=pack.version,
                used=used.version,
            ),
            Sentence("Choose a newer legal pack; nothing has to be done for the one in use."),
            code="old-legal-pack",
        )
    with workspace.store.writing():
        workspace.store.put_setting(law_in_use.KEPT, text)
    return pack


def term(workspace: Workspace | None, rule: str, start: date) -> Deadline:
    """Count a term; the law of another country, or without a workspace, is the shipped one without own days.

    Raises ``RefusedError`` for a rule that is no term (``unknown-rule``) or was not in force on that day.
    """
    own = workspace.law if workspace is not None else None
    country = _country(rule, own.pack.country if own is not None else next(iter(TERMS)))
    law = own if own is not None and own.pack.country == country else _shipped_law(country)
    found = law.term(rule, start)
    if found is None:
        raise RefusedError(
            Sentence("The rule {rule} was not in force on {day}.", rule=rule, day=start),
            Sentence("Give a later day."),
            code="not-in-force",
        )
    return found


def _country(rule: str, own: str) -> str:
    """Return the country whose pack has a term, the own one first, or refuse."""
    having = [country for country, rules in TERMS.items() if rule in rules]
    if not having:
        known = dict.fromkeys(name for rules in TERMS.values() for name in sorted(rules))
        raise RefusedError(
            Sentence("There is no legal term called “{rule}”.", rule=rule[:60]),
            Sentence("Use one of: {names}.", names=", ".join(known)),
            code="unknown-rule",
        )
    return own if own in having else having[0]


def _shipped_law(country: str) -> Law:
    """Return the law of a country as the program brings it along."""
    return Law(legal_reading.shipped(country), WorkingDays(country))


def _text(file: Path) -> str:
    """Return the text of a file, or refuse one that is no text or far too large."""
    data = read_file(file)
    try:
        if len(data) <= LARGEST:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    raise RefusedError(
        Sentence("The file {file} is no legal pack.", file=file.name),
        Sentence("Choose a file in JSON, written in UTF-8."),
        code="bad-legal-pack",
    )
