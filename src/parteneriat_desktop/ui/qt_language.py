"""Qt's own words (standard buttons, file dialog, menus of text fields) in the person's language.

Loaded before the first widget is made. Bulgarian and Hungarian come with Qt; Romanian exists
nowhere, so it is ours (``translations/qt/qtbase_ro.ts``, compiled by the build). English needs none.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from parteneriat_desktop.paths import translations


def load(app: QCoreApplication, language: str) -> QTranslator | None:
    """Install Qt's words of a language; return the translator, or None where there is none."""
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    folders = (str(translations() / "qt"), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if language == "en" or not any(translator.load(f"qtbase_{language}", folder) for folder in folders):
        return None
    app.installTranslator(translator)
    return translator
