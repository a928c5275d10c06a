"""Names of public holidays in our words, so that they can be said in every language.

The calendar of holidays speaks English here; a name that this list does not know (a holiday of a newer
calendar) is shown as the calendar gives it.
"""

from __future__ import annotations

from parteneriat_desktop.errors import Sentence

#: How the calendar marks a working day that is free because a holiday falls on a weekend.
INSTEAD = " (observed)"

NAMES = {
    "Saturday": Sentence("Saturday"),
    "Sunday": Sentence("Sunday"),
    "Children's Day": Sentence("Children's Day"),
    "Christmas Day": Sentence("Christmas Day"),
    "Christmas Eve": Sentence("Christmas Eve"),
    "Day of Slavonic Alphabet, Bulgarian Enlightenment and Culture": Sentence("Day of the Slavonic Alphabet"),
    "Dormition of the Mother of God": Sentence("Dormition of the Mother of God"),
    "Easter": Sentence("Easter"),
    "Epiphany": Sentence("Epiphany"),
    "Good Friday": Sentence("Good Friday"),
    "Holy Saturday": Sentence("Holy Saturday"),
    "Independence Day": Sentence("Independence Day"),
    "Labor Day": Sentence("Labour Day"),
    "Labor Day and International Workers' Solidarity Day": Sentence("Labour Day"),
    "Liberation Day": Sentence("Liberation Day"),
    "National Day": Sentence("National Day"),
    "New Year's Day": Sentence("New Year's Day"),
    "Non-working day": Sentence("day off by decision of the government"),
    "Pentecost": Sentence("Pentecost"),
    "Saint Andrew's Day": Sentence("St Andrew"),
    "Saint George's Day, Day of the Bulgarian Army": Sentence("St George, Day of the Bulgarian Army"),
    "Saint John the Baptist": Sentence("St John the Baptist"),
    "Unification Day": Sentence("Unification Day"),
    "Unification of the Romanian Principalities Day": Sentence("Union of the Romanian Principalities"),
}


def holiday_name(name: str) -> Sentence | str:
    """Return a holiday's name to be said in a person's language, or as it is where it is unknown."""
    holiday = name.removesuffix(INSTEAD)
    if holiday not in NAMES:
        return name
    said = NAMES[holiday]
    return said if holiday == name else Sentence("day off for {holiday}", holiday=said)
