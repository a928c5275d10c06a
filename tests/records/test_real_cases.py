"""Published projects that the records must hold as they are, with what their texts do not say left empty."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from surrounding_records import World, attachment
from whole_dossier import programme

from parteneriat_desktop.actions.questionnaires import default_template
from parteneriat_desktop.countries import country
from parteneriat_desktop.records.budget import BudgetLine
from parteneriat_desktop.records.budget_sums import by_source, sums_of
from parteneriat_desktop.records.computed import computed
from parteneriat_desktop.records.cooperation import CooperationEntry, CooperationKind
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.pilot import Pilot
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.plan_steps import budget
from parteneriat_desktop.records.policy_proposal import PolicyProposal
from parteneriat_desktop.records.problems import blocking, refusing
from parteneriat_desktop.records.programme import EvidenceRow
from parteneriat_desktop.records.resource import ResourceTopic
from parteneriat_desktop.records.states import problems_before
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.records.training import Training
from parteneriat_desktop.records.work import Activity


def ploiesti() -> World:
    """Return the mechanism of consultation of Ploiești: agreement, course, joint activities, closing event."""
    world = World()
    world.add("partner", "ngo", kind="ngo_association", name="Asociația ARES’EL", country="RO")
    world.add(
        "partner", "hall", kind="authority_municipality", name="Municipiul Ploiești", country="RO", unit_code="130534"
    )
    world.add(
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
    world.add("training", "course", partnership="p", title="Curs de competențe sociale și civice")
    world.add("training_event", "event", training="course", number=1)
    for number in range(1, 71):
        world.add("certificate", training_event="event", number=f"{number}/2023")
    for _ in range(2):
        world.add("cooperation_entry", partnership="p", kind="joint_activity", parties=["hall", "ngo"])
    world.add(
        "meeting",
        "closing",
        partnership="p",
        kind="event",
        held_on="2023-09-20",
        place="Primăria Ploiești",
        invited_groups=["citizens", "authorities", "ngos", "social_partners", "press"],
    )
    return world


def test_a_partnership_with_two_documents_a_course_joint_activities_and_a_closing_event():
    world = ploiesti()
    partnership = world.find("partnership", "p")
    papers = partnership.filled() if partnership is not None else {}
    assert [papers[name].file_name for name in ("signed_document", "cooperation_procedure")] == [
        "acord.pdf",
        "procedura.pdf",
    ]
    course, event = world.find("training", "course"), world.find("training_event", "event")
    assert course is not None
    assert event is not None
    assert computed(event, world) == {"participants": None, "certified": 70}
    closing = world.find("meeting", "closing")
    assert isinstance(closing, Meeting)
    assert closing.starts_at is None
    entries = belonging(world, CooperationEntry, "partnership", "p")
    assert [entry.kind for entry in entries] == [CooperationKind.JOINT_ACTIVITY] * 2
    assert not [problem for record in world.records.values() for problem in refusing(record.problems(world))]


def test_what_the_texts_of_a_case_do_not_say_stays_empty():
    world = ploiesti()
    entry = belonging(world, CooperationEntry, "partnership", "p")[0]
    assert {problem.field for problem in entry.missing()} == {"entry_date", "summary"}


SUMS = {"other_eu_funds": "719579.88", "state_budget": "137227.27", "ngo_cofinancing": "17484.84"}
#: The activities of the project and their parts.
ACTIVITIES = {
    "A1": (
        "Set de instrumente",
        ("Analiza legislației", "Documentarea nevoilor", "Instrumente", "Manual, ediția a doua"),
    ),
    "A2": ("Instruirea autorităților", ()),
    "A3": ("Instruirea partenerilor sociali", ()),
    "A4": ("Asistență pentru municipii pilot", ("Vizite pe teren", "Întâlnire de evaluare")),
    "A5": (
        "Asistență pentru propuneri alternative",
        ("Selecție", "Sprijin", "Consultări publice locale", "Întâlnire comună"),
    ),
}


def local_policies() -> World:
    """Return the project on local public policies: toolkit, trainings, pilots, policy proposals."""
    world = World()
    world.add("partner", "ipp", kind="ngo_foundation", name="Institutul pentru Politici Publice", country="RO")
    world.add("partner", "amr", kind="ngo_association", name="Asociația Municipiilor din România", country="RO")
    world.add(
        "partnership",
        "p",
        title="Politici publice locale",
        parties=[{"partner": "ipp", "role": "lead"}, {"partner": "amr"}],
    )
    world.add(
        "plan",
        "plan",
        partnership="p",
        budget_total="874291.99",
        currency="RON",
        implementation_from="2018-06-01",
        implementation_until="2019-09-30",
    )
    for source, planned in SUMS.items():
        world.add("budget_line", plan="plan", source=source, planned=planned)
    for number, name in enumerate(("Calitatea deciziilor", "Capacitatea partenerilor", "Capacitatea personalului"), 1):
        world.add("objective", plan="plan", code=f"OS{number}", name=name)
    for code, (name, parts) in ACTIVITIES.items():
        world.add("activity", code, plan="plan", code=code, name=name)
        for number, part in enumerate(parts, start=1):
            world.add("activity", f"{code}.{number}", plan="plan", parent=code, code=f"{code}.{number}", name=part)
    for audience in ("authorities", "social_partners"):
        world.add("training", audience, plan="plan", title="Instruire regională", audience=[audience], planned_events=8)
        for number in range(1, 9):
            world.add("training_event", f"{audience}-{number}", training=audience, number=number, held_on="2019-03-01")
    world.add("participation_count", training_event="authorities-1", total=75)
    world.add("participation_count", training_event="social_partners-1", total=75)
    world.add("working_tool", "toolkit", plan="plan", kind="guide", name="Set de instrumente după HG 775/2005")
    for number in range(1, 9):
        world.add(
            "partner", f"m{number}", kind="authority_municipality", name=f"Municipiul pilot {number}", country="RO"
        )
        visits = [{"visited_on": "2019-02-01", "findings": "Vizită pe teren"}]
        world.add("pilot", plan="plan", working_tool="toolkit", partner=f"m{number}", visits=visits)
    return world


def test_a_budget_of_three_sources_that_sums_to_the_total():
    world = local_policies()
    plan = world.find("plan", "plan")
    assert isinstance(plan, Plan)
    assert {
        source: str(total) for source, total in by_source(plan, belonging(world, BudgetLine, "plan", "plan")).items()
    } == SUMS
    assert str(sums_of(plan, world).total.planned) == "874291.99"
    assert list(budget(plan, world)) == []


def test_activities_in_two_levels_trainings_and_pilots():
    world = local_policies()
    activities = belonging(world, Activity, "plan", "plan")
    assert sum(one.parent is None for one in activities) == 5
    assert sum(one.parent is not None for one in activities) == 10
    trainings = belonging(world, Training, "plan", "plan")
    assert [one.totals(world).events for one in trainings] == [8, 8]
    assert sum(one.totals(world).participants or 0 for one in trainings) == 150
    pilots = belonging(world, Pilot, "plan", "plan")
    assert len({one.partner for one in pilots}) == 8
    assert not [problem for record in world.records.values() for problem in refusing(record.problems(world))]


def test_five_alternative_policy_proposals_from_the_draft_to_the_acceptance():
    world = local_policies()
    for number in range(1, 6):
        world.add("partner", f"ngo{number}", kind="ngo_association", name=f"ONG {number}", country="RO")
        given: dict[str, Any] = {
            "plan": "plan",
            "title": f"Propunere alternativă {number}",
            "initiating_institution": f"ONG {number}",
            "initiator_partner": f"ngo{number}",
            "alternative": True,
            "recipient_authority": f"m{number}",
            "problem": "Problema",
            "purpose": "Scop",
            "general_objectives": "General",
            "specific_objectives": "Specific",
            "beneficiaries": "Locuitorii",
            "variants": [{"description": "Fără schimbare"}, {"description": "Varianta propusă"}],
            "recommended_variant": 2,
            "consulted_organisations": "Factori interesați",
        }
        steps: dict[str, dict[str, str]] = {
            "in_consultation": {},
            "submitted": {"submitted_on": "2019-06-01"},
            "registered": {"registration_number": f"{number}/2019", "registration_date": "2019-06-03"},
            "accepted": {"reply_number": f"{number}1/2019", "reply_date": "2019-06-20"},
        }
        for state, fields in steps.items():
            given |= fields
            assert blocking(problems_before(world.make("policy_proposal", **given), state, world)) == []
            given["state"] = state
        world.add("policy_proposal", f"policy{number}", **given)
    found = belonging(world, PolicyProposal, "plan", "plan")
    assert [str(one.state) for one in found] == ["accepted"] * 5


def bucharest() -> World:
    """Return the directory of Bucharest with proposals of collaboration and a library."""
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
    world.add("partner", "sector", country="RO", **sector)
    world.add("partner", "city", country="RO", **city)
    world.add("partner", "ngo", country="RO", kind="ngo_association", name="Asociația Ateliere Fără Frontiere")
    return world


def test_the_directory_knows_that_a_sector_has_its_own_town_hall():
    world = bucharest()
    assert [record.problems(world) for record in world.records.values()][:2] == [[], []]
    project = world.add("partnership", internal_code="BSS", project_code="MySMIS 131435 / SIPOCA 1085")
    assert project.project_code == "MySMIS 131435 / SIPOCA 1085"


def test_a_proposal_of_collaboration_becomes_a_partnership():
    world = bucharest()
    given = {
        "title": "Noul București, o capitală a tuturor",
        "idea": "Colaborare între autorități și ONG-uri",
        "proposing_partner": "ngo",
        "addressed_to": ["sector", "city"],
        "proposed_on": "2020-01-15",
        "discussed_on": "2020-02-15",
    }
    for before, after in (("idea", "discussed"), ("discussed", "accepted")):
        assert problems_before(world.make("collaboration_proposal", **given, state=before), after, world) == []
    idea = world.add("collaboration_proposal", "idea", **given, state="accepted")
    world.add("partnership", "p", collaboration_proposal="idea", project_code="MySMIS 131435 / SIPOCA 1085")
    assert problems_before(idea, "became_partnership", world) == []
    plan = world.add("plan", "plan", partnership="p", budget_total="375870.46", currency="RON")
    world.add("budget_line", plan="plan", source="other_eu_funds", planned="294682.45")
    world.add("budget_line", plan="plan", source="other", planned="81188.01")
    assert list(budget(plan, world)) == []


def test_a_library_with_the_topics_of_the_platform():
    world = bucharest()
    topics = [topic for topic in ResourceTopic if topic is not ResourceTopic.OTHER]
    for topic in topics:
        found = world.add("resource", title=topic.label, kind="link", topics=[topic.value], address="www.example.org")
        assert found.problems(world) == []
    assert len(topics) == 7


def test_the_target_is_a_programme_with_a_condition_for_each_row():
    target = programme()
    assert (target.code, target.objective, target.term, target.responsible_body) == ("447", 50, "2026 Q1", "MIPE")
    assert [clause.row for clause in target.clauses or ()] == list(EvidenceRow)
    assert target.minimum_monitoring_months == 24


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
