"""Erasing personal data: gone from every file of the workspace and at everybody who got it, with every chain valid."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from action_samples import a_consultation, a_partner, a_partnership, a_record, fields_of
from exchanging import hand_over, send, text_of

from conftest import NAMES, PASSPHRASE, Region, a_clock
from parteneriat_desktop.actions import backup, check, cleaning, drafts
from parteneriat_desktop.actions.change_record import delete, undelete
from parteneriat_desktop.actions.erase_record import Erased, erase_record
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store.failures import DISK_FULL

if TYPE_CHECKING:
    from pathlib import Path

NAME, SECRET, CALL = "Ionescu Zamfirescu", "Strada Secretă 77", "0722999888"


def a_contribution(workspace: Workspace, **fields: object) -> str:
    consultation = a_consultation(workspace)
    given = {"received_on": "2026-11-01", "text": f"Propun eu, {NAME}, din {SECRET}.", "article": "Art. 5"}
    private = {"sender_name": NAME, "sender_contact": CALL}
    return a_record(workspace, "contribution", consultation=consultation, **{**given, **private, **fields})


def erase(workspace: Workspace, entity: str, record: str, *fields: str) -> Erased:
    return erase_record(workspace, entity, record, fields, PASSPHRASE)


def holding(folder: Path, *words: str) -> set[str]:
    """Return the names of files that hold any of the words, also packed inside a bundle or a backup."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        if path.is_file():
            contents = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    contents += [archive.read(name) for name in archive.namelist()]
            if any(word.encode() in content for word in words for content in contents):
                found.add(str(path.relative_to(folder)))
    return found


def is_in_order(workspace: Workspace) -> None:
    assert [str(found.sentence) for found in check.check(workspace) if not found.ok] == []


def test_private_data_are_gone_from_every_file_of_the_workspace(town_hall: Workspace) -> None:
    record = a_contribution(town_hall, text="Propun.")
    save(town_hall, "contribution", {"sender_name": f"{NAME} junior"}, record)
    drafts.keep(town_hall, "contribution", record, {"sender_name": NAME})
    town_hall.store.search(NAME)
    assert holding(town_hall.paths.home, NAME, CALL)
    before = fields_of(town_hall, "contribution", record)
    erased = erase(town_hall, "contribution", record)
    assert (erased.changes, erased.copies, erased.backups, erased.left) == (2, 0, 0, ())
    assert holding(town_hall.paths.home, NAME, CALL) == set()
    after = fields_of(town_hall, "contribution", record)
    assert after == {
        name: value for name, value in before.items() if not name.startswith("sender_n") and name != "sender_contact"
    }
    assert town_hall.store.search("Ionescu") == []
    assert town_hall.store.search("Propun")
    assert drafts.kept(town_hall) == set()
    is_in_order(town_hall)


def test_shared_text_is_gone_here_and_at_everybody_who_got_it(region: Region, tmp_path: Path) -> None:
    record = a_contribution(region.town_hall)
    save(region.town_hall, "contribution", {"article": "Art. 6"}, record)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    assert holding(region.ministry.paths.home, SECRET)
    erased = erase(region.town_hall, "contribution", record, "text")
    assert (erased.changes, erased.copies) == (2, 1)
    assert holding(region.town_hall.paths.home, SECRET, NAME, CALL) == set()
    assert fields_of(region.town_hall, "contribution", record)["article"] == "Art. 6"
    assert "text" not in fields_of(region.town_hall, "contribution", record)
    hand_over(region.town_hall, region.ministry, tmp_path / "2")
    assert text_of(region.ministry) == text_of(region.town_hall)
    assert {name.partition("/")[0] for name in holding(region.ministry.paths.home, SECRET)} == {"backups"}
    for workspace in (region.town_hall, region.ministry):
        is_in_order(workspace)


def test_a_note_stands_where_a_copy_was_removed(region: Region, tmp_path: Path) -> None:
    record = a_contribution(region.town_hall)
    kept = send(region.town_hall, NAMES["ministry"], tmp_path / "1", full=True)
    a_partner(region.town_hall)
    send(region.town_hall, NAMES["ministry"], tmp_path / "2")
    before = {path.name for path in region.town_hall.paths.outgoing.iterdir()}
    erase(region.town_hall, "contribution", record, "text")
    after = {path.name for path in region.town_hall.paths.outgoing.iterdir()}
    assert {name.removesuffix(".erased.txt") for name in after} == before
    (first,) = (
        path for path in region.town_hall.paths.outgoing.iterdir() if path.name.endswith("_0001.asice.erased.txt")
    )
    assert first.name.removesuffix(".erased.txt") in first.read_text(encoding="utf-8")
    assert kept.bundles


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
@pytest.mark.parametrize("calls", ["one", "three"])
def test_whatever_arrives_first_the_erased_text_never_stays(
    region: Region, tmp_path: Path, order: tuple[int, int, int], calls: str
) -> None:
    record = a_contribution(region.town_hall)
    post = [send(region.town_hall, NAMES["ministry"], tmp_path / "0").bundles[0]]
    erase(region.town_hall, "contribution", record, "text")
    post.append(send(region.town_hall, NAMES["ministry"], tmp_path / "1").bundles[0])
    save(region.town_hall, "contribution", {"text": "Text nou."}, record)
    post.append(send(region.town_hall, NAMES["ministry"], tmp_path / "2").bundles[0])
    arriving = [post[number] for number in order]
    for files in [arriving] if calls == "one" else [[file] for file in arriving]:
        import_files(region.ministry, files, PASSPHRASE)
    assert text_of(region.ministry) == text_of(region.town_hall)
    assert {name.partition("/")[0] for name in holding(region.ministry.paths.home, SECRET)} <= {"backups"}
    is_in_order(region.ministry)


def test_an_attached_file_goes_with_the_field_unless_something_else_refers_to_it(
    region: Region, tmp_path: Path
) -> None:
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_bytes(f"%PDF-1.7 {name} {SECRET}".encode())
    attached = {"signed_document": {"path": str(tmp_path / "one.pdf")}}
    first = a_partnership(region.town_hall, **attached, cooperation_procedure={"path": str(tmp_path / "two.pdf")})
    a_partnership(region.town_hall, cooperation_procedure={"path": str(tmp_path / "two.pdf")})
    hand_over(region.town_hall, region.ministry, tmp_path / "1")
    erase(region.town_hall, "partnership", first, "signed_document", "cooperation_procedure")
    hand_over(region.town_hall, region.ministry, tmp_path / "2")
    hand_over(region.town_hall, region.ministry, tmp_path / "3", full=True)
    for workspace in (region.town_hall, region.ministry):
        (left,) = workspace.paths.attachments.iterdir()
        assert b"two.pdf" in left.read_bytes()
        is_in_order(workspace)


def test_of_a_register_only_the_named_member_is_erased(town_hall: Workspace) -> None:
    record = a_contribution(town_hall, decision="not_accepted", justification="x" * 30)
    erase(town_hall, "contribution", record, "justification")
    fields = fields_of(town_hall, "contribution", record)
    assert fields["decision"] == "not_accepted"
    assert fields["text"]
    assert "justification" not in fields


def test_a_deleted_record_is_erased_too_and_comes_back_empty(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    delete(town_hall, "contribution", record)
    erase(town_hall, "contribution", record, "text")
    assert holding(town_hall.paths.home, NAME, SECRET, CALL) == set()
    undelete(town_hall, "contribution", record)
    assert not {"text", "sender_name"} & fields_of(town_hall, "contribution", record).keys()
    is_in_order(town_hall)


def test_a_record_can_be_written_again_after_its_erasure(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    erase(town_hall, "contribution", record, "text")
    save(town_hall, "contribution", {"text": "Text nou.", "sender_name": "Alt nume"}, record)
    fields = fields_of(town_hall, "contribution", record)
    assert (fields["text"], fields["sender_name"]) == ("Text nou.", "Alt nume")


def refused(workspace: Workspace, entity: str, record: str, *fields: str) -> str:
    before = text_of(workspace)
    with pytest.raises(RefusedError) as found:
        erase(workspace, entity, record, *fields)
    assert text_of(workspace) == before
    return found.value.code


def test_what_cannot_be_erased_is_refused_and_nothing_is_changed(town_hall: Workspace) -> None:
    record = a_partner(town_hall, acronym="AE")
    assert refused(town_hall, "partner", record) == "nothing-to-erase"
    assert refused(town_hall, "partner", record, "address") == "nothing-to-erase"
    assert refused(town_hall, "partner", record, "colour") == "unknown-field"
    assert refused(town_hall, "nonsense", record) == "unknown-entity"
    assert refused(town_hall, "partner", "0199a000-0000-7000-8000-000000000001") == "unknown-record"
    erase(town_hall, "partner", record, "acronym")
    assert refused(town_hall, "partner", record, "acronym") == "nothing-to-erase"


def test_a_key_that_does_not_open_erases_nothing(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    with pytest.raises(RefusedError) as found:
        erase_record(town_hall, "contribution", record, (), "wrong")
    assert found.value.code == "passphrase-wrong"
    assert fields_of(town_hall, "contribution", record)["sender_name"] == NAME


def test_what_others_wrote_only_they_can_erase(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    a_partnership(region.town_hall, partner)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.ngo, "partner", {"address": SECRET}, partner)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert refused(region.town_hall, "partner", partner, "address") == "others-wrote-it"
    save(region.town_hall, "partner", {"address": f"{SECRET}, bis"}, partner)
    assert erase(region.town_hall, "partner", partner, "address").left == (NAMES["ngo"],)
    assert "address" not in fields_of(region.town_hall, "partner", partner)
    assert holding(region.town_hall.paths.home, SECRET)
    erase(region.ngo, "partner", partner, "address")
    hand_over(region.ngo, region.town_hall, tmp_path / "3")
    assert {name.partition("/")[0] for name in holding(region.town_hall.paths.home, SECRET)} == {"backups"}
    is_in_order(region.town_hall)


def test_an_open_conflict_is_decided_before_a_field_beside_it_is_erased(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    a_partnership(region.town_hall, partner)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    save(region.ngo, "partner", {"phone": "0722000111"}, partner)
    save(region.town_hall, "partner", {"phone": "0722000222", "address": SECRET}, partner)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert refused(region.town_hall, "partner", partner, "address") == "open-conflict"
    save(region.town_hall, "partner", {"phone": "0722000333"}, partner)
    erase(region.town_hall, "partner", partner, "address")
    assert fields_of(region.town_hall, "partner", partner)["phone"].endswith("722000333")


def reopened(workspace: Workspace) -> Workspace:
    workspace.close()
    return Workspace.open(workspace.paths, a_clock())


def test_a_backup_from_before_does_not_bring_it_back(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_contribution(town_hall)
    send(town_hall, NAMES["ministry"], tmp_path / "1")
    backup.back_up(town_hall, tmp_path / "copy.zip")
    assert erase(town_hall, "contribution", record, "text").backups == 0
    town_hall.close()
    backup.restore(town_hall.paths, a_clock(), tmp_path / "copy.zip")
    with Workspace.open(town_hall.paths, a_clock()) as restored:
        fields = fields_of(restored, "contribution", record)
        assert not {"text", "sender_name", "sender_contact"} & fields.keys()
        assert fields["article"] == "Art. 5"
        assert {name.partition("/")[0] for name in holding(restored.paths.home, NAME, SECRET, CALL)} <= {"backups"}
        is_in_order(restored)


def test_older_backups_are_counted_and_removed_when_asked_for(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    backup.back_up_daily(town_hall)
    assert erase(town_hall, "contribution", record, "text").backups == 1
    assert holding(town_hall.paths.home, NAME)
    assert cleaning.purge(town_hall.paths, town_hall.store, town_hall.clock.now()) == 1
    assert holding(town_hall.paths.home, NAME, SECRET, CALL) == set()
    assert len(list(town_hall.paths.backups.iterdir())) == 1
    is_in_order(town_hall)


def test_databases_that_were_put_aside_are_removed_with_the_backups(town_hall: Workspace, tmp_path: Path) -> None:
    a_contribution(town_hall)
    backup.back_up(town_hall, tmp_path / "copy.zip")
    town_hall.close()
    kept = backup.restore(town_hall.paths, a_clock(), tmp_path / "copy.zip")
    shutil.copy(kept / "workspace.db", town_hall.paths.home / "workspace-schema-1.db")
    with Workspace.open(town_hall.paths, a_clock()) as restored:
        assert len(cleaning.older_backups(restored.paths)) == 2
        assert cleaning.purge(restored.paths, restored.store, restored.clock.now()) == 2
        assert not (kept / "workspace.db").exists()


def test_cleaning_that_the_disk_did_not_allow_is_done_at_the_next_start(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = a_contribution(region.town_hall)
    hand_over(region.town_hall, region.ministry, tmp_path / "1")

    def full(_store: object) -> bool:
        raise RefusedError(*DISK_FULL, code="disk-full")

    monkeypatch.setattr(cleaning, "scrub", full)
    with pytest.raises(RefusedError) as found:
        erase(region.town_hall, "contribution", record, "text")
    assert found.value.code == "disk-full"
    assert "text" not in fields_of(region.town_hall, "contribution", record)
    hand_over(region.town_hall, region.ministry, tmp_path / "2")
    assert cleaning.pending(region.ministry.store)
    region.town_hall.close()
    with Workspace.open(region.town_hall.paths, a_clock()):
        pass  # the disk is still full; nobody is kept from working
    monkeypatch.undo()
    for workspace in (region.town_hall, region.ministry):
        with reopened(workspace) as again:
            assert not cleaning.pending(again.store)
            assert {name.partition("/")[0] for name in holding(again.paths.home, SECRET)} <= {"backups"}


def test_cleaning_goes_on_while_somebody_reads(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    with town_hall.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT line FROM change")
        rows.fetchone()
        erase(town_hall, "contribution", record, "text")
        assert cleaning.pending(town_hall.store)
        rows.close()
    with reopened(town_hall) as again:
        assert not cleaning.pending(again.store)


@pytest.mark.parametrize("content", [b"", b"no package", b"{}\n\xff\n{}\n"])
def test_a_damaged_list_of_what_was_erased_keeps_nobody_from_working(town_hall: Workspace, content: bytes) -> None:
    record = a_contribution(town_hall)
    erase(town_hall, "contribution", record, "text")
    for file in town_hall.paths.erased.iterdir():
        file.write_bytes(content)
    (town_hall.paths.erased / "folder.jsonl").mkdir()
    with reopened(town_hall) as again:
        assert "text" not in fields_of(again, "contribution", record)
        is_in_order(again)


def test_a_list_with_another_count_of_lines_than_was_signed_is_passed_over(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    erase(town_hall, "contribution", record, "text")
    (file,) = (file for file in town_hall.paths.erased.glob("*.jsonl") if b'"erasure"' in file.read_bytes())
    file.write_bytes(file.read_bytes().replace(b'"lines":{"', b'"lines":{"0'))
    with reopened(town_hall) as again:
        is_in_order(again)


def test_a_damaged_copy_of_a_bundle_holds_nothing(town_hall: Workspace, tmp_path: Path) -> None:
    record = a_contribution(town_hall)
    send(town_hall, NAMES["ministry"], tmp_path / "1")
    (town_hall.paths.outgoing / "damaged.asice").write_bytes(b"PK")
    assert erase(town_hall, "contribution", record, "text").copies == 1
    assert (town_hall.paths.outgoing / "damaged.asice").exists()


def sql(workspace: Workspace, statement: str) -> None:
    with workspace.store.writing() as connection:
        connection.exec_driver_sql(statement)


def test_a_disk_that_gets_full_at_the_sealing_erases_nothing_and_work_goes_on(town_hall: Workspace) -> None:
    record = a_contribution(town_hall)
    serial = town_hall.store.last_serial(town_hall.writer)
    sql(town_hall, "CREATE TABLE filler (content BLOB)")
    sql(
        town_hall,
        "CREATE TRIGGER fill BEFORE INSERT ON segment BEGIN INSERT INTO filler VALUES (zeroblob(9999999)); END",
    )
    sql(town_hall, "PRAGMA max_page_count=2000")
    assert refused(town_hall, "contribution", record, "text") == "disk-full"
    assert fields_of(town_hall, "contribution", record)["sender_name"] == NAME
    sql(town_hall, "PRAGMA max_page_count=100000")
    sql(town_hall, "DROP TRIGGER fill")
    sql(town_hall, "DROP TABLE filler")
    save(town_hall, "contribution", {"article": "Art. 6"}, record)
    assert town_hall.store.last_serial(town_hall.writer) == serial + 1, "what was rolled back used up no serial"
    erase(town_hall, "contribution", record, "text")
    assert holding(town_hall.paths.home, NAME, SECRET, CALL) == set()
    is_in_order(town_hall)
