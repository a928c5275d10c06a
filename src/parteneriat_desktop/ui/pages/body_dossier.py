"""One consultative body: its facts, members, meetings, questionnaires and discussion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.consultative_body import ConsultativeBody
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.ui.pages.body_facts import BodyFacts, MembersCard
from parteneriat_desktop.ui.pages.children import ChildList
from parteneriat_desktop.ui.pages.discussion import Discussion
from parteneriat_desktop.ui.pages.dossier import Dossier
from parteneriat_desktop.ui.widgets.places import Places
from parteneriat_desktop.ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

TABS = (
    ("members", "users", N_("Members")),
    ("meetings", "calendar-days", N_("Meetings")),
    ("questionnaires", "list-todo", N_("Questionnaires")),
    ("discussion", "mail", N_("Discussion")),
)
#: What is listed under a tab.
LISTED = {"meetings": "meeting", "questionnaires": "questionnaire", "discussion": "discussion_entry"}


class BodyDossier(Dossier):
    """Everything about one consultative body."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.facts = BodyFacts(context)
        self.outer.addWidget(self.facts)
        self.tabs = Tabs(context.palette, [Tab(key, icon, context.text(words)) for key, icon, words in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.outer.addWidget(self.tabs)
        self.discussion = Discussion(context, "body")
        self.places = Places(self.discussion)
        self.outer.addWidget(self.places, 1)

    def load(self, record: str) -> None:
        """Show a body; one that was not shown before at its members."""
        other = record != self.record
        self.record = record
        body = linked(self.context.workspace, ConsultativeBody, record)
        if body is None:
            return
        self.facts.show_body(body)
        self.discussion.load(record)
        self.tabs.show_figure("members", str(len(body.members or ())))
        for key, name in LISTED.items():
            self.tabs.show_figure(key, str(len(self.context.workspace.children(name, "body", record))))
        self.show_tab("members" if other else self.tabs.current())

    def show_tab(self, key: str) -> None:
        """Show one tab."""
        self.tabs.show_current(key)
        body = linked(self.context.workspace, ConsultativeBody, self.record)
        if key == "discussion" or body is None:
            self.places.show_first()
        elif key == "members":
            self.places.show_instead(MembersCard(self.context, body))
        else:
            self.places.show_instead(ChildList(self.context, LISTED[key], "body", [self.record]))

    def flush(self) -> None:
        """Keep what is being typed."""
        self.discussion.flush()
