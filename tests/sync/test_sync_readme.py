"""The script in README.txt and our reader come to the same verdict."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from sync_samples import HERE, RawEntry, a_bundle, a_trust_list, raw_zip, resign
from test_sync_verification import all_files, repacked, unpacked

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.readme import extract_script
from parteneriat_desktop.sync.verification import admit, verify

if TYPE_CHECKING:
    from pathlib import Path

TRUST = a_trust_list("hall", "ngo")
GOOD = a_bundle()


@pytest.fixture
def script(tmp_path: Path) -> Path:
    readme = bytes(read_archive(GOOD.data)["README.txt"])
    path = tmp_path / "verify.sh"
    path.write_text(extract_script(readme))
    (tmp_path / "registry.pem").write_text(TRUST.pem())
    return path


def verdict(script: Path, data: bytes) -> subprocess.CompletedProcess[str]:
    bundle = script.parent / "name with spaces.asice"
    bundle.write_bytes(data)
    command = ["sh", str(script), str(bundle), str(script.parent / "registry.pem")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def ours(data: bytes) -> bool:
    try:
        admit(verify(data, TRUST, HERE))
    except AppError:
        return False
    return True


def duplicated() -> bytes:
    entries = [RawEntry(name=name.encode(), content=content) for name, content in all_files(GOOD.data).items()]
    return raw_zip(*entries[1:], RawEntry(name=b"README.txt", content=b"other"))


def doubled_reference() -> bytes:
    files = unpacked(GOOD.data)
    del files["reports/r17.pdf"]
    return resign({**files, "x.txt": b""}, listed=[*files, "README.txt"], digests=False)


def changed(name: str) -> bytes:
    files = all_files(GOOD.data)
    files[name] = files[name][:-1] + bytes([files[name][-1] ^ 1])
    return repacked(files)


def without(name: str) -> bytes:
    files = all_files(GOOD.data)
    del files[name]
    return repacked(files)


def traversal() -> bytes:
    entries = [RawEntry(name=name.encode(), content=content) for name, content in all_files(GOOD.data).items()]
    return raw_zip(*entries[1:], RawEntry(name=b"../escaped.txt", content=b"x"))


def extra_meta() -> bytes:
    entries = [RawEntry(name=name.encode(), content=content) for name, content in all_files(GOOD.data).items()]
    return raw_zip(*entries[1:], RawEntry(name=b"META-INF/signature002.p7s", content=b"x"))


DAMAGED = {
    "changed readme": changed("README.txt"),
    "changed report": changed("reports/r17.pdf"),
    "changed manifest": changed("META-INF/ASiCManifest.xml"),
    "changed signature": changed("META-INF/signature001.p7s"),
    "missing report": without("reports/r17.pdf"),
    "missing signature": without("META-INF/signature001.p7s"),
    "extra file": repacked({**all_files(GOOD.data), "extra.txt": b""}),
    "extra file beside the signature": extra_meta(),
    "duplicate entry": duplicated(),
    "doubled reference": doubled_reference(),
    "traversal": traversal(),
    "unknown signer": a_bundle("stranger").data,
    "truncated": GOOD.data[:-30],
    "flipped in the middle": GOOD.data[:900] + bytes([GOOD.data[900] ^ 4]) + GOOD.data[901:],
    "no bundle": b"%PDF-1.7",
}


def test_both_accept_a_good_bundle(script: Path):
    done = verdict(script, GOOD.data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "OK: 6 files, all covered by the signature"
    assert "O=Comuna Băltești" in done.stdout
    assert ours(GOOD.data)


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_both_refuse_damaged_copies(script: Path, data: bytes):
    done = verdict(script, data)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("NOT VALID: ")
    assert "OK" not in done.stdout
    assert not ours(data)


def test_nothing_is_left_beside_the_bundle(script: Path):
    before = {path.name for path in script.parent.iterdir()} | {"name with spaces.asice"}
    verdict(script, DAMAGED["traversal"])
    assert {path.name for path in script.parent.iterdir()} == before


def test_the_script_says_how_it_is_used(script: Path):
    done = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "usage" in done.stderr


def test_the_readme_speaks_romanian_and_english():
    readme = bytes(read_archive(GOOD.data)["README.txt"]).decode()
    assert "semnate" in readme
    assert "signed" in readme
    assert max(map(len, readme.splitlines())) < 120
