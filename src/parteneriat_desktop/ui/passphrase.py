"""The passphrase of the key, asked for when the key needs one and kept only while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import AppError, RefusedError
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.ui.context import Context

#: Refusals that a passphrase can heal.
ASKS = ("passphrase-needed", "passphrase-wrong")


def unlock_then(context: Context, go_on: Callable[[], None], failed: Callable[[AppError], None]) -> None:
    """Open the key, asking for the passphrase where it needs one, then go on."""
    try:
        context.workspace.keys.unlock(None)
    except RefusedError as error:
        if error.code not in ASKS:
            failed(error)
            return
        _ask(context, go_on, failed)
        return
    go_on()


def _ask(context: Context, go_on: Callable[[], None], failed: Callable[[AppError], None]) -> None:
    """Ask once; a wrong passphrase is said and can be tried again."""
    typed = context.chooser.passphrase(
        context.text(N_("Passphrase of the key")), context.text(N_("Write the passphrase of your institution's key."))
    )
    if typed is None:
        return
    try:
        context.workspace.keys.unlock(typed)
    except RefusedError as error:
        failed(error)
        return
    go_on()
