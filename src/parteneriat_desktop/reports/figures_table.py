"""The figures of regularity and effectiveness, each with the two numbers that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.formatting import DASH, show, show_number, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.snapshot import EffectivenessMeasure
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.snapshot import FrozenFigure

#: Figures whose quotient is a mean, not a share.
MEANS = {EffectivenessMeasure.DAYS_TO_ANSWER, EffectivenessMeasure.PARTICIPANTS, EffectivenessMeasure.SATISFACTION}
UNKNOWN = N_("“–” means that there was nothing to divide by, or that the number is too small to be shown.")


def figures_table(figures: Sequence[FrozenFigure], catalogue: Catalogue) -> Table:
    """Return the table of figures; its note is ``UNKNOWN``."""
    columns = [
        Column(catalogue.text(N_("Figure")), 86),
        Column(catalogue.text(N_("Numerator")), 26, right=True),
        Column(catalogue.text(N_("Denominator")), 28, right=True),
        Column(catalogue.text(N_("Value")), 25, right=True),
    ]
    rows = [
        [
            show(one.figure, catalogue),
            show(one.numerator, catalogue),
            show(one.denominator, catalogue),
            said(one, catalogue),
        ]
        for one in figures
    ]
    return Table(columns=columns, rows=rows)


def said(figure: FrozenFigure, catalogue: Catalogue) -> str:
    """Return a figure as a mean with two decimals or as a share; a dash where there is none."""
    if figure.numerator is None or not figure.denominator:
        return DASH
    quotient = figure.numerator / figure.denominator
    if figure.figure in MEANS:
        return show_number(round(quotient, 2), catalogue)
    return show_percent(quotient, catalogue)
