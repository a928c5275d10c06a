"""What waits for the person: counts in the side bar, entries of the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import backup, conflicts, corrections, key_expiry, outbox, trial_restore
from parteneriat_desktop.actions.due import Group
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.sidebar import Waiting
from parteneriat_desktop.ui.widgets.status_bar import Notice

if TYPE_CHECKING:
    from parteneriat_desktop.ui.context import Context

#: A backup older than so many days is a warning.
STALE = 7
#: A last receipt older than so many days is a warning.
SILENT = 30


def waiting_by_page(context: Context) -> dict[str, Waiting]:
    """Return what waits on which page: overdue dates, open conflicts, requests for correction."""
    overdue = sum(one.group is Group.OVERDUE for one in context.due())
    open_conflicts = len(conflicts.conflicts(context.workspace))
    asked = corrections.waiting(context.workspace)
    waits = context.say(Counted("{count} correction waits", "{count} corrections wait", asked))
    late = context.say(Counted("{count} overdue", "{count} overdue", overdue))
    two = context.say(Counted("{count} conflict to resolve", "{count} conflicts to resolve", open_conflicts))
    return {
        "home": Waiting(overdue, "circle-alert", Tone.ERR, late),
        "send": Waiting(open_conflicts, "git-merge", Tone.WARN, two),
        "corrections": Waiting(asked, "undo-2", Tone.WARN, waits),
    }


def left_notices(context: Context) -> list[Notice]:
    """Return how the program works, what is not sent, and the conflicts."""
    notices = [Notice(context.text(N_("You work without internet")), "cloud-off", page="help")]
    waiting = outbox.waiting_changes(context.workspace)
    if waiting:
        words = Counted("{count} change not sent", "{count} changes not sent", waiting)
        notices.append(Notice(context.say(words), "package", page="send"))
    open_conflicts = len(conflicts.conflicts(context.workspace))
    if open_conflicts:
        two = Counted("{count} conflict to resolve", "{count} conflicts to resolve", open_conflicts)
        notices.append(Notice(context.say(two), "git-merge", Tone.WARN, "conflicts"))
    asked = corrections.waiting(context.workspace)
    if asked:
        words = Counted("{count} correction waits", "{count} corrections wait", asked)
        notices.append(Notice(context.say(words), "undo-2", Tone.WARN, "corrections"))
    return [*notices, *_silent(context)]


def _silent(context: Context) -> list[Notice]:
    """Return who has not answered for a month."""
    answers = outbox.last_answers(context.workspace)
    if not answers or answers[0].days <= SILENT:
        return []
    words = Counted(
        "Last receipt of {name}: {count} day ago",
        "Last receipt of {name}: {count} days ago",
        answers[0].days,
        name=answers[0].name,
    )
    return [Notice(context.say(words), "hourglass", Tone.WARN, "send")]


def right_notices(context: Context) -> list[Notice]:
    """Return whether the data are made up, and when the last backup was made."""
    notices: list[Notice] = []
    if context.workspace.profile.sample_data:
        notices.append(Notice(context.text(N_("Sample data")), page="help"))
    expiring = key_expiry.expiry(context.workspace)
    if expiring is not None and expiring.stage is not key_expiry.Stage.EARLY:
        words = context.say(Sentence("Key: {stage}", stage=context.catalogue.label(expiring.stage)))
        notices.append(Notice(words, "key-round", Tone.WARN, "settings"))
    newest = backup.newest(context.workspace)
    if newest is None:
        notices.append(Notice(context.text(N_("No backup yet")), "circle-alert", Tone.WARN, "settings"))
        return notices
    trial = trial_restore.last(context.workspace)
    if trial is not None and not trial.ok:
        words = context.text(N_("The backup failed its trial"))
        notices.append(Notice(words, "triangle-alert", Tone.ERR, "settings"))
    days = (context.workspace.clock.now() - newest[0]).days
    moment = formatting.show_moment(newest[0].astimezone(), context.catalogue)
    words = context.say(Sentence("Backup: {moment}", moment=moment))
    fresh = days <= STALE
    icon, tone = ("circle-check", Tone.OK) if fresh else ("triangle-alert", Tone.WARN)
    notices.append(Notice(words, icon, tone, "settings"))
    return notices
