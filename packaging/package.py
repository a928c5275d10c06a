"""Builds the program one can take away, and starts it where no Python helps it.

Rules of this script:

1. What was built is tried as a stranger would: moved to a folder with a space and a Romanian letter in its name, with
   an empty environment, through the main job: workspace, records, report, bundle, verification.
2. The window counts as started when a screen (of Xvfb, in memory) shows it, not when the process lives.
3. The first step that fails ends the script with what the program said.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PROGRAM = DIST / "parteneriat"
PAINT_SECONDS = 30
#: A window with text and icons has hundreds of colours; an empty screen has one.
COLOURS_OF_A_WINDOW = 50


def build() -> None:
    """Run PyInstaller; its log stays in ``build/package.log``."""
    log = ROOT / "build" / "package.log"
    log.parent.mkdir(exist_ok=True)
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")]
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        *places,
        str(ROOT / "packaging" / "parteneriat.spec"),
    ]
    with log.open("wb") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT, check=False)
    if done.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
        sys.exit("\n".join([*tail, f"The program could not be built; the whole log is {log}."]))


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


class Stranger:
    """A person on a bare machine who tries the program step by step in one folder."""

    def __init__(self, place: Path) -> None:
        self.starter = place / "Program parteneriat ș" / "parteneriat"
        shutil.copytree(PROGRAM, self.starter.parent, symlinks=True)
        self.place = place
        self.environment = {"HOME": str(place), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        self.secret = place / "passphrase.txt"
        self.secret.write_text(f"parolă {secrets.token_urlsafe()}\n", encoding="utf-8")

    def call(self, *arguments: str, answers: tuple[int, ...] = (0,)) -> str:
        """Run one command in the workspace and return what it printed."""
        options = ["--home", str(self.place / "workspace"), "--passphrase-file", str(self.secret)]
        done = subprocess.run(
            [str(self.starter), *options, *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in answers:
            said = (done.stdout + done.stderr).strip()
            sys.exit(f"“parteneriat {' '.join(arguments)}” ended with {done.returncode}:\n{said}")
        print(f"  parteneriat {' '.join(arguments)[:90]}")
        return done.stdout

    def work(self) -> None:
        """Do the main job once."""
        self.call("--version")
        self.call("init", "--role", "town_hall", "--country", "RO", "--name", "Comuna Bălțești")
        self.call("demo")
        partnership = json.loads(self.call("show", "partnership").splitlines()[0])["id"]
        sheet = self.place / "R01.pdf"
        self.call("report", "R01", "--id", partnership, "--out", str(sheet))
        if not sheet.read_bytes().startswith(b"%PDF-"):
            sys.exit("The report is no PDF.")
        self.call("put", str(self.typed()))
        written = self.call("export", "--plain", "--full", "--out", str(self.place / "out")).splitlines()
        self.call("verify", next(file for file in written if file.endswith(".asice")))
        self.call("check")

    def typed(self) -> Path:
        """Write one record as a script would hand it over."""
        record = {"entity": "partner", "fields": {"name": "Asociația „Împreună”", "kind": "ngo_association"}}
        file = self.place / "records.jsonl"
        file.write_text(json.dumps(record) + "\n", encoding="utf-8")
        return file

    def look(self) -> None:
        """Open the window on a screen in memory and wait until it is painted."""
        log = self.place / "window.log"
        with screen(self.place) as (display, picture), log.open("wb") as errors:
            window = subprocess.Popen(
                [str(self.starter), "window", "--home", str(self.place / "workspace")],
                env={**self.environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
                stderr=errors,
            )
            try:
                started = time.monotonic()
                while colours(picture) < COLOURS_OF_A_WINDOW:
                    if window.poll() is not None or time.monotonic() - started > PAINT_SECONDS:
                        sys.exit(f"The window did not appear:\n{log.read_text(encoding='utf-8', errors='replace')}")
                    time.sleep(0.1)
                print(f"  the window is painted after {time.monotonic() - started:.1f} s")
            finally:
                window.terminate()
                window.wait()


@contextmanager
def screen(place: Path) -> Iterator[tuple[str, Path]]:
    """Run an X server in memory; give its display and the file with its picture."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-br", "-fbdir", str(place)]
    server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}", place / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


def colours(picture: Path) -> int:
    """Count the colours of a screen in the XWD format (header: 25 big-endian words, then a colour table)."""
    data = picture.read_bytes()
    header = struct.unpack(">25I", data[:100])
    pixels = data[header[0] + 12 * header[19] :]
    return len(set(memoryview(pixels[: len(pixels) // 4 * 4]).cast("I")))


def main() -> None:
    """Build, try, and say where the result is."""
    print("building dist/parteneriat …", flush=True)
    build()
    print(f"dist/parteneriat: {size(PROGRAM) / 1e6:.0f} MB; trying it:", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        stranger = Stranger(Path(folder))
        stranger.work()
        stranger.look()
    print("The program in dist/parteneriat works without Python.")


if __name__ == "__main__":
    main()
