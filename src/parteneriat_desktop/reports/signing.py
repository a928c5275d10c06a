"""Signs a finished document in one of its empty signature fields: PAdES-B-B (ETSI EN 319 142-1).

Rules of this module:

1. Only a field that the document has already is signed; the bytes before the signature stay as they are.
2. The first signature certifies the document and lets only further fields be signed; later ones do not
   certify.
3. The key stays with whoever signs: this module sees its certificate and the value of the signature. The
   moment is an argument, not the clock.
4. Nothing is drawn unless words are given (``stamp``): then they stand in the field, and nowhere else.
5. The same document, key, moment and words give the same bytes, as far as the key's own signatures are the same.
6. The module is imported only when something is signed, because pyHanko is slow to load.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.ades.api import CAdESSignedAttrSpec
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.reports.stamp import draw_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from parteneriat_desktop.reports.stamp import Stamp

_DIGEST = "sha256"
#: Room for the signature in the file, in hexadecimal digits.
_RESERVED = 16_384


#: What reading a file that somebody else made may raise: anything, for pyHanko passes on what its parsers meet.
UNREADABLE = (Exception,)


class DocumentSigner(Protocol):
    """A key with its certificate in DER: a curve of P-256, P-384, P-521, or RSA of at least 2,048 bits."""

    @property
    def certificate(self) -> bytes:
        """The certificate of the key."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return the signature over the SHA-256 of the data: ECDSA in DER, or RSA with PKCS#1 v1.5."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How a document is signed: when, with which certificates of issuers (DER) beside, and with which words shown."""

    moment: datetime
    chain: Sequence[bytes] = ()
    stamp: Stamp | None = None


class _Adapter(signers.Signer):
    """Lets pyHanko ask one of our keys."""

    def __init__(self, signer: DocumentSigner, chain: Sequence[bytes]) -> None:
        load: Any = load_certs_from_pemder_data
        make: Any = SimpleCertificateStore
        issuers = make()
        issuers.register_multiple([found for one in chain for found in load(one)])
        super().__init__(signing_cert=next(iter(load(signer.certificate))), cert_registry=issuers)
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - pyHanko's own
        """Return the value of the signature."""
        return self._signer.sign(data)


class _ArchivableWriter(IncrementalPdfFileWriter):
    """Adds to a document without raising its version: PDF/A-2 is PDF 1.7 (ISO 19005-2, 6.1.2)."""

    def ensure_output_version(self, version: Any) -> None:
        """Leave the version as it is; what PAdES-B-B needs of PDF 2.0 is the name of its format only."""

    def _update_meta(self) -> None:
        """Leave title, author and dates as they are: who signs writes nothing anew (rule 5)."""

    @classmethod
    def _handle_id(cls, prev: Any) -> Any:
        """Give the new version an identifier that follows from the old file, not from chance (rule 5)."""
        prev.stream.seek(0)
        made = ByteStringObject(hashlib.sha256(prev.stream.read()).digest()[:16])
        original: Any = super()
        return ArrayObject([original._handle_id(prev)[0], made])  # noqa: SLF001 - pyHanko's own hook


class _Drawn(PdfContent):
    """A page drawn by us, as what a field shows."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._page = page

    def render(self) -> bytes:
        """Put the page into the file that is written and return the operator that draws it."""
        shown: Any = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        self.resources.xobject["/Stamp"] = shown
        left, bottom, right, top = (float(number) for number in shown.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Stamp Do"


def empty_fields(document: bytes) -> list[str]:
    """Return the names of the signature fields that nobody has signed yet, in their order.

    Raises ``RefusedError`` (code ``pdf-unreadable``) for a file that is no PDF, or is damaged or encrypted.
    """
    return [name for name, value, _ in _fields(_writer(document)) if value is None]


def _writer(document: bytes) -> Any:
    """Open a document to be added to."""
    try:
        writer = _ArchivableWriter(BytesIO(document))
        if writer.security_handler is None:
            return writer
    except UNREADABLE as error:
        raise unreadable() from error
    raise unreadable()


def unreadable() -> RefusedError:
    """Return the refusal of a file that cannot be read as a PDF."""
    return RefusedError(
        Sentence("The file is no PDF that can be read: it is damaged, encrypted or of another kind."),
        Sentence("Open it in a PDF reader; save it again without a password, or ask for it again."),
        code="pdf-unreadable",
    )


def _fields(writer: Any) -> list[tuple[str, object, Any]]:
    """Return the signature fields of a document with their values, None where unsigned, and where they are."""
    found: Any = fields
    return list(found.enumerate_sig_fields(writer.prev))


def sign_pdf(document: bytes, field: str, signer: DocumentSigner, manner: Manner) -> bytes:
    """Return the document signed in a field.

    Raises ``RefusedError``: report-no-field when there is no such empty field, pdf-unreadable, and pdf-closed when
    who signed before allows no further signature.
    """
    writer = _writer(document)
    known = _fields(writer)
    place = next((where for name, value, where in known if name == field and value is None), None)
    if place is None:
        raise RefusedError(
            Sentence("The document has no empty signature field “{field}”.", field=field[:60]),
            Sentence("Make the document for electronic signature and choose a field that nobody has signed yet."),
            code="report-no-field",
        )
    facts = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_DIGEST,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=not any(value is not None for _, value, _ in known),
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        cades_signed_attr_spec=CAdESSignedAttrSpec(),
    )
    shown = _appearance(manner.stamp, place)
    try:
        return asyncio.run(
            _sign(signers.PdfSigner(facts, _Adapter(signer, manner.chain), stamp_style=shown), writer, manner.moment)
        )
    except SigningError as error:
        raise RefusedError(
            Sentence("This document lets nobody sign any more: who signed it before closed it."),
            Sentence("Ask them for a copy that may be signed further, or sign a fresh copy first."),
            code="pdf-closed",
        ) from error


def _appearance(stamp: Stamp | None, place: Any) -> StaticStampStyle:
    """Return what the field shows: the words in its upper left corner, or nothing."""
    left, bottom, right, top = (float(number) for number in place.get_object()["/Rect"])
    if stamp is None or left == right or bottom == top:
        return StaticStampStyle(border_width=0)
    corner = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MAX,
        margins=Margins(),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    page = draw_stamp(stamp, abs(right - left), abs(top - bottom))
    return StaticStampStyle(border_width=0, background=_Drawn(page), background_layout=corner, background_opacity=1.0)


async def _sign(signer: Any, writer: Any, moment: datetime) -> bytes:
    """Go through pyHanko's steps with the given moment."""
    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = moment
    prepared = session.prepare_tbs_document(validation_info=None, bytes_reserved=_RESERVED)
    digest, output = prepared.digest_tbs_document(output=BytesIO())
    attributes = PdfCMSSignedAttributes(
        signing_time=moment, cades_signed_attrs=signer.signature_meta.cades_signed_attr_spec
    )
    finished = await prepared.perform_signature(digest.document_digest, attributes)
    await finished.post_signature_processing(output)
    return bytes(output.getvalue())
