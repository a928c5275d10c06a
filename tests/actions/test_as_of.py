"""The data as of an earlier day equals what was shown then, whatever was written since."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from action_samples import a_partner, a_partnership, a_plan, a_record

from conftest import a_clock
from parteneriat_desktop.actions import change_record, show_records
from parteneriat_desktop.actions.as_of import AsOf
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.programmes import programme
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.evidence import evidence
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.target import Target

if TYPE_CHECKING:
    from conftest import Region
    from parteneriat_desktop.actions.workspace import Workspace

FIRST = date(2026, 11, 20)


def on(workspace: Workspace, day: date) -> None:
    """Move the workspace's clock to a day."""
    moments = iter(datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(seconds=n) for n in range(10_000))
    workspace.clock = Clock(day, lambda: next(moments))


def shown(workspace: Workspace) -> list[dict[str, Any]]:
    """Return everything that is shown now, without what is computed from the history alone."""
    documents = [document for kind in ENTITIES for document in show_records.show_all(workspace, kind.ENTITY)]
    for document in documents:
        document.get("computed", {}).pop("version", None)  # type: ignore[union-attr]
        if not document.get("computed"):
            document.pop("computed", None)
    return documents


def then(workspace: Workspace, day: date) -> list[dict[str, Any]]:
    """Return everything that was shown on a day."""
    past = AsOf(workspace, day)
    return [dict(document) for kind in ENTITIES for document in past.show(kind.ENTITY)]


def test_the_past_is_what_was_shown_then(town_hall: Workspace):
    hall = a_partner(town_hall, name="Comuna", kind="authority_commune", contact_person="Ion Popescu")
    partnership = a_partnership(town_hall, hall)
    plan = a_plan(town_hall, partnership, adopted_on="2026-02-01", state="adopted", currency="RON")
    target = a_record(town_hall, "target", plan=plan, code="I1", baseline="0", target_value="10", mode="snapshot")
    a_record(town_hall, "indicator_value", target=target, measured_on="2026-11-01", value="5")
    gone = a_record(town_hall, "objective", plan=plan, code="O1")
    pictures = {FIRST: shown(town_hall)}
    matrices = {FIRST: evidence(partnership, town_hall, programme(town_hall))}
    changes = [
        lambda: save(town_hall, "partner", {"name": "Comuna Nouă", "contact_person": "Ana Pop"}, hall),
        lambda: save(town_hall, "target", {"target_value": "20"}, target),
        lambda: change_record.delete(town_hall, "objective", gone),
        lambda: a_record(town_hall, "result", plan=plan, horizon="short", description="Nou"),
        lambda: change_record.undelete(town_hall, "objective", gone),
        lambda: a_partner(town_hall, name="Alt partener"),
    ]
    for number, change in enumerate(changes, start=1):
        day = FIRST + timedelta(days=number)
        on(town_hall, day)
        change()
        pictures[day] = shown(town_hall)
        matrices[day] = evidence(partnership, town_hall, programme(town_hall))
    for day, picture in pictures.items():
        assert then(town_hall, day) == picture, day
        assert evidence(partnership, AsOf(town_hall, day), programme(town_hall)) == matrices[day]
    assert then(town_hall, FIRST - timedelta(days=1)) == []


def test_records_of_the_past_are_found_by_their_links(town_hall: Workspace):
    plan = a_plan(town_hall, a_partnership(town_hall, a_partner(town_hall)))
    target = a_record(town_hall, "target", plan=plan, code="I1")
    on(town_hall, FIRST + timedelta(days=1))
    a_record(town_hall, "target", plan=plan, code="I2")
    past = AsOf(town_hall, FIRST)
    assert [one.id for one in belonging(past, Target, "plan", plan)] == [target]
    assert [one.id for one in past.all("target")] == [target]
    assert past.find("target", target) is not None
    assert past.find("target", plan) is None
    assert (past.today, past.country, past.law) == (FIRST, town_hall.country, town_hall.law)


def test_a_record_that_somebody_put_into_another_dossier_is_not_taken_for_the_first(region: Region):
    hall = region.town_hall
    record = a_plan(hall, a_partnership(hall, a_partner(hall)))
    (row,) = AsOf(hall, FIRST).rows("plan")
    other = a_partnership(hall)
    copy = hall.store.fold(row.scope, "plan", record)
    assert copy.values["title"] == "Plan"
    scope = hall.store.row("partnership", other)
    assert scope is not None
    change = next(change for _scope, change in hall.store.history("plan", record))
    hall.store.append(scope.scope, change)
    assert [found.scope for found in AsOf(hall, FIRST).rows("plan")] == [row.scope]
    assert hall.store.row("plan", record) == row


def test_a_clock_of_tests_stands_on_the_day_of_the_other_tests():
    assert a_clock().today == FIRST
