"""The order of the steps: of two faults in one bundle the one is named whose step comes first."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from repacking import check, unpacked
from sync_samples import HERE, NOW, a_bundle, a_segment, a_signer, seal_zip, to

from parteneriat_desktop.errors import AppError
from parteneriat_desktop.journal.erasure import NO_ERASURES
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.manifest import Reference, write_manifest
from parteneriat_desktop.sync.verification import admit

if TYPE_CHECKING:
    from collections.abc import Callable

MANIFEST, SIGNATURE, DIGESTS = "META-INF/ASiCManifest.xml", "META-INF/signature001.p7s", "manifest-sha256.txt"
US = replace(HERE, erasures=NO_ERASURES, own_fingerprint=a_signer("ministry").fingerprint)


@dataclass
class Draft:
    """A bundle in the making; each fault spoils one stage of it, and the stages behind it are made rightly."""

    wire: dict[str, Any]
    files: dict[str, bytes]
    late: dict[str, bytes] = field(default_factory=dict)
    lists: Callable[[bytes], bytes] = lambda manifest: manifest
    meta: dict[str, bytes] = field(default_factory=dict)
    signs: Callable[[bytes], bytes] = lambda manifest: manifest
    container: Callable[[bytes], bytes] = lambda data: data
    text: Callable[[bytes], bytes] = lambda data: data

    def write(self) -> bytes:
        """Describe, list, sign and pack."""
        files = {"bundle.json": self.text(json.dumps(self.wire).encode()), **self.files}
        references = [Reference(name, hashlib.sha256(content).digest()) for name, content in files.items()]
        lines = "".join(f"{one.digest.hex()}  {one.name}\n" for one in references).encode()
        manifest = write_manifest([*references, Reference(DIGESTS, hashlib.sha256(lines).digest())])
        manifest = self.lists(manifest)
        signature = a_signer("hall").sign_manifest(self.signs(manifest), NOW)
        packed = {**files, DIGESTS: lines, **self.late, MANIFEST: manifest, SIGNATURE: signature, **self.meta}
        entries = [Entry(name, content, text=False) for name, content in packed.items()]
        return self.container(write_container(entries))


def draft() -> Draft:
    files = unpacked(a_bundle(recipient=to("ministry")).data)
    return Draft(json.loads(files.pop("bundle.json")), files)


def with_segment(made: Draft, **options: Any) -> None:
    segment = a_segment(titles=["a", "b"], **options)
    if options.get("swapped"):
        segment = replace(segment, lines=segment.lines[::-1])
    made.files[f"segments/{segment.header.hash}.jsonl"] = segment.bytes()


def add(made: dict[str, bytes], name: str, content: bytes = b"x") -> None:
    made[name] = content


#: One fault for each step, in the order of the steps: the code that names it, and how it is made.
FAULTS: tuple[tuple[str, Callable[[Draft], object]], ...] = (
    ("eocd-not-last", lambda made: setattr(made, "container", lambda data: data[:-1])),
    ("seal", lambda made: setattr(made, "container", lambda data: data[:-64] + b"0" * 64)),
    ("unexpected-meta-file", lambda made: add(made.meta, "META-INF/manifest.xml")),
    ("cms-digest", lambda made: setattr(made, "signs", lambda manifest: manifest + b" ")),
    ("xml-doctype", lambda made: setattr(made, "lists", lambda manifest: manifest + b"<!-- x -->")),
    ("unsigned-file", lambda made: add(made.late, "reports/extra.pdf")),
    ("digest", lambda made: add(made.late, "README.txt")),
    ("json-syntax", lambda made: setattr(made, "text", lambda data: data[:-1])),
    ("format", lambda made: made.wire.update(format="parteneriat-bundle/2")),
    ("description-form", lambda made: made.wire.update(have="x")),
    ("sender-not-owner-of-key", lambda made: made.wire["sender"].update(name="Comuna Alta")),
    ("created-in-future", lambda made: made.wire.update(created=f"{NOW + timedelta(days=9):%Y-%m-%dT%H:%M:%SZ}")),
    ("unexpected-file", lambda made: add(made.files, "programs/setup.exe")),
    ("files-differ", lambda made: made.wire.update(files=[])),
    ("private-scope", lambda made: with_segment(made, scope="private")),
    ("segment-ids", lambda made: with_segment(made, swapped=True)),
    ("wrong-recipient", lambda made: made.wire["recipient"].update(fingerprint=a_signer("ngo").fingerprint)),
)
#: Where one fault takes the place of another there is no bundle with both.
TOGETHER = [
    pair
    for pair in combinations(FAULTS, 2)
    if {pair[0][0], pair[1][0]} != {"eocd-not-last", "seal"} and pair[0][0] != "json-syntax"
]


def code_of(made: Draft) -> str:
    with pytest.raises(AppError) as caught:
        admit(check(made.write(), circumstances=US))
    return caught.value.code


def test_a_bundle_without_fault_is_admitted():
    admit(check(draft().write(), circumstances=US))


@pytest.mark.parametrize(("code", "spoil"), FAULTS, ids=[code for code, _ in FAULTS])
def test_each_fault_is_named(code: str, spoil: Callable[[Draft], object]):
    made = draft()
    spoil(made)
    assert code_of(made) == code


@pytest.mark.parametrize(("first", "second"), TOGETHER, ids=[f"{one[0]}, {two[0]}" for one, two in TOGETHER])
def test_the_earlier_step_speaks(
    first: tuple[str, Callable[[Draft], object]], second: tuple[str, Callable[[Draft], object]]
):
    made = draft()
    second[1](made)
    first[1](made)
    assert code_of(made) == first[0]


def test_whoever_seals_again_hides_nothing():
    made = draft()
    FAULTS[2][1](made)
    assert code_of(replace(made, container=lambda data: seal_zip(data[:-64]))) == "unexpected-meta-file"
