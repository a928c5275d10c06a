"""A computer that works on from a backup and a copy of its disk: both write, to each other and to a third."""

from __future__ import annotations

from typing import TYPE_CHECKING

from years import Years, changes_of

from parteneriat_desktop.actions import conflicts

if TYPE_CHECKING:
    from pathlib import Path

TOWN_HALL, NGO, MINISTRY, CLONE = range(4)


def test_a_restored_backup_and_a_cloned_disk_lose_nothing_with_each_other_and_a_third(tmp_path: Path):
    years = Years(tmp_path)
    try:
        years.edit(TOWN_HALL, "title", "înainte de copie")
        years.copy(TOWN_HALL)
        years.back_up(TOWN_HALL)
        years.edit(TOWN_HALL, "title", "după copie")
        (lost,) = years.post(TOWN_HALL, MINISTRY)
        years.clone(0)
        years.restore(0)
        writers = {years.machines[who].workspace.writer for who in (TOWN_HALL, CLONE)}
        assert len(writers) == 2, "what was restored is a new writer"
        years.edit(TOWN_HALL, "title", "cel restaurat")
        years.edit(TOWN_HALL, "problem_analysis", "numai aici")
        years.edit(CLONE, "title", "cel copiat")
        for sender, receiver in ((TOWN_HALL, CLONE), (CLONE, TOWN_HALL), (TOWN_HALL, CLONE)):
            (letter,) = years.post(sender, None)
            assert years.deliver(letter, receiver)
        both = [years.machines[who].workspace for who in (TOWN_HALL, CLONE)]
        assert changes_of(both[0]) == changes_of(both[1])
        for workspace in both:
            (open_conflict,) = conflicts.conflicts(workspace)
            assert {one.value for one in open_conflict.values} == {"cel restaurat", "cel copiat"}
        assert years.deliver(lost, MINISTRY), "what the restored computer forgot comes back from whoever has it"
        for sender, receiver in ((TOWN_HALL, MINISTRY), (CLONE, MINISTRY), (MINISTRY, TOWN_HALL), (MINISTRY, CLONE)):
            for letter in years.post(sender, receiver):
                assert years.deliver(letter, receiver)
        for who in (TOWN_HALL, CLONE, MINISTRY):
            (open_conflict,) = conflicts.conflicts(years.machines[who].workspace)
            assert {one.value for one in open_conflict.values} == {"cel restaurat", "cel copiat", "după copie"}
        years.act(CLONE, "settle")
        years.close()
        assert not conflicts.conflicts(years.machines[NGO].workspace)
    finally:
        years.end()
