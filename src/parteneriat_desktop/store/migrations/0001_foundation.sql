-- Foundation: the journal, everything that is folded from it, and what stays in one installation.

CREATE TABLE record_programme (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  code TEXT,
  name TEXT,
  objective INTEGER,
  unit TEXT,
  term TEXT,
  responsible_body TEXT,
  reporting_frequency TEXT,
  minimum_monitoring_months INTEGER,
  priority_domains TEXT,
  counting TEXT,
  clauses TEXT,
  valid_from TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_programme_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_programme_id ON record_programme (id);

CREATE INDEX record_programme_list ON record_programme (_deleted, _sort = '', _sort, id, scope);

CREATE TABLE record_partner (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  kind TEXT,
  country TEXT,
  name TEXT,
  acronym TEXT,
  tax_number TEXT,
  tax_number_reason TEXT,
  vat_registered INTEGER,
  unit_code TEXT,
  address TEXT,
  postal_code TEXT,
  email TEXT,
  phone TEXT,
  website TEXT,
  representative_name TEXT,
  representative_function TEXT,
  contact_person TEXT,
  court_register_number TEXT,
  court TEXT,
  national_register_number TEXT,
  founded_on TEXT,
  public_utility TEXT,
  public_utility_decision TEXT,
  public_benefit_bg INTEGER,
  domains TEXT,
  social_service_accreditation TEXT,
  conflict_declaration TEXT,
  iban TEXT,
  statute TEXT,
  statute_date TEXT,
  mayor TEXT,
  secretary_general TEXT,
  department TEXT,
  civil_society_officer TEXT,
  civil_society_officer_act TEXT,
  active_from TEXT,
  active_until TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_partner_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_partner_id ON record_partner (id);

CREATE INDEX record_partner_list ON record_partner (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_partner_national_register_number ON record_partner (national_register_number) WHERE national_register_number IS NOT NULL;

CREATE INDEX record_partner_tax_number ON record_partner (tax_number) WHERE tax_number IS NOT NULL;

CREATE TABLE record_partnership (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  internal_code TEXT,
  title TEXT,
  kind TEXT,
  object TEXT,
  is_new INTEGER,
  parties TEXT,
  signed_on TEXT,
  in_force_on TEXT,
  ends_on TEXT,
  duration_months INTEGER,
  council_decision_number TEXT,
  council_decision_date TEXT,
  approval_report_ref TEXT,
  specialist_report_ref TEXT,
  committee_opinion_ref TEXT,
  cooperation_procedure TEXT,
  steering_group INTEGER,
  steering_frequency_months INTEGER,
  clauses TEXT,
  addenda TEXT,
  target_code TEXT,
  project_code TEXT,
  state TEXT,
  registration_number TEXT,
  registration_date TEXT,
  signed_document TEXT,
  documents TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_partnership_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_partnership_id ON record_partnership (id);

CREATE INDEX record_partnership_internal_code ON record_partnership (internal_code) WHERE internal_code IS NOT NULL;

CREATE INDEX record_partnership_list ON record_partnership (_deleted, _sort = '', _sort, id, scope);

CREATE TABLE record_plan (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  partnership TEXT,
  title TEXT,
  territory TEXT,
  population INTEGER,
  problem_analysis TEXT,
  target_group TEXT,
  domains TEXT,
  adopted_on TEXT,
  monitored_until TEXT,
  implementation_from TEXT,
  implementation_until TEXT,
  council_decision_ref TEXT,
  priority_consultation TEXT,
  consultation_commitment TEXT,
  budget_total TEXT,
  currency TEXT,
  state TEXT,
  registration_number TEXT,
  registration_date TEXT,
  documents TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_plan_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_plan_id ON record_plan (id);

CREATE INDEX record_plan_list ON record_plan (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_plan_partnership ON record_plan (partnership);

CREATE INDEX record_plan_priority_consultation ON record_plan (priority_consultation);

CREATE TABLE record_objective (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  code TEXT,
  name TEXT,
  starts_on TEXT,
  ends_on TEXT,
  responsible_partner TEXT,
  state TEXT,
  percent INTEGER,
  PRIMARY KEY (_row),
  CONSTRAINT record_objective_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_objective_id ON record_objective (id);

CREATE INDEX record_objective_list ON record_objective (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_objective_plan ON record_objective ("plan");

CREATE INDEX record_objective_responsible_partner ON record_objective (responsible_partner);

CREATE TABLE record_activity (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  objective TEXT,
  parent TEXT,
  code TEXT,
  name TEXT,
  starts_on TEXT,
  ends_on TEXT,
  responsible_partner TEXT,
  state TEXT,
  percent INTEGER,
  PRIMARY KEY (_row),
  CONSTRAINT record_activity_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_activity_id ON record_activity (id);

CREATE INDEX record_activity_list ON record_activity (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_activity_objective ON record_activity (objective);

CREATE INDEX record_activity_parent ON record_activity (parent);

CREATE INDEX record_activity_plan ON record_activity ("plan");

CREATE INDEX record_activity_responsible_partner ON record_activity (responsible_partner);

CREATE TABLE record_target (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  objective TEXT,
  code TEXT,
  name TEXT,
  definition TEXT,
  type TEXT,
  unit TEXT,
  direction TEXT,
  baseline TEXT,
  baseline_year INTEGER,
  baseline_source TEXT,
  baseline_unknown_reason TEXT,
  yearly_targets TEXT,
  target_value TEXT,
  due_on TEXT,
  horizon TEXT,
  disaggregation TEXT,
  verification_source TEXT,
  collection_method TEXT,
  frequency TEXT,
  responsible TEXT,
  responsible_function TEXT,
  assumptions TEXT,
  mode TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_target_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_target_id ON record_target (id);

CREATE INDEX record_target_list ON record_target (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_target_objective ON record_target (objective);

CREATE INDEX record_target_plan ON record_target ("plan");

CREATE INDEX record_target_responsible ON record_target (responsible);

CREATE TABLE record_indicator_value (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  target TEXT,
  measured_on TEXT,
  value TEXT,
  unavailable_reason TEXT,
  counts TEXT,
  evidence TEXT,
  note TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_indicator_value_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_indicator_value_id ON record_indicator_value (id);

CREATE INDEX record_indicator_value_list ON record_indicator_value (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_indicator_value_target ON record_indicator_value (target);

CREATE TABLE record_result (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  horizon TEXT,
  description TEXT,
  indicator TEXT,
  achieved TEXT,
  achieved_on TEXT,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_result_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_result_id ON record_result (id);

CREATE INDEX record_result_indicator ON record_result (indicator);

CREATE INDEX record_result_list ON record_result (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_result_plan ON record_result ("plan");

CREATE TABLE record_budget_line (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  chapter TEXT,
  activity TEXT,
  partner TEXT,
  source TEXT,
  law_350_contract_number TEXT,
  law_350_contract_date TEXT,
  year INTEGER,
  amount_net TEXT,
  vat_rate TEXT,
  vat_amount TEXT,
  vat_eligible INTEGER,
  eligible INTEGER,
  currency TEXT,
  exchange_rate TEXT,
  rate_date TEXT,
  rate_source TEXT,
  planned TEXT,
  contracted TEXT,
  valuation_method TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_budget_line_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_budget_line_activity ON record_budget_line (activity);

CREATE INDEX record_budget_line_id ON record_budget_line (id);

CREATE INDEX record_budget_line_list ON record_budget_line (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_budget_line_partner ON record_budget_line (partner);

CREATE INDEX record_budget_line_plan ON record_budget_line ("plan");

CREATE TABLE record_expenditure (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  line TEXT,
  spent_on TEXT,
  document_kind TEXT,
  document_number TEXT,
  document_date TEXT,
  supplier TEXT,
  amount TEXT,
  vat TEXT,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_expenditure_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_expenditure_id ON record_expenditure (id);

CREATE INDEX record_expenditure_line ON record_expenditure (line);

CREATE INDEX record_expenditure_list ON record_expenditure (_deleted, _sort = '', _sort, id, scope);

CREATE TABLE record_responsibility (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  activity TEXT,
  partner TEXT,
  role TEXT,
  function TEXT,
  person TEXT,
  due_on TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_responsibility_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_responsibility_activity ON record_responsibility (activity);

CREATE INDEX record_responsibility_id ON record_responsibility (id);

CREATE INDEX record_responsibility_list ON record_responsibility (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_responsibility_partner ON record_responsibility (partner);

CREATE TABLE record_working_tool (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  "plan" TEXT,
  kind TEXT,
  name TEXT,
  beneficiary_department TEXT,
  adoption_act_number TEXT,
  adoption_act_date TEXT,
  in_use_since TEXT,
  users_count INTEGER,
  evidence TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_working_tool_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_working_tool_id ON record_working_tool (id);

CREATE INDEX record_working_tool_list ON record_working_tool (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_working_tool_plan ON record_working_tool ("plan");

CREATE TABLE record_consultation (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  regime TEXT,
  method TEXT,
  purpose TEXT,
  "plan" TEXT,
  title TEXT,
  draft_document TEXT,
  substantiation TEXT,
  impact_study TEXT,
  initiator TEXT,
  responsible_person TEXT,
  announced_on TEXT,
  proposals_deadline TEXT,
  planned_endorsement_on TEXT,
  urgent INTEGER,
  urgent_reason TEXT,
  short_term_reason TEXT,
  state TEXT,
  planned_for TEXT,
  accessibility TEXT,
  minority_languages TEXT,
  result_text TEXT,
  response_document TEXT,
  adopted_act_number TEXT,
  adopted_act_date TEXT,
  closing_reason TEXT,
  registration_number TEXT,
  registration_date TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_consultation_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_consultation_id ON record_consultation (id);

CREATE INDEX record_consultation_list ON record_consultation (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_consultation_plan ON record_consultation ("plan");

CREATE TABLE record_announcement (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  consultation TEXT,
  kind TEXT,
  channel TEXT,
  posted_on TEXT,
  removed_on TEXT,
  evidence TEXT,
  evidence_link TEXT,
  posting_minutes_number TEXT,
  posting_minutes_date TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_announcement_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_announcement_consultation ON record_announcement (consultation);

CREATE INDEX record_announcement_id ON record_announcement (id);

CREATE INDEX record_announcement_list ON record_announcement (_deleted, _sort = '', _sort, id, scope);

CREATE TABLE record_debate_request (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  consultation TEXT,
  requester TEXT,
  requester_name TEXT,
  capacity TEXT,
  registration_number TEXT,
  registration_date TEXT,
  reply_number TEXT,
  reply_date TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_debate_request_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_debate_request_consultation ON record_debate_request (consultation);

CREATE INDEX record_debate_request_id ON record_debate_request (id);

CREATE INDEX record_debate_request_list ON record_debate_request (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_debate_request_requester ON record_debate_request (requester);

CREATE TABLE record_contribution (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  consultation TEXT,
  register_number TEXT,
  received_on TEXT,
  channel TEXT,
  sender_kind TEXT,
  sender_name TEXT,
  sender_contact TEXT,
  article TEXT,
  text TEXT,
  decision TEXT,
  justification TEXT,
  reply_number TEXT,
  reply_date TEXT,
  reply_channel TEXT,
  published INTEGER,
  PRIMARY KEY (_row),
  CONSTRAINT record_contribution_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_contribution_id ON record_contribution (id);

CREATE INDEX record_contribution_list ON record_contribution (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_contribution_number ON record_contribution (consultation, substr(register_number, instr(register_number, '/') + 1), CAST(register_number AS INTEGER));

CREATE TABLE record_meeting (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  consultation TEXT,
  partnership TEXT,
  title TEXT,
  kind TEXT,
  held_on TEXT,
  starts_at TEXT,
  ends_at TEXT,
  place TEXT,
  online_link TEXT,
  moderator TEXT,
  secretary TEXT,
  agenda TEXT,
  invited_groups TEXT,
  enrolment_rule TEXT,
  minutes_per_speaker INTEGER,
  interventions TEXT,
  initiator_present INTEGER,
  press_present INTEGER,
  decisions TEXT,
  attendance_list_pages INTEGER,
  attendance_list_keeper TEXT,
  minutes_document TEXT,
  minutes_published_on TEXT,
  non_public INTEGER,
  non_public_reason TEXT,
  signatures TEXT,
  registration_number TEXT,
  registration_date TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_meeting_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_meeting_consultation ON record_meeting (consultation);

CREATE INDEX record_meeting_id ON record_meeting (id);

CREATE INDEX record_meeting_list ON record_meeting (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_meeting_partnership ON record_meeting (partnership);

CREATE TABLE record_participation_count (
  _row INTEGER NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  _deleted INTEGER NOT NULL,
  _changed TEXT NOT NULL,
  _sort TEXT NOT NULL,
  _extra TEXT,
  meeting TEXT,
  consultation TEXT,
  total INTEGER,
  women INTEGER,
  men INTEGER,
  sex_undisclosed INTEGER,
  under_18 INTEGER,
  age_18_29 INTEGER,
  age_30_64 INTEGER,
  age_65_plus INTEGER,
  roma INTEGER,
  disability INTEGER,
  homeless INTEGER,
  other_vulnerable INTEGER,
  ngo_representatives INTEGER,
  officials INTEGER,
  elected INTEGER,
  business INTEGER,
  citizens INTEGER,
  source TEXT,
  PRIMARY KEY (_row),
  CONSTRAINT record_participation_count_scope_id UNIQUE (scope, id)
);

CREATE INDEX record_participation_count_consultation ON record_participation_count (consultation);

CREATE INDEX record_participation_count_id ON record_participation_count (id);

CREATE INDEX record_participation_count_list ON record_participation_count (_deleted, _sort = '', _sort, id, scope);

CREATE INDEX record_participation_count_meeting ON record_participation_count (meeting);

CREATE TABLE change (
  "row" INTEGER NOT NULL,
  id TEXT NOT NULL,
  scope TEXT NOT NULL,
  entity TEXT NOT NULL,
  record TEXT NOT NULL,
  writer TEXT NOT NULL,
  serial INTEGER NOT NULL,
  line BLOB NOT NULL,
  PRIMARY KEY ("row"),
  CONSTRAINT change_id_scope UNIQUE (id, scope)
);

CREATE INDEX change_erasure ON change (entity) WHERE entity = 'erasure';

CREATE INDEX change_record ON change (record);

CREATE INDEX change_writer_serial ON change (writer, serial);

CREATE TABLE segment (
  "row" INTEGER NOT NULL,
  hash TEXT NOT NULL,
  scope TEXT NOT NULL,
  header BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY ("row"),
  CONSTRAINT segment_hash UNIQUE (hash)
);

CREATE INDEX segment_scope ON segment (scope);

CREATE TABLE segment_change (
  segment INTEGER NOT NULL,
  position INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (segment, position),
  FOREIGN KEY(segment) REFERENCES segment ("row"),
  FOREIGN KEY(change) REFERENCES change ("row")
)
 WITHOUT ROWID;

CREATE INDEX segment_change_change ON segment_change (change);

CREATE TABLE "conflict" (
  record TEXT NOT NULL,
  scope TEXT NOT NULL,
  entity TEXT NOT NULL,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  change TEXT NOT NULL,
  sure INTEGER NOT NULL,
  PRIMARY KEY (record, scope, entity, field, position)
)
 WITHOUT ROWID;

CREATE TABLE "indexed" (
  "row" INTEGER NOT NULL,
  PRIMARY KEY ("row")
);

CREATE TABLE writer (
  writer TEXT NOT NULL,
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (writer)
);

CREATE TABLE institution (
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY ("key")
);

CREATE TABLE receipt (
  peer TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (peer)
);

CREATE TABLE bundle (
  "row" INTEGER NOT NULL,
  direction TEXT NOT NULL,
  digest TEXT NOT NULL,
  peer TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  moment TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY ("row"),
  CONSTRAINT bundle_direction_digest UNIQUE (direction, digest)
);

CREATE INDEX bundle_peer ON bundle (peer);

CREATE TABLE setting (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
)
 WITHOUT ROWID;

CREATE TABLE draft (
  entity TEXT NOT NULL,
  record TEXT NOT NULL,
  moment TEXT NOT NULL,
  texts TEXT NOT NULL,
  PRIMARY KEY (entity, record)
);

CREATE VIRTUAL TABLE search USING fts5(title, body, entity UNINDEXED, record UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
