"""Short histories, each about one danger. They pass with the journal as it is and find its mutants."""

from __future__ import annotations

from dataclasses import replace

from world import MINISTRY, NEWER, NGO, OTHER_PLAN, OTHER_TOWN, PARTNER, PERSON, PLAN, TOWN, World, damaged


def plain_work(world: World) -> None:
    """One person saves twice."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.save(TOWN, PLAN, {"title": "Plan nou"})


def concurrent_edits(world: World) -> None:
    """Two people change one field without knowing of each other; the slower clock writes last."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.swap(TOWN, MINISTRY)
    world.skew[TOWN], world.skew[MINISTRY] = 0, 50
    world.save(MINISTRY, PLAN, {"title": "Planul ministerului"})
    world.save(TOWN, PLAN, {"title": "Planul primăriei"})
    world.close(full=False)


def resolved_conflict(world: World) -> None:
    """A conflict is decided by a person, and the decision travels."""
    concurrent_edits(world)
    world.resolve(TOWN, PLAN, 1)
    world.close(full=False)
    assert not world.replicas[MINISTRY].fold(PLAN).conflicts


def informed_edit_with_a_slow_clock(world: World) -> None:
    """Who has seen a value replaces it, though the clock of its author was years ahead."""
    world.skew[MINISTRY] = 2_000_000_000
    world.save(MINISTRY, PLAN, {"title": "Din 2099"})
    world.swap(TOWN, MINISTRY)
    world.save(TOWN, PLAN, {"title": "Din 2026"})
    assert world.replicas[TOWN].fold(PLAN).values["title"] == "Din 2026"


def equal_edits(world: World) -> None:
    """Two people type the same."""
    for who in (TOWN, MINISTRY):
        world.save(who, PLAN, {"title": "Plan"})
    world.swap(TOWN, MINISTRY)


def halves_of_a_register(world: World) -> None:
    """One corrects the currency, another the value: a pair that nobody wrote must not appear."""
    world.save(TOWN, PLAN, {"amount": {"value": "1.00", "currency": "RON"}})
    world.swap(TOWN, MINISTRY)
    world.save(TOWN, PLAN, {"amount": {"value": "2.00", "currency": "RON"}})
    world.save(MINISTRY, PLAN, {"amount": {"value": "1.00", "currency": "BGN"}})
    world.swap(TOWN, MINISTRY)


def delete_and_bring_back(world: World) -> None:
    """What is deleted is hidden everywhere, until somebody takes it back."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.delete(TOWN, PLAN)
    assert world.replicas[TOWN].fold(PLAN).deleted
    world.swap(TOWN, MINISTRY)
    world.undo(MINISTRY, PLAN)
    assert not world.replicas[MINISTRY].fold(PLAN).deleted


def edit_against_delete(world: World) -> None:
    """One deletes what another is changing: it stays until a person decides."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.swap(TOWN, MINISTRY)
    world.save(MINISTRY, PLAN, {"text": "Încă un paragraf"})
    world.delete(TOWN, PLAN)
    world.swap(TOWN, MINISTRY)
    assert not world.replicas[TOWN].fold(PLAN).deleted
    world.delete(TOWN, PLAN)
    assert world.replicas[TOWN].fold(PLAN).deleted


def lost_letter(world: World) -> None:
    """A letter is lost; the next one brings all."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.send(TOWN, MINISTRY)
    world.swap(TOWN, MINISTRY)


def restored_peer(world: World) -> None:
    """A peer is restored from a backup without noticing; it gets again what it lost."""
    world.back_up(MINISTRY)
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.swap(TOWN, MINISTRY)
    world.restore(0)
    world.swap(TOWN, MINISTRY)


def parts_lost(world: World) -> None:
    """Of three parts only the last arrives; one more exchange brings the others."""
    for number in range(3):
        world.save(TOWN, PLAN, {"title": f"Plan {number}"})
        letter = world.send(TOWN, MINISTRY)
    world.deliver(replace(letter, files=letter.files[-1:]), MINISTRY)
    assert world.replicas[MINISTRY].fold(PLAN).values == {"title": "Plan 2"}
    world.swap(MINISTRY, TOWN)


def damaged_second_part(world: World) -> None:
    """The second part of a letter is damaged: the first is not applied either."""
    for title in ("Plan", "Plan nou"):
        world.save(TOWN, PLAN, {"title": title})
        letter = world.send(TOWN, MINISTRY)
    for byte in range(0, len(letter.files[1]), 7):
        world.refuse(damaged(letter, 1, byte), MINISTRY)
    world.deliver(letter, MINISTRY)


def power_cut(world: World) -> None:
    """The power fails at each write of an import."""
    for place in (PLAN, PARTNER, NEWER):
        world.save(TOWN, place, {"title": "Plan"})
    letter = world.send(TOWN, MINISTRY)
    for writes in range(6):
        world.cut_power(letter, MINISTRY, writes)
    assert world.replicas[MINISTRY].fold(PLAN).values == {"title": "Plan"}


def through_an_older_version(world: World) -> None:
    """Fields and entities of a newer version pass through an older one unchanged."""
    world.save(TOWN, PLAN, {"title": "Plan", "later": [1, True]})
    world.save(TOWN, NEWER, {"later": ["x"]})
    world.swap(TOWN, NGO)
    world.save(NGO, PLAN, {"title": "Planul ONG-ului", "later": "not in this form"})
    world.swap(NGO, MINISTRY)
    assert world.replicas[MINISTRY].fold(PLAN).values == {"title": "Planul ONG-ului", "later": [1, True]}


def cloned_disk(world: World) -> None:
    """Two machines work under one identity; nothing of either is lost."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.clone(TOWN)
    twin = len(world.replicas) - 1
    world.save(TOWN, PLAN, {"text": "de pe primul"})
    world.save(twin, PLAN, {"amount": {"value": "1.00", "currency": "RON"}})
    for who in (TOWN, twin):
        world.deliver(world.send(who, MINISTRY), MINISTRY)
    world.close(full=False)


def two_dossiers(world: World) -> None:
    """An organisation with two dossiers shows neither town hall the other's, and nobody's private records."""
    world.save(TOWN, PLAN, {"title": "Plan"})
    world.save(TOWN, PERSON, {"text": "0722 000 000"})
    world.swap(TOWN, NGO)
    world.save(NGO, OTHER_PLAN, {"title": "Alt plan"})
    world.swap(NGO, OTHER_TOWN)
    assert world.replicas[OTHER_TOWN].fold(PLAN).survivors == {}
    assert world.replicas[NGO].fold(PERSON).survivors == {}


def erased_text(world: World) -> None:
    """A name is erased from history: older letters do not bring it back, nor the value it had replaced."""
    world.save(MINISTRY, PLAN, {"title": "Plan", "text": "înainte"})
    world.swap(TOWN, MINISTRY)
    world.save(TOWN, PLAN, {"text": "Ion Popescu"})
    world.save(TOWN, PLAN, {"text": "I. Popescu"})
    old = world.send(TOWN, MINISTRY)
    world.deliver(old, MINISTRY)
    world.erase(TOWN, PLAN, {"text"})
    world.swap(TOWN, MINISTRY)
    world.deliver(old, MINISTRY)
    world.swap(TOWN, NGO)
    world.deliver(old, NGO)
    for who in (TOWN, MINISTRY, NGO):
        assert world.replicas[who].fold(PLAN).values == {"title": "Plan", "text": None}
        assert "Popescu" not in repr(world.replicas[who].state)
    world.close(full=False)


def erased_beside_a_clone(world: World) -> None:
    """A blanked line reaches a clone whose twin has acknowledged the erasure: it brings the erasure along."""
    world.save(NGO, PARTNER, {"text": "Ion Popescu"})
    world.clone(NGO)
    world.clone(MINISTRY)
    twin_of_ngo, twin_of_ministry = len(world.replicas) - 2, len(world.replicas) - 1
    world.erase(NGO, PARTNER, {"text"})
    world.swap(NGO, TOWN)
    world.swap(TOWN, MINISTRY)
    world.swap(TOWN, twin_of_ngo)
    world.deliver(world.send(TOWN, twin_of_ministry), twin_of_ministry)
    world.close(full=False)


def erased_under_the_next_key(world: World) -> None:
    """Who has a new key erases what was signed with the old one, and a clone with the old key brings nothing back."""
    world.save(TOWN, PLAN, {"title": "Plan", "text": "Ion Popescu"})
    world.swap(TOWN, MINISTRY)
    world.clone(TOWN)
    world.rotate(TOWN)
    world.erase(TOWN, PLAN, {"text"})
    world.save(TOWN, PLAN, {"title": "Plan nou"})
    world.swap(TOWN, MINISTRY)
    world.swap(MINISTRY, NGO)
    assert "Popescu" not in repr(world.replicas[NGO].state)
    world.close(full=False)


SCENARIOS = (
    plain_work,
    concurrent_edits,
    resolved_conflict,
    informed_edit_with_a_slow_clock,
    equal_edits,
    halves_of_a_register,
    delete_and_bring_back,
    edit_against_delete,
    lost_letter,
    restored_peer,
    parts_lost,
    damaged_second_part,
    power_cut,
    through_an_older_version,
    cloned_disk,
    two_dossiers,
    erased_text,
    erased_beside_a_clone,
    erased_under_the_next_key,
)
