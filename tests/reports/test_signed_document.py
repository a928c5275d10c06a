"""Signed files that come from outside: what holds is told, every way of changing one is refused by its own sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as some
from pikepdf import Encryption, Pdf
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation.dss import DocumentSecurityStore
from signed_samples import MOMENT, NOW, a_key, signed_once, signed_twice, to_be_signed

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.reports import signing
from parteneriat_desktop.reports.signed_document import check_signatures
from parteneriat_desktop.reports.signing import sign_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")


def refusal(document: bytes) -> str:
    """The code with which a file is refused."""
    with pytest.raises(RefusedError) as refused:
        check_signatures(document)
    return refused.value.code


def added(document: bytes, act: Callable[[Any], None]) -> bytes:
    """A file to which somebody added a new version behind the old one."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(document))
    act(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def a_page(writer: Any) -> None:
    """Add a page with another text."""
    tree = writer.root["/Pages"]
    page = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/Parent"): writer.root.raw_get("/Pages"),
            NameObject("/MediaBox"): ArrayObject([FloatObject(side) for side in (0, 0, 595, 842)]),
            NameObject("/Contents"): writer.add_object(StreamObject(stream_data=b"0 0 m 99 99 l S")),
        }
    )
    tree["/Kids"].append(writer.add_object(page))
    tree["/Count"] = FloatObject(len(tree["/Kids"]))
    writer.update_container(tree)


def first_page(writer: Any) -> Any:
    """The first page of a file that is added to."""
    reference = writer.find_page_for_modification(0)[0]
    return reference.get_object()


def another_text(writer: Any) -> None:
    """Exchange what the first page shows."""
    page = first_page(writer)
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"10 10 200 200 re f"))
    writer.update_container(page)


def a_note(writer: Any) -> None:
    """Lay a note over the first page."""
    page = first_page(writer)
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Rect"): ArrayObject([FloatObject(side) for side in (50, 50, 500, 700)]),
            NameObject("/Contents"): pdf_string("Se aprobă 1.000.000 lei"),
        }
    )
    page[NameObject("/Annots")] = ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def another_title(writer: Any) -> None:
    """Hide a script behind the opening of the file."""
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): pdf_string("app.beep()")}
    )
    writer.root[NameObject("/OpenAction")] = writer.add_object(script)
    writer.update_root()


def another_place(writer: Any) -> None:
    """Move what the first signature shows, as attacks with prepared fields do."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    field[NameObject("/Rect")] = ArrayObject([FloatObject(side) for side in (0, 0, 595, 842)])
    writer.update_container(field)


ADDITIONS = [a_page, another_text, a_note, another_title, another_place]


def test_signatures_that_hold_are_told_in_their_order():
    first, second = check_signatures(signed_twice())

    assert (first.field, second.field) == ("signature1", "signature2")
    assert (first.moment, second.moment) == (MOMENT, MOMENT)
    assert first.certificate == a_key("Ion Primaru").certificate
    assert second.certificate == a_key("Ana Secretaru").certificate
    assert [one.field for one in check_signatures(signed_once())] == ["signature1"]


def test_a_file_without_signatures_has_none():
    assert check_signatures(to_be_signed()) == []


@pytest.mark.parametrize("act", ADDITIONS)
def test_whatever_is_added_after_the_last_signature_is_refused(act: Callable[[Any], None]):
    assert refusal(added(signed_once(), act)) == "pdf-added"
    assert refusal(added(signed_twice(), act)) in {"pdf-added", "pdf-altered"}


@pytest.mark.parametrize("act", ADDITIONS)
def test_whatever_is_altered_between_two_signatures_is_refused(act: Callable[[Any], None]):
    altered = added(signed_once(), act)
    assert refusal(sign_pdf(altered, "signature2", a_key("Ana Secretaru"), NOW)) == "pdf-altered"


def longer() -> bytes:
    """The signed file with the certificates that prove its signature for longer."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(signed_once()))
    contents = CONTENTS.search(signed_once())
    assert contents is not None
    certificates = [one.signer_cert for one in writer.prev.embedded_signatures]
    store: Any = DocumentSecurityStore
    store.supply_dss_in_writer(writer, sig_contents=contents[1], certs=certificates)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_bytes_behind_the_end_are_refused():
    assert refusal(signed_once() + b"\n% and something more\n") == "pdf-added"
    assert refusal(longer() + b"% and something more\n") == "pdf-added"


def test_an_end_that_leads_back_before_the_signature_is_refused():
    assert refusal(signed_once() + to_be_signed()) == "pdf-signature-unreadable"


def test_what_proves_signatures_for_longer_may_follow():
    assert [one.field for one in check_signatures(longer())] == ["signature1"]


def test_a_changed_byte_of_the_pages_is_refused():
    changed = bytearray(signed_once())
    changed[changed.index(b"/MediaBox") + 14 if b"/MediaBox" in changed else 20_000] ^= 1

    assert refusal(bytes(changed)) == "pdf-changed"


def byte_range(document: bytes, change: Callable[[list[int]], list[int]]) -> bytes:
    """The file with other numbers in its last list of signed stretches, as long as before."""
    found = list(re.finditer(rb"/ByteRange \[([0-9 ]+)\] *", document))[-1]
    numbers = change([int(number) for number in found[1].split()])
    text = b"/ByteRange [" + " ".join(map(str, numbers)).encode() + b"]"
    return document[: found.start()] + text.ljust(len(found[0])) + document[found.end() :]


@pytest.mark.parametrize(
    "change",
    [
        lambda numbers: [1, numbers[1] - 1, *numbers[2:]],
        lambda numbers: [*numbers[:2], numbers[2] + 20, numbers[3] - 20],
        lambda numbers: [numbers[0], numbers[1] - 40, *numbers[2:]],
        lambda numbers: [*numbers[:3], numbers[3] + 9],
        lambda numbers: numbers[:2],
        lambda numbers: [0] * len(numbers),
    ],
)
def test_a_signature_that_leaves_a_part_out_is_refused(change: Callable[[list[int]], list[int]]):
    assert refusal(byte_range(signed_once(), change)) == "pdf-byte-range"


def test_a_signature_over_the_beginning_only_is_refused():
    assert refusal(byte_range(signed_once(), lambda numbers: [*numbers[:3], numbers[3] - 30])) == "pdf-changed"


def test_a_value_that_the_key_did_not_make_is_refused():
    contents = CONTENTS.search(signed_once())
    assert contents is not None
    end = contents.start(1) + len(contents[1].rstrip(b"0"))
    forged = bytearray(signed_once())
    forged[end - 8] = ord("1") if forged[end - 8] != ord("1") else ord("2")

    assert refusal(bytes(forged)) == "pdf-signature-wrong"


@dataclass(frozen=True)
class OldKey:
    """A key that signs as programs did long ago."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    def sign(self, data: bytes) -> bytes:
        """Sign over a digest that can be forged."""
        return self.key.sign(data, ec.ECDSA(hashes.SHA1()))  # noqa: S303 - this is what is refused


def test_a_signature_over_a_digest_that_can_be_forged_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(signing, "_DIGEST", "sha1")
    key = a_key("Ion Primaru")
    weak = sign_pdf(to_be_signed(), "signature1", OldKey(key.key, key.certificate), NOW)

    assert refusal(weak) == "pdf-weak"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (rb"/ETSI\.CAdES\.detached", b"/ETSI.CAdES.nonsense"),
        (rb"/Contents <30", b"/Contents <77"),
        (rb"/ByteRange", b"/BiteRange"),
    ],
)
def test_a_signature_of_another_form_is_refused(before: bytes, after: bytes):
    assert refusal(re.sub(before, after, signed_once())) == "pdf-signature-unreadable"


@pytest.mark.parametrize("fault", ["text", "cut", "closed"])
def test_a_file_that_cannot_be_read_is_refused(fault: str):
    out = BytesIO()
    with Pdf.open(BytesIO(to_be_signed())) as pdf:
        pdf.save(out, encryption=Encryption(owner="a", user="b"))
    files = {
        "text": b"no PDF at all",
        "cut": signed_once()[:30_000],
        "closed": out.getvalue(),
    }

    assert refusal(files[fault]) == "pdf-unreadable"


@settings(max_examples=120, deadline=None)
@given(some.integers(0, 2**40), some.integers(0, 7))
def test_no_flipped_bit_outside_of_the_value_is_accepted(place: int, bit: int):
    document, contents = bytearray(signed_once()), CONTENTS.search(signed_once())
    assert contents is not None
    spot = place % len(document)
    document[spot] ^= 1 << bit
    try:
        check_signatures(bytes(document))
    except RefusedError:
        return
    assert contents.start(1) <= spot < contents.end(1)
