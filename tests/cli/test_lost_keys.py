"""What happens on the worst day: the password store forgot, the disk died. Walked through as a person would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import NAMES, SOURCES, TODAY, a_dossier, a_partner, call, done, plain

WORDS = re.compile(r"\b(?:[bdfghjklmnprstvz][aiou]){2}\b")


def sheet_words(home: Path, out: Path) -> str:
    """Print the recovery sheet and read its words from the paper."""
    done(home, "identity", "recovery-sheet", "--out", out)
    text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
    rows = [line for line in text.splitlines() if re.match(r"\s*\d+ to \d+\s", line)]
    words = WORDS.findall(" ".join(rows))
    assert len(words) == 24
    return " ".join(words)


def typed(folder: Path, words: str) -> Path:
    (folder / "words.txt").write_text(words, encoding="utf-8")
    return folder / "words.txt"


def post(sender: Path, receiver: Path, out: Path, *more: object) -> Path:
    """Send encrypted and return the one bundle."""
    (bundle,) = [
        file
        for file in done(sender, "export", "--to", NAMES[receiver.name], *more, "--out", out)["files"]
        if file.endswith(".age")
    ]
    return Path(bundle)


@pytest.fixture
def exchanged(town_hall: Path, ministry: Path, tmp_path: Path) -> Path:
    """A town hall whose dossier the ministry has."""
    a_dossier(town_hall)
    done(ministry, "import", post(town_hall, ministry, tmp_path / "before"))
    return town_hall


def goes_on(home: Path, ministry: Path, folder: Path) -> None:
    """Get everything back from the ministry, write and send: nobody has to enrol anybody anew."""
    for role in ("ministry", "ngo"):
        shown = done(home.parent / role, "identity", "show")["fingerprint"]
        done(home, "trust", "add", home.parent / f"{role}.enrol.asice", "--fingerprint", shown)
    done(home, "import", post(ministry, home, folder / "back", "--full"))
    assert plain(home, "dump").out == plain(ministry, "dump").out
    a_partner(home, name="După pierdere")
    done(ministry, "import", post(home, ministry, folder / "after"))
    assert plain(home, "dump").out == plain(ministry, "dump").out


def founded_anew(home: Path) -> None:
    """Lose the disk and make the workspace again, as on a new computer."""
    shutil.rmtree(home)
    done(home, "init", "--role", "town_hall", "--country", "RO", "--name", NAMES["town_hall"])


def test_a_lost_disk_and_the_backup_file_of_the_key(exchanged: Path, ministry: Path, tmp_path: Path) -> None:
    done(exchanged, "identity", "backup", "--out", tmp_path / "stick.p8")
    old = done(exchanged, "identity", "show")["fingerprint"]
    waiting = post(ministry, exchanged, tmp_path / "waiting", "--full")
    founded_anew(exchanged)
    assert call(exchanged, "import", waiting).code == "age-not-for-us"
    assert done(exchanged, "identity", "restore", tmp_path / "stick.p8")["fingerprint"] == old
    goes_on(exchanged, ministry, tmp_path)
    done(exchanged, "import", waiting)


def test_a_lost_disk_and_the_recovery_sheet_alone(exchanged: Path, ministry: Path, tmp_path: Path) -> None:
    words = sheet_words(exchanged, tmp_path / "sheet.pdf")
    shown = done(exchanged, "identity", "show")
    assert shown["recovery_sheet"] is None
    done(exchanged, "identity", "check-words", typed(tmp_path, words))
    assert done(exchanged, "identity", "show")["recovery_sheet"] == TODAY
    founded_anew(exchanged)
    assert done(exchanged, "identity", "restore", typed(tmp_path, words))["fingerprint"] == shown["fingerprint"]
    assert done(exchanged, "identity", "show")["age"] == shown["age"]
    goes_on(exchanged, ministry, tmp_path)


def test_a_lost_disk_and_the_backup_of_everything(exchanged: Path, ministry: Path, tmp_path: Path) -> None:
    done(exchanged, "identity", "rotate", "--out", tmp_path / "hall.rotation.enrol.asice")
    done(ministry, "import", tmp_path / "hall.rotation.enrol.asice")
    done(exchanged, "backup", "--out", tmp_path / "all.zip")
    old = done(exchanged, "identity", "show")["fingerprint"]
    founded_anew(exchanged)
    done(exchanged, "restore", tmp_path / "all.zip")
    assert done(exchanged, "identity", "show")["fingerprint"] == old
    assert len(list((exchanged / "keys").glob("retired-*.key"))) == 1
    a_partner(exchanged, name="După pierdere")
    done(ministry, "import", post(exchanged, ministry, tmp_path / "after"))
    assert plain(exchanged, "dump").out == plain(ministry, "dump").out


def test_a_backup_from_before_a_rotation_does_not_bring_the_old_key_back(
    exchanged: Path, ministry: Path, tmp_path: Path
) -> None:
    done(exchanged, "backup", "--out", tmp_path / "all.zip")
    new = done(exchanged, "identity", "rotate", "--out", tmp_path / "hall.rotation.enrol.asice")["fingerprint"]
    done(ministry, "import", tmp_path / "hall.rotation.enrol.asice")
    done(exchanged, "restore", tmp_path / "all.zip")
    assert done(exchanged, "identity", "show")["fingerprint"] == new
    done(exchanged, "import", post(ministry, exchanged, tmp_path / "back", "--full"))
    a_partner(exchanged, name="După pierdere")
    done(ministry, "import", post(exchanged, ministry, tmp_path / "after"))
    assert plain(exchanged, "dump").out == plain(ministry, "dump").out


def test_words_of_somebody_else_do_not_replace_a_key_that_was_used(exchanged: Path, ngo: Path, tmp_path: Path) -> None:
    words = sheet_words(ngo, tmp_path / "sheet.pdf")
    assert call(exchanged, "identity", "check-words", typed(tmp_path, words)).code == "words-other-key"
    assert call(exchanged, "identity", "restore", typed(tmp_path, words)).code == "key-other"


SESSION = """
printf %s password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
"$@"
status=$?
kill $daemon
wait $daemon 2>/dev/null
exit $status
"""
STORY = r"""
import io, json, sys
from pathlib import Path
from parteneriat_desktop.cli.main import run
from parteneriat_desktop.cli.streams import Streams
from parteneriat_desktop.sync.ring import open_ring

home, words, told = Path(sys.argv[1]), Path(sys.argv[2]), []

def call(*arguments, status=0):
    out, errors = io.StringIO(), io.StringIO()
    options = ["--home", str(home), "--json", "--language", "en", "--today", "2026-11-20"]
    found = run([*options, *map(str, arguments)], {}, Streams(io.BytesIO(), out, errors))
    assert found == status, (arguments, out.getvalue(), errors.getvalue())
    return json.loads(out.getvalue())

call("init", "--role", "town_hall", "--country", "RO", "--name", "Comuna Exemplu")
call("export", "--plain", "--out", home.parent / "1")
call("identity", "recovery-sheet", "--out", home.parent / "sheet.pdf")
import re, subprocess
text = subprocess.run(["pdftotext", "-layout", home.parent / "sheet.pdf", "-"], capture_output=True, text=True).stdout
rows = [line for line in text.splitlines() if re.match(r"\s*\d+ to \d+\s", line)]
words.write_text(" ".join(re.findall(r"\b(?:[bdfghjklmnprstvz][aiou]){2}\b", " ".join(rows))))
call("identity", "check-words", words)
before = call("identity", "show")["fingerprint"]

assert open_ring() is not None
import secretstorage
with secretstorage.dbus_init() as connection:
    for item in list(secretstorage.get_default_collection(connection).get_all_items()):
        item.delete()

refused = call("export", "--plain", "--out", home.parent / "2", status=2)["error"]
assert refused["code"] == "key-secret-missing", refused
assert "backup" in refused["advice"]
call("identity", "restore", words)
assert call("identity", "show")["fingerprint"] == before
call("export", "--plain", "--out", home.parent / "3")
print("came back")
"""


def test_a_password_store_that_forgot_and_the_recovery_sheet(tmp_path: Path) -> None:
    """With a real gnome-keyring: its entries are deleted, as after a new installation of the system."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")
    places = {name: str(tmp_path / name.lower()) for name in names}
    for place in places.values():
        Path(place).mkdir(0o700)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    python = [sys.executable, "-W", "ignore", "-c", STORY, str(tmp_path / "hall"), str(tmp_path / "words.txt")]
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh", *python]
    settings: dict[str, Any] = {**kept, **places, "PYTHONPATH": str(SOURCES)}
    finished = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=120, check=False)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.strip() == "came back"
