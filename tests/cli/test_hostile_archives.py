"""Archives that break other readers: refused with a sentence, and nothing is written anywhere."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from calling import call, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A collection of hostile files, read where it lies beside the project.
COLLECTION = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"


def made_here() -> Iterator[tuple[str, bytes]]:
    """Yield a few archives of the same families, so that something is read also without the collection."""
    for name in ("plain.txt", "../" * 40 + "tmp/evil.txt", "..\\" * 40 + "evil.txt", "C:\\evil.txt", "/evil.txt"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("good.txt", "good")
            archive.writestr(name, "evil")
        yield f"made-{len(name)}.zip", out.getvalue()
    yield "added.zip", out.getvalue() + b"x"
    yield "cut.zip", out.getvalue()[:-1]
    yield "empty.zip", b"PK\x05\x06" + bytes(18)
    yield "tape.tar", bytes(10_240)


def collected() -> Iterator[tuple[str, bytes]]:
    """Yield the archives of the collection."""
    for path in sorted((*COLLECTION.glob("zip-slip/*"), *COLLECTION.glob("yauzl/*/*.zip"))):
        yield f"{path.parent.name}-{path.name}", path.read_bytes()


def everything_below(folder: Path) -> dict[str, bytes]:
    """Return every file and folder, with content."""
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


#: What the refusals of these archives may be called: whole archives are “no bundle”, never “damaged”.
NOT_A_BUNDLE = {"mimetype", "eocd-not-last", "zip64"}


def test_hostile_archives_are_refused_and_nothing_is_written(region: Path, tmp_path: Path) -> None:
    home = region / "ministry"
    for number, (name, content) in enumerate((*made_here(), *collected())):
        folder = tmp_path / "post" / str(number)
        folder.mkdir(parents=True)
        file = folder / "bundle.asice"
        file.write_bytes(content)
        before = everything_below(region) | everything_below(tmp_path)
        for command in (("verify", file), ("import", file), ("trust", "add", file, "--fingerprint", "AAAA")):
            called = call(home, *command)
            assert (called.status, called.code in NOT_A_BUNDLE) == (2, True), (name, called.out)
            assert called.document["error"]["sentence"], name
            assert called.document["error"]["advice"], name
        after = everything_below(region) | everything_below(tmp_path)
        assert after == before, name


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_an_ordinary_archive_is_called_no_bundle_and_not_damaged(region: Path, tmp_path: Path, language: str) -> None:
    file = tmp_path / "photographs.zip"
    file.write_bytes(next(made_here())[1])
    called = plain(region / "ministry", "--language", language, "verify", file)
    words = {
        "en": "The file is a ZIP archive but not a signed bundle.",
        "ro": "Fișierul este o arhivă ZIP, dar nu un pachet semnat.",
        "bg": "Файлът е архив ZIP, но не е подписан пакет.",
    }
    assert called.status == 2
    assert words[language] in called.errors
