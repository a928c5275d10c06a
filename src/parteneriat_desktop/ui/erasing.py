"""Erasing personal data of a record from the window: the question, the key, the work off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import cleaning
from parteneriat_desktop.actions.erase_record import erase_record
from parteneriat_desktop.errors import AppError, Counted
from parteneriat_desktop.ui.erasure import ErasureAnswer, ErasureQuestion
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Erasing:
    """Erases one record; ``done`` is told what was done, ``failed`` what was refused."""

    context: Context
    kind: type[Record]
    record: str
    done: Callable[[Sequence[str]], None]
    failed: Callable[[AppError], None]

    def ask(self) -> None:
        """Ask what is to be erased, open the key and erase."""
        context = self.context
        answer = context.chooser.erasure(self.question(), context.catalogue, context.look)
        if answer is not None:
            unlock_then(context, lambda: self._start(answer), self.failed)

    def question(self) -> ErasureQuestion:
        """Return what is asked: all private fields, and the shared texts that are filled in."""
        row = self.context.workspace.store.row(self.kind.ENTITY, self.record)
        held = row.fields if row is not None else {}
        text = self.context.text
        fields = [found for found in self.kind.fields() if held.get(found.name) is not None]
        texts = [found for found in fields if found.kind is str and not found.facts.private and not found.facts.link]
        typed = self.context.workspace.find(self.kind.ENTITY, self.record)
        return ErasureQuestion(
            title=title_of(typed, self.context.catalogue),
            private=[text(found.facts.label) for found in self.kind.fields() if found.facts.private],
            shared={found.name: text(found.facts.label) for found in texts},
        )

    def _start(self, answer: ErasureAnswer) -> None:
        """Erase off the window's thread."""
        workspace, catalogue, name, record = (
            self.context.workspace,
            self.context.catalogue,
            self.kind.ENTITY,
            self.record,
        )

        def work(_report: Progress) -> list[str]:
            """Erase, then remove the backups that still hold it, where that was asked for."""
            erased = erase_record(workspace, name, record, answer.fields, None)
            words = [catalogue.say(sentence) for sentence in erased.sentences]
            if answer.purge:
                gone = cleaning.purge(workspace.paths, workspace.store, workspace.clock.now())
                said = Counted("{count} older backup was removed.", "{count} older backups were removed.", gone)
                words.append(catalogue.say(said))
            return words

        def failed(error: Exception) -> None:
            """Say what was refused; a fault of the program goes where all of them go."""
            if not isinstance(error, AppError):
                raise error
            self.failed(error)

        self.context.tasks.start(work, self.done, failed)
