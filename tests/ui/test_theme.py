"""The look: every icon can be drawn in every colour, and the last rule of the style sheet is applied."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from parteneriat_desktop.paths import resources
from parteneriat_desktop.ui import theme
from parteneriat_desktop.ui.icons import STATE_ICONS, icon, pixmap
from parteneriat_desktop.ui.palette import DARK, LIGHT, Palette
from parteneriat_desktop.ui.style_sheet import style_sheet
from parteneriat_desktop.ui.theme import Look, Scheme

ICONS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_asked_for(name: str):
    picture = pixmap(name, "#b3261e", 20).toImage()
    own = name.startswith(("drop-", "tick-"))
    reds = [
        QColor(picture.pixelColor(x, y))
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert reds
    assert own or all(colour.name() == "#b3261e" for colour in reds)


def test_one_icon_has_one_meaning():
    assert len(set(STATE_ICONS.values())) == len(STATE_ICONS)
    assert not icon("house" if "house" in ICONS else "check", "#000000").isNull()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_hole_and_no_path_of_windows(palette: Palette):
    made = style_sheet(palette, 1.25)
    assert "\\" not in made
    assert made.count("{") == made.count("}")
    assert "20pt" in made


def test_a_rule_of_the_style_sheet_reaches_its_widget(qtbot: QtBot):
    button = QPushButton("x")
    button.setProperty("look", "primary")
    qtbot.addWidget(button)
    button.resize(80, 36)
    assert button.grab().toImage().pixelColor(8, 18).name() == LIGHT.accent


def test_the_person_chooses_the_palette_or_leaves_it_to_the_system(qapp: QApplication):
    assert theme.chosen_palette(Scheme.DARK, qapp) is DARK
    assert theme.chosen_palette(Scheme.LIGHT, qapp) is LIGHT
    assert theme.chosen_palette(Scheme.SYSTEM, qapp) in (LIGHT, DARK)


def test_the_size_of_text_stays_between_its_limits():
    assert [theme.chosen_scale(size) for size in ("100", "125", "150", "400", "40", "-1", "", "x")] == [
        1.0,
        1.25,
        1.5,
        1.5,
        1.0,
        1.0,
        1.0,
        1.0,
    ]


def test_text_grows_with_the_scale():
    look = Look(scale=1.5)
    assert (look.points(10), look.px(36)) == (15.0, 54)
