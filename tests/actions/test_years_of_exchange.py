"""Random histories of real workspaces: lost, late and doubled bundles, wrong clocks, backups, copies, clones."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from years import Years

WHO = st.integers(0, 4)
NUMBER = st.integers(0, 20)
#: How wrong a clock may be: an afternoon, a year behind, a day and ten years ahead.
WRONG = st.sampled_from([0, 0, -9_000, -31_536_000, 90_000, 315_360_000])


class Machine(RuleBasedStateMachine):
    """Random histories of three institutions and up to five computers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.years = Years(self.folder)

    def who(self, number: int) -> int:
        """Return one of the computers."""
        return number % len(self.years.machines)

    @rule(who=WHO, name=st.sampled_from(["title", "problem_analysis"]), value=st.sampled_from(["unu", "doi", "trei"]))
    def edit(self, who: int, name: str, value: str) -> None:
        self.years.edit(self.who(who), name, f"{value} {self.who(who)}")

    @rule(who=WHO, act=st.sampled_from(["delete", "undelete", "undo", "settle"]))
    def act(self, who: int, act: str) -> None:
        self.years.act(self.who(who), act)

    @rule(who=WHO, to=st.none() | WHO, full=st.booleans(), arrives=st.booleans())
    def post(self, who: int, to: int | None, *, full: bool, arrives: bool) -> None:
        who = self.who(who)
        receiver = None if to is None else self.who(to)
        if receiver is not None and self.years.machines[receiver].role == self.years.machines[who].role:
            receiver = None
        for letter in self.years.post(who, receiver, full=full):
            if arrives:
                self.years.deliver(letter, self.who(who + 1) if receiver is None else receiver)

    @rule(number=NUMBER, who=WHO)
    def late_post(self, number: int, who: int) -> None:
        self.years.deliver(-1 - number % len(self.years.letters), self.who(who))

    @rule(who=WHO, seconds=WRONG)
    def clock_goes_wrong(self, who: int, seconds: int) -> None:
        self.years.set_clock(self.who(who), timedelta(seconds=seconds))

    @rule(who=WHO, kind=st.sampled_from(["back_up", "copy"]))
    def keep(self, who: int, kind: str) -> None:
        getattr(self.years, kind)(self.who(who))

    @precondition(lambda self: self.years.backups)
    @rule(number=NUMBER)
    def restore(self, number: int) -> None:
        self.years.restore(number % len(self.years.backups))

    @precondition(lambda self: self.years.copies)
    @rule(number=NUMBER)
    def put_back(self, number: int) -> None:
        self.years.put_back(number % len(self.years.copies))

    @precondition(lambda self: self.years.copies and len(self.years.machines) < 5)
    @rule(number=NUMBER)
    def clone(self, number: int) -> None:
        self.years.clone(number % len(self.years.copies))

    def teardown(self) -> None:
        try:
            self.years.close()
        finally:
            self.years.end()
            shutil.rmtree(self.folder)


#: A history takes seconds, so few are told here and many in ``make soak``; a failing one is shown as it was found.
TestYearsOfExchange = Machine.TestCase
TestYearsOfExchange.settings = settings(
    max_examples=2,
    stateful_step_count=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
