"""Fingerprints for the eye and for a camera.

A SHA-256 is shown in 8 groups of 8, a fingerprint of a key in groups of 4, four to a line where a person
compares them. The QR code holds nothing but what stands beside it in letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from parteneriat_desktop.reports.typography import MM

if TYPE_CHECKING:
    from parteneriat_desktop.reports.pen import Pen

#: Side of a QR code with its quiet zone, in points, and that zone in modules.
QR_SIDE, _QUIET = 30 * MM, 4
_LINE = 4


def grouped(digest: str) -> str:
    """Return a hexadecimal digest in groups of 8."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def digest_lines(digest: str) -> list[str]:
    """Return a digest for comparing by eye: four groups of 8 a line."""
    return _lines(grouped(digest).split(" "), " ")


def key_lines(fingerprint: str) -> list[str]:
    """Return the fingerprint of a key for comparing by eye: four groups a line."""
    return _lines(fingerprint.split("-"), "-")


def _lines(groups: list[str], mark: str) -> list[str]:
    """Join groups, four to a line."""
    return [mark.join(groups[start : start + _LINE]) for start in range(0, len(groups), _LINE)]


def qr_modules(text: str) -> list[list[bool]]:
    """Return the rows of a QR code of error correction level M, True for black."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def draw_qr(pen: Pen, modules: list[list[bool]], right: float, top: float) -> None:
    """Draw a QR code up to a right edge and down from a top; black modules in a row are one bar."""
    side = QR_SIDE / (len(modules) + 2 * _QUIET)
    left = right - QR_SIDE + _QUIET * side
    for number, row in enumerate(modules):
        y = top - (_QUIET + number + 1) * side
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                pen.bar(left + start * side, y, (end - start) * side, side)
            start = end + 1
