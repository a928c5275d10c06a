"""The check verifies every sealed package again: content, signature, place in its chain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from action_samples import a_partner
from exchanging import hand_over, send

from conftest import PASSPHRASE, Region
from parteneriat_desktop.actions import trust
from parteneriat_desktop.actions.check_seals import check_seals
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.erasure import ERASURE, erase
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.journal.segment import Seal, seal
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def outcome(workspace: Workspace) -> tuple[bool, str]:
    ok, sentence = check_seals(workspace)
    return ok, str(sentence)


def a_package(region: Region, tmp_path: Path) -> None:
    a_partner(region.town_hall, name="Nume", acronym="ION")
    hand_over(region.town_hall, region.ministry, tmp_path / "1")


def test_packages_are_whole_and_rightly_signed(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    for workspace in (region.town_hall, region.ministry):
        assert outcome(workspace) == (True, "1 sealed package is whole and rightly signed.")


def test_a_changed_line_is_found(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    with region.ministry.store.writing() as connection:
        connection.exec_driver_sql("UPDATE change SET line = CAST(replace(CAST(line AS TEXT), 'Nume', 'Numa') AS BLOB)")
    assert outcome(region.ministry) == (False, "A package part does not hold the changes that were signed.")


def test_a_changed_signature_is_found(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    with region.ministry.store.writing() as connection:
        connection.exec_driver_sql("UPDATE segment SET signature = x'3006020101020101'")
    ok, sentence = outcome(region.ministry)
    assert (ok, sentence.startswith("The signature of the package part")) == (False, True)


def test_a_changed_header_is_found(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    with region.ministry.store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE segment SET header = CAST(replace(CAST(header AS TEXT), '\"schema\":', '\"schema\":9') AS BLOB)"
        )
    assert not outcome(region.ministry)[0]


def test_a_package_that_does_not_follow_the_one_it_names_is_found(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    (first,) = region.town_hall.store.headers()
    signer = region.town_hall.keys.unlock(PASSPHRASE)
    change = region.town_hall.append(
        COMMON,
        "partner",
        region.town_hall.new_record_id(),
        Edit({"name": "Altul"}, {}),
        region.town_hall.clock.moment(),
    )
    unsigned = seal([change], COMMON, replace(first, number=7), Seal(1, "x", signer.key_id))
    region.town_hall.store.add_segment(unsigned.signed(signer.sign(unsigned.header.line)), [change.id])
    assert outcome(region.town_hall) == (False, "1 sealed package does not follow the one that it names.")


def test_a_key_that_is_no_longer_known_proves_nothing_and_condemns_nothing(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    with region.ministry.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM institution")
    assert trust.institutions(region.ministry) == []
    ok, sentence = outcome(region.ministry)
    assert ok
    assert sentence.startswith("1 sealed package is whole; its signature cannot be verified")


def test_what_was_erased_is_in_order(region: Region, tmp_path: Path) -> None:
    a_package(region, tmp_path)
    (row,) = region.town_hall.store.rows(Query("partner"))
    edit = erase(region.town_hall.store.changes(COMMON, "partner", row.id).values(), ["acronym"])
    assert edit is not None
    region.town_hall.append(COMMON, ERASURE, region.town_hall.new_record_id(), edit, region.town_hall.clock.moment())
    send(region.town_hall, None, tmp_path / "2")
    assert outcome(region.town_hall) == (True, "2 sealed packages are whole and rightly signed.")
