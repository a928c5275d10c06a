"""The days a report is made for: its period, where it has one, and the day as of which its records are read.

Rules of this module:

1. What is left empty is the report's own choice: no period is all there is, no day is today.
2. What is refused is said under the fields, before anybody is asked where to save.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parteneriat_desktop.actions import make_report
from parteneriat_desktop.actions.make_report import Wanted
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.fields import Facts, Field
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.ui.editors.figures import DateEditor
from parteneriat_desktop.ui.fields import FieldBox, FieldRow, Letters

if TYPE_CHECKING:
    from parteneriat_desktop.reports.catalogue import Report
    from parteneriat_desktop.ui.context import Context

PERIOD = {"since": N_("From"), "until": N_("Until")}
AS_OF = {"as_of": N_("As it stood on (empty: today)")}


class ReportDays(QWidget):
    """One row of dates for one report."""

    def __init__(self, context: Context, report: Report) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self._context = context
        self._report = report
        letters = Letters()
        labels = {**(PERIOD if report.has_period else {}), **AS_OF}
        self.boxes = {
            name: FieldBox(DateEditor(_declared(name, text), context), context, letters)
            for name, text in labels.items()
        }
        self._row = FieldRow(list(self.boxes.values()), context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    def wanted(self, record: str | None) -> Wanted | None:
        """Return what is to be made; None where a day is refused, which is then said."""
        days, problems = self._read()
        made = Wanted(
            self._report.code,
            record,
            self._context.catalogue,
            since=days.get("since"),
            until=days.get("until"),
            as_of=days.get("as_of"),
        )
        if not problems:
            try:
                make_report.check_period(self._report, made)
            except RefusedError as refused:
                words = Sentence("{problem} {advice}", problem=refused.sentence, advice=refused.advice)
                problems = [Problem("until", words)]
        for name, box in self.boxes.items():
            box.refuse([problem for problem in problems if problem.field == name])
        self._row.show_messages()
        return None if problems else made

    def _read(self) -> tuple[dict[str, date | None], list[Problem]]:
        """Return the days that were typed, and what no day is."""
        days: dict[str, date | None] = {}
        problems: list[Problem] = []
        for name, box in self.boxes.items():
            wire = box.editor.read()
            if isinstance(wire, Sentence):
                problems.append(Problem(name, wire))
            else:
                days[name] = date.fromisoformat(str(wire)) if wire else None
        return days, problems


def _declared(name: str, text: str) -> Field:
    """Return the declaration of a day that is asked for here and kept nowhere."""
    return Field(name, date, many=False, facts=Facts(text), required=False)
