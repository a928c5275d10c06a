"""Verification without the program: openssl, by the script that travels in every bundle's README.txt."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.readme import SCRIPT_END, SCRIPT_START

if TYPE_CHECKING:
    from pathlib import Path


def take_script(bundle: Path, out: Path) -> Path:
    """Write the script that a bundle carries into a file of its own."""
    with zipfile.ZipFile(bundle) as archive:
        text = archive.read("README.txt").decode("utf-8")
    script = text.split(SCRIPT_START + "\n")[1].split("\n" + SCRIPT_END)[0]
    out.write_text(script + "\n", encoding="utf-8")
    return out


def accepts(script: Path, bundle: Path, registry: Path) -> bool:
    """Say whether openssl, called by the script, finds the bundle signed by an enrolled key and whole."""
    done = subprocess.run(["sh", str(script), str(bundle), str(registry)], capture_output=True, check=False)
    return done.returncode == 0
