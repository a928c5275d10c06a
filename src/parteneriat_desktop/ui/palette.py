"""The colours of the window, light and dark, and the pairs that must stay readable.

Rules of this module:

1. A colour is used under its name; no other module writes a colour value.
2. Every pair of text or edge and background that the window draws stands in ``PAIRS`` with the
   contrast that WCAG 2.1 asks of it (4.5 for text, 3 for edges and bars); a new colour enters
   only together with its pairs.
3. A state is never told by colour alone: the tone only tints what an icon and a word say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a state means; each tone has a text colour and a tint of the same name."""

    OK = "ok"
    WARN = "warn"
    ERR = "err"
    INFO = "info"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, each written #rrggbb."""

    name: str
    window: str
    side: str
    base: str
    alt: str
    off: str
    text: str
    muted: str
    border: str
    line: str
    accent: str
    on_accent: str
    hover: str
    sel: str
    track: str
    ok: str
    okbg: str
    warn: str
    warnbg: str
    err: str
    errbg: str
    info: str
    infobg: str
    neutral: str
    neutralbg: str

    def colour(self, name: str) -> str:
        """Return a colour by its name."""
        return str(getattr(self, name))

    def tint(self, tone: Tone) -> str:
        """Return the background that belongs to a tone."""
        return self.colour(f"{tone}bg")


LIGHT = Palette(
    name="light",
    window="#f5f6f8",
    side="#ffffff",
    base="#ffffff",
    alt="#f8f9fb",
    off="#f1f2f5",
    text="#1b2430",
    muted="#566170",
    border="#7d8896",
    line="#dfe3e8",
    accent="#1f5fa8",
    on_accent="#ffffff",
    hover="#eef2f7",
    sel="#e1ecf8",
    track="#e9edf2",
    ok="#1b6e3c",
    okbg="#e6f4eb",
    warn="#8a4b00",
    warnbg="#fdf1dc",
    err="#b3261e",
    errbg="#fdecea",
    info="#1f5fa8",
    infobg="#e8f0fa",
    neutral="#566170",
    neutralbg="#eef1f5",
)

DARK = Palette(
    name="dark",
    window="#1c2128",
    side="#1f242b",
    base="#22272e",
    alt="#262c34",
    off="#1f242b",
    text="#e6eaef",
    muted="#a9b4c2",
    border="#77828f",
    line="#39414b",
    accent="#7ab0f0",
    on_accent="#10202f",
    hover="#2a3139",
    sel="#263850",
    track="#303843",
    ok="#7ed3a0",
    okbg="#1f3329",
    warn="#f0c27a",
    warnbg="#382e1d",
    err="#ff9d94",
    errbg="#3a2523",
    info="#8bbcf5",
    infobg="#22334a",
    neutral="#a9b4c2",
    neutralbg="#2f3742",
)

_BACKGROUNDS = ("window", "side", "base", "alt", "off", "hover", "sel")
_TINTS = ("okbg", "warnbg", "errbg", "infobg", "neutralbg")
_UNDER_STATES = ("base", "alt", "window", "sel")

#: (foreground, background, least contrast)
PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("text", background, 4.5) for background in (*_BACKGROUNDS, *_TINTS)),
    *(("muted", background, 4.5) for background in (*_BACKGROUNDS, *_TINTS)),
    *(("accent", background, 4.5) for background in (*_BACKGROUNDS, *_TINTS)),
    *((str(tone), background, 4.5) for tone in Tone for background in (f"{tone}bg", *_UNDER_STATES)),
    ("on_accent", "accent", 4.5),
    *(("border", back, 3.0) for back in ("base", "window", "alt", "sel", "off", "track", "errbg", "warnbg", "infobg")),
    ("accent", "track", 3.0),
    ("ok", "track", 3.0),
)

_LINEAR_LIMIT = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours by the WCAG 2.1 formula, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a #rrggbb colour, 0 to 1."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
