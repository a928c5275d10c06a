"""Photographs lose what they tell about place, time and owner before they are attached.

Rules of this module:

1. A photograph is known by its content, never by its name: JPEG, PNG, WebP and TIFF lose everything but the
   picture; a form that cannot be cleaned here (HEIC, AVIF, JPEG XL, raw pictures of cameras) is refused.
2. Other files are not photographs and stay as they are, byte for byte; so does a photograph that tells nothing.
3. A picture that is only marked as turned is turned, because the mark goes away with the rest. Nothing else of
   it is computed anew; a JPEG that must be turned keeps the fineness it had.
4. A TIFF file, which has no parts of its own for this, is written anew when it tells anything, without loss
   unless its pages are JPEG pictures.
"""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.store.photo_parts import (
    JPEG,
    PNG,
    RIFF,
    WEBP,
    Bare,
    bare_jpeg,
    bare_png,
    bare_webp,
    is_without_loss,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PIL.Image import Image

ORIENTATION: Final = 0x0112
TURNED: Final = range(2, 9)
#: What begins a TIFF file, in both orders of bytes, and what such files are called; raw pictures begin alike.
TIFF: Final = (b"II*\0", b"MM\0*")
TIFF_NAMES: Final = frozenset({".tif", ".tiff"})
#: Tags of TIFF that make the picture, and the name of the scanner; whatever else is there is left out.
PICTURE_TAGS: Final = frozenset(
    {*range(254, 260), 262, 263, 264, 265, 266, 269, 271, 272, 273, ORIENTATION, *range(277, 285), *range(286, 298)}
    | {301, 305, 306, *range(317, 326), *range(332, 348), *range(512, 522), *range(529, 533), 34675}
)
#: Kinds of pictures in the container of MPEG-4, and other beginnings of forms that cannot be cleaned here.
UNCLEANABLE_KINDS: Final = frozenset((*b"heic heix hevc hevx heim heis hevm hevs mif1 msf1 avif avis".split(), b"crx "))
UNCLEANABLE_STARTS: Final = (b"\xff\x0a", b"\0\0\0\x0cJXL ", b"IIRO", b"IIU\0", b"FUJIFILMCCD-RAW")
FORMS: Final = ("JPEG", "PNG", "WEBP")
BARE_OF: Final[Mapping[str, Callable[[bytes], Bare]]] = {"JPEG": bare_jpeg, "PNG": bare_png, "WEBP": bare_webp}


def without_traces(content: bytes, name: str) -> bytes:
    """Return a file as it may be attached: a photograph without what it tells, anything else as it is.

    Raises ``RefusedError``: photo-form for a form that cannot be cleaned, photo-damaged for a broken file.
    """
    form = form_of(content, name)
    if form == "":
        return content
    if form is None:
        raise RefusedError(
            Sentence("The photograph “{name}” is of a form from which its position cannot be removed.", name=name),
            Sentence("Save it as JPEG or PNG and attach that; a phone offers it as “most compatible”."),
            code="photo-form",
        )
    try:
        return _bare_tiff(content) if form == "TIFF" else _upright(BARE_OF[form](content))
    except Exception as error:
        # Whatever a library of pictures raises for bytes that are no picture: none of it may leave uncleaned.
        raise RefusedError(
            Sentence("The photograph “{name}” is damaged, so its position cannot be removed.", name=name),
            Sentence("Open it in another program, save it anew as JPEG and attach that."),
            code="photo-damaged",
        ) from error


def form_of(content: bytes, name: str) -> str | None:
    """Return the form of a photograph; empty for what is none, None for a form that cannot be cleaned."""
    if content.startswith(JPEG):
        return "JPEG"
    if content.startswith(PNG):
        return "PNG"
    if content.startswith(RIFF) and content[8:12] == WEBP:
        return "WEBP"
    if content.startswith(TIFF):
        return "TIFF" if PurePath(name).suffix.lower() in TIFF_NAMES else None
    in_container = content[4:8] == b"ftyp" and content[8:12] in UNCLEANABLE_KINDS
    return None if in_container or content.startswith(UNCLEANABLE_STARTS) else ""


def _upright(bare: Bare) -> bytes:
    """Return the file of a bare picture, turned where its Exif said so; a moving one is left as it is."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    orientation = _orientation(bare.exif)
    with Image.open(BytesIO(bare.content), formats=FORMS) as image:
        if orientation not in TURNED or getattr(image, "n_frames", 1) > 1:
            return bare.content
        image.getexif()[ORIENTATION] = orientation
        turned, out = ImageOps.exif_transpose(image), BytesIO()
        profile = image.info.get("icc_profile")
        turned.save(out, str(image.format), icc_profile=profile, exif=b"", **_as_fine_as(image, bare.content))
    return out.getvalue()


def _orientation(exif: bytes) -> object:
    """Return how a picture is marked as turned; None where nothing readable says so."""
    from PIL import Image  # noqa: PLC0415 - heavy

    told = Image.Exif()
    try:
        told.load(exif)
    except (SyntaxError, ValueError, KeyError, TypeError, struct.error):
        return None
    return told.get(ORIENTATION)


def _as_fine_as(image: Image, content: bytes) -> dict[str, Any]:
    """Return how to save a turned picture so that it stays as fine as it was."""
    if image.format == "JPEG":
        from PIL.JpegImagePlugin import get_sampling  # noqa: PLC0415 - heavy

        tables: Any = getattr(image, "quantization", None)
        sampling = get_sampling(image)
        return {"qtables": tables, "subsampling": max(sampling, 0)}
    return {"lossless": is_without_loss(content), "quality": 95, "exact": True} if image.format == "WEBP" else {}


def _bare_tiff(content: bytes) -> bytes:
    """Return a TIFF file with its pages and nothing told about them."""
    from PIL import Image, ImageSequence  # noqa: PLC0415 - heavy

    with Image.open(BytesIO(content), formats=("TIFF",)) as image:
        opened: Any = image
        packing = image.info.get("compression")
        facts = {key: image.info[key] for key in ("dpi", "icc_profile") if key in image.info}
        told, pages = set[int](), list[Image.Image]()
        for page in ImageSequence.Iterator(image):
            told |= set(opened.tag_v2) - PICTURE_TAGS
            pages.append(_bare_page(page))
    if not told:
        return content
    how: dict[str, Any] = {"compression": "jpeg", "quality": 95} if packing == "jpeg" else {"compression": "tiff_lzw"}
    if all(page.mode == "1" for page in pages):
        how = {"compression": "group4"}
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], **facts, **how)
    return out.getvalue()


def _bare_page(page: Image) -> Image:
    """Return a page as a new picture that knows nothing but its points, upright."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    upright = ImageOps.exif_transpose(page)
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    palette = upright.getpalette()
    if palette is not None:
        bare.putpalette(palette)
    return bare
