-- Written by npm run generate from the migrated database. Do not edit.

create table account_news (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  event_id palier.id not null,
  created_at timestamp with time zone not null default now(),
  told_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint account_news_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint account_news_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint account_news_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX account_news_once ON palier.account_news USING btree (organization_id, event_id);
CREATE INDEX account_news_told ON palier.account_news USING btree (organization_id, told_at) WHERE (told_at IS NOT NULL);
CREATE INDEX account_news_waiting ON palier.account_news USING btree (organization_id, person_id, created_at) WHERE (told_at IS NULL);
policy organization using (organization_id = palier.current_organization());

create table agent (
  id palier.id not null default palier.new_id(),
  service_provider_id palier.id not null,
  person_id palier.id not null,
  external_agent_company text,
  organization_id text not null default palier.current_organization()
);
constraint agent_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint agent_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint agent_pkey PRIMARY KEY (organization_id, id);
constraint agent_service_provider FOREIGN KEY (organization_id, service_provider_id) REFERENCES palier.service_provider(organization_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX agent_already_there ON palier.agent USING btree (organization_id, service_provider_id, person_id);
CREATE INDEX agent_by_person ON palier.agent USING btree (organization_id, person_id);
policy organization using (organization_id = palier.current_organization());

create table app (
  id palier.id not null default palier.new_id(),
  name text not null,
  site_url text not null default ''::text,
  slogan jsonb not null default '{}'::jsonb,
  colour text not null default '#8a4b2a'::text,
  logo_id palier.id,
  icon_id palier.id,
  locales text[] not null default '{ch_DE,ch_FR,ch_it,en_US}'::text[],
  default_locale text not null default 'ch_DE'::text,
  timezone text not null default 'Europe/Zurich'::text,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  automatic_invitation boolean not null default false
);
constraint app_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text));
constraint app_icon FOREIGN KEY (organization_id, icon_id) REFERENCES palier.file(organization_id, id);
constraint app_logo FOREIGN KEY (organization_id, logo_id) REFERENCES palier.file(organization_id, id);
constraint app_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint app_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint app_pkey PRIMARY KEY (organization_id, id);
policy organization using (organization_id = palier.current_organization());

create table attachment (
  id palier.id not null default palier.new_id(),
  file_id palier.id not null,
  ticket_id palier.id not null,
  message_id palier.id,
  internal boolean not null default false,
  position integer not null default 0,
  organization_id text not null default palier.current_organization()
);
constraint attachment_file FOREIGN KEY (organization_id, file_id) REFERENCES palier.file(organization_id, id);
constraint attachment_message FOREIGN KEY (organization_id, message_id) REFERENCES palier.message(organization_id, id) ON DELETE CASCADE;
constraint attachment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint attachment_pkey PRIMARY KEY (organization_id, id);
constraint attachment_ticket FOREIGN KEY (organization_id, ticket_id) REFERENCES palier.ticket(organization_id, id) ON DELETE CASCADE;
CREATE INDEX attachment_by_file ON palier.attachment USING btree (organization_id, file_id);
CREATE INDEX attachment_by_ticket ON palier.attachment USING btree (organization_id, ticket_id, message_id);
policy organization using (organization_id = palier.current_organization());

create table attempt (
  key text not null,
  failures integer not null default 0,
  last_at timestamp with time zone not null default now()
);
constraint attempt_pkey PRIMARY KEY (key);

create table authenticator (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  secret palier.sealed not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint authenticator_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint authenticator_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint authenticator_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX authenticator_of_person ON palier.authenticator USING btree (organization_id, person_id);
policy organization using (organization_id = palier.current_organization());

create table bucket (
  id palier.id not null default palier.new_id(),
  name text not null,
  created_by_id palier.id,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint bucket_created_by FOREIGN KEY (organization_id, created_by_id) REFERENCES palier.person(organization_id, id);
constraint bucket_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint bucket_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint bucket_pkey PRIMARY KEY (organization_id, id);
policy organization using (organization_id = palier.current_organization());

create table bucket_channel (
  id palier.id not null default palier.new_id(),
  bucket_id palier.id not null,
  app_id palier.id not null,
  property_id palier.id,
  building_id palier.id,
  unit_id palier.id,
  object_id text generated always as (COALESCE((unit_id)::text, (building_id)::text, (property_id)::text, (app_id)::text)),
  organization_id text not null default palier.current_organization()
);
constraint bucket_channel_bucket FOREIGN KEY (organization_id, bucket_id) REFERENCES palier.bucket(organization_id, id) ON DELETE CASCADE;
constraint bucket_channel_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint bucket_channel_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX bucket_channel_by_building ON palier.bucket_channel USING btree (organization_id, building_id) WHERE (building_id IS NOT NULL);
CREATE INDEX bucket_channel_by_unit ON palier.bucket_channel USING btree (organization_id, unit_id) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX bucket_channel_once ON palier.bucket_channel USING btree (organization_id, bucket_id, object_id);
policy organization using (organization_id = palier.current_organization());

create table bucket_file (
  id palier.id not null default palier.new_id(),
  bucket_id palier.id not null,
  file_id palier.id not null,
  added_at timestamp with time zone not null default clock_timestamp(),
  organization_id text not null default palier.current_organization()
);
constraint bucket_file_bucket FOREIGN KEY (organization_id, bucket_id) REFERENCES palier.bucket(organization_id, id) ON DELETE CASCADE;
constraint bucket_file_file FOREIGN KEY (organization_id, file_id) REFERENCES palier.file(organization_id, id) ON DELETE CASCADE;
constraint bucket_file_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint bucket_file_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX bucket_by_file ON palier.bucket_file USING btree (organization_id, file_id);
CREATE UNIQUE INDEX bucket_file_once ON palier.bucket_file USING btree (organization_id, bucket_id, file_id);
policy organization using (organization_id = palier.current_organization());

create table building (
  id palier.id not null default palier.new_id(),
  property_id palier.id not null,
  app_id palier.id not null,
  name text not null,
  description text,
  property_manager_id palier.id,
  property_owner text,
  street text,
  house_number text,
  postal_code text,
  city text,
  country text,
  latitude double precision,
  longitude double precision,
  address_type text,
  billing_period_start_date date,
  billing_period_end_date date,
  external_id text,
  read_only boolean not null default false,
  source text,
  import_id palier.id,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  search text generated always as (palier.place_words(((((((((((name || ' '::text) || COALESCE(street, ''::text)) || ' '::text) || COALESCE(house_number, ''::text)) || ' '::text) || COALESCE(postal_code, ''::text)) || ' '::text) || COALESCE(city, ''::text)) || ' '::text) || COALESCE(external_id, ''::text)))),
  version integer not null default 1,
  organization_id text not null default palier.current_organization(),
  kept_by_id palier.id,
  address_key text generated always as (palier.plain_place(((COALESCE(street, ''::text) || ' '::text) || COALESCE(house_number, ''::text))))
);
constraint building_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint building_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint building_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)));
constraint building_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)));
constraint building_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint building_pkey PRIMARY KEY (organization_id, id);
constraint building_property FOREIGN KEY (organization_id, property_id) REFERENCES palier.property(organization_id, id);
constraint building_property_manager FOREIGN KEY (organization_id, property_manager_id) REFERENCES palier.service_provider(organization_id, id);
CREATE INDEX building_by_address ON palier.building USING btree (organization_id, app_id, address_key) WHERE ((deleted_at IS NULL) AND (street IS NOT NULL));
CREATE INDEX building_by_app ON palier.building USING btree (organization_id, app_id) WHERE (deleted_at IS NULL);
CREATE INDEX building_by_property ON palier.building USING btree (organization_id, property_id, name, id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX building_external_id_taken ON palier.building USING btree (organization_id, external_id) WHERE ((external_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX building_of_property ON palier.building USING btree (organization_id, property_id);
CREATE INDEX building_of_property_manager ON palier.building USING btree (organization_id, property_manager_id) WHERE (property_manager_id IS NOT NULL);
CREATE INDEX building_search ON palier.building USING gin (organization_id, search gin_trgm_ops);
policy organization using (organization_id = palier.current_organization());

create table bulk_before (
  id palier.id not null default palier.new_id(),
  job_id palier.id not null,
  table_name text not null,
  row_id palier.id not null,
  before jsonb not null,
  organization_id text not null default palier.current_organization()
);
constraint bulk_before_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint bulk_before_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX bulk_before_of_job ON palier.bulk_before USING btree (organization_id, job_id, table_name, row_id);
policy organization using (organization_id = palier.current_organization());

create table bulk_left (
  id palier.id not null default palier.new_id(),
  job_id palier.id not null,
  table_name text not null,
  columns text[] not null,
  state bigint,
  left_at timestamp with time zone not null default clock_timestamp(),
  organization_id text not null default palier.current_organization()
);
constraint bulk_left_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint bulk_left_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX bulk_left_of_job ON palier.bulk_left USING btree (organization_id, job_id, table_name);
policy organization using (organization_id = palier.current_organization());

create table bulk_made (
  id palier.id not null default palier.new_id(),
  job_id palier.id not null,
  table_name text not null,
  last_row_id palier.id not null,
  row_ids text[] not null,
  organization_id text not null default palier.current_organization()
);
constraint bulk_made_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint bulk_made_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX bulk_made_of_job ON palier.bulk_made USING btree (organization_id, job_id, table_name, last_row_id);
policy organization using (organization_id = palier.current_organization());

create table check_in (
  id palier.id not null default palier.new_id(),
  utilisation_period_id palier.id not null,
  person_id palier.id not null,
  checked_in_at timestamp with time zone not null default now(),
  checked_out_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint check_in_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint check_in_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id);
constraint check_in_pkey PRIMARY KEY (organization_id, id);
constraint check_in_utilisation_period FOREIGN KEY (organization_id, utilisation_period_id) REFERENCES palier.utilisation_period(organization_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX already_checked_in ON palier.check_in USING btree (organization_id, utilisation_period_id, person_id) WHERE (checked_out_at IS NULL);
CREATE INDEX check_in_by_person ON palier.check_in USING btree (organization_id, person_id);
CREATE INDEX check_in_of_period ON palier.check_in USING btree (organization_id, utilisation_period_id);
policy organization using (organization_id = palier.current_organization());

create table collection (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  name text not null,
  external_id text not null,
  organization_id text not null default palier.current_organization()
);
constraint collection_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint collection_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint collection_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint collection_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX collection_external_id_taken ON palier.collection USING btree (organization_id, external_id);
policy organization using (organization_id = palier.current_organization());

create table collection_place (
  id palier.id not null default palier.new_id(),
  collection_id palier.id not null,
  object_id palier.id not null,
  organization_id text not null default palier.current_organization()
);
constraint collection_place_collection FOREIGN KEY (organization_id, collection_id) REFERENCES palier.collection(organization_id, id) ON DELETE CASCADE;
constraint collection_place_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint collection_place_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX collection_place_once ON palier.collection_place USING btree (organization_id, collection_id, object_id);
policy organization using (organization_id = palier.current_organization());

create table conversation (
  id palier.id not null default palier.new_id(),
  ticket_id palier.id not null,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint conversation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint conversation_pkey PRIMARY KEY (organization_id, id);
constraint conversation_ticket FOREIGN KEY (organization_id, ticket_id) REFERENCES palier.ticket(organization_id, id) ON DELETE CASCADE;
CREATE INDEX conversation_by_ticket ON palier.conversation USING btree (organization_id, ticket_id);
policy organization using (organization_id = palier.current_organization());

create table custom_item (
  id palier.id not null default palier.new_id(),
  property_id palier.id not null,
  building_id palier.id,
  unit_id palier.id,
  utilisation_period_id palier.id,
  name text not null,
  value text not null,
  is_unique boolean not null default false,
  created_by_id palier.id,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  organization_id text not null default palier.current_organization()
);
constraint custom_item_building FOREIGN KEY (organization_id, building_id) REFERENCES palier.building(organization_id, id) ON DELETE CASCADE;
constraint custom_item_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint custom_item_name_taken EXCLUDE USING gist (organization_id WITH =, property_id WITH =, lower(name) WITH =, ((is_unique)::integer) WITH <>);
constraint custom_item_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint custom_item_pkey PRIMARY KEY (organization_id, id);
constraint custom_item_property FOREIGN KEY (organization_id, property_id) REFERENCES palier.property(organization_id, id) ON DELETE CASCADE;
constraint custom_item_unit FOREIGN KEY (organization_id, unit_id) REFERENCES palier.unit(organization_id, id) ON DELETE CASCADE;
constraint custom_item_utilisation_period FOREIGN KEY (organization_id, utilisation_period_id) REFERENCES palier.utilisation_period(organization_id, id) ON DELETE CASCADE;
constraint custom_item_value_check CHECK ((length(value) <= 5000));
CREATE UNIQUE INDEX custom_item_name_already_there ON palier.custom_item USING btree (organization_id, property_id, lower(name)) WHERE is_unique;
CREATE INDEX custom_item_of_building ON palier.custom_item USING btree (organization_id, building_id) WHERE (building_id IS NOT NULL);
CREATE INDEX custom_item_of_period ON palier.custom_item USING btree (organization_id, utilisation_period_id) WHERE (utilisation_period_id IS NOT NULL);
CREATE INDEX custom_item_of_unit ON palier.custom_item USING btree (organization_id, unit_id) WHERE (unit_id IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table device (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  secret_hash text not null,
  name text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint device_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint device_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint device_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX device_by_age ON palier.device USING btree (organization_id, last_seen_at);
CREATE INDEX device_by_person ON palier.device USING btree (organization_id, person_id, last_seen_at);
CREATE UNIQUE INDEX device_secret ON palier.device USING btree (organization_id, secret_hash);
policy organization using (organization_id = palier.current_organization());

create table digest_entry (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  app_id palier.id not null,
  category text not null,
  area text not null,
  object_id palier.id not null,
  key text not null,
  line text not null,
  quote jsonb,
  occurred_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  told_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint digest_entry_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id) ON DELETE CASCADE;
constraint digest_entry_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint digest_entry_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint digest_entry_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX digest_entry_by_person ON palier.digest_entry USING btree (organization_id, person_id, due_at) WHERE (told_at IS NULL);
CREATE INDEX digest_entry_due ON palier.digest_entry USING btree (organization_id, due_at, person_id) WHERE (told_at IS NULL);
CREATE UNIQUE INDEX digest_entry_once ON palier.digest_entry USING btree (organization_id, person_id, key);
CREATE INDEX digest_entry_told ON palier.digest_entry USING btree (organization_id, told_at) WHERE (told_at IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table directory (
  kind text not null,
  key text not null,
  organization_id palier.id not null
);
constraint directory_key_check CHECK (((length(key) >= 1) AND (length(key) <= 320)));
constraint directory_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'app'::text, 'host'::text, 'client'::text, 'origin'::text])));
constraint directory_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint directory_pkey PRIMARY KEY (kind, key, organization_id);
CREATE UNIQUE INDEX directory_entry_taken ON palier.directory USING btree (kind, key) WHERE (kind <> ALL (ARRAY['email'::text, 'origin'::text]));

create table email_change (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  old_email text not null,
  new_email text not null,
  asked_by text not null,
  asked_by_id palier.id,
  delivery_id palier.id,
  old_token_hash text,
  new_token_hash text,
  undo_token_hash text,
  asked_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  approved_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  organization_id text not null default palier.current_organization()
);
constraint email_change_asked_by FOREIGN KEY (organization_id, asked_by_id) REFERENCES palier.person(organization_id, id) ON DELETE SET NULL (asked_by_id);
constraint email_change_asked_by_check CHECK ((asked_by = ANY (ARRAY['self'::text, 'staff'::text, 'interface'::text])));
constraint email_change_ends_somehow CHECK (((ended_at IS NULL) = (outcome IS NULL)));
constraint email_change_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint email_change_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'corrected'::text, 'stopped'::text, 'withdrawn'::text, 'replaced'::text, 'expired'::text, 'taken'::text, 'taken-back'::text])));
constraint email_change_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint email_change_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX email_change_by_asker ON palier.email_change USING btree (organization_id, asked_by_id, asked_at) WHERE (asked_by_id IS NOT NULL);
CREATE INDEX email_change_by_delivery ON palier.email_change USING btree (organization_id, delivery_id) WHERE (delivery_id IS NOT NULL);
CREATE INDEX email_change_by_new_token ON palier.email_change USING btree (organization_id, new_token_hash) WHERE (new_token_hash IS NOT NULL);
CREATE INDEX email_change_by_old_token ON palier.email_change USING btree (organization_id, old_token_hash) WHERE (old_token_hash IS NOT NULL);
CREATE INDEX email_change_by_person ON palier.email_change USING btree (organization_id, person_id, asked_at DESC);
CREATE INDEX email_change_by_undo_token ON palier.email_change USING btree (organization_id, undo_token_hash) WHERE (undo_token_hash IS NOT NULL);
CREATE UNIQUE INDEX email_change_pending ON palier.email_change USING btree (organization_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX email_change_to_old ON palier.email_change USING btree (organization_id, lower(old_email)) WHERE (outcome = 'done'::text);
policy organization using (organization_id = palier.current_organization());

create table event (
  id palier.id not null default palier.new_id(),
  type text not null,
  subject_id palier.id,
  data jsonb not null default '{}'::jsonb,
  actor_id palier.id,
  occurred_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  position bigint not null default palier.event_position(),
  step bigint not null default nextval('palier.event_step'::regclass),
  trail boolean not null default false,
  concerned_id palier.id,
  places text[] not null default '{}'::text[],
  origin jsonb,
  search text
);
constraint event_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint event_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX event_by_subject ON palier.event USING btree (organization_id, subject_id, id);
CREATE INDEX event_by_type ON palier.event USING btree (organization_id, type, id);
CREATE INDEX event_in_order ON palier.event USING btree (organization_id, "position", step, id);
CREATE INDEX event_trail ON palier.event USING btree (organization_id, id) WHERE trail;
CREATE INDEX event_trail_by_actor ON palier.event USING btree (organization_id, actor_id, id) WHERE (trail AND (actor_id IS NOT NULL));
CREATE INDEX event_trail_by_concerned ON palier.event USING btree (organization_id, concerned_id, id) WHERE (trail AND (concerned_id IS NOT NULL));
CREATE INDEX event_trail_by_first_place ON palier.event USING btree (organization_id, (places[1]), id) WHERE trail;
CREATE INDEX event_trail_by_fourth_place ON palier.event USING btree (organization_id, (places[4]), id) WHERE (trail AND (places[4] IS NOT NULL));
CREATE INDEX event_trail_by_many_places ON palier.event USING gin (organization_id, places) WHERE (trail AND (cardinality(places) > 4));
CREATE INDEX event_trail_by_second_place ON palier.event USING btree (organization_id, (places[2]), id) WHERE (trail AND (places[2] IS NOT NULL));
CREATE INDEX event_trail_by_third_place ON palier.event USING btree (organization_id, (places[3]), id) WHERE (trail AND (places[3] IS NOT NULL));
CREATE INDEX event_trail_search ON palier.event USING gin (organization_id, search gin_trgm_ops) WITH (gin_pending_list_limit='1024') WHERE trail;
policy organization using (organization_id = palier.current_organization());

create table exchange_export (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  created_by_id palier.id not null,
  with_staff boolean not null,
  state text not null default 'waiting'::text,
  storage_key text,
  size bigint,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint exchange_export_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint exchange_export_created_by FOREIGN KEY (organization_id, created_by_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint exchange_export_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint exchange_export_pkey PRIMARY KEY (organization_id, id);
constraint exchange_export_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])));
CREATE INDEX exchange_export_by_age ON palier.exchange_export USING btree (organization_id, created_at);
policy organization using (organization_id = palier.current_organization());

create table exchange_file (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  job_id palier.id,
  name text not null,
  storage_key text,
  size bigint not null,
  uploaded_at timestamp with time zone not null default clock_timestamp(),
  organization_id text not null default palier.current_organization()
);
constraint exchange_file_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint exchange_file_job FOREIGN KEY (organization_id, job_id) REFERENCES palier.exchange_job(organization_id, id) ON DELETE CASCADE;
constraint exchange_file_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint exchange_file_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX exchange_file_of_job ON palier.exchange_file USING btree (organization_id, job_id, name) WHERE (job_id IS NOT NULL);
CREATE UNIQUE INDEX exchange_file_waiting ON palier.exchange_file USING btree (organization_id, app_id, name) WHERE (job_id IS NULL);
policy organization using (organization_id = palier.current_organization());

create table exchange_job (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  created_by_id palier.id,
  state text not null default 'waiting'::text,
  manifest jsonb not null,
  counts jsonb not null default '{}'::jsonb,
  applied_at timestamp with time zone,
  problem_count integer not null default 0,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  milliseconds integer,
  undo_problem text,
  organization_id text not null default palier.current_organization(),
  source text
);
constraint exchange_job_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint exchange_job_created_by FOREIGN KEY (organization_id, created_by_id) REFERENCES palier.person(organization_id, id);
constraint exchange_job_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint exchange_job_pkey PRIMARY KEY (organization_id, id);
constraint exchange_job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'checking'::text, 'refused'::text, 'to-confirm'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text])));
CREATE INDEX exchange_job_by_app ON palier.exchange_job USING btree (organization_id, app_id, id DESC);
CREATE UNIQUE INDEX exchange_job_of_source ON palier.exchange_job USING btree (organization_id, app_id, source) WHERE (source IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table exchange_problem (
  id palier.id not null default palier.new_id(),
  job_id palier.id not null,
  position integer not null,
  file text not null,
  line integer,
  column text,
  value text,
  reason text not null,
  organization_id text not null default palier.current_organization()
);
constraint exchange_problem_job FOREIGN KEY (organization_id, job_id) REFERENCES palier.exchange_job(organization_id, id) ON DELETE CASCADE;
constraint exchange_problem_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint exchange_problem_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX exchange_problem_in_order ON palier.exchange_problem USING btree (organization_id, job_id, "position");
policy organization using (organization_id = palier.current_organization());

create table file (
  id palier.id not null default palier.new_id(),
  owner_id palier.id,
  name text not null,
  original_filename text not null,
  type text not null,
  extension text not null default ''::text,
  size bigint not null,
  category text not null default ''::text,
  description text not null default ''::text,
  path text not null default ''::text,
  sizes jsonb not null,
  public boolean not null default false,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255)));
constraint file_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint file_original_filename_check CHECK (((length(original_filename) >= 1) AND (length(original_filename) <= 255)));
constraint file_owner FOREIGN KEY (organization_id, owner_id) REFERENCES palier.person(organization_id, id);
constraint file_pkey PRIMARY KEY (organization_id, id);
constraint file_size_check CHECK ((size >= 0));
CREATE INDEX file_by_age ON palier.file USING btree (organization_id, created_at);
policy organization using (organization_id = palier.current_organization());

create table idempotency (
  id text not null,
  request text not null,
  status integer,
  body jsonb,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint idempotency_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint idempotency_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX idempotency_by_age ON palier.idempotency USING btree (organization_id, created_at);
policy organization using (organization_id = palier.current_organization());

create table import (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  file_name text not null,
  format text not null default 'csv'::text,
  encoding text not null default 'utf-8'::text,
  separator text not null default ','::text,
  state text not null default 'mapping'::text,
  columns jsonb not null default '[]'::jsonb,
  generate_units boolean not null default false,
  row_count integer not null default 0,
  done_count integer not null default 0,
  total_count integer not null default 0,
  counts jsonb not null default '{}'::jsonb,
  digest text,
  problem text,
  created_by_id palier.id,
  created_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  organization_id text not null default palier.current_organization(),
  sheet text not null default ''::text,
  header_line integer not null default 1,
  header_lines integer not null default 1,
  leave_out_remarks boolean not null default true,
  view jsonb not null default '{}'::jsonb
);
constraint import_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint import_created_by FOREIGN KEY (organization_id, created_by_id) REFERENCES palier.person(organization_id, id);
constraint import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255)));
constraint import_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text])));
constraint import_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint import_pkey PRIMARY KEY (organization_id, id);
constraint import_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'previewing'::text, 'previewed'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'failed'::text])));
policy organization using (organization_id = palier.current_organization());

create table import_line (
  id palier.id not null default palier.new_id(),
  import_id palier.id not null,
  line integer not null,
  label text not null default ''::text,
  outcome text,
  problems jsonb not null default '[]'::jsonb,
  organization_id text not null default palier.current_organization()
);
constraint import_line_outcome_check CHECK ((outcome = ANY (ARRAY['create'::text, 'change'::text, 'same'::text, 'error'::text])));
constraint import_line_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX import_line_in_order ON palier.import_line USING btree (organization_id, import_id, line);
policy organization using (organization_id = palier.current_organization());

create table import_object (
  id palier.id not null default palier.new_id(),
  import_id palier.id not null,
  line integer not null,
  kind text not null,
  key text not null,
  parent_key text,
  external_id text,
  register_id text,
  fields jsonb not null,
  derived boolean not null default false,
  units jsonb,
  makes_units boolean not null default false,
  object_id palier.id default palier.new_id(),
  parent_id palier.id,
  outcome text not null default 'create'::text,
  before jsonb,
  problem text,
  kept text,
  organization_id text not null default palier.current_organization()
);
constraint import_object_kind_check CHECK ((kind = ANY (ARRAY['property'::text, 'building'::text, 'unit'::text, 'period'::text, 'tenant'::text])));
constraint import_object_outcome_check CHECK ((outcome = ANY (ARRAY['create'::text, 'change'::text, 'same'::text, 'error'::text])));
constraint import_object_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX import_object_by_line ON palier.import_object USING btree (organization_id, import_id, line);
policy organization using (organization_id = palier.current_organization());

create table import_shape (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  shape text not null,
  fields jsonb not null,
  organization_id text not null default palier.current_organization()
);
constraint import_shape_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint import_shape_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint import_shape_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX import_shape_once ON palier.import_shape USING btree (organization_id, app_id, shape);
policy organization using (organization_id = palier.current_organization());

create table letter_run (
  id palier.id not null default palier.new_id(),
  requested_by_id palier.id not null,
  state text not null default 'waiting'::text,
  address_window text not null default 'right'::text,
  letter_count integer not null,
  drawn_count integer not null default 0,
  file_id palier.id,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  unwritten text[] not null default '{}'::text[]
);
constraint letter_run_address_window_check CHECK ((address_window = ANY (ARRAY['left'::text, 'right'::text])));
constraint letter_run_file FOREIGN KEY (organization_id, file_id) REFERENCES palier.file(organization_id, id) ON DELETE CASCADE;
constraint letter_run_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint letter_run_pkey PRIMARY KEY (organization_id, id);
constraint letter_run_requested_by FOREIGN KEY (organization_id, requested_by_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint letter_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'drawing'::text, 'done'::text, 'failed'::text])));
CREATE INDEX letter_run_by_person ON palier.letter_run USING btree (organization_id, requested_by_id, id DESC);
policy organization using (organization_id = palier.current_organization());

create table live_connection (
  process text not null,
  caller text not null,
  held integer not null,
  seen_at timestamp with time zone not null default now()
);
constraint live_connection_pkey PRIMARY KEY (process, caller);

create table mail (
  id palier.id not null default palier.new_id(),
  person_id palier.id,
  ticket_id palier.id,
  kind text not null,
  sender_name text not null,
  recipient text not null,
  subject text not null,
  html text not null,
  text text not null,
  message_id text not null,
  reference_id text,
  headers jsonb not null default '{}'::jsonb,
  key text not null,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  attempts integer not null default 0,
  last_error text,
  organization_id text not null default palier.current_organization(),
  caused_by_id palier.id,
  taken_until timestamp with time zone,
  interruptions integer not null default 0,
  failed_at timestamp with time zone,
  problem text
);
constraint mail_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint mail_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id);
constraint mail_pkey PRIMARY KEY (organization_id, id);
constraint mail_problem_check CHECK ((problem = ANY (ARRAY['address-refused'::text, 'given-up'::text, 'interrupted'::text])));
CREATE INDEX mail_by_age ON palier.mail USING btree (organization_id, id DESC);
CREATE INDEX mail_by_cause ON palier.mail USING btree (organization_id, caused_by_id, created_at) WHERE (caused_by_id IS NOT NULL);
CREATE INDEX mail_by_creation ON palier.mail USING btree (organization_id, created_at);
CREATE INDEX mail_by_recipient ON palier.mail USING btree (organization_id, person_id, created_at) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX mail_once ON palier.mail USING btree (organization_id, key);
CREATE INDEX mail_waiting ON palier.mail USING btree (organization_id) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
policy organization using (organization_id = palier.current_organization());

create table mail_server (
  name text not null default 'smtp'::text,
  failing_since timestamp with time zone,
  failed_at timestamp with time zone,
  last_error text,
  sent_at timestamp with time zone,
  cause text
);
constraint mail_server_cause_check CHECK ((cause = ANY (ARRAY['login'::text, 'unreachable'::text, 'sender'::text, 'quota'::text, 'other'::text])));
constraint mail_server_name_check CHECK ((name = 'smtp'::text));
constraint mail_server_pkey PRIMARY KEY (name);

create table message (
  id palier.id not null default palier.new_id(),
  conversation_id palier.id not null,
  ticket_id palier.id not null,
  type text not null default 'text'::text,
  content text not null default ''::text,
  internal boolean not null default false,
  author_id palier.id,
  author_name text,
  author_email text,
  by_agent boolean not null default false,
  input_channel text not null default 'app'::text,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  words tsvector generated always as (palier.marked_words(organization_id, content))
);
constraint message_author FOREIGN KEY (organization_id, author_id) REFERENCES palier.person(organization_id, id);
constraint message_content_check CHECK ((length(content) <= 20000));
constraint message_conversation FOREIGN KEY (organization_id, conversation_id) REFERENCES palier.conversation(organization_id, id) ON DELETE CASCADE;
constraint message_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint message_pkey PRIMARY KEY (organization_id, id);
constraint message_type_check CHECK ((type = ANY (ARRAY['text'::text, 'file'::text])));
CREATE INDEX message_by_author ON palier.message USING btree (organization_id, author_id, created_at);
CREATE INDEX message_by_conversation ON palier.message USING btree (organization_id, conversation_id, created_at, id);
CREATE INDEX message_by_ticket ON palier.message USING btree (organization_id, ticket_id, created_at, id);
CREATE INDEX message_words ON palier.message USING gin (words);
policy organization using (organization_id = palier.current_organization());

create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now()
);
constraint migration_pkey PRIMARY KEY (name);

create table notification (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  type text not null,
  category text not null,
  words jsonb not null default '{}'::jsonb,
  title text not null,
  object_id palier.id not null,
  referenced_object_id palier.id,
  created_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  organization_id text not null default palier.current_organization(),
  area text not null default 'app'::text
);
constraint notification_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint notification_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint notification_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX notification_about ON palier.notification USING btree (organization_id, object_id, id);
CREATE INDEX notification_by_object ON palier.notification USING btree (organization_id, person_id, object_id);
CREATE INDEX notification_by_person ON palier.notification USING btree (organization_id, person_id, id DESC);
CREATE INDEX notification_unread ON palier.notification USING btree (organization_id, person_id) WHERE (read_at IS NULL);
policy organization using (organization_id = palier.current_organization());

create table oauth_client (
  id palier.id not null default palier.new_id(),
  name text not null,
  kind text not null,
  redirect_uris text[] not null default '{}'::text[],
  grants text[] not null default '{}'::text[],
  old boolean not null default false,
  terms_url text not null default ''::text,
  privacy_url text not null default ''::text,
  person_id palier.id,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  scopes text[]
);
constraint oauth_client_kind_check CHECK ((kind = ANY (ARRAY['public'::text, 'confidential'::text, 'system'::text])));
constraint oauth_client_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint oauth_client_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint oauth_client_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id);
constraint oauth_client_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX oauth_client_by_person ON palier.oauth_client USING btree (organization_id, person_id) WHERE (person_id IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table oauth_code (
  id palier.id not null default palier.new_id(),
  client_id palier.id not null,
  person_id palier.id not null,
  code_hash text not null,
  redirect_uri text not null,
  scope text not null,
  challenge text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint oauth_code_client FOREIGN KEY (organization_id, client_id) REFERENCES palier.oauth_client(organization_id, id) ON DELETE CASCADE;
constraint oauth_code_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint oauth_code_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint oauth_code_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX oauth_code_by_client ON palier.oauth_code USING btree (organization_id, client_id);
CREATE INDEX oauth_code_by_end ON palier.oauth_code USING btree (organization_id, expires_at);
CREATE INDEX oauth_code_by_person ON palier.oauth_code USING btree (organization_id, person_id);
CREATE UNIQUE INDEX oauth_code_hash ON palier.oauth_code USING btree (organization_id, code_hash);
policy organization using (organization_id = palier.current_organization());

create table oauth_consent (
  id palier.id not null default palier.new_id(),
  client_id palier.id not null,
  person_id palier.id not null,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint oauth_consent_client FOREIGN KEY (organization_id, client_id) REFERENCES palier.oauth_client(organization_id, id) ON DELETE CASCADE;
constraint oauth_consent_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint oauth_consent_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint oauth_consent_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX oauth_consent_by_person ON palier.oauth_consent USING btree (organization_id, person_id);
CREATE UNIQUE INDEX oauth_consent_once ON palier.oauth_consent USING btree (organization_id, client_id, person_id);
policy organization using (organization_id = palier.current_organization());

create table oauth_secret (
  id palier.id not null default palier.new_id(),
  client_id palier.id not null,
  secret_hash text not null,
  hint text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint oauth_secret_client FOREIGN KEY (organization_id, client_id) REFERENCES palier.oauth_client(organization_id, id) ON DELETE CASCADE;
constraint oauth_secret_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint oauth_secret_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX oauth_secret_hash ON palier.oauth_secret USING btree (organization_id, client_id, secret_hash);
policy organization using (organization_id = palier.current_organization());

create table oauth_token (
  id palier.id not null default palier.new_id(),
  kind text not null,
  family_id palier.id not null,
  client_id palier.id not null,
  person_id palier.id not null,
  token_hash text not null,
  scope text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  organization_id text not null default palier.current_organization(),
  successor_seed text
);
constraint oauth_token_client FOREIGN KEY (organization_id, client_id) REFERENCES palier.oauth_client(organization_id, id) ON DELETE CASCADE;
constraint oauth_token_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'refresh'::text])));
constraint oauth_token_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint oauth_token_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint oauth_token_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX oauth_token_by_client ON palier.oauth_token USING btree (organization_id, client_id);
CREATE INDEX oauth_token_by_end ON palier.oauth_token USING btree (organization_id, expires_at);
CREATE INDEX oauth_token_by_family ON palier.oauth_token USING btree (organization_id, family_id);
CREATE INDEX oauth_token_by_person ON palier.oauth_token USING btree (organization_id, person_id);
CREATE UNIQUE INDEX oauth_token_hash ON palier.oauth_token USING btree (organization_id, token_hash);
policy organization using (organization_id = palier.current_organization());

create table one_time_link (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  purpose text not null,
  email text not null,
  token_hash text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint one_time_link_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint one_time_link_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint one_time_link_pkey PRIMARY KEY (organization_id, id);
constraint one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['password-reset'::text, 'email-confirmation'::text, 'staff-invitation'::text, 'proof'::text, 'sign-in'::text])));
CREATE INDEX one_time_link_by_person ON palier.one_time_link USING btree (organization_id, person_id, purpose);
CREATE UNIQUE INDEX one_time_link_token ON palier.one_time_link USING btree (organization_id, token_hash);
policy organization using (organization_id = palier.current_organization());

create table organization (
  id palier.id not null default palier.new_id(),
  name text not null,
  tools text[] not null default '{}'::text[],
  demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  second_factor_from timestamp with time zone
);
constraint organization_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint organization_pkey PRIMARY KEY (id);
policy organization using (((id)::text = palier.current_organization()) OR (CURRENT_USER <> 'palier_app'::name));

create table passkey (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  name text not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint passkey_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint passkey_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint passkey_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX passkey_credential ON palier.passkey USING btree (organization_id, credential_id);
CREATE INDEX passkey_of_person ON palier.passkey USING btree (organization_id, person_id, created_at);
policy organization using (organization_id = palier.current_organization());

create table permission (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  role text not null,
  app_id palier.id,
  property_id palier.id,
  building_id palier.id,
  unit_id palier.id,
  restrictions jsonb not null default '[]'::jsonb,
  start_at timestamp with time zone,
  end_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint permission_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id) ON DELETE CASCADE;
constraint permission_building FOREIGN KEY (organization_id, building_id) REFERENCES palier.building(organization_id, id) ON DELETE CASCADE;
constraint permission_dates CHECK ((end_at > start_at));
constraint permission_object CHECK ((num_nonnulls(app_id, property_id, building_id, unit_id) = 1));
constraint permission_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint permission_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint permission_pkey PRIMARY KEY (organization_id, id);
constraint permission_property FOREIGN KEY (organization_id, property_id) REFERENCES palier.property(organization_id, id) ON DELETE CASCADE;
constraint permission_unit FOREIGN KEY (organization_id, unit_id) REFERENCES palier.unit(organization_id, id) ON DELETE CASCADE;
CREATE INDEX permission_by_app ON palier.permission USING btree (organization_id, app_id) WHERE (app_id IS NOT NULL);
CREATE INDEX permission_by_person ON palier.permission USING btree (organization_id, person_id);
CREATE INDEX permission_of_building ON palier.permission USING btree (organization_id, building_id) WHERE (building_id IS NOT NULL);
CREATE INDEX permission_of_property ON palier.permission USING btree (organization_id, property_id) WHERE (property_id IS NOT NULL);
CREATE INDEX permission_of_unit ON palier.permission USING btree (organization_id, unit_id) WHERE (unit_id IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table person (
  id palier.id not null default palier.new_id(),
  username text not null,
  email text not null,
  email_confirmed_at timestamp with time zone,
  password_hash text,
  password_changed_at timestamp with time zone,
  locale text not null default 'ch_DE'::text,
  phone_number text,
  gender text,
  description text not null default ''::text,
  profile_image_id palier.id,
  type text,
  public_profile boolean not null default false,
  external_id text,
  tenant_ids jsonb not null default '{}'::jsonb,
  read_only boolean not null default false,
  invite_email_sent boolean not null default false,
  receive_admin_notifications boolean not null default true,
  notification_settings jsonb not null default '{}'::jsonb,
  channels jsonb not null default '{"push": true, "email": true}'::jsonb,
  creation_app_id palier.id,
  last_login_at timestamp with time zone,
  deletion_requested_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  email_key text generated always as (lower(email)),
  search text generated always as (palier.searchable(((username || ' '::text) || email))),
  organization_id text not null default palier.current_organization(),
  password_given boolean not null default false,
  locked_at timestamp with time zone,
  deactivated_at timestamp with time zone
);
constraint email_invalid CHECK ((((length(email) >= 3) AND (length(email) <= 254)) AND (email ~ '^[^[:space:]@]+@[^[:space:]@]+$'::text)));
constraint name_with_link CHECK ((username !~* '[[:cntrl:]]|://|www\.'::text));
constraint person_gender_check CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text])));
constraint person_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint person_pkey PRIMARY KEY (organization_id, id);
constraint person_profile_image FOREIGN KEY (organization_id, profile_image_id) REFERENCES palier.file(organization_id, id);
constraint username_invalid CHECK (((length(username) >= 1) AND (length(username) <= 200)));
CREATE UNIQUE INDEX email_taken ON palier.person USING btree (organization_id, email_key);
CREATE UNIQUE INDEX person_external_id_taken ON palier.person USING btree (organization_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX person_in_order ON palier.person USING btree (organization_id, username, id);
CREATE INDEX person_search ON palier.person USING gin (organization_id, search gin_trgm_ops);
policy organization using (organization_id = palier.current_organization());

create table post (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  author_id palier.id,
  category text not null,
  title text not null,
  content text not null,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint post_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint post_author FOREIGN KEY (organization_id, author_id) REFERENCES palier.person(organization_id, id);
constraint post_content_check CHECK ((length(content) <= 20000));
constraint post_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint post_pkey PRIMARY KEY (organization_id, id);
constraint post_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
policy organization using (organization_id = palier.current_organization());

create table post_channel (
  id palier.id not null default palier.new_id(),
  post_id palier.id not null,
  app_id palier.id not null,
  property_id palier.id,
  building_id palier.id,
  unit_id palier.id,
  object_id text generated always as (COALESCE((unit_id)::text, (building_id)::text, (property_id)::text, (app_id)::text)),
  organization_id text not null default palier.current_organization()
);
constraint post_channel_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint post_channel_pkey PRIMARY KEY (organization_id, id);
constraint post_channel_post FOREIGN KEY (organization_id, post_id) REFERENCES palier.post(organization_id, id) ON DELETE CASCADE;
CREATE INDEX post_by_app ON palier.post_channel USING btree (organization_id, app_id, post_id DESC);
CREATE INDEX post_by_building ON palier.post_channel USING btree (organization_id, building_id, post_id DESC) WHERE (building_id IS NOT NULL);
CREATE INDEX post_by_channel ON palier.post_channel USING btree (organization_id, object_id, post_id DESC);
CREATE INDEX post_by_property ON palier.post_channel USING btree (organization_id, property_id, post_id DESC) WHERE (property_id IS NOT NULL);
CREATE INDEX post_by_unit ON palier.post_channel USING btree (organization_id, unit_id, post_id DESC) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX post_channel_once ON palier.post_channel USING btree (organization_id, post_id, object_id);
policy organization using (organization_id = palier.current_organization());

create table property (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  name text not null,
  label text,
  timezone text not null default 'Europe/Zurich'::text,
  property_owner text,
  billing_period_start_date date,
  billing_period_end_date date,
  external_id text,
  read_only boolean not null default false,
  source text,
  import_id palier.id,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  search text generated always as (palier.place_words(((name || ' '::text) || COALESCE(external_id, ''::text)))),
  version integer not null default 1,
  organization_id text not null default palier.current_organization(),
  kept_by_id palier.id
);
constraint property_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint property_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint property_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint property_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint property_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX property_external_id_taken ON palier.property USING btree (organization_id, external_id) WHERE ((external_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX property_in_order ON palier.property USING btree (organization_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX property_search ON palier.property USING gin (organization_id, search gin_trgm_ops);
policy organization using (organization_id = palier.current_organization());

create table push_subscription (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  session_id palier.id,
  endpoint text not null,
  keys jsonb not null,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint push_subscription_endpoint_check CHECK ((length(endpoint) <= 2000));
constraint push_subscription_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint push_subscription_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint push_subscription_pkey PRIMARY KEY (organization_id, id);
constraint push_subscription_session FOREIGN KEY (organization_id, session_id) REFERENCES palier.session(organization_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX push_subscription_once ON palier.push_subscription USING btree (organization_id, person_id, endpoint);
policy organization using (organization_id = palier.current_organization());

create table recovery_code (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  code_hash text not null,
  organization_id text not null default palier.current_organization()
);
constraint recovery_code_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint recovery_code_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint recovery_code_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX recovery_code_of_person ON palier.recovery_code USING btree (organization_id, person_id, code_hash);
policy organization using (organization_id = palier.current_organization());

create table refused_sign_in (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  hour timestamp with time zone not null default date_trunc('hour'::text, now()),
  count integer not null default 1,
  addresses text[] not null,
  organization_id text not null default palier.current_organization()
);
constraint refused_sign_in_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint refused_sign_in_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint refused_sign_in_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX refused_sign_in_by_hour ON palier.refused_sign_in USING btree (organization_id, hour);
CREATE UNIQUE INDEX refused_sign_in_hour ON palier.refused_sign_in USING btree (organization_id, person_id, hour);
policy organization using (organization_id = palier.current_organization());

create table registration_code (
  id palier.id not null default palier.new_id(),
  code text not null,
  tenant_email text,
  tenant_name text,
  tenant_phone text,
  external_id text,
  permanent boolean not null default false,
  read_only boolean not null default false,
  instant_invite boolean not null default false,
  locale text,
  invited_at timestamp with time zone,
  resend_attempts timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  used_by_id palier.id,
  created_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  code_key text generated always as (upper(replace(code, '-'::text, ''::text))),
  email_key text generated always as (lower(tenant_email)),
  mail_secret palier.sealed,
  search text generated always as (palier.searchable(((((COALESCE(tenant_name, ''::text) || ' '::text) || COALESCE(tenant_email, ''::text)) || ' '::text) || code))),
  organization_id text not null default palier.current_organization(),
  app_id palier.id,
  declined_at timestamp with time zone,
  invited_by_id palier.id,
  invitation_problem text,
  kept_by_id palier.id
);
constraint registration_code_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint registration_code_code_check CHECK (((length(code) >= 4) AND (length(code) <= 64)));
constraint registration_code_invited_by FOREIGN KEY (organization_id, invited_by_id) REFERENCES palier.person(organization_id, id) ON DELETE SET NULL (invited_by_id);
constraint registration_code_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint registration_code_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint registration_code_pkey PRIMARY KEY (organization_id, id);
constraint registration_code_used_by FOREIGN KEY (organization_id, used_by_id) REFERENCES palier.person(organization_id, id);
CREATE UNIQUE INDEX code_taken ON palier.registration_code USING btree (organization_id, code_key) WHERE (withdrawn_at IS NULL);
CREATE INDEX registration_code_by_email ON palier.registration_code USING btree (organization_id, email_key) WHERE (withdrawn_at IS NULL);
CREATE INDEX registration_code_by_external_id ON palier.registration_code USING btree (organization_id, external_id) WHERE ((external_id IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX registration_code_of_inviter ON palier.registration_code USING btree (organization_id, invited_by_id) WHERE (invited_by_id IS NOT NULL);
CREATE INDEX registration_code_search ON palier.registration_code USING gin (organization_id, search gin_trgm_ops);
CREATE INDEX registration_code_to_invite ON palier.registration_code USING btree (organization_id, id) WHERE ((invited_at IS NULL) AND (used_at IS NULL) AND (withdrawn_at IS NULL) AND (tenant_email IS NOT NULL));
CREATE INDEX registration_code_used_by ON palier.registration_code USING btree (organization_id, used_by_id) WHERE (used_by_id IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table registration_code_period (
  id palier.id not null default palier.new_id(),
  registration_code_id palier.id not null,
  utilisation_period_id palier.id not null,
  organization_id text not null default palier.current_organization(),
  ended_at timestamp with time zone
);
constraint registration_code_period_code FOREIGN KEY (organization_id, registration_code_id) REFERENCES palier.registration_code(organization_id, id) ON DELETE CASCADE;
constraint registration_code_period_period FOREIGN KEY (organization_id, utilisation_period_id) REFERENCES palier.utilisation_period(organization_id, id) ON DELETE CASCADE;
constraint registration_code_period_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX registration_code_by_period ON palier.registration_code_period USING btree (organization_id, utilisation_period_id);
CREATE UNIQUE INDEX registration_code_period_once ON palier.registration_code_period USING btree (organization_id, registration_code_id, utilisation_period_id);
policy organization using (organization_id = palier.current_organization());

create table request_budget (
  key text not null,
  until bigint not null,
  used bigint not null
);
constraint request_budget_pkey PRIMARY KEY (key);

create table responsibility (
  id palier.id not null default palier.new_id(),
  user_relation_id palier.id not null,
  role text,
  organization_id text not null default palier.current_organization()
);
constraint responsibility_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint responsibility_pkey PRIMARY KEY (organization_id, id);
constraint responsibility_relation FOREIGN KEY (organization_id, user_relation_id) REFERENCES palier.user_relation(organization_id, id) ON DELETE CASCADE;
constraint responsibility_role_check CHECK (((length(role) >= 1) AND (length(role) <= 200)));
CREATE UNIQUE INDEX responsibility_once ON palier.responsibility USING btree (organization_id, user_relation_id, role) NULLS NOT DISTINCT;
policy organization using (organization_id = palier.current_organization());

create table responsibility_place (
  id palier.id not null default palier.new_id(),
  responsibility_id palier.id not null,
  property_id palier.id,
  building_id palier.id,
  valid_from date,
  valid_to date,
  source text,
  organization_id text not null default palier.current_organization()
);
constraint responsibility_place_building FOREIGN KEY (organization_id, building_id) REFERENCES palier.building(organization_id, id) ON DELETE CASCADE;
constraint responsibility_place_dates CHECK ((((valid_from IS NULL) = (valid_to IS NULL)) AND (valid_to >= valid_from)));
constraint responsibility_place_object CHECK ((num_nonnulls(property_id, building_id) = 1));
constraint responsibility_place_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint responsibility_place_pkey PRIMARY KEY (organization_id, id);
constraint responsibility_place_property FOREIGN KEY (organization_id, property_id) REFERENCES palier.property(organization_id, id) ON DELETE CASCADE;
constraint responsibility_place_responsibility FOREIGN KEY (organization_id, responsibility_id) REFERENCES palier.responsibility(organization_id, id) ON DELETE CASCADE;
CREATE INDEX responsibility_by_building ON palier.responsibility_place USING btree (organization_id, building_id) WHERE (building_id IS NOT NULL);
CREATE INDEX responsibility_by_property ON palier.responsibility_place USING btree (organization_id, property_id) WHERE (property_id IS NOT NULL);
CREATE UNIQUE INDEX responsibility_place_once ON palier.responsibility_place USING btree (organization_id, responsibility_id, property_id, building_id) NULLS NOT DISTINCT;
policy organization using (organization_id = palier.current_organization());

create table secret (
  name text not null,
  value palier.sealed not null
);
constraint secret_pkey PRIMARY KEY (name);

create table service_provider (
  id palier.id not null default palier.new_id(),
  name text not null,
  type text not null default 'property-manager'::text,
  parent_id palier.id,
  email text,
  phone_number text,
  website text,
  address jsonb not null default '{}'::jsonb,
  external_id text,
  read_only boolean not null default false,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  kept_by_id palier.id
);
constraint service_provider_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint service_provider_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint service_provider_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint service_provider_parent FOREIGN KEY (organization_id, parent_id) REFERENCES palier.service_provider(organization_id, id);
constraint service_provider_pkey PRIMARY KEY (organization_id, id);
constraint service_provider_type_check CHECK ((type = ANY (ARRAY['property-manager'::text, 'service-provider'::text, 'craftspeople'::text])));
CREATE UNIQUE INDEX service_provider_external_id_taken ON palier.service_provider USING btree (organization_id, external_id) WHERE (external_id IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table session (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  token_hash text not null,
  device text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  organization_id text not null default palier.current_organization(),
  proved_at timestamp with time zone,
  device_id palier.id,
  strong boolean not null default false
);
constraint session_device FOREIGN KEY (organization_id, device_id) REFERENCES palier.device(organization_id, id) ON DELETE CASCADE;
constraint session_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint session_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint session_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX session_by_end ON palier.session USING btree (organization_id, expires_at);
CREATE INDEX session_by_person ON palier.session USING btree (organization_id, person_id);
CREATE INDEX session_of_device ON palier.session USING btree (organization_id, device_id) WHERE (device_id IS NOT NULL);
CREATE UNIQUE INDEX session_token ON palier.session USING btree (organization_id, token_hash);
policy organization using (organization_id = palier.current_organization());

create table setting (
  name text not null,
  value jsonb not null
);
constraint setting_pkey PRIMARY KEY (name);

create table sign_in_ticket (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  organization_id text not null default palier.current_organization()
);
constraint sign_in_ticket_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint sign_in_ticket_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint sign_in_ticket_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX sign_in_ticket_by_end ON palier.sign_in_ticket USING btree (organization_id, expires_at);
CREATE INDEX sign_in_ticket_by_person ON palier.sign_in_ticket USING btree (organization_id, person_id);
CREATE UNIQUE INDEX sign_in_ticket_token ON palier.sign_in_ticket USING btree (organization_id, token_hash);
policy organization using (organization_id = palier.current_organization());

create table ticket (
  id palier.id not null default palier.new_id(),
  number bigint not null,
  app_id palier.id not null,
  property_id palier.id,
  building_id palier.id,
  unit_id palier.id,
  utilisation_period_id palier.id,
  person_id palier.id,
  requester_name text,
  requester_email text,
  requester_phone text,
  category_id palier.id not null,
  title text not null,
  description text not null default ''::text,
  status text not null default 'waiting-for-agent'::text,
  assignee_id palier.id,
  created_by_id palier.id,
  input_channel text not null default 'app'::text,
  custom_settings jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  message_count integer not null default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  activity_at timestamp with time zone not null default now(),
  status_changed_at timestamp with time zone not null default now(),
  customer_waiting_since timestamp with time zone default now(),
  closed_at timestamp with time zone,
  search text not null default ''::text,
  organization_id text not null default palier.current_organization(),
  requester_email_key text generated always as (lower(requester_email))
);
constraint ticket_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint ticket_assignee FOREIGN KEY (organization_id, assignee_id) REFERENCES palier.person(organization_id, id);
constraint ticket_building FOREIGN KEY (organization_id, building_id) REFERENCES palier.building(organization_id, id);
constraint ticket_category_of FOREIGN KEY (organization_id, category_id) REFERENCES palier.ticket_category(organization_id, id);
constraint ticket_created_by FOREIGN KEY (organization_id, created_by_id) REFERENCES palier.person(organization_id, id);
constraint ticket_description_check CHECK ((length(description) <= 20000));
constraint ticket_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint ticket_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id);
constraint ticket_pkey PRIMARY KEY (organization_id, id);
constraint ticket_property FOREIGN KEY (organization_id, property_id) REFERENCES palier.property(organization_id, id);
constraint ticket_status_check CHECK ((status = ANY (ARRAY['waiting-for-agent'::text, 'waiting-for-customer'::text, 'waiting-for-external'::text, 'closed'::text])));
constraint ticket_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
constraint ticket_unit FOREIGN KEY (organization_id, unit_id) REFERENCES palier.unit(organization_id, id);
constraint ticket_utilisation_period FOREIGN KEY (organization_id, utilisation_period_id) REFERENCES palier.utilisation_period(organization_id, id);
CREATE INDEX ticket_by_app ON palier.ticket USING btree (organization_id, app_id, status, activity_at DESC, id DESC);
CREATE INDEX ticket_by_assignee ON palier.ticket USING btree (organization_id, assignee_id, status, activity_at DESC, id DESC);
CREATE INDEX ticket_by_building ON palier.ticket USING btree (organization_id, building_id, status, activity_at DESC, id DESC);
CREATE INDEX ticket_by_category ON palier.ticket USING btree (organization_id, category_id, status, activity_at DESC, id DESC);
CREATE INDEX ticket_by_creator ON palier.ticket USING btree (organization_id, created_by_id, created_at);
CREATE INDEX ticket_by_person ON palier.ticket USING btree (organization_id, person_id, activity_at DESC, id DESC);
CREATE INDEX ticket_by_property ON palier.ticket USING btree (organization_id, property_id, status, activity_at DESC, id DESC);
CREATE INDEX ticket_by_requester_email ON palier.ticket USING btree (organization_id, requester_email_key) WHERE ((person_id IS NULL) AND (requester_email_key IS NOT NULL));
CREATE INDEX ticket_by_unit ON palier.ticket USING btree (organization_id, unit_id, status, activity_at DESC, id DESC);
CREATE INDEX ticket_in_number_order ON palier.ticket USING btree (organization_id, app_id, status, number DESC);
CREATE INDEX ticket_not_registered ON palier.ticket USING btree (organization_id, app_id, status, activity_at DESC, id DESC) WHERE (person_id IS NULL);
CREATE UNIQUE INDEX ticket_number_taken ON palier.ticket USING btree (organization_id, number);
CREATE INDEX ticket_of_period ON palier.ticket USING btree (organization_id, utilisation_period_id) WHERE (utilisation_period_id IS NOT NULL);
CREATE INDEX ticket_requester_email ON palier.ticket USING btree (organization_id, lower(requester_email)) WHERE (person_id IS NULL);
CREATE INDEX ticket_search ON palier.ticket USING gin (organization_id, search gin_trgm_ops);
CREATE INDEX ticket_unassigned ON palier.ticket USING btree (organization_id, app_id, status, activity_at DESC, id DESC) WHERE (assignee_id IS NULL);
CREATE INDEX ticket_waiting ON palier.ticket USING btree (organization_id, app_id, status, customer_waiting_since, id) WHERE (customer_waiting_since IS NOT NULL);
policy organization using (organization_id = palier.current_organization());

create table ticket_category (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  parent_id palier.id,
  key text not null,
  name jsonb not null,
  hint jsonb not null default '{}'::jsonb,
  position integer not null default 0,
  archived_at timestamp with time zone,
  organization_id text not null default palier.current_organization()
);
constraint ticket_category_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint ticket_category_key_check CHECK (((length(key) >= 1) AND (length(key) <= 64)));
constraint ticket_category_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint ticket_category_parent FOREIGN KEY (organization_id, parent_id) REFERENCES palier.ticket_category(organization_id, id);
constraint ticket_category_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX ticket_category_key_taken ON palier.ticket_category USING btree (organization_id, app_id, key);
policy organization using (organization_id = palier.current_organization());

create table ticket_counter (
  id palier.id not null default palier.new_id(),
  last bigint not null default 0,
  organization_id text not null default palier.current_organization()
);
constraint ticket_counter_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint ticket_counter_pkey PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX ticket_counter_once ON palier.ticket_counter USING btree (organization_id);
policy organization using (organization_id = palier.current_organization());

create table ticket_reading (
  id palier.id not null default palier.new_id(),
  ticket_id palier.id not null,
  person_id palier.id not null,
  read_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint ticket_reading_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint ticket_reading_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint ticket_reading_pkey PRIMARY KEY (organization_id, id);
constraint ticket_reading_ticket FOREIGN KEY (organization_id, ticket_id) REFERENCES palier.ticket(organization_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX ticket_reading_once ON palier.ticket_reading USING btree (organization_id, person_id, ticket_id);
policy organization using (organization_id = palier.current_organization());

create table unit (
  id palier.id not null default palier.new_id(),
  building_id palier.id not null,
  property_id palier.id not null,
  app_id palier.id not null,
  name text not null,
  type text not null default 'rented'::text,
  object_type text,
  size numeric(10,2),
  property_owner text,
  billing_period_start_date date,
  billing_period_end_date date,
  external_id text,
  read_only boolean not null default false,
  source text,
  import_id palier.id,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  search text not null default ''::text,
  version integer not null default 1,
  organization_id text not null default palier.current_organization(),
  kept_by_id palier.id
);
constraint unit_building FOREIGN KEY (organization_id, building_id) REFERENCES palier.building(organization_id, id);
constraint unit_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint unit_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
constraint unit_pkey PRIMARY KEY (organization_id, id);
constraint unit_size_check CHECK ((size >= (0)::numeric));
constraint unit_type_check CHECK ((type = ANY (ARRAY['rented'::text, 'owned'::text])));
CREATE INDEX unit_by_building ON palier.unit USING btree (organization_id, building_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX unit_by_property ON palier.unit USING btree (organization_id, property_id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX unit_external_id_taken ON palier.unit USING btree (organization_id, external_id) WHERE ((external_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX unit_of_building ON palier.unit USING btree (organization_id, building_id);
CREATE INDEX unit_search ON palier.unit USING gin (organization_id, search gin_trgm_ops);
policy organization using (organization_id = palier.current_organization());

create table used_challenge (
  id palier.id not null default palier.new_id(),
  hash text not null,
  used_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint used_challenge_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint used_challenge_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX used_challenge_by_age ON palier.used_challenge USING btree (organization_id, used_at);
CREATE UNIQUE INDEX used_challenge_hash ON palier.used_challenge USING btree (organization_id, hash);
policy organization using (organization_id = palier.current_organization());

create table user_relation (
  id palier.id not null default palier.new_id(),
  person_id palier.id not null,
  type text not null,
  read_only boolean not null default false,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  kept_by_id palier.id
);
constraint user_relation_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint user_relation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint user_relation_person FOREIGN KEY (organization_id, person_id) REFERENCES palier.person(organization_id, id) ON DELETE CASCADE;
constraint user_relation_pkey PRIMARY KEY (organization_id, id);
constraint user_relation_type_check CHECK ((type = 'is-responsible'::text));
CREATE UNIQUE INDEX user_relation_once ON palier.user_relation USING btree (organization_id, person_id, type);
policy organization using (organization_id = palier.current_organization());

create table utilisation_period (
  id palier.id not null default palier.new_id(),
  unit_id palier.id not null,
  building_id palier.id not null,
  property_id palier.id not null,
  app_id palier.id not null,
  name text,
  type text not null default 'tenant'::text,
  start_date date not null,
  end_date date,
  external_id text,
  read_only boolean not null default false,
  source text,
  import_id palier.id,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  organization_id text not null default palier.current_organization(),
  kept_by_id palier.id
);
constraint utilisation_period_ends_before_it_starts CHECK ((end_date >= start_date));
constraint utilisation_period_kept_by FOREIGN KEY (organization_id, kept_by_id) REFERENCES palier.person(organization_id, id);
constraint utilisation_period_overlaps EXCLUDE USING gist (hashtextextended((unit_id)::text, (0)::bigint) WITH =, daterange(start_date, end_date, '[]'::text) WITH &&, organization_id COLLATE "C" WITH =) WHERE (((type = 'tenant'::text) AND (deleted_at IS NULL)));
constraint utilisation_period_pkey PRIMARY KEY (organization_id, id);
constraint utilisation_period_type_check CHECK ((type = ANY (ARRAY['tenant'::text, 'ownership'::text, 'vacant'::text])));
constraint utilisation_period_unit FOREIGN KEY (organization_id, unit_id) REFERENCES palier.unit(organization_id, id);
CREATE INDEX utilisation_period_by_property ON palier.utilisation_period USING btree (organization_id, property_id, unit_id) INCLUDE (start_date, end_date) WHERE ((deleted_at IS NULL) AND (type <> 'vacant'::text));
CREATE INDEX utilisation_period_by_unit ON palier.utilisation_period USING btree (organization_id, unit_id, start_date DESC);
CREATE UNIQUE INDEX utilisation_period_external_id_taken ON palier.utilisation_period USING btree (organization_id, external_id) WHERE ((external_id IS NOT NULL) AND (deleted_at IS NULL));
policy organization using (organization_id = palier.current_organization());

create table webhook (
  id palier.id not null default palier.new_id(),
  app_id palier.id not null,
  description text not null,
  url text not null,
  secret palier.sealed not null,
  events text[] not null,
  urns text[] not null default '{}'::text[],
  active boolean not null default true,
  failing_since timestamp with time zone,
  failures integer not null default 0,
  gave_up_at timestamp with time zone,
  created_by_id palier.id,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization(),
  owner_id palier.id,
  owner_scope text
);
constraint webhook_app FOREIGN KEY (organization_id, app_id) REFERENCES palier.app(organization_id, id);
constraint webhook_created_by FOREIGN KEY (organization_id, created_by_id) REFERENCES palier.person(organization_id, id);
constraint webhook_description_check CHECK (((length(description) >= 1) AND (length(description) <= 200)));
constraint webhook_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint webhook_owner FOREIGN KEY (organization_id, owner_id) REFERENCES palier.person(organization_id, id);
constraint webhook_pkey PRIMARY KEY (organization_id, id);
constraint webhook_url_check CHECK ((length(url) <= 2000));
CREATE INDEX webhook_by_app ON palier.webhook USING btree (organization_id, app_id, id);
policy organization using (organization_id = palier.current_organization());

create table webhook_delivery (
  id palier.id not null default palier.new_id(),
  webhook_id palier.id not null,
  event_id palier.id not null,
  name text not null,
  urn text not null,
  body text not null,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  first_due_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  milliseconds integer,
  answer_status integer,
  answer text,
  error text,
  created_at timestamp with time zone not null default now(),
  organization_id text not null default palier.current_organization()
);
constraint webhook_delivery_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint webhook_delivery_pkey PRIMARY KEY (organization_id, id);
constraint webhook_delivery_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'success'::text, 'failed'::text])));
constraint webhook_delivery_webhook FOREIGN KEY (organization_id, webhook_id) REFERENCES palier.webhook(organization_id, id) ON DELETE CASCADE;
CREATE INDEX webhook_delivery_by_status ON palier.webhook_delivery USING btree (organization_id, webhook_id, status, id DESC);
CREATE INDEX webhook_delivery_by_webhook ON palier.webhook_delivery USING btree (organization_id, webhook_id, id DESC);
CREATE INDEX webhook_delivery_due ON palier.webhook_delivery USING btree (organization_id, webhook_id, due_at) WHERE (status = 'pending'::text);
CREATE UNIQUE INDEX webhook_delivery_once ON palier.webhook_delivery USING btree (organization_id, webhook_id, event_id);
policy organization using (organization_id = palier.current_organization());

create table webhook_turn (
  organization_id palier.id not null,
  webhook_id palier.id not null,
  due_at timestamp with time zone,
  leased_until timestamp with time zone,
  served_at timestamp with time zone not null default '-infinity'::timestamp with time zone
);
constraint webhook_turn_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES palier.organization(id);
constraint webhook_turn_pkey PRIMARY KEY (organization_id, webhook_id);
CREATE INDEX webhook_turn_due ON palier.webhook_turn USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX webhook_turn_leased ON palier.webhook_turn USING btree (leased_until) WHERE (leased_until IS NOT NULL);

CREATE OR REPLACE FUNCTION palier.call_webhook(wanted text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 INSERT INTO palier.webhook_turn (organization_id, webhook_id, due_at)
   VALUES (palier.current_organization(), call_webhook.wanted, now()) ON CONFLICT(organization_id, webhook_id) DO UPDATE SET due_at = now()
   WHERE ((webhook_turn.due_at IS NULL) OR (webhook_turn.due_at > now()));
END
;

CREATE OR REPLACE FUNCTION palier.complete_trail_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  org text := new.organization_id;
  own text := new.places[1];
  above text[];
  names text;
begin
  if own is not null then
    select array[app_id, property_id, building_id, id] into above from palier.unit where organization_id = org and id = own;
    if not found then
      select array[app_id, property_id, id] into above from palier.building where organization_id = org and id = own;
    end if;
    if above is null then
      select array[app_id, id] into above from palier.property where organization_id = org and id = own;
    end if;
    if above is null then
      select array[app_id, property_id, building_id, unit_id] into above
        from palier.utilisation_period where organization_id = org and id = own;
    end if;
    above := coalesce(above, array[own]);
    select concat_ws(' ',
      (select name from palier.app where organization_id = org and id = above[1]),
      (select name from palier.property where organization_id = org and id = above[2]),
      (select name from palier.building where organization_id = org and id = above[3]),
      (select name from palier.unit where organization_id = org and id = above[4])) into names;
  elsif new.concerned_id is not null then
    select array_agg(app) into above from (
      select coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id) as app
        from palier.permission
        left join palier.property on property.organization_id = org and property.id = permission.property_id
        left join palier.building on building.organization_id = org and building.id = permission.building_id
        left join palier.unit on unit.organization_id = org and unit.id = permission.unit_id
        where permission.organization_id = org and permission.person_id = new.concerned_id
      union select period.app_id from palier.check_in
        join palier.utilisation_period period on period.organization_id = org and period.id = check_in.utilisation_period_id
        where check_in.organization_id = org and check_in.person_id = new.concerned_id
      union select creation_app_id from palier.person
        where organization_id = org and id = new.concerned_id and creation_app_id is not null) apps;
  end if;
  new.places := coalesce(above, array[org]);
  new.search := left(concat_ws(' ',
    (select string_agg(search, ' ') from palier.person where organization_id = org and id in (new.actor_id, new.concerned_id)),
    new.origin ->> 'address',
    palier.searchable(concat_ws(' ', names,
      (select string_agg(said #>> '{}', ' ') from jsonb_path_query(new.data, 'strict $.**') said
        where jsonb_typeof(said) = 'string' and said #>> '{}' !~ '^[0-9a-f]{24}$')))), 2000);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION palier.continue_event_positions()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  here text := (select system_identifier from pg_control_system());
begin
  if here is distinct from (select value ->> 'cluster' from palier.setting where name = 'event-positions') then
    -- The owner looks over all organizations.
    alter table palier.event no force row level security;
    insert into palier.setting (name, value)
    values ('event-positions', jsonb_build_object('cluster', here, 'offset', greatest(0,
      (select coalesce(max(position), 0) + 1 from palier.event) - pg_current_xact_id()::text::bigint)))
    on conflict (name) do update set value = excluded.value;
    alter table palier.event force row level security;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION palier.current_organization()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('app.organization'::text, true), ''::text)
;

CREATE OR REPLACE FUNCTION palier.end_webhook_turn(ended text, rest interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  organization text := palier.current_organization();
begin
  perform from palier.webhook_turn where organization_id = organization and webhook_id = ended for update;
  update palier.webhook_turn set leased_until = null, due_at = (
    select greatest(min(delivery.due_at), now() + rest)
    from palier.webhook_delivery delivery
    join palier.webhook on webhook.organization_id = organization and webhook.id = delivery.webhook_id and webhook.active
    where delivery.organization_id = organization and delivery.webhook_id = ended and delivery.status = 'pending'
    having count(*) > 0)
  where organization_id = organization and webhook_id = ended;
end $function$
;

CREATE OR REPLACE FUNCTION palier.enqueue(task text, payload jsonb, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, job_key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 SELECT graphile_worker.add_job(task, ((payload || jsonb_build_object('organizationId', palier.current_organization())))::json, run_at => run_at, job_key => ((palier.current_organization() || ' '::text) || job_key)) AS add_job;
END
;

CREATE OR REPLACE FUNCTION palier.enter_directory(new_kind text, new_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 INSERT INTO palier.directory (kind, key, organization_id)
   VALUES (enter_directory.new_kind, lower(enter_directory.new_key), palier.current_organization()) ON CONFLICT(kind, key, organization_id) DO NOTHING;
END
;

CREATE OR REPLACE FUNCTION palier.event_horizon()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + palier.event_position_offset() $function$
;

CREATE OR REPLACE FUNCTION palier.event_position()
 RETURNS bigint
 LANGUAGE sql
 SET search_path TO ''
AS $function$ select pg_current_xact_id()::text::bigint + palier.event_position_offset() $function$
;

CREATE OR REPLACE FUNCTION palier.event_position_offset()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select coalesce((select (value ->> 'offset')::bigint from palier.setting where name = 'event-positions'), 0) $function$
;

CREATE OR REPLACE FUNCTION palier.every_organization()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 SELECT organization.id
    FROM palier.organization
   ORDER BY organization.id;
END
;

CREATE OR REPLACE FUNCTION palier.forget_events(before timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  forgotten int;
begin
  delete from palier.event where organization_id = palier.current_organization() and id in (
    select id from palier.event where organization_id = palier.current_organization() and trail
      and id < lpad(to_hex(extract(epoch from before)::bigint), 8, '0') order by id limit most);
  get diagnostics forgotten = row_count;
  return forgotten;
end $function$
;

CREATE OR REPLACE FUNCTION palier.forget_webhook_turn(removed text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 DELETE FROM palier.webhook_turn
   WHERE (((webhook_turn.organization_id)::text = palier.current_organization()) AND ((webhook_turn.webhook_id)::text = forget_webhook_turn.removed));
END
;

CREATE OR REPLACE FUNCTION palier.key_of(id text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((((((((substr(id, 1, 8) || '-'::text) || substr(id, 9, 4)) || '-4'::text) || substr(id, 13, 3)) || '-8'::text) || substr(id, 16, 3)) || '-'::text) || substr(id, 19, 6)) || '000000'::text)
;

CREATE OR REPLACE FUNCTION palier.leave_directory(old_kind text, old_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 DELETE FROM palier.directory
   WHERE ((directory.kind = leave_directory.old_kind) AND (directory.key = lower(leave_directory.old_key)) AND ((directory.organization_id)::text = palier.current_organization()));
END
;

CREATE OR REPLACE FUNCTION palier.look_at(table_name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if table_name in ('property', 'building', 'unit', 'utilisation_period', 'registration_code', 'registration_code_period', 'person') then
    execute format('analyze (skip_locked) palier.%I', table_name);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION palier.look_at_places()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  analyze (skip_locked) palier.property, palier.building, palier.unit, palier.utilisation_period;
end $function$
;

CREATE OR REPLACE FUNCTION palier.marked_word(organization text, word text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ("left"(md5(organization), 4) || "left"(word, 40))
;

CREATE OR REPLACE FUNCTION palier.marked_words(organization text, content text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT array_to_tsvector(COALESCE(array_agg(DISTINCT palier.marked_word(marked_words.organization, word.word)), '{}'::text[])) AS array_to_tsvector FROM regexp_split_to_table(palier.searchable(marked_words.content), '[\s!-/:-@[-`{-~«»„“”‘’–—…]+'::text) word(word) WHERE (word.word <> ''::text))
;

CREATE OR REPLACE FUNCTION palier.new_id()
 RETURNS text
 LANGUAGE sql
 PARALLEL SAFE
RETURN (lpad(to_hex((floor((EXTRACT(epoch FROM clock_timestamp()) * (65536)::numeric)))::bigint), 12, '0'::text) || "right"((gen_random_uuid())::text, 12))
;

CREATE OR REPLACE PROCEDURE palier.organization_table(IN name regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s add column organization_id text not null default palier.current_organization()', name);
  execute format('alter table %s add primary key (organization_id, id)', name);
  execute format('alter table %s add foreign key (organization_id) references palier.organization (id)', name);
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy organization on %s using (organization_id = palier.current_organization())', name);
  execute format('grant select, insert, update, delete on %s to palier_app', name);
end $procedure$
;

CREATE OR REPLACE FUNCTION palier.organizations_of(wanted_kind text, wanted_key text)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 SELECT directory.organization_id
    FROM palier.directory
   WHERE ((directory.kind = organizations_of.wanted_kind) AND (directory.key = lower(organizations_of.wanted_key)))
   ORDER BY directory.organization_id
  LIMIT 20;
END
;

CREATE OR REPLACE FUNCTION palier.place_words(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((' '::text || translate(palier.searchable(words), '.,;:/()[]"''’«»-–'::text, '                '::text)) || ' '::text)
;

CREATE OR REPLACE FUNCTION palier.places_like(level text, part text[], whole text[], apps text[], properties text[], buildings text[], units text[], most integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 30
 SET search_path TO ''
AS $function$
declare
  own int := pg_catalog.array_position(array['property', 'building', 'unit'], level);
  channels text := pg_catalog.concat_ws(' or ', 'false',
    case when apps <> '{}' then pg_catalog.format('app_id || '''' = any(%L)', apps) end,
    case when properties <> '{}' then pg_catalog.format(case when own = 1 then 'id = any(%L)' else 'property_id = any(%L)' end, properties) end,
    case when buildings <> '{}' then pg_catalog.format(case own when 2 then 'id = any(%L)' when 3 then 'building_id = any(%L)' end, buildings) end,
    case when units <> '{}' and own = 3 then pg_catalog.format('id = any(%L)', units) end);
  patterns text[];
  found int;
begin
  for round in 1 .. 2 loop
    patterns := case round when 1 then part else whole end;
    return query execute pg_catalog.format(
      'select id::text from palier.%I where organization_id = %L and deleted_at is null and (%s) and %s limit %s',
      level,
      palier.current_organization(),
      channels,
      (select pg_catalog.string_agg(
          case when head is null then pg_catalog.format('search like %L', pattern)
            else pg_catalog.format('search like %L and search || '''' like %L', head || '%', pattern) end, ' and ')
        from pg_catalog.unnest(patterns) pattern, pg_catalog.regexp_substr(pattern, '^% ?[^ %_\\]{1,5}') head),
      most);
    get diagnostics found = row_count;
    exit when found < most or whole = '{}';
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION palier.plain_home(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN btrim(lower(regexp_replace(words, '[.]?[ \t\r\n\u00a0]+|[.](?![0-9])'::text, ' '::text, 'g'::text)))
;

CREATE OR REPLACE FUNCTION palier.plain_place(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(regexp_replace(btrim(regexp_replace(regexp_replace(regexp_replace(replace(replace(lower(regexp_replace(NORMALIZE(COALESCE(words, ''::text), NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text)), 'ß'::text, 'ss'::text), '’'::text, ''''::text), 'str[.]?(?=[ \t\r\n\u00a0]|$)'::text, 'strasse'::text, 'g'::text), '[.](?![0-9])'::text, ' '::text, 'g'::text), '[ \t\r\n\u00a0]+'::text, ' '::text, 'g'::text)), '(^| )(sankt|saint|st)(e?)( ?- ?| )'::text, '\1st\3 '::text, 'g'::text), '([0-9]) ([a-z])$'::text, '\1\2'::text)
;

CREATE OR REPLACE FUNCTION palier.plain_postcode(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(lower(words), '^[a-z]{1,2}-|[ \t\r\n\u00a0]'::text, ''::text, 'g'::text)
;

CREATE OR REPLACE FUNCTION palier.plain_town(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(regexp_replace(palier.plain_place(words), '^([a-z]{1,2}-)?[0-9]{4,5} (?=[^0-9])'::text, ''::text), ' [0-9]{1,2}$'::text, ''::text)
;

CREATE OR REPLACE FUNCTION palier.requesters_like(words text[], most integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  here text := format('organization_id = %L', palier.current_organization());
  likes text := (select string_agg(format('search like %L', '%' || palier.searchable(word) || '%'), ' and ') from unnest(words) word);
begin
  return query execute format('(select id::text from palier.person where %1$s and %2$s limit %3$s)
    union all (select id::text from palier.registration_code where %1$s and %2$s limit %3$s)', here, likes, most);
end $function$
;

CREATE OR REPLACE FUNCTION palier.searchable(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower(unaccent('unaccent'::regdictionary, COALESCE(words, ''::text)))
;

CREATE OR REPLACE FUNCTION palier.take_webhook_turns(most integer, of_one_organization integer, lease interval)
 RETURNS TABLE(organization text, webhook text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
BEGIN ATOMIC
 WITH busy AS (
          SELECT webhook_turn.organization_id,
             count(*) AS turns
            FROM palier.webhook_turn
           WHERE (webhook_turn.leased_until > now())
           GROUP BY webhook_turn.organization_id
         ), waiting AS (
          SELECT t_1.organization_id,
             t_1.webhook_id,
             t_1.served_at,
             (row_number() OVER (PARTITION BY t_1.organization_id ORDER BY t_1.served_at, t_1.due_at) + COALESCE(busy.turns, (0)::bigint)) AS place
            FROM (palier.webhook_turn t_1
              LEFT JOIN busy ON (((busy.organization_id)::text = (t_1.organization_id)::text)))
           WHERE ((t_1.due_at <= now()) AND COALESCE((t_1.leased_until <= now()), true))
         ), taken AS (
          SELECT t_1.organization_id,
             t_1.webhook_id
            FROM (palier.webhook_turn t_1
              JOIN waiting ON ((((waiting.organization_id)::text = (t_1.organization_id)::text) AND ((waiting.webhook_id)::text = (t_1.webhook_id)::text))))
           WHERE ((waiting.place <= take_webhook_turns.of_one_organization) AND (t_1.due_at <= now()) AND COALESCE((t_1.leased_until <= now()), true))
           ORDER BY waiting.served_at
          LIMIT take_webhook_turns.most
          FOR UPDATE OF t_1 SKIP LOCKED
         )
  UPDATE palier.webhook_turn t SET leased_until = (now() + take_webhook_turns.lease), served_at = now()
    FROM taken
   WHERE (((t.organization_id)::text = (taken.organization_id)::text) AND ((t.webhook_id)::text = (taken.webhook_id)::text))
   RETURNING (t.organization_id)::text AS organization_id,
     (t.webhook_id)::text AS webhook_id;
END
;

CREATE OR REPLACE FUNCTION palier.tickets_like(words text[], said text[], most integer, apps text[], properties text[], buildings text[], units text[], assignee text, requester text)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  organization text := palier.current_organization();
  here text := format('organization_id = %L', organization);
  staff text := nullif(concat_ws(' or ',
    case when apps <> '{}' then format('app_id = any(%L::text[])', apps) end,
    case when properties <> '{}' then format('property_id = any(%L::text[])', properties) end,
    case when buildings <> '{}' then format('building_id = any(%L::text[])', buildings) end,
    case when units <> '{}' then format('unit_id = any(%L::text[])', units) end,
    case when assignee is not null then format('assignee_id = %L', assignee) end), '');
  own text := format('person_id = %L', requester);
  likes text := (select string_agg(format('search like %L', '%' || palier.searchable(word) || '%'), ' and ') from unnest(words) word);
  begins text := (select format('words @@ %L::tsquery', string_agg(format('%L:*', palier.marked_word(organization, palier.searchable(word))), ' & '))
    from unnest(said) word having count(*) > 0);
begin
  if staff is null then
    return query execute format('select id::text from palier.ticket where %s and %s and (%s)', here, own, coalesce(likes, 'false'));
    return query execute format('select message.ticket_id::text
      from (select organization_id, id from palier.ticket where %s and %s offset 0) ticket
      join palier.message on message.organization_id = ticket.organization_id and message.ticket_id = ticket.id
      where not message.internal and message.%s limit %s', here, own, coalesce(begins, 'words is null'), most);
    return;
  end if;
  if likes is not null then
    return query execute format('select id::text from (select * from palier.ticket where %s and %s offset 0) found
      where %s or %s order by activity_at desc limit %s', here, likes, staff, own, most);
  end if;
  if begins is not null then
    return query execute format('select found.ticket_id::text
      from (select ticket_id, id, internal from palier.message where %1$s and %2$s order by id desc limit %3$s) found
      cross join lateral (select * from palier.ticket where ticket.%1$s and ticket.id = found.ticket_id offset 0) ticket
      where %4$s or (%5$s and not found.internal) limit %6$s', here, begins, 2 * most, staff, own, most);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION palier.today(timezone text)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((now() AT TIME ZONE timezone))::date
;

CREATE OR REPLACE FUNCTION palier.trail_entries(within text[], person text, types text[], place text, words text[], first_id text, before_id text, most integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  org text := palier.current_organization();
  looked_through constant int := 2000;
  worded text := (select string_agg(format('search like %L', '%' || regexp_replace(palier.searchable(word), '([%_\\])', '\\\1', 'g') || '%'), ' and ')
    from unnest(words) word);
  within_places text := case when within is not null then format('places && %L', within) end;
  base text := concat_ws(' and ', format('organization_id = %L and trail', org),
    case when first_id is not null then format('id >= %L', first_id) end,
    case when before_id is not null then format('id < %L', before_id) end);
  typed text := case when types is not null then format('type = any(%L)', types) end;
  placed text := case when place is not null then format('places @> %L', array[place]) end;
  branches text[];
  newest text[];
begin
  if person is not null then
    select array_agg(concat_ws(' and ', format('%s = %L', side, person), typed, placed, within_places)) into branches
      from unnest(array['actor_id', 'concerned_id']) side;
  elsif place is not null then
    select array_agg(concat_ws(' and ', asked, typed, within_places)) into branches from palier.trail_places(place) asked;
  elsif types is not null then
    select array_agg(concat_ws(' and ', format('type = %L', type), within_places)) into branches from unnest(types) type;
  elsif within is not null then
    select array_agg(asked) into branches from unnest(within) one, palier.trail_places(one) asked;
  else
    branches := array['true'];
  end if;
  execute (select format('select array_agg(id order by id desc) from (select distinct id from (%s) looked where %s order by id desc limit %s) found',
      string_agg(format('(select id::text, search from palier.event where %s and %s order by id desc limit %s)', base, branch,
        case when worded is null then most else looked_through end), ' union all '),
      coalesce(worded, 'true'), most)
    from unnest(branches) branch) into newest;
  if worded is null or cardinality(newest) = most then
    return query select unnest(newest);
    return;
  end if;
  return query execute format('with found as materialized (select id::text from palier.event where %s) select id from found order by id desc limit %s',
    concat_ws(' and ', base, worded, typed, placed, within_places,
      case when person is not null then format('(actor_id = %L or concerned_id = %L)', person, person) end), most);
end $function$
;

CREATE OR REPLACE FUNCTION palier.trail_places(place text)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT format('places[1] = %L'::text, trail_places.place) AS format
 UNION ALL
  SELECT format('places[%s] = %L and places[%s] is not null'::text, level.level, trail_places.place, level.level) AS format
    FROM generate_series(2, 4) level(level)
 UNION ALL
  SELECT format('id = any(array(select id from palier.event where organization_id = %L and trail and places @> %L and cardinality(places) > 4))'::text, palier.current_organization(), ARRAY[trail_places.place]) AS format;
END
;
