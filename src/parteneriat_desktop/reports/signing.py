"""Signs a finished document in one of its empty signature fields: PAdES-B-B (ETSI EN 319 142-1).

Rules of this module:

1. Only a field that the document has already is signed; the bytes before the signature stay as they are.
2. The first signature certifies the document and lets only further fields be signed; later ones do not
   certify.
3. The key stays with whoever signs: this module sees its certificate and the value of the signature. The
   moment is an argument, not the clock.
4. Nothing is drawn: a picture of a signature proves nothing, and its letters would have to be embedded.
5. The module is imported only when something is signed, because pyHanko is slow to load.
"""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.ades.api import CAdESSignedAttrSpec
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from datetime import datetime

_DIGEST = "sha256"
#: Room for the signature in the file, in hexadecimal digits.
_RESERVED = 16_384


class DocumentSigner(Protocol):
    """A key of the curve P-256 with its certificate in DER."""

    @property
    def certificate(self) -> bytes:
        """The certificate of the key."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return the ECDSA signature over the SHA-256 of the data, in DER."""
        ...


class _Adapter(signers.Signer):
    """Lets pyHanko ask one of our keys."""

    def __init__(self, signer: DocumentSigner) -> None:
        load: Any = load_certs_from_pemder_data
        super().__init__(signing_cert=next(iter(load(signer.certificate))))
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - pyHanko's own
        """Return the value of the signature."""
        return self._signer.sign(data)


class _ArchivableWriter(IncrementalPdfFileWriter):
    """Adds to a document without raising its version: PDF/A-2 is PDF 1.7 (ISO 19005-2, 6.1.2)."""

    def ensure_output_version(self, version: Any) -> None:
        """Leave the version as it is; what PAdES-B-B needs of PDF 2.0 is the name of its format only."""


def empty_fields(document: bytes) -> list[str]:
    """Return the names of the signature fields that nobody has signed yet, in their order."""
    return [name for name, value in _fields(IncrementalPdfFileWriter(BytesIO(document))) if value is None]


def _fields(writer: Any) -> list[tuple[str, object]]:
    """Return the signature fields of a document with their values, None where unsigned."""
    found: Any = fields
    return [(name, value) for name, value, _ in found.enumerate_sig_fields(writer.prev)]


def sign_pdf(document: bytes, field: str, signer: DocumentSigner, moment: datetime) -> bytes:
    """Return the document signed in a field.

    Raises ``RefusedError`` (code ``report-no-field``) when there is no such empty field.
    """
    empty = empty_fields(document)
    if field not in empty:
        raise RefusedError(
            Sentence("The document has no empty signature field “{field}”.", field=field[:60]),
            Sentence("Make the document for electronic signature and choose a field that nobody has signed yet."),
            code="report-no-field",
        )
    writer: Any = _ArchivableWriter(BytesIO(document))
    first = not any(value is not None for _, value in _fields(writer))
    facts = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_DIGEST,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        cades_signed_attr_spec=CAdESSignedAttrSpec(),
    )
    nothing = StaticStampStyle(border_width=0)
    return asyncio.run(_sign(signers.PdfSigner(facts, _Adapter(signer), stamp_style=nothing), writer, moment))


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
