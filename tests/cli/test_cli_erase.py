"""The command ``erase``: gone from every file, verified by openssl and elsewhere, and said in words."""

from __future__ import annotations

import base64
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from calling import NAMES, TODAY, call, done, plain, put, send

if TYPE_CHECKING:
    from pathlib import Path

TEXT, NAME = "Propun eu, Ionescu.", "Ionescu Zamfirescu"


def a_contribution(home: Path, **fields: Any) -> str:
    consultation = put(home, "consultation", title="Consultare", regime="voluntary")
    private = {"sender_name": NAME, "sender_contact": "0722000111"}
    shared = {"consultation": consultation, "received_on": "2026-11-02", "text": TEXT}
    return put(home, "contribution", **{**shared, **private, **fields})


def test_an_erased_record_is_exported_verified_and_imported_like_any_other(
    town_hall: Path, ministry: Path, tmp_path: Path
) -> None:
    record = a_contribution(town_hall)
    done(ministry, "import", *send(town_hall, ministry))
    erased = done(town_hall, "erase", "contribution", record, "--field", "text")
    assert erased == {"changes": 2, "copies": 1, "backups": 0, "left": []}
    (bundle,) = send(town_hall, ministry, "--full", "--plain")
    assert done(ministry, "verify", bundle)["trusted"]
    registry = tmp_path / "registry.pem"
    done(ministry, "trust", "certificates", "--out", registry)
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path)
        contents = [archive.read(name) for name in archive.namelist()]
    words = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "META-INF/signature001.p7s"]
    words += ["-content", "META-INF/ASiCManifest.xml", "-CAfile", str(registry), "-purpose", "any", "-out", "/dev/null"]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    listed = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert listed.returncode == 0
    verify_segments(tmp_path)
    assert not any(TEXT.encode() in content or NAME.encode() in content for content in contents)
    (imported,) = done(ministry, "import", bundle)["bundles"]
    assert imported["changes"] > 0
    assert done(ministry, "dump") == done(town_hall, "dump")


def verify_segments(folder: Path) -> None:
    """Let openssl verify the signature over the header of every segment, with the key of the certificate."""
    certificate = [
        "openssl",
        "cms",
        "-cmsout",
        "-inform",
        "DER",
        "-in",
        "META-INF/signature001.p7s",
        "-noout",
        "-print",
    ]
    assert subprocess.run(certificate, cwd=folder, capture_output=True, check=False).returncode == 0
    pem = subprocess.run(
        ["openssl", "pkcs7", "-inform", "DER", "-in", "META-INF/signature001.p7s", "-print_certs"],
        cwd=folder,
        capture_output=True,
        check=True,
    ).stdout
    key = subprocess.run(["openssl", "x509", "-pubkey", "-noout"], input=pem, capture_output=True, check=True).stdout
    (folder / "key.pem").write_bytes(key)
    segments = sorted((folder / "segments").iterdir())
    assert len(segments) >= 3
    for segment in segments:
        header, signature, *_ = segment.read_bytes().split(b"\n")
        (folder / "header").write_bytes(header)
        (folder / "signature").write_bytes(base64.b64decode(signature))
        verify = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "header"]
        assert subprocess.run(verify, cwd=folder, capture_output=True, check=False).returncode == 0
    blanked = [line for one in segments for line in one.read_bytes().split(b"\n") if line.startswith(b'{"id":')]
    assert [value for line in blanked for value in json.loads(line)["f"].values()] == [None] * len(
        [name for line in blanked for name in json.loads(line)["f"]]
    )


def test_what_was_erased_and_what_is_left_is_said(town_hall: Path, ministry: Path) -> None:
    record = a_contribution(town_hall)
    send(town_hall, ministry)
    done(town_hall, "check")
    words = ("--language", "en", "--passphrase-file", town_hall.parent / "passphrase.txt")
    said = plain(town_hall, *words, "erase", "contribution", record, "--field", "text").out.splitlines()
    assert said == [
        "2 changes were erased for good.",
        "1 copy of a bundle was removed because it held it.",
        "1 backup on this computer still holds it, until it is rotated out; “--purge-backups” removes it now.",
    ]
    other = a_contribution(town_hall)
    said = plain(town_hall, *words, "erase", "contribution", other, "--purge-backups").out.splitlines()
    assert said == ["1 change was erased for good.", "1 older backup was removed."]
    assert done(town_hall, "check")["checks"]


def test_who_else_wrote_it_is_named(town_hall: Path, ngo: Path) -> None:
    partner = put(town_hall, "partner", name=NAMES["ngo"], kind="ngo_association", address="Strada 1")
    put(town_hall, "partnership", title="Împreună", parties=[{"partner": partner}])
    done(ngo, "import", *send(town_hall, ngo))
    put(ngo, "partner", partner, address="Strada 2")
    done(town_hall, "import", *send(ngo, town_hall))
    words = ("--language", "en", "--passphrase-file", town_hall.parent / "passphrase.txt")
    said = plain(town_hall, *words, "erase", "partner", partner, "--field", "address", "--purge-backups").out
    assert f"{NAMES['ngo']} wrote the same field and must erase what they wrote." in said


def test_what_is_kept_too_long_is_listed_and_erased(town_hall: Path) -> None:
    old = a_contribution(town_hall, received_on="2020-02-29")
    gone = a_contribution(town_hall, received_on="2019-01-01")
    done(town_hall, "delete", "contribution", gone)
    young = a_contribution(town_hall)
    nameless = a_contribution(town_hall, received_on="2019-01-01", sender_name=None, sender_contact=None)
    listed = done(town_hall, "erase", "--retention", "--dry-run")["due"]
    assert {one["id"] for one in listed} == {old, gone}
    assert nameless not in {one["id"] for one in listed}
    words = ("--language", "en", "--today", TODAY)
    said = plain(town_hall, *words, "erase", "--retention", "--dry-run").out
    assert said.endswith("2 contributions hold names or contacts for longer than 5 years.\n")
    assert done(town_hall, "erase", "--retention")["changes"] == 3  # the names, and the deletion beside them
    assert done(town_hall, "erase", "--retention")["changes"] == 0
    shown = {one["id"]: one["fields"] for one in done(town_hall, "show", "contribution")}
    assert "sender_name" not in shown[old]
    assert shown[old]["text"] == TEXT
    assert shown[young]["sender_name"] == NAME


@pytest.mark.parametrize(("years", "due"), [("6", 1), ("7", 0)])
def test_the_years_are_remembered(town_hall: Path, years: str, due: int) -> None:
    a_contribution(town_hall, received_on="2020-11-20")
    done(town_hall, "erase", "--retention", "--years", years, "--dry-run")
    assert len(done(town_hall, "erase", "--retention", "--dry-run")["due"]) == due


def test_years_without_end_are_refused(town_hall: Path) -> None:
    called = call(town_hall, "erase", "--retention", "--years", "101")
    assert (called.status, called.code) == (2, "wrong-years")
