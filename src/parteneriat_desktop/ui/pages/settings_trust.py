"""The card of the institutions that are trusted here, with what each key is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.actions import settings, trust
from parteneriat_desktop.errors import Sentence
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
        self.revoke_button = button(
            context.text(N_("Revoke…")), context.palette, self.revoke, icon_name="shield-alert", look="small"
        )
        row = QHBoxLayout()
        row.addWidget(enrol)
        row.addWidget(self.revoke_button)
        row.addStretch(1)
        self.content.addLayout(row)

    def refresh(self) -> None:
        """List the institutions."""
        found = trust.institutions(self.context.workspace)
        self.table.table().reload(FixedRows([(one.fingerprint, self._cells(one)) for one in found]))
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self.revoke_button.setVisible(bool(found))
        self.table.fit_height()

    def enrol(self) -> None:
        """Ask for an enrolment file and show it beside the trust decision."""
        context = self.context
        file = context.chooser.open_file(context.text(N_("Enrolment file")), "ASiC-E (*.asice *.zip)")
        if file is not None:
            context.go("send", file=str(file))

    def revoke(self) -> None:
        """Take the trust from the chosen institution, after saying what that means."""
        context = self.context
        listed = trust.institutions(context.workspace)
        found = next((one for one in listed if one.fingerprint == self.table.current_id()), None)
        if found is None or found.revoked_from is not None:
            self.say(context.text(N_("Choose an institution whose key is still trusted.")))
            return
        last_good = trust.last_received(context.workspace, found)
        question = Sentence(
            "From now on packages signed with the key of {name} are refused; package {number}, the last one imported, "
            "and those before it stay good. To trust the institution again, enrol its new key.",
            name=found.name,
            number=last_good,
        )
        title = context.text(N_("Revoke the trust"))
        if context.chooser.confirm(title, context.say(question), context.text(N_("Revoke"))):
            self.attempt(lambda: self._revoke(found, last_good))

    def _revoke(self, found: Institution, last_good: int) -> str:
        """Revoke the key and list the institutions again."""
        trust.revoke(self.context.workspace, found.fingerprint, last_good)
        self.refresh()
        return self.context.say(Sentence("The key of {name} is revoked.", name=found.name))

    def _cells(self, one: Institution) -> list[Cell]:
        """Show one institution: name, role, fingerprint, whether its key still counts."""
        context = self.context
        role = settings.role_words(one.role, context.catalogue)
        if one.revoked_from is None:
            state = Cell(context.text(N_("trusted")), kind=Kind.CHIP, icon="shield-check", tone=Tone.OK)
        else:
            state = Cell(context.text(N_("revoked")), kind=Kind.CHIP, icon="shield-alert", tone=Tone.ERR)
        return [Cell(f"{one.name} · {role}", one.fingerprint, Kind.STRONG), state]
