"""What stands in for a person and for the machine in the tests of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.ui.context import Context
from parteneriat_desktop.ui.form import Form
from parteneriat_desktop.ui.frame import Frame

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.ui.erasure import ErasureAnswer, ErasureQuestion
    from parteneriat_desktop.ui.signing import SigningAnswer, SigningQuestion

PASSPHRASE = "a passphrase for tests"  # noqa: S105 - it protects nothing
FILLED = "filled"

MakeContext = Callable[[Workspace], Context]
MakeForm = Callable[[str], Form]
OpenWorkspace = Callable[[str], Workspace]
Shows = Callable[..., Frame]


class Chooser:
    """Answers in place of dialogs."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.out: Path | None = None
        self.secret: str | None = PASSPHRASE
        self.shown: list[Path] = []
        self.revealed: list[Path] = []
        self.opens = True
        self.agrees = True
        self.asked: list[str] = []
        self.erasures: list[ErasureQuestion] = []
        self.erased: ErasureAnswer | None = None
        self.signings: list[SigningQuestion] = []
        self.signs: SigningAnswer | None = None

    def open_file(self, _title: str, _kinds: str) -> Path | None:
        return self.files[0] if self.files else None

    def open_files(self, _title: str, _kinds: str) -> list[Path]:
        return self.files

    def save_file(self, _title: str, _suggested: Path, _kinds: str) -> Path | None:
        return self.out

    def folder(self, _title: str) -> Path | None:
        return self.out

    def passphrase(self, _title: str, _question: str) -> str | None:
        return self.secret

    def confirm(self, _title: str, question: str, _yes: str) -> bool:
        self.asked.append(question)
        return self.agrees

    def erasure(self, question: ErasureQuestion, _catalogue: object, _look: object) -> ErasureAnswer | None:
        self.erasures.append(question)
        return self.erased

    def signing(self, question: SigningQuestion, _catalogue: object, _look: object) -> SigningAnswer | None:
        self.signings.append(question)
        return self.signs

    def show_file(self, path: Path) -> bool:
        self.shown.append(path)
        return self.opens

    def show_in_folder(self, path: Path) -> None:
        self.revealed.append(path)
