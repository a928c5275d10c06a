"""What is due, overdue and coming up, from the dates that the records hold.

Groups, as the first page shows them: overdue (before today), this week (today to Sunday), within 30
days, later dates are left out. Legal terms come from the records of consultations; the rest are dates that
stand in a record, and promises that follow from them by whole months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import corrections, outbox
from parteneriat_desktop.actions.clock import day_of
from parteneriat_desktop.actions.consultation_due import Found, consultations
from parteneriat_desktop.actions.key_expiry import Stage, expiry
from parteneriat_desktop.actions.monitoring_due import agreed, monitoring
from parteneriat_desktop.actions.retention_due import kept
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.countries.deadline_words import basis
from parteneriat_desktop.countries.months import add_months
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.plan import MONITORING_END
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.consultation import Consultation
    from parteneriat_desktop.records.meeting import Meeting
    from parteneriat_desktop.records.partnership import Partnership
    from parteneriat_desktop.records.plan import Plan
    from parteneriat_desktop.records.target import Target


class Group(Choice):
    """How pressing something is."""

    OVERDUE = "overdue", N_("overdue")
    WEEK = "week", N_("this week")
    MONTH = "month", N_("within 30 days")


@dataclass(frozen=True, slots=True)
class Due:
    """One date: what it is about, the field that it stands in, the sentence for the person."""

    on: date
    group: Group
    entity: str
    record: str
    field: str
    title: str
    sentence: Sentence

    @property
    def article(self) -> Sentence | str | None:
        """The article of the law that the date rests on, where the sentence names one."""
        return _article(self.sentence)


NOTICE = timedelta(days=30)
#: Where the end of the own certificate stands: it is told long before, because others must take the new key in time.
PRESSING = {
    Stage.EARLY: Group.MONTH,
    Stage.SOON: Group.WEEK,
    Stage.LAST: Group.OVERDUE,
    Stage.EXPIRED: Group.OVERDUE,
}


def due(workspace: Workspace) -> list[Due]:
    """Return what is due up to 30 days from today, the oldest first."""
    today = workspace.today
    sunday = today + timedelta(days=6 - today.weekday())
    items: list[Due] = []
    for source in SOURCES:
        for on, entity, record, field, name, sentence in source(workspace):
            if on <= today + NOTICE:
                group = Group.OVERDUE if on < today else Group.WEEK if on <= sunday else Group.MONTH
                items.append(Due(on, group, entity, record, field, name, sentence))
    items += _key(workspace)
    return sorted(items, key=lambda item: (item.on, item.title, item.record))


def _article(sentence: Sentence) -> Sentence | str | None:
    """Return the article that a sentence names, itself or in its arithmetic."""
    values = dict(sentence.values)
    named, inner = values.get("article"), values.get("arithmetic")
    if isinstance(named, (Sentence, str)):
        return named
    return _article(inner) if isinstance(inner, Sentence) else None


def _key(workspace: Workspace) -> Iterator[Due]:
    """Yield the end of the own certificate, in the group that says how pressing it is by now."""
    found = expiry(workspace)
    if found is not None:
        yield Due(found.on, PRESSING[found.stage], "key", "", "key", workspace.profile.name, found.sentence)


def _partnerships(workspace: Workspace) -> Iterator[Found]:
    """Yield ends of agreements and meetings of steering groups."""
    for partnership in cast("list[Partnership]", list(workspace.all("partnership"))):
        if partnership.ends_on is not None and str(partnership.state) in {"signed", "in_progress"}:
            yield (
                partnership.ends_on,
                "partnership",
                partnership.id,
                "ends_on",
                title(partnership),
                Sentence("The agreement ends."),
            )
        every, start = partnership.steering_frequency_months, partnership.in_force_on
        if every and start:
            meetings = cast("list[Meeting]", list(workspace.children("meeting", "partnership", partnership.id)))
            held = [one.held_on for one in meetings if one.held_on and str(one.kind) == "coordination"]
            last = max(held, default=start)
            yield (
                add_months(last, every),
                "partnership",
                partnership.id,
                "steering_frequency_months",
                title(partnership),
                Counted(
                    "The steering group meets: once a month, last on {last}.",
                    "The steering group meets: every {count} months, last on {last}.",
                    every,
                    last=last,
                ),
            )


def _plans(workspace: Workspace) -> Iterator[Found]:
    """Yield promised consultations and ends of monitoring."""
    for plan in cast("list[Plan]", list(workspace.all("plan"))):
        if plan.adopted_on is None or str(plan.state) == "closed":
            continue
        if plan.monitored_until is not None:
            ends = _end_of_monitoring(plan.adopted_on, workspace)
            yield plan.monitored_until, "plan", plan.id, "monitored_until", title(plan), ends
        promise = plan.consultation_commitment
        if promise is not None and promise.frequency_months:
            held = [
                found.announced_on
                for found in cast("list[Consultation]", list(workspace.children("consultation", "plan", plan.id)))
                if found.announced_on is not None and found.announced_on <= workspace.today
            ]
            last = max(held, default=plan.adopted_on)
            yield (
                add_months(last, promise.frequency_months),
                "plan",
                plan.id,
                "consultation_commitment",
                title(plan),
                Counted(
                    "The consultation promised in the plan: once a month, last on {last}.",
                    "The consultation promised in the plan: every {count} months, last on {last}.",
                    promise.frequency_months,
                    last=last,
                ),
            )


def _end_of_monitoring(adopted: date, workspace: Workspace) -> Sentence:
    """Say that monitoring ends, and which condition of the target asks for it."""
    legal = workspace.law.term(MONITORING_END, adopted)
    if legal is None:
        return Sentence("Monitoring ends.")
    return Sentence("Monitoring ends ({article}, {act}).", act=legal.act, article=basis(legal))


def _targets(workspace: Workspace) -> Iterator[Found]:
    """Yield terms of targets of plans that are not closed."""
    for target in cast("list[Target]", list(workspace.all("target"))):
        if target.due_on is not None:
            yield target.due_on, "target", target.id, "due_on", title(target), Sentence("The term of this target ends.")


def _unanswered(workspace: Workspace) -> Iterator[Found]:
    """Yield packages that were sent and for which no receipt has come."""
    for found in outbox.unanswered(workspace):
        sentence = Sentence("Package {number} was sent and no receipt has come.", number=found.sequence)
        yield day_of(found.moment) + outbox.PATIENCE, "package", found.digest, "", found.name, sentence


def _corrections(workspace: Workspace) -> Iterator[Found]:
    """Yield what others want corrected here: on the day they named, else from the day they asked on."""
    for found in corrections.corrections(workspace):
        request = found.request
        on = request.due_on or request.asked_on
        if found.is_open and on is not None:
            sentence = Sentence("{institution} asks for a correction.", institution=found.asked_by)
            yield on, corrections.ENTITY, request.id, "", found.about or title(request), sentence


SOURCES: tuple[Callable[[Workspace], Iterator[Found]], ...] = (
    consultations,
    _partnerships,
    _plans,
    _targets,
    monitoring,
    agreed,
    kept,
    _unanswered,
    _corrections,
)
