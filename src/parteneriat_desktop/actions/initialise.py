"""Make a workspace: folder, database, key and profile. No shared record is written.

Whatever fails, nothing of the new workspace stays behind.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.profile import Profile, Role
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.countries import country
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.partner import Partner, PartnerKind
from parteneriat_desktop.records.partner_checks import seat
from parteneriat_desktop.records.problems import refusing
from parteneriat_desktop.records.values import decode_text
from parteneriat_desktop.store.location import check_location, read_mounts
from parteneriat_desktop.store.store import Store
from parteneriat_desktop.sync.certificate import Subject
from parteneriat_desktop.sync.keys import Keys
from parteneriat_desktop.sync.ring import open_ring

if TYPE_CHECKING:
    from parteneriat_desktop.actions.clock import Clock
    from parteneriat_desktop.paths import Paths

LONGEST_NAME = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What must be known to make a workspace; without a passphrase the key goes to the password store."""

    role: str
    country: str
    name: str
    tax_number: str = ""
    unit_code: str = ""
    function: str = ""
    language: str = ""
    passphrase: str | None = None


def initialise(paths: Paths, clock: Clock, founding: Founding) -> Workspace:
    """Make the workspace and return it opened.

    Raises ``RefusedError`` when one is there already (``workspace-exists``), when the folder is on a
    network or cloud-synchronised drive, when name, tax number or unit are wrong or contradict each other, and when
    neither a password store nor a passphrase is there for the key.
    """
    if paths.database.exists() or paths.keys.exists():
        raise RefusedError(
            Sentence("There is already a workspace in {folder}.", folder=str(paths.home)),
            Sentence("Open it, or name another folder with --home."),
            code="workspace-exists",
        )
    profile = _profile(founding)
    check_location(paths.home, read_mounts())
    existed = paths.home.exists()
    try:
        _make(paths, clock, founding, profile)
    except BaseException:
        _remove(paths, existed=existed)
        raise
    return Workspace.open(paths, clock)


def _make(paths: Paths, clock: Clock, founding: Founding, profile: Profile) -> None:
    """Make folder, key and database."""
    try:
        paths.home.mkdir(parents=True, exist_ok=True)
        paths.keys.mkdir()
    except OSError as error:
        raise RefusedError(
            Sentence("The folder {folder} cannot be made.", folder=str(paths.home)),
            Sentence("Choose a folder on this computer's own disk in which you may save files."),
            code="read-only",
        ) from error
    ring = None if founding.passphrase is not None else open_ring()
    Keys(paths.keys, ring).create(Subject(profile.name, profile.country), clock.now(), founding.passphrase)
    store = Store.create(paths.database, ENTITIES)
    try:
        with store.writing():
            profile.save(store)
    finally:
        store.close()


def _profile(founding: Founding) -> Profile:
    """Return the checked profile of the institution."""
    where = country(founding.country)
    name = decode_text(founding.name.strip(), LONGEST_NAME)
    if isinstance(name, Sentence) or not name:
        raise _wrong(name if isinstance(name, Sentence) else Sentence("The institution has no name."))
    tax_number: str | Sentence = where.tax_number(founding.tax_number) if founding.tax_number else ""
    if isinstance(tax_number, Sentence):
        raise _wrong(tax_number)
    unit_code: str | Sentence = where.unit_code(founding.unit_code) if founding.unit_code else ""
    if isinstance(unit_code, Sentence):
        raise _wrong(unit_code)
    if founding.role == Role.TOWN_HALL.value:
        hall = Partner(kind=PartnerKind.COMMUNE, name=name, unit_code=unit_code or None)
        contradictions = refusing(seat(hall, founding.country))
        if contradictions:
            raise _wrong(contradictions[0].sentence)
    return Profile(
        role=founding.role,
        country=founding.country,
        name=name,
        tax_number=tax_number,
        unit_code=unit_code,
        function=founding.function,
        language=founding.language,
    )


def _wrong(sentence: Sentence) -> RefusedError:
    """Return the refusal of a wrong fact about the institution."""
    advice = Sentence("Correct it and make the workspace again; nothing was made.")
    return RefusedError(sentence, advice, code="wrong-profile")


def _remove(paths: Paths, *, existed: bool) -> None:
    """Take away what was made."""
    if not existed:
        shutil.rmtree(paths.home, ignore_errors=True)
        return
    shutil.rmtree(paths.keys, ignore_errors=True)
    for file in paths.home.glob(f"{paths.database.name}*"):
        file.unlink(missing_ok=True)
