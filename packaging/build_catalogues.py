"""Builds the catalogues: extracts the texts, updates the translations, compiles what the program loads.

Without an option all three steps are done. ``--compile`` only compiles (what an installation
needs), ``--check`` changes nothing and says what is not in order (exit status 1).

Rules of this script:

1. ``translations/parteneriat.pot`` and the ``.po`` files are sources and are committed; ``.mo`` and
   ``.qm`` are products and are not.
2. A text that changed is missing until somebody translates it: nothing is guessed from similar ones.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from catalogue_checks import check_source, check_translation
from catalogue_extraction import HEADER, extract, template, written

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "parteneriat_desktop"
TRANSLATIONS = ROOT / "translations"
DOMAIN = "parteneriat"
#: The languages whose catalogues must be complete, with the name that stands in their file.
COMPLETE = {"ro": "Romanian", "bg": "Bulgarian"}


def read_translation(folder: Path, language: str) -> Catalog:
    """Read the translations of a language; an empty catalogue where there is no file yet."""
    path = po_file(folder, language)
    if not path.exists():
        return Catalog(language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def po_file(folder: Path, language: str) -> Path:
    """Return the place of a language's translations."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(source: Path, folder: Path) -> None:
    """Write the template and bring every language up to it; translations that still fit are kept."""
    wanted = template(extract(source).texts)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{DOMAIN}.pot").write_bytes(written(wanted))
    for language, name in COMPLETE.items():
        old = read_translation(folder, language)
        new = Catalog(language, project=wanted.project, fuzzy=False, header_comment=HEADER.format(language=name))
        for message in wanted:
            if message.id:
                own = old.get(message.id, message.context)
                fits = own is not None and isinstance(own.id, str) is isinstance(message.id, str)
                string = own.string if own is not None and fits else ""
                new.add(message.id, string, locations=message.locations, context=message.context)
        path = po_file(folder, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(new))


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile every translation below the folder and return the files written."""
    products: list[Path] = []
    for language in COMPLETE:
        path = po_file(folder, language).with_suffix(".mo")
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            write_mo(file, read_translation(folder, language))
        part.replace(path)
        products.append(path)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for source in sorted((folder / "qt").glob("*.ts")):
        path = source.with_suffix(".qm")
        subprocess.run([str(tool), "-silent", str(source), "-qm", str(path)], check=True)
        products.append(path)
    return products


def problems(source: Path, folder: Path) -> list[str]:
    """List whatever keeps the catalogues from being complete."""
    found = extract(source)
    wanted = template(found.texts)
    listed = [f"put together at run time: {place}" for place in found.unreadable]
    pot = folder / f"{DOMAIN}.pot"
    if not pot.exists() or pot.read_bytes() != written(wanted):
        listed.append(f"{pot.name} is not fresh; run build_catalogues.py")
    listed += check_source(wanted)
    for language in COMPLETE:
        listed += check_translation(read_translation(folder, language), wanted, language)
    return listed


def main() -> int:
    """Do what the command line asks for; the exit status says whether everything is in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    steps = parser.add_mutually_exclusive_group()
    steps.add_argument("--check", action="store_true", help="change nothing, list what is not in order")
    steps.add_argument("--compile", action="store_true", help="only compile")
    chosen = parser.parse_args()
    if chosen.check:
        listed = problems(SOURCE, TRANSLATIONS)
        print("\n".join(listed) or "The catalogues are complete.")
        return 1 if listed else 0
    if not chosen.compile:
        update(SOURCE, TRANSLATIONS)
    compile_catalogues(TRANSLATIONS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
