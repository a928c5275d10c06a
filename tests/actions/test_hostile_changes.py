"""Changes of an enrolled institution that no form would ever write: they arrive, and nothing falls over."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import pytest
from action_samples import a_partner, a_partnership, fields_of
from exchanging import hand_over, send, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NAMES, Region
from parteneriat_desktop.actions import change_record, check, conflicts, due, review, show_records
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.programmes import counted
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.records.catalogue import ENTITIES

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace

DIGEST = "ab" * 32


def slip_in(workspace: Workspace, entity: str, values: dict[str, Any], record: str = "", scope: str = "common") -> str:
    """Write a change past every check of a form."""
    identifier = record or workspace.new_record_id()
    seen: dict[str, tuple[str, ...]] = {}
    if values.get("_del"):
        seen = {"*": tuple(workspace.store.changes(scope, "partner", identifier))}
    workspace.append(scope, entity, identifier, Edit(values, seen), workspace.clock.moment())
    return identifier


def reference(**values: Any) -> dict[str, Any]:
    return {"sha256": DIGEST, "file_name": "a.pdf", "media_type": "application/pdf", "size": 1, **values}


@pytest.mark.parametrize(
    "wrong",
    [{"sha256": "../../x"}, {"sha256": 5}, {"sha256": []}, {"size": "1"}, {"file_name": 5}, {"file_name": ""}],
    ids=str,
)
def test_a_reference_that_no_attachment_has_is_passed_over(
    region: Region, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    slip_in(region.ngo, "partner", {"name": "X", "documents": [{"role": "other", "attachment": reference(**wrong)}]})
    (imported,) = hand_over(region.ngo, region.town_hall, tmp_path)
    assert imported.missing_attachments == 0
    assert send(region.town_hall, NAMES["ministry"], tmp_path / "on").changes == 1
    check.check(region.town_hall)


def test_a_change_of_another_kind_under_the_id_of_a_record_leaves_the_record_alone(
    region: Region, tmp_path: Path
) -> None:
    partner = a_partner(region.town_hall, name="Fundația")
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    slip_in(region.ngo, "unheard_of", {"acronym": "AFD", "_del": True}, partner)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    assert save(region.town_hall, "partner", {"acronym": "AFD"}, partner).changes
    assert fields_of(region.town_hall, "partner", partner)["acronym"] == "AFD"
    change_record.delete(region.town_hall, "partner", partner)
    change_record.undo(region.town_hall, "partner", partner)
    assert fields_of(region.town_hall, "partner", partner)["name"] == "Fundația"


def test_a_copy_of_a_record_in_another_scope_does_not_take_its_place(region: Region, tmp_path: Path) -> None:
    partner = a_partner(region.town_hall, name=NAMES["ngo"])
    partnership = a_partnership(region.town_hall, partner)
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    slip_in(region.ngo, "partner", {"name": "Alta"}, partner, f"dossier/{partnership}")
    slip_in(region.ngo, "partnership", {"title": "Alta", "parties": []}, partnership)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    row = region.town_hall.store.row("partner", partner)
    assert row is not None
    assert (row.scope, row.fields["name"]) == ("common", NAMES["ngo"])
    assert fields_of(region.town_hall, "partnership", partnership)["title"] == "Parteneriat"
    change_record.undo(region.town_hall, "partner", partner)
    assert send(region.town_hall, NAMES["ngo"], tmp_path / "3", full=True).changes > 0


KINDS = {kind.ENTITY: [found.name for found in kind.fields()] + list(kind.REGISTERS) for kind in ENTITIES}
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from(
        ["", "x", "0000-00-00", "2026-02-30", "9999-12-31", "-1", "1e9", "RON", "1/2026", "\u202e", DIGEST]
    ),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["starts_on", "amount", "sha256", "partner", "", "title", "."]), inner),
    ),
    max_leaves=6,
)
CHANGES = st.lists(
    st.sampled_from(sorted(KINDS)).flatmap(
        lambda kind: st.tuples(
            st.just(kind),
            st.dictionaries(st.sampled_from(KINDS[kind]), VALUES, min_size=1, max_size=8),
            st.integers(0, 2),
        )
    ),
    min_size=1,
    max_size=12,
)


def look_at_everything(workspace: Workspace) -> None:
    """Call every action that reads records."""
    text_of(workspace)
    conflicts.conflicts(workspace)
    due.due(workspace)
    review.review(workspace)
    counted(workspace)
    show_records.search(workspace, "x")
    workspace.store.orphans()
    for kind in KINDS:
        for shown in show_records.show_all(workspace, kind):
            show_records.history(workspace, kind, str(shown["id"]))
            workspace.find(kind, str(shown["id"]))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_whatever_arrives_can_be_looked_at_and_passed_on(
    region: Region, tmp_path: Path, changes: list[tuple[str, dict[str, Any], int]]
) -> None:
    out = tmp_path / secrets.token_hex(8)
    partnership = a_partnership(region.ngo, a_partner(region.ngo, name=NAMES["town_hall"]))
    dossier = f"dossier/{partnership}"
    for kind, values, where in changes:
        target = (partnership, dossier) if kind == "partnership" else ("", ("common", dossier, dossier)[where])
        slip_in(region.ngo, kind, values, *target)
    sent = send(region.ngo, NAMES["town_hall"], out)
    import_files(region.town_hall, list(sent.bundles))
    look_at_everything(region.town_hall)
    assert all(found.ok for found in check.check(region.town_hall) if found.check in {"journal", "chains", "database"})
    on = send(region.town_hall, NAMES["ministry"], out / "on", full=True)
    import_files(region.ministry, list(on.bundles))
