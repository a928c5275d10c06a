"""The button that makes the papers about a record: one for the only paper, a menu where there are several."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from parteneriat_desktop.actions import make_report, signed_pdf
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.printing import print_report
from parteneriat_desktop.ui.signed_papers import receive_signed, sign_report
from parteneriat_desktop.ui.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from parteneriat_desktop.ui.context import Context


def papers_button(context: Context, widget: QWidget, entity: str, record: str) -> QPushButton:
    """Make the button "Make PDF" with a menu of every report about this kind of record, in their order."""
    made = button(context.text(N_("Make PDF")), context.palette, icon_name="printer")
    menu = QMenu(made)
    for report in make_report.reports():
        if report.entity == entity:
            words = f"{context.text(report.title)} ({report.code})"
            menu.addAction(words, partial(print_report, context, widget, report.code, record))
    if entity in signed_pdf.PLACES:
        menu.addSeparator()
        signing = menu.addMenu(context.text(N_("Make and sign")))
        for report in make_report.reports():
            if report.entity == entity:
                words = f"{context.text(report.title)} ({report.code})"
                signing.addAction(words, partial(sign_report, context, widget, report.code, record))
        menu.addAction(
            context.text(N_("Receive a signed PDF…")), partial(receive_signed, context, widget, entity, record)
        )
    made.setMenu(menu)
    return made
