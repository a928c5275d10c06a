"""The card of the institutions that are trusted here, with what each key is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from parteneriat_desktop.actions import settings, trust
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
    from parteneriat_desktop.sync.trust import Institution
    from parteneriat_desktop.ui.context import Context

ROW = 46


class TrustCard(SettingsCard):
    """Whom this workspace trusts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Institutions trusted here"))
        words = N_(
            "A key counts because you compared its fingerprint with the stamped sheet, never because it verifies."
        )
        self.content.addWidget(label(context.text(words), "small", wrap=True))
        columns = (Column(context.text(N_("Institution"))), Column(context.text(N_("State")), 120))
        self.table = TableView(
            TableModel(columns, FixedRows([])), context.text(N_("Institutions trusted here")), context.look, Rules(ROW)
        )
        self.table.setProperty("look", "framed")
        self.content.addWidget(self.table)
        self._none = label(context.text(N_("None yet.")), "muted")
        self.content.addWidget(self._none)
        enrol = button(
            context.text(N_("Enrol an institution…")),
            context.palette,
            self.enrol,
            icon_name="shield-check",
            look="small",
        )
        self.content.addWidget(enrol, alignment=Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """List the institutions."""
        found = trust.institutions(self.context.workspace)
        self.table.table().reload(FixedRows([(one.fingerprint, self._cells(one)) for one in found]))
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self.table.fit_height()

    def enrol(self) -> None:
        """Ask for an enrolment file and show it beside the trust decision."""
        context = self.context
        file = context.chooser.open_file(context.text(N_("Enrolment file")), "ASiC-E (*.asice)")
        if file is not None:
            context.go("send", file=str(file))

    def _cells(self, one: Institution) -> list[Cell]:
        """Show one institution: name, role, fingerprint, whether its key still counts."""
        context = self.context
        role = settings.role_words(one.role, context.catalogue)
        if one.revoked_from is None:
            state = Cell(context.text(N_("trusted")), kind=Kind.CHIP, icon="shield-check", tone=Tone.OK)
        else:
            state = Cell(context.text(N_("revoked")), kind=Kind.CHIP, icon="shield-alert", tone=Tone.ERR)
        return [Cell(f"{one.name} · {role}", one.fingerprint, Kind.STRONG), state]
