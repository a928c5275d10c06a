"""Bundles that were damaged, lost, doubled or made by somebody else: refused by a sentence, nothing changed."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from calling import NAMES, a_dossier, a_partner, call, done, files_below, plain, put, send

from parteneriat_desktop.sync.container import Entry, write_container

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Entries = dict[str, bytes]


@dataclass(frozen=True)
class Posted:
    """Three workspaces and the bundles that the town hall wrote for the ministry, oldest first."""

    folder: Path
    bundles: tuple[Path, ...]


@pytest.fixture(scope="module")
def posted(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Posted:
    folder = shutil.copytree(template, tmp_path_factory.mktemp("posted") / "region")
    home = folder / "town_hall"
    (folder / "paper.txt").write_text("proces-verbal")
    partnership, plan = a_dossier(home)
    document = {"role": "other", "attachment": {"path": str(folder / "paper.txt")}}
    put(home, "partnership", partnership, documents=[document])
    bundles = send(home, folder / "ministry")
    for title in ("Unu", "Doi"):
        put(home, "plan", plan, title=title)
        bundles += send(home, folder / "ministry")
    return Posted(folder, tuple(bundles))


@pytest.fixture
def ministry(posted: Posted, tmp_path: Path) -> Path:
    """A fresh copy of the ministry, beside its passphrase."""
    shutil.copy(posted.folder / "passphrase.txt", tmp_path)
    return shutil.copytree(posted.folder / "ministry", tmp_path / "ministry")


def refused(home: Path, file: Path, command: str = "verify") -> str:
    """Let a command refuse a file, demand that nothing changed and return the code."""
    before = files_below(home)
    called = call(home, command, file)
    assert called.status == 2, called.out
    assert files_below(home) == before
    return called.code


def repacked(bundle: Path, change: Callable[[Entries], object], out: Path) -> Path:
    """Pack a bundle again by the program's own writer after its entries were changed."""
    with zipfile.ZipFile(bundle) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}
    change(entries)
    out.write_bytes(write_container([Entry(name, content, text=False) for name, content in entries.items()]))
    return out


def first(entries: Entries, start: str) -> str:
    return next(name for name in entries if name.startswith(start))


def test_every_changed_byte_is_refused(posted: Posted, ministry: Path, tmp_path: Path) -> None:
    whole = posted.bundles[0].read_bytes()
    places = range(1, len(whole) - 1, len(whole) // 50)
    file = tmp_path / "changed.asice"
    for number, place in enumerate([0, len(whole) - 1, *places]):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << number % 8)]) + whole[place + 1 :])
        assert refused(ministry, file, "import" if number % 5 == 0 else "verify"), place


@pytest.mark.parametrize("kept", [0, 1, 21, 22, 100, 0.25, 0.5, 0.9, -100, -22, -1], ids=str)
def test_a_truncated_bundle_is_refused(posted: Posted, ministry: Path, tmp_path: Path, kept: float) -> None:
    whole = posted.bundles[0].read_bytes()
    file = tmp_path / "truncated.asice"
    file.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    for command in ("verify", "import"):
        assert refused(ministry, file, command)


def _replace(start: str, old: bytes, new: bytes) -> Callable[[Entries], object]:
    def change(entries: Entries) -> None:
        name = first(entries, start)
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new, 1)

    return change


DAMAGES: dict[str, tuple[Callable[[Entries], object], str]] = {
    "an extra file": (lambda entries: entries.update({"attachments/extra.txt": b"x"}), "unsigned-file"),
    "a missing segment": (lambda entries: entries.pop(first(entries, "segments/")), "missing-file"),
    "a missing attachment": (lambda entries: entries.pop(first(entries, "attachments/")), "missing-file"),
    "a missing signature": (lambda entries: entries.pop("META-INF/signature001.p7s"), "no-signature"),
    "a changed record": (_replace("segments/", b'"e":"p', b'"e":"q'), "digest"),
    "a changed list": (_replace("META-INF/ASiCManifest", b"<", b" <"), ""),
    "a changed sender": (_replace("bundle.json", b"Comuna", b"Orasul"), "digest"),
    "a changed README": (_replace("README.txt", b"openssl", b"openxxl"), "digest"),
    "a name that climbs out": (lambda entries: entries.update({"../../outside.txt": b"x"}), "name-traversal"),
    "a name from the root": (lambda entries: entries.update({"/etc/outside.txt": b"x"}), ""),
    "a name for Windows": (lambda entries: entries.update({"C:\\outside.txt": b"x"}), ""),
    "a reserved name": (lambda entries: entries.update({"attachments/CON.txt": b"x"}), ""),
    "a second manifest": (lambda entries: entries.update({"META-INF/manifest.xml": b"<x/>"}), ""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_bundle_is_refused(posted: Posted, ministry: Path, tmp_path: Path, damage: str) -> None:
    change, code = DAMAGES[damage]
    file = repacked(posted.bundles[0], change, tmp_path / "damaged.asice")
    for command in ("verify", "import"):
        found = refused(ministry, file, command)
        assert not code or found == code
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_name_that_stands_twice_is_refused(posted: Posted, ministry: Path, tmp_path: Path) -> None:
    file = tmp_path / "double.asice"
    shutil.copy(posted.bundles[0], file)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("bundle.json", "{}")
    assert refused(ministry, file)
    assert refused(ministry, file, "import")


@pytest.mark.parametrize("depth", [33, 100_000])
def test_a_bundle_with_deep_json_is_refused(posted: Posted, ministry: Path, tmp_path: Path, depth: int) -> None:
    def change(entries: Entries) -> None:
        entries["bundle.json"] = b"[" * depth + b"]" * depth

    assert refused(ministry, repacked(posted.bundles[0], change, tmp_path / "deep.asice"))


@pytest.mark.parametrize("content", [b"", b"not a bundle at all\n", b"PK\x05\x06" + bytes(18), bytes(100_000)])
def test_a_file_that_is_no_bundle_is_refused(ministry: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "nothing.asice"
    file.write_bytes(content)
    assert refused(ministry, file)
    assert refused(ministry, file, "import")
    assert call(ministry, "trust", "add", file, "--fingerprint", "AAAA").status == 2


def test_an_ordinary_zip_is_refused(ministry: Path, tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(10_000_000))
    (tmp_path / "bomb.zip").write_bytes(made.getvalue())
    assert refused(ministry, tmp_path / "bomb.zip")


def test_one_bad_file_among_good_ones_refuses_all(posted: Posted, ministry: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.asice").write_bytes(b"bad")
    before = files_below(ministry)
    called = call(ministry, "import", *posted.bundles, tmp_path / "bad.asice")
    assert called.status == 2
    assert called.code
    assert files_below(ministry) == before


def test_the_same_bundle_twice_also_in_one_call_brings_nothing_new(posted: Posted, ministry: Path) -> None:
    imported = done(ministry, "import", posted.bundles[2], posted.bundles[2])["bundles"]
    assert [one["changes"] for one in imported] == [6, 0]
    after = plain(ministry, "dump").out
    assert done(ministry, "import", posted.bundles[2])["bundles"][0]["already_imported"] is True
    assert plain(ministry, "dump").out == after


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_bundles_in_any_order_give_the_same_dump(posted: Posted, ministry: Path, order: tuple[int, ...]) -> None:
    for number in order:
        done(ministry, "import", posted.bundles[number])
    assert plain(ministry, "dump").out == plain(posted.folder / "town_hall", "dump").out
    assert all(found["ok"] for found in done(ministry, "check")["checks"])


def test_another_institutions_name_with_a_good_key_is_refused(region: Path) -> None:
    impostor, ministry = region / "impostor", region / "ministry"
    done(impostor, "init", "--role", "town_hall", "--country", "RO", "--name", NAMES["town_hall"])
    prints = done(impostor, "identity", "enrol", "--out", region / "i.asice")["fingerprint"]
    a_partner(impostor)
    done(impostor, "export", "--plain", "--out", region / "out")
    (bundle,) = (region / "out").glob("*.asice")
    before = files_below(ministry)
    for command in ("verify", "import"):
        called = call(ministry, command, bundle)
        assert called.status in {2, 3}
        assert called.status == 3 or called.code
    assert files_below(ministry) == before
    called = call(ministry, "trust", "add", region / "i.asice", "--fingerprint", prints)
    assert called.status == 2
    assert called.code
    assert files_below(ministry) == before


def test_a_bundle_meant_for_somebody_else_is_refused(posted: Posted, ministry: Path, region: Path) -> None:
    called = call(region / "ngo", "import", posted.bundles[0])
    assert (called.status, called.code) == (2, "wrong-recipient")
    assert done(ministry, "verify", posted.bundles[0])["recipient"] == NAMES["ministry"]
