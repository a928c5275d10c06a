"""A person is told 90, 40 and 2 days before the certificate of the key ends, and from then on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from conftest import TODAY, a_clock
from parteneriat_desktop.actions import check, due, identity
from parteneriat_desktop.actions.key_expiry import Stage, expiry

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def days_before_the_end(workspace: Workspace, days: int) -> None:
    certificate = workspace.keys.certificate
    assert certificate is not None
    workspace.clock = a_clock(certificate.not_after.date() - timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "stage", "group"),
    [
        (90, Stage.EARLY, due.Group.MONTH),
        (41, Stage.EARLY, due.Group.MONTH),
        (40, Stage.SOON, due.Group.WEEK),
        (3, Stage.SOON, due.Group.WEEK),
        (2, Stage.LAST, due.Group.OVERDUE),
        (0, Stage.LAST, due.Group.OVERDUE),
        (-1, Stage.EXPIRED, due.Group.OVERDUE),
    ],
)
def test_each_step_is_told_everywhere(town_hall: Workspace, days: int, stage: Stage, group: due.Group) -> None:
    days_before_the_end(town_hall, days)
    found = expiry(town_hall)
    assert found is not None
    assert (found.stage, found.days) == (stage, days)
    (item,) = [one for one in due.due(town_hall) if one.entity == "key"]
    assert (item.group, item.on, item.sentence) == (group, found.on, found.sentence)
    assert identity.show(town_hall)["expires"] == str(stage)
    (finding,) = [one for one in check.check(town_hall) if one.check == "key"]
    assert (finding.ok, finding.sentence) == (stage is Stage.EARLY, found.sentence)


def test_before_that_nothing_is_said(town_hall: Workspace) -> None:
    days_before_the_end(town_hall, 91)
    assert expiry(town_hall) is None
    assert identity.show(town_hall)["expires"] == ""
    assert not [one for one in due.due(town_hall) if one.entity == "key"]


def test_one_day_is_one_day(town_hall: Workspace) -> None:
    days_before_the_end(town_hall, 1)
    found = expiry(town_hall)
    assert found is not None
    assert str(found.sentence).startswith("The certificate of your key expires in 1 day, on ")


def test_a_missing_key_expires_never(town_hall: Workspace) -> None:
    (town_hall.paths.keys / "sign.key").unlink()
    town_hall.clock = a_clock(TODAY + timedelta(days=9_999))
    assert expiry(town_hall) is None
