"""One questionnaire: its papers, its results, what is to be done better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.answers_card import AnswersCard
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.dossier import Dossier
from parteneriat_desktop.ui.pages.results_card import ResultsCard
from parteneriat_desktop.ui.widgets.places import OneOfSeveral, Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

TABS = (
    ("answers", "keyboard", N_("Answers on paper")),
    ("results", "target", N_("Results")),
    ("improvements", "list-todo", N_("Proposals for improvement")),
)


class QuestionnaireDossier(Dossier):
    """Everything about one questionnaire."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        self.answers = AnswersCard(context)
        self.results = ResultsCard(context)
        self._forms = OneOfSeveral()
        self._forms.addWidget(self.answers)
        self._forms.addWidget(self.results)
        self._places = Places(self._forms)
        self.outer.addWidget(self._places, 1)

    def load(self, record: str) -> None:
        """Show a questionnaire."""
        if record != self.record:
            self.record = record
            self.answers.load(record)
            self.show_tab("answers")
        else:
            self.answers.refresh()
        self.results.load(record)
        workspace = self.context.workspace
        for key, entity in (("answers", "response"), ("improvements", "improvement_proposal")):
            self.tabs.show_figure(key, str(len(workspace.children(entity, "questionnaire", record))))

    def show_tab(self, key: str) -> None:
        """Show one tab."""
        self.tabs.show_current(key)
        if key == "improvements":
            self._places.show_instead(ChildList(self.context, "improvement_proposal", "questionnaire", [self.record]))
            return
        self._places.show_first()
        self._forms.setCurrentWidget(self.answers if key == "answers" else self.results)
        if key == "results":
            self.results.load(self.record)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.answers.flush()
