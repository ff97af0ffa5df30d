-- When a session last proved who holds it: by a password, a passkey or a second factor, never by a link that came by mail.
alter table palier.session add column proved_at timestamptz;
-- Proof for those who have neither: a code by mail, for the session that asked.
alter table palier.one_time_link drop constraint one_time_link_purpose_check;
alter table palier.one_time_link add constraint one_time_link_purpose_check
  check (purpose in ('password-reset', 'email-confirmation', 'staff-invitation', 'proof', 'sign-in'));

-- A browser in which somebody has signed in: what strangers guess elsewhere does not make it wait. Only its hash is kept.
create table palier.device (
  id           palier.id not null default palier.new_id(),
  person_id    palier.id not null,
  secret_hash  text not null,
  name         text not null default '',
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
call palier.organization_table('palier.device');
create unique index device_secret on palier.device (organization_id, secret_hash);
create index device_by_person on palier.device (organization_id, person_id, last_seen_at);
create index device_by_age on palier.device (organization_id, last_seen_at);
alter table palier.device add constraint device_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.session add column device_id palier.id;
alter table palier.session add constraint session_device foreign key (organization_id, device_id) references palier.device (organization_id, id) on delete cascade;
create index session_of_device on palier.session (organization_id, device_id) where device_id is not null;

-- An account that nobody signs in to for now, and one that has left: its name stays, and nothing is written to it.
alter table palier.person add column locked_at timestamptz, add column deactivated_at timestamptz;
