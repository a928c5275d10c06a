"""What a command answers, and how it is printed.

Rules of this module:

1. Standard output carries the answer and nothing else; with ``--json`` it is one JSON document.
2. A refusal is one sentence with its advice on standard error; with ``--json`` the document on
   standard output is ``{"error": {"code", "sentence", "advice"}}``.
3. The exit status is that of the contract: 0 done, 1 the data has problems, 2 refused, 3 valid but
   not trusted, 64 wrong usage. There is never a traceback.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parteneriat_desktop.errors import InvalidDataError, RefusedError, Sentence
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.records.values import Wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parteneriat_desktop.errors import AppError
    from parteneriat_desktop.i18n.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines for a person or a pipe, the document for ``--json``, the exit status, the sentence of a refusal."""

    document: Wire
    lines: Sequence[str] = field(default_factory=tuple[str, ...])
    status: int = 0
    refusal: str = ""


def line(document: Wire) -> str:
    """Return a document as one line of JSON."""
    return json.dumps(document, ensure_ascii=False, separators=(", ", ": "))


def json_lines(documents: Iterable[dict[str, Wire]], status: int = 0) -> Answer:
    """Answer with records as JSON lines, or as one list."""
    found = list(documents)
    return Answer(list[Wire](found), [line(document) for document in found], status)


def problems_document(problems: Iterable[Problem], catalogue: Catalogue) -> list[Wire]:
    """Return problems as ``{"field", "severity", "message"}``; what is missing counts as an error."""
    return [
        {
            "field": problem.field,
            "severity": str(Severity.WARNING if problem.severity is Severity.WARNING else Severity.ERROR),
            "message": catalogue.say(problem.sentence),
        }
        for problem in problems
    ]


def refusal(error: AppError, catalogue: Catalogue) -> Answer:
    """Answer that nothing was done and why; problems of the data are listed one a line."""
    sentence, advice = catalogue.say(error.sentence), catalogue.say(error.advice)
    body: dict[str, Wire] = {"code": error.code, "sentence": sentence, "advice": advice}
    problems: list[Wire] = []
    if isinstance(error, InvalidDataError):
        listed = [problem for problem in error.problems if isinstance(problem, Problem)]
        body["problems"] = problems = problems_document(listed, catalogue)
    return Answer({"error": body}, [line(problem) for problem in problems], error.status, f"{sentence} {advice}")


def not_written() -> RefusedError:
    """Return the refusal of a command whose answer nobody takes."""
    return RefusedError(
        Sentence("The answer could not be written to where it was sent."),
        Sentence("What was answered before is saved; send the answer to another place."),
        code="answer-not-written",
    )
