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
