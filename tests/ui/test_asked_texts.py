"""Whatever text a page asks for is in the catalogue: nothing is said in English by accident.

Bulgarian is asked, because in its letters no translation looks like the English text; another test demands that
both languages have the same texts.
"""

import gettext

from PySide6.QtWidgets import QApplication
from standing_in import MakeContext, Shows
from test_frame import places

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.catalogue import Catalogue, Labelled
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.ui.context import Place
from parteneriat_desktop.ui.layouts.catalogue import LAYOUTS


class Asked(Catalogue):
    """Keeps the texts that it was asked for and does not have."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.missed: set[str] = set()
        assert isinstance(self._texts, gettext.GNUTranslations)
        self._known = {(key[0] if isinstance(key, tuple) else key) for key in self._texts._catalog}

    def text(self, english: str) -> str:
        if english and english not in self._known:
            self.missed.add(english)
        return super().text(english)

    def label(self, choice: Labelled) -> str:
        if f"{type(choice).__name__}\x04{choice.label}" not in self._known and choice.label not in self._known:
            self.missed.add(choice.label)
        return super().label(choice)

    def say(self, sentence: Sentence) -> str:
        if isinstance(sentence, Counted) and sentence.template not in self._known:
            self.missed.add(sentence.template)
        return super().say(sentence)


def test_every_text_that_a_page_asks_for_is_there(open_frame: Shows, make_context: MakeContext, filled: Workspace):
    context = make_context(filled)
    context.catalogue = asked = Asked("bg")
    frame = open_frame(context)
    for place in places(filled).values():
        frame.go(place)
        QApplication.processEvents()
    for kind in ENTITIES:
        if kind.ENTITY in LAYOUTS:
            frame.go(Place("record", kind.ENTITY))
            QApplication.processEvents()
    assert asked.missed == set()
