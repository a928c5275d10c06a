"""One digest for all that a workspace holds, so that silent divergence becomes visible.

Rules of this module (exchange.md 1.2, state digest):

1. A row and a conflict each have one canonical text: JSON with sorted keys, nulls left out.
2. The digest covers the set of these texts; the order in which they are read does not matter.
3. Two workspaces that hold the same changes have the same texts and the same digest.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from parteneriat_desktop.journal.strict_json import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parteneriat_desktop.records.values import Wire


def row_text(entity: str, record: str, fields: Mapping[str, Wire]) -> str:
    """Return the canonical text of a record that is not deleted: its entity, id and filled fields."""
    filled: dict[str, Wire] = {name: value for name, value in fields.items() if value is not None}
    return canonical({"entity": entity, "id": record, "fields": filled})


def conflict_text(entity: str, record: str, field: str, changes: Sequence[str]) -> str:
    """Return the canonical text of an open conflict: its entity, id, field and the competing changes."""
    competing: list[Wire] = [*changes]
    return canonical({"entity": entity, "id": record, "field": field, "changes": competing})


def state_digest(rows: Iterable[str], conflicts: Iterable[str]) -> str:
    """Return SHA-256 over the canonical texts of all rows and conflicts, as 64 hexadecimal digits."""
    digest = sha256()
    for texts in (rows, conflicts):
        for text in sorted(texts):
            digest.update(text.encode("utf-8") + b"\n")
        digest.update(b"\n")
    return digest.hexdigest()
