"""The documents that a step makes: the notice of an announcement, the minutes of a debate, the table of answers.

A step and its documents are one: when a document cannot be made or written, the step is not entered either. A
report that this version does not print is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import make_report
from parteneriat_desktop.actions.finalise import Finalised, finalise
from parteneriat_desktop.actions.publish_pack import publish_pack
from parteneriat_desktop.actions.write_file import together
from parteneriat_desktop.records.consultation import Consultation
from parteneriat_desktop.records.consultation_steps import PUBLISH_PACK
from parteneriat_desktop.records.consultation_terms import debates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Printing:
    """The folder that documents are written into, and their language."""

    folder: Path
    catalogue: Catalogue


def finalise_and_print(
    workspace: Workspace, name: str, record: str, to: str | None, printing: Printing
) -> tuple[Finalised, list[Path]]:
    """Enter the next state of a record and write the documents of the step; return both."""
    written: list[Path] = []
    try:
        with together() as write, workspace.store.writing():
            done = finalise(workspace, name, record, to)
            for file, content in _documents(workspace, name, record, done.document, printing):
                write(file, content)
                written.append(file)
    except BaseException:
        workspace.forget_serial()
        raise
    return done, written


def _documents(
    workspace: Workspace, name: str, record: str, code: str | None, printing: Printing
) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a step: its reports, or the pack for publishing."""
    if code == PUBLISH_PACK:
        for paper in publish_pack(workspace, record, printing.catalogue):
            yield printing.folder / paper.name, paper.content
    for report, subject in subjects(workspace, name, record, code):
        wanted = make_report.Wanted(report, subject, printing.catalogue)
        yield printing.folder / f"{report}_{subject[:8]}.pdf", make_report.make(workspace, wanted)


def subjects(workspace: Workspace, name: str, record: str, code: str | None) -> Iterator[tuple[str, str]]:
    """Yield the reports of a step with the record that each is about: the record itself, or its debates."""
    report = next((one for one in make_report.reports() if one.code == code), None)
    if report is None:
        return
    if report.entity == name:
        yield report.code, record
        return
    consultation = workspace.find(name, record)
    if isinstance(consultation, Consultation):
        yield from ((report.code, debate.id) for debate in debates(consultation, workspace))
