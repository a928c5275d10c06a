"""The card of the institution's key: its fingerprint for the stamped sheet, its enrolment file, its backup."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout

from parteneriat_desktop.actions import identity
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context


class KeyCard(SettingsCard):
    """What others need to trust this institution, and what the institution needs never to lose it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Key of the institution"))
        self._grid = QGridLayout()
        self.content.addLayout(self._grid)
        words = N_(
            "Print the fingerprint on paper, stamp and sign it, and hand it over together with the enrolment file. "
            "Keep a backup of the key in a safe place: without it nobody can sign for the institution."
        )
        self.content.addWidget(label(context.text(words), "small", wrap=True))
        palette = context.palette
        row = Flow(
            [
                button(context.text(N_("Copy the fingerprint")), palette, self.copy, icon_name="copy", look="small"),
                button(context.text(N_("Enrolment file…")), palette, self.enrol, icon_name="file-check", look="small"),
                button(
                    context.text(N_("Back up the key…")), palette, self.back_up, icon_name="key-round", look="small"
                ),
            ],
            from_left=True,
        )
        self.content.addLayout(row)

    def refresh(self) -> None:
        """Show fingerprint and validity."""
        facts = identity.show(self.context.workspace)
        missing = self.context.text(N_("missing: restore it from its backup"))
        rows = (
            (N_("Fingerprint"), str(facts["fingerprint"] or missing)),
            (N_("Valid until"), self._valid(str(facts["valid_until"] or ""))),
            (N_("This computer"), str(facts["writer"])[:12]),
        )
        self.show_facts(self._grid, rows)

    def copy(self) -> None:
        """Copy the fingerprint."""
        QGuiApplication.clipboard().setText(self.context.workspace.keys.fingerprint)
        self.say(self.context.text(N_("Copied")))

    def enrol(self) -> None:
        """Write the enrolment file."""
        context = self.context
        suggested = Path(f"{context.workspace.profile.name}.enrol.asice")
        out = context.chooser.save_file(context.text(N_("Enrolment file")), suggested, "ASiC-E (*.asice)")
        if out is None:
            return

        def write() -> str:
            """Write it and say where it is."""
            identity.enrol(context.workspace, out, None)
            return context.say(Sentence("Written: {file}", file=out.name))

        unlock_then(context, lambda: self.attempt(write), self._refuse)

    def back_up(self) -> None:
        """Write the key to a backup file under a passphrase."""
        context = self.context
        out = context.chooser.save_file(context.text(N_("Backup of the key")), Path("key-backup.p8"), "")
        if out is None:
            return
        question = context.text(
            N_("Choose a passphrase for the backup. Write it down and keep it apart from the file.")
        )
        typed = context.chooser.passphrase(context.text(N_("Backup of the key")), question)
        if typed is None:
            return

        def write() -> str:
            """Write it and say where it is."""
            identity.back_up(context.workspace, out, typed)
            return context.say(Sentence("Written and opened to be sure: {file}", file=out.name))

        self.attempt(write)

    def _valid(self, day: str) -> str:
        """Return the day until which the key is valid as a person reads it."""
        return self.context.show(date.fromisoformat(day)) if day else self.context.show(None)

    def _refuse(self, error: AppError) -> None:
        """Show why the key did not open."""

        def fail() -> str:
            """Raise what was refused."""
            raise error

        self.attempt(fail)
