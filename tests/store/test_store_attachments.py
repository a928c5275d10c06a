from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.records.values import Attachment, decode_attachment, encode
from parteneriat_desktop.store.attachments import LARGEST, Attachments, write_whole


@pytest.fixture
def attachments(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path / "attachments")


def test_a_file_is_kept_under_its_hash_and_referred_to_by_its_name(attachments: Attachments, tmp_path: Path):
    source = tmp_path / "Hotărâre nr. 5.PDF"
    source.write_bytes(b"%PDF-1.7")
    reference = attachments.add(source)
    assert reference == Attachment(sha256(b"%PDF-1.7").hexdigest(), "Hotărâre nr. 5.PDF", "application/pdf", 8)
    assert decode_attachment(encode(reference), None) == reference
    assert attachments.read(reference.sha256) == b"%PDF-1.7"
    assert attachments.add_bytes(b"%PDF-1.7", "altul.pdf").sha256 == reference.sha256
    assert [path.name for path in attachments.folder.iterdir()] == [reference.sha256]


def test_what_is_missing_or_cut_off_is_named(attachments: Attachments):
    here = attachments.add_bytes(b"here", "a")
    cut = attachments.add_bytes(b"cut off", "b.unheard")
    attachments.path(cut.sha256).write_bytes(b"cut")
    gone = Attachment("0" * 64, "c.pdf", "application/pdf", 1)
    assert attachments.missing([here, cut, gone]) == [cut, gone]
    assert cut.media_type == "application/octet-stream"


def test_a_damaged_file_is_as_good_as_missing_and_is_written_again(attachments: Attachments):
    reference = attachments.add_bytes(b"scan", "a.png")
    attachments.path(reference.sha256).write_bytes(b"scam")
    assert attachments.read(reference.sha256) is None
    attachments.add_bytes(b"scan", "a.png")
    assert attachments.read(reference.sha256) == b"scan"


def test_too_large_empty_and_unreadable_files_are_refused(attachments: Attachments, tmp_path: Path):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    (tmp_path / "empty.pdf").touch()
    codes = []
    for source in (large, tmp_path / "empty.pdf", tmp_path / "absent.pdf", tmp_path):
        with pytest.raises(RefusedError) as refused:
            attachments.add(source)
        codes.append(refused.value.code)
    assert codes == ["attachment-size", "attachment-empty", "attachment-unreadable", "attachment-unreadable"]
    assert not attachments.folder.exists()
    with large.open("wb") as file:
        file.truncate(LARGEST)
    assert attachments.add(large).size == LARGEST


def test_a_place_that_cannot_be_written_to_is_refused(tmp_path: Path):
    (tmp_path / "file").touch()
    for folder in (Path("/proc/nowhere"), tmp_path / "file"):
        with pytest.raises(RefusedError) as refused:
            Attachments(folder).add_bytes(b"x", "x")
        assert refused.value.code == "read-only"


def test_nothing_but_a_hash_is_ever_a_path(attachments: Attachments):
    for name in ("../workspace.db", "", "A" * 64):
        with pytest.raises(ValueError, match=r".*"):
            attachments.path(name)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path):
    target = tmp_path / "target"
    target.mkdir()
    with pytest.raises(OSError, match="target"):
        write_whole(target, b"x")
    assert list(tmp_path.iterdir()) == [target]
