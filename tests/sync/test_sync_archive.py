"""The strict ZIP reader: every attack is refused by the code it is named after."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync_samples import MIMETYPE, RawEntry, a_bundle, deflated, raw_zip

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync import zip_form
from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.entry_names import printable

if TYPE_CHECKING:
    from sync_samples import Refused

A = RawEntry(name=b"a.txt")
B = RawEntry(name=b"b.txt", content=b"other")
TEXT = b"line of text\n" * 40


def an_end_behind(data: bytes) -> bytes:
    """Put a zip64 locator before the end record."""
    return data[:-86] + b"PK\x06\x07" + bytes(16) + data[-86:]


def overlap() -> bytes:
    inner = RawEntry(name=b"inner.txt").local_bytes()
    outer = RawEntry(name=b"outer.txt", content=inner)
    start = len(MIMETYPE.local_bytes()) + 30 + len(outer.name)
    hidden = RawEntry(name=b"inner.txt", offset=start)
    data = raw_zip(outer, hidden)
    local = hidden.local_bytes()
    place = data.index(local, start + 1)
    cut = data[:place] + data[place + len(local) :]
    end = list(zip_form.END.unpack(cut[-86:-64]))
    end[6] -= len(local)
    return cut[:-86] + zip_form.END.pack(*end) + bytes(64)


ATTACKS = {
    "empty file": ("eocd-not-last", b""),
    "no zip": ("eocd-not-last", b"%PDF-1.7" * 20),
    "suffix": ("eocd-not-last", raw_zip(A) + b"\n"),
    "comment": ("eocd-not-last", raw_zip(A, end={"comment": 4})),
    "no seal": ("eocd-not-last", raw_zip(A, end={"comment": 0})[:-64]),
    "longer comment": ("eocd-not-last", raw_zip(A, end={"comment": 68}) + b"note"),
    "end record that does not count its seal": ("eocd-not-last", raw_zip(A, end={"comment": 0})),
    "truncated": ("eocd-not-last", raw_zip(A)[:-1]),
    "prefix": ("gap-before-eocd", b"MZ program" + raw_zip(A)),
    "gap before the end": ("gap-before-eocd", raw_zip(A, before_end=b"hidden")),
    "zip64 count": ("zip64", raw_zip(A, end={"here": 0xFFFF, "count": 0xFFFF})),
    "zip64 start": ("zip64", raw_zip(A, end={"start": 0xFFFFFFFF})),
    "zip64 locator": ("zip64", an_end_behind(raw_zip(A))),
    "zip64 size": ("zip64", raw_zip(replace(A, packed_size=0xFFFFFFFF))),
    "multidisk": ("multidisk", raw_zip(A, end={"disk": 1})),
    "multidisk count": ("multidisk", raw_zip(A, end={"here": 1})),
    "multidisk entry": ("multidisk", raw_zip(replace(A, disk=1))),
    "too many entries": ("too-many-entries", raw_zip(A, end={"here": 2001, "count": 2001})),
    "more entries than headers": ("central-directory", raw_zip(A, end={"here": 3, "count": 3})),
    "fewer entries than headers": ("central-directory", raw_zip(A, B, end={"here": 2, "count": 2})),
    "header mark": ("central-directory", raw_zip(A).replace(b"PK\x01\x02", b"PK\x01\x03")),
    "encrypted": ("flags-encrypted", raw_zip(replace(A, flags=1))),
    "data descriptor": ("flags-data-descriptor", raw_zip(replace(A, flags=8))),
    "java container": ("flags-data-descriptor", raw_zip(replace(A, flags=0x808))),
    "UTF-8 flag": ("flags-other", raw_zip(replace(A, flags=0x800))),
    "extra field": ("extra-field", raw_zip(replace(A, extra=b"\x55\x54\x00\x00"))),
    "entry comment": ("extra-field", raw_zip(replace(A, comment=b"x"))),
    "bzip2": ("method", raw_zip(replace(A, method=12))),
    "symlink": ("not-regular-file", raw_zip(replace(A, outer=0o120777 << 16))),
    "device": ("not-regular-file", raw_zip(replace(A, outer=0o020666 << 16))),
    "made on OS X": ("not-regular-file", raw_zip(replace(A, made_by=19 << 8 | 20))),
    "date": ("metadata", raw_zip(replace(A, day=34))),
    "time": ("metadata", raw_zip(replace(A, clock=1))),
    "executable": ("metadata", raw_zip(replace(A, outer=0o100755 << 16))),
    "made on DOS": ("metadata", raw_zip(replace(A, made_by=20))),
    "internal attribute": ("metadata", raw_zip(replace(A, inner=1))),
    "traversal": ("name-traversal", raw_zip(replace(A, name=b"../a.txt"))),
    "traversal inside": ("name-traversal", raw_zip(replace(A, name=b"x/../../a.txt"))),
    "traversal of Windows": ("name-traversal", raw_zip(replace(A, name=b"..\\a.txt"))),
    "absolute": ("name-traversal", raw_zip(replace(A, name=b"/etc/passwd"))),
    "folder": ("name-traversal", raw_zip(replace(A, name=b"folder/", content=b""))),
    "current folder": ("name-traversal", raw_zip(replace(A, name=b"./a"))),
    "no name": ("name-traversal", raw_zip(replace(A, name=b""))),
    "drive": ("name-char", raw_zip(replace(A, name=b"C:x"))),
    "stream of NTFS": ("name-char", raw_zip(replace(A, name=b"a.txt:b"))),
    "backslash": ("name-char", raw_zip(replace(A, name=b"a\\b.txt"))),
    "wildcard": ("name-char", raw_zip(replace(A, name=b"a*.txt"))),
    "capitals": ("name-char", raw_zip(replace(A, name=b"Readme.md"))),
    "letter with accent": ("name-char", raw_zip(replace(A, name="ș.txt".encode()))),
    "no UTF-8": ("name-char", raw_zip(replace(A, name=b"\xff.txt"))),
    "reserved": ("name-reserved", raw_zip(replace(A, name=b"con"))),
    "reserved with extension": ("name-reserved", raw_zip(replace(A, name=b"x/nul.txt.pdf"))),
    "reserved superscript": ("name-reserved", raw_zip(replace(A, name="com¹.txt".encode()))),
    "trailing dot": ("name-trailing", raw_zip(replace(A, name=b"a.txt."))),
    "trailing space": ("name-trailing", raw_zip(replace(A, name=b"a /b"))),
    "bidi override": ("name-control-or-bidi", raw_zip(replace(A, name="a\u202efdp.exe".encode()))),
    "control": ("name-control-or-bidi", raw_zip(replace(A, name=b"a\x00.txt"))),
    "private use": ("name-control-or-bidi", raw_zip(replace(A, name="\ue000".encode()))),
    "not NFC": ("name-not-nfc", raw_zip(replace(A, name="s\u0326.txt".encode()))),
    "long": ("name-too-long", raw_zip(replace(A, name=b"a" * 181))),
    "duplicate": ("duplicate-name", raw_zip(A, A)),
    "duplicate by case": ("duplicate-name", raw_zip(replace(A, name=b"README.txt"), replace(A, name=b"readme.txt"))),
    "gap": ("overlap-or-gap", raw_zip(replace(A, gap=b"hidden"), B)),
    "gap at the end": ("overlap-or-gap", raw_zip(replace(A, gap=b"hidden"))),
    "overlap under another name": ("overlap-or-gap", overlap()),
    "entry without local header": ("overlap-or-gap", raw_zip(A, replace(B, offset=0))),
    "other local name": ("local-central-mismatch", raw_zip(replace(A, local={"name": b"b.txt"}))),
    "other local flags": ("local-central-mismatch", raw_zip(replace(A, local={"flags": 1}))),
    "other local size": ("local-central-mismatch", raw_zip(replace(A, local={"unpacked_size": 1}))),
    "other local mark": ("local-central-mismatch", raw_zip(A).replace(b"PK\x03\x04", b"PK\x03\x05")),
    "bomb": ("ratio", raw_zip(RawEntry(name=b"a", content=bytes(1_000_000), method=8))),
    "huge entry": ("entry-too-large", raw_zip(replace(A, unpacked_size=zip_form.LARGEST_BUNDLE + 1))),
    "stored size": ("size-lie", raw_zip(replace(A, unpacked_size=3))),
    "deflated to more": ("size-lie", raw_zip(RawEntry(name=b"a", content=TEXT, method=8, unpacked_size=10))),
    "deflated to one more": ("size-lie", raw_zip(RawEntry(name=b"a", content=b"xy", method=8, unpacked_size=1))),
    "deflated to less": ("size-lie", raw_zip(RawEntry(name=b"a", content=TEXT, method=8, unpacked_size=900))),
    "deflate garbage": ("deflate", raw_zip(RawEntry(name=b"a", content=TEXT, method=8, packed=b"\xff\xff\xff"))),
    "deflate empty": ("deflate", raw_zip(RawEntry(name=b"a", content=b"", method=8, packed=b""))),
    "deflate cut": ("deflate", raw_zip(RawEntry(name=b"a", content=TEXT, method=8, packed=deflated(TEXT)[:-1]))),
    "deflate longer": ("deflate", raw_zip(RawEntry(name=b"a", content=TEXT, method=8, packed=deflated(TEXT) + b"!"))),
    "crc": ("crc", raw_zip(replace(A, crc=1))),
    "deflated crc": ("crc", raw_zip(RawEntry(name=b"a", content=TEXT, method=8, crc=1))),
    "no entries": ("mimetype", zip_form.END.pack(b"PK\x05\x06", 0, 0, 0, 0, 0, 0, 64) + bytes(64)),
}


def ordinary_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photograph.jpg", bytes(200))
    return out.getvalue()


@pytest.mark.parametrize(("code", "data"), ATTACKS.values(), ids=ATTACKS.keys())
def test_attack_is_refused_by_its_own_code(code: str, data: bytes, refused: Refused):
    with refused(code):
        read_archive(data)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(refused: Refused):
    with refused("file-too-large"):
        read_archive(bytes(zip_form.LARGEST_BUNDLE + 1))


def test_entries_that_are_too_large_together_are_refused_before_they_are_unpacked(refused: Refused):
    half = zip_form.LARGEST_BUNDLE // 2 + 1
    entries = [RawEntry(name=name, unpacked_size=half, packed_size=half // 50) for name in (b"a", b"b")]
    with refused("total-too-large"):
        read_archive(raw_zip(*entries))


def test_a_name_beyond_the_directory_is_refused(refused: Refused):
    data = bytearray(raw_zip(A))
    place = data.rindex(b"PK\x01\x02")
    data[place + 28 : place + 30] = b"\xff\x00"
    with refused("central-directory"):
        read_archive(bytes(data))


@pytest.mark.parametrize(
    "wrong",
    [
        RawEntry(name=b"mimetype", content=b"application/zip"),
        RawEntry(name=b"other", content=MIMETYPE.content),
        RawEntry(name=b"mimetype", content=MIMETYPE.content, method=8),
    ],
    ids=["other content", "other name", "deflated"],
)
def test_another_first_entry_is_no_bundle(wrong: RawEntry, refused: Refused):
    with refused("mimetype"):
        read_archive(raw_zip(A, first=wrong))


def test_what_the_writer_writes_is_read_back():
    entries = [
        Entry("a.txt", TEXT, text=True),
        Entry("b/c.bin", bytes(range(256)), text=False),
        Entry("d", b"", text=True),
    ]
    files = read_archive(write_container(entries))
    assert {name: bytes(content) for name, content in files.items()} == {
        "mimetype": MIMETYPE.content,
        "a.txt": TEXT,
        "b/c.bin": bytes(range(256)),
        "d": b"",
    }


def test_any_change_that_nothing_else_notices_breaks_the_seal(refused: Refused):
    data = raw_zip(A)
    with refused("seal"):
        read_archive(data[:-1] + bytes([data[-1] ^ 1]))
    packed = deflated(TEXT)
    padded = packed[:-1] + bytes([packed[-1] | 0x80])
    assert padded != packed
    assert zlib.decompress(padded, -15) == TEXT
    respelled = raw_zip(RawEntry(name=b"a", content=TEXT, method=8, packed=packed)).replace(packed, padded)
    with refused("seal"):
        read_archive(respelled)


def test_stored_content_is_not_copied():
    data = write_container([Entry("a.bin", b"content", text=False)])
    assert read_archive(data)["a.bin"].obj is data


def test_every_truncation_is_refused():
    data = a_bundle().data
    for length in range(len(data)):
        with pytest.raises(RefusedError):
            read_archive(data[:length])


@given(st.binary(max_size=400))
def test_no_bytes_make_the_reader_fail_otherwise(data: bytes):
    with pytest.raises(RefusedError):
        read_archive(data)


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_no_change_of_a_real_archive_makes_the_reader_fail_otherwise(place: int, change: Any):
    data = raw_zip(A, RawEntry(name=b"b.txt", content=TEXT, method=8))
    start = place % len(data)
    damaged = data[:start] + change + data[start + len(change) :]
    try:
        files = read_archive(damaged)
    except RefusedError:
        return
    assert damaged == data
    assert len(files) == 3


def test_names_are_shown_without_what_could_deceive():
    assert printable("a\u202eb\x07ș") == "a\\u202eb\\x07\\u0219"
    assert zlib.crc32(b"") == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ordinary_zip(), "mimetype"),
        (ordinary_zip() + b"x", "eocd-not-last"),
        (ordinary_zip()[:-1], "eocd-not-last"),
        (a_bundle().data[:-64], "eocd-not-last"),
        (b"PK\x05\x06" * 50, "eocd-not-last"),
        (b"no archive at all" * 50, "eocd-not-last"),
    ],
    ids=["a whole one", "with something behind it", "cut off", "a bundle without its seal", "only marks", "no archive"],
)
def test_a_whole_archive_that_never_was_a_bundle_is_not_called_damaged(data: bytes, code: str, refused: Refused):
    with refused(code):
        read_archive(data)
