from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner
from exchanging import send

from conftest import NAMES, PASSPHRASE, Region, a_clock
from parteneriat_desktop.actions import identity, import_bundle, own_key, trust
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync import enrolment

if TYPE_CHECKING:
    from pathlib import Path


def test_says_who_the_workspace_is(town_hall: Workspace) -> None:
    shown = identity.show(town_hall)
    assert shown["name"] == NAMES["town_hall"]
    assert shown["fingerprint"] == town_hall.keys.fingerprint
    assert str(shown["valid_until"]).startswith("2029-11")


def test_without_a_key_it_has_no_fingerprint_and_trusts_no_changes_of_its_own(town_hall: Workspace) -> None:
    (town_hall.paths.keys / "sign.key").unlink()
    assert identity.show(town_hall)["fingerprint"] == ""
    assert identity.show(town_hall)["valid_until"] is None
    assert trust.own_institution(town_hall) is None
    assert {found.name for found in trust.trust_list(town_hall).institutions} == {NAMES["ngo"], NAMES["ministry"]}
    with pytest.raises(RefusedError) as refused:
        town_hall.keys.unlock(PASSPHRASE)
    assert refused.value.code in {"key-missing", "key-secret-missing"}


def test_enrolled_institutions_are_listed_without_their_certificates(town_hall: Workspace) -> None:
    listed = [trust.printed(found) for found in trust.institutions(town_hall)]
    assert {found["name"] for found in listed} == {NAMES["ngo"], NAMES["ministry"]}
    assert all("certificate" not in found for found in listed)


def test_a_wrong_fingerprint_and_a_file_that_is_no_enrolment_are_refused(
    region: Region, template: Path, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError) as refused:
        trust.add(region.ministry, template / "ngo.enrol.asice", region.town_hall.keys.fingerprint)
    assert refused.value.code == "fingerprint-mismatch"
    a_partner(region.ngo)
    bundle = send(region.ngo, None, tmp_path).bundles[0]
    with pytest.raises(RefusedError) as refused:
        trust.add(region.ministry, bundle, region.ngo.keys.fingerprint)
    assert refused.value.code == "not-an-enrolment"


def test_an_institution_that_names_no_computer_is_enrolled_too(
    region: Region, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    introduced = enrolment.read_enrolment((template / "ngo.enrol.asice").read_bytes(), region.ministry.clock.now())
    monkeypatch.setattr(enrolment, "read_enrolment", lambda *_: replace(introduced, writer=""))
    added = trust.add(region.ministry, template / "ngo.enrol.asice", region.ngo.keys.fingerprint)
    assert trust.printed(added)["writer"] == ""


def test_a_revoked_key_is_good_no_more(region: Region, tmp_path: Path) -> None:
    a_partner(region.ngo)
    first = send(region.ngo, NAMES["ministry"], tmp_path / "1")
    a_partner(region.ngo)
    second = send(region.ngo, NAMES["ministry"], tmp_path / "2")
    for _ in range(60):
        region.ministry.clock.now()
    assert trust.last_received(region.ministry, trust.trust_list(region.ministry).peer(NAMES["ngo"])) == 0
    revoked = trust.revoke(region.ministry, NAMES["ngo"], 1)
    assert trust.printed(revoked)["last_good"] == 1
    import_bundle.import_files(region.ministry, list(first.bundles))
    assert trust.last_received(region.ministry, revoked) == 1
    with pytest.raises(RefusedError) as refused:
        import_bundle.import_files(region.ministry, list(second.bundles))
    assert refused.value.code == "key-revoked-backdated"


def test_certificates_for_openssl_are_those_of_everybody_trusted(town_hall: Workspace, tmp_path: Path) -> None:
    trust.write_certificates(town_hall, tmp_path / "registry.pem")
    assert (tmp_path / "registry.pem").read_text(encoding="ascii").count("BEGIN CERTIFICATE") == 3


def test_a_lost_key_comes_back_from_its_backup(town_hall: Workspace, tmp_path: Path) -> None:
    fingerprint = town_hall.keys.fingerprint
    identity.back_up(town_hall, tmp_path / "key.backup", PASSPHRASE)
    (town_hall.paths.keys / "sign.key").unlink()
    town_hall.close()
    with Workspace.open(town_hall.paths, a_clock()) as again:
        again.keys.stored = lambda: own_key.Keys(again.paths.keys, None)  # type: ignore[method-assign]
        assert identity.restore(again, tmp_path / "key.backup", PASSPHRASE) == fingerprint
        assert again.keys.unlock(PASSPHRASE).fingerprint == fingerprint


def test_a_backup_of_the_key_needs_a_passphrase(town_hall: Workspace, tmp_path: Path) -> None:
    identity.back_up(town_hall, tmp_path / "key.backup", PASSPHRASE)
    for attempt in (
        lambda: identity.back_up(town_hall, tmp_path / "another.backup", None),
        lambda: identity.restore(town_hall, tmp_path / "key.backup", None),
    ):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert refused.value.code == "passphrase-needed"


def test_the_password_store_is_asked_only_where_no_passphrase_opens_the_key(
    town_hall: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(own_key, "open_ring", lambda: asked.append("ring"))
    assert town_hall.keys.stored().ring is None
    assert asked == []
    (town_hall.paths.keys / "sign.key").unlink()
    assert town_hall.keys.stored().ring is None
    assert asked == ["ring"]
