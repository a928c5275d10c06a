"""Names of the files of bundles."""

import pytest

from parteneriat_desktop.sync.file_names import is_closed, kept_name, neutral_name


@pytest.mark.parametrize(
    ("name", "neutral", "kept", "closed"),
    [
        ("comuna_0007.asice", "comuna_0007.zip", "comuna_0007.asice", False),
        ("comuna_0007.asice.age", "comuna_0007.bin", "comuna_0007.asice", True),
        ("comuna_0007-1of2.receipt.asice", "comuna_0007-1of2.receipt.zip", "comuna_0007-1of2.receipt.asice", False),
        ("comuna_0007.zip", "comuna_0007.zip", "comuna_0007.asice", False),
        ("comuna_0007.bin", "comuna_0007.zip", "comuna_0007.asice", True),
        ("comuna (1).dat", "comuna (1).dat.zip", "comuna (1).dat.asice", False),
    ],
)
def test_every_name_has_a_neutral_one_and_one_of_its_copy(name: str, neutral: str, kept: str, *, closed: bool):
    assert (neutral_name(name), kept_name(name), is_closed(name)) == (neutral, kept, closed)
