"""Fields that belong together travel and merge as one: a register.

Rules of this module:

1. In the journal a register is ONE field: its name is the register's name, its value an object of
   its members; members without a value are left out, a register without any value is null. Two
   edits of amount and currency can therefore never merge into a pair that nobody wrote.
2. ``gather`` writes a register whole as soon as one of its members is given: a member that is not
   given counts as empty. Whoever changes one member gives the others too.
3. Nothing is dropped: a member that only a newer version knows stands beside the fields under
   ``register.member`` and goes back to its register; a register that is no object stays under its
   own name. ``gather(cls, spread(cls, values))`` gives equal values, nulls apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.values import Wire

#: Between the name of a register and that of a member that this version does not know.
SEPARATOR = "."


def gather(cls: type[Record], fields: Mapping[str, Wire]) -> dict[str, Wire]:
    """Turn fields by name into journal values: the members of each register become its one value."""
    values: dict[str, Wire] = {}
    objects: dict[str, dict[str, Wire]] = {}
    for name, wire in fields.items():
        register, member = _place(cls, name)
        if not register:
            values[name] = wire
            continue
        members = objects.setdefault(register, {})
        if wire is not None:
            members[member] = wire
    for register, members in objects.items():
        if members or values.get(register) is None:
            values[register] = dict(sorted(members.items())) or None
    return values


def spread(cls: type[Record], values: Mapping[str, Wire]) -> dict[str, Wire]:
    """Turn journal values into fields by name: each register gives its members; null gives empty members."""
    fields = dict(values)
    for register in cls.REGISTERS.keys() & values.keys():
        members, wire = cls.REGISTERS[register], values[register]
        if not (wire is None or isinstance(wire, dict)):
            continue
        del fields[register]
        fields.update(dict.fromkeys(members))
        for member, value in (wire or {}).items():
            fields[member if member in members else f"{register}{SEPARATOR}{member}"] = value
    return fields


def _place(cls: type[Record], name: str) -> tuple[str, str]:
    """Return the register and the member that a field stands for; an empty register for a field of its own."""
    register = cls.register_of(name)
    if register != name:
        return register, name
    register, separator, member = name.partition(SEPARATOR)
    if separator and register in cls.REGISTERS:
        return register, member
    return "", name
