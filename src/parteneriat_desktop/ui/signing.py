"""What is asked before a PDF is signed, and what the person answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SigningQuestion:
    """What is asked: the title of the document, whose certificate is in use (empty: none), the person's function."""

    title: str
    holder: str
    function: str


@dataclass(frozen=True, slots=True)
class SigningAnswer:
    """What the person chose: the certificate (with its password or PIN) or the key, seen or not, as what."""

    certificate: bool
    secret: str | None
    visible: bool
    function: str
