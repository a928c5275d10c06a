"""Which files a bundle holds and how they are named.

Rules of this module:

1. Beside the container's own files there are segments (named by their hash), attachments (named by
   their SHA-256, with the extension of the original) and copies for people in ``reports/`` and
   ``tables/``. Nothing else: a new kind of file is a new format.
2. Attachments have at most 25 MiB.
3. File names of people are ASCII, lower case, and hold no names of persons.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import Final

from parteneriat_desktop.sync.entry_names import COSIGNED_NAMES, MANIFEST_NAME, README_NAME, SIGNATURE_NAME
from parteneriat_desktop.sync.zip_form import MIMETYPE_NAME

DESCRIPTION_NAME: Final = "bundle.json"
DIGESTS_NAME: Final = "manifest-sha256.txt"
LARGEST_ATTACHMENT: Final = 25 * 1024 * 1024

SEGMENT: Final = re.compile(r"segments/([0-9a-f]{32})\.jsonl")
ATTACHMENT: Final = re.compile(r"attachments/([0-9a-f]{64})(\.[a-z0-9]{1,10})?")
COPY: Final = re.compile(r"reports/[a-z0-9._-]+\.pdf|tables/[a-z0-9._-]+\.(xlsx|csv)")

#: The signature's own files, and those of further signatures.
META_NAMES: Final = frozenset({MANIFEST_NAME, SIGNATURE_NAME, *chain.from_iterable(COSIGNED_NAMES.values())})
#: What the signature does not list: the type of the container and the files of the signatures.
UNSIGNED_NAMES: Final = META_NAMES | {MIMETYPE_NAME}
#: What every bundle has and the signature lists.
REQUIRED_NAMES: Final = (DESCRIPTION_NAME, README_NAME, DIGESTS_NAME)


def segment_name(segment_hash: str) -> str:
    """Return the entry of a segment."""
    return f"segments/{segment_hash}.jsonl"


def attachment_name(sha256: str, file_name: str) -> str:
    """Return the entry of an attachment: its hash with the extension of its original name, where that is plain."""
    found = re.search(r"\.[A-Za-z0-9]{1,10}$", file_name)
    return f"attachments/{sha256}{found[0].lower() if found else ''}"


def report_name(title: str) -> str:
    """Return the entry of a PDF copy, named by its title or code in ASCII."""
    return f"reports/{ascii_name(title)}.pdf"


def ascii_name(text: str) -> str:
    """Return a text as a part of a file name: ASCII letters in lower case, digits and dashes."""
    decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", decomposed).strip("-")[:80] or "document"
