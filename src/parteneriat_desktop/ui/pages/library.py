"""Library and proposals: proposals of collaboration, policy proposals with their states, things to read and use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.resource import ResourceTopic
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.pages.library_lists import ResourceRows, collaboration_list, policy_list, resource_list
from parteneriat_desktop.ui.pages.next_step import next_step
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.pages.partnering import neighbour_tabs
from parteneriat_desktop.ui.widgets.buttons import primary
from parteneriat_desktop.ui.widgets.places import OneOfSeveral

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context, Place
    from parteneriat_desktop.ui.pages.list_page import RecordList

FIRST = "resource"


class LibraryPage(Page):
    """Three lists, one at a time; a row opens the form at the field of its next step."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown = FIRST
        self.rows = ResourceRows(context)
        self.lists: dict[str, RecordList] = {
            "collaboration_proposal": collaboration_list(context),
            "policy_proposal": policy_list(context),
            "resource": resource_list(context, self.rows),
        }
        self.topics = self._topics()
        self._places = OneOfSeveral()
        self._parts: dict[str, QWidget] = {}
        for name, one in self.lists.items():
            one.put_head(*([self.topics] if name == FIRST else []), one.search)
            one.opened.connect(self._open)
            one.new_wanted.connect(self.add_new)
            self._parts[name] = self._with_tabs(name, one)
            self._places.addWidget(self._parts[name])
        self.outer.addWidget(self._places, 1)

    def show_place(self, place: Place) -> None:
        """Show the list of a kind of record."""
        self.shown = place.entity if place.entity in self.lists else FIRST
        self._places.setCurrentWidget(self._parts[self.shown])
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        context, one = self.context, self.list
        one.reload()
        kind = entity(self.shown)
        name = kind.NAME if kind is not None else self.shown
        title = context.text(N_("Library and proposals"))
        self.head.describe(title, below=context.say(Sentence("{count} in this list", count=one.count())))
        new = context.say(Sentence("New: {kind}", kind=Sentence(name)))
        self.head.put_actions([primary(new, context.palette, self.add_new, icon_name="plus")])

    @property
    def list(self) -> RecordList:
        """The list that is shown."""
        return self.lists[self.shown]

    def search_box(self) -> QWidget:
        """Return the search over the list."""
        return self.list.search

    def add_new(self) -> None:
        """Begin a new record of the kind that is shown; a proposal begins in its first state."""
        first = {"collaboration_proposal": {"state": "idea"}, "policy_proposal": {"state": "draft"}}
        new_record(self.context, self.shown, **first.get(self.shown, {}))

    def _open(self, record: str) -> None:
        """Open a record; a proposal at the field of its next step."""
        found = self.context.workspace.find(self.shown, record)
        field = "" if self.shown == FIRST else next_step(getattr(found, "state", None))[1]
        open_record(self.context, self.shown, record, field)

    def _topics(self) -> QComboBox:
        """Make the choice of the topic that the library is about."""
        made = QComboBox()
        made.setAccessibleName(self.context.text(N_("Topic")))
        made.addItem(self.context.text(N_("All topics")), None)
        for topic in ResourceTopic:
            made.addItem(self.context.catalogue.label(topic), topic.value)
        made.currentIndexChanged.connect(self._choose_topic)
        return made

    def _choose_topic(self, _index: int) -> None:
        """Keep the resources of a topic, or show all."""
        chosen = self.topics.currentData()
        self.rows.topic = next((topic for topic in ResourceTopic if topic.value == chosen), None)
        self.refresh()

    def _with_tabs(self, name: str, one: RecordList) -> QWidget:
        """Put the tabs of the neighbouring lists over a list."""
        holder = QWidget()
        holder.setProperty("look", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(neighbour_tabs(self.context, name))
        column.addWidget(one, 1)
        return holder
