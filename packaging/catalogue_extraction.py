"""Every English text of the program that a person may read, found in its source.

Rules of this script:

1. Texts are found in the syntax tree: the arguments of ``N_``, ``Sentence`` and ``Counted``, and
   those of a catalogue's ``text`` where a text is shown at once.
2. The labels of an enumeration (a class derived from ``Choice``) get its name as context.
3. A text put together at run time cannot be translated and is reported.
4. The template holds no dates and no line numbers, so it changes only with the texts.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROJECT = "parteneriat_desktop"
#: How many leading arguments of a call are texts.
KEYWORDS = {"N_": 1, "Sentence": 1, "Counted": 2}
#: Packages where ``….text("…")`` is a call of the catalogue (in the store it is SQL).
SHOWING = ("ui", "cli", "reports", "actions", "app.py", "__main__.py")
#: Header lines that would change from day to day, or that nobody fills in.
UNWANTED = (b'"POT-', b'"PO-', b'"Generated-By', b'"Project-Id', b'"Report-', b'"Last-', b'"Language-Team')
HEADER = """\
# {language} texts of parteneriat_desktop.
# Licence: EUPL-1.2, as the program.
#"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate: one form, or singular and plural; the name of its enumeration as context."""

    forms: tuple[str, ...]
    context: str | None
    file: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The texts in the order of files and lines, and the places where a text could not be read."""

    texts: list[Text]
    unreadable: list[str]


def extract(source: Path) -> Extraction:
    """Read the texts of all modules below the package folder ``source``."""
    found = Extraction([], [])
    for path in sorted(source.rglob("*.py")):
        file = path.relative_to(source).as_posix()
        tree = ast.parse(path.read_bytes(), filename=file)
        labels = {id(node): name for node, name in _labels(tree)}
        showing = file.startswith(SHOWING)
        nodes = (node for node in ast.walk(tree) if isinstance(node, (ast.Call, ast.Constant)))
        for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
            if isinstance(node, ast.Constant):
                if id(node) in labels:
                    found.texts.append(Text((str(node.value),), labels[id(node)], file))
            elif not any(id(argument) in labels for argument in node.args):
                _read_call(node, file, found, showing=showing)
    return found


def template(texts: list[Text]) -> Catalog:
    """Return the catalogue of untranslated texts."""
    catalogue = Catalog(project=PROJECT, fuzzy=False, header_comment=HEADER.format(language="English"))
    for text in texts:
        message = text.forms if len(text.forms) > 1 else text.forms[0]
        catalogue.add(message, locations=[(text.file, 0)], context=text.context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return the text of a .pot or .po file without anything that changes by itself."""
    file = BytesIO()
    write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNWANTED))


def _labels(tree: ast.Module) -> Iterator[tuple[ast.Constant, str]]:
    """Find the labels of the members of enumerations, each with the enumeration's name."""
    for kind in ast.walk(tree):
        if not isinstance(kind, ast.ClassDef) or not any(_name(base) == "Choice" for base in kind.bases):
            continue
        for member in kind.body:
            if isinstance(member, ast.Assign) and isinstance(member.value, ast.Tuple):
                label = member.value.elts[1]
                if isinstance(label, ast.Call) and _name(label.func) == "N_":
                    label = label.args[0]
                if isinstance(label, ast.Constant):
                    yield label, kind.name


def _read_call(node: ast.Call, file: str, found: Extraction, *, showing: bool) -> None:
    """Add the text of a call that marks one."""
    name = _name(node.func)
    shown = name == "text" and showing and isinstance(node.func, ast.Attribute) and len(node.args) == 1
    wanted = 1 if shown else KEYWORDS.get(name, 0)
    arguments = node.args[:wanted]
    if not arguments:
        return
    if any(isinstance(argument, (ast.JoinedStr, ast.BinOp)) for argument in arguments):
        found.unreadable.append(f"{file}:{node.lineno}: {ast.unparse(arguments[0])}")
    if isinstance(arguments[0], ast.IfExp):
        choices = [_literal(branch) for branch in (arguments[0].body, arguments[0].orelse)]
        found.texts.extend(Text((text,), None, file) for text in choices if text)
        return
    forms = tuple(text for text in map(_literal, arguments) if text)
    if len(forms) == wanted:
        found.texts.append(Text(forms, None, file))


def _literal(node: ast.expr) -> str | None:
    """Return the text of a literal, None for any other expression."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    """Return the last part of a name: ``Sentence`` of ``errors.Sentence``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
