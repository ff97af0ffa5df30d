-- A program on the owner's phone that shows codes by the clock (TOTP). The secret is sealed; the last step that was used is
-- remembered, so that no code counts twice.
create table palier.authenticator (
  id           palier.id not null default palier.new_id(),
  person_id    palier.id not null,
  secret       text not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0,
  created_at   timestamptz not null default now()
);
call palier.organization_table('palier.authenticator');
create unique index authenticator_of_person on palier.authenticator (organization_id, person_id);

-- Each opens once, when the phone is lost.
create table palier.recovery_code (
  id        palier.id not null default palier.new_id(),
  person_id palier.id not null,
  code_hash text not null
);
call palier.organization_table('palier.recovery_code');
create unique index recovery_code_of_person on palier.recovery_code (organization_id, person_id, code_hash);

-- The right password was said, and the second factor is awaited: no session yet.
create table palier.sign_in_ticket (
  id         palier.id not null default palier.new_id(),
  person_id  palier.id not null,
  token_hash text not null,
  expires_at timestamptz not null
);
call palier.organization_table('palier.sign_in_ticket');
create unique index sign_in_ticket_token on palier.sign_in_ticket (organization_id, token_hash);
create index sign_in_ticket_by_end on palier.sign_in_ticket (organization_id, expires_at);
create index sign_in_ticket_by_person on palier.sign_in_ticket (organization_id, person_id);

alter table palier.authenticator add constraint authenticator_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.recovery_code add constraint recovery_code_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.sign_in_ticket add constraint sign_in_ticket_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
