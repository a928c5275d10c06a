"""Templates of questionnaires: the default one, and a new version of one whose items were answered.

A version that somebody answered keeps its items, or its results would no longer say what was asked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parteneriat_desktop.actions.change_record import known_row
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import resources
from parteneriat_desktop.records.questionnaire import QuestionnaireTemplate
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.actions.save_record import Saved
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire

TEMPLATE = QuestionnaireTemplate.ENTITY


def default_template(language: str) -> dict[str, Wire]:
    """Return the fields of the default questionnaire on satisfaction, eight items, in a language; else in English."""
    file = resources() / "questionnaires" / "satisfaction.json"
    texts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    items: list[Wire] = [
        {"number": number, "kind": item["kind"], "required": item["required"], "text": _in(item["text"], language)}
        for number, item in enumerate(texts["items"], start=1)
    ]
    return {
        "title": _in(texts["title"], language),
        "introduction": _in(texts["introduction"], language),
        "items": items,
    }


def new_version(workspace: Workspace, template: str) -> Saved:
    """Save a copy of a template as its next version, whose items may be changed; return what was saved.

    Raises ``RefusedError`` for an unknown or deleted template, and where a next version exists already.
    """
    row = known_row(workspace, TEMPLATE, template)
    if row.deleted:
        raise RefusedError(
            Sentence("This template is deleted."),
            Sentence("Take the deletion back first, or choose another template."),
            code="deleted-record",
        )
    if workspace.store.count(Query(TEMPLATE, {"previous": template})):
        raise RefusedError(
            Sentence("There is a newer version of this template already."),
            Sentence("Change the newest version, or make a new one of that."),
            code="newer-version",
        )
    kept = {name: value for name, value in row.fields.items() if name not in QuestionnaireTemplate.ASSIGNED}
    return save(workspace, TEMPLATE, kept | {"previous": template})


def _in(texts: Mapping[str, str], language: str) -> str:
    """Return a text in a language, or in English."""
    return texts.get(language, texts["en"])
