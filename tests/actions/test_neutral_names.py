"""Bundles under neutral names: written, imported by what they hold, answered, printed and recovered."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from exchanging import a_shared_dossier, receipt, text_of

from conftest import ENGLISH, PASSPHRASE
from parteneriat_desktop.actions import letters, outbox, settings, transmittal
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.verify_bundle import verify

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Region
    from parteneriat_desktop.actions.export_bundle import Exported
    from parteneriat_desktop.actions.workspace import Workspace


def neutral(sender: Workspace, to: Workspace, out: Path, *, plain: bool) -> Exported:
    wanted = Wanted(to.profile.name, full=True, catalogue=ENGLISH, out=out, plain=plain, neutral=True)
    return export(sender, wanted, PASSPHRASE)


def test_a_bundle_named_zip_is_a_zip_and_is_imported_like_any_other(region: Region, tmp_path: Path):
    a_shared_dossier(region.town_hall, region.ngo)
    (file,) = neutral(region.town_hall, region.ngo, tmp_path / "out", plain=True).bundles
    assert file.suffix == ".zip"
    assert zipfile.ZipFile(file).testzip() is None
    assert verify(region.ngo, file).trusted
    import_files(region.ngo, [file])
    assert text_of(region.ngo) == text_of(region.town_hall)
    (kept,) = region.ngo.paths.received.iterdir()
    assert kept.name.endswith(f"_{file.stem}.asice")
    assert kept.read_bytes() == file.read_bytes()


def test_an_encrypted_bundle_has_a_neutral_name_too(region: Region, tmp_path: Path):
    a_shared_dossier(region.town_hall, region.ngo)
    (file,) = neutral(region.town_hall, region.ngo, tmp_path / "out", plain=False).bundles
    assert file.suffix == ".bin"
    assert import_files(region.ngo, [file], PASSPHRASE)[0].changes == 3
    (kept,) = region.ngo.paths.received.iterdir()
    assert kept.suffix == ".asice"


def test_sheet_letter_and_refusal_find_a_bundle_by_its_neutral_name(region: Region, tmp_path: Path):
    a_shared_dossier(region.town_hall, region.ngo)
    (file,) = neutral(region.town_hall, region.ngo, tmp_path / "out", plain=False).bundles
    (sent,) = outbox.outbox(region.town_hall)
    assert sent.file == file.name
    written = letters.letter(region.town_hall, sent, ENGLISH)
    assert [one.name for one in written.files] == [file.name, f"{file.stem}.R17.pdf"]
    assert transmittal.sheet_again(region.town_hall, str(sent.sequence), ENGLISH).startswith(b"%PDF")
    cut = tmp_path / f"{file.stem}.zip"
    cut.write_bytes(file.read_bytes()[:-7])
    (back,) = receipt(region.ngo, region.town_hall, tmp_path / "back", cut).bundles
    import_files(region.town_hall, [back], PASSPHRASE)
    (returned,) = outbox.outbox(region.town_hall)
    assert returned.state is SendingState.RETURNED
    assert returned.refused is not None
    assert returned.refused.file == cut.name


def test_the_choice_of_neutral_names_is_kept(region: Region):
    assert not settings.names_neutrally(region.town_hall)
    settings.name_neutrally(region.town_hall, wanted=True)
    assert settings.names_neutrally(region.town_hall)
    settings.name_neutrally(region.town_hall, wanted=False)
    assert not settings.names_neutrally(region.town_hall)
