"""Commands about bundles, keys, backups and reports, as a script uses them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from calling import NAMES, TODAY, a_dossier, a_partner, call, done, files_below, plain, put, send
from certificates import LIBRARY, PASSWORD, PIN, issued, openssl, token

if TYPE_CHECKING:
    from collections.abc import Sequence

FINGERPRINT = re.compile("([A-Z2-7]{4}-){7}[A-Z2-7]{4}")


def test_a_bundle_is_written_verified_and_taken_in_once(town_hall: Path, ngo: Path) -> None:
    a_dossier(town_hall)
    written = done(town_hall, "export", "--to", NAMES["ngo"], "--out", town_hall.parent / "out")
    assert [Path(file).suffix for file in written["files"]] == [".age", ".pdf", ".txt"]
    assert all(Path(file).exists() for file in written["files"])
    assert (written["sequence"], written["changes"], written["recipient"]) == (1, 3, NAMES["ngo"])
    bundle = written["files"][0]
    before = files_below(ngo)
    checked = done(ngo, "verify", bundle)
    assert files_below(ngo) == before
    assert checked["trusted"] is True
    assert checked["sender"] == NAMES["town_hall"]
    assert FINGERPRINT.fullmatch(checked["fingerprint"])
    (first,) = done(ngo, "import", bundle)["bundles"]
    assert (first["changes"], first["conflicts"], first["gaps"], first["forks"]) == (3, 0, [], [])
    (again,) = done(ngo, "import", bundle)["bundles"]
    assert (again["already_imported"], again["changes"]) == (True, 0)
    assert plain(ngo, "dump").out == plain(town_hall, "dump").out


def test_a_bundle_leaves_encrypted_unless_told_otherwise(town_hall: Path, ngo: Path, tmp_path: Path) -> None:
    a_dossier(town_hall)
    written = done(town_hall, "export", "--to", NAMES["ngo"], "--out", tmp_path / "closed")
    bundle = Path(written["files"][0])
    assert written["encrypted"] is True
    assert bundle.name.endswith(".asice.age")
    assert done(ngo, "verify", bundle)["encrypted"] is True
    words = ("--language", "en", "--passphrase-file", ngo.parent / "passphrase.txt", "verify", bundle)
    assert "It was encrypted; the key of this workspace opened it." in plain(ngo, *words).out
    assert plain(ngo, "--json", "verify", bundle).code == "passphrase-needed"
    assert call(ngo.parent / "ministry", "verify", bundle).code == "age-not-for-us"
    done(ngo, "identity", "decryption-key", "--out", tmp_path / "age.txt")
    assert "AGE-SECRET-KEY-1" in (tmp_path / "age.txt").read_text(encoding="ascii")
    open_too = done(town_hall, "export", "--to", NAMES["ngo"], "--full", "--plain", "--out", tmp_path / "open")
    assert open_too["encrypted"] is False
    assert done(ngo, "verify", open_too["files"][0])["encrypted"] is False


def test_a_bundle_with_a_neutral_name_is_taken_in_by_what_it_holds(town_hall: Path, ngo: Path, tmp_path: Path) -> None:
    a_dossier(town_hall)
    asked = ("export", "--to", NAMES["ngo"], "--neutral-name", "--out", tmp_path / "out")
    written = done(town_hall, *asked)
    assert [Path(file).suffix for file in written["files"]] == [".bin", ".pdf", ".txt"]
    open_too = done(town_hall, *asked, "--full", "--plain")
    bundle = Path(open_too["files"][0])
    assert bundle.suffix == ".zip"
    assert done(ngo, "verify", written["files"][0])["encrypted"] is True
    renamed = bundle.rename(tmp_path / "o anexă")
    assert done(ngo, "import", renamed)["bundles"][0]["changes"] == 3
    back = done(ngo, "receipt", "--to", NAMES["town_hall"], "--neutral-name", "--plain", "--out", tmp_path / "back")
    assert Path(back["files"][0]).name.endswith(".receipt.zip")
    assert done(town_hall, "import", back["files"][0])["bundles"][0]["already_imported"] is False


def test_a_receipt_says_what_was_stored_and_why_a_file_was_refused(town_hall: Path, ngo: Path) -> None:
    a_dossier(town_hall)
    (bundle,) = send(town_hall, ngo)
    (ngo.parent / "bad").mkdir()
    bad = ngo.parent / "bad" / bundle.name
    bad.write_bytes(b"PK")
    assert call(ngo, "import", bad).code == "eocd-not-last"
    written = done(ngo, "receipt", "--to", NAMES["town_hall"], "--refused", bad, "--out", ngo.parent / "answer")
    assert (written["recipient"], written["changes"]) == (NAMES["town_hall"], 0)
    assert call(ngo, "receipt", "--to", "Nimeni", "--out", ngo.parent / "x").code == "unknown-institution"
    good = call(ngo, "receipt", "--to", NAMES["town_hall"], "--refused", bundle, "--out", ngo.parent / "x")
    assert good.code == "not-refused"
    assert not (ngo.parent / "x").exists()
    (told,) = done(town_hall, "import", written["files"][0])["bundles"]
    assert (told["changes"], told["notices"], told["merged"]) == (0, [], [])


def test_parallel_edits_are_said_to_have_merged(town_hall: Path, ngo: Path) -> None:
    partnership, _plan = a_dossier(town_hall)
    done(ngo, "import", *send(town_hall, ngo))
    put(town_hall, "partnership", partnership, title="Al nostru")
    put(ngo, "partnership", partnership, object="Al lor")
    (bundle,) = send(ngo, town_hall)
    said = plain(town_hall, "--language", "en", "--today", TODAY, "import", bundle)
    assert "1 field merged by itself.\n" in said.out


def test_a_key_is_replaced_and_others_take_the_new_one(town_hall: Path, ngo: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    old = done(town_hall, "identity", "show")["fingerprint"]
    statement = tmp_path / "hall.rotation.enrol.asice"
    new = done(town_hall, "identity", "rotate", "--out", statement)["fingerprint"]
    assert new not in {"", old}
    assert done(town_hall, "identity", "rotate", "--again", "--out", tmp_path / "again.asice")["fingerprint"] == new
    (bundle,) = send(town_hall, ngo)
    assert call(ngo, "import", bundle).status == 3
    checked = call(ngo, "verify", statement)
    assert (checked.status, checked.document["replaces"]) == (3, old)
    assert [one["enrolled"] for one in checked.document["cosignatures"]] == [True]
    said = plain(ngo, "--language", "en", "--today", TODAY, "verify", statement).out
    assert f"Also signed by {NAMES['town_hall']}, certificate issued by {NAMES['town_hall']}, key {old}." in said
    taken = done(ngo, "import", bundle, statement)
    assert taken["new_keys"] == [{"name": NAMES["town_hall"], "fingerprint": new}]
    assert taken["bundles"][0]["changes"] == 1
    ministry = ngo.parent / "ministry"
    assert done(ministry, "trust", "add", statement)["fingerprint"] == new
    enrolment = ngo.parent / "ngo.enrol.asice"
    assert call(ministry, "trust", "add", enrolment).status == 64


def test_a_certificate_of_ones_own_signs_too(town_hall: Path, ministry: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    secret = ("--certificate-passphrase-file", tmp_path / "password")
    file = issued("rsa") / "own.p12"
    assert call(town_hall, "identity", "use-certificate", "--p12", file).code == "certificate-secret"
    used = done(town_hall, "identity", "use-certificate", "--p12", file, *secret)
    assert (used["holder"], used["issuer"]) == ("Ion Primaru", "Autoritatea de Exemplu CA")
    out = ("--to", NAMES["ministry"], "--plain", "--out", tmp_path / "out")
    assert call(town_hall, "export", *out).code == "certificate-secret"
    written = done(town_hall, "export", *out, *secret, "--for-signing")
    bundle, _, mine, other, _ = written["files"]
    assert (Path(mine).suffixes[-2:], Path(other).suffixes[-2:]) == ([".sign3", ".xml"], [".sign4", ".xml"])
    (holder,) = done(ministry, "verify", bundle)["cosignatures"]
    assert holder["holder"] == "Ion Primaru"
    sign = f"cms -sign -cades -binary -in {mine} -signer cert.pem -inkey key.pem -outform DER -out {tmp_path}/s.p7s"
    openssl(issued("ec"), sign)
    signed = done(town_hall, "import-signature", tmp_path / "s.p7s", "--plain", "--out", tmp_path / "signed")["file"]
    assert [one["number"] for one in done(ministry, "verify", signed)["cosignatures"]] == [2, 3]
    assert done(town_hall, "export", *out, "--without-certificate")["sequence"] == 2
    assert call(town_hall, "identity", "use-certificate").status == 64
    pin = tmp_path / "pin"
    pin.write_text(PIN)
    place = ("--token", LIBRARY, "--token-label", token("rsa"), "--label", "primar")
    done(town_hall, "identity", "use-certificate", *place, "--certificate-passphrase-file", pin)
    assert call(town_hall, "identity", "use-certificate", "--none", *secret).document == {}
    assert done(town_hall, "export", *out)["sequence"] == 3


def test_the_answers_for_a_person_are_sentences(town_hall: Path, ngo: Path) -> None:
    a_dossier(town_hall)
    (bundle,) = send(town_hall, ngo)
    said = plain(ngo, "--language", "en", "--today", TODAY, "verify", bundle)
    assert said.out.startswith(f"Valid: signed by {NAMES['town_hall']}, key ")
    first = plain(ngo, "--language", "en", "--today", TODAY, "import", bundle)
    assert "number 1: 3 new changes, 3 records, 0 conflicts." in first.out
    again = plain(ngo, "--language", "en", "--today", TODAY, "import", bundle)
    assert again.out == f"{bundle.name}: already imported; nothing is new.\n"


def test_a_bundle_of_a_stranger_is_valid_but_not_trusted(stranger: Path, ministry: Path) -> None:
    a_partner(stranger)
    (bundle,) = send(stranger, ministry)
    before = files_below(ministry)
    checked = call(ministry, "verify", bundle)
    assert checked.status == 3
    assert (checked.document["trusted"], checked.document["sender"]) == (False, "Comuna Străină")
    said = plain(ministry, "--language", "en", "--today", TODAY, "verify", bundle)
    assert (said.status, said.errors) == (3, "")
    assert said.out.startswith("Valid, but NOT TRUSTED: the key ")
    refused = call(ministry, "import", bundle)
    assert (refused.status, refused.code) == (3, "unknown-signer")
    assert files_below(ministry) == before


def test_a_late_and_a_lost_package_are_named(town_hall: Path, ministry: Path) -> None:
    bundles = []
    for name in ("unu", "doi"):
        a_partner(town_hall, name=name)
        bundles += send(town_hall, ministry)
    (late,) = done(ministry, "import", bundles[1])["bundles"]
    assert late["gaps"] == []  # until a receipt comes back, every bundle holds everything
    assert plain(ministry, "dump").out == plain(town_hall, "dump").out


def test_everything_or_what_is_new_may_be_sent_to_anyone(town_hall: Path, ministry: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    written = done(town_hall, "export", "--full", "--plain", "--out", tmp_path)
    assert (written["recipient"], written["changes"]) == ("", 1)
    assert done(ministry, "import", written["files"][0])["bundles"][0]["changes"] == 1
    refused = call(town_hall, "export", "--to", "Nimeni", "--out", tmp_path)
    assert (refused.status, refused.code) == (2, "unknown-institution")


def test_openssl_agrees_with_the_certificates_written_here(town_hall: Path, ministry: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    (bundle,) = send(town_hall, ministry)
    registry = tmp_path / "registry.pem"
    assert done(ministry, "trust", "certificates", "--out", registry) == {"file": str(registry)}
    assert registry.read_text(encoding="ascii").count("BEGIN CERTIFICATE") == 3
    for member in ("META-INF/signature001.p7s", "META-INF/ASiCManifest.xml"):
        unpacked = subprocess.run(["unzip", "-p", str(bundle), member], capture_output=True, check=True).stdout
        (tmp_path / Path(member).name).write_bytes(unpacked)
    words = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature001.p7s"]
    words += ["-content", "ASiCManifest.xml", "-CAfile", str(registry), "-purpose", "any", "-out", "/dev/null"]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_the_identity_is_shown_backed_up_and_restored(town_hall: Path, tmp_path: Path) -> None:
    shown = done(town_hall, "identity", "show")
    assert FINGERPRINT.fullmatch(shown["fingerprint"])
    assert (shown["name"], shown["role"]) == (NAMES["town_hall"], "town_hall")
    backup = tmp_path / "key.backup"
    assert done(town_hall, "identity", "backup", "--out", backup) == {"file": str(backup)}
    for file in (town_hall / "keys").glob("*.key"):
        file.unlink()
    assert call(town_hall, "export", "--out", tmp_path).code == "key-missing"
    assert done(town_hall, "identity", "restore", backup) == {"fingerprint": shown["fingerprint"]}
    done(town_hall, "export", "--out", tmp_path)


def test_trust_is_given_by_fingerprint_listed_and_taken_away(stranger: Path, ministry: Path) -> None:
    enrolment = stranger.parent / "stranger.enrol.asice"
    fingerprint = done(stranger, "identity", "enrol", "--out", enrolment)["fingerprint"]
    own = done(ministry, "identity", "show")["fingerprint"]
    assert call(ministry, "trust", "add", enrolment, "--fingerprint", own).code == "fingerprint-mismatch"
    assert done(ministry, "trust", "add", enrolment, "--fingerprint", fingerprint)["name"] == "Comuna Străină"
    assert "Comuna Străină" in [one["name"] for one in done(ministry, "trust", "list")]
    again = plain(ministry, "--language", "ro", "trust", "add", enrolment, "--fingerprint", fingerprint)
    assert again.out.startswith("Comuna Străină este înrolată ca primărie.")
    a_partner(stranger)
    (bundle,) = send(stranger, ministry)
    assert done(ministry, "verify", bundle)["trusted"] is True
    revoked = done(ministry, "trust", "revoke", fingerprint, "--last-good", "0")
    assert revoked["last_good"] == 0
    refused = call(ministry, "import", bundle)
    assert refused.status in {2, 3}
    assert call(ministry, "trust", "revoke", "Nimeni", "--last-good", "0").status == 2
    said = plain(ministry, "--language", "en", "trust", "revoke", NAMES["ngo"], "--last-good", "3")
    assert said.out == f"The key of {NAMES['ngo']} is no longer trusted after its bundle number 3.\n"


def test_a_backup_brings_the_workspace_back_as_a_new_writer(town_hall: Path, tmp_path: Path) -> None:
    a_partner(town_hall)
    before = plain(town_hall, "dump").out
    writer = done(town_hall, "identity", "show")["writer"]
    written = done(town_hall, "backup", "--out", tmp_path / "all.zip")
    assert (written["changes"], written["attachments"]) == (1, 0)
    assert call(town_hall, "backup", "--out", tmp_path / "all.zip").code == "backup-exists"
    put(town_hall, "partner", name="Venit după", kind="other")
    restored = done(town_hall, "restore", tmp_path / "all.zip")
    assert Path(restored["kept"]).is_dir()
    assert plain(town_hall, "dump").out == before
    assert done(town_hall, "identity", "show")["writer"] != writer
    assert all(found["ok"] for found in done(town_hall, "check")["checks"])


def test_check_says_what_is_not_in_order(town_hall: Path) -> None:
    done(town_hall, "check")
    for file in (town_hall / "keys").glob("*.key"):
        file.unlink()
    called = call(town_hall, "check")
    assert called.status == 1
    assert [found["check"] for found in called.document["checks"] if not found["ok"]] == ["key"]


def test_reports_are_listed_written_and_signed(town_hall: Path, tmp_path: Path) -> None:
    partnership, _ = a_dossier(town_hall)
    listed = done(town_hall, "report", "--list")
    assert {"R01": "partnership", "R02": "plan", "R17": None}.items() <= {
        one["code"]: one["entity"] for one in listed
    }.items()
    for name, more in (("plain", ()), ("signed", ("--sign",))):
        out = tmp_path / f"{name}.pdf"
        written = done(town_hall, "report", "r01", "--id", partnership, *more, "--out", out)
        assert written["bytes"] == out.stat().st_size
        assert out.read_bytes().startswith(b"%PDF-")
    assert b"/ByteRange" in (tmp_path / "signed.pdf").read_bytes()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["R99"], "unknown-report"),
        (["R01"], "no-record"),
        (["R17"], "no-record"),
        (["R01", "--id", "x"], "unknown-record"),
        (["R01", "--id", "x", "--from", "2026-01-01", "--to", "2026-12-31"], "no-period"),
    ],
)
def test_a_report_that_cannot_be_is_refused(town_hall: Path, tmp_path: Path, words: Sequence[str], code: str) -> None:
    called = call(town_hall, "report", *words, "--out", tmp_path / "x.pdf")
    assert (called.status, called.code) == (2, code)
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("dump",), "no-workspace"),
        (("restore", "x"), "no-workspace"),
        (("verify", "x"), "no-workspace"),
    ],
)
def test_without_a_workspace_one_is_asked_for(tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    called = call(tmp_path / "nowhere", *words)
    assert (called.status, called.code) == (2, code)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("words", [("verify",), ("import",), ("restore",), ("put",), ("identity", "restore")])
def test_a_file_that_is_not_there_is_refused(town_hall: Path, words: tuple[str, ...]) -> None:
    for file in (town_hall / "nothing", town_hall):
        called = call(town_hall, *words, file)
        assert called.status == 2
        assert called.code


def test_a_second_workspace_in_one_folder_is_refused(town_hall: Path) -> None:
    before = files_below(town_hall)
    called = call(town_hall, "init", "--role", "ngo", "--country", "RO", "--name", "x")
    assert (called.status, called.code) == (2, "workspace-exists")
    assert files_below(town_hall) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--name", "x", "--tax-id", "12345"),
        ("--name", "x", "--unit", "1"),
        ("--name", " "),
        ("--name", "a\x00b"),
        ("--name", "x" * 300),
    ],
)
def test_a_workspace_with_wrong_facts_is_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "passphrase.txt").write_text("x" * 12)
    called = call(tmp_path / "new", "init", "--role", "town_hall", "--country", "RO", *words)
    assert (called.status, called.code) == (2, "wrong-profile")
    assert not (tmp_path / "new").exists()


def test_a_report_is_signed_visibly_by_two_and_by_a_certificate(town_hall: Path, tmp_path: Path) -> None:
    partnership, _ = a_dossier(town_hall)
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    secret = ("--certificate-passphrase-file", tmp_path / "password")
    done(town_hall, "identity", "use-certificate", "--p12", issued("rsa") / "own.p12", *secret)
    first, both = tmp_path / "first.pdf", tmp_path / "both.pdf"
    words = ("--sign", "--visible", "--function", "primar", "--certificate", *secret)
    done(town_hall, "report", "R01", "--id", partnership, *words, "--out", first)
    written = done(town_hall, "sign-pdf", first, "--visible", "--field", "signature2", "--out", both)
    assert written == {"file": str(both), "bytes": both.stat().st_size}
    said = subprocess.run(["pdfsig", both], capture_output=True, check=True, text=True).stdout
    assert said.count("Signature is Valid.") == 2
    assert said.index("Ion Primaru") < said.index(NAMES["town_hall"])
    assert call(town_hall, "sign-pdf", both, "--out", tmp_path / "x.pdf").code == "no-signature-field"
    assert call(town_hall, "report", "R01", "--id", partnership, "--visible", "--out", first).status == 64


def test_a_signed_pdf_that_comes_back_is_checked_and_kept(town_hall: Path, tmp_path: Path) -> None:
    partnership, _ = a_dossier(town_hall)
    signed, paper = tmp_path / "signed.pdf", tmp_path / "paper.pdf"
    done(town_hall, "report", "R01", "--id", partnership, "--sign", "--out", signed)
    done(town_hall, "report", "R01", "--id", partnership, "--out", paper)
    (one,) = done(town_hall, "check-pdf", signed)["signatures"]
    assert (one["holder"], one["field"], one["enrolled"]) == (NAMES["town_hall"], "signature1", True)
    assert plain(town_hall, "--language", "en", "check-pdf", paper).out == "This PDF holds no electronic signature.\n"
    kept = done(town_hall, "receive-pdf", "partnership", partnership, signed)
    assert (kept["field"], kept["document"]) == ("signed_document", "bytes")
    assert done(town_hall, "show", "partnership", partnership)["fields"]["signed_document"]["sha256"] == kept["sha256"]
    assert call(town_hall, "receive-pdf", "partnership", partnership, paper).code == "pdf-not-signed"
    said = plain(town_hall, "--language", "en", "receive-pdf", "partnership", partnership, paper, "--scan").out
    assert said == "Kept: paper.pdf (a scan: who signed is seen by eye only).\n"
    broken = bytearray(signed.read_bytes())
    broken[9000] ^= 1
    signed.write_bytes(broken)
    called = call(town_hall, "check-pdf", signed)
    assert (called.status, called.code) == (2, "pdf-changed")
