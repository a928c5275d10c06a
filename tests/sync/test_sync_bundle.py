"""Writing bundles: deterministic, complete, and verified by tools that nobody here wrote."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from sync_samples import (
    HERE,
    NOW,
    a_bundle,
    a_description,
    a_report,
    a_segment,
    a_signer,
    a_trust_list,
    an_attachment,
    to,
)

from parteneriat_desktop.sync.bundle import Enclosure
from parteneriat_desktop.sync.layout import LARGEST_ATTACHMENT, ascii_name, attachment_name, report_name
from parteneriat_desktop.sync.verification import admit, verify

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused


def test_the_same_content_gives_the_same_bytes_whatever_its_order():
    segments, enclosures = (a_segment(), a_segment("ngo")), (an_attachment(), a_report())
    one = a_bundle(segments=segments, enclosures=enclosures)
    assert a_bundle(segments=segments[::-1], enclosures=enclosures[::-1]) == one


def test_the_files_stand_in_their_order():
    with zipfile.ZipFile(BytesIO(a_bundle().data)) as archive:
        names = archive.namelist()
    assert names == [
        "mimetype",
        "bundle.json",
        "README.txt",
        f"segments/{a_segment().header.hash}.jsonl",
        an_attachment().path,
        "reports/r17.pdf",
        "manifest-sha256.txt",
        "META-INF/ASiCManifest.xml",
        "META-INF/signature001.p7s",
    ]
    assert names[4].endswith(".png")


def test_bundle_json_has_every_field_of_the_format():
    description = a_description(
        recipient=to("ngo"),
        have=("ab" * 16,),
        want=("cd" * 16,),
        want_blobs=("ef" * 32,),
        state={"common": "1", "a": "2"},
    )
    written = a_bundle(
        **{name: getattr(description, name) for name in ("recipient", "have", "want", "want_blobs", "state")}
    )
    with zipfile.ZipFile(BytesIO(written.data)) as archive:
        wire = json.loads(archive.read("bundle.json"))
    assert list(wire) == [
        "format",
        "id",
        "kind",
        "sender",
        "recipient",
        "created",
        "sequence",
        "previous",
        "part",
        "schema",
        "app",
        "signer",
        "have",
        "want",
        "want_blobs",
        "counts",
        "files",
        "state",
    ]
    assert wire["sender"]["fingerprint"] == a_signer("hall").fingerprint
    assert wire["recipient"] == {"name": "Asociația „Pro Băltești”", "fingerprint": a_signer("ngo").fingerprint}
    assert wire["created"] == "2026-11-20T09:30:00Z"
    assert wire["counts"] == {"segments": 1, "changes": 1, "files": 2}
    assert [file["name"] for file in wire["files"]] == ["Hartă.PNG", "Borderou.pdf"]
    assert list(wire["state"]) == ["a", "common"]


def test_a_private_segment_never_leaves(refused: Refused):
    with refused("own-segment-scope"):
        a_bundle(segments=(a_segment(scope="private"),))


def test_an_attachment_that_is_too_large(refused: Refused):
    with refused("attachment-too-large"):
        a_bundle(enclosures=(an_attachment(bytes(LARGEST_ATTACHMENT + 1)),))


def test_an_attachment_under_a_wrong_name(refused: Refused):
    with refused("attachment-name"):
        a_bundle(enclosures=(Enclosure("attachments/" + "0" * 64, "x", "text/plain", b"x"),))


def test_an_enclosure_that_would_lead_out(refused: Refused):
    with refused("name-traversal"):
        a_bundle(enclosures=(Enclosure("reports/../x.pdf", "x", "application/pdf", b"x"),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Comuna Băltești", "comuna-baltesti"),
        ("  R01 / 2026 ", "r01-2026"),
        ("Община", "document"),
        ("x" * 99, "x" * 80),
    ],
)
def test_names_for_people_are_ascii(text: str, name: str):
    assert ascii_name(text) == name
    assert report_name(text) == f"reports/{name}.pdf"


def test_attachments_keep_plain_extensions_only():
    assert attachment_name("ab" * 32, "x.tar.GZ").endswith(".gz")
    assert attachment_name("ab" * 32, "x.ștampilă") == "attachments/" + "ab" * 32
    assert attachment_name("ab" * 32, "README") == "attachments/" + "ab" * 32


@pytest.fixture
def unzipped(tmp_path: Path) -> Path:
    (tmp_path / "b.asice").write_bytes(a_bundle().data)
    subprocess.run(["unzip", "-q", "b.asice"], cwd=tmp_path, check=True)
    (tmp_path / "registry.pem").write_text(a_trust_list("ngo", "hall").pem())
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False)


def test_openssl_verifies_it(unzipped: Path):
    done = run(
        "openssl cms -verify -binary -inform DER -cades -purpose any -no_check_time -in META-INF/signature001.p7s"
        " -content META-INF/ASiCManifest.xml -CAfile registry.pem -signer signer.pem -out checked",
        unzipped,
    )
    assert done.returncode == 0, done.stderr
    public = run(
        "openssl x509 -in signer.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r",
        unzipped,
    )
    assert public.stdout.split()[0].decode() == a_signer("hall").key_id


def test_every_digest_is_the_one_openssl_computes(unzipped: Path):
    manifest = (unzipped / "META-INF/ASiCManifest.xml").read_text()
    for name in ("bundle.json", "README.txt", "reports/r17.pdf"):
        digest = run(f"openssl dgst -sha256 -binary {name} | openssl base64 -A", unzipped).stdout.decode()
        assert f'URI="{name}"' in manifest
        assert f"<ds:DigestValue>{digest}</ds:DigestValue>" in manifest


def test_gnutls_verifies_it(unzipped: Path):
    if shutil.which("certtool") is None:
        return  # a second opinion where it is installed; openssl is asked everywhere
    done = run(
        "certtool --p7-verify --inder --infile META-INF/signature001.p7s"
        " --load-data META-INF/ASiCManifest.xml --load-ca-certificate registry.pem",
        unzipped,
    )
    assert done.returncode == 0, done.stderr


def test_sha256sum_verifies_it(unzipped: Path):
    assert run("sha256sum -c manifest-sha256.txt", unzipped).returncode == 0


def test_fifty_megabytes_travel_unchanged():
    parts = [hashlib.shake_128(bytes([number])).digest(10_000_000) for number in range(5)]
    written = a_bundle(enclosures=tuple(an_attachment(part, f"{number}.bin") for number, part in enumerate(parts)))
    verified = verify(written.data, a_trust_list("hall"), HERE)
    admit(verified)
    assert all(bytes(verified.attachments[hashlib.sha256(part).hexdigest()]) == part for part in parts)
    assert base64.b64encode(b"") == b""
    assert written.description.created == NOW
