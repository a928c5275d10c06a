"""Identifiers of records: UUIDv7 text (RFC 9562, 5.7), so that they sort by the time they were made."""

from __future__ import annotations

import re
import secrets
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

#: Random bits of an identifier.
RANDOM_BITS = 74

FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_record_id(now: datetime) -> str:
    """Return a fresh identifier."""
    return compose_record_id(int(now.timestamp() * 1000), secrets.randbits(RANDOM_BITS))


def compose_record_id(milliseconds: int, random: int) -> str:
    """Return the identifier of a moment and 74 random bits: 48 bits of Unix milliseconds, version, variant."""
    milliseconds &= (1 << 48) - 1
    high = milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64
    low = 0b10 << 62 | random & ((1 << 62) - 1)
    return str(uuid.UUID(int=high | low))


def is_record_id(text: str) -> bool:
    """Say whether a text has the form of an identifier (any UUID in lower case)."""
    return FORM.fullmatch(text) is not None
