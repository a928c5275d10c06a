from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import PASSPHRASE, a_clock
from parteneriat_desktop.actions import initialise as making
from parteneriat_desktop.actions.initialise import Founding, initialise
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path


def a_founding(**values: str | None) -> Founding:
    given: dict[str, str | None] = {
        "role": "town_hall",
        "country": "RO",
        "name": "Comuna Exemplu",
        "passphrase": PASSPHRASE,
    }
    return Founding(**(given | values))  # type: ignore[arg-type]  # texts and None as they come


def test_makes_a_workspace_with_key_and_profile_and_no_shared_record(tmp_path: Path) -> None:
    founding = a_founding(tax_number="RO 4305857", unit_code="54975", language="ro")
    with initialise(Paths(tmp_path / "home"), a_clock(), founding) as workspace:
        assert workspace.keys.fingerprint.count("-") == 7
        assert workspace.profile.tax_number == "4305857"
        assert workspace.profile.unit_code == "54975"
        assert workspace.store.last_serial(workspace.writer) == 0


def test_takes_a_folder_that_exists_and_is_empty(tmp_path: Path) -> None:
    initialise(Paths(tmp_path), a_clock(), a_founding()).close()
    assert (tmp_path / "workspace.db").exists()


def test_never_makes_a_workspace_over_another(tmp_path: Path) -> None:
    initialise(Paths(tmp_path), a_clock(), a_founding()).close()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(RefusedError) as refused:
        initialise(Paths(tmp_path), a_clock(), a_founding())
    assert refused.value.code == "workspace-exists"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": ""}, "wrong-profile"),
        ({"name": "a\u0000b"}, "wrong-profile"),
        ({"tax_number": "4305875"}, "wrong-profile"),
        ({"unit_code": "99"}, "wrong-profile"),
        ({"name": "Comuna Poiana", "unit_code": "131274"}, "wrong-profile"),
        ({"passphrase": ""}, "passphrase-empty"),
    ],
)
def test_wrong_facts_are_refused_and_nothing_is_made(tmp_path: Path, values: dict[str, str], code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        initialise(Paths(tmp_path / "home"), a_clock(), a_founding(**values))
    assert refused.value.code == code
    assert not (tmp_path / "home").exists()


def test_what_fails_in_a_folder_that_existed_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(making.Profile, "save", _fail)
    with pytest.raises(RefusedError):
        initialise(Paths(tmp_path), a_clock(), a_founding())
    assert [path.name for path in tmp_path.iterdir()] == ["other.txt"]


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        initialise(Paths(tmp_path / "file" / "home"), a_clock(), a_founding())
    assert refused.value.code == "read-only"


def test_a_folder_of_a_cloud_service_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        initialise(Paths(tmp_path / "Dropbox" / "home"), a_clock(), a_founding())
    assert refused.value.code == "cloud-folder"


def test_without_password_store_and_passphrase_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "open_ring", lambda: None)
    with pytest.raises(RefusedError) as refused:
        initialise(Paths(tmp_path / "home"), a_clock(), a_founding(passphrase=None))
    assert refused.value.code == "passphrase-needed"
    assert not (tmp_path / "home").exists()


def _fail(*_: object) -> None:
    raise OSError("disk")
