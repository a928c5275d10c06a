"""The password store of the operating system, and only a real one.

Rules of this module:

1. A backend counts only when its priority is at least 1. Stores of plain text, the null store and the
   failing one are refused by name as well; the chainer is looked into, because it reports a high
   priority whatever it holds.
2. What was stored is read back before it counts: some backends accept everything and keep nothing.
3. A locked or silent store is an error with advice, never a fall back to a weaker one.
4. The values are at most 64 characters: Windows holds 1,280.

A store may ask the person to unlock it and wait for that: never call it on the window's thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "parteneriat_desktop"
LOWEST_PRIORITY: Final = 1
WEAK: Final = ("plaintext", "null", "fail", "file", "keyrings.alt")


@dataclass(frozen=True, slots=True)
class Ring:
    """One trustworthy password store; the names in it are ours to choose."""

    backend: KeyringBackend

    def store(self, name: str, secret: str) -> None:
        """Keep a secret and prove that it was kept; ring-locked or ring-failed otherwise."""
        try:
            cast("Any", self.backend).set_password(SERVICE, name, secret)
            kept = self.backend.get_password(SERVICE, name)
        except Exception as error:
            # A backend is foreign code over D-Bus or system calls: whatever it raises means no store.
            raise refuse("ring-locked") from error
        if kept != secret:
            raise refuse("ring-failed")

    def read(self, name: str) -> str | None:
        """Return a secret, or None when the store does not have it; ring-locked when it does not answer."""
        try:
            return self.backend.get_password(SERVICE, name)
        except Exception as error:
            raise refuse("ring-locked") from error

    def put_back(self, name: str, before: str | None) -> None:
        """Let a name hold what it held before: a secret, or none."""
        if before is not None:
            self.store(name, before)
        else:
            self.remove(name)

    def remove(self, name: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""
        from keyring.errors import PasswordDeleteError  # noqa: PLC0415 - heavy

        try:
            self.backend.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except Exception as error:
            raise refuse("ring-locked") from error


def open_ring() -> Ring | None:
    """Return the password store of this computer, or None where there is no trustworthy one."""
    import keyring  # noqa: PLC0415 - heavy: looks for backends

    return trustworthy(keyring.get_keyring())


def trustworthy(backend: KeyringBackend) -> Ring | None:
    """Return the ring of a backend, or of the best one inside the chainer; None when it is weak (rule 1)."""
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 - heavy

    candidates = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    strong = [one for one in candidates if is_strong(one)]
    return Ring(max(strong, key=lambda one: float(one.priority))) if strong else None


def is_strong(backend: KeyringBackend) -> bool:
    """Tell whether a backend works here and keeps secrets secret."""
    kind = type(backend)
    name = f"{kind.__module__}.{kind.__qualname__}".lower()
    try:
        priority = float(backend.priority)
    except RuntimeError:
        # The way in which a backend says that its service is not running.
        return False
    return priority >= LOWEST_PRIORITY and not any(weak in name for weak in WEAK)
