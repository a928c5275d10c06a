"""Photographs lose what they tell; the picture stays as it is."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.store.photo_parts import Bare, bare_jpeg, bare_png, bare_webp
from parteneriat_desktop.store.photos import form_of, without_traces

if TYPE_CHECKING:
    from collections.abc import Callable

GPS, ORIENTATION = 0x8825, 0x0112
TRACES = (b"Exif", b"Nokia Test", b"Ion Secretu", b"photoshop", b"http://ns.adobe.com", b"45.07", b"made by hand")


def a_picture(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    for x in range(size[0]):
        for y in range(size[1]):
            picture.putpixel((x, y), (x * 10 % 256, y * 15 % 256, (x + y) * 5 % 256))
    return picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[0x010F], told[0x013B], told[ORIENTATION] = "Nokia Test", "Ion Secretu", orientation
    told.get_ifd(GPS)[2] = (45.07, 0.0, 0.0)
    return told


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"<x:xmpmeta xmlns:x='http://ns.adobe.com/'>45.07</x:xmpmeta>"


def photograph(form: str, orientation: int = 1, **more: Any) -> bytes:
    out = BytesIO()
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "Ion Secretu")
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more = {"pnginfo": info, **more}
    else:
        more = {"xmp": XMP, **more}
    if form in {"JPEG", "WEBP"}:
        more = {"quality": 90, **more}
    a_picture().save(out, form, exif=exif(orientation), icc_profile=PROFILE, **more)
    return out.getvalue()


def points(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as opened:
        return opened.convert("RGB").tobytes()


def tells(content: bytes) -> list[bytes]:
    with Image.open(BytesIO(content)) as opened:
        assert opened.getexif().get_ifd(GPS) == {}
        assert 0x013B not in opened.getexif()
    return [trace for trace in TRACES if trace in content]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_only_the_picture_and_its_colours_stay(form: str):
    photo = photograph(form)
    assert b"Ion Secretu" in photo
    bare = without_traces(photo, f"a.{form.lower()}")
    assert tells(bare) == []
    assert points(bare) == points(photo)
    with Image.open(BytesIO(bare)) as opened:
        assert (opened.format, opened.info["icc_profile"]) == (form, PROFILE)
    assert without_traces(bare, f"a.{form.lower()}") == bare, "a second time changes nothing"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_that_is_marked_as_turned_is_turned(form: str, orientation: int):
    photo = photograph(form, orientation)
    bare = without_traces(photo, f"a.{form.lower()}")
    assert tells(bare) == []
    with Image.open(BytesIO(photo)) as marked, Image.open(BytesIO(bare)) as turned:
        seen = ImageOps.exif_transpose(marked).convert("RGB")
        assert turned.getexif().get(ORIENTATION, 1) == 1
        assert turned.size == seen.size
        worst = max(abs(a - b) for a, b in zip(seen.tobytes(), turned.convert("RGB").tobytes(), strict=True))
        assert worst <= (0 if form in {"PNG", "TIFF"} else 70)
        assert turned.info["icc_profile"] == PROFILE


def test_a_turned_picture_without_loss_stays_without_loss():
    photo = photograph("WEBP", 6, lossless=True)
    with Image.open(BytesIO(photo)) as marked:
        assert points(without_traces(photo, "a.webp")) == ImageOps.exif_transpose(marked).convert("RGB").tobytes()


@pytest.mark.parametrize("orientation", [0, 9, 77])
def test_a_mark_that_means_nothing_turns_nothing(orientation: int):
    photo = photograph("JPEG", orientation)
    assert points(without_traces(photo, "a.jpg")) == points(photo)


def test_a_jpeg_loses_comments_thumbnails_and_what_follows_its_end():
    comment = b"\xff\xfe" + struct.pack(">H", 14) + b"made by hand"
    iptc = b"\xff\xed" + struct.pack(">H", 2 + 14) + b"photoshop 3.0\0"
    second = b"\xff\xe2" + struct.pack(">H", 2 + 4) + b"MPF\0"
    photo = photograph("JPEG", progressive=True)
    full = photo[:2] + b"\xff" + comment + iptc + second + photo[2:] + b"film with 45.07 in it"
    bare = without_traces(full, "a.jpg")
    assert tells(bare) == []
    assert b"MPF" not in bare
    assert bare.endswith(b"\xff\xd9")
    assert points(bare) == points(photo)


def test_a_jpeg_that_is_cut_off_in_its_picture_is_cleaned_all_the_same():
    photo = photograph("JPEG")
    for end in (len(photo) - 2, len(photo) - 20):
        assert tells(without_traces(photo[:end] + b"\xff", "a.jpg")) == []


def test_a_grey_and_a_printers_picture_are_turned_too():
    for mode in ("L", "CMYK"):
        out = BytesIO()
        a_picture(mode).save(out, "JPEG", exif=exif(6))
        with Image.open(BytesIO(without_traces(out.getvalue(), "a.jpg"))) as turned:
            assert (turned.mode, turned.size) == (mode, (16, 24))


def test_a_picture_of_several_in_one_file_keeps_the_first():
    out = BytesIO()
    a_picture().save(out, "MPO", save_all=True, append_images=[a_picture("L").convert("RGB")], exif=exif(6))
    bare = without_traces(out.getvalue(), "a.jpg")
    with Image.open(BytesIO(bare)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (16, 24))
    assert tells(bare) == []


def test_a_moving_picture_keeps_moving():
    out = BytesIO()
    a_picture().save(out, "WEBP", save_all=True, append_images=[a_picture("L").convert("RGB")], exif=exif(6))
    bare = without_traces(out.getvalue(), "a.webp")
    with Image.open(BytesIO(bare)) as opened:
        frames: Any = opened
        assert frames.n_frames == 2
    assert tells(bare) == []


@pytest.mark.parametrize(("mode", "packing"), [("1", "group4"), ("L", "tiff_lzw"), ("P", "tiff_lzw"), ("RGB", "jpeg")])
def test_every_page_of_a_scan_stays(mode: str, packing: str):
    out = BytesIO()
    told = exif()
    pages = [a_picture(mode), a_picture(mode, (30, 10))]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression=packing, exif=told, dpi=(300, 300))
    bare = without_traces(out.getvalue(), "scan.TIF")
    assert tells(bare) == []
    with Image.open(BytesIO(bare)) as opened:
        frames: Any = opened
        assert (frames.n_frames, frames.mode) == (2, mode)
        assert opened.info["compression"] == packing
        assert opened.info["dpi"] == (300, 300)
        if packing != "jpeg":
            assert opened.convert("RGB").tobytes() == pages[0].convert("RGB").tobytes()
            opened.seek(1)
            assert opened.convert("RGB").tobytes() == pages[1].convert("RGB").tobytes()


def test_a_scan_that_tells_nothing_stays_byte_for_byte():
    out = BytesIO()
    a_picture("1").save(out, "TIFF", compression="group4")
    assert without_traces(out.getvalue(), "scan.tiff") == out.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE", b"GIF89a", b"PK\3\4", b"\0\0\0\x18ftypmp42", b"text"]
)
def test_other_files_stay_byte_for_byte(content: bytes):
    assert form_of(content, "a.jpg") == ""
    assert without_traces(content, "a.jpg") == content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\0\0\0\x18ftypheic", "a.heic"),
        (b"\0\0\0\x18ftypavif", "a.jpg"),
        (b"\0\0\0\x18ftypcrx ", "a.cr3"),
        (b"\xff\x0a", "a.jxl"),
        (b"II*\0", "a.dng"),
        (b"MM\0*", "a.nef"),
        (b"FUJIFILMCCD-RAW", "a.raf"),
    ],
)
def test_a_form_that_cannot_be_cleaned_is_refused(content: bytes, name: str):
    with pytest.raises(RefusedError) as refused:
        without_traces(content + bytes(100), name)
    assert refused.value.code == "photo-form"
    assert name in str(refused.value.sentence)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_damaged_photograph_is_refused(form: str):
    with pytest.raises(RefusedError) as refused:
        without_traces(photograph(form)[:30], f"a.{form.lower()}")
    assert refused.value.code == "photo-damaged"


@pytest.mark.parametrize(
    ("bare", "content"),
    [
        (bare_jpeg, b"\xff\xd8\x00"),
        (bare_jpeg, b"\xff\xd8\xff"),
        (bare_jpeg, b"\xff\xd8\xff\xe1\x00"),
        (bare_jpeg, b"\xff\xd8\xff\xe1\x00\x01"),
        (bare_jpeg, b"\xff\xd8\xff\xe1\x00\x09ab"),
        (bare_png, b"\x89PNG\r\n\x1a\n"),
        (bare_png, b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sI", 99, b"IHDR", 0)),
        (bare_webp, b"RIFF\x04\0\0\0WEBP"),
        (bare_webp, b"RIFF\x20\0\0\0WEBPVP8 \xff\0\0\0"),
        (bare_webp, b"RIFF\x0c\0\0\0WEBPVP8X\0\0\0\0"),
    ],
)
def test_a_file_that_cannot_be_taken_apart_is_none(bare: Callable[[bytes], Bare], content: bytes):
    with pytest.raises(ValueError, match=r"."):
        bare(content)


def test_an_exif_that_cannot_be_read_turns_nothing():
    photo = photograph("JPEG")
    broken = photo[:2] + b"\xff\xe1\x00\x0fExif\0\0garbage" + bare_jpeg(photo).content[2:]
    assert points(without_traces(broken, "a.jpg")) == points(photo)


def test_a_jpeg_without_a_picture_or_an_end_is_taken_apart_all_the_same():
    assert bare_jpeg(b"\xff\xd8\xff\xfe\x00\x04ab").content == b"\xff\xd8"
    assert bare_jpeg(b"\xff\xd8\xff\xda\x00\x02abc").content == b"\xff\xd8\xff\xda\x00\x02abc"


def test_restarts_inside_of_a_scan_are_no_end():
    scan = b"\xff\xda\x00\x02ab\xff\x00cd\xff\xd3ef\xff\xff\x00"
    assert bare_jpeg(b"\xff\xd8\xff\x01" + scan + b"\xff\xd9rest").content == b"\xff\xd8\xff\x01" + scan + b"\xff\xd9"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([bare_jpeg, bare_png, bare_webp]), st.data())
def test_whatever_the_bytes_cleaning_ends_and_never_adds(bare: Callable[[bytes], Bare], choose: st.DataObject):
    form = {bare_jpeg: "JPEG", bare_png: "PNG", bare_webp: "WEBP"}[bare]
    photo = bytearray(photograph(form))
    for _ in range(3):
        photo[choose.draw(st.integers(0, len(photo) - 1))] = choose.draw(st.integers(0, 255))
    try:
        cleaned = bare(bytes(photo))
    except (ValueError, struct.error):
        return
    assert len(cleaned.content) <= len(photo)


def test_the_checksum_of_a_kept_part_is_its_own():
    bare = without_traces(photograph("PNG"), "a.png")
    length, kind = struct.unpack_from(">I4s", bare, 8)
    assert zlib.crc32(bare[12 : 16 + length]) == struct.unpack_from(">I", bare, 16 + length)[0]
    assert kind == b"IHDR"
