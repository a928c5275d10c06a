ALTER TABLE "record_programme" ADD COLUMN "reporting_days" INTEGER;

CREATE TABLE record_collaboration_proposal (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  title TEXT,
  idea TEXT,
  proposing_partner TEXT,
  addressed_to TEXT,
  domains TEXT,
  proposed_on TEXT,
  discussed_on TEXT,
  discussion TEXT,
  document TEXT,
  state TEXT,
  reason TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_collaboration_proposal_scope_id UNIQUE (scope, id)
);

ALTER TABLE "record_partnership" ADD COLUMN "collaboration_proposal" TEXT;

CREATE TABLE record_resource (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  partnership TEXT,
  title TEXT,
  kind TEXT,
  topics TEXT,
  tags TEXT,
  author TEXT,
  published_on TEXT,
  language TEXT,
  description TEXT,
  file TEXT,
  address TEXT,
  licence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_resource_scope_id UNIQUE (scope, id)
);

ALTER TABLE "record_plan" ADD COLUMN "reporting_frequency" TEXT;

ALTER TABLE "record_plan" ADD COLUMN "postponed_reports" TEXT;

ALTER TABLE "record_activity" ADD COLUMN "postponements" TEXT;

ALTER TABLE "record_target" ADD COLUMN "value_kind" TEXT;

ALTER TABLE "record_target" ADD COLUMN "currency" TEXT;

ALTER TABLE "record_target" ADD COLUMN "counts_people" INTEGER;

ALTER TABLE "record_target" ADD COLUMN "baseline_numerator" TEXT;

ALTER TABLE "record_target" ADD COLUMN "baseline_denominator" TEXT;

ALTER TABLE "record_target" ADD COLUMN "baseline_answer" INTEGER;

ALTER TABLE "record_target" ADD COLUMN "baseline_text" TEXT;

ALTER TABLE "record_target" ADD COLUMN "target_numerator" TEXT;

ALTER TABLE "record_target" ADD COLUMN "target_denominator" TEXT;

ALTER TABLE "record_target" ADD COLUMN "target_answer" INTEGER;

ALTER TABLE "record_target" ADD COLUMN "target_text" TEXT;

ALTER TABLE "record_indicator_value" ADD COLUMN "numerator" TEXT;

ALTER TABLE "record_indicator_value" ADD COLUMN "denominator" TEXT;

ALTER TABLE "record_indicator_value" ADD COLUMN "answer" INTEGER;

ALTER TABLE "record_indicator_value" ADD COLUMN "text" TEXT;

ALTER TABLE "record_expenditure" ADD COLUMN "currency" TEXT;

ALTER TABLE "record_expenditure" ADD COLUMN "exchange_rate" TEXT;

ALTER TABLE "record_expenditure" ADD COLUMN "rate_date" TEXT;

ALTER TABLE "record_expenditure" ADD COLUMN "rate_source" TEXT;

CREATE TABLE record_deviation (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  activity TEXT,
  kind TEXT,
  noticed_on TEXT,
  description TEXT,
  cause TEXT,
  probability INTEGER,
  impact INTEGER,
  measure TEXT,
  responsible TEXT,
  due_on TEXT,
  state TEXT,
  closed_on TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_deviation_scope_id UNIQUE (scope, id)
);

ALTER TABLE "record_consultation" ADD COLUMN "act_kind" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "summary" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "sent_for_endorsement_on" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "file_changes" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "computed_deadlines" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "ways_to_send" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "response_number" TEXT;

ALTER TABLE "record_consultation" ADD COLUMN "response_date" TEXT;

CREATE TABLE record_consultative_body (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  name TEXT,
  kind TEXT,
  partnership TEXT,
  founding_act_number TEXT,
  founding_act_date TEXT,
  rules_document TEXT,
  mandate TEXT,
  members TEXT,
  member_names TEXT,
  term_from TEXT,
  term_until TEXT,
  planned_meetings_per_year INTEGER,
  deliverables TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_consultative_body_scope_id UNIQUE (scope, id)
);

ALTER TABLE "record_meeting" ADD COLUMN "body" TEXT;

ALTER TABLE "record_meeting" ADD COLUMN "convened_by" TEXT;

ALTER TABLE "record_meeting" ADD COLUMN "initiator_replies" TEXT;

ALTER TABLE "record_meeting" ADD COLUMN "attachments" TEXT;

ALTER TABLE "record_announcement" ADD COLUMN "meeting" TEXT;

ALTER TABLE "record_announcement" ADD COLUMN "recipients" TEXT;

ALTER TABLE "record_contribution" ADD COLUMN "scan" TEXT;

CREATE TABLE record_budgeting_round (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  consultation TEXT,
  title TEXT,
  amount TEXT,
  currency TEXT,
  phases TEXT,
  votes_total INTEGER,
  votes_per_person INTEGER,
  results_published_on TEXT,
  results_document TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_budgeting_round_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_budgeting_project (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  budgeting_round TEXT,
  number TEXT,
  received_on TEXT,
  title TEXT,
  description TEXT,
  proposer_kind TEXT,
  proposer_name TEXT,
  proposer_contact TEXT,
  amount_asked TEXT,
  eligible INTEGER,
  ineligible_reason TEXT,
  votes INTEGER,
  allocated TEXT,
  state TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_budgeting_project_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_discussion_entry (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  partnership TEXT,
  consultation TEXT,
  body TEXT,
  institution TEXT,
  function TEXT,
  written_on TEXT,
  text TEXT,
  reply_to TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_discussion_entry_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_questionnaire_template (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  title TEXT,
  version INTEGER,
  previous TEXT,
  introduction TEXT,
  items TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_questionnaire_template_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_questionnaire (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  based_on TEXT,
  title TEXT,
  partnership TEXT,
  consultation TEXT,
  meeting TEXT,
  body TEXT,
  held_on TEXT,
  handed_out INTEGER,
  opened_on TEXT,
  closed_on TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_questionnaire_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_response (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  questionnaire TEXT,
  number TEXT,
  received_on TEXT,
  channel TEXT,
  answers TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_response_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_improvement_proposal (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  text TEXT,
  source TEXT,
  questionnaire TEXT,
  meeting TEXT,
  partnership TEXT,
  consultation TEXT,
  decision TEXT,
  reason TEXT,
  responsible TEXT,
  due_on TEXT,
  state TEXT,
  done_on TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_improvement_proposal_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_transparency_report (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  year INTEGER,
  institution TEXT,
  state TEXT,
  published_on TEXT,
  more_drafts_adopted INTEGER,
  more_adopted_without_consultation INTEGER,
  info_requests_persons INTEGER,
  info_requests_associations INTEGER,
  more_drafts_sent_persons INTEGER,
  more_drafts_sent_associations INTEGER,
  responsible_persons INTEGER,
  responsible_how TEXT,
  responsible_structure TEXT,
  more_public_meetings INTEGER,
  more_meeting_participants INTEGER,
  observations_made INTEGER,
  observations_included INTEGER,
  more_non_public_meetings INTEGER,
  non_public_reasons TEXT,
  minutes_drawn_up INTEGER,
  minutes_published INTEGER,
  court_won_by_complainant INTEGER,
  court_won_by_institution INTEGER,
  court_pending INTEGER,
  own_evaluation TEXT,
  not_collected TEXT,
  registration_number TEXT,
  registration_date TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_transparency_report_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_cooperation_entry (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  partnership TEXT,
  entry_date TEXT,
  kind TEXT,
  parties TEXT,
  summary TEXT,
  outcome TEXT,
  next_step TEXT,
  next_due TEXT,
  next_done_on TEXT,
  meeting TEXT,
  registration_number TEXT,
  registration_date TEXT,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_cooperation_entry_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_pilot (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  partnership TEXT,
  activity TEXT,
  working_tool TEXT,
  subject TEXT,
  partner TEXT,
  starts_on TEXT,
  ends_on TEXT,
  visits TEXT,
  evaluation_meeting TEXT,
  result TEXT,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_pilot_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_policy_proposal (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  partnership TEXT,
  initiating_institution TEXT,
  initiator_partner TEXT,
  alternative INTEGER,
  recipient_authority TEXT,
  problem TEXT,
  title TEXT,
  purpose TEXT,
  general_objectives TEXT,
  specific_objectives TEXT,
  beneficiaries TEXT,
  variants TEXT,
  consultation TEXT,
  consulted_organisations TEXT,
  consultation_results TEXT,
  recommended_variant INTEGER,
  benefits TEXT,
  risks TEXT,
  detailed_impact TEXT,
  target_groups TEXT,
  monitoring_and_evaluation TEXT,
  expected_terms TEXT,
  budget TEXT,
  currency TEXT,
  action_plan TEXT,
  summary TEXT,
  document TEXT,
  state TEXT,
  submitted_on TEXT,
  registration_number TEXT,
  registration_date TEXT,
  reply_extended INTEGER,
  decision TEXT,
  reply_number TEXT,
  reply_date TEXT,
  reasons TEXT,
  adopted_act_number TEXT,
  adopted_act_date TEXT,
  implemented_on TEXT,
  evaluation_result TEXT,
  evaluated_on TEXT,
  withdrawn_on TEXT,
  withdrawal_reason TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_policy_proposal_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_training (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  partnership TEXT,
  activity TEXT,
  title TEXT,
  topic TEXT,
  provider TEXT,
  hours TEXT,
  audience TEXT,
  planned_events INTEGER,
  programme_document TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_training_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_training_event (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  training TEXT,
  number INTEGER,
  held_on TEXT,
  held_until TEXT,
  place TEXT,
  online_link TEXT,
  trainer TEXT,
  certificates_issued INTEGER,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_training_event_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_certificate (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  training_event TEXT,
  series TEXT,
  number TEXT,
  issued_on TEXT,
  holder_name TEXT,
  holder_organisation TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_certificate_scope_id UNIQUE (scope, id)
);

ALTER TABLE "record_participation_count" ADD COLUMN "training_event" TEXT;

ALTER TABLE "record_participation_count" ADD COLUMN "roma_exact" INTEGER;

ALTER TABLE "record_participation_count" ADD COLUMN "disability_exact" INTEGER;

ALTER TABLE "record_participation_count" ADD COLUMN "homeless_exact" INTEGER;

ALTER TABLE "record_participation_count" ADD COLUMN "other_vulnerable_exact" INTEGER;

CREATE TABLE record_monitoring_report (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  sequence INTEGER,
  kind TEXT,
  period_from TEXT,
  period_until TEXT,
  summary TEXT,
  cooperation TEXT,
  deviations TEXT,
  good_practice TEXT,
  self_assessment INTEGER,
  self_assessment_reason TEXT,
  prepared_by TEXT,
  checked_by TEXT,
  approved_by TEXT,
  registration_number TEXT,
  registration_date TEXT,
  state TEXT,
  return_reason TEXT,
  signed_pdf TEXT,
  sent_on TEXT,
  confirmed_on TEXT,
  frozen TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_monitoring_report_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_monitoring_visit (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  report TEXT,
  visited_on TEXT,
  place TEXT,
  participants TEXT,
  findings TEXT,
  measures TEXT,
  measures_due TEXT,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_monitoring_visit_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_extra_day (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  day TEXT,
  kind TEXT,
  reason TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_extra_day_scope_id UNIQUE (scope, id)
);

CREATE TABLE record_correction_request (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  partnership TEXT,
  reason TEXT,
  about_kind TEXT,
  about_record TEXT,
  about_field TEXT,
  package_number INTEGER,
  asked_on TEXT,
  due_on TEXT,
  state TEXT,
  answer TEXT,
  answered_on TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_correction_request_scope_id UNIQUE (scope, id)
);

CREATE TABLE letter (
  "row" INTEGER NOT NULL,
  id TEXT NOT NULL,
  due TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY ("row"),
  CONSTRAINT letter_id UNIQUE (id)
);

CREATE INDEX record_collaboration_proposal_id ON record_collaboration_proposal (id);

CREATE INDEX record_collaboration_proposal_list ON record_collaboration_proposal (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_collaboration_proposal_proposing_partner ON record_collaboration_proposal (proposing_partner);

CREATE INDEX record_partnership_collaboration_proposal ON record_partnership (collaboration_proposal);

CREATE INDEX record_resource_id ON record_resource (id);

CREATE INDEX record_resource_list ON record_resource (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_resource_partnership ON record_resource (partnership);

CREATE INDEX record_deviation_activity ON record_deviation (activity);

CREATE INDEX record_deviation_id ON record_deviation (id);

CREATE INDEX record_deviation_list ON record_deviation (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_deviation_plan ON record_deviation ("plan");

CREATE INDEX record_consultative_body_id ON record_consultative_body (id);

CREATE INDEX record_consultative_body_list ON record_consultative_body (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_consultative_body_partnership ON record_consultative_body (partnership);

CREATE INDEX record_meeting_body ON record_meeting (body);

CREATE INDEX record_announcement_meeting ON record_announcement (meeting);

CREATE INDEX record_budgeting_round_consultation ON record_budgeting_round (consultation);

CREATE INDEX record_budgeting_round_id ON record_budgeting_round (id);

CREATE INDEX record_budgeting_round_list ON record_budgeting_round (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_budgeting_project_id ON record_budgeting_project (id);

CREATE INDEX record_budgeting_project_list ON record_budgeting_project (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_budgeting_project_number ON record_budgeting_project (budgeting_round, substr(number, instr(number, '/') + 1), CAST(number AS INTEGER));

CREATE INDEX record_discussion_entry_body ON record_discussion_entry (body);

CREATE INDEX record_discussion_entry_consultation ON record_discussion_entry (consultation);

CREATE INDEX record_discussion_entry_id ON record_discussion_entry (id);

CREATE INDEX record_discussion_entry_list ON record_discussion_entry (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_discussion_entry_partnership ON record_discussion_entry (partnership);

CREATE INDEX record_discussion_entry_reply_to ON record_discussion_entry (reply_to);

CREATE INDEX record_questionnaire_template_id ON record_questionnaire_template (id);

CREATE INDEX record_questionnaire_template_list ON record_questionnaire_template (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_questionnaire_template_previous ON record_questionnaire_template (previous);

CREATE INDEX record_questionnaire_based_on ON record_questionnaire (based_on);

CREATE INDEX record_questionnaire_body ON record_questionnaire (body);

CREATE INDEX record_questionnaire_consultation ON record_questionnaire (consultation);

CREATE INDEX record_questionnaire_id ON record_questionnaire (id);

CREATE INDEX record_questionnaire_list ON record_questionnaire (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_questionnaire_meeting ON record_questionnaire (meeting);

CREATE INDEX record_questionnaire_partnership ON record_questionnaire (partnership);

CREATE INDEX record_response_id ON record_response (id);

CREATE INDEX record_response_list ON record_response (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_response_number ON record_response (questionnaire, substr(number, instr(number, '/') + 1), CAST(number AS INTEGER));

CREATE INDEX record_improvement_proposal_consultation ON record_improvement_proposal (consultation);

CREATE INDEX record_improvement_proposal_id ON record_improvement_proposal (id);

CREATE INDEX record_improvement_proposal_list ON record_improvement_proposal (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_improvement_proposal_meeting ON record_improvement_proposal (meeting);

CREATE INDEX record_improvement_proposal_partnership ON record_improvement_proposal (partnership);

CREATE INDEX record_improvement_proposal_questionnaire ON record_improvement_proposal (questionnaire);

CREATE INDEX record_transparency_report_id ON record_transparency_report (id);

CREATE INDEX record_transparency_report_list ON record_transparency_report (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_transparency_report_year ON record_transparency_report (year) WHERE year IS NOT NULL;

CREATE INDEX record_cooperation_entry_id ON record_cooperation_entry (id);

CREATE INDEX record_cooperation_entry_list ON record_cooperation_entry (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_cooperation_entry_meeting ON record_cooperation_entry (meeting);

CREATE INDEX record_cooperation_entry_partnership ON record_cooperation_entry (partnership);

CREATE INDEX record_pilot_activity ON record_pilot (activity);

CREATE INDEX record_pilot_evaluation_meeting ON record_pilot (evaluation_meeting);

CREATE INDEX record_pilot_id ON record_pilot (id);

CREATE INDEX record_pilot_list ON record_pilot (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_pilot_partner ON record_pilot (partner);

CREATE INDEX record_pilot_partnership ON record_pilot (partnership);

CREATE INDEX record_pilot_plan ON record_pilot ("plan");

CREATE INDEX record_pilot_working_tool ON record_pilot (working_tool);

CREATE INDEX record_policy_proposal_consultation ON record_policy_proposal (consultation);

CREATE INDEX record_policy_proposal_id ON record_policy_proposal (id);

CREATE INDEX record_policy_proposal_initiator_partner ON record_policy_proposal (initiator_partner);

CREATE INDEX record_policy_proposal_list ON record_policy_proposal (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_policy_proposal_partnership ON record_policy_proposal (partnership);

CREATE INDEX record_policy_proposal_plan ON record_policy_proposal ("plan");

CREATE INDEX record_policy_proposal_recipient_authority ON record_policy_proposal (recipient_authority);

CREATE INDEX record_training_activity ON record_training (activity);

CREATE INDEX record_training_id ON record_training (id);

CREATE INDEX record_training_list ON record_training (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_training_partnership ON record_training (partnership);

CREATE INDEX record_training_plan ON record_training ("plan");

CREATE INDEX record_training_event_id ON record_training_event (id);

CREATE INDEX record_training_event_list ON record_training_event (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_training_event_training ON record_training_event (training);

CREATE INDEX record_certificate_id ON record_certificate (id);

CREATE INDEX record_certificate_list ON record_certificate (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_certificate_training_event ON record_certificate (training_event);

CREATE INDEX record_participation_count_training_event ON record_participation_count (training_event);

CREATE INDEX record_monitoring_report_id ON record_monitoring_report (id);

CREATE INDEX record_monitoring_report_list ON record_monitoring_report (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_monitoring_report_plan ON record_monitoring_report ("plan");

CREATE INDEX record_monitoring_visit_id ON record_monitoring_visit (id);

CREATE INDEX record_monitoring_visit_list ON record_monitoring_visit (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_monitoring_visit_plan ON record_monitoring_visit ("plan");

CREATE INDEX record_monitoring_visit_report ON record_monitoring_visit (report);

CREATE INDEX record_extra_day_id ON record_extra_day (id);

CREATE INDEX record_extra_day_list ON record_extra_day (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_correction_request_id ON record_correction_request (id);

CREATE INDEX record_correction_request_list ON record_correction_request (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_correction_request_partnership ON record_correction_request (partnership);
