"""From pages to an archivable file: PDF/A-2b, tagged, with language, title and outline.

Rules of this module:

1. A file that does not conform is not returned: it is validated after it was written.
2. The same pages give the same bytes: dates come from the day of the document, identifiers from content.
3. A signature field has an empty appearance, so that the file conforms before and after it is signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String, pdfa

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.reports.structure import Annotated, Drawn, Marks, Node, write_structure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FLAVOUR = "2b"
#: Annotation flag "Print".
_PRINT = 4
_PROGRAM = "parteneriat_desktop"


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What the file says about itself."""

    title: str
    author: str
    language: str
    day: date


def archive(pages: bytes, root: Node, marks: Marks, about: About) -> bytes:
    """Return the conforming file made of drawn pages and their structure."""
    with Pdf.open(BytesIO(pages)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        pdf.Root.Lang = String(about.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _add_annotations(pdf, write_structure(pdf, root, marks), marks)
        _describe(pdf, about)
        pdfa.prepare(pdf, FLAVOUR)
        _date(pdf, about)
        target = BytesIO()
        pdf.save(target, **pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    refuse_unless_archivable(target)
    return target.getvalue()


def refuse_unless_archivable(file: BytesIO) -> None:
    """Refuse a file that breaks a rule of PDF/A-2b or holds something that cannot be judged.

    Forms are outside what the validation judges, so the one with the empty signature fields is let pass;
    it obeys ISO 19005-2 6.4.1 (an appearance for each field, no scripts, no "NeedAppearances").
    """
    file.seek(0)
    findings = [
        found
        for found in pdfa.validate_written(file, FLAVOUR).findings
        if not (found.kind == "unsupported" and found.where.endswith("/AcroForm"))
    ]
    if findings:
        raise RefusedError(
            Sentence("The document would not be fit for archives: {reason}", reason=str(findings[0])),
            Sentence("Report this text to whoever maintains the program; the data are unharmed."),
            code="report-archive",
        )


def _add_annotations(pdf: Pdf, annotated: Mapping[Annotated, pikepdf.Object], marks: Marks) -> None:
    """Add the links and the empty signature fields, and tie them to their elements."""
    fields = Array()
    for number, (place, element) in enumerate(annotated.items()):
        common = Dictionary(
            Type=Name.Annot, Rect=Array(list(place.box)), F=_PRINT, StructParent=len(marks.pages) + number
        )
        page = pdf.pages[place.page].obj
        annotation = pdf.make_indirect(common)
        annotation.P = page
        annotation.Contents = String(place.tip)
        if place.target is None:
            _make_field(pdf, annotation, place, len(fields) + 1)
            fields.append(annotation)
        else:
            _make_link(pdf, annotation, place.target)
        page.Annots = Array([*page.get("/Annots", Array()), annotation])
        owner = element.K[-1] if isinstance(element.K, Array) else element.K
        owner.Obj = annotation
    if len(fields):
        pdf.Root.AcroForm = Dictionary(Fields=fields, SigFlags=0)


def _make_field(pdf: Pdf, annotation: pikepdf.Object, place: Annotated, number: int) -> None:
    """Make an annotation the field of a signature, with an appearance that shows nothing."""
    left, bottom, right, top = place.box
    nothing = Stream(pdf, b"")
    nothing.Type, nothing.Subtype = Name.XObject, Name.Form
    nothing.BBox = Array([0, 0, right - left, top - bottom])
    nothing.Resources = Dictionary()
    annotation.Subtype, annotation.FT = Name.Widget, Name.Sig
    annotation.T, annotation.TU = String(f"signature{number}"), String(place.tip)
    annotation.AP = Dictionary(N=nothing)


def _make_link(pdf: Pdf, annotation: pikepdf.Object, target: Node) -> None:
    """Make an annotation a link to the page on which a node begins."""
    first = next((kid.page for kid in target.kids if isinstance(kid, Drawn)), 0)
    annotation.Subtype = Name.Link
    annotation.Border = Array([0, 0, 0])
    annotation.Dest = Array([pdf.pages[first].obj, Name.Fit])


def _describe(pdf: Pdf, about: About) -> None:
    """Write title, author, language and dates as metadata."""
    moment = f"{about.day.isoformat()}T00:00:00+00:00"
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        metadata["dc:title"] = about.title
        metadata["dc:creator"] = [about.author]
        metadata["dc:language"] = {about.language}
        metadata["xmp:CreatorTool"] = _PROGRAM
        metadata["pdf:Producer"] = _PROGRAM
        metadata["xmp:CreateDate"] = moment
        metadata["xmp:ModifyDate"] = moment


def _date(pdf: Pdf, about: About) -> None:
    """Replace what preparing took from the clock and wrote about itself."""
    pdf.docinfo["/Producer"] = String(_PROGRAM)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdf:Producer"] = _PROGRAM
        metadata["xmp:MetadataDate"] = f"{about.day.isoformat()}T00:00:00+00:00"
