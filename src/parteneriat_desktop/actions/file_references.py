"""Which attached files a value refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.records.values import Attachment, decode_attachment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.values import Wire


def references(value: Wire) -> Iterator[Attachment]:
    """Yield the attachments that a wire value refers to, at any depth.

    Values are searched by form, not by field, so that attachments of a newer version travel too. What
    only looks like a reference, because no form wrote it, refers to nothing.
    """
    if isinstance(value, dict):
        found = decode_attachment(value, None)
        if isinstance(found, Attachment):
            yield found
        else:
            for inner in value.values():
                yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)
