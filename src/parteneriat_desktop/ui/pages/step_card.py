"""What the next step of a consultation still needs, each thing with the way to it; what a step has made.

Rules of this module:

1. What is missing is one line of links; warnings are one link more and never hold anything back.
2. After a step its document is offered in place; nothing pops up.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.printing import preview_report, print_report
from parteneriat_desktop.ui.step_words import STEPS
from parteneriat_desktop.ui.widgets.buttons import button, square
from parteneriat_desktop.ui.widgets.cards import Banner, Card, clear_layout
from parteneriat_desktop.ui.widgets.words import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.errors import AppError
    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.step_needs import Need

#: Links that stand in the line before "more", and the longest text of one in characters.
SHOWN, LONGEST = 4, 70
MORE, WARNINGS = "more", "warnings"


class StepCard(QWidget):
    """Stands above the tabs; takes no room where there is nothing to say."""

    way_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._target = ""
        self._needs: Sequence[Need] = ()
        self._opened: set[str] = set()
        self.setProperty("look", "clear")
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(8)
        self.lines = QLabel()
        self.hide()

    def show_needs(self, target: str, needs: Sequence[Need], *, explain: bool = False) -> None:
        """Show what a step needs; asked to explain, all of it with its warnings, and go there."""
        self._target, self._needs = target, needs
        self._opened = {MORE, WARNINGS} if explain else set()
        self._draw()
        if explain and needs:
            self.lines.setFocus(Qt.FocusReason.TabFocusReason)
            self._context.announce(self, self.lines.accessibleName())

    def show_done(self, documents: Sequence[tuple[str, str]], state: str) -> None:
        """Say that a step was taken and offer the documents of it, each by its report and record."""
        context = self._context
        holder = self._emptied(Tone.OK)
        words = context.say(Sentence("Entered: {state}.", state=state))
        self.lines = QLabel(words)
        holder.addWidget(self.lines, 1)
        for code, record in documents[:2]:
            make = context.say(Sentence("Create PDF ({code})", code=code))
            holder.addWidget(self._small(make, "printer", partial(print_report, context, self, code, record)))
            look = context.say(Sentence("Preview ({code})", code=code))
            holder.addWidget(self._small(look, "eye", partial(preview_report, context, self, code, record)))
        holder.addWidget(square("x", context.text(N_("Close")), context.palette, self.hide))
        context.announce(self, words)

    def show_error(self, error: AppError) -> None:
        """Say what was refused and what to do next."""
        clear_layout(self._outer)
        context = self._context
        banner = Banner(context.say(error.advice), Tone.ERR, context.palette, strong=context.say(error.sentence))
        self._outer.addWidget(banner)
        self.show()

    def follow(self, link: str) -> None:
        """Follow a link of the line."""
        if link in {MORE, WARNINGS}:
            self._opened.add(link)
            self._draw()
            self.lines.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.way_wanted.emit(self._needs[int(link)].way)

    def _draw(self) -> None:
        """Write the line of links."""
        if not self._needs or self._target not in STEPS:
            self.hide()
            return
        missing = [number for number, need in enumerate(self._needs) if not need.is_warning]
        holder = self._emptied(Tone.WARN if missing else Tone.INFO)
        self.lines = QLabel()
        self.lines.setTextFormat(Qt.TextFormat.RichText)
        self.lines.setWordWrap(True)
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flags = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.lines.setTextInteractionFlags(flags)
        self.lines.linkActivated.connect(self.follow)
        self.lines.setText("<br>".join(self._lines(missing)))
        spoken = [self._context.say(need.words) for need in self._needs]
        self.lines.setAccessibleName(". ".join([self._beginning(some=bool(missing)), *spoken]))
        holder.addWidget(self.lines, 1)

    def _lines(self, missing: Sequence[int]) -> list[str]:
        """Return the line of what is missing, and the lines of warnings where they were asked for."""
        context = self._context
        shown = missing if MORE in self._opened else missing[:SHOWN]
        parts = [self._link(str(number), self._words(self._needs[number])) for number in shown]
        if len(shown) < len(missing):
            more = Counted("{count} more", "{count} more", len(missing) - len(shown))
            parts.append(self._link(MORE, context.say(more)))
        warnings = [number for number, need in enumerate(self._needs) if need.is_warning]
        if warnings and WARNINGS not in self._opened:
            words = Counted("{count} warning", "{count} warnings", len(warnings))
            parts.append(self._link(WARNINGS, context.say(words)))
        first = f"<b>{escape(self._beginning(some=bool(missing)))}</b> {' · '.join(parts)}"
        if WARNINGS not in self._opened:
            return [first]
        return [first, *(self._warning(number) for number in warnings)]

    def _beginning(self, *, some: bool) -> str:
        """Return the first words of the line."""
        button_words, _icon, purpose = STEPS[self._target]
        if not some:
            words = Sentence("Nothing is missing for “{step}”.", step=Sentence(button_words))
            return self._context.say(words)
        return self._context.say(Sentence("Still missing for {step}:", step=Sentence(purpose)))

    def _words(self, need: Need) -> str:
        """Return the words of a need, as short as they are known."""
        words = need.short or self._context.say(need.words)
        return words if len(words) <= LONGEST or MORE in self._opened else f"{words[:LONGEST].rstrip()}…"

    def _warning(self, number: int) -> str:
        """Return a warning in a line of its own, with a link where it leads somewhere."""
        need = self._needs[number]
        words = escape(self._context.say(need.words))
        return f"⚠ {words}" if need.way is None else f"⚠ {self._link(str(number), self._context.say(need.words))}"

    def _link(self, target: str, words: str) -> str:
        """Return a link."""
        return f"<a href='{target}' style='color: {self._context.palette.accent}'>{escape(words)}</a>"

    def _small(self, words: str, icon: str, pressed: partial[None]) -> QPushButton:
        """Make a small button."""
        return button(words, self._context.palette, pressed, icon_name=icon, look="small")

    def _emptied(self, tone: Tone) -> QHBoxLayout:
        """Begin the card anew with the icon of a tone."""
        clear_layout(self._outer)
        card = Card()
        card.body.setContentsMargins(16, 8, 16, 8)
        row = QHBoxLayout()
        row.setSpacing(8)
        name = {Tone.OK: "circle-check", Tone.WARN: "triangle-alert"}.get(tone, "info")
        icon = picture(name, self._context.palette.colour(tone), 16)
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        self._outer.addWidget(card)
        self.show()
        return row
