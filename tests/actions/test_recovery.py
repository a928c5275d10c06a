"""The recovery sheet is printed, asked back, and brings the key back where everything else is lost."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner
from exchanging import files_below, send

from conftest import ENGLISH, NAMES, PASSPHRASE, TODAY, Region, found
from parteneriat_desktop.actions import identity, own_key, recovery
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.recovery_words import words_in, write_words

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


@pytest.fixture(autouse=True)
def no_password_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_key, "open_ring", lambda: None)


def words_of(workspace: Workspace) -> tuple[str, ...]:
    return write_words(workspace.keys.unlock(PASSPHRASE).secret())


def typed(folder: Path, words: tuple[str, ...]) -> Path:
    file = folder / "words.txt"
    file.write_text("\n".join(words), encoding="utf-8")
    return file


def code_of(workspace: Workspace, file: Path, passphrase: str | None = PASSPHRASE) -> str:
    before = files_below(workspace.paths.keys)
    with pytest.raises(RefusedError) as refused:
        identity.restore(workspace, file, passphrase)
    assert files_below(workspace.paths.keys) == before
    return refused.value.code


def test_the_sheet_holds_the_words_in_their_order(town_hall: Workspace, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    recovery.print_sheet(town_hall, sheet, ENGLISH, PASSPHRASE)
    assert sheet.stat().st_mode & 0o077 == 0
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    words = words_of(town_hall)
    found_words = [word for word in words_in(text) if word in words]
    assert found_words == [*words]
    assert town_hall.keys.fingerprint in text
    assert "can sign in the name of the institution" in " ".join(text.split())
    with pytest.raises(RefusedError) as refused:
        recovery.print_sheet(town_hall, sheet, ENGLISH, PASSPHRASE)
    assert refused.value.code == "cannot-write"


def test_the_sheet_counts_once_its_words_were_copied_back(town_hall: Workspace) -> None:
    assert recovery.confirmed_on(town_hall) is None
    assert identity.show(town_hall)["recovery_sheet"] is None
    words = words_of(town_hall)
    recovery.confirm(town_hall, " ".join(words), PASSPHRASE)
    assert recovery.confirmed_on(town_hall) == TODAY
    assert identity.show(town_hall)["recovery_sheet"] == TODAY.isoformat()


def test_some_rows_can_be_asked_back(town_hall: Workspace) -> None:
    words = words_of(town_hall)
    with pytest.raises(RefusedError) as refused:
        recovery.confirm_rows(town_hall, " ".join(words[:4]), [1], PASSPHRASE)
    assert refused.value.code == "words-other-key"
    assert recovery.confirmed_on(town_hall) is None
    recovery.confirm_rows(town_hall, " ".join((*words[4:8], *words[20:24])), [1, 5], PASSPHRASE)
    assert recovery.confirmed_on(town_hall) == TODAY


def test_the_words_of_another_key_confirm_nothing(region: Region) -> None:
    with pytest.raises(RefusedError) as refused:
        recovery.confirm(region.town_hall, " ".join(words_of(region.ngo)), PASSPHRASE)
    assert refused.value.code == "words-other-key"


def test_a_new_key_needs_a_new_sheet(town_hall: Workspace, tmp_path: Path) -> None:
    from parteneriat_desktop.actions import rotation  # noqa: PLC0415 - only here

    recovery.confirm(town_hall, " ".join(words_of(town_hall)), PASSPHRASE)
    rotation.rotate(town_hall, tmp_path / "x.asice", PASSPHRASE)
    assert recovery.confirmed_on(town_hall) is None


def test_the_words_cure_a_key_file_that_does_not_open(town_hall: Workspace, tmp_path: Path) -> None:
    words, certificate = words_of(town_hall), town_hall.keys.certificate
    assert identity.restore(town_hall, typed(tmp_path, words), "altă frază de acces") == town_hall.keys.fingerprint
    town_hall.keys = own_key.OwnKey(town_hall.paths.keys)
    assert town_hall.keys.unlock("altă frază de acces").facts == certificate


def test_the_words_alone_bring_the_key_to_a_new_computer(region: Region, tmp_path: Path) -> None:
    words, old = words_of(region.town_hall), region.town_hall.keys.fingerprint
    with found(tmp_path / "new", "town_hall") as fresh:
        assert fresh.keys.fingerprint != old
        assert identity.restore(fresh, typed(tmp_path, words), PASSPHRASE) == old
        assert len(list(fresh.paths.keys.glob("aside-*.key"))) == 1
        assert fresh.keys.recipient == region.town_hall.keys.recipient


def test_a_key_that_has_signed_does_not_give_way(region: Region, tmp_path: Path) -> None:
    a_partner(region.ngo)
    send(region.ngo, NAMES["ministry"], tmp_path)
    assert code_of(region.ngo, typed(tmp_path, words_of(region.town_hall))) == "key-other"


def test_a_missing_key_comes_back_from_its_words(town_hall: Workspace, tmp_path: Path) -> None:
    words, fingerprint = words_of(town_hall), town_hall.keys.fingerprint
    (town_hall.paths.keys / "sign.key").unlink()
    assert identity.restore(town_hall, typed(tmp_path, words), PASSPHRASE) == fingerprint


def test_without_password_store_the_words_need_a_passphrase_to_keep_the_key(
    town_hall: Workspace, tmp_path: Path
) -> None:
    assert code_of(town_hall, typed(tmp_path, words_of(town_hall)), None) == "passphrase-needed"


def test_what_is_neither_backup_nor_words_is_refused(town_hall: Workspace, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe nothing")
    assert code_of(town_hall, tmp_path / "x") == "words-count"
    assert code_of(town_hall, tmp_path / "missing") == "no-file"


def test_a_backup_is_proved_by_restoring_it(
    town_hall: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from parteneriat_desktop.sync import keys  # noqa: PLC0415 - only here

    identity.back_up(town_hall, tmp_path / "good.p8", PASSPHRASE)
    assert (tmp_path / "good.p8").exists()
    whole = keys.write_backup
    monkeypatch.setattr(keys, "write_backup", lambda *by: whole(*by).replace(b"CERTIFICATE", b"CERTIFICAT_"))
    with pytest.raises(RefusedError) as refused:
        identity.back_up(town_hall, tmp_path / "bad.p8", PASSPHRASE)
    assert refused.value.code == "backup-not-written"
    assert not (tmp_path / "bad.p8").exists()
