"""The scopes in which changes are shared.

Rules of this module (design.md 3):

1. ``private`` never leaves the institution, ``common`` is its public work that belongs to no
   partnership, ``dossier/<partnership id>`` is shared by the parties of a partnership and the ministry.
2. A record never moves between scopes. Fields with personal data are journalled under ``private``
   for the same entity and record id.
3. There is one chain of segments per writer and scope, so that what is withheld leaves no hole.
"""

from __future__ import annotations

import re

PRIVATE = "private"
COMMON = "common"

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SCOPE = re.compile(rf"{PRIVATE}|{COMMON}|dossier/{UUID.pattern}")


def dossier(partnership: str) -> str:
    """Return the scope of a partnership, by its record id."""
    return f"dossier/{partnership}"


def is_scope(text: object) -> bool:
    """Say whether a value is written as a scope."""
    return isinstance(text, str) and SCOPE.fullmatch(text) is not None
