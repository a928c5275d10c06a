"""Who works here: the institution, its role and the choices of the person, kept as local settings.

A setting is declared once in ``Profile``; its name in the database is the name of the attribute.
Settings never travel in a bundle; what others learn of the institution stands in its enrolment.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Self

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice

if TYPE_CHECKING:
    from parteneriat_desktop.store.store import Store


class Role(Choice):
    """What an institution does with the program."""

    TOWN_HALL = "town_hall", N_("town hall")
    NGO = "ngo", N_("non-governmental organisation")
    MINISTRY = "ministry", N_("ministry")


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """The institution that owns the workspace and how the person works with it."""

    role: str
    country: str
    name: str
    tax_number: str = ""
    unit_code: str = ""
    function: str = ""
    language: str = ""
    theme: str = "system"
    text_size: str = "100"
    programme: str = "447"
    sample_data: str = ""

    @classmethod
    def load(cls, store: Store) -> Self:
        """Read the profile from the settings of a workspace."""
        return cls(**{found.name: store.setting(found.name, _default(found.default)) for found in fields(cls)})

    def save(self, store: Store) -> None:
        """Write the profile into the settings; to be called inside a writing transaction."""
        for found in fields(self):
            store.put_setting(found.name, getattr(self, found.name))

    def changed(self, **values: str) -> Self:
        """Return the profile with other values."""
        return replace(self, **values)


def _default(value: object) -> str:
    """Return the default of a setting, empty where it has none."""
    return value if isinstance(value, str) else ""
