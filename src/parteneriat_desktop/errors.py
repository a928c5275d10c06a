"""The error that a person can read.

Rules of this module:

1. Whatever a person may read is a ``Sentence``: an English template with named holes, translated
   only where it is shown. Sentences are never glued together.
2. An ``AppError`` is one sentence plus advice on what to do next, a stable code for scripts and
   the exit status of the command line contract.
3. Whoever raises an ``AppError`` has left disk and database as they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """An English template with named holes and the values for them, translated where it is shown."""

    template: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, template: str, /, **values: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple(values.items()))

    def __str__(self) -> str:
        """Give the English text, for logs and tests."""
        return self.template.format(**dict(self.values))


@dataclass(frozen=True, slots=True, init=False)
class Counted(Sentence):
    """A sentence that depends on a number: its hole ``{count}`` chooses the plural form."""

    plural: str
    count: int

    def __init__(self, singular: str, plural: str, count: int, /, **values: object) -> None:
        Sentence.__init__(self, singular, **{**values, "count": count})
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "count", count)

    def __str__(self) -> str:
        """Give the English text, for logs and tests."""
        template = self.template if self.count == 1 else self.plural
        return template.format(**dict(self.values))


class AppError(Exception):
    """What went wrong, in one sentence, and what to do next. Nothing has been changed."""

    status: ClassVar[int] = 2

    def __init__(self, sentence: Sentence, advice: Sentence, *, code: str) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.advice = advice
        self.code = code


class RefusedError(AppError):
    """Refused or impossible (exit status 2)."""


class UntrustedError(AppError):
    """Valid, but signed by somebody who is not enrolled here (exit status 3)."""

    status = 3


class UsageError(AppError):
    """The command line was used wrongly (exit status 64)."""

    status = 64


class InvalidDataError(AppError):
    """The data has problems, which are listed (exit status 1)."""

    status = 1

    def __init__(self, sentence: Sentence, advice: Sentence, *, code: str, problems: Sequence[object]) -> None:
        super().__init__(sentence, advice, code=code)
        self.problems = tuple(problems)
