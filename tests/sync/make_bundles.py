"""Write the bundles of tests/bundles: a good one of each format, and bad ones named by the code that refuses them.

Run once per format: ``PYTHONPATH=tests/sync python tests/sync/make_bundles.py``. The keys are made on the
spot and thrown away, so running it again replaces every file.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sync_samples import (
    MIMETYPE,
    NOW,
    RawEntry,
    a_bundle,
    a_party,
    a_segment,
    a_signer,
    a_trust_list,
    raw_zip,
    resign,
    seal_files,
    to,
)
from test_sync_verification import all_files, repacked, unpacked

from parteneriat_desktop.sync.enrolment import write_enrolment

FOLDER = Path(__file__).parent.parent / "bundles"


def raw_entries(data: bytes) -> list[RawEntry]:
    """Return the entries of a bundle behind its mimetype, to be packed wrongly."""
    return [RawEntry(name=name.encode(), content=content) for name, content in all_files(data).items()][1:]


def bad_bundles(good: bytes) -> dict[str, bytes]:
    """Return every bad bundle by the code that refuses it."""
    files, signed, entries = all_files(good), unpacked(good), raw_entries(good)
    middle = len(good) // 2
    return {
        "seal": good[:-1] + bytes([good[-1] ^ 1]),
        "crc": raw_zip(replace(entries[0], crc=1), *entries[1:]),
        "local-central-mismatch": good[:200].replace(b"bundle.json", b"bundlejjson") + good[200:],
        "eocd-not-last": good[:middle],
        "gap-before-eocd": b"MZ" + good,
        "name-traversal": raw_zip(*entries, RawEntry(name=b"../escaped.txt", content=b"x")),
        "name-reserved": raw_zip(*entries, RawEntry(name=b"reports/con.pdf", content=b"x")),
        "duplicate-name": raw_zip(*entries, RawEntry(name=b"README.txt", content=b"x")),
        "not-regular-file": raw_zip(*entries, RawEntry(name=b"link", content=b"/etc", outer=0o120777 << 16)),
        "ratio": raw_zip(*entries, RawEntry(name=b"bomb", content=bytes(3_000_000), method=8)),
        "mimetype": raw_zip(*entries, first=replace(MIMETYPE, content=b"application/zip")),
        "unsigned-file": repacked({**files, "reports/extra.pdf": b"%PDF"}),
        "missing-file": repacked({name: content for name, content in files.items() if name != "reports/r17.pdf"}),
        "digest": repacked({**files, "README.txt": files["README.txt"] + b" "}),
        "no-signature": repacked({name: one for name, one in files.items() if not name.endswith(".p7s")}),
        "unexpected-meta-file": repacked({**files, "META-INF/manifest.xml": b"x"}),
        "cosignature-incomplete": repacked({**files, "META-INF/signature002.p7s": b"x"}),
        "cms-digest": repacked({**files, "META-INF/ASiCManifest.xml": files["META-INF/ASiCManifest.xml"] + b"\n"}),
        "xml-doctype": seal_files(signed, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "json-depth": resign({**signed, "bundle.json": b"[" * 100_000}),
        "json-nan": resign({**signed, "bundle.json": b'{"format":NaN}'}),
        "json-duplicate-key": resign({**signed, "bundle.json": b'{"format":1,"format":2}'}),
        "format": resign({**signed, "bundle.json": json.dumps({"format": "parteneriat-bundle/2"}).encode()}),
        "sender-not-owner-of-key": a_bundle(sender=a_party("hall", name="Comuna Alta")).data,
        "created-in-future": a_bundle(created=NOW + timedelta(days=36_500)).data,
        "private-scope": resign(
            {**signed, f"segments/{a_segment(scope='private').header.hash}.jsonl": a_segment(scope="private").bytes()}
        ),
        "segment-signature-invalid": a_bundle("ngo", segments=(a_segment("hall", signer="ngo"),)).data,
        "unknown-signer": a_bundle("stranger").data,
        "unknown-writer": a_bundle(segments=(a_segment("stranger"),)).data,
    }


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    for old in set(FOLDER.glob("*.asice")) - set(FOLDER.glob("*schema-*")):
        old.unlink()
    good = a_bundle(recipient=to("ngo"))
    for name, data in bad_bundles(a_bundle().data).items():
        (FOLDER / f"{name}.asice").write_bytes(data)
    (FOLDER / "good-format-1.asice").write_bytes(good.data)
    for who in ("hall", "ngo"):
        written = write_enrolment(replace(good.description, sender=a_party(who)), a_signer(who))
        (FOLDER / f"{who}.enrol.asice").write_bytes(written.data)
    (FOLDER / "registry.pem").write_text(a_trust_list("hall", "ngo").pem())
    sys.stdout.write(f"{len(list(FOLDER.glob('*.asice')))} bundles\n")


if __name__ == "__main__":
    main()
