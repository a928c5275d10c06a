from __future__ import annotations

import pytest
from lines import RECORD

from parteneriat_desktop.journal.scope import COMMON, PRIVATE, dossier, is_scope


@pytest.mark.parametrize("scope", [PRIVATE, COMMON, dossier(RECORD)])
def test_the_three_kinds_of_scope_are_recognised(scope: str) -> None:
    assert is_scope(scope)


@pytest.mark.parametrize("text", ["", "public", "dossier/", "dossier/1", dossier(RECORD) + "/x", RECORD, None, 1])
def test_anything_else_is_no_scope(text: object) -> None:
    assert not is_scope(text)
