"""This pair of Python and Qt survives: a wrong pair drops a reference to ``True`` with every signal and aborts."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SIGNALS = 5_000
# A wrong pair loses one reference with each signal; rubbish of other tests, collected meanwhile, some dozens.
DRIFT = SIGNALS // 10


class Sender(QObject):
    """Sends a yes and a nothing."""

    sent = Signal(bool, object)


def references() -> tuple[int, int]:
    yes = True
    return sys.getrefcount(yes), sys.getrefcount(None)


def test_five_thousand_signals_survive(qapp: QApplication):
    received: list[tuple[bool, object]] = []
    yes = True
    assert qapp.instance() is qapp
    sender = Sender()
    sender.sent.connect(lambda yes, nothing: received.append((yes, nothing)))
    gc.collect()
    before = references()
    for _ in range(SIGNALS):
        sender.sent.emit(yes, None)
    assert received == [(yes, None)] * SIGNALS
    received.clear()
    gc.collect()
    after = references()
    assert abs(after[0] - before[0]) < DRIFT
    assert abs(after[1] - before[1]) < DRIFT
