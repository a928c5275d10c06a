"""Replicas that lose, repeat and reorder letters, restore backups and clone disks unnoticed (I1 to I12)."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from world import NEW_FIELDS, PLACES, World, damaged

WHO = st.integers(0, 5)
#: The first record that an installation sees is where most of the work happens.
PLACE = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3])
SMALL = st.integers(0, 30)
#: How wrong a clock may be, in seconds: an afternoon, a day, ten years behind (an empty battery), seventy ahead.
WRONG = st.sampled_from([0, -9_000, 9_000, 86_400, -315_360_000, 2_200_000_000])
VALUES = {
    "title": st.sampled_from(["Plan", "Plan nou", None]),
    "text": st.text(max_size=3, alphabet="ăș a"),
    "amount": st.fixed_dictionaries(
        {"value": st.sampled_from(["1.00", "2.00"]), "currency": st.sampled_from(["RON", "BGN"])}
    ),
    "later": st.lists(st.sampled_from([1, True, "x"]), max_size=2),
}
FORM = st.dictionaries(st.sampled_from(sorted(NEW_FIELDS)), st.none(), min_size=1).flatmap(
    lambda names: st.fixed_dictionaries({name: VALUES[name] for name in names})
)


class Machine(RuleBasedStateMachine):
    """Random histories of the world."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    def who(self, number: int) -> int:
        """Return one of the installations."""
        return number % len(self.world.replicas)

    def place(self, who: int, number: int) -> tuple[str, str, str]:
        """Return a record that an installation may see."""
        mine = [place for place in PLACES if place[0] in self.world.replicas[who].scopes]
        return mine[number % len(mine)]

    @rule(who=WHO, place=PLACE, form=FORM)
    def save(self, who: int, place: int, form: dict[str, Any]) -> None:
        who = self.who(who)
        self.world.save(who, self.place(who, place), form)

    @rule(who=WHO, place=PLACE, act=st.sampled_from(["delete", "undelete", "undo"]))
    def change(self, who: int, place: int, act: str) -> None:
        who = self.who(who)
        getattr(self.world, act)(who, self.place(who, place))

    @rule(who=WHO, place=PLACE, pick=SMALL)
    def resolve(self, who: int, place: int, pick: int) -> None:
        who = self.who(who)
        self.world.resolve(who, self.place(who, place), pick)

    @rule(who=WHO, place=PLACE, names=st.sets(st.sampled_from(["title", "text"]), min_size=1))
    def erase(self, who: int, place: int, names: set[str]) -> None:
        who = self.who(who)
        self.world.erase(who, self.place(who, place), names)

    @rule(who=WHO)
    def new_key(self, who: int) -> None:
        self.world.rotate(self.who(who))

    @rule(who=WHO, seconds=WRONG)
    def clock_goes_wrong(self, who: int, seconds: int) -> None:
        self.world.set_clock(self.who(who), seconds)

    @rule(sender=WHO, receiver=WHO, full=st.booleans(), arrives=st.booleans())
    def post(self, sender: int, receiver: int, *, full: bool, arrives: bool) -> None:
        sender, receiver = self.who(sender), self.who(receiver)
        letter = self.world.send(sender, receiver, full=full)
        if arrives:
            self.world.deliver(letter, receiver)

    @precondition(lambda self: self.world.letters)
    @rule(number=SMALL, who=WHO)
    def late_post(self, number: int, who: int) -> None:
        who, letter = self.who(who), self.world.letters[-1 - number % len(self.world.letters)]
        if letter.scopes <= self.world.replicas[who].scopes:
            self.world.deliver(letter, who)
        else:
            self.world.refuse(letter, who)

    @rule(sender=WHO, receiver=WHO, file=st.sampled_from([-1, -1, 0, 1]), byte=st.integers(0, 2000))
    def damaged_post(self, sender: int, receiver: int, file: int, byte: int) -> None:
        sender, receiver = self.who(sender), self.who(receiver)
        letter = self.world.send(sender, receiver, full=True)
        if letter.files:
            self.world.refuse(damaged(letter, file, byte), receiver)

    @rule(sender=WHO, receiver=WHO, writes=st.integers(0, 12))
    def power_cut(self, sender: int, receiver: int, writes: int) -> None:
        sender, receiver = self.who(sender), self.who(receiver)
        self.world.cut_power(self.world.send(sender, receiver, full=True), receiver, writes)

    @rule()
    def all_meet(self) -> None:
        self.world.close(full=False)

    @rule(one=WHO, other=WHO)
    def meet(self, one: int, other: int) -> None:
        """I6: after a receipt one delta brings all that was lost."""
        one, other = self.who(one), self.who(other)
        if one != other:
            self.world.send(one, other)
            self.world.swap(one, other)

    @rule(who=WHO)
    def back_up(self, who: int) -> None:
        self.world.back_up(self.who(who))

    @precondition(lambda self: self.world.images)
    @rule(number=SMALL)
    def restore(self, number: int) -> None:
        self.world.restore(number % len(self.world.images))

    @precondition(lambda self: len(self.world.replicas) < 6)
    @rule(who=WHO)
    def clone(self, who: int) -> None:
        self.world.clone(self.who(who))

    @invariant()
    def private_stays(self) -> None:
        for replica in self.world.replicas:
            assert all(found.header.scope != "private" for found in replica.state.segments.values())

    def teardown(self) -> None:
        twin = self.world.copied()
        assert self.world.close(full=False) == twin.close(full=True), "I6: deltas end elsewhere than full letters"


TestReplicas = Machine.TestCase
TestReplicas.settings = settings(stateful_step_count=25, suppress_health_check=list(HealthCheck))
