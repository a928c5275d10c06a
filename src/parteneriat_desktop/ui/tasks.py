"""Long work off the window's thread.

Rules of this module:

1. ``work`` is a plain function that knows nothing of Qt; its answer or exception comes back on the
   window's thread.
2. One object owns the signals and outlives every piece of work; a runnable that owns its own
   signal object loses answers.
3. One worker thread: the database is used by one piece of work at a time, in the order asked for.
4. Work that fails without a handler shows itself in the one error dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Answer = TypeVar("Answer")
#: Takes the number of the step, the number of all steps and what is being done.
Progress = Callable[[int, int, str], None]


class CancelledError(Exception):
    """The person stopped the work; nothing has been changed."""


@dataclass(slots=True)
class Ticket(Generic[Answer]):
    """One piece of work that was started, and whom to tell."""

    number: int
    done: Callable[[Answer], None]
    failed: Callable[[Exception], None] | None
    progress: Progress | None
    stop: Event

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.stop.set()


class Tasks(QObject):
    """The one place where work leaves the window's thread."""

    finished = Signal(int, object)
    broke = Signal(int, object)
    stepped = Signal(int, int, int, str)
    busy = Signal(bool)

    def __init__(self, show_failure: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show_failure = show_failure
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._numbers = count(1)
        self._open: dict[int, Ticket[Any]] = {}
        self.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.broke.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        self.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[Progress], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Progress | None = None,
    ) -> Ticket[Answer]:
        """Run ``work`` on the worker thread and hand its answer to ``done`` on this one.

        The work is given a function through which it reports its steps; that function raises
        ``CancelledError`` once the person has stopped the work.
        """
        ticket = Ticket(next(self._numbers), done, failed, progress, Event())
        self._open[ticket.number] = ticket
        self.busy.emit(bool(self._open))
        self._pool.submit(self._run, ticket, work)
        return ticket

    def idle(self) -> bool:
        """Say whether every piece of work has been answered."""
        return not self._open

    def close(self) -> None:
        """Stop what has not begun and wait for what has."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._open.clear()

    def _reporter(self, ticket: Ticket[Any]) -> Progress:
        """Return the function through which work reports its steps and learns that it was stopped."""

        def report(step: int, steps: int, words: str) -> None:
            if ticket.stop.is_set():
                raise CancelledError
            self.stepped.emit(ticket.number, step, steps, words)

        return report

    def _run(self, ticket: Ticket[Any], work: Callable[[Progress], Any]) -> None:
        """Do the work on the worker thread."""
        try:
            report = self._reporter(ticket)
            report(0, 0, "")
            self.finished.emit(ticket.number, work(report))
        except Exception as error:  # noqa: BLE001 - every failure must reach the window
            self.broke.emit(ticket.number, error)

    def _close_ticket(self, number: int) -> Ticket[Any] | None:
        """Forget a piece of work and say when none is left."""
        ticket = self._open.pop(number, None)
        self.busy.emit(bool(self._open))
        return ticket

    def _deliver(self, number: int, answer: object) -> None:
        """Hand over an answer on the window's thread."""
        ticket = self._close_ticket(number)
        if ticket is not None:
            ticket.done(answer)

    def _fail(self, number: int, error: Exception) -> None:
        """Hand over a failure on the window's thread."""
        ticket = self._close_ticket(number)
        if ticket is None:
            return
        if ticket.failed is not None:
            ticket.failed(error)
        elif not isinstance(error, CancelledError):
            self._show_failure(error)

    def _step(self, number: int, step: int, steps: int, words: str) -> None:
        """Show a step on the window's thread."""
        ticket = self._open.get(number)
        if ticket is not None and ticket.progress is not None:
            ticket.progress(step, steps, words)
