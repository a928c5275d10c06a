"""The card of backups: when the last one was made, and making one on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from parteneriat_desktop.actions import backup, check
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


class BackupCard(SettingsCard):
    """Backups and the check of the database."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Backup"))
        self._latest = label("", wrap=True)
        self.content.addWidget(self._latest)
        words = N_(
            "A backup holds the database, the attached files and the encrypted key. It is opened once to be sure."
        )
        self.content.addWidget(label(context.text(words), "small", wrap=True))
        row = QHBoxLayout()
        palette = context.palette
        row.addWidget(
            button(context.text(N_("Back up to a file…")), palette, self.back_up, icon_name="hard-drive", look="small")
        )
        row.addWidget(
            button(context.text(N_("Check the database")), palette, self.check, icon_name="search", look="small")
        )
        row.addWidget(button(context.text(N_("Restore…")), palette, self.restore, icon_name="rotate-ccw", look="small"))
        row.addStretch(1)
        self.content.addLayout(row)

    def refresh(self) -> None:
        """Show when the last backup was made."""
        context = self.context
        newest = backup.newest(context.workspace)
        if newest is None:
            self._latest.setText(context.text(N_("No backup yet.")))
            return
        moment = formatting.show_moment(newest[0].astimezone(), context.catalogue)
        self._latest.setText(context.say(Sentence("Last one: {moment}, verified", moment=moment)))

    def back_up(self) -> None:
        """Ask where to and make a backup."""
        context = self.context
        suggested = Path(f"parteneriat-{context.today:%Y-%m-%d}.zip")
        out = context.chooser.save_file(context.text(N_("Backup")), suggested, "ZIP (*.zip)")
        if out is None:
            return

        def work(_report: Progress) -> backup.BackedUp:
            """Write it and open it again."""
            return backup.back_up(context.workspace, out)

        def done(made: backup.BackedUp) -> None:
            """Say what it holds."""
            words = Counted(
                "Written and opened to be sure: {count} change.",
                "Written and opened to be sure: {count} changes.",
                made.changes,
            )
            self.say(context.say(words))

        context.tasks.start(work, done, self.fail)

    def restore(self) -> None:
        """Ask which backup to restore, say what happens to what is here, and have the window do it."""
        context = self.context
        title = context.text(N_("Restore a backup"))
        file = context.chooser.open_file(title, "ZIP (*.zip)")
        if file is None:
            return
        question = Sentence(
            "The records of this computer are replaced by those of “{file}”. What is here now is kept in the folder "
            "“backups”, and changes that others have of you come back with their next package.",
            file=file.name,
        )
        if context.chooser.confirm(title, context.say(question), context.text(N_("Restore"))):
            context.restore.emit(file)

    def say_restored(self, name: str) -> None:
        """Say which backup is in place now."""
        self.say(self.context.say(Sentence("Restored: {file}. What was here is kept in “backups”.", file=name)))

    def check(self) -> None:
        """Check database, chains, attachments and backups."""
        context = self.context

        def work(_report: Progress) -> str:
            """Check everything and say what was found."""
            return check_words(context)

        context.tasks.start(work, self.say, self.fail)


def check_words(context: Context) -> str:
    """Return what the check of the workspace found: what is wrong, or that everything is in order."""
    wrong = [found for found in check.check(context.workspace) if not found.ok]
    if not wrong:
        return context.text(N_("Everything is in order: database, chains, attached files, key, backups."))
    return "\n".join(context.say(found.sentence) for found in wrong)
