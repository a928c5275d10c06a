"""ASiCManifest.xml: one form, strictly read."""

from __future__ import annotations

import base64
import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.manifest import Reference, parse_manifest, write_manifest

if TYPE_CHECKING:
    from sync_samples import Refused

REFERENCES = (Reference("bundle.json", bytes(32)), Reference("reports/r01.pdf", bytes(range(32))))
GOOD = write_manifest(REFERENCES)
DIGEST = base64.b64encode(bytes(32))
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def test_what_is_written_is_read():
    assert parse_manifest(GOOD) == REFERENCES


def test_it_looks_as_the_standard_says():
    text = GOOD.decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<asic:ASiCManifest xmlns:asic=')
    assert text.count('Rootfile="true"') == 1
    assert 'URI="reports/r01.pdf" MimeType="application/pdf"' in text
    assert Reference("attachments/x.unknown", b"").media_type == "application/octet-stream"


def other(old: bytes, new: bytes) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new)


BAD = {
    "doctype": ("xml-doctype", other(b"<asic:ASiCManifest", b"<!DOCTYPE x []><asic:ASiCManifest")),
    "billion laughs": ("xml-doctype", DECLARATION + b'<!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>'),
    "external entity": ("xml-doctype", DECLARATION + b'<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "comment": ("xml-doctype", other(b"</asic:ASiCManifest>", b"<!-- --></asic:ASiCManifest>")),
    "style sheet": ("xml-doctype", other(b"<asic:ASiCManifest", b"<?xml-stylesheet href='x'?><asic:ASiCManifest")),
    "character reference": ("xml-doctype", other(b"bundle.json", b"bundle&#46;json")),
    "byte order mark": ("xml-encoding", b"\xef\xbb\xbf" + GOOD),
    "UTF-16": ("xml-encoding", GOOD.decode().encode("utf-16")),
    "other declaration": ("xml-encoding", other(b"UTF-8", b"UTF-7")),
    "no declaration": ("xml-encoding", GOOD[len(DECLARATION) :]),
    "no UTF-8": ("xml-encoding", other(b"bundle.json", b"bundle\xff.json")),
    "zero byte": ("xml-encoding", other(b"bundle.json", b"bundle\x00.json")),
    "not closed": ("xml-syntax", GOOD[:-5]),
    "unknown entity": ("xml-syntax", other(b"bundle.json", b"bundle&x;json")),
    "other root": ("manifest-element", other(b"asic:ASiCManifest", b"asic:Manifest")),
    "other namespace": ("manifest-element", other(b"v1.2.1#", b"v1.3.1#")),
    "attribute of the root": ("manifest-element", other(b"<asic:ASiCManifest ", b'<asic:ASiCManifest x="y" ')),
    "no children": ("manifest-element", DECLARATION + b'<m:ASiCManifest xmlns:m="http://uri.etsi.org/02918/v1.2.1#"/>'),
    "other signature": ("manifest-element", other(b"signature001.p7s", b"signature002.p7s")),
    "two signatures": (
        "manifest-element",
        other(b'<asic:DataObjectReference URI="bundle', b'<asic:SigReference/><asic:DataObjectReference URI="bundle'),
    ),
    "no root file": ("manifest-element", other(b' Rootfile="true"', b"")),
    "two root files": ("manifest-element", other(b'application/pdf"', b'application/pdf" Rootfile="true"')),
    "no name": ("manifest-element", other(b'URI="bundle.json" ', b"")),
    "no media type": ("manifest-element", other(b'MimeType="application/pdf"', b"")),
    "further attribute": ("manifest-element", other(b'URI="bundle.json" ', b'URI="bundle.json" Id="1" ')),
    "element missing": ("manifest-element", other(b"<ds:DigestValue>" + DIGEST + b"</ds:DigestValue>", b"")),
    "digest with children": ("manifest-element", other(DIGEST, DIGEST + b"<x/>")),
    "digest with attribute": (
        "manifest-element",
        other(b"<ds:DigestValue>" + DIGEST, b'<ds:DigestValue x="y">' + DIGEST),
    ),
    "SHA-1": ("manifest-digest-alg", other(b"2001/04/xmlenc#sha256", b"2000/09/xmldsig#sha1")),
    "digest with text": ("manifest-digest-alg", other(b'#sha256"/>', b'#sha256">x</ds:DigestMethod>')),
    "no digest": ("manifest-digest-value", other(DIGEST, b"")),
    "short digest": ("manifest-digest-value", other(DIGEST, base64.b64encode(bytes(20)))),
    "no base64": ("manifest-digest-value", other(DIGEST, b"*" * 44)),
    "second spelling": ("manifest-digest-value", other(DIGEST, DIGEST[:-2] + b"B=")),
    "digest with spaces": ("manifest-digest-value", other(DIGEST, DIGEST + b" ")),
    "duplicate": ("manifest-duplicate", write_manifest((*REFERENCES, REFERENCES[1]))),
}


@pytest.mark.parametrize(("code", "data"), BAD.values(), ids=BAD.keys())
def test_other_forms_are_refused(code: str, data: bytes, refused: Refused):
    with refused(code):
        parse_manifest(data)


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=6))
def test_no_change_makes_the_parser_fail_otherwise(place: int, change: Any):
    with contextlib.suppress(RefusedError):
        parse_manifest(GOOD[:place] + change + GOOD[place + len(change) :])
