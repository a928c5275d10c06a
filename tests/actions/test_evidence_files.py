"""The matrix looks at every file that a row relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from action_samples import a_partner, a_partnership, a_record

from parteneriat_desktop.actions.evidence_files import checked_evidence
from parteneriat_desktop.actions.programmes import evidence_of
from parteneriat_desktop.records.evidence_row import FileState

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.evidence_row import Row


def e12(workspace: Workspace, partnership: str) -> Row:
    """Return the row of cooperation after looking at its files."""
    return checked_evidence(workspace, partnership).rows[-1]


def test_a_file_that_is_not_the_first_of_its_row_is_looked_at_too(town_hall: Workspace, tmp_path: Path):
    hall, ngo = a_partner(town_hall, name="Comuna"), a_partner(town_hall)
    partnership = a_partnership(town_hall, hall, ngo)
    for name in ("unu.pdf", "doi.pdf"):
        (tmp_path / name).write_bytes(name.encode())
        a_record(
            town_hall,
            "cooperation_entry",
            partnership=partnership,
            entry_date="2026-05-05",
            parties=[hall, ngo],
            registration_number="7",
            evidence={"path": str(tmp_path / name)},
        )
    whole = e12(town_hall, partnership)
    assert (whole.file, len(whole.papers.files)) == (FileState.WHOLE, 2)
    for file in whole.papers.files:
        place = town_hall.attachments.path(file.sha256)
        content = place.read_bytes()
        place.write_bytes(b"altceva")
        found = e12(town_hall, partnership)
        assert (found.file, file.file_name in str(found.lacks[-1])) == (FileState.CHANGED, True)
        place.write_bytes(content)
    town_hall.attachments.path(whole.papers.files[1].sha256).unlink()
    assert e12(town_hall, partnership).file is FileState.ABSENT


def test_for_an_unknown_partnership_no_file_is_looked_at(town_hall: Workspace):
    assert checked_evidence(town_hall, "gone") == evidence_of(town_hall, "gone")
