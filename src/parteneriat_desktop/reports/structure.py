"""The tree of meaning behind the pages: what a screen reader hears (PDF/UA-1, paper.md 8).

Rules of this module:

1. The tree is built while the content is made, so its order is the reading order, whatever the pages
   do to the content later.
2. Whatever is drawn belongs to one node or is an artifact; a node may be drawn in several pieces on
   several pages and stays one node.
3. The tree holds no text of its own except ``alt``, where the drawing has none or says too little.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of marked content: the page it stands on and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Node:
    """One element of structure: its tag, its children in reading order, what is drawn of it.

    ``box`` is the rectangle of a figure on its page, from its lower left to its upper right corner.
    """

    tag: str
    alt: str = ""
    scope: str = ""
    kids: list[Node | Drawn | Annotated] = field(default_factory=list["Node | Drawn | Annotated"])
    box: tuple[float, float, float, float] | None = None

    def add(self, tag: str, *, alt: str = "", scope: str = "") -> Node:
        """Append and return a child."""
        child = Node(tag, alt, scope)
        self.kids.append(child)
        return child

    def is_drawn(self) -> bool:
        """Say whether a piece of this node itself, not of its children, has been drawn."""
        return bool(self.kids) and isinstance(self.kids[-1], Drawn)


@dataclass(slots=True, eq=False)
class Annotated:
    """A place on a page that one can act on: the field of a signature, or a link to another page."""

    page: int
    box: tuple[float, float, float, float]
    tip: str
    target: Node | None = None


@dataclass(slots=True)
class Marks:
    """What was drawn on each page: the owner of each piece of marked content, in its numbering."""

    pages: list[list[Node]] = field(default_factory=list[list[Node]])

    def claim(self, node: Node, page: int) -> int:
        """Note that a piece of a node is drawn on a page, and return the number of the piece."""
        while len(self.pages) <= page:
            self.pages.append([])
        number = len(self.pages[page])
        self.pages[page].append(node)
        node.kids.append(Drawn(page, number))
        return number


def write_structure(pdf: Pdf, root: Node, marks: Marks) -> dict[Annotated, pikepdf.Object]:
    """Write the tree into a document and return the element of each annotated place."""
    writer = _Writer(pdf)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = writer.element(root, tree)
    numbers = Array()
    for index, owners in enumerate(marks.pages):
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([writer.elements[id(node)] for node in owners])))
        pdf.pages[index].obj.StructParents = index
    for position, element in enumerate(writer.annotated.values(), start=len(marks.pages)):
        numbers.append(position)
        numbers.append(element)
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(marks.pages) + len(writer.annotated)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
    return writer.annotated


class _Writer:
    """Turns nodes into elements and remembers which became which."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages: Sequence[pikepdf.Object] = [page.obj for page in pdf.pages]
        self.elements: dict[int, pikepdf.Object] = {}
        self.annotated: dict[Annotated, pikepdf.Object] = {}

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        """Write one node and everything below it; nodes that were never drawn are left out below."""
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
        self.elements[id(node)] = element
        if node.alt:
            element.Alt = String(node.alt)
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
        if node.box is not None:
            element.A = Dictionary(O=Name.Layout, BBox=Array([Decimal(f"{place:.2f}") for place in node.box]))
        kids = [self._kid(kid, element) for kid in node.kids if not _empty(kid)]
        # The element of a signature field holds nothing else: so written, others find the field when they judge
        # what a second signatory changed.
        alone = len(kids) == 1 and isinstance(node.kids[0], Annotated)
        element.K = kids[0] if alone else Array(kids)
        return element

    def _kid(self, kid: Node | Drawn | Annotated, element: pikepdf.Object) -> pikepdf.Object:
        """Write one child: an element, a reference to marked content or the owner of an annotation."""
        if isinstance(kid, Node):
            return self.element(kid, element)
        if isinstance(kid, Drawn):
            return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
        self.annotated[kid] = element
        return Dictionary(Type=Name.OBJR, Pg=self._pages[kid.page])


def _empty(kid: Node | Drawn | Annotated) -> bool:
    """Say whether nothing of a node and its children was drawn; cells keep the shape of their table."""
    return isinstance(kid, Node) and kid.tag not in {"TD", "TH"} and all(_empty(below) for below in kid.kids)
