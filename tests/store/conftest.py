from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store_samples import create

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parteneriat_desktop.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database that knows villages and roads."""
    with create(tmp_path / "workspace.db") as made:
        yield made
