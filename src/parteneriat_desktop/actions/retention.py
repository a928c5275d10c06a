"""Names and contacts of citizens are kept only as long as they are needed (GDPR art. 5(1)(e)).

Rules of this module:

1. The term counts from the day on which a contribution was received. It is five years unless the
   institution chose another: as long as records of European funds are kept (Regulation (EU, Euratom)
   2024/2509 art. 133).
2. Only what is private is erased: the name and the contact of the sender. The contribution itself, its
   number and its answer stay in the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import cleaning
from parteneriat_desktop.actions.erase_record import Erased, erase_all, find
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.journal.change import DELETED
from parteneriat_desktop.journal.scope import PRIVATE
from parteneriat_desktop.records.contribution import Contribution
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from datetime import date

    from parteneriat_desktop.actions.workspace import Workspace

#: The setting that holds the years, and the years where none were chosen.
SETTING, USUAL = "retention_years", 5
MOST_YEARS = 100


def years(workspace: Workspace) -> int:
    """Return for how many years names and contacts are kept."""
    return int(workspace.store.setting(SETTING, str(USUAL)))


def choose_years(workspace: Workspace, number: int) -> None:
    """Choose for how many years names and contacts are kept."""
    if not 1 <= number <= MOST_YEARS:
        raise RefusedError(
            Sentence("Personal data cannot be kept for {number} years.", number=number),
            Sentence("Choose a number of years from 1 to {most}.", most=MOST_YEARS),
            code="wrong-years",
        )
    workspace.store.put_setting(SETTING, str(number))


def due(workspace: Workspace) -> list[Contribution]:
    """Return the contributions whose names or contacts have been kept for longer than the term, deleted ones too."""
    term = years(workspace)
    rows = [
        row for deleted in (False, True) for row in workspace.store.rows(Query(Contribution.ENTITY, deleted=deleted))
    ]
    read = [Contribution.read(row.id, row.fields) for row in rows]
    old = [one for one in read if one.received_on is not None and end_of(one.received_on, term) <= workspace.today]
    return [one for one in old if is_held(workspace, one.id)]


def is_held(workspace: Workspace, record: str) -> bool:
    """Say whether the journal holds a name or a contact, also one that was replaced or deleted since."""
    history = workspace.store.changes(PRIVATE, Contribution.ENTITY, record).values()
    return any(value for change in history for name, value in change.values.items() if name != DELETED)


def end_of(received_on: date, term: int) -> date:
    """Return the day on which the term is over; of a 29 February, on 1 March."""
    try:
        return received_on.replace(year=received_on.year + term)
    except ValueError:
        return received_on.replace(year=received_on.year + term, month=3, day=1)


def erase_due(workspace: Workspace, passphrase: str | None) -> Erased:
    """Erase the names and contacts that are due; nothing is refused where none are."""
    signer = workspace.keys.unlock(passphrase)
    found = [(Contribution, one.id, find(workspace, Contribution, PRIVATE, one.id, ()), ()) for one in due(workspace)]
    changes = erase_all(workspace, found, signer)
    copies = cleaning.clean(workspace.paths, workspace.store, workspace.profile.language)
    return Erased(changes, copies, len(cleaning.older_backups(workspace.paths)), ())
