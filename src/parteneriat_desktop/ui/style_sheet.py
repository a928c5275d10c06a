"""The one style sheet, made of a palette and the size of text.

Rules of this module:

1. Sizes of text are points of the system size times the text scale; nothing else scales by itself.
2. Whatever can have the focus shows it inside its own box (a 2-px edge with 1 px less padding), so
   nothing moves.
3. Pictures are named through the search path ``icons:``: a path of Windows would be read as escapes.
4. A widget asks for a look by the dynamic property ``look``, never by a style of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parteneriat_desktop.ui.palette import Palette

_TEMPLATE = """
* {{ outline: 0; }}
QWidget {{ color: {text}; font-size: {s10}pt; }}
QMainWindow, QDialog, QWidget[look="page"] {{ background: {window}; }}
QToolTip {{ background: {base}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QLabel {{ background: transparent; }}
QLabel[look="title"] {{ font-size: {s16}pt; font-weight: 600; }}
QLabel[look="card-title"] {{ font-size: {s11}pt; font-weight: 600; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="big"] {{ font-size: {s16}pt; font-weight: 600; }}
QLabel[look="huge"] {{ font-size: {s22}pt; font-weight: 600; }}
QLabel[look="small"] {{ font-size: {s9}pt; color: {muted}; }}
QLabel[look="muted"] {{ color: {muted}; }}
QLabel[look="link"] {{ color: {accent}; }}
QLabel[look="ok"] {{ font-size: {s9}pt; color: {ok}; }}
QLabel[look="warn"] {{ font-size: {s9}pt; color: {warn}; }}
QLabel[look="err"] {{ font-size: {s9}pt; color: {err}; }}
QLabel[look="info"] {{ font-size: {s9}pt; color: {info}; }}
QLabel[look="neutral"] {{ font-size: {s9}pt; color: {neutral}; }}
QFrame[look="card"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[look="side"] {{ background: {side}; border: 0; border-right: 1px solid {line}; }}
QFrame[look="status"] {{ background: {side}; border: 0; border-top: 1px solid {line}; }}
QFrame[look="rule"] {{ background: {line}; border: 0; }}
QFrame[look="step"] {{ background: transparent; border: 2px solid transparent; border-radius: 6px; }}
QFrame[look="step"][current="true"] {{ background: {sel}; border: 2px solid {accent}; }}
{chips}
QFrame[look="tile"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QPushButton[look="tile"] {{
  background: {base}; border: 1px solid {line}; border-radius: 8px; padding: 0; text-align: left; }}
QPushButton[look="tile"] {{ min-height: 58px; }}
QPushButton[look="step"] {{
  background: {base}; border: 2px solid transparent; border-radius: 6px; padding: 0; min-height: 52px; }}
QPushButton[look="step"]:hover {{ background: {hover}; }}
QPushButton[look="step"]:checked {{ background: {sel}; border: 2px solid {accent}; padding: 0; }}
QPushButton[look="step"]:focus {{ border: 2px solid {text}; padding: 0; }}
QPushButton[look="tile"]:hover {{ background: {hover}; }}
QPushButton[look="tile"]:checked {{ background: {sel}; border: 2px solid {accent}; }}
QPushButton[look="tile"]:focus {{ border: 2px solid {accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget[look="clear"], QStackedWidget, QSplitter {{
  background: transparent; border: 0; }}
QWidget[look="clear"] {{ background: transparent; }}
QPushButton {{
  background: {base}; color: {text}; border: 1px solid {border}; border-radius: 5px;
  padding: 6px 14px; min-height: 22px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 13px; }}
QPushButton:pressed, QPushButton:checked {{ background: {sel}; }}
QPushButton:checked {{ border: 2px solid {accent}; padding: 5px 13px; font-weight: 600; }}
QPushButton:disabled {{ color: {muted}; background: {off}; }}
QPushButton[look="primary"] {{
  background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600; }}
QPushButton[look="primary"]:hover {{ border: 1px solid {text}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {text}; padding: 5px 13px; }}
QPushButton[look="primary"]:disabled {{ background: {off}; color: {muted}; border: 1px solid {border}; }}
QPushButton[look="small"] {{ padding: 2px 10px; min-height: 22px; }}
QPushButton[look="small"]:focus {{ padding: 1px 9px; }}
QPushButton[look="square"] {{ padding: 2px; min-height: 22px; min-width: 22px; }}
QPushButton[look="square"]:focus {{ padding: 1px; }}
QPushButton[look="link"] {{
  background: transparent; color: {accent}; border: 2px solid transparent; padding: 2px 6px; text-align: left; }}
QPushButton[look="link"]:hover {{ background: {hover}; }}
QPushButton[look="link"]:focus {{ border: 2px solid {accent}; padding: 2px 6px; }}
QPushButton[look="status"] {{
  background: transparent; border: 2px solid transparent; color: {muted}; font-size: {s9}pt;
  padding: 0 6px; min-height: 22px; }}
QPushButton[look="status"]:focus {{ border: 2px solid {accent}; padding: 0 6px; }}
QPushButton[look="status"][tone="ok"] {{ color: {ok}; }}
QPushButton[look="status"][tone="warn"] {{ color: {warn}; }}
QPushButton[look="status"][tone="err"] {{ color: {err}; }}
QPushButton[look="side"] {{
  background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 4px 8px; text-align: left; }}
QPushButton[look="side"]:hover {{ background: {hover}; }}
QPushButton[look="side"]:focus {{ border: 2px solid {accent}; padding: 4px 8px; }}
QPushButton[look="tab"] {{
  background: transparent; border: 0; border-bottom: 3px solid transparent; border-radius: 0;
  padding: 4px 10px; min-height: 26px; }}
QPushButton[look="tab"]:hover {{ background: {hover}; }}
QPushButton[look="tab"]:checked {{ border-bottom: 3px solid {accent}; font-weight: 600; padding: 4px 10px; }}
QPushButton[look="tab"]:focus {{
  border: 2px solid {accent}; border-bottom: 3px solid {accent}; padding: 2px 8px 4px 8px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit, QPlainTextEdit, QComboBox, QTextBrowser {{
  background: {base}; color: {text}; border: 1px solid {border}; border-radius: 5px; padding: 5px 8px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QComboBox {{ min-height: 22px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QTextBrowser:focus {{
  border: 2px solid {accent}; padding: 4px 7px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {{
  border: 2px solid {err}; background: {errbg}; padding: 4px 7px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {off}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {off}; color: {muted}; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: url(icons:drop-{name}.svg); width: 16px; height: 16px; }}
QComboBox QAbstractItemView, QMenu, QListView[look="popup"] {{
  background: {base}; color: {text}; border: 1px solid {border};
  selection-background-color: {sel}; selection-color: {text}; }}
QMenu::item {{ padding: 6px 20px; }}
QMenu::item:selected {{ background: {sel}; }}
QLineEdit[look="cell"], QComboBox[look="cell"] {{ padding: 5px 4px; }}
QLineEdit[look="cell"]:focus, QComboBox[look="cell"]:focus {{ padding: 4px 3px; }}
QComboBox[look="cell"]::drop-down {{ width: 0; }}
QComboBox[look="cell"]::down-arrow {{ image: none; width: 0; }}
QCheckBox {{ spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 5px; min-height: 20px; }}
QRadioButton {{ spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 5px; min-height: 20px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: 16px; height: 16px; border: 1px solid {border}; border-radius: 4px; background: {base}; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked {{ background: {accent}; border: 1px solid {accent}; image: url(icons:tick-{name}.svg); }}
QRadioButton::indicator:checked {{
  width: 8px; height: 8px; background: {base}; border: 5px solid {accent}; border-radius: 9px; }}
QTableView {{
  background: {base}; alternate-background-color: {alt}; border: 0; gridline-color: {line};
  selection-background-color: {sel}; selection-color: {text}; }}
QTableView[look="framed"] {{ border: 1px solid {border}; border-radius: 5px; }}
QTableView:focus {{ border: 2px solid {accent}; }}
QTableView[look="month"]:focus {{ border: 0; }}
QFrame[look="chosen"] {{ background: {sel}; border: 0; border-radius: 5px; }}
QFrame[look="head-row"] {{ background: {head}; border: 0; border-bottom: 1px solid {line}; }}
QHeaderView {{ background: {head}; border: 0; }}
QHeaderView::section {{
  background: {head}; color: {muted}; border: 0; border-bottom: 1px solid {line};
  font-size: {s9}pt; font-weight: 600; padding: 0 8px; min-height: 31px; }}
QHeaderView::section:first {{ padding-left: 15px; }}
QHeaderView::section:last {{ padding-right: 15px; }}
QHeaderView::section:only-one {{ padding: 0 15px; }}
QTableView[look="month"] QHeaderView::section {{ padding: 0 4px 0 8px; }}
QTableCornerButton::section {{ background: {head}; border: 0; }}
QListWidget {{ background: transparent; border: 0; }}
QListWidget::item {{ border-radius: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: 4px; margin: 2px; min-height: 30px; min-width: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCalendarWidget QWidget {{ background: {base}; }}
QCalendarWidget QAbstractItemView {{
  background: {base}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QCalendarWidget QToolButton {{ background: {base}; border: 1px solid transparent; padding: 4px; border-radius: 5px; }}
QCalendarWidget QToolButton:focus {{ border: 1px solid {accent}; }}
"""

_CHIP = """
QFrame[look="chip"][tone="{tone}"], QFrame[look="banner"][tone="{tone}"] {{ background: {tint}; border-radius: 6px; }}
QFrame[look="banner"][tone="{tone}"] {{ border: 1px solid {colour}; }}
QFrame[look="chip"][tone="{tone}"] QLabel {{ color: {colour}; font-size: {size}pt; }}
"""


def style_sheet(palette: Palette, scale: float = 1.0) -> str:
    """Return the style sheet of a palette with text of ``scale`` times the usual size."""
    sizes = {f"s{points}": f"{points * scale:g}" for points in (9, 10, 11, 16, 22)}
    chips = "".join(
        _CHIP.format(tone=tone, tint=palette.colour(f"{tone}bg"), colour=palette.colour(tone), size=sizes["s9"])
        for tone in ("ok", "warn", "err", "info", "neutral")
    )
    colours = {name: palette.colour(name) for name in _names(palette)}
    head = palette.window if palette.name == "light" else palette.alt
    return _TEMPLATE.format(chips=chips, head=head, **sizes, **colours)


def _names(palette: Palette) -> tuple[str, ...]:
    """Return the names of all colours, and ``name`` itself."""
    return tuple(palette.__slots__)
