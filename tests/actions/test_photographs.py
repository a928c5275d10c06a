"""An attached photograph never carries its position into a bundle."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from action_samples import a_partnership
from exchanging import send
from PIL import Image

from conftest import NAMES, Region
from parteneriat_desktop.actions import attachments, settings, verify_bundle
from parteneriat_desktop.actions.save_record import save

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def a_photograph(folder: Path) -> Path:
    exif = Image.Exif()
    exif[0x013B] = "Ion Secretu"
    exif.get_ifd(0x8825)[2] = (45.07, 0.0, 0.0)
    Image.new("RGB", (20, 10), "green").save(folder / "Poză.jpg", exif=exif)
    return folder / "Poză.jpg"


def attach(workspace: Workspace, photo: Path) -> None:
    listed: Any = [{"role": "other", "attachment": {"path": str(photo)}}]
    assert save(workspace, "partnership", {"documents": listed}, a_partnership(workspace)).id


def test_the_reference_is_that_of_the_cleaned_picture_and_true_everywhere(region: Region, tmp_path: Path) -> None:
    photo = a_photograph(tmp_path)
    attach(region.town_hall, photo)
    ((digest, reference),) = attachments.of_records(region.town_hall).items()
    kept = region.town_hall.attachments.read(digest)
    assert kept is not None
    assert b"Ion Secretu" not in kept
    assert (reference.size, digest) == (len(kept), sha256(kept).hexdigest())
    (bundle,) = send(region.town_hall, NAMES["ministry"], tmp_path / "out").bundles
    sent = verify_bundle.prove(region.ministry, bundle.read_bytes()).attachments
    assert {name: bytes(content) for name, content in sent.items()} == {digest: kept}
    assert b"Ion Secretu" in photo.read_bytes(), "the person's own file stays as it is"


def test_a_person_may_keep_photographs_whole(region: Region, tmp_path: Path) -> None:
    photo = a_photograph(tmp_path)
    assert not settings.keeps_photos_whole(region.town_hall)
    settings.keep_photos_whole(region.town_hall, wanted=True)
    attach(region.town_hall, photo)
    assert list(attachments.of_records(region.town_hall)) == [sha256(photo.read_bytes()).hexdigest()]
    settings.keep_photos_whole(region.town_hall, wanted=False)
    assert not settings.keeps_photos_whole(region.town_hall)


def test_a_photograph_that_cannot_be_cleaned_refuses_the_save(region: Region, tmp_path: Path) -> None:
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(50))
    listed: Any = [{"role": "other", "attachment": {"path": str(tmp_path / "a.heic")}}]
    saved = save(region.town_hall, "partnership", {"documents": listed}, a_partnership(region.town_hall))
    assert saved.id is None
    assert "its position cannot be removed" in str(saved.problems[0].sentence)
    assert list(attachments.of_records(region.town_hall)) == []
