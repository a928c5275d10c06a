"""Bundles taken apart, changed and signed again, for the tests of the verifier."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sync_samples import (
    HERE,
    a_trust_list,
    resign,
)

from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.verification import Circumstances, Verified, verify

if TYPE_CHECKING:
    from parteneriat_desktop.sync.trust import TrustList

TRUST = a_trust_list("hall", "ngo", "ministry")
META = ("META-INF/ASiCManifest.xml", "META-INF/signature001.p7s")


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the signed files of a bundle, to be changed and signed again."""
    files = {name: bytes(content) for name, content in read_archive(data).items()}
    return {name: content for name, content in files.items() if name not in {"mimetype", "manifest-sha256.txt", *META}}


def repacked(files: dict[str, bytes]) -> bytes:
    return write_container(Entry(name, content, text=False) for name, content in files.items() if name != "mimetype")


def all_files(data: bytes) -> dict[str, bytes]:
    return {name: bytes(content) for name, content in read_archive(data).items()}


def described(data: bytes, **changed: Any) -> bytes:
    """Change keys of bundle.json and sign again."""
    files = unpacked(data)
    wire = json.loads(files["bundle.json"])
    files["bundle.json"] = json.dumps({**wire, **changed}, ensure_ascii=False).encode()
    return resign(files)


def check(data: bytes, trust: TrustList = TRUST, circumstances: Circumstances = HERE) -> Verified:
    return verify(data, trust, circumstances)
