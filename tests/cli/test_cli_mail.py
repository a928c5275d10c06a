"""E-mail and the registry by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calling import NAMES, TODAY, a_dossier, call, done, plain, send
from mail_server import PASSWORD, USER, certificate, mail_server

if TYPE_CHECKING:
    from pathlib import Path


def test_a_package_goes_through_the_mail_server(town_hall: Path, ministry: Path, tmp_path: Path) -> None:
    authority = certificate(tmp_path / "server")
    (tmp_path / "password.txt").write_text(PASSWORD + "\n", encoding="utf-8")
    a_dossier(town_hall)
    send(town_hall, ministry)
    (one,) = done(town_hall, "outbox")
    assert call(town_hall, "mail", "send", one["digest"]).code == "mail-no-account"
    assert plain(town_hall, "--language", "en", "mail", "account").out == "No mail account is set up here.\n"
    with mail_server(authority.parent) as box:
        names = ("--server", "localhost", "--port", box.port, "--user", USER, "--from", USER, "--authority", authority)
        assert done(town_hall, "mail", "account", *names, "--security", "starttls")["sender"] == USER
        said = plain(town_hall, "--language", "en", "mail", "account").out
        assert said == f"Mail goes through localhost, port {box.port}, as {USER}.\n"
        kept = done(town_hall, "mail", "address", NAMES["ministry"], "registratura@minister.ro")
        assert kept == {"institution": NAMES["ministry"], "address": "registratura@minister.ro"}
        assert done(town_hall, "mail", "send", one["digest"])["state"] == "waiting"
        stopped = call(town_hall, "mail", "deliver", "--password-file", tmp_path / "server" / "cert.pem")
        assert (stopped.status, stopped.document["letters"][0]["code"]) == (1, "mail-login")
        said = plain(
            town_hall, "--language", "en", "--today", TODAY, "mail", "send", one["digest"], "--address", "a@b.ro"
        )
        assert said.out == "a@b.ro: waiting to be sent\n"
        (letter,) = done(town_hall, "mail", "deliver", "--password-file", tmp_path / "password.txt")["letters"]
        assert (letter["state"], letter["to"], box.recipients) == ("sent", "a@b.ro", ["a@b.ro"])
    (letter,) = done(town_hall, "mail", "queue")
    assert (letter["state"], letter["code"], letter["due"]) == ("sent", None, None)
    assert done(town_hall, "outbox")[0]["state"] == "sent"


def test_why_a_letter_stopped_is_said(town_hall: Path, ministry: Path, tmp_path: Path) -> None:
    a_dossier(town_hall)
    send(town_hall, ministry)
    (one,) = done(town_hall, "outbox")
    (tmp_path / "password.txt").write_text("x", encoding="utf-8")
    done(town_hall, "mail", "account", "--server", "localhost", "--from", USER, "--authority", tmp_path / "none.pem")
    done(town_hall, "mail", "send", one["digest"], "--address", "a@b.ro")
    said = plain(
        *(town_hall, "--language", "en", "--today", TODAY, "mail", "deliver"),
        *("--password-file", tmp_path / "password.txt"),
    )
    assert said.status == 1
    assert said.out == (
        f"a@b.ro: stopped. The certificate file {tmp_path / 'none.pem'} cannot be read. "
        "Choose a file with certificates in PEM form.\n"
    )


def test_a_draft_is_written(town_hall: Path, ministry: Path) -> None:
    a_dossier(town_hall)
    (bundle,) = send(town_hall, ministry)
    (one,) = done(town_hall, "outbox")
    (file,) = done(town_hall, "mail", "draft", one["digest"])["files"]
    assert file == str(bundle.with_suffix(".eml"))


def test_a_password_without_a_password_store_is_refused(town_hall: Path, tmp_path: Path) -> None:
    (tmp_path / "password.txt").write_text(PASSWORD, encoding="utf-8")
    names = ("--server", "localhost", "--user", USER, "--from", USER)
    assert call(town_hall, "mail", "account", *names, "--password-file", tmp_path / "password.txt").code in {
        "mail-no-ring",
        "ring-locked",
    }
    assert done(town_hall, "mail", "account")["host"] == ""


def test_receipts_for_all_who_wait(town_hall: Path, ngo: Path, ministry: Path, tmp_path: Path) -> None:
    a_dossier(town_hall)
    done(ministry, "import", *send(town_hall, ministry))
    status = {one["institution"]: one for one in done(ministry, "registry", "status")}
    hall = status[NAMES["town_hall"]]
    assert (hall["packages"], hall["last_on"], hall["waits_for_receipt"]) == (1, TODAY, True)
    assert status[NAMES["ngo"]]["last_on"] is None
    written = done(ministry, "registry", "receipts", "--out", tmp_path / "receipts")
    assert (written["receipts"], written["refused"]) == (1, [])
    (bundle,) = [file for file in written["files"] if file.endswith(".receipt.asice.age")]
    done(town_hall, "import", bundle)
    assert done(town_hall, "outbox")[0]["state"] == "received"
    said = plain(ministry, "--language", "en", "--today", TODAY, "registry", "report", "--out", tmp_path / "r.csv")
    assert said.out == f"2 institutions in {tmp_path / 'r.csv'}.\n"
    assert done(ngo, "outbox") == []


def test_a_receipt_that_cannot_be_written_is_listed(town_hall: Path, ministry: Path, tmp_path: Path) -> None:
    a_dossier(town_hall)
    done(ministry, "import", *send(town_hall, ministry))
    (tmp_path / "file").write_text("")
    refused = call(ministry, "registry", "receipts", "--out", tmp_path / "file")
    assert refused.status == 1
    assert refused.document["refused"][0]["code"] == "cannot-write"
