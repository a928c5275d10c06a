"""Whether the signatures of a PDF that came from outside hold for the whole file.

Rules of this module:

1. Each signature is over everything from the first byte to its own end except its own value; two stretches, without
   a third and without a gap that hides anything. Otherwise: pdf-byte-range.
2. What it is over is unchanged (pdf-changed), and its key made it (pdf-signature-wrong), with SHA-256 or longer
   (pdf-weak).
3. After the last one the file ends. Only what proves the same signatures for longer may follow: certificates,
   revocation lists and time stamps. Anything else: pdf-added.
4. After an earlier one only what its signatory allowed was added: further signatures and values of form fields, never
   pages, texts, notes or appearances of what was signed. Otherwise: pdf-altered.
5. What cannot be read or judged is refused (pdf-unreadable, pdf-signature-unreadable), never taken for valid.
6. Whether the certificates are qualified or revoked is not judged: without a network there is no list to ask.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.reports.signing import UNREADABLE, unreadable

if TYPE_CHECKING:
    from datetime import datetime

#: Digests that nobody can forge today.
_STRONG = frozenset({"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
_ASK_AGAIN = Sentence("Keep the file apart, do not rely on it, and ask for it again, straight from who signed it.")

#: What pyHanko writes to its log while it judges is said by the sentences here; nobody reads the log.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """A signature that holds: its field, the certificate of its key (DER), and when it says that it was made."""

    field: str
    certificate: bytes
    moment: datetime | None


def check_signatures(document: bytes) -> list[FoundSignature]:
    """Return the signatures of a PDF in the order in which they were made; none where there is none.

    Raises ``RefusedError`` with one of the codes of the rules above.
    """
    signatures = _embedded(document)
    if not signatures and b"/ByteRange" in document:
        raise _not_judged("–")
    return [_checked(one, document, last=one is signatures[-1]) for one in signatures]


def _embedded(document: bytes) -> list[Any]:
    """Return the signatures as pyHanko reads them, time stamps left out."""
    try:
        reader: Any = PdfFileReader(BytesIO(document))
        closed = reader.security_handler is not None
        reader.root["/Pages"]
    except UNREADABLE as error:
        raise unreadable() from error
    if closed:
        raise unreadable()
    filled: Any = enumerate_sig_fields
    try:
        known: list[Any] = list(reader.embedded_signatures)
        whole = len(known) == len(list(filled(reader, filled_status=True)))
        found = [one for one in known if one.sig_object_type == "/Sig"]
    except UNREADABLE as error:
        raise _not_judged("–") from error
    if not whole:
        raise _not_judged("–")
    return sorted(found, key=lambda one: one.signed_revision)


def _checked(signature: Any, document: bytes, *, last: bool) -> FoundSignature:
    """Return one signature that holds, or refuse the file."""
    holder = _holder(signature)
    if not _covers_plainly(signature, document):
        raise _byte_range(holder)
    if signature.md_algorithm not in _STRONG:
        raise _weak(holder)
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    try:
        status: Any = asyncio.run(async_validate_pdf_signature(signature, nobody))
    except UNREADABLE as error:
        raise _not_judged(holder) from error
    if not status.intact:
        raise _changed(holder)
    if not status.valid:
        raise _wrong(holder)
    if last and not _ends_file(signature, status, document):
        raise _added(holder)
    if not last and not _allowed(status):
        raise _altered(holder)
    return FoundSignature(signature.fq_name, signature.signer_cert.dump(), status.signer_reported_dt)


def _holder(signature: Any) -> str:
    """Return the name in the certificate of a signature, a dash where it cannot be read."""
    try:
        names: dict[str, Any] = signature.signer_cert.subject.native
        return str(names.get("common_name") or names.get("organization_name") or "–")
    except UNREADABLE:
        return "–"


def _covers_plainly(signature: Any, document: bytes) -> bool:
    """Tell whether the two stretches begin with the file and leave out the value of the signature only (rule 1)."""
    numbers = [int(number) for number in signature.byte_range]
    if len(numbers) != 4 or min(numbers) < 0:  # noqa: PLR2004 - two stretches, each with a start and a length
        return False
    start, length, again, rest = numbers
    hole = document[length:again]
    value = bytes(signature.pkcs7_content).hex().encode()
    plain = start == 0 and again + rest <= len(document) and hole[:1] + hole[-1:] == b"<>"
    return plain and hole[1:-1].lower() == value


def _ends_file(signature: Any, status: Any, document: bytes) -> bool:
    """Tell whether nothing but what proves the signatures for longer follows (rule 3)."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    level, versions = status.modification_level, signature.reader.xrefs.total_revisions
    followed = versions > signature.signed_revision + 1 and document.rstrip().endswith(b"%%EOF")
    return bool(followed and level is not None and level <= ModificationLevel.LTA_UPDATES)


def _allowed(status: Any) -> bool:
    """Tell whether what followed was allowed by who signed (rule 4)."""
    level = status.modification_level
    return bool(status.docmdp_ok and level is not None and level <= ModificationLevel.FORM_FILLING)


def _not_judged(holder: str) -> RefusedError:
    """Return the refusal of a signature in a form that cannot be judged here."""
    return RefusedError(
        Sentence("The signature of {holder} in this file has a form that cannot be checked here.", holder=holder),
        Sentence("Check it with the program that made it; ask for a signature of the form PAdES."),
        code="pdf-signature-unreadable",
    )


def _byte_range(holder: str) -> RefusedError:
    """Return the refusal of a signature that leaves a part of the file out."""
    return RefusedError(
        Sentence("The signature of {holder} leaves out a part of the file in which something can hide.", holder=holder),
        _ASK_AGAIN,
        code="pdf-byte-range",
    )


def _weak(holder: str) -> RefusedError:
    """Return the refusal of a signature over a digest that can be forged."""
    return RefusedError(
        Sentence("The signature of {holder} uses a method that can be forged today.", holder=holder),
        Sentence("Ask for the file to be signed again with SHA-256; every present program does so."),
        code="pdf-weak",
    )


def _changed(holder: str) -> RefusedError:
    """Return the refusal of a file that was changed after it was signed."""
    return RefusedError(
        Sentence("The file was changed after {holder} signed it: the signature is broken.", holder=holder),
        _ASK_AGAIN,
        code="pdf-changed",
    )


def _wrong(holder: str) -> RefusedError:
    """Return the refusal of a signature that its key did not make."""
    return RefusedError(
        Sentence("The signature under the name {holder} was not made with the key of that certificate.", holder=holder),
        _ASK_AGAIN,
        code="pdf-signature-wrong",
    )


def _added(holder: str) -> RefusedError:
    """Return the refusal of a file to which something was added after its last signature."""
    return RefusedError(
        Sentence("Something was added to the file after {holder} signed it last; nobody signed that.", holder=holder),
        _ASK_AGAIN,
        code="pdf-added",
    )


def _altered(holder: str) -> RefusedError:
    """Return the refusal of a file that was altered between two signatures."""
    return RefusedError(
        Sentence("Between two signatures the file was altered in a way that {holder} did not allow.", holder=holder),
        _ASK_AGAIN,
        code="pdf-altered",
    )
