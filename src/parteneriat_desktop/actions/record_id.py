"""Identifiers of records: UUIDv7 text (RFC 9562, 5.7), so that they sort by the time they were made."""

from __future__ import annotations

import re
import secrets
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_record_id(now: datetime) -> str:
    """Return a fresh identifier: 48 bits of Unix milliseconds, version and variant, 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    random = secrets.randbits(74)
    high = milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64
    low = 0b10 << 62 | random & ((1 << 62) - 1)
    return str(uuid.UUID(int=high | low))


def is_record_id(text: str) -> bool:
    """Say whether a text has the form of an identifier (any UUID in lower case)."""
    return FORM.fullmatch(text) is not None
