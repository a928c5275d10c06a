"""How fields are declared, accepted and read: nothing typed is lost, nothing unknown is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrounding_records import World, attachment, refusal

from parteneriat_desktop.countries import COUNTRIES, country
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.fields import Declared, Facts, Field, Part, Record
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.partnership import Addendum, Partnership, PartnershipParty
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.priority_domain import PriorityDomain
from parteneriat_desktop.records.problems import Problem, Severity, blocking, refusing
from parteneriat_desktop.records.references import Document, DocumentRole, Reference
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import FEW, Attachment, Choice, MaskedCount, encode

if TYPE_CHECKING:
    from parteneriat_desktop.countries.country import Country

RO = country("RO")

#: Wire values that a field of each type takes, and some that it refuses.
WIRES = {
    str: st.text(max_size=60),
    bool: st.booleans(),
    int: st.integers(-5, 3000),
    Decimal: st.decimals(-10, 10**6, places=2).map(str),
    date: st.dates().map(str),
    time: st.times().map(lambda moment: f"{moment:%H:%M}"),
    Attachment: st.builds(attachment, st.text(max_size=20)),
    MaskedCount: st.just(FEW) | st.integers(-5, 3000),
}


def wires(declared: Field) -> st.SearchStrategy[Any]:
    """Return wire values for a field, parts and lists included."""
    if issubclass(declared.kind, Choice):
        one = st.sampled_from([member.value for member in declared.kind])
    elif issubclass(declared.kind, Part):
        one = st.fixed_dictionaries({}, optional={inner.name: wires(inner) for inner in declared.kind.fields()})
    else:
        one = WIRES[declared.kind]
    return st.lists(one, max_size=3) if declared.many else one


@given(st.sampled_from(ENTITIES), st.sampled_from(list(COUNTRIES.values())), st.data())
@settings(max_examples=300)
def test_what_is_accepted_is_canonical_and_read_back_whole(kind: type[Record], place: Country, data: st.DataObject):
    fields = [found for found in kind.fields() if found.name not in kind.ASSIGNED]
    chosen = data.draw(st.sampled_from(fields))
    accepted = kind.accept({chosen.name: data.draw(wires(chosen))}, place)
    assert len(accepted.values) + len(accepted.problems) == 1
    again = kind.accept(accepted.values, place)
    assert again.values == accepted.values
    record = kind.read("1", accepted.values)
    assert not record.unread
    assert {name: encode(value) for name, value in record.filled().items()} == {
        name: wire for name, wire in accepted.values.items() if wire is not None
    }


@dataclass(kw_only=True)
class Odd(Part):
    """A part with an annotation that declares no field, and a field that is never empty."""

    plain: Annotated[int, "no field"] = 0
    sure: Annotated[str, Facts("Sure")] = ""


def test_only_annotations_with_facts_are_fields():
    assert [(found.name, found.kind, found.many) for found in Odd.fields()] == [("sure", str, False)]


def test_fields_keep_their_order_and_are_read_once():
    assert [found.name for found in Reference.fields()] == ["number", "date"]
    assert Reference.fields() is Reference.fields()
    assert Partner.field("unknown") is None
    assert Declared.fields() == ()


def test_accepts_each_field_by_itself_and_names_the_refused_ones():
    accepted = Partner.accept({"name": "Ştefan", "founded_on": "soon", "nothing": 1, "acronym": None}, RO)
    assert accepted.values == {"name": "Ștefan", "acronym": None}
    assert [problem.field for problem in accepted.problems] == ["founded_on", "nothing"]
    assert all(problem.severity is Severity.ERROR for problem in accepted.problems)


def test_what_the_program_fills_in_is_not_typed():
    assert refusal("contribution", "register_number", "1/2026") == "This field is filled in by the program."


@pytest.mark.parametrize("wire", ["", {}, None, []])
def test_an_empty_value_clears_the_field(wire: object):
    name = "documents" if wire in ([], {}) else "title"
    accepted = Partnership.accept({name: wire}, RO)
    assert accepted.values == {name: None}
    assert not accepted.problems


def test_a_part_with_nothing_in_it_is_nothing():
    accepted = Partnership.accept({"approval_report_ref": {"number": ""}, "addenda": [{}, {"number": "7"}]}, RO)
    assert accepted.values == {"approval_report_ref": None, "addenda": [{"number": "7"}]}


def test_blanks_alone_are_refused():
    assert "blanks" in refusal("partner", "name", " \u00a0 ")


def test_a_text_is_refused_when_it_is_too_long_or_holds_a_personal_number():
    assert "10000 characters; at most 250" in refusal("partner", "name", "x" * 10_000)
    assert "personal number" in refusal("contribution", "text", "CNP 1800101221144")
    assert "personal number" in refusal("contribution", "text", "ЕГН 7523169263", "BG")
    assert refusal("contribution", "text", "ЕГН 7523169263") == ""


def test_personal_numbers_are_found_inside_parts_and_not_in_numbers_or_links():
    assert "Entry 2" in refusal("meeting", "interventions", [{"summary": "a"}, {"summary": "CNP 1800101221144"}])
    assert refusal("plan", "partnership", "1800101221144") == ""


def test_lists_are_checked_entry_by_entry():
    assert "Entry 1" in refusal("plan", "domains", [{"domain": "green"}])
    assert "list" in refusal("plan", "domains", "green_transition")
    assert "500" in refusal("plan", "territory", ["54975"] * 501)


def test_parts_are_objects_of_known_fields_with_their_mandatory_ones():
    assert "Entry 1" in refusal("partnership", "parties", [{"role": "lead"}])
    assert "Partner is missing" in refusal("partnership", "parties", [{"role": "lead"}])
    assert "no field “x”" in refusal("partnership", "parties", [{"partner": "p", "x": 1}])
    assert "several values" in refusal("partnership", "parties", ["p"])
    assert "Signed on: " in refusal("partnership", "parties", [{"partner": "p", "signed_on": "soon"}])
    assert refusal("partnership", "parties", [{"partner": "p", "role": None}]) == ""


def test_a_record_is_read_with_its_parts():
    plan = World().make("plan", title="T", domains=[{"domain": "green_transition", "main": True}], budget_total="10")
    assert isinstance(plan, Plan)
    assert plan.domains is not None
    assert plan.domains[0].domain is PriorityDomain.GREEN
    assert plan.budget_total == Decimal("10.00")
    assert set(plan.filled()) == {"title", "domains", "budget_total"}


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("state", "a state of a newer version"),
        ("domains", [{"domain": "green_transition", "newer": 1}]),
        ("domains", "no list"),
        ("domains", ["no object"]),
        ("consultation_commitment", 7),
        ("consultation_commitment", {"frequency_months": "six"}),
        ("newer", {"any": "thing"}),
    ],
)
def test_what_this_version_cannot_read_is_kept_and_counts_as_filled_in(name: str, wire: object):
    plan = Plan.read("1", {name: wire, "title": "T"})
    assert plan.unread == {name: wire}
    assert plan.title == "T"
    assert name not in {problem.field for problem in plan.missing()}


def test_missing_lists_the_mandatory_fields_that_are_empty():
    missing = Plan.read("1", {"title": "T", "partnership": None}).missing()
    assert "title" not in {problem.field for problem in missing}
    assert "partnership" in {problem.field for problem in missing}
    assert {problem.severity for problem in missing} == {Severity.MISSING}


def test_a_field_merges_under_the_name_of_its_register():
    assert Plan.register_of("adopted_on") == "monitoring"
    assert Plan.register_of("title") == "title"


def test_a_pasted_number_with_its_date_is_taken_apart():
    plan = World().make("plan", registration_number="nr. 1234/20.11.2026")
    assert isinstance(plan, Plan)
    assert (plan.registration_number, plan.registration_date) == ("1234", date(2026, 11, 20))


def test_a_pasted_date_that_contradicts_the_typed_one_is_refused():
    problems = World().problems("plan", registration_number="1234/20.11.2026", registration_date="2026-11-19")
    assert [problem.field for problem in refusing(problems)] == ["registration_number"]


def test_a_pasted_date_is_compared_with_the_one_that_stands():
    given = {"registration_number": "1234/20.11.2026"}
    assert Plan.canonical(given, RO, {"registration_date": "2026-11-20"})["registration_number"] == "1234"
    assert Plan.canonical(given, RO, {"registration_date": "2026-11-19"}) == given


def test_references_take_pasted_numbers_apart_too():
    part = Reference.accept({"number": "65/22.05.2012"}, RO)
    assert isinstance(part, Reference)
    assert (part.number, part.date) == ("65", date(2012, 5, 22))
    other = Document.accept({"number": "65/22.05.2012", "date": "2012-05-23", "role": "minutes"}, RO)
    assert isinstance(other, Document)
    assert (other.number, other.role) == ("65/22.05.2012", DocumentRole.MINUTES)
    assert str(Addendum.accept("x", RO)).startswith("Here several values")
    assert isinstance(Addendum.accept({"attachment": attachment()}, RO), Addendum)


def test_problems_block_by_their_severity():
    error, missing, warning = (Problem("f", Meeting.accept({"x": 1}, RO).problems[0].sentence, one) for one in Severity)
    assert refusing([error, missing, warning]) == [error]
    assert blocking([error, missing, warning]) == [error, missing]


def test_links_lead_to_records_of_their_kind_only():
    world = World()
    partner = world.add("partner", name="Asociația", email="a@b.ro")
    assert linked(world, Partner, partner.id) is partner
    assert linked(world, Partner, None) is None
    assert linked(world, Partner, "nobody") is None
    assert belonging(world, Partner, "name", "Asociația") == [partner]
    world.records["partner", "strange"] = Plan(id="strange")
    assert linked(world, Partner, "strange") is None


def test_parts_are_equal_by_value_and_records_are_not():
    assert PartnershipParty(partner="p") == PartnershipParty(partner="p")
    assert Plan(id="1") != Plan(id="1")
    assert Record.problems(Plan(id="1"), World()) == []
