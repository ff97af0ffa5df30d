-- Every table of an organization follows one pattern, applied by organization_table(): an organization_id that fills
-- itself, one policy that compares it to the organization of the transaction, and a primary key that names both.
create extension if not exists btree_gist with schema public;
create extension if not exists btree_gin with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- "Haus 9" before "Haus 10".
create collation palier.natural (provider = icu, locale = 'de-CH-u-kn-true');

create function palier.current_organization() returns text language sql stable parallel safe
  return nullif(current_setting('app.organization', true), '');

-- 24 lowercase hex digits, ordered by time: 4 bytes of seconds, 8 random.
create function palier.new_id() returns text language sql volatile parallel safe
  return lpad(to_hex(extract(epoch from clock_timestamp())::bigint), 8, '0')
    || left(replace(gen_random_uuid()::text, '-', ''), 8) || right(gen_random_uuid()::text, 8);

create domain palier.id as text check (value ~ '^[0-9a-f]{24}$');

-- The form in which names and addresses are searched: without accents and case.
create function palier.searchable(words text) returns text language sql immutable parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, coalesce(words, '')));

create table palier.organization (
  id         palier.id primary key default palier.new_id(),
  name       text not null check (length(name) between 1 and 200),
  tools      text[] not null default '{}',
  demo       boolean not null default false,
  created_at timestamptz not null default now()
);
alter table palier.organization enable row level security;
alter table palier.organization force row level security;
create policy organization on palier.organization using (id = (select palier.current_organization()));
grant select, update on palier.organization to palier_app;

create procedure palier.organization_table(name regclass) language plpgsql as $$
begin
  execute format('alter table %s add column organization_id palier.id not null default palier.current_organization()', name);
  execute format('alter table %s add primary key (organization_id, id)', name);
  execute format('alter table %s add foreign key (organization_id) references palier.organization (id)', name);
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy organization on %s using (organization_id = (select palier.current_organization()))', name);
  execute format('grant select, insert, update, delete on %s to palier_app', name);
end $$;

-- What must be found before the organization is known. The application reaches it through the functions below only.
create table palier.directory (
  kind            text not null check (kind in ('email', 'app', 'host', 'client')),
  key             text not null check (length(key) between 1 and 320),
  organization_id palier.id not null references palier.organization (id),
  primary key (kind, key, organization_id)
);
create unique index directory_entry_taken on palier.directory (kind, key) where kind <> 'email';

create function palier.organizations_of(wanted_kind text, wanted_key text) returns setof text
  language sql stable security definer set search_path = ''
begin atomic
  select organization_id from palier.directory where kind = wanted_kind and key = lower(wanted_key) order by 1 limit 20;
end;

create function palier.enter_directory(new_kind text, new_key text) returns void
  language sql security definer set search_path = ''
begin atomic
  insert into palier.directory (kind, key, organization_id)
  values (new_kind, lower(new_key), palier.current_organization()) on conflict (kind, key, organization_id) do nothing;
end;

create function palier.leave_directory(old_kind text, old_key text) returns void
  language sql security definer set search_path = ''
begin atomic
  delete from palier.directory
  where kind = old_kind and key = lower(old_key) and organization_id = palier.current_organization();
end;

-- The clock of jobs walks all organizations; nothing else may.
create function palier.every_organization() returns setof text
  language sql stable security definer set search_path = ''
begin atomic
  select id from palier.organization order by 1;
end;

-- Failed attempts by a hashed key (an account, an address): no person can be read from it.
create table palier.attempt (
  key        text primary key,
  failures   int not null default 0,
  last_at    timestamptz not null default now()
);
grant select, insert, update, delete on palier.attempt to palier_app;

-- What the whole installation shares, such as the key pair of web push.
create table palier.setting (name text primary key, value jsonb not null);
grant select, insert on palier.setting to palier_app;

-- Audit trail, activity feed and outbox are this one table.
create table palier.event (
  id          palier.id not null default palier.new_id(),
  type        text not null,
  subject_id  palier.id,
  data        jsonb not null default '{}',
  actor_id    palier.id,
  occurred_at timestamptz not null default now()
);
call palier.organization_table('palier.event');
create index event_by_subject on palier.event (organization_id, subject_id, id);
create index event_by_type on palier.event (organization_id, type, id);

-- A reply kept so that the same request sent twice is done once.
create table palier.idempotency (
  id         text not null,
  request    text not null,
  status     int,
  body       jsonb,
  created_at timestamptz not null default now()
);
call palier.organization_table('palier.idempotency');
create index idempotency_by_age on palier.idempotency (organization_id, created_at);

-- The only door from the application's role to the job queue: a job always carries the organization it was born in.
create function palier.enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null)
  returns void language sql security definer set search_path = ''
begin atomic
  select graphile_worker.add_job(
    task,
    (payload || jsonb_build_object('organizationId', palier.current_organization()))::json,
    run_at => run_at,
    job_key => palier.current_organization() || ' ' || job_key);
end;

grant usage on schema palier to palier_app;
revoke execute on function palier.every_organization() from public;
grant execute on function palier.every_organization() to palier_app;
