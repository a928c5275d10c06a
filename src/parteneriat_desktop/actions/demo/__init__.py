"""Sample records: a made-up commune's two years, written by the same actions that a person uses.

The same seed and the same day give the same records. A workspace that was filled is marked, and
everything printed from it says so.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from parteneriat_desktop.actions.demo.consultations import write_statutory
from parteneriat_desktop.actions.demo.dossiers import write_dossier
from parteneriat_desktop.actions.demo.monitoring import write_monitoring
from parteneriat_desktop.actions.demo.participation import write_participation
from parteneriat_desktop.actions.demo.partners import write_partners
from parteneriat_desktop.actions.demo.proposals import write_proposals
from parteneriat_desktop.actions.demo.sample import Sample
from parteneriat_desktop.errors import RefusedError, Sentence
from parteneriat_desktop.paths import resources
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.store.query import Query

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace


def fill(workspace: Workspace, seed: int, scale: int) -> int:
    """Fill an empty workspace and return the number of records; ``scale`` multiplies the dossiers.

    Raises ``RefusedError`` when the workspace holds records already.
    """
    if any(workspace.store.count(Query(kind.ENTITY)) for kind in ENTITIES):
        raise RefusedError(
            Sentence("This workspace already holds records; sample data would mix with them."),
            Sentence("Make a new workspace for the sample data."),
            code="not-empty",
        )
    texts = json.loads((resources() / "demo" / "sample.json").read_text(encoding="utf-8"))
    sample = Sample(workspace, random.Random(seed), texts)  # noqa: S311 - sample data, no secret
    with workspace.store.writing():
        workspace.profile = workspace.profile.changed(sample_data="yes")
        workspace.profile.save(workspace.store)
    partners = write_partners(sample)
    partnerships = [write_dossier(sample, partners, number) for number in range(len(texts["dossiers"]) * scale)]
    for number in range(len(texts["consultations"]) * scale):
        write_statutory(sample, number)
    write_participation(sample, partnerships[0])
    for place, partnership in enumerate(partnerships[: len(texts["dossiers"])]):
        write_monitoring(sample, partnership, [partners[0], partners[1 + place % 3]])
    write_proposals(sample, partnerships[0], partners)
    return sample.written
