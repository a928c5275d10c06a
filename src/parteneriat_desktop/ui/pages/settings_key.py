"""The card of the institution's key: its fingerprint for the stamped sheet, its enrolment file, its backup."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from parteneriat_desktop.actions import certificate, identity, recovery, rotation
from parteneriat_desktop.errors import AppError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages import certificate_choice
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.passphrase import unlock_then
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import Banner, clear_layout
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: Rows of four words on a recovery sheet.
ROWS = 6


class KeyCard(SettingsCard):
    """What others need to trust this institution, and what the institution needs never to lose it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Key of the institution"))
        self._warning = QVBoxLayout()
        self.content.addLayout(self._warning)
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
                button(
                    context.text(N_("Recovery sheet…")), palette, self.print_sheet, icon_name="printer", look="small"
                ),
                button(context.text(N_("Certificate…")), palette, self.certify, icon_name="shield-check", look="small"),
                button(
                    context.text(N_("Replace the key…")), palette, self.rotate, icon_name="refresh-cw", look="small"
                ),
            ],
            from_left=True,
        )
        self.content.addLayout(row)

    def refresh(self) -> None:
        """Show fingerprint and validity."""
        facts = identity.show(self.context.workspace)
        self._warn()
        missing = self.context.text(N_("missing: restore it from its backup"))
        sheet, used = str(facts["recovery_sheet"] or ""), certificate.in_use(self.context.workspace)
        rows = (
            (N_("Fingerprint"), str(facts["fingerprint"] or missing)),
            (N_("Valid until"), self._valid(str(facts["valid_until"] or ""))),
            (N_("Recovery sheet"), self._valid(sheet) if sheet else self.context.text(N_("not copied back yet"))),
            (N_("Certificate"), self.context.show(None) if used is None else used.holder),
            (N_("This computer"), str(facts["writer"])[:12]),
        )
        self.show_facts(self._grid, rows)

    def _warn(self) -> None:
        """Ask for the recovery sheet until its words were copied back."""
        clear_layout(self._warning)
        context = self.context
        if recovery.confirmed_on(context.workspace) is not None or not context.workspace.keys.fingerprint:
            return
        make = button(context.text(N_("Recovery sheet…")), context.palette, self.print_sheet, look="small")
        words = context.text(N_("Without it, a lost disk or a password store that forgets loses the key."))
        strong = context.text(N_("Print the recovery sheet and put it into the safe."))
        self._warning.addWidget(Banner(words, Tone.WARN, context.palette, strong=strong, action=make))

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

    def print_sheet(self) -> None:
        """Write the recovery sheet, then ask two of its rows back from the paper."""
        context = self.context
        out = context.chooser.save_file(context.text(N_("Recovery sheet")), Path("recovery-sheet.pdf"), "PDF (*.pdf)")
        if out is not None:
            unlock_then(context, lambda: self.attempt(lambda: self._printed(out)), self._refuse)

    def _printed(self, out: Path) -> str:
        """Write the sheet, show it to be printed, and compare what is copied from it."""
        context = self.context
        recovery.print_sheet(context.workspace, out, context.catalogue, None)
        context.chooser.show_file(out)
        rows = sorted(secrets.SystemRandom().sample(range(ROWS), 2))
        question = Sentence(
            "Print the sheet and copy words {first} to {second} and {third} to {fourth} from the paper.",
            first=rows[0] * 4 + 1,
            second=rows[0] * 4 + 4,
            third=rows[1] * 4 + 1,
            fourth=rows[1] * 4 + 4,
        )
        typed = context.chooser.passphrase(context.text(N_("Recovery sheet")), context.say(question))
        if typed is None:
            return context.text(N_("The sheet was written. It counts once its words were copied back."))
        recovery.confirm_rows(context.workspace, typed, rows, None)
        self.refresh()
        return context.text(N_("The recovery sheet is good. Delete its file and keep the paper in the safe."))

    def certify(self) -> None:
        """Choose the certificate that signs beside the key, or none any more."""

        def use() -> str:
            """Use it and show whose it is."""
            said = certificate_choice.choose(self.context)
            self.refresh()
            return said

        self.attempt(use)

    def rotate(self) -> None:
        """Replace the key by a new one, after saying what that means."""
        context = self.context
        words = context.text(
            N_("A new key is made and signed by the old one. All who enrolled you need the file that is written.")
        )
        title = context.text(N_("Replace the key"))
        if not context.chooser.confirm(title, words, title):
            return
        out = context.chooser.save_file(title, Path(rotation.statement_name(context.workspace)), "ASiC-E (*.asice)")
        if out is not None:
            typed = context.chooser.passphrase if self._asks() else None
            secret = (
                typed(title, context.text(N_("Write the passphrase of your institution's key."))) if typed else None
            )
            self.attempt(lambda: self._rotated(out, secret))

    def _asks(self) -> bool:
        """Say whether the key opens with a passphrase, which the new key takes over."""
        return self.context.workspace.keys.stored().needs_passphrase()

    def _rotated(self, out: Path, secret: str | None) -> str:
        """Replace the key and say what is to be done with the file."""
        rotation.rotate(self.context.workspace, out, secret)
        self.refresh()
        said = Sentence("The key was replaced. Send {file} to all who enrolled you; print a new sheet.", file=out.name)
        return self.context.say(said)

    def _valid(self, day: str) -> str:
        """Return the day until which the key is valid as a person reads it."""
        return self.context.show(date.fromisoformat(day)) if day else self.context.show(None)

    def _refuse(self, error: AppError) -> None:
        """Show why the key did not open."""

        def fail() -> str:
            """Raise what was refused."""
            raise error

        self.attempt(fail)
