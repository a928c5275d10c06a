"""Whom and what a bundle proves: every step of the state machine, asserted by its code."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sync_samples import (
    HERE,
    NOW,
    RawEntry,
    a_bundle,
    a_party,
    a_report,
    a_segment,
    a_signer,
    a_trust_list,
    a_writer,
    an_attachment,
    an_institution,
    raw_zip,
    resign,
    seal_files,
    to,
)

from parteneriat_desktop.errors import UntrustedError
from parteneriat_desktop.sync.manifest import Reference, write_manifest
from parteneriat_desktop.sync.verification import Circumstances, admit

if TYPE_CHECKING:
    from sync_samples import Refused

    from parteneriat_desktop.sync.trust import TrustList


from repacking import META, all_files, check, described, repacked, unpacked


def test_a_good_bundle_proves_who_signed_what_and_when():
    written = a_bundle(recipient=to("ngo"))
    verified = check(written.data)
    assert verified.manifest == written.manifest
    assert verified.description == written.description
    assert verified.trusted
    assert not verified.already_imported
    assert verified.institution == an_institution("hall")
    assert verified.fingerprint == a_signer("hall").fingerprint
    assert verified.claimed_time == NOW
    assert verified.segments == (a_segment(),)
    assert [bytes(content) for content in verified.attachments.values()] == [an_attachment().content]
    assert {name: bytes(content) for name, content in verified.copies.items()} == {
        "reports/r17.pdf": a_report().content
    }
    assert not verified.warnings
    assert not verified.doubts
    admit(verified)


def test_a_resigned_bundle_is_as_good_so_that_the_attacks_below_reach_their_check():
    verified = check(resign(unpacked(a_bundle().data)))
    admit(verified)
    assert verified.trusted


def test_a_repeat_is_marked():
    written = a_bundle()
    assert check(written.data, circumstances=replace(HERE, imported={written.manifest})).already_imported


def test_the_identity_is_the_manifest_not_the_file():
    written = a_bundle()
    again = repacked(all_files(written.data))
    assert again != written.data
    assert check(again).manifest == written.manifest


# ── 1-3: structure and signature ─────────────────────────────────────────────────────────────────


def test_an_archive_without_signature(refused: Refused):
    with refused("no-signature"):
        check(raw_zip(RawEntry(name=b"bundle.json")))
    files = all_files(a_bundle().data)
    del files[META[1]]
    with refused("no-signature"):
        check(repacked(files))


@pytest.mark.parametrize("name", ["META-INF/signature010.p7s", "META-INF/manifest.xml", "meta-inf/x"])
def test_an_extra_file_beside_the_signature(name: str, refused: Refused):
    with refused("unexpected-meta-file"):
        check(repacked({**all_files(a_bundle().data), name: b"x"}))


def test_a_changed_manifest(refused: Refused):
    files = all_files(a_bundle().data)
    files[META[0]] = files[META[0]].replace(b"README.txt", b"readme.txt")
    with refused("cms-digest"):
        check(repacked(files))


def test_a_signature_of_another_bundle(refused: Refused):
    files = all_files(a_bundle().data)
    files[META[1]] = all_files(a_bundle(sequence=8).data)[META[1]]
    with refused("cms-digest"):
        check(repacked(files))


def test_a_manifest_is_authenticated_before_it_is_parsed(refused: Refused):
    files = all_files(a_bundle().data)
    files[META[0]] = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with refused("cms-digest"):
        check(repacked(files))
    with refused("xml-doctype"):
        check(seal_files(unpacked(a_bundle().data), files[META[0]]))


# ── 4: trust ─────────────────────────────────────────────────────────────────────────────────────


def test_an_unknown_signer_is_read_but_not_admitted():
    verified = check(a_bundle("stranger", segments=()).data)
    assert not verified.trusted
    assert verified.institution is None
    assert verified.description.sender.name == "Comuna Necunoscută"
    with pytest.raises(UntrustedError) as caught:
        admit(verified)
    assert caught.value.code == "unknown-signer"
    assert caught.value.status == 3


def test_a_damaged_bundle_of_an_unknown_signer_is_refused_not_only_doubted(refused: Refused):
    files = all_files(a_bundle("stranger").data)
    files["README.txt"] += b" "
    with refused("digest"):
        check(repacked(files))


# ── 5-6: files and digests ───────────────────────────────────────────────────────────────────────


def test_an_extra_file(refused: Refused):
    with refused("unsigned-file"):
        check(repacked({**all_files(a_bundle().data), "reports/extra.pdf": b"%PDF"}))


@pytest.mark.parametrize("name", ["README.txt", "bundle.json", "reports/r17.pdf", "manifest-sha256.txt"])
def test_a_missing_file(name: str, refused: Refused):
    files = all_files(a_bundle().data)
    del files[name]
    with refused("missing-file"):
        check(repacked(files))


@pytest.mark.parametrize("name", ["README.txt", "bundle.json"])
def test_a_required_file_that_was_never_signed(name: str, refused: Refused):
    files = unpacked(a_bundle().data)
    del files[name]
    with refused("missing-file"):
        check(resign(files))


@pytest.mark.parametrize("name", ["mimetype", *META])
def test_a_manifest_that_lists_what_it_cannot_cover(name: str, refused: Refused):
    files = unpacked(a_bundle().data)
    with refused("missing-file"):
        check(resign(files, listed=[*files, name]))


def test_a_changed_file(refused: Refused):
    for name in unpacked(a_bundle().data):
        files = all_files(a_bundle().data)
        files[name] += b"\n"
        with refused("digest"):
            check(repacked(files))


def test_swapped_files(refused: Refused):
    files = all_files(a_bundle().data)
    files["README.txt"], files["bundle.json"] = files["bundle.json"], files["README.txt"]
    with refused("digest"):
        check(repacked(files))


def test_a_second_list_of_digests_that_says_something_else(refused: Refused):
    files = unpacked(a_bundle().data)
    files["manifest-sha256.txt"] = b""
    references = [Reference(name, hashlib.sha256(content).digest()) for name, content in files.items()]
    with refused("files-differ"):
        check(seal_files(files, write_manifest(references)))


# ── 7: JSON ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("json-depth", b"[" * 100_000),
        ("json-nan", b'{"format":NaN}'),
        ("json-duplicate-key", b'{"format":"a","format":"b"}'),
        ("json-fraction", b'{"format":1.5}'),
        ("json-integer", b'{"format":99999999999999999999}'),
        ("json-encoding", b"\xff"),
        ("json-syntax", b"{"),
        ("description-form", b"[]"),
        ("format", b"{}"),
        ("format", b'{"format":"parteneriat-bundle/2"}'),
        ("description-form", b'{"format":"parteneriat-bundle/1"}'),
    ],
)
def test_bad_descriptions(code: str, content: bytes, refused: Refused):
    with refused(code):
        check(resign({**unpacked(a_bundle().data), "bundle.json": content}))


# ── 8: meaning ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "changed",
    [{"name": "Comuna Alta"}, {"role": "ministry"}, {"country": "BG"}, {"unit": "1"}, {"tax_number": "1"}],
    ids=lambda changed: next(iter(changed)),
)
def test_another_name_with_a_good_key(changed: dict[str, str], refused: Refused):
    with refused("sender-not-owner-of-key"):
        check(a_bundle(sender=a_party("hall", **changed)).data)


def test_the_name_and_fingerprint_of_another_institution(refused: Refused):
    with refused("sender-not-owner-of-key"):
        check(a_bundle("ngo", signer="hall").data)


def test_a_new_computer_of_the_sender_is_welcome():
    assert check(a_bundle(sender=a_party("hall", writer="ab" * 16)).data).trusted


@pytest.mark.parametrize(("hours", "good"), [(48, True), (49, False)])
def test_clocks_may_differ_by_two_days(hours: int, *, good: bool, refused: Refused):
    data = a_bundle(created=NOW + timedelta(hours=hours)).data
    if good:
        assert check(data).trusted
    else:
        with refused("created-in-future"):
            check(data)


def test_an_expired_certificate_is_a_warning():
    verified = check(a_bundle().data, circumstances=Circumstances(NOW + timedelta(days=1200)))
    assert verified.trusted
    assert [str(warning) for warning in verified.warnings] == ["The certificate of the sender expired on 2029-11-19."]


def revoked(**changed: Any) -> TrustList:
    return a_trust_list("hall", "ngo").revoke(
        a_signer("hall").fingerprint, **{"revoked_from": NOW, "last_good_sequence": 7, **changed}
    )


def test_a_revoked_key_is_good_for_what_came_before():
    assert check(a_bundle(created=NOW - timedelta(days=1)).data, revoked()).trusted


def test_a_revoked_key(refused: Refused):
    with refused("key-revoked"):
        check(a_bundle().data, revoked())


def test_a_revoked_key_with_a_date_from_before(refused: Refused):
    with refused("key-revoked-backdated"):
        check(a_bundle(created=NOW - timedelta(days=1), sequence=8).data, revoked())


def test_segments_of_a_revoked_key(refused: Refused):
    chain = f"{a_writer('hall')}/common"
    data = a_bundle(created=NOW - timedelta(days=1)).data
    assert check(data, revoked(last_good_segments={chain: 1})).trusted
    with refused("key-revoked-segment"):
        check(data, revoked(last_good_segments={chain: 0}))
    with refused("key-revoked-segment"):
        check(a_bundle("ngo", segments=(a_segment("hall"),)).data, revoked(last_good_segments={}))


def test_a_file_of_a_kind_that_this_version_does_not_know(refused: Refused):
    with refused("unexpected-file"):
        check(resign({**unpacked(a_bundle().data), "programs/setup.exe": b"MZ"}))


def test_files_that_are_not_described(refused: Refused):
    files = unpacked(a_bundle().data)
    with refused("files-differ"):
        check(resign({**files, "tables/extra.csv": b"a;b"}))
    del files["reports/r17.pdf"]
    with refused("files-differ"):
        check(resign(files))


@pytest.mark.parametrize("change", [{"size": 1}, {"sha256": "0" * 64}], ids=["size", "digest"])
def test_files_that_are_described_wrongly(change: Any, refused: Refused):
    data = a_bundle().data
    facts = json.loads(unpacked(data)["bundle.json"])["files"]
    with refused("files-differ"):
        check(described(data, files=[{**facts[0], **change}, facts[1]]))
    with refused("files-differ"):
        check(described(data, files=[*facts, facts[1]]))


def test_an_attachment_with_the_name_of_another_content(refused: Refused):
    data = a_bundle().data
    files = unpacked(data)
    old = an_attachment()
    content = b"something else"
    files[old.path] = content
    wire = json.loads(files["bundle.json"])
    wire["files"][0].update(size=len(content), sha256=hashlib.sha256(content).hexdigest())
    files["bundle.json"] = json.dumps(wire).encode()
    with refused("attachment-name"):
        check(resign(files))


def test_an_attachment_that_is_too_large(refused: Refused, monkeypatch: pytest.MonkeyPatch):
    data = a_bundle().data
    monkeypatch.setattr("parteneriat_desktop.sync.verification.LARGEST_ATTACHMENT", 5)
    with refused("attachment-too-large"):
        check(data)


# ── 11: recipient ────────────────────────────────────────────────────────────────────────────────


def test_a_bundle_for_somebody_else_is_shown_and_not_admitted(refused: Refused):
    data = a_bundle(recipient=to("ngo")).data
    verified = check(data, circumstances=replace(HERE, own_fingerprint=a_signer("ministry").fingerprint))
    assert verified.trusted
    assert len(verified.warnings) == 1
    with refused("wrong-recipient"):
        admit(verified)


@pytest.mark.parametrize("who", ["ngo", "hall"], ids=["recipient", "our own bundle comes home"])
def test_a_bundle_for_us(who: str):
    circumstances = replace(HERE, own_fingerprint=a_signer(who).fingerprint)
    admit(check(a_bundle(recipient=to("ngo")).data, circumstances=circumstances))
