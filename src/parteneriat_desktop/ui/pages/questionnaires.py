"""Questionnaires: those handed out, with what came back; templates and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import questionnaires
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_number
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.questionnaire import Questionnaire
from parteneriat_desktop.records.satisfaction import satisfaction
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.going import RECORD, new_record
from parteneriat_desktop.ui.pages.consulting import sibling_tabs
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.questionnaire_dossier import QuestionnaireDossier
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES, StackedPage
from parteneriat_desktop.ui.pages.template_list import TemplateList
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button, primary

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: The records that a questionnaire may belong to.
OWNERS = ("consultation", "meeting", "body", "partnership")


class QuestionnairesPage(StackedPage["QuestionnaireDossier"]):
    """List and dossier of questionnaires, with the templates below the list."""

    KEY = "questionnaires"
    ENTITY = "questionnaire"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.put_with_list(sibling_tabs(context, self.KEY))
        columns = (
            Column(context.text(N_("Questionnaire")), 0, order="title"),
            Column(context.text(N_("Held on")), 130, order="held_on"),
            Column(context.text(N_("Handed out")), 130, right=True),
            Column(context.text(N_("Came back")), 130, right=True),
            Column(context.text(N_("Mean")), 110, right=True),
        )
        self.build(
            RecordList(
                context,
                columns,
                RecordRows(context, Questionnaire, self._cells),
                ListWords(
                    name=N_("Questionnaires"),
                    empty=N_("Here stand the questionnaires that were handed out, with what people answered."),
                    add=N_("New questionnaire"),
                ),
                rules=Rules(TWO_LINES, lines=True),
            ),
            QuestionnaireDossier(context),
        )
        self.templates = TemplateList(context)
        self.templates.new_version_wanted.connect(self._new_version)
        self.templates.default_wanted.connect(self._add_default)
        self.put_with_list(self.templates)

    def add_new(self) -> None:
        """Begin a new questionnaire; in a dossier a new paper."""
        if self.is_open():
            self.dossier.show_tab("answers")
            self.dossier.answers.grid.begin()
            self.dossier.answers.grid.setFocus()
        else:
            new_record(self.context, "questionnaire", held_on=self.context.today.isoformat())

    def print_out(self) -> None:
        """Print the results."""
        if self.is_open():
            print_report(self.context, self, "R13", self.dossier.record)

    def show_list(self) -> None:
        """Describe the list."""
        context = self.context
        count = Counted("{count} questionnaire", "{count} questionnaires", self.list.count())
        self.head.describe(context.text(N_("Questionnaires")), below=context.say(count))
        add = primary(context.text(N_("New questionnaire")), context.palette, self.add_new, icon_name="plus")
        self.head.put_actions([add])
        self.templates.refresh()

    def show_dossier(self, record: str) -> None:
        """Describe a questionnaire."""
        context, palette = self.context, self.context.palette
        self.dossier.load(record)
        found = linked(context.workspace, Questionnaire, record)
        self.head.describe(title_of(found, context.catalogue), above=[context.text(N_("Questionnaires"))])
        form = found.based_on if found is not None else None
        actions = [
            button(context.text(N_("Results as PDF (R13)")), palette, self.print_out, icon_name="printer"),
            button(context.text(N_("Edit")), palette, lambda: context.go(RECORD, "questionnaire", record)),
        ]
        if form is not None:
            words = context.text(N_("Form to print (R13F)"))
            blank = button(words, palette, lambda: print_report(context, self, "R13F", form), icon_name="printer")
            actions.insert(1, blank)
        self.head.put_actions(actions)

    def _new_version(self, template: str) -> None:
        """Make the next version of a template and open it."""
        context = self.context
        try:
            saved = questionnaires.new_version(context.workspace, template)
        except AppError as error:
            self.templates.say(context.say(Sentence("{what} {advice}", what=error.sentence, advice=error.advice)))
            return
        context.changed.emit("questionnaire_template", saved.id or "")
        context.go(RECORD, "questionnaire_template", saved.id or "")

    def _add_default(self) -> None:
        """Save the questionnaire on satisfaction that the program brings along as a template."""
        context = self.context
        given = questionnaires.default_template(context.catalogue.language)
        saved = save(context.workspace, "questionnaire_template", given)
        context.changed.emit("questionnaire_template", saved.id or "")

    def _cells(self, one: Questionnaire) -> list[Cell]:
        """Show one questionnaire in the list."""
        context = self.context
        result = satisfaction(one, context.workspace)
        owner = next((getattr(one, name) for name in OWNERS if getattr(one, name)), None)
        kind = next((name for name in OWNERS if getattr(one, name)), "")
        found = context.workspace.find({"body": "consultative_body"}.get(kind, kind), owner) if owner else None
        mean = DASH if result.mean is None else show_number(result.mean, context.catalogue)
        return [
            Cell(
                one.title or context.text(N_("(no title yet)")),
                title_of(found, context.catalogue) if found is not None else "",
                Kind.STRONG,
            ),
            Cell(context.show(one.held_on)),
            Cell(context.show(one.handed_out)),
            Cell(str(result.responses)),
            Cell(mean),
        ]
