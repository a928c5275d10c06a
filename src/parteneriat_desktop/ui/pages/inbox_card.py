"""What was received: packages with their parts, what merged by itself, and taking a whole import back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from parteneriat_desktop.actions import inbox, undo_import
from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout, empty_state, rule
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.places import OneOfSeveral
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.actions.inbox import ReceivedBundle
    from parteneriat_desktop.actions.undo_import import Undone
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


class InboxCard(Card):
    """The packages that were imported, the latest first."""

    def __init__(self, context: Context, sent: QPushButton) -> None:
        super().__init__(padded=False)
        self.context = context
        self._bundles: dict[str, ReceivedBundle] = {}
        self.add_head(context.text(N_("Received packages")), sent)
        self.news = QVBoxLayout()
        self.news.setContentsMargins(15, 0, 15, 0)
        self.body.addLayout(self.news)
        self._missing = QVBoxLayout()
        self._missing.setContentsMargins(15, 0, 15, 0)
        self.body.addLayout(self._missing)
        columns = (
            Column(context.text(N_("No.")), 44),
            Column(context.text(N_("From"))),
            Column(context.text(N_("Changes")), 150),
        )
        self.table = TableView(
            TableModel(columns, FixedRows([])),
            context.text(N_("Received packages")),
            context.look,
            Rules(48, lines=True),
        )
        self.table.chosen.connect(self._choose)
        self._places = OneOfSeveral()
        self._places.addWidget(self.table)
        self._places.addWidget(empty_state(context.text(N_("You have not received anything yet."))))
        self.body.addWidget(self._places, 1)
        self.body.addWidget(rule())
        column = QVBoxLayout()
        column.setContentsMargins(15, 8, 15, 8)
        column.setSpacing(4)
        self._sentence = label("", "small", wrap=True)
        words = context.text(N_("Take the import back…"))
        self.undo = button(words, context.palette, self.take_back, icon_name="undo-2")
        column.addWidget(self._sentence)
        column.addLayout(Flow([self.undo]))
        self.body.addLayout(column)

    def refresh(self) -> None:
        """Read again what was received and what is missing."""
        context = self.context
        current = self.table.current_id()
        self._bundles = {one.digest: one for one in inbox.inbox(context.workspace)}
        rows = [(one.digest, self._cells(one)) for one in self._bundles.values()]
        self.table.table().reload(FixedRows(rows))
        self._places.setCurrentIndex(0 if rows else 1)
        clear_layout(self._missing)
        for found in inbox.missing_parts(context.workspace):
            self._missing.addWidget(Banner(context.say(found.sentence), Tone.WARN, context.palette))
        if not self.table.choose(current) and not self.table.choose(self.table.table().id_at(0)):
            self._choose("")

    def take_back(self) -> None:
        """Ask, then take back everything the chosen import changed here."""
        context = self.context
        bundle = self._bundles.get(self.table.current_id())
        if bundle is None:
            return
        question = Sentence(
            "Everything that package {number} of {sender} changed here becomes what it was, by new changes. Nothing is "
            "lost: what came stays in the history. The new changes travel to everybody who shares these records.",
            number=bundle.sequence,
            sender=bundle.sender,
        )
        title, yes = context.text(N_("Take the import back")), context.text(N_("Take back"))
        if not context.chooser.confirm(title, context.say(question), yes):
            return

        def work(_report: Progress) -> Undone:
            """Write the changes."""
            return undo_import.undo_import(context.workspace, bundle.digest)

        context.tasks.start(work, self._taken_back, self._failed)

    def _cells(self, one: ReceivedBundle) -> list[Cell]:
        """Show one package."""
        context = self.context
        facts = [context.show(day_of(one.moment))]
        if one.kind == "receipt":
            facts.append(context.text(N_("receipt")))
        if one.parts > 1:
            facts.append(context.say(Sentence("part {part} of {parts}", part=one.part, parts=one.parts)))
        merged = Counted("{count} merged by itself", "{count} merged by themselves", one.merged_fields)
        second = context.text(N_("taken back")) if self._undone(one) else context.say(merged) if one.merged else ""
        changes = context.say(Counted("{count} change", "{count} changes", one.changes))
        return [
            Cell(str(one.sequence), kind=Kind.STRONG),
            Cell(one.sender, " · ".join(facts)),
            Cell(changes, second),
        ]

    def _undone(self, one: ReceivedBundle) -> bool:
        """Say whether an import was taken back."""
        return undo_import.was_undone(self.context.workspace, one.digest)

    def _choose(self, digest: str) -> None:
        """Say what can be done with a package."""
        one = self._bundles.get(digest)
        self.undo.setVisible(one is not None and one.changes > 0 and not self._undone(one))
        self._sentence.setText(one.file if one is not None else "")

    def _taken_back(self, undone: Undone) -> None:
        """Say what was taken back and what was left as it is."""
        done = Counted(
            "{count} record is again what it was.",
            "{count} records are again what they were.",
            len(undone.records),
        )
        left = Counted(
            "{count} record was left as it is: it was changed here since, or this version does not know it.",
            "{count} records were left as they are: they were changed here since, or this version does not know them.",
            len(undone.left),
        )
        self.context.changed.emit("", "")
        self._say(left if undone.left else Sentence("It travels with the next package."), Tone.OK, done)

    def _failed(self, error: Exception) -> None:
        """Say why nothing was taken back."""
        if not isinstance(error, AppError):
            raise error
        self._say(error.advice, Tone.ERR, error.sentence)

    def _say(self, words: Sentence, tone: Tone, strong: Sentence) -> None:
        """Show what was done above the list."""
        context = self.context
        clear_layout(self.news)
        first = context.say(strong)
        self.news.addWidget(Banner(context.say(words), tone, context.palette, strong=first))
        context.announce(self, f"{first} {context.say(words)}")
