"""Hands waiting letters to the mail server while the window is open, beside everything else that is done.

Rules of this module:

1. A thread of its own: a server that is silent for half a minute holds up nothing else.
2. Nothing is lost when the window closes meanwhile: what was not written down as handed over is tried again.
3. Nobody is asked anything; what a person must mend stands in the outbox.
"""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from parteneriat_desktop.actions import mail_account, mail_queue
from parteneriat_desktop.actions.mail_queue import LetterState

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: How often it is looked whether a letter is due, in milliseconds.
EVERY = 60_000


class Postman(QObject):
    """Looks after the queue of letters."""

    #: Letters were tried: how many were handed over, how many wait for a person.
    tried = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._stopped = Event()
        self._thread: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.tried.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Try what is due, unless that is being done."""
        workspace = self._context.workspace
        if self.busy() or self._stopped.is_set() or not mail_account.load(workspace).host:
            return
        waiting = any(one.state is LetterState.WAITING for one in mail_queue.queue(workspace))
        if waiting:
            self._thread = Thread(target=self._work, name="letters", daemon=True)
            self._thread.start()

    def busy(self) -> bool:
        """Say whether letters are being handed over now."""
        return self._thread is not None and self._thread.is_alive()

    def close(self) -> None:
        """Stop before the next letter."""
        self._timer.stop()
        self._stopped.set()

    def _work(self) -> None:
        """Try every letter that is due, on the thread."""
        try:
            tried = mail_queue.send_due(self._context.workspace, self._context.catalogue, None, self._stopped.is_set)
            sent = sum(one.state is LetterState.SENT for one in tried)
            stopped = sum(one.state is LetterState.STOPPED for one in tried)
            self.tried.emit(sent, stopped)
        except Exception:
            # The window was closed while a server was spoken to: the letter is tried again next time (rule 2).
            if not self._stopped.is_set():
                raise

    def _tell(self, sent: int, stopped: int) -> None:
        """Let the window show what became of the letters."""
        if sent or stopped:
            self._context.changed.emit("", "")
