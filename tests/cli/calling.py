"""The command line called from a test: in this process for breadth, as a process of its own where it matters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.cli.main import run
from parteneriat_desktop.cli.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Iterable

PASSPHRASE = "unu doi trei patru"  # noqa: S105 - opens keys of these tests only
TODAY = "2026-11-20"
NAMES = {"town_hall": "Comuna Exemplu", "ngo": "Asociația „Exemplu”", "ministry": "Ministerul de Exemplu"}
SOURCES = Path(__file__).resolve().parent.parent.parent / "src"


@dataclass(frozen=True)
class Called:
    """What one call answered."""

    status: int
    out: str
    errors: str

    @property
    def document(self) -> Any:
        """The one JSON document of ``--json``."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The answer as JSON lines."""
        return [json.loads(text) for text in self.out.splitlines()]

    @property
    def code(self) -> str:
        """The code of the refusal, checked to come as one sentence on one line and without a traceback."""
        assert self.errors.count("\n") == 1, self.errors
        assert "Traceback" not in self.errors
        return str(self.document["error"]["code"])


def plain(
    home: Path | None, *arguments: object, given: bytes = b"", environment: dict[str, str] | None = None
) -> Called:
    """Call without any option but the workspace's folder."""
    out, errors = io.StringIO(), io.StringIO()
    options = [] if home is None else ["--home", str(home)]
    words = [str(argument) for argument in arguments]
    status = run([*options, *words], environment or {}, Streams(io.BytesIO(given), out, errors))
    return Called(status, out.getvalue(), errors.getvalue())


def call(home: Path, *arguments: object, given: bytes = b"", today: str = TODAY, language: str = "en") -> Called:
    """Call with ``--json``; the passphrase lies beside the workspace."""
    options = ("--language", language, "--today", today, "--passphrase-file", home.parent / "passphrase.txt", "--json")
    called = plain(home, *options, *arguments, given=given)
    assert called.out.count("\n") == 1, called.out
    return called


def done(home: Path, *arguments: object, given: bytes = b"", today: str = TODAY) -> Any:
    """Call, demand that it succeeds and return its document."""
    called = call(home, *arguments, given=given, today=today)
    assert called.status == 0, called.out + called.errors
    return called.document


def as_lines(documents: Iterable[Any]) -> bytes:
    """Return documents as JSON lines."""
    return b"".join(json.dumps(document, ensure_ascii=False).encode() + b"\n" for document in documents)


def put(home: Path, entity: str, record: str | None = None, **fields: Any) -> str:
    """Save one record and return its identifier."""
    line: dict[str, Any] = {"entity": entity, "fields": fields} | ({} if record is None else {"id": record})
    (answer,) = done(home, "put", given=as_lines([line]))
    return str(answer["id"])


def a_partner(home: Path, **fields: Any) -> str:
    return put(home, "partner", **{"name": "Asociația „Exemplu”", "kind": "ngo_association", **fields})


def a_dossier(home: Path) -> tuple[str, str]:
    """Save a partnership to which the NGO is a party, with a plan; return both identifiers."""
    partner = a_partner(home, name=NAMES["ngo"])
    partnership = put(home, "partnership", title="Școală după școală", parties=[{"partner": partner}])
    return partnership, put(home, "plan", partnership=partnership, title="Plan de intervenție")


def make_region(folder: Path) -> Path:
    """Make three workspaces that know each other, named by their roles, in one folder."""
    (folder / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    for role, name in NAMES.items():
        done(folder / role, "init", "--role", role, "--country", "RO", "--name", name)
    prints = {
        role: done(folder / role, "identity", "enrol", "--out", folder / f"{role}.enrol.asice")["fingerprint"]
        for role in NAMES
    }
    for role in NAMES:
        for other in NAMES:
            if other != role:
                file = folder / f"{other}.enrol.asice"
                done(folder / role, "trust", "add", file, "--fingerprint", prints[other])
    return folder


def send(sender: Path, receiver: Path, *more: object) -> list[Path]:
    """Export for somebody, unencrypted so that a test can look inside, and return the bundles."""
    out = sender.parent / "post" / f"{len(list(sender.parent.glob('post/*')))}"
    done(sender, "export", "--to", NAMES[receiver.name], "--plain", *more, "--out", out)
    return sorted(out.glob("*.asice"))


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def words_of(home: Path, *arguments: object) -> list[str]:
    """Return the words that start the command line as a process."""
    words = [sys.executable, "-m", "parteneriat_desktop", "--home", home, "--language", "en", "--today", TODAY]
    return [str(word) for word in (*words, *arguments)]


def start(home: Path, *arguments: object, **more: Any) -> subprocess.Popen[bytes]:
    """Start the command line as a process."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), **more.pop("environment", {})}
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.Popen(words_of(home, *arguments), env=environment, **streams)


def finish(process: subprocess.Popen[bytes], given: bytes | None = None) -> Called:
    """Give a process its input and wait for its end."""
    out, errors = process.communicate(given, timeout=60)
    assert b"Traceback" not in errors, errors.decode()
    assert b"Fatal" not in errors, errors.decode()
    return Called(process.returncode, (out or b"").decode(), (errors or b"").decode())
