"""The templates of questionnaires with their versions; an answered one is changed by making a new version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Card
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.records.questionnaire import QuestionnaireTemplate
    from parteneriat_desktop.ui.context import Context

HIGH = 190


class TemplateList(Card):
    """Templates below the list of questionnaires."""

    new_version_wanted = Signal(str)
    default_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self.context = context
        self._said = label("", "err", wrap=True)
        version = button(context.text(N_("New version")), context.palette, self._wish, icon_name="copy", look="small")
        add = link(
            context.text(N_("New template")),
            context.palette,
            lambda: new_record(context, "questionnaire_template"),
            icon_name="plus",
        )
        self._default = link(
            context.text(N_("Add the questionnaire on satisfaction")), context.palette, self.default_wanted.emit
        )
        self.add_head(context.text(N_("Templates")), self._default, version, add)
        columns = (
            Column(context.text(N_("Template"))),
            Column(context.text(N_("Version")), 110, right=True),
            Column(context.text(N_("Items")), 110, right=True),
            Column(context.text(N_("State")), 230),
        )
        self.table = TableView(TableModel(columns, FixedRows([])), context.text(N_("Templates")), context.look)
        self.table.opened.connect(partial(open_record, context, "questionnaire_template"))
        self.body.addWidget(self.table)
        self.body.addWidget(self._said)
        self.setFixedHeight(context.look.px(HIGH))

    def refresh(self) -> None:
        """Read the templates again, the newest version first."""
        context = self.context
        found = cast("list[QuestionnaireTemplate]", list(context.workspace.all("questionnaire_template")))
        found.sort(key=lambda one: (one.title or "", -(one.version or 0)))
        self.table.table().reload(FixedRows([(one.id, self._cells(one)) for one in found]))
        self._default.setVisible(not found)
        self.say("")

    def say(self, words: str) -> None:
        """Show why something was not done."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _wish(self) -> None:
        """Ask for a new version of the chosen template."""
        chosen = self.table.current_id()
        if chosen:
            self.new_version_wanted.emit(chosen)
        else:
            self.say(self.context.text(N_("Choose the template whose new version you want.")))

    def _cells(self, one: QuestionnaireTemplate) -> list[Cell]:
        """Show one template."""
        context = self.context
        answered = one.is_answered(context.workspace)
        state = Sentence("answered, kept as it is") if answered else Sentence("can still be changed")
        return [
            Cell(one.title or context.text(N_("(no title yet)")), kind=Kind.STRONG),
            Cell(context.show(one.version)),
            Cell(str(len(one.items or ()))),
            Cell(context.say(state), kind=Kind.MUTED),
        ]
