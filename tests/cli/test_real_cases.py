"""Four published projects entered through the command line alone, and what they print."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from calling import as_lines, call, done, files_below, put, send

if TYPE_CHECKING:
    from pathlib import Path

HOLDERS = ("Ștefania Țîrlea", "Иванка Щерева", "Ioan-Gheorghe Câmpeanu")
OWN = "17484.84"


@dataclass
class Case:
    """A workspace into which a case is entered, and a folder for what it prints."""

    home: Path
    folder: Path

    def put(self, entity: str, **fields: Any) -> str:
        """Save one record."""
        return put(self.home, entity, **fields)

    def put_all(self, *lines: dict[str, Any]) -> None:
        """Save many records at once; every one has to be accepted."""
        answers = done(self.home, "put", given=as_lines(lines))
        assert all(answer["id"] for answer in answers)

    def partner(self, name: str, kind: str, **fields: Any) -> str:
        """Save a partner of the directory."""
        return self.put("partner", name=name, kind=kind, country="RO", **fields)

    def partnership(self, title: str, *parties: str, **fields: Any) -> str:
        """Save a partnership of some parties."""
        return self.put("partnership", title=title, parties=[{"partner": one} for one in parties], **fields)

    def certify(self, event: str, count: int, day: str) -> None:
        """Give certificates to so many people on a day."""
        self.put_all(
            *(
                {
                    "entity": "certificate",
                    "fields": {
                        "training_event": event,
                        "issued_on": day,
                        "holder_name": HOLDERS[number % len(HOLDERS)],
                    },
                }
                for number in range(count)
            )
        )

    def text(self, code: str, record: str | None = None, *more: str) -> str:
        """Print a report and return its words."""
        out = self.folder / f"{code}.pdf"
        named = () if record is None else ("--id", record)
        called = call(self.home, "report", code, *named, *more, "--out", out, language="ro")
        assert called.status == 0, called.out
        found = subprocess.run(["pdftotext", out, "-"], check=True, capture_output=True, text=True).stdout
        return " ".join(found.replace("\xa0", " ").split())


@pytest.fixture
def case(town_hall: Path, tmp_path: Path) -> Case:
    return Case(town_hall, tmp_path)


def test_the_target_of_the_recovery_plan_counts_partnerships_by_its_conditions(case: Case) -> None:
    partnership = case.partnership("Parteneriat nou", target_code="447", is_new=True)
    target = done(case.home, "target")
    matrix = done(case.home, "show", "partnership", partnership, "--evidence")

    assert (target["objective"], target["countable"]) == (50, 0)
    assert [row["row"] for row in matrix["rows"]] == [f"E{number}" for number in range(1, 13)]
    assert matrix["proved"] == 0
    text = case.text("R04", partnership)
    assert "447" in text
    assert "Dosar incomplet" in text


def ploiesti(case: Case) -> tuple[str, str]:
    """Enter the consultation mechanism of Ploiești; return the partnership and its training."""
    ngo = case.partner("Asociația ARES’EL", "ngo_association")
    town = case.partner("Municipiul Ploiești", "authority_municipality", unit_code="130534")
    partnership = case.partnership(
        "Parteneriatul pentru Ploiești – consolidarea capacității ONG-urilor și partenerilor sociali din municipiul "
        "Ploiești și localitățile limitrofe de a se implica în formularea și promovarea dezvoltării la nivel local",
        ngo,
        town,
        kind="local_development_partnership",
        council_decision_number="68/2021",
    )
    training = case.put("training", partnership=partnership, title="Competențe sociale și civice", provider="ARES’EL")
    event = case.put("training_event", training=training, number=1, held_on="2023-05-10", place="Ploiești")
    case.certify(event, 70, "2023-09-20")
    both = [{"partner": ngo}, {"partner": town}]
    for day in ("2023-03-15", "2023-06-15"):
        entry = {"partnership": partnership, "entry_date": day, "kind": "joint_activity", "parties": both}
        case.put("cooperation_entry", **entry, summary="Activitate comună", outcome="Listă de priorități")
    case.put(
        "meeting",
        partnership=partnership,
        kind="event",
        held_on="2023-09-20",
        place="Primăria Ploiești",
        invited_groups=["citizens", "authorities", "ngos", "social_partners", "press"],
    )
    return partnership, training


def test_ploiesti_has_its_agreement_seventy_certificates_and_two_joint_activities(case: Case) -> None:
    partnership, training = ploiesti(case)

    assert "Parteneriatul pentru Ploiești" in case.text("R01", partnership)
    assert "68/2021" in case.text("R01", partnership)
    assert "Au fost eliberate 70 de certificate." in case.text("R14", training)
    assert case.text("R14C", training).count("Certificat de participare") == 70
    assert case.text("R12", partnership, "--from", "2023-01-01", "--to", "2023-12-31").count("activitate comună") >= 2


def test_names_on_certificates_stay_in_the_local_copy_and_out_of_bundles(case: Case) -> None:
    _partnership, training = ploiesti(case)

    assert all(name in case.text("R14L", training) for name in HOLDERS)
    assert not [name for name in HOLDERS if name in case.text("R14", training)]
    ministry = case.home.parent / "ministry"
    for bundle in send(case.home, ministry, "--full"):
        assert not [name for name in HOLDERS if name.encode() in bundle.read_bytes()]
        done(ministry, "import", bundle)
    shared = done(ministry, "show", "certificate")
    assert len(shared) == 70
    assert all("holder_name" not in one["fields"] for one in shared)
    assert not [path for path, data in files_below(ministry).items() if HOLDERS[0].encode() in data]


def toolkit(case: Case) -> tuple[str, str, str]:
    """Enter the toolkit for public policies; return the partnership, its plan and its trainings."""
    institute = case.partner("Institutul pentru Politici Publice", "ngo_association")
    towns = case.partner("Asociația Municipiilor din România", "ngo_association")
    partnership = case.partnership("Politici publice locale", institute, towns, kind="agreement")
    plan = case.put(
        "plan",
        partnership=partnership,
        title="Politici publice locale",
        state="adopted",
        adopted_on="2018-06-01",
        implementation_from="2018-06-01",
        implementation_until="2019-09-30",
        budget_total="874291.99",
        currency="RON",
    )
    names = ("Calitatea deciziilor", "Propuneri alternative ale ONG-urilor", "Politici inițiate de personal")
    goals = [
        case.put("objective", plan=plan, code=f"OS{number}", name=name, responsible_partner=institute)
        for number, name in enumerate(names, start=1)
    ]
    days = {"starts_on": "2018-06-01", "ends_on": "2019-09-30", "state": "finished", "percent": 100}
    whole = case.put("activity", plan=plan, objective=goals[0], code="A1", name="Set de instrumente", **days)
    for number, name in enumerate(("Analiza legislației", "Nevoi", "Instrumente", "Manual, ediția a doua"), start=1):
        case.put("activity", plan=plan, parent=whole, code=f"A1.{number}", name=name, **days)
    for source, planned in (("other_eu_funds", "719579.88"), ("state_budget", "137227.27"), ("ngo_cofinancing", OWN)):
        case.put("budget_line", plan=plan, source=source, chapter="services", year=2018, planned=planned)
    pilots = [case.partner(f"Municipiul pilot {number}", "authority_municipality") for number in range(1, 9)]
    given = {"plan": plan, "subject": "Set de instrumente", "starts_on": "2018-10-01", "ends_on": "2019-06-30"}
    for pilot in pilots:
        case.put("pilot", **given, partner=pilot, visits=[{"visited_on": "2019-02-01", "purpose": "asistență"}])
    training = case.put("training", plan=plan, title="Politici publice după HG 775/2005", provider="IPP", hours="24")
    for number in range(1, 17):
        event = case.put("training_event", training=training, number=number, held_on="2019-03-01", place="regional")
        case.certify(event, 10 if number <= 14 else 5, "2019-03-31")
    return partnership, plan, training


def test_the_toolkit_adds_up_to_its_published_sums(case: Case) -> None:
    _partnership, plan, _training = toolkit(case)
    text = case.text("R11", plan)

    for amount in ("874.291,99", "719.579,88", "137.227,27", "17.484,84"):
        assert amount in text
    assert text.count("874.291,99") >= 5
    printed = case.text("R02", plan)
    assert "Activități și părțile lor: 5, din care finalizate 5" in printed
    assert "874.291,99" in printed


def test_the_toolkit_reports_its_money_and_its_activities(case: Case) -> None:
    _partnership, plan, _training = toolkit(case)
    period = {"period_from": "2018-06-01", "period_until": "2018-12-31"}
    report = case.put("monitoring_report", plan=plan, kind="half_yearly", **period)
    text = case.text("R03", report)

    for amount in ("874.291,99", "719.579,88", "137.227,27", "17.484,84"):
        assert amount in text
    assert "Activități și părțile lor: 5, din care finalizate 5" in text


def test_the_toolkit_trained_a_hundred_and_fifty_in_sixteen_sessions_and_eight_pilots(case: Case) -> None:
    _partnership, _plan, training = toolkit(case)

    assert "Au fost eliberate 150 de certificate. Serii ținute: 16" in case.text("R14", training)
    assert case.text("R14C", training).count("a participat la instruirea") == 150
    assert len(done(case.home, "show", "pilot")) == 8


def test_a_policy_proposal_of_the_toolkit_goes_from_draft_to_accepted(case: Case) -> None:
    partnership, plan, _training = toolkit(case)
    town = case.partner("Municipiul care primește", "authority_municipality")
    ngo = case.partner("Asociația care propune", "ngo_association")
    proposal = case.put(
        "policy_proposal",
        partnership=partnership,
        plan=plan,
        alternative=True,
        initiator_partner=ngo,
        initiating_institution="Institutul pentru Politici Publice",
        title="Transport public la cerere",
        recipient_authority=town,
        problem="Cartierele de la margine nu au transport.",
        purpose="Acces la servicii",
        general_objectives="Mobilitate",
        specific_objectives="O linie la cerere",
        beneficiaries="Locuitorii",
        variants=[
            {"description": "Linie la cerere", "budget": "100000.00"},
            {"description": "Fără schimbare", "budget": "0.00"},
        ],
        currency="RON",
        recommended_variant=1,
        consulted_organisations="Asociații de locatari",
        consultation_results="Acord",
        action_plan=[{"activity": "Hotărâre a consiliului", "due_on": "2019-08-01", "responsible": "primar"}],
        state="draft",
    )
    for state, learned in (
        ("in_consultation", {}),
        ("submitted", {"submitted_on": "2019-06-01"}),
        ("registered", {"registration_number": "812", "registration_date": "2019-06-01"}),
        ("accepted", {"reply_number": "900", "reply_date": "2019-06-25", "decision": "Propunerea este acceptată."}),
    ):
        put(case.home, "policy_proposal", proposal, **learned)
        assert done(case.home, "finalise", "policy_proposal", proposal, "--to", state)["state"] == state
    text = case.text("R15", proposal)

    said = ("Transport public la cerere", "Linie la cerere", "Fără schimbare", "100.000,00", "Hotărâre a consiliului")
    assert [words for words in said if words not in text] == []


def test_bucharest_proposes_collaborations_keeps_a_library_and_talks(case: Case) -> None:
    ngo = case.partner(
        "Asociația Ateliere Fără Frontiere", "ngo_association", website="https://atelierefarafrontiere.ro"
    )
    sector = case.partner("Primăria Sectorului 3", "authority_sector", unit_code="179169", tax_number="4420465")
    city = case.partner(
        "Primăria Municipiului București", "authority_municipality", unit_code="179132", tax_number="4267117"
    )
    partnership = case.partnership("Noul București, o capitală a tuturor", ngo, sector, city)
    plan = case.put(
        "plan", partnership=partnership, title="București social și solidar", budget_total="375870.46", currency="RON"
    )
    case.put("budget_line", plan=plan, source="other_eu_funds", chapter="other", planned="294682.45")
    given = {"proposing_partner": ngo, "addressed_to": [{"partner": sector}], "proposed_on": "2020-05-01"}
    idea = case.put("collaboration_proposal", **given, title="Ateliere de reparat", idea="Reparații", state="idea")
    talk = {"discussed_on": "2020-06-01", "discussion": "S-a convenit un protocol."}
    put(case.home, "collaboration_proposal", idea, state="discussed", **talk)
    topics = ("circular_economy", "social_economy", "legislation", "funding", "partnerships", "public_policies")
    for topic in (*topics, "consultations"):
        case.put("resource", title=f"Despre {topic}", kind="guide", topics=[topic], address="https://example.org/a")
    case.put("discussion_entry", partnership=partnership, function="coordonator", text="Când începem?")

    register = case.text("R16")
    assert "Asociația Ateliere Fără Frontiere" in register
    assert "Primăria Sectorului 3" not in register
    assert "375.870,46" in case.text("R02", plan)
    assert "294.682,45" in case.text("R11", plan)
    assert len(done(case.home, "show", "resource")) == 7
    assert [one["fields"]["state"] for one in done(case.home, "show", "collaboration_proposal")] == ["discussed"]
    assert done(case.home, "search", "Ateliere")
