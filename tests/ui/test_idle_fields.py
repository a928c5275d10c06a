"""Fields that mean nothing beside the chosen kind of value are not shown, unless something stands in them."""

from typing import Any

from pytestqt.qtbot import QtBot

from parteneriat_desktop.actions import save_record
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.catalogue import entity
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.form import Form


def saved(workspace: Workspace, entity_name: str, /, **fields: Any) -> str:
    result = save_record.save(workspace, entity_name, fields)
    assert result.id is not None
    return result.id


def a_form(qtbot: QtBot, context: Context, name: str, **preset: str) -> Form:
    kind = entity(name)
    assert kind is not None
    form = Form(context, kind, hidden=tuple(preset))
    qtbot.addWidget(form)
    form.resize(900, 600)
    form.load(preset=preset)
    form.show()
    return form


def shown(form: Form) -> set[str]:
    return {name for name, box in form.boxes.items() if box.isVisible()}


def test_only_the_fields_of_the_chosen_kind_are_shown(qtbot: QtBot, context: Context):
    form = a_form(qtbot, context, "target")
    numbers = {"baseline", "target_value"}
    ratios = {"baseline_numerator", "baseline_denominator", "target_numerator", "target_denominator"}
    answers = {"baseline_answer", "target_answer"}
    texts = {"baseline_text", "target_text"}
    every = numbers | ratios | answers | texts | {"currency"}
    assert shown(form) & every == numbers
    kind: Any = form.boxes["value_kind"].editor
    for wire, fields in (("ratio", ratios), ("yes_no", answers), ("text", texts), ("money", numbers | {"currency"})):
        kind.put(wire)
        kind.tell_edited()
        assert shown(form) & every == fields
    currency: Any = form.boxes["currency"].editor.target()
    currency.setText("RON")
    kind.put("text")
    kind.tell_edited()
    assert shown(form) & every == texts | {"currency"}
    form.show_problems([Problem("baseline_answer", Sentence("Something is to be said here."))])
    assert shown(form) & every == texts | {"currency", "baseline_answer"}


def test_a_value_is_asked_for_in_the_fields_of_its_target(qtbot: QtBot, context: Context):
    partnership = saved(context.workspace, "partnership", title="Parteneriat")
    plan = saved(context.workspace, "plan", partnership=partnership, title="Plan")
    target = saved(context.workspace, "target", plan=plan, code="T1", name="Da?", value_kind="yes_no")
    form = a_form(qtbot, context, "indicator_value", target=target)
    assert shown(form) & {"value", "numerator", "denominator", "answer", "text"} == {"answer"}
