r"""Which names an entry of a bundle may have.

Rules of this module:

1. A name is UTF-8, NFC, without control, private, unassigned or direction-changing characters.
2. Its parts between slashes are never empty, ``.`` or ``..``; none ends in a dot or a space; none is
   a device of Windows (``con``, ``nul.txt``, ``com1`` …).
3. It has at most 180 bytes of ``a-z 0-9 . _ - /``; only ``README.txt`` and names in ``META-INF/``
   have capitals (what else ``META-INF/`` may hold is decided in ``verification``).
4. No two names are equal after NFKC and case folding, so that no file system sees one twice.

The rules are tested in this order, so that a refusal names the worst of what it found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST_NAME: Final = "META-INF/ASiCManifest.xml"
SIGNATURE_NAME: Final = "META-INF/signature001.p7s"
#: Lists of files and further signatures over them, by the number of the signature.
COSIGNED_NAMES: Final = {
    number: (f"META-INF/ASiCManifest{number:03}.xml", f"META-INF/signature{number:03}.p7s") for number in range(2, 10)
}
README_NAME: Final = "README.txt"

LONGEST_NAME: Final = 180
ALLOWED: Final = re.compile(r"[a-z0-9._/-]+|README\.txt|META-INF/[A-Za-z0-9._-]+")
RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE | re.DOTALL
)
HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def read_name(raw: bytes) -> str:
    """Return the name of an entry, or refuse it: name-char, name-control-or-bidi, name-not-nfc … (rules 1-3)."""
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        raise refuse("name-char", file=printable(raw.decode("latin-1"))) from None
    shown = printable(name)
    if any(unicodedata.category(letter) in HIDDEN_CATEGORIES for letter in name):
        raise refuse("name-control-or-bidi", file=shown)
    if not unicodedata.is_normalized("NFC", name):
        raise refuse("name-not-nfc", file=shown)
    check_parts(name, shown)
    if len(raw) > LONGEST_NAME:
        raise refuse("name-too-long", file=shown)
    if not ALLOWED.fullmatch(name):
        raise refuse("name-char", file=shown)
    return name


def check_parts(name: str, shown: str) -> None:
    """Refuse a name whose parts could lead out of a folder or mean something else to Windows (rule 2)."""
    for part in re.split(r"[/\\]", name):
        if part in {"", ".", ".."}:
            raise refuse("name-traversal", file=shown)
        if part.endswith((".", " ")):
            raise refuse("name-trailing", file=shown)
        if RESERVED.fullmatch(part):
            raise refuse("name-reserved", file=shown)


def check_distinct(names: Iterable[str]) -> None:
    """Refuse names of which two would be one file on some computer (rule 4)."""
    seen: set[str] = set()
    for name in names:
        folded = unicodedata.normalize("NFKC", name).casefold()
        if folded in seen:
            raise refuse("duplicate-name", file=printable(name))
        seen.add(folded)


def printable(name: str) -> str:
    """Return at most 80 characters of a name in which everything that is not plain ASCII is spelled out."""
    return name[:80].encode("ascii", "backslashreplace").decode().encode("unicode_escape").decode().replace(r"\\", "\\")
