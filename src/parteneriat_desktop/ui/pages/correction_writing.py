"""Return a record: which of its fields, why, until when; what is typed is a draft at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.actions import corrections
from parteneriat_desktop.actions.corrections import Asked
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.correction_request import CorrectionRequest
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.editors.choices import Choices
from parteneriat_desktop.ui.refusing import show_refusal
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, scrolling
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor


class CorrectionWriting(Card):
    """The form of a new request."""

    #: The request that was written; empty where none was.
    done = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._kind = self._record = ""
        text = context.text
        content = QWidget()
        content.setProperty("look", "clear")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._title = label("", "card-title", wrap=True)
        self._rows.addWidget(self._title)
        self.field, self.partnership = Choices(), Choices()
        self._row(text(N_("Field")), self.field)
        self._caption = self._row(text(N_("Partnership in which it is asked")), self.partnership)
        self.reason = self._editor("reason", text(N_("What is wrong, and what is asked for")))
        self.due = self._editor("due_on", text(N_("Until")))
        words = N_("The request reaches all who share this dossier, with the next package.")
        self._rows.addWidget(label(text(words), "small", wrap=True))
        self._rows.addStretch(1)
        self.body.addWidget(scrolling(content), 1)
        self.news = QVBoxLayout()
        self.body.addLayout(self.news)
        self.body.addLayout(
            Flow(
                [
                    button(text(N_("Discard")), context.palette, self.discard),
                    primary(text(N_("Return for correction")), context.palette, self.save, icon_name="undo-2"),
                ]
            )
        )
        self.draft = Draft(context, self._typed)

    def begin(self, about: Mapping[str, Wire]) -> None:
        """Begin a request about a record; one that was begun before is brought back."""
        context = self.context
        self.draft.flush()
        clear_layout(self.news)
        self._kind, self._record = str(about["about_kind"]), str(about["about_record"])
        found = context.workspace.find(self._kind, self._record)
        title = title_of(found, context.catalogue) if found is not None else ""
        self._title.setText(context.say(Sentence("Return “{title}” for correction", title=title)))
        self.draft.open(CorrectionRequest.ENTITY, "", {"about_record": self._record})
        kept = self.draft.stored()
        self._offer_fields(str(kept.get("about_field") or about.get("about_field") or ""))
        self._offer_partnerships(str(kept.get("partnership") or ""))
        self.reason.retype(kept.get("reason") or "")
        self.due.retype(kept.get("due_on") or "")
        self.reason.target().setFocus()

    def save(self) -> None:
        """Write the request; what is refused is said and changes nothing."""
        reason, due = self.reason.read(), self.due.read()
        for wire in (reason, due):
            if isinstance(wire, Sentence):
                self._refuse(wire)
                return
        asked = Asked(
            entity=self._kind,
            record=self._record,
            field=str(self.field.currentData() or ""),
            reason=str(reason or ""),
            due_on=date.fromisoformat(str(due)) if due else None,
            partnership=str(self.partnership.currentData() or ""),
        )
        try:
            made = corrections.ask(self.context.workspace, asked)
        except AppError as error:
            self._refuse(error)
            return
        self.draft.drop()
        self.context.announce(self, self.context.text(N_("Saved. It leaves with the next package.")))
        self.context.changed.emit(CorrectionRequest.ENTITY, made)
        self.done.emit(made)

    def discard(self) -> None:
        """Throw away what was typed."""
        self.draft.drop()
        self.done.emit("")

    def _row(self, words: str, widget: QWidget) -> QWidget:
        """Put a name over a field."""
        caption = label(words, wrap=True)
        caption.setBuddy(widget)
        widget.setAccessibleName(words)
        self._rows.addWidget(caption)
        self._rows.addWidget(widget)
        return caption

    def _editor(self, name: str, words: str) -> Editor:
        """Make the editor of a field of the request."""
        declared = CorrectionRequest.field(name)
        if declared is None:
            raise KeyError(name)
        made = editor_for(declared, self.context)
        self._row(words, made)
        made.describe(words, "")
        made.edited.connect(self._later)
        return made

    def _offer_fields(self, chosen: str) -> None:
        """Offer the fields of the record that leave the institution, and the record as a whole."""
        context, kind = self.context, entity(self._kind)
        self.field.clear()
        self.field.addItem(context.text(N_("the whole record")), "")
        for declared in kind.fields() if kind is not None else ():
            if not declared.facts.private:
                self.field.addItem(context.text(declared.facts.label), declared.name)
        self.field.setCurrentIndex(max(self.field.findData(chosen), 0))

    def _offer_partnerships(self, chosen: str) -> None:
        """Offer the partnerships where the record stands in none of its own."""
        context = self.context
        row = context.workspace.store.row(self._kind, self._record)
        alone = row is not None and not row.scope.partition("/")[2]
        self.partnership.clear()
        for one in context.workspace.all("partnership") if alone else ():
            self.partnership.addItem(title_of(one, context.catalogue), one.id)
        self.partnership.setCurrentIndex(max(self.partnership.findData(chosen), 0))
        for widget in (self._caption, self.partnership):
            widget.setVisible(alone)

    def _later(self) -> None:
        """Keep a draft soon."""
        self.draft.later()

    def _refuse(self, refused: AppError | Sentence) -> None:
        """Say what is wrong above the buttons."""
        show_refusal(self.context, self, self.news, refused)

    def _typed(self) -> dict[str, Wire]:
        """Return what was typed, once there is a reason."""
        reason = self.reason.typed()
        if not reason:
            return {}
        return {
            "reason": reason,
            "due_on": self.due.typed(),
            "about_field": str(self.field.currentData() or ""),
            "partnership": str(self.partnership.currentData() or ""),
        }
