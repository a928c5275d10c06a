"""What the file of a bundle is called.

Rules of this module:

1. A bundle is ``NAME.asice``, an encrypted one ``NAME.asice.age``. What is inside decides, never the name.
2. Some mail services refuse endings that they do not know. For them the same bytes may have a neutral name:
   ``NAME.zip``, which a bundle truly is, or ``NAME.bin`` where they are encrypted.
3. A copy that is kept in the workspace is unencrypted and always ``NAME.asice``, whatever its file was called.
"""

from __future__ import annotations

from typing import Final

from parteneriat_desktop.sync.encryption import SUFFIX

BUNDLE: Final = ".asice"
#: The neutral endings of a bundle and of an encrypted one.
NEUTRAL: Final = ".zip"
NEUTRAL_CLOSED: Final = ".bin"


def neutral_name(name: str) -> str:
    """Return the neutral name of a bundle's file."""
    ending = NEUTRAL_CLOSED if name.endswith(SUFFIX) else NEUTRAL
    return stem(name) + ending


def kept_name(name: str) -> str:
    """Return the name of the unencrypted copy of a file, whatever that was called."""
    return stem(name) + BUNDLE


def is_closed(name: str) -> bool:
    """Say whether a name was given to an encrypted bundle here."""
    return name.endswith((SUFFIX, NEUTRAL_CLOSED))


def stem(name: str) -> str:
    """Return a name without the ending that says what the file is."""
    if name.endswith((NEUTRAL, NEUTRAL_CLOSED)):
        return name.rpartition(".")[0]
    return name.removesuffix(SUFFIX).removesuffix(BUNDLE)
