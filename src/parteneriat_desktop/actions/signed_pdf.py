"""A signed PDF that comes back: looked at, judged, and kept with the record that it is about.

Rules of this module:

1. Its signatures must hold for the whole file (``reports.signed_document``); a broken one is refused, never stored.
2. It must be what was issued here about the same record, byte for byte or page for page. Where nothing was issued here
   about the record, that cannot be known, and it is said. A person may say that another document is meant.
3. A file without a signature is a scan: who signed is seen by eye, and a person must say that it is one.
4. It is kept as it came, under its hash, as an attachment of the record; the journal says who did it and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import issued
from parteneriat_desktop.actions.attachments import keep_all
from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.trust import own_fingerprints, trust_list
from parteneriat_desktop.actions.workspace import known_entity
from parteneriat_desktop.errors import InvalidDataError, RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Attachment, Choice, encode
from parteneriat_desktop.store.attachments import describe, read_source
from parteneriat_desktop.sync.certificate import read_certificate

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from parteneriat_desktop.actions.issued import Issued
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.fields import Field, Record
    from parteneriat_desktop.records.values import Wire

#: Where the signed paper of a record is kept, unless a person names another field.
PLACES = {
    "partnership": "signed_document",
    "monitoring_report": "signed_pdf",
    "meeting": "minutes_document",
    "consultation": "response_document",
    "policy_proposal": "document",
    "collaboration_proposal": "document",
}


class Sameness(Choice):
    """Whether a file is what was issued here about the record."""

    BYTES = "bytes", N_("the document that was issued here, byte for byte")
    PAGES = "pages", N_("the document that was issued here; another program wrote its file anew")
    UNKNOWN = "unknown", N_("nothing was issued here about this record, so it cannot be compared")
    OTHER = "other", N_("another document than those that were issued here")
    SCAN = "scan", N_("a scan: who signed is seen by eye only")


@dataclass(frozen=True, slots=True)
class SeenSignature:
    """A signature that holds: who (name, organisation, issuer), with which key, when, and whether it is enrolled."""

    field: str
    holder: str
    organisation: str
    issuer: str
    fingerprint: str
    moment: datetime | None
    enrolled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """A file that came back, the record that it is about, and the field to keep it in (empty: the usual one).

    ``scan`` says that it is the scan of a signed paper, ``other`` that another document than the issued one is meant.
    """

    entity: str
    record: str
    file: Path
    field: str = ""
    scan: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What was kept: the attachment, its field, the signatures in their order, and what the file is."""

    attachment: Attachment
    field: str
    signatures: list[SeenSignature]
    sameness: Sameness


def look(workspace: Workspace, data: bytes) -> list[SeenSignature]:
    """Return the signatures of a PDF; changes nothing.

    Raises ``RefusedError``: pdf-unreadable, pdf-changed and the other codes of ``reports.signed_document``, and
    cms-key for a key that is too weak.
    """
    from parteneriat_desktop.reports.signed_document import check_signatures  # noqa: PLC0415 - loads the PDF library

    trusted, own = trust_list(workspace), own_fingerprints(workspace)
    seen: list[SeenSignature] = []
    for one in check_signatures(data):
        facts = read_certificate(one.certificate)
        seen.append(
            SeenSignature(
                one.field,
                facts.holder,
                facts.organisation,
                facts.issuer,
                facts.fingerprint,
                one.moment,
                facts.fingerprint in own or trusted.by_key(facts.key_id) is not None,
            )
        )
    return seen


def told(one: SeenSignature) -> Sentence:
    """Return the sentence about a signature that holds."""
    if one.moment is None:
        return Sentence(
            "Signed by {holder}, {organisation}; certificate issued by {issuer}; the signature holds.",
            holder=one.holder,
            organisation=one.organisation,
            issuer=one.issuer,
        )
    return Sentence(
        "Signed by {holder}, {organisation}, on {moment}; certificate issued by {issuer}; the signature holds.",
        holder=one.holder,
        organisation=one.organisation,
        moment=one.moment.astimezone(),
        issuer=one.issuer,
    )


def receive(workspace: Workspace, arrival: Arrival) -> Received:
    """Judge a file that came back and keep it with its record.

    Raises ``RefusedError`` with the codes of ``look``, pdf-not-signed, pdf-of-another, pdf-other-document, pdf-place
    and those of a file that cannot be attached; ``InvalidDataError`` (pdf-not-kept) where the record does not take it.
    Nothing is kept then.
    """
    row = known_row(workspace, arrival.entity, arrival.record)
    kind = known_entity(row.entity)
    field = _place(kind, arrival.field)
    data = read_source(arrival.file)
    attachment = describe(data, arrival.file.name)
    signatures = look(workspace, data)
    sameness = _judged(workspace, data, arrival, signed=bool(signatures))
    reference, before = encode(attachment), row.fields.get(field.name)
    value: Wire = [*(before if isinstance(before, list) else []), reference] if field.many else reference
    added = keep_all(workspace, {attachment.sha256: memoryview(data)})
    try:
        saved = save(workspace, row.entity, {field.name: value}, row.id)
    except BaseException:
        _drop(added)
        raise
    if saved.id is None:
        _drop(added)
        raise InvalidDataError(
            Sentence("The record does not take the signed document."),
            Sentence("Correct what is listed, then receive the document again."),
            code="pdf-not-kept",
            problems=saved.problems,
        )
    return Received(attachment, field.name, signatures, sameness)


def _drop(added: list[Path]) -> None:
    """Take back the copy of a file that no record keeps."""
    for path in added:
        path.unlink(missing_ok=True)


def _place(kind: type[Record], name: str) -> Field:
    """Return the field that keeps the file, or refuse one that holds no files."""
    declared = kind.field(name or PLACES.get(kind.ENTITY, ""))
    if declared is not None and declared.kind is Attachment:
        return declared
    places = ", ".join(found.name for found in kind.fields() if found.kind is Attachment) or "–"
    raise RefusedError(
        Sentence("It is not clear in which field of this record the document is to be kept."),
        Sentence("Name one of these with --field: {fields}.", fields=places),
        code="pdf-place",
    )


def _judged(workspace: Workspace, data: bytes, arrival: Arrival, *, signed: bool) -> Sameness:
    """Return what the file is, or refuse it (rules 2 and 3)."""
    known = issued.issued(workspace)
    found = issued.begins_with(data, known)
    if not arrival.other and found and all(one.record != arrival.record for one in found):
        raise RefusedError(
            Sentence("This is the report {code} about another record.", code=found[-1].code),
            Sentence("Open that record and receive the document there."),
            code="pdf-of-another",
        )
    if any(one.record == arrival.record for one in found):
        same = Sameness.BYTES
    else:
        same = _by_pages(data, [one for one in known if one.record == arrival.record])
    if not signed:
        return _as_scan(arrival)
    if same is Sameness.OTHER and not arrival.other:
        raise RefusedError(
            Sentence("This is not the document that was issued here about this record."),
            Sentence("Compare the two. If another document is meant, say so (--other-document) and receive it again."),
            code="pdf-other-document",
        )
    return same


def _by_pages(data: bytes, about: list[Issued]) -> Sameness:
    """Return whether the pages of a file are those of a document that was issued about the record."""
    from parteneriat_desktop.reports.page_digest import page_digest  # noqa: PLC0415 - loads the PDF library

    if not about:
        return Sameness.UNKNOWN
    pages = page_digest(data)
    return Sameness.PAGES if pages and any(one.pages == pages for one in about) else Sameness.OTHER


def _as_scan(arrival: Arrival) -> Sameness:
    """Return that the file is a scan, where a person said so."""
    if arrival.scan:
        return Sameness.SCAN
    raise RefusedError(
        Sentence("The file “{name}” holds no electronic signature.", name=arrival.file.name),
        Sentence("Sign it first. If it is the scan of a signed paper, say so (--scan) and receive it again."),
        code="pdf-not-signed",
    )
