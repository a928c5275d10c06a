"""The state of the target: how many partnerships count, which do not, and why."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.actions import conflicts, programmes
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.journal.scope import dossier
from parteneriat_desktop.records.evidence_row import RowState
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.page import Page
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Card, clear_layout, rule, scrolling
from parteneriat_desktop.ui.widgets.progress import Bar
from parteneriat_desktop.ui.widgets.words import ElidedLabel, label, picture

if TYPE_CHECKING:
    from parteneriat_desktop.records.evidence import Evidence
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.ui.context import Context, Place

RIGHT = 304


class TargetPage(Page):
    """Counted against the target of the programme."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._conflicts: Counter[str] = Counter()
        self._sum = QVBoxLayout()
        self.outer.addLayout(self._sum)
        columns = (
            Column(context.text(N_("Partnership"))),
            Column(context.text(N_("First party")), 220),
            Column(context.text(N_("Evidence")), 190, right=True),
            Column(context.text(N_("Counts")), 150),
        )
        self.list = RecordList(
            context,
            columns,
            FixedRows([]),
            ListWords(
                name=N_("Partnerships"),
                empty=N_("No partnership yet. They arrive with the packages of the institutions that you enrolled."),
                add=N_("Receive a file…"),
            ),
            rules=Rules(44, lines=True),
        )
        self.list.opened.connect(partial(context.go, "partnerships", "partnership"))
        self.list.new_wanted.connect(lambda: context.go("send"))
        self.head.put_search(self.list.search)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right_area = scrolling(right)
        self._right_area.setFixedWidth(context.look.px(RIGHT))
        row.addWidget(self._right_area)
        self.outer.addLayout(row, 1)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - there is one thing to show
        """Count again."""
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        context = self.context
        found = programmes.counted(context.workspace)
        programme = programmes.programme(context.workspace)
        counting = sum(one.countable for one in found.values())
        goal = programme.objective or 0
        clear_layout(self._sum)
        self._sum.addWidget(self._sum_card(counting, goal, len(found)))
        self._conflicts = Counter(one.scope for one in conflicts.conflicts(context.workspace))
        self.list.reload(FixedRows([(one.partnership, self._cells(one)) for one in found.values()]))
        clear_layout(self._right)
        self._right.addWidget(self._reasons_card([one for one in found.values() if not one.countable]))
        self._right.addStretch(1)
        title = Sentence("State of target {code}", code=programme.code)
        below = Counted(
            "From {count} partnership known here, as of {day}",
            "From {count} partnerships known here, as of {day}",
            len(found),
            day=context.today,
        )
        self.head.describe(context.say(title), below=context.say(below))
        receive = button(
            context.text(N_("Receive a file…")), context.palette, lambda: context.go("send"), icon_name="inbox"
        )
        self.head.put_actions([receive])

    def search_box(self) -> QWidget:
        """Return the search over the list."""
        return self.list.search

    def arrange(self) -> None:
        """Leave the reasons out where there is no room for them."""
        self._right_area.setVisible(not self.narrow)

    def _sum_card(self, counting: int, goal: int, known: int) -> Card:
        """Show n of the goal with its bar, and how many do not count."""
        context = self.context
        card = Card(padded=False)
        card.setFixedHeight(context.look.px(72))
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(16)
        row.addWidget(label(str(counting), "huge"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(context.say(Sentence("of {goal} countable partnerships", goal=goal)), "strong"))
        share = Decimal(counting) / goal if goal else None
        missing = Sentence(
            "{share} of the target · {missing} still missing",
            share=formatting.show_percent(share, context.catalogue),
            missing=max(goal - counting, 0),
        )
        words.addWidget(ElidedLabel(context.say(missing), "small"))
        words.addStretch(1)
        row.addLayout(words, 2)
        row.addWidget(Bar(context.palette, counting, goal, name=context.say(missing)), 3)
        row.addWidget(rule(upright=True))
        row.addWidget(picture("circle-x", context.palette.err, 22))
        not_counting = Counted("{count} does not count", "{count} do not count", known - counting)
        row.addWidget(ElidedLabel(context.say(not_counting), "strong"), 1)
        card.body.addLayout(row)
        return card

    def _cells(self, found: Evidence) -> list[Cell]:
        """Show one partnership."""
        context = self.context
        partnership = cast("Partnership", context.workspace.find("partnership", found.partnership))
        proved = sum(row.state is RowState.PROVED for row in found.rows)
        figure = context.say(Sentence("{proved} of {all}", proved=proved, all=len(found.rows)))
        parties = partnership.parties or []
        lead = context.workspace.find("partner", parties[0].partner or "") if parties else None
        words = context.text(N_("countable") if found.countable else N_("not countable"))
        tone, icon = (Tone.OK, "circle-check") if found.countable else (Tone.ERR, "circle-x")
        return [
            Cell(title_of(partnership, context.catalogue), self._second(partnership), Kind.STRONG),
            Cell(title_of(lead, context.catalogue)),
            Cell(figure, kind=Kind.BAR, share=Decimal(proved) / len(found.rows)),
            Cell(words, kind=Kind.CHIP, icon=icon, tone=tone),
        ]

    def _second(self, partnership: Partnership) -> str:
        """Return the code of a partnership, and how many of its fields are in conflict."""
        found = self._conflicts[dossier(partnership.id)]
        words = self.context.say(Counted("{count} field in conflict", "{count} fields in conflict", found))
        return " · ".join(part for part in (partnership.internal_code, words if found else "") if part)

    def _reasons_card(self, found: list[Evidence]) -> Card:
        """Show which conditions keep most partnerships from counting."""
        context = self.context
        card = Card()
        title = Counted("Why {count} does not count", "Why {count} do not count", len(found))
        card.add_head(context.say(title))
        reasons = Counter(row.row for one in found for row in one.rows if row.state is not RowState.PROVED)
        for condition, count in reasons.most_common():
            row = QHBoxLayout()
            words = context.catalogue.label(condition)
            row.addWidget(ElidedLabel(words), 1)
            row.addWidget(label(str(count), "strong"))
            card.body.addLayout(row)
            card.body.addWidget(Bar(context.palette, count, max(len(found), 1), name=words, good=False))
        note = N_("A partnership can have several reasons.") if reasons else N_("All known partnerships count.")
        card.body.addWidget(label(context.text(note), "small", wrap=True))
        return card
