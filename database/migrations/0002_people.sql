create table palier.person (
  id                    palier.id not null default palier.new_id(),
  username              text not null constraint username_invalid check (length(username) between 1 and 200),
  email                 text not null constraint email_invalid check (length(email) between 3 and 254 and email ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
  email_confirmed_at    timestamptz,
  password_hash         text,
  password_changed_at   timestamptz,
  locale                text not null default 'ch_DE',
  phone_number          text,
  gender                text check (gender in ('female', 'male')),
  description           text not null default '',
  profile_image_id      palier.id,
  type                  text,
  public_profile        boolean not null default false,
  external_id           text,
  tenant_ids            jsonb not null default '{}',
  read_only             boolean not null default false,
  invite_email_sent     boolean not null default false,
  receive_admin_notifications boolean not null default true,
  notification_settings jsonb not null default '{}',
  channels              jsonb not null default '{"email": true, "push": true}',
  creation_app_id       palier.id,
  last_login_at         timestamptz,
  deletion_requested_at timestamptz,
  created_at            timestamptz not null default now(),
  -- Under row level security lower(email) would use no index: the function is not leakproof, a comparison of columns is.
  email_key             text generated always as (lower(email)) stored,
  search                text generated always as (palier.searchable(username || ' ' || email)) stored
);
call palier.organization_table('palier.person');
create unique index email_taken on palier.person (organization_id, email_key);
create index person_in_order on palier.person (organization_id, username, id);
create unique index person_external_id_taken on palier.person (organization_id, external_id) where external_id is not null;
create index person_search on palier.person using gin (organization_id, search public.gin_trgm_ops);

create table palier.session (
  id           palier.id not null default palier.new_id(),
  person_id    palier.id not null,
  token_hash   text not null,
  device       text not null default '',
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null
);
call palier.organization_table('palier.session');
create unique index session_token on palier.session (organization_id, token_hash);
create index session_by_person on palier.session (organization_id, person_id);
create index session_by_end on palier.session (organization_id, expires_at);

-- A link that works once: reset of a password, confirmation of an address.
create table palier.one_time_link (
  id         palier.id not null default palier.new_id(),
  person_id  palier.id not null,
  purpose    text not null check (purpose in ('password-reset', 'email-confirmation', 'staff-invitation')),
  email      text not null,
  token_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
call palier.organization_table('palier.one_time_link');
create unique index one_time_link_token on palier.one_time_link (organization_id, token_hash);
create index one_time_link_by_person on palier.one_time_link (organization_id, person_id, purpose);

create table palier.service_provider (
  id           palier.id not null default palier.new_id(),
  name         text not null check (length(name) between 1 and 200),
  type         text not null default 'property-manager' check (type in ('property-manager', 'service-provider', 'craftspeople')),
  parent_id    palier.id,
  email        text,
  phone_number text,
  website      text,
  address      jsonb not null default '{}',
  external_id  text,
  read_only    boolean not null default false,
  created_at   timestamptz not null default now()
);
call palier.organization_table('palier.service_provider');
create unique index service_provider_external_id_taken on palier.service_provider (organization_id, external_id) where external_id is not null;

create table palier.agent (
  id                     palier.id not null default palier.new_id(),
  service_provider_id    palier.id not null,
  person_id              palier.id not null,
  -- For whom an external agent works, as the customer's own system calls it.
  external_agent_company text
);
call palier.organization_table('palier.agent');
create unique index agent_already_there on palier.agent (organization_id, service_provider_id, person_id);
create index agent_by_person on palier.agent (organization_id, person_id);

alter table palier.session add constraint session_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.one_time_link add constraint one_time_link_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.service_provider add constraint service_provider_parent foreign key (organization_id, parent_id) references palier.service_provider (organization_id, id);
alter table palier.agent
  add constraint agent_service_provider foreign key (organization_id, service_provider_id) references palier.service_provider (organization_id, id) on delete cascade,
  add constraint agent_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
