"""Marks an English text for translation without translating it.

``N_`` returns its argument; the catalogue check extracts every marked text. Texts with holes are
marked by being the first argument of ``Sentence`` or ``Counted``.
"""


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Return the text unchanged; it is translated where it is shown."""
    return text
