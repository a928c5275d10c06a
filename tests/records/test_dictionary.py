"""The declared fields against the data dictionary: names, what is mandatory, what stays private, registers."""

from __future__ import annotations

import pytest

from parteneriat_desktop.records.catalogue import ENTITIES, entity
from parteneriat_desktop.records.fields import Declared, Field, Part, Record
from parteneriat_desktop.records.values import DECODERS, Choice

#: Every mandatory field (without another condition) of the dictionary, by entity.
MANDATORY = {
    "programme": "code name objective counting clauses",
    "partner": "kind country name unit_code address email representative_name representative_function",
    "partnership": "internal_code title is_new parties signed_on in_force_on state registration_number"
    " registration_date signed_document",
    "plan": "partnership title territory problem_analysis domains adopted_on monitored_until"
    " priority_consultation consultation_commitment state registration_number registration_date",
    "objective": "plan code name responsible_partner",
    "activity": "plan code name responsible_partner",
    "target": "plan code name unit due_on horizon verification_source frequency responsible responsible_function mode",
    "indicator_value": "target measured_on",
    "result": "plan horizon description",
    "budget_line": "plan chapter partner source year amount_net vat_rate vat_amount planned",
    "expenditure": "line spent_on document_kind document_number document_date amount vat",
    "responsibility": "activity partner role function",
    "working_tool": "plan name",
    "consultation": "regime method purpose title responsible_person announced_on proposals_deadline state"
    " registration_number registration_date",
    "announcement": "channel posted_on",
    "debate_request": "consultation registration_number registration_date",
    "contribution": "consultation received_on channel sender_kind text decision",
    "meeting": "kind held_on starts_at ends_at registration_number registration_date",
    "participation_count": "total",
    "consultative_body": "name kind founding_act_number founding_act_date",
    "budgeting_round": "consultation title amount currency",
    "budgeting_project": "budgeting_round received_on title proposer_kind amount_asked",
    "discussion_entry": "function text",
    "questionnaire_template": "title items",
    "questionnaire": "based_on title held_on",
    "response": "questionnaire received_on channel answers",
    "improvement_proposal": "text source decision",
    "transparency_report": "year state registration_number registration_date",
    "cooperation_entry": "partnership entry_date kind parties summary",
    "deviation": "plan kind noticed_on description state",
    "monitoring_report": "plan kind period_from period_until summary cooperation self_assessment"
    " self_assessment_reason prepared_by checked_by approved_by registration_number registration_date state",
    "monitoring_visit": "visited_on participants findings",
    "pilot": "partner starts_on",
    "training": "title topic provider",
    "training_event": "training held_on",
    "certificate": "training_event issued_on",
    "policy_proposal": "initiating_institution recipient_authority problem title purpose general_objectives"
    " specific_objectives beneficiaries variants recommended_variant state registration_number registration_date",
    "collaboration_proposal": "title idea proposing_partner proposed_on state",
    "resource": "title kind",
    "correction_request": "partnership reason about_kind about_record asked_on state",
    "extra_day": "day kind reason",
}

#: Fields that the dictionary names and that are not mandatory in every case.
OPTIONAL = {
    "partner": "acronym tax_number vat_registered postal_code phone website contact_person"
    " court_register_number court national_register_number founded_on public_utility"
    " public_benefit_bg domains social_service_accreditation conflict_declaration iban statute mayor"
    " secretary_general department civil_society_officer active_from active_until",
    "partnership": "kind ends_on duration_months council_decision_number council_decision_date approval_report_ref"
    " specialist_report_ref committee_opinion_ref cooperation_procedure steering_group"
    " steering_frequency_months clauses addenda target_code project_code",
    "plan": "target_group implementation_from implementation_until council_decision_ref",
    "objective": "starts_on ends_on state percent",
    "activity": "starts_on ends_on state percent parent",
    "target": "value_kind target_value target_numerator target_denominator target_answer target_text currency"
    " definition type direction baseline baseline_year baseline_source yearly_targets disaggregation"
    " collection_method assumptions",
    "indicator_value": "value counts evidence note",
    "result": "indicator achieved achieved_on evidence",
    "budget_line": "activity vat_eligible eligible currency exchange_rate rate_date rate_source contracted"
    " valuation_method",
    "expenditure": "supplier",
    "responsibility": "person due_on",
    "working_tool": "kind beneficiary_department adoption_act_number adoption_act_date in_use_since users_count"
    " evidence",
    "consultation": "plan draft_document substantiation impact_study initiator planned_endorsement_on urgent"
    " urgent_reason short_term_reason planned_for accessibility minority_languages result_text"
    " adopted_act_number adopted_act_date",
    "announcement": "consultation meeting recipients kind removed_on evidence"
    " posting_minutes_number posting_minutes_date",
    "debate_request": "requester capacity reply_number reply_date",
    "contribution": "register_number scan sender_name sender_contact article justification reply_date reply_number"
    " reply_channel published",
    "meeting": "consultation partnership body convened_by initiator_replies attachments"
    " place online_link moderator secretary agenda enrolment_rule"
    " minutes_per_speaker interventions initiator_present press_present decisions"
    " attendance_list_pages attendance_list_keeper minutes_published_on non_public_reason signatures",
    "participation_count": "meeting consultation training_event women men sex_undisclosed under_18 age_18_29"
    " age_30_64 age_65_plus roma"
    " disability homeless other_vulnerable ngo_representatives officials elected business citizens"
    " source",
    "consultative_body": "partnership rules_document mandate members member_names term_from term_until"
    " planned_meetings_per_year deliverables",
    "budgeting_round": "phases votes_total votes_per_person results_published_on results_document",
    "budgeting_project": "number description proposer_name proposer_contact eligible ineligible_reason votes"
    " allocated state",
    "discussion_entry": "partnership consultation body institution written_on reply_to",
    "questionnaire_template": "version previous introduction",
    "questionnaire": "partnership consultation meeting body handed_out opened_on closed_on",
    "response": "number",
    "improvement_proposal": "questionnaire meeting partnership consultation reason responsible due_on state done_on",
    "transparency_report": "institution published_on more_drafts_adopted more_adopted_without_consultation"
    " info_requests_persons info_requests_associations more_drafts_sent_persons more_drafts_sent_associations"
    " responsible_persons responsible_how responsible_structure more_public_meetings more_meeting_participants"
    " observations_made observations_included more_non_public_meetings non_public_reasons minutes_drawn_up"
    " minutes_published court_won_by_complainant court_won_by_institution court_pending own_evaluation not_collected",
    "cooperation_entry": "outcome next_step next_due evidence registration_number registration_date",
    "deviation": "cause probability impact measure responsible due_on closed_on",
    "monitoring_report": "sequence deviations good_practice return_reason signed_pdf frozen",
    "monitoring_visit": "plan report measures evidence",
    "pilot": "plan partnership working_tool ends_on visits evaluation_meeting result",
    "training": "plan partnership hours",
    "training_event": "number place",
    "certificate": "series number holder_name",
    "policy_proposal": "consultation consulted_organisations consultation_results benefits risks detailed_impact"
    " target_groups monitoring_and_evaluation expected_terms budget action_plan initiator_partner alternative"
    " decision reply_number reply_date reasons adopted_act_number adopted_act_date",
    "collaboration_proposal": "addressed_to domains reason",
    "resource": "author published_on language file address tags topics licence",
    "correction_request": "about_field package_number due_on answer answered_on",
    "extra_day": "",
    "programme": "unit term responsible_body priority_domains minimum_monitoring_months valid_from",
}

PRIVATE = {
    ("partner", "contact_person"),
    ("partner", "iban"),
    ("responsibility", "person"),
    ("certificate", "holder_name"),
    ("certificate", "holder_organisation"),
    ("contribution", "sender_name"),
    ("contribution", "sender_contact"),
    ("contribution", "scan"),
    ("participation_count", "roma_exact"),
    ("participation_count", "disability_exact"),
    ("participation_count", "homeless_exact"),
    ("participation_count", "other_vulnerable_exact"),
    ("consultative_body", "member_names"),
    ("budgeting_project", "proposer_name"),
    ("budgeting_project", "proposer_contact"),
}


def declarations(kind: type[Declared]) -> list[tuple[type[Declared], Field]]:
    """Return the fields of a class and of the parts in it."""
    found: list[tuple[type[Declared], Field]] = []
    for declared in kind.fields():
        found.append((kind, declared))
        if issubclass(declared.kind, Part):
            found += declarations(declared.kind)
    return found


def test_the_catalogue_finds_every_entity_by_its_id():
    assert [found.ENTITY for found in ENTITIES] == list(dict.fromkeys(found.ENTITY for found in ENTITIES))
    assert set(MANDATORY) == {found.ENTITY for found in ENTITIES}
    assert all(entity(found.ENTITY) is found for found in ENTITIES)
    assert entity("unknown") is None


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.ENTITY)
def test_what_is_mandatory_is_what_the_dictionary_says(kind: type[Record]):
    assert {found.name for found in kind.fields() if found.required} == set(MANDATORY[kind.ENTITY].split())


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.ENTITY)
def test_every_field_of_the_dictionary_is_declared(kind: type[Record]):
    assert set(OPTIONAL[kind.ENTITY].split()) <= {found.name for found in kind.fields() if not found.required}


def test_what_never_leaves_the_institution():
    private = {(kind.ENTITY, found.name) for kind in ENTITIES for found in kind.fields() if found.facts.private}
    assert private == PRIVATE


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.ENTITY)
def test_registers_hold_shared_fields_once_and_have_names_of_their_own(kind: type[Record]):
    names = {found.name: found for found in kind.fields()}
    members = [member for group in kind.REGISTERS.values() for member in group]
    assert len(members) == len(set(members))
    assert set(members) <= set(names)
    assert not set(kind.REGISTERS) & set(names)
    assert not any(names[member].facts.private for member in members)
    assert all(len(group) > 1 for group in kind.REGISTERS.values())


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.ENTITY)
def test_every_declaration_can_be_read_shown_and_linked(kind: type[Record]):
    entities = {found.ENTITY for found in ENTITIES}
    for owner, declared in declarations(kind):
        assert declared.facts.label, (owner, declared.name)
        assert declared.kind in DECODERS or issubclass(declared.kind, Choice | Part), (owner, declared.name)
        assert declared.facts.link is None or declared.facts.link in entities, (owner, declared.name)
    assert set(kind.OWNERS) <= {found.name for found in kind.fields() if found.facts.link}
    assert set(kind.ASSIGNED) <= {found.name for found in kind.fields()}


def test_labels_of_one_record_differ():
    for kind in ENTITIES:
        labels = [found.facts.label for found in kind.fields()]
        assert len(labels) == len(set(labels)), kind.ENTITY


def test_a_record_comes_after_what_it_belongs_to():
    order = [found.ENTITY for found in ENTITIES]
    for kind in ENTITIES:
        for owner in kind.OWNERS:
            link = kind.field(owner)
            assert link is not None
            assert order.index(str(link.facts.link)) < order.index(kind.ENTITY)


def test_a_kind_says_where_its_records_live():
    for kind in ENTITIES:
        assert kind.OWNERS or kind.COMMON or kind.ENTITY == "partnership", kind.ENTITY


def test_every_choice_has_a_label_and_a_stable_value():
    for kind in ENTITIES:
        for _owner, declared in declarations(kind):
            if issubclass(declared.kind, Choice):
                for member in declared.kind:
                    assert member.label
                    assert declared.kind(member.value) is member
