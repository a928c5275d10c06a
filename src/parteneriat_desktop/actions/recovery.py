"""The recovery sheet of the own key: printed, asked back, and used when everything else is lost.

Rules of this module:

1. The sheet counts once a person has copied words back from the paper: a sheet that was never printed, or
   cannot be read, is none. Which key was confirmed and when is kept as a setting.
2. The words bring the key back by themselves: on the old computer, whose password store forgot, and on a new one,
   where it gets a new certificate (``identity.restore``).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.report_frame import frame
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.sync.certificate import Subject
from parteneriat_desktop.sync.recovery_words import ROW, read_words, words_in, write_words
from parteneriat_desktop.sync.safe_files import write_new

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.sync.signing import Signer

#: Before the fingerprint of a key: the day on which the words of its sheet were copied back.
CONFIRMED = "recovery_sheet:"


def print_sheet(workspace: Workspace, out: Path, catalogue: Catalogue, passphrase: str | None) -> None:
    """Write the recovery sheet as a PDF that only the owner of the file may read; never over another file."""
    from parteneriat_desktop.reports.recovery_sheet import (  # noqa: PLC0415 - loads the PDF library
        Recovery,
        recovery_sheet,
    )

    signer = workspace.keys.unlock(passphrase)
    recovery = Recovery(signer.fingerprint, write_words(signer.secret()))
    try:
        write_new(out, recovery_sheet(recovery, frame(workspace, catalogue)))
    except OSError as error:
        raise RefusedError(
            Sentence("The file {file} cannot be written.", file=str(out)),
            Sentence("Choose a name that is free, in a folder in which you may save files."),
            code="cannot-write",
        ) from error


def confirm(workspace: Workspace, typed: str, passphrase: str | None) -> None:
    """Compare all words of the sheet with the key, and remember that the sheet is good.

    Raises ``RefusedError``: words-count, words-unknown, words-wrong, and words-other-key for those of another key.
    """
    secret, signer = read_words(typed), workspace.keys.unlock(passphrase)
    if secret != signer.secret():
        raise _not_ours()
    _remember(workspace, signer.fingerprint)


def confirm_rows(workspace: Workspace, typed: str, rows: Iterable[int], passphrase: str | None) -> None:
    """Compare some rows of the sheet (0 for words 1 to 4) with the key, and remember that the sheet is good."""
    signer = workspace.keys.unlock(passphrase)
    words = write_words(signer.secret())
    wanted = [word for row in rows for word in words[row * ROW : (row + 1) * ROW]]
    if words_in(typed) != wanted:
        raise _not_ours()
    _remember(workspace, signer.fingerprint)


def confirmed_on(workspace: Workspace) -> date | None:
    """Return when the sheet of the present key was confirmed, or None."""
    kept = workspace.store.setting(CONFIRMED + workspace.keys.fingerprint)
    return date.fromisoformat(kept) if kept else None


def signer_of_words(workspace: Workspace, typed: str) -> Signer:
    """Return the key that the words of a sheet stand for, with the certificate that is here where it fits.

    Raises ``RefusedError`` for words that are none: words-count, words-unknown, words-wrong.
    """
    subject = Subject(workspace.profile.name, workspace.profile.country)
    return workspace.keys.stored().recover(read_words(typed), subject, workspace.clock.now())


def _remember(workspace: Workspace, fingerprint: str) -> None:
    """Write down that the sheet of a key was confirmed today."""
    with workspace.store.writing():
        workspace.store.put_setting(CONFIRMED + fingerprint, workspace.today.isoformat())


def _not_ours() -> RefusedError:
    """Return the refusal of words that are not those of the own key."""
    return RefusedError(
        Sentence("These are not the words of your key."),
        Sentence("Copy them from the printed sheet, letter by letter; if they differ, print the sheet anew."),
        code="words-other-key",
    )
