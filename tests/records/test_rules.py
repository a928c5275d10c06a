"""Checks of single fields: their limits, and the sentences that refuse."""

from __future__ import annotations

import pytest
from surrounding_records import World, refusal


@pytest.mark.parametrize(
    ("name", "field", "wire"),
    [
        ("plan", "adopted_on", "1999-12-31"),
        ("plan", "adopted_on", "2061-01-01"),
        ("partner", "founded_on", "1799-12-31"),
        ("budget_line", "year", 1999),
        ("target", "baseline_year", 1799),
        ("activity", "percent", 101),
        ("activity", "percent", -1),
        ("participation_count", "total", -1),
        ("partnership", "duration_months", 0),
        ("partnership", "duration_months", 601),
        ("meeting", "minutes_per_speaker", 0),
        ("budget_line", "planned", "-0.01"),
        ("budget_line", "planned", "1.005"),
        ("expenditure", "amount", "1.005"),
        ("budget_line", "exchange_rate", "0"),
        ("budget_line", "vat_rate", "101"),
        ("plan", "currency", "euro"),
        ("plan", "currency", "EU1"),
        ("partner", "country", "R1"),
        ("partner", "country", "ROU"),
        ("partner", "email", "nobody"),
        ("partner", "email", "a b@c.ro"),
        ("partner", "website", "nowhere"),
        ("partner", "iban", "RO49AAAA1B31007593840001"),
        ("plan", "registration_number", "A12"),
    ],
)
def test_refuses_what_is_out_of_bounds(name: str, field: str, wire: object):
    assert refusal(name, field, wire) != ""


@pytest.mark.parametrize(
    ("name", "field", "wire", "stored"),
    [
        ("plan", "adopted_on", "2000-01-01", "2000-01-01"),
        ("partner", "founded_on", "1864-10-26", "1864-10-26"),
        ("budget_line", "year", 2060, 2060),
        ("target", "baseline_year", 1989, 1989),
        ("activity", "percent", 100, 100),
        ("participation_count", "total", 1_194_757, 1_194_757),
        ("partnership", "duration_months", 24, 24),
        ("meeting", "minutes_per_speaker", 3, 3),
        ("budget_line", "planned", "874291.9", "874291.90"),
        ("budget_line", "planned", "5.730000", "5.73"),
        ("expenditure", "amount", "-12.5", "-12.50"),
        ("budget_line", "exchange_rate", "1.95583", "1.95583"),
        ("budget_line", "vat_rate", "21", "21"),
        ("budget_line", "vat_rate", "0", "0"),
        ("budget_line", "vat_rate", "100", "100"),
        ("budget_line", "planned", "0", "0.00"),
        ("activity", "percent", 0, 0),
        ("participation_count", "women", 0, 0),
        ("partnership", "duration_months", 1, 1),
        ("partnership", "duration_months", 600, 600),
        ("meeting", "minutes_per_speaker", 1440, 1440),
        ("plan", "currency", "eur", "EUR"),
        ("partner", "country", "bg", "BG"),
        ("partner", "email", " primaria.gherla@yahoo.com ", "primaria.gherla@yahoo.com"),
        ("partner", "email", "кмет@хасково.рс", "кмет@хасково.рс"),
        ("partner", "website", "www.haskovo.bg/ин", "www.haskovo.bg/ин"),
        ("partner", "website", "https://www.e-consultare.gov.ro", "https://www.e-consultare.gov.ro"),
        ("partner", "iban", "ro49 aaaa 1b31 0075 9384 0000", "RO49AAAA1B31007593840000"),
        ("plan", "registration_number", "nr. 68/2021", "68/2021"),
        ("plan", "territory", [" 54975 ", "hkv34"], ["54975", "HKV34"]),
    ],
)
def test_stores_the_canonical_form(name: str, field: str, wire: object, stored: object):
    kind = type(World().make(name))
    accepted = kind.accept({field: wire}, World().country)
    assert not accepted.problems
    assert accepted.values == {field: stored}
