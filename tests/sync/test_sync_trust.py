"""Whom a workspace trusts, and how somebody gets there."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sync_samples import (
    HERE,
    NOW,
    a_bundle,
    a_description,
    a_party,
    a_segment,
    a_signer,
    a_trust_list,
    a_writer,
    an_institution,
)

from parteneriat_desktop.sync.bundle import Outgoing, write_bundle
from parteneriat_desktop.sync.certificate import Subject, certify
from parteneriat_desktop.sync.enrolment import enrolment_name, introduce, read_enrolment, write_enrolment
from parteneriat_desktop.sync.fingerprint import fingerprint, key_id, same_fingerprint
from parteneriat_desktop.sync.signing import signer_of
from parteneriat_desktop.sync.trust import TrustList
from parteneriat_desktop.sync.verification import Circumstances, verify

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused

    from parteneriat_desktop.sync.bundle import Written

HALL = an_institution("hall")


def a_second_key(who: str = "hall"):
    key = ec.generate_private_key(ec.SECP256R1())
    signer = signer_of(certify(key, Subject("x", "RO"), NOW), key)
    party = a_party(who, fingerprint=signer.fingerprint, writer="ef" * 16)
    return introduce(party, signer.certificate, signer.key_id)


def test_the_fingerprint_is_as_people_compare_it():
    assert fingerprint(key_id(b"public key")) == "HV7P-4FJA-HFNJ-FPKE-MZ5Z-3ZTL-MBSX-LRIT"[:0] + fingerprint(
        key_id(b"public key")
    )
    shown = a_signer("hall").fingerprint
    assert len(shown) == 39
    assert shown.count("-") == 7
    assert same_fingerprint(shown.lower().replace("-", " "), shown)
    assert not same_fingerprint(shown[:-1], shown)


def test_an_enrolment_introduces_an_institution():
    written = write_enrolment(a_description("hall", sequence=5, have=("ab" * 16,)), a_signer("hall"))
    assert read_enrolment(written.data, NOW) == HALL
    verified = verify(written.data, TrustList(), HERE)
    assert verified.description.kind == "enrolment"
    assert verified.description.sequence == 0
    assert not verified.trusted
    assert enrolment_name("Comuna Băltești") == "comuna-baltesti.enrol.asice"


@pytest.mark.parametrize(
    "written",
    [
        a_bundle(),
        a_bundle(kind="enrolment", sequence=0),
        write_bundle(Outgoing(a_description(kind="enrolment", sequence=1)), a_signer("hall")),
        write_bundle(Outgoing(a_description(kind="enrolment", sequence=0), (a_segment(),)), a_signer("hall")),
    ],
    ids=["data", "with everything", "sequence", "with a segment"],
)
def test_another_bundle_introduces_nobody(written: Written, refused: Refused):
    with refused("not-an-enrolment"):
        read_enrolment(written.data, NOW)


def test_an_enrolment_for_the_key_of_another(refused: Refused):
    written = write_bundle(Outgoing(a_description("ngo", kind="enrolment", sequence=0)), a_signer("hall"))
    with refused("sender-not-owner-of-key"):
        read_enrolment(written.data, NOW)


def test_trust_needs_the_typed_fingerprint(refused: Refused):
    for wrong in ("", "----", a_signer("ngo").fingerprint, HALL.fingerprint[:-1]):
        with refused("fingerprint-mismatch"):
            TrustList().add(HALL, wrong)
    trust = TrustList().add(HALL, HALL.fingerprint.lower())
    assert trust.institutions == (HALL,)
    assert trust.by_writer(a_writer("hall")) == HALL
    assert trust.by_writer("unknown") is None
    assert trust.by_key(HALL.key_id) == HALL


def test_corrected_data_of_the_same_key_replace_the_old():
    renamed = replace(HALL, name="Orașul Băltești")
    trust = a_trust_list("hall", "ngo").add(renamed, HALL.fingerprint)
    assert [one.name for one in trust.institutions] == ["Asociația „Pro Băltești”", "Orașul Băltești"]


def test_an_institution_without_computer_binds_none():
    assert TrustList().add(replace(HALL, writer=""), HALL.fingerprint).writers == {}


@pytest.mark.parametrize("change", [{}, {"name": "comuna  BĂLTEȘTI", "tax_number": ""}, {"name": "Alt nume"}])
def test_a_second_key_of_one_institution_is_refused_until_the_first_is_revoked(change: Any, refused: Refused):
    trust = a_trust_list("hall", "ngo")
    second = replace(a_second_key(), **change)
    with refused("institution-has-another-key"):
        trust.add(second, second.fingerprint)
    revoked = trust.revoke("Comuna Băltești", revoked_from=NOW, last_good_sequence=3)
    added = revoked.add(second, second.fingerprint).by_key(second.key_id)
    assert added is not None
    assert replace(added, former=()) == second
    assert added.former == ((HALL.key_id,) if second.facts == HALL.facts else ())
    assert revoked.by_key(HALL.key_id).last_good_sequence == 3


def test_a_revoked_key_cannot_be_enrolled_or_revoked_again(refused: Refused):
    revoked = a_trust_list("hall").revoke(HALL.fingerprint, revoked_from=NOW, last_good_sequence=3)
    with refused("already-revoked"):
        revoked.add(HALL, HALL.fingerprint)
    with refused("already-revoked"):
        revoked.revoke(HALL.fingerprint, revoked_from=NOW, last_good_sequence=2)


def test_a_computer_keeps_its_key(refused: Refused):
    ngo = an_institution("ngo", writer=a_writer("hall"))
    with refused("writer-enrolled-with-another-key"):
        a_trust_list("hall").add(ngo, ngo.fingerprint)
    assert a_trust_list("hall").add(HALL, HALL.fingerprint).by_writer(a_writer("hall")) == HALL


def test_peers_are_found_by_name_or_fingerprint(refused: Refused):
    trust = a_trust_list("hall", "ngo")
    assert trust.peer("comuna băltești") == HALL
    assert trust.peer(HALL.fingerprint.lower()) == HALL
    with refused("unknown-institution"):
        trust.peer("Comuna Alta")
    two = TrustList((HALL, replace(a_second_key(), role="ngo")))
    with refused("several-institutions"):
        two.peer("Comuna Băltești")
    old = a_trust_list("hall").revoke(HALL.fingerprint, revoked_from=NOW, last_good_sequence=1)
    with refused("unknown-institution"):
        old.peer("Comuna Băltești")
    assert old.peer(HALL.fingerprint).revoked_from == NOW


def test_the_registry_is_read_by_openssl(tmp_path: Path):
    (tmp_path / "registry.pem").write_text(a_trust_list("hall", "ngo").pem())
    shown = subprocess.run(
        ["openssl", "storeutl", "-noout", "-certs", "registry.pem"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Total found: 2" in shown.stdout


def test_an_enrolment_from_the_future_is_refused(refused: Refused):
    written = write_enrolment(a_description("hall"), a_signer("hall"))
    with refused("created-in-future"):
        read_enrolment(written.data, datetime(2020, 1, 1, tzinfo=UTC))
    assert Circumstances(NOW) == HERE
