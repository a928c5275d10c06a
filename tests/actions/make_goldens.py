"""Write the stored database and bundle of schema 2: a record of every kind with every field filled in.

Once for the last day of a schema; afterwards they are frozen, and a new schema gets files of its own. The keys are made
on the spot and thrown away. Run from the project's folder:
``PYTHONPATH=src:tests/actions python tests/actions/make_goldens.py``
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import ENGLISH, PASSPHRASE, a_clock, make_template
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.save_record import write
from parteneriat_desktop.actions.scopes import home_scope
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.journal.change import Edit
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.paths import Paths
from parteneriat_desktop.records.catalogue import ENTITIES, SCHEMA
from parteneriat_desktop.records.fields import Field, Part
from parteneriat_desktop.records.values import Attachment, Choice, MaskedCount, encode
from parteneriat_desktop.store.attachments import describe
from parteneriat_desktop.store.backup import backup
from parteneriat_desktop.sync.enrolment import read_enrolment
from parteneriat_desktop.sync.trust import TrustList

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire

TESTS = Path(__file__).parent.parent
DATABASE = TESTS / "databases" / f"schema-{SCHEMA}.db"
EXPECTED = TESTS / "databases" / f"schema-{SCHEMA}.json"
BUNDLE = TESTS / "bundles" / f"good-format-1-schema-{SCHEMA}.asice"
ENROLMENT = TESTS / "bundles" / f"schema-{SCHEMA}.enrol.asice"
PAPER = "Proces-verbal: ședința din 4 martie, în satul Vârfuri.\n".encode()
SAMPLES: dict[type, Wire] = {
    str: "Text cu ă, î, ș, ț și „ghilimele”",
    bool: True,
    int: 7,
    Decimal: "12.5",
    date: "2026-03-04",
    time: "16:30",
    MaskedCount: "<5",
    Attachment: encode(describe(PAPER, "proces-verbal.txt")),
}


def sample(field: Field, ids: dict[str, str]) -> Wire:
    """A value of a field, that of a link the record of that kind."""
    one: Wire
    if field.facts.link is not None:
        one = ids.get(field.facts.link, ids["partner"])
    elif issubclass(field.kind, Part):
        one = {inner.name: sample(inner, ids) for inner in field.kind.fields()}
    elif issubclass(field.kind, Choice):
        one = next(iter(field.kind)).value
    else:
        one = SAMPLES[field.kind]
    if isinstance(one, str) and field.kind is str:
        one = one[: field.facts.length]
    return [one] if field.many else one


def fill(workspace: Workspace) -> dict[str, dict[str, Wire]]:
    """Write a record of every kind, owners first; return their fields by the names of the kinds."""
    ids = {kind.ENTITY: workspace.new_record_id() for kind in ENTITIES}
    waiting, written = list(ENTITIES), dict[str, dict[str, Any]]()
    workspace.attachments.keep(PAPER)
    while waiting:
        kind = waiting.pop(0)
        values = {field.name: sample(field, ids) for field in kind.fields()}
        owners = [field.facts.link for name in kind.OWNERS if (field := kind.field(name)) is not None]
        if any(one in {later.ENTITY for later in waiting} for one in owners):
            waiting.append(kind)
            continue
        write(workspace, kind, ids[kind.ENTITY], _scope(workspace, kind, ids[kind.ENTITY], values), {}, values)
        written[kind.ENTITY] = values
    newer = Edit({"votes": {"for": 12}, "text": "Mai mulți copaci"}, {})
    workspace.append(COMMON, "citizen_idea", workspace.new_record_id(), newer, workspace.clock.moment())
    return written


def _scope(workspace: Workspace, kind: type[Record], record: str, values: dict[str, Wire]) -> str:
    """Where a record lives, common where nothing says it."""
    found = home_scope(workspace, kind, record, values)
    return found if isinstance(found, str) else COMMON


def _write_registry() -> None:
    """Write the certificates of all who signed the stored bundles."""
    known, now = TrustList(), a_clock().now()
    for path in sorted(BUNDLE.parent.glob("*.enrol.asice")):
        institution = read_enrolment(path.read_bytes(), now)
        known = known.add(institution, institution.fingerprint)
    (BUNDLE.parent / "registry.pem").write_text(known.pem(), encoding="utf-8")


def main() -> None:
    """Write the four files, and the list of certificates anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_template(folder / "region")
        with Workspace.open(Paths(folder / "region" / "town_hall"), a_clock()) as hall:
            with hall.store.writing():
                written: dict[str, Any] = fill(hall)
            hall.store.index_texts()
            wanted = Wanted(None, full=True, catalogue=ENGLISH, out=folder / "out", plain=True)
            (bundle,) = export(hall, wanted, PASSPHRASE).bundles
            backup(hall.store, folder / "copy.db")
        with closing(sqlite3.connect(folder / "copy.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA page_size=512")
            connection.execute("VACUUM")
        shutil.copy(folder / "copy.db", DATABASE)
        shutil.copy(bundle, BUNDLE)
        shutil.copy(folder / "region" / "town_hall.enrol.asice", ENROLMENT)
    _write_registry()
    EXPECTED.write_text(json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(written)} kinds, {DATABASE.stat().st_size} and {BUNDLE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
