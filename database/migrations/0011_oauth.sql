-- Programs that act for people, or for themselves: OAuth 2. Whatever opens a door is kept as a hash only.

-- The origins of pages whose scripts may call us; several organizations may know the same one.
alter table palier.directory drop constraint directory_kind_check;
alter table palier.directory add constraint directory_kind_check check (kind in ('email', 'app', 'host', 'client', 'origin'));
drop index palier.directory_entry_taken;
create unique index directory_entry_taken on palier.directory (kind, key) where kind not in ('email', 'origin');

create table palier.oauth_client (
  id            palier.id not null default palier.new_id(),
  name          text not null check (length(name) between 1 and 200),
  kind          text not null check (kind in ('public', 'confidential', 'system')),
  redirect_uris text[] not null default '{}',
  grants        text[] not null default '{}',
  -- Made before PKCE was known: the only kind that may do without it.
  old           boolean not null default false,
  terms_url     text not null default '',
  privacy_url   text not null default '',
  -- As whom a client acts that acts for itself: an account without a password, which roles are granted to.
  person_id     palier.id,
  created_at    timestamptz not null default now()
);
call palier.organization_table('palier.oauth_client');
create unique index oauth_client_by_person on palier.oauth_client (organization_id, person_id) where person_id is not null;

create table palier.oauth_secret (
  id           palier.id not null default palier.new_id(),
  client_id    palier.id not null,
  secret_hash  text not null,
  -- Its last four characters, by which people tell one from another.
  hint         text not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz
);
call palier.organization_table('palier.oauth_secret');
create unique index oauth_secret_hash on palier.oauth_secret (organization_id, client_id, secret_hash);

create table palier.oauth_consent (
  id         palier.id not null default palier.new_id(),
  client_id  palier.id not null,
  person_id  palier.id not null,
  scopes     text[] not null,
  created_at timestamptz not null default now()
);
call palier.organization_table('palier.oauth_consent');
create unique index oauth_consent_once on palier.oauth_consent (organization_id, client_id, person_id);
create index oauth_consent_by_person on palier.oauth_consent (organization_id, person_id);

-- Its id is the family of the tokens that are made from it.
create table palier.oauth_code (
  id           palier.id not null default palier.new_id(),
  client_id    palier.id not null,
  person_id    palier.id not null,
  code_hash    text not null,
  redirect_uri text not null,
  scope        text not null,
  challenge    text,
  expires_at   timestamptz not null,
  used_at      timestamptz
);
call palier.organization_table('palier.oauth_code');
create unique index oauth_code_hash on palier.oauth_code (organization_id, code_hash);
create index oauth_code_by_client on palier.oauth_code (organization_id, client_id);
create index oauth_code_by_person on palier.oauth_code (organization_id, person_id);
create index oauth_code_by_end on palier.oauth_code (organization_id, expires_at);

-- All tokens that go back to one consent are one family: when a used refresh token comes again, all of it ends.
create table palier.oauth_token (
  id         palier.id not null default palier.new_id(),
  kind       text not null check (kind in ('access', 'refresh')),
  family_id  palier.id not null,
  client_id  palier.id not null,
  person_id  palier.id not null,
  token_hash text not null,
  scope      text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
call palier.organization_table('palier.oauth_token');
create unique index oauth_token_hash on palier.oauth_token (organization_id, token_hash);
create index oauth_token_by_family on palier.oauth_token (organization_id, family_id);
create index oauth_token_by_client on palier.oauth_token (organization_id, client_id);
create index oauth_token_by_person on palier.oauth_token (organization_id, person_id);
create index oauth_token_by_end on palier.oauth_token (organization_id, expires_at);

alter table palier.oauth_client add constraint oauth_client_person foreign key (organization_id, person_id) references palier.person (organization_id, id);
alter table palier.oauth_secret add constraint oauth_secret_client foreign key (organization_id, client_id) references palier.oauth_client (organization_id, id) on delete cascade;
alter table palier.oauth_consent
  add constraint oauth_consent_client foreign key (organization_id, client_id) references palier.oauth_client (organization_id, id) on delete cascade,
  add constraint oauth_consent_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.oauth_code
  add constraint oauth_code_client foreign key (organization_id, client_id) references palier.oauth_client (organization_id, id) on delete cascade,
  add constraint oauth_code_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.oauth_token
  add constraint oauth_token_client foreign key (organization_id, client_id) references palier.oauth_client (organization_id, id) on delete cascade,
  add constraint oauth_token_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
