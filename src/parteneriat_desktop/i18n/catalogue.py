"""English source texts said in the person's language.

Rules of this module:

1. One gettext catalogue serves window, command line, paper, messages and errors. Its source is
   English, so English needs no file; where a compiled file is missing, English is said.
2. A text of which the translation is missing is said in English, never left out.
3. The values in the holes of a sentence are shown by ``formatting``; a sentence in a hole is said
   too. ``{count}`` of a counted sentence is grouped by thousands ("1.284 de pachete"). A value that
   ends with a full stop ("2026 г.") gives it up to the one that follows.
4. Labels of enumerations are translated in the context of their enumeration's name, because one
   English word ("rejected") has several genders elsewhere.
"""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING, Protocol

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting, languages
from parteneriat_desktop.paths import translations

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN = "parteneriat"


class Labelled(Protocol):
    """A member of an enumeration that carries an English label."""

    @property
    def label(self) -> str:
        """The label in English."""
        ...


class Catalogue:
    """The texts of one language."""

    def __init__(self, language: str, folder: Path | None = None) -> None:
        self.writing = languages.language(language)
        self._texts = _load(self.writing.code, translations() if folder is None else folder)

    @property
    def language(self) -> str:
        """The code of the language: ro, en, bg or hu."""
        return self.writing.code

    def text(self, english: str) -> str:
        """Translate a text without holes."""
        return self._texts.gettext(english) if english else ""

    def label(self, choice: Labelled) -> str:
        """Translate the label of a member of an enumeration."""
        context = type(choice).__name__
        found = self._texts.pgettext(context, choice.label)
        return self.text(choice.label) if found == choice.label else found

    def say(self, sentence: Sentence) -> str:
        """Translate a sentence and fill its holes."""
        values = {name: formatting.show(value, self) for name, value in sentence.values}
        if isinstance(sentence, Counted):
            template = self._texts.ngettext(sentence.template, sentence.plural, sentence.count)
            values["count"] = formatting.show_number(sentence.count, self)
        else:
            template = self.text(sentence.template)
        return template.format_map({name: _before(template, name, text) for name, text in values.items()})


def _before(template: str, name: str, text: str) -> str:
    """Drop the full stop of an abbreviation („2026 г.“) where that of the sentence follows."""
    doubled = text.endswith(".") and not text.endswith("..") and f"{{{name}}}." in template
    return text[:-1] if doubled else text


def _load(code: str, folder: Path) -> gettext.NullTranslations:
    """Read the compiled texts of a language; none for English and where the file is missing."""
    try:
        with (folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()
