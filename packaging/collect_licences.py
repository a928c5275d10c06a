"""Gathers the licences of everything that is shipped with the program into ``resources/licences/``.

Rules of this script:

1. What is shipped is read from the requirements of the project and of what they require in turn, as installed;
   nobody keeps a list by hand.
2. Each distribution has one file with all its licence texts, as its authors wrote them. The few that bring no
   text along are named in ``NOTICES``, with the texts that their metadata names.
3. Files that belong to resources (fonts, icons, registers) are written where those resources come from and left alone
   here.

``--check`` changes nothing and names what has no licence; the tests ask the same.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "licences"
PROJECT = "parteneriat-desktop"
#: Its starter stands at the front of every package; what it needs itself is not shipped.
BUILT_IN = ("pyinstaller",)
QT = """\
Qt and Qt for Python are used under the GNU Lesser General Public License, version 3 (texts/LGPL-3.0.txt, which
builds on texts/GPL-3.0.txt). The libraries stand as files of their own beside the program and may be replaced
by other builds of the same version. Their source is at https://download.qt.io/official_releases/.
"""
NOTICES = {"pyside6": QT, "shiboken6": QT}


def canonical(name: str) -> str:
    """Return the name of a distribution in the one form that is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped() -> dict[str, Distribution]:
    """Return every distribution that the program needs on this Python and system, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(PROJECT, frozenset())]
    asked: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        if wanted in asked:
            continue
        asked.add(wanted)
        name, extras = wanted
        found[canonical(name)] = distribution(name)
        for line in found[canonical(name)].requires or []:
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, "")):
                waiting.append((requirement.name, frozenset(requirement.extras)))
    del found[canonical(PROJECT)]
    return found | {name: distribution(name) for name in BUILT_IN}


def licence(name: str, package: Distribution) -> str:
    """Return all licence texts of a distribution, or its notice; empty where it has neither."""
    files = sorted(
        (file for file in package.files or [] if re.search(r"(?i)licen[cs]e|copying|notice", file.name)),
        key=lambda file: (len(file.parts), str(file)),
    )
    own = [file for file in files if ".dist-info" in str(file)]
    texts = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip() for file in own]
    notice = next((text for start, text in NOTICES.items() if name.startswith(start)), "")
    return "\n\n".join(dict.fromkeys(text for text in [notice.strip(), *texts] if text))


def described(package: Distribution) -> str:
    """Return the line that opens a file: name and licence, as the authors state them."""
    facts = package.metadata.json
    said = str(facts.get("license_expression") or facts.get("license") or "see below")
    return f"{facts['name']}: {said.splitlines()[0]}"


def python_licence() -> str:
    """Return the licence of the interpreter that is shipped along."""
    library = Path(sysconfig.get_path("stdlib"))
    places = (library / "LICENSE.txt", library.parent.parent / "share" / "doc" / library.name / "copyright")
    return next((place.read_text(encoding="utf-8") for place in places if place.is_file()), "")


def main() -> int:
    """Write every licence, or only check; 1 when something has no licence."""
    packages = shipped()
    texts = {name: licence(name, package) for name, package in packages.items()}
    silent = sorted(name for name, text in texts.items() if not text)
    if silent:
        print(f"No licence text found for: {', '.join(silent)}", file=sys.stderr)
        return 1
    if "--check" in sys.argv:
        absent = sorted(name for name in texts if not (TARGET / f"{name}.txt").is_file())
        print(f"Not collected yet: {', '.join(absent)}" if absent else "The licences are complete.")
        return 1 if absent else 0
    texts = {name: f"{described(packages[name])}\n\n{text}" for name, text in texts.items()}
    texts["python"] = f"Python: PSF-2.0\n\n{python_licence().strip()}"
    for name, text in texts.items():
        (TARGET / f"{name}.txt").write_text(re.sub(r"[ \t\r]+$", "", text, flags=re.MULTILINE) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
