"""A backup is restored after work went on, and its computer is cloned: nothing that anybody wrote is lost."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from calling import NAMES, a_dossier, done, put, send

if TYPE_CHECKING:
    from pathlib import Path


def writer(home: Path) -> str:
    return str(json.loads((home / "keys" / "writer.json").read_text(encoding="utf-8"))["writer"])


def titles(home: Path, entity: str, name: str) -> dict[str, Any]:
    return {one["id"]: one["fields"].get(name) for one in done(home, "dump") if one["entity"] == entity}


def pass_on(sender: Path, receiver: Path) -> None:
    done(receiver, "import", *send(sender, receiver, "--full"))


def test_a_restored_backup_and_a_cloned_disk_lose_nothing_anywhere(town_hall: Path, ngo: Path, ministry: Path) -> None:
    partnership, plan = a_dossier(town_hall)
    done(town_hall, "backup", "--out", town_hall.parent / "monday.zip")
    after_backup = put(town_hall, "partner", name="După copie", kind="other")
    put(town_hall, "plan", plan, title="Planul de marți")
    pass_on(town_hall, ministry)
    pass_on(town_hall, ngo)
    first = writer(town_hall)

    # The disk is gone: Monday's backup goes into a new computer, and that is cloned before anybody notices.
    restored = town_hall.parent / "restored"
    shutil.move(town_hall, town_hall.parent / "broken")
    restored.mkdir()
    done(restored, "restore", town_hall.parent / "monday.zip")
    on_restored = put(restored, "partner", name="De pe calculatorul nou", kind="other")
    cloned = town_hall.parent / "cloned"
    shutil.copytree(restored, cloned)
    put(restored, "partnership", partnership, title="Titlul de pe original")
    on_clone = put(cloned, "partner", name="De pe clonă", kind="other")
    put(cloned, "plan", plan, title="Planul de pe clonă")
    assert writer(restored) != first  # the restored one goes on as a new writer; nobody can know of the clone yet

    # Whatever arrives first, the ministry and the NGO hold all of it, and the same.
    for home in (restored, cloned):
        pass_on(home, ministry)
    for home in (cloned, restored):
        pass_on(home, ngo)
    partners = {after_backup: "După copie", on_restored: "De pe calculatorul nou", on_clone: "De pe clonă"}
    for home in (ministry, ngo):
        assert partners.items() <= titles(home, "partner", "name").items()
        assert titles(home, "partnership", "title")[partnership] == "Titlul de pe original"
        competing = {value["value"] for one in done(home, "conflicts") if one["id"] == plan for value in one["values"]}
        assert competing == {"Planul de marți", "Planul de pe clonă"}  # written without knowing of each other
    assert done(ministry, "dump") == done(ngo, "dump")

    # What the new computers lack comes back to them from the one that received it.
    for home in (restored, cloned):
        done(
            ministry,
            "export",
            "--to",
            NAMES["town_hall"],
            "--full",
            "--plain",
            "--out",
            home.parent / f"to-{home.name}",
        )
        done(home, "import", *sorted((home.parent / f"to-{home.name}").glob("*.asice")))
        assert partners.items() <= titles(home, "partner", "name").items()
        assert [one for one in done(home, "check")["checks"] if not one["ok"]] == []
