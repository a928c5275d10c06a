"""What became of the bundles that were sent: prepared, sent, received or returned, and due without an answer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from exchanging import a_shared_dossier, answer, hand_over, send

from conftest import ENGLISH, NAMES, PASSPHRASE, Region
from parteneriat_desktop.actions import (
    due,
    import_bundle,
    outbox,
    receipts,
)
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_package_is_received_once_the_receipt_is_here_and_not_before(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    (one,) = outbox.outbox(region.town_hall)
    assert (one.state, one.waits, one.received_on) == (SendingState.PREPARED, False, None)
    outbox.mark_sent(region.town_hall, one.digest)
    (one,) = outbox.outbox(region.town_hall)
    assert (one.state, one.waits) == (SendingState.SENT, True)
    answer(region.ministry, region.town_hall, tmp_path / "2")
    (one,) = outbox.outbox(region.town_hall)
    assert (one.state, one.waits, one.received_on) == (SendingState.RECEIVED, False, date(2026, 11, 20))
    assert [(found.name, found.days) for found in outbox.last_answers(region.town_hall)] == [(NAMES["ministry"], 0)]


def test_a_lost_package_is_received_when_a_later_one_brings_its_content(region: Region, tmp_path: Path) -> None:
    partnership, _ = a_shared_dossier(region.town_hall, region.ngo)
    send(region.town_hall, NAMES["ministry"], tmp_path / "lost")
    save(region.town_hall, "partnership", {"title": "Nou"}, partnership)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    answer(region.ministry, region.town_hall, tmp_path / "2")
    assert [(found.state, found.received_on) for found in outbox.outbox(region.town_hall)] == [
        (SendingState.RECEIVED, date(2026, 11, 20)),
        (SendingState.RECEIVED, None),
    ]


def test_a_package_without_changes_waits_for_a_receipt_that_names_it(region: Region, tmp_path: Path) -> None:
    send(region.town_hall, NAMES["ngo"], tmp_path / "lost")
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    answer(region.ngo, region.town_hall, tmp_path / "2")
    assert [found.state for found in outbox.outbox(region.town_hall)] == [SendingState.RECEIVED, SendingState.PREPARED]


def test_receipts_do_not_wait_for_receipts(region: Region, tmp_path: Path) -> None:
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    answer(region.ministry, region.town_hall, tmp_path / "2")
    (one,) = outbox.outbox(region.ministry)
    outbox.mark_sent(region.ministry, one.digest)
    (one,) = outbox.outbox(region.ministry)
    assert (one.kind, one.state, one.waits) == ("receipt", SendingState.SENT, False)


def test_what_was_written_by_an_earlier_version_is_received_when_nothing_is_left(
    region: Region, tmp_path: Path
) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    with region.town_hall.store.writing() as connection:
        connection.exec_driver_sql("UPDATE bundle SET body = json_remove(body, '$.segments', '$.parts', '$.part')")
    (one,) = outbox.outbox(region.town_hall)
    assert (one.state, one.part, one.parts) == (SendingState.PREPARED, 1, 1)
    answer(region.ministry, region.town_hall, tmp_path / "2")
    (one,) = outbox.outbox(region.town_hall)
    assert one.state is SendingState.RECEIVED


def test_a_package_for_anyone_is_never_acknowledged(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    import_bundle.import_files(region.ministry, list(send(region.town_hall, None, tmp_path / "1").bundles))
    answer(region.ministry, region.town_hall, tmp_path / "2")
    (one,) = outbox.outbox(region.town_hall)
    assert (one.name, one.state) == ("", SendingState.PREPARED)
    assert outbox.last_answers(region.town_hall) == []


def test_a_refused_file_is_told_with_its_reason(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    sent = send(region.town_hall, NAMES["ministry"], tmp_path / "1")
    damaged = tmp_path / "damaged" / sent.bundles[0].name
    damaged.parent.mkdir()
    damaged.write_bytes(sent.bundles[0].read_bytes()[:-3])
    answer(region.ministry, region.town_hall, tmp_path / "2", damaged)
    (one,) = outbox.outbox(region.town_hall)
    assert one.state is SendingState.RETURNED
    assert one.refused is not None
    assert (one.refused.file, one.refused.code) == (damaged.name, "eocd-not-last")
    assert one.refused.advice.startswith("Ask the sender to export")
    import_bundle.import_files(region.ministry, list(sent.bundles))
    answer(region.ministry, region.town_hall, tmp_path / "3")
    (one,) = outbox.outbox(region.town_hall)
    assert (one.state, one.refused) == (SendingState.RECEIVED, None)


def test_a_refusal_of_a_file_that_nobody_here_wrote_is_passed_over(region: Region, tmp_path: Path) -> None:
    (tmp_path / "other.asice").write_bytes(b"PK")
    answer(region.ministry, region.town_hall, tmp_path / "1", tmp_path / "other.asice")
    assert outbox.outbox(region.town_hall) == []


def test_there_is_nothing_to_tell_of_a_good_file(region: Region, tmp_path: Path) -> None:
    sent = send(region.town_hall, NAMES["ministry"], tmp_path / "1")
    with pytest.raises(RefusedError) as refused:
        receipts.refusal_of(region.ministry, sent.bundles[0], ENGLISH, PASSPHRASE)
    assert refused.value.code == "not-refused"


def test_without_a_receipt_after_ten_days_a_package_is_due(region: Region, tmp_path: Path) -> None:
    hall = region.town_hall
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(hall, region.ministry, tmp_path / "1")
    (one,) = outbox.outbox(hall)
    outbox.mark_sent(hall, one.digest)
    hall.clock = Clock(date(2026, 11, 29), hall.clock.now)
    assert outbox.unanswered(hall) == []
    hall.clock = Clock(date(2026, 12, 1), hall.clock.now)
    assert [found.digest for found in outbox.unanswered(hall)] == [one.digest]
    (item,) = [found for found in due.due(hall) if found.entity == "package"]
    assert (item.on, item.group, item.record, item.title) == (
        date(2026, 11, 30),
        due.Group.OVERDUE,
        one.digest,
        NAMES["ministry"],
    )
    answer(region.ministry, hall, tmp_path / "2")
    assert not [found for found in due.due(hall) if found.entity == "package"]
    hall.clock = Clock(date(2027, 1, 1), hall.clock.now)
    assert [found.days for found in outbox.last_answers(hall)] == [42]


def test_the_day_of_a_receipt_is_kept_when_the_clock_of_its_sender_is_wrong(region: Region, tmp_path: Path) -> None:
    a_shared_dossier(region.town_hall, region.ngo)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    region.ministry.clock = Clock(date(1999, 1, 1), lambda: datetime(1999, 1, 1, tzinfo=UTC))
    answer(region.ministry, region.town_hall, tmp_path / "2")
    assert [found.days for found in outbox.last_answers(region.town_hall)] == [0]
