"""A field is declared once: one annotated line of a dataclass, which everything else reads.

Rules of this module:

1. ``Annotated[type | None, Facts(label, ...)] = None`` is the whole declaration. Tables, editors,
   columns, checks, journal values, sheets and translations derive from it by TYPE, never by name.
2. Every field defaults to ``None`` ("not collected", printed as a dash): a record may be saved
   incomplete. The marker ``REQUIRED`` says what is mandatory when the record is finalised.
3. ``accept`` checks what a person or a script gives and returns it in canonical wire form;
   ``read`` takes what is stored and keeps what this version cannot read in ``unread``.
4. A register is a group of fields that merge as one (amount and currency, number and date); the
   record class names its registers.
5. ``Facts`` has at most seven attributes; layout, widgets and paper are written where they are used.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, cast

from parteneriat_desktop.countries import registration
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.problems import Problem, Severity
from parteneriat_desktop.records.values import DECODERS, Choice, Wire, decode_choice, encode

if TYPE_CHECKING:
    from parteneriat_desktop.countries.country import Country
    from parteneriat_desktop.records.surroundings import Surroundings

# A rule gets a value of the field's type and returns it in canonical form, or the refusing sentence.
Rule = Callable[[Any, "Country"], Any]

#: Most entries of a list in one field.
MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person needs to know about one field."""

    label: str
    help: str = ""
    length: int | None = None
    link: str | None = None
    rule: Rule | None = None
    since: int = 1
    private: bool = False


@dataclass(frozen=True, slots=True)
class Required:
    """Marks a field that must be filled in before its record is finalised."""


REQUIRED = Required()


@dataclass(frozen=True, slots=True)
class NumberRule:
    """A rule for a number of its own kind (telephone, IBAN, tax number, register number).

    Such fields are not searched for personal numbers, which would raise false alarms. A ``dated``
    number is usually written with its date („1234/20.11.2026”), which has a field of its own beside it.
    """

    check: Rule
    dated: bool = False

    def __call__(self, value: Any, country: Country) -> Any:
        """Return the number in canonical form, or the refusing sentence."""
        return self.check(value, country)


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field: its name, the type of one value, whether it holds a list, its facts."""

    name: str
    kind: type[Any]
    many: bool
    facts: Facts
    required: bool

    def one(self) -> Field:
        """Return the declaration of a single entry of a list."""
        return replace(self, many=False)

    def accept(self, wire: Wire, country: Country) -> tuple[Wire, Sentence | None]:
        """Return the canonical wire value, or the sentence that refuses the given one."""
        if wire is None or wire in ("", {}):
            return None, None
        if not self.many:
            value = self._accept_one(wire, country)
            return (None, value) if isinstance(value, Sentence) else (_kept(value), None)
        if not isinstance(wire, list) or len(wire) > MOST_ENTRIES:
            return None, Sentence("Here a list of at most {most} entries is expected.", most=MOST_ENTRIES)
        values: list[Wire] = []
        for position, item in enumerate(wire, start=1):
            value = self._accept_one(item, country)
            if isinstance(value, Sentence):
                return None, Sentence("Entry {position}: {problem}", position=position, problem=value)
            values.append(_kept(value))
        return [kept for kept in values if kept is not None] or None, None

    def read(self, wire: Wire) -> Any:
        """Return the value of a stored wire value, or a sentence where this version cannot read it."""
        if not self.many:
            return self._decode(wire)
        if not isinstance(wire, list):
            return Sentence("Here a list is expected.")
        values = [self._decode(item) for item in wire]
        return next((value for value in values if isinstance(value, Sentence)), values)

    def _decode(self, wire: Wire) -> Any:
        """Return one value of the declared type, or the sentence that refuses it."""
        if issubclass(self.kind, Choice):
            return decode_choice(self.kind, wire)
        if issubclass(self.kind, Part):
            return self.kind.read(wire)
        return DECODERS[self.kind](wire, self.facts.length)

    def _accept_one(self, wire: Wire, country: Country) -> Any:
        """Return one value in canonical form after all checks of the field, or the sentence that refuses it."""
        if issubclass(self.kind, Part):
            return self.kind.accept(wire, country)
        value = self._decode(wire)
        if isinstance(value, Sentence):
            return value
        if self.kind is str:
            refusal = self._refuse_text(value, country)
            if refusal is not None:
                return refusal
        if self.facts.rule is not None:
            return self.facts.rule(value, country)
        return value

    def _refuse_text(self, text: str, country: Country) -> Sentence | None:
        """Return why a text cannot stand here: nothing but blanks, or a personal number in it."""
        if not text.strip():
            return Sentence("Only blanks were typed; type something or clear the field.")
        if self.facts.link is not None or isinstance(self.facts.rule, NumberRule):
            return None
        return country.personal_number(text)


def _kept(value: Any) -> Wire:
    """Return the wire form of an accepted value; a part in which nothing is filled in is nothing."""
    wire = encode(value)
    return None if wire == {} else wire


#: The declarations of each class, and what follows from them, read once.
_FIELDS: dict[type, tuple[Field, ...]] = {}
_NAMED: dict[type, dict[str, Field]] = {}
_DATED: dict[type, tuple[tuple[str, str], ...]] = {}


class Declared:
    """Anything whose class body is a list of annotated fields."""

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """Return the declared fields in their order."""
        if cls not in _FIELDS:
            _FIELDS[cls] = _read_fields(cls)
        return _FIELDS[cls]

    @classmethod
    def field(cls, name: str) -> Field | None:
        """Return a declared field by its name, or None."""
        if cls not in _NAMED:
            _NAMED[cls] = {declared.name: declared for declared in cls.fields()}
        return _NAMED[cls].get(name)

    def filled(self) -> dict[str, Any]:
        """Return the fields that hold a value, by name."""
        values = {declared.name: getattr(self, declared.name) for declared in self.fields()}
        return {name: value for name, value in values.items() if value is not None}


class Part(Declared):
    """A group of values inside a record, without identity of its own (a party, a commitment)."""

    @classmethod
    def accept(cls, wire: Wire, country: Country) -> Self | Sentence:
        """Check an object given by a person or a script."""
        if not isinstance(wire, dict):
            return Sentence("Here several values with their names are expected.")
        values: dict[str, Any] = {}
        for name, given in wire.items():
            declared = cls.field(name)
            if declared is None:
                return Sentence("There is no field “{name}” here.", name=name[:60])
            canonical, problem = declared.accept(given, country)
            if problem is not None:
                return Sentence("{label}: {problem}", label=Sentence(declared.facts.label), problem=problem)
            values[name] = None if canonical is None else declared.read(canonical)
        missing = next((found for found in cls.fields() if found.required and values.get(found.name) is None), None)
        if missing is not None:
            return Sentence("{label} is missing.", label=Sentence(missing.facts.label))
        return cls(**values)

    @classmethod
    def read(cls, wire: Wire) -> Self | Sentence:
        """Read a stored object; one with names or values unknown here is refused as a whole."""
        if not isinstance(wire, dict):
            return Sentence("Here several values with their names are expected.")
        values: dict[str, Any] = {}
        for name, stored in wire.items():
            declared = cls.field(name)
            value = Sentence("Unknown.") if declared is None else declared.read(stored)
            if isinstance(value, Sentence):
                return value
            values[name] = value
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person or script gave: canonical wire values and the problems of the rest."""

    values: dict[str, Wire]
    problems: list[Problem]


@dataclass(kw_only=True, eq=False)
class Record(Declared):
    """Something with an identity that is registered, shared and reported."""

    ENTITY: ClassVar[str]
    NAME: ClassVar[str]
    PLURAL: ClassVar[str]
    #: Link fields that lead to the dossier of the record, tried in this order.
    OWNERS: ClassVar[tuple[str, ...]] = ()
    #: Whether the record may stand in the common scope when no owner is named.
    COMMON: ClassVar[bool] = False
    #: Groups of fields that merge as one, by the name of the group.
    REGISTERS: ClassVar[Mapping[str, tuple[str, ...]]] = types.MappingProxyType({})
    #: Fields that the program fills in; a person or script may not.
    ASSIGNED: ClassVar[tuple[str, ...]] = ()
    #: Fields that are no links but by whose value other records look this one up; the store indexes them.
    LOOKED_UP: ClassVar[tuple[str, ...]] = ()
    #: A link and the field that numbers the records beneath it as “n/year”, or all of the kind where the
    #: link is empty; the store finds the highest one.
    NUMBERED: ClassVar[tuple[str, str] | None] = None
    #: A link and the field that counts the records beneath it: 1, 2, 3, whatever the year.
    SEQUENCE: ClassVar[tuple[str, str] | None] = None

    id: str = ""
    unread: dict[str, Wire] = field(default_factory=dict[str, Wire])

    @classmethod
    def accept(cls, given: Mapping[str, Wire], country: Country) -> Accepted:
        """Check each given field by itself."""
        values: dict[str, Wire] = {}
        problems: list[Problem] = []
        for name, wire in given.items():
            declared = cls.field(name)
            if declared is None:
                sentence: Sentence | None = Sentence(
                    "There is no field “{name}” in “{record}”.", name=name[:60], record=Sentence(cls.NAME)
                )
            elif name in cls.ASSIGNED:
                sentence = Sentence("This field is filled in by the program.")
            else:
                values[name], sentence = declared.accept(wire, country)
            if sentence is not None:
                values.pop(name, None)
                problems.append(Problem(name, sentence))
        return Accepted(values, problems)

    @classmethod
    def canonical(
        cls,
        given: Mapping[str, Wire],
        country: Country,  # noqa: ARG003 - needed where overridden
        standing: Mapping[str, Wire] = types.MappingProxyType({}),
    ) -> dict[str, Wire]:
        """Return what was accepted in the form that is stored, given the values that already stand.

        Called between ``accept`` and ``problems``. Here: a pasted “1234/20.11.2026” in a number that
        has a date in the same register becomes number and date.
        """
        return {**given, **_split(cls, given, standing)}

    @classmethod
    def read(cls, record: str, stored: Mapping[str, Wire]) -> Self:
        """Make a record of stored wire values; what this version cannot read goes to ``unread``."""
        values: dict[str, Any] = {}
        unread: dict[str, Wire] = {}
        for name, wire in stored.items():
            declared = cls.field(name)
            value = None if wire is None or declared is None else declared.read(wire)
            if declared is None or isinstance(value, Sentence):
                unread[name] = wire
            else:
                values[name] = value
        return cls(id=record, unread=unread, **values)

    @classmethod
    def register_of(cls, name: str) -> str:
        """Return the name under which a field merges: its register, or itself."""
        return next((register for register, names in cls.REGISTERS.items() if name in names), name)

    def missing(self) -> list[Problem]:
        """List the mandatory fields that are still empty."""
        return [
            Problem(found.name, Sentence(N_("Fill this in before finalising.")), Severity.MISSING)
            for found in self.fields()
            if found.required and getattr(self, found.name) is None and found.name not in self.unread
        ]

    def problems(self, around: Surroundings) -> list[Problem]:  # noqa: ARG002 - needed where overridden
        """List what contradicts itself between the fields of this record or with other records."""
        return [
            Problem(number, Sentence(N_("The number contains another date than the one beside it; keep one of them.")))
            for number, _day in _dated(type(self))
            if registration.split(getattr(self, number) or "") is not None
        ]

    def idle(self, around: Surroundings) -> frozenset[str]:  # noqa: ARG002 - needed where overridden
        """Return the fields that mean nothing beside the present values; a form shows them only while one is filled."""
        return frozenset()

    def step_values(self, to: str, around: Surroundings) -> dict[str, Wire]:  # noqa: ARG002 - needed where overridden
        """Return what the program fills in when the record enters a state; nothing for most kinds."""
        return {}

    def change_problems(self, before: Self, around: Surroundings) -> list[Problem]:  # noqa: ARG002 - needed where overridden
        """List what may not be changed any more, given the record as it stood; nothing for most kinds."""
        return []

    def stands(self) -> Sentence | None:
        """Return why the record is neither deleted nor taken back; None where it may be, as most records may."""
        return None


def _dated(cls: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of fields, a dated number and its date, that stand in one register."""
    if cls not in _DATED:
        _DATED[cls] = _find_dated(cls)
    return _DATED[cls]


def _find_dated(cls: type[Record]) -> tuple[tuple[str, str], ...]:
    """Find the pairs of fields, a dated number and its date, that stand in one register."""
    found: list[tuple[str, str]] = []
    for names in cls.REGISTERS.values():
        members = [declared for declared in cls.fields() if declared.name in names]
        days = [declared.name for declared in members if declared.kind is date]
        numbers = [declared.name for declared in members if _is_dated(declared)]
        found += list(zip(numbers, days, strict=False))
    return tuple(found)


def _is_dated(declared: Field) -> bool:
    """Say whether the field holds a number that is usually written together with its date."""
    return isinstance(declared.facts.rule, NumberRule) and declared.facts.rule.dated


def _split(cls: type[Record], given: Mapping[str, Wire], standing: Mapping[str, Wire]) -> dict[str, Wire]:
    """Return the numbers and dates of those pairs that were pasted as one text and do not contradict."""
    found: dict[str, Wire] = {}
    for number, day in _dated(cls):
        parts = registration.split(str(given.get(number) or ""))
        if parts is not None and given.get(day, standing.get(day)) in {None, parts[1].isoformat()}:
            found |= {number: parts[0], day: parts[1].isoformat()}
    return found


def _read_fields(cls: type[Declared]) -> tuple[Field, ...]:
    """Read the declarations of a class."""
    hints = typing.get_type_hints(cls, include_extras=True)
    found: list[Field] = []
    for name, hint in hints.items():
        if typing.get_origin(hint) is not Annotated:
            continue
        declared, *marks = typing.get_args(hint)
        facts = next((mark for mark in marks if isinstance(mark, Facts)), None)
        if facts is None:
            continue
        kind, many = _kind(declared)
        found.append(Field(name, kind, many, facts, any(isinstance(mark, Required) for mark in marks)))
    return tuple(found)


def _kind(declared: Any) -> tuple[type[Any], bool]:
    """Strip ``| None`` and ``list[...]`` from a declared type."""
    if isinstance(declared, types.UnionType):
        declared = next(part for part in typing.get_args(declared) if part is not type(None))
    if typing.get_origin(declared) is list:
        return cast("type[Any]", typing.get_args(declared)[0]), True
    return cast("type[Any]", declared), False
