"""Strips of content put on pages.

Rules of this module:

1. A strip is never cut. Strips that are kept together with the next form a chain; a chain moves to the
   next page as one, unless it is higher than a whole page.
2. What a strip wants repeated when it begins a page (the head of its table) stands in ``resume``.
3. The space before a strip is dropped at the top of a page.
4. The first page leaves room for letterhead and registration box; portrait and landscape never mix on
   one page, and each part begins a new page (paper.md 2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.reports.typography import MM, ORDINARY, POSTER, Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.reports.pen import Pen

#: Draws a strip, given the left edge of the text and the top of the strip.
Draw = Callable[["Pen", float, float], None]


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page in millimetres: its size, its margins, where content begins and ends; and the scale of its type."""

    page_width: float
    page_height: float
    left_margin: float
    top_margin: float
    first: float
    later: float
    right_margin: float = 20
    bottom: float = 21
    bottom_with_funding: float = 27
    scale: Scale = ORDINARY

    @property
    def width(self) -> float:
        """Return the width of the text in points."""
        return (self.page_width - self.left_margin - self.right_margin) * MM

    @property
    def left(self) -> float:
        """Return the left edge of the text in points."""
        return self.left_margin * MM

    @property
    def height(self) -> float:
        """Return the height of the page in points."""
        return self.page_height * MM

    def room(self, *, first: bool, funding: bool) -> float:
        """Return the height that content may take on a page, in points."""
        above = self.first if first else self.later
        return (self.page_height - above - (self.bottom_with_funding if funding else self.bottom)) * MM


PORTRAIT = Geometry(page_width=210, page_height=297, left_margin=25, top_margin=18, first=45, later=28)
LANDSCAPE = Geometry(page_width=297, page_height=210, left_margin=20, top_margin=25, first=47, later=35)
#: A portrait page for the notice board.
NOTICE = replace(PORTRAIT, scale=POSTER)


@dataclass(slots=True, eq=False)
class Strip:
    """A piece of content as wide as the text: its height, the space before it, how it is drawn."""

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    resume: tuple[Strip, ...] = ()


@dataclass(slots=True)
class Part:
    """Strips of one orientation; a part begins a new page."""

    geometry: Geometry
    strips: list[Strip]


@dataclass(slots=True)
class Page:
    """A page with its strips and how far below the beginning of the content each of them lies."""

    geometry: Geometry
    room: float
    placed: list[tuple[float, Strip]] = field(default_factory=list[tuple[float, Strip]])
    used: float = 0.0

    def fits(self, strips: Sequence[Strip]) -> bool:
        """Say whether strips fit below what stands here already."""
        return self.used + _height(strips, at_top=not self.placed) <= self.room + 0.01

    def put(self, strip: Strip) -> None:
        """Place a strip below the others; at the top what it wants repeated comes first."""
        if not self.placed:
            for repeated in strip.resume:
                self.placed.append((self.used, repeated))
                self.used += repeated.height
        self.used += strip.before if self.placed and not self._only_repeated(strip) else 0.0
        self.placed.append((self.used, strip))
        self.used += strip.height

    def _only_repeated(self, strip: Strip) -> bool:
        """Say whether nothing but the repeated head of this strip stands here."""
        return bool(strip.resume) and self.placed[-1][1] is strip.resume[-1]


def paginate(parts: Sequence[Part], *, funding: bool) -> list[Page]:
    """Put the parts on pages."""
    pages: list[Page] = []
    for part in parts:
        _start(pages, part.geometry, funding=funding)
        for chain in _chains(part.strips):
            _place(pages, chain, funding=funding)
    return pages


def _start(pages: list[Page], geometry: Geometry, *, funding: bool) -> None:
    """Begin a page."""
    pages.append(Page(geometry, geometry.room(first=not pages, funding=funding)))


def _place(pages: list[Page], chain: Sequence[Strip], *, funding: bool) -> None:
    """Place a chain on the last page, or on a new one; one that fits nowhere is placed strip by strip."""
    if pages[-1].placed and not pages[-1].fits(chain):
        _start(pages, pages[-1].geometry, funding=funding)
    for strip in chain:
        if pages[-1].placed and not pages[-1].fits([strip]):
            _start(pages, pages[-1].geometry, funding=funding)
        pages[-1].put(strip)


def _chains(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Group strips that are kept together."""
    chains: list[list[Strip]] = []
    held: list[Strip] = []
    for strip in strips:
        held.append(strip)
        if not strip.keep:
            chains.append(held)
            held = []
    return [*chains, held] if held else chains


def _height(strips: Sequence[Strip], *, at_top: bool) -> float:
    """Return the height of strips one below the other."""
    total = sum(strip.before + strip.height for strip in strips)
    if not at_top:
        return total
    return total - strips[0].before + sum(repeated.height for repeated in strips[0].resume)


def hold_to_end(strips: Sequence[Strip], section: int, third: float) -> None:
    """Let what follows stay with the end of the last section, which begins at an index.

    A section up to a third of the page moves as a whole, of a longer one so much as keeps the end from
    standing alone.
    """
    whole = sum(strip.before + strip.height for strip in strips[section:]) <= third
    held = 0.0
    for strip in reversed(strips[section:]):
        if not whole and held > third / 4:
            return
        strip.keep = True
        held += strip.before + strip.height
