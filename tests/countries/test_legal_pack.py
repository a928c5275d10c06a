"""Legal packs: what is shipped, and every way in which a file is refused with its line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from parteneriat_desktop.countries.legal_pack import ARTICLES, TERMS
from parteneriat_desktop.countries.legal_reading import read, shipped
from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.paths import resources

TEXT = (resources() / "legal" / "bg.json").read_text(encoding="utf-8")


def refused(text: str) -> str:
    """Return the sentence that refuses a text."""
    with pytest.raises(RefusedError) as found:
        read(text)
    assert found.value.code == "bad-legal-pack"
    return str(found.value.sentence).removeprefix("Line ").removesuffix(".").replace(" of the legal pack is wrong", "")


def line_of(text: str, part: str) -> int:
    """Return the line of the first place where a part stands."""
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("code", sorted(TERMS))
def test_the_shipped_packs_hold_every_rule_in_three_languages(code: str):
    pack = shipped(code)
    assert {rule.id for rule in pack.rules} == TERMS[code] | ARTICLES[code]
    for rule in pack.rules:
        assert set(rule.titles) == {"en", "ro", "bg"}
        assert (rule.count is not None) is (rule.id in TERMS[code])
        assert rule.title("hu") == rule.titles["en"]
        assert rule.title("bg") == rule.titles["bg"]


def test_what_was_not_compared_with_the_law_says_so():
    open_points = {rule.id for rule in shipped("RO").rules if not rule.verified}
    assert {"ro.l52.debate", "ro.l52.documents", "ro.l52.public_meeting", "ro.econsultare"} <= open_points
    assert "ro.l52.proposals" not in open_points


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"country": "BG"', '"country": "XX"', "“country” must be one of RO, BG"),
        ('"country": "BG"', '"country": ["BG"]', "“country” must be one of RO, BG"),
        ('"version": 1', '"version": 0', "“version” must be a whole number above zero"),
        ('"version": 1', '"version": true', "“version” must be a whole number above zero"),
        ('"version": 1', '"version": 1, "more": 2', "there is no field “more” here"),
        ('"id": "bg.zna26.proposals"', '"id": "bg.zna26.nonsense"', "the rule “bg.zna26.nonsense” is unknown"),
        ('"id": "bg.zna26.proposals"', '"id": ["x"]', "“id” must be a text"),
        (
            '"id": "bg.zna26.proposals_short"',
            '"id": "bg.zna26.proposals"',
            "the rule bg.zna26.proposals stands here twice",
        ),
        ('"value": 14', '"value": "14"', "“value” must be a whole number from 1 to 1000"),
        ('"value": 14', '"value": 14.0', "“value” must be a whole number from 1 to 1000"),
        ('"value": 14', '"value": true', "“value” must be a whole number from 1 to 1000"),
        ('"value": 14', '"value": 0', "“value” must be a whole number from 1 to 1000"),
        ('"value": 14', '"value": 1001', "“value” must be a whole number from 1 to 1000"),
        ('"value": 14', '"value": 14, "value": 15', "the field “value” stands here twice"),
        ('"value": 14', '"value": 14, "extra": 1', "there is no field “extra” here"),
        ('"unit": "month"', '"unit": "week"', "“unit” must be one of calendar_day, working_day, month, day_of_year"),
        ('"unit": "month"', '"unit": 1', "“unit” must be one of calendar_day, working_day, month, day_of_year"),
        ('"kind": "minimum"', '"kind": "least"', "“kind” must be one of minimum, maximum"),
        ('"count_mode": "exclude_first"', '"count_mode": ""', "“count_mode” must be one of exclude_first, free_days"),
        ('"severity": "error"', '"severity": "E"', "“severity” must be one of error, warning"),
        ('"article": "т. 11"', '"article": 11', "“article” must be a text"),
        ('"article": "т. 11"', '"article": "  "', "“article” must be a text"),
        (
            '"valid_from": "2016-11-04"',
            '"valid_from": "04.11.2016"',
            "“valid_from” must be a day such as 2013-11-08, or null",
        ),
        (
            '"valid_from": "2016-11-04"',
            '"valid_from": "2016-02-30"',
            "“valid_from” must be a day such as 2013-11-08, or null",
        ),
        ('"valid_from": "2016-11-04"', '"valid_from": 2016', "“valid_from” must be a day such as 2013-11-08, or null"),
        ('"valid_to": null', '"valid_to": "2016-11-03"', "“valid_to” is before “valid_from”"),
        ('"verified": false', '"verified": "no"', "“verified” must be true or false"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(old: str, new: str, problem: str):
    assert refused(TEXT.replace(old, new, 1)) == f"{line_of(TEXT, old)}: {problem}"


@pytest.mark.parametrize("title", [{"ro": "fără engleză"}, {"en": ""}, {"en": 1}, {"en": "x", "english": "x"}, [], "x"])
def test_a_title_is_a_text_for_each_language(title: Any):
    document = json.loads(TEXT)
    document["rules"][0]["title"] = title
    assert "“title” must hold a text for each language" in refused(json.dumps(document))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1: this is not JSON"),
        ('{\n"country" "BG"\n}', "2: this is not JSON"),
        ("[" * 100_000, "1: this is not JSON"),
        ("[]", "1: these fields are missing: country, version, rules"),
        ('{"country": "BG"}', "1: these fields are missing: version, rules"),
        ('{"country": "BG", "version": 1,\n"rules": {}}', "2: “rules” must be a list"),
        ('{"country": "BG", "version": 1,\n\n"rules": []}', "3: the rule bg.labour.holidays is missing"),
        ('{"country": "BG", "version": 1, "rules": [\n1]}', "2: a rule is an object with its fields"),
        ('{"country": "BG", "version": 1, "rules": [\n[1]]}', "2: a rule is an object with its fields"),
        ('{"country": "BG", "version": 1, "rules": [\n{}]}', "2: the field “id” is missing"),
        ('{"country": "BG", "version": 1, "rules": [\n{"id": ""}]}', "2: the field “rule” is missing"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text: str, problem: str):
    assert refused(text) == problem


@pytest.mark.parametrize("name", json.loads(TEXT)["rules"][0])
def test_a_missing_field_is_refused_with_the_line_of_its_rule(name: str):
    document = json.loads(TEXT)
    del document["rules"][0][name]
    text = json.dumps(document, indent=1, ensure_ascii=False)
    assert refused(text) == f"{line_of(text, '{') + 4}: the field “{name}” is missing"


def test_an_article_has_no_count():
    document = json.loads(TEXT)
    rule = next(one for one in document["rules"] if one["id"] == "bg.zna26.notice")
    rule["value"] = 3
    assert "there is no field “value” here" in refused(json.dumps(document))


def test_a_rule_that_changed_stands_twice_and_the_day_decides():
    document = json.loads(TEXT)
    newer = {**document["rules"][0], "value": 20, "valid_from": "2027-01-01"}
    document["rules"][0]["valid_to"] = "2026-12-31"
    document["rules"].append(newer)
    pack = read(json.dumps(document))

    def value(day: date) -> int:
        found = pack.rule("bg.zna26.proposals", day)
        assert found is not None
        assert found.count is not None
        return found.count.value

    assert (value(date(2026, 12, 31)), value(date(2027, 1, 1))) == (30, 20)
    document["rules"][0]["valid_to"] = "2027-01-01"
    assert "the rule bg.zna26.proposals stands here twice" in refused(json.dumps(document))
    document["rules"][0] |= {"valid_from": "2028-01-01", "valid_to": None}
    document["rules"][-1]["valid_to"] = "2027-12-31"
    assert read(json.dumps(document)).rule("bg.zna26.proposals", date(2016, 1, 1)) is None
