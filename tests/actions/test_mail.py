"""Letters around packages: drafts for one's own program, and a queue that ends well with a server that fails."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest
from action_samples import a_partner, a_partnership
from exchanging import a_shared_dossier, answer, send
from mail_server import PASSWORD, USER, certificate, mail_server

from conftest import ENGLISH, NAMES, Region
from parteneriat_desktop.actions import import_bundle, letters, mail_account, mail_queue, outbox
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.mail_account import MailAccount
from parteneriat_desktop.actions.mail_queue import LetterState
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.sync.ring import Ring

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.outbox import SentBundle


class Kept(dict[str, str]):
    """A password store in memory."""

    priority = 5.0

    def set_password(self, _service: str, name: str, secret: str) -> None:
        self[name] = secret

    def get_password(self, _service: str, name: str) -> str | None:
        return self.get(name)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Kept:
    kept = Kept()
    monkeypatch.setattr(mail_account, "open_ring", lambda: Ring(kept))  # type: ignore[arg-type] - what a backend does
    return kept


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("server"))


def later(workspace: Workspace, minutes: float) -> None:
    """Let time pass."""
    moment = workspace.clock.now() + timedelta(minutes=minutes)
    workspace.clock = Clock(moment.date(), lambda: moment)


def a_package(region: Region, out: Path) -> SentBundle:
    a_shared_dossier(region.town_hall, region.ngo)
    send(region.town_hall, NAMES["ministry"], out)
    bundle = outbox.outbox(region.town_hall)[0]
    letters.put_address(region.town_hall, bundle.peer, "registratura@minister.ro")
    return bundle


def an_account(workspace: Workspace, port: int, authority: Path) -> MailAccount:
    account = MailAccount(host="localhost", port=str(port), user=USER, sender=USER, authority=str(authority))
    mail_account.save(workspace, account, PASSWORD)
    return account


def test_a_draft_carries_package_and_sheet(region: Region, tmp_path: Path) -> None:
    bundle = a_package(region, tmp_path / "out")
    (file,) = letters.drafts(region.town_hall, [bundle], Catalogue("ro"))
    assert file == tmp_path / "out" / f"{bundle.file.partition('.')[0]}.eml"
    made = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert (made["To"], made["X-Unsent"]) == ("registratura@minister.ro", "1")
    assert made["Subject"].startswith("Pachet ")
    names = [part.get_filename() for part in made.walk() if part.get_filename()]
    assert names == [bundle.file, bundle.file.replace(".asice", ".R17.pdf")]
    carried = next(part for part in made.walk() if part.get_filename() == bundle.file)
    (tmp_path / "arrived.asice").write_bytes(carried.get_payload(decode=True))
    (imported,) = import_bundle.import_files(region.ministry, [tmp_path / "arrived.asice"])
    assert imported.changes == 3


def test_every_part_has_a_letter_of_its_own(region: Region, tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.bin").write_bytes(bytes([number]) * 3_900_000)
        a_partnership(
            region.town_hall,
            internal_code=f"PI-{number}",
            signed_document={"path": str(tmp_path / f"{number}.bin")},
        )
    exported = send(region.town_hall, NAMES["ministry"], tmp_path / "out")
    bundles = letters.of_export(region.town_hall, exported.sequence)
    assert [one.part for one in bundles] == [1, 2]
    files = letters.drafts(region.town_hall, bundles, ENGLISH)
    subjects = [message_from_bytes(file.read_bytes(), policy=SMTP)["Subject"] for file in files]
    assert [re.sub(r".*, ", "", subject) for subject in subjects] == ["part 1 of 2", "part 2 of 2"]
    assert all(file.stat().st_size < 10_000_000 for file in files)
    assert letters.of_export(region.town_hall, 99) == []


def test_an_address_is_the_typed_one_or_that_of_the_directory(region: Region) -> None:
    hall, ministry = region.town_hall, region.ministry
    fingerprint = ministry.keys.fingerprint
    a_partner(hall, name="Fără adresă")
    a_partner(hall, name="Alta", email="alta@exemplu.ro")
    assert letters.address_of(hall, fingerprint) == ""
    a_partner(hall, name=NAMES["ministry"].upper(), email="minister@exemplu.ro")
    assert letters.address_of(hall, fingerprint) == "minister@exemplu.ro"
    letters.put_address(hall, fingerprint, " altul@exemplu.ro ")
    assert letters.address_of(hall, fingerprint) == "altul@exemplu.ro"
    with pytest.raises(RefusedError):
        letters.put_address(hall, fingerprint, "altul")
    letters.put_address(hall, fingerprint, " ")
    assert letters.address_of(hall, fingerprint) == "minister@exemplu.ro"
    assert letters.address_of(hall, "nobody") == ""


def test_a_server_that_fails_twice_gets_the_letter_in_the_end(
    region: Region, tmp_path: Path, ring: Kept, authority: Path
) -> None:
    hall = region.town_hall
    bundle = a_package(region, tmp_path / "out")
    with mail_server(authority.parent) as box:
        an_account(hall, box.port, authority)
        assert ring == {f"mail:{USER}@localhost": PASSWORD}
        box.replies = ["451 not now", "421 not now either"]
        queued = mail_queue.put(hall, bundle.digest)
        assert (queued.to, queued.state, queued.attempts) == ("registratura@minister.ro", LetterState.WAITING, 0)
        (first,) = mail_queue.send_due(hall, ENGLISH)
        assert (first.state, first.attempts, first.code) == (LetterState.WAITING, 1, "mail-later")
        assert mail_queue.send_due(hall, ENGLISH) == [], "a minute has not passed"
        later(hall, 1.1)
        (second,) = mail_queue.send_due(hall, ENGLISH)
        assert (second.state, second.attempts) == (LetterState.WAITING, 2)
        later(hall, 1.1)
        assert mail_queue.send_due(hall, ENGLISH) == [], "the second time it waits for two minutes"
        later(hall, 1.1)
        hall.close()
        with Workspace.open(hall.paths, hall.clock) as reopened:
            (third,) = mail_queue.send_due(reopened, ENGLISH)
            assert (third.state, third.attempts, third.code) == (LetterState.SENT, 3, "")
            assert mail_queue.send_due(reopened, ENGLISH) == []
            answer(region.ministry, reopened, tmp_path / "of-nothing")
            assert outbox.outbox(reopened)[0].state is SendingState.SENT, "that it was received, only a receipt says"
    assert box.recipients == ["registratura@minister.ro"]
    made = message_from_bytes(box.messages[0], policy=SMTP)
    assert (made["From"], made["Message-ID"][:33]) == (USER, f"<{bundle.digest[:32]}")


def test_what_a_person_must_mend_stops_at_once_and_can_be_begun_again(
    region: Region, tmp_path: Path, ring: Kept, authority: Path
) -> None:
    hall = region.town_hall
    bundle = a_package(region, tmp_path / "out")
    with mail_server(authority.parent) as box:
        account = an_account(hall, box.port, authority)
        mail_account.save(hall, account, "wrong")
        mail_queue.put(hall, bundle.digest, "altul@exemplu.ro")
        (stopped,) = mail_queue.send_due(hall, ENGLISH)
        assert (stopped.state, stopped.code, stopped.due) == (LetterState.STOPPED, "mail-login", "")
        later(hall, 600)
        assert mail_queue.send_due(hall, ENGLISH) == []
        assert outbox.outbox(hall)[0].state is SendingState.PREPARED
        mail_account.save(hall, account, PASSWORD)
        mail_queue.put(hall, bundle.digest, "altul@exemplu.ro")
        (sent,) = mail_queue.send_due(hall, ENGLISH)
        assert (sent.state, box.recipients) == (LetterState.SENT, ["altul@exemplu.ro"])
        mail_queue.drop(hall, bundle.digest)
        assert mail_queue.queue(hall) == []
        assert ring


def test_after_five_days_it_is_given_up(region: Region, tmp_path: Path, ring: Kept, authority: Path) -> None:
    hall = region.town_hall
    bundle = a_package(region, tmp_path / "out")
    with mail_server(authority.parent) as box:
        an_account(hall, box.port, authority)
    mail_queue.put(hall, bundle.digest)
    waits: list[float] = []
    while (one := mail_queue.queue(hall)[0]).state is LetterState.WAITING:
        moment = hall.clock.now()
        waits.append(max(0.0, (date_of(one.due) - moment).total_seconds() / 60))
        later(hall, waits[-1])
        mail_queue.send_due(hall, ENGLISH)
    assert [round(wait) for wait in waits[:11]] == [0, 1, 2, 4, 8, 16, 32, 64, 128, 240, 240]
    assert (one.state, one.code) == (LetterState.STOPPED, "mail-given-up")
    assert len(waits) < 50
    assert ring


def date_of(moment: str):
    from datetime import datetime  # noqa: PLC0415 - only here

    return datetime.fromisoformat(moment)


def test_a_letter_whose_file_is_gone_stops(region: Region, tmp_path: Path, ring: Kept, authority: Path) -> None:
    bundle = a_package(region, tmp_path / "out")
    an_account(region.town_hall, 25, authority)
    mail_queue.put(region.town_hall, bundle.digest)
    (tmp_path / "out" / bundle.file).unlink()
    (stopped,) = mail_queue.send_due(region.town_hall, ENGLISH)
    assert stopped.code == "mail-file-gone"
    assert ring


def test_a_letter_goes_without_its_sheet_where_that_was_taken_away(region: Region, tmp_path: Path) -> None:
    bundle = a_package(region, tmp_path / "out")
    next((tmp_path / "out").glob("*.R17.pdf")).unlink()
    assert [file.name for file in letters.letter(region.town_hall, bundle, ENGLISH).files] == [bundle.file]


def test_sending_can_be_stopped_between_two_letters(
    region: Region, tmp_path: Path, ring: Kept, authority: Path
) -> None:
    bundle = a_package(region, tmp_path / "out")
    an_account(region.town_hall, 25, authority)
    mail_queue.put(region.town_hall, bundle.digest)
    assert mail_queue.send_due(region.town_hall, ENGLISH, stopped=lambda: True) == []
    assert mail_queue.queue(region.town_hall)[0].attempts == 0
    assert ring


def test_without_an_account_or_an_address_nothing_is_queued(
    region: Region, tmp_path: Path, ring: Kept, authority: Path
) -> None:
    hall = region.town_hall
    bundle = a_package(region, tmp_path / "out")
    with pytest.raises(RefusedError) as refused:
        mail_queue.put(hall, bundle.digest)
    assert refused.value.code == "mail-no-account"
    account = an_account(hall, 25, authority)
    letters.put_address(hall, bundle.peer, "")
    with pytest.raises(RefusedError) as refused:
        mail_queue.put(hall, bundle.digest)
    assert refused.value.code == "mail-address"
    mail_queue.put(hall, bundle.digest, "a@b.ro")
    mail_account.save(hall, replace(account, host=""))
    (stopped,) = mail_queue.send_due(hall, ENGLISH)
    assert stopped.code == "mail-no-account"
    assert ring


def test_the_account_is_checked_and_its_password_is_only_in_the_password_store(
    region: Region, ring: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = region.town_hall
    assert mail_account.load(hall) == MailAccount()
    account = MailAccount(host="mail.exemplu.ro", user=USER, sender=USER)
    for port in ("", "0", "65536", "587a", "٣"):
        with pytest.raises(RefusedError) as refused:
            mail_account.save(hall, replace(account, port=port))
        assert refused.value.code == "mail-port"
    with pytest.raises(RefusedError) as refused:
        mail_account.save(hall, replace(account, sender="primaria"))
    assert refused.value.code == "mail-address"
    mail_account.save(hall, account, PASSWORD)
    assert mail_account.load(hall) == account
    assert mail_account.password_of(account) == PASSWORD
    assert mail_account.password_of(replace(account, user="")) == ""
    assert PASSWORD.encode() not in hall.paths.database.read_bytes()
    with pytest.raises(RefusedError) as refused:
        mail_account.password_of(replace(account, user="altul"))
    assert refused.value.code == "mail-no-password"
    monkeypatch.setattr(mail_account, "open_ring", lambda: None)
    with pytest.raises(RefusedError) as refused:
        mail_account.save(hall, account, PASSWORD)
    assert refused.value.code == "mail-no-ring"
    with pytest.raises(RefusedError) as refused:
        mail_account.password_of(account)
    assert refused.value.code == "mail-no-password"
    assert date(2026, 11, 20) == hall.today
    assert ring
