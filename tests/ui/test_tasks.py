"""Long work: 5,000 answers arrive, nothing leaks, failures show themselves."""

import gc
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from parteneriat_desktop.ui.tasks import CancelledError, Progress, Tasks

MANY = 5_000
#: A lost reference a signal would be thousands.
DRIFT = 50
YES = True
#: A wrong pair of Python and Qt loses one reference each time, not a few altogether.
DRIFT = MANY // 50


@pytest.fixture
def shown() -> list[Exception]:
    return []


@pytest.fixture
def tasks(shown: list[Exception]):
    made = Tasks(shown.append)
    yield made
    made.close()


def references() -> tuple[int, int]:
    """Count references to what every signal passes, once what earlier tests left behind is gone."""
    gc.collect()
    return sys.getrefcount(YES), sys.getrefcount(None)


def run_many(qtbot: QtBot, tasks: Tasks, many: int) -> list[int]:
    answers: list[int] = []
    for number in range(many):
        tasks.start(lambda _report, number=number: number, answers.append)
    qtbot.waitUntil(tasks.idle, timeout=30_000)
    return answers


def test_five_thousand_answers_arrive_and_no_reference_is_lost(qtbot: QtBot, tasks: Tasks):
    run_many(qtbot, tasks, 100)
    before = references()
    assert run_many(qtbot, tasks, MANY) == list(range(MANY))
    assert all(abs(new - old) < DRIFT for new, old in zip(references(), before, strict=True))


def test_work_runs_elsewhere_and_answers_here(qtbot: QtBot, tasks: Tasks):
    where: list[threading.Thread] = []
    tasks.start(
        lambda _report: threading.current_thread(), lambda there: where.extend([there, threading.current_thread()])
    )
    qtbot.waitUntil(tasks.idle)
    assert where[0] is not where[1] is threading.main_thread()


def test_a_failure_without_a_handler_shows_itself(qtbot: QtBot, tasks: Tasks, shown: list[Exception]):
    def break_down(_report: Progress) -> None:
        raise OSError("no disk")

    tasks.start(break_down, lambda _answer: None)
    qtbot.waitUntil(tasks.idle)
    assert [str(error) for error in shown] == ["no disk"]


def test_a_failure_with_a_handler_goes_there(qtbot: QtBot, tasks: Tasks, shown: list[Exception]):
    heard: list[Exception] = []
    tasks.start(lambda _report: 1 // 0, lambda _answer: None, heard.append)
    qtbot.waitUntil(tasks.idle)
    assert isinstance(heard[0], ZeroDivisionError)
    assert shown == []


def test_steps_are_reported_and_work_can_be_stopped(qtbot: QtBot, tasks: Tasks):
    steps: list[tuple[int, int, str]] = []
    heard: list[Exception] = []
    begun = threading.Event()
    go_on = threading.Event()

    def count_up(report: Progress) -> None:
        report(1, 3, "one")
        begun.set()
        go_on.wait(10)
        report(2, 3, "two")

    ticket = tasks.start(count_up, lambda _answer: None, heard.append, lambda *step: steps.append(step))
    begun.wait(10)
    ticket.cancel()
    go_on.set()
    qtbot.waitUntil(tasks.idle)
    assert steps[-1] == (1, 3, "one")
    assert isinstance(heard[0], CancelledError)


def test_stopped_work_without_a_handler_is_no_failure(qtbot: QtBot, tasks: Tasks, shown: list[Exception]):
    hold = threading.Event()
    tasks.start(lambda _report: hold.wait(10), lambda _answer: None)
    tasks.start(lambda _report: 1, lambda _answer: None).cancel()
    hold.set()
    qtbot.waitUntil(tasks.idle)
    assert shown == []
