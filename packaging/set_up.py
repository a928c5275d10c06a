"""Makes a fresh machine ready to run, test and build the program.

Rules of this script:

1. It needs nothing but Python's standard library, and a second run changes nothing: what is there is not
   asked for again, and a stamp in the environment remembers what it was made of.
2. Missing system libraries come from apt, with sudo when the user is not root. Where there is no apt or no
   right to use it, the missing packages are named and the set-up goes on: the trial in rule 4 decides.
3. The newest supported Python that REALLY runs is taken: an interpreter without SSL, without FTS5 in SQLite
   or with a Qt that does not start is passed over for the next older one.
4. An environment counts only after Qt, SQLite, SSL and the signing libraries were started in it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "build" / "set-up.log"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
SUPPORTED = ("3.13", "3.12", "3.11")
PROBE_SECONDS = 60

#: What Qt needs to start without a display. Alternatives after ``|`` are names in newer releases.
QT = ("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0|libglib2.0-0t64")
#: What Qt needs besides to open a window on a screen.
SCREEN = ("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
#: What the tests call as a person would: other people's readers of our files, a token, a screen,
#: a keyring.
JUDGES = (
    *("poppler-utils", "qpdf", "unzip", "age", "gnutls-bin", "softhsm2"),
    *("xvfb", "xauth", "gnome-keyring", "dbus", "dbus-x11", "procps"),
)
#: What the tests compile: a disk that is watched while the power fails.
COMPILER = ("gcc", "libc6-dev")
#: What PyInstaller needs besides: it looks into libraries with objdump and takes libpython along.
BUILD = ("binutils",)
NEEDS: dict[str, tuple[str, ...]] = {
    "demo": (*QT, "openssl"),
    "run": (*QT, *SCREEN),
    "test": (*QT, *SCREEN, "openssl", *JUDGES, *COMPILER),
    "package": (*QT, *SCREEN, *BUILD, "xvfb", "xauth"),
}

PROBE = (
    "import ensurepip, ssl, venv, sqlite3; sqlite3.connect(':memory:').execute('CREATE VIRTUAL TABLE t USING fts5(a)')"
)
TRIAL = """
import sqlite3, ssl, sys
import sqlalchemy, cryptography.x509, lxml.etree, pikepdf, pyhanko.sign.signers, pyrage, reportlab.platypus
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(a)")
application = QApplication(["trial"])
label = QLabel("ș")
label.show()
QTimer.singleShot(0, application.quit)
sys.exit(application.exec())
"""


class SetUpError(Exception):
    """Why the machine could not be made ready, as a sentence with advice."""


def say(sentence: str) -> None:
    """Tell the person at the terminal what happens next."""
    print(f"set-up: {sentence}", flush=True)


def run(command: list[str], seconds: float | None = None, settings: dict[str, str] | None = None) -> bool:
    """Run a command with its output in ``build/set-up.log``; return whether it succeeded."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(settings or {})},
                cwd=ROOT,
                timeout=seconds,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            log.write(f"{error}\n")
            return False
    return done.returncode == 0


def last_words() -> str:
    """Return the end of the log, to be shown with a failure."""
    return "\n".join(LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


# --- system packages -------------------------------------------------------------------------------------


def is_installed(package: str) -> bool:
    """Tell whether dpkg has a package, under any of its alternative names."""
    return any(
        "ok installed"
        in subprocess.run(
            ["dpkg-query", "-W", "-f=${Status}", name], capture_output=True, text=True, check=False
        ).stdout
        for name in package.split("|")
    )


def as_root(command: list[str]) -> list[str] | None:
    """Return the command as root may run it, or None where this user cannot become root."""
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo") is None:
        return None
    if run(["sudo", "-n", "true"]):
        return ["sudo", "-n", *command]
    asked = sys.stdin.isatty() and subprocess.run(["sudo", "-v"], check=False).returncode == 0
    return ["sudo", *command] if asked else None


def install_packages(packages: tuple[str, ...]) -> None:
    """Install what is missing with apt; name it where that is impossible."""
    if shutil.which("dpkg-query") is None:
        return
    missing = [package.split("|")[0] for package in packages if not is_installed(package)]
    if not missing:
        return
    names = " ".join(missing)
    apt = as_root(["apt-get"])
    if apt is None or shutil.which("apt-get") is None:
        say(f"these system packages are missing and cannot be installed by this user: {names}")
        return
    say(f"installing with apt: {names}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    run([*apt, "-q", "update"], settings=quiet)
    if not run([*apt, "install", "-q", "-y", "--no-install-recommends", *missing], settings=quiet):
        say(f"apt could not install everything (see {LOG.relative_to(ROOT)}):\n{last_words()}")


# --- interpreters ----------------------------------------------------------------------------------------


def interpreters(version: str) -> list[Path]:
    """List the interpreters of one version ("3.13") on this machine: those of the path first."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    folders += sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin"), reverse=True)
    folders += [Path("/usr/local/bin"), Path("/usr/bin"), *Path("/opt").glob("python*/bin")]
    found = [folder / f"python{version}" for folder in folders]
    # A pyenv shim answers only for the versions that its user switched on.
    return list(dict.fromkeys(path for path in found if path.is_file() and "shims" not in path.parts))


def probe(python: Path) -> bool:
    """Tell whether an interpreter starts and has what cannot be added to it later."""
    return run([str(python), "-I", "-c", PROBE], PROBE_SECONDS)


def candidates(versions: tuple[str, ...]) -> list[Path]:
    """List the interpreters worth trying, newest first; ask apt for venv where only the system's is there."""
    found = [path for version in versions for path in interpreters(version) if probe(path)]
    if not found:
        bare = [version for version in versions if Path(f"/usr/bin/python{version}").exists()]
        install_packages(tuple(f"python{version}-venv" for version in bare))
        found = [path for version in bare for path in interpreters(version) if probe(path)]
    return found


# --- environment -----------------------------------------------------------------------------------------


def fingerprint() -> str:
    """Hash everything an environment is made of."""
    parts = [ROOT / "pyproject.toml", CONSTRAINTS, Path(__file__)]
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts) + str(ROOT).encode()).hexdigest()


def works(venv: Path) -> bool:
    """Tell whether the interpreter of an environment runs and belongs to this very folder."""
    question = "import sys; sys.exit(sys.prefix != sys.argv[1] or sys.version_info < (3, 11))"
    return run([str(venv / "bin" / "python"), "-c", question, str(venv)], PROBE_SECONDS)


def is_current(venv: Path) -> bool:
    """Tell whether an environment was finished for exactly today's requirements."""
    stamp = venv / "set-up.stamp"
    return stamp.is_file() and stamp.read_text(encoding="ascii") == fingerprint() and works(venv)


def fill(venv: Path) -> bool:
    """Install the pinned requirements and the project itself into an environment, and try it."""
    python = str(venv / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", str(CONSTRAINTS)]
    return (
        run([*pip, "--upgrade", "pip"])  # dependency groups need a newer pip than Debian's
        and run([*pip, "--editable", ".", "--group", "dev"])
        and run([python, "-c", TRIAL], PROBE_SECONDS, {"QT_QPA_PLATFORM": "offscreen"})
    )


def finish(venv: Path) -> None:
    """Remember that an environment is complete."""
    (venv / "set-up.stamp").write_text(fingerprint(), encoding="ascii")


def make_environment(venv: Path, versions: tuple[str, ...]) -> None:
    """Make an environment with the newest Python that does, or bring one of that Python up to date."""
    if is_current(venv):
        return
    for python in candidates(versions):
        if (venv / "bin" / python.name).exists() and works(venv):
            say(f"bringing {venv.name} up to date")
        else:
            say(f"making {venv.name} with {python} (the first time this downloads several hundred megabytes)")
            shutil.rmtree(venv, ignore_errors=True)
            run([str(python), "-m", "venv", str(venv)])
        if works(venv) and fill(venv):
            finish(venv)
            return
        say(f"{python} does not do, see {LOG.relative_to(ROOT)}")
    words = last_words() if LOG.exists() else ""
    raise SetUpError(
        f"No Python {' or '.join(reversed(versions))} on this machine could be made ready.\n{words}\n"
        "Check the network connection and the free space, or install one (Debian: apt-get install python3-venv)."
    )


def shared_library(venv: Path) -> tuple[str, ...]:
    """Name the package with libpython for the system's own Python, which Debian links without it."""
    base = (venv / "bin" / "python").resolve()
    return (f"lib{base.name}",) if base.parent == Path("/usr/bin") else ()


def main() -> int:
    """Make the machine ready for one purpose; 0 when it is."""
    parser = argparse.ArgumentParser(description="Makes this machine ready; a second run changes nothing.")
    parser.add_argument("purpose", choices=sorted(NEEDS))
    parser.add_argument("--venv", default=".venv", help="folder of the environment in the project")
    parser.add_argument("--python", choices=SUPPORTED, help="take exactly this version instead of the newest")
    given = parser.parse_args()
    versions = (given.python,) if given.python else SUPPORTED
    LOG.unlink(missing_ok=True)
    try:
        install_packages(NEEDS[given.purpose])
        make_environment(ROOT / given.venv, versions)
        if given.purpose == "package":
            install_packages(shared_library(ROOT / given.venv))
    except SetUpError as error:
        print(f"set-up: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
