"""Further signatures on a finished bundle: the mayor's certificate, or the old key beside the new one.

Rules of this module:

1. The signatures 002 to 009 each have a list of files of their own, equal to the first but for the name of the
   signature (EN 319 162-1: one list, one signature). Any of them may be there, in any order of making.
2. Adding one changes neither the first signature nor the identity of the bundle.
3. Each must be valid, or the whole bundle is refused. Whose certificate it is says nothing about trust: that is
   decided by the first signature, and by people who look at the certificate.
4. They may be made by other programs: more forms are accepted than of our own (``cms``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.cms import claimed_digest, verify_signature
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.entry_names import COSIGNED_NAMES, MANIFEST_NAME, SIGNATURE_NAME
from parteneriat_desktop.sync.layout import ATTACHMENT, COPY
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.zip_form import MIMETYPE_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from parteneriat_desktop.sync.certificate import Certificate

#: Numbers of further signatures with the names of their lists and of the signatures themselves.
NUMBERS: Final = tuple(COSIGNED_NAMES)
META: Final = "META-INF/"


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A valid further signature: its number in the bundle, its certificate, and the time that the signer claims."""

    number: int
    certificate: Certificate
    claimed_time: datetime | None


def cosigned_list(manifest: bytes, number: int) -> bytes:
    """Return the list of files that the signature of a number is over."""
    return manifest.replace(f'"{SIGNATURE_NAME}"'.encode(), f'"{COSIGNED_NAMES[number][1]}"'.encode(), 1)


def read_cosignatures(files: Mapping[str, memoryview]) -> tuple[Cosignature, ...]:
    """Return the further signatures of a bundle; refuse it where one is not valid."""
    manifest = bytes(files[MANIFEST_NAME])
    found: list[Cosignature] = []
    for number, (list_name, signature_name) in COSIGNED_NAMES.items():
        if list_name not in files and signature_name not in files:
            continue
        if list_name not in files or signature_name not in files:
            raise refuse("cosignature-incomplete", number=number)
        listed = bytes(files[list_name])
        if listed != cosigned_list(manifest, number):
            raise refuse("cosignature-list", number=number)
        signed = verify_signature(bytes(files[signature_name]), listed, outside=True)
        found.append(Cosignature(number, signed.certificate, signed.claimed_time))
    return tuple(found)


def add_cosignature(bundle: bytes, signature: bytes) -> bytes:
    """Return the bundle with a signature that was made over one of its lists.

    Raises ``RefusedError``: cms-… where it is no valid signature, cosignature-other where it is over something
    else, cosignature-taken where the bundle has one of this number already.
    """
    files = read_archive(bundle)
    if MANIFEST_NAME not in files:
        raise refuse("no-signature")
    manifest = bytes(files[MANIFEST_NAME])
    number = matching_number(manifest, signature)
    if number is None:
        raise refuse("cosignature-other")
    list_name, signature_name = COSIGNED_NAMES[number]
    if signature_name in files:
        raise refuse("cosignature-taken", number=number)
    listed = cosigned_list(manifest, number)
    verify_signature(signature, listed, outside=True)
    files = {**files, list_name: memoryview(listed), signature_name: memoryview(signature)}
    ordered = sorted(files, key=lambda name: name.startswith(META))
    return write_container(Entry(name, files[name], is_text(name)) for name in ordered if name != MIMETYPE_NAME)


def taken_numbers(bundle: bytes) -> frozenset[int]:
    """Return the numbers of the further signatures that a bundle has."""
    files = read_archive(bundle)
    return frozenset(number for number, names in COSIGNED_NAMES.items() if names[1] in files)


def matching_number(manifest: bytes, signature: bytes) -> int | None:
    """Return the number whose list of files a signature claims to be over; None where it is none of them."""
    claimed = claimed_digest(signature)
    return next((number for number in NUMBERS if claimed.is_of(cosigned_list(manifest, number))), None)


def is_text(name: str) -> bool:
    """Tell whether deflating an entry is worth trying, as the writer of bundles decides it."""
    return not (ATTACHMENT.fullmatch(name) or COPY.fullmatch(name) or name.endswith(".p7s"))
