"""What all pages share: the open workspace, the language, the look, long work and the way around.

Rules of this module:

1. Pages never know each other: they ask for a ``Place`` and the window shows it.
2. After a successful action one ``changed`` signal goes out and each page refreshes itself.
3. Choosing files and folders is behind ``Chooser``, so that tests need no dialog.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from parteneriat_desktop.actions import due as dates
from parteneriat_desktop.i18n import formatting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from parteneriat_desktop.actions.due import Due
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.erasure import ErasureAnswer, ErasureQuestion
    from parteneriat_desktop.ui.palette import Palette
    from parteneriat_desktop.ui.signing import SigningAnswer, SigningQuestion
    from parteneriat_desktop.ui.tasks import Tasks
    from parteneriat_desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a page, perhaps a record on it, a field in its form, values for a new record."""

    page: str
    entity: str = ""
    record: str = ""
    field: str = ""
    preset: Mapping[str, Wire] = dataclasses.field(default_factory=dict[str, "Wire"])


class Chooser(Protocol):
    """Asks the person for files, folders, passphrases and consent."""

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Return a file to read, or None."""
        ...

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """Return files to read."""
        ...

    def save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return a file to write, or None."""
        ...

    def folder(self, title: str) -> Path | None:
        """Return a folder, or None."""
        ...

    def passphrase(self, title: str, question: str) -> str | None:
        """Return what was typed, or None."""
        ...

    def confirm(self, title: str, question: str, yes: str) -> bool:
        """Say whether the person wants what the question says, which cannot be taken back in place."""
        ...

    def erasure(self, question: ErasureQuestion, catalogue: Catalogue, look: Look) -> ErasureAnswer | None:
        """Return what is to be erased of a record, or None."""
        ...

    def signing(self, question: SigningQuestion, catalogue: Catalogue, look: Look) -> SigningAnswer | None:
        """Return how a PDF is to be signed, or None."""
        ...

    def show_file(self, path: Path) -> bool:
        """Open a file or folder with the system's own program; say whether there is one."""
        ...

    def show_in_folder(self, path: Path) -> None:
        """Show a file selected in its folder."""
        ...


class Context(QObject):
    """Handed to every page and editor."""

    #: An entity and a record were saved, deleted or imported; both empty: anything may have changed.
    changed = Signal(str, str)
    #: A ``Place`` to show.
    wanted = Signal(object)
    #: Go back to where one came from.
    back = Signal()
    #: The window's theme, language or institution must be built anew.
    rebuild = Signal()
    #: A backup file to put in place of the workspace, which must be closed for it.
    restore = Signal(object)

    def __init__(self, workspace: Workspace, catalogue: Catalogue, look: Look, tasks: Tasks, chooser: Chooser) -> None:
        super().__init__()
        self.workspace = workspace
        self.catalogue = catalogue
        self.look = look
        self.tasks = tasks
        self.chooser = chooser
        self._due: Sequence[Due] | None = None
        self.changed.connect(self._forget)
        #: How long the search waits after the last key, in milliseconds.
        self.search_delay = 150
        #: How long a draft waits after the last key, in milliseconds.
        self.draft_delay = 800

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self.look.palette

    @property
    def today(self) -> date:
        """The day to count from."""
        return self.workspace.today

    def due(self) -> Sequence[Due]:
        """Return what is due, computed once until something changes."""
        if self._due is None:
            self._due = dates.due(self.workspace)
        return self._due

    def _forget(self, _entity: str, _record: str) -> None:
        """Forget what may have changed; connected first, so that every page that refreshes computes it anew."""
        self._due = None

    def text(self, english: str) -> str:
        """Say a text in the person's language."""
        return self.catalogue.text(english)

    def say(self, sentence: Sentence) -> str:
        """Say a sentence in the person's language."""
        return self.catalogue.say(sentence)

    def show(self, value: Any) -> str:
        """Write a value of any declared type."""
        return formatting.show(value, self.catalogue)

    def go(self, page: str, entity: str = "", record: str = "", field: str = "", **preset: Wire) -> None:
        """Ask for a place."""
        self.wanted.emit(Place(page, entity, record, field, preset))

    def announce(self, widget: QWidget, words: str) -> None:
        """Let a screen reader say what has just happened."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
