"""Shared by the tests of sync: refusals are asserted by their code."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from parteneriat_desktop.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync_samples import Refused


@pytest.fixture
def refused() -> Refused:
    """Expect an AppError with this code, and only this one."""

    @contextmanager
    def expect(code: str) -> Iterator[None]:
        with pytest.raises(AppError) as caught:
            yield
        assert caught.value.code == code
        assert str(caught.value.sentence)
        assert str(caught.value.advice)

    return expect
