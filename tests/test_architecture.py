"""The shape of the project: what import-linter cannot say about files, names, words and declared dependencies."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "parteneriat_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "packaging").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEXTS = [
    *MODULES,
    *SCRIPTS,
    *TESTS,
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "translations").rglob("*.po")),
    *ROOT.glob("*.md"),
    ROOT / "pyproject.toml",
    ROOT / "Makefile",
]

#: These name the wrong letters in order to replace them.
NAMES_CEDILLAS = {
    *TESTS,
    PACKAGE / "records" / "values.py",
    PACKAGE / "i18n" / "sorting.py",
    ROOT / "packaging" / "catalogue_checks.py",
}

LONGEST_FILE = 400
LONGEST_MEDIAN = 130
MOST_TYPE_IGNORES = 10
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
LAYERS = [
    {"ui", "cli"},
    {"actions"},
    {"reports", "store", "sync"},
    {"journal"},
    {"records"},
    {"countries", "i18n"},
    {"paths", "errors"},
]
#: Imported where they are used, so that neither window nor command line waits for them at the start.
LAZY = ("reportlab", "pikepdf", "pyhanko", "keyring", "lxml", "numpy", "cryptography.x509")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def settings() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS, *TESTS], ids=name)
def test_a_file_is_one_concern_and_short(path: Path):
    assert len(lines(path)) <= LONGEST_FILE


def test_the_usual_file_is_short():
    assert statistics.median(len(lines(path)) for path in MODULES) < LONGEST_MEDIAN


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_named_for_its_concern(path: Path):
    assert not NAMELESS & {part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_keeps(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_class_and_function_says_what_is_true(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nested = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if inner is not outer
    }
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node not in nested
        and node.name != "__init__"
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_name_is_a_verb_or_a_noun_without_get_and_set(path: Path):
    named = [
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [found for found in named if re.match(r"_*(get|set)_", found)] == []


@pytest.mark.parametrize("path", [path for path in TEXTS if path not in NAMES_CEDILLAS], ids=name)
def test_romanian_letters_have_the_comma_below(path: Path):
    cedillas = re.compile("[\u015f\u015e\u0163\u0162]")
    assert [number for number, line in enumerate(lines(path), 1) if cedillas.search(line)] == []


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS, *TESTS], ids=name)
def test_nothing_is_left_for_later(path: Path):
    left = re.compile(r"#.*\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|pragma: no[ ]cover|mark\.ski[p]|mark\.xfai[l]")
    assert [line for line in lines(path) if left.search(line)] == []


def test_types_are_rarely_overruled():
    ignores = [line for path in MODULES for line in lines(path) if "type: ignore" in line]
    assert len(ignores) < MOST_TYPE_IGNORES
    assert [line for line in ignores if not re.search(r"type: ignore\[[\w, -]+\].*#", line)] == []


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=name)
def test_an_exception_to_a_rule_carries_its_reason(path: Path):
    bare = [line for line in lines(path) if re.search(r"# noqa(?!: [A-Z]+\d+(, [A-Z]+\d+)* - \w)", line)]
    assert bare == []


def test_every_package_has_its_place_in_the_diagram():
    found = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert found == set().union(*LAYERS) - {"paths", "errors"}


def test_the_diagram_of_the_readme_is_the_contract():
    contract = next(rule for rule in settings()["importlinter"]["contracts"] if rule["type"] == "layers")
    assert contract["exhaustive"]
    assert [set(layer.split(" | ")) for layer in contract["layers"][2:]] == LAYERS
    readme = lines(ROOT / "README.md")
    drawn = [next(n for n, line in enumerate(readme) if line.startswith(" | ".join(order))) for order in drawn_layers()]
    assert all(above < below for above, below in pairwise(drawn))


def drawn_layers() -> list[list[str]]:
    contract = next(rule for rule in settings()["importlinter"]["contracts"] if rule["type"] == "layers")
    return [layer.split(" | ") for layer in contract["layers"][2:]]


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_window_knows_qt(path: Path):
    qt = any(module.split(".")[0] == "PySide6" for module in imports(path))
    place = path.relative_to(PACKAGE).parts[0]
    assert not qt or place in {"ui", "app.py"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_qt_is_imported_by_names(path: Path):
    assert not re.search(r"from PySide6\.\w+ import \*", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ["parteneriat_desktop.cli", "parteneriat_desktop.app"])
def test_the_start_loads_nothing_heavy(entry: str):
    question = f"import sys, {entry}; print(*sorted(set({LAZY!r}) & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []


def test_the_command_line_starts_without_qt():
    question = "import sys, parteneriat_desktop.__main__, parteneriat_desktop.cli; print('PySide6' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_the_project_is_at_home_everywhere():
    """No path of a particular machine: the project speaks only of itself."""
    private = re.compile(r"/home/\w+/|/roo[t]/|[A-Z]:[\\]+Users[\\]+\w")
    spoken = [path for path in TEXTS if path not in TESTS]  # tests of places name made-up ones
    assert [name(path) for path in spoken if private.search(path.read_text(encoding="utf-8"))] == []
