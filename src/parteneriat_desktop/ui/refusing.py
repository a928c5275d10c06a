"""A refusal where it belongs: in a bar above the buttons that were pressed, and announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import AppError, InvalidDataError
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.widgets.cards import Banner, clear_layout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from parteneriat_desktop.errors import Sentence
    from parteneriat_desktop.ui.context import Context


def show_refusal(context: Context, widget: QWidget, news: QVBoxLayout, refused: AppError | Sentence) -> None:
    """Show what was refused and what to do next; of data with problems, each of them."""
    strong, words = _words(refused)
    first = "" if strong is None else context.say(strong)
    said = " ".join(context.say(one) for one in words)
    clear_layout(news)
    news.addWidget(Banner(said, Tone.ERR, context.palette, strong=first))
    context.announce(widget, f"{first} {said}".strip())


def _words(refused: AppError | Sentence) -> tuple[Sentence | None, list[Sentence]]:
    """Return what stands first, and what follows."""
    if not isinstance(refused, AppError):
        return None, [refused]
    if isinstance(refused, InvalidDataError):
        return refused.sentence, [one.sentence for one in refused.problems if isinstance(one, Problem)]
    return refused.sentence, [refused.advice]
