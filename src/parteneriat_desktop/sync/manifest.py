"""META-INF/ASiCManifest.xml: the list of digests that the signature covers (EN 319 162-1, annex A.4).

Rules of this module:

1. The manifest is fixed XML: one ``SigReference`` to the one signature, then one
   ``DataObjectReference`` with a SHA-256 digest per file, ``Rootfile="true"`` on the first.
2. It is parsed only after its bytes were authenticated. A document type, an entity, a byte order
   mark or another encoding is refused as bytes, before any XML parser sees it.
3. Elements, attributes, order and digest algorithm are exactly these; no reference occurs twice.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from parteneriat_desktop.sync.entry_names import SIGNATURE_NAME
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
ASIC: Final = "http://uri.etsi.org/02918/v1.2.1#"
DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
SIGNATURE_TYPE: Final = "application/pkcs7-signature"
DIGEST_BYTES: Final = 32
FORBIDDEN: Final = (b"<!", b"<?xml-", b"&#")

MEDIA_TYPES: Final = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "txt": "text/plain",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One signed file: its name and the SHA-256 of its content (32 bytes)."""

    name: str
    digest: bytes

    @property
    def media_type(self) -> str:
        """The media type by the extension, for foreign tools; attachments say theirs in ``bundle.json``."""
        return MEDIA_TYPES.get(self.name.rpartition(".")[2], "application/octet-stream")


def write_manifest(references: Sequence[Reference]) -> bytes:
    """Return the manifest that lists these files; the first one is the root file (rule 1)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<asic:ASiCManifest xmlns:asic="{ASIC}" xmlns:ds="{DSIG}">',
        f'<asic:SigReference URI="{SIGNATURE_NAME}" MimeType="{SIGNATURE_TYPE}"/>',
    ]
    for position, reference in enumerate(references):
        root = "" if position else ' Rootfile="true"'
        digest = base64.b64encode(reference.digest).decode()
        lines.append(
            f'<asic:DataObjectReference URI="{reference.name}" MimeType="{reference.media_type}"{root}>'
            f'<ds:DigestMethod Algorithm="{SHA256}"/><ds:DigestValue>{digest}</ds:DigestValue>'
            "</asic:DataObjectReference>"
        )
    lines.append("</asic:ASiCManifest>\n")
    return "\n".join(lines).encode()


def parse_manifest(data: bytes) -> tuple[Reference, ...]:
    """Return the references of a manifest whose bytes are already authenticated; refuse any other form."""
    root = parse_xml(data)
    children = list(root)
    if root.tag != f"{{{ASIC}}}ASiCManifest" or root.attrib or not children:
        raise refuse("manifest-element")
    signature = {"URI": SIGNATURE_NAME, "MimeType": SIGNATURE_TYPE}
    if not is_bare(children[0], f"{{{ASIC}}}SigReference", signature):
        raise refuse("manifest-element")
    references = tuple(read_reference(child, first=not index) for index, child in enumerate(children[1:]))
    check_names(reference.name for reference in references)
    return references


def parse_xml(data: bytes) -> Any:
    """Parse authenticated bytes with everything switched off that reaches outside of them (rule 2)."""
    from lxml import etree  # noqa: PLC0415 - heavy: loaded when the first bundle is read

    if any(mark in data for mark in FORBIDDEN):
        raise refuse("xml-doctype")
    if not data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>') or b"\x00" in data:
        raise refuse("xml-encoding")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_blank_text=True
    )
    try:
        data.decode()
        return etree.fromstring(data, parser)
    except UnicodeDecodeError:
        raise refuse("xml-encoding") from None
    except etree.XMLSyntaxError:
        raise refuse("xml-syntax") from None


def is_bare(element: Any, tag: str, attributes: dict[str, str]) -> bool:
    """Tell whether an element is exactly this: tag, attributes, no text, no children."""
    return element.tag == tag and dict(element.attrib) == attributes and not len(element) and not element.text


def read_reference(element: Any, *, first: bool) -> Reference:
    """Read one ``DataObjectReference``."""
    attributes = dict(element.attrib)
    name, media = attributes.pop("URI", ""), attributes.pop("MimeType", "")
    expected = {"Rootfile": "true"} if first else {}
    if element.tag != f"{{{ASIC}}}DataObjectReference" or not name or not media or attributes != expected:
        raise refuse("manifest-element")
    children = list(element)
    if [child.tag for child in children] != [f"{{{DSIG}}}DigestMethod", f"{{{DSIG}}}DigestValue"]:
        raise refuse("manifest-element")
    method, value = children
    if not is_bare(method, f"{{{DSIG}}}DigestMethod", {"Algorithm": SHA256}):
        raise refuse("manifest-digest-alg")
    if value.attrib or len(value):
        raise refuse("manifest-element")
    return Reference(name, read_digest(value.text or ""))


def read_digest(text: str) -> bytes:
    """Read a base64 SHA-256 digest in its one spelling."""
    try:
        digest = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if len(digest) != DIGEST_BYTES or base64.b64encode(digest).decode() != text:
        raise refuse("manifest-digest-value")
    return digest


def check_names(names: Iterable[str]) -> None:
    """Refuse a manifest that names a file twice: comparing sets would hide it."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise refuse("manifest-duplicate", file=name[:80])
        seen.add(name)
