"""One request for correction: who asks for what and why, what was answered, and what can be done next.

What is typed as an answer is a draft at once; the answer travels with the next package, like any change.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.actions import corrections
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.correction_request import CorrectionRequest, CorrectionState
from parteneriat_desktop.ui.chips import state_chip
from parteneriat_desktop.ui.draft import Draft
from parteneriat_desktop.ui.editors.catalogue import editor_for
from parteneriat_desktop.ui.going import RECORD
from parteneriat_desktop.ui.refusing import show_refusal
from parteneriat_desktop.ui.titles import kind_of
from parteneriat_desktop.ui.widgets.buttons import button, link, primary
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, empty_state, scrolling
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.actions.corrections import Correction
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.editors.base import Editor


class CorrectionPanel(Card):
    """The chosen request."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.one: Correction | None = None
        self.editor: Editor | None = None
        content = QWidget()
        content.setProperty("look", "clear")
        self._words = QVBoxLayout(content)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(8)
        self.body.addWidget(scrolling(content), 1)
        self.news = QVBoxLayout()
        self.body.addLayout(self.news)
        self._buttons = QVBoxLayout()
        self.body.addLayout(self._buttons)
        self.draft = Draft(context, self._typed)

    def load(self, one: Correction | None) -> None:
        """Show a request, or that none is chosen; an answer that was begun is brought back."""
        self.draft.flush()
        for layout in (self._words, self.news, self._buttons):
            clear_layout(layout)
        self.one, self.editor = one, None
        if one is None:
            self._words.addWidget(empty_state(self.context.text(N_("Choose a request to read it."))))
            return
        self.draft.open(CorrectionRequest.ENTITY, one.request.id, {})
        self._describe(one)
        self._add_answer(one)
        self._words.addStretch(1)
        self._add_buttons(one)

    def primary(self) -> None:
        """Do what is to be done next with the request."""
        if self.one is None:
            return
        if self.one.is_open:
            self.answer()
        elif self.one.own and self.one.request.state is CorrectionState.ANSWERED:
            self._do(corrections.accept)

    def answer(self) -> None:
        """Save the answer; what is refused is said below it."""
        typed = "" if self.editor is None else self.editor.read()
        words = typed if isinstance(typed, str) else ""
        if isinstance(typed, Sentence):
            self._refuse(typed)
            return
        self._do(lambda workspace, record: corrections.answer(workspace, record, words))

    def _describe(self, one: Correction) -> None:
        """Say what is asked for, by whom, until when, and lead there."""
        context, request = self.context, one.request
        chip = state_chip(context, request)
        kind = kind_of(request.about_kind or "", context.catalogue)
        self._words.addWidget(label(one.about or kind, "card-title", wrap=True))
        if chip is not None:
            self._words.addLayout(Flow([chip], from_left=True))
        asks = one.asked_by or context.text(N_("this institution"))
        facts = [
            (N_("Record"), kind),
            (N_("Field"), self._field(request)),
            (N_("Who asks"), f"{asks} · {context.show(request.asked_on)}"),
            (N_("Until"), context.show(request.due_on)),
            (N_("Package number"), context.show(request.package_number)),
        ]
        said = [context.say(Sentence("{name}: {value}", name=context.text(name), value=value)) for name, value in facts]
        for line in (said[:2], said[2:]):
            self._words.addWidget(label(" · ".join(line), "small", wrap=True))
        self._words.addWidget(label(request.reason or "", wrap=True))
        if entity(request.about_kind or "") is not None:
            place = (request.about_kind or "", request.about_record or "", request.about_field or "")
            go = N_("Go to the field") if request.about_field else N_("Go to the record")
            act = link(context.text(go), context.palette, lambda: context.go(RECORD, *place), onward=True)
            self._words.addLayout(Flow([act], from_left=True))

    def _field(self, request: CorrectionRequest) -> str:
        """Return the label of the field that is meant; of one that this version does not know its name."""
        kind = entity(request.about_kind or "")
        declared = kind.field(request.about_field or "") if kind is not None else None
        if declared is None:
            return request.about_field or self.context.show(None)
        return self.context.text(declared.facts.label)

    def _add_answer(self, one: Correction) -> None:
        """Show what was answered, or where it is written."""
        context, request = self.context, one.request
        if request.answer and not one.is_open:
            words = Sentence("Answered on {day}:", day=request.answered_on)
            self._words.addWidget(label(context.say(words), "strong"))
            self._words.addWidget(label(request.answer, wrap=True))
        declared = CorrectionRequest.field("answer")
        if not one.is_open or declared is None:
            return
        caption = label(context.text(N_("What was corrected, or why it stays")), wrap=True)
        self.editor = editor_for(declared, context)
        self.editor.describe(caption.text(), "")
        self.editor.retype(self.draft.stored().get("answer") or "")
        self.editor.edited.connect(self.draft.later)
        caption.setBuddy(self.editor.target())
        self._words.addWidget(caption)
        self._words.addWidget(self.editor)

    def _add_buttons(self, one: Correction) -> None:
        """Offer what can be done next."""
        state = one.request.state
        if one.is_open:
            self._offer((N_("Save the answer"), "corner-up-left", self.answer, True))
        elif one.own and state is CorrectionState.ANSWERED:
            self._offer(
                (N_("Ask again"), "undo-2", partial(self._do, corrections.ask_again), False),
                (N_("Accept"), "check", partial(self._do, corrections.accept), True),
            )
        elif one.own and state is CorrectionState.OPEN:
            self._offer((N_("Withdraw"), "x", partial(self._do, corrections.withdraw), False))
        elif one.own and state is CorrectionState.ACCEPTED:
            self._offer((N_("Ask again"), "undo-2", partial(self._do, corrections.ask_again), False))

    def _offer(self, *steps: tuple[str, str, Callable[[], None], bool]) -> None:
        """Add buttons: words, icon, what each does, and whether it is the one to press next."""
        context = self.context
        made = [
            (primary if first else button)(context.text(words), context.palette, act, icon_name=icon)
            for words, icon, act, first in steps
        ]
        self._buttons.addLayout(Flow(made))

    def _do(self, step: Callable[[Workspace, str], None]) -> None:
        """Take a step with the request; a refusal is said and changes nothing."""
        if self.one is None:
            return
        record = self.one.request.id
        try:
            step(self.context.workspace, record)
        except AppError as error:
            self._refuse(error)
            return
        self.draft.drop()
        self.context.announce(self, self.context.text(N_("Saved. It leaves with the next package.")))
        self.context.changed.emit(CorrectionRequest.ENTITY, record)

    def _refuse(self, refused: AppError | Sentence) -> None:
        """Say what is wrong above the buttons."""
        show_refusal(self.context, self, self.news, refused)

    def _typed(self) -> dict[str, Wire]:
        """Return the answer as far as it is typed, for its draft."""
        typed = None if self.editor is None else self.editor.typed()
        return {"answer": typed} if typed else {}
