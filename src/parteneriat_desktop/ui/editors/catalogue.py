"""Which editor a field gets: decided by its type, walking the type's ancestors, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from parteneriat_desktop.records import rules
from parteneriat_desktop.records.fields import Part
from parteneriat_desktop.records.values import Attachment, Choice, MaskedCount
from parteneriat_desktop.ui.editors.attachment_list import AttachmentsEditor
from parteneriat_desktop.ui.editors.attachments import AttachmentEditor
from parteneriat_desktop.ui.editors.choices import BoolEditor, ChoiceEditor, ChoicesEditor
from parteneriat_desktop.ui.editors.countries import CountryEditor
from parteneriat_desktop.ui.editors.figures import (
    DateEditor,
    DecimalEditor,
    IntegerEditor,
    MaskedCountEditor,
    TimeEditor,
)
from parteneriat_desktop.ui.editors.links import LinkEditor
from parteneriat_desktop.ui.editors.parts import PartEditor, PartsEditor
from parteneriat_desktop.ui.editors.texts import LineEditor, ProseEditor, TextsEditor

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Field
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor

#: The longest text that still fits into one line.
ONE_LINE = 500

Maker = Callable[["Field", "Context"], "Editor"]


def editor_for(declared: Field, context: Context) -> Editor:
    """Make the editor of a field."""
    table = LIST_EDITORS if declared.many else EDITORS
    for kind in declared.kind.__mro__:
        if kind in table:
            return table[kind](declared, context)
    raise TypeError(declared.kind)


def _text_editor(declared: Field, context: Context) -> Editor:
    """Make the editor of a link, a country, a short text or prose."""
    if declared.facts.link is not None:
        return LinkEditor(declared, context)
    if declared.facts.rule is rules.country_code:
        return CountryEditor(declared, context)
    long = declared.facts.length is None or declared.facts.length > ONE_LINE
    return ProseEditor(declared, context) if long else LineEditor(declared, context)


EDITORS: dict[type, Maker] = {
    str: _text_editor,
    bool: BoolEditor,
    int: IntegerEditor,
    Decimal: DecimalEditor,
    date: DateEditor,
    time: TimeEditor,
    Choice: ChoiceEditor,
    Attachment: AttachmentEditor,
    MaskedCount: MaskedCountEditor,
    Part: lambda declared, context: PartEditor(declared, context, editor_for),
}
#: Editors of fields that hold several values.
LIST_EDITORS: dict[type, Maker] = {
    str: TextsEditor,
    Choice: ChoicesEditor,
    Attachment: AttachmentsEditor,
    Part: lambda declared, context: PartsEditor(declared, context, editor_for),
}
