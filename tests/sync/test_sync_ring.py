"""The password store: a real one is used and proved, weak ones are refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from parteneriat_desktop.sync import ring as ring_module
from parteneriat_desktop.sync.ring import Ring, open_ring, trustworthy

if TYPE_CHECKING:
    from sync_samples import Refused


class Memory:
    """A backend that keeps everything. No subclass of keyring's own, which would enter every chain in this process."""

    priority: float = 5

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service + username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(service + username)

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop(service + username, None) is None:
            raise PasswordDeleteError(username)


class PlaintextKeyring(Memory):
    """As keyrings.alt names its own."""


class Weak(Memory):
    """Says itself that it is weak."""

    priority = 0.5


class Absent(Memory):
    """Says that its service does not run."""

    @property
    def priority(self) -> float:  # a value in the others
        raise RuntimeError("no D-Bus")


class Locked(Memory):
    """Never answers."""

    def _fail(self, *_: str) -> None:
        raise KeyringLocked("locked")

    set_password = get_password = delete_password = _fail


class Forgetful(Memory):
    """Accepts everything and keeps nothing, as the null backend."""

    def set_password(self, service: str, username: str, password: str) -> None: ...


@pytest.mark.parametrize("weak", [fail.Keyring, null.Keyring, PlaintextKeyring, Weak, Absent])
def test_weak_stores_are_not_used(weak: Any):
    assert trustworthy(weak()) is None


def test_the_chainer_is_looked_into(monkeypatch: pytest.MonkeyPatch):
    strong, chain = Memory(), ChainerBackend()
    monkeypatch.setattr(ChainerBackend, "backends", [PlaintextKeyring(), strong, Weak()])
    found = trustworthy(chain)
    assert found is not None
    assert found.backend is strong
    monkeypatch.setattr(ChainerBackend, "backends", [PlaintextKeyring(), Weak()])
    assert trustworthy(chain) is None


def test_this_computer_without_a_session_has_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("keyring.get_keyring", fail.Keyring)
    assert open_ring() is None


def test_a_secret_is_kept_and_forgotten():
    ring = Ring(Memory())
    ring.store("kek:1", "secret")
    assert ring.read("kek:1") == "secret"
    ring.put_back("kek:1", "older")
    assert ring.read("kek:1") == "older"
    ring.put_back("kek:1", None)
    assert ring.read("kek:1") is None
    ring.remove("kek:1")


def test_a_store_that_keeps_nothing_is_noticed(refused: Refused):
    with refused("ring-failed"):
        Ring(Forgetful()).store("kek:1", "secret")


@pytest.mark.parametrize(
    "use", [lambda ring: ring.store("a", "b"), lambda ring: ring.read("a"), lambda ring: ring.remove("a")]
)
def test_a_locked_store_is_an_error_with_advice(use: Any, refused: Refused):
    with refused("ring-locked"):
        use(Ring(Locked()))


SESSION = r"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from parteneriat_desktop.sync.certificate import Subject
from parteneriat_desktop.sync.keys import Keys
from parteneriat_desktop.sync.ring import open_ring

ring = open_ring()
assert ring is not None, "gnome-keyring was not found"
keys = Keys(Path(sys.argv[1]), ring)
signer = keys.create(Subject("Comuna Băltești", "RO"), datetime(2026, 11, 20, tzinfo=UTC))
assert not keys.needs_passphrase()
again = Keys(Path(sys.argv[1]), open_ring()).unlock()
assert again.key_id == signer.key_id
assert len(ring.read("kek:" + signer.key_id)) == 64
ring.remove("kek:" + signer.key_id)
print("kept", type(ring.backend).__module__)
"""

DAEMON = """
printf %s password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
"$1" -W ignore -c "$2" "$3"
status=$?
kill $daemon
wait $daemon 2>/dev/null
exit $status
"""


def test_a_real_gnome_keyring_keeps_the_secret_of_a_key(tmp_path: Path):
    places = {
        name: str(tmp_path / name.lower()) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")
    }
    for place in places.values():
        Path(place).mkdir(0o700)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "PYTHONPATH"}}
    command = ["dbus-run-session", "--", "sh", "-c", DAEMON, "sh", sys.executable, SESSION, str(tmp_path / "keys")]
    done = subprocess.run(command, env={**kept, **places}, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "kept keyring.backends.SecretService"


def test_the_service_has_our_name():
    assert ring_module.SERVICE == "parteneriat_desktop"
