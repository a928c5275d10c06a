"""What a partner's own country says about its numbers and its seat.

Rules of this module:

1. A Romanian partner in a Bulgarian workspace is checked by Romanian rules, and the other way round.
2. A code of a unit that exists but belongs to another place is refused: code and name are compared.
3. The tax number of a partner from a third country cannot be checked; the form asks where it was read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parteneriat_desktop.countries import known_country
from parteneriat_desktop.countries.romania import has_vat_prefix
from parteneriat_desktop.countries.units import bare_name
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.records.checks import missing, warn
from parteneriat_desktop.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parteneriat_desktop.countries.country import Check, Country
    from parteneriat_desktop.records.partner import Partner
    from parteneriat_desktop.records.values import Wire

#: Kinds of units whose name alone says which place is meant; counties and sectors share names with towns.
PLACES = {"commune", "town", "municipality"}


def checks(country: Country | None) -> dict[str, Check]:
    """Return the checks of the fields that depend on the partner's country."""
    if country is None:
        return {"phone": foreign_phone}
    return {
        "tax_number": country.tax_number,
        "phone": country.phone,
        "postal_code": country.postal_code,
        "unit_code": country.unit_code,
    }


def foreign_phone(text: str) -> str | Sentence:
    """Return a telephone number of a third country in E.164, or the refusing sentence."""
    digits = re.sub(r"[ .\-/()]", "", text)
    found = re.fullmatch(r"(?:\+|00)([1-9][0-9]{6,14})", digits)
    return f"+{found[1]}" if found else Sentence("Write the number with + and the code of its country.")


def canonical(given: Mapping[str, Wire], code: str) -> dict[str, Wire]:
    """Return the given values with numbers in canonical form; what is wrong stays as it is, to be refused."""
    values = dict(given)
    for name, check in checks(known_country(code)).items():
        typed = values.get(name)
        checked = check(typed) if isinstance(typed, str) else None
        if isinstance(checked, str):
            values[name] = checked
    number = given.get("tax_number")
    if code == "RO" and isinstance(number, str) and has_vat_prefix(number) and given.get("vat_registered") is None:
        values["vat_registered"] = True
    return values


def numbers(partner: Partner, code: str) -> Iterator[Problem]:
    """Refuse numbers that the partner's country refuses."""
    for name, check in checks(known_country(code)).items():
        value = getattr(partner, name)
        answer = check(value) if value is not None else None
        if isinstance(answer, Sentence):
            yield Problem(name, answer)


def tax(partner: Partner, code: str, workspace: Country) -> Iterator[Problem]:
    """Check what belongs to the tax number: mandatory at home, explained abroad, never a personal number."""
    if known_country(code) is not None:
        if partner.tax_number is None and partner.is_legal_person:
            yield missing("tax_number", Sentence("Fill in the tax number before finalising."))
        return
    if partner.tax_number is None:
        return
    personal = workspace.personal_number(partner.tax_number)
    if personal is not None:
        yield Problem("tax_number", personal)
    if partner.tax_number_reason is None:
        yield missing(
            "tax_number_reason", Sentence("A foreign tax number cannot be checked; write on which paper you read it.")
        )


def seat(partner: Partner, code: str) -> Iterator[Problem]:
    """Compare the code of the seat with the name of an authority."""
    country = known_country(code)
    if country is None or partner.unit_code is None or isinstance(country.unit_code(partner.unit_code), Sentence):
        return
    unit = country.unit(partner.unit_code)
    if unit is None:
        yield warn(
            "unit_code", Sentence("The code cannot be checked here, because no register of this country is loaded.")
        )
        return
    if partner.kind is None or not partner.kind.is_authority or partner.name is None:
        return
    other = country.other_unit(partner.unit_code, partner.name)
    place = Sentence("{name} ({county})", name=unit.name, county=unit.county)
    if other is not None and other.kind in PLACES:
        yield Problem(
            "unit_code",
            Sentence(
                "The code {code} belongs to {place}; the one of {other} is {right}.",
                code=unit.code,
                place=place,
                other=Sentence("{name} ({county})", name=other.name, county=other.county),
                right=other.code,
            ),
        )
    elif other is None and bare_name(unit.name) not in bare_name(partner.name):
        yield warn("unit_code", Sentence("The code belongs to {place}; compare it with the name.", place=place))
