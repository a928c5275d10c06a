"""The card of the law: which legal pack counts the terms, what in it is still to be verified, a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.actions import legal_packs
from parteneriat_desktop.countries.deadline_words import length_of
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parteneriat_desktop.countries.legal_pack import LegalRule
    from parteneriat_desktop.ui.context import Context

ROW = 46
#: Height of the table, which scrolls.
HIGH = 280


class LawCard(SettingsCard):
    """By which rules terms are counted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Legal terms"))
        self._facts = label("", "small", wrap=True)
        self.content.addWidget(self._facts)
        self.table = rules_table(context)
        self.table.setProperty("look", "framed")
        self.table.setFixedHeight(context.look.px(HIGH))
        self.content.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(
            button(context.text(N_("Use a newer pack…")), context.palette, self.take, icon_name="gavel", look="small")
        )
        row.addStretch(1)
        self.content.addLayout(row)

    def refresh(self) -> None:
        """Show the rules of the pack in use."""
        context = self.context
        pack = legal_packs.pack_in_use(context.workspace)
        unsure = sum(not rule.verified for rule in pack.rules)
        self._facts.setText(
            context.say(
                Counted(
                    "Version {version}; {count} of {all} rules is still to be compared with the text of the law.",
                    "Version {version}; {count} of {all} rules are still to be compared with the text of the law.",
                    unsure,
                    version=pack.version,
                    all=len(pack.rules),
                )
            )
        )
        show_rules(context, self.table, pack.rules)

    def take(self) -> None:
        """Ask for a newer pack and take it into use."""
        context = self.context
        title, kinds = context.text(N_("Legal pack")), context.text(N_("Legal pack (*.json)"))
        file = context.chooser.open_file(title, kinds)
        if file is not None:
            self.attempt(lambda: self._use(legal_packs.use_pack(context.workspace, file).version))

    def _use(self, version: int) -> str:
        """Show the pack that was taken into use."""
        self.refresh()
        self.context.changed.emit("", "")
        return self.context.say(
            Sentence(
                "Version {version} counts from now on; what was written down with a consultation stays as it was.",
                version=version,
            )
        )


def rules_table(context: Context) -> TableView:
    """Make an empty table of rules."""
    columns = (Column(context.text(N_("Rule"))), Column(context.text(N_("State")), 130))
    name = context.text(N_("Legal terms"))
    return TableView(TableModel(columns, FixedRows([])), name, context.look, Rules(ROW, lines=True))


def show_rules(context: Context, table: TableView, rules: Iterable[LegalRule]) -> None:
    """Fill a table with rules: what, how long, by which article, whether somebody compared it with the law."""
    rows: list[tuple[str, list[Cell]]] = []
    for number, rule in enumerate(rules):
        title = rule.title(context.catalogue.language)
        if rule.count is not None:
            title = context.say(Sentence("{title}: {term}", title=title, term=length_of(rule.count)))
        below = " · ".join(part for part in (rule.act, rule.article, rule.source) if part)
        if rule.verified:
            state = Cell(context.text(N_("verified")), kind=Kind.CHIP, icon="circle-check", tone=Tone.OK)
        else:
            state = Cell(context.text(N_("to be verified")), kind=Kind.CHIP, icon="triangle-alert", tone=Tone.WARN)
        rows.append((f"{rule.id}:{number}", [Cell(title, below, Kind.STRONG), state]))
    table.table().reload(FixedRows(rows))
