-- A key on somebody's device or in their password manager (WebAuthn), which signs in by itself. Its public half is no secret.
create table palier.passkey (
  id            palier.id not null default palier.new_id(),
  person_id     palier.id not null,
  credential_id text not null,
  public_key    bytea not null,
  -- Grows with each use, where the authenticator counts at all: a lower one is a copy.
  counter       bigint not null default 0,
  transports    text[] not null default '{}',
  name          text not null,
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz
);
call palier.organization_table('palier.passkey');
create unique index passkey_credential on palier.passkey (organization_id, credential_id);
create index passkey_of_person on palier.passkey (organization_id, person_id, created_at);
alter table palier.passkey add constraint passkey_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;

-- A challenge is sealed, not kept, until it was answered: then it counts no second time.
create table palier.used_challenge (
  id      palier.id not null default palier.new_id(),
  hash    text not null,
  used_at timestamptz not null default now()
);
call palier.organization_table('palier.used_challenge');
create unique index used_challenge_hash on palier.used_challenge (organization_id, hash);
create index used_challenge_by_age on palier.used_challenge (organization_id, used_at);

-- Opened, or made stronger since, with a second factor or a passkey.
alter table palier.session add column strong boolean not null default false;
update palier.session set strong = true from palier.authenticator
  where authenticator.organization_id = session.organization_id and authenticator.person_id = session.person_id
    and session.created_at >= authenticator.confirmed_at;

-- From when on the organization demands a second factor of whoever works for it.
alter table palier.organization add column second_factor_from timestamptz;
