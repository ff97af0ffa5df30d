-- The tree app → property → building (on the wire: group) → unit → utilisation period. Every level repeats the ids above
-- it, so that one comparison tells whether a channel covers a row; a move rewrites them in its own transaction.

-- The form in which places are searched: every word between blanks, so that "1" finds number 1 and not 12.
create function palier.place_words(words text) returns text language sql immutable parallel safe
  return ' ' || translate(palier.searchable(words), '.,;:/()[]"''’«»-–', '                ') || ' ';

-- Today, where a property is.
create function palier.today(timezone text) returns date language sql stable parallel safe
  return (now() at time zone timezone)::date;

create table palier.app (
  id             palier.id not null default palier.new_id(),
  name           text not null check (length(name) between 1 and 200),
  site_url       text not null default '',
  slogan         jsonb not null default '{}',
  colour         text not null default '#8a4b2a' check (colour ~ '^#[0-9a-f]{6}$'),
  logo_id        palier.id,
  icon_id        palier.id,
  locales        text[] not null default '{ch_DE,ch_FR,ch_it,en_US}',
  default_locale text not null default 'ch_DE',
  timezone       text not null default 'Europe/Zurich',
  created_at     timestamptz not null default now()
);
call palier.organization_table('palier.app');

create table palier.property (
  id                        palier.id not null default palier.new_id(),
  app_id                    palier.id not null,
  name                      text collate palier.natural not null check (length(name) between 1 and 200),
  label                     text,
  timezone                  text not null default 'Europe/Zurich',
  property_owner            text,
  billing_period_start_date date,
  billing_period_end_date   date,
  external_id               text,
  read_only                 boolean not null default false,
  source                    text,
  import_id                 palier.id,
  created_at                timestamptz not null default now(),
  deleted_at                timestamptz,
  search                    text generated always as (palier.place_words(name || ' ' || coalesce(external_id, ''))) stored,
  version                   int not null default 1
);
call palier.organization_table('palier.property');

create table palier.building (
  id                        palier.id not null default palier.new_id(),
  property_id               palier.id not null,
  app_id                    palier.id not null,
  name                      text collate palier.natural not null check (length(name) between 1 and 200),
  description               text,
  property_manager_id       palier.id,
  property_owner            text,
  street                    text,
  house_number              text,
  postal_code               text,
  city                      text,
  country                   text,
  latitude                  double precision check (latitude between -90 and 90),
  longitude                 double precision check (longitude between -180 and 180),
  address_type              text,
  billing_period_start_date date,
  billing_period_end_date   date,
  external_id               text,
  read_only                 boolean not null default false,
  source                    text,
  import_id                 palier.id,
  created_at                timestamptz not null default now(),
  deleted_at                timestamptz,
  search text generated always as (palier.place_words(name || ' ' || coalesce(street, '') || ' ' || coalesce(house_number, '') || ' '
    || coalesce(postal_code, '') || ' ' || coalesce(city, '') || ' ' || coalesce(external_id, ''))) stored,
  version                   int not null default 1
);
call palier.organization_table('palier.building');

create table palier.unit (
  id                        palier.id not null default palier.new_id(),
  building_id               palier.id not null,
  property_id               palier.id not null,
  app_id                    palier.id not null,
  name                      text collate palier.natural not null check (length(name) between 1 and 200),
  type                      text not null default 'rented' check (type in ('rented', 'owned')),
  object_type               text,
  size                      numeric(10, 2) check (size >= 0),
  property_owner            text,
  billing_period_start_date date,
  billing_period_end_date   date,
  external_id               text,
  read_only                 boolean not null default false,
  source                    text,
  import_id                 palier.id,
  created_at                timestamptz not null default now(),
  deleted_at                timestamptz,
  -- The unit's own name after the address of its building, so that "Kramgasse 12 3. OG" finds it.
  search                    text not null default '',
  version                   int not null default 1
);
call palier.organization_table('palier.unit');

create table palier.utilisation_period (
  id          palier.id not null default palier.new_id(),
  unit_id     palier.id not null,
  building_id palier.id not null,
  property_id palier.id not null,
  app_id      palier.id not null,
  name        text,
  type        text not null default 'tenant' check (type in ('tenant', 'ownership', 'vacant')),
  start_date  date not null,
  end_date    date,
  external_id text,
  read_only   boolean not null default false,
  source      text,
  import_id   palier.id,
  created_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1,
  constraint utilisation_period_ends_before_it_starts check (end_date >= start_date)
);
call palier.organization_table('palier.utilisation_period');
-- Two tenant periods of a unit never overlap; an open one therefore blocks every later one.
alter table palier.utilisation_period add constraint utilisation_period_overlaps
  exclude using gist (organization_id with =, unit_id with =, daterange(start_date, end_date, '[]') with &&)
  where (type = 'tenant' and deleted_at is null);

-- Who is checked in. A check-out keeps the row: what was theirs stays theirs.
create table palier.check_in (
  id                    palier.id not null default palier.new_id(),
  utilisation_period_id palier.id not null,
  person_id             palier.id not null,
  checked_in_at         timestamptz not null default now(),
  checked_out_at        timestamptz
);
call palier.organization_table('palier.check_in');
create unique index already_checked_in on palier.check_in (organization_id, utilisation_period_id, person_id) where checked_out_at is null;
create index check_in_by_person on palier.check_in (organization_id, person_id);

-- A registration code and an invitation are the same record.
create table palier.registration_code (
  id                 palier.id not null default palier.new_id(),
  code               text not null check (length(code) between 4 and 64),
  tenant_email       text,
  tenant_name        text,
  tenant_phone       text,
  external_id        text,
  permanent          boolean not null default false,
  read_only          boolean not null default false,
  instant_invite     boolean not null default false,
  locale             text,
  invited_at         timestamptz,
  resend_attempts    timestamptz[] not null default '{}',
  expires_at         timestamptz,
  used_at            timestamptz,
  used_by_id         palier.id,
  created_at         timestamptz not null default now(),
  withdrawn_at       timestamptz,
  -- Codes are compared without case and hyphens, addresses without case. Stored, because a function that is not
  -- leakproof keeps row level security from using an index.
  code_key           text generated always as (upper(replace(code, '-', ''))) stored,
  email_key          text generated always as (lower(tenant_email)) stored,
  -- What the link in the mail carries beside the code: who has it has read that mailbox.
  mail_secret        text,
  search text generated always as (palier.searchable(coalesce(tenant_name, '') || ' ' || coalesce(tenant_email, '') || ' ' || code)) stored
);
call palier.organization_table('palier.registration_code');
create unique index code_taken on palier.registration_code (organization_id, code_key) where withdrawn_at is null;
create index registration_code_by_email on palier.registration_code (organization_id, email_key) where withdrawn_at is null;
create index registration_code_search on palier.registration_code using gin (organization_id, search public.gin_trgm_ops);

create table palier.registration_code_period (
  id                    palier.id not null default palier.new_id(),
  registration_code_id  palier.id not null,
  utilisation_period_id palier.id not null
);
call palier.organization_table('palier.registration_code_period');
create unique index registration_code_period_once on palier.registration_code_period (organization_id, registration_code_id, utilisation_period_id);
create index registration_code_by_period on palier.registration_code_period (organization_id, utilisation_period_id);

-- Notes such as a door code. One that is unique keeps its name for itself inside its property.
create table palier.custom_item (
  id                    palier.id not null default palier.new_id(),
  property_id           palier.id not null,
  building_id           palier.id,
  unit_id               palier.id,
  utilisation_period_id palier.id,
  name                  text not null check (length(name) between 1 and 200),
  value                 text not null check (length(value) <= 5000),
  is_unique             boolean not null default false,
  created_by_id         palier.id,
  created_at            timestamptz not null default now(),
  version               int not null default 1
);
call palier.organization_table('palier.custom_item');
alter table palier.custom_item add constraint custom_item_name_taken exclude using gist
  (organization_id with =, property_id with =, lower(name) with =, (is_unique::int) with <>);
create unique index custom_item_name_already_there on palier.custom_item (organization_id, property_id, lower(name)) where is_unique;

create table palier.permission (
  id           palier.id not null default palier.new_id(),
  person_id    palier.id not null,
  role         text not null,
  app_id       palier.id,
  property_id  palier.id,
  building_id  palier.id,
  unit_id      palier.id,
  restrictions jsonb not null default '[]',
  start_at     timestamptz,
  end_at       timestamptz,
  created_at   timestamptz not null default now(),
  constraint permission_object check (num_nonnulls(app_id, property_id, building_id, unit_id) = 1),
  constraint permission_dates check (end_at > start_at)
);
call palier.organization_table('palier.permission');
create index permission_by_person on palier.permission (organization_id, person_id);
create index permission_by_app on palier.permission (organization_id, app_id) where app_id is not null;

alter table palier.property add constraint property_app foreign key (organization_id, app_id) references palier.app (organization_id, id);
alter table palier.building
  add constraint building_property foreign key (organization_id, property_id) references palier.property (organization_id, id),
  add constraint building_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint building_property_manager foreign key (organization_id, property_manager_id) references palier.service_provider (organization_id, id);
-- What a building or a unit belongs to proves its organization: checked once, not twice, for every home of a city.
alter table palier.building drop constraint building_organization_id_fkey;
alter table palier.unit drop constraint unit_organization_id_fkey;
alter table palier.unit
  add constraint unit_building foreign key (organization_id, building_id) references palier.building (organization_id, id);
alter table palier.utilisation_period
  add constraint utilisation_period_unit foreign key (organization_id, unit_id) references palier.unit (organization_id, id);
alter table palier.check_in
  add constraint check_in_utilisation_period foreign key (organization_id, utilisation_period_id) references palier.utilisation_period (organization_id, id),
  add constraint check_in_person foreign key (organization_id, person_id) references palier.person (organization_id, id);
alter table palier.registration_code add constraint registration_code_used_by foreign key (organization_id, used_by_id) references palier.person (organization_id, id);
alter table palier.registration_code_period
  add constraint registration_code_period_code foreign key (organization_id, registration_code_id) references palier.registration_code (organization_id, id) on delete cascade,
  add constraint registration_code_period_period foreign key (organization_id, utilisation_period_id) references palier.utilisation_period (organization_id, id);
alter table palier.custom_item
  add constraint custom_item_property foreign key (organization_id, property_id) references palier.property (organization_id, id) on delete cascade,
  add constraint custom_item_building foreign key (organization_id, building_id) references palier.building (organization_id, id) on delete cascade,
  add constraint custom_item_unit foreign key (organization_id, unit_id) references palier.unit (organization_id, id) on delete cascade,
  add constraint custom_item_utilisation_period foreign key (organization_id, utilisation_period_id) references palier.utilisation_period (organization_id, id) on delete cascade;
alter table palier.permission
  add constraint permission_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade,
  add constraint permission_app foreign key (organization_id, app_id) references palier.app (organization_id, id) on delete cascade,
  add constraint permission_property foreign key (organization_id, property_id) references palier.property (organization_id, id) on delete cascade,
  add constraint permission_building foreign key (organization_id, building_id) references palier.building (organization_id, id) on delete cascade,
  add constraint permission_unit foreign key (organization_id, unit_id) references palier.unit (organization_id, id) on delete cascade;

create unique index property_external_id_taken on palier.property (organization_id, external_id) where external_id is not null and deleted_at is null;
create unique index building_external_id_taken on palier.building (organization_id, external_id) where external_id is not null and deleted_at is null;
create unique index unit_external_id_taken on palier.unit (organization_id, external_id) where external_id is not null and deleted_at is null;
create unique index utilisation_period_external_id_taken on palier.utilisation_period (organization_id, external_id) where external_id is not null and deleted_at is null;
create index property_in_order on palier.property (organization_id, name, id) where deleted_at is null;
create index building_by_property on palier.building (organization_id, property_id, name, id) where deleted_at is null;
create index building_by_app on palier.building (organization_id, app_id) where deleted_at is null;
create index unit_by_building on palier.unit (organization_id, building_id, name, id) where deleted_at is null;
create index unit_by_property on palier.unit (organization_id, property_id) where deleted_at is null;
create index utilisation_period_by_unit on palier.utilisation_period (organization_id, unit_id, start_date desc) where deleted_at is null;
create index utilisation_period_by_property on palier.utilisation_period (organization_id, property_id, unit_id) include (start_date, end_date)
  where deleted_at is null and type <> 'vacant';
create index property_search on palier.property using gin (organization_id, search public.gin_trgm_ops);
create index building_search on palier.building using gin (organization_id, search public.gin_trgm_ops);
create index unit_search on palier.unit using gin (organization_id, search public.gin_trgm_ops);

-- The ids of places of one level in which every part occurs, below the given channels; where they are too many, those with
-- every word as a whole come, too. Under row level security no index serves LIKE, because it is not leakproof; this door
-- names the organization itself and gives away nothing but ids.
create function palier.places_like(
  level text, part text[], whole text[], apps text[], properties text[], buildings text[], units text[], most int
) returns setof text language plpgsql stable rows 30 security definer set search_path = '' as $$
declare
  own int := pg_catalog.array_position(array['property', 'building', 'unit'], level);
  patterns text[];
  found int;
begin
  for round in 1 .. 2 loop
    patterns := case round when 1 then part else whole end;
    return query execute pg_catalog.format(
      'select id::text from palier.%I where organization_id = %L and deleted_at is null and (%s) and %s limit %s',
      (array['property', 'building', 'unit'])[own],
      palier.current_organization(),
      pg_catalog.concat_ws(' or ',
        pg_catalog.format('app_id = any(%L)', apps),
        pg_catalog.format(case when own = 1 then 'id = any(%L)' else 'property_id = any(%L)' end, properties),
        pg_catalog.format(case own when 2 then 'id = any(%L)' when 3 then 'building_id = any(%L)' end, buildings),
        pg_catalog.format(case when own = 3 then 'id = any(%L)' end, units)),
      (select pg_catalog.string_agg(pg_catalog.format('search like %L', pattern), ' and ') from pg_catalog.unnest(patterns) pattern),
      most);
    get diagnostics found = row_count;
    exit when found < most or whole = '{}';
  end loop;
end $$;
