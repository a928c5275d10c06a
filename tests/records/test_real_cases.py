"""Published projects that the records must hold as they are, with what their texts do not say left empty."""

from __future__ import annotations

from decimal import Decimal

from surrounding_records import World, attachment

from parteneriat_desktop.actions.questionnaires import default_template
from parteneriat_desktop.countries import country
from parteneriat_desktop.records.budget_sums import by_source
from parteneriat_desktop.records.problems import refusing


def test_a_partnership_with_two_documents_and_a_closing_event():
    world = World()
    world.add("partner", "ngo", kind="ngo_association", name="Asociația ARES’EL", country="RO")
    world.add(
        "partner", "hall", kind="authority_municipality", name="Municipiul Ploiești", country="RO", unit_code="130534"
    )
    partnership = world.add(
        "partnership",
        "p",
        title="Parteneriatul pentru Ploiești – consolidarea capacității ONG-urilor și partenerilor sociali"
        " din municipiul Ploiești și localitățile limitrofe de a se implica în formularea și promovarea"
        " dezvoltării la nivel local.",
        kind="local_development_partnership",
        parties=[{"partner": "hall"}, {"partner": "ngo"}],
        council_decision_number="HCL 68/2021",
        signed_document=attachment("acord.pdf"),
        cooperation_procedure=attachment("procedura.pdf"),
    )
    assert [document.file_name for document in (partnership.signed_document, partnership.cooperation_procedure)] == [
        "acord.pdf",
        "procedura.pdf",
    ]
    event = world.add(
        "meeting",
        partnership="p",
        kind="event",
        held_on="2023-09-20",
        place="Primăria Ploiești",
        invited_groups=["citizens", "authorities", "ngos", "social_partners", "press"],
    )
    assert event.starts_at is None
    assert not refusing(event.problems(world))


def test_a_budget_of_three_sources_with_activities_in_two_levels():
    world = World()
    plan = world.add("plan", "plan", budget_total="874291.99", currency="RON")
    sums = {"other_eu_funds": "719579.88", "state_budget": "137227.27", "ngo_cofinancing": "17484.84"}
    lines = [world.add("budget_line", plan="plan", source=source, planned=planned) for source, planned in sums.items()]
    assert sum(by_source(plan, lines).values()) == plan.budget_total
    world.add("activity", "toolkit", plan="plan", code="A1", name="Set de instrumente")
    part = world.add("activity", plan="plan", parent="toolkit", code="A1.1", name="Analiza legislației")
    assert part.parent == "toolkit"


def test_the_directory_knows_that_a_sector_has_its_own_town_hall():
    world = World()
    sector = {
        "kind": "authority_sector",
        "name": "Primăria Sectorului 3",
        "unit_code": "179169",
        "tax_number": "4420465",
    }
    city = {
        "kind": "authority_municipality",
        "name": "Primăria Municipiului București",
        "unit_code": "179132",
        "tax_number": "4267117",
    }
    for given in (sector, city):
        assert not world.add("partner", country="RO", **given).problems(world)
    project = world.add("partnership", internal_code="BSS", project_code="MySMIS 131435 / SIPOCA 1085")
    assert project.project_code == "MySMIS 131435 / SIPOCA 1085"


def test_a_bulgarian_project_in_leva_in_a_bulgarian_workspace():
    world = World(country=country("BG"))
    world.add("partner", "hall", kind="authority_obshtina", country="BG", name="Община Хасково", unit_code="HKV34")
    world.add(
        "partner",
        "ngo",
        kind="ngo_association",
        country="BG",
        name="Сдружение „Алианс за регионално сътрудничество и развитие“",
    )
    world.add(
        "partnership",
        "p",
        project_code="BG05SFOP001-2.025-0163-C01",
        parties=[{"partner": "hall"}, {"partner": "ngo", "role": "lead"}],
        in_force_on="2022-08-24",
        ends_on="2023-12-31",
    )
    plan = world.add("plan", "plan", partnership="p", territory=["77195"], budget_total="26794.35", currency="EUR")
    lines = [
        world.add("budget_line", plan="plan", source="other_eu_funds", planned="44544.42", currency="BGN"),
        world.add("budget_line", plan="plan", source="state_budget", planned="7860.78", currency="BGN"),
    ]
    assert by_source(plan, lines) == {"other_eu_funds": Decimal("22775.20"), "state_budget": Decimal("4019.15")}
    assert sum(by_source(plan, lines).values()) == plan.budget_total


def test_a_romanian_partner_in_a_bulgarian_workspace_and_a_territory_on_both_sides():
    world = World(country=country("BG"))
    world.add(
        "partner", "ro", country="RO", kind="authority_municipality", name="Municipiul Cluj-Napoca", phone="0264596030"
    )
    world.add("partnership", "p", parties=[{"partner": "ro"}])
    assert world.problems("plan", partnership="p", territory=["54975", "77195", "130534"]) == []


def test_forums_councils_and_groups_with_rules_feedback_forms_and_improvements_in_bulgarian():
    world = World(country=country("BG"))
    world.add("partnership", "p", project_code="BG05SFOP001-2.025-0163-C01")
    rules = attachment("Проект на правила за обществени обсъждания и консултативни органи.pdf")
    for kind in ("civic_forum", "advisory_council", "working_group"):
        body = world.add("consultative_body", kind, partnership="p", kind=kind, name=kind, rules_document=rules)
        assert body.rules_document.file_name.startswith("Проект на правила")
    world.add("meeting", "forum", partnership="p", body="civic_forum", kind="forum", held_on="2023-05-09")
    world.add("questionnaire_template", "t", **default_template("bg"))
    world.add("questionnaire", "q", based_on="t", title="Обратна връзка", meeting="forum", held_on="2023-05-09")
    answers = [*({"item": item, "score": 4} for item in range(1, 8)), {"item": 8, "yes": True}]
    assert not world.add("response", questionnaire="q", received_on="2023-05-09", answers=answers).problems(world)
    proposal = world.add(
        "improvement_proposal",
        text="Правилата да се приемат от общинския съвет.",
        source="questionnaire",
        questionnaire="q",
        decision="pending",
    )
    assert not proposal.problems(world)
