"""What an oracle says when a reader did what it must not."""

from __future__ import annotations


class FoundError(Exception):
    """A reader accepted, changed or lost what it must not; the text says which oracle found it."""


def demand(held: object, found: str) -> None:
    """Raise ``FoundError`` with what was found unless something held."""
    if not held:
        raise FoundError(found)
