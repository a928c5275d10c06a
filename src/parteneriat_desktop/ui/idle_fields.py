"""Which fields of a form are shown: those that mean something beside the values that stand in it.

Rules of this module:

1. The record says what means nothing (``Record.idle``); nothing about it is known here.
2. A field in which something stands, or about which something is to be said, is always shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.fields import Field, Record
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.fields import FieldBox


def decides(declared: Field) -> bool:
    """Say whether another value of a field may change what others mean: a choice, or a link to a record."""
    return declared.facts.link is not None or issubclass(declared.kind, Choice)


def show_what_matters(
    kind: type[Record], boxes: Mapping[str, FieldBox], stored: Mapping[str, Wire], around: Surroundings
) -> None:
    """Hide the empty fields that mean nothing beside the others, and show the rest."""
    typed = {name: box.editor.read() for name, box in boxes.items()}
    values = {name: wire for name, wire in typed.items() if not isinstance(wire, Sentence)}
    idle = kind.read("", {**stored, **values}).idle(around)
    for name, box in boxes.items():
        matters = name not in idle or bool(box.problems) or typed[name] is not None
        if matters == box.isHidden():
            box.setVisible(matters)
