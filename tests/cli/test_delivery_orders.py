"""Whatever three institutions do and in whatever order their bundles arrive: the same changes give the same dump."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from calling import NAMES, PASSPHRASE
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from parteneriat_desktop.actions import change_record, conflicts
from parteneriat_desktop.actions.clock import Clock
from parteneriat_desktop.actions.dump import canonical, dump
from parteneriat_desktop.actions.export_bundle import Wanted, export
from parteneriat_desktop.actions.import_bundle import import_files
from parteneriat_desktop.actions.save_record import save
from parteneriat_desktop.actions.workspace import Workspace
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.i18n.catalogue import Catalogue
from parteneriat_desktop.paths import Paths

WHO = tuple(NAMES)
ENGLISH = Catalogue("en")
WORDS = st.sampled_from(["unu", "doi", "trei"])
EDITS = st.one_of(
    st.tuples(st.just("title"), WORDS),
    st.tuples(st.just("problem_analysis"), WORDS),
    st.tuples(st.sampled_from(["delete", "undo", "settle"]), st.just("")),
)
#: What somebody does: change the plan, or write a bundle for everybody (None).
STEPS = st.lists(st.tuples(st.sampled_from(WHO), st.one_of(EDITS, st.none())), min_size=4, max_size=10)


class Ticking:
    """A clock that moves on by a second each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Region:
    """Three open workspaces, one shared plan, and the bundles that were written so far."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        clock = Clock(date(2026, 11, 20), Ticking())
        self.folder = folder
        self.open = {who: stack.enter_context(Workspace.open(Paths(folder / who), clock)) for who in WHO}
        self.bundles: list[Path] = []
        town_hall = self.open["town_hall"]
        partner = save(town_hall, "partner", {"name": NAMES["ngo"], "kind": "ngo_association"}).id
        partnership = save(town_hall, "partnership", {"title": "P", "parties": [{"partner": partner}]}).id
        plan = save(town_hall, "plan", {"partnership": partnership, "title": "Plan"}).id
        assert plan is not None
        self.plan = plan
        self.send("town_hall")
        for who in ("ngo", "ministry"):
            import_files(self.open[who], self.bundles)

    def send(self, who: str) -> None:
        """Write a bundle that anyone enrolled may read."""
        out = self.folder / "post" / str(len(self.bundles))
        self.bundles += export(
            self.open[who], Wanted(to=None, full=True, catalogue=ENGLISH, out=out, plain=True), PASSPHRASE
        ).bundles

    def edit(self, who: str, what: str, value: str) -> None:
        """Change the plan as a person would; what cannot be done is refused and leaves everything."""
        workspace = self.open[who]
        with suppress(RefusedError):  # nothing to take back, or the record is deleted
            if what in {"delete", "undo"}:
                getattr(change_record, what)(workspace, "plan", self.plan)
            elif what == "settle":
                for found in conflicts.conflicts(workspace):
                    conflicts.take(workspace, "plan", self.plan, found.field, found.values[-1].change)
            else:
                save(workspace, "plan", {what: f"{value} {who}"}, self.plan)

    def texts(self) -> list[list[str]]:
        """Return the dump of each workspace."""
        return [[canonical(document) for document in dump(workspace)] for workspace in self.open.values()]


#: An example takes seconds, so a failing one is shown as it was found.
@settings(max_examples=3, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(steps=STEPS, data=st.data())
def test_any_order_of_delivery_gives_the_same_dump(
    template: Path, steps: list[tuple[str, tuple[str, str] | None]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        copied = shutil.copytree(template, Path(folder) / "region")
        region = Region(copied, stack)
        for who, edit in steps:
            if edit is not None:
                region.edit(who, *edit)
            else:
                region.send(who)
                arrived = data.draw(st.sampled_from(region.bundles))
                import_files(region.open[data.draw(st.sampled_from(WHO))], [arrived])
        for who in WHO:
            region.send(who)
        for workspace in region.open.values():
            for bundle in data.draw(st.permutations(region.bundles)):
                import_files(workspace, [bundle])
        first, second, third = region.texts()
        assert first == second == third
        for workspace in region.open.values():
            before = [canonical(document) for document in dump(workspace, private=True)]
            workspace.store.rebuild()
            assert [canonical(document) for document in dump(workspace, private=True)] == before
