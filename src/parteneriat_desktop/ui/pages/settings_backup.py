"""The card of backups: when the last one was made and whether it proved good; making one, going back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from parteneriat_desktop.actions import backup, check, cleaning, mending, trial_restore
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.icons import STATE_ICONS
from parteneriat_desktop.ui.pages.settings_card import SettingsCard
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.buttons import button
from parteneriat_desktop.ui.widgets.cards import clear_layout
from parteneriat_desktop.ui.widgets.flow import Flow
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from parteneriat_desktop.actions.trial_restore import Trial
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tasks import Progress


class BackupCard(SettingsCard):
    """Backups and the check of the database."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Backup"))
        self._latest = label("", wrap=True)
        self.content.addWidget(self._latest)
        self._trial = QVBoxLayout()
        self.content.addLayout(self._trial)
        words = N_(
            "A backup holds the database, the attached files and the encrypted key. It is opened once to be sure."
        )
        self.content.addWidget(label(context.text(words), "small", wrap=True))
        self._buttons(
            (N_("Back up to a file…"), "hard-drive", self.back_up),
            (N_("Check the database"), "search", self.check),
            (N_("Restore…"), "rotate-ccw", self.restore),
        )
        copies = N_(
            "Copies of everything sent and received stay on this computer. What the database lacks is taken in again "
            "from them."
        )
        self.content.addWidget(label(context.text(copies), "small", wrap=True))
        self._buttons(
            (N_("Recover from the copies"), "inbox", self.recover),
            (N_("Try the newest backup"), "shield-check", self.try_out),
            (N_("Delete older backups…"), "trash-2", self.purge),
        )

    def _buttons(self, *buttons: tuple[str, str, Callable[[], object]]) -> None:
        """Put buttons side by side, each with its icon and what it does."""
        palette, text = self.context.palette, self.context.text
        made = [button(text(words), palette, pressed, icon_name=name, look="small") for words, name, pressed in buttons]
        self.content.addLayout(Flow(made, from_left=True))

    def refresh(self) -> None:
        """Show when the last backup was made, and what its trial found."""
        self._show_latest()
        clear_layout(self._trial)
        found = trial_restore.last(self.context.workspace)
        if found is not None:
            tone, look = (Tone.OK, "ok") if found.ok else (Tone.ERR, "err")
            words = label(self.context.say(found.sentence), look, wrap=True)
            self._trial.addWidget(icon_line(STATE_ICONS[tone], self.context.palette.colour(tone), words))

    def _show_latest(self) -> None:
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

    def recover(self) -> None:
        """Take in again, from the copies of what was sent and received, what the database lacks."""
        context = self.context
        workspace, catalogue = context.workspace, context.catalogue

        def work(report: Progress) -> str:
            """Take them in, one by one."""
            return "\n".join(catalogue.say(one) for one in mending.recover(workspace, None, report).sentences)

        def done(words: str) -> None:
            """Say what came back; anything may have changed."""
            context.changed.emit("", "")
            self.say(words)

        context.tasks.start(work, done, self.fail)

    def try_out(self) -> None:
        """Restore the newest backup on trial and show what that finds."""
        context, workspace = self.context, self.context.workspace

        def work(_report: Progress) -> Trial | None:
            """Restore it into a place of its own."""
            return trial_restore.run(workspace)

        def done(trial: Trial | None) -> None:
            """Show it where the last one stood."""
            self.refresh()
            if trial is None:
                self.say(context.text(N_("No backup yet.")))

        context.tasks.start(work, done, self.fail)

    def purge(self) -> None:
        """Ask, then make a backup of what is and remove every older one on this computer."""
        context = self.context
        workspace = context.workspace
        question = Counted(
            "{count} backup on this computer is deleted; a new one is made and verified first. Backups in other places "
            "stay. This cannot be taken back.",
            "{count} backups on this computer are deleted; a new one is made and verified first. Backups in other "
            "places stay. This cannot be taken back.",
            len(cleaning.older_backups(workspace.paths)),
        )
        title = context.text(N_("Delete older backups"))
        if not context.chooser.confirm(title, context.say(question), context.text(N_("Delete"))):
            return

        def work(_report: Progress) -> int:
            """Make the new one, delete the older ones."""
            return cleaning.purge(workspace.paths, workspace.store, workspace.clock.now())

        def done(gone: int) -> None:
            """Say how many are gone."""
            self.refresh()
            said = Counted("{count} older backup was removed.", "{count} older backups were removed.", gone)
            self.say(context.say(said))

        context.tasks.start(work, done, self.fail)

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
