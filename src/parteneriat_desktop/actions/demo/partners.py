"""Sample partners: the own institution and made-up organisations of the commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parteneriat_desktop.actions.demo.sample import Sample

WEIGHTS = (7, 5, 3, 2, 1, 7, 5, 3, 2)
#: First number of a range that is given to nobody.
FREE_NUMBERS = 999_000_100
COMMUNE = "authority_commune"


def write_partners(sample: Sample) -> list[str]:
    """Write the partners; the town hall stands first."""
    profile = sample.workspace.profile
    unit = profile.unit_code or None
    written = [
        sample.save(
            "partner",
            {
                "kind": COMMUNE,
                "country": "RO",
                "name": profile.name,
                "tax_number": profile.tax_number or tax_number(FREE_NUMBERS),
                "unit_code": unit,
                "address": "Str. Principală nr. 1",
                "email": "primaria@example.org",
                "phone": "0244 000 100",
                "representative_name": "reprezentant de exemplu",
                "representative_function": "primar",
                "civil_society_officer": "inspector, compartimentul asistență socială",
            },
        )
    ]
    for number, organisation in enumerate(sample.texts["organisations"], start=1):
        ngo = organisation["kind"].startswith("ngo_")
        written.append(
            sample.save(
                "partner",
                {
                    "kind": organisation["kind"],
                    "country": "RO",
                    "name": organisation["name"],
                    "tax_number": tax_number(FREE_NUMBERS + number),
                    "unit_code": unit,
                    "address": f"Str. Teilor nr. {number}",
                    "email": f"contact{number}@example.org",
                    "representative_name": "reprezentant de exemplu",
                    "representative_function": organisation["representative"],
                    "domains": organisation["domains"],
                    "court_register_number": f"{10 + number}/A/2016" if ngo else None,
                },
            )
        )
    return written


def tax_number(body: int) -> str:
    """Return a number with its check digit (domain rule CIF/CUI): ten times the weighted sum, modulo 11, modulo 10."""
    digits = f"{body:09d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return f"{body}{10 * total % 11 % 10}"
