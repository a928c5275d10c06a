"""Own days off and working days."""

from __future__ import annotations

import pytest
from surrounding_records import World, marks


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        ("2026-12-02", "non_working", set()),
        ("2026-12-05", "working", set()),
        ("2026-12-01", "working", set()),
        ("2026-12-02", "working", {("day", "warning")}),
        ("2026-12-05", "non_working", {("day", "warning")}),
        ("2026-12-01", "non_working", {("day", "warning")}),
        ("2026-12-02", None, set()),
        (None, "working", set()),
    ],
)
def test_an_entry_that_changes_nothing_is_pointed_out(
    day: str | None, kind: str | None, expected: set[tuple[str, str]]
):
    assert marks(World().problems("extra_day", day=day, kind=kind, reason="HG 1/2026")) == expected
