"""Where a line must not break."""

from __future__ import annotations

import pytest

from parteneriat_desktop.reports.fonts import BIND
from parteneriat_desktop.reports.typography import BODY, BODY_BOLD, bind


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("în 30 de zile de atunci înainte", "în 30~de zile de atunci~înainte"),
        ("după 5 minute de așteptare îndelungată", "după 5~minute de așteptare îndelungată"),
        ("Legea nr. 52/2003, art. 7 alin. (2) stabilește", "Legea nr.~52/2003, art.~7~alin.~(2)~stabilește"),
        ("чл. 26, ал. 5 от Закона за нормативните", "чл.~26, ал.~5~от Закона за нормативните"),
        ("acordul – semnat de toate părțile contractante", "acordul~– semnat de toate părțile contractante"),
        ("nu este nimic de spus.", "nu este nimic de~spus."),
        ("două cuvinte", "două cuvinte"),
    ],
)
def test_spaces_that_hold(text: str, bound: str):
    assert bind(text) == bound.replace("~", BIND)


def test_bold_keeps_size_and_leading():
    assert (BODY_BOLD.size, BODY_BOLD.leading) == (BODY.size, BODY.leading)
